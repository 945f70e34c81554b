//! Filling the atlas from the database.

use database::{Fault, Work};
use polish::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use vocabulary::{Teryt, UnitLevel};

use super::{
    atlas::{Atlas, Bearer, ChartedLocality, ChartedPostcode, ChartedUnit, Thing, postcode_number},
    lexicon::{Lexicon, LexiconBuilder},
    vocables,
};
use crate::{look::Successors, store, unit::Unit};

/// Gives every name a number, so that a name borne by many places is kept once.
#[derive(Default)]
struct Names {
    numbers: FxHashMap<Box<str>, u32>,
    all: Vec<Box<str>>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = small(self.all.len());
        self.all.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("Poland has fewer than four billion places")
}

pub(super) async fn load(work: &mut Work) -> Result<Atlas, Fault> {
    let today = work.moment().day_in_poland();
    let units = store::units_on(work, today, None, None).await?;
    let mut by_teryt: FxHashMap<Teryt, usize> =
        units.iter().enumerate().map(|(number, unit)| (unit.teryt.clone(), number)).collect();
    // Codes that ended lead to what followed them.
    let changes = store::changes(work).await?;
    let renamed: Vec<(Teryt, String)> = changes
        .iter()
        .filter_map(|change| {
            let earlier = change.note.as_deref()?.strip_prefix(EARLIER_NAME)?;
            let earlier = earlier.split('(').next().unwrap_or(earlier).trim();
            Some((change.new.clone()?, earlier.to_owned()))
        })
        .collect();
    let successors = Successors::new(changes);
    for old in successors.old_codes() {
        if let Some(number) = by_teryt.get(&successors.latest(old, today)).copied() {
            by_teryt.entry(old.clone()).or_insert(number);
        }
    }

    let mut names = Names::default();
    let mut localities: Vec<ChartedLocality> = Vec::new();
    store::each_locality(work, |locality| {
        let Some(gmina) = by_teryt.get(&locality.teryt).copied() else { return };
        localities.push(ChartedLocality {
            seat: units[gmina].seat.as_deref() == Some(&locality.name),
            name: names.number(&locality.name),
            gmina: small(gmina),
            kind: locality.kind,
            point: locality.point,
        });
    })
    .await?;
    let mut postcodes: Vec<ChartedPostcode> = Vec::new();
    store::each_postcode_place(work, |place| {
        let Some(gmina) = by_teryt.get(&place.teryt).copied() else { return };
        let Some(code) = postcode_number(place.postcode.as_str()) else { return };
        postcodes.push(ChartedPostcode {
            code,
            name: names.number(&place.place),
            gmina: small(gmina),
            point: place.point,
        });
    })
    .await?;
    postcodes.sort_by_key(|postcode| postcode.code);
    localities.shrink_to_fit();
    postcodes.shrink_to_fit();

    let home: FxHashSet<Teryt> =
        localities.iter().map(|locality| units[locality.gmina as usize].teryt.voivodeship()).collect();
    let units = chart(units, &home);
    let lexicon = lexicon(&units, &localities, &names.all, &by_teryt, &renamed);
    Ok(Atlas { units, by_teryt, localities, postcodes, names: names.all, lexicon })
}

/// How the source of changes of units writes an earlier name.
const EARLIER_NAME: &str = "earlier name: ";

fn chart(units: Vec<Unit>, home: &FxHashSet<Teryt>) -> Vec<ChartedUnit> {
    // Where localities of the whole country are known, no region is nearer than another.
    let serves_a_region = home.len() < 9;
    let powiat_names: FxHashMap<Teryt, String> = units
        .iter()
        .filter(|unit| unit.level() == UnitLevel::Powiat)
        .map(|unit| (unit.teryt.clone(), unit.name.clone()))
        .collect();
    units
        .into_iter()
        .map(|unit| {
            let powiat_name = unit.teryt.powiat().and_then(|powiat| powiat_names.get(&powiat));
            let city = match unit.level() {
                UnitLevel::Voivodeship => false,
                UnitLevel::Powiat => unit.name.chars().next().is_some_and(char::is_uppercase),
                UnitLevel::Gmina => powiat_name == Some(&unit.name),
            };
            ChartedUnit {
                city,
                home: serves_a_region && home.contains(&unit.teryt.voivodeship()),
                folded: fold(&unit.name).into(),
                unit,
            }
        })
        .collect()
}

fn lexicon(
    units: &[ChartedUnit],
    localities: &[ChartedLocality],
    names: &[Box<str>],
    by_teryt: &FxHashMap<Teryt, usize>,
    renamed: &[(Teryt, String)],
) -> Lexicon<Bearer> {
    let mut builder = LexiconBuilder::default();
    for (number, charted) in units.iter().enumerate() {
        let thing = Thing::Unit(small(number));
        builder.add(&charted.unit.name, Bearer { thing, short: false });
        if charted.unit.level() == UnitLevel::Gmina
            && let Some(short) = vocables::short_name(&charted.unit.name)
        {
            builder.add(short, Bearer { thing, short: true });
        }
    }
    for (teryt, name) in renamed {
        if let Some(number) = by_teryt.get(teryt) {
            builder.add(name, Bearer { thing: Thing::Unit(small(*number)), short: true });
        }
    }
    for (name, code) in vocables::SPOKEN_NAMES {
        let number = code.parse::<Teryt>().ok().and_then(|teryt| by_teryt.get(&teryt).copied());
        if let Some(number) = number {
            builder.add(name, Bearer { thing: Thing::Unit(small(number)), short: false });
        }
    }
    for (number, locality) in localities.iter().enumerate() {
        builder.add(
            &names[locality.name as usize],
            Bearer { thing: Thing::Locality(small(number)), short: false },
        );
    }
    builder.build()
}
