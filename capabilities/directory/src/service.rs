//! Noun: a service that somebody can get.

use institutions::{Access, Address, Contacts, Hours, Institution, Position, Provenance, Texts};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{Id, LocalText, PartialDate, Teryt};

/// What an entry claims: an offer that somebody confirmed, or only what the law obliges the unit to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A source names this very offer.
    #[default]
    Offer,
    /// The law obliges the unit; no evidence of a place, a worker or an hour.
    StatutoryDuty,
}

/// Whether people can get the service now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Yes.
    #[default]
    Active,
    /// Not now, but again later.
    Paused,
    /// It has ended.
    Ended,
}

/// For whom it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Codes of the list `target_group`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub target_groups: Vec<String>,
    /// Codes of the list `ground`: the reasons for help of art. 7.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub grounds: Vec<String>,
    /// From this age, in years.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub minimum_age: Option<u8>,
    /// Up to this age, in years.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub maximum_age: Option<u8>,
    /// The conditions in words.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub conditions: LocalText,
}

/// What stands between the person and the service. `None` means that nobody said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPath {
    /// One applies in writing.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub application: Option<bool>,
    /// An administrative decision is made.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<bool>,
    /// A social worker visits at home first.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub interview: Option<bool>,
    /// Another institution or a doctor must refer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub referral: Option<bool>,
    /// Income is checked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub income_test: Option<bool>,
    /// A code of the list `fee_rule`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fee_rule: Option<String>,
    /// What to bring.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub documents: Vec<LocalText>,
    /// How to begin, in words.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub first_step: LocalText,
}

/// What it costs the person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Whether it is free of charge, where that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub free_of_charge: Option<bool>,
    /// In words.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub note: LocalText,
}

/// How the service reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The person comes.
    InPerson,
    /// Somebody comes to the person's home.
    AtHome,
    /// By telephone.
    Phone,
    /// Over the internet.
    Online,
    /// The person lives there.
    Residential,
}

impl Mode {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::InPerson, Self::AtHome, Self::Phone, Self::Online, Self::Residential];

    /// The code, as tables, records and HSDS write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::AtHome => "at_home",
            Self::Phone => "phone",
            Self::Online => "online",
            Self::Residential => "residential",
        }
    }

    /// The mode with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// A place where the service is given, other than the seat of the institution.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// What the place is called.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub name: LocalText,
    /// Where it is; may be confidential.
    #[serde(default)]
    pub address: Address,
    /// On the map.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub position: Option<Position>,
    /// In which gmina.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub located_in: Option<Teryt>,
    /// When.
    #[serde(skip_serializing_if = "Hours::is_empty", default)]
    pub hours: Hours,
}

/// Places: all, free, and how many people wait, at one date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// All places.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total: Option<u32>,
    /// Free places.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub free: Option<u32>,
    /// Of these, open to women (including those open to anybody).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub free_for_women: Option<u32>,
    /// Of these, open to men (including those open to anybody).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub free_for_men: Option<u32>,
    /// People waiting.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waiting: Option<u32>,
    /// How long they wait on average, in days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waiting_days: Option<u32>,
    /// The date of these figures. Invariant: no figure without its date is shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub as_of: Option<PartialDate>,
}

impl Capacity {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who last said that the entry is true, and when it must be asked again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<PartialDate>,
    /// Key of the source or name of the role that confirmed it.
    #[serde(default)]
    pub by: String,
    /// When it must be asked again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_due: Option<Date>,
}

impl Confirmation {
    /// Days since it was confirmed, counted from the last day the date can mean; nothing when nobody did.
    pub fn age_in_days(&self, today: Date) -> Option<i32> {
        self.on.map(|on| (today - on.latest().min(today)).get_days())
    }

    /// The day by which somebody has to say again that it is true; nothing when nobody ever did, so that it is due now.
    pub fn due_on(&self) -> Option<Date> {
        let holds = jiff::Span::new().days(CONFIRMATION_HOLDS_DAYS);
        self.next_due.or_else(|| self.on.map(|on| on.latest().saturating_add(holds)))
    }
}

/// A public service: what it is, for whom, how to get it, where, when, and how sure we are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its identifier; derived from the provenance for imported records.
    pub id: Id<Service>,
    /// Who gives it.
    pub institution: Id<Institution>,
    /// Where the record comes from.
    pub provenance: Provenance,
    /// What people call it.
    pub name: LocalText,
    /// A code of the list `service_type`.
    pub service_type: String,
    /// A code of the list `cus_area`: one of the 14 areas.
    pub area: String,
    /// An offer or only a duty.
    #[serde(default)]
    pub standing: Standing,
    /// Whether it can be had now.
    #[serde(default)]
    pub status: Status,
    /// What it is, in words.
    #[serde(skip_serializing_if = "LocalText::is_empty", default)]
    pub description: LocalText,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
    /// The units whose inhabitants it serves.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub serves: Vec<Teryt>,
    /// How to get it.
    #[serde(default)]
    pub access_path: AccessPath,
    /// What it costs.
    #[serde(default)]
    pub cost: Cost,
    /// How it reaches the person.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub modes: Vec<Mode>,
    /// Where, when not at the seat of the institution.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub sites: Vec<Site>,
    /// When, when different from the institution.
    #[serde(skip_serializing_if = "Hours::is_empty", default)]
    pub hours: Hours,
    /// BCP 47 codes, or codes of the list `language`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub languages: Vec<String>,
    /// Accessibility, in addition to the institution's.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub access: Vec<Access>,
    /// Places.
    #[serde(skip_serializing_if = "Capacity::is_empty", default)]
    pub capacity: Capacity,
    /// How to reach the people who give it, when different from the institution.
    #[serde(default)]
    pub contacts: Contacts,
    /// Plain, easy-to-read and signed texts.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub texts: Texts,
    /// Who last said that this is true.
    #[serde(default)]
    pub confirmation: Confirmation,
    /// Whether it is invented, to show how the program works where the sources are silent.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub is_example: bool,
}

/// How long a confirmation holds, in days, before the institution is asked again.
pub const CONFIRMATION_HOLDS_DAYS: i32 = 90;
/// After so many days the public is told that the entry is old.
pub const OLD_AFTER_DAYS: i32 = 180;

impl Service {
    /// The service without what nobody in public may see.
    #[must_use]
    pub fn for_the_public(mut self) -> Self {
        for site in &mut self.sites {
            if site.address.confidential {
                site.address = Address { confidential: true, ..Address::default() };
                site.position = None;
                site.located_in = None;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Mode;

    #[test]
    fn a_code_is_what_records_hold() {
        for mode in Mode::ALL {
            let held = serde_json::to_value(mode).expect("a mode can be written");
            assert_eq!(held, mode.code());
            assert_eq!(Mode::of_code(mode.code()), Some(mode));
        }
        assert_eq!(Mode::of_code("by_carrier_pigeon"), None);
    }
}
