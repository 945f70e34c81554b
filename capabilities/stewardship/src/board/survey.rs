//! Verb: looks over the entries of the region, or of the part that somebody may see.

use std::collections::{BTreeMap, HashMap};

use accounts::{NotAllowed, Permission, Role, Scope};
use database::{Fault, Work};
use directory::{look::Confirmed, stewarding};
use institutions::Institution;
use jiff::civil::Date;
use vocabulary::{Id, Language, PartialDate, Teryt};

use super::sums::{Sums, is_overdue};

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub enum CannotSee {
    /// The role does not include it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Which entries are looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Of institutions in this gmina or powiat.
    pub unit: Option<Teryt>,
    /// Of this area, a code of the list `cus_area`.
    pub area: Option<String>,
}

/// How a list of entries is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Never confirmed first, then the oldest.
    #[default]
    Age,
    /// By the name of the institution, then the oldest.
    Institution,
}

/// What there is to see.
#[derive(Debug, Clone)]
pub struct Survey {
    /// On which day.
    pub day: Date,
    /// The entries, in no order.
    pub entries: Vec<Confirmed>,
    /// The institutions that may be seen.
    pub institutions: HashMap<Id<Institution>, Institution>,
    /// The powiat of a local administrator; nothing for the region.
    pub within: Option<Teryt>,
}

/// Looks over all entries that the person may see.
pub async fn survey(work: &mut Work, scope: &Scope) -> Result<Survey, CannotSee> {
    scope.may(Permission::SeeBoard)?;
    let (institutions, within) = match (scope.role(), scope.territory()) {
        (Role::LocalAdministrator, Some(territory)) => {
            (institutions::look::in_unit(work, territory).await?, Some(territory.clone()))
        }
        (Role::LocalAdministrator, None) => (stewarding::within_reach(work, scope).await?, None),
        _ => (institutions::look::all(work).await?, None),
    };
    let institutions: HashMap<Id<Institution>, Institution> =
        institutions.into_iter().map(|institution| (institution.id, institution)).collect();
    let mut entries = directory::look::confirmations(work).await?;
    entries.retain(|entry| institutions.contains_key(&entry.institution));
    Ok(Survey { day: work.moment().day_in_poland(), entries, institutions, within })
}

impl Survey {
    /// The gmina of an entry: that of the institution that gives it.
    pub fn gmina(&self, entry: &Confirmed) -> Option<&Teryt> {
        self.institutions.get(&entry.institution).map(|institution| &institution.teryt)
    }

    fn fits(&self, entry: &Confirmed, narrowing: &Narrowing) -> bool {
        let near =
            |unit: &Teryt| self.gmina(entry).is_some_and(|gmina| unit == gmina || unit.contains(gmina));
        narrowing.unit.as_ref().is_none_or(near)
            && narrowing.area.as_ref().is_none_or(|area| *area == entry.area)
    }

    fn sums<'a, K: Ord>(
        &'a self,
        narrowing: &Narrowing,
        key: impl Fn(&'a Confirmed) -> Option<K>,
    ) -> BTreeMap<K, Sums> {
        let mut sums: BTreeMap<K, Sums> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| self.fits(entry, narrowing)) {
            if let Some(key) = key(entry) {
                sums.entry(key).or_default().add(&entry.confirmation, self.day);
            }
        }
        sums
    }

    /// All of them together.
    pub fn total(&self, narrowing: &Narrowing) -> Sums {
        self.sums(narrowing, |_| Some(())).remove(&()).unwrap_or_default()
    }

    /// By the gmina of the institution.
    pub fn by_gmina(&self, narrowing: &Narrowing) -> BTreeMap<&Teryt, Sums> {
        self.sums(narrowing, |entry| self.gmina(entry))
    }

    /// By area of service.
    pub fn by_area(&self, narrowing: &Narrowing) -> BTreeMap<&str, Sums> {
        self.sums(narrowing, |entry| Some(entry.area.as_str()))
    }

    /// What is overdue at whom.
    pub fn overdue(&self, narrowing: &Narrowing, order: Order) -> Vec<&Confirmed> {
        let mut overdue: Vec<&Confirmed> = self
            .entries
            .iter()
            .filter(|entry| is_overdue(&entry.confirmation, self.day) && self.fits(entry, narrowing))
            .collect();
        let oldest = |entry: &Confirmed| (entry.confirmation.on.map(PartialDate::latest), entry.service);
        match order {
            Order::Age => overdue.sort_by_key(|entry| oldest(entry)),
            Order::Institution => {
                let mut names: HashMap<Id<Institution>, String> = HashMap::new();
                for (id, institution) in &self.institutions {
                    names.insert(*id, polish::sort_key(institution.name.in_language(Language::Polish)));
                }
                overdue.sort_by_key(|entry| (names.get(&entry.institution), oldest(entry)));
            }
        }
        overdue
    }
}
