//! The conditions people narrow results by, as a form and as what the finder reads.

use database::Context;
use directory::Mode;
use institutions::CodeLists;
use translations::Speak;
use vocabulary::Actor;
use web::{Choice, Form};

use crate::Filters;

/// The conditions as choices for the form.
pub struct Narrowing {
    pub radius: Vec<Choice>,
    pub groups: Vec<Choice>,
    pub modes: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub access: Vec<Choice>,
    pub more: Vec<Choice>,
    /// Whether anything is chosen: then the form stands open.
    pub open: bool,
}

const RADII: [u32; 5] = [5, 10, 20, 40, 80];
const LANGUAGES: [&str; 3] = ["pl", "uk", "en"];
/// The access needs people ask for most, in the order in which they are offered.
const ACCESS: [&str; 9] = [
    "wheelchair",
    "lift",
    "accessible_toilet",
    "pjm_interpreter",
    "induction_loop",
    "easy_read",
    "assistance_dog",
    "home_visit",
    "door_to_door_transport",
];

/// Reads the conditions of a query.
pub fn filters(asked: &Form) -> Filters {
    let one = |name: &str| Some(asked.get(name)).filter(|value| !value.is_empty()).map(str::to_owned);
    Filters {
        radius_km: one("radius")
            .and_then(|text| text.parse::<u32>().ok())
            .filter(|km| *km <= 500)
            .map(f64::from),
        target_groups: one("group").into_iter().collect(),
        access: asked.all("access").map(str::to_owned).collect(),
        free_of_charge: asked.ticked("more", "free"),
        languages: one("language").into_iter().collect(),
        modes: one("mode").into_iter().collect(),
        free_places: asked.ticked("more", "places"),
        round_the_clock: asked.ticked("more", "night"),
        open_at: asked.ticked("more", "open").then(|| Context::now(Actor::Visitor).moment.clock_in_poland()),
        service_types: asked.all("type").map(str::to_owned).collect(),
    }
}

/// The form for these conditions.
pub fn narrowing(asked: &Form, codes: &CodeLists, t: &Speak) -> Narrowing {
    let language = t.language();
    let any = |key: &str, chosen: bool| Choice::new("", t.say(key), chosen);
    let mut radius = vec![any("find-filter-radius-any", asked.get("radius").is_empty())];
    radius.extend(RADII.map(|km| {
        let value = km.to_string();
        let chosen = asked.get("radius") == value;
        Choice::new(value, t.phrase("find-filter-radius-km").with("km", km).to_string(), chosen)
    }));
    let mut groups = vec![any("find-filter-group-any", asked.get("group").is_empty())];
    groups.extend(codes.list("target_group").iter().map(|code| {
        Choice::new(&code.code, code.name.in_language(language), asked.get("group") == code.code)
    }));
    let mut modes = vec![any("find-filter-mode-any", asked.get("mode").is_empty())];
    modes.extend(Mode::ALL.map(Mode::code).map(|mode| {
        let key = format!("find-filter-mode-{}", mode.replace('_', "-"));
        Choice::new(mode, t.say(key), asked.get("mode") == mode)
    }));
    let mut languages = vec![any("find-filter-language-any", asked.get("language").is_empty())];
    languages.extend(LANGUAGES.map(|code| {
        let name = codes.name("language", code, language).to_owned();
        Choice::new(code, name, asked.get("language") == code)
    }));
    let access = ACCESS
        .iter()
        .filter_map(|code| codes.get("access_need", code))
        .map(|code| {
            Choice::new(&code.code, code.name.in_language(language), asked.ticked("access", &code.code))
        })
        .collect();
    let more = ["free", "places", "open", "night"]
        .map(|what| Choice::new(what, t.say(format!("find-filter-{what}")), asked.ticked("more", what)))
        .to_vec();
    let open = ["radius", "group", "access", "mode", "language", "more"]
        .iter()
        .any(|name| asked.has(name) && !asked.get(name).is_empty());
    Narrowing { radius, groups, modes, languages, access, more, open }
}
