//! The SQL of notices and preferences.

use database::{Fault, Row, Value, Work, statements, values};
use uuid::Uuid;
use vocabulary::{Id, Moment};

use super::{Notice, Noticed, preference::Preference};
use crate::clock::QuietHours;

statements! {
    /// Puts a notice down; one with the same key that is unread stands for both.
    PUT = "insert into notice (notice_id, account_id, institution_id, kind, arguments, link, once_key, created_at, mail_due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (account_id, kind, once_key) where once_key is not null and read_at is null do nothing";
    /// What an account has not read.
    UNREAD = "select notice_id, institution_id, kind, arguments, link, created_at, read_at from notice
        where account_id = $1 and read_at is null order by created_at desc, notice_id desc limit $2 offset $3";
    /// All that an account was told.
    INBOX = "select notice_id, institution_id, kind, arguments, link, created_at, read_at from notice
        where account_id = $1 order by created_at desc, notice_id desc limit $2 offset $3";
    /// How much of it is unread.
    COUNT = "select count(*) filter (where read_at is null) as unread, count(*) as notices from notice where account_id = $1";
    /// Somebody read one.
    MARK_READ = "update notice set read_at = $1 where account_id = $2 and notice_id = $3 and read_at is null";
    /// Somebody read all that they saw.
    MARK_ALL_READ = "update notice set read_at = $1 where account_id = $2 and created_at <= $3 and read_at is null";
    /// For whom a letter is due.
    READERS_DUE = "select account_id, min(mail_due_at) as since from notice
        where mail_due_at is not null and mail_due_at <= $1 and digest_at is null and read_at is null
        group by account_id order by since, account_id limit $2";
    /// Takes what is due for one reader; who comes second finds nothing.
    TAKE_DUE = "update notice set digest_at = $2
        where account_id = $1 and mail_due_at <= $2 and digest_at is null and read_at is null
        returning notice_id, institution_id, kind, arguments, link, created_at, read_at";
    /// How somebody wants to be told.
    PREFERENCES = "select kind, channel, quiet_from, quiet_to from notice_preference where account_id = $1 order by kind";
    /// Keeps it.
    PREFER = "insert into notice_preference (account_id, kind, channel, quiet_from, quiet_to) values ($1, $2, $3, $4, $5)
        on conflict (account_id, kind) do update set channel = excluded.channel, quiet_from = excluded.quiet_from,
            quiet_to = excluded.quiet_to";
}

pub async fn put(
    work: &mut Work,
    notice: &Notice,
    mail_due_at: Option<Moment>,
) -> Result<Option<Id<Notice>>, Fault> {
    let (id, now): (Id<Notice>, _) = (work.new_id(), work.moment());
    let arguments = serde_json::Value::Object(notice.arguments.clone());
    let key = notice.once_key.clone();
    let (account, institution) = (notice.account, notice.institution);
    let values =
        values![id, account, institution, notice.kind, arguments, &notice.link, key, now, mail_due_at];
    Ok((work.run(PUT, values).await? > 0).then_some(id))
}

fn noticed(row: &Row) -> Result<Noticed, Fault> {
    let arguments = serde_json::from_str(&row.json("arguments")?)
        .map_err(|error| Fault::Unreadable { column: "arguments".into(), reason: error.to_string() })?;
    Ok(Noticed {
        id: row.get("notice_id")?,
        institution: row.get("institution_id")?,
        kind: row.get("kind")?,
        arguments,
        link: row.get("link")?,
        created_at: row.get("created_at")?,
        read_at: row.get("read_at")?,
    })
}

pub async fn unread(work: &mut Work, account: Uuid, limit: u32, offset: u32) -> Result<Vec<Noticed>, Fault> {
    work.rows(UNREAD, values![account, limit, offset]).await?.iter().map(noticed).collect()
}

pub async fn inbox(work: &mut Work, account: Uuid, limit: u32, offset: u32) -> Result<Vec<Noticed>, Fault> {
    work.rows(INBOX, values![account, limit, offset]).await?.iter().map(noticed).collect()
}

pub async fn count(work: &mut Work, account: Uuid) -> Result<(u64, u64), Fault> {
    let row = work.one(COUNT, values![account]).await?;
    let number = |column| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or_default());
    Ok((number("unread")?, number("notices")?))
}

pub async fn mark_read(work: &mut Work, account: Uuid, notice: Id<Notice>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(MARK_READ, values![now, account, notice]).await? > 0)
}

pub async fn mark_all_read(work: &mut Work, account: Uuid, until: Moment) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(MARK_ALL_READ, values![now, account, until]).await
}

pub async fn readers_due(work: &mut Work, limit: u32) -> Result<Vec<Uuid>, Fault> {
    let now = work.moment();
    work.rows(READERS_DUE, values![now, limit])
        .await?
        .iter()
        .map(|row| row.get::<Id<()>>("account_id").map(Id::uuid))
        .collect()
}

pub async fn take_due(work: &mut Work, account: Uuid) -> Result<Vec<Noticed>, Fault> {
    let now = work.moment();
    let rows = work.rows(TAKE_DUE, values![account, now]).await?;
    let mut due = rows.iter().map(noticed).collect::<Result<Vec<_>, _>>()?;
    due.sort_by_key(|notice| (notice.created_at, notice.id));
    Ok(due)
}

pub async fn preferences(work: &mut Work, account: Uuid) -> Result<Vec<(String, Preference)>, Fault> {
    work.rows(PREFERENCES, values![account]).await?.iter().map(preference).collect()
}

fn preference(row: &Row) -> Result<(String, Preference), Fault> {
    let channel: String = row.get("channel")?;
    let channel = channel.parse().map_err(|error: super::preference::UnknownChannel| Fault::Unreadable {
        column: "channel".into(),
        reason: error.to_string(),
    })?;
    let minute = |column| {
        row.get::<Option<i64>>(column).map(|minute| minute.and_then(|minute| u16::try_from(minute).ok()))
    };
    let quiet =
        minute("quiet_from")?.zip(minute("quiet_to")?).and_then(|(from, to)| QuietHours::new(from, to));
    Ok((row.get("kind")?, Preference { channel, quiet }))
}

pub async fn prefer(work: &mut Work, account: Uuid, kind: &str, preference: Preference) -> Result<(), Fault> {
    let minute = |minute: Option<u16>| Value::Integer(minute.map(i64::from));
    let from = minute(preference.quiet.map(QuietHours::from));
    let to = minute(preference.quiet.map(QuietHours::to));
    work.run(PREFER, values![account, kind, preference.channel.code(), from, to]).await.map(drop)
}
