//! All SQL of this capability.

mod confirmations;
mod units;
pub use confirmations::{Confirmed, confirmations};
use units::ladder;
pub use units::{Coverage, UnitCount, count_serving, coverage, services_by_unit, serving, serving_in_area};

use std::collections::HashMap;

use database::{Fault, Row, Value, Work, statements, values};
use institutions::{Institution, ledger::Known};
use jiff::civil::Date;
use privacy::{ColumnRule, LegalBasis, Retention, Sweep};
use uuid::Uuid;
use vocabulary::{Id, Language, Moment};

use crate::{Filter, Service, Standing, Vacancy, hsds};

statements! {
    /// What is known of a collection: to find what changed.
    KNOWN = "select service_id, fingerprint, removed_at, stewarded_at from service where source = $1";
    /// Takes in new and changed services.
    KEEP = "insert into service
        (service_id, source, source_id, institution_id, service_type, area, statutory, sort_name, folded_name, facts, fingerprint, created_at, changed_at)
        values {rows}
        on conflict (service_id) do update set
            institution_id = excluded.institution_id, service_type = excluded.service_type, area = excluded.area,
            statutory = excluded.statutory, sort_name = excluded.sort_name, folded_name = excluded.folded_name, facts = excluded.facts,
            fingerprint = excluded.fingerprint, changed_at = excluded.changed_at, removed_at = null";
    /// Notes what the source says now of services that institutions keep themselves.
    NOTE_SOURCE = "insert into service
        (service_id, source, source_id, institution_id, service_type, area, statutory, sort_name, folded_name, facts, fingerprint, created_at, changed_at)
        values {rows}
        on conflict (service_id) do update set fingerprint = excluded.fingerprint";
    /// Proposes what a source says now to those who keep the entries; a newer statement takes the place of an older one.
    PROPOSE_SOURCE = "insert into error_report (report_id, service_id, reported_at, what, details, proposed) values {rows}
        on conflict (report_id) do update set reported_at = excluded.reported_at, proposed = excluded.proposed,
            handled_at = null, handled_by = null, outcome = null, reason_sealed = null";
    /// Forgets which units some services served, before the new set is written.
    FORGET_UNITS = "delete from served_unit where service_id in ({list}) returning teryt";
    /// Which units a service serves.
    SERVE_UNITS = "insert into served_unit (teryt, service_id) values {rows} on conflict (teryt, service_id) do nothing";
    /// Writes down what some services were before they change.
    REMEMBER = "insert into service_history (service_id, changed_at, actor, what, before)
        select service_id, $1, $2, $3, facts from service where service_id in ({list})
        on conflict (service_id, changed_at) do nothing";
    /// Marks a service as gone; it stays as a tombstone.
    REMOVE = "update service set removed_at = $1, changed_at = $1 where service_id = $2 and removed_at is null";
    /// One service, tombstone or not.
    ONE = "select facts, changed_at, removed_at from service where service_id = $1";
    /// The service with that identifier at its source.
    BY_SOURCE = "select facts, changed_at, removed_at from service where source_id = $1 order by removed_at is not null, source limit 1";
    /// Some services.
    SOME = "select facts, changed_at, removed_at from service where service_id in ({list})";
    /// All that are there, for derived things.
    ALL = "select facts from service where removed_at is null order by service_id";
    /// Under which names all are kept, tombstones included.
    IDENTITIES = "select service_id, source, source_id from service";
    /// A page of those present, in a stable order.
    PAGE = "select facts, changed_at, removed_at from service where removed_at is null order by service_id limit $1 offset $2";
    /// A page of what changed, tombstones included.
    CHANGED_SINCE = "select facts, changed_at, removed_at from service where changed_at >= $1 order by changed_at, service_id limit $2 offset $3";
    /// How many there are since a moment.
    COUNT_SINCE = "select count(*) as services, count(*) filter (where removed_at is null) as present from service where changed_at >= $1";
    /// The services of an institution.
    OF_INSTITUTION = "select facts, changed_at, removed_at from service where institution_id = $1 and removed_at is null order by sort_name, service_id";
    /// How many services of each area and type serve a unit, its powiat or its voivodeship.
    COVERAGE = "select area, service_type, count(distinct service.service_id) filter (where not statutory) as offers,
            count(distinct service.service_id) filter (where statutory) as duties
        from service join served_unit on served_unit.service_id = service.service_id
        where served_unit.teryt in ($1, $2, $3) and removed_at is null group by area, service_type order by area, service_type";
    /// How many services serve each unit directly.
    SERVICES_BY_UNIT = "select teryt, count(*) filter (where not statutory) as offers, count(*) filter (where statutory) as duties from served_unit join service on service.service_id = served_unit.service_id
        where removed_at is null group by teryt order by teryt";
    /// The services that serve a unit, its powiat or its voivodeship.
    SERVING = "select facts, changed_at, removed_at from service where removed_at is null and service_id in
        (select service_id from served_unit where teryt in ($1, $2, $3)) order by area, sort_name, service_id limit $4 offset $5";
    /// How many services serve a unit, its powiat or its voivodeship.
    COUNT_SERVING = "select count(*) as services from service where removed_at is null and service_id in
        (select service_id from served_unit where teryt in ($1, $2, $3))";
    /// What a service was before, newest first.
    HISTORY = "select changed_at, actor, what from service_history where service_id = $1 order by changed_at desc limit $2";
    /// The same in one area.
    SERVING_IN_AREA = "select facts, changed_at, removed_at from service where removed_at is null and area = $4 and service_id in
        (select service_id from served_unit where teryt in ($1, $2, $3)) order by sort_name, service_id limit $5 offset $6";
    /// Forgets which codes some services had.
    FORGET_CODES = "delete from service_code where service_id in ({list}) returning code";
    /// Which codes a service has, of the lists that have no column of their own.
    KEEP_CODES = "insert into service_code (list, code, service_id) values {rows} on conflict (list, code, service_id) do nothing";
    /// Forgets where some services were given.
    FORGET_PLACES = "delete from service_place where service_id in ({list}) returning place";
    /// Where a service is given.
    KEEP_PLACES = "insert into service_place (place_id, service_id, place) values {rows} on conflict (place_id) do nothing";
    /// Which service is given at a place, and which of its places that is.
    AT_PLACE = "select service_id, place from service_place where place_id = $1";
    /// A page of the services asked for, in a stable order.
    FOUND = "select service_id from service where
            (removed_at is null or $1) and changed_at >= $2
            and (institution_id = $3 or $3 is null) and (service_type = $4 or $4 is null) and (area = $5 or $5 is null)
            and (folded_name like $6 escape '!' or $6 is null)
            and (service.service_id in (select service_id from served_unit where teryt in ($7, $8, $9)) or $7 is null)
            and (service.service_id in (select service_id from service_code where list = $10 and (code = $11 or $11 is null)) or $10 is null)
        order by service_id limit $12 offset $13";
    /// How many services are asked for.
    COUNT_FOUND = "select count(*) as services from service where
            (removed_at is null or $1) and changed_at >= $2
            and (institution_id = $3 or $3 is null) and (service_type = $4 or $4 is null) and (area = $5 or $5 is null)
            and (folded_name like $6 escape '!' or $6 is null)
            and (service.service_id in (select service_id from served_unit where teryt in ($7, $8, $9)) or $7 is null)
            and (service.service_id in (select service_id from service_code where list = $10 and (code = $11 or $11 is null)) or $10 is null)";
    /// A page of the places of the services asked for, in a stable order.
    FOUND_PLACES = "select service.service_id, place from service join service_place on service_place.service_id = service.service_id where
            (removed_at is null or $1) and changed_at >= $2
            and (institution_id = $3 or $3 is null) and (service_type = $4 or $4 is null) and (area = $5 or $5 is null)
            and (folded_name like $6 escape '!' or $6 is null)
            and (service.service_id in (select service_id from served_unit where teryt in ($7, $8, $9)) or $7 is null)
            and (service.service_id in (select service_id from service_code where list = $10 and (code = $11 or $11 is null)) or $10 is null)
        order by service.service_id, place limit $12 offset $13";
    /// How many places the services asked for have.
    COUNT_FOUND_PLACES = "select count(*) as places from service join service_place on service_place.service_id = service.service_id where
            (removed_at is null or $1) and changed_at >= $2
            and (institution_id = $3 or $3 is null) and (service_type = $4 or $4 is null) and (area = $5 or $5 is null)
            and (folded_name like $6 escape '!' or $6 is null)
            and (service.service_id in (select service_id from served_unit where teryt in ($7, $8, $9)) or $7 is null)
            and (service.service_id in (select service_id from service_code where list = $10 and (code = $11 or $11 is null)) or $10 is null)";
    /// When anything last changed: the version of the whole directory.
    LAST_CHANGE = "select max(changed_at) as last_change from service";
    /// Takes in states of free places.
    KEEP_VACANCIES = "insert into vacancy (institution_source_id, resident_type, as_of, home_name, places, free_women, free_men, free_any, free_total, waiting, waiting_days, note)
        values {rows} on conflict (institution_source_id, home_name, resident_type, as_of) do update set places = excluded.places,
            free_women = excluded.free_women, free_men = excluded.free_men, free_any = excluded.free_any, free_total = excluded.free_total,
            waiting = excluded.waiting, waiting_days = excluded.waiting_days, note = excluded.note";
    /// All states of free places of a home, oldest first.
    VACANCIES_OF = "select * from vacancy where institution_source_id = $1 order by resident_type, as_of";
    /// Notes that somebody says an entry is wrong.
    REPORT_ERROR = "insert into error_report (report_id, service_id, reported_at, what, details, details_sealed) values ($1, $2, $3, $4, '', $5)";
    /// What somebody said, sealed; the open words are from the time before there were keys.
    REPORTED = "select details, details_sealed from error_report where report_id = $1";
    /// Reports whose words lie open, from the time before there were keys.
    OPEN_WORDS = "select report_id, details from error_report where details <> '' order by report_id limit $1";
    /// Seals the words of such a report.
    SEAL_WORDS = "update error_report set details = '', details_sealed = $2 where report_id = $1";
    /// Reports whose words have had their time.
    OLD_REPORTS = "select report_id as row_id, report_id as subject_id from error_report
        where reported_at < $1 and report_id > $2 and (details <> '' or details_sealed is not null or reason_sealed is not null)
        order by report_id limit $3";
    /// What was said goes; that something was reported, and what came of it, stays for the count.
    CLEAR_REPORT = "update error_report set details = '', details_sealed = null, reason_sealed = null where report_id = $1";
    /// How many reports wait.
    OPEN_REPORTS = "select count(*) as reports from error_report where handled_at is null";
    /// The reports that wait, oldest first.
    REPORTS = "select report_id, service_id, reported_at, what from error_report where handled_at is null order by reported_at limit $1 offset $2";
    /// Of every offer that is there and has not ended: whose it is and when somebody last said that it is true.
    CONFIRMATIONS = "select service_id, institution_id, area, facts -> 'confirmation' ->> 'on' as confirmed_on, facts -> 'confirmation' ->> 'by' as confirmed_by,
            facts -> 'confirmation' ->> 'next_due' as next_due from service where removed_at is null and not statutory
            and facts ->> 'is_example' is null and coalesce(facts ->> 'status', '') <> 'ended' order by service_id";
}

