//! How fresh the directory is: by gmina and by area of service, and what is overdue at whom.
//!
//! It keeps nothing and counts no people: entries, dates and institutions only. The region sees everything, a local
//! administrator their powiat. Start with [`sums`], then [`survey()`].

mod files;
pub mod pages;
pub mod sums;
pub mod survey;

pub use pages::{ACCESS, BOARD, OVERDUE, pages};
pub use sums::{Sums, is_overdue};
pub use survey::{CannotSee, Survey, survey};
