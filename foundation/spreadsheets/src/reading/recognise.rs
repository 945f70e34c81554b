//! What a file is, by its first bytes. Names and endings lie; contents do not.

use super::{Foreign, Unreadable};

/// The two families of tables that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP archive that may be a workbook.
    Archive,
    /// Text, until the encoding says otherwise.
    Text,
}

const FOREIGN: &[(&[u8], Foreign)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Foreign::OldWorkbook),
    (b"%PDF-", Foreign::Pdf),
    (b"\x1F\x8B", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"Rar!\x1A\x07", Foreign::Archive),
    (b"\x89PNG\r\n", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"{\\rtf", Foreign::TextDocument),
    (b"SQLite format 3\0", Foreign::Database),
];

pub(crate) fn recognise(head: &[u8]) -> Result<Kind, Unreadable> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || head.starts_with(b"PK\x07\x08") {
        return Ok(Kind::Archive);
    }
    if let Some((_, kind)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Unreadable::NotATable { kind: *kind });
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let opening: Vec<u8> = text.iter().take(15).map(u8::to_ascii_lowercase).collect();
    if opening.starts_with(b"<!doctype") || opening.starts_with(b"<html") || opening.starts_with(b"<table") {
        return Err(Unreadable::NotATable { kind: Foreign::WebPage });
    }
    if opening.starts_with(b"<?xml") {
        return Err(Unreadable::NotATable { kind: Foreign::Xml });
    }
    if opening.starts_with(b"{\"") || opening.starts_with(b"[{") || opening.starts_with(b"{\n") {
        return Err(Unreadable::NotATable { kind: Foreign::Json });
    }
    Ok(Kind::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_file_is_named_for_what_it_is() {
        for (bytes, words) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "password"),
            (b"  <HTML><table>", "web page"),
            (b"\xEF\xBB\xBF<?xml version='1.0'?>", "XML"),
            (b"[{\"id\":1}]", "JSON"),
        ] {
            let refusal = recognise(bytes).expect_err("not a table").to_string();
            assert!(refusal.contains(words), "{refusal}");
        }
    }

    #[test]
    fn text_and_archives_go_on() {
        assert_eq!(recognise(b"id,name\n").expect("text"), Kind::Text);
        assert_eq!(recognise(b"PK\x03\x04").expect("archive"), Kind::Archive);
        assert_eq!(recognise(b"").expect("nothing yet"), Kind::Text);
    }
}