/// A record as it stands in the store.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The record; its last state when it is gone.
    pub service: Service,
    /// When it last changed.
    pub changed_at: Moment,
    /// When its source stopped naming it.
    pub removed_at: Option<Moment>,
}

fn facts(row: &Row) -> Result<Service, Fault> {
    serde_json::from_str(&row.json("facts")?)
        .map_err(|error| Fault::Unreadable { column: "facts".into(), reason: error.to_string() })
}

pub fn kept(row: &Row) -> Result<Kept, Fault> {
    Ok(Kept { service: facts(row)?, changed_at: row.get("changed_at")?, removed_at: row.get("removed_at")? })
}

fn all_kept(rows: &[Row]) -> Result<Vec<Kept>, Fault> {
    rows.iter().map(kept).collect()
}

fn list<T>(ids: &[Id<T>]) -> Vec<Value> {
    ids.iter().map(|id| Value::from(*id)).collect()
}

fn count(row: &Row, column: &str) -> Result<u64, Fault> {
    row.get::<i64>(column).map(|number| u64::try_from(number).unwrap_or_default())
}

pub async fn known(work: &mut Work, collection: &str) -> Result<HashMap<Id<Service>, Known>, Fault> {
    let mut known = HashMap::new();
    work.each(KNOWN, values![collection], |row| {
        let removed = row.get::<Option<Moment>>("removed_at")?.is_some();
        let stewarded = row.get::<Option<Moment>>("stewarded_at")?.is_some();
        let fingerprint = row.get("fingerprint")?;
        known.insert(row.get("service_id")?, Known { fingerprint, removed, stewarded });
        Ok(())
    })
    .await?;
    Ok(known)
}

