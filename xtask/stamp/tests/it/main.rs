//! The capability through its doors, on both engines.

mod builders;
mod doors;
mod noting;
