//! The SQL of keys, erasures and legal holds.

use database::{Fault, Row, Sql, Value, Work, statements, values};
use uuid::Uuid;
use vocabulary::{Id, Moment};

use crate::{
    hold::Hold,
    rotation::KeyInUse,
    rules::{ColumnRule, LegalBasis, Retention},
    subject::Subject,
};

statements! {
    /// The wrapped key of one subject.
    KEY_OF = "select subject_id, wrapped, key_id from subject_key where subject_id = $1";
    /// The wrapped keys of several subjects.
    KEYS_OF = "select subject_id, wrapped, key_id from subject_key where subject_id in ({list})";
    /// Keeps a new subject's key; one that was kept a moment before stays.
    ADD_KEY = "insert into subject_key (subject_id, wrapped, key_id, created_at) values ($1, $2, $3, $4)
        on conflict (subject_id) do nothing";
    /// Puts other bytes in the place of a wrapped key.
    OVERWRITE_KEY = "update subject_key set wrapped = $2 where subject_id = $1 and wrapped is not null";
    /// Destroys a subject's key; the row stays, so that no second key is ever made for the same subject.
    DESTROY_KEY = "insert into subject_key (subject_id, created_at, erased_at) values ($1, $2, $3)
        on conflict (subject_id) do update set wrapped = null, key_id = null,
            erased_at = coalesce(subject_key.erased_at, excluded.erased_at)";
    /// Removes the key of something that is gone itself.
    DISCARD_KEY = "delete from subject_key where subject_id = $1 and erased_at is null";
    /// Puts a key wrapped anew in the place of the one that was read, unless it was erased or rewrapped meanwhile.
    REWRAP_KEY = "update subject_key set wrapped = $2, key_id = $3 where subject_id = $1 and key_id = $4 and wrapped is not null";
    /// Keys wrapped with another key than this.
    WRAPPED_OTHERWISE = "select subject_id, wrapped, key_id from subject_key where key_id is not null and key_id <> $1
        order by subject_id limit $2";
    /// How many keys are wrapped with another key than this.
    COUNT_OTHERWISE = "select count(*) as others from subject_key where key_id is not null and key_id <> $1";
    /// Whether this wrapping key is in use.
    IS_IN_USE = "select key_id from wrapping_key where key_id = $1";
    /// Whether this wrapping key was retired.
    IS_RETIRED = "select key_id from retired_key where key_id = $1";
    /// Takes a wrapping key into use.
    TAKE_INTO_USE = "insert into wrapping_key (key_id, since) values ($1, $2) on conflict (key_id) do nothing";
    /// Notes since when nothing is wrapped with any key but this.
    SUPERSEDE = "update wrapping_key set superseded_at = $2 where key_id <> $1 and superseded_at is null";
    /// Takes that back for keys that wrap something after all.
    SUPERSEDE_NOT = "update wrapping_key set superseded_at = null where superseded_at is not null
        and (key_id = $1 or exists (select 1 from subject_key s where s.key_id = wrapping_key.key_id))";
    /// Wrapping keys that wrap nothing and were superseded before a moment.
    SUPERSEDED_BEFORE = "select w.key_id from wrapping_key w where w.key_id <> $1 and w.superseded_at is not null and w.superseded_at <= $2
        and not exists (select 1 from subject_key s where s.key_id = w.key_id) order by w.key_id";
    /// Takes a wrapping key out of use. Because subjects' keys refer to it, the engine refuses while one still does.
    TAKE_OUT_OF_USE = "delete from wrapping_key where key_id = $1";
    /// Notes that a wrapping key was retired and must never wrap anything again.
    RETIRE = "insert into retired_key (key_id, retired_at) values ($1, $2) on conflict (key_id) do nothing";
    /// All retired keys.
    RETIRED = "select key_id from retired_key order by key_id";
    /// All wrapping keys and what hangs on each.
    IN_USE = "select w.key_id, w.since, w.superseded_at,
        (select count(*) from subject_key s where s.key_id = w.key_id) as subjects from wrapping_key w order by w.since, w.key_id";
    /// Notes an erasure.
    ADD_ERASURE = "insert into erasure (subject_id, erased_at) values ($1, $2) on conflict (subject_id) do nothing";
    /// All erasures.
    ERASURES = "select subject_id, erased_at from erasure order by erased_at, subject_id";
    /// When somebody was erased.
    ERASURE_OF = "select erased_at from erasure where subject_id = $1";
    /// Erasures after which these rules have not yet been applied.
    UNSWEPT = "select subject_id from erasure where swept is null or swept <> $1 order by subject_id limit $2";
    /// Notes that these rules were applied.
    SWEPT = "update erasure set swept = $2 where subject_id = $1";
    /// Lays a hold on somebody's data.
    ADD_HOLD = "insert into legal_hold (legal_hold_id, subject_id, reason, since, until) values ($1, $2, $3, $4, $5)";
    /// Ends a hold that still stands.
    LIFT_HOLD = "update legal_hold set until = $2 where legal_hold_id = $1 and (until is null or until > $2)";
    /// The holds that stand for one subject.
    HOLDS_OF = "select legal_hold_id, subject_id, reason, since, until from legal_hold
        where subject_id = $1 and since <= $2 and (until is null or until > $2) order by since, legal_hold_id";
    /// Removes the holds that were ever laid on somebody's data.
    FORGET_HOLDS = "delete from legal_hold where subject_id = $1";
    /// Which subjects a hold stands for.
    HELD = "select distinct subject_id from legal_hold where since <= $1 and (until is null or until > $1)";
}

