//! All SQL of the log.

mod rows;

use database::{Fault, Row, Sql, Value, Work, statements, values};
use uuid::Uuid;
use vocabulary::Moment;

use crate::{
    Kind,
    chain::{self, Hash},
    entry::{Body, account_of},
    head::Head,
    look::Filter,
    prune::Pruned,
    signing::{PublicKey, Signature},
};

pub use rows::{Columns, Stored, place, stored};
use rows::{bytes, integer, number};

statements! {
    /// The end of the chain, taken with a change, so that whoever asks holds it until they commit: that is how several
    /// nodes take turns.
    ADVANCE = "update audit_chain set last_sequence = last_sequence + $1 where chain = 1 returning installation_id, last_sequence, last_hash, last_head";
    /// The same for the next head.
    NEXT_HEAD = "update audit_chain set last_head = last_head + 1 where chain = 1 returning installation_id, last_sequence, last_hash, last_head";
    /// The end of the chain, only looked at.
    CHAIN = "select installation_id, last_sequence, last_hash, last_head from audit_chain where chain = 1";
    /// The chain begins once, whoever comes first.
    BEGIN = "insert into audit_chain (chain, installation_id, last_sequence, last_hash, last_head) values (1, $1, 0, $2, 0)
        on conflict (chain) do nothing";
    /// The chain now ends here.
    END_AT = "update audit_chain set last_hash = $1 where chain = 1";
    /// New entries.
    APPEND = "insert into audit_entry
        (sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash)
        values {rows}";
    /// Every entry up to one, in order.
    WALK = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where sequence <= $1 order by sequence";
    /// The hash of one entry.
    HASH_AT = "select hash from audit_entry where sequence = $1";
    /// The hashes of some entries.
    HASHES_AT = "select sequence, hash from audit_entry where sequence in ({list})";
    /// A page of what touches a person's data, the newest first.
    LOOK_ABOUT = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where subject_id = $1 and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)
        order by sequence desc limit $10 offset $11";
    /// How many those are.
    COUNT_ABOUT = "select count(*) as entries from audit_entry where subject_id = $1 and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)";
    /// A page of what somebody did, the newest first.
    LOOK_BY = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where account_id = $2 and (subject_id = $1 or $1 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)
        order by sequence desc limit $10 offset $11";
    /// How many those are.
    COUNT_BY = "select count(*) as entries from audit_entry where account_id = $2 and (subject_id = $1 or $1 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)";
    /// A page of what was done to a thing, the newest first.
    LOOK_ON = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where object_id = $3 and (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)
        order by sequence desc limit $10 offset $11";
    /// How many those are.
    COUNT_ON = "select count(*) as entries from audit_entry where object_id = $3 and (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)";
    /// A page of the matters of an institution, the newest first.
    LOOK_AT = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where institution_id = $4 and (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)
        order by sequence desc limit $10 offset $11";
    /// How many those are.
    COUNT_AT = "select count(*) as entries from audit_entry where institution_id = $4 and (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)";
    /// A page of the whole log, the newest first.
    LOOK_ALL = "select sequence, at, kind, what, actor, account_id, institution_id, subject_id, object_kind, object_id, body, hash
        from audit_entry where (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)
        order by sequence desc limit $10 offset $11";
    /// How many those are.
    COUNT_ALL = "select count(*) as entries from audit_entry where (subject_id = $1 or $1 is null) and (account_id = $2 or $2 is null) and (object_id = $3 or $3 is null) and (institution_id = $4 or $4 is null)
            and (actor = $5 or $5 is null) and (kind = $6 or $6 is null)
            and (what = $7 or substr(what, 1, length($7) + 1) = $7 || '.' or $7 is null)
            and (at >= $8 or $8 is null) and (at < $9 or $9 is null)";
    /// A new head.
    PUT_HEAD = "insert into audit_head (head, sequence, hash, signed_at, public_key, signature) values ($1, $2, $3, $4, $5, $6)";
    /// Heads after one, in order.
    HEADS_AFTER = "select head, sequence, hash, signed_at, public_key, signature from audit_head where head > $1 order by head";
    /// The latest head.
    LATEST_HEAD = "select head, sequence, hash, signed_at, public_key, signature from audit_head order by head desc limit 1";
    /// Heads by their numbers.
    HEADS_AT = "select head, sequence, hash, signed_at, public_key, signature from audit_head where head in ({list})";
    /// Every head beside the hash of the entry it speaks of.
    HEADS_AND_ENTRIES = "select h.head, h.sequence, h.hash, h.signed_at, h.public_key, h.signature, e.hash as entry_hash
        from audit_head h left join audit_entry e on e.sequence = h.sequence order by h.head";
    /// Where old entries were removed, the latest last.
    PRUNED = "select sequence, hash, pruned_at, public_key, signature from audit_pruned order by sequence";
    /// The same, newly.
    PUT_PRUNED = "insert into audit_pruned (sequence, hash, pruned_at, public_key, signature) values ($1, $2, $3, $4, $5)";
    /// What there is besides the note of the chain's end.
    REMAINS = "select (select count(*) from audit_entry) + (select count(*) from audit_head) + (select count(*) from audit_pruned) as remains";
    /// The first entry that is not older.
    FIRST_SINCE = "select sequence from audit_entry where at >= $1 order by sequence limit 1";
    /// Old entries go.
    REMOVE = "delete from audit_entry where sequence <= $1";
}

