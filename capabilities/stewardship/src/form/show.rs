//! What the fields of a part hold.

use directory::{AccessPath, Group, Mode, Service, Status};
use institutions::{Code, CodeLists};
use translations::Speak;
use vocabulary::LocalText;
use web::Choice;

use super::{Field, Kind, MOST_SITES, Surroundings};

pub(super) struct Maker<'a> {
    pub t: &'a Speak,
    pub fields: Vec<Field>,
}

impl Maker<'_> {
    fn add(&mut self, id: &str, kind: Kind) -> &mut Field {
        self.add_as(id, id, kind)
    }

    /// A field whose words are those of another name: `site-2-street` speaks as `site-street`.
    pub fn add_as(&mut self, id: &str, words: &str, kind: Kind) -> &mut Field {
        let hint = format!("steward-field-{words}-hint");
        self.fields.push(Field {
            id: id.to_owned(),
            label: self.t.say(format!("steward-field-{words}")),
            hint: if self.t.knows(&hint) { self.t.say(&hint) } else { String::new() },
            kind,
            value: String::new(),
            choices: Vec::new(),
            before: String::new(),
            optional: true,
            is_text: false,
            heading: String::new(),
            advice: None,
        });
        self.fields.last_mut().expect("it was just added")
    }

    pub fn typed(&mut self, id: &str, kind: Kind, value: impl Into<String>) -> &mut Field {
        let field = self.add(id, kind);
        field.value = value.into();
        field.before = field.value.clone();
        field
    }

    /// A Polish text for the public.
    pub fn text(&mut self, id: &str, rows: u8, text: &LocalText) -> &mut Field {
        let field = self.typed(id, Kind::Area(rows), text.pl.clone().unwrap_or_default());
        field.is_text = true;
        field
    }

    fn number(&mut self, id: &str, number: Option<impl ToString>) -> &mut Field {
        self.typed(id, Kind::Number, number.map(|number| number.to_string()).unwrap_or_default())
    }

    fn choices(&mut self, id: &str, kind: Kind, choices: Vec<Choice>) -> &mut Field {
        let chosen: Vec<&str> =
            choices.iter().filter(|choice| choice.chosen).map(|choice| choice.label.as_str()).collect();
        let before = chosen.join(", ");
        let field = self.add(id, kind);
        field.before = before;
        field.choices = choices;
        field
    }

    pub fn codes(&mut self, id: &str, kind: Kind, list: &[Code], here: &Surroundings<'_>, chosen: &[String]) {
        let t = self.t.clone();
        let mut choices: Vec<Choice> = list
            .iter()
            .filter(|code| code.holds_on(here.today) || chosen.contains(&code.code))
            .map(|code| Choice::new(&code.code, name_of(code, &t), chosen.contains(&code.code)))
            .collect();
        if kind == Kind::Select {
            choices.insert(0, Choice::new("", t.say("steward-choose"), chosen.iter().all(String::is_empty)));
        }
        self.choices(id, kind, choices);
    }

    fn answer(&mut self, id: &str, known: Option<bool>) {
        let t = self.t.clone();
        let choices = [("yes", Some(true)), ("no", Some(false)), ("unknown", None)]
            .into_iter()
            .map(|(value, meaning)| {
                Choice::new(value, t.say(format!("steward-answer-{value}")), known == meaning)
            })
            .collect();
        self.choices(id, Kind::Radios, choices);
    }
}

fn name_of(code: &Code, t: &Speak) -> String {
    let name = code.name.in_language(t.language());
    if name.is_empty() { code.code.clone() } else { t.typography(name) }
}

/// What people call a code.
pub fn named(codes: &CodeLists, list: &str, code: &str, t: &Speak) -> String {
    codes.get(list, code).map_or_else(|| code.replace('_', " "), |code| name_of(code, t))
}

/// The fields of a part, holding what the entry says.
pub fn fields(group: Group, service: &Service, here: &Surroundings<'_>, t: &Speak) -> Vec<Field> {
    let mut maker = Maker { t, fields: Vec::new() };
    match group {
        Group::Name => name(&mut maker, service, here),
        Group::Audience => audience(&mut maker, service, here),
        Group::Getting => getting(&mut maker, &service.access_path),
        Group::Cost => {
            maker.answer("free-of-charge", service.cost.free_of_charge);
            let rule: Vec<String> = service.access_path.fee_rule.iter().cloned().collect();
            maker.codes("fee-rule", Kind::Select, here.codes.list("fee_rule"), here, &rule);
            maker.text("cost-note", 3, &service.cost.note);
        }
        Group::Places => places(&mut maker, service),
        Group::Contacts => {
            let contacts = &service.contacts;
            maker.typed("phones", Kind::Area(3), contacts.phones.join("\n"));
            maker.typed("emails", Kind::Area(2), contacts.emails.join("\n"));
            maker.typed("websites", Kind::Area(2), contacts.websites.join("\n"));
        }
        Group::Access => {
            let needs: Vec<String> = service.access.iter().map(|access| access.need.clone()).collect();
            maker.codes("access-needs", Kind::Checkboxes, here.codes.list("access_need"), here, &needs);
            maker.codes("languages", Kind::Checkboxes, here.codes.list("language"), here, &service.languages);
        }
        Group::Capacity => {
            let capacity = &service.capacity;
            maker.number("free", capacity.free);
            maker.number("total", capacity.total);
            maker.number("free-for-women", capacity.free_for_women);
            maker.number("free-for-men", capacity.free_for_men);
            maker.number("waiting", capacity.waiting);
            maker.number("waiting-days", capacity.waiting_days);
        }
        Group::Texts => {
            maker.text("plain", 8, &service.texts.plain);
            maker.text("easy", 8, &service.texts.easy_to_read);
            let address = service.texts.sign_language_url.clone().unwrap_or_default();
            maker.typed("sign-language-url", Kind::Line, address);
            maker.text("transcript", 4, &service.texts.sign_language_transcript);
        }
    }
    for field in &mut maker.fields {
        field.advise();
    }
    maker.fields
}

