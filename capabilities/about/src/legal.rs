//! The papers of data protection: the register of processing activities and the legal pack.
//!
//! The register is made from the rules that each crate keeps beside its columns; the documents are Polish templates in
//! `legal/` into which the institution and the operator are filled. Nothing here is legal advice, and every document
//! says so first. Start with [`register()`] and [`DOCUMENTS`]; the doors are in [`pages()`].

mod pack;
mod pages;
mod prose;
mod register;
mod reviewed;

pub use self::{
    pack::{DOCUMENTS, Document, Facts, placeholders},
    pages::{
        ACCESS, DOCUMENT, DOCUMENT_FILE, DOCUMENTS_LIST, House, OPERATORS_REGISTER, OPERATORS_REGISTER_TABLE,
        REGISTER, REGISTER_TABLE, pages,
    },
    prose::{Block, blocks, plain},
    register::{Datum, Processing, register},
    reviewed::{REVIEWED, without_rule},
};
