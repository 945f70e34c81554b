//! The layers around pages, through a whole site.

mod addresses;
mod attacks;
mod components;
mod layout;
mod log;
mod only_showing;
mod problems;
mod safety;
mod sample;
mod stylesheet;
mod words;
