//! All SQL of what institutions and the region do with entries.

use database::{Fault, Row, Value, Work, statements, values};
use institutions::Institution;
use privacy::{ColumnRule, LegalBasis, Retention, Sweep};
use uuid::Uuid;
use vocabulary::{Id, Moment};

use crate::{Service, look::Kept, report_error::ErrorReport, store};

statements! {
    /// Holds a service until the unit of work ends, so that nobody else changes it in between, and tells its state.
    HOLD = "update service set area = area where service_id = $1
        returning facts, changed_at, removed_at, fingerprint, stewarded_at, removed_why, created_at";
    /// Notes that the institution itself keeps the service from now on.
    OWN = "update service set stewarded_at = coalesce(stewarded_at, $2), removed_why = null where service_id = $1";
    /// Puts a service aside.
    SET_ASIDE = "update service set removed_at = $2, changed_at = $2, removed_why = $3, stewarded_at = coalesce(stewarded_at, $2) where service_id = $1";
    /// Brings back a service that was put aside.
    BRING_BACK = "update service set removed_at = null, changed_at = $2, removed_why = null where service_id = $1";
    /// Gives a service back to its source, when nobody had kept it before it was put aside.
    GIVE_BACK = "update service set stewarded_at = null where service_id = $1";
    /// When a service was first there.
    CREATED = "select created_at from service where service_id = $1";
    /// What a service was before each change, newest first.
    VERSIONS = "select changed_at, actor, what, before from service_history where service_id = $1 order by changed_at desc limit $2";
    /// What a service was before the change of that moment.
    VERSION = "select before from service_history where service_id = $1 and changed_at = $2";
    /// Writes down that a service began here.
    BEGIN_HISTORY = "insert into service_history (service_id, changed_at, actor, what, before) values ($1, $2, $3, $4, $5)
        on conflict (service_id, changed_at) do nothing";
    /// What an institution has withdrawn since a moment.
    BIN = "select facts, changed_at, removed_at from service where institution_id = $1 and removed_why = 'withdrawn' and removed_at >= $2 order by removed_at desc, service_id";
    /// Puts a first publication down, to be looked at by the region.
    WAIT = "insert into pending_service (service_id, institution_id, facts, added_at, added_by) values ($1, $2, $3, $4, $5)";
    /// First publications that wait, oldest first.
    PENDING = "select service_id, institution_id, facts, added_at from pending_service where decided_at is null order by added_at, service_id limit $1 offset $2";
    /// How many wait.
    COUNT_PENDING = "select count(*) as waiting from pending_service where decided_at is null";
    /// Those of an institution that are not out, with what the region said.
    PENDING_OF = "select service_id, institution_id, facts, added_at, outcome, reason_sealed from pending_service
        where institution_id = $1 and (outcome is null or outcome = 'declined') order by added_at desc limit 50";
    /// Decides about a first publication.
    DECIDE = "update pending_service set decided_at = $2, decided_by = $3, outcome = $4, reason_sealed = $5 where service_id = $1 and decided_at is null
        returning facts";
    /// Decisions whose reason was kept long enough.
    OLD_DECISIONS = "select service_id as row_id, service_id as subject_id from pending_service
        where decided_at < $1 and service_id > $2 and reason_sealed is not null order by service_id limit $3";
    /// The reason goes, the decision stays.
    CLEAR_DECISION = "update pending_service set reason_sealed = null where service_id = $1";
    /// Proposals for the entries of some institutions that wait, oldest first.
    WAITING = "select report_id, error_report.service_id, reported_at, what, sender, proposed, service.institution_id
        from error_report join service on service.service_id = error_report.service_id
        where handled_at is null and service.institution_id in ({list}) order by reported_at, report_id";
    /// Proposals that wait since before a moment, oldest first.
    OVERDUE = "select report_id, error_report.service_id, reported_at, what, sender, proposed, service.institution_id
        from error_report join service on service.service_id = error_report.service_id
        where handled_at is null and reported_at <= $1 order by reported_at, report_id limit $2 offset $3";
    /// How many wait since before a moment.
    COUNT_OVERDUE = "select count(*) as reports from error_report join service on service.service_id = error_report.service_id
        where handled_at is null and reported_at <= $1";
    /// One proposal with what came of it.
    PROPOSAL = "select report_id, error_report.service_id, reported_at, what, sender, proposed, service.institution_id, handled_at, outcome
        from error_report join service on service.service_id = error_report.service_id where report_id = $1";
    /// How many proposals for the entries of some institutions were answered, by outcome.
    ANSWERED = "select outcome, count(*) as reports from error_report join service on service.service_id = error_report.service_id
        where handled_at is not null and service.institution_id in ({list}) group by outcome";
    /// Puts down what a neighbour noticed.
    PROPOSE = "update error_report set sender = $2 where report_id = $1";
    /// Answers a proposal.
    ANSWER = "update error_report set handled_at = $2, handled_by = $3, outcome = $4, reason_sealed = $5 where report_id = $1 and handled_at is null";
    /// What the search for duplicates compares, without duties that follow from the law.
    COMPARED = "select facts from service where removed_at is null and not statutory order by service_id";
    /// Forgets what was found before.
    FORGET_LIKELY = "delete from likely_duplicate";
    /// Puts down what was found, unless somebody has decided that the two are not the same.
    KEEP_LIKELY = "insert into likely_duplicate (kind, one_id, other_id, reasons, found_at) values {rows} on conflict (kind, one_id, other_id) do nothing";
    /// What somebody has decided.
    NOT_THE_SAME = "select kind, one_id, other_id from not_the_same";
    /// Decides that two are not the same.
    TELL_APART = "insert into not_the_same (kind, one_id, other_id, decided_at, decided_by) values ($1, $2, $3, $4, $5)
        on conflict (kind, one_id, other_id) do nothing";
    /// Takes a pair from the list.
    DROP_PAIR = "delete from likely_duplicate where kind = $1 and one_id = $2 and other_id = $3";
    /// Takes all pairs of an entry from the list.
    DROP_PAIRS_OF = "delete from likely_duplicate where kind = $1 and (one_id = $2 or other_id = $2)";
    /// Pairs that may be the same.
    LIKELY = "select kind, one_id, other_id, reasons, found_at from likely_duplicate order by kind, one_id, other_id limit $1 offset $2";
    /// How many pairs there are.
    COUNT_LIKELY = "select count(*) as pairs from likely_duplicate";
    /// One pair.
    PAIR = "select kind, one_id, other_id, reasons, found_at from likely_duplicate where kind = $1 and one_id = $2 and other_id = $3";
    /// Puts down that an entry was joined with another.
    MERGE = "insert into merged_entry (merged_entry_id, kind, entry_id, into_id, merged_at, merged_by, before) values ($1, $2, $3, $4, $5, $6, $7)";
    /// Where an entry went.
    MERGED_INTO = "select into_id from merged_entry where kind = $1 and entry_id = $2 and undone_at is null";
    /// Where all entries of a kind went.
    ALL_MERGED = "select entry_id, into_id from merged_entry where kind = $1 and undone_at is null";
    /// A page of what was joined, newest first.
    MERGED = "select merged_entry_id, kind, entry_id, into_id, merged_at, merged_by, before from merged_entry where undone_at is null order by merged_at desc, merged_entry_id limit $1 offset $2";
    /// How many were joined.
    COUNT_MERGED = "select count(*) as merged from merged_entry where undone_at is null";
    /// Undoes a joining.
    UNDO_MERGE = "update merged_entry set undone_at = $2, undone_by = $3 where merged_entry_id = $1 and undone_at is null
        returning merged_entry_id, kind, entry_id, into_id, merged_at, merged_by, before";
}

