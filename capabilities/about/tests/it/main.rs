//! What the instance says of itself, through its doors.

mod builders;
mod documents;
mod public;
mod register;
mod schema;
