//! Who may do what with the finder: everybody may ask; what was missing is written down by the program alone.

use vocabulary::Actor;

/// The actor may not change the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only the program itself counts unmet needs")]
pub struct NotAllowed;

/// Counts are evidence; nobody types them in.
pub(crate) fn may_count(actor: &Actor) -> Result<(), NotAllowed> {
    match actor {
        Actor::System(_) => Ok(()),
        Actor::Visitor | Actor::Operator | Actor::Member { .. } => Err(NotAllowed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_types_counts_in() {
        assert_eq!(may_count(&Actor::Visitor), Err(NotAllowed));
        assert_eq!(may_count(&Actor::Operator), Err(NotAllowed));
        assert_eq!(may_count(&Actor::System("unmet needs")), Ok(()));
    }
}