/// A service that is held, with what only stewardship asks.
#[derive(Debug, Clone)]
pub struct Held {
    pub kept: Kept,
    /// Of what its source said last.
    pub fingerprint: i64,
    pub stewarded: bool,
    pub removed_why: Option<String>,
}

fn facts(row: &Row, column: &str) -> Result<Service, Fault> {
    read(column, &row.json(column)?)
}

fn read(column: &str, json: &str) -> Result<Service, Fault> {
    serde_json::from_str(json)
        .map_err(|error| Fault::Unreadable { column: column.to_owned(), reason: error.to_string() })
}

fn count(row: &Row, column: &str) -> Result<u64, Fault> {
    row.get::<i64>(column).map(|number| u64::try_from(number).unwrap_or_default())
}

fn json_of(service: &Service) -> String {
    serde_json::to_string(service).expect("a service is always serialisable")
}

pub async fn hold(work: &mut Work, id: Id<Service>) -> Result<Option<Held>, Fault> {
    let Some(row) = work.first(HOLD, values![id]).await? else { return Ok(None) };
    Ok(Some(Held {
        kept: Kept {
            service: facts(&row, "facts")?,
            changed_at: row.get("changed_at")?,
            removed_at: row.get("removed_at")?,
        },
        fingerprint: row.get("fingerprint")?,
        stewarded: row.get::<Option<Moment>>("stewarded_at")?.is_some(),
        removed_why: row.get("removed_why")?,
    }))
}

