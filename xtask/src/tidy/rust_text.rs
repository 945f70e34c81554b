//! A Rust file told apart into code, literals and comments, so that a rule about code is not misled by a comment.
//!
//! Not a parser: it knows where literals and comments begin and end, and nothing else.

/// What a stretch of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names, signs, numbers, lifetimes.
    Code,
    /// The inside of a string or character literal.
    Literal,
    /// A comment of any sort, with its marks.
    Comment,
}

/// A stretch of one kind, beginning on `line` (from 1).
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub line: usize,
    /// Its text.
    pub text: &'a str,
}

/// Cuts the text into stretches, in order.
pub fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut cut = Cut { text, found: Vec::new(), line: 1, code_from: 0, at: 0 };
    cut.run();
    cut.found
}

/// The part of a file before its `#[cfg(test)]` module: rules about the product do not bind its tests.
pub fn without_tests(text: &str) -> &str {
    let has_body =
        |from: usize| text[from..].find([';', '{']).is_some_and(|at| text[from + at..].starts_with('{'));
    text.match_indices("#[cfg(test)]")
        .find(|(from, _)| has_body(*from))
        .map_or(text, |(from, _)| &text[..from])
}

/// Every line of `stretch`, with its number in the file.
pub fn lines<'a>(stretch: &Stretch<'a>) -> impl Iterator<Item = (usize, &'a str)> {
    let first = stretch.line;
    stretch.text.lines().enumerate().map(move |(index, line)| (first + index, line))
}

/// Whether `word` stands in `text` as a whole word.
pub fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(from, _)| {
        let before = text[..from].chars().next_back();
        let after = text[from + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

struct Cut<'a> {
    text: &'a str,
    found: Vec<Stretch<'a>>,
    line: usize,
    code_from: usize,
    at: usize,
}

impl Cut<'_> {
    fn run(&mut self) {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            if rest.starts_with("//") {
                let end = rest.find('\n').unwrap_or(rest.len());
                self.take(0, end, 0, Kind::Comment);
            } else if rest.starts_with("/*") {
                self.take(0, block_comment(rest), 0, Kind::Comment);
            } else if let Some(quote) = raw_string(rest) {
                let close = format!("\"{}", "#".repeat(quote.hashes));
                let inside = &rest[quote.open..];
                let end = inside.find(&close).unwrap_or(inside.len());
                self.take(quote.open, end, close.len(), Kind::Literal);
            } else if let Some(inside) = rest.strip_prefix('"') {
                self.take(1, quoted(inside, '"'), 1, Kind::Literal);
            } else if let Some(inside) = rest.strip_prefix('\'').filter(|inside| is_character(inside)) {
                self.take(1, quoted(inside, '\''), 1, Kind::Literal);
            } else {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        self.end_code(self.text.len());
    }

    /// A stretch of `length` bytes after `open` bytes that introduce it and before `close` bytes that end it.
    fn take(&mut self, open: usize, length: usize, close: usize, kind: Kind) {
        self.end_code(self.at);
        let from = self.at + open;
        let to = (from + length).min(self.text.len());
        let text = &self.text[from..to];
        self.found.push(Stretch { kind, line: self.line, text });
        self.line += text.matches('\n').count();
        self.at = (to + close).min(self.text.len());
        self.code_from = self.at;
    }

    fn end_code(&mut self, to: usize) {
        if self.code_from < to {
            let text = &self.text[self.code_from..to];
            self.found.push(Stretch { kind: Kind::Code, line: self.line, text });
            self.line += text.matches('\n').count();
        }
        self.code_from = to;
    }
}

struct RawQuote {
    open: usize,
    hashes: usize,
}

/// `r"`, `r#"`, `br##"` …: how long the opening is and how many `#` close it.
fn raw_string(rest: &str) -> Option<RawQuote> {
    let prefix = ["br", "cr", "r"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    let hashes = rest[prefix.len()..].bytes().take_while(|byte| *byte == b'#').count();
    rest[prefix.len() + hashes..]
        .starts_with('"')
        .then_some(RawQuote { open: prefix.len() + hashes + 1, hashes })
}

/// Length of the inside of a literal, up to the closing mark that is not escaped.
fn quoted(inside: &str, close: char) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == close => return at,
            _ => {}
        }
    }
    inside.len()
}

/// Tells `'a'` and `'\n'` from the lifetime `'a`, by what follows the first mark.
fn is_character(inside: &str) -> bool {
    let mut chars = inside.chars();
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_kind(text: &str, kind: Kind) -> Vec<(usize, &str)> {
        stretches(text).iter().filter(|one| one.kind == kind).map(|one| (one.line, one.text)).collect()
    }

    #[test]
    fn literals_and_comments_are_told_from_code() {
        let text = "let a = \"// no \\\" comment\"; // yes \"no literal\"\nlet b = 'x'; fn f<'a>() {} /* a /* b */ c */\n";
        assert_eq!(of_kind(text, Kind::Literal), [(1, "// no \\\" comment"), (2, "x")]);
        assert_eq!(of_kind(text, Kind::Comment), [(1, "// yes \"no literal\""), (2, "/* a /* b */ c */")]);
    }

    #[test]
    fn raw_strings_end_at_their_own_mark() {
        let text = "\nlet a = r#\"one \"two\"\nthree\"#;\nlet r = br\"x\";\nlet last = \"y\";";
        assert_eq!(of_kind(text, Kind::Literal), [(2, "one \"two\"\nthree"), (4, "x"), (5, "y")]);
    }

    #[test]
    fn an_unfinished_file_is_read_to_its_end() {
        for text in ["let a = \"open", "/* open", "let a = r#\"open", "'"] {
            let length: usize = stretches(text).iter().map(|one| one.text.len()).sum();
            assert!(length <= text.len());
        }
    }

    #[test]
    fn only_a_test_module_with_a_body_ends_the_product() {
        let text = "#[cfg(test)]\nmod tests;\nfn f() {}\n#[cfg(test)]\nmod more { fn g() {} }";
        assert!(without_tests(text).ends_with("fn f() {}\n"));
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert!(has_word("use crate::store;", "store"));
        assert!(!has_word("restored storey store_room", "store"));
    }
}
