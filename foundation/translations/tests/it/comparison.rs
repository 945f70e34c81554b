use translations::{Difference, WORDS, Words, compare};
use vocabulary::Language::{English, Polish, Ukrainian};

#[test]
fn the_words_of_this_crate_are_level() {
    assert_eq!(compare(&[WORDS]), []);
}

#[test]
fn a_key_missing_in_one_language_is_named() {
    let words = Words { name: "w", pl: "a = A\nb = B", en: "a = A", uk: "a = A\nb = B" };
    assert_eq!(
        compare(&[words]),
        [Difference::MissingKey { words: "w", key: "b".into(), language: English }]
    );
}

#[test]
fn a_placeholder_that_one_language_forgets_is_named() {
    let words =
        Words { name: "w", pl: "a = { $name } i { $n }", en: "a = { $name }", uk: "a = { $n } { $name }" };
    let found = compare(&[words]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "w/locales/en.ftl: `a` does not use $n");
}

#[test]
fn a_plural_without_all_forms_of_the_language_is_named() {
    let two = "a = { $n ->\n    [one] x\n   *[other] y\n}";
    let words = Words { name: "w", pl: two, en: two, uk: two };
    let found = compare(&[words]);
    let forms = vec!["few", "many"];
    assert_eq!(
        found,
        [Polish, Ukrainian].map(|language| Difference::MissingForms {
            words: "w",
            key: "a".into(),
            language,
            forms: forms.clone()
        })
    );
}

#[test]
fn a_choice_between_words_is_not_taken_for_a_plural() {
    let choice = "a = { $kind ->\n    [school] x\n   *[other] y\n}";
    assert_eq!(compare(&[Words { name: "w", pl: choice, en: choice, uk: choice }]), []);
}

#[test]
fn a_reference_to_nothing_is_named() {
    let words =
        Words { name: "w", pl: "a = { b }\nb = B", en: "a = A { -brand }\nb = B", uk: "a = A\nb = B" };
    let found = compare(&[words]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "w/locales/en.ftl: `a` refers to unknown `-brand`");
}
