//! The rounds: what the program does by itself, again and again, while it serves. Each round may run on several nodes at
//! once and may be cut off at any point; what it does is safe to be done twice.

use std::{sync::Arc, time::Duration};

use accounts::Doorkeeper;
use anyhow::{Context as _, Result};
use database::{Context, Database, Work};
use mail::{
    Letterhead, Postman, notices,
    webhooks::{self, Courier, Reach},
};
use stewardship::{
    confirm::{self, Writer},
    today,
};
use tokio::task::JoinHandle;
use translations::{Catalogue, Speak};
use vocabulary::{Actor, Id, Language, Personal};

use crate::{
    commands::backup,
    configuration::Configuration,
    house::{SITE, WORDS},
    safe::Safe,
    watch,
};

/// How often letters that wait are looked for.
const LETTERS_EVERY: Duration = Duration::from_secs(5);
/// How often the head of the audit is signed.
const HEADS_EVERY: Duration = Duration::from_hours(1);
/// How often the program looks whether a backup is due.
const BACKUPS_EVERY: Duration = Duration::from_mins(10);
/// How often institutions are asked whether their entries are still true. Nobody is asked twice: what was asked is kept.
const ASK_EVERY: Duration = Duration::from_hours(1);
const ASK_AFTER: Duration = Duration::from_secs(2);
/// How often it is looked whose notices are due as one letter.
const DIGESTS_EVERY: Duration = Duration::from_mins(5);
/// How often what is kept for a time only is looked through.
const SWEEP_EVERY: Duration = Duration::from_hours(6);

/// How often the whole audit is examined, and how soon after the start.
const VERIFY_EVERY: Duration = Duration::from_hours(24);
const VERIFY_AFTER: Duration = Duration::from_mins(1);
/// How often a round that rests looks whether it may go on.
const REST: Duration = Duration::from_secs(1);

/// Everything that goes its rounds until the program ends.
pub struct Rounds(Vec<JoinHandle<()>>);

impl Rounds {
    /// Sets out. Links in letters lead to `address`; without one, nobody is asked anything by letter.
    pub fn begin(
        settings: &Configuration,
        keeper: &Doorkeeper,
        safe: &Safe,
        postman: Postman,
        address: String,
    ) -> Result<Self> {
        let database = &keeper.database;
        let scribe = Scribe {
            keeper: keeper.clone(),
            head: Letterhead { name: SITE.to_owned(), address },
            catalogue: Arc::new(Catalogue::new(WORDS).context("the words of the program are broken")?),
        };
        Ok(Self(vec![
            tokio::spawn(webhooks(
                database.clone(),
                Courier::new(
                    database.clone(),
                    safe.keys.clone(),
                    Reach::Public,
                    keeper.public_address.clone(),
                ),
            )),
            tokio::spawn(ask(scribe.clone())),
            tokio::spawn(digests(scribe)),
            tokio::spawn(letters(database.clone(), postman)),
            tokio::spawn(heads(database.clone(), safe.clone())),
            tokio::spawn(sweep(database.clone(), safe.clone())),
            tokio::spawn(backups(settings.clone(), database.clone())),
            tokio::spawn(watch::writing(database.clone())),
            tokio::spawn(verifications(settings.clone(), keeper.clone(), safe.clone())),
        ]))
    }

    /// Ends them.
    pub fn end(self) {
        for round in self.0 {
            round.abort();
        }
    }
}

/// Rests while nothing can be kept: what would be done now could not be noted, and would be done again.
async fn when_it_can_be_kept(database: &Database) {
    let mut resting = false;
    while database.trouble().is_some() {
        if !resting {
            tracing::warn!("a round rests until the database can be written again");
            resting = true;
        }
        tokio::time::sleep(REST).await;
    }
}

async fn letters(database: Database, postman: Postman) {
    loop {
        when_it_can_be_kept(&database).await;
        if let Err(fault) = postman.deliver_due(Context::now(Actor::System("letters"))).await {
            tracing::error!(%fault, "letters wait");
        }
        tokio::time::sleep(LETTERS_EVERY).await;
    }
}

async fn webhooks(database: Database, courier: Courier) {
    loop {
        when_it_can_be_kept(&database).await;
        if let Err(fault) = courier.deliver_due(Context::now(Actor::System("webhooks"))).await {
            tracing::error!(%fault, "other systems wait for what they want to be told");
        }
        tokio::time::sleep(LETTERS_EVERY).await;
    }
}

async fn heads(database: Database, safe: Safe) {
    loop {
        tokio::time::sleep(HEADS_EVERY).await;
        when_it_can_be_kept(&database).await;
        // Of several nodes one signs the hour, and each writes its own file.
        let context = Context::now(Actor::System("audit"));
        if let Err(error) = audit::keep_head(&database, &context, &safe.signer, &safe.heads).await {
            tracing::error!(%error, "the head of the audit was not signed");
        }
    }
}

/// Signs the head of the audit and writes it beside the database.
pub async fn sign_head(database: &Database, safe: &Safe) -> Result<()> {
    let mut work = database.work(Context::now(Actor::System("audit"))).await?;
    audit::sign_head(&mut work, &safe.signer).await?;
    work.commit().await?;
    let mut work = database.reading(Context::now(Actor::System("audit"))).await?;
    safe.heads.catch_up(&mut work).await?;
    Ok(())
}

