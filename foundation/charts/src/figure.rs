//! What every chart and map becomes: a picture, its numbers, and where they come from.

use std::fmt::Write as _;

use crate::markup::{Escaped, identifier};

/// Where numbers come from. It cannot be blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    source: String,
    as_of: String,
    method: String,
}

/// A number that nobody could check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTraceable {
    /// Who counted is not said.
    #[error("a figure needs its source")]
    Source,
    /// When it was counted is not said.
    #[error("a figure needs its date")]
    Date,
    /// How it was counted is not said.
    #[error("a figure needs its method")]
    Method,
}

impl Provenance {
    /// Source and date as people read them ("GUS, Bank Danych Lokalnych", "31 grudnia 2025"), and how the
    /// numbers were made, in one sentence.
    pub fn new(
        source: impl Into<String>,
        as_of: impl Into<String>,
        method: impl Into<String>,
    ) -> Result<Self, NotTraceable> {
        let kept = |text: String, missing| if text.trim().is_empty() { Err(missing) } else { Ok(text) };
        Ok(Self {
            source: kept(source.into(), NotTraceable::Source)?,
            as_of: kept(as_of.into(), NotTraceable::Date)?,
            method: kept(method.into(), NotTraceable::Method)?,
        })
    }
}

/// What a figure says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Unique on the page; other ids are derived from it.
    pub id: String,
    /// The finding, not the topic: "Najwięcej miejsc jest w Krakowie".
    pub title: String,
    /// The same for somebody who does not see the picture: one or two sentences.
    pub summary: String,
    /// Source, date, method.
    pub provenance: Provenance,
}

impl About {
    pub(crate) fn id(&self) -> String {
        identifier(&self.id)
    }

    /// `<svg …>` with its accessible name and description.
    pub(crate) fn opening(&self, class: &str, role: &str, width: f64, height: f64) -> String {
        let id = self.id();
        format!(
            "<svg class=\"chart {class}\" viewBox=\"0 0 {width} {height}\" role=\"{role}\" \
             aria-labelledby=\"{id}-title {id}-desc\" xmlns=\"http://www.w3.org/2000/svg\">\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
            Escaped(&self.title),
            Escaped(&self.summary),
        )
    }
}

/// What is known of one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number. One that is not finite is treated as [`Value::NoData`].
    Known(f64),
    /// Nobody counted, or did not say.
    NoData,
    /// Counted, but withheld so that nobody can be recognised.
    Suppressed,
}

impl Value {
    /// The number, when there is a finite one.
    pub fn known(self) -> Option<f64> {
        match self {
            Self::Known(number) if number.is_finite() => Some(number),
            _ => None,
        }
    }

    pub(crate) fn said(self, number: crate::NumberFormat<'_>, words: &Words) -> String {
        match (self, self.known()) {
            (_, Some(known)) => number(known),
            (Self::Suppressed, None) => words.suppressed.clone(),
            (_, None) => words.no_data.clone(),
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Known(number)
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::NoData, Self::Known)
    }
}

/// The few words that stand inside pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// "brak danych"
    pub no_data: String,
    /// "ukryte, za mało osób"
    pub suppressed: String,
}

/// The numbers of a figure. The first column names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureTable {
    /// Usually the figure's title.
    pub caption: String,
    /// Headers, with units.
    pub headers: Vec<String>,
    /// As many cells as headers.
    pub rows: Vec<Vec<String>>,
}

impl FigureTable {
    /// `<table>` with caption and scopes.
    pub fn html(&self) -> String {
        let mut html =
            format!("<table class=\"figure-table\"><caption>{}</caption><thead><tr>", Escaped(&self.caption));
        for header in &self.headers {
            let _ = write!(html, "<th scope=\"col\">{}</th>", Escaped(header));
        }
        html.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            html.push_str("<tr>");
            for (index, cell) in row.iter().enumerate() {
                let _ = if index == 0 {
                    write!(html, "<th scope=\"row\">{}</th>", Escaped(cell))
                } else {
                    write!(html, "<td>{}</td>", Escaped(cell))
                };
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table>");
        html
    }
}

/// What a legend's sample looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// Step 0 to 6 of the sequential ramp.
    Step(usize),
    /// The hatch of the figure with this id.
    Hatch(String),
    /// The dots of the figure with this id.
    Dots(String),
    /// A numbered marker at an exact place.
    Exact,
    /// A ring: somewhere around here.
    Around,
}

/// One line of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// The sample.
    pub swatch: Swatch,
    /// What it means.
    pub label: String,
}

/// Stands outside of the picture, as a list, so that it can be read, enlarged and reflowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// What is measured, with its unit.
    pub title: String,
    /// From low to high.
    pub entries: Vec<LegendEntry>,
}