/// Writes a service that was held, with its former state in the history.
pub async fn rewrite(work: &mut Work, what: &str, service: &Service, fingerprint: i64) -> Result<(), Fault> {
    store::remember(work, what, &[service.id]).await?;
    store::keep(work, &[(service, json_of(service), fingerprint)], &[service.id]).await
}

/// Writes a service that was not there.
pub async fn begin(work: &mut Work, service: &Service) -> Result<(), Fault> {
    let json = json_of(service);
    let fingerprint = institutions::ledger::fingerprint(&json);
    store::keep(work, &[(service, json, fingerprint)], &[]).await?;
    let (moment, actor) = (work.moment(), work.actor().to_string());
    work.run(BEGIN_HISTORY, values![service.id, moment, actor, "added", Value::Json(None)]).await.map(drop)
}

pub async fn own(work: &mut Work, id: Id<Service>) -> Result<(), Fault> {
    let moment = work.moment();
    work.run(OWN, values![id, moment]).await.map(drop)
}

pub async fn set_aside(work: &mut Work, id: Id<Service>, what: &str) -> Result<(), Fault> {
    store::remember(work, what, &[id]).await?;
    let moment = work.moment();
    work.run(SET_ASIDE, values![id, moment, what]).await.map(drop)
}

pub async fn bring_back(work: &mut Work, id: Id<Service>) -> Result<(), Fault> {
    store::remember(work, "brought back", &[id]).await?;
    let moment = work.moment();
    work.run(BRING_BACK, values![id, moment]).await.map(drop)
}

pub async fn give_back(work: &mut Work, id: Id<Service>) -> Result<(), Fault> {
    work.run(GIVE_BACK, values![id]).await.map(drop)
}

/// A row of the history: when, who, what, and the state before.
pub type Step = (Moment, String, String, Option<Service>);

pub async fn versions(work: &mut Work, id: Id<Service>, limit: usize) -> Result<Vec<Step>, Fault> {
    work.rows(VERSIONS, values![id, limit])
        .await?
        .iter()
        .map(|row| {
            let before = row.optional_json("before")?.map(|json| read("before", &json)).transpose()?;
            Ok((row.get("changed_at")?, row.get("actor")?, row.get("what")?, before))
        })
        .collect()
}

pub async fn version(work: &mut Work, id: Id<Service>, at: Moment) -> Result<Option<Service>, Fault> {
    let Some(row) = work.first(VERSION, values![id, at]).await? else { return Ok(None) };
    row.optional_json("before")?.map(|json| read("before", &json)).transpose()
}

pub async fn created(work: &mut Work, id: Id<Service>) -> Result<Option<Moment>, Fault> {
    work.first(CREATED, values![id]).await?.map(|row| row.get("created_at")).transpose()
}

pub async fn bin(work: &mut Work, institution: Id<Institution>, since: Moment) -> Result<Vec<Kept>, Fault> {
    work.rows(BIN, values![institution, since])
        .await?
        .iter()
        .map(|row| {
            Ok(Kept {
                service: facts(row, "facts")?,
                changed_at: row.get("changed_at")?,
                removed_at: row.get("removed_at")?,
            })
        })
        .collect()
}

/// A first publication that is not out.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The service as it will stand.
    pub service: Service,
    /// Since when it waits.
    pub added_at: Moment,
    /// Why the region declined it, when it did.
    pub declined: Option<String>,
}

pub async fn wait(work: &mut Work, service: &Service) -> Result<(), Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    let json = Value::Json(Some(json_of(service)));
    work.run(WAIT, values![service.id, service.institution, json, moment, actor]).await.map(drop)
}

pub async fn pending(work: &mut Work, limit: u64, offset: u64) -> Result<Vec<Pending>, Fault> {
    work.rows(PENDING, values![limit, offset])
        .await?
        .iter()
        .map(|row| {
            Ok(Pending { service: facts(row, "facts")?, added_at: row.get("added_at")?, declined: None })
        })
        .collect()
}

pub async fn count_pending(work: &mut Work) -> Result<u64, Fault> {
    count(&work.one(COUNT_PENDING, values![]).await?, "waiting")
}

/// Why the region declined a first publication: an official writes it freely about the entry of an institution.
pub const DECISION: ColumnRule = ColumnRule {
    table: "pending_service",
    column: "reason_sealed",
    purpose_key: "directory-purpose-first-publication",
    legal_basis: LegalBasis::PublicTask,
    retention: Retention::Days {
        days: 180,
        after: "decided_at",
        sweep: Sweep { due: OLD_DECISIONS, clear: CLEAR_DECISION, subject_ends: true },
    },
    subject_column: "service_id",
};

