//! The finder, asked as people ask, over a small invented region.

mod asking;
mod hostile;
mod keeping;
mod ordering;
mod region;
mod thesaurus;
