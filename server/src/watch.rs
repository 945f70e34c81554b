//! Whether all is well: what other machines ask, what the administrator sees, and the rounds that find out.

use std::{sync::Arc, time::Duration};

use accounts::{Doorkeeper, MoreDiagnosis};
use anyhow::{Context as _, Result};
use audit::{PublicKey, Verdict};
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use database::{Context, Database, Room, safekeeping};
use vocabulary::{Actor, Moment};

use crate::{
    configuration::Configuration,
    inside,
    metrics::Metrics,
    safe::{self, Safe},
};

/// What the doors for other machines need.
#[derive(Clone)]
pub struct Watch {
    pub settings: Configuration,
    pub keeper: Doorkeeper,
    pub index: Arc<finder::Index>,
    pub counters: Arc<Metrics>,
}

impl Watch {
    /// `/healthz`, `/readyz`, `/metrics`.
    pub fn doors(self) -> Router {
        Router::new()
            .route("/healthz", get(async || "ok\n"))
            .route("/readyz", get(ready))
            .merge(
                Router::new()
                    .route("/metrics", get(told))
                    .route_layer(middleware::from_fn_with_state(self.word(), inside::only)),
            )
            .with_state(self)
    }
}

impl Watch {
    fn word(&self) -> inside::Word {
        let file = self.settings.metrics_word_file.as_ref();
        inside::Word::of(file.and_then(|file| {
            std::fs::read_to_string(file)
                .inspect_err(|error| {
                    tracing::error!(%error, "the word for /metrics cannot be read; only insiders are told");
                })
                .ok()
        }))
    }
}

/// 200 when the database can be written, 503 when not. Why stands in the log and in what `ogniwo doctor` says: the whole
/// world may ask here.
async fn ready(State(watch): State<Watch>) -> Response {
    match watch.keeper.database.can_be_written().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, Json(serde_json::json!({ "ready": false }))).into_response()
        }
    }
}

async fn told(State(watch): State<Watch>) -> Response {
    let figures = figures(&watch).await.unwrap_or_else(|error| {
        tracing::error!(error = format!("{error:#}"), "not all figures can be told");
        Vec::new()
    });
    let mut all = vec![
        ("ogniwo_services", "Services that can be found.", watch.index.services() as f64),
        (
            "ogniwo_writable",
            "1 when changes can be kept, 0 when not.",
            f64::from(u8::from(watch.keeper.database.trouble().is_none())),
        ),
    ];
    all.extend(figures);
    let text = watch.counters.text(&all);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

/// Name, what it means, value.
type Figure = (&'static str, &'static str, f64);

async fn figures(watch: &Watch) -> Result<Vec<Figure>> {
    let context = Context::now(Actor::System("metrics"));
    let now = context.moment;
    let age = |moment: Moment| now.timestamp().duration_since(moment.timestamp()).as_secs_f64();
    let mut figures = Vec::new();
    if let Some(room) = Room::at(&watch.settings.data) {
        figures.push(("ogniwo_disk_free_bytes", "Room left where the data folder is.", room.free as f64));
    }
    if let Some(last) = last_backup(&watch.settings) {
        figures.push(("ogniwo_backup_age_seconds", "Since the last backup was made.", age(last)));
    }
    if let Some((at, verdict)) = watch.keeper.last_verification.last() {
        let whole = f64::from(u8::from(verdict.is_whole()));
        figures.push(("ogniwo_audit_whole", "1 when the audit was whole when last examined.", whole));
        figures.push(("ogniwo_audit_examined_age_seconds", "Since the audit was examined.", age(at)));
    }
    let mut work = watch.keeper.database.reading(context).await?;
    let outbox = mail::outbox(&mut work).await?;
    let (waiting, given_up) = jobs::waiting(&mut work).await?;
    figures.extend([
        ("ogniwo_letters_waiting", "Letters that wait to be sent.", outbox.waiting as f64),
        ("ogniwo_letters_given_up", "Letters that will not be sent.", outbox.given_up as f64),
        ("ogniwo_jobs_waiting", "Jobs that wait.", waiting as f64),
        ("ogniwo_jobs_given_up", "Jobs that failed too often.", given_up as f64),
    ]);
    Ok(figures)
}

/// When the last backup was made that was not one before an upgrade; nothing when there is none, or no folder for them.
pub fn last_backup(settings: &Configuration) -> Option<Moment> {
    let kept = safekeeping::kept_in(settings.backup.folder.as_deref()?).ok()?;
    kept.iter().rev().find(|one| !one.before_upgrade).map(|one| one.moment)
}

/// What the server adds to the administrator's page of diagnosis. No person stands in it.
pub fn more_diagnosis(settings: &Configuration, database: &Database) -> MoreDiagnosis {
    let (settings, database) = (settings.clone(), database.clone());
    MoreDiagnosis::of(move || {
        let gigabytes = |bytes: u64| format!("{:.1} GB", bytes as f64 / 1e9);
        let disk = Room::at(&settings.data).map(|room| {
            format!("{} / {} ({} %)", gigabytes(room.free), gigabytes(room.all), room.percent_free())
        });
        let backup = last_backup(&settings).map(|moment| moment.to_string());
        let trouble = database.trouble().map(|trouble| trouble.to_string());
        vec![
            ("disk", disk.unwrap_or_default()),
            ("backup", backup.unwrap_or_else(|| "–".to_owned())),
            ("trouble", trouble.unwrap_or_default()),
        ]
    })
}

/// How often it is tried whether the database can be written, when nobody asks and nothing is known to be wrong.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// And while something is.
const TRY_EVERY: Duration = Duration::from_secs(2);

/// Finds out that nothing can be written before somebody who wants to write does, and that it can be again.
pub async fn writing(database: Database) {
    loop {
        // It is told in the log when it changes, by the database itself.
        let well = database.can_be_written().await.is_ok();
        tokio::time::sleep(if well { LOOK_EVERY } else { TRY_EVERY }).await;
    }
}

/// Examines the whole audit, and tells the page of diagnosis, the counters and the log what was found.
pub async fn verify_audit(settings: &Configuration, keeper: &Doorkeeper, safe: &Safe) -> Result<Verdict> {
    let trusted = PublicKey::all_in(&audit::public_file(&safe::audit_key_file(settings)))
        .context("the keys by which the audit is examined cannot be read")?;
    // Because a head that is signed meanwhile is not in the moment of the database that is looked at.
    let lines: Vec<String> = safe.heads.lines().context("the file of signed heads cannot be read")?.collect();
    let context = Context::now(Actor::System("audit"));
    let at = context.moment;
    let mut work = keeper.database.reading(context).await?;
    let verdict = audit::verify(&mut work, &trusted, &mut lines.into_iter()).await?;
    for finding in &verdict.findings {
        tracing::error!(%finding, "the audit is damaged; run `ogniwo verify`");
    }
    keeper.last_verification.tell(at, verdict.clone());
    Ok(verdict)
}
