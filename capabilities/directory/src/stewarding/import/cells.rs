//! What was changed in a row, and putting it over the entry.
//!
//! A row is compared with the row that the entry itself would make. Only cells that differ are read, so that what was
//! taken out as a table and brought back untouched changes nothing, also where a table says less than the entry does.

use std::collections::HashMap;

use institutions::{Access, CodeLists, Hours, Position, Precision};
use spreadsheets::Row;
use translations::telephones;
use vocabulary::{LocalText, Mailbox, PartialDate, Point, Postcode, Teryt};

use crate::{Mode, Service, Site, Status, stewarding::INSTITUTION_ITSELF};

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;
/// The longest text, in characters.
const LONGEST_TEXT: usize = 4_000;
/// The longest short text, in characters.
const LONGEST_LINE: usize = 300;
/// More than so many places, days or people are a slip of the finger.
const MOST: u32 = 100_000;

/// Cells by the names of their columns.
pub type Cells = HashMap<&'static str, String>;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The list has no such code.
    Code,
    /// No whole number, or too large a one.
    Number,
    /// Neither yes nor no.
    Answer,
    /// No code of a unit.
    Unit,
    /// No mailbox.
    Mailbox,
    /// No telephone number.
    Phone,
    /// No address of a page.
    Website,
    /// No postal code.
    Postcode,
    /// Too long.
    TooLong,
    /// No place in Poland.
    Coordinates,
    /// It must not be empty.
    Missing,
    /// The first age is above the second.
    Ages,
    /// More free places than places.
    Places,
    /// Nobody changes it in a sheet.
    Fixed,
}

impl Wrong {
    /// The word in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Number => "number",
            Self::Answer => "answer",
            Self::Unit => "unit",
            Self::Mailbox => "mailbox",
            Self::Phone => "phone",
            Self::Website => "website",
            Self::Postcode => "postcode",
            Self::TooLong => "too-long",
            Self::Coordinates => "coordinates",
            Self::Missing => "missing",
            Self::Ages => "ages",
            Self::Places => "places",
            Self::Fixed => "fixed",
        }
    }
}

/// A cell that says something else than the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// The column.
    pub column: &'static str,
    /// What the entry says now.
    pub before: String,
    /// What the sheet says.
    pub after: String,
}

const ANSWERS: [&str; 7] =
    ["application", "decision", "interview", "referral", "income_test", "free_of_charge", "confidential"];
const LISTS: [&str; 10] = [
    "target_groups",
    "grounds",
    "coverage",
    "documents",
    "modes",
    "languages",
    "access_needs",
    "phone",
    "email",
    "website",
];
/// Follow from others, or are nobody's to change.
const IGNORED: [&str; 4] = ["id", "institution_id", "capacity_as_of", "is_example"];
const FIXED: [&str; 3] = ["source", "source_date", "sources"];
const SITE: [&str; 11] = [
    "site_name",
    "site_name_en",
    "site_name_uk",
    "street",
    "postcode",
    "city",
    "location_teryt",
    "confidential",
    "lat",
    "lon",
    "coordinate_precision",
];

/// One spelling for what means the same.
fn canonical(column: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if ANSWERS.contains(&column) {
        return match text.to_lowercase().as_str() {
            "yes" | "tak" | "так" | "true" | "1" => "yes".to_owned(),
            "no" | "nie" | "ні" | "false" | "0" => "no".to_owned(),
            _ => text.to_owned(),
        };
    }
    if LISTS.contains(&column) {
        return parts(text).join(";");
    }
    if matches!(column, "lat" | "lon") {
        return text
            .replace(',', ".")
            .parse::<f64>()
            .map_or_else(|_| text.to_owned(), |number| number.to_string());
    }
    text.to_owned()
}

fn parts(text: &str) -> Vec<&str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The cells of a row that say something else than these. Of a new entry only what is filled in counts.
pub fn changes(now: &Cells, row: &Row, columns: &[&'static str], is_new: bool) -> Vec<ChangedCell> {
    let mut changed = Vec::new();
    for column in columns.iter().copied().filter(|column| !IGNORED.contains(column)) {
        if row.headers().position(column).is_none() {
            continue;
        }
        let before = canonical(column, now.get(column).map_or("", String::as_str));
        let after = canonical(column, row.cell(column));
        let nobody_said = is_new && (after.is_empty() || FIXED.contains(&column));
        // A box that is not ticked says no.
        let both_no = column == "confidential" && before.is_empty() && after == "no";
        if before != after && !nobody_said && !both_no {
            changed.push(ChangedCell { column, before, after });
        }
    }
    changed
}

/// What the cells are checked against.
pub struct Here<'a> {
    /// The code lists.
    pub codes: &'a CodeLists,
    /// Today.
    pub today: jiff::civil::Date,
    /// Whoever sends the sheet may not see, and so not change, a secret address.
    pub from_outside: bool,
}

