//! All SQL of this capability.

use std::collections::{HashMap, HashSet};

use database::{Fault, Row, Value, Work, statements, values};
use vocabulary::{Id, Moment, Teryt};

use crate::ledger::Known;
use crate::{Code, Institution, Source};

statements! {
    /// What is known of a collection: to find what changed.
    KNOWN = "select institution_id, fingerprint, removed_at, stewarded_at from institution where source = $1";
    /// Takes in new and changed institutions.
    KEEP = "insert into institution
        (institution_id, source, source_id, kind, teryt, part_of, sort_name, facts, fingerprint, created_at, changed_at)
        values {rows}
        on conflict (institution_id) do update set
            kind = excluded.kind, teryt = excluded.teryt, part_of = excluded.part_of, sort_name = excluded.sort_name,
            facts = excluded.facts, fingerprint = excluded.fingerprint, changed_at = excluded.changed_at, removed_at = null";
    /// Writes down what some institutions were before they change.
    REMEMBER = "insert into institution_history (institution_id, changed_at, actor, what, before)
        select institution_id, $1, $2, $3, facts from institution where institution_id in ({list})
        on conflict (institution_id, changed_at) do nothing";
    /// Marks an institution as gone; it stays as a tombstone.
    REMOVE = "update institution set removed_at = $1, changed_at = $1 where institution_id = $2 and removed_at is null";
    /// Puts an institution aside: it is a tombstone that no import brings back.
    SET_ASIDE = "update institution set removed_at = $1, changed_at = $1, stewarded_at = $1 where institution_id = $2 and removed_at is null";
    /// Brings back what was put aside.
    BRING_BACK = "update institution set removed_at = null, changed_at = $1, stewarded_at = null where institution_id = $2 and stewarded_at is not null";
    /// Holds an institution until the unit of work ends, so that nobody else changes it in between.
    HOLD = "update institution set kind = kind where institution_id = $1 returning facts, changed_at, removed_at, fingerprint";
    /// Notes that the institution itself keeps what it says about itself from now on.
    OWN = "update institution set stewarded_at = coalesce(stewarded_at, $2) where institution_id = $1";
    /// What an institution said before each change, newest first.
    VERSIONS = "select changed_at, actor, what, before from institution_history where institution_id = $1 order by changed_at desc limit $2";
    /// What an institution said before the change of that moment.
    VERSION = "select before from institution_history where institution_id = $1 and changed_at = $2";
    /// One institution, unless it is gone.
    ONE = "select facts, removed_at, changed_at from institution where institution_id = $1";
    /// One institution by its identifier at the source.
    BY_SOURCE = "select facts from institution where source_id = $1 and removed_at is null order by source limit 1";
    /// Some institutions.
    SOME = "select facts from institution where institution_id in ({list}) and removed_at is null";
    /// All that are there, for derived things.
    ALL = "select facts from institution where removed_at is null order by sort_name, institution_id";
    /// Which there are.
    IDS = "select institution_id from institution where removed_at is null";
    /// Under which names all are kept, tombstones included.
    IDENTITIES = "select institution_id, source, source_id from institution";
    /// A page of all, in the order of change, with tombstones: for copies elsewhere.
    CHANGED_SINCE = "select institution_id, facts, changed_at, removed_at from institution
        where changed_at >= $1 order by changed_at, institution_id limit $2 offset $3";
    /// How many there are since a moment, tombstones included.
    COUNT_SINCE = "select count(*) as institutions, count(*) filter (where removed_at is null) as present from institution where changed_at >= $1";
    /// A page of those present, by name.
    PAGE = "select institution_id, facts, changed_at from institution where removed_at is null order by institution_id limit $1 offset $2";
    /// The institutions of a unit or of the units in it.
    IN_UNIT = "select facts from institution where teryt like $1 and removed_at is null order by sort_name, institution_id";
    /// Branches of an institution.
    BRANCHES = "select facts from institution where part_of = $1 and removed_at is null order by sort_name";
    /// When anything last changed.
    LAST_CHANGE = "select max(changed_at) as last_change from institution";
    /// What an institution was before, newest first.
    HISTORY = "select changed_at, actor, what from institution_history where institution_id = $1 order by changed_at desc limit $2";
    /// All codes.
    CODES = "select * from code order by list, position, code";
    /// Takes in codes.
    KEEP_CODES = "insert into code (list, code, parent, name_pl, name_en, name_uk, note, valid_from, valid_to, position) values {rows}
        on conflict (list, code) do update set parent = excluded.parent, name_pl = excluded.name_pl, name_en = excluded.name_en,
            name_uk = excluded.name_uk, note = excluded.note, valid_from = excluded.valid_from, valid_to = excluded.valid_to, position = excluded.position";
    /// All sources.
    SOURCES = "select * from source order by source";
    /// Takes in sources.
    KEEP_SOURCES = "insert into source (source, publisher, title, as_of, url, licence, used_for) values {rows}
        on conflict (source) do update set publisher = excluded.publisher, title = excluded.title, as_of = excluded.as_of,
            url = excluded.url, licence = excluded.licence, used_for = excluded.used_for";
}

