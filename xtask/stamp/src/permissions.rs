//! Who may: everybody may look, only the operator and the program may note.

use vocabulary::Actor;

/// The actor may not do this here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only the operator of this service may do this")]
pub struct NotAllowed;

/// Noting changes what every visitor sees.
pub(crate) fn may_note(actor: &Actor) -> Result<(), NotAllowed> {
    match actor {
        Actor::Operator | Actor::System(_) => Ok(()),
        Actor::Visitor | Actor::Member { .. } => Err(NotAllowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_may_not_note() {
        assert_eq!(may_note(&Actor::Visitor), Err(NotAllowed));
        assert_eq!(may_note(&Actor::Operator), Ok(()));
    }
}
