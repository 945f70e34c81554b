//! The rules of the house, held against the house itself, so that `cargo test` knows them too.

use std::fmt::Write;
use xtask::{tidy, workshop};

#[test]
fn the_house_keeps_its_own_rules() {
    let findings = tidy::look_at(&workshop::root()).unwrap();
    let broken =
        findings.iter().filter(|finding| !finding.advice).fold(String::new(), |mut text, finding| {
            let _infallible = write!(text, "\n\n{finding}");
            text
        });
    assert!(broken.is_empty(), "{broken}");
}
