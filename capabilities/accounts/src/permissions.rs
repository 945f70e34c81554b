//! Who may do what is the table [`crate::Role::may`], asked through [`crate::Scope`]. Here stand the faults that every
//! verb of this crate shares.

/// A fault of the machinery below a verb: nothing the person can mend.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Fault),
    /// The sealing of personal data.
    #[error(transparent)]
    Privacy(#[from] privacy::PrivacyFault),
}
