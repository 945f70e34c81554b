//! `ogniwo import …`

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use database::{Context, Database};
use directory::{
    keep::Kept,
    pack::{self, Manner, Outcome},
};
use spreadsheets::{CsvDialect, Limits, Reading, Severity, TableReader};
use territory::Completeness;
use vocabulary::Actor;

use super::{Place, everything};
use crate::{configuration::Configuration, house, progress::Progress};

/// What to take in, and how.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Place,
    /// Try everything, keep nothing.
    #[arg(long, global = true)]
    dry_run: bool,
    /// The files hold a part, such as corrected rows: nothing that they do not name is removed.
    #[arg(long, global = true)]
    part: bool,
    /// Key of the collection; importing again under the same key brings it up to date.
    #[arg(long, global = true, default_value = "region")]
    collection: String,
    /// TERYT code of the unit of institutions that do not say where they are (HSDS only).
    #[arg(long, global = true)]
    unit: Option<vocabulary::Teryt>,
    /// Folder for the rows that could not be loaded, to be corrected and fed back.
    #[arg(long, global = true)]
    set_aside: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A region pack: a folder with units.csv, institutions.csv, services.csv and, where there are, others.
    Pack {
        /// The folder.
        folder: PathBuf,
    },
    /// A table of institutions (CSV or XLSX; see `ogniwo export template`).
    Institutions {
        /// The file.
        file: PathBuf,
    },
    /// A table of services (CSV or XLSX; see `ogniwo export template`).
    Services {
        /// The file.
        file: PathBuf,
    },
    /// Open Referral HSDS, JSON or a tabular data package (folder or zip), versions 1.1 to 3.1.
    Hsds {
        /// The file or folder.
        file: PathBuf,
    },
    /// Units: our own table, or the official TERC file in either edition.
    Units {
        /// The file.
        file: PathBuf,
    },
    /// Boundaries as GeoJSON with the property teryt.
    Boundaries {
        /// The file.
        file: PathBuf,
        /// The year of the borders.
        #[arg(long)]
        year: u16,
    },
    /// What `export everything` wrote, into an empty data folder or an empty database.
    Everything {
        /// The folder.
        folder: PathBuf,
    },
}

/// Takes the files in and says what came of each.
pub async fn run(mut settings: Configuration, import: Import) -> Result<ExitCode> {
    settings.lay(import.place.clone());
    if let What::Everything { folder } = &import.what {
        return everything::import(&settings, folder).await;
    }
    settings.begin_data_folder()?;
    let database = house::open(&settings).await?;
    let context = Context::now(Actor::Operator);
    house::bring_up_to_date(&settings, &database, &context).await?;
    let manner = Manner {
        collection: import.collection.clone(),
        complete: !import.part,
        dry_run: import.dry_run,
        unit: import.unit.clone(),
    };
    let mut progress = Progress::new();
    let outcomes = take_in(&database, &context, &import, &manner, &mut progress).await;
    progress.finish();
    let outcomes = outcomes?;
    let aside = import.set_aside.clone().unwrap_or_else(|| settings.data.join("set-aside"));
    let errors = tell(&outcomes, &aside)?;
    if import.dry_run {
        println!("Nothing was kept: this was a dry run.");
    }
    database.close().await;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn take_in(
    database: &Database,
    context: &Context,
    import: &Import,
    manner: &Manner,
    progress: &mut Progress,
) -> Result<Vec<Outcome>> {
    let mut tell = |file: &str, done: u64| progress.tell(file, done);
    if let What::Pack { folder } = &import.what {
        return Ok(pack::load(database, context, folder, manner, &mut tell).await?);
    }
    if let What::Hsds { file } = &import.what {
        return Ok(directory::import_hsds::import_hsds(database, context, file, manner, &mut tell).await?);
    }
    let mut work = database.work(context.clone()).await?;
    let completeness = if manner.complete { Completeness::Whole } else { Completeness::Part };
    let outcome = match &import.what {
        What::Institutions { file } => {
            let table = open(file, Some("institutions"))?;
            pack::load_institutions(&mut work, table, manner, &mut tell).await?
        }
        What::Services { file } => {
            let table = open(file, Some("services"))?;
            pack::load_services(&mut work, table, &[], manner, &mut tell).await?
        }
        What::Units { file } => {
            let table = open(file, None)?;
            let mut count = |done, _| tell("units", done);
            if table.headers().position("WOJ").is_some() {
                let terc = territory::load_terc(&mut work, table, completeness, &mut count).await?;
                println!("{:?} edition of TERC.", terc.edition);
                terc.loaded.into()
            } else {
                territory::load_units(&mut work, table, completeness, &mut count).await?.into()
            }
        }
        What::Boundaries { file, year } => {
            let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let mut count = |done, _| tell("boundaries", done);
            territory::load_boundaries(&mut work, &bytes, &name, *year, &mut count).await?.into()
        }
        What::Pack { .. } | What::Hsds { .. } | What::Everything { .. } => bail!("this was taken in above"),
    };
    if manner.dry_run {
        work.roll_back().await?;
    } else {
        work.commit().await?;
        database.analyse().await?;
    }
    Ok(vec![outcome])
}

/// Opens a table; of a workbook with several sheets, the one of that name if it is there.
fn open(file: &Path, sheet: Option<&str>) -> Result<TableReader<'static>> {
    let usual = Reading::within(Limits::IMPORT);
    if let Some(sheet) = sheet
        && let Ok(table) = TableReader::open(file, &usual.clone().sheet(sheet))
    {
        return Ok(table);
    }
    Ok(TableReader::open(file, &usual)?)
}

