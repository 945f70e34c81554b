//! The directory through its doors: real routers, real databases of both engines, a fixed small region.

mod builders;
mod pages;
mod store;
mod words;
