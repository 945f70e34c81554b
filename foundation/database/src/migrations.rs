//! Bringing a database to the shape this version needs.

use sqlx::AssertSqlSafe;

use crate::{Context, Database, Engine, Fault, Sql, Work, values};

/// One step of a capability's schema. Never edit one that was released: add the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `0001_referral`
    pub name: &'static str,
    /// The text, in which `{id}`, `{moment}`, `{date}`, `{flag}`, `{json}`, `{real}`, `{integer}` and `{strict}`
    /// stand for what each engine calls them.
    pub sql: &'static str,
}

/// The steps of one capability, in order.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    /// Name of the capability.
    pub owner: &'static str,
    /// Its steps.
    pub steps: &'static [Migration],
}

const LEDGER: &str = "create table if not exists migration (
    owner text not null,
    name text not null,
    fingerprint {integer} not null,
    applied_at {moment} not null,
    primary key (owner, name)
) {strict}";
const APPLIED: Sql = Sql::new("select owner, name, fingerprint from migration order by applied_at, name");
const RECORD: Sql =
    Sql::new("insert into migration (owner, name, fingerprint, applied_at) values ($1, $2, $3, $4)");

impl Engine {
    /// Puts this engine's words into a schema text. The one home of schema dialect.
    pub(crate) fn dialect(self, text: &str) -> String {
        let words: [(&str, &str); 8] = match self {
            Self::Sqlite => [
                ("{id}", "blob"),
                ("{moment}", "integer"),
                ("{date}", "text"),
                ("{flag}", "integer"),
                ("{json}", "text"),
                ("{real}", "real"),
                ("{integer}", "integer"),
                ("{strict}", "strict"),
            ],
            Self::Postgres => [
                ("{id}", "uuid"),
                ("{moment}", "timestamptz"),
                ("{date}", "date"),
                ("{flag}", "boolean"),
                ("{json}", "jsonb"),
                ("{real}", "double precision"),
                ("{integer}", "bigint"),
                ("{strict}", ""),
            ],
        };
        words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning))
    }
}

/// FNV-1a: enough to notice an edited migration.
fn fingerprint(text: &str) -> i64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

impl Database {
    /// Applies what is missing, in one transaction a capability, and returns what it applied. Refuses a
    /// database of a newer version, and one whose history differs, before it changes anything.
    pub async fn migrate(&self, context: &Context, all: &[Migrations]) -> Result<Vec<String>, Fault> {
        let (work, fresh) = self.migrated(context, all).await?;
        work.commit().await?;
        Ok(fresh)
    }

    /// What [`Self::migrate`] would apply, and whether it could: everything is tried and nothing is kept.
    pub async fn missing(&self, context: &Context, all: &[Migrations]) -> Result<Vec<String>, Fault> {
        let (work, fresh) = self.migrated(context, all).await?;
        work.roll_back().await?;
        Ok(fresh)
    }

    async fn migrated(&self, context: &Context, all: &[Migrations]) -> Result<(Work, Vec<String>), Fault> {
        let mut work = self.work(context.clone()).await?;
        work.lock_schema(self.engine()).await?;
        work.schema(self.engine(), LEDGER).await?;
        let mut applied = Vec::new();
        for row in work.rows(APPLIED, values![]).await? {
            let (owner, name): (String, String) = (row.get("owner")?, row.get("name")?);
            let known = all
                .iter()
                .find(|migrations| migrations.owner == owner)
                .and_then(|migrations| migrations.steps.iter().find(|step| step.name == name));
            match known {
                None => return Err(Fault::Newer(format!("{owner}/{name}"))),
                Some(step) if fingerprint(step.sql) != row.get::<i64>("fingerprint")? => {
                    return Err(Fault::Changed(format!("{owner}/{name}")));
                }
                Some(_) => applied.push((owner, name)),
            }
        }
        let mut fresh = Vec::new();
        for migrations in all {
            for step in migrations.steps {
                if applied.iter().any(|(owner, name)| owner == migrations.owner && name == step.name) {
                    continue;
                }
                work.schema(self.engine(), step.sql).await?;
                let moment = work.moment();
                work.run(RECORD, values![migrations.owner, step.name, fingerprint(step.sql), moment]).await?;
                fresh.push(format!("{}/{}", migrations.owner, step.name));
            }
        }
        Ok((work, fresh))
    }
}

impl Work {
    async fn lock_schema(&mut self, engine: Engine) -> Result<(), Fault> {
        // SQLite has one writer anyway; several nodes of PostgreSQL may start at once.
        if engine == Engine::Postgres {
            self.rows(Sql::new("select cast(pg_advisory_xact_lock(7163001) as text) as locked"), values![])
                .await?;
        }
        Ok(())
    }

    async fn schema(&mut self, engine: Engine, text: &str) -> Result<(), Fault> {
        let text = engine.dialect(text);
        for statement in text.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
            self.run_text(AssertSqlSafe(statement.to_owned()), statement).await?;
        }
        Ok(())
    }
}
