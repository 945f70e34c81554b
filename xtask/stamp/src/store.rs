//! All SQL of this capability.

use crate::Specimen;
use database::{Fault, Row, Work, statements, values};

statements! {
    /// Takes in a new one.
    KEEP = "insert into specimen (specimen_id, title, noted_at) values ($1, $2, $3)";
    /// The newest first.
    NEWEST = "select specimen_id, title, noted_at from specimen order by noted_at desc, specimen_id desc limit $1";
}

pub async fn keep(work: &mut Work, specimen: &Specimen) -> Result<(), Fault> {
    let values = values![specimen.id, specimen.title.to_string(), specimen.noted_at];
    work.run(KEEP, values).await.map(drop)
}

pub async fn newest(work: &mut Work, most: usize) -> Result<Vec<Specimen>, Fault> {
    work.rows(NEWEST, values![most]).await?.iter().map(specimen).collect()
}

fn specimen(row: &Row) -> Result<Specimen, Fault> {
    let title: String = row.get("title")?;
    let title = title
        .parse()
        .map_err(|error: crate::MalformedTitle| Fault::Unreadable { column: "title".into(), reason: error.to_string() })?;
    Ok(Specimen { id: row.get("specimen_id")?, title, noted_at: row.get("noted_at")? })
}
