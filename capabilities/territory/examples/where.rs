//! Loads a region pack into a temporary database and says how places are understood:
//!
//! ```sh
//! cargo run -p territory --example where -- PACK_DIR "w Nowym Targu" "34-500" "gmina Gorlice"
//! ```
//!
//! A text that begins with `?` is read as a sentence in which a place is to be found.

use std::{error::Error, path::Path, time::Instant};

use database::{Context, Database, testing};
use spreadsheets::{Limits, Reading, TableReader};
use territory::{Completeness, Gazetteer, Loaded, MIGRATIONS, Place, Understanding};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let pack = arguments.next().ok_or("name the folder of the pack, then texts")?;
    let texts: Vec<String> = arguments.collect();
    let folder = tempfile::tempdir()?;
    let database = Database::open(&folder.path().join("where.sqlite").display().to_string()).await?;
    database.migrate(&testing::a_context(), &[MIGRATIONS]).await?;

    load(&database, Path::new(&pack), &testing::a_context()).await?;
    let began = Instant::now();
    let mut work = database.reading(testing::a_context()).await?;
    let gazetteer = Gazetteer::load(&mut work).await?;
    println!("gazetteer: {:?}", began.elapsed());
    for text in &texts {
        let began = Instant::now();
        if let Some(sentence) = text.strip_prefix('?') {
            let found = gazetteer.extract(sentence);
            let elapsed = began.elapsed();
            match found {
                Some((place, span)) => {
                    println!("{sentence:?} ({elapsed:?}): {:?} is {}", &sentence[span], said(&place));
                }
                None => println!("{sentence:?} ({elapsed:?}): no place"),
            }
            continue;
        }
        let understanding = gazetteer.find(text);
        println!("{text:?} ({:?}):", began.elapsed());
        match understanding {
            Understanding::Nothing => println!("    nothing"),
            Understanding::One(place) => println!("    {}", said(&place)),
            Understanding::Several { taken, others } => {
                println!("    {}", said(&taken));
                for other in others {
                    println!("    or {}", said(&other));
                }
            }
        }
    }
    Ok(())
}

fn said(place: &Place) -> String {
    format!(
        "{} [{} {}] gmina {} / powiat {} / {} {:?}",
        place.name,
        place.kind.code(),
        place.teryt,
        place.gmina.as_deref().unwrap_or("-"),
        place.powiat.as_deref().unwrap_or("-"),
        place.voivodeship.as_deref().unwrap_or("-"),
        place.point.map(|point| (point.latitude, point.longitude)),
    )
}

async fn load(database: &Database, pack: &Path, context: &Context) -> Result<(), Box<dyn Error>> {
    let reading = Reading::within(Limits::IMPORT);
    let table = |name: &str| TableReader::open(&pack.join(name), &reading);
    let mut silent = |_: u64, _: Option<u64>| {};
    let mut work = database.work(context.clone()).await?;
    let whole = Completeness::Whole;
    for name in ["units_poland.csv", "units.csv"] {
        let began = Instant::now();
        tell(&territory::load_units(&mut work, table(name)?, whole, &mut silent).await?, began);
    }
    let began = Instant::now();
    tell(&territory::load_changes(&mut work, table("unit_changes.csv")?, &mut silent).await?, began);
    let began = Instant::now();
    tell(&territory::load_localities(&mut work, table("localities.csv")?, whole, &mut silent).await?, began);
    let began = Instant::now();
    tell(&territory::load_postcodes(&mut work, table("postcodes.csv")?, whole, &mut silent).await?, began);
    let mut outlines: Vec<_> = std::fs::read_dir(pack.join("boundaries"))?.collect::<Result<Vec<_>, _>>()?;
    outlines.sort_by_key(std::fs::DirEntry::file_name);
    for entry in outlines {
        let (bytes, name) = (std::fs::read(entry.path())?, entry.file_name());
        let began = Instant::now();
        let name = name.to_string_lossy();
        tell(&territory::load_boundaries(&mut work, &bytes, &name, 2021, &mut silent).await?, began);
    }
    work.commit().await?;
    Ok(())
}

fn tell(loaded: &Loaded, began: Instant) {
    println!(
        "{}: read {}, loaded {}, passed over {}, set aside {}, ended {}, warnings {} in {:?}",
        loaded.file,
        loaded.read,
        loaded.loaded,
        loaded.passed_over,
        loaded.set_aside,
        loaded.ended,
        loaded.report.warnings(),
        began.elapsed()
    );
    for entry in loaded.report.entries().iter().take(5) {
        println!("    row {:?}: {} – {}", entry.row, entry.what, entry.how_to_mend);
    }
}
