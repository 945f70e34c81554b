//! The help finder: somebody says what is wrong, and gets the right services near them.
//!
//! It understands (the needs thesaurus, [`Thesaurus`]), it searches (the [`Index`], derived from the directory and
//! never the only copy of anything), and it orders by meaning, reach, fitness and availability ([`find()`]). It does
//! not store who asked or what: only unmet needs are counted, without text and without persons.
//! Start with [`find()`].

mod entry;
mod filters;
mod find;
mod house;
mod index;
pub mod intake;
mod reach;
mod reason;
mod surfaces;
mod thesaurus;
mod words;

pub use entry::Entry;
pub use filters::Filters;
pub use house::House;
pub use find::{Ask, Found, Hit, MOST_RESULTS, find};
pub use index::{Built, CannotIndex, Index};
pub use reach::{Reach, Whereabouts};
pub use reason::{FoundBy, Reason};
pub use thesaurus::{CannotLoad, Need, Recognised, Thesaurus, Understanding};
