//! No visible word outside `locales/`: what a person reads is kept where a translator finds it.

use super::rust_text::{Kind, lines, stretches, without_tests};
use super::tree::{is_rust, is_test};
use super::{Finding, Tree};

const WHY: &str = "a word outside locales/ stays in one language, and no translator ever sees it";
const MEND: &str = "give it a key in locales/pl.ftl, en.ftl and uk.ftl and say the key here";

/// Attributes whose value a person sees or hears.
const SPOKEN: [&str; 9] = [
    "alt",
    "title",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "placeholder",
    "label",
    "summary",
];

/// Names and signs that are the same in every language.
const SAME_EVERYWHERE: [&str; 20] = [
    "ogniwo", "PDF", "CSV", "XLSX", "JSON", "QR", "HSDS", "OpenAPI", "API", "TERYT", "REGON", "NIP", "KRS",
    "RSPO", "ETR", "PJM", "km", "m", "kB", "MB",
];

/// Texts and spoken attributes of every template.
pub fn templates(tree: &Tree) -> Vec<Finding> {
    tree.ending(".html")
        .filter(|(path, _)| path.contains("templates/"))
        .flat_map(|(path, text)| {
            words_of_template(text).into_iter().map(move |(line, seen)| {
                Finding::new(path, line, format!("a visible word in a template: {seen}"), WHY, MEND)
            })
        })
        .collect()
}

/// Polish or Ukrainian letters in the literals of what presents: such a literal is a sentence for people.
pub fn sources(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for floor in ["capabilities/", "foundation/web/", "foundation/charts/", "server/src/"] {
        let presents =
            |path: &str| path.contains("/src/") && is_rust(path) && !is_test(path) && !is_terminal(path);
        for (path, text) in tree.below(floor).filter(|(path, _)| presents(path)) {
            for stretch in stretches(without_tests(text)).iter().filter(|one| one.kind == Kind::Literal) {
                // Endings, letters and single words are rules about a language; what has a space is said to people.
                let is_sentence = |line: &str| line.trim().contains(' ') && line.chars().any(is_local_letter);
                for (line, seen) in lines(stretch).filter(|(_, line)| is_sentence(line)) {
                    let seen = format!("a visible word in the code: {}", seen.trim());
                    findings.push(Finding::new(path, line, seen, WHY, MEND));
                }
            }
        }
    }
    findings
}

/// What the operator reads on a terminal is said by the commands themselves.
fn is_terminal(path: &str) -> bool {
    path.starts_with("server/src/commands")
}

fn is_local_letter(c: char) -> bool {
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains(c) || ('\u{0400}'..='\u{04ff}').contains(&c)
}

/// What a person would read in the template as it stands, with its line.
fn words_of_template(text: &str) -> Vec<(usize, String)> {
    let (html, mut words) = without_expressions(text);
    let mut line = 1;
    let mut rest = html.as_str();
    while !rest.is_empty() {
        let (piece, kind) = next_piece(rest);
        match kind {
            Piece::Text => {
                let text = without_attributes(piece);
                words.extend(unknown_words(&text).map(|(offset, seen)| (line + offset, seen)));
            }
            Piece::Tag => {
                for (name, value, offset) in attributes(piece) {
                    if SPOKEN.contains(&name.as_str()) {
                        words.extend(unknown_words(value).map(|(more, seen)| (line + offset + more, seen)));
                    }
                }
            }
            Piece::Silent => {}
        }
        line += piece.matches('\n').count();
        rest = &rest[piece.len()..];
    }
    words.sort();
    words
}

/// Blanks askama's marks (keeping the lines) and returns the sentences hidden in their literals.
fn without_expressions(text: &str) -> (String, Vec<(usize, String)>) {
    let mut html = String::with_capacity(text.len());
    let mut hidden = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some((from, close)) = ["{{", "{%", "{#"]
        .into_iter()
        .zip(["}}", "%}", "#}"])
        .filter_map(|(open, close)| rest.find(open).map(|from| (from, close)))
        .min()
    {
        html.push_str(&rest[..from]);
        line += rest[..from].matches('\n').count();
        let inside = &rest[from..];
        let end = inside.find(close).map_or(inside.len(), |at| at + 2);
        let mark = &inside[..end];
        if close != "#}" {
            for (index, literal) in mark.split('"').enumerate().filter(|(index, _)| index % 2 == 1) {
                let is_sentence = literal.contains(' ') && !looks_like_markup(literal);
                if literal.chars().any(char::is_alphabetic) && (is_sentence || !literal.is_ascii()) {
                    let before: usize =
                        mark.split('"').take(index).map(|part| part.matches('\n').count()).sum();
                    hidden.push((line + before, literal.to_owned()));
                }
            }
        }
        let newlines = mark.matches('\n').count();
        html.push_str(&"\n".repeat(newlines));
        line += newlines;
        rest = &inside[end..];
    }
    html.push_str(rest);
    (html, hidden)
}