fn facts(row: &Row) -> Result<Institution, Fault> {
    serde_json::from_str(&row.json("facts")?)
        .map_err(|error| Fault::Unreadable { column: "facts".into(), reason: error.to_string() })
}

pub async fn known(work: &mut Work, collection: &str) -> Result<HashMap<Id<Institution>, Known>, Fault> {
    let mut known = HashMap::new();
    work.each(KNOWN, values![collection], |row| {
        let removed = row.get::<Option<Moment>>("removed_at")?.is_some();
        let stewarded = row.get::<Option<Moment>>("stewarded_at")?.is_some();
        let fingerprint = row.get("fingerprint")?;
        known.insert(row.get("institution_id")?, Known { fingerprint, removed, stewarded });
        Ok(())
    })
    .await?;
    Ok(known)
}

pub async fn keep(work: &mut Work, batch: &[(&Institution, String, i64)]) -> Result<(), Fault> {
    let moment = work.moment();
    let rows = batch
        .iter()
        .map(|(institution, facts, fingerprint)| {
            values![
                institution.id,
                &institution.provenance.collection,
                &institution.provenance.source_id,
                &institution.kind,
                &institution.teryt,
                institution.part_of,
                polish::sort_key(institution.name.in_language(vocabulary::Language::Polish)),
                Value::Json(Some(facts.clone())),
                *fingerprint,
                moment,
                moment
            ]
        })
        .collect();
    work.run_many(KEEP, rows).await.map(drop)
}

pub async fn remember(work: &mut Work, what: &str, ids: &[Id<Institution>]) -> Result<(), Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    let list = ids.iter().map(|id| Value::from(*id)).collect();
    work.rows_in(REMEMBER, values![moment, actor, what], list).await.map(drop)
}

pub async fn remove(work: &mut Work, id: Id<Institution>) -> Result<u64, Fault> {
    let moment = work.moment();
    work.run(REMOVE, values![moment, id]).await
}

pub async fn set_aside(work: &mut Work, id: Id<Institution>) -> Result<u64, Fault> {
    let moment = work.moment();
    work.run(SET_ASIDE, values![moment, id]).await
}

pub async fn bring_back(work: &mut Work, id: Id<Institution>) -> Result<u64, Fault> {
    let moment = work.moment();
    work.run(BRING_BACK, values![moment, id]).await
}

/// A record as it stands in the store, tombstones included.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The record; its last state when it is gone.
    pub institution: Institution,
    /// When it last changed.
    pub changed_at: Moment,
    /// When its source stopped naming it.
    pub removed_at: Option<Moment>,
}

fn kept(row: &Row) -> Result<Kept, Fault> {
    Ok(Kept {
        institution: facts(row)?,
        changed_at: row.get("changed_at")?,
        removed_at: row.get("removed_at")?,
    })
}

pub async fn one(work: &mut Work, id: Id<Institution>) -> Result<Option<Kept>, Fault> {
    work.first(ONE, values![id]).await?.as_ref().map(kept).transpose()
}

/// An institution that is held, with the fingerprint of what its source said last.
pub async fn hold(work: &mut Work, id: Id<Institution>) -> Result<Option<(Kept, i64)>, Fault> {
    let row = work.first(HOLD, values![id]).await?;
    row.map(|row| Ok((kept(&row)?, row.get("fingerprint")?))).transpose()
}

pub async fn own(work: &mut Work, id: Id<Institution>) -> Result<(), Fault> {
    let moment = work.moment();
    work.run(OWN, values![id, moment]).await.map(drop)
}

fn before(row: &Row) -> Result<Option<Institution>, Fault> {
    let Some(json) = row.optional_json("before")? else { return Ok(None) };
    serde_json::from_str(&json)
        .map(Some)
        .map_err(|error| Fault::Unreadable { column: "before".into(), reason: error.to_string() })
}

/// A row of the history: when, who, what, and the state before.
pub type Step = (Moment, String, String, Option<Institution>);

pub async fn versions(work: &mut Work, id: Id<Institution>, limit: usize) -> Result<Vec<Step>, Fault> {
    work.rows(VERSIONS, values![id, limit])
        .await?
        .iter()
        .map(|row| Ok((row.get("changed_at")?, row.get("actor")?, row.get("what")?, before(row)?)))
        .collect()
}

pub async fn version(work: &mut Work, id: Id<Institution>, at: Moment) -> Result<Option<Institution>, Fault> {
    work.first(VERSION, values![id, at]).await?.map_or(Ok(None), |row| before(&row))
}

pub async fn by_source_id(work: &mut Work, source_id: &str) -> Result<Option<Institution>, Fault> {
    work.first(BY_SOURCE, values![source_id]).await?.as_ref().map(facts).transpose()
}

pub async fn some(work: &mut Work, ids: &[Id<Institution>]) -> Result<Vec<Institution>, Fault> {
    let list = ids.iter().map(|id| Value::from(*id)).collect();
    work.rows_in(SOME, values![], list).await?.iter().map(facts).collect()
}

