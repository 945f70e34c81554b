//! The facts of an entry as the letter and its pages show them: what anybody may read on its public page, and no more.

use directory::{Capacity, Confirmation, Mode, Service};
use institutions::{Address, Hours, Institution, Weekday, ledger};
use translations::Speak;
use vocabulary::LocalText;

/// An entry with its institution, without what nobody in public may see.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The service.
    pub service: Service,
    /// Whose it is.
    pub institution: Institution,
}

impl Entry {
    /// The entry as the public sees it.
    pub fn new(service: Service, institution: Institution) -> Self {
        Self { service: service.for_the_public(), institution: institution.for_the_public() }
    }

    /// Tells two states of the facts apart. Who confirmed and how many places are free are not part of it: both are
    /// asked for by the letter itself.
    pub fn fingerprint(&self) -> i64 {
        let service = Service {
            confirmation: Confirmation::default(),
            capacity: Capacity::default(),
            ..self.service.clone()
        };
        let institution = &self.institution;
        let facts = (&service, &institution.contacts, &institution.hours, &institution.address);
        ledger::fingerprint(&serde_json::to_string(&facts).expect("facts can always be written as JSON"))
    }

    /// The phone numbers people are given.
    pub fn phones(&self) -> &[String] {
        own(&self.service.contacts.phones, &self.institution.contacts.phones)
    }

    /// The mailboxes people are given.
    pub fn emails(&self) -> &[String] {
        own(&self.service.contacts.emails, &self.institution.contacts.emails)
    }

    /// When people are told to come.
    pub fn hours(&self) -> &Hours {
        if self.service.hours.is_empty() { &self.institution.hours } else { &self.service.hours }
    }

    /// Whether it makes sense to ask how many places are free.
    pub fn has_places(&self) -> bool {
        !self.service.capacity.is_empty() || self.service.modes.contains(&Mode::Residential)
    }

    /// What it is called, in the reader's language.
    pub fn name(&self, t: &Speak) -> String {
        t.typography(self.service.name.in_language(t.language()))
    }

    /// Each fact with its name, in the reader's language. What is not known is said to be missing where people would
    /// look for it.
    pub fn said(&self, t: &Speak) -> Vec<(String, String)> {
        let missing = || t.say("confirm-fact-missing");
        let list = |values: &[String]| if values.is_empty() { missing() } else { values.join(", ") };
        let phones: Vec<String> = self.phones().iter().map(|number| t.telephone(number)).collect();
        let hours = hours_in_words(self.hours(), t);
        let mut said = vec![
            (t.say("confirm-fact-institution"), text(&self.institution.name, t)),
            (t.say("confirm-fact-phone"), list(&phones)),
            (t.say("confirm-fact-email"), list(self.emails())),
            (t.say("confirm-fact-hours"), if hours.is_empty() { missing() } else { hours }),
            (t.say("confirm-fact-address"), self.address(t)),
        ];
        if self.has_places() {
            said.push((t.say("confirm-fact-places"), places(&self.service.capacity, t)));
        }
        let description = text(&self.service.description, t);
        if !description.is_empty() {
            said.push((t.say("confirm-fact-description"), description));
        }
        said
    }

    fn address(&self, t: &Speak) -> String {
        let site = self.service.sites.first().map(|site| &site.address);
        let address = site.unwrap_or(&self.institution.address);
        if address.confidential {
            return t.say("confirm-fact-address-hidden");
        }
        let said = one_line(address);
        if said.is_empty() { t.say("confirm-fact-missing") } else { said }
    }
}

fn own<'a>(own: &'a [String], otherwise: &'a [String]) -> &'a [String] {
    if own.is_empty() { otherwise } else { own }
}

fn text(text: &LocalText, t: &Speak) -> String {
    t.typography(text.in_language(t.language()))
}

fn one_line(address: &Address) -> String {
    let town: Vec<&str> =
        [&address.postcode, &address.city].into_iter().flatten().map(String::as_str).collect();
    let mut parts: Vec<String> = address.street.iter().cloned().collect();
    if !town.is_empty() {
        parts.push(town.join(" "));
    }
    parts.join(", ")
}

fn places(capacity: &Capacity, t: &Speak) -> String {
    let (Some(free), Some(as_of)) = (capacity.free, capacity.as_of) else {
        return t.say("confirm-fact-missing");
    };
    t.phrase("confirm-places-known").with("n", free).with("date", t.date(as_of.latest())).to_string()
}

/// What the institution wrote, or the week in a few words: "pn.–pt. 7:30–15:30".
pub fn hours_in_words(hours: &Hours, t: &Speak) -> String {
    if let Some(given) = &hours.as_given {
        return given.clone();
    }
    if hours.round_the_clock {
        return t.say("confirm-hours-always");
    }
    let mut runs: Vec<(Weekday, Weekday, String)> = Vec::new();
    for day in Weekday::ALL {
        let times: Vec<String> = hours
            .weekly
            .iter()
            .filter(|opening| opening.day == day)
            .map(|opening| t.hours(opening.from, opening.until))
            .collect();
        let times = times.join(", ");
        match runs.last_mut() {
            Some((_, last, known)) if *known == times => *last = day,
            _ => runs.push((day, day, times)),
        }
    }
    let short = |day: Weekday| t.weekday_short(day.in_calendar());
    runs.into_iter()
        .filter(|(_, _, times)| !times.is_empty())
        .map(|(first, last, times)| {
            if first == last {
                format!("{} {times}", short(first))
            } else {
                format!("{}–{} {times}", short(first), short(last))
            }
        })
        .collect::<Vec<_>>()
        .join("; ")
}
