//! Every input that is kept is survived: those that once broke something, and one good one of each kind.

use fuzz::TARGETS;
use std::fs;
use std::path::Path;

#[test]
fn every_kept_input_is_survived() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in TARGETS {
        let folder = corpus.join(target.name);
        let mut inputs = 0;
        for entry in fs::read_dir(&folder).expect("every target has a corpus") {
            let input = entry.unwrap().path();
            println!("{}", input.display());
            (target.attack)(&fs::read(&input).unwrap());
            inputs += 1;
        }
        assert!(inputs > 0, "{} has no input", target.name);
    }
}

#[test]
fn arbitrary_bytes_are_survived() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut bytes = Vec::new();
    for length in 0..600 {
        bytes.clear();
        bytes.extend((0..length).map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        }));
        for target in TARGETS {
            (target.attack)(&bytes);
        }
    }
}