/// Each with the sealed reason, when it was declined.
pub async fn pending_of(
    work: &mut Work,
    institution: Id<Institution>,
) -> Result<Vec<(Pending, Option<Vec<u8>>)>, Fault> {
    work.rows(PENDING_OF, values![institution])
        .await?
        .iter()
        .map(|row| {
            let outcome: Option<String> = row.get("outcome")?;
            let pending = Pending {
                service: facts(row, "facts")?,
                added_at: row.get("added_at")?,
                declined: outcome.map(|_| String::new()),
            };
            Ok((pending, row.get("reason_sealed")?))
        })
        .collect()
}

pub async fn decide(
    work: &mut Work,
    id: Id<Service>,
    outcome: &str,
    reason_sealed: Option<Vec<u8>>,
) -> Result<Option<Service>, Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    let row = work.first(DECIDE, values![id, moment, actor, outcome, reason_sealed]).await?;
    row.map(|row| facts(&row, "facts")).transpose()
}

/// What somebody, or a source, says about an entry.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Its identifier.
    pub id: Id<ErrorReport>,
    /// About which entry.
    pub service: Id<Service>,
    /// Whose entry that is.
    pub institution: Id<Institution>,
    /// Since when it waits.
    pub reported_at: Moment,
    /// A word of [`crate::report_error::Complaint`], or `source` for what the entry's source says now.
    pub what: String,
    /// Which institution noticed it; none for visitors and sources.
    pub sender: Option<Id<Institution>>,
    /// The entry as its source has it now.
    pub proposed: Option<Service>,
}

fn proposal(row: &Row) -> Result<Proposal, Fault> {
    Ok(Proposal {
        id: row.get("report_id")?,
        service: row.get("service_id")?,
        institution: row.get("institution_id")?,
        reported_at: row.get("reported_at")?,
        what: row.get("what")?,
        sender: row.get("sender")?,
        proposed: row.optional_json("proposed")?.map(|json| read("proposed", &json)).transpose()?,
    })
}

fn ids<T>(list: &[Id<T>]) -> Vec<Value> {
    list.iter().map(|id| Value::from(*id)).collect()
}

pub async fn waiting(work: &mut Work, of: &[Id<Institution>]) -> Result<Vec<Proposal>, Fault> {
    work.rows_in(WAITING, values![], ids(of)).await?.iter().map(proposal).collect()
}

pub async fn answered(work: &mut Work, of: &[Id<Institution>]) -> Result<(u64, u64), Fault> {
    let (mut accepted, mut declined) = (0, 0);
    for row in work.rows_in(ANSWERED, values![], ids(of)).await? {
        match row.get::<Option<String>>("outcome")?.as_deref() {
            Some("accepted") => accepted += count(&row, "reports")?,
            _ => declined += count(&row, "reports")?,
        }
    }
    Ok((accepted, declined))
}

pub async fn overdue(
    work: &mut Work,
    until: Moment,
    limit: u64,
    offset: u64,
) -> Result<Vec<Proposal>, Fault> {
    work.rows(OVERDUE, values![until, limit, offset]).await?.iter().map(proposal).collect()
}

pub async fn count_overdue(work: &mut Work, until: Moment) -> Result<u64, Fault> {
    count(&work.one(COUNT_OVERDUE, values![until]).await?, "reports")
}

/// A proposal and, when it was answered, the outcome.
pub async fn one_proposal(
    work: &mut Work,
    id: Id<ErrorReport>,
) -> Result<Option<(Proposal, Option<String>)>, Fault> {
    let Some(row) = work.first(PROPOSAL, values![id]).await? else { return Ok(None) };
    Ok(Some((proposal(&row)?, row.get("outcome")?)))
}

pub async fn sent_by(work: &mut Work, id: Id<ErrorReport>, sender: Id<Institution>) -> Result<(), Fault> {
    work.run(PROPOSE, values![id, sender]).await.map(drop)
}

pub async fn answer(
    work: &mut Work,
    id: Id<ErrorReport>,
    outcome: &str,
    reason_sealed: Option<Vec<u8>>,
) -> Result<bool, Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    Ok(work.run(ANSWER, values![id, moment, actor, outcome, reason_sealed]).await? == 1)
}

pub async fn each_compared(work: &mut Work, mut visit: impl FnMut(Service) + Send) -> Result<(), Fault> {
    work.each(COMPARED, values![], |row| {
        visit(facts(&row, "facts")?);
        Ok(())
    })
    .await
}

/// A pair, told by its kind and the two identifiers, the smaller first.
pub type PairKey = (String, Uuid, Uuid);