/// What this crate itself keeps about people: that a hold stood before their erasure, and why. Of somebody who was
/// erased only the identifier and the moment stay, which lead to nobody.
pub const PERSONAL: &[ColumnRule] = &[ColumnRule {
    table: "legal_hold",
    column: "reason",
    purpose_key: "privacy-purpose-hold",
    legal_basis: LegalBasis::LegalObligation,
    retention: Retention::OpenUntilErased { clear: FORGET_HOLDS },
    subject_column: "subject_id",
}];

/// A subject's key as it lies in the database.
pub struct WrappedKey {
    pub subject: Subject,
    /// The wrapped key and the wrapping key's name; nothing when it was destroyed.
    pub wrapped: Option<(Vec<u8>, String)>,
}

fn wrapped_key(row: &Row) -> Result<WrappedKey, Fault> {
    let wrapped: Option<Vec<u8>> = row.get("wrapped")?;
    let key_id: Option<String> = row.get("key_id")?;
    Ok(WrappedKey { subject: Subject::of(row.get("subject_id")?), wrapped: wrapped.zip(key_id) })
}

pub async fn key_of(work: &mut Work, subject: Subject) -> Result<Option<WrappedKey>, Fault> {
    work.first(KEY_OF, values![subject.uuid()]).await?.as_ref().map(wrapped_key).transpose()
}

pub async fn keys_of(work: &mut Work, subjects: &[Subject]) -> Result<Vec<WrappedKey>, Fault> {
    let list = subjects.iter().map(|subject| Value::from(subject.uuid())).collect();
    work.rows_in(KEYS_OF, values![], list).await?.iter().map(wrapped_key).collect()
}

pub async fn add_key(work: &mut Work, subject: Subject, wrapped: Vec<u8>, key_id: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(ADD_KEY, values![subject.uuid(), wrapped, key_id, now]).await.map(drop)
}

/// Destroys the key and notes the erasure.
pub async fn destroy_key(work: &mut Work, subject: Subject, erased_at: Moment) -> Result<(), Fault> {
    let (id, now) = (subject.uuid(), work.moment());
    // Because a row that shrinks leaves its old bytes in the free part of its page, other bytes go over them first.
    if let Some(WrappedKey { wrapped: Some((wrapped, _)), .. }) = key_of(work, subject).await? {
        work.run(OVERWRITE_KEY, values![id, vec![0_u8; wrapped.len()]]).await?;
    }
    work.run(DESTROY_KEY, values![id, now, erased_at]).await?;
    work.run(ADD_ERASURE, values![id, erased_at]).await.map(drop)
}

pub async fn discard_key(work: &mut Work, subject: Subject) -> Result<bool, Fault> {
    if let Some(WrappedKey { wrapped: Some((wrapped, _)), .. }) = key_of(work, subject).await? {
        work.run(OVERWRITE_KEY, values![subject.uuid(), vec![0_u8; wrapped.len()]]).await?;
    }
    Ok(work.run(DISCARD_KEY, values![subject.uuid()]).await? > 0)
}

pub async fn rewrap_key(
    work: &mut Work,
    subject: Subject,
    was: &str,
    wrapped: Vec<u8>,
    key_id: &str,
) -> Result<(), Fault> {
    work.run(REWRAP_KEY, values![subject.uuid(), wrapped, key_id, was]).await.map(drop)
}

pub async fn wrapped_otherwise(
    work: &mut Work,
    current: &str,
    limit: usize,
) -> Result<Vec<WrappedKey>, Fault> {
    work.rows(WRAPPED_OTHERWISE, values![current, limit]).await?.iter().map(wrapped_key).collect()
}

pub async fn count_otherwise(work: &mut Work, current: &str) -> Result<u64, Fault> {
    let others: i64 = work.one(COUNT_OTHERWISE, values![current]).await?.get("others")?;
    Ok(u64::try_from(others).unwrap_or_default())
}

async fn there_is(work: &mut Work, question: Sql, key_id: &str) -> Result<bool, Fault> {
    Ok(work.first(question, values![key_id]).await?.is_some())
}

pub async fn is_in_use(work: &mut Work, key_id: &str) -> Result<bool, Fault> {
    there_is(work, IS_IN_USE, key_id).await
}

