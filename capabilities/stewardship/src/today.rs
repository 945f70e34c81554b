//! The tasks of the day: one list of what is due for somebody in their role, each with a link, what is due first first.
//!
//! It keeps nothing: it asks the capabilities what waits and for whom. Beside it stands the inbox of notices with the
//! choice how one wants to be told. Start with [`task`], then [`due`].

pub mod due;
pub mod pages;
pub mod task;

pub use due::due;
pub use pages::{ACCESS, NOTICES, PREFERENCES, pages};
pub use task::{Matter, Task};
