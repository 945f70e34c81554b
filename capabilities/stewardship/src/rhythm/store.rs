//! All SQL of how institutions are asked.

use database::{Fault, Row, Work, statements, values};
use uuid::Uuid;
use vocabulary::Moment;

use super::{Part, Rhythm};

statements! {
    /// What was set, the newest first.
    SET = "select ahead_days, between_letters_days, most_letters, set_at, set_by from confirmation_rhythm
        order by set_at desc, rhythm_id desc limit $1";
    /// Sets.
    KEEP = "insert into confirmation_rhythm (rhythm_id, ahead_days, between_letters_days, most_letters, set_at, set_by)
        values ($1, $2, $3, $4, $5, $6)";
}

/// What was set, when, and by whose account.
pub struct Kept {
    /// What was set.
    pub rhythm: Rhythm,
    /// When.
    pub at: Moment,
    /// By whose account.
    pub by: Uuid,
}

pub async fn set(work: &mut Work, limit: u32) -> Result<Vec<Kept>, Fault> {
    work.rows(SET, values![limit]).await?.iter().map(kept).collect()
}

fn kept(row: &Row) -> Result<Kept, Fault> {
    let number = |column: &str| {
        let number: i64 = row.get(column)?;
        i32::try_from(number).map_err(|_| unreadable(column, "no number of days"))
    };
    let numbers = [number("ahead_days")?, number("between_letters_days")?, number("most_letters")?];
    let rhythm =
        Rhythm::new(numbers).map_err(|outside| unreadable("confirmation_rhythm", &outside.to_string()))?;
    Ok(Kept { rhythm, at: row.get("set_at")?, by: row.get("set_by")? })
}

fn unreadable(column: &str, reason: &str) -> Fault {
    Fault::Unreadable { column: column.to_owned(), reason: reason.to_owned() }
}

pub async fn keep(work: &mut Work, rhythm: &Rhythm, by: Uuid) -> Result<(), Fault> {
    let (id, at) = (work.new_id::<Rhythm>(), work.moment());
    let [ahead, between, letters] = Part::ALL.map(|part| i64::from(rhythm.get(part)));
    work.run(KEEP, values![id, ahead, between, letters, at, by]).await.map(drop)
}
