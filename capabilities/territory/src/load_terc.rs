//! Loading TERC, the official register of units, as Statistics Poland publishes it, in either edition.
//!
//! The *official* edition (`urzędowy`) lists every gmina with kind 1, 2 or 3 and, besides, the town (4) and the
//! rural part (5) of urban-rural ones, the districts of Warszawa (8) and the delegations of four cities (9).
//! The *address* edition (`adresowy`) lists what an address names: urban-rural gminas appear only as their parts
//! 4 and 5, and the five cities only as their districts and delegations. Here both become the same units.

use std::collections::BTreeMap;

use database::Work;
use rustc_hash::FxHashSet;
use spreadsheets::{CannotRead, Row, TableReader};
use vocabulary::Teryt;

use crate::{
    Date,
    load_units::whole_voivodeships,
    loading::{CannotLoad, Complaint, Completeness, EVERY, Loaded, Progress, Tally, date, filled},
    permissions,
    reconcile::{Incoming, reconcile},
    unit::{Period, Unit},
};

/// Which edition of TERC a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TercEdition {
    /// `urzędowy`
    Official,
    /// `adresowy`
    Address,
    /// Neither urban-rural gminas nor their parts are in the file, so that it might be either.
    Undecided,
}

/// What came of loading TERC.
#[derive(Debug, Clone)]
pub struct LoadedTerc {
    /// As with every file.
    pub loaded: Loaded,
    /// Which edition it was.
    pub edition: TercEdition,
    /// Units that were put together from their parts.
    pub merged: u64,
}

/// Loads `WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA`.
pub async fn load_terc(
    work: &mut Work,
    reader: TableReader<'_>,
    completeness: Completeness,
    progress: Progress<'_>,
) -> Result<LoadedTerc, CannotLoad> {
    permissions::may_load(work.actor())?;
    let today = work.moment().day_in_poland();
    let Register { units, mut tally, edition, merged } = read(reader, today, progress)?;
    let state_of = units.iter().map(|unit| unit.period.from).max().unwrap_or(today);
    let whole = whole_voivodeships(&units, completeness, &mut tally);
    // A unit put together from its parts has no row of its own; the rows of its parts were passed over.
    let count = units.len() as u64 - merged;
    let ended = reconcile(work, Incoming { units, state_of, whole }).await?;
    Ok(LoadedTerc { loaded: tally.finish(count, ended), edition, merged })
}

struct Register {
    units: Vec<Unit>,
    tally: Tally,
    edition: TercEdition,
    merged: u64,
}

/// One row, its code in parts.
struct Entry {
    voivodeship: String,
    powiat: Option<String>,
    gmina: Option<String>,
    kind: Option<char>,
    name: String,
    state_of: Date,
}

