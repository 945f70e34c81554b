//! The first row: names of columns, found again however they were typed.

use std::collections::HashMap;

use super::Unreadable;

/// The columns of a table by name, in file order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    names: Vec<String>,
    positions: HashMap<String, usize>,
    /// Positions, in the file, of columns that are left out of every row.
    pub(crate) left_out: Vec<usize>,
}

impl Headers {
    /// Columns of these names, in this order.
    pub fn new<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Result<Self, Unreadable> {
        Self::leaving_out(names, &[])
    }

    pub(crate) fn leaving_out<S: AsRef<str>>(
        names: impl IntoIterator<Item = S>,
        ignored: &[String],
    ) -> Result<Self, Unreadable> {
        let ignored: Vec<String> = ignored.iter().map(|name| folded(name)).collect();
        let mut headers = Self::default();
        let mut in_file = Vec::new();
        for (index, name) in names.into_iter().enumerate() {
            let name = name.as_ref().trim();
            let key = folded(name);
            if ignored.contains(&key) {
                headers.left_out.push(index);
                continue;
            }
            if !key.is_empty()
                && let Some(first) = headers.positions.insert(key, headers.names.len())
            {
                return Err(Unreadable::DuplicateHeader {
                    name: name.to_owned(),
                    first: in_file[first] + 1,
                    second: index + 1,
                });
            }
            headers.names.push(name.to_owned());
            in_file.push(index);
        }
        // A column without a name at the right edge is the trace of a deleted one, not a column.
        while headers.names.last().is_some_and(String::is_empty) {
            headers.names.pop();
        }
        if headers.is_empty() {
            return Err(Unreadable::Empty);
        }
        Ok(headers)
    }

    /// The names as written, without surrounding blanks.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no column at all.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Where the column stands, from 0. Case, surrounding blanks and a trailing `*` make no difference.
    pub fn position(&self, name: &str) -> Option<usize> {
        let found = self.positions.get(name);
        // Names that programs ask for are written as they are kept; there is nothing to fold.
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if found.is_some() || name.bytes().all(plain) {
            return found.copied();
        }
        self.positions.get(&folded(name)).copied()
    }

    /// Refuses the table when one of the columns is missing; all missing ones are named at once.
    pub fn require(&self, names: &[&str]) -> Result<(), Unreadable> {
        let missing: Vec<String> = names
            .iter()
            .filter(|name| self.position(name).is_none())
            .map(|name| (*name).to_owned())
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Unreadable::MissingColumns { missing, present: self.names.clone() })
        }
    }
}

/// Lower case, single blanks, no trailing asterisk (people mark required columns with one).
fn folded(name: &str) -> String {
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let name = name.trim_end_matches('*');
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_however_it_was_typed() {
        let headers = Headers::new(["\u{feff}Nazwa ", "ŚWIADCZENIE  główne*", ""]).expect("headers");
        assert_eq!(headers.position("nazwa"), Some(0));
        assert_eq!(headers.position(" świadczenie Główne "), Some(1));
        assert_eq!(headers.position("koszt"), None);
    }

    #[test]
    fn a_header_without_a_single_name_is_none() {
        assert!(matches!(Headers::new(["", "\u{c} "]), Err(Unreadable::Empty)));
    }

    #[test]
    fn a_repeated_column_is_refused_with_both_places() {
        let refusal = Headers::new(["id", "name", "ID "]).expect_err("twice").to_string();
        assert_eq!(refusal, "the column “ID” stands in the header twice (columns 1 and 3).");
    }

    #[test]
    fn missing_columns_are_named_together() {
        let headers = Headers::new(["id"]).expect("headers");
        let refusal = headers.require(&["id", "name", "cost"]).expect_err("missing").to_string();
        assert_eq!(refusal, "the header lacks the column “name”, “cost”.");
    }
}
