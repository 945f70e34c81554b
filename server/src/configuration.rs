//! The one documented set of settings: defaults ← `ogniwo.toml` ← environment ← command line.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// All settings of an instance. `ogniwo doctor` prints them and says what is wrong.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// Where the database, the search index and exports are kept.
    #[schema(value_type = String)]
    pub data: PathBuf,
    /// `postgres://user:password@host/name`; without it, the file `ogniwo.sqlite` in the data folder.
    pub database: Option<String>,
    /// The address to listen on.
    #[schema(value_type = String)]
    pub address: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
    /// How the instance is reached from outside, for example `https://pomoc.example.pl`. Needed for absolute links.
    pub public_address: Option<String>,
    /// Whether the program stands behind a proxy that sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Requests one address may make in a minute; 0 means no limit. A whole office is often one address. Requests from this
    /// machine itself are not counted.
    pub requests_per_minute: u32,
    /// With https: whether browsers shall use it for the host names below the public one too.
    pub strict_subdomains: bool,
    /// The file that holds the word by which `/metrics` opens also from outside (`Authorization: Bearer WORD`). Without it,
    /// only this machine and its private network are told.
    #[schema(value_type = Option<String>)]
    pub metrics_word_file: Option<PathBuf>,
    /// For development only: identity providers of institutions may stand in private networks and answer without https.
    pub providers_anywhere: bool,
    /// Name of the region, shown to people.
    pub region_name: String,
    /// When the site was first published; stands in the accessibility statement.
    #[schema(value_type = String)]
    pub published_on: Date,
    /// When the accessibility statement was last reviewed; the law asks for a review by 31 March of every year.
    #[schema(value_type = String)]
    pub reviewed_on: Date,
    /// Who runs the instance: name, mailbox and phone, shown on the declaration and the privacy page.
    #[schema(inline)]
    pub operator: Operator,
    /// Folder of the keys: of personal data and of the audit. Without it, a folder beside the data folder whose name
    /// ends in `.keys`. Never inside the data folder: who copies the data must not copy the keys along.
    #[schema(value_type = Option<String>)]
    pub keys: Option<PathBuf>,
    /// How letters leave.
    #[schema(inline)]
    pub mail: Mail,
    /// Backups that the program makes by itself.
    #[schema(inline)]
    pub backup: Backup,
    /// Where lines of the log go besides standard error.
    #[schema(inline)]
    pub logs: Logs,
}

/// Where lines of the log go besides standard error.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Logs {
    /// A collector on another machine, `host:port`: while the program serves, each line goes there by TLS (syslog, RFC 5425).
    /// Whoever breaks into this machine cannot take back what has left it.
    pub collector: String,
    /// One more certificate authority to trust, as a PEM file.
    #[schema(value_type = Option<String>)]
    pub authority: Option<PathBuf>,
    /// Whether the system itself carries the log to another machine (for example systemd-journal-upload).
    pub carried_by_system: bool,
}

/// Backups that the program makes by itself while it serves, and before each upgrade.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Backup {
    /// Where to, best on another disk; without it, none are made but those before an upgrade (in the data folder).
    #[schema(value_type = Option<String>)]
    pub folder: Option<PathBuf>,
    /// Who can open them: what `ogniwo backup --new-key FILE` printed.
    pub recipients: Vec<String>,
    /// How often, in hours.
    pub every_hours: u32,
    /// The last backup of a day is kept for so many days.
    pub keep_days: usize,
    /// The last backup of a week is kept for so many weeks.
    pub keep_weeks: usize,
}

impl Default for Backup {
    fn default() -> Self {
        Self { folder: None, recipients: Vec::new(), every_hours: 24, keep_days: 7, keep_weeks: 4 }
    }
}

/// How letters leave. Without a mail server they are laid into a folder, so that everything works and nothing is lost.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Where letters go: `folder`, `console` (recipients hidden) or `smtp`.
    #[schema(value_type = String)]
    pub letterbox: Letterboxes,
    /// For `folder`: which; without it, `letters` in the data folder.
    #[schema(value_type = Option<String>)]
    pub folder: Option<PathBuf>,
    /// For `smtp`: name of the mail server.
    pub host: String,
    /// For `smtp`: its port; 587 with `starttls`, 465 with `tls`.
    pub port: u16,
    /// For `smtp`: how the way to it is protected: `starttls`, `tls`, or `none` for a server on this machine.
    #[schema(value_type = String)]
    pub security: Protection,
    /// For `smtp`: the name to sign in with; empty for none.
    pub user: String,
    /// For `smtp`: the file that holds the password.
    #[schema(value_type = Option<String>)]
    pub password_file: Option<PathBuf>,
    /// For `smtp`: one more certificate authority to trust, as a PEM file.
    #[schema(value_type = Option<String>)]
    pub authority: Option<PathBuf>,
    /// The mailbox that letters come from.
    pub from: String,
    /// The mailbox that answers go to; empty for none.
    pub reply_to: String,
}

