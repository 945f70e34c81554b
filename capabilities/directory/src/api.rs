//! Doors for programs: the directory in HSDS 3.1, and our own records as they are.
//!
//! Reading only, without an account, open to scripts of other sites. Confidential addresses stay inside: each record
//! passes through its `for_the_public` before it is shown.

mod asked;
mod open_data;
mod open_referral;

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use axum::{Router, http::HeaderMap, response::Response, routing::get};
use database::{Context, Database, Work};
use institutions::Institution;
use jobs::Derived;
use serde::Serialize;
use territory::Gazetteer;
use utoipa::OpenApi;
use vocabulary::{Actor, Id, Moment};
use web::Problem;

use crate::{hsds::Surroundings, look::Kept};

/// How old the codes, names of units and sources in memory may be, in microseconds: an import by another process
/// shows after this time.
const KEPT_FOR: i64 = 60_000_000;

/// What was read, and when.
type Remembered = Option<(Moment, Arc<Surroundings>)>;

/// What the doors stand on. Cheap to clone.
#[derive(Clone)]
pub struct ApiHouse {
    database: Database,
    gazetteer: Derived<Gazetteer>,
    public_address: String,
    surroundings: Arc<RwLock<Remembered>>,
}

impl ApiHouse {
    /// `public_address` is how the instance is reached from outside, without a slash at its end.
    pub fn new(database: Database, gazetteer: Derived<Gazetteer>, public_address: impl Into<String>) -> Self {
        Self {
            database,
            gazetteer,
            public_address: public_address.into(),
            surroundings: Arc::new(RwLock::new(None)),
        }
    }

    async fn reading(&self) -> Result<Work, Problem> {
        self.database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)
    }

    /// Codes, units and sources, from memory while they are fresh.
    async fn surroundings(&self, work: &mut Work) -> Result<Arc<Surroundings>, Problem> {
        let now = work.moment();
        let known = self.surroundings.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((since, world)) = known
            && now.microseconds() - since.microseconds() < KEPT_FOR
        {
            return Ok(world);
        }
        let world = Arc::new(Surroundings::gather(work).await.map_err(Problem::fault)?);
        *self.surroundings.write().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&world)));
        Ok(world)
    }
}

/// All doors for programs.
pub fn api(house: ApiHouse) -> Router {
    let router = Router::new()
        .route("/api/hsds/3.1/", get(open_referral::about))
        .route("/api/hsds/3.1/services", get(open_referral::list_services))
        .route("/api/hsds/3.1/services/{id}", get(open_referral::show_service))
        .route("/api/hsds/3.1/organizations", get(open_referral::list_organizations))
        .route("/api/hsds/3.1/organizations/{id}", get(open_referral::show_organization))
        .route("/api/hsds/3.1/service_at_locations", get(open_referral::list_places))
        .route("/api/hsds/3.1/service_at_locations/{id}", get(open_referral::show_place))
        .route("/api/hsds/3.1/taxonomies", get(open_referral::list_taxonomies))
        .route("/api/hsds/3.1/taxonomies/{id}", get(open_referral::show_taxonomy))
        .route("/api/hsds/3.1/taxonomy_terms", get(open_referral::list_terms))
        .route("/api/hsds/3.1/taxonomy_terms/{id}", get(open_referral::show_term))
        .route("/api/v1/services/{id}", get(open_data::show_service))
        .route("/api/v1/institutions/{id}", get(open_data::show_institution))
        .route("/api/v1/code-lists", get(open_data::show_code_lists))
        .route("/api/v1/sources", get(open_data::show_sources))
        .with_state(house);
    web::open_to_other_sites(router)
}

/// The description of these doors, to be merged into that of the whole house.
#[derive(OpenApi)]
#[openapi(
    paths(
        open_referral::about,
        open_referral::list_services,
        open_referral::show_service,
        open_referral::list_organizations,
        open_referral::show_organization,
        open_referral::list_places,
        open_referral::show_place,
        open_referral::list_taxonomies,
        open_referral::show_taxonomy,
        open_referral::list_terms,
        open_referral::show_term,
        open_data::show_service,
        open_data::show_institution,
        open_data::show_code_lists,
        open_data::show_sources,
    ),
    tags(
        (name = "hsds", description = "Human Services Data Specification 3.1 (Open Referral)"),
        (name = "directory", description = "The records as the directory keeps them"),
    )
)]
struct Description;

/// What the interface for programs says of itself.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// The answer in JSON, not sent again to a reader who has it.
fn answer(headers: &HeaderMap, body: &impl Serialize) -> Response {
    let bytes = serde_json::to_vec(body).expect("what is answered is always serialisable");
    web::entity_tag::answer(headers, "application/json", bytes)
}

/// The institutions of some services, as the public may see them, in one question to the database.
async fn institutions_of(
    work: &mut Work,
    services: impl Iterator<Item = &Kept>,
) -> Result<HashMap<Id<Institution>, Institution>, Problem> {
    let mut ids: Vec<Id<Institution>> = services.map(|kept| kept.service.institution).collect();
    ids.sort_unstable();
    ids.dedup();
    let institutions = institutions::look::some(work, &ids).await.map_err(Problem::fault)?;
    Ok(institutions.into_iter().map(|institution| (institution.id, public(institution))).collect())
}

/// The institution as the public may see it: the gmina in which a hidden house stands is part of its address.
fn public(institution: Institution) -> Institution {
    let mut institution = institution.for_the_public();
    if institution.address.confidential {
        institution.located_in = institution.teryt.clone();
    }
    institution
}
