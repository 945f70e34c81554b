//! Lists that people narrow down, put into an order, page through and take away.
//!
//! A page fills a [`Listing`] with all rows; what the query asks for (`q`, a filter's own name, `order`, `page`) decides
//! what is shown. `file=csv` or `file=xlsx` at the same address gives the same rows in the same order as a file, behind
//! the same door. `templates/components/listing.html` shows it.

mod file;

pub use file::attachment;

use std::cmp::Ordering;

use axum::response::Response;
use jiff::civil::Date;
use translations::Speak;
use vocabulary::Moment;

use crate::{Choice, Form, PageLink, Paging, Problem, Visit};

/// A list with everything that may be asked of it.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    title: String,
    columns: Vec<ListColumn>,
    filters: Vec<Filter>,
    rows: Vec<ListRow>,
}

#[derive(Clone, Debug)]
struct ListColumn {
    id: &'static str,
    name: String,
    numeric: bool,
    shown: bool,
}

#[derive(Clone, Debug)]
struct Filter {
    id: &'static str,
    label: String,
    choices: Vec<(String, String)>,
}

/// A row of a list.
#[derive(Clone, Debug, Default)]
pub struct ListRow {
    cells: Vec<ListCell>,
    tags: Vec<(&'static str, String)>,
    deed: Option<Deed>,
}

/// A button at the end of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Where its form goes.
    pub action: String,
    /// What it sends besides the seal.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What the button says.
    pub words: String,
}

/// What stands in a place of a row: for the eye, for the order and for the file.
#[derive(Clone, Debug, Default)]
pub struct ListCell {
    text: String,
    address: String,
    key: Key,
    value: Value,
}

/// By what a cell is put into order; what says nothing comes last.
#[derive(Clone, Debug, Default, PartialEq)]
enum Key {
    #[default]
    Nothing,
    Number(f64),
    Text(String),
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
enum Value {
    #[default]
    AsShown,
    Text(String),
    Number(f64),
    Day(String),
}

impl<T: Into<String>> From<T> for ListCell {
    fn from(text: T) -> Self {
        let text = text.into();
        let key = if text.is_empty() { Key::Nothing } else { Key::Text(polish::sort_key(&text)) };
        Self { text, key, ..Self::default() }
    }
}

impl ListCell {
    /// A number, as people read it and as programs do; nothing when there is none.
    pub fn number(t: &Speak, number: Option<u64>) -> Self {
        let Some(number) = number else { return Self::default() };
        let value = number as f64;
        Self {
            text: t.number(number),
            key: Key::Number(value),
            value: Value::Number(value),
            ..Self::default()
        }
    }

    /// A day, as people read it and as programs do; nothing when there is none.
    pub fn day(t: &Speak, day: Option<Date>) -> Self {
        let Some(day) = day else { return Self::default() };
        Self { text: t.date(day), value: Value::Day(day.to_string()), ..Self::default() }.at(day)
    }

    /// The day of a moment, in order to the second.
    pub fn moment(t: &Speak, moment: Moment) -> Self {
        let key = Key::Number(moment.microseconds() as f64);
        Self { key, ..Self::day(t, Some(moment.day_in_poland())) }
    }

    /// Leads somewhere.
    #[must_use]
    pub fn link(self, address: impl Into<String>) -> Self {
        Self { address: address.into(), ..self }
    }

    /// Stands in the order of this number, whatever it says.
    #[must_use]
    pub fn by(self, number: f64) -> Self {
        Self { key: Key::Number(number), ..self }
    }

    /// Stands in the order of this day, whatever it says.
    #[must_use]
    pub fn at(self, day: Date) -> Self {
        let days = i32::from(day.year()) * 366 + i32::from(day.day_of_year());
        self.by(f64::from(days))
    }

    /// Says something else in a file.
    #[must_use]
    pub fn in_files(self, text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), ..self }
    }
}

impl ListRow {
    /// A row with a cell for each column.
    pub fn new(cells: impl IntoIterator<Item = ListCell>) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }

    /// One of the values by which a filter finds it.
    #[must_use]
    pub fn tag(mut self, filter: &'static str, value: impl Into<String>) -> Self {
        self.tags.push((filter, value.into()));
        self
    }

    /// With a button at its end.
    #[must_use]
    pub fn deed(self, deed: Deed) -> Self {
        Self { deed: Some(deed), ..self }
    }
}

