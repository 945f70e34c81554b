//! What ranking needs to know of every service, in 48 bytes each, all in memory.
//!
//! Codes are small numbers here; [`Codes`] says which. The records are a file beside the tantivy index, in the order
//! of the entries. Open for reading they stand by type and coverage, so that what is compared lies side by side; the
//! position there is the service's *ordinal*, by which everything else speaks of it.

use institutions::Hours;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vocabulary::{Point, Teryt};

use crate::entry::Entry;

/// One record. Sets are bit masks over the lists in [`Codes`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Facts {
    pub(crate) groups: u64,
    pub(crate) access: u64,
    pub(crate) latitude: f32,
    pub(crate) longitude: f32,
    pub(crate) coverage: u32,
    /// Which of the lists of hours in [`Codes`].
    pub(crate) hours: u32,
    pub(crate) service_type: u16,
    pub(crate) institution_kind: u16,
    pub(crate) languages: u16,
    pub(crate) modes: u8,
    pub(crate) flags: u8,
    /// 0 to 255.
    pub(crate) quality: u8,
    /// Places free; [`UNKNOWN`] when nobody says.
    pub(crate) free: u8,
    pub(crate) free_for_women: u8,
    pub(crate) free_for_men: u8,
}

pub(crate) const UNKNOWN: u8 = u8::MAX;

pub(crate) mod flag {
    pub(crate) const STATUTORY: u8 = 1;
    pub(crate) const FREE_OF_CHARGE: u8 = 2;
    pub(crate) const COSTS: u8 = 4;
    pub(crate) const ROUND_THE_CLOCK: u8 = 8;
    pub(crate) const CONFIDENTIAL: u8 = 16;
    pub(crate) const HAS_POINT: u8 = 32;
}

const RECORD: usize = 48;

impl Facts {
    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Where it is given, unless that is unknown or confidential.
    pub(crate) fn point(&self) -> Option<Point> {
        (self.has(flag::HAS_POINT) && !self.has(flag::CONFIDENTIAL))
            .then(|| Point { latitude: f64::from(self.latitude), longitude: f64::from(self.longitude) })
    }

    pub(crate) fn write(&self, into: &mut Vec<u8>) {
        let before = into.len();
        into.extend_from_slice(&self.groups.to_le_bytes());
        into.extend_from_slice(&self.access.to_le_bytes());
        into.extend_from_slice(&self.latitude.to_le_bytes());
        into.extend_from_slice(&self.longitude.to_le_bytes());
        into.extend_from_slice(&self.coverage.to_le_bytes());
        into.extend_from_slice(&self.hours.to_le_bytes());
        for number in [self.service_type, self.institution_kind, self.languages] {
            into.extend_from_slice(&number.to_le_bytes());
        }
        into.extend_from_slice(&[
            self.modes,
            self.flags,
            self.quality,
            self.free,
            self.free_for_women,
            self.free_for_men,
        ]);
        into.resize(before + RECORD, 0);
    }

    fn read(record: &[u8; RECORD]) -> Self {
        fn at<const N: usize>(record: &[u8; RECORD], from: usize) -> [u8; N] {
            std::array::from_fn(|offset| record[from + offset])
        }
        Self {
            groups: u64::from_le_bytes(at(record, 0)),
            access: u64::from_le_bytes(at(record, 8)),
            latitude: f32::from_le_bytes(at(record, 16)),
            longitude: f32::from_le_bytes(at(record, 20)),
            coverage: u32::from_le_bytes(at(record, 24)),
            hours: u32::from_le_bytes(at(record, 28)),
            service_type: u16::from_le_bytes(at(record, 32)),
            institution_kind: u16::from_le_bytes(at(record, 34)),
            languages: u16::from_le_bytes(at(record, 36)),
            modes: record[38],
            flags: record[39],
            quality: record[40],
            free: record[41],
            free_for_women: record[42],
            free_for_men: record[43],
        }
    }

    /// All records of a file; nothing when its length is wrong.
    pub(crate) fn read_all(bytes: &[u8]) -> Option<Vec<Self>> {
        let (records, rest) = bytes.as_chunks::<RECORD>();
        rest.is_empty().then(|| records.iter().map(Self::read).collect())
    }
}

/// What the small numbers mean.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Codes {
    pub(crate) service_types: Vec<String>,
    pub(crate) institution_kinds: Vec<String>,
    pub(crate) groups: Vec<String>,
    pub(crate) access: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) modes: Vec<String>,
    pub(crate) coverages: Vec<Vec<Teryt>>,
    /// Many offices keep the same hours, so each list stands here once; without the source's words.
    pub(crate) hours: Vec<Hours>,
}

impl Codes {
    pub(crate) fn service_type(&self, code: &str) -> Option<u16> {
        position(&self.service_types, code)
    }

    pub(crate) fn institution_kind(&self, code: &str) -> Option<u16> {
        position(&self.institution_kinds, code)
    }

