//! The doors for people: a service, an institution, a unit ("what help is there here"), the region, and the form
//! that says that an entry is wrong.
//!
//! Doors hold no rules: they read the address, ask a verb and present. Everything shown here has passed
//! [`Service::for_the_public`](crate::Service::for_the_public) first.

mod institution;
mod lists;
mod picture;
mod presenting;
mod printing;
mod region;
mod report;
mod service;
mod unit;

use axum::routing::get;
use database::{Context, Database, Work};
use institutions::CodeLists;
use jobs::Derived;
use privacy::Keyring;
use vocabulary::Actor;
use web::{Localised, Pages, Problem};

/// A service.
pub const SERVICE: Localised =
    Localised { pl: "/pl/usluga/{id}", en: "/en/service/{id}", uk: "/uk/posluha/{id}" };
/// Says that the entry of a service is wrong.
pub const REPORT: Localised = Localised {
    pl: "/pl/usluga/{id}/zglos-blad",
    en: "/en/service/{id}/report-error",
    uk: "/uk/posluha/{id}/povidomyty-pro-pomylku",
};
/// Thanks for having said so.
pub const REPORTED: Localised = Localised {
    pl: "/pl/usluga/{id}/zglos-blad/dziekujemy",
    en: "/en/service/{id}/report-error/thank-you",
    uk: "/uk/posluha/{id}/povidomyty-pro-pomylku/diakuiemo",
};
/// An institution.
pub const INSTITUTION: Localised =
    Localised { pl: "/pl/instytucja/{id}", en: "/en/institution/{id}", uk: "/uk/ustanova/{id}" };
/// What help there is in a gmina; with `.csv` or `.xlsx` after the code, the same as a file.
pub const GMINA: Localised =
    Localised { pl: "/pl/gmina/{teryt}", en: "/en/municipality/{teryt}", uk: "/uk/hmina/{teryt}" };
/// What help there is in a powiat; files as for a gmina.
pub const POWIAT: Localised =
    Localised { pl: "/pl/powiat/{teryt}", en: "/en/county/{teryt}", uk: "/uk/povit/{teryt}" };
/// The region with its powiats, its gminas and a map.
pub const REGION: Localised = Localised { pl: "/pl/region", en: "/en/region", uk: "/uk/rehion" };

/// The bytes of a picture.
pub const PICTURE: Localised =
    Localised { pl: "/pl/obraz/{id}", en: "/en/picture/{id}", uk: "/uk/zobrazhennia/{id}" };

pub use picture::{PictureShown, picture};
pub use presenting::unit_name;

/// What the pages need of the house.
#[derive(Debug, Clone)]
pub struct House {
    /// The database.
    pub database: Database,
    /// The code lists as they are now.
    pub codes: Derived<CodeLists>,
    /// Seals what people write.
    pub keys: Keyring,
}

impl House {
    /// A reading unit of work for a visitor.
    async fn reading(&self) -> Result<Work, Problem> {
        self.database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)
    }
}

/// All pages of the directory.
pub fn pages() -> Pages<House> {
    Pages::new()
        .page(SERVICE, get(service::show))
        .page(REPORT, get(report::ask).post(report::take))
        .page(REPORTED, get(report::thank))
        .page(INSTITUTION, get(institution::show))
        .page(GMINA, get(unit::show_gmina))
        .page(POWIAT, get(unit::show_powiat))
        .page(REGION, get(region::show))
        .page(PICTURE, get(picture::show))
}