/// Where the chain ends, as the database notes it.
#[derive(Debug, Clone)]
pub struct End {
    pub installation: Uuid,
    pub sequence: u64,
    pub hash: Hash,
    pub head: u64,
}

fn end(row: &Row) -> Result<End, Fault> {
    Ok(End {
        installation: row.get("installation_id")?,
        sequence: number(row, "last_sequence")?,
        hash: bytes(row, "last_hash")?,
        head: number(row, "last_head")?,
    })
}

/// The chain's end; nothing before the first entry.
pub async fn chain(work: &mut Work) -> Result<Option<End>, Fault> {
    work.first(CHAIN, values![]).await?.as_ref().map(end).transpose()
}

async fn begin(work: &mut Work) -> Result<(), Fault> {
    let installation: Uuid = work.new_id::<()>().uuid();
    work.run(BEGIN, values![installation, chain::beginning(installation).as_slice()]).await.map(drop)
}

/// Moves the end of the chain by so many places and holds it until the work is committed.
pub async fn advance(work: &mut Work, count: usize) -> Result<End, Fault> {
    if let Some(row) = work.first(ADVANCE, values![count]).await? {
        return end(&row);
    }
    begin(work).await?;
    end(&work.one(ADVANCE, values![count]).await?)
}

/// The end of the chain with the number of the next head, held until the work is committed.
pub async fn next_head(work: &mut Work) -> Result<End, Fault> {
    if let Some(row) = work.first(NEXT_HEAD, values![]).await? {
        return end(&row);
    }
    begin(work).await?;
    end(&work.one(NEXT_HEAD, values![]).await?)
}

pub async fn append(work: &mut Work, bodies: Vec<Body>) -> Result<(), Fault> {
    let end = advance(work, bodies.len()).await?;
    let (mut sequence, mut last) = (end.sequence - bodies.len() as u64, end.hash);
    let mut rows = Vec::with_capacity(bodies.len());
    for body in bodies {
        sequence += 1;
        let text = body.text();
        last = chain::link(&last, sequence, &text);
        let account = account_of(&body.actor);
        let (object_kind, object_id) = body.object.map(|object| (object.kind, object.id)).unzip();
        rows.push(values![
            integer(sequence),
            body.at,
            body.kind.code(),
            body.what,
            body.actor,
            account,
            body.institution,
            body.subject,
            object_kind,
            object_id,
            text,
            last.as_slice(),
        ]);
    }
    work.run_many(APPEND, rows).await?;
    work.run(END_AT, values![last.as_slice()]).await.map(drop)
}

/// Every entry up to one, in order.
pub async fn walk(
    work: &mut Work,
    through: u64,
    visit: impl FnMut(Row) -> Result<(), Fault> + Send,
) -> Result<(), Fault> {
    work.each(WALK, values![integer(through)], visit).await
}

pub async fn hash_at(work: &mut Work, sequence: u64) -> Result<Option<Hash>, Fault> {
    work.first(HASH_AT, values![integer(sequence)]).await?.map(|row| bytes(&row, "hash")).transpose()
}

pub async fn hashes_at(work: &mut Work, sequences: Vec<u64>) -> Result<Vec<(u64, Hash)>, Fault> {
    let list = sequences.into_iter().map(|sequence| integer(sequence).into()).collect();
    let rows = work.rows_in(HASHES_AT, values![], list).await?;
    rows.iter().map(|row| Ok((number(row, "sequence")?, bytes(row, "hash")?))).collect()
}

/// The statements that walk the fewest rows for a filter: its page and its count.
fn narrowest(filter: &Filter) -> (Sql, Sql) {
    if filter.subject.is_some() {
        (LOOK_ABOUT, COUNT_ABOUT)
    } else if filter.account().is_some() {
        (LOOK_BY, COUNT_BY)
    } else if filter.object.is_some() {
        (LOOK_ON, COUNT_ON)
    } else if filter.institution.is_some() {
        (LOOK_AT, COUNT_AT)
    } else {
        (LOOK_ALL, COUNT_ALL)
    }
}

