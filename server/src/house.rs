//! The house, assembled once: every capability is named here and nowhere else.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::{Router, routing::get};
use database::{Context, Database, Migrations, Work};
use finder::{Index, Thesaurus, unmet::UnmetNeeds};
use jobs::Derived;
use territory::Gazetteer;
use translations::{Catalogue, Words};
use vocabulary::Actor;
use web::{MenuEntry, Pages, RateLimit, RequestIds, Site};

use crate::configuration::Configuration;

/// The tables of all capabilities, lowest first.
pub const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    directory::MIGRATIONS,
    finder::MIGRATIONS,
];

/// The words of all crates that speak.
pub const WORDS: &[Words] = &[web::WORDS, directory::WORDS, finder::WORDS, about::WORDS];

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
    /// What was asked for and is not there.
    pub unmet: UnmetNeeds,
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
        Ok(Self { database, index, gazetteer, codes, unmet: UnmetNeeds::default(), state })
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
        let now = Context::now(Actor::System("start")).moment;
        let mut site =
            Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(now.microseconds() / 1_000_000));
        site.styles = vec![charts::STYLESHEET];
        site.menu = vec![
            entry("menu-help", web::FRONT),
            entry("menu-region", directory::pages::REGION),
            entry("menu-how", about::HOW),
        ];
        site.footer = vec![
            entry("menu-how", about::HOW),
            entry("menu-privacy", about::PRIVACY),
            entry("menu-declaration", about::DECLARATION),
            entry("menu-data", about::OPEN_DATA),
        ];
        site.public_address.clone_from(&settings.public_address);
        site.behind_proxy = settings.behind_proxy;
        site.strict_transport =
            settings.public_address.as_ref().is_some_and(|address| address.starts_with("https://"));
        site.rate_limit = (settings.requests_per_minute > 0).then(|| RateLimit {
            burst: settings.requests_per_minute,
            per_second: f64::from(settings.requests_per_minute) / 60.0,
        });
        let finder = finder::House {
            database: self.database.clone(),
            index: Arc::clone(&self.index),
            gazetteer: self.gazetteer.clone(),
            codes: self.codes.clone(),
            unmet: self.unmet.clone(),
        };
        let directory =
            directory::pages::House { database: self.database.clone(), codes: self.codes.clone() };
        let about = about::House {
            database: self.database.clone(),
            operator: about::Operator {
                name: settings.operator.name.clone(),
                email: settings.operator.email.clone(),
                phone: settings.operator.phone.clone(),
                address: settings.operator.address.clone(),
            },
            public_address: settings.public_address.clone().unwrap_or_default(),
            published_on: settings.published_on,
            reviewed_on: settings.reviewed_on,
        };
        let pages = finder::pages::pages()
            .with_state(finder.clone())
            .merge(directory::pages::pages().with_state(directory))
            .merge(about::pages().with_state(about));
        let routes = route_list(&pages);
        let others = others
            .merge(finder::api::api(finder))
            .route("/api/routes.json", get(async move || axum::Json(routes)));
        Ok(site.open(pages, others))
    }
}

fn entry(words: &'static str, route: web::Localised) -> MenuEntry {
    MenuEntry { words, route }
}

/// Every page's three addresses, for tests and for those who copy the site.
fn route_list(pages: &Pages) -> Vec<[&'static str; 3]> {
    pages.routes().iter().map(|route| [route.pl, route.en, route.uk]).collect()
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