pub async fn all(work: &mut Work) -> Result<Vec<Institution>, Fault> {
    let mut institutions = Vec::new();
    work.each(ALL, values![], |row| {
        institutions.push(facts(&row)?);
        Ok(())
    })
    .await?;
    Ok(institutions)
}

pub async fn ids(work: &mut Work) -> Result<HashSet<Id<Institution>>, Fault> {
    let mut ids = HashSet::new();
    work.each(IDS, values![], |row| {
        ids.insert(row.get("institution_id")?);
        Ok(())
    })
    .await?;
    Ok(ids)
}

pub async fn identities(
    work: &mut Work,
    mut visit: impl FnMut(Id<Institution>, &str, &str) + Send,
) -> Result<(), Fault> {
    work.each(IDENTITIES, values![], |row| {
        let (source, source_id): (String, String) = (row.get("source")?, row.get("source_id")?);
        visit(row.get("institution_id")?, &source, &source_id);
        Ok(())
    })
    .await
}

pub async fn changed_since(
    work: &mut Work,
    since: Moment,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    work.rows(CHANGED_SINCE, values![since, limit, offset]).await?.iter().map(kept).collect()
}

/// How many are there, tombstones included, and how many of them are present.
pub async fn count_since(work: &mut Work, since: Moment) -> Result<(u64, u64), Fault> {
    let row = work.one(COUNT_SINCE, values![since]).await?;
    let number = |column| row.get::<i64>(column).map(|count| u64::try_from(count).unwrap_or_default());
    Ok((number("institutions")?, number("present")?))
}

pub async fn page(work: &mut Work, limit: usize, offset: usize) -> Result<Vec<(Institution, Moment)>, Fault> {
    work.rows(PAGE, values![limit, offset])
        .await?
        .iter()
        .map(|row| Ok((facts(row)?, row.get("changed_at")?)))
        .collect()
}

pub async fn in_unit(work: &mut Work, unit: &Teryt) -> Result<Vec<Institution>, Fault> {
    work.rows(IN_UNIT, values![format!("{unit}%")]).await?.iter().map(facts).collect()
}

pub async fn branches(work: &mut Work, id: Id<Institution>) -> Result<Vec<Institution>, Fault> {
    work.rows(BRANCHES, values![id]).await?.iter().map(facts).collect()
}

/// A change of a record: when, by whom, what.
#[derive(Debug, Clone)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// By whom.
    pub actor: String,
    /// `changed`, `removed` or `restored`.
    pub what: String,
}

pub async fn history(work: &mut Work, id: Id<Institution>, limit: usize) -> Result<Vec<Change>, Fault> {
    work.rows(HISTORY, values![id, limit])
        .await?
        .iter()
        .map(|row| {
            Ok(Change { at: row.get("changed_at")?, actor: row.get("actor")?, what: row.get("what")? })
        })
        .collect()
}

pub async fn last_change(work: &mut Work) -> Result<Option<Moment>, Fault> {
    work.one(LAST_CHANGE, values![]).await?.get("last_change")
}

pub async fn codes(work: &mut Work) -> Result<Vec<Code>, Fault> {
    work.rows(CODES, values![])
        .await?
        .iter()
        .map(|row| {
            Ok(Code {
                list: row.get("list")?,
                code: row.get("code")?,
                parent: row.get("parent")?,
                name: row.local_text("name")?,
                note: row.get("note")?,
                valid_from: row.get("valid_from")?,
                valid_to: row.get("valid_to")?,
            })
        })
        .collect()
}

pub async fn keep_codes(work: &mut Work, codes: &[Code]) -> Result<(), Fault> {
    let rows = codes
        .iter()
        .enumerate()
        .map(|(position, code)| {
            values![
                &code.list,
                &code.code,
                code.parent.clone(),
                code.name.pl.clone().unwrap_or_else(|| code.code.clone()),
                code.name.en.clone(),
                code.name.uk.clone(),
                code.note.clone(),
                code.valid_from,
                code.valid_to,
                position
            ]
        })
        .collect();
    work.run_many(KEEP_CODES, rows).await.map(drop)
}

pub async fn sources(work: &mut Work) -> Result<Vec<Source>, Fault> {
    work.rows(SOURCES, values![])
        .await?
        .iter()
        .map(|row| {
            Ok(Source {
                source: row.get("source")?,
                publisher: row.get("publisher")?,
                title: row.get("title")?,
                as_of: row.get("as_of")?,
                url: row.get("url")?,
                licence: row.get("licence")?,
                used_for: row.get("used_for")?,
            })
        })
        .collect()
}

pub async fn keep_sources(work: &mut Work, sources: &[Source]) -> Result<(), Fault> {
    let rows = sources
        .iter()
        .map(|source| {
            values![
                &source.source,
                &source.publisher,
                &source.title,
                source.as_of.clone(),
                source.url.clone(),
                source.licence.clone(),
                source.used_for.clone()
            ]
        })
        .collect();
    work.run_many(KEEP_SOURCES, rows).await.map(drop)
}