fn name(maker: &mut Maker<'_>, service: &Service, here: &Surroundings<'_>) {
    maker.typed("name", Kind::Line, service.name.pl.clone().unwrap_or_default()).optional = false;
    maker.text("description", 6, &service.description);
    let of_type = [service.service_type.clone()];
    maker.codes("service-type", Kind::Select, here.codes.list("service_type"), here, &of_type);
    maker.codes("area", Kind::Select, here.codes.list("cus_area"), here, std::slice::from_ref(&service.area));
    for field in &mut maker.fields[2..4] {
        field.optional = false;
    }
    let t = maker.t.clone();
    let status = [(Status::Active, "active"), (Status::Paused, "paused"), (Status::Ended, "ended")]
        .into_iter()
        .map(|(status, code)| {
            Choice::new(code, t.say(format!("steward-status-{code}")), service.status == status)
        })
        .collect();
    maker.choices("status", Kind::Radios, status);
}

fn audience(maker: &mut Maker<'_>, service: &Service, here: &Surroundings<'_>) {
    let audience = &service.audience;
    let (groups, grounds) = (here.codes.list("target_group"), here.codes.list("ground"));
    maker.codes("target-groups", Kind::Checkboxes, groups, here, &audience.target_groups);
    maker.codes("grounds", Kind::Checkboxes, grounds, here, &audience.grounds);
    maker.number("minimum-age", audience.minimum_age);
    maker.number("maximum-age", audience.maximum_age);
    maker.text("conditions", 4, &audience.conditions);
    let t = maker.t.clone();
    let kept = t.count("steward-serves-keep", service.serves.len());
    let mut choices = vec![Choice::new("keep", kept, true)];
    choices.extend(
        ["gmina", "powiat", "voivodeship"]
            .into_iter()
            .map(|word| Choice::new(word, t.say(format!("steward-serves-{word}")), false)),
    );
    maker.choices("serves", Kind::Radios, choices).before.clear();
}

fn getting(maker: &mut Maker<'_>, path: &AccessPath) {
    maker.text("first-step", 3, &path.first_step);
    let documents: Vec<&str> = path.documents.iter().filter_map(|text| text.pl.as_deref()).collect();
    let field = maker.typed("documents", Kind::Area(5), documents.join("\n"));
    field.is_text = true;
    maker.answer("application", path.application);
    maker.answer("decision", path.decision);
    maker.answer("interview", path.interview);
    maker.answer("referral", path.referral);
    maker.answer("income-test", path.income_test);
}

fn places(maker: &mut Maker<'_>, service: &Service) {
    let t = maker.t.clone();
    let modes = Mode::ALL
        .into_iter()
        .map(|mode| {
            let label = t.say(format!("steward-mode-{}", mode.code().replace('_', "-")));
            Choice::new(mode.code(), label, service.modes.contains(&mode))
        })
        .collect();
    maker.choices("modes", Kind::Checkboxes, modes);
    maker.typed("hours", Kind::Area(2), service.hours.as_given.clone().unwrap_or_default());
    let shown = (service.sites.len() + 1).min(MOST_SITES);
    for place in 0..shown {
        let site = service.sites.get(place).cloned().unwrap_or_default();
        let heading = match place {
            0 => t.say("steward-site-first"),
            place if place == service.sites.len() => t.say("steward-site-next"),
            place => t.count("steward-site", place + 1),
        };
        let lines = [
            ("name", site.name.pl.clone()),
            ("street", site.address.street.clone()),
            ("postcode", site.address.postcode.clone()),
            ("city", site.address.city.clone()),
            ("hours", site.hours.as_given.clone()),
        ];
        for (part, value) in lines {
            let field = maker.add_as(&format!("site-{place}-{part}"), &format!("site-{part}"), Kind::Line);
            field.value = value.unwrap_or_default();
            field.before = field.value.clone();
            if part == "name" {
                field.heading.clone_from(&heading);
            }
        }
        let secret =
            Choice::new("yes", t.say("steward-field-site-confidential-yes"), site.address.confidential);
        let field =
            maker.add_as(&format!("site-{place}-confidential"), "site-confidential", Kind::Checkboxes);
        field.choices = vec![secret];
    }
}