/// A list of classes or a value of an attribute, not a sentence.
fn looks_like_markup(literal: &str) -> bool {
    literal.split(' ').all(|word| word.is_empty() || word.contains('-') || word.contains('='))
}

enum Piece {
    Text,
    Tag,
    Silent,
}

fn next_piece(rest: &str) -> (&str, Piece) {
    for (open, close) in [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<!", ">")] {
        if rest.starts_with(open) {
            let end = rest.find(close).map_or(rest.len(), |at| at + close.len());
            return (&rest[..end], Piece::Silent);
        }
    }
    let is_tag = |text: &str| text.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
    if rest.starts_with('<') && is_tag(rest) {
        return (&rest[..tag_length(rest)], Piece::Tag);
    }
    let end =
        rest.char_indices().skip(1).find(|(at, c)| *c == '<' && is_tag_start(&rest[*at..])).map(|(at, _)| at);
    (&rest[..end.unwrap_or(rest.len())], Piece::Text)
}

fn is_tag_start(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!')
}

fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// Name, value and line offset of the quoted attributes of a tag.
fn attributes(tag: &str) -> Vec<(String, &str, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = tag[at..].find('=').map(|offset| at + offset) {
        let name: String = tag[..equals]
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let Some(quote) = tag[equals + 1..].chars().next().filter(|c| *c == '"' || *c == '\'') else {
            at = equals + 1;
            continue;
        };
        let from = equals + 2;
        let length = tag[from..].find(quote).unwrap_or(tag.len() - from);
        found.push((name.to_lowercase(), &tag[from..from + length], tag[..from].matches('\n').count()));
        at = (from + length + 1).min(tag.len());
    }
    found
}

/// Blanks `name="…"` in a text: a macro may hand out attributes of a tag that stands elsewhere.
fn without_attributes(text: &str) -> String {
    let mut plain = text.to_owned();
    while let Some(equals) = plain.find("=\"") {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let from = plain[..equals].trim_end_matches(is_name).len();
        let length = plain[equals + 2..].find('"').map_or(plain.len() - equals, |at| at + 3);
        let newlines = plain[from..equals + length].matches('\n').count();
        plain.replace_range(from..equals + length, &"\n".repeat(newlines));
    }
    plain
}

/// Words with letters, without entities and without what is the same everywhere; one finding a line.
fn unknown_words(text: &str) -> impl Iterator<Item = (usize, String)> {
    text.lines().enumerate().filter_map(|(offset, line)| {
        let plain = without_entities(line);
        let unknown = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().any(char::is_alphabetic))
            .any(|word| !SAME_EVERYWHERE.contains(&word));
        unknown.then(|| (offset, line.trim().to_owned()))
    })
}

fn without_entities(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(from) = rest.find('&') {
        plain.push_str(&rest[..from]);
        let inside = &rest[from + 1..];
        let name: usize =
            inside.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').map(char::len_utf8).sum();
        let is_entity = name > 0 && inside[name..].starts_with(';');
        plain.push(' ');
        rest = if is_entity { &inside[name + 1..] } else { inside };
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_only_says_keys_is_tidy() {
        let text = "{% extends \"layout.html\" %}\n{# a note for readers #}\n<!-- no word -->\n\
            <h1 class=\"title big\" title=\"{{ words.say(\"front.title\") }}\">{{ words.say(\"front.title\") }}</h1>\n\
            <p>{% if a > b %}{{ count }}{% endif %} &nbsp;· PDF, 3 km &mdash; ogniwo</p>\n\
            <a href=\"/pl/szukaj?x=1\" class=\"{% if a %}is-on other-one{% endif %}\">{{ x }}</a>\n";
        assert_eq!(words_of_template(text), []);
    }

    #[test]
    fn attributes_handed_out_by_a_macro_are_not_text() {
        let text = "{% if a %} aria-describedby=\"{{ id }}-hint\"{% endif %}\n{% if b %} aria-invalid=\"true\"{% endif %}";
        assert_eq!(words_of_template(text), []);
    }

    #[test]
    fn visible_words_are_found_with_their_line() {
        let text = "<main>\n<p>{{ x }} Zadzwoń\nteraz</p>\n<img alt=\"Mapa {{ gmina }}\"\n  title='{{ y }}'>\n\
            {{ words.say(\"Nie wiem\") }}\n<p>{{ \"Здрастуйте\" }}</p>\n</main>";
        let lines: Vec<usize> = words_of_template(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [2, 3, 4, 6, 7]);
    }

    #[test]
    fn sentences_in_code_are_found_and_letters_are_not() {
        let text = "//! Zażółć.\nconst A: &str = \"gęś\";\nfn f() { say(\"Zażółć gęślą\") }\n#[cfg(test)]\nmod tests { let a = \"Jaźń jest\"; }";
        let tree = Tree::of(&[
            ("capabilities/finder/src/pages.rs", text),
            ("server/src/a.rs", "const L: &str = \"ąćęłńóśźż\";"),
        ]);
        assert_eq!(sources(&tree).iter().map(|one| one.line).collect::<Vec<_>>(), [3]);
    }
}
