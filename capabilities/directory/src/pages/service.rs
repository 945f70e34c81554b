//! The page of a service: can I get it, what do I do first, what to bring; then everything else.

mod getting;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use institutions::{CodeLists, Institution};
use translations::Speak;
use vocabulary::{Id, Language};
use web::{EmergencyLine, Frame, Page, Problem, TextSize, Visit};

use self::getting::Getting;
use super::{
    House, INSTITUTION, PictureShown, REPORT, SERVICE, picture,
    presenting::{
        AccessGroup, ContactsShown, HoursShown, Link, PlaceShown, Said, SourceShown, Sources, access_groups,
        code_name, date, unit_address, unit_name,
    },
    printing,
};
use crate::{
    Capacity, Mode, OLD_AFTER_DAYS, Service, Standing, Status,
    duplicates::{Kind, merged_into},
    look,
    pictures::Owner,
};

/// Beside services of these types stand the numbers for those who cannot wait.
const URGENT: &[&str] = &[
    "violence_support",
    "blue_card_procedure",
    "crisis_intervention",
    "crisis_shelter",
    "mothers_home",
    "police_intervention",
    "perpetrator_programme",
    "crime_victim_support",
    "trafficking_victim_support",
];

/// More names of units than these are counted, not listed.
const MOST_UNITS_NAMED: usize = 12;

/// A band above the facts.
struct Notice {
    title: String,
    text: String,
    kind: &'static str,
}

/// One way to read about the service.
struct Reading {
    text: String,
    address: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "service.html")]
struct ServicePage {
    frame: Frame,
    t: Speak,
    shown: ServiceShown,
}

#[derive(Template)]
#[template(path = "service_print.html")]
struct PrintedService {
    frame: Frame,
    t: Speak,
    shown: ServiceShown,
    address: String,
    qr: Option<(String, usize)>,
    today: String,
}

/// Everything a page about a service says.
struct ServiceShown {
    picture: Option<PictureShown>,
    name: Said,
    description: Option<Said>,
    readings: Vec<Reading>,
    /// The plain or easy text, in paragraphs, when it was asked for.
    chosen: Vec<Said>,
    sign_language: String,
    notices: Vec<Notice>,
    emergency: Vec<EmergencyLine>,
    contacts: ContactsShown,
    hours: HoursShown,
    getting: Getting,
    places: Vec<PlaceShown>,
    modes: Vec<String>,
    access: Vec<AccessGroup>,
    capacity: Vec<String>,
    capacity_as_of: String,
    audience: Vec<Said>,
    ages: String,
    grounds: Vec<Said>,
    conditions: Option<Said>,
    languages: Vec<Said>,
    serves: Vec<Link>,
    serves_more: usize,
    kind: Said,
    institution: Option<Link>,
    institution_kind: Said,
    confirmed: String,
    source: SourceShown,
    report: String,
    print: String,
    print_large: String,
}

/// Shows a service; `?print=1` and `?print=large` are made for paper, `?text=plain` and `?text=easy` choose a text.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut work = house.reading().await?;
    let Some(kept) = find(&mut work, &id).await? else { return Err(Problem::not_found()) };
    let canonical = visit.fill(SERVICE, &[("id", &kept.service.id.to_string())]);
    if canonical != visit.path {
        return Ok(Redirect::permanent(&canonical).into_response());
    }
    let codes = house.codes.get();
    let gone = kept.removed_at.is_some() || kept.service.status == Status::Ended;
    if kept.removed_at.is_some()
        && let Some(into) =
            merged_into(&mut work, Kind::Service, kept.service.id.uuid()).await.map_err(Problem::fault)?
    {
        let address = visit.fill(SERVICE, &[("id", &into.to_string())]);
        return Ok(Redirect::permanent(&address).into_response());
    }
    let service = kept.service.for_the_public();
    let institution = institutions::look::one(&mut work, service.institution)
        .await
        .map_err(Problem::fault)?
        .filter(|kept| kept.removed_at.is_none())
        .map(|kept| kept.institution.for_the_public());
    if gone {
        return Err(ended(&visit, &service, institution.as_ref()));
    }
    let today = work.moment().day_in_poland();
    let title = service.name.in_language(visit.language).to_owned();
    let mut frame = visit.frame(visit.t.typography(&title));
    if let Some(description) = service.description.only_in(visit.language) {
        frame = frame.described(description);
    }
    frame = frame.under_front(&visit);
    if let Some(institution) = &institution
        && let Some(unit) =
            territory::unit(&mut work, &institution.teryt, today).await.map_err(Problem::fault)?
    {
        frame = frame.under(unit_name(&visit.t, &unit), unit_address(&visit, &unit.teryt));
    }
    let shown = gather(&visit, &mut work, &codes, &service, institution.as_ref()).await?;
    let asked = visit.asked_for();
    let t = visit.speak();
    if asked.has("print") {
        let address = printing::absolute(&visit, &headers, &canonical);
        let qr = printing::qr_code(&address);
        let mut frame = frame.for_print().not_indexed();
        if asked.get("print") == "large" {
            frame.display.text = TextSize::Double;
        }
        let today = t.date(today);
        return Ok(Page(PrintedService { frame, t, shown, address, qr, today }).into_response());
    }
    Ok(Page(ServicePage { frame, t, shown }).into_response())
}

