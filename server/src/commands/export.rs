//! `ogniwo export …`

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use database::Context;
use directory::{
    export::{self, Confidential, Exported, Shape, TableFormat},
    template,
};
use vocabulary::Actor;

use super::{Place, everything};
use crate::{configuration::Configuration, house, progress::Progress};

/// What to write, and where.
#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Place,
    /// Write confidential addresses too. The file is then confidential itself.
    #[arg(long, global = true)]
    with_confidential: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The template that institutions fill in: FILE.xlsx, or a folder for the two tables as CSV.
    Template {
        /// The file or folder.
        file: PathBuf,
    },
    /// All institutions, with the columns that an import reads: FILE.csv or FILE.xlsx.
    Institutions {
        /// The file.
        file: PathBuf,
    },
    /// All services, with the columns that an import reads: FILE.csv or FILE.xlsx.
    Services {
        /// The file.
        file: PathBuf,
    },
    /// HSDS 3.1: FILE.json, FILE.ndjson (one object a line) or FILE.zip (tabular data package).
    Hsds {
        /// The file.
        file: PathBuf,
    },
    /// Everything there is, as readable files that `import everything` takes in again: leave at any time.
    Everything {
        /// The folder; it must be empty or not be there.
        folder: PathBuf,
    },
}

/// Writes the file and says what is in it.
pub async fn run(mut settings: Configuration, asked: Export) -> Result<ExitCode> {
    settings.lay(asked.place.clone());
    if let What::Template { file } = &asked.what {
        // The template needs no database: the code lists come with the program.
        write_template(file)?;
        println!("The template is in {}.", file.display());
        return Ok(ExitCode::SUCCESS);
    }
    if let What::Everything { folder } = &asked.what {
        return everything::export(&settings, folder).await;
    }
    let database = house::open(&settings).await?;
    let context = Context::now(Actor::Operator);
    house::bring_up_to_date(&settings, &database, &context).await?;
    let mut progress = Progress::new();
    let exported = write(&database, context, &asked, &mut progress).await;
    progress.finish();
    let (file, exported) = exported?;
    println!("{}: {} institutions, {} services.", file.display(), exported.institutions, exported.services);
    if exported.sites_left_out > 0 {
        println!(
            "{} further sites of services have no columns in a table and were left out; export hsds has them.",
            exported.sites_left_out
        );
    }
    database.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn write(
    database: &database::Database,
    context: Context,
    asked: &Export,
    progress: &mut Progress,
) -> Result<(PathBuf, Exported)> {
    let confidential = if asked.with_confidential { Confidential::Written } else { Confidential::LeftOut };
    let mut work = database.reading(context).await?;
    let (What::Template { file }
    | What::Institutions { file }
    | What::Services { file }
    | What::Hsds { file }
    | What::Everything { folder: file }) = &asked.what;
    let name = file.display().to_string();
    let mut tell = |done: u64| progress.tell(&name, done);
    // A reader of the old file sees the old one until the new one is whole.
    check_name(&asked.what, file)?;
    let mut beside = file.clone().into_os_string();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let destination = BufWriter::new(create(&beside)?);
    let exported = match &asked.what {
        What::Institutions { .. } => {
            export::institutions(&mut work, destination, table_format(file)?, confidential, &mut tell).await
        }
        What::Services { .. } => {
            export::services(&mut work, destination, table_format(file)?, confidential, &mut tell).await
        }
        What::Hsds { .. } => match extension(file) {
            Some("json") => {
                export::hsds(&mut work, destination, Shape::Document, confidential, &mut tell).await
            }
            Some("ndjson" | "jsonl") => {
                export::hsds(&mut work, destination, Shape::Lines, confidential, &mut tell).await
            }
            Some("zip") => export::data_package(&mut work, destination, confidential, &mut tell).await,
            _ => bail!("the name of the file was checked above"),
        },
        What::Template { .. } | What::Everything { .. } => bail!("this was written above"),
    };
    match exported {
        Ok(exported) => {
            std::fs::rename(&beside, file).with_context(|| format!("{name} cannot be written"))?;
            Ok((file.clone(), exported))
        }
        Err(error) => {
            std::fs::remove_file(&beside).ok();
            Err(error.into())
        }
    }
}

/// Refuses a name that does not say which format is meant, before anything is written.
fn check_name(what: &What, file: &Path) -> Result<()> {
    match what {
        What::Hsds { .. } if !matches!(extension(file), Some("json" | "ndjson" | "jsonl" | "zip")) => {
            bail!("{}: end the name of the file with .json, .ndjson or .zip", file.display())
        }
        What::Institutions { .. } | What::Services { .. } => table_format(file).map(drop),
        What::Template { .. } | What::Hsds { .. } | What::Everything { .. } => Ok(()),
    }
}

fn write_template(file: &Path) -> Result<()> {
    if extension(file) == Some("xlsx") {
        let codes = institutions::CodeLists::new(directory::pack::shipped_codes());
        let day = Context::now(Actor::Operator).moment.day_in_poland().to_string();
        let book = template::workbook(&codes, &day)?;
        return std::fs::write(file, book).with_context(|| format!("{} cannot be written", file.display()));
    }
    std::fs::create_dir_all(file).with_context(|| format!("the folder {} cannot be made", file.display()))?;
    for sheet in template::Sheet::ALL {
        let path = file.join(format!("{}.csv", sheet.name()));
        template::csv(sheet, BufWriter::new(create(&path)?))?;
    }
    Ok(())
}

fn create(path: &Path) -> Result<File> {
    File::create(path).with_context(|| format!("{} cannot be written", path.display()))
}

fn extension(file: &Path) -> Option<&str> {
    file.extension().and_then(|extension| extension.to_str())
}

fn table_format(file: &Path) -> Result<TableFormat> {
    match extension(file) {
        Some("csv") => Ok(TableFormat::Csv),
        Some("xlsx") => Ok(TableFormat::Workbook),
        _ => bail!("{}: end the name of the file with .csv or .xlsx", file.display()),
    }
}
