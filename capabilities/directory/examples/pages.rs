//! The pages of the directory over a region pack, for the eye: `cargo run -p directory --example pages -- PACK_DIR`, then
//! open <http://127.0.0.1:4401/pl/region>. The database is made in the temporary folder and kept for the next run.

use std::{path::PathBuf, sync::Arc};

use axum::Router;
use database::{Context, Database};
use directory::pages::House;
use jobs::Derived;
use translations::Catalogue;
use vocabulary::Actor;
use web::{RequestIds, Site};

const ADDRESS: &str = "127.0.0.1:4401";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pack = std::env::args().nth(1).ok_or("usage: pages PACK_DIR")?;
    let place = std::env::temp_dir().join("ogniwo-directory-pages.sqlite");
    let fresh = !place.exists();
    let database = Database::open(&place.display().to_string()).await?;
    let context = Context::now(Actor::Operator);
    let migrations = [territory::MIGRATIONS, institutions::MIGRATIONS, directory::MIGRATIONS];
    database.migrate(&context, &migrations).await?;
    if fresh {
        let manner = directory::pack::Manner::default();
        let outcomes =
            directory::pack::load(&database, &context, &PathBuf::from(pack), &manner, &mut |_, _| {}).await?;
        for outcome in outcomes {
            println!("{}: {} rows", outcome.file, outcome.rows);
        }
    }
    let mut work = database.reading(context).await?;
    let codes = institutions::look::code_lists(&mut work).await?;
    drop(work);
    let catalogue = Catalogue::new(&[web::WORDS, directory::WORDS])?;
    let mut site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1_790_000_000));
    site.styles = vec![charts::STYLESHEET, directory::STYLESHEET];
    let pages = directory::pages::pages().with_state(House { database, codes: Derived::new(codes) });
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("http://{ADDRESS}/pl/region");
    axum::serve(listener, site.open(pages, Router::new())).await?;
    Ok(())
}
