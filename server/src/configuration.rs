//! The one documented set of settings: defaults ← `ogniwo.toml` ← environment ← command line.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// All settings of an instance. `ogniwo doctor` prints them and says what is wrong.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// Where the database, the search index and exports are kept.
    pub data: PathBuf,
    /// `postgres://user:password@host/name`; without it, the file `ogniwo.sqlite` in the data folder.
    pub database: Option<String>,
    /// The address to listen on.
    pub address: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// How the instance is reached from outside, for example `https://pomoc.example.pl`. Needed for absolute links.
    pub public_address: Option<String>,
    /// Whether the program stands behind a proxy that sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Requests one address may make in a minute; 0 means no limit.
    pub requests_per_minute: u32,
    /// Name of the region, shown to people.
    pub region_name: String,
    /// When the site was first published; stands in the accessibility statement.
    pub published_on: Date,
    /// When the accessibility statement was last reviewed; the law asks for a review by 31 March of every year.
    pub reviewed_on: Date,
    /// Who runs the instance: name, mailbox and phone, shown on the declaration and the privacy page.
    pub operator: Operator,
}

/// Who runs the instance. Empty until somebody says it; `ogniwo doctor` complains until then.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    /// Name of the body.
    pub name: String,
    /// A role mailbox.
    pub email: String,
    /// An office phone.
    pub phone: String,
    /// Postal address.
    pub address: String,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: None,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            public_address: None,
            behind_proxy: false,
            requests_per_minute: 0,
            region_name: "Małopolska".to_owned(),
            published_on: date(2026, 11, 22),
            reviewed_on: date(2026, 11, 22),
            operator: Operator::default(),
        }
    }
}

/// The environment's names of settings.
const VARIABLES: [&str; 8] = [
    "OGNIWO_DATA",
    "OGNIWO_DATABASE",
    "OGNIWO_ADDRESS",
    "OGNIWO_PORT",
    "OGNIWO_PUBLIC_ADDRESS",
    "OGNIWO_BEHIND_PROXY",
    "OGNIWO_REQUESTS_PER_MINUTE",
    "OGNIWO_REGION_NAME",
];

impl Configuration {
    /// Reads the file, if there is one, and the environment.
    pub fn read(file: Option<&Path>) -> Result<Self> {
        let path = file.unwrap_or(Path::new("ogniwo.toml"));
        let mut settings = match std::fs::read_to_string(path) {
            Ok(text) => {
                toml::from_str(&text).with_context(|| format!("{} cannot be understood", path.display()))?
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_none() => Self::default(),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
        };
        for name in VARIABLES {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
            if let Ok(value) = std::env::var(name) {
                settings.set(name, value).with_context(|| format!("the environment variable {name}"))?;
            }
        }
        Ok(settings)
    }

    fn set(&mut self, name: &str, value: String) -> Result<()> {
        match name {
            "OGNIWO_DATA" => self.data = value.into(),
            "OGNIWO_DATABASE" => self.database = Some(value),
            "OGNIWO_ADDRESS" => self.address = value.parse()?,
            "OGNIWO_PORT" => self.port = value.parse()?,
            "OGNIWO_PUBLIC_ADDRESS" => self.public_address = Some(value),
            "OGNIWO_BEHIND_PROXY" => self.behind_proxy = value.parse().context("write true or false")?,
            "OGNIWO_REQUESTS_PER_MINUTE" => self.requests_per_minute = value.parse()?,
            "OGNIWO_REGION_NAME" => self.region_name = value,
            other => bail!("{other} is not a setting"),
        }
        Ok(())
    }

    /// Where the database is: an address, or a path in the data folder.
    pub fn database_place(&self) -> String {
        self.database.clone().unwrap_or_else(|| self.data.join("ogniwo.sqlite").display().to_string())
    }

    /// Makes the data folder of an instance that begins. Only the last part of its path is made, so that a slip in the
    /// path is told rather than followed.
    pub fn begin_data_folder(&self) -> Result<()> {
        if self.database.is_some() || self.data.is_dir() {
            return Ok(());
        }
        std::fs::create_dir(&self.data).with_context(|| {
            format!(
                "the data folder {} cannot be made. Check the path and the permissions, or name another with --data",
                self.data.display()
            )
        })?;
        eprintln!("made the data folder {}", self.data.display());
        Ok(())
    }

    /// Where the derived search index is. It can be deleted without loss.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_defaults_survive_being_written_and_read() {
        let text = toml::to_string(&Configuration::default()).expect("settings can be written");
        let again: Configuration = toml::from_str(&text).expect("and read");
        assert_eq!(again.port, 8080);
    }

    #[test]
    fn a_data_folder_is_begun_but_no_path_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |path: &str| Configuration { data: folder.path().join(path), ..Configuration::default() };
        at("new").begin_data_folder().expect("it is made");
        at("new").begin_data_folder().expect("it is there");
        let refused = at("no/such/path").begin_data_folder().expect_err("it must be refused");
        assert!(refused.to_string().contains("--data"), "{refused}");
        assert!(!folder.path().join("no").exists());
    }

    #[test]
    fn a_misspelt_setting_is_refused_by_name() {
        let refused = toml::from_str::<Configuration>("prot = 80").expect_err("it must be refused");
        assert!(refused.to_string().contains("prot"), "{refused}");
    }
}
