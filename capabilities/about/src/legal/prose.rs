//! The little markup of the documents: headings, paragraphs, lists, tables and a notice. A block ends with a blank line;
//! there is nothing inside a line, so whatever a name contains stays what it is.

use std::fmt::Write as _;

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `#`, `##`, `###`.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its text.
        text: String,
    },
    /// Lines without a mark.
    Paragraph(String),
    /// `> `: each line a paragraph of a framed notice.
    Notice(Vec<String>),
    /// `1. `
    Numbered(Vec<String>),
    /// `- `
    Bullets(Vec<String>),
    /// `| a | b |`, with a line of dashes under the first.
    Table {
        /// The first row.
        head: Vec<String>,
        /// The others.
        rows: Vec<Vec<String>>,
    },
}

/// Reads the markup.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            blocks.extend(block(&lines));
            lines.clear();
        } else {
            lines.push(line);
        }
    }
    blocks
}

fn block(lines: &[&str]) -> Option<Block> {
    let first = lines.first()?;
    if let Some((level, text)) = heading(first) {
        return Some(Block::Heading { level, text: text.to_owned() });
    }
    Some(if first.starts_with("> ") {
        Block::Notice(lines.iter().map(|line| line.trim_start_matches("> ").to_owned()).collect())
    } else if first.starts_with("- ") {
        Block::Bullets(items(lines, |line| line.strip_prefix("- ")))
    } else if numbered(first).is_some() {
        Block::Numbered(items(lines, numbered))
    } else if first.starts_with('|') {
        let mut rows = lines.iter().filter(|line| !line.starts_with("|---")).map(|line| cells(line));
        Block::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
    } else {
        Block::Paragraph(lines.join(" "))
    })
}

fn heading(line: &str) -> Option<(u8, &str)> {
    [(3, "### "), (2, "## "), (1, "# ")]
        .into_iter()
        .find_map(|(level, mark)| line.strip_prefix(mark).map(|text| (level, text)))
}

fn numbered(line: &str) -> Option<&str> {
    let (number, text) = line.split_once(". ")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// A line without the mark goes on with the item before it.
fn items<'line>(lines: &[&'line str], mark: impl Fn(&'line str) -> Option<&'line str>) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (mark(line), items.last_mut()) {
            (None, Some(last)) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            (text, _) => items.push(text.unwrap_or(line).to_owned()),
        }
    }
    items
}

fn cells(line: &str) -> Vec<String> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Letters in a line of plain text.
const WIDTH: usize = 78;

/// The document as plain text: for mail programs, and for readers that speak.
pub fn plain(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading { level: 1, text: title } => text.push_str(&title.to_uppercase()),
            Block::Heading { text: title, .. } => {
                let line = "-".repeat(title.chars().count());
                write!(text, "\n{title}\n{line}").expect("writing to a string cannot fail");
            }
            Block::Paragraph(paragraph) => wrap(&mut text, paragraph, "", ""),
            Block::Notice(lines) => each(&mut text, lines, |text, _, line| wrap(text, line, "! ", "! ")),
            Block::Bullets(items) => each(&mut text, items, |text, _, item| wrap(text, item, "- ", "  ")),
            Block::Numbered(items) => each(&mut text, items, |text, number, item| {
                let mark = format!("{number}. ");
                wrap(text, item, &mark, &" ".repeat(mark.len()));
            }),
            Block::Table { head, rows } => each(&mut text, rows, |text, _, row| {
                for (name, cell) in head.iter().zip(row) {
                    wrap(text, &format!("{name}: {cell}"), "", "  ");
                    text.push('\n');
                }
            }),
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn each<T>(text: &mut String, items: &[T], mut write: impl FnMut(&mut String, usize, &T)) {
    for (number, item) in (1..).zip(items) {
        write(text, number, item);
        text.push('\n');
    }
}

fn wrap(text: &mut String, words: &str, first: &str, further: &str) {
    text.push_str(first);
    let mut length = first.chars().count();
    let mut begun = false;
    for word in words.split(' ') {
        let needed = word.chars().count();
        if begun && length + 1 + needed > WIDTH {
            text.push('\n');
            text.push_str(further);
            length = further.chars().count();
        } else if begun {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += needed;
        begun = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_read() {
        let read = blocks(
            "# A\n\none\ntwo\n\n> careful\n\n1. x\n2. y\n   on\n\n- z\n\n| a | b |\n|---|---|\n| c | d |\n",
        );
        assert_eq!(read[0], Block::Heading { level: 1, text: "A".into() });
        assert_eq!(read[1], Block::Paragraph("one two".into()));
        assert_eq!(read[2], Block::Notice(vec!["careful".into()]));
        assert_eq!(read[3], Block::Numbered(vec!["x".into(), "y on".into()]));
        assert_eq!(read[4], Block::Bullets(vec!["z".into()]));
        let (head, rows) = (vec!["a".into(), "b".into()], vec![vec!["c".into(), "d".into()]]);
        assert_eq!(read[5], Block::Table { head, rows });
        assert_eq!(read.len(), 6);
    }

    #[test]
    fn plain_text_says_what_each_cell_is() {
        let text = plain(&blocks("## B\n\n| a | b |\n|---|---|\n| c | d |\n"));
        assert_eq!(text, "\nB\n-\n\na: c\nb: d\n");
    }

    #[test]
    fn plain_text_has_no_long_line() {
        let text = plain(&blocks(&format!("1. {}\n", "word ".repeat(60).trim())));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("   ")), "{text}");
    }
}
