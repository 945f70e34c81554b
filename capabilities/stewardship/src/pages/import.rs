//! Many entries at once from a sheet: the table to change, what a sheet would do, doing it, and undoing it for a day.

use accounts::{Permission, Sent, SentWithFiles, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use directory::{
    export::TableFormat,
    import::{self, CannotImport, CannotTake, Import, Line, Outcome, Preview, Reason, Touched},
    pages::House,
};
use translations::Speak;
use vocabulary::{Id, Moment};
use web::{FieldErrors, Frame, ListCell, ListRow, Listed, Listing, Message, Page, Problem, attachment};

use super::{ENTRIES, IMPORT, IMPORTS, entry_address, presenting::name_of};

/// How many rows a page shows.
const PAGE: u64 = 100;
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Template)]
#[template(path = "imports.html")]
struct ImportsPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    csv: String,
    xlsx: String,
    list: Listed,
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    t: Speak,
    /// It waits to be confirmed.
    waits: bool,
    said: Vec<String>,
    done: String,
    /// Something changed since the preview was looked at.
    conflict: bool,
    /// What confirming names.
    state: String,
    /// How many entries would be touched.
    touches: u64,
    /// Until when it can be undone; empty when it cannot.
    undo_until: String,
    list: Listed,
}

fn refused(refusal: CannotImport) -> Problem {
    match refusal {
        CannotImport::NotAllowed(refusal) => refusal.into(),
        CannotImport::Unreadable(fault) => Problem::fault(fault),
        CannotImport::Over => Problem::refusal(StatusCode::CONFLICT, "steward-import-over"),
        CannotImport::Changed => Problem::refusal(StatusCode::CONFLICT, "steward-import-changed"),
        CannotImport::TooLate => Problem::refusal(StatusCode::CONFLICT, "steward-import-too-late"),
        CannotImport::Database(fault) => Problem::fault(fault),
    }
}

/// A unit of work that may touch several institutions.
async fn work(staff: &Staff) -> Result<Work, Problem> {
    let context = staff.keeper.context(staff.scope.actor_across());
    staff.keeper.database.work(context).await.map_err(Problem::fault)
}

fn moment(t: &Speak, at: Moment) -> String {
    format!("{}, {}", t.date(at.day_in_poland()), t.time(at.clock_in_poland().time()))
}

fn under(staff: &Staff, frame: Frame) -> Frame {
    if staff.scope.may(Permission::EditEntries).is_ok() {
        return frame.under(staff.visit.t.say("steward-entries-title"), staff.visit.address(ENTRIES));
    }
    frame
}

fn standing(import: &Import) -> &'static str {
    match (import.confirmed_at, import.undone_at) {
        (_, Some(_)) => "undone",
        (Some(_), None) => "done",
        (None, None) => "draft",
    }
}

async fn imports_page(staff: &Staff, errors: FieldErrors) -> Result<Response, Problem> {
    let t = staff.visit.speak();
    let mut work = staff.reading().await?;
    let now = work.moment();
    let mut list = Listing::new(t.say("steward-imports-title"))
        .column("made", t.say("steward-import-made"))
        .column("file", t.say("steward-import-file-name"))
        .column("standing", t.say("steward-import-standing"))
        .numbers("added", t.say("steward-import-added"))
        .numbers("changed", t.say("steward-import-changed"))
        .numbers("refused", t.say("steward-import-refused"));
    for one in import::all(&mut work, &staff.scope).await.map_err(refused)? {
        let count = |count: u64| ListCell::number(&t, one.confirmed_at.map(|_| count));
        let made = ListCell::from(moment(&t, one.made_at))
            .by(one.made_at.microseconds() as f64)
            .link(staff.visit.fill(IMPORT, &[("id", &one.id.to_string())]));
        list.push(ListRow::new([
            made,
            ListCell::from(one.file_name.clone()),
            ListCell::from(t.say(format!("steward-import-is-{}", standing(&one)))),
            count(one.added),
            count(one.changed),
            count(one.refused),
        ]));
    }
    drop(work);
    if let Some(file) = list.file(&staff.visit, now)? {
        return Ok(file);
    }
    let mut frame = under(staff, staff.frame(t.say("steward-imports-title")));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let table = |format: &str| format!("{}?table={format}", staff.visit.address(IMPORTS));
    let list = list.page(&staff.visit, PAGE);
    Ok((status, Page(ImportsPage { frame, errors, csv: table("csv"), xlsx: table("xlsx"), list, t }))
        .into_response())
}

