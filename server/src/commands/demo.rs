//! `ogniwo demo`

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use database::Context;
use directory::pack::{self, Manner};
use vocabulary::Actor;

use super::{import, serve};
use crate::{
    configuration::{Configuration, Mail},
    demonstration, house,
    progress::Progress,
    safe,
};

/// Makes the demo region, unless the folder already holds one, and serves it.
pub async fn run(
    mut settings: Configuration,
    data: Option<PathBuf>,
    database: Option<String>,
    port: u16,
) -> Result<ExitCode> {
    // A temporary folder goes when the program ends, also when it ends with an error.
    let temporary = match &data {
        None => Some(
            tempfile::Builder::new()
                .prefix("ogniwo-demo-")
                .tempdir()
                .context("no temporary folder can be made")?,
        ),
        Some(_) => None,
    };
    settings.data = data
        .or_else(|| temporary.as_ref().map(|folder| folder.path().join("data")))
        .expect("one of the two is there");
    std::fs::create_dir_all(&settings.data)
        .and_then(|()| safe::keep_name(&settings.data))
        .with_context(|| format!("{} cannot be made", settings.data.display()))?;
    settings.database = database.or(settings.database);
    settings.port = port;
    // Whatever ogniwo.toml here says: nobody gets a letter from a demonstration.
    settings.mail = Mail::default();
    if settings.operator.name.is_empty() {
        settings.operator = demonstration::operator()?;
    }
    // The needs are read while the region is loaded: the index waits for both.
    tokio::task::spawn_blocking(finder::Thesaurus::embedded);
    let database = house::open(&settings).await?;
    let context = Context::now(Actor::Operator);
    database.migrate(&context, house::MIGRATIONS).await?;
    demonstration::refuse_real_people(&settings, &database).await?;
    let pack = demonstration::unpack(&settings.data.join("demo"))?;
    let mut progress = Progress::new();
    let outcomes = pack::load(&database, &context, &pack, &Manner::default(), &mut |file, done| {
        progress.tell(file, done);
    })
    .await;
    progress.finish();
    import::complain(&outcomes?, &settings.data.join("set-aside"))?;
    demonstration::settle(&settings, &database).await?;
    database.close().await;
    serve::run(settings, serve::Announce::ForDemonstration).await
}
