//! Sessions, and attempts to begin one.

use super::{
    ATTEMPT, ATTEMPTS_AT, ATTEMPTS_FROM, Account, BEGIN, CHALLENGE, CHALLENGE_OF, END, END_OTHERS,
    END_VOUCHED, FORGIVE, Fault, GOOD, Id, IdentityProvider, Institution, Membership, Moment, OWN_PROOF,
    RENEW, Row, SEEN, SESSION_OF, SESSIONS, SWITCH, Session, Value, Work, throttle, values,
};

/// A session with what its account says.
pub struct KeptSession {
    pub session: Session,
    pub suspended: bool,
    /// Of a session that rests on a provider's word: the institution whose people it vouches for.
    pub vouched_for: Option<Id<Institution>>,
}

fn session(row: &Row) -> Result<KeptSession, Fault> {
    Ok(KeptSession {
        session: Session {
            id: row.get("session_id")?,
            account: row.get("account_id")?,
            membership: row.get("membership_id")?,
            begun_at: row.get("begun_at")?,
            seen_at: row.get("seen_at")?,
            strong_at: row.get("strong_at")?,
            device: row.get("device")?,
            provider: row.get("provider_id")?,
        },
        vouched_for: row.get("vouched_for")?,
        suspended: row.get::<Option<Moment>>("suspended_at")?.is_some(),
    })
}

pub async fn begin(work: &mut Work, session: &Session, digest: Vec<u8>) -> Result<(), Fault> {
    work.run(
        BEGIN,
        values![
            session.id,
            digest,
            session.account,
            session.membership,
            session.begun_at,
            session.seen_at,
            session.strong_at,
            &session.device,
            session.provider
        ],
    )
    .await
    .map(drop)
}

pub async fn session_of(work: &mut Work, digest: Vec<u8>) -> Result<Option<KeptSession>, Fault> {
    work.first(SESSION_OF, values![digest]).await?.as_ref().map(session).transpose()
}

pub async fn seen(work: &mut Work, id: Id<Session>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(SEEN, values![now, id]).await.map(drop)
}

pub async fn renew(
    work: &mut Work,
    id: Id<Session>,
    digest: Vec<u8>,
    strong_at: Option<Moment>,
) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(RENEW, values![digest, strong_at, now, id]).await? > 0)
}

pub async fn own_proof(work: &mut Work, id: Id<Session>) -> Result<(), Fault> {
    work.run(OWN_PROOF, values![id]).await.map(drop)
}

pub async fn end_vouched(work: &mut Work, provider: Id<IdentityProvider>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(END_VOUCHED, values![now, provider]).await
}

pub async fn switch(work: &mut Work, id: Id<Session>, membership: Id<Membership>) -> Result<(), Fault> {
    work.run(SWITCH, values![membership, id]).await.map(drop)
}

pub async fn challenge(work: &mut Work, id: Id<Session>, challenge: Option<String>) -> Result<(), Fault> {
    work.run(CHALLENGE, values![Value::Json(challenge), id]).await.map(drop)
}

pub async fn challenge_of(work: &mut Work, id: Id<Session>) -> Result<Option<String>, Fault> {
    match work.first(CHALLENGE_OF, values![id]).await? {
        Some(row) => row.optional_json("challenge"),
        None => Ok(None),
    }
}

pub async fn end(work: &mut Work, id: Id<Session>, account: Id<Account>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(END, values![now, id, account]).await? > 0)
}

pub async fn end_others(work: &mut Work, account: Id<Account>, but: Id<Session>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(END_OTHERS, values![now, account, but]).await
}

pub async fn sessions(work: &mut Work, account: Id<Account>) -> Result<Vec<Session>, Fault> {
    work.rows(SESSIONS, values![account])
        .await?
        .iter()
        .map(|row| session(row).map(|kept| kept.session))
        .collect()
}

/// What is counted against whom.
#[derive(Debug)]
pub struct Attempt;

pub async fn attempt(work: &mut Work, account: &str, origin: &str) -> Result<Id<Attempt>, Fault> {
    let (id, now): (Id<Attempt>, _) = (work.new_id(), work.moment());
    work.run(ATTEMPT, values![id, account, origin, now, false]).await?;
    Ok(id)
}

/// The attempts at an account and from an origin since a moment, newest first.
pub async fn attempts(
    work: &mut Work,
    account: &str,
    origin: &str,
    since: Moment,
) -> Result<(Vec<throttle::Attempt>, Vec<throttle::Attempt>), Fault> {
    let attempts = |rows: Vec<Row>| {
        rows.iter()
            .map(|row| Ok(throttle::Attempt { at: row.get("at")?, succeeded: row.get("ended_well")? }))
            .collect::<Result<Vec<_>, Fault>>()
    };
    let at = attempts(work.rows(ATTEMPTS_AT, values![account, since]).await?)?;
    let from = attempts(work.rows(ATTEMPTS_FROM, values![origin, since]).await?)?;
    Ok((at, from))
}

pub async fn good(work: &mut Work, id: Id<Attempt>) -> Result<(), Fault> {
    work.run(GOOD, values![true, id]).await.map(drop)
}

pub async fn forgive(work: &mut Work, account: &str) -> Result<(), Fault> {
    work.run(FORGIVE, values![account]).await.map(drop)
}
