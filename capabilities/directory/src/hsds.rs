//! The directory in the words of HSDS 3.1 (Open Referral, Human Services Data Specification), both ways.
//!
//! What HSDS has a field for stands in that field; the rest stands in attributes whose `link_type` is the name of
//! our field or of our code list, so that nothing is lost on the way out and back. Texts are Polish; their English
//! and Ukrainian versions are attributes with the language as label.
//!
//! Start with [`outward`] (ours to HSDS); [`inward`] reads any HSDS from 1.1 on; [`Surroundings`] is what both need
//! to know about codes, units and sources.

mod attributes;
pub mod inward;
pub mod objects;
pub mod outward;
mod schedules;
mod surroundings;
pub(crate) mod tabular;

pub use surroundings::Surroundings;

use uuid::Uuid;
use vocabulary::Id;

/// The version of the specification.
pub const VERSION: &str = "3.1";

/// Where the attributes and code lists of this directory are described: the profile of HSDS it follows.
pub const PROFILE: &str = "https://docs.openreferral.org/en/3.1/";

/// What an identifier of a part of a record identifies.
struct Part;

/// The identifier of a part of a record: the same as long as the record and the part are the same.
fn part(record: Uuid, what: &str, which: &str) -> Uuid {
    let mut buffer = Uuid::encode_buffer();
    Id::<Part>::derived(what, record.hyphenated().encode_lower(&mut buffer), which).uuid()
}
