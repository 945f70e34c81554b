//! Noun: how complete and fresh an entry is.
//!
//! Ten criteria, each between 0 and 1, averaged over those that apply; the idea of applicable criteria is
//! taken from data·inclusion's quality score. It judges the entry, never the institution, and is shown to
//! the editor with what would raise it most.

use institutions::Institution;
use jiff::civil::Date;
use serde::Serialize;

use crate::service::{Mode, Service, Standing};

/// What is asked of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// An address, when people come in person.
    Address,
    /// A phone number.
    Phone,
    /// A mailbox.
    Mailbox,
    /// Whether an application, a decision, an interview or a referral is needed.
    HowToGet,
    /// Confirmed within half a year; falls to 0 at two years.
    Freshness,
    /// A service type of its list and an area.
    Kind,
    /// At least one target group.
    Audience,
    /// Opening hours.
    Hours,
    /// A description of 80 to 2,000 characters.
    Description,
    /// What it costs.
    Cost,
}

/// The mark of one criterion, between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mark {
    /// Which.
    pub criterion: Criterion,
    /// How well it is met.
    pub mark: f32,
}

/// All marks of an entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Mean of the marks, 0 to 1.
    pub score: f32,
    /// Each criterion that applies.
    pub marks: Vec<Mark>,
}

impl Quality {
    /// The criterion whose mending would raise the score most; nothing when all are met.
    pub fn first_to_mend(&self) -> Option<Criterion> {
        self.marks
            .iter()
            .filter(|mark| mark.mark < 1.0)
            .min_by(|left, right| left.mark.total_cmp(&right.mark))
            .map(|mark| mark.criterion)
    }
}

/// Judges an entry on a given day.
pub fn judge(service: &Service, institution: &Institution, today: Date) -> Quality {
    let met = |condition: bool| if condition { 1.0 } else { 0.0 };
    let in_person = service.modes.is_empty() || service.modes.contains(&Mode::InPerson);
    let path = &service.access_path;
    let mut marks = Vec::with_capacity(10);
    let mut mark = |criterion, mark: f32| marks.push(Mark { criterion, mark });

    if in_person {
        let confidential =
            institution.address.confidential || service.sites.iter().any(|site| site.address.confidential);
        let street = institution.address.street.is_some()
            || service.sites.iter().any(|site| site.address.street.is_some());
        mark(Criterion::Address, met(confidential || street || institution.address.postcode.is_some()));
    }
    mark(
        Criterion::Phone,
        met(!service.contacts.phones.is_empty() || !institution.contacts.phones.is_empty()),
    );
    mark(
        Criterion::Mailbox,
        met(!service.contacts.emails.is_empty() || !institution.contacts.emails.is_empty()),
    );
    let known_steps = [path.application, path.decision, path.interview, path.referral];
    mark(Criterion::HowToGet, met(known_steps.iter().any(Option::is_some) || !path.first_step.is_empty()));
    // A duty that follows from the law was never confirmed by anybody as an offer.
    let fresh = match (service.standing, service.confirmation.age_in_days(today)) {
        (Standing::StatutoryDuty, _) | (_, None) => 0.0,
        (Standing::Offer, Some(days)) => (1.0 - (days - 182) as f32 / (730.0 - 182.0)).clamp(0.0, 1.0),
    };
    mark(Criterion::Freshness, fresh);
    mark(Criterion::Kind, met(!service.service_type.is_empty() && !service.area.is_empty()));
    mark(Criterion::Audience, met(!service.audience.target_groups.is_empty()));
    mark(Criterion::Hours, met(!service.hours.is_empty() || !institution.hours.is_empty()));
    let letters = service.description.pl.as_deref().map_or(0, |text| text.chars().count());
    mark(
        Criterion::Description,
        match letters {
            0..30 => 0.0,
            30..80 | 2_001.. => 0.5,
            80..=2_000 => 1.0,
        },
    );
    mark(
        Criterion::Cost,
        match (service.cost.free_of_charge, service.cost.note.is_empty()) {
            (Some(true), _) | (_, false) => 1.0,
            (Some(false), true) => 0.5,
            (None, true) => 0.0,
        },
    );
    let score = marks.iter().map(|mark| mark.mark).sum::<f32>() / marks.len() as f32;
    Quality { score, marks }
}
