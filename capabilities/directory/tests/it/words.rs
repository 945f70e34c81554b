//! The words of the pages.

#[test]
fn the_three_languages_say_the_same_things() {
    let differences = translations::compare(&[directory::WORDS]);
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn the_polish_words_are_plain() {
    let sentences: Vec<&str> = directory::WORDS
        .pl
        .lines()
        .filter_map(|line| line.split_once(" = ").map(|(_, text)| text))
        .filter(|text| text.ends_with(['.', '?', '!']))
        .collect();
    let fog = polish::readability(&sentences.join("\n")).fog;
    assert!(fog <= 9.0, "FOG-PL {fog:.1}");
    for sentence in sentences {
        let findings = polish::officialese(sentence);
        assert!(findings.is_empty(), "{sentence}: {findings:?}");
    }
}
