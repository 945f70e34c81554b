//! Accounts and with what their people prove who they are.

use super::{
    ANSWER, Account, CLEAR_IDENTITIES, DROP_PASSKEY, DROP_PASSKEYS, DROP_RECOVERY, ERASE, FORGET_ANSWERS,
    FORGET_MEANS, Fault, HOW_MANY, Id, KEEP_PASSKEY, KEEP_RECOVERY, Language, Means, Moment, OF_MAILBOX, ONE,
    OPEN, PASSKEY_OF, PASSKEYS, Row, SET_CODE, SET_PASSWORD, STEPS, SUSPEND, USE_PASSKEY, USE_RECOVERY,
    USE_STEP, Value, Work, language, number, values,
};

/// An account as it lies in the store: what is personal is still sealed.
pub struct Kept {
    pub id: Id<Account>,
    pub name: Vec<u8>,
    pub mailbox: Vec<u8>,
    pub language: Language,
    pub password_hash: Option<String>,
    pub code: Option<Vec<u8>>,
    pub code_at: Option<Moment>,
    pub code_step: Option<i64>,
    pub suspended_at: Option<Moment>,
    pub erased_at: Option<Moment>,
    pub means: Means,
}

fn kept(row: &Row) -> Result<Kept, Fault> {
    let code_at: Option<Moment> = row.get("code_at")?;
    let password_hash: Option<String> = row.get("password_hash")?;
    Ok(Kept {
        id: row.get("account_id")?,
        name: row.get("name_sealed")?,
        mailbox: row.get("mailbox_sealed")?,
        language: language(row)?,
        code: row.get("code_sealed")?,
        code_at,
        code_step: row.get("code_step")?,
        suspended_at: row.get("suspended_at")?,
        erased_at: row.get("erased_at")?,
        means: Means {
            password: password_hash.is_some(),
            code: code_at.is_some(),
            passkeys: number(row, "passkeys")?,
            recovery_codes: number(row, "codes_left")?,
            identities: number(row, "identities")?,
        },
        password_hash,
    })
}

pub async fn open(
    work: &mut Work,
    id: Id<Account>,
    sealed: (Vec<u8>, Vec<u8>),
    mailbox_blind: &str,
    language: Language,
) -> Result<(), Fault> {
    let now = work.moment();
    work.run(OPEN, values![id, sealed.0, sealed.1, mailbox_blind, language.code(), now]).await.map(drop)
}

pub async fn one(work: &mut Work, id: Id<Account>) -> Result<Option<Kept>, Fault> {
    work.first(ONE, values![id]).await?.as_ref().map(kept).transpose()
}

pub async fn of_mailbox(work: &mut Work, blind: &str) -> Result<Option<Kept>, Fault> {
    work.first(OF_MAILBOX, values![blind]).await?.as_ref().map(kept).transpose()
}

pub async fn how_many(work: &mut Work) -> Result<u32, Fault> {
    number(&work.one(HOW_MANY, values![]).await?, "accounts")
}

pub async fn set_password(work: &mut Work, id: Id<Account>, hash: &str) -> Result<(), Fault> {
    let now = work.moment();
    work.run(SET_PASSWORD, values![hash, now, id]).await.map(drop)
}

/// Sets the sealed secret; `step` is that of the code which was tried, none while none was.
pub async fn set_code(
    work: &mut Work,
    id: Id<Account>,
    sealed: Vec<u8>,
    step: Option<i64>,
) -> Result<(), Fault> {
    let at = step.map(|_| work.moment());
    work.run(SET_CODE, values![sealed, at, step, id]).await.map(drop)
}

pub async fn use_step(work: &mut Work, id: Id<Account>, step: i64) -> Result<bool, Fault> {
    Ok(work.run(USE_STEP, values![step, id]).await? > 0)
}

pub async fn suspend(work: &mut Work, id: Id<Account>, since: Option<Moment>) -> Result<(), Fault> {
    work.run(SUSPEND, values![since, id]).await.map(drop)
}

