//! The layers around pages, through a whole site.

mod addresses;
mod components;
mod layout;
mod problems;
mod safety;
mod sample;
mod words;
