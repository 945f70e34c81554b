//! From nouns to what a template shows: texts with their language, contacts, hours, places, access, sources.

mod access;
mod hours;
mod provenance;

use institutions::{Address, CodeLists, Contacts, Institution, Position, Precision};
use translations::Speak;
use vocabulary::{Language, LocalText, PartialDate, Teryt};
use web::Visit;

pub(super) use self::{
    access::{AccessGroup, access_groups},
    hours::HoursShown,
    provenance::{SourceShown, Sources},
};
use super::{GMINA, POWIAT, REGION};

/// A text and, when it is in another language than the page, its language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub text: String,
    /// Empty when it is the page's own language.
    pub lang: &'static str,
}

impl Said {
    /// The best version of a text for this page; nothing when there is none.
    pub fn of(text: &LocalText, t: &Speak) -> Option<Self> {
        let (text, language) = text.best_for(t.language())?;
        Some(Self::in_language(text, language, t))
    }

    /// A text that exists only in Polish.
    pub fn polish(text: &str, t: &Speak) -> Self {
        Self::in_language(text, Language::Polish, t)
    }

    fn in_language(text: &str, language: Language, t: &Speak) -> Self {
        let own = language == t.language();
        let text = t.in_language(language).typography(text);
        Self { text, lang: if own { "" } else { language.code() } }
    }

    /// A text that is certainly in the page's language.
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: "" }
    }

    /// With its first letter large and a full stop, because sources write conditions without either.
    #[must_use]
    pub fn into_sentence(mut self) -> Self {
        let mut letters = self.text.chars();
        if let Some(first) = letters.next() {
            self.text = first.to_uppercase().chain(letters).collect();
        }
        if !self.text.ends_with(['.', '!', '?', '…', ']']) {
            self.text.push('.');
        }
        self
    }
}

/// A link with a text in some language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub said: Said,
    pub address: String,
}

/// What people call a code.
pub(super) fn code_name(codes: &CodeLists, list: &str, code: &str, t: &Speak) -> Said {
    codes
        .get(list, code)
        .and_then(|found| Said::of(&found.name, t))
        .unwrap_or_else(|| Said::own(code.replace('_', " ")))
}

/// A date in its own precision.
pub(super) fn date(t: &Speak, date: PartialDate) -> String {
    match (date.exact(), date.month()) {
        (Some(day), _) => t.date(day),
        (None, Some(month)) => t.month(date.year(), month),
        (None, None) => date.year().to_string(),
    }
}

/// How to reach somebody, ready to show.
#[derive(Debug, Clone, Default)]
pub(super) struct ContactsShown {
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    /// The address and how it is shown.
    pub websites: Vec<(String, String)>,
}

impl ContactsShown {
    /// The contacts themselves where there are any of that sort, otherwise those of the institution.
    pub fn of(contacts: &Contacts, otherwise: &Contacts) -> Self {
        let first =
            |own: &[String], other: &[String]| if own.is_empty() { other.to_vec() } else { own.to_vec() };
        Self {
            phones: first(&contacts.phones, &otherwise.phones),
            emails: first(&contacts.emails, &otherwise.emails),
            websites: first(&contacts.websites, &otherwise.websites)
                .into_iter()
                .map(|address| (address.clone(), without_scheme(&address)))
                .collect(),
        }
    }

    pub fn first_phone(&self) -> &str {
        self.phones.first().map_or("", String::as_str)
    }

    pub fn other_phones(&self) -> &[String] {
        self.phones.get(1..).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.phones.is_empty() && self.emails.is_empty() && self.websites.is_empty()
    }
}

fn without_scheme(address: &str) -> String {
    let shown = address.split_once("://").map_or(address, |(_, rest)| rest);
    shown.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// A place, ready to show.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceShown {
    /// What the place is called, when it has a name.
    pub name: Option<Said>,
    /// The address in lines; empty when it is not known or confidential.
    pub lines: Vec<String>,
    /// Nobody in public may know it.
    pub confidential: bool,
    /// A `geo:` address; empty unless the point is that of the building.
    pub geo: String,
    /// What the point is, when it is less than the building.
    pub precision: &'static str,
    /// When it is open, as it was written, where that differs from place to place.
    pub hours: Option<Said>,
}

impl PlaceShown {
    /// The address and the point of a place. The record must have passed `for_the_public`.
    pub fn of(
        name: Option<Said>,
        address: &Address,
        position: Option<Position>,
        locality: Option<&str>,
    ) -> Self {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(address.street.clone());
        let town = [address.postcode.as_deref(), address.city.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if !town.is_empty() {
            lines.push(town);
        } else if let Some(locality) = locality {
            lines.push(locality.to_owned());
        }
        let geo = position
            .filter(|position| position.precision == Precision::Building && !address.confidential)
            .map(|position| format!("geo:{},{}", position.point.latitude, position.point.longitude));
        let precision = match position.map(|position| position.precision) {
            Some(Precision::Locality) => "locality",
            Some(Precision::Gmina) => "gmina",
            Some(Precision::Postcode) => "postcode",
            Some(Precision::Building) | None => "",
        };
        Self {
            name,
            lines,
            confidential: address.confidential,
            geo: geo.unwrap_or_default(),
            precision,
            hours: None,
        }
    }

    /// The seat of an institution.
    pub fn seat(institution: &Institution) -> Self {
        Self::of(None, &institution.address, institution.position, institution.locality.as_deref())
    }

    /// The address in one line.
    pub fn one_line(&self) -> String {
        self.lines.join(", ")
    }
}

/// The name of a unit as people say it: "gmina Nowy Targ", "miasto Nowy Targ", "powiat nowotarski".
pub fn unit_name(t: &Speak, unit: &territory::Unit) -> String {
    let key = match (unit.teryt.gmina_kind(), unit.teryt.as_str().len()) {
        (Some(vocabulary::GminaKind::Urban), _) => "unit-town",
        (Some(_), _) => "unit-gmina",
        // A powiat whose name is that of a town is a city with the rights of a powiat.
        (None, 4) if unit.name.starts_with(char::is_uppercase) => "unit-city",
        (None, 4) => "unit-powiat",
        _ => "unit-voivodeship",
    };
    t.phrase(key).with("name", unit.name.as_str()).to_string()
}

/// The page of a unit.
pub(super) fn unit_address(visit: &Visit, teryt: &Teryt) -> String {
    match teryt.as_str().len() {
        7 => visit.fill(GMINA, &[("teryt", teryt.as_str())]),
        4 => visit.fill(POWIAT, &[("teryt", teryt.as_str())]),
        _ => visit.address(REGION),
    }
}