fn read(mut reader: TableReader<'_>, today: Date, progress: Progress<'_>) -> Result<Register, CannotRead> {
    reader.require(&["WOJ", "POW", "GMI", "RODZ", "NAZWA"])?;
    let mut tally = Tally::of(&reader);
    let mut seen = FxHashSet::default();
    let mut units: BTreeMap<Teryt, Unit> = BTreeMap::new();
    // What is known only by its parts: six digits of a gmina, four of a city.
    let mut towns: BTreeMap<String, (String, Date)> = BTreeMap::new();
    let mut cities: BTreeMap<String, Date> = BTreeMap::new();
    while let Some(row) = reader.next_row()? {
        tally.read += 1;
        if tally.read.is_multiple_of(EVERY) {
            progress(tally.read, None);
        }
        let entry = match entry(&row, today) {
            Ok(entry) => entry,
            Err(complaint) => {
                tally.refuse(row, complaint);
                continue;
            }
        };
        let code = entry.code();
        if !seen.insert(code.clone()) {
            let what = format!("{code} stands in the file twice");
            tally.refuse(row, Complaint::new("GMI", what, "keep one of the two rows"));
            continue;
        }
        match entry.kind {
            Some(part @ ('4' | '5')) => {
                let place = code[..6].to_owned();
                if part == '4' || !towns.contains_key(&place) {
                    towns.insert(place, (entry.name, entry.state_of));
                }
                tally.passed_over += 1;
            }
            Some('8' | '9') => {
                cities.insert(code[..4].to_owned(), entry.state_of);
                tally.passed_over += 1;
            }
            _ => match code.parse::<Teryt>() {
                Ok(teryt) => {
                    units.insert(teryt.clone(), bare_unit(teryt, entry.name, entry.state_of));
                }
                Err(error) => {
                    let mend = "copy the row from the register; RODZ is 1, 2, 3, 4, 5, 8 or 9";
                    tally.refuse(row, Complaint::new("RODZ", error.to_string(), mend));
                }
            },
        }
    }
    progress(tally.read, Some(tally.read));
    let has_whole = units.keys().any(|code| code.as_str().len() == 7 && code.as_str().ends_with('3'));
    let edition = match (has_whole, towns.is_empty()) {
        (true, _) => TercEdition::Official,
        (false, false) => TercEdition::Address,
        (false, true) => TercEdition::Undecided,
    };
    let mut merged = 0;
    for (place, (name, state_of)) in towns {
        let teryt =
            Teryt::try_from(format!("{place}3")).expect("six digits of a code that was read, and a kind");
        units.entry(teryt).or_insert_with_key(|teryt| {
            merged += 1;
            bare_unit(teryt.clone(), name, state_of)
        });
    }
    for (city, state_of) in cities {
        let powiat = Teryt::try_from(city.clone()).expect("four digits of a code that was read");
        let teryt =
            Teryt::try_from(format!("{city}011")).expect("four digits of a code that was read, and a town");
        // The city's own name stands on its powiat: the parts are called Śródmieście and the like.
        let Some(name) = units.get(&powiat).map(|powiat| powiat.name.clone()) else { continue };
        units.entry(teryt).or_insert_with_key(|teryt| {
            merged += 1;
            bare_unit(teryt.clone(), name, state_of)
        });
    }
    Ok(Register { units: units.into_values().collect(), tally, edition, merged })
}

impl Entry {
    fn code(&self) -> String {
        let mut code = self.voivodeship.clone();
        for part in [&self.powiat, &self.gmina].into_iter().flatten() {
            code.push_str(part);
        }
        code.extend(self.kind);
        code
    }
}

fn entry(row: &Row, today: Date) -> Result<Entry, Complaint> {
    if let Some(problem) = row.problem() {
        return Err(problem.into());
    }
    let name = filled(row, "NAZWA")?;
    let powiat = two_digits(row, "POW")?;
    // Voivodeships are written in capitals.
    let shouted = powiat.is_none() && name.chars().all(|letter| !letter.is_lowercase());
    let name = if shouted { name.to_lowercase() } else { name.to_owned() };
    let gmina = two_digits(row, "GMI")?;
    let kind = match (row.value("RODZ"), &gmina) {
        (None, None) => None,
        (Some(text), Some(_)) if matches!(text, "1" | "2" | "3" | "4" | "5" | "8" | "9") => {
            text.chars().next()
        }
        (text, _) => {
            let what = format!("RODZ {:?} does not fit the rest of the code", text.unwrap_or_default());
            return Err(Complaint::new(
                "RODZ",
                what,
                "RODZ is 1, 2, 3, 4, 5, 8 or 9, and only where GMI is filled in",
            ));
        }
    };
    if gmina.is_some() && powiat.is_none() {
        return Err(Complaint::new("POW", "a gmina without its powiat", "fill in POW"));
    }
    let voivodeship = two_digits(row, "WOJ")?;
    let voivodeship = voivodeship.filter(|code| code.parse::<Teryt>().is_ok()).ok_or_else(|| {
        Complaint::new("WOJ", "there is no such voivodeship", "write an even number from 02 to 32")
    })?;
    Ok(Entry { voivodeship, powiat, gmina, kind, name, state_of: date(row, "STAN_NA")?.unwrap_or(today) })
}

/// Two digits; a zero that a spreadsheet ate is put back.
fn two_digits(row: &Row, column: &'static str) -> Result<Option<String>, Complaint> {
    match row.value(column) {
        None => Ok(None),
        Some(text) if text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Some(format!("{text:0>2}")))
        }
        Some(text) => {
            let shown: String = text.chars().take(20).collect();
            Err(Complaint::new(
                column,
                format!("{shown:?} is not a number of two digits"),
                "copy the row from the register",
            ))
        }
    }
}

fn bare_unit(teryt: Teryt, name: String, state_of: Date) -> Unit {
    Unit {
        teryt,
        name,
        seat: None,
        population: None,
        point: None,
        point_source: None,
        period: Period { from: state_of, to: None },
    }
}
