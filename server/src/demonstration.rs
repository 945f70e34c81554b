//! The demo region, carried in the binary.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::configuration::{Configuration, Operator};

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
