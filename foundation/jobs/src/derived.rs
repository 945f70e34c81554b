//! Values that are made from the database and kept in memory.

use std::sync::{Arc, PoisonError, RwLock};

/// A derived value: many read it, and now and then a newer one takes its place. A reader keeps the one it took
/// for as long as it needs it.
#[derive(Debug)]
pub struct Derived<T> {
    present: Arc<RwLock<Arc<T>>>,
}

impl<T> Derived<T> {
    /// The first value.
    pub fn new(value: T) -> Self {
        Self { present: Arc::new(RwLock::new(Arc::new(value))) }
    }

    /// The present value.
    pub fn get(&self) -> Arc<T> {
        Arc::clone(&self.present.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a newer value in its place.
    pub fn replace(&self, value: T) {
        *self.present.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(value);
    }
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        Self { present: Arc::clone(&self.present) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_keeps_what_it_took_while_others_see_the_newer_value() {
        let derived = Derived::new("old");
        let taken = derived.clone().get();
        derived.replace("new");
        assert_eq!((*taken, *derived.get()), ("old", "new"));
    }
}
