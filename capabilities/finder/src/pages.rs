//! Doors for people: the front page, the results, the four questions.
//!
//! Nothing here decides what fits: that is [`crate::answer`].

mod card;
mod emergency;
mod front;
mod guide;
mod map;
mod narrowing;
mod results;

use axum::routing::get;
use web::{Localised, Pages};

use crate::House;

pub(crate) use self::{emergency::lines, narrowing::filters};

/// Results of a search.
pub const RESULTS: Localised = Localised { pl: "/pl/pomoc", en: "/en/help", uk: "/uk/dopomoha" };
/// The same results on a map.
pub const MAP: Localised = Localised { pl: "/pl/pomoc/mapa", en: "/en/help/map", uk: "/uk/dopomoha/mapa" };
/// The same results as a table to take away.
pub const TABLE: Localised =
    Localised { pl: "/pl/pomoc/tabela.csv", en: "/en/help/table.csv", uk: "/uk/dopomoha/tablytsia.csv" };
/// The four questions.
pub const GUIDE: Localised =
    Localised { pl: "/pl/od-czego-zaczac", en: "/en/where-to-begin", uk: "/uk/z-choho-pochaty" };

/// The finder's pages.
pub fn pages() -> Pages<House> {
    Pages::new()
        .page(web::FRONT, get(front::show))
        .page(RESULTS, get(results::show))
        .page(MAP, get(map::show))
        .page(TABLE, get(results::table))
        .page(GUIDE, get(guide::show))
}
