//! The stream itself: JSON, a value a line.
//!
//! ```text
//! {"ogniwo_snapshot":1,"program":…,"engine":…,"moment":…,"migrations":[…]}
//! {"table":"code","columns":[["list","text"],…]}
//! ["area",…]                                            one line a row
//! {"end":"code","rows":1,"sha256":…,"content":…}
//! {"tables":1,"rows":1,"sha256":…}
//! ```
//!
//! `sha256` of a table is that of its rows as they stand; `content` is the same for the same rows on either engine (see
//! [`super::content`]). The last `sha256` is that of all lines that are no rows, except itself.

mod reader;

use data_encoding::HEXLOWER;
use futures_util::TryStreamExt as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};
use vocabulary::Moment;

pub use self::reader::{Piece, Reader};
use super::{
    SafekeepingFault,
    blueprint::{Blueprint, Kind, LEDGER, Table, all_steps, found_columns},
    content::Content,
    spelling,
};
use crate::{Engine, Fault, Migration, Migrations, Sql, Work, migrations::fingerprint, values};

/// The format that this program writes; it reads all up to it.
pub const FORMAT: u32 = 1;

/// Told while it goes: the table, and how many of its rows are done.
pub type Tell<'a> = &'a mut (dyn FnMut(&str, u64) + Send);

/// What a snapshot says of itself before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub ogniwo_snapshot: u32,
    pub program: String,
    pub engine: String,
    pub moment: Moment,
    pub migrations: Vec<Applied>,
}

/// A step that the database had gone: a row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the fields are the columns of the ledger")]
pub struct Applied {
    pub owner: String,
    pub name: String,
    pub fingerprint: i64,
    pub applied_at: Moment,
}

/// What a snapshot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// When it was taken.
    pub moment: Moment,
    /// By which version of the program.
    pub program: String,
    /// From which engine.
    pub engine: String,
    /// The steps that the database had gone, as `owner/name`.
    pub migrations: Vec<String>,
    /// Its tables.
    pub tables: Vec<TableContents>,
    /// Tables of the database that no migration made; they were left out.
    pub left_out: Vec<String>,
}