/// The table to change, the form to send it, and the sheets so far.
pub(super) async fn show(State(house): State<House>, staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::ImportEntries)?;
    match staff.visit.asked_for().get("table") {
        "" => imports_page(&staff, FieldErrors::new()).await,
        format => table(&staff, &house, format).await,
    }
}

async fn table(staff: &Staff, house: &House, format: &str) -> Result<Response, Problem> {
    let (kind, form) = match format {
        "csv" => ("text/csv; charset=utf-8", TableFormat::Csv),
        "xlsx" => (WORKBOOK, TableFormat::Workbook),
        _ => return Err(Problem::not_found()),
    };
    let mut work = staff.reading().await?;
    let now = work.moment();
    let codes = house.codes.get();
    let made =
        import::table(&mut work, &staff.scope, &codes, form).await.map_err(|refusal| match refusal {
            CannotTake::Import(refusal) => refused(refusal),
            CannotTake::Export(fault) => Problem::fault(fault),
            CannotTake::Database(fault) => Problem::fault(fault),
        })?;
    Ok(attachment(&staff.visit.t.say("steward-import-table"), format, kind, now, made))
}

/// Takes a sheet and leads to what it would do.
pub(super) async fn take(staff: Staff, SentWithFiles(upload): SentWithFiles) -> Result<Response, Problem> {
    staff.must(Permission::ImportEntries)?;
    let mut errors = FieldErrors::new();
    let Some(file) = upload.file("sheet") else {
        errors.add("sheet", "steward-import-missing");
        return imports_page(&staff, errors).await;
    };
    let mut work = work(&staff).await?;
    match import::put(&mut work, &staff.scope, &file.name, &file.bytes).await {
        Ok(id) => {
            work.commit().await.map_err(Problem::fault)?;
            Ok(Redirect::to(&staff.visit.fill(IMPORT, &[("id", &id.to_string())])).into_response())
        }
        Err(CannotImport::Unreadable(refusal)) => {
            drop(work);
            let (what, mend) = refusal.reason.say(&staff.visit.t);
            errors.add("sheet", Message::new("steward-import-broken").with("what", what).with("mend", mend));
            imports_page(&staff, errors).await
        }
        Err(refusal) => Err(self::refused(refusal)),
    }
}

fn reason(t: &Speak, reason: &Reason) -> (String, String) {
    match reason {
        Reason::Shape(problem) => {
            let (what, mend) = problem.say(t);
            (String::new(), format!("{what} {mend}"))
        }
        Reason::Cell(column, wrong) => {
            ((*column).to_owned(), t.say(format!("steward-import-wrong-{}", wrong.code())))
        }
        Reason::UnknownEntry => ("id".to_owned(), t.say("steward-import-wrong-entry")),
        Reason::Gone => ("id".to_owned(), t.say("steward-import-wrong-gone")),
        Reason::UnknownInstitution => {
            ("institution_id".to_owned(), t.say("steward-import-wrong-institution"))
        }
        Reason::OtherInstitution => {
            ("institution_id".to_owned(), t.say("steward-import-wrong-other-institution"))
        }
        Reason::Twice(row) => {
            ("id".to_owned(), t.phrase("steward-import-wrong-twice").with("row", row.to_string()).to_string())
        }
        Reason::KeptByItsInstitution => (String::new(), t.say("steward-import-wrong-kept")),
    }
}

