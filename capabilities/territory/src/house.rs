//! What the doors of this capability stand on: the database and the gazetteer made from it.

use std::sync::{Arc, PoisonError, RwLock};

use database::{Context, Database, Fault};

use crate::Gazetteer;

/// The territory as the server holds it. Cheap to clone; all clones see the same gazetteer.
#[derive(Clone)]
pub struct Territory {
    database: Database,
    gazetteer: Arc<RwLock<Gazetteer>>,
}

impl Territory {
    /// Reads the gazetteer of a database that has been migrated.
    pub async fn open(database: Database, context: Context) -> Result<Self, Fault> {
        let gazetteer = Gazetteer::load(&mut database.reading(context).await?).await?;
        Ok(Self { database, gazetteer: Arc::new(RwLock::new(gazetteer)) })
    }

    /// The gazetteer as of the last [`Self::refresh`].
    pub fn gazetteer(&self) -> Gazetteer {
        self.gazetteer.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the gazetteer anew: after an import, and when the year turns.
    pub async fn refresh(&self, context: Context) -> Result<(), Fault> {
        let fresh = Gazetteer::load(&mut self.database.reading(context).await?).await?;
        *self.gazetteer.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The database, for the doors.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }
}