/// The service of a UUID or of an identifier at its source.
pub(super) async fn find(work: &mut Work, id: &str) -> Result<Option<look::Kept>, Problem> {
    let found = match id.parse::<Id<Service>>() {
        Ok(id) => look::one(work, id).await,
        Err(_) => look::by_source_id(work, id).await,
    };
    found.map_err(Problem::fault)
}

/// A service that is no more: says so and offers what is near.
pub(super) fn ended(visit: &Visit, service: &Service, institution: Option<&Institution>) -> Problem {
    let name = visit.t.typography(service.name.in_language(visit.language));
    let mut problem = Problem::refusal(StatusCode::GONE, "service-ended").with("name", name);
    if let Some(institution) = institution {
        let address = visit.fill(INSTITUTION, &[("id", &institution.id.to_string())]);
        problem = problem.link("service-ended-institution", address);
        problem = problem.link("service-ended-near", unit_address(visit, &institution.teryt));
    } else if let Some(teryt) = service.serves.first() {
        problem = problem.link("service-ended-near", unit_address(visit, teryt));
    }
    problem
}

async fn gather(
    visit: &Visit,
    work: &mut Work,
    codes: &CodeLists,
    service: &Service,
    institution: Option<&Institution>,
) -> Result<ServiceShown, Problem> {
    let t = &visit.t;
    let today = work.moment().day_in_poland();
    let now = work.moment().clock_in_poland();
    let sources = Sources::new(institutions::look::sources(work).await.map_err(Problem::fault)?, t);
    let mut serves = Vec::new();
    for teryt in service.serves.iter().take(MOST_UNITS_NAMED) {
        if let Some(unit) = territory::unit(work, teryt, today).await.map_err(Problem::fault)? {
            let said = Said::own(unit_name(t, &unit));
            serves.push(Link { said, address: unit_address(visit, &unit.teryt) });
        }
    }
    let nobody = institutions::Contacts::default();
    let contacts = ContactsShown::of(
        &service.contacts,
        institution.map_or(&nobody, |institution| &institution.contacts),
    );
    let hours = if service.hours.is_empty() {
        institution.map(|institution| &institution.hours)
    } else {
        Some(&service.hours)
    };
    let path = visit.path.clone();
    let (readings, chosen) = readings(visit, service, &path);
    let own_access = service.access.iter();
    let access = own_access.chain(institution.iter().flat_map(|institution| &institution.access));
    Ok(ServiceShown {
        picture: picture(work, visit, Owner::Service(service.id)).await.map_err(Problem::fault)?,
        name: Said::of(&service.name, t).unwrap_or_default(),
        description: Said::of(&service.description, t),
        readings,
        chosen,
        sign_language: service.texts.sign_language_url.clone().unwrap_or_default(),
        notices: notices(t, service, &sources, today),
        emergency: if URGENT.contains(&service.service_type.as_str()) { emergency(t) } else { Vec::new() },
        contacts,
        hours: hours.map(|hours| HoursShown::of(hours, now, t)).unwrap_or_default(),
        getting: Getting::of(service, codes, t),
        places: places(service, institution, t),
        modes: service.modes.iter().map(|mode| t.say(mode_key(*mode))).collect(),
        access: access_groups(access, codes, &sources, t),
        capacity: capacity(t, &service.capacity),
        capacity_as_of: service.capacity.as_of.map(|as_of| date(t, as_of)).unwrap_or_default(),
        audience: names(codes, "target_group", &service.audience.target_groups, t),
        ages: ages(t, service),
        grounds: names(codes, "ground", &service.audience.grounds, t),
        conditions: Said::of(&service.audience.conditions, t).map(Said::into_sentence),
        languages: names(codes, "language", &service.languages, t),
        serves,
        serves_more: service.serves.len().saturating_sub(MOST_UNITS_NAMED),
        kind: kind_unless_named(codes, service, t),
        institution: institution.and_then(|institution| {
            Some(Link {
                said: Said::of(&institution.name, t)?,
                address: visit.fill(INSTITUTION, &[("id", &institution.id.to_string())]),
            })
        }),
        institution_kind: institution
            .map(|institution| code_name(codes, "institution_kind", &institution.kind, t))
            .unwrap_or_default(),
        confirmed: confirmed(t, service, &sources, today),
        source: sources.shown(&service.provenance, t),
        report: visit.fill(REPORT, &[("id", &service.id.to_string())]),
        print: format!("{path}?print=1"),
        print_large: format!("{path}?print=large"),
    })
}

