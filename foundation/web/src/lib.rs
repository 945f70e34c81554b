//! What every page needs, whoever writes it: the frame around it, the look, the three languages of its
//! address, forms, refusals, and the safety rules of HTTP.
//!
//! It knows nothing of institutions or services, renders no business data and holds no state but the rate
//! limiter's. Start reading at [`Pages`] (how a page is registered), [`Visit`] (what a page learns about the
//! request), [`Frame`] (what the layout needs) and [`Problem`] (how a page says no). [`Site::open`] puts the
//! doors on at the end, in the one right order.
//!
//! Templates extend `layout.html` and import the components in `templates/components/`; a crate finds both
//! through its own `askama.toml`:
//!
//! ```toml
//! [general]
//! dirs = ["templates", "../../foundation/web/templates"]
//! ```

mod access_log;
mod assets;
mod components;
mod display;
mod display_page;
mod doors;
pub mod entity_tag;
pub mod forms;
mod frame;
mod headers;
pub mod listing;
mod localised;
mod only_showing;
mod origin;
pub mod outline;
mod page;
mod pages;
pub mod paging;
mod problem;
mod rate;
mod site;
mod upload;
mod visit;

pub use access_log::RequestIds;
pub use assets::{Asset, Assets, Script};
pub use components::{Cell, Choice, Column, EmergencyLine, Setting, Table};
pub use display::{Display, TextSize, Theme};
pub use display_page::DISPLAY;
pub use forms::{FieldErrors, Form};
pub use frame::{Crumb, Desk, Frame, LanguageLink, MenuLink, Shape};
pub use headers::open_to_other_sites;
pub use listing::{Deed, ListCell, ListRow, Listed, Listing, attachment};
pub use localised::{FRONT, Localised, language_of, preferred};
pub use only_showing::OnlyShowing;
pub use page::Page;
pub use pages::Pages;
pub use paging::{PageLink, Paging};
pub use problem::{Message, Problem, Refused};
pub use rate::RateLimit;
pub use site::{MenuEntry, Site};
pub use upload::{Upload, UploadedFile};
pub use visit::{RequestId, Visit};

/// The words of the layout, the components and the problems.
pub const WORDS: translations::Words = translations::Words {
    name: "web",
    pl: include_str!("../locales/pl.ftl"),
    en: include_str!("../locales/en.ftl"),
    uk: include_str!("../locales/uk.ftl"),
};
