//! From nouns to what the templates of staff show.

use std::collections::HashMap;

use database::Work;
use directory::{
    Confirmation, Group, OLD_AFTER_DAYS, Service, Standing, Status,
    about_itself::Aspect,
    pages::unit_name,
    quality::{Criterion, Quality, judge},
};
use institutions::{CodeLists, Institution};
use jiff::civil::Date;
use translations::Speak;
use vocabulary::{PartialDate, Teryt};
use web::Problem;

use crate::form::named;

/// An entry with at least this score counts as complete.
pub const COMPLETE: f32 = 0.9;

/// How an entry stands today.
pub struct Standings {
    pub quality: Quality,
    pub due: Option<Date>,
    pub is_due: bool,
    pub is_old: bool,
    pub is_complete: bool,
}

impl Standings {
    pub fn of(service: &Service, institution: &Institution, today: Date) -> Self {
        let quality = judge(service, institution, today);
        let confirmation: &Confirmation = &service.confirmation;
        let due = confirmation.due_on();
        Self {
            is_due: due.is_none_or(|due| due <= today),
            is_old: confirmation.age_in_days(today).is_none_or(|days| days > OLD_AFTER_DAYS),
            is_complete: quality.score >= COMPLETE,
            due,
            quality,
        }
    }

    /// The words beside an entry, with their look.
    pub fn tags(&self, service: &Service, t: &Speak) -> Vec<(String, &'static str)> {
        let mut tags = Vec::new();
        let mut tag = |key: &str, kind| tags.push((t.say(key), kind));
        if service.standing == Standing::StatutoryDuty {
            tag("steward-tag-duty", "warning");
        }
        match service.status {
            Status::Active => {}
            Status::Paused => tag("steward-tag-paused", "warning"),
            Status::Ended => tag("steward-tag-ended", "warning"),
        }
        if self.is_old {
            tag("steward-tag-old", "warning");
        } else if self.is_due {
            tag("steward-tag-due", "warning");
        }
        tag(
            if self.is_complete { "steward-tag-complete" } else { "steward-tag-incomplete" },
            if self.is_complete { "good" } else { "" },
        );
        tags
    }
}

/// The part of an entry where a criterion is mended; none when confirming mends it.
pub const fn part_of(criterion: Criterion) -> Option<Group> {
    match criterion {
        Criterion::Address | Criterion::Hours => Some(Group::Places),
        Criterion::Phone | Criterion::Mailbox => Some(Group::Contacts),
        Criterion::HowToGet => Some(Group::Getting),
        Criterion::Freshness => None,
        Criterion::Kind | Criterion::Description => Some(Group::Name),
        Criterion::Audience => Some(Group::Audience),
        Criterion::Cost => Some(Group::Cost),
    }
}

pub const fn criterion_code(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Address => "address",
        Criterion::Phone => "phone",
        Criterion::Mailbox => "mailbox",
        Criterion::HowToGet => "how-to-get",
        Criterion::Freshness => "freshness",
        Criterion::Kind => "kind",
        Criterion::Audience => "audience",
        Criterion::Hours => "hours",
        Criterion::Description => "description",
        Criterion::Cost => "cost",
    }
}

pub fn group_name(t: &Speak, group: Group) -> String {
    t.say(format!("steward-part-{}", group.code()))
}

pub fn name_of(service: &Service, t: &Speak) -> String {
    t.typography(service.name.in_language(t.language()))
}

pub fn date(t: &Speak, date: PartialDate) -> String {
    match (date.exact(), date.month()) {
        (Some(day), _) => t.date(day),
        (None, Some(month)) => t.month(date.year(), month),
        (None, None) => date.year().to_string(),
    }
}

/// A score as people read it.
pub fn percent(t: &Speak, score: f32) -> String {
    t.percent(f64::from(score), 0)
}

fn answer(t: &Speak, known: Option<bool>) -> Option<String> {
    Some(t.say(if known? { "steward-answer-yes" } else { "steward-answer-no" }))
}

/// What codes of entries are called.
pub struct Names<'a> {
    codes: &'a CodeLists,
    units: HashMap<Teryt, String>,
}

impl<'a> Names<'a> {
    /// The names for these entries: of every code, and of the units they serve.
    pub async fn of(
        work: &mut Work,
        codes: &'a CodeLists,
        services: &[&Service],
        t: &Speak,
    ) -> Result<Self, Problem> {
        let today = work.moment().day_in_poland();
        let mut units = HashMap::new();
        for teryt in services.iter().flat_map(|service| &service.serves) {
            if !units.contains_key(teryt)
                && let Some(unit) = territory::unit(work, teryt, today).await.map_err(Problem::fault)?
            {
                units.insert(teryt.clone(), unit_name(t, &unit));
            }
        }
        Ok(Self { codes, units })
    }

    /// A unit; by its code when no register knows it.
    fn unit(&self, teryt: &Teryt) -> String {
        self.units.get(teryt).cloned().unwrap_or_else(|| teryt.to_string())
    }
}

