use std::sync::Arc;

use translations::{BrokenWords, Catalogue, Speak, Words};
use vocabulary::Language::{self, English, Polish, Ukrainian};

const PLACES: Words = Words {
    name: "places",
    pl: "places = { $n ->\n    [one] { $n } miejsce\n    [few] { $n } miejsca\n    [many] { $n } miejsc\n   *[other] { $n } miejsca\n}\nat-home = Pomoc w { $place } i w domu\nlong =\n    Jedno\n    zdanie.\n\n    Drugie.\n",
    en: "places = { $n ->\n    [one] { $n } place\n   *[other] { $n } places\n}\nat-home = Help in { $place } and at home\nlong = One.\n",
    uk: "places = { $n ->\n    [one] { $n } місце\n    [few] { $n } місця\n    [many] { $n } місць\n   *[other] { $n } місця\n}\nat-home = Допомога в { $place } й удома\nlong = Одне.\n",
};

fn speak(language: Language) -> Speak {
    Speak::new(Arc::new(Catalogue::new(&[PLACES]).expect("the words are sound")), language)
}

#[test]
fn numbers_choose_the_plural_form_of_the_language() {
    let polish = speak(Polish);
    let said: Vec<String> = [1, 2, 5, 12, 22, 25].iter().map(|n| polish.count("places", n)).collect();
    assert_eq!(said, ["1 miejsce", "2 miejsca", "5 miejsc", "12 miejsc", "22 miejsca", "25 miejsc"]);
    assert_eq!(polish.count("places", 2.5), "2,5 miejsca");
    let ukrainian = speak(Ukrainian);
    assert_eq!(ukrainian.count("places", 21), "21 місце");
    assert_eq!(ukrainian.count("places", 3), "3 місця");
    assert_eq!(speak(English).count("places", 1), "1 place");
}

#[test]
fn numbers_in_messages_are_written_as_the_language_writes_them() {
    assert_eq!(speak(Polish).count("places", 12_345), "12\u{202f}345 miejsc");
    assert_eq!(speak(English).count("places", 12_345), "12,345 places");
}

#[test]
fn one_letter_words_do_not_hang_even_before_a_placeholder() {
    let said = speak(Polish).phrase("at-home").with("place", "Łodzi").to_string();
    assert_eq!(said, "Pomoc w\u{a0}Łodzi i\u{a0}w\u{a0}domu");
}

#[test]
fn no_isolation_marks_stand_around_what_is_filled_in() {
    let said = speak(English).phrase("at-home").with("place", "Łódź").to_string();
    assert_eq!(said, "Help in Łódź and at home");
}

#[test]
fn a_long_text_is_parted_into_paragraphs() {
    assert_eq!(speak(Polish).paragraphs("long"), ["Jedno zdanie.", "Drugie."]);
}

#[test]
fn a_missing_key_is_visible_to_the_person_building_the_page() {
    assert_eq!(speak(Polish).say("no-such-key"), "⟦no-such-key⟧");
    assert!(!speak(Polish).knows("no-such-key"));
    assert!(speak(Polish).knows("places"));
}

#[test]
fn the_same_key_in_two_crates_is_refused_and_both_are_named() {
    let other = Words { name: "other", pl: "places = Miejsca", en: "", uk: "" };
    let broken = Catalogue::new(&[PLACES, other]).expect_err("the key stands twice");
    let duplicate =
        BrokenWords::Duplicate { key: "places".into(), language: "pl", first: "places", second: "other" };
    assert_eq!(broken, duplicate);
}

#[test]
fn a_file_that_fluent_cannot_read_is_refused_with_its_line() {
    let broken = Words { name: "broken", pl: "good = tak\n\nbad = { $n ->\n", en: "", uk: "" };
    match Catalogue::new(&[broken]).expect_err("the brace is never closed") {
        BrokenWords::Unreadable { words, language, line, .. } => {
            assert_eq!((words, language), ("broken", "pl"));
            assert!(line >= 3, "line {line}");
        }
        other @ BrokenWords::Duplicate { .. } => panic!("{other}"),
    }
}
