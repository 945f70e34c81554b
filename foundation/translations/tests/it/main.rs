//! The catalogue through its front door.

mod catalogue;
mod comparison;
mod dates;
