//! Polish as it is written: folding, words, base forms, typing errors.
//!
//! Pure functions from text to text and numbers. No files, no network, no clock; the dictionary is part of the
//! program. It is not a parser and not a translator: it knows words, not sentences' meaning.
//!
//! Start with [`words`], [`fold()`] and [`Morphology`]; the README has examples.

mod automaton;
mod collation;
mod fold;
mod morphology;
mod officialese;
mod readability;
mod stem;
mod typos;
mod words;

pub use collation::sort_key;
pub use fold::{fold, marked};
pub use morphology::{Analysis, Class, Lemma, Morphology};
pub use officialese::{Finding, officialese};
pub use readability::{Readability, Sentence, readability, sentences, syllables};
pub use stem::{stem_english, stem_polish, stem_ukrainian};
pub use typos::{allowed_typos, typos_between, within_typo};
pub use words::{Shape, Word, Words, words};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
