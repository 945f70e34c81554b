//! The auditor's pages: the log with filters, its download, what the last examination found, the signed head on paper.

use askama::Template;
use audit::{Filter, Kind, Recorded};
use axum::{
    extract::Path,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use spreadsheets::{Column, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use translations::Speak;
use vocabulary::Moment;
use web::{Cell, Choice, FieldErrors, Form, Frame, Page, PageLink, Paging, Problem, Table};

use super::{AUDIT, AUDIT_FILE, AUDIT_HEAD, account::day_and_time, own::deed};
use crate::{
    Permission, Staff,
    auditing::{self, CannotAudit, Order},
};

/// How many entries a page shows.
const PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    form: Form,
    kinds: Vec<Choice>,
    orders: Vec<Choice>,
    verdict: String,
    findings: Vec<String>,
    table: Table,
    paging: Paging,
    links: Vec<PageLink>,
    csv: String,
    xlsx: String,
    head: String,
    clear: String,
}

#[derive(Template)]
#[template(path = "audit_head.html")]
struct HeadPage {
    frame: Frame,
    t: Speak,
    printed: String,
    facts: Vec<(String, String)>,
}

fn refused(refusal: CannotAudit) -> Problem {
    match refusal {
        CannotAudit::NotAllowed(refusal) => refusal.into(),
        CannotAudit::Fault(fault) => fault.into(),
    }
}

/// The beginning of a day in Poland.
fn beginning(day: Date) -> Option<Moment> {
    let zone = TimeZone::get("Europe/Warsaw").ok()?;
    Some(Moment::of(day.to_zoned(zone).ok()?.timestamp()))
}

/// What was asked for; what cannot be read is said at its field.
fn filter(form: &Form) -> (Filter, FieldErrors) {
    let mut errors = FieldErrors::new();
    let mut filter = Filter {
        what: Some(form.get("what").to_owned()).filter(|what| !what.is_empty()),
        kind: Kind::of_code(form.get("kind")),
        ..Filter::default()
    };
    for (field, day_after) in [("from", false), ("to", true)] {
        if form.get(field).is_empty() {
            continue;
        }
        let day = form.get(field).parse::<Date>().ok();
        let day = day.and_then(|day| if day_after { day.checked_add(1.day()).ok() } else { Some(day) });
        match (day.and_then(beginning), day_after) {
            (Some(moment), false) => filter.from = Some(moment),
            (Some(moment), true) => filter.to = Some(moment),
            (None, _) => errors.add(field, "accounts-audit-day-wrong"),
        }
    }
    for field in ["institution", "by", "about"] {
        if form.get(field).is_empty() {
            continue;
        }
        match (form.get(field).parse::<uuid::Uuid>(), field) {
            (Ok(id), "institution") => filter.institution = Some(id),
            (Ok(id), "by") => filter.actor = Some(format!("member:{id}")),
            (Ok(id), _) => filter.subject = Some(id),
            (Err(_), _) => errors.add(field, "accounts-audit-id-wrong"),
        }
    }
    (filter, errors)
}

fn order(form: &Form) -> Order {
    if form.get("order") == "oldest" { Order::Oldest } else { Order::Newest }
}

fn orders(t: &Speak, chosen: Order) -> Vec<Choice> {
    [("", "newest", Order::Newest), ("oldest", "oldest", Order::Oldest)]
        .map(|(value, key, order)| {
            Choice::new(value, t.say(format!("accounts-audit-{key}")), chosen == order)
        })
        .to_vec()
}

fn kinds(t: &Speak, chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t.say("accounts-audit-every-kind"), chosen.is_empty())];
    choices.extend(Kind::ALL.map(|kind| Choice::new(kind.code(), kind_name(t, kind), chosen == kind.code())));
    choices
}

fn kind_name(t: &Speak, kind: Kind) -> String {
    t.say(format!("accounts-audit-kind-{}", kind.code().replace('_', "-")))
}

fn who(t: &Speak, entry: &Recorded) -> String {
    match entry.account() {
        Some(account) => account.to_string(),
        None if entry.actor == "visitor" => t.say("accounts-who-visitor"),
        None if entry.actor == "operator" => t.say("accounts-who-operator"),
        None => t.say("accounts-who-program"),
    }
}

/// `role: editor; people: 3`: words between which a narrow column can break.
fn told(details: &serde_json::Value) -> String {
    let value = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match details {
        serde_json::Value::Null => String::new(),
        serde_json::Value::Object(pairs) => pairs
            .iter()
            .map(|(name, inner)| format!("{name}: {}", value(inner)))
            .collect::<Vec<_>>()
            .join("; "),
        other => value(other),
    }
}

fn cells(t: &Speak, entry: &Recorded) -> [String; 8] {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    [
        entry.sequence.to_string(),
        day_and_time(t, entry.at),
        kind_name(t, entry.kind),
        deed(t, &entry.what),
        who(t, entry),
        id(entry.institution),
        id(entry.subject),
        told(&entry.details),
    ]
}

fn columns(t: &Speak) -> [String; 8] {
    ["number", "when", "kind", "what", "who", "institution", "about", "details"]
        .map(|name| t.say(format!("accounts-audit-column-{name}")))
}

