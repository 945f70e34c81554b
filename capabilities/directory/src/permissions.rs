//! Who may do what with services: everybody may look and say that an entry is wrong; only the operator and the
//! program may take in what sources say, by the same rule as for institutions.

pub use institutions::may_keep;