/// Prints only what went wrong; for files the program itself brings along.
pub fn complain(outcomes: &[Outcome], aside: &Path) -> Result<()> {
    let wrong: Vec<Outcome> =
        outcomes.iter().filter(|outcome| outcome.set_aside.is_some()).cloned().collect();
    tell(&wrong, aside).map(drop)
}

/// What became of the records of a file; what institutions keep themselves is named only where there is such.
fn counted(kept: Kept) -> String {
    let own = match kept.kept_as_the_institution_says {
        0 => String::new(),
        own => format!(", {own} kept as the institution says"),
    };
    format!(
        " ({} new, {} changed, {} unchanged, {} removed{own})",
        kept.new, kept.changed, kept.unchanged, kept.removed
    )
}

/// Prints what came of each file, writes rows that were set aside, and returns how many there were.
pub fn tell(outcomes: &[Outcome], aside: &Path) -> Result<u64> {
    const SHOWN: usize = 20;
    let mut errors = 0;
    for outcome in outcomes {
        let passed = match outcome.passed_over {
            0 => String::new(),
            passed => format!(", {passed} passed over"),
        };
        let kept = outcome.kept.map_or(String::new(), counted);
        println!("{}: {} rows, {} loaded{kept}{passed}", outcome.file, outcome.rows, outcome.loaded);
        for entry in outcome.report.entries().iter().take(SHOWN) {
            let word = match entry.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let row = entry.row.map_or(String::new(), |row| format!(" row {row}"));
            let column = entry.column.as_ref().map_or(String::new(), |column| format!(" {column}"));
            println!("  {word}{row}{column}: {} {}", entry.what, entry.how_to_mend);
        }
        let more = outcome.report.entries().len().saturating_sub(SHOWN);
        if more > 0 {
            println!("  … and {more} more like these");
        }
        if let Some(rows) = &outcome.set_aside {
            errors += rows.len() as u64;
            std::fs::create_dir_all(aside)
                .with_context(|| format!("the folder {} cannot be made", aside.display()))?;
            let path = aside.join(format!("{}.csv", outcome.file.trim_end_matches(".csv")));
            let file = std::fs::File::create(&path)
                .with_context(|| format!("{} cannot be written", path.display()))?;
            rows.write_csv(std::io::BufWriter::new(file), CsvDialect::SPREADSHEET)?;
            println!(
                "  {} rows were set aside in {}: correct them there and import that file with --part",
                rows.len(),
                path.display()
            );
        }
        if !outcome.objects_set_aside.is_empty() {
            errors += outcome.objects_set_aside.len() as u64;
            std::fs::create_dir_all(aside)
                .with_context(|| format!("the folder {} cannot be made", aside.display()))?;
            let path = aside.join(format!("{}.ndjson", outcome.file.replace(' ', "-")));
            std::fs::write(&path, outcome.objects_set_aside.join("\n") + "\n")
                .with_context(|| format!("{} cannot be written", path.display()))?;
            println!(
                "  {} objects were set aside in {}: correct them there and import that file with --part",
                outcome.objects_set_aside.len(),
                path.display()
            );
        }
    }
    Ok(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_institutions_keep_themselves_is_told() {
        let kept = Kept { new: 1, unchanged: 2, kept_as_the_institution_says: 3, ..Kept::default() };
        assert_eq!(
            counted(kept),
            " (1 new, 0 changed, 2 unchanged, 0 removed, 3 kept as the institution says)"
        );
        let kept = Kept { kept_as_the_institution_says: 0, ..kept };
        assert_eq!(counted(kept), " (1 new, 0 changed, 2 unchanged, 0 removed)");
    }
}
