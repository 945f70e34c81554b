//! Stewardship through its doors: real routers, real databases of both engines, a small region.

mod board;
mod builders;
mod confirming;
mod duplicates;
mod editing;
mod gates;
mod house;
mod proposals;
mod today;
mod words;
