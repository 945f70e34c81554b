//! What a table holds, as one number that is the same on both engines.
//!
//! One engine keeps JSON as the text it was given, the other sorts its keys and writes numbers its own way; one keeps no
//! negative zero, the other no character U+0000. What is left when such differences are taken away is hashed.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use super::blueprint::Table;
use crate::{Fault, Value};

/// Grows row by row.
#[derive(Default)]
pub struct Content {
    hash: Sha256,
    row: Vec<u8>,
    rows: u64,
}

impl Content {
    /// Takes in a row. Refuses a JSON column that holds no JSON.
    pub fn add(&mut self, table: &Table, values: &[Value]) -> Result<(), Fault> {
        self.row.clear();
        for (column, value) in table.columns.iter().zip(values) {
            put(value, &mut self.row).map_err(|error| Fault::Unreadable {
                column: format!("{}.{}", table.name, column.name),
                reason: error.to_string(),
            })?;
        }
        self.hash.update(&self.row);
        self.rows += 1;
        Ok(())
    }

    /// How many rows there were, and the hash.
    pub fn finish(self) -> (u64, String) {
        (self.rows, HEXLOWER.encode(&self.hash.finalize()))
    }
}

fn put(value: &Value, into: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Text(Some(text)) => put_text(text, into),
        Value::Integer(Some(number)) => put_part(b'i', &number.to_be_bytes(), into),
        // Adding zero turns the negative zero into the other one.
        Value::Real(Some(number)) => put_part(b'r', &(number + 0.0).to_bits().to_be_bytes(), into),
        Value::Flag(Some(flag)) => put_part(b'f', &[u8::from(*flag)], into),
        Value::Id(Some(id)) => put_part(b'u', id.as_bytes(), into),
        Value::Moment(Some(moment)) => put_part(b'm', &moment.microseconds().to_be_bytes(), into),
        Value::Date(Some(date)) => put_part(b'd', date.to_string().as_bytes(), into),
        Value::Json(Some(json)) => put_json(json, into)?,
        Value::Bytes(Some(bytes)) => put_part(b'b', bytes, into),
        _ => into.push(b'0'),
    }
    Ok(())
}

fn put_part(kind: u8, bytes: &[u8], into: &mut Vec<u8>) {
    into.push(kind);
    into.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    into.extend_from_slice(bytes);
}

fn put_text(text: &str, into: &mut Vec<u8>) {
    if text.contains('\0') {
        put_part(b't', text.replace('\0', "").as_bytes(), into);
    } else {
        put_part(b't', text.as_bytes(), into);
    }
}

fn put_json(json: &str, into: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let json = json.trim_matches([' ', '\n', '\r', '\t']);
    match json.as_bytes().first() {
        Some(b'{') => {
            // Of a key that is there twice both engines' readers take the last.
            let object: BTreeMap<String, &RawValue> = serde_json::from_str(json)?;
            into.push(b'{');
            into.extend_from_slice(&(object.len() as u64).to_be_bytes());
            for (key, value) in object {
                put_text(&key, into);
                put_json(value.get(), into)?;
            }
        }
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(json)?;
            into.push(b'[');
            into.extend_from_slice(&(list.len() as u64).to_be_bytes());
            for value in list {
                put_json(value.get(), into)?;
            }
        }
        Some(b'"') => put_text(&serde_json::from_str::<String>(json)?, into),
        Some(b'-' | b'0'..=b'9') => {
            serde_json::from_str::<&RawValue>(json)?;
            put_part(b'n', plain_number(json).as_bytes(), into);
        }
        _ => {
            serde_json::from_str::<&RawValue>(json)?;
            put_part(b'w', json.as_bytes(), into);
        }
    }
    Ok(())
}

/// A number of JSON as its digits and the power of ten to take them times: `1.50e3` is `15e2`.
fn plain_number(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return "0".to_owned();
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let exponent: i128 = exponent.parse().unwrap_or(i128::MAX / 2);
    let power = exponent + zeros as i128 - fraction.len() as i128;
    format!("{sign}{significant}e{power}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Vec<u8> {
        let mut into = Vec::new();
        put_json(text, &mut into).expect("JSON");
        into
    }

    #[test]
    fn json_that_means_the_same_is_the_same_and_other_json_is_not() {
        for (one, other) in [
            (r#"{"bb":1,"a":[true,null,"\u0105"]}"#, r#"{"a": [true, null, "ą"], "bb": 1}"#),
            ("1.50e3", "1500"),
            ("1e16", "10000000000000000"),
            ("-0.0", "0"),
            ("0.00012", "1.2E-4"),
            (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
        ] {
            assert_eq!(json(one), json(other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "10"),
            ("1", "-1"),
            ("0.1", "0.10000000000000001"),
            ("\"1\"", "1"),
            ("null", "\"null\""),
            ("[1,[2]]", "[[1],2]"),
            (r#"{"a":1}"#, r#"{"a":"1"}"#),
            ("[]", "{}"),
        ] {
            assert_ne!(json(one), json(other), "{one} {other}");
        }
        for broken in ["", "{", "[1,]", "nul", "1.", "\"x", "{\"a\" 1}"] {
            assert!(put_json(broken, &mut Vec::new()).is_err(), "{broken}");
        }
    }
}
