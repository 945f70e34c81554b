//! Long lists in pages, with links that stay valid.

use crate::{Form, Visit};

/// The query parameter that names the page; it is the same in all languages, so that the language switch
/// keeps the place.
pub const PARAMETER: &str = "page";

/// One page of a list of known length. Pages are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page shown; always one that exists.
    pub number: u64,
    /// Entries on a page.
    pub size: u64,
    /// Entries in all.
    pub total: u64,
}

/// A place in the row of page links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The page number; `None` is a gap.
    pub number: Option<u64>,
    /// Where it leads.
    pub address: String,
    /// It is the page shown.
    pub here: bool,
}

impl Paging {
    /// The page the query asks for, moved to the nearest that exists.
    pub fn of(asked: &Form, size: u64, total: u64) -> Self {
        let size = size.max(1);
        let number = asked.get(PARAMETER).parse().unwrap_or(1).clamp(1, total.div_ceil(size).max(1));
        Self { number, size, total }
    }

    /// How many pages there are; an empty list has one, empty, page.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(self.size).max(1)
    }

    /// How many entries come before this page.
    pub fn offset(&self) -> u64 {
        (self.number - 1) * self.size
    }

    /// The first and the last entry shown, counted from 1; (0, 0) when there are none.
    pub fn shown(&self) -> (u64, u64) {
        if self.total == 0 {
            return (0, 0);
        }
        (self.offset() + 1, (self.offset() + self.size).min(self.total))
    }

    /// The page before this one.
    pub fn previous(&self) -> Option<u64> {
        (self.number > 1).then(|| self.number - 1)
    }

    /// The page after this one.
    pub fn next(&self) -> Option<u64> {
        (self.number < self.pages()).then(|| self.number + 1)
    }

    /// The address of another page of the list that `visit` shows.
    pub fn address(&self, visit: &Visit, number: u64) -> String {
        let mut asked = visit.asked_for();
        asked.remove(PARAMETER);
        if number > 1 {
            asked.set(PARAMETER, &number.to_string());
        }
        asked.address(&visit.path)
    }

    /// First, last and the neighbours of the page shown, with gaps between.
    pub fn links(&self, visit: &Visit) -> Vec<PageLink> {
        let mut links = Vec::new();
        let mut last = 0;
        let here = self.number.saturating_sub(1)..=self.number + 1;
        let mut numbers: Vec<u64> = std::iter::once(1).chain(here).chain([self.pages()]).collect();
        numbers.retain(|number| (1..=self.pages()).contains(number));
        numbers.dedup();
        for number in numbers {
            if number > last + 1 {
                links.push(PageLink { number: None, address: String::new(), here: false });
            }
            links.push(PageLink {
                number: Some(number),
                address: self.address(visit, number),
                here: number == self.number,
            });
            last = number;
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::http::Request;

    use super::*;
    use crate::{RequestIds, Site};

    fn asked(query: &str) -> Form {
        Form::of(query)
    }

    #[test]
    fn a_page_that_does_not_exist_becomes_the_nearest() {
        assert_eq!(Paging::of(&asked("page=99"), 20, 45).number, 3);
        assert_eq!(Paging::of(&asked("page=0"), 20, 45).number, 1);
        assert_eq!(Paging::of(&asked("page=x"), 20, 45).number, 1);
        assert_eq!(Paging::of(&asked(""), 20, 0).number, 1);
    }

    #[test]
    fn it_knows_what_it_shows() {
        let last = Paging { number: 3, size: 20, total: 45 };
        assert_eq!(
            (last.offset(), last.shown(), last.previous(), last.next()),
            (40, (41, 45), Some(2), None)
        );
        assert_eq!(Paging { number: 1, size: 20, total: 0 }.shown(), (0, 0));
    }

    /// `1 [4] 5* 6 … 9`: the page shown has a star, gaps are dots.
    fn row(query: &'static str, total: u64) -> String {
        let catalogue = translations::Catalogue::new(&[crate::WORDS]).expect("the words are sound");
        let site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(0));
        let (parts, ()) =
            Request::get(format!("/pl/lista?{query}")).body(()).expect("a request").into_parts();
        let visit = Visit::new(Arc::new(site), &parts);
        let paging = Paging::of(&visit.asked_for(), 10, total);
        let said = paging.links(&visit).into_iter().map(|link| match link.number {
            None => "…".to_owned(),
            Some(number) if link.here => format!("{number}*"),
            Some(_) => link.address,
        });
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn links_keep_the_question_and_the_first_page_has_no_number() {
        assert_eq!(row("q=dom&page=2", 25), "/pl/lista?q=dom 2* /pl/lista?q=dom&page=3");
        assert_eq!(
            row("page=5&q=a%20b", 95),
            "/pl/lista?q=a%20b … /pl/lista?q=a%20b&page=4 5* /pl/lista?q=a%20b&page=6 … /pl/lista?q=a%20b&page=10"
        );
        assert_eq!(row("", 3), "1*");
    }
}
