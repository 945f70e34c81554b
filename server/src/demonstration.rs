//! The demo region, carried in the binary.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

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