/// The head of a column, with the link that puts the list into its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// Its cells are numbers.
    pub numeric: bool,
    /// Where the order by it is asked for.
    pub address: String,
    /// `ascending`, `descending`, or empty when another column gives the order.
    pub order: &'static str,
}

/// A cell that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownCell {
    /// What it says.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub address: String,
}

/// A row that is shown.
#[derive(Clone, Debug, Default)]
pub struct ShownRow {
    /// As many cells as there are heads.
    pub cells: Vec<ShownCell>,
    /// The button at its end.
    pub deed: Option<Deed>,
}

/// A page of a list, for its template.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The columns.
    pub heads: Vec<Head>,
    /// The rows of this page.
    pub rows: Vec<ShownRow>,
    /// The words that were looked for.
    pub words: String,
    /// Each filter: its name, label and choices.
    pub filters: Vec<(&'static str, String, Vec<Choice>)>,
    /// What else the query says; the form keeps it.
    pub kept: Vec<(String, String)>,
    /// Which page, of how many rows.
    pub paging: Paging,
    /// The way to other pages.
    pub links: Vec<PageLink>,
    /// Whether there is anything at all, found or not.
    pub any: bool,
    /// Where the list is taken away as separated values.
    pub csv: String,
    /// Where it is taken away as a workbook.
    pub xlsx: String,
    /// Where the form goes.
    pub action: String,
}

impl Listed {
    /// The cells of a row with their columns.
    pub fn pairs<'a>(&'a self, row: &'a ShownRow) -> impl Iterator<Item = (&'a Head, &'a ShownCell)> {
        self.heads.iter().zip(&row.cells)
    }

    /// Whether any row has a button.
    pub fn has_deeds(&self) -> bool {
        self.rows.iter().any(|row| row.deed.is_some())
    }
}

const WORDS: &str = "q";
const ORDER: &str = "order";
const FILE: &str = "file";

impl Listing {
    /// An empty list; its title names the file.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// With one more column. The identifier stands in addresses and is the same in all languages.
    #[must_use]
    pub fn column(mut self, id: &'static str, name: impl Into<String>) -> Self {
        self.columns.push(ListColumn { id, name: name.into(), numeric: false, shown: true });
        self
    }

    /// With one more column of numbers.
    #[must_use]
    pub fn numbers(mut self, id: &'static str, name: impl Into<String>) -> Self {
        self.columns.push(ListColumn { id, name: name.into(), numeric: true, shown: true });
        self
    }

    /// With one more column that only files have.
    #[must_use]
    pub fn only_in_files(mut self, id: &'static str, name: impl Into<String>) -> Self {
        self.columns.push(ListColumn { id, name: name.into(), numeric: false, shown: false });
        self
    }

    /// With a choice that narrows the list down; an empty value of a choice is everything.
    #[must_use]
    pub fn filter(
        mut self,
        id: &'static str,
        label: impl Into<String>,
        choices: Vec<(String, String)>,
    ) -> Self {
        self.filters.push(Filter { id, label: label.into(), choices });
        self
    }

    /// Adds a row.
    pub fn push(&mut self, row: ListRow) {
        self.rows.push(row);
    }

    /// How many rows there are before anything is asked.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What the query asks for, in the order it asks for.
    fn asked(&mut self, asked: &Form) {
        let words = folded(asked.get(WORDS));
        if !words.is_empty() {
            let shown: Vec<bool> = self.columns.iter().map(|column| column.shown).collect();
            self.rows.retain(|row| {
                let text: Vec<&str> = row
                    .cells
                    .iter()
                    .zip(&shown)
                    .filter(|(_, shown)| **shown)
                    .map(|(cell, _)| cell.text.as_str())
                    .collect();
                let text = folded(&text.join(" "));
                words.split_whitespace().all(|word| text.contains(word))
            });
        }
        for filter in &self.filters {
            let value = asked.get(filter.id);
            if !value.is_empty() {
                self.rows.retain(|row| row.tags.iter().any(|(id, tag)| *id == filter.id && tag == value));
            }
        }
        let (id, down) = order_of(asked);
        if let Some(place) = self.columns.iter().position(|column| column.id == id) {
            self.rows.sort_by(|one, other| {
                let keys = [one, other].map(|row| row.cells.get(place).map(|cell| &cell.key));
                compared(keys[0], keys[1], down)
            });
        }
    }

