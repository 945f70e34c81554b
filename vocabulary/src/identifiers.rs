//! Registry numbers of institutions, with their check digits.
//!
//! Weights and test vectors: Statistics Poland (REGON) and the Ministry of Finance (NIP).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Why a text is not the identifier it claims to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MalformedIdentifier {
    /// The wrong number of digits, or something that is not a digit.
    #[error("{name} must have {digits} digits; you wrote {text:?}")]
    Shape {
        /// What it should have been.
        name: &'static str,
        /// How many digits it takes.
        digits: &'static str,
        /// What stood there, cut to 20 characters.
        text: String,
    },
    /// The digits are right in number, but the check digit does not agree: one of them is mistyped.
    #[error("{name} {text} has a wrong check digit; compare it with the document, one digit is mistyped")]
    Checksum {
        /// What it should have been.
        name: &'static str,
        /// What stood there.
        text: String,
    },
}

fn shape(name: &'static str, digits: &'static str, text: &str) -> MalformedIdentifier {
    MalformedIdentifier::Shape { name, digits, text: text.chars().take(20).collect() }
}

/// Removes what people put between digits: spaces and hyphens.
fn compact(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
}

fn weighted_sum(digits: &str, weights: &[u32]) -> u32 {
    digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

macro_rules! identifier {
    ($(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The digits, without separators.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = MalformedIdentifier;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(identifier: $name) -> Self {
                identifier.0
            }
        }
    };
}

identifier! {
    /// REGON, the statistical number of an entity (9 digits) or of its local unit (14).
    Regon
}
identifier! {
    /// NIP, the tax number. Not unique per institution: a centre may act under its gmina's number.
    Nip
}
identifier! {
    /// KRS, the number in the court register, ten digits with leading zeros. It has no check digit.
    Krs
}
identifier! {
    /// RSPO, the number in the register of schools. It has no check digit.
    Rspo
}
identifier! {
    /// A postal code, `dd-ddd`.
    Postcode
}

impl Regon {
    /// The nine-digit number of the entity, also for a local unit.
    pub fn of_entity(&self) -> &str {
        &self.0[..9]
    }
}

impl FromStr for Regon {
    type Err = MalformedIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NINE: [u32; 8] = [8, 9, 2, 3, 4, 5, 6, 7];
        const FOURTEEN: [u32; 13] = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
        let digits = compact(text);
        if !all_digits(&digits) || !matches!(digits.len(), 9 | 14) {
            return Err(shape("REGON", "9 or 14", text));
        }
        let agrees = |weights: &[u32]| {
            let check = weighted_sum(&digits, weights) % 11 % 10;
            u32::from(digits.as_bytes()[weights.len()] - b'0') == check
        };
        if agrees(&NINE) && (digits.len() == 9 || agrees(&FOURTEEN)) {
            Ok(Self(digits))
        } else {
            Err(MalformedIdentifier::Checksum { name: "REGON", text: digits })
        }
    }
}

impl FromStr for Nip {
    type Err = MalformedIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WEIGHTS: [u32; 9] = [6, 5, 7, 2, 3, 4, 5, 6, 7];
        let digits = compact(text.trim_start_matches("PL"));
        if !all_digits(&digits) || digits.len() != 10 {
            return Err(shape("NIP", "10", text));
        }
        if weighted_sum(&digits, &WEIGHTS) % 11 == u32::from(digits.as_bytes()[9] - b'0') {
            Ok(Self(digits))
        } else {
            Err(MalformedIdentifier::Checksum { name: "NIP", text: digits })
        }
    }
}

impl FromStr for Krs {
    type Err = MalformedIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = compact(text);
        if all_digits(&digits) && digits.len() <= 10 {
            Ok(Self(format!("{digits:0>10}")))
        } else {
            Err(shape("KRS", "10", text))
        }
    }
}

impl FromStr for Rspo {
    type Err = MalformedIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = compact(text);
        if all_digits(&digits) && digits.len() <= 7 {
            Ok(Self(digits))
        } else {
            Err(shape("RSPO", "1 to 7", text))
        }
    }
}

impl FromStr for Postcode {
    type Err = MalformedIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = compact(text);
        if all_digits(&digits) && digits.len() == 5 {
            Ok(Self(format!("{}-{}", &digits[..2], &digits[2..])))
        } else {
            Err(shape("the postal code", "5", text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_vectors_hold() {
        for right in ["123456785", "000331501", "12345678512347", "12345678500010", "123-456-785"] {
            assert!(right.parse::<Regon>().is_ok(), "{right}");
        }
        for wrong in ["123456784", "12345678512346", "12345678", "abcdefghi", ""] {
            assert!(wrong.parse::<Regon>().is_err(), "{wrong}");
        }
        for right in ["5260250274", "1234563218", "PL 526-025-02-74"] {
            assert!(right.parse::<Nip>().is_ok(), "{right}");
        }
        for wrong in ["5260250275", "526025027", "52602502745"] {
            assert!(wrong.parse::<Nip>().is_err(), "{wrong}");
        }
        assert_eq!("30062".parse::<Krs>().expect("short numbers are padded").as_str(), "0000030062");
    }

    #[test]
    fn a_postcode_is_written_with_its_hyphen() {
        assert_eq!("34500".parse::<Postcode>().expect("five digits").as_str(), "34-500");
        assert!("34-50".parse::<Postcode>().is_err());
    }

    #[test]
    fn the_two_mistakes_are_told_apart() {
        assert!(matches!("12".parse::<Nip>(), Err(MalformedIdentifier::Shape { .. })));
        assert!(matches!("5260250275".parse::<Nip>(), Err(MalformedIdentifier::Checksum { .. })));
    }
}

#[cfg(test)]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_parsed_or_refused_without_panic(text in any::<String>()) {
            let _ = text.parse::<Regon>();
            let _ = text.parse::<Nip>();
            let _ = text.parse::<Krs>();
            let _ = text.parse::<Rspo>();
            let _ = text.parse::<Postcode>();
            let _ = text.parse::<crate::Teryt>();
        }
    }
}
