//! The lines of an export. Each has exactly one way to be written, so no byte of it can change without a trace.

use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::keys::{Hash, bytes_of};

/// The line, if it is written the one way.
pub fn read<Line: Serialize + DeserializeOwned>(text: &str) -> Option<Line> {
    let line: Line = serde_json::from_str(text).ok()?;
    (serde_json::to_string(&line).ok()? == text).then_some(line)
}

/// The first line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub ogniwo_audit_export: u32,
    pub installation: String,
    pub exported_at: String,
    pub public_keys: Vec<String>,
    pub pruned: Option<Pruned>,
}

/// The signed note of what was let go after its time.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pruned {
    pub sequence: u64,
    pub hash: String,
    #[serde(rename = "pruned_at")]
    pub at: String,
    pub public_key: String,
    pub signature: String,
}

impl Pruned {
    pub fn message(&self, installation: &str) -> String {
        let Self { sequence, hash, at, .. } = self;
        format!("ogniwo audit pruned 1\n{installation}\n{sequence}\n{hash}\n{at}\n")
    }
}

/// A signed statement of where the chain ended at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    #[serde(rename = "head")]
    pub(crate) number: u64,
    pub(crate) installation: String,
    pub(crate) sequence: u64,
    pub(crate) hash: String,
    pub(crate) signed_at: String,
    pub(crate) public_key: String,
    pub(crate) signature: String,
}

impl Head {
    /// The head on that line of an export or of a file of heads; nothing when it is no head.
    pub fn of_line(text: &str) -> Option<Self> {
        read(text)
    }

    pub(crate) fn message(&self) -> String {
        let Self { number, installation, sequence, hash, signed_at, .. } = self;
        format!("ogniwo audit head 1\n{installation}\n{number}\n{sequence}\n{hash}\n{signed_at}\n")
    }
}

/// An entry.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub sequence: u64,
    pub hash: String,
    pub body: String,
}

/// The last line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub end: Seal,
}

/// What signs everything before it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    pub heads: u64,
    pub entries: u64,
    pub sha256: String,
    pub public_key: String,
    pub signature: String,
}

impl Seal {
    pub fn message(&self, installation: &str) -> String {
        format!("ogniwo audit export 1\n{installation}\n{}\n", self.sha256)
    }
}

/// A head as it is printed on reports: `1234 · 2026-11-22 · 9f3c 11aa 0b77 4d21`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub(crate) sequence: u64,
    digits: String,
}

impl Printed {
    pub(crate) fn agrees_with(&self, hash: &Hash) -> bool {
        HEXLOWER.encode(hash).starts_with(&self.digits)
    }
}

/// So many digits of a hash are printed.
const PRINTED: usize = 16;

impl FromStr for Printed {
    type Err = &'static str;

    /// Forgives spaces, dots, capital letters and a day left out.
    fn from_str(text: &str) -> Result<Self, &'static str> {
        const NOT: &str = "a printed head is the number of an entry, a day, and four groups of four digits or letters a to f";
        let mut words = text
            .split(|letter: char| letter.is_whitespace() || letter == '·' || letter == ':')
            .filter(|word| !word.is_empty());
        let sequence = words.next().and_then(|word| word.parse().ok()).ok_or(NOT)?;
        let digits: String = words.filter(|word| !word.contains('-')).collect::<String>().to_lowercase();
        let is_whole = digits.len() == PRINTED && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if is_whole { Ok(Self { sequence, digits }) } else { Err(NOT) }
    }
}

/// The first digits of a hash, as they are printed.
pub fn groups(hash: &Hash) -> String {
    let digits = HEXLOWER.encode(hash);
    let groups: Vec<&str> = (0..PRINTED).step_by(4).map(|from| &digits[from..from + 4]).collect();
    groups.join(" ")
}

/// A hash from its digits.
pub fn hash(digits: &str) -> Option<Hash> {
    bytes_of(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_written_another_way_is_no_line() {
        let line = r#"{"sequence":1,"hash":"00","body":"{\"a\":1}"}"#;
        assert!(read::<Entry>(line).is_some());
        for other in [
            r#"{"sequence": 1,"hash":"00","body":"{\"a\":1}"}"#,
            r#"{"hash":"00","sequence":1,"body":"{\"a\":1}"}"#,
            r#"{"sequence":1,"hash":"00","body":"{\u0022a\":1}"}"#,
            r#"{"sequence":1,"hash":"00","body":"{\"a\":1}","more":1}"#,
            r#"{"sequence":01,"hash":"00","body":"{\"a\":1}"}"#,
            r#"{"sequence":1,"hash":"00","body":"{\"a\":1}"} "#,
        ] {
            assert!(read::<Entry>(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_printed_head_can_be_typed_in() {
        let printed: Printed = "12 · 2026-11-22 · 9F9f 9f9f 9f9f 9f9f".parse().expect("read");
        assert_eq!(printed.sequence, 12);
        assert!(printed.agrees_with(&[0x9f; 32]));
        assert!(!printed.agrees_with(&[0x9e; 32]));
        assert!("12 9f9f".parse::<Printed>().is_err());
        assert_eq!(groups(&[0x9f; 32]), "9f9f 9f9f 9f9f 9f9f");
    }
}
