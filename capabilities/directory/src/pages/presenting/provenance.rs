//! Where a record comes from, said to people.

use std::collections::HashMap;

use institutions::{Provenance, Source};
use translations::Speak;

use super::{Said, date};
use crate::stewarding::INSTITUTION_ITSELF;

/// All sources by their key.
#[derive(Debug, Clone, Default)]
pub(in crate::pages) struct Sources(HashMap<String, Source>);

/// A source, ready to show.
#[derive(Debug, Clone, Default)]
pub(in crate::pages) struct SourceShown {
    pub title: Said,
    pub publisher: Said,
    /// Empty when there is none.
    pub url: String,
    /// In the page's language; empty when the source states none.
    pub licence: String,
    /// The state the record describes; empty when the source does not say.
    pub as_of: String,
}

impl Sources {
    /// Those of the directory, and the institution itself, which speaks in the page's language.
    pub fn new(sources: Vec<Source>, t: &Speak) -> Self {
        let itself = Source {
            source: INSTITUTION_ITSELF.to_owned(),
            publisher: t.say("source-institution-itself"),
            title: t.say("source-institution-itself-title"),
            as_of: None,
            url: None,
            licence: None,
            used_for: None,
        };
        Self(sources.into_iter().chain([itself]).map(|source| (source.source.clone(), source)).collect())
    }

    /// Who publishes it; the key itself when the source is not known, which then is the name of a role.
    pub fn publisher(&self, key: &str) -> String {
        self.0.get(key).map_or_else(|| key.to_owned(), |source| source.publisher.clone())
    }

    /// What it is called; the key itself when the source is not known.
    pub fn title(&self, key: &str) -> String {
        self.0.get(key).map_or_else(|| key.to_owned(), |source| source.title.clone())
    }

    /// Whether nobody official stands behind it.
    pub fn is_unofficial(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(Source::is_unofficial)
    }

    /// The source of a record.
    pub fn shown(&self, provenance: &Provenance, t: &Speak) -> SourceShown {
        let as_of = provenance.as_of.map(|as_of| date(t, as_of)).unwrap_or_default();
        let Some(source) = self.0.get(&provenance.source) else {
            let title = Said::polish(&provenance.source, t);
            return SourceShown { title, as_of, ..SourceShown::default() };
        };
        if provenance.source == INSTITUTION_ITSELF {
            return SourceShown { title: Said::own(source.title.clone()), as_of, ..SourceShown::default() };
        }
        SourceShown {
            title: Said::polish(&source.title, t),
            publisher: Said::polish(&source.publisher, t),
            url: source.url.clone().unwrap_or_default(),
            licence: source.licence.as_deref().map(|licence| said_licence(licence, t)).unwrap_or_default(),
            as_of,
        }
    }
}

/// Sources state their terms in English; the few that occur are said in the page's language.
fn said_licence(licence: &str, t: &Speak) -> String {
    let known = [
        ("public-sector information", "source-licence-public"),
        ("no copyright", "source-licence-none"),
        ("facts only", "source-licence-facts"),
    ];
    known
        .into_iter()
        .find(|(words, _)| licence.contains(words))
        .map_or_else(|| licence.to_owned(), |(_, key)| t.say(key))
}
