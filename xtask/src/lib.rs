//! The front desk of the workshop: commands for people who build Ogniwo, never part of what they ship.
//!
//! `cargo xtask` with no argument lists them. They are Rust rather than shell so that they work from any folder,
//! read like the rest of the house and can be tested.
//!
//! Start reading at [`tidy`], which keeps the rules of `ARCHITECTURE.md`; then [`conformance`] and [`postgres`].

pub mod conformance;
pub mod demonstration;
pub mod dice;
pub mod enduring;
pub mod fuzzing;
pub mod leaks;
pub mod postgres;
pub mod power_cut;
pub mod site;
pub mod smtp;
pub mod stamp;
pub mod tidy;
pub mod workshop;
