//! What can be filled into a message.

use fluent_bundle::FluentValue;

/// A value for a placeholder: a number (which also chooses the plural form) or a text.
///
/// Numbers are written the way the language writes them (`1 234,5`), so pass a year or a house number as a
/// text.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A quantity.
    Number(f64),
    /// Anything else, shown as it is.
    Text(String),
}

impl Argument {
    pub(crate) fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

/// Templates pass what they hold by reference, and what they loop over by a reference to that; hence three
/// forms of everything.
macro_rules! from_number {
    ($convert:expr; $($number:ty),+) => {$(
        impl From<$number> for Argument {
            fn from(number: $number) -> Self {
                let convert: fn($number) -> f64 = $convert;
                Self::Number(convert(number))
            }
        }
        impl From<&$number> for Argument {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        }
        impl From<&&$number> for Argument {
            fn from(number: &&$number) -> Self {
                Self::from(**number)
            }
        }
    )+};
}

from_number!(f64::from; u8, i8, u16, i16, u32, i32, f32, f64);
from_number!(|number| number as f64; u64, i64, usize, isize);

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&String> for Argument {
    fn from(text: &&String) -> Self {
        Self::Text((*text).clone())
    }
}

impl From<&&str> for Argument {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}
