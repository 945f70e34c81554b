//! Doors for programs: JSON in, JSON out.

use crate::{Specimen, look};
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use database::{Context, Database};
use vocabulary::Actor;
use web::Problem;

/// How many one answer holds.
const MOST: usize = 500;

/// `GET /api/v1/specimen`.
pub fn api(database: Database) -> Router {
    Router::new().route("/api/v1/specimen", get(newest)).with_state(database)
}

async fn newest(State(database): State<Database>) -> Result<Json<Vec<Specimen>>, Problem> {
    let mut work = database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)?;
    let specimens = look::newest(&mut work, MOST).await.map_err(Problem::fault)?;
    Ok(Json(specimens))
}
