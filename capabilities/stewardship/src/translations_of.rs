//! Noun: the texts of an entry that have a translation, and whether each still says what the Polish says.

use directory::{Service, versions::Step};
use institutions::ledger::fingerprint;
use jiff::civil::Date;
use vocabulary::{Language, LocalText};

/// The languages besides Polish.
pub const OTHERS: [Language; 2] = [Language::English, Language::Ukrainian];

/// A text of an entry, by the name of its slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The word in forms: `name`, `description`, `document-0` …
    pub name: String,
    /// The text in all languages.
    pub text: LocalText,
}

/// How a translation stands to the Polish text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Missing,
    /// The Polish changed after it, on that day.
    Outdated(Date),
    /// It was made or looked at after the Polish last changed.
    Current,
}

/// The texts of an entry that have a Polish version.
pub fn slots(service: &Service) -> Vec<Slot> {
    let slot = |name: &str, text: &LocalText| Slot { name: name.to_owned(), text: text.clone() };
    let mut slots = vec![
        slot("name", &service.name),
        slot("description", &service.description),
        slot("conditions", &service.audience.conditions),
        slot("first-step", &service.access_path.first_step),
        slot("cost-note", &service.cost.note),
        slot("plain", &service.texts.plain),
        slot("easy", &service.texts.easy_to_read),
        slot("transcript", &service.texts.sign_language_transcript),
    ];
    let documents = service.access_path.documents.iter().enumerate();
    slots.extend(documents.map(|(place, text)| slot(&format!("document-{place}"), text)));
    slots.retain(|slot| slot.text.pl.is_some());
    slots
}

/// Where the text of a slot stands in an entry.
pub fn text_mut<'a>(service: &'a mut Service, name: &str) -> Option<&'a mut LocalText> {
    Some(match name {
        "name" => &mut service.name,
        "description" => &mut service.description,
        "conditions" => &mut service.audience.conditions,
        "first-step" => &mut service.access_path.first_step,
        "cost-note" => &mut service.cost.note,
        "plain" => &mut service.texts.plain,
        "easy" => &mut service.texts.easy_to_read,
        "transcript" => &mut service.texts.sign_language_transcript,
        other => {
            let place: usize = other.strip_prefix("document-")?.parse().ok()?;
            service.access_path.documents.get_mut(place)?
        }
    })
}

/// What a translation is held against.
pub fn mark(polish: &str) -> i64 {
    fingerprint(polish)
}

/// How a translation stands: by what it was last held against and, where nobody ever said, by the history.
pub fn standing(slot: &Slot, language: Language, checked: Option<i64>, history: &[Step]) -> Standing {
    if slot.text.only_in(language).is_none() {
        return Standing::Missing;
    }
    let polish = slot.text.pl.as_deref().unwrap_or_default();
    if checked == Some(mark(polish)) {
        return Standing::Current;
    }
    // The newest change of either text decides: of the Polish alone, the translation is behind.
    for step in history {
        let Some(before) = &step.before else { continue };
        let of = |service: &Service| {
            let slots = slots(service);
            slots
                .into_iter()
                .find(|known| known.name == slot.name)
                .map(|known| known.text)
                .unwrap_or_default()
        };
        let (before, after) = (of(before), of(&step.after));
        if before.only_in(language) != after.only_in(language) {
            return Standing::Current;
        }
        if before.pl.is_some() && before.pl != after.pl {
            return Standing::Outdated(step.at.day_in_poland());
        }
    }
    Standing::Current
}
