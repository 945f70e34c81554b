//! Doors: the tasks of the day, the inbox of notices, and how one wants to be told.

mod notices;
mod tasks;

use accounts::{Access, Doorkeeper, Permission, pages::TODAY};
use axum::routing::{get, post};
use web::{Localised, Pages};

/// The notices of the person who is signed in.
pub const NOTICES: Localised =
    Localised { pl: "/pl/powiadomienia", en: "/en/notices", uk: "/uk/spovishchennia" };
/// Marks notices as read.
pub const READ: Localised = Localised {
    pl: "/pl/powiadomienia/przeczytane",
    en: "/en/notices/read",
    uk: "/uk/spovishchennia/prochytani",
};
/// How one wants to be told.
pub const PREFERENCES: Localised = Localised {
    pl: "/pl/powiadomienia/ustawienia",
    en: "/en/notices/settings",
    uk: "/uk/spovishchennia/nalashtuvannia",
};

/// Who may open which of these pages.
pub const ACCESS: &[(Localised, Access)] = &[
    (TODAY, Access::Role(Permission::Work)),
    (NOTICES, Access::Role(Permission::Work)),
    (READ, Access::Role(Permission::Work)),
    (PREFERENCES, Access::Role(Permission::Work)),
];

/// The tasks of the day and the notices.
pub fn pages() -> Pages<Doorkeeper> {
    Pages::new()
        .page(TODAY, get(tasks::show))
        .page(NOTICES, get(notices::show))
        .page(READ, post(notices::read))
        .page(PREFERENCES, get(notices::ask).post(notices::take))
}
