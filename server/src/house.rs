//! The house, assembled once: every capability is named here and nowhere else.

use std::{path::Path, sync::Arc, time::Duration};

use accounts::{Doorkeeper, Permission, Place};
use anyhow::{Context as _, Result};
use axum::{Router, middleware, routing::get};
use database::{Context, Database, Migrations, Work};
use finder::{Index, Thesaurus, unmet::UnmetNeeds};
use jobs::Derived;
use territory::{Gazetteer, Territory};
use translations::{Catalogue, Words};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApiBuilder};
use vocabulary::Actor;
use web::{MenuEntry, OnlyShowing, Pages, RateLimit, RequestIds, Site};

use crate::{commands::backup, configuration::Configuration, reporting, safe::Safe, watch};

/// The tables of all capabilities, lowest first.
pub const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    privacy::MIGRATIONS,
    audit::MIGRATIONS,
    mail::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    accounts::MIGRATIONS,
    directory::MIGRATIONS,
    finder::MIGRATIONS,
    stewardship::MIGRATIONS,
];

/// The name of the site, beside the two links and in letters.
pub const SITE: &str = "ogniwo";

/// What all crates keep about people: why, on what basis, how long.
pub const PERSONAL: &[&[privacy::ColumnRule]] = &[
    privacy::PERSONAL,
    mail::PERSONAL,
    accounts::PERSONAL,
    directory::PERSONAL,
    stewardship::confirm::PERSONAL,
];

/// Who may open which page of staff; every page that is not named here is public.
#[cfg(test)]
pub const ACCESS: &[&[(web::Localised, accounts::Access)]] = &[
    accounts::pages::ACCESS,
    stewardship::pages::ACCESS,
    stewardship::confirm::pages::ACCESS,
    stewardship::board::pages::ACCESS,
    stewardship::today::pages::ACCESS,
    stewardship::rhythm::pages::ACCESS,
    about::legal::ACCESS,
];

/// The words of all crates that speak.
pub const WORDS: &[Words] = &[
    web::WORDS,
    spreadsheets::WORDS,
    privacy::WORDS,
    mail::WORDS,
    territory::WORDS,
    accounts::WORDS,
    directory::WORDS,
    directory::API_WORDS,
    finder::WORDS,
    stewardship::WORDS,
    stewardship::CONFIRM_WORDS,
    stewardship::RHYTHM_WORDS,
    about::WORDS,
];

/// Brings the database to the shape this version needs. When it holds something and must change, a backup is made first;
/// without one it is left as it is.
pub async fn bring_up_to_date(
    settings: &Configuration,
    database: &Database,
    context: &Context,
) -> Result<Vec<String>> {
    // What is as it should be needs nothing written: it can be served from a disk that takes nothing more.
    if database.lacking(context, MIGRATIONS).await?.is_empty() {
        return Ok(Vec::new());
    }
    backup::make_before_upgrade(settings, database, context).await?;
    Ok(database.migrate(context, MIGRATIONS).await?)
}

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
    /// Where people are, with the doors' own view of it.
    pub territory: Territory,
    /// Where people are, for the capabilities above.
    pub gazetteer: Derived<Gazetteer>,
    /// The code lists.
    pub codes: Derived<institutions::CodeLists>,
    /// What was asked for and is not there.
    pub unmet: UnmetNeeds,
    /// The keys.
    pub safe: Safe,
    /// Who stands before the doors of staff.
    pub keeper: Doorkeeper,
    state: String,
    /// Where the index is while the data folder takes nothing; goes with the house.
    _index_elsewhere: Option<tempfile::TempDir>,
}

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Opens the index, or makes it: in the data folder, and while that takes nothing, where temporary things lie.
async fn open_index(
    settings: &Configuration,
    database: &Database,
) -> Result<(Arc<Index>, String, Option<tempfile::TempDir>)> {
    let open = async |folder: &Path| finder::intake::open(database, folder, Thesaurus::embedded()).await;
    match open(&settings.index_folder()).await {
        Ok((index, state)) => Ok((index, state, None)),
        Err(error) => {
            let elsewhere = tempfile::tempdir().ok();
            if let Some(folder) = elsewhere
                && let Ok((index, state)) = open(folder.path()).await
            {
                tracing::error!(%error, "the search index lies in a temporary folder until the next start");
                return Ok((index, state, Some(folder)));
            }
            Err(error).context("the search index cannot be made")
        }
    }
}

impl House {
    /// Opens the database, migrates it and makes what is derived from it.
    pub async fn assemble(settings: &Configuration) -> Result<Self> {
        let database = open(settings).await?;
        let context = Context::now(Actor::System("start"));
        bring_up_to_date(settings, &database, &context).await?;
        let safe = Safe::open(settings)?;
        safe.fits(&database).await?;
        let mut keeper = safe.doorkeeper(settings, &database);
        keeper.places = places();
        keeper.more_diagnosis = watch::more_diagnosis(settings, &database);
        let (index, state, index_elsewhere) = open_index(settings, &database).await?;
        let territory = Territory::open(database.clone(), context.clone()).await?;
        let gazetteer = Derived::new(territory.gazetteer());
        let mut work = database.reading(context).await?;
        let codes = Derived::new(code_lists(&mut work).await?);
        drop(work);
        Ok(Self {
            database,
            index,
            territory,
            gazetteer,
            codes,
            unmet: UnmetNeeds::default(),
            safe,
            keeper,
            state,
            _index_elsewhere: index_elsewhere,
        })
    }

