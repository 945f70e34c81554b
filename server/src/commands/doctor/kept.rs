//! What must be kept besides the database: keys and backups.

use audit::{PublicKey, Signer};
use database::{Context, Database, safekeeping};
use jiff::SignedDuration;
use privacy::Keyring;
use vocabulary::Actor;

use super::Finding;
use crate::{configuration::Configuration, safe};

pub async fn keys(settings: &Configuration, database: &Database) -> Finding {
    const SUBJECT: &str = "the keys of personal data fit the database";
    const WHY: &str = "names and mailboxes are sealed with them; without them nobody can read them, and nothing replaces them";
    let file = safe::key_file(settings);
    let in_use = async {
        let mut work = database.reading(Context::now(Actor::Operator)).await?;
        privacy::keys_in_use(&mut work).await
    };
    let in_use = in_use.await.unwrap_or_default();
    let sealed: u64 = in_use.iter().map(|key| key.subjects).sum();
    if !file.is_file() {
        if sealed == 0 {
            return Finding::well(SUBJECT);
        }
        let mend = format!(
            "bring the copy of the folder of keys back to {}, or name the folder with `keys` in ogniwo.toml",
            settings.keys_folder().display()
        );
        return Finding::broken(SUBJECT, format!("the key file {} is missing", file.display()), WHY, mend);
    }
    let keyring = match Keyring::open(&file) {
        Ok(keyring) => keyring,
        Err(fault) => {
            let mend = format!(
                "let only its owner read it: `chmod 600 {0}`, `chown ogniwo {0}`; when it is damaged, bring back your copy",
                file.display()
            );
            return Finding::broken(SUBJECT, fault.to_string(), WHY, mend);
        }
    };
    let held = keyring.key_ids();
    let missing: Vec<&str> = in_use
        .iter()
        .filter(|key| key.subjects > 0 && !held.contains(&key.key_id))
        .map(|key| key.key_id.as_str())
        .collect();
    if missing.is_empty() {
        return Finding::well(SUBJECT);
    }
    Finding::broken(
        SUBJECT,
        format!(
            "{} is the key file of another installation: {} is not in it",
            file.display(),
            missing.join(", ")
        ),
        WHY,
        format!("put the key file of this database to {}", file.display()),
    )
}

pub fn audit_key(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the key of the audit can be used";
    const WHY: &str =
        "without it the end of the log is not signed, and it cannot be shown that nothing was cut off";
    let file = safe::audit_key_file(settings);
    if !file.is_file() {
        if !safe::heads_file(settings).is_file() {
            // The first start makes it.
            return Finding::well(SUBJECT);
        }
        return Finding::broken(
            SUBJECT,
            format!("{} is missing", file.display()),
            WHY,
            "bring the copy of the folder of keys back; if there is none, the next start makes a new key",
        );
    }
    match Signer::open(&file) {
        Ok(_) => Finding::well(SUBJECT),
        Err(fault) => Finding::broken(
            SUBJECT,
            fault.to_string(),
            WHY,
            format!("`chmod 600 {}`, or bring back the copy of the folder of keys", file.display()),
        ),
    }
}

/// The keys by which the log is examined; nothing while there are none.
pub fn trusted(settings: &Configuration) -> Option<Vec<PublicKey>> {
    PublicKey::all_in(&audit::public_file(&safe::audit_key_file(settings))).ok()
}

pub fn backups(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "there is a fresh backup";
    const WHY: &str = "when the disk breaks, what was changed since the last backup is gone";
    let backup = &settings.backup;
    let Some(folder) = &backup.folder else {
        return Finding::advice(
            SUBJECT,
            "the program makes none: no folder is named",
            WHY,
            "run `ogniwo backup --new-key FILE`, then write `folder` and `recipients` under [backup] in ogniwo.toml",
        );
    };
    let place = folder.display();
    if !folder.is_dir() {
        let mend = format!("mount the disk, or make the folder {place}");
        return Finding::broken(SUBJECT, format!("the folder {place} is not there"), WHY, mend);
    }
    let last = match safekeeping::kept_in(folder) {
        Ok(kept) => kept.iter().rev().find(|one| !one.before_upgrade).map(|one| one.moment),
        Err(fault) => {
            let mend = format!("give this user the right to read {place}");
            return Finding::broken(SUBJECT, fault.to_string(), WHY, mend);
        }
    };
    let mend = if backup.recipients.is_empty() {
        "name who can open backups: `recipients` under [backup] in ogniwo.toml (`ogniwo backup --new-key FILE` makes a key)"
    } else {
        "look into the log of the program for \"no backup was made\", make room in the folder, and run `ogniwo backup`"
    };
    let Some(last) = last else {
        return Finding::broken(SUBJECT, format!("there is none in {place}"), WHY, mend);
    };
    let now = Context::now(Actor::Operator).moment;
    let age = now.timestamp().duration_since(last.timestamp());
    let every = SignedDuration::from_hours(i64::from(backup.every_hours.max(1)));
    if age <= every * 2 {
        return Finding::well(SUBJECT);
    }
    let what = format!(
        "the last one is {} hours old ({last}); one shall be made every {} hours",
        age.as_hours(),
        backup.every_hours
    );
    Finding::broken(SUBJECT, what, WHY, mend)
}
