//! Reading everything once, to find what a broken disk left behind.

use crate::{
    Database, Engine, Fault, Sql, Work, database::Pools, safekeeping::blueprint::found_columns, values,
};

/// No more than so many faults are told.
const TOLD: usize = 20;

impl Database {
    /// Reads the whole database and says, in the words of its engine, what is damaged; nothing when nothing is. Takes as
    /// long as reading all of it.
    pub async fn examine(&self, context: crate::Context) -> Result<Vec<String>, Fault> {
        let mut work = self.reading(context).await?;
        match self.engine() {
            Engine::Sqlite => in_file(&mut work).await,
            Engine::Postgres => on_server(&mut work).await,
        }
    }

    /// What the role with which the program enters the server may do beyond its own database, in words for an operator;
    /// nothing for a file.
    pub async fn needless_rights(&self, context: crate::Context) -> Result<Vec<&'static str>, Fault> {
        const RIGHTS: Sql = Sql::new(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user",
        );
        if self.engine() == Engine::Sqlite {
            return Ok(Vec::new());
        }
        let mut work = self.reading(context).await?;
        let Some(row) = work.rows(RIGHTS, values![]).await?.pop() else { return Ok(Vec::new()) };
        let mut rights = Vec::new();
        for (column, right) in [
            ("rolsuper", "SUPERUSER"),
            ("rolbypassrls", "BYPASSRLS"),
            ("rolcreaterole", "CREATEROLE"),
            ("rolcreatedb", "CREATEDB"),
            ("rolreplication", "REPLICATION"),
        ] {
            if row.get(column)? {
                rights.push(right);
            }
        }
        Ok(rights)
    }

    /// Of a file: which; for whoever looks at the disk it lies on.
    pub fn file(&self) -> Option<&std::path::Path> {
        match &self.pools {
            Pools::Sqlite(sqlite) => Some(sqlite.file()),
            Pools::Postgres { .. } => None,
        }
    }
}

async fn in_file(work: &mut Work) -> Result<Vec<String>, Fault> {
    const WHOLE: Sql = Sql::new("pragma integrity_check(20)");
    const REFERENCES: Sql = Sql::new(
        "select \"table\" || ' refers to a row of ' || parent || ' that is not there' as told from pragma_foreign_key_check",
    );
    let mut damaged = Vec::new();
    for row in work.rows(WHOLE, values![]).await? {
        let told: String = row.get("integrity_check")?;
        if told != "ok" {
            damaged.extend(told.lines().map(str::to_owned));
        }
    }
    if damaged.is_empty() {
        for row in work.rows(REFERENCES, values![]).await? {
            damaged.push(row.get("told")?);
        }
    }
    damaged.truncate(TOLD);
    Ok(damaged)
}

/// A server checks its pages by itself as they are read, when it was set up to.
async fn on_server(work: &mut Work) -> Result<Vec<String>, Fault> {
    for table in found_columns(work).await?.into_keys() {
        let mut rows = work.stream(format!("select count(*) as rows from \"{table}\""));
        let read = futures_util::TryStreamExt::try_next(&mut rows).await;
        if let Err(fault) = read {
            return Ok(vec![format!("{table}: {fault}")]);
        }
    }
    Ok(Vec::new())
}
