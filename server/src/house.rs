//! The house, assembled once: every capability is named here and nowhere else.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use database::{Context, Database, Migrations, Work};
use finder::{Index, Thesaurus};
use jobs::Derived;
use territory::Gazetteer;
use translations::{Catalogue, Words};
use vocabulary::Actor;
use web::{RateLimit, RequestIds, Site};

use crate::configuration::Configuration;

/// The tables of all capabilities, lowest first.
pub const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    directory::MIGRATIONS,
];

/// The words of all crates that speak.
pub const WORDS: &[Words] = &[web::WORDS];

/// Opens the database of the settings. The data folder must be there.
pub async fn open(settings: &Configuration) -> Result<Database> {
    Ok(Database::open(&settings.database_place()).await?)
}

/// The house with everything that is kept in memory.
pub struct House {
    /// The database.
    pub database: Database,
    /// The search index.
    pub index: Arc<Index>,
    /// Where people are.
    pub gazetteer: Derived<Gazetteer>,
    /// The code lists.
    pub codes: Derived<institutions::CodeLists>,
    state: String,
}

impl House {
    /// Opens the database, migrates it and makes what is derived from it.
    pub async fn assemble(settings: &Configuration) -> Result<Self> {
        let database = open(settings).await?;
        let context = Context::now(Actor::System("start"));
        database.migrate(&context, MIGRATIONS).await?;
        let (index, state) = finder::intake::open(&database, &settings.index_folder(), Thesaurus::embedded())
            .await
            .context("the search index cannot be made")?;
        let mut work = database.reading(context).await?;
        let gazetteer = Derived::new(Gazetteer::load(&mut work).await?);
        let codes = Derived::new(code_lists(&mut work).await?);
        drop(work);
        Ok(Self { database, index, gazetteer, codes, state })
    }

    /// Follows the directory: when somebody changed it, what is derived from it is made anew while the old goes on
    /// answering. Tells whether anything was made anew.
    pub async fn follow(&mut self) -> Result<bool> {
        let state = finder::intake::state(&self.database).await?;
        if state == self.state {
            return Ok(false);
        }
        finder::intake::rebuild(&self.database, &self.index, &state).await?;
        let mut work = self.database.reading(Context::now(Actor::System("follow"))).await?;
        self.gazetteer.replace(Gazetteer::load(&mut work).await?);
        self.codes.replace(code_lists(&mut work).await?);
        self.state = state;
        Ok(true)
    }

    /// All doors.
    pub fn doors(&self, settings: &Configuration, others: Router) -> Result<Router> {
        let catalogue = Catalogue::new(WORDS).context("the words of the program are broken")?;
        let started = Context::now(Actor::System("start")).moment.microseconds() / 1_000_000;
        let mut site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(started));
        site.public_address.clone_from(&settings.public_address);
        site.behind_proxy = settings.behind_proxy;
        site.rate_limit = (settings.requests_per_minute > 0).then(|| RateLimit {
            burst: settings.requests_per_minute,
            per_second: f64::from(settings.requests_per_minute) / 60.0,
        });
        let pages = web::Pages::new();
        Ok(site.open(pages, others))
    }
}

async fn code_lists(work: &mut Work) -> Result<institutions::CodeLists> {
    let lists = institutions::look::code_lists(work).await?;
    // Before the first import there are only the lists that the program brings along.
    Ok(if lists.list("service_type").is_empty() {
        institutions::CodeLists::new(directory::pack::shipped_codes())
    } else {
        lists
    })
}
