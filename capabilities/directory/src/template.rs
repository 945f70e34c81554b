//! The template that institutions fill in: a workbook with an explanation of every column, drop-downs and an example
//! row, or the same tables as CSV.
//!
//! What each column means stands in `codes/columns.csv`, in Polish. A row whose identifier begins with
//! [`EXAMPLE`] is passed over when the file is taken in, so nobody has to remember to delete it.

use std::{collections::HashMap, io::Write};

use institutions::{CodeLists, Precision};
use spreadsheets::{
    CannotWrite, Cell, Column, CsvDialect, CsvWriter, Explanation, Reading, WorkbookProperties,
    WorkbookWriter, read_table,
};
use vocabulary::Language;

use crate::{
    Mode,
    export::{INSTITUTION_COLUMNS, SERVICE_COLUMNS},
};

/// How the identifier of an example row begins.
pub const EXAMPLE: &str = "przyklad-";

const COLUMNS: &str = include_str!("../codes/columns.csv");
const YES_NO: [&str; 2] = ["yes", "no"];

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Institutions.
    Institutions,
    /// Services.
    Services,
}

impl Sheet {
    /// Both, in the order in which they are filled in.
    pub const ALL: [Self; 2] = [Self::Institutions, Self::Services];

    /// Name of the sheet and of the CSV file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Institutions => "institutions",
            Self::Services => "services",
        }
    }

    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Institutions => INSTITUTION_COLUMNS,
            Self::Services => SERVICE_COLUMNS,
        }
    }
}

/// What there is to say about a column.
#[derive(Debug, Clone, Default)]
struct Explained {
    required: bool,
    list: Option<String>,
    several: bool,
    example: String,
    what: String,
    /// The language of a translation; nothing for a column of its own.
    translation: Option<Language>,
}

/// The explanations of the columns of a table, in their order.
fn explained(sheet: Sheet) -> Vec<(&'static str, Explained)> {
    let table = read_table(COLUMNS.as_bytes(), "columns.csv", &Reading::default())
        .expect("the explanations are a table");
    let mut known: HashMap<String, Explained> = HashMap::new();
    for row in &table.rows {
        if [sheet.name(), "both"].contains(&row.cell("table")) {
            let explained = Explained {
                required: row.cell("required") == "yes",
                list: row.value("list").map(str::to_owned),
                several: row.cell("several") == "yes",
                example: row.cell("example").to_owned(),
                what: row.cell("what").to_owned(),
                translation: None,
            };
            known.insert(row.cell("column").to_owned(), explained);
        }
    }
    let explain = |column: &'static str| {
        if let Some(explained) = known.get(column) {
            return explained.clone();
        }
        let translation = [("_en", Language::English), ("_uk", Language::Ukrainian)]
            .into_iter()
            .find_map(|(ending, language)| Some((column.strip_suffix(ending)?, language)));
        let (base, language) = translation.expect("every column is explained");
        let what = known.get(base).expect("every column is explained").what.clone();
        Explained { what, translation: Some(language), ..Explained::default() }
    };
    sheet.columns().iter().map(|column| (*column, explain(column))).collect()
}

/// The values a column takes, if they are listed.
fn choices(explained: &Explained, codes: &CodeLists) -> Vec<String> {
    let fixed = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    match explained.list.as_deref() {
        None => Vec::new(),
        Some("yes_no") => fixed(&YES_NO),
        Some("mode") => fixed(&Mode::ALL.map(Mode::code)),
        Some("precision") => fixed(&Precision::ALL.map(Precision::code)),
        Some(list) => codes.list(list).iter().map(|code| code.code.clone()).collect(),
    }
}

/// The words of the workbook around the explanations.
#[derive(Debug, Clone)]
pub struct Wording {
    /// Title of the workbook.
    pub title: String,
    /// Name of the sheet with the explanations.
    pub explanations: String,
    /// How to fill it in, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Title of a workbook with entries that are there already, and how to correct them.
    pub entries: [String; 2],
    /// What holds for both.
    pub always: [String; 2],
    /// Header over the names of columns.
    pub column: String,
    /// Header over what they mean.
    pub meaning: String,
    /// "Must be filled in."
    pub required: String,
    /// Stands before an example.
    pub example: String,
    /// Stands before the allowed values.
    pub values: String,
    /// "The same in English", "The same in Ukrainian".
    pub translation: [String; 2],
}

impl Wording {
    /// Polish: the template is for Polish institutions.
    pub fn polish() -> Self {
        let words: HashMap<String, String> =
            read_table(include_str!("../codes/template.csv").as_bytes(), "template.csv", &Reading::default())
                .expect("the words of the template are a table")
                .rows
                .iter()
                .map(|row| (row.cell("key").to_owned(), row.cell("text").to_owned()))
                .collect();
        let say = |key: &str| words.get(key).cloned().expect("the template has all its words");
        Self {
            title: say("title"),
            explanations: say("explanations"),
            paragraphs: ["how", "example-row", "lists", "send"].map(say).to_vec(),
            entries: ["entries-title", "entries-how"].map(say),
            always: ["lists", "send"].map(say),
            column: say("column"),
            meaning: say("meaning"),
            required: say("required"),
            example: say("example"),
            values: say("values"),
            translation: [say("in-english"), say("in-ukrainian")],
        }
    }
}

