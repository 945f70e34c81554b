//! Keys, erasure, rotation and retention, on both engines.

mod builders;
mod erasing;
mod key_file;
mod reading;
mod retaining;
mod rotating;
mod sealing;
mod words;