    /// Follows the directory: when somebody changed it, what is derived from it is made anew while the old goes on
    /// answering. Tells whether anything was made anew.
    pub async fn follow(&mut self) -> Result<bool> {
        let state = finder::intake::state(&self.database).await?;
        if state == self.state {
            return Ok(false);
        }
        finder::intake::rebuild(&self.database, &self.index, &state).await?;
        let context = Context::now(Actor::System("follow"));
        self.territory.refresh(context.clone()).await?;
        self.gazetteer.replace(self.territory.gazetteer());
        let mut work = self.database.reading(context).await?;
        self.codes.replace(code_lists(&mut work).await?);
        self.state = state;
        Ok(true)
    }

    /// All doors.
    pub fn doors(&self, settings: &Configuration, others: Router) -> Result<Router> {
        let catalogue = Catalogue::new(WORDS).context("the words of the program are broken")?;
        let now = Context::now(Actor::System("start")).moment;
        let mut site =
            Site::new(SITE, Arc::new(catalogue), RequestIds::starting_at(now.microseconds() / 1_000_000));
        site.scripts = vec![accounts::SCRIPT, stewardship::SCRIPT];
        site.styles = vec![charts::STYLESHEET, directory::STYLESHEET, stewardship::STYLESHEET];
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
            entry("accounts-menu-sign-in", accounts::pages::SIGN_IN),
        ];
        site.public_address.clone_from(&settings.public_address);
        site.behind_proxy = settings.behind_proxy;
        site.strict_transport =
            settings.public_address.as_ref().is_some_and(|address| address.starts_with("https://"));
        site.strict_subdomains = settings.strict_subdomains;
        site.answer_within = Some(ANSWER_WITHIN);
        let database = self.database.clone();
        site.only_showing = OnlyShowing::when(move || database.trouble().is_some());
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
        let directory = directory::pages::House {
            database: self.database.clone(),
            codes: self.codes.clone(),
            keys: self.safe.keys.clone(),
        };
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
            .merge(directory::pages::pages().with_state(directory.clone()))
            .merge(about::legal::pages().with_state(about::legal::House {
                about: about.clone(),
                personal: PERSONAL.iter().copied().flatten().copied().collect(),
            }))
            .merge(about::pages().with_state(about))
            .merge(stewardship::pages::pages().with_state(directory.clone()))
            .merge(stewardship::confirm::pages::pages().with_state(self.keeper.clone()))
            .merge(stewardship::board::pages::pages().with_state(self.keeper.clone()))
            .merge(stewardship::today::pages::pages().with_state(self.keeper.clone()))
            .merge(stewardship::rhythm::pages::pages().with_state(self.keeper.clone()))
            .merge(accounts::pages::pages().with_state(self.keeper.clone()))
            .sharing(self.keeper.clone());
        let routes = route_list(&pages);
        let others = others
            .merge(finder::api::api(finder))
            .merge(directory::api::api(directory::api::ApiHouse::new(
                self.database.clone(),
                self.gazetteer.clone(),
                settings.public_address.clone().unwrap_or_default(),
            )))
            .merge(territory::api(self.territory.clone()))
            .merge(reporting::doors(settings))
            .route("/api/openapi.json", get(async || axum::Json(open_api())))
            .route("/api/routes.json", get(async move || axum::Json(routes)));
        // Outside of everything, so that it sees refusals as they leave.
        let watching = middleware::from_fn_with_state(self.keeper.clone(), accounts::watch::over_refusals);
        Ok(site.open(pages, others).layer(watching))
    }
}

/// The description of all doors for programs.
pub fn open_api() -> utoipa::openapi::OpenApi {
    let mut whole = OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Ogniwo")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(
                    "Help in a Polish region: find it, and take the directory away as open data.",
                ))
                .license(Some(LicenseBuilder::new().name("EUPL-1.2").build()))
                .build(),
        )
        .build();
    for part in [finder::api::open_api(), directory::api::openapi(), territory::open_api()] {
        whole.merge(part);
    }
    whole
}

