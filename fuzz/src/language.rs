//! Words of a stranger: folded, cut, stemmed, looked up, weighed.

use polish::Morphology;

/// Does with the text all that the finder and the editor's hints do.
pub fn attack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = polish::fold(&text);
    assert_eq!(polish::fold(&folded), folded, "what is folded stays as it is");
    polish::sort_key(&text);
    let readability = polish::readability(&text);
    assert!(format!("{readability:?}").find("NaN").is_none(), "a score is a number");
    for finding in polish::officialese(&text) {
        assert!(!format!("{finding:?}").is_empty());
    }
    let dictionary = Morphology::embedded();
    for word in polish::words(&text).take(200) {
        assert!(text.contains(word.text), "a word stands in its text");
        dictionary.lemmas(word.text);
        dictionary.analyse_query(word.text);
        polish::stem_polish(word.text);
        polish::stem_ukrainian(word.text);
        polish::stem_english(word.text);
        polish::within_typo(word.text, &folded, 2);
    }
}
