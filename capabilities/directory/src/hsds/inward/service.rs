//! A service of others becomes one of ours.

use institutions::Institution;
use serde_json::Value;

use super::{
    Findings, Reader, Seat, contacts, date, given_id, objects, organization::hours_of, places::address_key,
    provenance, text, texts,
};
use crate::{
    AccessPath, Audience, CONFIRMATION_HOLDS_DAYS, Capacity, Confirmation, Cost, Mode, Service, Site,
    Standing, Status,
    hsds::{attributes::Stated, outward::STANDING, schedules},
};

/// The type of a service whose own terms none of our lists has.
const OTHER: &str = "other";

impl Reader<'_> {
    /// Reads a service of an institution.
    pub fn service(
        &self,
        object: &Value,
        institution: &Institution,
        seat: &Seat,
        findings: &mut Findings,
    ) -> Option<Service> {
        let stated = Stated::of(object);
        let ours = stated.has(STANDING);
        let given = given_id(object);
        let name = text(object, &["name", "alternate_name"]);
        if given.is_none() {
            findings.refuse("id", "the service has no id", "Give it an identifier that stays the same.");
        }
        if name.is_none() {
            findings.refuse("name", "the service has no name", "Say in plain words what people get.");
        }
        let (given, name) = (given?, name?);
        let terms = self.terms(object);
        let service_type = terms.first("service_type").cloned().unwrap_or_else(|| {
            findings.warn(
                "attributes",
                "none of its terms is a code or a name of the list service_type; it was taken in as \"other\"",
                "Add an attribute with a taxonomy_term of the taxonomy service_type.",
            );
            OTHER.to_owned()
        });
        let area = self.area(&service_type, terms.first("cus_area"), findings)?;
        let provenance = provenance(&stated, object, self.collection, &given);
        let areas = objects(object, &["service_areas", "service_area"]);
        let mut serves = self.units(&areas, findings);
        if serves.is_empty() && !ours {
            findings.warn(
                "service_areas",
                format!(
                    "it does not say whom it serves; the unit of the institution, {}, was taken",
                    institution.teryt
                ),
                "Write TERYT codes into service_areas.",
            );
            serves.push(institution.teryt.clone());
        }
        let mut hours = schedules::inward(hours_of(object));
        hours.open_on_holidays |= stated.answer("open_on_holidays").unwrap_or(false);
        let sites = self.sites(object, institution, seat, findings);
        Some(Service {
            id: self.id("service", &given),
            institution: institution.id,
            name: stated.text("name", Some(name)),
            standing: match stated.value(STANDING) {
                Some("statutory_duty") => Standing::StatutoryDuty,
                _ => Standing::Offer,
            },
            status: match text(object, &["status"]).as_deref() {
                Some("inactive" | "temporarily closed") => Status::Paused,
                Some("defunct") => Status::Ended,
                _ => Status::Active,
            },
            description: stated.text("description", description(object, ours, &terms.unknown)),
            audience: audience(object, &stated, terms.all("target_group")),
            serves,
            access_path: access_path(object, &stated),
            cost: cost(object, &stated, ours),
            modes: modes(&stated, &sites, ours),
            sites,
            hours,
            languages: self.languages(object),
            access: self.access(&stated, &[], &provenance.source),
            capacity: capacity(object, &stated),
            contacts: contacts(object, &stated),
            texts: texts(&stated),
            confirmation: confirmation(object, &stated, ours),
            is_example: stated.answer("is_example").unwrap_or(false),
            area,
            service_type,
            provenance,
        })
    }

    fn area(&self, service_type: &str, stated: Option<&String>, findings: &mut Findings) -> Option<String> {
        let of_type = || {
            let area = self.world.codes.get("service_type", service_type)?.remark("area")?;
            Some(area.to_owned())
        };
        let area = stated.cloned().or_else(of_type);
        if area.is_none() {
            findings.refuse(
                "attributes",
                "it does not say which of the 14 areas it belongs to",
                "Add an attribute with a taxonomy_term of the taxonomy cus_area.",
            );
        }
        area
    }

    fn sites(
        &self,
        object: &Value,
        institution: &Institution,
        seat: &Seat,
        findings: &mut Findings,
    ) -> Vec<Site> {
        let mut sites = Vec::new();
        let links = objects(object, &["service_at_locations", "service_at_location"]);
        let own = objects(object, &["locations", "location"]);
        let located =
            links.iter().map(|link| (Some(*link), link.get("location").filter(|place| place.is_object())));
        for (link, location) in located.chain(own.iter().map(|location| (None, Some(*location)))) {
            let Some(location) = location else { continue };
            let id = given_id(location);
            if id.as_ref().is_some_and(|id| seat.locations.contains(id)) {
                continue;
            }
            let place = self.place(location, findings);
            let key = address_key(&place.address);
            if key.is_some() && key == address_key(&institution.address) {
                continue;
            }
            let stated = Stated::of(location);
            let mut hours = schedules::inward(hours_of(location));
            if hours.is_empty()
                && let Some(link) = link
            {
                hours = schedules::inward(hours_of(link));
            }
            hours.open_on_holidays |= stated.answer("open_on_holidays").unwrap_or(false);
            let site = Site {
                name: stated.text("name", text(location, &["name"])),
                address: place.address,
                position: place.position,
                located_in: place.located_in,
                hours,
            };
            let virtual_place = text(location, &["location_type"]).is_some_and(|kind| kind == "virtual");
            if site != Site::default() && !virtual_place && !sites.contains(&site) {
                sites.push(site);
            }
        }
        sites
    }
}

