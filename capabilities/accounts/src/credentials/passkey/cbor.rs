//! As much of CBOR (RFC 8949) as authenticators write: whole numbers, bytes, text, lists, maps and simple values, all of
//! definite length, not nested deeply. Everything else is refused.

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by their names; no name twice.
    Map(Vec<(Value, Value)>),
    /// False, true, null and their like.
    Simple(u8),
}

/// CTAP allows four levels of nesting.
const DEEPEST: usize = 8;

impl Value {
    /// The first value of the bytes, and what stands behind it.
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        Self::nested(bytes, DEEPEST)
    }

    fn nested(bytes: &[u8], deeper: usize) -> Option<(Self, &[u8])> {
        let (major, argument, mut rest) = head(bytes)?;
        let deeper = deeper.checked_sub(1)?;
        let value = match major {
            0 => Self::Number(i64::try_from(argument).ok()?),
            1 => Self::Number(-1 - i64::try_from(argument).ok()?),
            2 => Self::Bytes(take(&mut rest, argument)?.to_vec()),
            3 => Self::Text(String::from_utf8(take(&mut rest, argument)?.to_vec()).ok()?),
            4 => {
                let mut list = Vec::new();
                for _ in 0..argument {
                    list.push(next(&mut rest, deeper)?);
                }
                Self::List(list)
            }
            5 => {
                let mut map: Vec<(Self, Self)> = Vec::new();
                for _ in 0..argument {
                    let name = next(&mut rest, deeper)?;
                    if map.iter().any(|(known, _)| *known == name) {
                        return None;
                    }
                    map.push((name, next(&mut rest, deeper)?));
                }
                Self::Map(map)
            }
            7 if bytes[0] & 0x1f < 24 => Self::Simple(u8::try_from(argument).ok()?),
            _ => return None,
        };
        Some((value, rest))
    }

    /// The value with this name, if this is a map that has it.
    pub fn get(&self, name: &Self) -> Option<&Self> {
        let Self::Map(map) = self else { return None };
        map.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The value with this text as its name.
    pub fn named(&self, name: &str) -> Option<&Self> {
        self.get(&Self::Text(name.to_owned()))
    }

    /// The value with this number as its name.
    pub fn numbered(&self, number: i64) -> Option<&Self> {
        self.get(&Self::Number(number))
    }

    /// The bytes, if it is bytes.
    pub fn bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }
}

fn next(rest: &mut &[u8], deeper: usize) -> Option<Value> {
    let (value, behind) = Value::nested(rest, deeper)?;
    *rest = behind;
    Some(value)
}

/// The major type, its argument, and what stands behind them.
fn head(bytes: &[u8]) -> Option<(u8, u64, &[u8])> {
    let (first, mut rest) = bytes.split_first()?;
    let argument = match first & 0x1f {
        small @ 0..24 => u64::from(small),
        wide @ 24..28 => take(&mut rest, 1 << (wide - 24))?
            .iter()
            .fold(0, |argument, byte| argument << 8 | u64::from(*byte)),
        _ => return None,
    };
    Some((first >> 5, argument, rest))
}

fn take<'bytes>(rest: &mut &'bytes [u8], count: u64) -> Option<&'bytes [u8]> {
    let (taken, behind) = rest.split_at_checked(usize::try_from(count).ok()?)?;
    *rest = behind;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use proptest::prelude::*;

    use super::*;

    fn read(hex: &str) -> Option<Value> {
        let bytes = HEXLOWER.decode(hex.as_bytes()).unwrap();
        Value::read(&bytes).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
    }

    #[test]
    fn the_published_examples_are_read() {
        // RFC 8949, appendix A.
        let number = Value::Number;
        for (hex, value) in [
            ("00", number(0)),
            ("17", number(23)),
            ("1818", number(24)),
            ("1903e8", number(1000)),
            ("1b000000e8d4a51000", number(1_000_000_000_000)),
            ("20", number(-1)),
            ("3903e7", number(-1000)),
            ("f5", Value::Simple(21)),
            ("4401020304", Value::Bytes(vec![1, 2, 3, 4])),
            ("62c3bc", Value::Text("ü".into())),
            (
                "8301820203820405",
                Value::List(vec![
                    number(1),
                    Value::List(vec![number(2), number(3)]),
                    Value::List(vec![number(4), number(5)]),
                ]),
            ),
            ("a201020304", Value::Map(vec![(number(1), number(2)), (number(3), number(4))])),
        ] {
            assert_eq!(read(hex), Some(value), "{hex}");
        }
    }

    #[test]
    fn what_authenticators_do_not_write_is_refused() {
        for (hex, why) in [
            ("", "nothing"),
            ("18", "cut off"),
            ("4401", "bytes cut off"),
            ("5f42010243030405ff", "indefinite length"),
            ("c11a514b67b0", "a tag"),
            ("f93c00", "a fraction"),
            ("f820", "a long simple value"),
            ("1bffffffffffffffff", "a number beyond 63 bits"),
            ("62c328", "text that is not UTF-8"),
            ("a201020103", "a name twice"),
            ("9affffffff", "a list of four thousand million"),
            ("818181818181818100", "nested too deeply"),
        ] {
            assert_eq!(read(hex), None, "{why}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some((_, rest)) = Value::read(&bytes) {
                prop_assert!(bytes.ends_with(rest));
            }
        }
    }
}
