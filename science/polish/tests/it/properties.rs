//! Properties of every function, on arbitrary text and on text that looks Polish.

use polish::{
    Morphology, allowed_typos, fold, marked, officialese, readability, sentences, sort_key, stem_english,
    stem_polish, stem_ukrainian, syllables, typos_between, within_typo, words,
};
use proptest::prelude::*;

/// Letters of three alphabets, marks apart, signs that cut or join words, invisible characters.
const LETTERS: &str = "[aąbcćeęijklłnoósśuwyzźżAŁŻŚĆÓéüßﬁIiдіїйґєА'’ʼ.,:/+0-9 \n\u{301}\u{307}\u{328}\u{306}\u{308}\u{ad}\u{a0}\u{200b}„”!?()-]{0,60}";

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), LETTERS]
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in text()) {
        let dictionary = Morphology::embedded();
        for word in words(&text) {
            let analysis = dictionary.analyse(word.text);
            prop_assert_eq!(&analysis.folded, &fold(word.text));
            prop_assert_eq!(analysis.known, !dictionary.lemmas(word.text).is_empty());
            dictionary.analyse_query(word.text);
            stem_polish(word.text);
            stem_ukrainian(word.text);
            stem_english(word.text);
            syllables(word.text);
        }
        dictionary.analyse(&text);
        dictionary.analyse_query(&text);
        officialese(&text);
        sort_key(&text);
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.as_ref());
        let once = marked(&text);
        prop_assert_eq!(marked(&once), once.as_ref());
    }

    #[test]
    fn keeping_marks_first_changes_nothing_in_the_fold(text in text()) {
        let kept = marked(&text);
        prop_assert_eq!(fold(&kept), fold(&text));
    }

    #[test]
    fn folding_forgets_case(text in text()) {
        let small: String = text.chars().filter(|letter| "aąbcćeęłńóśźżiдіїй".contains(*letter)).collect();
        let capitals = small.to_uppercase();
        prop_assert_eq!(fold(&capitals), fold(&small));
    }

    #[test]
    fn words_stand_in_order_where_they_say(text in text()) {
        let mut end = 0;
        for word in words(&text) {
            prop_assert!(word.span.start >= end && word.span.end > word.span.start);
            prop_assert_eq!(&text[word.span.clone()], word.text);
            prop_assert!(!text[end..word.span.start].chars().any(char::is_alphanumeric), "no letter is lost");
            for part in word.parts() {
                prop_assert!(part.span.start >= word.span.start && part.span.end <= word.span.end);
                prop_assert_eq!(&text[part.span.clone()], part.text);
            }
            end = word.span.end;
        }
        prop_assert!(!text[end..].chars().any(char::is_alphanumeric));
    }

    #[test]
    fn every_word_has_a_base_form_to_compare(word in "[a-ząćęłńóśźżA-Z]{1,20}") {
        prop_assert!(!Morphology::embedded().analyse(&word).lemmas.is_empty());
        prop_assert!(!Morphology::embedded().analyse_query(&word).lemmas.is_empty());
    }

    #[test]
    fn lemmas_without_marks_include_those_with_marks(word in "[aąeęioóuyzźżsścćnńłlrtkpdmwbjgh]{1,5}") {
        let folded = Morphology::embedded().lemmas_folded(&word);
        for exact in Morphology::embedded().lemmas_exact(&word) {
            prop_assert!(folded.iter().any(|found| found.text == exact.text && found.class == exact.class));
        }
    }

    #[test]
    fn sentences_lose_no_word(text in text()) {
        let whole: Vec<_> = words(&text).map(|word| word.span.start).collect();
        let mut end = 0;
        let mut found = Vec::new();
        for sentence in sentences(&text) {
            prop_assert!(sentence.span.start >= end);
            prop_assert_eq!(&text[sentence.span.clone()], sentence.text);
            end = sentence.span.end;
            found.extend(words(sentence.text).map(|word| word.span.start + sentence.span.start));
        }
        prop_assert_eq!(found, whole);
        let measured = readability(&text);
        prop_assert!(measured.fog.is_finite() && measured.pisarek_nonlinear.is_finite());
        prop_assert!(measured.long_words <= measured.words && measured.sentences <= measured.words);
    }

    #[test]
    fn distances_are_those_of_the_whole_table(left in "[abcż]{0,9}", right in "[abcż]{0,9}", max in 0_usize..6) {
        let distance = whole_table(&left, &right);
        prop_assert_eq!(typos_between(&left, &right, max), (distance <= max).then_some(distance));
        prop_assert_eq!(within_typo(&left, &right, max), within_typo(&right, &left, max));
    }

    #[test]
    fn more_letters_never_allow_fewer_typos(letters in 0_usize..100) {
        prop_assert!(allowed_typos(letters) <= allowed_typos(letters + 1));
    }

    #[test]
    fn a_longer_text_sorts_behind_its_beginning(text in text(), letter in "[a-ząćęłńóśźż]") {
        let longer = text.clone() + &letter;
        prop_assert!(sort_key(&text) < sort_key(&longer));
    }

    #[test]
    fn sort_keys_are_digits(text in text()) {
        prop_assert!(sort_key(&text).bytes().all(|byte| byte.is_ascii_digit()));
    }
}

/// Optimal string alignment, straight from its definition.
fn whole_table(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            table[row][column] = if row == 0 || column == 0 {
                row + column
            } else {
                let same = usize::from(left[row - 1] != right[column - 1]);
                let mut least = (table[row - 1][column] + 1)
                    .min(table[row][column - 1] + 1)
                    .min(table[row - 1][column - 1] + same);
                if row > 1
                    && column > 1
                    && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1]
                {
                    least = least.min(table[row - 2][column - 2] + 1);
                }
                least
            };
        }
    }
    table[left.len()][right.len()]
}