/// The type of the service; empty when its name says the same.
fn kind_unless_named(codes: &CodeLists, service: &Service, t: &Speak) -> Said {
    let kind = code_name(codes, "service_type", &service.service_type, t);
    let name = service.name.in_language(t.language());
    if polish::fold(&kind.text) == polish::fold(&t.typography(name)) { Said::default() } else { kind }
}

fn names(codes: &CodeLists, list: &str, values: &[String], t: &Speak) -> Vec<Said> {
    values.iter().map(|code| code_name(codes, list, code, t)).collect()
}

const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "service-mode-in-person",
        Mode::AtHome => "service-mode-at-home",
        Mode::Phone => "service-mode-phone",
        Mode::Online => "service-mode-online",
        Mode::Residential => "service-mode-residential",
    }
}

/// The ways to read about the service, when there is more than one, and the text that was asked for.
fn readings(visit: &Visit, service: &Service, path: &str) -> (Vec<Reading>, Vec<Said>) {
    let t = &visit.t;
    let texts = &service.texts;
    let available: Vec<(&str, &str)> = [
        ("", "service-text-usual", true),
        ("plain", "service-text-plain", !texts.plain.is_empty()),
        ("easy", "service-text-easy", !texts.easy_to_read.is_empty()),
        ("sign", "service-text-sign", !texts.sign_language_transcript.is_empty()),
    ]
    .into_iter()
    .filter(|(_, _, there)| *there)
    .map(|(name, key, _)| (name, key))
    .collect();
    if available.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let form = visit.asked_for();
    let asked = available.iter().map(|(name, _)| *name).find(|name| *name == form.get("text")).unwrap_or("");
    let readings = available
        .into_iter()
        .map(|(name, key)| Reading {
            text: t.say(key),
            address: if name.is_empty() { path.to_owned() } else { format!("{path}?text={name}") },
            here: name == asked,
        })
        .collect();
    let text = match asked {
        "plain" => Said::of(&texts.plain, t),
        "easy" => Said::of(&texts.easy_to_read, t),
        "sign" => Said::of(&texts.sign_language_transcript, t),
        _ => None,
    };
    let paragraphs = text.map(|said| {
        let lang = said.lang;
        let lines = said.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| Said { text: line.to_owned(), lang }).collect()
    });
    (readings, paragraphs.unwrap_or_default())
}

