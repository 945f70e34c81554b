//! The territory through its shop window, on both engines.

mod api;
mod builders;
mod keeping_units;
mod loading;
mod places;
mod store;
mod words;
