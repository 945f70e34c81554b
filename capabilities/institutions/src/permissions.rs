//! Who may do what with institutions and code lists: everybody may look, only the operator and the program may
//! take in what sources say.

use database::Fault;
use vocabulary::Actor;

/// The actor may not change what the directory says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only the operator of this service may take in institutions and services")]
pub struct NotAllowed;

/// Why records were not kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// The actor may not.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The database failed; nothing was kept.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Taking records in changes what every visitor sees.
pub fn may_keep(actor: &Actor) -> Result<(), NotAllowed> {
    match actor {
        Actor::Operator | Actor::System(_) => Ok(()),
        Actor::Visitor | Actor::Member { .. } => Err(NotAllowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_may_not_take_records_in() {
        assert_eq!(may_keep(&Actor::Visitor), Err(NotAllowed));
        assert_eq!(may_keep(&Actor::Operator), Ok(()));
        assert_eq!(may_keep(&Actor::System("import")), Ok(()));
    }
}