/// Where letters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letterboxes {
    /// Into a folder, one file a letter.
    Folder,
    /// To the console, recipients hidden.
    Console,
    /// To a mail server.
    Smtp,
}

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protection {
    /// TLS after STARTTLS.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None; only for a server on this machine.
    None,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            letterbox: Letterboxes::Folder,
            folder: None,
            host: String::new(),
            port: 587,
            security: Protection::StartTls,
            user: String::new(),
            password_file: None,
            authority: None,
            from: "ogniwo@localhost.localdomain".to_owned(),
            reply_to: String::new(),
        }
    }
}

/// Who runs the instance. Empty until somebody says it; `ogniwo doctor` complains until then.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
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
            requests_per_minute: 600,
            strict_subdomains: true,
            metrics_word_file: None,
            providers_anywhere: false,
            region_name: "Małopolska".to_owned(),
            published_on: date(2026, 11, 22),
            reviewed_on: date(2026, 11, 22),
            operator: Operator::default(),
            keys: None,
            mail: Mail::default(),
            backup: Backup::default(),
            logs: Logs::default(),
        }
    }
}

/// The environment's names of settings.
pub const VARIABLES: [&str; 9] = [
    "OGNIWO_KEYS",
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
        settings.address_is_its_own()?;
        Ok(settings)
    }

    /// Cookies, storage and permissions of a browser belong to a host name: beside other programs under one name none of
    /// them would be ours alone.
    fn address_is_its_own(&self) -> Result<()> {
        let Some(address) = &self.public_address else { return Ok(()) };
        let host = address.split_once("://").map_or("", |(_, host)| host);
        if host.is_empty() || host.contains(['/', '?', '#', '@']) {
            bail!(
                "public_address is {address:?}, but the program needs a host name of its own: write it like \
                 https://pomoc.example.pl, without a path and without a slash at the end"
            );
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: String) -> Result<()> {
        match name {
            "OGNIWO_DATA" => self.data = value.into(),
            "OGNIWO_DATABASE" => self.database = Some(value),
            "OGNIWO_KEYS" => self.keys = Some(value.into()),
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
        std::fs::create_dir(&self.data).and_then(|()| crate::safe::keep_name(&self.data)).with_context(|| {
            format!(
                "the data folder {} cannot be made. Check the path and the permissions, or name another with --data",
                self.data.display()
            )
        })?;
        eprintln!("made the data folder {}", self.data.display());
        Ok(())
    }

    /// The folder of the keys.
    pub fn keys_folder(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| {
            let mut beside = self.data.clone().into_os_string();
            beside.push(".keys");
            beside.into()
        })
    }

    /// Whether only this machine itself can reach the instance: then no https is needed to sign in.
    pub fn is_local(&self) -> bool {
        self.address.is_loopback() && self.public_address.is_none() && !self.behind_proxy
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
    fn an_instance_has_a_host_name_of_its_own() {
        let at = |address: &str| {
            let public_address = Some(address.to_owned());
            Configuration { public_address, ..Configuration::default() }.address_is_its_own()
        };
        for good in ["https://pomoc.example.pl", "https://pomoc.example.pl:8443", "http://localhost:8080"] {
            assert!(at(good).is_ok(), "{good}");
        }
        for shared in [
            "https://example.pl/pomoc",
            "https://example.pl/",
            "https://a:b@example.pl",
            "pomoc.example.pl",
            "https://",
        ] {
            let refused = at(shared).expect_err(shared);
            assert!(refused.to_string().contains("of its own"), "{refused}");
        }
    }

    #[test]
    fn a_misspelt_setting_is_refused_by_name() {
        let refused = toml::from_str::<Configuration>("prot = 80").expect_err("it must be refused");
        assert!(refused.to_string().contains("prot"), "{refused}");
    }
}