type Complaints = Vec<(&'static str, Wrong)>;

/// Puts changed cells over an entry; tells which cannot be taken.
pub fn apply(service: &mut Service, changed: &[ChangedCell], here: &Here<'_>) -> Complaints {
    let mut wrong = Vec::new();
    let secret = service.sites.first().is_some_and(|site| site.address.confidential);
    let before = service.sites.first().map(|site| site.address.clone());
    let mut point = None;
    for cell in changed {
        let done = if here.from_outside && secret && SITE.contains(&cell.column) {
            Err(Wrong::Fixed)
        } else if matches!(cell.column, "lat" | "lon" | "coordinate_precision") {
            // These three mean something only together.
            point.get_or_insert_with(|| Placed::of(service)).set(cell.column, &cell.after)
        } else {
            one(service, cell.column, &cell.after, here)
        };
        wrong.extend(done.err().map(|wrong| (cell.column, wrong)));
    }
    if let Some(placed) = point {
        match placed.position() {
            Ok(position) => site(service).position = position,
            Err(found) => wrong.push(("lat", found)),
        }
    } else if let (Some(before), Some(site)) = (before, service.sites.first_mut())
        && (&before.street, &before.postcode, &before.city)
            != (&site.address.street, &site.address.postcode, &site.address.city)
    {
        // A point of another address would lead people astray.
        site.position = None;
        if !changed.iter().any(|cell| cell.column == "location_teryt") {
            site.located_in = None;
        }
    }
    if service.sites.first().is_some_and(|site| *site == Site::default()) {
        service.sites.remove(0);
    }
    wrong.extend(contradictions(service, here));
    wrong
}

/// What no single cell shows.
fn contradictions(service: &mut Service, here: &Here<'_>) -> Complaints {
    let mut wrong = Vec::new();
    if service.name.pl.is_none() {
        wrong.push(("name", Wrong::Missing));
    }
    if service.service_type.is_empty() {
        wrong.push(("service_type", Wrong::Missing));
    } else if service.area.is_empty() {
        let known =
            here.codes.get("service_type", &service.service_type).and_then(|code| code.remark("area"));
        match known {
            Some(area) => area.clone_into(&mut service.area),
            None => wrong.push(("cus_area", Wrong::Missing)),
        }
    }
    if let (Some(from), Some(to)) = (service.audience.minimum_age, service.audience.maximum_age)
        && from > to
    {
        wrong.push(("maximum_age", Wrong::Ages));
    }
    if let (Some(free), Some(total)) = (service.capacity.free, service.capacity.total)
        && free > total
    {
        wrong.push(("capacity_free", Wrong::Places));
    }
    wrong
}

fn site(service: &mut Service) -> &mut Site {
    if service.sites.is_empty() {
        service.sites.push(Site::default());
    }
    &mut service.sites[0]
}

struct Placed {
    latitude: Option<f64>,
    longitude: Option<f64>,
    precision: Precision,
}

impl Placed {
    fn of(service: &Service) -> Self {
        let position = service.sites.first().and_then(|site| site.position);
        Self {
            latitude: position.map(|position| position.point.latitude),
            longitude: position.map(|position| position.point.longitude),
            precision: position.map_or(Precision::Locality, |position| position.precision),
        }
    }

    fn set(&mut self, column: &str, text: &str) -> Result<(), Wrong> {
        if column == "coordinate_precision" {
            let known = Precision::ALL.into_iter().find(|precision| precision.code() == text);
            self.precision = match known {
                Some(precision) => precision,
                None if text.is_empty() => Precision::Locality,
                None => return Err(Wrong::Code),
            };
            return Ok(());
        }
        let number = if text.is_empty() {
            None
        } else {
            Some(text.replace(',', ".").parse::<f64>().map_err(|_| Wrong::Coordinates)?)
        };
        if column == "lat" {
            self.latitude = number;
        } else {
            self.longitude = number;
        }
        Ok(())
    }

    fn position(&self) -> Result<Option<Position>, Wrong> {
        match (self.latitude, self.longitude) {
            (None, None) => Ok(None),
            (Some(latitude), Some(longitude)) => {
                let point = Point::in_poland(latitude, longitude).map_err(|_| Wrong::Coordinates)?;
                Ok(Some(Position { point, precision: self.precision }))
            }
            _ => Err(Wrong::Coordinates),
        }
    }
}

fn one(service: &mut Service, column: &'static str, text: &str, here: &Here<'_>) -> Result<(), Wrong> {
    if let Some((into, most)) = words(service, column) {
        return put(into, text, most);
    }
    match column {
        "service_type" => service.service_type = code(here, "service_type", text)?.ok_or(Wrong::Missing)?,
        "cus_area" => service.area = code(here, "cus_area", text)?.unwrap_or_default(),
        "status" => {
            service.status = match text {
                "" | "active" => Status::Active,
                "paused" => Status::Paused,
                "ended" => Status::Ended,
                _ => return Err(Wrong::Code),
            }
        }
        "target_groups" => service.audience.target_groups = codes(here, "target_group", text)?,
        "grounds" => service.audience.grounds = codes(here, "ground", text)?,
        "minimum_age" => service.audience.minimum_age = age(text)?,
        "maximum_age" => service.audience.maximum_age = age(text)?,
        "coverage" => {
            let units: Result<Vec<Teryt>, _> = parts(text).into_iter().map(str::parse).collect();
            service.serves = units.map_err(|_| Wrong::Unit)?;
        }
        "application" => service.access_path.application = answer(text)?,
        "decision" => service.access_path.decision = answer(text)?,
        "interview" => service.access_path.interview = answer(text)?,
        "referral" => service.access_path.referral = answer(text)?,
        "income_test" => service.access_path.income_test = answer(text)?,
        "fee_rule" => service.access_path.fee_rule = code(here, "fee_rule", text)?,
        "free_of_charge" => service.cost.free_of_charge = answer(text)?,
        "documents" => documents(service, text)?,
        "modes" => {
            let modes: Option<Vec<Mode>> = parts(text).into_iter().map(Mode::of_code).collect();
            service.modes = modes.ok_or(Wrong::Code)?;
        }
        "opening_hours" => {
            let exceptions = std::mem::take(&mut service.hours.exceptions);
            if text.chars().count() > LONGEST_LINE {
                return Err(Wrong::TooLong);
            }
            service.hours = Hours { exceptions, ..Hours::understood(text) };
        }
        "languages" => service.languages = codes(here, "language", text)?,
        "access_needs" => access(service, text, here)?,
        "phone" => {
            service.contacts.phones = checked(text, Wrong::Phone, |one| telephones::address(one).is_some())?;
        }
        "email" => {
            service.contacts.emails = checked(text, Wrong::Mailbox, |one| one.parse::<Mailbox>().is_ok())?;
        }
        "website" => service.contacts.websites = checked(text, Wrong::Website, is_website)?,
        "sign_language_url" => {
            if !text.is_empty() && !is_website(text) {
                return Err(Wrong::Website);
            }
            service.texts.sign_language_url = Some(text.to_owned()).filter(|text| !text.is_empty());
        }
        "postcode" => {
            if !text.is_empty() && text.parse::<Postcode>().is_err() {
                return Err(Wrong::Postcode);
            }
            put(&mut site(service).address.postcode, text, LONGEST_LINE)?;
        }
        "location_teryt" => {
            let unit = if text.is_empty() { None } else { Some(text.parse().map_err(|_| Wrong::Unit)?) };
            site(service).located_in = unit;
        }
        "confidential" => site(service).address.confidential = answer(text)?.unwrap_or(false),
        "capacity_total" => service.capacity.total = number(text)?,
        "capacity_free" => service.capacity.free = number(text)?,
        "capacity_free_for_women" => service.capacity.free_for_women = number(text)?,
        "capacity_free_for_men" => service.capacity.free_for_men = number(text)?,
        "waiting" => service.capacity.waiting = number(text)?,
        "waiting_days" => service.capacity.waiting_days = number(text)?,
        _ => return Err(Wrong::Fixed),
    }
    Ok(())
}

/// The text of a column that holds plain words, and how long it may be.
fn words<'a>(service: &'a mut Service, column: &str) -> Option<(&'a mut Option<String>, usize)> {
    match column {
        "street" => return Some((&mut site(service).address.street, LONGEST_NAME)),
        "city" => return Some((&mut site(service).address.city, LONGEST_NAME)),
        _ => {}
    }
    let (bare, language) = match column.rsplit_once('_') {
        Some((bare, "en")) => (bare, "en"),
        Some((bare, "uk")) => (bare, "uk"),
        _ => (column, "pl"),
    };
    let (text, most): (&mut LocalText, usize) = match bare {
        "name" => (&mut service.name, LONGEST_NAME),
        "description" => (&mut service.description, LONGEST_TEXT),
        "eligibility" => (&mut service.audience.conditions, LONGEST_TEXT),
        "cost" => (&mut service.cost.note, LONGEST_TEXT),
        "first_step" => (&mut service.access_path.first_step, LONGEST_TEXT),
        "plain" => (&mut service.texts.plain, LONGEST_TEXT),
        "easy_to_read" => (&mut service.texts.easy_to_read, LONGEST_TEXT),
        "sign_language_transcript" => (&mut service.texts.sign_language_transcript, LONGEST_TEXT),
        "site_name" => (&mut site(service).name, LONGEST_NAME),
        _ => return None,
    };
    let into = match language {
        "en" => &mut text.en,
        "uk" => &mut text.uk,
        _ => &mut text.pl,
    };
    Some((into, most))
}