fn verdict(staff: &Staff, t: &Speak) -> (String, Vec<String>) {
    match staff.keeper.last_verification.last() {
        None => (t.say("accounts-audit-not-verified"), Vec::new()),
        Some((at, verdict)) => {
            let key = if verdict.is_whole() { "accounts-audit-whole" } else { "accounts-audit-damaged" };
            let said =
                t.say_with(key, &[("when", day_and_time(t, at).into()), ("n", verdict.entries.into())]);
            (said, verdict.findings.iter().map(ToString::to_string).collect())
        }
    }
}

/// The log, with what was asked for.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::ReadAudit)?;
    let t = staff.visit.speak();
    let form = staff.visit.asked_for();
    let (filter, errors) = filter(&form);
    let mut work = staff.work().await?;
    let mut paging = Paging::of(&form, PAGE, 0);
    let mut found = Vec::new();
    if errors.is_empty() {
        let count = auditing::count(&mut work, &staff.scope, &filter).await.map_err(refused)?;
        paging = Paging::of(&form, PAGE, count);
        let size = u32::try_from(paging.size).unwrap_or(u32::MAX);
        found = auditing::look(&mut work, &staff.scope, &filter, order(&form), size, paging.offset())
            .await
            .map_err(refused)?;
    }
    work.commit().await.map_err(Problem::fault)?;
    let [number, when, kind, what, codes @ ..] = columns(&t);
    let mut table = Table::new(t.count("accounts-audit-caption", paging.total));
    for name in [number, when, kind, what] {
        table = table.column(name);
    }
    for name in codes {
        table = table.codes(name);
    }
    for entry in &found {
        table.push(cells(&t, entry).map(Cell::from));
    }
    let (verdict, findings) = verdict(&staff, &t);
    let mut asked = form.clone();
    asked.remove("page");
    let file = |format: &str| asked.address(&staff.visit.fill(AUDIT_FILE, &[("format", format)]));
    let mut frame = staff.frame(t.say("accounts-audit-title")).wide();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let page = AuditPage {
        frame,
        errors,
        kinds: kinds(&t, form.get("kind")),
        orders: orders(&t, order(&form)),
        form,
        verdict,
        findings,
        table,
        links: paging.links(&staff.visit),
        paging,
        csv: file("csv"),
        xlsx: file("xlsx"),
        head: staff.visit.address(AUDIT_HEAD),
        clear: staff.visit.address(AUDIT),
        t,
    };
    Ok((status, Page(page)).into_response())
}

/// The same as a table to take away.
pub(super) async fn file(staff: Staff, Path(format): Path<String>) -> Result<Response, Problem> {
    staff.must(Permission::ReadAudit)?;
    let t = staff.visit.speak();
    let form = staff.visit.asked_for();
    let (filter, errors) = filter(&form);
    if !matches!(format.as_str(), "csv" | "xlsx") {
        return Err(Problem::not_found());
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let mut work = staff.work().await?;
    let found = auditing::take(&mut work, &staff.scope, &filter, order(&form)).await.map_err(refused)?;
    let now = work.moment();
    work.commit().await.map_err(Problem::fault)?;
    let (kind, bytes) = if format == "csv" {
        let mut writer =
            CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, columns(&t)).map_err(Problem::fault)?;
        for entry in &found {
            writer.row(cells(&t, entry)).map_err(Problem::fault)?;
        }
        ("text/csv; charset=utf-8", writer.finish().map_err(Problem::fault)?)
    } else {
        let properties = WorkbookProperties {
            title: t.say("accounts-audit-title"),
            language: staff.visit.language.code().to_owned(),
            author: staff.visit.site.name.clone(),
            ..WorkbookProperties::default()
        };
        let created = now.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let mut book = WorkbookWriter::new(properties, &created).map_err(Problem::fault)?;
        let mut sheet = book
            .sheet(&t.say("accounts-audit-title"), Vec::from(columns(&t).map(Column::new)))
            .map_err(Problem::fault)?;
        for entry in &found {
            sheet.row(cells(&t, entry).iter()).map_err(Problem::fault)?;
        }
        sheet.finish().map_err(Problem::fault)?;
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        (kind, book.finish().map_err(Problem::fault)?)
    };
    let attachment = format!("attachment; filename=\"dziennik-{}.{format}\"", now.day_in_poland());
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, attachment),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// The latest signed head, made for paper: whoever keeps it can tell later whether anything changed before.
pub(super) async fn head(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::ReadAudit)?;
    let t = staff.visit.speak();
    let mut work = staff.reading().await?;
    let head = auditing::head(&mut work, &staff.scope).await.map_err(refused)?;
    let mut facts = Vec::new();
    if let Some(head) = &head {
        facts.push((t.say("accounts-audit-head-entry"), t.number(head.sequence)));
        facts.push((t.say("accounts-audit-head-when"), day_and_time(&t, head.signed_at)));
        facts.push((t.say("accounts-audit-head-installation"), head.installation.to_string()));
        facts.push((t.say("accounts-audit-head-key"), head.public_key.to_string()));
    }
    let frame = staff.frame(t.say("accounts-audit-head-title")).for_print();
    Ok(Page(HeadPage {
        frame,
        printed: head.as_ref().map(audit::Head::printed).unwrap_or_default(),
        facts,
        t,
    })
    .into_response())
}
