//! Requests to join.

use super::{
    ASK_TO_JOIN, Account, DECIDE, Fault, Id, Institution, JoinRequest, REQUEST, REQUEST_COUNT, REQUESTS, Row,
    Work, language, number, values,
};

/// A request to join as it lies in the store.
pub struct KeptRequest {
    pub request: JoinRequest,
    pub name: Option<Vec<u8>>,
    pub mailbox: Option<Vec<u8>>,
    pub words: Option<Vec<u8>>,
    pub reason: Option<Vec<u8>>,
}

fn request(row: &Row) -> Result<KeptRequest, Fault> {
    Ok(KeptRequest {
        request: JoinRequest {
            id: row.get("join_request_id")?,
            institution: row.get("institution_id")?,
            institution_name: row.get("institution_name")?,
            regon: row.get("regon")?,
            krs: row.get("krs")?,
            teryt: row.get("teryt")?,
            language: language(row)?,
            words: String::new(),
            asked_at: row.get("asked_at")?,
            decided_at: row.get("decided_at")?,
            outcome: row.get("outcome")?,
            reason: None,
        },
        name: row.get("name_sealed")?,
        mailbox: row.get("mailbox_sealed")?,
        words: row.get("words_sealed")?,
        reason: row.get("reason_sealed")?,
    })
}

pub async fn ask_to_join(
    work: &mut Work,
    request: &JoinRequest,
    name: Vec<u8>,
    mailbox: Vec<u8>,
    words: Vec<u8>,
) -> Result<(), Fault> {
    work.run(
        ASK_TO_JOIN,
        values![
            request.id,
            request.institution,
            &request.institution_name,
            request.regon.clone(),
            request.krs.clone(),
            &request.teryt,
            name,
            mailbox,
            request.language.code(),
            words,
            request.asked_at
        ],
    )
    .await
    .map(drop)
}

pub async fn requests(work: &mut Work, limit: u64, offset: u64) -> Result<Vec<KeptRequest>, Fault> {
    work.rows(REQUESTS, values![limit, offset]).await?.iter().map(request).collect()
}

/// How many requests there are, and how many wait.
pub async fn request_count(work: &mut Work) -> Result<(u64, u64), Fault> {
    let row = work.one(REQUEST_COUNT, values![]).await?;
    Ok((u64::from(number(&row, "requests")?), u64::from(number(&row, "waiting")?)))
}

pub async fn request_of(work: &mut Work, id: Id<JoinRequest>) -> Result<Option<KeptRequest>, Fault> {
    work.first(REQUEST, values![id]).await?.as_ref().map(request).transpose()
}

pub async fn decide(
    work: &mut Work,
    id: Id<JoinRequest>,
    by: Id<Account>,
    outcome: &str,
    reason: Vec<u8>,
    institution: Option<Id<Institution>>,
) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(DECIDE, values![now, by, outcome, reason, institution, id]).await? > 0)
}
