//! Cutting text into sentences, with Polish abbreviations in mind.

use std::ops::Range;

/// A sentence and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'text> {
    /// The sentence with its closing mark, without the space around it.
    pub text: &'text str,
    /// Its bytes in the whole text.
    pub span: Range<usize>,
}

/// Abbreviations after which the sentence always goes on, whatever the next letter: a name or a number follows.
const GOES_ON: &[&str] = &[
    "abp", "adw", "al", "ang", "art", "bł", "bp", "bulw", "doc", "dot", "dr", "ds", "dyr", "dz", "dz.u",
    "fot", "gen", "gm", "godz", "hab", "im", "inż", "jw", "kard", "kier", "kl", "kom", "kpt", "ks", "łac",
    "lek", "lic", "lit", "m.in", "mec", "med", "mgr", "niedz", "niem", "np", "nr", "o", "ob", "ok", "os",
    "pkt", "pl", "płk", "pn", "poł", "pon", "por", "pow", "poz", "prof", "proj", "prok", "przyp", "pt",
    "red", "rozdz", "rys", "s", "sob", "sp", "st", "str", "sygn", "śp", "śr", "św", "t.j", "tab", "tel",
    "tj", "tyt", "tzn", "tzw", "ukr", "ul", "ust", "vs", "wg", "wł", "woj", "wt", "ww", "wyd", "zał", "zast",
    "zob", "czw",
];

/// The sentences of a text, from left to right.
///
/// A sentence ends at a full stop, exclamation or question mark or ellipsis before a space and anything but a small
/// letter, at a blank line, and before a list item. The full stops of abbreviations (art., ust., ul., np., m.in.),
/// initials (J. Kowalski), ordinals (1. dzień) and list numbers do not end one. Abbreviations that may stand last
/// (itd., tys., r.) end one when a capital follows.
///
/// ```
/// use polish::sentences;
///
/// let text = "Przyjdź na ul. Nową 5. Czynne m.in. w 2026 r. do godz. 15. Zapraszamy!";
/// let found: Vec<_> = sentences(text).into_iter().map(|sentence| sentence.text).collect();
/// assert_eq!(found, ["Przyjdź na ul. Nową 5.", "Czynne m.in. w 2026 r. do godz. 15.", "Zapraszamy!"]);
/// ```
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let end = match character {
            '\n' if ends_line(&text[at..]) => at,
            '.' | '!' | '?' | '…' => {
                let mut end = at + character.len_utf8();
                while let Some(&(next_at, next)) = rest.peek()
                    && matches!(next, '.' | '!' | '?' | '…' | '”' | '"' | '»' | ')' | ']' | '’')
                {
                    end = next_at + next.len_utf8();
                    rest.next();
                }
                if !ends_sentence(
                    &text[start..at],
                    character,
                    &text[at + character.len_utf8()..end],
                    &text[end..],
                ) {
                    continue;
                }
                end
            }
            _ => continue,
        };
        push(&mut found, text, start..end);
        start = end;
    }
    push(&mut found, text, start..text.len());
    found
}

fn push<'text>(found: &mut Vec<Sentence<'text>>, text: &'text str, span: Range<usize>) {
    let raw = &text[span.clone()];
    let trimmed = raw.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let start = span.start + (raw.len() - raw.trim_start().len());
        found.push(Sentence { text: trimmed, span: start..start + trimmed.len() });
    }
}

/// Whether the line break that `rest` begins with separates: a blank line or a list item follows.
fn ends_line(rest: &str) -> bool {
    let mut lines = rest[1..].lines();
    let Some(next) = lines.next().map(str::trim_start) else { return false };
    if next.is_empty() {
        return true;
    }
    let mut characters = next.chars();
    match characters.next() {
        Some('-' | '–' | '—' | '•' | '*' | '·' | '◦' | '▪') => {
            characters.next().is_some_and(char::is_whitespace)
        }
        Some(first) if first.is_alphanumeric() => {
            // "1." "12)" "a)"
            let mark = next.trim_start_matches(|character: char| character.is_ascii_digit());
            let numbered =
                mark.len() < next.len() && mark.len() + 3 >= next.len() && mark.starts_with(['.', ')']);
            numbered || mark.len() == next.len() && characters.next() == Some(')')
        }
        _ => false,
    }
}