const OUTCOMES: [&str; 4] = ["new", "changed", "refused", "unchanged"];

/// One line for each cell that changes and for each reason, so that before and after stand beside each other.
fn preview_list(staff: &Staff, preview: &Preview) -> Listing {
    let t = &staff.visit.t;
    let mut choices = vec![(String::new(), t.say("steward-import-every-row"))];
    choices.extend(OUTCOMES.map(|code| (code.to_owned(), t.say(format!("steward-import-would-{code}")))));
    let mut list = Listing::new(t.say("steward-import-preview-title"))
        .column("row", t.say("steward-import-row"))
        .column("entry", t.say("steward-field-name"))
        .column("institution", t.say("accounts-institution"))
        .column("outcome", t.say("steward-import-outcome"))
        .column("column", t.say("steward-import-column"))
        .column("before", t.say("steward-import-before"))
        .column("after", t.say("steward-import-after"))
        .filter("outcome", t.say("steward-import-outcome"), choices);
    for line in &preview.lines {
        let (code, details) = told(t, line);
        for (column, before, after) in details {
            let institution = line.institution.as_ref();
            let row = ListRow::new([
                ListCell::number(t, Some(line.row)),
                ListCell::from(line.name.clone()),
                ListCell::from(
                    institution
                        .map(|one| t.typography(one.name.in_language(t.language())))
                        .unwrap_or_default(),
                ),
                ListCell::from(t.say(format!("steward-import-would-{code}"))),
                ListCell::from(column),
                ListCell::from(before),
                ListCell::from(after),
            ]);
            list.push(row.tag("outcome", code));
        }
    }
    list
}

/// What becomes of a row, with column, before and after of each thing there is to say.
fn told(t: &Speak, line: &Line) -> (&'static str, Vec<(String, String, String)>) {
    match &line.outcome {
        Outcome::New(_) => ("new", vec![Default::default()]),
        Outcome::Unchanged => ("unchanged", vec![Default::default()]),
        Outcome::Changed { cells, .. } => {
            let cells = cells.iter();
            let cells =
                cells.map(|cell| (cell.column.to_owned(), cell.before.clone(), cell.after.clone())).collect();
            ("changed", cells)
        }
        Outcome::Refused(reasons) => {
            let reasons = reasons.iter().map(|one| {
                let (column, said) = reason(t, one);
                (column, String::new(), said)
            });
            ("refused", reasons.collect())
        }
    }
}

fn touched_list(staff: &Staff, touched: Vec<Touched>) -> Listing {
    let t = &staff.visit.t;
    let edits = staff.scope.may(Permission::EditEntries).is_ok();
    let choices = vec![
        (String::new(), t.say("steward-import-every-row")),
        ("yes".to_owned(), t.say("steward-import-changed-since")),
    ];
    let mut list = Listing::new(t.say("steward-import-title"))
        .column("entry", t.say("steward-field-name"))
        .column("outcome", t.say("steward-import-outcome"))
        .column("since", t.say("steward-import-since"))
        .filter("since", t.say("steward-import-since"), choices);
    for one in touched {
        let id = one.id.to_string();
        let address = match &one.kept {
            Some(kept) if kept.removed_at.is_none() && edits => entry_address(staff, one.id),
            Some(_) => staff.visit.fill(directory::pages::SERVICE, &[("id", &id)]),
            None => String::new(),
        };
        let name = one.kept.as_ref().map_or_else(|| t.say("steward-waits"), |kept| name_of(&kept.service, t));
        let since = if one.changed_since { t.say("steward-import-changed-since") } else { String::new() };
        let row = ListRow::new([
            ListCell::from(name).link(address),
            ListCell::from(t.say(format!("steward-import-was-{}", one.what))),
            ListCell::from(since),
        ]);
        list.push(if one.changed_since { row.tag("since", "yes") } else { row });
    }
    list
}