/// What an entry says in one part, as pairs of name and value; what is empty is left out.
pub fn facts(group: Group, service: &Service, known: &Names<'_>, t: &Speak) -> Vec<(String, String)> {
    let codes = known.codes;
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut fact = |field: &str, value: String| {
        if !value.is_empty() {
            facts.push((t.say(format!("steward-field-{field}")), value));
        }
    };
    let text = |text: &vocabulary::LocalText| t.typography(text.in_language(t.language()));
    let names = |list: &str, values: &[String]| {
        values.iter().map(|code| named(codes, list, code, t)).collect::<Vec<_>>().join(", ")
    };
    match group {
        Group::Name => {
            fact("name", text(&service.name));
            fact("description", text(&service.description));
            fact("service-type", named(codes, "service_type", &service.service_type, t));
            fact("area", named(codes, "cus_area", &service.area, t));
            let status = match service.status {
                Status::Active => "active",
                Status::Paused => "paused",
                Status::Ended => "ended",
            };
            fact("status", t.say(format!("steward-status-{status}")));
        }
        Group::Audience => {
            fact("target-groups", names("target_group", &service.audience.target_groups));
            fact("grounds", names("ground", &service.audience.grounds));
            let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
            fact("minimum-age", age(service.audience.minimum_age));
            fact("maximum-age", age(service.audience.maximum_age));
            fact("conditions", text(&service.audience.conditions));
            let units: Vec<String> = service.serves.iter().map(|teryt| known.unit(teryt)).collect();
            fact("serves", units.join(", "));
        }
        Group::Getting => {
            let path = &service.access_path;
            fact("first-step", text(&path.first_step));
            fact("documents", path.documents.iter().map(text).collect::<Vec<_>>().join("; "));
            for (field, known) in [
                ("application", path.application),
                ("decision", path.decision),
                ("interview", path.interview),
                ("referral", path.referral),
                ("income-test", path.income_test),
            ] {
                fact(field, answer(t, known).unwrap_or_default());
            }
        }
        Group::Cost => {
            fact("free-of-charge", answer(t, service.cost.free_of_charge).unwrap_or_default());
            let rule: Vec<String> = service.access_path.fee_rule.iter().cloned().collect();
            fact("fee-rule", names("fee_rule", &rule));
            fact("cost-note", text(&service.cost.note));
        }
        Group::Places => {
            let mode =
                |mode: &directory::Mode| t.say(format!("steward-mode-{}", mode.code().replace('_', "-")));
            fact("modes", service.modes.iter().map(mode).collect::<Vec<_>>().join(", "));
            fact("hours", service.hours.as_given.clone().unwrap_or_default());
            for site in &service.sites {
                let address = &site.address;
                let street =
                    [address.street.as_deref(), address.postcode.as_deref(), address.city.as_deref()];
                let mut line: Vec<String> = site.name.pl.iter().cloned().collect();
                line.extend(street.into_iter().flatten().map(str::to_owned));
                if address.confidential {
                    line.push(t.say("steward-site-secret"));
                }
                line.extend(site.hours.as_given.clone());
                fact("site-street", line.join(", "));
            }
        }
        Group::Contacts => {
            fact("phones", service.contacts.phones.join(", "));
            fact("emails", service.contacts.emails.join(", "));
            fact("websites", service.contacts.websites.join(", "));
        }
        Group::Access => {
            let needs: Vec<String> = service.access.iter().map(|access| access.need.clone()).collect();
            fact("access-needs", names("access_need", &needs));
            fact("languages", names("language", &service.languages));
        }
        Group::Capacity => {
            let capacity = &service.capacity;
            for (field, number) in [
                ("free", capacity.free),
                ("total", capacity.total),
                ("free-for-women", capacity.free_for_women),
                ("free-for-men", capacity.free_for_men),
                ("waiting", capacity.waiting),
                ("waiting-days", capacity.waiting_days),
            ] {
                fact(field, number.map(|number| t.number(number)).unwrap_or_default());
            }
            fact("as-of", capacity.as_of.map(|on| date(t, on)).unwrap_or_default());
        }
        Group::Texts => {
            fact("plain", text(&service.texts.plain));
            fact("easy", text(&service.texts.easy_to_read));
            fact("sign-language-url", service.texts.sign_language_url.clone().unwrap_or_default());
            fact("transcript", text(&service.texts.sign_language_transcript));
        }
    }
    facts
}

/// What an institution says about itself in one aspect, as pairs of name and value; what is empty is left out.
pub fn said_of_itself(
    aspect: Aspect,
    institution: &Institution,
    codes: &CodeLists,
    t: &Speak,
) -> Vec<(String, String)> {
    let text = |text: &vocabulary::LocalText| t.typography(text.in_language(t.language()));
    let names = |list: &str, values: &mut dyn Iterator<Item = &str>| {
        values.map(|code| named(codes, list, code, t)).collect::<Vec<_>>().join(", ")
    };
    let (texts, contacts) = (&institution.texts, &institution.contacts);
    let facts = match aspect {
        Aspect::About => vec![
            ("plain", text(&texts.plain)),
            ("easy", text(&texts.easy_to_read)),
            ("sign-language-url", texts.sign_language_url.clone().unwrap_or_default()),
            ("transcript", text(&texts.sign_language_transcript)),
        ],
        Aspect::Contacts => vec![
            ("phones", contacts.phones.join(", ")),
            ("emails", contacts.emails.join(", ")),
            ("websites", contacts.websites.join(", ")),
        ],
        Aspect::Place => {
            let address = &institution.address;
            let parts = [address.street.as_deref(), address.postcode.as_deref(), address.city.as_deref()];
            let mut line: Vec<String> = parts.into_iter().flatten().map(str::to_owned).collect();
            if address.confidential {
                line.push(t.say("steward-site-secret"));
            }
            vec![
                ("site-street", line.join(", ")),
                ("hours", institution.hours.as_given.clone().unwrap_or_default()),
            ]
        }
        Aspect::Access => vec![
            (
                "access-needs",
                names("access_need", &mut institution.access.iter().map(|access| access.need.as_str())),
            ),
            ("languages", names("language", &mut institution.languages.iter().map(String::as_str))),
        ],
    };
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(field, value)| (t.say(format!("steward-field-{field}")), value)).collect()
}
