//! The demo region, carried in the binary.

use std::path::{Path, PathBuf};

use accounts::testing::INVENTED;
use anyhow::{Context as _, Result, bail};
use database::{Context, Database};
use vocabulary::Actor;

use crate::{
    configuration::{Configuration, Operator},
    safe::Safe,
};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../demo/", $name)).as_slice())),+]
    };
}

/// The files of `demo/`: facts with their sources, and invented examples that say so.
const FILES: &[(&str, &[u8])] = files![
    "sources.csv",
    "units.csv",
    "localities.csv",
    "postcodes.csv",
    "institutions.csv",
    "services.csv",
    "vacancies.csv",
    "boundaries/gminas_2021.geojson",
];

/// The demo's settings: an invented operator.
pub fn operator() -> Result<Operator> {
    let settings: Configuration =
        toml::from_str(include_str!("../../demo/ogniwo.toml")).context("the demo's settings are broken")?;
    Ok(settings.operator)
}

/// Writes the region's files into a folder, from which they are loaded like any other region's.
pub fn unpack(folder: &Path) -> Result<PathBuf> {
    for (name, bytes) in FILES {
        let path = folder.join(name);
        let parent = path.parent().expect("a file has a folder");
        std::fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(folder.to_owned())
}

/// The institution of the invented people: a real centre of the region, so that its entries are worth looking at.
const THEIR_INSTITUTION_IN: &str = "1211011";

/// Refuses a database of real people: in a demonstration everybody takes anybody's place without a password.
pub async fn refuse_real_people(settings: &Configuration, database: &Database) -> Result<()> {
    let keeper = Safe::open(settings)?.doorkeeper(settings, database);
    let mut work = database.reading(Context::now(Actor::Operator)).await?;
    if accounts::testing::is_of_real_people(&mut work, &keeper).await? {
        bail!(
            "people have accounts in this database, and in a demonstration everybody takes anybody's place. Name another \
             one with --data or --database, or serve this one with `ogniwo serve`"
        );
    }
    Ok(())
}

/// Settles the invented people whose places a visitor of the demonstration may take.
pub async fn settle(settings: &Configuration, database: &Database) -> Result<()> {
    let safe = Safe::open(settings)?;
    let keeper = safe.doorkeeper(settings, database).for_demonstration();
    let mut work = database.work(Context::now(Actor::Operator)).await?;
    if accounts::invite::is_administered(&mut work).await? {
        return Ok(());
    }
    let gmina = THEIR_INSTITUTION_IN.parse().expect("a code of the register");
    let near = institutions::look::in_unit(&mut work, &gmina).await?;
    let centre = near.iter().find(|one| one.kind == "ops" || one.kind == "cus").or(near.first());
    let institution = centre.map(|one| one.id);
    for who in INVENTED {
        accounts::testing::settle(&mut work, &keeper, who, institution, None).await?;
    }
    work.commit().await?;
    Ok(())
}
