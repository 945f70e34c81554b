//! Questions that no honest person types.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::region::{Region, region};

#[test]
fn very_long_odd_and_empty_questions_are_answered() {
    let region = region();
    let long = "mąż mnie bije ".repeat(800);
    let single = "a".repeat(10_000);
    let odd = "\u{202e}emoc\u{200f}\u{0}\u{7}  💔 przemoc \u{feff}";
    for question in
        [long.as_str(), &single, odd, "", "   ", "\n\t", "'; drop table service; --", "(((((", "<script>"]
    {
        let found = region.ask_in(question, "Lipno");
        assert!(!found.results.is_empty(), "{question:.40}");
    }
    assert!(region.ask_in(odd, "Lipno").urgent, "what can be read is read");
    assert!(region.ask_in(&long, "Lipno").urgent);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_question_breaks_the_finder(question in ".{0,120}") {
        static REGION: LazyLock<Region> = LazyLock::new(region);
        let found = REGION.ask_in(&question, "Lipno");
        prop_assert!(found.results.len() <= 10);
    }
}
