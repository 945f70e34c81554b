//! The words of the pages of entries.

#[test]
fn the_three_languages_say_the_same_things() {
    let differences = translations::compare(&[stewardship::WORDS, stewardship::RHYTHM_WORDS]);
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn the_polish_words_are_plain() {
    let sentences: Vec<&str> = [stewardship::WORDS.pl, stewardship::RHYTHM_WORDS.pl]
        .into_iter()
        .flat_map(str::lines)
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

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    let all = [
        stewardship::STATEMENTS,
        stewardship::TRANSLATION_STATEMENTS,
        stewardship::rhythm::STATEMENTS,
        directory::stewarding::STATEMENTS,
        directory::import::STATEMENTS,
        directory::pictures::STATEMENTS,
        directory::STATEMENTS,
    ];
    for statements in all {
        database::testing::every_statement_prepares(crate::house::MIGRATIONS, statements).await;
    }
}
