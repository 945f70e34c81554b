//! Everything in a folder of readable files, for whoever leaves or wants to look without this program.

use std::{
    fs::{self, File},
    io::{BufReader, Read as _},
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use vocabulary::Moment;

use super::{
    Checked, Contents, SafekeepingFault, TableContents,
    archive::{Measured, pretty, private_file, sync_folder, write_whole},
    loading::Loading,
    snapshot::{Applied, FORMAT, Form, Header, Plan, TableHead, Tell, head, write_rows},
    spelling,
    streams::AtOnce,
};
use crate::{Context, Database, Migrations, Value, Work};

const SCHEMA: &str = "schema.json";
const MANIFEST: &str = "manifest.json";
const TABLES: &str = "tables";
const README: &str = include_str!("everything.md");

/// What `schema.json` says.
#[derive(Serialize, Deserialize)]
struct Schema {
    ogniwo_export: u32,
    migrations: Vec<Applied>,
    tables: Vec<TableHead>,
}

/// What `manifest.json` says.
#[derive(Serialize, Deserialize)]
struct Inventory {
    moment: Moment,
    program: String,
    engine: String,
    schema_sha256: String,
    tables: Vec<TableContents>,
    left_out: Vec<String>,
}

/// Writes everything into an empty folder. `manifest.json` comes last: without it, the export is not whole.
pub async fn export_everything(
    work: &mut Work,
    all: &[Migrations],
    folder: &Path,
    tell: Tell<'_>,
) -> Result<Contents, SafekeepingFault> {
    empty_folder(folder)?;
    let tables = folder.join(TABLES);
    fs::create_dir(&tables).map_err(SafekeepingFault::of_file(&tables))?;
    let plan = Plan::of(work, all).await?;
    let mut contents = Contents::of(&plan.header);
    for table in &plan.blueprint.tables {
        let file = file_of(folder, &table.name);
        let fault = SafekeepingFault::of_file(&file);
        let mut into = AtOnce(Measured::new(private_file(&file).map_err(&fault)?));
        contents.tables.push(write_rows(work, table, Form::Named, &mut into, tell).await?);
        into.flush().await.map_err(&fault)?;
        let (written, _, _) = into.0.finish().map_err(&fault)?;
        written.sync_all().map_err(&fault)?;
    }
    let schema = pretty(&Schema {
        ogniwo_export: FORMAT,
        migrations: plan.header.migrations.clone(),
        tables: plan.blueprint.tables.iter().map(head).collect(),
    });
    write_whole(&folder.join("README.md"), README.as_bytes())?;
    write_whole(&folder.join(SCHEMA), &schema)?;
    sync_folder(&tables)?;
    let Header { moment, program, engine, .. } = plan.header;
    let inventory = Inventory {
        moment,
        program,
        engine,
        schema_sha256: HEXLOWER.encode(&Sha256::digest(&schema)),
        tables: contents.tables.clone(),
        left_out: plan.left_out.clone(),
    };
    write_whole(&folder.join(MANIFEST), &pretty(&inventory))?;
    sync_folder(folder)?;
    contents.left_out = plan.left_out;
    Ok(contents)
}

/// Takes such a folder into an empty database: everything or nothing.
pub async fn import_everything(
    folder: &Path,
    target: &Database,
    context: &Context,
    all: &[Migrations],
    tell: Tell<'_>,
) -> Result<Checked, SafekeepingFault> {
    let (inventory, _): (Inventory, _) = read(&folder.join(MANIFEST))?;
    let (schema, sha256): (Schema, String) = read(&folder.join(SCHEMA))?;
    if schema.ogniwo_export > FORMAT {
        return Err(SafekeepingFault::Newer(format!("format {}", schema.ogniwo_export)));
    }
    if sha256 != inventory.schema_sha256 {
        return Err(SafekeepingFault::Altered(SCHEMA.to_owned()));
    }
    let mut contents = Contents {
        moment: inventory.moment,
        program: inventory.program,
        engine: inventory.engine,
        migrations: schema.migrations.iter().map(|step| format!("{}/{}", step.owner, step.name)).collect(),
        tables: Vec::new(),
        left_out: inventory.left_out,
    };
    let mut loading = Loading::begin(target, context, all, schema.migrations).await?;
    for table in &schema.tables {
        let told =
            inventory.tables.iter().find(|told| told.table == table.table).ok_or_else(|| {
                SafekeepingFault::Altered(format!("{MANIFEST} does not name {}", table.table))
            })?;
        loading.table(table)?;
        let read = load_file(&mut loading, table, &file_of(folder, &table.table), tell).await?;
        if read != (told.rows, told.sha256.clone()) {
            return Err(SafekeepingFault::Altered(format!("the table {}", table.table)));
        }
        loading.end(told.clone()).await?;
        contents.tables.push(told.clone());
    }
    let applied_since = loading.finish(target, all, tell).await?;
    Ok(Checked { contents, applied_since })
}

async fn load_file(
    loading: &mut Loading,
    table: &TableHead,
    file: &Path,
    tell: Tell<'_>,
) -> Result<(u64, String), SafekeepingFault> {
    use std::io::BufRead as _;
    let fault = SafekeepingFault::of_file(file);
    let mut reader = BufReader::with_capacity(128 * 1024, File::open(file).map_err(&fault)?);
    let mut hash = Sha256::new();
    let mut rows = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line).map_err(&fault)? == 0 {
            return Ok((rows, HEXLOWER.encode(&hash.finalize())));
        }
        hash.update(&line);
        rows += 1;
        loading.row(named_row(&line, table, rows)?).await?;
        tell(&table.table, rows);
    }
}

fn named_row(line: &[u8], table: &TableHead, number: u64) -> Result<Vec<Value>, SafekeepingFault> {
    let refuse = |reason: String| {
        SafekeepingFault::Altered(format!("the table {}, row {number}: {reason}", table.table))
    };
    let row: std::collections::HashMap<String, &RawValue> =
        serde_json::from_slice(line).map_err(|error| refuse(error.to_string()))?;
    let values = table.columns.iter().map(|(name, kind)| {
        let raw = row.get(name).ok_or_else(|| refuse(format!("{name} is missing")))?;
        spelling::unspell(*kind, raw).map_err(|reason| refuse(format!("{name}: {reason}")))
    });
    values.collect()
}

/// A folder that is empty or not there yet. Only the last part of its path is made.
fn empty_folder(folder: &Path) -> Result<(), SafekeepingFault> {
    let fault = SafekeepingFault::of_file(folder);
    if !folder.exists() {
        fs::create_dir(folder).map_err(&fault)?;
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
        return sync_folder(above.unwrap_or(Path::new(".")));
    }
    match fs::read_dir(folder).map_err(&fault)?.next() {
        None => Ok(()),
        Some(_) => Err(SafekeepingFault::NotEmpty(folder.display().to_string())),
    }
}

fn file_of(folder: &Path, table: &str) -> PathBuf {
    folder.join(TABLES).join(format!("{table}.jsonl"))
}

/// A file of JSON, and its SHA-256.
fn read<T: DeserializeOwned>(file: &Path) -> Result<(T, String), SafekeepingFault> {
    let mut text = Vec::new();
    File::open(file)
        .and_then(|mut file| file.read_to_end(&mut text))
        .map_err(SafekeepingFault::of_file(file))?;
    let parsed = serde_json::from_slice(&text)
        .map_err(|error| SafekeepingFault::Altered(format!("{}: {error}", file.display())))?;
    Ok((parsed, HEXLOWER.encode(&Sha256::digest(&text))))
}
