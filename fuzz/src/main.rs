//! libFuzzer around one target: `fuzz --target=tables corpus/tables`. `cargo xtask fuzz` builds and calls it rightly.
#![no_main]

use fuzz::{Target, target};
use std::sync::OnceLock;

static CHOSEN: OnceLock<Target> = OnceLock::new();

/// libFuzzer passes over arguments with two dashes and leaves them to us.
fn choose() -> Target {
    let name = std::env::args().find_map(|argument| argument.strip_prefix("--target=").map(str::to_owned));
    let name = name.expect("say which target: --target=NAME");
    target(&name).expect("there is a target of this name")
}

libfuzzer_sys::fuzz_target!(init: { CHOSEN.get_or_init(choose); }, |data: &[u8]| {
    (CHOSEN.get_or_init(choose).attack)(data);
});
