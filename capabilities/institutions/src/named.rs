//! Noun: institutions by all that they are called in sheets.

use std::collections::HashMap;

use crate::{Institution, Register};

/// Finds institutions by identifier, by the identifier at their source, and by REGON. The first of a name holds.
#[derive(Debug, Clone, Default)]
pub struct Named {
    all: Vec<Institution>,
    places: HashMap<String, usize>,
}

impl Named {
    /// Of these.
    pub fn new(institutions: impl IntoIterator<Item = Institution>) -> Self {
        let all: Vec<Institution> = institutions.into_iter().collect();
        let mut places = HashMap::new();
        for (place, institution) in all.iter().enumerate() {
            let regons = institution.claims.iter().filter(|claim| claim.register == Register::Regon);
            let names = [institution.id.to_string(), institution.provenance.source_id.clone()];
            for name in names.into_iter().chain(regons.map(|claim| claim.number.clone())) {
                places.entry(name).or_insert(place);
            }
        }
        Self { all, places }
    }

    /// All of them.
    pub fn all(&self) -> &[Institution] {
        &self.all
    }

    /// The one that a cell names; blanks inside a number make no difference.
    pub fn find(&self, cell: &str) -> Option<&Institution> {
        let digits: String = cell.chars().filter(|mark| !mark.is_whitespace()).collect();
        let place = self.places.get(cell).or_else(|| self.places.get(&digits))?;
        self.all.get(*place)
    }
}