pub async fn erase(work: &mut Work, id: Id<Account>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(DROP_RECOVERY, values![id]).await?;
    work.run(DROP_PASSKEYS, values![id]).await?;
    work.run(CLEAR_IDENTITIES, values![id]).await?;
    work.run(ERASE, values![now, id]).await.map(drop)
}

/// Makes every means of signing in worthless.
pub async fn forget_means(work: &mut Work, id: Id<Account>) -> Result<(), Fault> {
    work.run(DROP_RECOVERY, values![id]).await?;
    work.run(DROP_PASSKEYS, values![id]).await?;
    work.run(CLEAR_IDENTITIES, values![id]).await?;
    work.run(FORGET_MEANS, values![id]).await.map(drop)
}

/// The last step of each capability that the database has taken.
pub async fn migrations(work: &mut Work) -> Result<Vec<String>, Fault> {
    let mut last = std::collections::BTreeMap::new();
    for row in work.rows(STEPS, values![]).await? {
        last.insert(row.get::<String>("owner")?, row.get::<String>("name")?);
    }
    Ok(last.into_iter().map(|(owner, name)| format!("{owner} {name}")).collect())
}

pub async fn keep_recovery(work: &mut Work, id: Id<Account>, digests: Vec<Vec<u8>>) -> Result<(), Fault> {
    work.run(DROP_RECOVERY, values![id]).await?;
    let rows = digests.into_iter().map(|digest| values![id, digest]).collect();
    work.run_many(KEEP_RECOVERY, rows).await.map(drop)
}

pub async fn use_recovery(work: &mut Work, id: Id<Account>, digest: Vec<u8>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(USE_RECOVERY, values![now, id, digest]).await? > 0)
}

/// A passkey as it lies in the store.
#[derive(Debug, Clone)]
pub struct KeptPasskey {
    /// Its identifier.
    pub id: Id<KeptPasskey>,
    /// Whose.
    pub account: Id<Account>,
    /// What is kept of it, as JSON.
    pub facts: String,
    /// What the person called it.
    pub name: String,
    /// Since when.
    pub created_at: Moment,
    /// When it was last used.
    pub used_at: Option<Moment>,
}

fn passkey(row: &Row) -> Result<KeptPasskey, Fault> {
    Ok(KeptPasskey {
        id: row.get("passkey_id")?,
        account: row.get("account_id")?,
        facts: row.json("facts")?,
        name: row.get("name")?,
        created_at: row.get("created_at")?,
        used_at: row.get("used_at")?,
    })
}

pub async fn keep_passkey(
    work: &mut Work,
    account: Id<Account>,
    credential: &str,
    facts: String,
    name: &str,
) -> Result<(), Fault> {
    let (id, now): (Id<KeptPasskey>, _) = (work.new_id(), work.moment());
    work.run(KEEP_PASSKEY, values![id, account, credential, Value::Json(Some(facts)), name, now])
        .await
        .map(drop)
}

pub async fn passkeys(work: &mut Work, account: Id<Account>) -> Result<Vec<KeptPasskey>, Fault> {
    work.rows(PASSKEYS, values![account]).await?.iter().map(passkey).collect()
}

pub async fn passkey_of(work: &mut Work, credential: &str) -> Result<Option<KeptPasskey>, Fault> {
    work.first(PASSKEY_OF, values![credential]).await?.as_ref().map(passkey).transpose()
}

/// Notes that a question was answered; tells whether it was the first time.
pub async fn answer(work: &mut Work, question: &str, forgotten_before: Moment) -> Result<bool, Fault> {
    let now = work.moment();
    work.run(FORGET_ANSWERS, values![forgotten_before]).await?;
    Ok(work.run(ANSWER, values![question, now]).await? > 0)
}

pub async fn use_passkey(work: &mut Work, id: Id<KeptPasskey>, facts: String) -> Result<(), Fault> {
    let now = work.moment();
    work.run(USE_PASSKEY, values![Value::Json(Some(facts)), now, id]).await.map(drop)
}

pub async fn drop_passkey(work: &mut Work, id: Id<KeptPasskey>, account: Id<Account>) -> Result<bool, Fault> {
    Ok(work.run(DROP_PASSKEY, values![id, account]).await? > 0)
}