impl Contents {
    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    pub(super) fn of(header: &Header) -> Self {
        Self {
            moment: header.moment,
            program: header.program.clone(),
            engine: header.engine.clone(),
            migrations: header
                .migrations
                .iter()
                .map(|step| format!("{}/{}", step.owner, step.name))
                .collect(),
            tables: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

/// What a snapshot holds of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableContents {
    /// Its name.
    #[serde(alias = "end")]
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of the lines of its rows.
    pub sha256: String,
    /// SHA-256 of what they mean; the same on both engines.
    pub content: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TableHead {
    pub table: String,
    pub columns: Vec<(String, Kind)>,
}

#[derive(Serialize)]
struct TableEnd<'a> {
    end: &'a str,
    rows: u64,
    sha256: &'a str,
    content: &'a str,
}

#[derive(Serialize, Deserialize)]
struct Trailer {
    tables: usize,
    rows: u64,
    sha256: String,
}

/// A step of the program that a database has gone.
pub type Step = (&'static str, Migration);

/// What there is to write: the header and the tables.
pub struct Plan {
    pub header: Header,
    pub blueprint: Blueprint,
    pub left_out: Vec<String>,
}

impl Plan {
    /// Looks at the database and refuses one that is not as its migrations make it.
    pub async fn of(work: &mut Work, all: &[Migrations]) -> Result<Self, SafekeepingFault> {
        let header = Header {
            ogniwo_snapshot: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            engine: match work.engine() {
                Engine::Sqlite => "sqlite",
                Engine::Postgres => "postgres",
            }
            .to_owned(),
            moment: work.moment(),
            migrations: applied(work).await?,
        };
        let steps = known_steps(&header.migrations, all).map_err(|fault| match fault {
            // Here it is the database that is newer, and no backup.
            SafekeepingFault::Newer(step) => Fault::Newer(step).into(),
            other => other,
        })?;
        let blueprint = Blueprint::of(&steps).await?;
        let left_out = blueprint.compare(work).await?;
        Ok(Self { header, blueprint, left_out })
    }
}

/// The steps that the database has gone; none for a database without tables.
pub async fn applied(work: &mut Work) -> Result<Vec<Applied>, Fault> {
    const APPLIED: Sql =
        Sql::new("select owner, name, fingerprint, applied_at from migration order by owner, name");
    if !found_columns(work).await?.contains_key(LEDGER) {
        return Ok(Vec::new());
    }
    let rows = work.rows(APPLIED, values![]).await?;
    let read = rows.iter().map(|row| {
        Ok(Applied {
            owner: row.get("owner")?,
            name: row.get("name")?,
            fingerprint: row.get("fingerprint")?,
            applied_at: row.get("applied_at")?,
        })
    });
    read.collect()
}

/// The program's own texts of these steps, in the program's order.
pub fn known_steps(applied: &[Applied], all: &[Migrations]) -> Result<Vec<Step>, SafekeepingFault> {
    let known: Vec<Step> = all_steps(all).collect();
    for step in applied {
        let told = format!("{}/{}", step.owner, step.name);
        match known.iter().find(|(owner, known)| *owner == step.owner && known.name == step.name) {
            None => return Err(SafekeepingFault::Newer(told)),
            Some((_, known)) if fingerprint(known.sql) != step.fingerprint => {
                return Err(Fault::Changed(told).into());
            }
            Some(_) => {}
        }
    }
    let gone =
        |(owner, known): &Step| applied.iter().any(|step| step.owner == *owner && step.name == known.name);
    Ok(known.into_iter().filter(gone).collect())
}

/// How a row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `["a",1]`: the columns are named once for the table.
    Short,
    /// `{"name":"a","number":1}`: for people and for other programs.
    Named,
}

/// Enough at once that writing costs little, little enough that memory does not notice.
const BUFFER: usize = 128 * 1024;

/// Writes the rows of a table.
pub async fn write_rows<W: AsyncWrite + Unpin + Send>(
    work: &mut Work,
    table: &Table,
    form: Form,
    into: &mut W,
    tell: Tell<'_>,
) -> Result<TableContents, SafekeepingFault> {
    let names: Vec<Vec<u8>> = table
        .columns
        .iter()
        .map(|column| {
            let mut name = Vec::new();
            spelling::spell_text(&column.name, &mut name);
            name.push(b':');
            name
        })
        .collect();
    let (open, close) = if form == Form::Short { (b'[', b']') } else { (b'{', b'}') };
    let mut hash = Sha256::new();
    let mut content = Content::default();
    let mut buffer = Vec::with_capacity(BUFFER + BUFFER / 4);
    let mut done = 0;
    let engine = work.engine();
    let mut rows = work.stream(table.select(engine));
    while let Some(row) = rows.try_next().await? {
        let values = spelling::read(&row, table)?;
        content.add(table, &values)?;
        for (at, value) in values.iter().enumerate() {
            buffer.push(if at == 0 { open } else { b',' });
            if form == Form::Named {
                buffer.extend_from_slice(&names[at]);
            }
            spelling::spell(value, &mut buffer);
        }
        buffer.extend_from_slice(&[close, b'\n']);
        if buffer.len() >= BUFFER {
            hash.update(&buffer);
            into.write_all(&buffer).await.map_err(SafekeepingFault::of_reading)?;
            buffer.clear();
        }
        done += 1;
        tell(&table.name, done);
    }
    hash.update(&buffer);
    into.write_all(&buffer).await.map_err(SafekeepingFault::of_reading)?;
    let (rows, content) = content.finish();
    Ok(TableContents { table: table.name.clone(), rows, sha256: HEXLOWER.encode(&hash.finalize()), content })
}

/// What the rows of a table mean, without writing them anywhere.
pub async fn content_of(work: &mut Work, table: &Table) -> Result<(u64, String), SafekeepingFault> {
    let mut content = Content::default();
    let engine = work.engine();
    let mut rows = work.stream(table.select(engine));
    while let Some(row) = rows.try_next().await? {
        content.add(table, &spelling::read(&row, table)?)?;
    }
    Ok(content.finish())
}

/// Writes everything that the reading transaction sees.
pub async fn write<W: AsyncWrite + Unpin + Send>(
    work: &mut Work,
    all: &[Migrations],
    into: &mut W,
    tell: Tell<'_>,
) -> Result<Contents, SafekeepingFault> {
    let plan = Plan::of(work, all).await?;
    let mut contents = Contents::of(&plan.header);
    contents.left_out = plan.left_out;
    let mut whole = Sha256::new();
    write_line(into, &plan.header, &mut whole).await?;
    for table in &plan.blueprint.tables {
        write_line(into, &head(table), &mut whole).await?;
        let written = write_rows(work, table, Form::Short, into, tell).await?;
        let TableContents { table, rows, sha256, content } = &written;
        write_line(into, &TableEnd { end: table, rows: *rows, sha256, content }, &mut whole).await?;
        contents.tables.push(written);
    }
    let sha256 = HEXLOWER.encode(&whole.finalize_reset());
    let trailer = Trailer { tables: contents.tables.len(), rows: contents.rows(), sha256 };
    write_line(into, &trailer, &mut whole).await?;
    into.flush().await.map_err(SafekeepingFault::of_reading)?;
    Ok(contents)
}

pub fn head(table: &Table) -> TableHead {
    let columns = table.columns.iter().map(|column| (column.name.clone(), column.kind)).collect();
    TableHead { table: table.name.clone(), columns }
}

async fn write_line<W: AsyncWrite + Unpin>(
    into: &mut W,
    said: &impl Serialize,
    whole: &mut Sha256,
) -> Result<(), SafekeepingFault> {
    let mut line = serde_json::to_vec(said).expect("what a snapshot says of itself is JSON");
    line.push(b'\n');
    whole.update(&line);
    into.write_all(&line).await.map_err(SafekeepingFault::of_reading)
}
