//! Values as JSON and back, exactly.
//!
//! The kind of the column says how to read a value, so the spelling need not: moments and dates as ISO 8601, identifiers
//! as usual, bytes in base64, JSON as it stands, reals with as many digits as it takes to come back the same.

use data_encoding::BASE64;
use serde_json::value::RawValue;
use uuid::Uuid;
use vocabulary::Moment;

use super::blueprint::{Kind, Table};
use crate::{Fault, Row, Value};

/// Reads a whole row, column by column as the table has them.
pub fn read(row: &Row, table: &Table) -> Result<Vec<Value>, Fault> {
    table
        .columns
        .iter()
        .map(|column| {
            let name = column.name.as_str();
            Ok(match column.kind {
                Kind::Text => Value::Text(row.get(name)?),
                Kind::Integer => Value::Integer(row.get(name)?),
                Kind::Real => Value::Real(row.get(name)?),
                Kind::Flag => Value::Flag(row.get(name)?),
                Kind::Id => Value::Id(row.get(name)?),
                Kind::Moment => Value::Moment(row.get(name)?),
                Kind::Date => Value::Date(row.get(name)?),
                Kind::Json => Value::Json(row.optional_json(name)?),
                Kind::Bytes => Value::Bytes(row.get(name)?),
            })
        })
        .collect()
}

/// Writes a value. A JSON text must be JSON; see [`super::content::Content::add`], which every row passes first.
pub fn spell(value: &Value, into: &mut Vec<u8>) {
    match value {
        Value::Text(Some(text)) => spell_text(text, into),
        Value::Integer(Some(number)) => into.extend_from_slice(number.to_string().as_bytes()),
        // `{:?}` writes the shortest digits that are read as the same number.
        Value::Real(Some(number)) if number.is_finite() => {
            into.extend_from_slice(format!("{number:?}").as_bytes());
        }
        Value::Real(Some(number)) => spell_text(&number.to_string(), into),
        Value::Flag(Some(flag)) => into.extend_from_slice(if *flag { b"true" } else { b"false" }),
        Value::Id(Some(id)) => spell_text(&id.to_string(), into),
        Value::Moment(Some(moment)) => spell_text(&moment.to_string(), into),
        Value::Date(Some(date)) => spell_text(&date.to_string(), into),
        // Between the tokens of JSON a line may end anywhere; in a line of a file it may not.
        Value::Json(Some(json)) => {
            into.extend(json.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }));
        }
        Value::Bytes(Some(bytes)) => spell_text(&BASE64.encode(bytes), into),
        _ => into.extend_from_slice(b"null"),
    }
}

/// Writes a text with its quotes.
pub fn spell_text(text: &str, into: &mut Vec<u8>) {
    serde_json::to_writer(into, text).expect("a text is JSON, and memory can be written");
}

/// Reads a value of a kind; the answer says what is wrong with it.
pub fn unspell(kind: Kind, raw: &RawValue) -> Result<Value, String> {
    let text = raw.get();
    let none = text == "null";
    Ok(match kind {
        Kind::Text => Value::Text(some(none, || words(text))?),
        Kind::Integer => Value::Integer(some(none, || parsed(text))?),
        Kind::Real => {
            Value::Real(some(
                none,
                || {
                    if text.starts_with('"') { parsed(&words(text)?) } else { parsed(text) }
                },
            )?)
        }
        Kind::Flag => Value::Flag(some(none, || parsed(text))?),
        Kind::Id => Value::Id(some(none, || parsed::<Uuid>(&words(text)?))?),
        Kind::Moment => {
            Value::Moment(some(none, || parsed::<jiff::Timestamp>(&words(text)?).map(Moment::of))?)
        }
        Kind::Date => Value::Date(some(none, || parsed(&words(text)?))?),
        Kind::Json => Value::Json((!none).then(|| text.to_owned())),
        Kind::Bytes => Value::Bytes(some(none, || {
            BASE64.decode(words(text)?.as_bytes()).map_err(|error| error.to_string())
        })?),
    })
}

fn some<T>(none: bool, read: impl FnOnce() -> Result<T, String>) -> Result<Option<T>, String> {
    if none { Ok(None) } else { read().map(Some) }
}

fn words(text: &str) -> Result<String, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn parsed<T: std::str::FromStr<Err: ToString>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back_as_it_was() {
        let moment = Moment::from_microseconds(-62_135_596_800_000_001).expect("in the calendar");
        let values = [
            (Kind::Text, Value::Text(Some("zażółć \"\\\n\u{0}\u{2028} 🙂".to_owned()))),
            (Kind::Text, Value::Text(Some(String::new()))),
            (Kind::Text, Value::Text(Some("null".to_owned()))),
            (Kind::Integer, Value::Integer(Some(i64::MIN))),
            (Kind::Integer, Value::Integer(Some(i64::MAX))),
            (Kind::Real, Value::Real(Some(0.1 + 0.2))),
            (Kind::Real, Value::Real(Some(f64::MIN_POSITIVE / 3.0))),
            (Kind::Real, Value::Real(Some(f64::MAX))),
            (Kind::Real, Value::Real(Some(f64::NEG_INFINITY))),
            (Kind::Real, Value::Real(Some(3.0))),
            (Kind::Flag, Value::Flag(Some(true))),
            (Kind::Id, Value::Id(Some(Uuid::from_u128(u128::MAX - 5)))),
            (Kind::Moment, Value::Moment(Some(moment))),
            (Kind::Date, Value::Date(Some(jiff::civil::date(2026, 2, 28)))),
            (Kind::Json, Value::Json(Some("{\"ą\": [1.50, null]}".to_owned()))),
            (Kind::Bytes, Value::Bytes(Some(vec![0, 255, 7]))),
            (Kind::Bytes, Value::Bytes(Some(Vec::new()))),
            (Kind::Text, Value::Text(None)),
            (Kind::Real, Value::Real(None)),
            (Kind::Json, Value::Json(None)),
        ];
        for (kind, value) in values {
            let mut spelt = Vec::new();
            spell(&value, &mut spelt);
            assert!(!spelt.contains(&b'\n'), "one row, one line");
            let raw: &RawValue = serde_json::from_slice(&spelt).expect("JSON");
            assert_eq!(unspell(kind, raw).expect("its own spelling"), value, "{}", raw.get());
        }
    }

    #[test]
    fn what_is_no_value_of_the_kind_is_refused() {
        for (kind, text) in [
            (Kind::Integer, "1.5"),
            (Kind::Integer, "9223372036854775808"),
            (Kind::Flag, "1"),
            (Kind::Id, "\"x\""),
            (Kind::Moment, "\"yesterday\""),
            (Kind::Date, "\"2026-02-30\""),
            (Kind::Bytes, "\"?\""),
            (Kind::Text, "7"),
        ] {
            let raw: &RawValue = serde_json::from_str(text).expect("JSON");
            assert!(unspell(kind, raw).is_err(), "{kind:?} {text}");
        }
    }
}