/// The menu of staff.
fn places() -> Vec<Place> {
    let place = |permission, route, words| Place { permission, route, words };
    vec![
        place(Permission::Work, accounts::pages::TODAY, "today-title"),
        place(Permission::EditEntries, stewardship::pages::ENTRIES, "steward-menu-entries"),
        place(Permission::EditEntries, stewardship::pages::PROPOSALS, "steward-menu-proposals"),
        place(Permission::EditEntries, stewardship::pages::ITSELF_LIST, "steward-itself-title"),
        place(Permission::ImportEntries, stewardship::pages::IMPORTS, "steward-imports-title"),
        place(Permission::SeeBoard, stewardship::board::pages::BOARD, "board-title"),
        place(Permission::VerifyInstitutions, stewardship::pages::PENDING, "steward-menu-pending"),
        place(Permission::VerifyInstitutions, stewardship::pages::OVERDUE, "steward-menu-overdue"),
        place(Permission::MergeEntries, stewardship::pages::DUPLICATES, "steward-menu-duplicates"),
        place(Permission::SeeTeam, accounts::pages::TEAM, "accounts-menu-team"),
        place(Permission::InviteMany, accounts::pages::BATCHES, "accounts-batches-title"),
        place(Permission::VerifyInstitutions, accounts::pages::REQUESTS, "accounts-menu-requests"),
        place(Permission::ManageTeam, about::legal::DOCUMENTS_LIST, "about-menu-documents"),
        place(Permission::ReadAudit, accounts::pages::AUDIT, "accounts-menu-audit"),
        place(Permission::Administer, accounts::pages::ADMINISTRATION, "accounts-menu-administration"),
        place(Permission::Administer, stewardship::rhythm::pages::RHYTHM, "rhythm-title"),
        place(Permission::Administer, accounts::pages::DIAGNOSIS, "accounts-menu-diagnosis"),
        place(Permission::Administer, about::legal::OPERATORS_REGISTER, "about-menu-register"),
    ]
}

fn entry(words: &'static str, route: web::Localised) -> MenuEntry {
    MenuEntry { words, route }
}

/// Every page's three addresses, for tests and for those who copy the site.
pub fn route_list(pages: &Pages) -> Vec<[&'static str; 3]> {
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

#[cfg(test)]
/// The pages with their routes only; nobody asks them anything.
pub fn all_pages() -> Pages<()> {
    // A state is needed to make a router, but none of its fields is read before the first request.
    let routes = [
        finder::pages::pages().routes().to_vec(),
        directory::pages::pages().routes().to_vec(),
        about::pages().routes().to_vec(),
        accounts::pages::pages().routes().to_vec(),
        stewardship::pages::pages().routes().to_vec(),
        stewardship::confirm::pages::pages().routes().to_vec(),
        stewardship::board::pages::pages().routes().to_vec(),
        stewardship::today::pages::pages().routes().to_vec(),
        stewardship::rhythm::pages::pages().routes().to_vec(),
        about::legal::pages().routes().to_vec(),
    ];
    routes.into_iter().flatten().fold(Pages::new(), |pages, route| pages.page(route, get(async || ())))
}

#[cfg(test)]
pub mod tests {
    //! The rules of the whole house that need every capability at once.

    use std::path::Path;

    use super::*;

    const STATEMENTS: &[&[(&str, database::Sql)]] = &[
        jobs::STATEMENTS,
        privacy::STATEMENTS,
        audit::STATEMENTS,
        mail::STATEMENTS,
        accounts::STATEMENTS,
        stewardship::STATEMENTS,
        stewardship::TRANSLATION_STATEMENTS,
        stewardship::rhythm::STATEMENTS,
        directory::stewarding::STATEMENTS,
        directory::import::STATEMENTS,
        directory::pictures::STATEMENTS,
        territory::STATEMENTS,
        institutions::STATEMENTS,
        directory::STATEMENTS,
        finder::STATEMENTS,
    ];

    /// Compares with a file of this crate, or writes it when `OGNIWO_BLESS` is set.
    pub fn matches_or_is_blessed(file: &str, now: &str) -> bool {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        #[expect(clippy::disallowed_methods, reason = "the blessing of a test comes by the environment")]
        let blessing = std::env::var("OGNIWO_BLESS").is_ok();
        if blessing {
            std::fs::write(&path, now).expect("the tree can be written");
        }
        std::fs::read_to_string(&path).is_ok_and(|kept| kept == now)
    }

    #[tokio::test]
    async fn every_statement_is_understood_by_both_engines() {
        let all: Vec<_> = STATEMENTS.iter().flat_map(|statements| statements.iter().copied()).collect();
        database::testing::every_statement_prepares(MIGRATIONS, &all).await;
    }

    #[test]
    fn the_three_languages_say_the_same() {
        let differences: Vec<String> = translations::compare(WORDS).iter().map(ToString::to_string).collect();
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }

    #[test]
    fn the_openapi_document_in_the_tree_is_current() {
        let mut now = open_api().to_pretty_json().expect("a document is JSON");
        now.push('\n');
        assert!(
            matches_or_is_blessed("openapi.json", &now),
            "server/openapi.json is not what the doors say: look at the difference and run `cargo xtask openapi`"
        );
    }

    #[test]
    fn no_route_disappears_without_somebody_noticing() {
        let pages: Pages<()> = super::all_pages();
        let now: String = route_list(&pages).iter().map(|[pl, en, uk]| format!("{pl} {en} {uk}\n")).collect();
        assert!(
            matches_or_is_blessed("routes.txt", &now),
            "the routes changed: keep the old ones as redirects, then run `cargo xtask bless`"
        );
    }
}
