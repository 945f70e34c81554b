//! Noun: an institution.

use serde::{Deserialize, Serialize};
use vocabulary::{Id, LocalText, PartialDate, Teryt};

use crate::{Access, Address, Contacts, Hours, Position, Provenance, Texts};

/// A register that gives institutions numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// The register of the national economy.
    Regon,
    /// The tax register.
    Nip,
    /// The court register.
    Krs,
    /// The register of schools.
    Rspo,
}

/// A number as somebody stated it. Kept even when its check digit is wrong, because the source said so;
/// a form refuses it, an import warns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Whose number it is.
    pub register: Register,
    /// The digits.
    pub number: String,
    /// Who states it.
    pub source: String,
    /// When it was stated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
}

impl Claim {
    /// Whether the number has the right shape and check digit.
    pub fn is_well_formed(&self) -> bool {
        match self.register {
            Register::Regon => self.number.parse::<vocabulary::Regon>().is_ok(),
            Register::Nip => self.number.parse::<vocabulary::Nip>().is_ok(),
            Register::Krs => self.number.parse::<vocabulary::Krs>().is_ok(),
            Register::Rspo => self.number.parse::<vocabulary::Rspo>().is_ok(),
        }
    }
}

/// Any body that helps people or passes them on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Institution {
    /// Its identifier; derived from the provenance for imported records.
    pub id: Id<Institution>,
    /// A code of the list `institution_kind`.
    pub kind: String,
    /// Official or descriptive name.
    pub name: LocalText,
    /// Where the record comes from.
    pub provenance: Provenance,
    /// Numbers in registers, each with who states it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub claims: Vec<Claim>,
    /// The gmina it belongs to: the one served, for a unit of a gmina.
    pub teryt: Teryt,
    /// The gmina in which the building stands.
    pub located_in: Teryt,
    /// The town or village in which it stands, when the source names it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub locality: Option<String>,
    /// The units it serves; the source's statement, never wider.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub serves: Vec<Teryt>,
    /// The institution of which it is a branch.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part_of: Option<Id<Institution>>,
    /// Postal address.
    #[serde(default)]
    pub address: Address,
    /// Where on the map, and how precisely.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub position: Option<Position>,
    /// How to reach it.
    #[serde(default)]
    pub contacts: Contacts,
    /// When it is open.
    #[serde(skip_serializing_if = "Hours::is_empty", default)]
    pub hours: Hours,
    /// Languages in which one can talk to its people: codes of the list `language`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub languages: Vec<String>,
    /// Accessibility of the place.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub access: Vec<Access>,
    /// Plain, easy-to-read and signed texts about it.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub texts: Texts,
    /// Remarks on reliability, in the source's language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// Whether it is invented, to show how the program works where the sources are silent.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub is_example: bool,
}

impl Institution {
    /// What a register says now, with what the institution says about itself: how to reach it, where and when it is open,
    /// in which languages, how accessible, and its texts. Its name, its numbers and where it belongs are the register's.
    #[must_use]
    pub fn keeping_its_own_words(&self, register: &Self) -> Self {
        let own = self.clone();
        Self {
            address: own.address,
            position: own.position,
            located_in: own.located_in,
            locality: own.locality,
            contacts: own.contacts,
            hours: own.hours,
            languages: own.languages,
            access: own.access,
            texts: own.texts,
            ..register.clone()
        }
    }

    /// The institution without what nobody in public may see.
    #[must_use]
    pub fn for_the_public(mut self) -> Self {
        if self.address.confidential {
            self.address = Address { confidential: true, ..Address::default() };
            self.position = None;
            self.locality = None;
            // Where it stands may be another gmina than the one it belongs to; only the latter is no secret.
            self.located_in = self.teryt.clone();
        }
        self
    }
}
