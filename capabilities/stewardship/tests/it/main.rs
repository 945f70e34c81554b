//! Stewardship through its doors: real routers, real databases of both engines, a small region.

mod board;
mod builders;
mod confirming;
mod duplicates;
mod editing;
mod gates;
mod house;
mod importing;
mod itself;
mod lists;
mod pictures;
mod proposals;
mod rhythm;
mod today;
mod words;
