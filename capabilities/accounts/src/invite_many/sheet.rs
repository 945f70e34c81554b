//! The sheet of people to invite: reading one, and the template to fill in.
//!
//! Headers, roles and languages are understood in all three languages, whatever the language of the page.

use spreadsheets::{
    CannotRead, CannotWrite, Column, Explanation, Limits, Reading, Row, TableReader, Unreadable,
    WorkbookProperties, WorkbookWriter,
};
use translations::Speak;
use vocabulary::{Language, Moment};

use crate::{
    Role,
    invitation_batch::{Line, MOST_LINES},
};

/// The largest file.
pub const LARGEST: usize = 4 << 20;

/// The columns: the word in message keys.
const COLUMNS: [&str; 4] = ["mailbox", "role", "language", "institution"];

fn limits() -> Limits {
    Limits {
        file_bytes: LARGEST as u64,
        rows: MOST_LINES as u64,
        columns: 64,
        unpacked_bytes: 64 << 20,
        ..Limits::UPLOAD
    }
}

/// The names under which a column is found.
fn names(t: &Speak, column: &str) -> Vec<String> {
    let mut names = vec![column.to_owned()];
    names.extend(
        Language::ALL.map(|language| t.in_language(language).say(format!("accounts-sheet-{column}"))),
    );
    names
}

/// The name under which this file has a column.
fn found(reader: &TableReader<'_>, t: &Speak, column: &str) -> Option<String> {
    names(t, column).into_iter().find(|name| reader.headers().position(name).is_some())
}

/// Reads a sheet. Which lines are fit is decided later, by somebody who knows who sends it.
pub fn read(bytes: &[u8], file: &str, t: &Speak) -> Result<Vec<Line>, CannotRead> {
    let mut reader = TableReader::from_bytes(bytes, file, &Reading::within(limits()))?;
    let places = COLUMNS.map(|column| found(&reader, t, column));
    let missing: Vec<String> = ["mailbox", "role"]
        .into_iter()
        .zip(&places)
        .filter(|(_, place)| place.is_none())
        .map(|(column, _)| t.say(format!("accounts-sheet-{column}")))
        .collect();
    if !missing.is_empty() {
        let present = reader.headers().names().to_vec();
        return Err(CannotRead {
            file: file.to_owned(),
            reason: Unreadable::MissingColumns { missing, present },
        });
    }
    let mut lines = Vec::new();
    while let Some(row) = reader.next_row()? {
        let cell = |place: usize| {
            let name = places[place].as_deref();
            name.and_then(|name| row.value(name)).unwrap_or_default().to_owned()
        };
        if is_example(&row, &cell(0)) {
            continue;
        }
        lines.push(Line {
            row: row.number,
            mailbox: cell(0),
            role: role(t, &cell(1)),
            language: language(t, &cell(2)),
            institution: cell(3),
        });
    }
    if lines.is_empty() {
        return Err(CannotRead { file: file.to_owned(), reason: Unreadable::Empty });
    }
    Ok(lines)
}

/// The line that the template shows as an example, and lines in which nothing stands.
fn is_example(row: &Row, mailbox: &str) -> bool {
    mailbox == EXAMPLE || row.cells().all(|cell| cell.trim().is_empty())
}

/// The code of the role a cell names; the cell itself when it names none.
fn role(t: &Speak, cell: &str) -> String {
    let wanted = polish::fold(cell).to_lowercase();
    let found = Role::ALL.into_iter().find(|role| {
        role.code() == wanted || Language::ALL.iter().any(|one| folded_name(t, *one, *role) == wanted)
    });
    found.map_or_else(|| cell.to_owned(), |role| role.code().to_owned())
}

fn folded_name(t: &Speak, language: Language, role: Role) -> String {
    polish::fold(&role_name(&t.in_language(language), role)).to_lowercase()
}

fn role_name(t: &Speak, role: Role) -> String {
    t.say(format!("accounts-role-{}", role.code().replace('_', "-")))
}

/// The code of the language a cell names; the cell itself when it names none.
fn language(t: &Speak, cell: &str) -> String {
    let wanted = cell.to_lowercase();
    let found = Language::ALL.into_iter().find(|language| {
        let key = format!("accounts-sheet-language-{}", language.code());
        wanted == language.code() || Language::ALL.iter().any(|one| t.in_language(*one).say(&key) == wanted)
    });
    found.map_or_else(|| cell.to_owned(), |language| language.code().to_owned())
}

/// The mailbox of the example; a line with it is nobody's.
const EXAMPLE: &str = "imie.nazwisko@instytucja.example";

/// A workbook to fill in, explained in the reader's language. `roles` are those that may be given; `several` tells whether
/// its sender may invite into several institutions.
pub fn template(
    t: &Speak,
    site: &str,
    now: Moment,
    roles: &[Role],
    several: bool,
) -> Result<Vec<u8>, CannotWrite> {
    let say = |key: &str| t.say(format!("accounts-sheet-{key}"));
    let properties = WorkbookProperties {
        title: say("title"),
        language: t.language().code().to_owned(),
        author: site.to_owned(),
        comment: say("comment"),
        lists_sheet: say("lists"),
    };
    let created = now.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut book = WorkbookWriter::new(properties, &created)?;
    let roles: Vec<String> = roles.iter().map(|role| role_name(t, *role)).collect();
    let languages = Language::ALL.map(|language| say(&format!("language-{}", language.code())));
    let explain = |column: &str| say(&format!("{column}-explained"));
    let mut columns = vec![
        Column::new(say("mailbox")).width(36.0).required().hint(say("mailbox"), explain("mailbox")),
        Column::new(say("role"))
            .width(24.0)
            .required()
            .choices(roles.clone())
            .hint(say("role"), explain("role")),
        Column::new(say("language"))
            .width(16.0)
            .choices(languages.clone())
            .hint(say("language"), explain("language")),
    ];
    let mut shown = COLUMNS.to_vec();
    let first = roles.first().cloned().unwrap_or_default();
    let mut example = vec![EXAMPLE.to_owned(), first, languages[0].clone()];
    if several {
        let hint = (say("institution"), explain("institution"));
        columns.push(Column::new(say("institution")).width(24.0).hint(hint.0, hint.1));
        example.push(String::new());
    } else {
        shown.pop();
    }
    let mut sheet = book.sheet(&say("sheet"), columns)?;
    sheet.row(example.iter().map(String::as_str))?;
    sheet.finish()?;
    let lines = shown.into_iter().map(|column| [say(column), explain(column)]).collect();
    book.explain(&Explanation {
        name: say("explained"),
        title: say("title"),
        paragraphs: t.paragraphs("accounts-sheet-how"),
        columns: Some(([say("column"), say("meaning")], lines)),
    })?;
    book.finish()
}
