//! What a mapping must know besides the record: codes, names of units, sources.

use std::collections::HashMap;

use database::{Fault, Work};
use institutions::{CodeLists, Source};
use uuid::Uuid;
use vocabulary::{Id, Language, Teryt};

use super::{
    Part,
    objects::{Taxonomy, TaxonomyTerm},
};

/// Codes, units and sources, in memory.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// All code lists.
    pub codes: CodeLists,
    units: HashMap<Teryt, String>,
    sources: HashMap<String, Source>,
    terms: HashMap<Uuid, (String, String)>,
}

impl Surroundings {
    /// Gathers them for the day of the unit of work.
    pub async fn gather(work: &mut Work) -> Result<Self, Fault> {
        let day = work.moment().day_in_poland();
        let codes = institutions::look::code_lists(work).await?;
        let units = territory::units(work, day, None, None)
            .await?
            .into_iter()
            .map(|unit| (unit.teryt, unit.name))
            .collect();
        let sources = institutions::look::sources(work)
            .await?
            .into_iter()
            .map(|source| (source.source.clone(), source))
            .collect();
        Ok(Self::new(codes, units, sources))
    }

    /// From their parts.
    pub fn new(codes: CodeLists, units: HashMap<Teryt, String>, sources: HashMap<String, Source>) -> Self {
        let mut terms = HashMap::new();
        for list in codes.names() {
            for code in codes.list(list) {
                terms.insert(term_id(list, &code.code), (list.to_owned(), code.code.clone()));
            }
        }
        Self { codes, units, sources, terms }
    }

    /// The name of a unit; its code when it is unknown today.
    pub fn unit_name<'a>(&'a self, teryt: &'a Teryt) -> &'a str {
        self.units.get(teryt).map_or(teryt.as_str(), String::as_str)
    }

    /// Whether there is such a unit today.
    pub fn has_unit(&self, teryt: &Teryt) -> bool {
        self.units.contains_key(teryt)
    }

    /// Who stands behind a key of a source.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// All sources, in no order.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The list with this identifier.
    pub fn taxonomy(&self, id: Uuid) -> Option<&str> {
        self.codes.names().find(|list| taxonomy_id(list) == id)
    }

    /// The list and the code with this identifier.
    pub fn term(&self, id: Uuid) -> Option<(&str, &str)> {
        self.terms.get(&id).map(|(list, code)| (list.as_str(), code.as_str()))
    }

    /// A code list as HSDS has it.
    pub fn taxonomy_object(&self, list: &str) -> Taxonomy {
        let what = match list {
            "access_need" => "Accessibility of a place or service",
            "cus_area" => {
                "The 14 areas of social services of the Polish act on social services centres of 19 July 2019"
            }
            "fee_rule" => "How a fee is set",
            "ground" => "Reasons for help of art. 7 of the Polish act on social assistance of 12 March 2004",
            "institution_kind" => "Kinds of institutions",
            "language" => "Languages spoken",
            "resident_type" => "Types of residents of care homes",
            "service_type" => "Types of services",
            "source_kind" => "How sure an entry is",
            "target_group" => "For whom a service is",
            other => other,
        };
        Taxonomy { id: taxonomy_id(list), name: list.to_owned(), description: what.to_owned() }
    }

    /// A code as HSDS has it; nothing when the list does not have it.
    pub fn term_object(&self, list: &str, code: &str) -> Option<TaxonomyTerm> {
        let found = self.codes.get(list, code)?;
        Some(TaxonomyTerm {
            id: term_id(list, code),
            code: Some(code.to_owned()),
            name: found.name.in_language(Language::Polish).to_owned(),
            description: found.name.in_language(Language::English).to_owned(),
            parent_id: found.parent.as_deref().map(|parent| term_id(list, parent)),
            taxonomy: Some(list.to_owned()),
            taxonomy_detail: None,
            language: Some(Language::Polish.code().to_owned()),
            taxonomy_id: Some(taxonomy_id(list)),
        })
    }
}

/// The identifier of a code list.
pub(super) fn taxonomy_id(list: &str) -> Uuid {
    Id::<Part>::derived("taxonomy", "", list).uuid()
}

/// The identifier of a code.
pub(super) fn term_id(list: &str, code: &str) -> Uuid {
    Id::<Part>::derived("taxonomy_term", list, code).uuid()
}
