//! The safe: the folder of keys beside the data, and what is opened with it.

use std::path::PathBuf;

use accounts::Doorkeeper;
use anyhow::{Context as _, Result, bail};
use audit::{HeadsFile, Signer};
use database::{Context, Database};
use mail::{Letterbox, Mailbox, Postman, Security, Sender, SmtpSettings, webhooks::Reach};
use privacy::Keyring;
use vocabulary::{Actor, Personal};

use crate::configuration::{Configuration, Letterboxes, Protection};

/// The keys of an instance.
#[derive(Debug, Clone)]
pub struct Safe {
    /// The keys of personal data.
    pub keys: Keyring,
    /// Signs the heads of the audit.
    pub signer: std::sync::Arc<Signer>,
    /// Where the signed heads are written, outside the database.
    pub heads: HeadsFile,
}

/// The file of the keys of personal data.
pub fn key_file(settings: &Configuration) -> PathBuf {
    settings.keys_folder().join("instance.key")
}

/// The file of the key that signs the audit.
pub fn audit_key_file(settings: &Configuration) -> PathBuf {
    settings.keys_folder().join("audit.key")
}

/// The file of the signed heads.
pub fn heads_file(settings: &Configuration) -> PathBuf {
    settings.data.join("audit-heads.jsonl")
}

impl Safe {
    /// Opens the safe; the first start makes it.
    pub fn open(settings: &Configuration) -> Result<Self> {
        let folder = settings.keys_folder();
        if settings.keys.is_some() && folder.starts_with(&settings.data) {
            bail!(
                "the folder of keys {} lies inside the data folder. Keep it apart, so that a copy of the data is no copy of the keys",
                folder.display()
            );
        }
        if !folder.is_dir() {
            make_private(&folder).with_context(|| {
                format!(
                    "the folder of keys {} cannot be made; name another with `keys` in ogniwo.toml",
                    folder.display()
                )
            })?;
        }
        Ok(Self {
            keys: Keyring::open_or_create(&key_file(settings))?,
            signer: std::sync::Arc::new(Signer::open_or_create(&audit_key_file(settings))?),
            heads: HeadsFile::at(&heads_file(settings)),
        })
    }

    /// Refuses to start with keys that are not those of the database, and writes erasures down that have not been yet.
    pub async fn fits(&self, database: &Database) -> Result<()> {
        let mut work = database.reading(Context::now(Actor::System("start"))).await?;
        let missing = privacy::missing_keys(&mut work, &self.keys).await?;
        if !missing.is_empty() {
            bail!(
                "personal data in this database are sealed with keys that are not in the folder of keys ({}). Put the \
                 right key file there; without it these data cannot be read",
                missing.join(", ")
            );
        }
        match privacy::keep_erasures(&mut work, &self.keys).await {
            Err(fault) if database.trouble().is_some() => {
                tracing::error!(%fault, "the list of erasures waits");
            }
            kept => kept.map(drop)?,
        }
        drop(work);
        match self.erase_again(database).await {
            Err(error) if database.trouble().is_some() => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "nothing can be written now; people can still read"
                );
                Ok(())
            }
            erased => erased,
        }
    }

    /// After a restore whose last step was cut off, whoever was erased is erased again here.
    pub async fn erase_again(&self, database: &Database) -> Result<()> {
        let mut work = database.work(Context::now(Actor::System("start"))).await?;
        if !privacy::replay_erasures(&mut work, &self.keys).await?.is_empty() {
            let rules: Vec<privacy::ColumnRule> =
                crate::house::PERSONAL.iter().copied().flatten().copied().collect();
            privacy::run_retention(&mut work, &rules).await?;
        }
        Ok(work.commit().await?)
    }

    /// The doorkeeper of the pages.
    pub fn doorkeeper(&self, settings: &Configuration, database: &Database) -> Doorkeeper {
        let address = settings.public_address.as_deref().unwrap_or_default();
        let keeper = Doorkeeper::new(database.clone(), self.keys.clone(), address, settings.is_local());
        if settings.providers_anywhere { keeper.calling(Reach::Anywhere) } else { keeper }
    }

    /// The postman of the settings.
    pub fn postman(&self, settings: &Configuration, database: &Database) -> Result<Postman> {
        let mail = &settings.mail;
        let letterbox = match mail.letterbox {
            Letterboxes::Console => Letterbox::Console,
            Letterboxes::Folder => {
                let folder = mail.folder.clone().unwrap_or_else(|| settings.data.join("letters"));
                if !folder.is_dir() {
                    make_private(&folder).with_context(|| {
                        format!("the folder for letters {} cannot be made", folder.display())
                    })?;
                }
                Letterbox::Folder(folder)
            }
            Letterboxes::Smtp => Letterbox::Smtp(smtp(settings)?),
        };
        let name = if settings.operator.name.is_empty() { "ogniwo" } else { &settings.operator.name };
        let mut sender = Sender::new(name, &mail.from).context("`from` in [mail] of ogniwo.toml")?;
        if !mail.reply_to.is_empty() {
            let answers: Mailbox = mail.reply_to.parse().context("`reply_to` in [mail] of ogniwo.toml")?;
            sender = sender.with_answers_to(answers);
        }
        Ok(Postman::new(database.clone(), self.keys.clone(), letterbox, sender))
    }
}

fn smtp(settings: &Configuration) -> Result<SmtpSettings> {
    let mail = &settings.mail;
    if mail.host.is_empty() {
        bail!("letters shall go to a mail server, but no `host` is named in [mail] of ogniwo.toml");
    }
    let security = match mail.security {
        Protection::StartTls => Security::StartTls,
        Protection::Tls => Security::Implicit,
        Protection::None => Security::None,
    };
    let mut smtp = SmtpSettings::new(&mail.host, mail.port, security)?;
    if !mail.user.is_empty() {
        let file = mail.password_file.as_ref().context("`user` in [mail] needs a `password_file`")?;
        let password =
            std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        smtp = smtp.signing_in(&mail.user, Personal::new(password.trim_end().to_owned()));
    }
    if let Some(file) = &mail.authority {
        let authority = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        smtp = smtp.trusting(&authority)?;
    }
    Ok(smtp)
}

/// Makes a folder that nobody else can look into.
fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    keep_name(folder)
}

/// Makes the name of a new folder survive a power cut: until the folder above is written, all that lies in the new one
/// could be lost with its name, whatever was synced inside.
pub fn keep_name(folder: &std::path::Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        std::fs::File::open(above.unwrap_or(std::path::Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