impl Legend {
    /// A titled list; empty when there is nothing to explain.
    pub fn html(&self) -> String {
        if self.entries.is_empty() {
            return String::new();
        }
        let mut html = String::from("<div class=\"legend\">");
        if !self.title.is_empty() {
            let _ = write!(html, "<p>{}</p>", Escaped(&self.title));
        }
        html.push_str("<ul>");
        for entry in &self.entries {
            let shape = match &entry.swatch {
                Swatch::Step(step) => {
                    format!("<rect class=\"q{}\" width=\"28\" height=\"18\"/>", step.min(&6))
                }
                Swatch::Hatch(id) => {
                    format!("<rect width=\"28\" height=\"18\" fill=\"url(#{}-hatch)\"/>", identifier(id))
                }
                Swatch::Dots(id) => {
                    format!("<rect width=\"28\" height=\"18\" fill=\"url(#{}-dots)\"/>", identifier(id))
                }
                Swatch::Exact => "<circle class=\"exact\" cx=\"14\" cy=\"9\" r=\"8\"/>".to_owned(),
                Swatch::Around => "<circle class=\"around\" cx=\"14\" cy=\"9\" r=\"7\"/>".to_owned(),
            };
            let _ = write!(
                html,
                "<li><svg class=\"swatch\" viewBox=\"0 0 28 18\" width=\"28\" height=\"18\" aria-hidden=\"true\" \
                 focusable=\"false\">{shape}</svg> {}</li>",
                Escaped(&entry.label)
            );
        }
        html.push_str("</ul></div>");
        html
    }
}

/// The words around a picture when [`Figure::html`] sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureWords {
    /// "Pokaż dane"
    pub show_data: String,
    /// "Źródło:"
    pub source: String,
    /// "Stan na:"
    pub as_of: String,
    /// "Jak to liczymy:"
    pub method: String,
}

/// A finished picture with its numbers and their origin. Made only by the drawing functions of this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub(crate) svg: String,
    pub(crate) table: FigureTable,
    pub(crate) legend: Legend,
    pub(crate) about: About,
}

impl Figure {
    pub(crate) fn new(about: &About, svg: String, table: FigureTable) -> Self {
        Self { svg, table, legend: Legend::default(), about: about.clone() }
    }

    /// An honest picture of nothing.
    pub(crate) fn without_data(about: &About, words: &Words, headers: Vec<String>) -> Self {
        let svg = format!(
            "{}<rect class=\"nothing\" x=\"1\" y=\"1\" width=\"358\" height=\"78\"/>\
             <text class=\"nothing-said\" x=\"180\" y=\"45\" text-anchor=\"middle\">{}</text></svg>",
            about.opening("empty", "img", 360.0, 80.0),
            Escaped(&words.no_data)
        );
        Self::new(about, svg, FigureTable { caption: about.title.clone(), headers, rows: Vec::new() })
    }

    /// The picture. Safe to put into a page, a document or a letter as it is.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// The same numbers as a table.
    pub fn table(&self) -> &FigureTable {
        &self.table
    }

    /// What the colours and patterns mean; empty where labels say it all.
    pub fn legend(&self) -> &Legend {
        &self.legend
    }

    /// The finding.
    pub fn title(&self) -> &str {
        &self.about.title
    }

    /// The picture in words.
    pub fn summary(&self) -> &str {
        &self.about.summary
    }

    /// Who counted.
    pub fn source(&self) -> &str {
        &self.about.provenance.source
    }

    /// When it was counted.
    pub fn as_of(&self) -> &str {
        &self.about.provenance.as_of
    }

    /// How it was counted.
    pub fn method(&self) -> &str {
        &self.about.provenance.method
    }

    /// The whole `<figure>`: title, picture, legend, source with date and method, and the table behind
    /// "show the data".
    pub fn html(&self, words: &FigureWords) -> String {
        let id = self.about.id();
        let mut html = format!(
            "<figure class=\"figure\" id=\"{id}\"><figcaption>{}</figcaption>{}{}",
            Escaped(&self.about.title),
            self.svg,
            self.legend.html()
        );
        let _ = write!(
            html,
            "<p class=\"figure-source\">{} {}. {} {}. {} {}</p>",
            Escaped(&words.source),
            Escaped(self.source().trim_end_matches('.')),
            Escaped(&words.as_of),
            Escaped(self.as_of().trim_end_matches('.')),
            Escaped(&words.method),
            Escaped(self.method()),
        );
        if !self.table.rows.is_empty() {
            let _ = write!(
                html,
                "<details class=\"figure-data\"><summary>{}</summary><section class=\"table-scroll\" \
                 tabindex=\"0\" aria-label=\"{}\" data-scroll-region>{}</section></details>",
                Escaped(&words.show_data),
                Escaped(&self.table.caption),
                self.table.html()
            );
        }
        html.push_str("</figure>");
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_without_source_date_or_method_cannot_be_made() {
        assert_eq!(Provenance::new(" ", "2025", "Liczba"), Err(NotTraceable::Source));
        assert_eq!(Provenance::new("GUS", "", "Liczba"), Err(NotTraceable::Date));
        assert_eq!(Provenance::new("GUS", "2025", "\n"), Err(NotTraceable::Method));
        assert!(Provenance::new("GUS", "2025", "Liczba").is_ok());
    }
}
