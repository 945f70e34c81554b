//! The one door to the database: one SQL text for SQLite and PostgreSQL.
//!
//! It is not an object mapper. A store writes plain SQL in the subset both engines share, passes typed
//! [`Value`]s and reads typed columns from [`Row`]s; nothing of the engines leaks through. Everything that
//! changes happens in a [`Work`], which also carries the moment, the actor and the identifiers.
//!
//! Start with [`Database::open`], then [`Work`]. Traps of the common subset are tests in `tests/it`.

mod database;
mod examine;
mod fault;
mod migrations;
mod postgres;
mod room;
mod row;
pub mod safekeeping;
mod sql;
mod sqlite;
pub mod testing;
mod value;
mod work;
mod writing;

pub use crate::{
    database::{Database, Engine},
    fault::Fault,
    migrations::{Migration, Migrations},
    postgres::{leaves_this_machine, parameter_of},
    room::Room,
    row::{Column, Row},
    sql::Sql,
    value::Value,
    work::{Context, Work},
    writing::Trouble,
};
