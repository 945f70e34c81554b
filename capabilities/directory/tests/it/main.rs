//! The directory through its doors: real routers, real databases of both engines, a fixed small region.

mod api;
mod builders;
mod exporting;
mod importing;
mod pages;
mod region;
mod store;
mod words;
