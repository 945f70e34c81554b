//! What people typed, and what is wrong with it.

use std::convert::Infallible;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use translations::Speak;

use crate::localised::percent_encoded;
use crate::{Message, Problem, Visit};

/// No form of ours has more fields; what comes after is dropped.
const MOST_FIELDS: usize = 500;

/// The values of a form or of a query string, in the order sent.
///
/// Values come trimmed and without control characters (line breaks stay, as `\n`). As an extractor it reads a
/// posted form: 415 for another type of body, 413 when it is larger than the site allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: Vec<(String, String)>,
    /// What was sent where it differs from the value: see [`Form::raw`].
    raw: Vec<(String, String)>,
}

impl Form {
    /// Reads `a=1&b=2`.
    pub fn of(encoded: &str) -> Self {
        let mut form = Self::default();
        for pair in encoded.split('&').filter(|pair| !pair.is_empty()).take(MOST_FIELDS) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, sent) = (decoded(name), decoded(value));
            let value = cleaned(&sent);
            if value != sent && !form.has(&name) {
                form.raw.push((name.clone(), sent));
            }
            form.values.push((name, value));
        }
        form
    }

    /// The first value with this name as it was sent, with the spaces at its ends and everything else: a password counts
    /// as it was typed. Never to be shown or kept.
    pub fn raw(&self, name: &str) -> &str {
        self.raw.iter().find(|(known, _)| known == name).map_or_else(|| self.get(name), |(_, sent)| sent)
    }

    /// The first value with this name; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All values with this name: ticked boxes.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name)
    }

    /// Whether this box with this value was ticked.
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|known| known == value)
    }

    /// Every pair, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Replaces all values of a name by one.
    pub fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.values.push((name.to_owned(), value.to_owned()));
    }

    /// Adds one more value.
    pub fn add(&mut self, name: &str, value: &str) {
        self.values.push((name.to_owned(), value.to_owned()));
    }

    /// Removes all values of a name.
    pub fn remove(&mut self, name: &str) {
        self.values.retain(|(known, _)| known != name);
        self.raw.retain(|(known, _)| known != name);
    }

    /// The path with these values as its query; empty values are left out.
    pub fn address(&self, path: &str) -> String {
        let pairs: Vec<String> = self
            .values
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
            .collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

impl Visit {
    /// The values of the query string.
    pub fn asked_for(&self) -> Form {
        Form::of(self.query.as_deref().unwrap_or_default())
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let is_form = request
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| Problem::of_status(rejection.status()))?;
        Ok(Self::of(&String::from_utf8_lossy(&body)))
    }
}

impl std::str::FromStr for Form {
    type Err = Infallible;

    fn from_str(encoded: &str) -> Result<Self, Self::Err> {
        Ok(Self::of(encoded))
    }
}

/// Undoes percent-encoding; what is not valid stays as it stands, what is not UTF-8 becomes `\u{fffd}`.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let pair = bytes.get(place + 1..place + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte =
            pair.filter(|pair| !pair.starts_with('+')).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (bytes[place], byte) {
            (b'%', Some(byte)) => {
                plain.push(byte);
                place += 2;
            }
            (b'+', _) => plain.push(b' '),
            (other, _) => plain.push(other),
        }
        place += 1;
    }
    String::from_utf8_lossy(&plain).into_owned()
}

fn cleaned(value: &str) -> String {
    value
        .replace("\r\n", "\n")
        .chars()
        .filter(|mark| !mark.is_control() || matches!(mark, '\n' | '\t'))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// What is wrong with a form: the id of a field and the message that says how to mend it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors {
    errors: Vec<(String, Message)>,
}

impl FieldErrors {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what is wrong with a field.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<Message>) {
        self.errors.push((field.into(), message.into()));
    }

    /// Whether the form can be taken.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// What is wrong with this field, said; empty when nothing is.
    pub fn at(&self, field: &str, t: &Speak) -> String {
        self.errors
            .iter()
            .find(|(known, _)| known == field)
            .map(|(_, message)| message.say(t))
            .unwrap_or_default()
    }

    /// All errors, said, for the summary at the top: field id and text.
    pub fn said(&self, t: &Speak) -> Vec<(String, String)> {
        self.errors.iter().map(|(field, message)| (field.clone(), message.say(t))).collect()
    }

    /// All errors.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.errors.iter().map(|(field, message)| (field.as_str(), message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_decoded_and_trimmed() {
        let form = Form::of("q=+nie+mam+na+rachunki%20&place=%C5%81%C3%B3d%C5%BA&empty&tick=a&tick=b");
        assert_eq!(form.get("q"), "nie mam na rachunki");
        assert_eq!(form.get("place"), "Łódź");
        assert!(form.has("empty") && !form.has("absent"));
        assert_eq!(form.all("tick").collect::<Vec<_>>(), ["a", "b"]);
        assert!(form.ticked("tick", "b"));
    }

    #[test]
    fn broken_encoding_loses_nothing_else() {
        assert_eq!(Form::of("q=100%").get("q"), "100%");
        assert_eq!(Form::of("q=%zz%4").get("q"), "%zz%4");
        assert_eq!(Form::of("q=%+1").get("q"), "% 1");
        assert_eq!(Form::of("q=%FF").get("q"), "\u{fffd}");
    }

    #[test]
    fn control_characters_are_dropped_but_line_breaks_stay() {
        assert_eq!(Form::of("q=a%00b%0D%0Ac%1B").get("q"), "ab\nc");
    }

    #[test]
    fn no_more_than_the_most_fields_are_read() {
        let many = vec!["a=1"; 10_000].join("&");
        assert_eq!(Form::of(&many).iter().count(), MOST_FIELDS);
    }

    #[test]
    fn an_address_leaves_out_what_is_empty() {
        let mut form = Form::of("q=dom&place=&page=3");
        form.set("page", "4");
        assert_eq!(form.address("/pl/znajdz"), "/pl/znajdz?q=dom&page=4");
        form.remove("q");
        form.remove("page");
        assert_eq!(form.address("/pl/znajdz"), "/pl/znajdz");
    }

    proptest! {
        #[test]
        fn whatever_is_written_into_an_address_is_read_back(name in "[a-z]{1,8}", value in "\\PC{1,40}") {
            let value = value.trim().to_owned();
            prop_assume!(!value.is_empty());
            let mut form = Form::default();
            form.set(&name, &value);
            let address = form.address("/pl");
            let (_, query) = address.split_once('?').expect("there is a query");
            prop_assert_eq!(Form::of(query).get(&name).to_owned(), value);
        }

        #[test]
        fn nothing_makes_the_reader_panic(encoded in "\\PC{0,200}") {
            let _ = Form::of(&encoded);
        }
    }
}