/// `before` is the sentence up to its mark, `mark` the first closing character, `more` those that follow it
/// directly, `after` the text behind.
fn ends_sentence(before: &str, mark: char, more: &str, after: &str) -> bool {
    let mut following = after.chars();
    match following.next() {
        None => return true,
        Some(next) if !next.is_whitespace() => return false,
        Some(_) => {}
    }
    let next = after
        .trim_start()
        .trim_start_matches(['„', '"', '«', '(', '[', '–', '—', '-', '•', ' '])
        .chars()
        .next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if mark != '.' || more.contains(['!', '?', '.']) {
        return true;
    }
    let last_word = before
        .rsplit(|character: char| {
            character.is_whitespace() || matches!(character, '(' | '„' | '"' | '[' | '/')
        })
        .next()
        .unwrap_or_default();
    if before.trim() == last_word.trim() && is_list_number(last_word) {
        return false;
    }
    let is_initial = last_word.chars().count() == 1 && last_word.chars().all(char::is_uppercase);
    let goes_on = GOES_ON.contains(&last_word.to_lowercase().as_str());
    // "tel." may close a bracketed remark, but only when the bracket closes with it.
    !(is_initial || goes_on && more.is_empty())
}

fn is_list_number(word: &str) -> bool {
    let letters = word.chars().count();
    (1..=3).contains(&letters) && word.chars().all(|character| character.is_ascii_digit())
        || letters == 1 && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let found = sentences(text);
        for sentence in &found {
            assert_eq!(&text[sentence.span.clone()], sentence.text);
        }
        found.into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn marks_before_a_capital_end_a_sentence() {
        assert_eq!(
            texts("Nie wiesz? Zadzwoń! Pomożemy… Na pewno."),
            ["Nie wiesz?", "Zadzwoń!", "Pomożemy…", "Na pewno."]
        );
        assert_eq!(texts("Powiedz „Pomocy!” i czekaj."), ["Powiedz „Pomocy!” i czekaj."]);
        assert_eq!(texts("(To nic.) Potem."), ["(To nic.)", "Potem."]);
        assert_eq!(texts("Co?! Tak."), ["Co?!", "Tak."]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        for one in [
            "Zgodnie z art. 17 ust. 1 pkt 3 ustawy (Dz. U. z 2024 r. poz. 1283) gmina pomaga.",
            "Mieszka przy ul. Krakowskiej, al. Róż i os. Zielonym.",
            "Pracuje tu dr hab. Anna Nowak, prof. UJ, i ks. Jan.",
            "Napisał to J. Kowalski z M. Nowak.",
            "Kupisz m.in. Apap, np. Extra.",
            "Czynne od godz. 8 do 15, tel. 18 337 10 00.",
            "Od 1. dnia miesiąca, tj. Od początku.",
        ] {
            assert_eq!(texts(one), [one]);
        }
    }

    #[test]
    fn an_abbreviation_that_may_stand_last_ends_one_before_a_capital() {
        assert_eq!(texts("Było to w 2020 r. Potem nic."), ["Było to w 2020 r.", "Potem nic."]);
        assert_eq!(texts("W 2020 r. otwarto dom."), ["W 2020 r. otwarto dom."]);
        assert_eq!(texts("Zabierz koc itd. Przyjdź."), ["Zabierz koc itd.", "Przyjdź."]);
    }

    #[test]
    fn numbers_end_sentences_but_do_not_split_them() {
        assert_eq!(
            texts("Mamy 12.5 etatu. Dnia 12.03.2024 r. było 5. Koniec."),
            ["Mamy 12.5 etatu.", "Dnia 12.03.2024 r. było 5.", "Koniec."]
        );
    }

    #[test]
    fn headings_paragraphs_and_list_items_are_apart() {
        assert_eq!(texts("Kto może przyjść\n\nKażdy."), ["Kto może przyjść", "Każdy."]);
        assert_eq!(texts("Zabierz:\n- dowód\n- leki\n• koc"), ["Zabierz:", "- dowód", "- leki", "• koc"]);
        assert_eq!(
            texts("Kroki:\n1. Zadzwoń\n2. Przyjdź\na) sam"),
            ["Kroki:", "1. Zadzwoń", "2. Przyjdź", "a) sam"]
        );
        assert_eq!(texts("Zdanie łamane\nw środku."), ["Zdanie łamane\nw środku."]);
    }

    #[test]
    fn text_without_words_has_no_sentences() {
        assert!(texts("").is_empty());
        assert!(texts(" ... \n\n ?!").is_empty());
    }
}
