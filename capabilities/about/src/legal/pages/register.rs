//! The register on a page, on paper and as a table.

use accounts::{Permission, Staff};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use spreadsheets::{CannotWrite, Column, CsvDialect, CsvWriter, WorkbookProperties, WorkbookWriter};
use translations::Speak;
use web::{Frame, Localised, Page, Problem};

use super::{DOCUMENTS_LIST, House, OPERATORS_REGISTER, REGISTER, address_of, attachment, own};
use crate::legal::{Processing, register};

/// A body named in the head of the register: what it is, its name, how to reach it.
struct Body {
    what: String,
    name: String,
    reached: Vec<String>,
}

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    t: Speak,
    lead: String,
    bodies: Vec<Body>,
    made: String,
    register: Vec<Processing>,
    print: String,
    csv: String,
    xlsx: String,
    documents: String,
}

/// The headers of the table, in the order of [`row`].
const COLUMNS: [&str; 7] = [
    "about-register-purpose",
    "about-register-persons",
    "about-register-data",
    "about-register-basis",
    "about-register-kept",
    "about-register-lies",
    "about-register-recipients",
];

/// The register of one's own institution.
pub(super) async fn show_own(staff: Staff, State(house): State<House>) -> Result<Response, Problem> {
    let institution = own(&staff).await?;
    let t = staff.visit.speak();
    let controller = Body {
        what: t.say("about-register-controller"),
        name: institution.name.in_language(staff.visit.language).to_owned(),
        reached: reached([address_of(&institution), institution.contacts.emails.join(", ")]),
    };
    let officer = Body {
        what: t.say("about-register-officer"),
        name: t.say("about-register-officer-blank"),
        reached: Vec::new(),
    };
    let bodies = vec![controller, operator(&t, &house), officer];
    Ok(page(&staff, &house, REGISTER, "about-register-lead", bodies, staff.visit.address(DOCUMENTS_LIST)))
}

/// The register as the operator keeps it: the same purposes, for all institutions.
pub(super) async fn show_all(staff: Staff, State(house): State<House>) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let t = staff.visit.speak();
    let controllers = Body {
        what: t.say("about-register-controllers"),
        name: t.say("about-register-controllers-each"),
        reached: Vec::new(),
    };
    let bodies = vec![operator(&t, &house), controllers];
    Ok(page(&staff, &house, OPERATORS_REGISTER, "about-register-operators-lead", bodies, String::new()))
}

fn operator(t: &Speak, house: &House) -> Body {
    let operator = &house.about.operator;
    Body {
        what: t.say("about-register-processor"),
        name: operator.name.clone(),
        reached: reached([operator.address.clone(), operator.email.clone()]),
    }
}

fn reached(ways: [String; 2]) -> Vec<String> {
    ways.into_iter().filter(|way| !way.is_empty()).collect()
}

fn page(
    staff: &Staff,
    house: &House,
    route: Localised,
    lead: &str,
    bodies: Vec<Body>,
    documents: String,
) -> Response {
    let t = staff.visit.speak();
    let address = staff.visit.address(route);
    let mut frame = staff.frame(t.say("about-register-title"));
    if staff.visit.asked_for().has("print") {
        frame = frame.for_print();
    }
    Page(RegisterPage {
        lead: t.say(lead),
        bodies,
        made: t.date(staff.keeper.now().day_in_poland()),
        register: register(&t, &house.personal),
        print: format!("{address}?print=1"),
        csv: format!("{address}/csv"),
        xlsx: format!("{address}/xlsx"),
        documents,
        frame,
        t,
    })
    .into_response()
}

/// The register of one's own institution as a table.
pub(super) async fn own_file(
    staff: Staff,
    State(house): State<House>,
    Path(format): Path<String>,
) -> Result<Response, Problem> {
    own(&staff).await?;
    file(&staff, &house, &format)
}

/// The operator's register as a table.
pub(super) async fn whole_file(
    staff: Staff,
    State(house): State<House>,
    Path(format): Path<String>,
) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    file(&staff, &house, &format)
}

fn file(staff: &Staff, house: &House, format: &str) -> Result<Response, Problem> {
    let t = staff.visit.speak();
    let headers: Vec<String> = COLUMNS.iter().map(|key| t.say(key)).collect();
    let rows: Vec<[String; 7]> = register(&t, &house.personal).iter().map(row).collect();
    let address = staff.visit.address(REGISTER);
    let name = format!("{}.{format}", address.rsplit('/').next().unwrap_or_default());
    let (kind, bytes) = match format {
        "csv" => ("text/csv; charset=utf-8", csv(&headers, &rows)),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook(staff, &headers, &rows),
        ),
        _ => return Err(Problem::not_found()),
    };
    Ok(attachment(kind, &name, bytes.map_err(Problem::fault)?))
}

/// One purpose as one row; what belongs to one kind of data says so in each cell.
fn row(one: &Processing) -> [String; 7] {
    let of_each = |say: &dyn Fn(&crate::legal::Datum) -> &str| {
        one.data.iter().map(|datum| format!("{}: {}", datum.what, say(datum))).collect::<Vec<_>>().join("; ")
    };
    [
        one.purpose.clone(),
        one.persons.clone(),
        one.data.iter().map(|datum| datum.what.as_str()).collect::<Vec<_>>().join("; "),
        one.bases.join("; "),
        of_each(&|datum| &datum.kept),
        of_each(&|datum| &datum.lies),
        one.recipients.clone(),
    ]
}

fn csv(headers: &[String], rows: &[[String; 7]]) -> Result<Vec<u8>, CannotWrite> {
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, headers)?;
    for row in rows {
        writer.row(row)?;
    }
    writer.finish()
}

fn workbook(staff: &Staff, headers: &[String], rows: &[[String; 7]]) -> Result<Vec<u8>, CannotWrite> {
    let t = &staff.visit.t;
    let title = t.say("about-register-title");
    let properties = WorkbookProperties {
        title: title.clone(),
        language: t.language().code().to_owned(),
        author: staff.visit.site.name.clone(),
        ..WorkbookProperties::default()
    };
    let mut book = WorkbookWriter::new(properties, &staff.keeper.now().day_in_poland().to_string())?;
    let columns = headers.iter().map(|header| Column::new(header).width(36.0)).collect();
    let mut sheet = book.sheet(&title, columns)?;
    for row in rows {
        sheet.row(row.iter().map(String::as_str))?;
    }
    sheet.finish()?;
    book.finish()
}