pub async fn is_retired(work: &mut Work, key_id: &str) -> Result<bool, Fault> {
    there_is(work, IS_RETIRED, key_id).await
}

pub async fn take_into_use(work: &mut Work, key_id: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(TAKE_INTO_USE, values![key_id, now]).await.map(drop)
}

/// A program that had not yet heard of a newer key may have wrapped with an older one meanwhile.
pub async fn supersede_no_longer(work: &mut Work, current: &str) -> Result<(), Fault> {
    work.run(SUPERSEDE_NOT, values![current]).await.map(drop)
}

pub async fn supersede_others(work: &mut Work, current: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(SUPERSEDE, values![current, now]).await.map(drop)
}

pub async fn superseded_before(work: &mut Work, current: &str, moment: Moment) -> Result<Vec<String>, Fault> {
    let rows = work.rows(SUPERSEDED_BEFORE, values![current, moment]).await?;
    rows.iter().map(|row| row.get("key_id")).collect()
}

pub async fn retire(work: &mut Work, key_id: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(TAKE_OUT_OF_USE, values![key_id]).await?;
    work.run(RETIRE, values![key_id, now]).await.map(drop)
}

pub async fn retired(work: &mut Work) -> Result<Vec<String>, Fault> {
    work.rows(RETIRED, values![]).await?.iter().map(|row| row.get("key_id")).collect()
}

pub async fn in_use(work: &mut Work) -> Result<Vec<KeyInUse>, Fault> {
    let key = |row: &Row| {
        Ok(KeyInUse {
            key_id: row.get("key_id")?,
            since: row.get("since")?,
            superseded_at: row.get("superseded_at")?,
            subjects: u64::try_from(row.get::<i64>("subjects")?).unwrap_or_default(),
        })
    };
    work.rows(IN_USE, values![]).await?.iter().map(key).collect()
}

pub async fn erasures(work: &mut Work) -> Result<Vec<(Subject, Moment)>, Fault> {
    let erasure = |row: &Row| Ok((Subject::of(row.get("subject_id")?), row.get("erased_at")?));
    work.rows(ERASURES, values![]).await?.iter().map(erasure).collect()
}

pub async fn erasure_of(work: &mut Work, subject: Subject) -> Result<Option<Moment>, Fault> {
    work.first(ERASURE_OF, values![subject.uuid()]).await?.map(|row| row.get("erased_at")).transpose()
}

pub async fn unswept(work: &mut Work, rules: &str, limit: usize) -> Result<Vec<Subject>, Fault> {
    let rows = work.rows(UNSWEPT, values![rules, limit]).await?;
    rows.iter().map(|row| row.get("subject_id").map(Subject::of)).collect()
}

pub async fn swept(work: &mut Work, subject: Subject, rules: &str) -> Result<(), Fault> {
    work.run(SWEPT, values![subject.uuid(), rules]).await.map(drop)
}

pub async fn add_hold(work: &mut Work, hold: &Hold) -> Result<(), Fault> {
    let row = values![hold.id, hold.subject.uuid(), &hold.reason, hold.since, hold.until];
    work.run(ADD_HOLD, row).await.map(drop)
}

pub async fn lift_hold(work: &mut Work, hold: Id<Hold>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(LIFT_HOLD, values![hold, now]).await? > 0)
}

pub async fn holds_of(work: &mut Work, subject: Subject) -> Result<Vec<Hold>, Fault> {
    let hold = |row: &Row| {
        Ok(Hold {
            id: row.get("legal_hold_id")?,
            subject: Subject::of(row.get("subject_id")?),
            reason: row.get("reason")?,
            since: row.get("since")?,
            until: row.get("until")?,
        })
    };
    let now = work.moment();
    work.rows(HOLDS_OF, values![subject.uuid(), now]).await?.iter().map(hold).collect()
}

pub async fn held(work: &mut Work) -> Result<Vec<Subject>, Fault> {
    let now = work.moment();
    let rows = work.rows(HELD, values![now]).await?;
    rows.iter().map(|row| row.get("subject_id").map(Subject::of)).collect()
}

/// A row whose time is over: its identifier and, if it has one, whose it is. By the statement its owner supplies.
pub async fn due(
    work: &mut Work,
    question: Sql,
    before: Moment,
    after: Uuid,
    limit: usize,
) -> Result<Vec<(Uuid, Option<Subject>)>, Fault> {
    let row = |row: &Row| {
        let subject: Option<Uuid> = row.get("subject_id")?;
        Ok((row.get("row_id")?, subject.map(Subject::of)))
    };
    work.rows(question, values![before, after, limit]).await?.iter().map(row).collect()
}

/// Clears by the statement its owner supplies, for one row or one subject.
pub async fn clear(work: &mut Work, statement: Sql, id: Uuid) -> Result<u64, Fault> {
    work.run(statement, values![id]).await
}
