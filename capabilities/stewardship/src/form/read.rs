//! What was typed into the fields of a part, put over the entry.

use std::collections::HashMap;

use directory::{Capacity, Group, Mode, Service, Site, Status, stewarding::INSTITUTION_ITSELF};
use institutions::{Access, Contacts, Hours};
use translations::telephones;
use vocabulary::{LocalText, Mailbox, PartialDate, Postcode, holds_pesel};
use web::{FieldErrors, Form, Message};

use super::{LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, MOST, MOST_SITES, Surroundings};

/// Reads a form.
pub(super) struct Reader<'a> {
    pub form: &'a Form,
    pub errors: FieldErrors,
}

/// The entry with what was typed, or what is wrong with the form.
pub fn read(
    group: Group,
    service: &Service,
    form: &Form,
    here: &Surroundings<'_>,
) -> Result<Service, FieldErrors> {
    let mut reader = Reader { form, errors: FieldErrors::new() };
    let mut changed = service.clone();
    match group {
        Group::Name => name(&mut reader, &mut changed, here),
        Group::Audience => audience(&mut reader, &mut changed, here),
        Group::Getting => getting(&mut reader, &mut changed),
        Group::Cost => {
            changed.cost.free_of_charge = reader.answer("free-of-charge");
            changed.access_path.fee_rule = reader.code("fee-rule", "fee_rule", here);
            reader.text("cost-note", &mut changed.cost.note);
        }
        Group::Places => places(&mut reader, &mut changed),
        Group::Contacts => contacts(&mut reader, &mut changed.contacts),
        Group::Access => {
            access(&mut reader, &mut changed.access, here);
            changed.languages = reader.codes("languages", "language", here);
        }
        Group::Capacity => capacity(&mut reader, &mut changed.capacity),
        Group::Texts => {
            reader.text("plain", &mut changed.texts.plain);
            reader.text("easy", &mut changed.texts.easy_to_read);
            let address = reader.line("sign-language-url", LONGEST_LINE);
            if address.as_deref().is_some_and(|address| !is_website(address)) {
                reader.wrong("sign-language-url", "steward-website-wrong");
            }
            changed.texts.sign_language_url = address;
            reader.text("transcript", &mut changed.texts.sign_language_transcript);
        }
    }
    if reader.errors.is_empty() { Ok(changed) } else { Err(reader.errors) }
}