    /// The mask of those codes that occur at all.
    pub(crate) fn groups_mask<'a>(&self, codes: impl IntoIterator<Item = &'a str>) -> u64 {
        mask(&self.groups, codes)
    }

    pub(crate) fn modes_mask<'a>(&self, codes: impl IntoIterator<Item = &'a str>) -> u8 {
        u8::try_from(mask(&self.modes, codes) & u64::from(u8::MAX)).unwrap_or_default()
    }

    pub(crate) fn access_mask<'a>(&self, codes: impl IntoIterator<Item = &'a str>) -> u64 {
        mask(&self.access, codes)
    }
}

fn position(list: &[String], code: &str) -> Option<u16> {
    list.iter().position(|one| one == code).and_then(|at| u16::try_from(at).ok())
}

fn mask<'a>(list: &[String], codes: impl IntoIterator<Item = &'a str>) -> u64 {
    codes
        .into_iter()
        .filter_map(|code| list.iter().position(|one| one == code))
        .filter(|&at| at < 64)
        .fold(0, |mask, at| mask | 1 << at)
}

/// Gives codes their numbers while entries come in.
#[derive(Default)]
pub(crate) struct Coder {
    pub(crate) codes: Codes,
    coverages: FxHashMap<Vec<Teryt>, u32>,
    hours: FxHashMap<String, u32>,
}

impl Coder {
    pub(crate) fn facts(&mut self, entry: &Entry) -> Facts {
        let codes = &mut self.codes;
        let coverage = if let Some(&known) = self.coverages.get(&entry.covers) {
            known
        } else {
            let next = number(codes.coverages.len());
            codes.coverages.push(entry.covers.clone());
            self.coverages.insert(entry.covers.clone(), next);
            next
        };
        let hours = Hours { as_given: None, ..entry.hours.clone() };
        let said = serde_json::to_string(&hours).expect("hours are plain data");
        let hours = *self.hours.entry(said).or_insert_with(|| {
            codes.hours.push(hours);
            number(codes.hours.len() - 1)
        });
        let mut flags = 0;
        for (applies, flag) in [
            (entry.statutory, flag::STATUTORY),
            (entry.free_of_charge == Some(true), flag::FREE_OF_CHARGE),
            (entry.free_of_charge == Some(false), flag::COSTS),
            (entry.round_the_clock, flag::ROUND_THE_CLOCK),
            (entry.confidential, flag::CONFIDENTIAL),
            (entry.point.is_some(), flag::HAS_POINT),
        ] {
            if applies {
                flags |= flag;
            }
        }
        let places = |count: Option<u32>| {
            count.map_or(UNKNOWN, |count| u8::try_from(count).unwrap_or(UNKNOWN - 1).min(UNKNOWN - 1))
        };
        #[expect(clippy::cast_possible_truncation, reason = "degrees need no more than six digits")]
        let degrees = |value: f64| value as f32;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
        let quality = (entry.quality.clamp(0.0, 1.0) * 255.0) as u8;
        Facts {
            groups: intern_set(&mut codes.groups, &entry.target_groups, 64),
            access: intern_set(&mut codes.access, &entry.access, 64),
            latitude: entry.point.map_or(0.0, |point| degrees(point.latitude)),
            longitude: entry.point.map_or(0.0, |point| degrees(point.longitude)),
            coverage,
            hours,
            service_type: intern(&mut codes.service_types, &entry.service_type),
            institution_kind: intern(&mut codes.institution_kinds, &entry.institution_kind),
            languages: u16::try_from(intern_set(&mut codes.languages, &entry.languages, 16)).unwrap_or(0),
            modes: u8::try_from(intern_set(&mut codes.modes, &entry.modes, 8)).unwrap_or(0),
            flags,
            quality,
            free: places(entry.free_places),
            free_for_women: places(entry.free_for_women),
            free_for_men: places(entry.free_for_men),
        }
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("an index of more than 4 billion services does not fit in memory")
}

fn intern(list: &mut Vec<String>, code: &str) -> u16 {
    let at = list.iter().position(|one| one == code).unwrap_or_else(|| {
        list.push(code.to_owned());
        list.len() - 1
    });
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Codes beyond the room there is are left out: they can be read on the service's page, not filtered by.
fn intern_set(list: &mut Vec<String>, codes: &[String], room: usize) -> u64 {
    let mut mask = 0;
    for code in codes {
        let at = list.iter().position(|one| one == code).unwrap_or_else(|| {
            list.push(code.clone());
            list.len() - 1
        });
        if at < room {
            mask |= 1 << at;
        }
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_survives_the_file() {
        let entry = Entry {
            service_type: "meal".into(),
            institution_kind: "ops".into(),
            target_groups: vec!["older_people".into(), "low_income".into()],
            free_places: Some(300),
            point: Point::in_poland(50.1, 20.2).ok(),
            quality: 0.5,
            ..Entry::default()
        };
        let facts = Coder::default().facts(&entry);
        let mut bytes = Vec::new();
        facts.write(&mut bytes);
        assert_eq!(Facts::read_all(&bytes), Some(vec![facts]));
        assert_eq!(facts.free, 254, "more places than fit are still many");
        bytes.pop();
        assert_eq!(Facts::read_all(&bytes), None);
    }
}
