//! The closed set of what may be stored.

use jiff::civil::Date;
use uuid::Uuid;
use vocabulary::{Id, Moment, Teryt};

/// A typed parameter. Every variant carries its type even when it is null, because PostgreSQL refuses an
/// untyped null.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `{text}`
    Text(Option<String>),
    /// `{integer}`
    Integer(Option<i64>),
    /// `{real}`
    Real(Option<f64>),
    /// `{flag}`
    Flag(Option<bool>),
    /// `{id}`
    Id(Option<Uuid>),
    /// `{moment}`
    Moment(Option<Moment>),
    /// `{date}`
    Date(Option<Date>),
    /// `{json}`: serialised JSON.
    Json(Option<String>),
    /// `{bytes}`
    Bytes(Option<Vec<u8>>),
}

macro_rules! from {
    ($($type:ty => $variant:ident, $convert:expr;)+) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let convert: fn($type) -> _ = $convert;
                Self::$variant(Some(convert(value)))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                let convert: fn($type) -> _ = $convert;
                Self::$variant(value.map(convert))
            }
        }
    )+};
}

from! {
    &str => Text, |text| text.to_owned();
    String => Text, |text| text;
    &String => Text, |text| text.clone();
    &Teryt => Text, |code| code.as_str().to_owned();
    i64 => Integer, |number| number;
    i32 => Integer, i64::from;
    u32 => Integer, i64::from;
    f64 => Real, |number| number;
    bool => Flag, |flag| flag;
    Uuid => Id, |uuid| uuid;
    Moment => Moment, |moment| moment;
    Date => Date, |date| date;
    serde_json::Value => Json, |json| json.to_string();
    Vec<u8> => Bytes, |bytes| bytes;
    &[u8] => Bytes, |bytes| bytes.to_vec();
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Id(Some(id.uuid()))
    }
}
impl<T> From<Option<Id<T>>> for Value {
    fn from(id: Option<Id<T>>) -> Self {
        Self::Id(id.map(Id::uuid))
    }
}
impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(Some(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}
impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Integer(Some(i64::try_from(number).expect("no collection is that long")))
    }
}

/// Makes the parameter list of a statement: `values![id, "text", 3]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}