fn notices(t: &Speak, service: &Service, sources: &Sources, today: jiff::civil::Date) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut said = |name: &str, text: String, kind| {
        notices.push(Notice { title: t.say(format!("{name}-title")), text, kind });
    };
    let mut add = |name: &str, kind| said(name, t.say(name), kind);
    if service.is_example {
        add("service-example", "warning");
    }
    if service.status == Status::Paused {
        add("service-paused", "warning");
    }
    if service.standing == Standing::StatutoryDuty {
        let powiat = service.serves.first().is_some_and(|teryt| teryt.as_str().len() == 4);
        add(if powiat { "service-duty-powiat" } else { "service-duty-gmina" }, "warning");
    } else if sources.is_unofficial(&service.provenance.source) {
        add("service-unofficial", "warning");
    } else if service.confirmation.age_in_days(today).is_none_or(|days| days > OLD_AFTER_DAYS) {
        match service.confirmation.on {
            Some(on) => {
                let since = t.phrase("service-old-since").with("date", t.date(on.latest().min(today)));
                said("service-old", since.to_string(), "warning");
            }
            None => add("service-old", "warning"),
        }
    }
    notices
}

fn emergency(t: &Speak) -> Vec<EmergencyLine> {
    ["112", "800120002", "116111"]
        .into_iter()
        .map(|number| EmergencyLine {
            number: number.to_owned(),
            text: t.say(format!("service-emergency-{number}")),
        })
        .collect()
}

fn places(service: &Service, institution: Option<&Institution>, t: &Speak) -> Vec<PlaceShown> {
    if service.sites.is_empty() {
        return institution.map(PlaceShown::seat).into_iter().collect();
    }
    service
        .sites
        .iter()
        .map(|site| {
            let hours = site.hours.as_given.clone().map(vocabulary::LocalText::polish);
            PlaceShown {
                hours: hours.and_then(|hours| Said::of(&hours, t)),
                ..PlaceShown::of(Said::of(&site.name, t), &site.address, site.position, None)
            }
        })
        .collect()
}

/// Places and waiting, one sentence each; nothing without its date.
fn capacity(t: &Speak, capacity: &Capacity) -> Vec<String> {
    let mut lines = Vec::new();
    if capacity.as_of.is_none() {
        return lines;
    }
    match (capacity.free, capacity.total) {
        (Some(0), _) => lines.push(t.say("service-places-none")),
        (Some(free), _) => lines.push(t.count("service-places-free", free)),
        (None, _) => {}
    }
    if capacity.free.is_some_and(|free| free > 0)
        && let (Some(women), Some(men)) = (capacity.free_for_women, capacity.free_for_men)
    {
        let phrase = t.phrase("service-places-by-sex").with("women", women).with("men", men);
        lines.push(phrase.to_string());
    }
    match capacity.waiting {
        Some(0) => lines.push(t.say("service-waiting-nobody")),
        Some(waiting) => lines.push(t.count("service-waiting", waiting)),
        None => {}
    }
    if let Some(days) = capacity.waiting_days.filter(|days| *days > 0) {
        lines.push(t.count("service-waiting-days", days));
    }
    if let Some(total) = capacity.total {
        lines.push(t.count("service-places-total", total));
    }
    lines
}

fn ages(t: &Speak, service: &Service) -> String {
    let audience = &service.audience;
    match (audience.minimum_age, audience.maximum_age) {
        (Some(from), Some(to)) => t
            .phrase("service-ages-between")
            .with("from", u32::from(from))
            .with("to", u32::from(to))
            .to_string(),
        (Some(from), None) => t.count("service-ages-from", u32::from(from)),
        (None, Some(to)) => t.count("service-ages-to", u32::from(to)),
        (None, None) => String::new(),
    }
}

/// When the entry was confirmed and by whom, in one sentence.
fn confirmed(t: &Speak, service: &Service, sources: &Sources, today: jiff::civil::Date) -> String {
    if service.standing == Standing::StatutoryDuty {
        return t.say("service-confirmed-duty");
    }
    let Some(on) = service.confirmation.on else { return t.say("service-confirmed-never") };
    let by = sources.publisher(&service.confirmation.by);
    let by = if t.language() == Language::Polish { t.typography(&by) } else { by };
    let when = match on.exact() {
        Some(day) => format!("{} ({})", t.ago(today, day.min(today)), t.date(day)),
        None => date(t, on),
    };
    t.phrase("service-confirmed").with("when", when).with("by", by).to_string()
}