/// The description; what has no field of its own with us stands behind it, in the words of its source.
fn description(object: &Value, ours: bool, unknown: &[String]) -> Option<String> {
    let mut parts: Vec<String> = text(object, &["description"]).into_iter().collect();
    if !ours {
        parts.extend(text(object, &["alert"]));
        parts.extend(text(object, &["interpretation_services"]));
        if !unknown.is_empty() {
            parts.push(format!("({})", unknown.join(", ")));
        }
    }
    Some(parts.join("\n\n")).filter(|text| !text.is_empty())
}

fn audience(object: &Value, stated: &Stated<'_>, target_groups: Vec<String>) -> Audience {
    // The British profile keeps the ages in a table of their own.
    let table = objects(object, &["eligibilitys", "eligibilities"]);
    let age = |name: &str| {
        text(object, &[name])
            .or_else(|| table.iter().find_map(|row| text(row, &[name])))
            .and_then(|age| age.parse::<f64>().ok())
            .filter(|age| (0.0..=130.0).contains(age))
            .map(whole_years)
    };
    let words = text(object, &["eligibility_description", "eligibility"])
        .or_else(|| table.iter().find_map(|row| text(row, &["eligibility"])));
    Audience {
        target_groups,
        grounds: stated.values("ground").map(str::to_owned).collect(),
        minimum_age: age("minimum_age"),
        maximum_age: age("maximum_age"),
        conditions: stated.text("eligibility", words),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an age lies between 0 and 130")]
fn whole_years(age: f64) -> u8 {
    age as u8
}

fn access_path(object: &Value, stated: &Stated<'_>) -> AccessPath {
    AccessPath {
        application: stated.answer("application"),
        decision: stated.answer("decision"),
        interview: stated.answer("interview"),
        referral: stated.answer("referral"),
        income_test: stated.answer("income_test"),
        fee_rule: stated.value("fee_rule").map(str::to_owned),
        documents: objects(object, &["required_documents", "required_document"])
            .into_iter()
            .map(|document| Stated::of(document).text("document", text(document, &["document"])))
            .filter(|document| !document.is_empty())
            .collect(),
        first_step: stated.text("first_step", text(object, &["application_process"])),
    }
}

fn cost(object: &Value, stated: &Stated<'_>, ours: bool) -> Cost {
    let options = objects(object, &["cost_options", "cost_option"]);
    let amounts: Vec<f64> =
        options.iter().filter_map(|option| text(option, &["amount"])?.parse::<f64>().ok()).collect();
    let words = text(object, &["fees_description", "fees"]).or_else(|| {
        let lines: Vec<String> = options
            .iter()
            .map(|option| {
                let field = |name: &str| text(option, &[name]);
                [field("option"), field("amount"), field("currency"), field("amount_description")]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        Some(lines.join("; ")).filter(|lines| !ours && !lines.is_empty())
    });
    let free_of_charge = if ours {
        stated.answer("free_of_charge")
    } else {
        let said_free = words.as_deref().is_some_and(|words| {
            let folded = polish::fold(words);
            folded.starts_with("bezplatn") || folded == "free" || folded.starts_with("free ")
        });
        let all_free = !amounts.is_empty() && amounts.iter().all(|amount| *amount == 0.0);
        let some_paid = amounts.iter().any(|amount| *amount > 0.0);
        if said_free || all_free { Some(true) } else { some_paid.then_some(false) }
    };
    Cost { free_of_charge, note: stated.text("cost", words) }
}

fn modes(stated: &Stated<'_>, sites: &[Site], ours: bool) -> Vec<Mode> {
    let modes: Vec<Mode> = stated.values("mode").filter_map(Mode::of_code).collect();
    if modes.is_empty() && !ours && !sites.is_empty() { vec![Mode::InPerson] } else { modes }
}

fn capacity(object: &Value, stated: &Stated<'_>) -> Capacity {
    let number = |field: &str| stated.value(field).and_then(|text| text.parse().ok());
    let told = Capacity {
        total: number("capacity_total"),
        free: number("capacity_free"),
        free_for_women: number("capacity_free_for_women"),
        free_for_men: number("capacity_free_for_men"),
        waiting: number("waiting"),
        waiting_days: number("waiting_days"),
        as_of: stated.value("capacity_as_of").and_then(|date| date.parse().ok()),
    };
    if !told.is_empty() {
        return told;
    }
    let Some(capacity) =
        objects(object, &["capacities", "service_capacities", "service_capacity"]).first().copied()
    else {
        return told;
    };
    let count = |field: &str| {
        let number = text(capacity, &[field])?.parse::<f64>().ok()?;
        (number >= 0.0 && number.fract() == 0.0).then(|| format!("{number}").parse().ok())?
    };
    let (free, total): (Option<u32>, Option<u32>) = (count("available"), count("maximum"));
    Capacity {
        total: total.filter(|total| free.is_none_or(|free| free <= *total)),
        free,
        as_of: text(capacity, &["updated"]).as_deref().and_then(date),
        ..Capacity::default()
    }
}

fn confirmation(object: &Value, stated: &Stated<'_>, ours: bool) -> Confirmation {
    let on = match stated.value("confirmed_on") {
        Some(text) => text.parse().ok(),
        None if ours => None,
        None => text(object, &["assured_date"]).as_deref().and_then(date),
    };
    let next_due = match stated.value("confirmation_due") {
        Some(day) => day.parse().ok(),
        None if ours => None,
        None => on.and_then(|on: vocabulary::PartialDate| {
            on.latest().checked_add(jiff::Span::new().days(i64::from(CONFIRMATION_HOLDS_DAYS))).ok()
        }),
    };
    let by = stated.value("confirmed_by").map(str::to_owned);
    Confirmation { on, by: by.or_else(|| text(object, &["assurer_email"])).unwrap_or_default(), next_due }
}
