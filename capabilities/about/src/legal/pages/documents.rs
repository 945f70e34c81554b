//! The documents: their list, each on a page and on paper, and each as a file.

use accounts::Staff;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use institutions::{Institution, Register};
use translations::Speak;
use vocabulary::Language;
use web::{Frame, Page, Problem};

use super::{DOCUMENT, DOCUMENT_FILE, DOCUMENTS_LIST, House, REGISTER, address_of, attachment, own};
use crate::legal::{Block, DOCUMENTS, Document, Facts, blocks, plain, register};

struct Offered {
    title: String,
    purpose: String,
    address: String,
}

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    frame: Frame,
    t: Speak,
    institution: String,
    documents: Vec<Offered>,
    register: String,
}

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage {
    frame: Frame,
    t: Speak,
    blocks: Vec<Block>,
    is_polish: bool,
    print: String,
    markdown: String,
    text: String,
    html: String,
}

/// A document as a file of its own, which any program opens.
#[derive(Template)]
#[template(path = "document_file.html")]
struct DocumentFile {
    title: String,
    blocks: Vec<Block>,
}

/// What there is.
pub(super) async fn list(staff: Staff) -> Result<Response, Problem> {
    let institution = own(&staff).await?;
    let t = staff.visit.speak();
    let documents = DOCUMENTS
        .iter()
        .map(|document| Offered {
            title: t.say(format!("about-document-{}", document.code)),
            purpose: t.say(format!("about-document-{}-purpose", document.code)),
            address: staff.visit.fill(DOCUMENT, &[("document", document.code)]),
        })
        .collect();
    Ok(Page(DocumentsPage {
        frame: staff.frame(t.say("about-documents-title")),
        institution: t.typography(institution.name.in_language(staff.visit.language)),
        documents,
        register: staff.visit.address(REGISTER),
        t,
    })
    .into_response())
}

/// One of them.
pub(super) async fn show(
    staff: Staff,
    State(house): State<House>,
    Path(code): Path<String>,
) -> Result<Response, Problem> {
    let institution = own(&staff).await?;
    let document = Document::of(&code).ok_or_else(Problem::not_found)?;
    let t = staff.visit.speak();
    let mut frame = staff.frame(t.say(format!("about-document-{}", document.code)));
    frame = frame.under(t.say("about-documents-title"), staff.visit.address(DOCUMENTS_LIST));
    if staff.visit.asked_for().has("print") {
        frame = frame.for_print();
    }
    let file =
        |format: &str| staff.visit.fill(DOCUMENT_FILE, &[("document", document.code), ("format", format)]);
    Ok(Page(DocumentPage {
        blocks: set(&t, blocks(&document.filled(&facts(&staff, &house, document, &institution)))),
        is_polish: staff.visit.language == Language::Polish,
        print: format!("{}?print=1", staff.visit.path),
        markdown: file("md"),
        text: file("txt"),
        html: file("html"),
        frame,
        t,
    })
    .into_response())
}

/// One of them as a file.
pub(super) async fn file(
    staff: Staff,
    State(house): State<House>,
    Path((code, format)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let institution = own(&staff).await?;
    let document = Document::of(&code).ok_or_else(Problem::not_found)?;
    let t = staff.visit.speak();
    let text = document.filled(&facts(&staff, &house, document, &institution));
    let (kind, bytes) = match format.as_str() {
        "md" => ("text/markdown; charset=utf-8", text),
        "txt" => ("text/plain; charset=utf-8", plain(&blocks(&text))),
        "html" => {
            let title = t.in_language(Language::Polish).say(format!("about-document-{}", document.code));
            let file = DocumentFile { title, blocks: set(&t, blocks(&text)) };
            ("text/html; charset=utf-8", file.render().map_err(Problem::fault)?)
        }
        _ => return Err(Problem::not_found()),
    };
    Ok(attachment(kind, &format!("{}.{format}", document.code), bytes.into_bytes()))
}

/// What is known of the institution, of the operator, and of what the program keeps; in Polish, as the documents are.
fn facts(staff: &Staff, house: &House, document: &Document, institution: &Institution) -> Facts {
    let t = staff.visit.t.in_language(Language::Polish);
    let number = |register: Register| {
        let claim =
            institution.claims.iter().find(|claim| claim.register == register && claim.is_well_formed());
        claim.map(|claim| claim.number.clone()).unwrap_or_default()
    };
    let operator = &house.about.operator;
    let register = register(&t, &house.personal);
    let heads = |keys: &[&str]| keys.iter().map(|key| t.say(key)).collect::<Vec<_>>();
    let data: Vec<Vec<String>> = register
        .iter()
        .flat_map(|one| {
            one.data.iter().map(|datum| {
                let cells = [&one.purpose, &one.persons, &datum.what, &datum.kept, &datum.lies];
                cells.into_iter().cloned().collect()
            })
        })
        .collect();
    let bases: Vec<Vec<String>> = register
        .iter()
        .map(|one| {
            vec![one.purpose.clone(), one.persons.clone(), one.bases.join("; "), one.recipients.clone()]
        })
        .collect();
    Facts::new()
        .with("institution.name", institution.name.in_language(Language::Polish))
        .with("institution.address", address_of(institution))
        .with("institution.regon", number(Register::Regon))
        .with("institution.krs", number(Register::Krs))
        .with("institution.mailbox", institution.contacts.emails.first().map_or("", String::as_str))
        .with("institution.phone", institution.contacts.phones.first().map_or("", String::as_str))
        .with("operator.name", &operator.name)
        .with("operator.address", &operator.address)
        .with("operator.mailbox", &operator.email)
        .with("operator.phone", &operator.phone)
        .with("service.address", &house.about.public_address)
        .with("today", t.date(staff.keeper.now().day_in_poland()))
        .with("document.version", document.version)
        .with("program.version", env!("CARGO_PKG_VERSION"))
        .with_table(
            "table.data",
            &heads(&[
                "about-register-purpose",
                "about-register-persons",
                "about-register-data",
                "about-register-kept",
                "about-register-lies",
            ]),
            &data,
        )
        .with_table(
            "table.bases",
            &heads(&[
                "about-register-purpose",
                "about-register-persons",
                "about-register-basis",
                "about-register-recipients",
            ]),
            &bases,
        )
}

/// With the spaces that keep one-letter words off the ends of lines.
fn set(t: &Speak, blocks: Vec<Block>) -> Vec<Block> {
    let t = t.in_language(Language::Polish);
    let one = |text: String| t.typography(&text);
    let all = |texts: Vec<String>| texts.iter().map(|text| t.typography(text)).collect::<Vec<_>>();
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Heading { level, text } => Block::Heading { level, text: one(text) },
            Block::Paragraph(text) => Block::Paragraph(one(text)),
            Block::Notice(lines) => Block::Notice(all(lines)),
            Block::Numbered(items) => Block::Numbered(all(items)),
            Block::Bullets(items) => Block::Bullets(all(items)),
            Block::Table { head, rows } => {
                Block::Table { head: all(head), rows: rows.into_iter().map(&all).collect() }
            }
        })
        .collect()
}
