//! Who may do what with entries: whoever keeps those of the institution. The table of roles stands in `accounts`; a link
//! of a letter is a permission of its own, see [`crate::confirm`].

use accounts::{NotAllowed, Permission, Scope};
use institutions::Institution;

/// Looking after the entries of an institution within reach; another's are as if they were not there.
pub fn may_edit(scope: &Scope, institution: &Institution) -> Result<(), NotAllowed> {
    scope.may_at(Permission::EditEntries, institution)
}
