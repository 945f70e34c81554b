//! Sheets of invitations.

use super::{
    BATCH, BATCHES, CONFIRM_BATCH, DROP_BATCH, Fault, INVITATIONS_OF_BATCH, INVITED_MAILBOXES, Id,
    Institution, Invitation, KeptInvitation, Moment, NOT_SENT, PUT_BATCH, RENEW_INVITATION,
    ROLES_OF_MAILBOXES, Role, Row, Value, WITHDRAW_BATCH, Work, invitation, number, read, values,
};
use crate::invitation_batch::Batch;

fn batch(row: &Row) -> Result<Batch, Fault> {
    let count = |column: &str| -> Result<u32, Fault> {
        Ok(row.get::<Option<i64>>(column)?.and_then(|number| u32::try_from(number).ok()).unwrap_or_default())
    };
    Ok(Batch {
        id: row.get("batch_id")?,
        institution: row.get("institution_id")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        file_name: row.get("file_name")?,
        lines: count("lines")?,
        confirmed_at: row.get("confirmed_at")?,
        left_out: count("left_out")?,
        not_sent: count("not_sent")?,
    })
}

pub async fn put_batch(work: &mut Work, batch: &Batch, sealed: Vec<u8>) -> Result<(), Fault> {
    work.run(
        PUT_BATCH,
        values![
            batch.id,
            batch.institution,
            batch.made_at,
            batch.made_by,
            batch.file_name.clone(),
            batch.lines,
            sealed
        ],
    )
    .await
    .map(drop)
}

/// A sheet and, while it was not confirmed, its sealed lines.
pub async fn one_batch(work: &mut Work, id: Id<Batch>) -> Result<Option<(Batch, Option<Vec<u8>>)>, Fault> {
    let row = work.first(BATCH, values![id]).await?;
    row.map(|row| Ok((batch(&row)?, row.get("lines_sealed")?))).transpose()
}

/// Marks a sheet as confirmed, once.
pub async fn confirm_batch(
    work: &mut Work,
    id: Id<Batch>,
    left_out: usize,
    not_sent: usize,
) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(CONFIRM_BATCH, values![now, left_out, not_sent, id]).await? > 0)
}

pub async fn drop_batch(work: &mut Work, id: Id<Batch>) -> Result<bool, Fault> {
    Ok(work.run(DROP_BATCH, values![id]).await? > 0)
}

pub async fn note_not_sent(work: &mut Work, id: Id<Batch>, not_sent: usize) -> Result<(), Fault> {
    work.run(NOT_SENT, values![not_sent, id]).await.map(drop)
}

/// A sheet with what became of its invitations.
#[derive(Debug, Clone)]
pub struct CountedBatch {
    /// The sheet.
    pub batch: Batch,
    /// How many were taken.
    pub taken: u64,
    /// How many still wait.
    pub waiting: u64,
}

pub async fn batches(
    work: &mut Work,
    institution: Option<Id<Institution>>,
) -> Result<Vec<CountedBatch>, Fault> {
    let now = work.moment();
    let rows = work.rows(BATCHES, values![institution, now]).await?;
    rows.iter()
        .map(|row| {
            Ok(CountedBatch {
                batch: batch(row)?,
                taken: u64::from(number(row, "taken")?),
                waiting: u64::from(number(row, "waiting")?),
            })
        })
        .collect()
}

pub async fn invitations_of_batch(work: &mut Work, id: Id<Batch>) -> Result<Vec<KeptInvitation>, Fault> {
    work.rows(INVITATIONS_OF_BATCH, values![id]).await?.iter().map(invitation).collect()
}

pub async fn withdraw_batch(work: &mut Work, id: Id<Batch>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(WITHDRAW_BATCH, values![now, id]).await
}

/// Gives an invitation a new secret and a new time.
pub async fn renew_invitation(
    work: &mut Work,
    id: Id<Invitation>,
    digest: Vec<u8>,
    expires_at: Moment,
) -> Result<bool, Fault> {
    Ok(work.run(RENEW_INVITATION, values![digest, expires_at, id]).await? > 0)
}

/// Who of these mailboxes holds which role where: blind index, institution, role.
pub type Place = (String, Option<Id<Institution>>, Role);

fn place(row: &Row) -> Result<Place, Fault> {
    Ok((row.get("mailbox_blind")?, row.get("institution_id")?, read::<Role>(row, "role")?))
}

pub async fn roles_of_mailboxes(work: &mut Work, blinds: &[String]) -> Result<Vec<Place>, Fault> {
    let list = blinds.iter().map(|blind| Value::from(blind.as_str())).collect();
    work.rows_in(ROLES_OF_MAILBOXES, Vec::new(), list).await?.iter().map(place).collect()
}

pub async fn invited_mailboxes(work: &mut Work, blinds: &[String]) -> Result<Vec<Place>, Fault> {
    let now = work.moment();
    let list = blinds.iter().map(|blind| Value::from(blind.as_str())).collect();
    work.rows_in(INVITED_MAILBOXES, values![now], list).await?.iter().map(place).collect()
}