fn put(into: &mut Option<String>, text: &str, most: usize) -> Result<(), Wrong> {
    if text.chars().count() > most {
        return Err(Wrong::TooLong);
    }
    *into = Some(text.to_owned()).filter(|text| !text.is_empty());
    Ok(())
}

fn code(here: &Here<'_>, list: &str, text: &str) -> Result<Option<String>, Wrong> {
    if text.is_empty() {
        return Ok(None);
    }
    here.codes.get(list, text).map(|_| Some(text.to_owned())).ok_or(Wrong::Code)
}

fn codes(here: &Here<'_>, list: &str, text: &str) -> Result<Vec<String>, Wrong> {
    parts(text).into_iter().map(|part| code(here, list, part)?.ok_or(Wrong::Code)).collect()
}

fn answer(text: &str) -> Result<Option<bool>, Wrong> {
    match text {
        "" => Ok(None),
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        _ => Err(Wrong::Answer),
    }
}

fn number(text: &str) -> Result<Option<u32>, Wrong> {
    let digits: String = text.chars().filter(|mark| !mark.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    match digits.parse::<u32>() {
        Ok(number) if number <= MOST => Ok(Some(number)),
        _ => Err(Wrong::Number),
    }
}

fn age(text: &str) -> Result<Option<u8>, Wrong> {
    match number(text)? {
        None => Ok(None),
        Some(years) if years <= 120 => Ok(u8::try_from(years).ok()),
        Some(_) => Err(Wrong::Number),
    }
}

/// A document that is still named keeps its translations.
fn documents(service: &mut Service, text: &str) -> Result<(), Wrong> {
    let known: HashMap<String, LocalText> = service
        .access_path
        .documents
        .iter()
        .filter_map(|text| Some((text.pl.clone()?.replace(';', ","), text.clone())))
        .collect();
    let mut documents = Vec::new();
    for part in parts(text) {
        if part.chars().count() > LONGEST_LINE {
            return Err(Wrong::TooLong);
        }
        documents.push(known.get(part).cloned().unwrap_or_else(|| LocalText::polish(part)));
    }
    service.access_path.documents = documents;
    Ok(())
}

fn access(service: &mut Service, text: &str, here: &Here<'_>) -> Result<(), Wrong> {
    let needs = codes(here, "access_need", text)?;
    let known: HashMap<String, Access> =
        service.access.drain(..).map(|access| (access.need.clone(), access)).collect();
    let by = if here.from_outside { "region" } else { INSTITUTION_ITSELF };
    service.access = needs
        .into_iter()
        .map(|need| {
            known.get(&need).cloned().unwrap_or_else(|| Access {
                need,
                confirmed_by: by.to_owned(),
                confirmed_on: Some(PartialDate::day(here.today)),
            })
        })
        .collect();
    Ok(())
}

fn checked(text: &str, wrong: Wrong, is_right: impl Fn(&str) -> bool) -> Result<Vec<String>, Wrong> {
    let all = parts(text);
    if all.iter().any(|one| !is_right(one)) {
        return Err(wrong);
    }
    Ok(all.into_iter().map(str::to_owned).collect())
}

fn is_website(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}