fn conditions(filter: &Filter) -> Vec<Value> {
    values![
        filter.subject,
        filter.account(),
        filter.object,
        filter.institution,
        filter.actor_text(),
        filter.kind.map(Kind::code),
        filter.what.clone(),
        filter.from,
        filter.to,
    ]
}

pub async fn look(work: &mut Work, filter: &Filter, limit: u32, offset: u64) -> Result<Vec<Stored>, Fault> {
    let mut values = conditions(filter);
    values.extend(values![limit, integer(offset)]);
    work.rows(narrowest(filter).0, values).await?.iter().map(stored).collect()
}

pub async fn count(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    number(&work.one(narrowest(filter).1, conditions(filter)).await?, "entries")
}

pub async fn put_head(work: &mut Work, head: &Head) -> Result<(), Fault> {
    let values = values![
        integer(head.number),
        integer(head.sequence),
        head.hash.as_slice(),
        head.signed_at,
        head.public_key.0.as_slice(),
        head.signature.as_slice(),
    ];
    work.run(PUT_HEAD, values).await.map(drop)
}

/// The number of a head's row, even when the rest of it cannot be read.
pub fn head_place(row: &Row) -> Result<i64, Fault> {
    row.get("head")
}

pub fn head(row: &Row, installation: Uuid) -> Result<Head, Fault> {
    Ok(Head {
        number: number(row, "head")?,
        installation,
        sequence: number(row, "sequence")?,
        hash: bytes(row, "hash")?,
        signed_at: row.get("signed_at")?,
        public_key: public_key(row)?,
        signature: signature(row)?,
    })
}

fn public_key(row: &Row) -> Result<PublicKey, Fault> {
    bytes(row, "public_key").map(PublicKey)
}

fn signature(row: &Row) -> Result<Signature, Fault> {
    bytes(row, "signature")
}

/// The hash of the entry beside a head; nothing when there is no such entry or its hash cannot be read.
pub fn entry_hash(row: &Row) -> Option<Hash> {
    bytes(row, "entry_hash").ok()
}

pub async fn heads_after(
    work: &mut Work,
    head: u64,
    visit: impl FnMut(Row) -> Result<(), Fault> + Send,
) -> Result<(), Fault> {
    work.each(HEADS_AFTER, values![integer(head)], visit).await
}

/// The latest head, and of which installation.
pub async fn latest_head(work: &mut Work) -> Result<Option<Head>, Fault> {
    let Some(end) = chain(work).await? else { return Ok(None) };
    work.first(LATEST_HEAD, values![]).await?.map(|row| head(&row, end.installation)).transpose()
}

pub async fn heads_at(work: &mut Work, installation: Uuid, numbers: Vec<u64>) -> Result<Vec<Head>, Fault> {
    let list = numbers.into_iter().map(|number| integer(number).into()).collect();
    let rows = work.rows_in(HEADS_AT, values![], list).await?;
    // One that cannot be read is found when all heads are walked.
    Ok(rows.iter().filter_map(|row| head(row, installation).ok()).collect())
}

pub async fn heads_and_entries(
    work: &mut Work,
    visit: impl FnMut(Row) -> Result<(), Fault> + Send,
) -> Result<(), Fault> {
    work.each(HEADS_AND_ENTRIES, values![], visit).await
}

/// Where old entries were removed, the latest last.
pub async fn pruned(work: &mut Work, installation: Uuid) -> Result<Vec<Pruned>, Fault> {
    let rows = work.rows(PRUNED, values![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Pruned {
                installation,
                sequence: number(row, "sequence")?,
                hash: bytes(row, "hash")?,
                at: row.get("pruned_at")?,
                public_key: public_key(row)?,
                signature: signature(row)?,
            })
        })
        .collect()
}

pub async fn put_pruned(work: &mut Work, pruned: &Pruned) -> Result<(), Fault> {
    let values = values![
        integer(pruned.sequence),
        pruned.hash.as_slice(),
        pruned.at,
        pruned.public_key.0.as_slice(),
        pruned.signature.as_slice(),
    ];
    work.run(PUT_PRUNED, values).await.map(drop)
}

/// Whether there is anything besides the note of the chain's end.
pub async fn remains(work: &mut Work) -> Result<bool, Fault> {
    Ok(number(&work.one(REMAINS, values![]).await?, "remains")? > 0)
}

pub async fn first_since(work: &mut Work, moment: Moment) -> Result<Option<u64>, Fault> {
    work.first(FIRST_SINCE, values![moment]).await?.map(|row| number(&row, "sequence")).transpose()
}

pub async fn remove(work: &mut Work, through: u64) -> Result<u64, Fault> {
    work.run(REMOVE, values![integer(through)]).await
}
