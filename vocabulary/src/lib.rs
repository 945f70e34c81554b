//! The words everybody in the house shares: identifiers, places, languages, moments, actors.
//!
//! It is not a place for rules. A type belongs here when two capabilities must mean the same thing
//! by it and when a wrong value of it must be impossible to build. Start with [`Teryt`] and [`Id`].

mod actor;
mod id;
mod identifiers;
mod language;
mod local_text;
mod mailbox;
mod moment;
mod partial_date;
mod personal;
mod point;
mod teryt;

pub use actor::Actor;
pub use id::Id;
pub use identifiers::{Krs, MalformedIdentifier, Nip, Postcode, Regon, Rspo};
pub use language::{Language, UnknownLanguage};
pub use local_text::LocalText;
pub use mailbox::{Mailbox, NoMailbox};
pub use moment::Moment;
pub use partial_date::{MalformedDate, PartialDate};
pub use personal::{Personal, holds_pesel};
pub use point::{MalformedPoint, Point};
pub use teryt::{GminaKind, MalformedTeryt, Teryt, UnitLevel};
