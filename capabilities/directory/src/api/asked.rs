//! Reading the query of a request: each parameter is understood, or refused with a sentence that says how to write
//! it.

use axum::http::StatusCode;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use utoipa::IntoParams;
use uuid::Uuid;
use vocabulary::{Moment, Teryt};
use web::{Form, Problem};

/// Entries of a page when nobody says otherwise.
const USUAL: u64 = 50;
/// Entries of a page at most.
const MOST: u64 = 100;
/// Of the paged entries, none beyond this one can be reached; `modified_after` shortens the list.
const FARTHEST: u64 = 100_000_000;

/// The parameters of a request.
pub(super) struct Asked {
    form: Form,
}

impl Asked {
    pub fn of(query: Option<&str>) -> Self {
        Self { form: Form::of(query.unwrap_or_default()) }
    }

    /// The text of a parameter; an empty one counts as absent.
    pub fn text(&self, name: &str) -> Option<&str> {
        Some(self.form.get(name).trim()).filter(|text| !text.is_empty())
    }

    /// What a parameter that must be understood says: an empty one is there and says nothing, so it is refused.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.form.has(name).then(|| self.form.get(name).trim())
    }

    pub fn flag(&self, name: &'static str) -> Result<bool, Problem> {
        match self.said(name) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(_) => Err(wrong(name, "flag")),
        }
    }

    pub fn id(&self, name: &'static str) -> Result<Option<Uuid>, Problem> {
        self.said(name).map(|text| Uuid::parse_str(text).map_err(|_| wrong(name, "id"))).transpose()
    }

    pub fn teryt(&self, name: &'static str) -> Result<Option<Teryt>, Problem> {
        self.said(name).map(|text| text.parse().map_err(|_| wrong(name, "teryt"))).transpose()
    }

    /// A day, from its beginning in Poland, or a moment.
    pub fn moment(&self, name: &'static str) -> Result<Option<Moment>, Problem> {
        let Some(text) = self.said(name) else { return Ok(None) };
        let day = || {
            let zone = TimeZone::get("Europe/Warsaw").ok()?;
            Some(text.parse::<Date>().ok()?.to_zoned(zone).ok()?.timestamp())
        };
        // A plus sign that nobody escaped arrives as a blank.
        let moment = text.replace(' ', "+").parse::<Timestamp>().ok();
        let day = (text.len() == 10).then(day).flatten();
        moment.or(day).map(Moment::of).map(Some).ok_or_else(|| wrong(name, "moment"))
    }

    fn number(&self, name: &'static str, usual: u64, most: u64) -> Result<u64, Problem> {
        match self.said(name) {
            None => Ok(usual),
            Some(text) => match text.parse::<u64>() {
                Ok(number) if (1..=most).contains(&number) => Ok(number),
                _ => Err(wrong(name, "number").with("most", most.to_string())),
            },
        }
    }

    pub fn page(&self) -> Result<PageAsked, Problem> {
        if self.said("format").is_some_and(|format| format != "json") {
            return Err(wrong("format", "format"));
        }
        let size = self.number("per_page", USUAL, MOST)?;
        Ok(PageAsked { number: self.number("page", 1, FARTHEST / MOST)?, size })
    }
}

/// The refusal of a parameter.
pub(super) fn wrong(parameter: &'static str, rule: &'static str) -> Problem {
    Problem::refusal(StatusCode::BAD_REQUEST, "open-data-parameter")
        .with("parameter", parameter)
        .with("rule", rule)
}

/// The refusal of an identifier in an address.
pub(super) fn unknown(kind: &'static str) -> Problem {
    Problem::refusal(StatusCode::NOT_FOUND, "open-data-unknown").with("kind", kind)
}

/// What every list understands.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes the query string, which `Asked` reads")]
pub(super) struct PageQuery {
    /// Counted from 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<u32>,
    #[param(minimum = 1, maximum = 100)]
    per_page: Option<u32>,
    /// `json`.
    #[param(pattern = "^json$")]
    format: Option<String>,
}

/// Which page is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageAsked {
    pub number: u64,
    pub size: u64,
}

impl PageAsked {
    pub fn limit(self) -> usize {
        usize::try_from(self.size).expect("a page is small")
    }

    pub fn offset(self) -> usize {
        usize::try_from((self.number - 1) * self.size).expect("the number of a page is bounded")
    }

    /// The part of a list that is in memory.
    pub fn of<T>(self, all: Vec<T>) -> (u64, Vec<T>) {
        let total = all.len() as u64;
        (total, all.into_iter().skip(self.offset()).take(self.limit()).collect())
    }
}
