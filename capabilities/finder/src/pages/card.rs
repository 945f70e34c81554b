//! One result as a card.

use std::collections::HashMap;

use database::{Context, Fault};
use directory::{OLD_AFTER_DAYS, Service, Standing};
use institutions::{Institution, OpenState, holidays::is_public_holiday};
use translations::Speak;
use vocabulary::{Actor, Id, Language};
use web::Visit;

use crate::{Hit, House, why};

/// What a card shows.
pub struct Card {
    pub number: usize,
    pub name: String,
    /// The language of the name, when it is not that of the page.
    pub name_language: Option<&'static str>,
    pub address: String,
    pub institution: String,
    pub phone: String,
    pub place: String,
    pub away: String,
    pub why: String,
    pub open: String,
    pub places: String,
    pub confirmed: String,
    pub is_duty: bool,
    pub is_example: bool,
    pub is_unofficial: bool,
}

/// A hit with its records.
pub struct Shown {
    pub hit: Hit,
    pub service: Service,
    pub institution: Institution,
}

/// Reads the records of some hits, in the order of the hits. A service that went since the index was made is left out.
pub async fn records(house: &House, hits: &[Hit]) -> Result<Vec<Shown>, Fault> {
    let mut work = house.database.reading(Context::now(Actor::Visitor)).await?;
    let ids: Vec<Id<Service>> = hits.iter().map(|hit| Id::new(hit.id)).collect();
    let mut services: HashMap<Id<Service>, Service> = directory::look::some(&mut work, &ids)
        .await?
        .into_iter()
        .filter(|kept| kept.removed_at.is_none())
        .map(|kept| (kept.service.id, kept.service.for_the_public()))
        .collect();
    let mut owners: Vec<Id<Institution>> = services.values().map(|service| service.institution).collect();
    owners.sort_unstable();
    owners.dedup();
    let institutions: HashMap<Id<Institution>, Institution> = institutions::look::some(&mut work, &owners)
        .await?
        .into_iter()
        .map(|institution| (institution.id, institution.for_the_public()))
        .collect();
    Ok(hits
        .iter()
        .filter_map(|hit| {
            let service = services.remove(&Id::new(hit.id))?;
            let institution = institutions.get(&service.institution)?.clone();
            Some(Shown { hit: hit.clone(), service, institution })
        })
        .collect())
}

/// Turns records into cards.
pub fn cards(house: &House, visit: &Visit, shown: &[Shown], first: usize) -> Vec<Card> {
    let now = Context::now(Actor::Visitor).moment.clock_in_poland();
    shown.iter().enumerate().map(|(at, one)| card(house, visit, one, first + at, now)).collect()
}

fn card(house: &House, visit: &Visit, shown: &Shown, number: usize, now: jiff::civil::DateTime) -> Card {
    let t = &visit.t;
    let Shown { hit, service, institution } = shown;
    let (name, name_language) = service.name.best_for(visit.language).unwrap_or(("", visit.language));
    let hours = if service.hours.is_empty() { &institution.hours } else { &service.hours };
    let open = match hours.state_at(now, is_public_holiday) {
        OpenState::Open { until: Some(until) } => {
            t.phrase("find-open-until").with("time", t.time(until)).to_string()
        }
        _ => String::new(),
    };
    let phone =
        service.contacts.phones.first().or(institution.contacts.phones.first()).cloned().unwrap_or_default();
    let duty = service.standing == Standing::StatutoryDuty;
    Card {
        number,
        name: t.typography(name),
        name_language: (name_language != visit.language).then(|| name_language.code()),
        address: visit.fill(directory::pages::SERVICE, &[("id", &service.id.to_string())]),
        institution: t.typography(institution.name.in_language(Language::Polish)),
        phone,
        place: institution.locality.clone().or_else(|| institution.address.city.clone()).unwrap_or_default(),
        away: hit.distance_km.map(|km| away(km, t)).unwrap_or_default(),
        why: why(house, &hit.reason, t),
        open,
        places: places(service, t),
        confirmed: if duty { String::new() } else { confirmed(service, t, now.date()) },
        is_duty: duty,
        is_example: service.is_example,
        is_unofficial: service.provenance.source.starts_with("secondary_"),
    }
}

/// Because most points are the middle of a town or village, a short distance is not told in metres.
fn away(kilometres: f64, t: &Speak) -> String {
    const SAME_PLACE_KM: f64 = 2.0;
    if kilometres < SAME_PLACE_KM {
        t.say("find-near")
    } else {
        t.phrase("find-away").with("distance", t.distance(kilometres.round())).to_string()
    }
}

fn places(service: &Service, t: &Speak) -> String {
    let (Some(free), Some(as_of)) = (service.capacity.free, service.capacity.as_of) else {
        return String::new();
    };
    let counted = if free == 0 { t.say("find-places-none") } else { t.count("find-places", u64::from(free)) };
    let as_of = t.phrase("find-places-as-of").with("date", t.date(as_of.latest())).to_string();
    format!("{counted} ({as_of})")
}

fn confirmed(service: &Service, t: &Speak, today: jiff::civil::Date) -> String {
    let (Some(on), Some(age)) = (service.confirmation.on, service.confirmation.age_in_days(today)) else {
        return t.say("find-not-confirmed");
    };
    let key = if age > OLD_AFTER_DAYS { "find-confirmed-old" } else { "find-confirmed" };
    t.phrase(key).with("ago", t.ago(today, on.latest().min(today))).to_string()
}