fn in_words(explained: &Explained, codes: &CodeLists, wording: &Wording) -> String {
    let mut text = explained.what.clone();
    match explained.translation {
        Some(Language::English) => return format!("{} {text}", wording.translation[0]),
        Some(_) => return format!("{} {text}", wording.translation[1]),
        None => {}
    }
    if explained.required {
        text = format!("{text} {}", wording.required);
    }
    if !explained.example.is_empty() {
        text = format!("{text} {} {}.", wording.example, explained.example.trim_end_matches('.'));
    }
    if let Some(list) = &explained.list
        && !codes.list(list).is_empty()
    {
        let values: Vec<String> = codes
            .list(list)
            .iter()
            .map(|code| format!("{} – {}", code.code, code.name.in_language(Language::Polish)))
            .collect();
        text = format!("{text} {} {}.", wording.values, values.join("; "));
    }
    // A cell of a workbook takes 32,767 characters.
    text.chars().take(32_000).collect()
}

fn properties(title: &str) -> WorkbookProperties {
    WorkbookProperties {
        title: title.to_owned(),
        language: "pl".to_owned(),
        author: "Ogniwo".to_owned(),
        comment: title.to_owned(),
        lists_sheet: "lists".to_owned(),
    }
}

/// A column that says what belongs into it and offers its codes.
fn column(name: &'static str, about: &Explained, codes: &CodeLists) -> Column {
    let mut column = Column::new(name).hint(name, about.what.chars().take(255).collect::<String>());
    if about.required {
        column = column.required();
    }
    let choices = choices(about, codes);
    if !choices.is_empty() {
        column = column.choices(choices);
    }
    if about.several { column.or_other_values() } else { column }
}

/// The workbook. `day` is the day it is made.
pub fn workbook(codes: &CodeLists, day: &str) -> Result<Vec<u8>, CannotWrite> {
    let wording = Wording::polish();
    let mut book = WorkbookWriter::new(properties(&wording.title), day)?;
    for sheet in Sheet::ALL {
        let explained = explained(sheet);
        let columns = explained.iter().map(|(name, about)| column(name, about, codes)).collect();
        let mut rows = book.sheet(sheet.name(), columns)?;
        rows.row(explained.iter().map(|(_, about)| Cell::Text(&about.example)))?;
        rows.finish()?;
    }
    let mut meanings = Vec::new();
    for sheet in Sheet::ALL {
        for (name, about) in explained(sheet) {
            meanings.push([format!("{}: {name}", sheet.name()), in_words(&about, codes, &wording)]);
        }
    }
    book.explain(&Explanation {
        name: wording.explanations.clone(),
        title: wording.title.clone(),
        paragraphs: wording.paragraphs.clone(),
        columns: Some(([wording.column.clone(), wording.meaning.clone()], meanings)),
    })?;
    book.finish()
}

/// Entries as a workbook in which they can be corrected: every column says what belongs into it and offers its codes.
pub(crate) fn entries(
    codes: &CodeLists,
    day: &str,
    rows: impl Iterator<Item = HashMap<&'static str, String>>,
) -> Result<Vec<u8>, CannotWrite> {
    let wording = Wording::polish();
    let [title, how] = wording.entries.clone();
    let mut book = WorkbookWriter::new(properties(&title), day)?;
    let explained = explained(Sheet::Services);
    let columns = explained.iter().map(|(name, about)| column(name, about, codes)).collect();
    let mut sheet = book.sheet(Sheet::Services.name(), columns)?;
    for cells in rows {
        sheet
            .row(explained.iter().map(|(name, _)| Cell::Text(cells.get(name).map_or("", String::as_str))))?;
    }
    sheet.finish()?;
    let meanings =
        explained.iter().map(|(name, about)| [(*name).to_owned(), in_words(about, codes, &wording)]);
    book.explain(&Explanation {
        name: wording.explanations.clone(),
        title,
        paragraphs: [vec![how], wording.always.to_vec()].concat(),
        columns: Some(([wording.column.clone(), wording.meaning.clone()], meanings.collect())),
    })?;
    book.finish()
}

/// One of the tables as CSV for Polish Excel, with its example row.
pub fn csv<W: Write>(sheet: Sheet, destination: W) -> Result<W, CannotWrite> {
    let explained = explained(sheet);
    let mut writer =
        CsvWriter::new(destination, CsvDialect::POLISH_EXCEL, explained.iter().map(|(name, _)| *name))?;
    writer.row(explained.iter().map(|(_, about)| about.example.as_str()))?;
    writer.finish()
}