impl Reader<'_> {
    pub fn wrong(&mut self, field: &str, message: impl Into<Message>) {
        self.errors.add(field, message);
    }

    pub fn line(&mut self, field: &str, most: usize) -> Option<String> {
        let text = self.form.get(field).trim();
        let length = text.chars().count();
        if length > most {
            self.wrong(
                field,
                Message::new("steward-too-long").with("n", length as u64).with("most", most as u64),
            );
        }
        if holds_pesel(text) {
            self.wrong(field, "confirm-personal-number");
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    pub fn text(&mut self, field: &str, into: &mut LocalText) {
        into.pl = self.line(field, LONGEST_TEXT);
    }

    fn lines(&mut self, field: &str) -> Vec<String> {
        let text = self.line(field, LONGEST_TEXT).unwrap_or_default();
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn number(&mut self, field: &str, most: u32) -> Option<u32> {
        let typed: String = self.form.get(field).chars().filter(|letter| !letter.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<u32>() {
            Ok(number) if number <= most => Some(number),
            _ => {
                self.wrong(field, Message::new("steward-number-wrong").with("most", u64::from(most)));
                None
            }
        }
    }

    fn answer(&self, field: &str) -> Option<bool> {
        match self.form.get(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// The codes that were ticked; what the list does not have was not sent by our page and is left out.
    pub fn codes(&self, field: &str, list: &str, here: &Surroundings<'_>) -> Vec<String> {
        self.form.all(field).filter(|code| here.codes.get(list, code).is_some()).map(str::to_owned).collect()
    }

    fn code(&self, field: &str, list: &str, here: &Surroundings<'_>) -> Option<String> {
        Some(self.form.get(field).to_owned()).filter(|code| here.codes.get(list, code).is_some())
    }
}

fn name(reader: &mut Reader<'_>, changed: &mut Service, here: &Surroundings<'_>) {
    changed.name.pl = reader.line("name", LONGEST_NAME);
    if changed.name.pl.is_none() {
        reader.wrong("name", "steward-name-missing");
    }
    reader.text("description", &mut changed.description);
    match reader.code("service-type", "service_type", here) {
        Some(code) => changed.service_type = code,
        None => reader.wrong("service-type", "steward-type-missing"),
    }
    match reader.code("area", "cus_area", here) {
        Some(code) => changed.area = code,
        // The type knows its area; nobody has to choose twice.
        None => {
            match here.codes.get("service_type", &changed.service_type).and_then(|code| code.remark("area")) {
                Some(area) => area.clone_into(&mut changed.area),
                None => reader.wrong("area", "steward-area-missing"),
            }
        }
    }
    changed.status = match reader.form.get("status") {
        "paused" => Status::Paused,
        "ended" => Status::Ended,
        _ => Status::Active,
    };
}

fn audience(reader: &mut Reader<'_>, changed: &mut Service, here: &Surroundings<'_>) {
    changed.audience.target_groups = reader.codes("target-groups", "target_group", here);
    changed.audience.grounds = reader.codes("grounds", "ground", here);
    let age = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
    changed.audience.minimum_age = age(reader.number("minimum-age", 120));
    changed.audience.maximum_age = age(reader.number("maximum-age", 120));
    if let (Some(from), Some(to)) = (changed.audience.minimum_age, changed.audience.maximum_age)
        && from > to
    {
        reader.wrong("maximum-age", "steward-ages-wrong");
    }
    reader.text("conditions", &mut changed.audience.conditions);
    let teryt = &here.institution.teryt;
    match reader.form.get("serves") {
        "gmina" => changed.serves = vec![teryt.clone()],
        "powiat" => changed.serves = vec![teryt.powiat().unwrap_or_else(|| teryt.clone())],
        "voivodeship" => changed.serves = vec![teryt.voivodeship()],
        _ => {}
    }
}

fn getting(reader: &mut Reader<'_>, changed: &mut Service) {
    let path = &mut changed.access_path;
    reader.text("first-step", &mut path.first_step);
    // A document that is still named keeps its translations.
    let known: HashMap<String, LocalText> =
        path.documents.drain(..).filter_map(|text| Some((text.pl.clone()?, text))).collect();
    path.documents = reader
        .lines("documents")
        .into_iter()
        .map(|line| known.get(&line).cloned().unwrap_or_else(|| LocalText::polish(line)))
        .collect();
    path.application = reader.answer("application");
    path.decision = reader.answer("decision");
    path.interview = reader.answer("interview");
    path.referral = reader.answer("referral");
    path.income_test = reader.answer("income-test");
}

fn places(reader: &mut Reader<'_>, changed: &mut Service) {
    changed.modes = Mode::ALL.into_iter().filter(|mode| reader.form.ticked("modes", mode.code())).collect();
    let typed = reader.line("hours", LONGEST_LINE).unwrap_or_default();
    rewrite_hours(&mut changed.hours, &typed);
    let mut sites = Vec::new();
    for place in 0..MOST_SITES {
        let field = |part: &str| format!("site-{place}-{part}");
        if !reader.form.has(&field("street")) {
            break;
        }
        let mut site: Site = changed.sites.get(place).cloned().unwrap_or_default();
        let before = site.address.clone();
        site.name.pl = reader.line(&field("name"), LONGEST_NAME);
        site.address.street = reader.line(&field("street"), LONGEST_NAME);
        site.address.postcode = reader.line(&field("postcode"), LONGEST_NAME);
        site.address.city = reader.line(&field("city"), LONGEST_NAME);
        site.address.confidential = reader.form.ticked(&field("confidential"), "yes");
        if reader.form.has(&field("hours")) {
            let typed = reader.line(&field("hours"), LONGEST_LINE).unwrap_or_default();
            rewrite_hours(&mut site.hours, &typed);
        }
        if site.address.postcode.as_deref().is_some_and(|code| code.parse::<Postcode>().is_err()) {
            reader.wrong(&field("postcode"), "steward-postcode-wrong");
        }
        let same_place = (&before.street, &before.postcode, &before.city)
            == (&site.address.street, &site.address.postcode, &site.address.city);
        if !same_place {
            // A point of another address would lead people astray.
            site.position = None;
            site.located_in = None;
        }
        let named = !site.name.is_empty() || site.address.street.is_some() || site.address.city.is_some();
        if named {
            sites.push(site);
        }
    }
    changed.sites = sites;
}

/// Hours that say the same as before keep what was understood; dated exceptions stay.
pub(super) fn rewrite_hours(hours: &mut Hours, typed: &str) {
    if hours.as_given.as_deref().unwrap_or_default() != typed {
        *hours = Hours { exceptions: std::mem::take(&mut hours.exceptions), ..Hours::understood(typed) };
    }
}

pub(super) fn contacts(reader: &mut Reader<'_>, contacts: &mut Contacts) {
    contacts.phones = reader.lines("phones");
    contacts.emails = reader.lines("emails");
    contacts.websites = reader.lines("websites");
    if let Some(wrong) = contacts.phones.iter().find(|phone| telephones::address(phone).is_none()) {
        reader.wrong("phones", Message::new("steward-phone-wrong").with("typed", wrong.as_str()));
    }
    if let Some(wrong) = contacts.emails.iter().find(|mailbox| mailbox.parse::<Mailbox>().is_err()) {
        reader.wrong("emails", Message::new("steward-mailbox-wrong").with("typed", wrong.as_str()));
    }
    if contacts.websites.iter().any(|address| !is_website(address)) {
        reader.wrong("websites", "steward-website-wrong");
    }
}

pub(super) fn is_website(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

pub(super) fn access(reader: &mut Reader<'_>, access: &mut Vec<Access>, here: &Surroundings<'_>) {
    let known: HashMap<String, Access> =
        access.drain(..).map(|access| (access.need.clone(), access)).collect();
    *access = reader
        .codes("access-needs", "access_need", here)
        .into_iter()
        .map(|need| {
            known.get(&need).cloned().unwrap_or_else(|| Access {
                need,
                confirmed_by: INSTITUTION_ITSELF.to_owned(),
                confirmed_on: Some(PartialDate::day(here.today)),
            })
        })
        .collect();
}

fn capacity(reader: &mut Reader<'_>, capacity: &mut Capacity) {
    capacity.free = reader.number("free", MOST);
    capacity.total = reader.number("total", MOST);
    capacity.free_for_women = reader.number("free-for-women", MOST);
    capacity.free_for_men = reader.number("free-for-men", MOST);
    capacity.waiting = reader.number("waiting", MOST);
    capacity.waiting_days = reader.number("waiting-days", MOST);
    if let (Some(free), Some(total)) = (capacity.free, capacity.total)
        && free > total
    {
        reader.wrong("free", "steward-places-wrong");
    }
}

#[cfg(test)]
mod tests {
    use super::is_website;

    #[test]
    fn a_website_begins_as_one() {
        assert!(is_website("https://ops.example.pl/pomoc"));
        assert!(
            !is_website("www.ops.pl") && !is_website("https://ops pl") && !is_website("javascript:alert(1)")
        );
    }
}
