//! Bringing a database to the shape this version needs.

use sqlx::AssertSqlSafe;

use crate::{Context, Database, Engine, Fault, Sql, Work, values};

/// One step of a capability's schema. Never edit one that was released: add the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `0001_referral`
    pub name: &'static str,
    /// The text, in which `{id}`, `{moment}`, `{date}`, `{flag}`, `{json}`, `{bytes}`, `{real}`, `{integer}` and
    /// `{strict}` stand for what each engine calls them. `{belt TABLE COLUMN}` as a statement of its own makes
    /// PostgreSQL hide the rows of other institutions from whoever acts for one; SQLite has no such thing.
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

pub(crate) const LEDGER: &str = "create table if not exists migration (
    owner text not null,
    name text not null,
    fingerprint {integer} not null,
    applied_at {moment} not null,
    primary key (owner, name)
) {strict}";
const APPLIED: Sql = Sql::new("select owner, name, fingerprint from migration order by applied_at, name");
pub(crate) const RECORD: Sql =
    Sql::new("insert into migration (owner, name, fingerprint, applied_at) values ($1, $2, $3, $4)");

/// The words for column types.
const KINDS: [&str; 8] = ["id", "moment", "date", "flag", "json", "bytes", "real", "integer"];

/// The statements of a schema text. Lines of comment are left out: a semicolon in one ends nothing.
fn statements(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("--"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let statements = text.split(';').map(str::trim).filter(|statement| !statement.is_empty());
    statements.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

impl Engine {
    /// Puts this engine's words into a schema text. The one home of schema dialect.
    pub(crate) fn dialect(self, text: &str) -> String {
        let words: [(&str, &str); 9] = match self {
            Self::Sqlite => [
                ("{id}", "blob"),
                ("{moment}", "integer"),
                ("{date}", "text"),
                ("{flag}", "integer"),
                ("{json}", "text"),
                ("{bytes}", "blob"),
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
                ("{bytes}", "bytea"),
                ("{real}", "double precision"),
                ("{integer}", "bigint"),
                ("{strict}", ""),
            ],
        };
        words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning))
    }

    /// The statements of a schema text with our own words for types, which SQLite keeps as they are.
    pub(crate) fn in_our_words(text: &str) -> Vec<String> {
        let text = text.replace("{strict}", "");
        let text = KINDS.iter().fold(text, |text, kind| text.replace(&format!("{{{kind}}}"), kind));
        statements(&text).filter(|statement| Self::Sqlite.belt(statement).is_none()).collect()
    }

    /// What `{belt TABLE COLUMN}` means to this engine; nothing for a statement that is no belt.
    fn belt(self, statement: &str) -> Option<Vec<String>> {
        let inside = statement.strip_prefix("{belt ")?.strip_suffix('}')?;
        let (table, column) = inside.split_once(' ').expect("a belt names a table and a column");
        Some(match self {
            Self::Sqlite => Vec::new(),
            Self::Postgres => vec![
                format!("alter table {table} enable row level security"),
                format!("alter table {table} force row level security"),
                format!(
                    "create policy belt on {table} using (coalesce(current_setting('ogniwo.institution', true), '') \
                     in ('', cast({column} as text)))"
                ),
            ],
        })
    }
}

/// FNV-1a: enough to notice an edited migration.
pub(crate) fn fingerprint(text: &str) -> i64 {
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

    /// What the ledger lacks; only looked at, so that it can be asked of a database that cannot be written. Refuses as
    /// [`Self::migrate`] does.
    pub async fn lacking(&self, context: &Context, all: &[Migrations]) -> Result<Vec<String>, Fault> {
        const IS_THERE: Sql = Sql::new(
            "select cast(count(*) as bigint) as tables from information_schema.tables \
             where table_schema = current_schema() and table_name = 'migration'",
        );
        const IS_IN_FILE: Sql =
            Sql::new("select count(*) as tables from sqlite_schema where name = 'migration'");
        let mut work = self.reading(context.clone()).await?;
        let asked = if self.engine() == Engine::Postgres { IS_THERE } else { IS_IN_FILE };
        let begun = work.one(asked, values![]).await?.get::<i64>("tables")? > 0;
        let applied = if begun { work.applied(all).await? } else { Vec::new() };
        Ok(fresh(all, &applied).map(|(owner, step)| format!("{owner}/{}", step.name)).collect())
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
        let fresh = work.catch_up(all).await?;
        Ok((work, fresh))
    }
}

/// The steps that are not among those that were applied.
fn fresh<'a>(
    all: &'a [Migrations],
    applied: &'a [(String, String)],
) -> impl Iterator<Item = (&'static str, Migration)> + 'a {
    let steps =
        all.iter().flat_map(|migrations| migrations.steps.iter().map(|step| (migrations.owner, *step)));
    steps.filter(|(owner, step)| !applied.iter().any(|(by, name)| by == owner && name == step.name))
}

impl Work {
    /// What the ledger names, when every word of it is known and as it was.
    async fn applied(&mut self, all: &[Migrations]) -> Result<Vec<(String, String)>, Fault> {
        let mut applied = Vec::new();
        for row in self.rows(APPLIED, values![]).await? {
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
        Ok(applied)
    }

    /// Applies what is not in the ledger yet.
    pub(crate) async fn catch_up(&mut self, all: &[Migrations]) -> Result<Vec<String>, Fault> {
        let engine = self.engine();
        let applied = self.applied(all).await?;
        let mut done = Vec::new();
        for (owner, step) in fresh(all, &applied) {
            self.schema(engine, step.sql).await?;
            let moment = self.moment();
            self.run(RECORD, values![owner, step.name, fingerprint(step.sql), moment]).await?;
            done.push(format!("{owner}/{}", step.name));
        }
        Ok(done)
    }

    pub(crate) async fn lock_schema(&mut self, engine: Engine) -> Result<(), Fault> {
        // SQLite has one writer anyway; several nodes of PostgreSQL may start at once.
        if engine == Engine::Postgres {
            self.rows(Sql::new("select cast(pg_advisory_xact_lock(7163001) as text) as locked"), values![])
                .await?;
        }
        Ok(())
    }

    pub(crate) async fn schema(&mut self, engine: Engine, text: &str) -> Result<(), Fault> {
        let text = engine.dialect(text);
        for statement in statements(&text) {
            match engine.belt(&statement) {
                Some(belt) => {
                    for part in belt {
                        self.run_text(AssertSqlSafe(part.clone()), &part).await?;
                    }
                }
                None => self.run_text(AssertSqlSafe(statement.clone()), &statement).await?,
            }
        }
        Ok(())
    }
}
