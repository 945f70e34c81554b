//! Examines an export of Ogniwo's audit log without any of Ogniwo's own code.
//!
//! It is for whoever does not want to take the program's word: an auditor, a court, a data-protection officer. It needs
//! the exported file, and better also the public key and a copy of the signed heads from before. It does not read the
//! database and says nothing of whether what was recorded was right, only whether it is still what was recorded.
//!
//! The format is described in the README. Start reading at [`Verification`].

mod keys;
mod lines;
mod report;
mod verification;

pub use crate::{
    keys::{NotAKey, PublicKey},
    lines::{Head, Printed},
    report::{Finding, Report},
    verification::{CannotVerify, Verification},
};
