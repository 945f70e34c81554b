//! Files of every kind, good and evil, in and out.

mod evil;
mod files;
mod imports;
mod reading;
mod round_trips;
mod workbooks;