    /// The file that the query asks for, if it asks for one.
    pub fn file(&self, visit: &Visit, now: Moment) -> Result<Option<Response>, Problem> {
        let asked = visit.asked_for();
        match asked.get(FILE) {
            "" => Ok(None),
            format => self.as_file(visit, format, now).map(Some),
        }
    }

    /// The file of this format, with what the query asks for: for addresses that name the format.
    pub fn as_file(&self, visit: &Visit, format: &str, now: Moment) -> Result<Response, Problem> {
        if !matches!(format, "csv" | "xlsx") {
            return Err(Problem::not_found());
        }
        let mut list = self.clone();
        list.asked(&visit.asked_for());
        for cell in list.rows.iter_mut().flat_map(|row| &mut row.cells) {
            // What keeps words together on a screen is only in the way of whoever searches in a file.
            if cell.value == Value::AsShown {
                cell.value = Value::Text(cell.text.replace('\u{a0}', " "));
            }
        }
        list.written(visit, format, now)
    }

    /// The page that the query asks for.
    pub fn page(mut self, visit: &Visit, size: u64) -> Listed {
        let asked = visit.asked_for();
        let any = !self.rows.is_empty();
        self.asked(&asked);
        let paging = Paging::of(&asked, size, self.rows.len() as u64);
        let (id, down) = order_of(&asked);
        let heads = self.columns.iter().filter(|column| column.shown).map(|column| {
            let here = column.id == id;
            let mut query = asked.clone();
            query.remove(crate::paging::PARAMETER);
            query.set(ORDER, &if here && !down { format!("-{}", column.id) } else { column.id.to_owned() });
            Head {
                name: column.name.clone(),
                numeric: column.numeric,
                address: query.address(&visit.path),
                order: match (here, down) {
                    (true, true) => "descending",
                    (true, false) => "ascending",
                    (false, _) => "",
                },
            }
        });
        let heads = heads.collect();
        let shown: Vec<bool> = self.columns.iter().map(|column| column.shown).collect();
        let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
        let many = usize::try_from(paging.size).unwrap_or(usize::MAX);
        let rows = self.rows.into_iter().skip(first).take(many).map(|row| ShownRow {
            cells: row
                .cells
                .into_iter()
                .zip(&shown)
                .filter(|(_, shown)| **shown)
                .map(|(cell, _)| ShownCell { text: cell.text, address: cell.address })
                .collect(),
            deed: row.deed,
        });
        let rows = rows.collect();
        let own = |name: &str| {
            [WORDS, FILE, crate::paging::PARAMETER].contains(&name)
                || self.filters.iter().any(|filter| filter.id == name)
        };
        let kept = asked.iter().filter(|(name, _)| !own(name));
        let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let filters = self.filters.iter().map(|filter| {
            let given = asked.get(filter.id);
            let choices = filter.choices.iter();
            let choices = choices.map(|(value, label)| Choice::new(value, label, value == given)).collect();
            (filter.id, filter.label.clone(), choices)
        });
        let file = |format: &str| {
            let mut query = asked.clone();
            query.remove(crate::paging::PARAMETER);
            query.set(FILE, format);
            query.address(&visit.path)
        };
        Listed {
            heads,
            rows,
            words: asked.get(WORDS).to_owned(),
            filters: filters.collect(),
            kept,
            links: paging.links(visit),
            paging,
            any,
            csv: file("csv"),
            xlsx: file("xlsx"),
            action: visit.path.clone(),
        }
    }
}

fn folded(text: &str) -> String {
    polish::fold(text).to_lowercase()
}

/// Of which column, and whether from the end.
fn order_of(asked: &Form) -> (&str, bool) {
    let order = asked.get(ORDER);
    order.strip_prefix('-').map_or((order, false), |id| (id, true))
}

/// What says nothing stands last in both directions.
fn compared(one: Option<&Key>, other: Option<&Key>, down: bool) -> Ordering {
    let order = match (one.unwrap_or(&Key::Nothing), other.unwrap_or(&Key::Nothing)) {
        (Key::Nothing, Key::Nothing) => return Ordering::Equal,
        (Key::Nothing, _) => return Ordering::Greater,
        (_, Key::Nothing) => return Ordering::Less,
        (Key::Number(one), Key::Number(other)) => one.total_cmp(other),
        (Key::Text(one), Key::Text(other)) => one.cmp(other),
        (Key::Number(_), Key::Text(_)) => Ordering::Less,
        (Key::Text(_), Key::Number(_)) => Ordering::Greater,
    };
    if down { order.reverse() } else { order }
}
