//! Noun: how to reach a place, where it is, and how accessible it is.

use serde::{Deserialize, Serialize};
use vocabulary::{LocalText, PartialDate, Point};

/// Phones, mailboxes and websites of an office. Role mailboxes, not people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// As published, one number an entry.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub phones: Vec<String>,
    /// Mailboxes of the office.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub emails: Vec<String>,
    /// Addresses that begin with http:// or https://.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub websites: Vec<String>,
}

impl Contacts {
    /// Whether there is no way to reach it.
    pub fn is_empty(&self) -> bool {
        self.phones.is_empty() && self.emails.is_empty() && self.websites.is_empty()
    }
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number, or the village and number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub street: Option<String>,
    /// `dd-ddd`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub postcode: Option<String>,
    /// The place with the post office.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub city: Option<String>,
    /// Whether nobody in public may see it (a shelter for people who flee violence).
    /// Invariant: no page, no interface and no export for the public carries a confidential address.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub confidential: bool,
}

/// How precisely a point is known. Shown with the point; a map never draws more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The door.
    Building,
    /// The middle of a postal code's area.
    Postcode,
    /// The middle of a town or village.
    Locality,
    /// The seat of the gmina.
    Gmina,
}

impl Precision {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Building, Self::Postcode, Self::Locality, Self::Gmina];

    /// The code, as tables, records and HSDS write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Building => "building",
            Self::Postcode => "postcode",
            Self::Locality => "locality",
            Self::Gmina => "gmina",
        }
    }

    /// What a source says. Because a point must never look more exact than it is, silence and words that nobody knows
    /// mean the middle of the place.
    pub fn said(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|precision| Some(precision.code()) == code).unwrap_or(Self::Locality)
    }
}

/// A point with its precision.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Where.
    pub point: Point,
    /// How precisely.
    pub precision: Precision,
}

/// One statement about accessibility, with who says so and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// A code of the list `access_need`.
    pub need: String,
    /// Who confirmed it: the key of a source or the name of a role.
    pub confirmed_by: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confirmed_on: Option<PartialDate>,
}

/// The three optional texts that the accessibility act asks of a public body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// In plain language.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub plain: LocalText,
    /// Easy to read (ETR).
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub easy_to_read: LocalText,
    /// Address of a recording in Polish Sign Language (PJM).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sign_language_url: Option<String>,
    /// What is said in the recording.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub sign_language_transcript: LocalText,
}

impl Texts {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Precision;

    #[test]
    fn a_code_is_what_records_hold() {
        for precision in Precision::ALL {
            let held = serde_json::to_value(precision).expect("a precision can be written");
            assert_eq!(held, precision.code());
            assert_eq!(Precision::said(Some(precision.code())), precision);
        }
        assert_eq!(Precision::said(Some("roughly")), Precision::Locality);
    }
}