fn counts(t: &Speak, import: &Import, would: bool) -> Vec<String> {
    let tense = if would { "would" } else { "did" };
    [
        ("new", import.added),
        ("changed", import.changed),
        ("unchanged", import.unchanged),
        ("refused", import.refused),
    ]
    .into_iter()
    .map(|(code, count)| t.count(format!("steward-import-{tense}-count-{code}"), count))
    .collect()
}

/// What a sheet would do, or what it did.
pub(super) async fn one(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    one_page(&staff, &house, &id, false).await
}

async fn one_page(staff: &Staff, house: &House, id: &str, conflict: bool) -> Result<Response, Problem> {
    staff.must(Permission::ImportEntries)?;
    let id: Id<Import> = id.parse().map_err(|_| Problem::not_found())?;
    let t = staff.visit.speak();
    let mut work = staff.reading().await?;
    let now = work.moment();
    let mut import = import::one(&mut work, &staff.scope, id).await.map_err(refused)?;
    let waits = import.confirmed_at.is_none();
    let (mut state, mut touches) = (String::new(), 0);
    let list = if waits {
        let preview = import::preview(&mut work, &staff.scope, id, &house.codes.get()).await;
        let preview = preview.map_err(refused)?;
        touches = preview.import.added + preview.import.changed;
        state.clone_from(&preview.state);
        import = preview.import.clone();
        preview_list(staff, &preview)
    } else {
        let entries = import::touched(&mut work, &staff.scope, id).await.map_err(refused)?;
        touched_list(staff, entries)
    };
    drop(work);
    if let Some(file) = list.file(&staff.visit, now)? {
        return Ok(file);
    }
    let title = if waits { "steward-import-preview-title" } else { "steward-import-title" };
    let frame = under(staff, staff.frame(t.say(title)).wide())
        .under(t.say("steward-imports-title"), staff.visit.address(IMPORTS));
    let done = match staff.visit.asked_for().get("done") {
        code @ ("confirmed" | "undone") => t.say(format!("steward-import-done-{code}")),
        _ => String::new(),
    };
    let undo_until = import.undone_until().filter(|until| now <= *until);
    let status = if conflict { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = ImportPage {
        frame,
        waits,
        said: counts(&t, &import, waits),
        done,
        conflict,
        state,
        touches,
        undo_until: undo_until.map(|until| moment(&t, until)).unwrap_or_default(),
        list: list.page(&staff.visit, PAGE),
        t,
    };
    Ok((status, Page(page)).into_response())
}

/// Confirms a sheet, throws it away, or undoes it.
pub(super) async fn act(
    staff: Staff,
    State(house): State<House>,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::ImportEntries)?;
    let import: Id<Import> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = work(&staff).await?;
    let done = match form.get("what") {
        "confirm" => {
            let codes = house.codes.get();
            let state = form.get("state");
            let done = import::confirm(&mut work, &staff.keeper, &staff.scope, import, &codes, state).await;
            match done {
                Ok(_) => "confirmed",
                Err(CannotImport::Changed) => {
                    drop(work);
                    return one_page(&staff, &house, &id, true).await;
                }
                Err(refusal) => return Err(refused(refusal)),
            }
        }
        "undo" => {
            import::undo(&mut work, &staff.scope, import).await.map_err(refused)?;
            "undone"
        }
        "throw_away" => {
            import::throw_away(&mut work, &staff.scope, import).await.map_err(refused)?;
            work.commit().await.map_err(Problem::fault)?;
            return Ok(Redirect::to(&staff.visit.address(IMPORTS)).into_response());
        }
        _ => return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)),
    };
    work.commit().await.map_err(Problem::fault)?;
    let address = staff.visit.fill(IMPORT, &[("id", &id)]);
    Ok(Redirect::to(&format!("{address}?done={done}")).into_response())
}