/// Writes services; `replaced` are those that were there before, whose units are written anew.
pub async fn keep(
    work: &mut Work,
    batch: &[(&Service, String, i64)],
    replaced: &[Id<Service>],
) -> Result<(), Fault> {
    let rows = rows_of(batch, work.moment());
    work.run_many(KEEP, rows).await?;
    for forget in [FORGET_UNITS, FORGET_CODES, FORGET_PLACES] {
        work.rows_in(forget, values![], list(replaced)).await?;
    }
    let (mut units, mut codes, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (service, ..) in batch {
        units.extend(service.serves.iter().map(|teryt| values![teryt, service.id]));
        codes.extend(coded(service).map(|(list, code)| values![list, code, service.id]));
        places.extend(
            hsds::outward::places(service)
                .into_iter()
                .map(|place| values![place.id(service.id), service.id, place.name()]),
        );
    }
    work.run_many(SERVE_UNITS, units).await?;
    work.run_many(KEEP_CODES, codes).await?;
    work.run_many(KEEP_PLACES, places).await.map(drop)
}

/// Notes what a source says now of services that institutions keep themselves, and proposes it to them.
pub async fn dispute(work: &mut Work, batch: &[(&Service, String, i64)]) -> Result<(), Fault> {
    let moment = work.moment();
    work.run_many(NOTE_SOURCE, rows_of(batch, moment)).await?;
    let proposals = batch
        .iter()
        .map(|(service, facts, _)| {
            let id: Id<ErrorReport> = Id::derived("source proposal", "directory", &service.id.to_string());
            values![id, service.id, moment, "source", "", Value::Json(Some(facts.clone()))]
        })
        .collect();
    work.run_many(PROPOSE_SOURCE, proposals).await.map(drop)
}

fn rows_of(batch: &[(&Service, String, i64)], moment: Moment) -> Vec<Vec<Value>> {
    batch
        .iter()
        .map(|(service, facts, fingerprint)| {
            values![
                service.id,
                &service.provenance.collection,
                &service.provenance.source_id,
                service.institution,
                &service.service_type,
                &service.area,
                service.standing == Standing::StatutoryDuty,
                polish::sort_key(service.name.in_language(Language::Polish)),
                polish::fold(service.name.in_language(Language::Polish)).into_owned(),
                Value::Json(Some(facts.clone())),
                *fingerprint,
                moment,
                moment
            ]
        })
        .collect()
}

/// The codes of a service in the lists that have no column of their own.
fn coded(service: &Service) -> impl Iterator<Item = (&'static str, &str)> {
    let groups = service.audience.target_groups.iter().map(|code| ("target_group", code.as_str()));
    let grounds = service.audience.grounds.iter().map(|code| ("ground", code.as_str()));
    let needs = service.access.iter().map(|access| ("access_need", access.need.as_str()));
    let languages = service.languages.iter().map(|code| ("language", code.as_str()));
    let rule = service.access_path.fee_rule.iter().map(|code| ("fee_rule", code.as_str()));
    groups.chain(grounds).chain(needs).chain(languages).chain(rule)
}

/// The conditions as parameters, in the order of the statements above.
fn conditions(filter: &Filter) -> Vec<Value> {
    let [unit, powiat, voivodeship] = match &filter.serves {
        Some(unit) => ladder(unit).map(Some),
        None => [None, None, None],
    };
    let always = Moment::from_microseconds(0).expect("1970 is in the calendar");
    let pattern = filter.name.as_ref().map(|name| {
        let plain: String = polish::fold(name)
            .chars()
            .flat_map(|letter| matches!(letter, '!' | '%' | '_').then_some('!').into_iter().chain([letter]))
            .collect();
        format!("%{plain}%")
    });
    let (list, code) = filter.code.clone().unzip();
    values![
        filter.changed_since.is_some(),
        filter.changed_since.unwrap_or(always),
        filter.institution,
        filter.service_type.clone(),
        filter.area.clone(),
        pattern,
        unit,
        powiat,
        voivodeship,
        list,
        code.flatten(),
    ]
}

pub async fn found(
    work: &mut Work,
    filter: &Filter,
    limit: usize,
    offset: usize,
) -> Result<Vec<Id<Service>>, Fault> {
    let mut values = conditions(filter);
    values.append(&mut values![limit, offset]);
    work.rows(FOUND, values).await?.iter().map(|row| row.get("service_id")).collect()
}

pub async fn count_found(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    count(&work.one(COUNT_FOUND, conditions(filter)).await?, "services")
}

pub async fn found_places(
    work: &mut Work,
    filter: &Filter,
    limit: usize,
    offset: usize,
) -> Result<Vec<(Id<Service>, String)>, Fault> {
    let mut values = conditions(filter);
    values.append(&mut values![limit, offset]);
    work.rows(FOUND_PLACES, values)
        .await?
        .iter()
        .map(|row| Ok((row.get("service_id")?, row.get("place")?)))
        .collect()
}

pub async fn count_found_places(work: &mut Work, filter: &Filter) -> Result<u64, Fault> {
    count(&work.one(COUNT_FOUND_PLACES, conditions(filter)).await?, "places")
}

pub async fn at_place(work: &mut Work, place: Uuid) -> Result<Option<(Id<Service>, String)>, Fault> {
    let row = work.first(AT_PLACE, values![place]).await?;
    row.map(|row| Ok((row.get("service_id")?, row.get("place")?))).transpose()
}

pub async fn remember(work: &mut Work, what: &str, ids: &[Id<Service>]) -> Result<(), Fault> {
    let (moment, actor) = (work.moment(), work.actor().to_string());
    work.rows_in(REMEMBER, values![moment, actor, what], list(ids)).await.map(drop)
}

pub async fn remove(work: &mut Work, id: Id<Service>) -> Result<u64, Fault> {
    let moment = work.moment();
    work.run(REMOVE, values![moment, id]).await
}

pub async fn one(work: &mut Work, id: Id<Service>) -> Result<Option<Kept>, Fault> {
    work.first(ONE, values![id]).await?.as_ref().map(kept).transpose()
}

pub async fn by_source_id(work: &mut Work, source_id: &str) -> Result<Option<Kept>, Fault> {
    work.first(BY_SOURCE, values![source_id]).await?.as_ref().map(kept).transpose()
}

pub async fn some(work: &mut Work, ids: &[Id<Service>]) -> Result<Vec<Kept>, Fault> {
    all_kept(&work.rows_in(SOME, values![], list(ids)).await?)
}

/// Walks all services that are present, in a stable order, without holding them in memory.
pub async fn each(work: &mut Work, mut visit: impl FnMut(Service) + Send) -> Result<(), Fault> {
    work.each(ALL, values![], |row| {
        visit(facts(&row)?);
        Ok(())
    })
    .await
}

pub async fn identities(
    work: &mut Work,
    mut visit: impl FnMut(Id<Service>, &str, &str) + Send,
) -> Result<(), Fault> {
    work.each(IDENTITIES, values![], |row| {
        let (source, source_id): (String, String) = (row.get("source")?, row.get("source_id")?);
        visit(row.get("service_id")?, &source, &source_id);
        Ok(())
    })
    .await
}

pub async fn page(work: &mut Work, limit: usize, offset: usize) -> Result<Vec<Kept>, Fault> {
    all_kept(&work.rows(PAGE, values![limit, offset]).await?)
}

pub async fn changed_since(
    work: &mut Work,
    since: Moment,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>, Fault> {
    all_kept(&work.rows(CHANGED_SINCE, values![since, limit, offset]).await?)
}

pub async fn count_since(work: &mut Work, since: Moment) -> Result<(u64, u64), Fault> {
    let row = work.one(COUNT_SINCE, values![since]).await?;
    Ok((count(&row, "services")?, count(&row, "present")?))
}

pub async fn of_institution(work: &mut Work, id: Id<Institution>) -> Result<Vec<Kept>, Fault> {
    all_kept(&work.rows(OF_INSTITUTION, values![id]).await?)
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

pub async fn history(work: &mut Work, id: Id<Service>, limit: usize) -> Result<Vec<Change>, Fault> {
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

pub async fn keep_vacancies(work: &mut Work, vacancies: &[Vacancy]) -> Result<(), Fault> {
    let rows = vacancies
        .iter()
        .map(|vacancy| {
            values![
                &vacancy.institution_source_id,
                &vacancy.resident_type,
                vacancy.as_of,
                &vacancy.home_name,
                vacancy.places,
                vacancy.free_women,
                vacancy.free_men,
                vacancy.free_any,
                vacancy.free_total,
                vacancy.waiting,
                vacancy.waiting_days,
                vacancy.note.clone()
            ]
        })
        .collect();
    work.run_many(KEEP_VACANCIES, rows).await.map(drop)
}

pub async fn vacancies_of(work: &mut Work, institution_source_id: &str) -> Result<Vec<Vacancy>, Fault> {
    work.rows(VACANCIES_OF, values![institution_source_id])
        .await?
        .iter()
        .map(|row| {
            let number = |column: &str| {
                row.get::<Option<i64>>(column)
                    .map(|number| number.and_then(|number| u32::try_from(number).ok()))
            };
            Ok(Vacancy {
                institution_source_id: row.get("institution_source_id")?,
                home_name: row.get("home_name")?,
                resident_type: row.get("resident_type")?,
                as_of: row.get::<Date>("as_of")?,
                places: number("places")?,
                free_women: number("free_women")?,
                free_men: number("free_men")?,
                free_any: number("free_any")?,
                free_total: number("free_total")?,
                waiting: number("waiting")?,
                waiting_days: number("waiting_days")?,
                note: row.get("note")?,
            })
        })
        .collect()
}

/// What somebody said is wrong with an entry.
pub struct ErrorReport;

/// A report that waits to be handled.
#[derive(Debug, Clone)]
pub struct OpenReport {
    /// Which report.
    pub id: Id<ErrorReport>,
    /// Which entry.
    pub service: Id<Service>,
    /// When.
    pub reported_at: Moment,
    /// What kind of error. What was said about it is sealed: [`crate::report_error::words`].
    pub what: String,
}

/// For so many days after it was reported, what somebody wrote about an entry is kept.
const WORDS_KEPT: Retention = Retention::Days {
    days: 180,
    after: "reported_at",
    sweep: Sweep { due: OLD_REPORTS, clear: CLEAR_REPORT, subject_ends: true },
};

const fn rule(column: &'static str) -> ColumnRule {
    ColumnRule {
        table: "error_report",
        column,
        purpose_key: "directory-purpose-report",
        legal_basis: LegalBasis::PublicTask,
        retention: WORDS_KEPT,
        subject_column: "report_id",
    }
}

/// What the directory keeps that may tell something about a person: what people write when they report an error. The
/// form asks for nothing of the kind, but who writes freely may write a name.
pub const PERSONAL: &[ColumnRule] =
    &[rule("details"), rule("details_sealed"), rule("reason_sealed"), crate::stewarding::DECISION];

pub async fn report_error(
    work: &mut Work,
    id: Id<ErrorReport>,
    service: Id<Service>,
    what: &str,
    details_sealed: Option<Vec<u8>>,
) -> Result<(), Fault> {
    let moment = work.moment();
    work.run(REPORT_ERROR, values![id, service, moment, what, details_sealed]).await.map(drop)
}

/// What was said: open, and sealed.
pub async fn reported(
    work: &mut Work,
    id: Id<ErrorReport>,
) -> Result<Option<(String, Option<Vec<u8>>)>, Fault> {
    let row = work.first(REPORTED, values![id]).await?;
    row.map(|row| Ok((row.get("details")?, row.get("details_sealed")?))).transpose()
}

pub async fn open_words(work: &mut Work, limit: u64) -> Result<Vec<(Id<ErrorReport>, String)>, Fault> {
    let rows = work.rows(OPEN_WORDS, values![limit]).await?;
    rows.iter().map(|row| Ok((row.get("report_id")?, row.get("details")?))).collect()
}

pub async fn seal_words(work: &mut Work, id: Id<ErrorReport>, sealed: Vec<u8>) -> Result<(), Fault> {
    work.run(SEAL_WORDS, values![id, sealed]).await.map(drop)
}

pub async fn open_reports(work: &mut Work) -> Result<u64, Fault> {
    count(&work.one(OPEN_REPORTS, values![]).await?, "reports")
}

pub async fn reports(work: &mut Work, limit: usize, offset: usize) -> Result<Vec<OpenReport>, Fault> {
    work.rows(REPORTS, values![limit, offset])
        .await?
        .iter()
        .map(|row| {
            Ok(OpenReport {
                id: row.get("report_id")?,
                service: row.get("service_id")?,
                reported_at: row.get("reported_at")?,
                what: row.get("what")?,
            })
        })
        .collect()
}
