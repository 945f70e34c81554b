//! Figures as a page, a printer and a screen reader get them.

mod maps;
mod pictures;
mod properties;
mod well_formed;
