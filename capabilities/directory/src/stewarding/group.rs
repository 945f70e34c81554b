//! Noun: the parts of an entry that are changed together, one page each.

use crate::Service;

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What it is called, what it is, of which type, whether it can be had now.
    Name,
    /// For whom it is.
    Audience,
    /// How to get it and what to bring.
    Getting,
    /// What it costs.
    Cost,
    /// Where and when.
    Places,
    /// How to reach the people who give it.
    Contacts,
    /// Accessibility and languages.
    Access,
    /// Free places and waiting.
    Capacity,
    /// Plain, easy-to-read and signed texts.
    Texts,
}

impl Group {
    /// All of them, in the order in which people fill them in.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Audience,
        Self::Getting,
        Self::Cost,
        Self::Places,
        Self::Contacts,
        Self::Access,
        Self::Capacity,
        Self::Texts,
    ];

    /// The word in addresses, forms and audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Audience => "audience",
            Self::Getting => "getting",
            Self::Cost => "cost",
            Self::Places => "places",
            Self::Contacts => "contacts",
            Self::Access => "access",
            Self::Capacity => "capacity",
            Self::Texts => "texts",
        }
    }

    /// The group of a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// Whether two states of an entry say different things in this group.
    pub fn differs(self, one: &Service, other: &Service) -> bool {
        match self {
            Self::Name => {
                one.name != other.name
                    || one.description != other.description
                    || (&one.service_type, &one.area, one.standing, one.status)
                        != (&other.service_type, &other.area, other.standing, other.status)
            }
            Self::Audience => one.audience != other.audience || one.serves != other.serves,
            Self::Getting => one.access_path != other.access_path,
            Self::Cost => one.cost != other.cost,
            Self::Places => one.sites != other.sites || one.hours != other.hours || one.modes != other.modes,
            Self::Contacts => one.contacts != other.contacts,
            Self::Access => one.access != other.access || one.languages != other.languages,
            Self::Capacity => one.capacity != other.capacity,
            Self::Texts => one.texts != other.texts,
        }
    }

    /// The groups in which two states differ.
    pub fn changed(one: &Service, other: &Service) -> Vec<Self> {
        Self::ALL.into_iter().filter(|group| group.differs(one, other)).collect()
    }
}
