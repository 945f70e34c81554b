//! The one door to the database: one SQL text for SQLite and PostgreSQL.
//!
//! It is not an object mapper. A store writes plain SQL in the subset both engines share, passes typed
//! [`Value`]s and reads typed columns from [`Row`]s; nothing of the engines leaks through. Everything that
//! changes happens in a [`Work`], which also carries the moment, the actor and the identifiers.
//!
//! Start with [`Database::open`], then [`Work`]. Traps of the common subset are tests in `tests/it`.

mod database;
mod fault;
mod migrations;
mod row;
pub mod safekeeping;
mod sql;
pub mod testing;
mod value;
mod work;

pub use crate::{
    database::{Database, Engine},
    fault::Fault,
    migrations::{Migration, Migrations},
    row::{Column, Row},
    sql::Sql,
    value::Value,
    work::{Context, Work},
};
