//! What must hold for any text, and for any word of the dictionary.

mod dictionary;
mod properties;
