//! Who may do what with the territory: everybody may look, only the operator and the program may load.

use vocabulary::Actor;

/// The actor may not change the territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only the operator of this service may load units and places")]
pub struct NotAllowed;

/// Loading changes what every visitor sees.
pub(crate) fn may_load(actor: &Actor) -> Result<(), NotAllowed> {
    match actor {
        Actor::Operator | Actor::System(_) => Ok(()),
        Actor::Visitor | Actor::Member { .. } => Err(NotAllowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_may_not_load() {
        assert_eq!(may_load(&Actor::Visitor), Err(NotAllowed));
        assert_eq!(may_load(&Actor::Operator), Ok(()));
        assert_eq!(may_load(&Actor::System("import")), Ok(()));
    }
}