pub async fn not_the_same(work: &mut Work) -> Result<Vec<PairKey>, Fault> {
    work.rows(NOT_THE_SAME, values![])
        .await?
        .iter()
        .map(|row| Ok((row.get("kind")?, row.get("one_id")?, row.get("other_id")?)))
        .collect()
}

pub async fn keep_likely(work: &mut Work, pairs: &[(PairKey, String)]) -> Result<(), Fault> {
    let moment = work.moment();
    work.run(FORGET_LIKELY, values![]).await?;
    let rows = pairs
        .iter()
        .map(|((kind, one, other), reasons)| values![kind, *one, *other, reasons, moment])
        .collect();
    work.run_many(KEEP_LIKELY, rows).await.map(drop)
}

pub async fn tell_apart(work: &mut Work, (kind, one, other): &PairKey) -> Result<(), Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    work.run(TELL_APART, values![kind, *one, *other, moment, actor]).await?;
    work.run(DROP_PAIR, values![kind, *one, *other]).await.map(drop)
}

pub async fn drop_pairs_of(work: &mut Work, kind: &str, entry: Uuid) -> Result<(), Fault> {
    work.run(DROP_PAIRS_OF, values![kind, entry]).await.map(drop)
}

fn pair(row: &Row) -> Result<(PairKey, String, Moment), Fault> {
    let key = (row.get("kind")?, row.get("one_id")?, row.get("other_id")?);
    Ok((key, row.get("reasons")?, row.get("found_at")?))
}

pub async fn likely(
    work: &mut Work,
    limit: u64,
    offset: u64,
) -> Result<Vec<(PairKey, String, Moment)>, Fault> {
    work.rows(LIKELY, values![limit, offset]).await?.iter().map(pair).collect()
}

pub async fn count_likely(work: &mut Work) -> Result<u64, Fault> {
    count(&work.one(COUNT_LIKELY, values![]).await?, "pairs")
}

pub async fn one_pair(
    work: &mut Work,
    (kind, one, other): &PairKey,
) -> Result<Option<(PairKey, String, Moment)>, Fault> {
    work.first(PAIR, values![kind, *one, *other]).await?.as_ref().map(pair).transpose()
}

/// An entry that was joined with another.
#[derive(Debug, Clone)]
pub struct MergedEntry {
    /// Its identifier.
    pub id: Id<MergedEntry>,
    /// `service` or `institution`.
    pub kind: String,
    /// The entry that went.
    pub entry: Uuid,
    /// The entry that stayed.
    pub into: Uuid,
    /// When.
    pub merged_at: Moment,
    /// By whom.
    pub merged_by: String,
    /// What is needed to undo it.
    pub before: String,
}

fn merged_entry(row: &Row) -> Result<MergedEntry, Fault> {
    Ok(MergedEntry {
        id: row.get("merged_entry_id")?,
        kind: row.get("kind")?,
        entry: row.get("entry_id")?,
        into: row.get("into_id")?,
        merged_at: row.get("merged_at")?,
        merged_by: row.get("merged_by")?,
        before: row.json("before")?,
    })
}

pub async fn merge(
    work: &mut Work,
    kind: &str,
    entry: Uuid,
    into: Uuid,
    before: serde_json::Value,
) -> Result<Id<MergedEntry>, Fault> {
    let id = work.new_id();
    let (moment, actor) = (work.moment(), work.actor().to_string());
    work.run(MERGE, values![id, kind, entry, into, moment, actor, before]).await?;
    Ok(id)
}

pub async fn merged_into(work: &mut Work, kind: &str, entry: Uuid) -> Result<Option<Uuid>, Fault> {
    work.first(MERGED_INTO, values![kind, entry]).await?.map(|row| row.get("into_id")).transpose()
}

pub async fn all_merged(work: &mut Work, kind: &str) -> Result<Vec<(Uuid, Uuid)>, Fault> {
    let rows = work.rows(ALL_MERGED, values![kind]).await?;
    rows.iter().map(|row| Ok((row.get("entry_id")?, row.get("into_id")?))).collect()
}

pub async fn merged(work: &mut Work, limit: u64, offset: u64) -> Result<Vec<MergedEntry>, Fault> {
    work.rows(MERGED, values![limit, offset]).await?.iter().map(merged_entry).collect()
}

pub async fn count_merged(work: &mut Work) -> Result<u64, Fault> {
    count(&work.one(COUNT_MERGED, values![]).await?, "merged")
}

pub async fn undo_merge(work: &mut Work, id: Id<MergedEntry>) -> Result<Option<MergedEntry>, Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    work.first(UNDO_MERGE, values![id, moment, actor]).await?.as_ref().map(merged_entry).transpose()
}