/// Who writes letters on the rounds.
#[derive(Clone)]
struct Scribe {
    keeper: Doorkeeper,
    head: Letterhead,
    catalogue: Arc<Catalogue>,
}

impl Scribe {
    fn speak(&self, language: Language) -> Speak {
        Speak::new(Arc::clone(&self.catalogue), language)
    }
}

async fn ask(scribe: Scribe) {
    if scribe.head.address.is_empty() {
        tracing::warn!(
            "nobody is asked whether entries are true: links in letters need `public_address` in ogniwo.toml"
        );
        return;
    }
    // Whoever started the program looks at a page first.
    tokio::time::sleep(ASK_AFTER).await;
    loop {
        when_it_can_be_kept(&scribe.keeper.database).await;
        let speak = scribe.speak(Language::Polish);
        let writer = Writer { head: scribe.head.clone(), speak: &speak };
        // The letters of a demonstration reach nobody, so there they need no office that reads them.
        if !scribe.keeper.demonstration && !confirm::is_office_time(scribe.keeper.now()) {
            tokio::time::sleep(ASK_EVERY).await;
            continue;
        }
        match confirm::ask_due(&scribe.keeper, &writer).await {
            Ok(asked) => tracing::info!(?asked, "institutions were asked whether their entries are true"),
            Err(refusal) => {
                tracing::error!(%refusal, "institutions were not asked whether their entries are true");
            }
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}

async fn digests(scribe: Scribe) {
    loop {
        when_it_can_be_kept(&scribe.keeper.database).await;
        if let Err(error) = digest_all(&scribe).await {
            tracing::error!(error = format!("{error:#}"), "notices wait for their letter");
        }
        tokio::time::sleep(DIGESTS_EVERY).await;
    }
}

async fn digest_all(scribe: &Scribe) -> Result<()> {
    let context = Context::now(Actor::System("digest"));
    let mut work = scribe.keeper.database.reading(context.clone()).await?;
    let due = notices::readers_due(&mut work, 200).await?;
    drop(work);
    for account in due {
        let mut work = scribe.keeper.database.work(context.clone()).await?;
        match accounts::look::address_of(&mut work, &scribe.keeper, Id::new(account)).await? {
            Some((mailbox, language)) => {
                let speak = scribe.speak(language);
                let reader = notices::Reader {
                    account,
                    mailbox: Personal::new(mailbox.disclose().as_str().to_owned()),
                    speak: &speak,
                    inbox: &today::pages::NOTICES.address(language),
                    settings: &today::pages::PREFERENCES.address(language),
                };
                notices::digest(&mut work, &scribe.keeper.keys, &scribe.head, &reader).await?;
            }
            None => {
                notices::without_letter(&mut work, account).await?;
            }
        }
        work.commit().await?;
    }
    Ok(())
}

async fn backups(settings: Configuration, database: Database) {
    loop {
        when_it_can_be_kept(&database).await;
        if let Err(error) = backup::make_when_due(&settings, &database).await {
            tracing::error!(error = format!("{error:#}"), "no backup was made");
        }
        tokio::time::sleep(BACKUPS_EVERY).await;
    }
}

async fn verifications(settings: Configuration, keeper: Doorkeeper, safe: Safe) {
    tokio::time::sleep(VERIFY_AFTER).await;
    loop {
        if let Err(error) = watch::verify_audit(&settings, &keeper, &safe).await {
            tracing::error!(error = format!("{error:#}"), "the audit could not be examined");
        }
        tokio::time::sleep(VERIFY_EVERY).await;
    }
}

async fn sweep(database: Database, safe: Safe) {
    loop {
        when_it_can_be_kept(&database).await;
        if let Err(error) = sweep_once(&database, &safe).await {
            tracing::error!(
                error = format!("{error:#}"),
                "what is kept for a time only was not looked through"
            );
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

async fn sweep_once(database: &Database, safe: &Safe) -> Result<()> {
    safe.erase_again(database).await?;
    let mut work: Work = database.work(Context::now(Actor::System("retention"))).await?;
    let rules: Vec<privacy::ColumnRule> = crate::house::PERSONAL.iter().copied().flatten().copied().collect();
    webhooks::forget_old(&mut work).await?;
    directory::duplicates::search(&mut work).await?;
    directory::report_error::seal_open_words(&mut work, &safe.keys).await?;
    let cleared = privacy::run_retention(&mut work, &rules).await?;
    let rows: u64 = cleared.iter().map(|one| one.rows).sum();
    if rows > 0 {
        let columns: Vec<String> = cleared
            .iter()
            .filter(|one| one.rows > 0)
            .map(|one| format!("{}.{}: {}", one.table, one.column, one.rows))
            .collect();
        let entry =
            audit::Entry::administration("retention.run").with(serde_json::json!({ "cleared": columns }));
        audit::record(&mut work, entry).await?;
    }
    work.commit().await?;
    let mut work = database.reading(Context::now(Actor::System("retention"))).await?;
    privacy::keep_erasures(&mut work, &safe.keys).await?;
    tracing::info!(rows, "what is kept for a time only was looked through");
    Ok(())
}
