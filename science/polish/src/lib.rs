//! polish
