//! Invitations and authorisations.

use super::{
    AUTHORISE, AUTHORISED, Account, Fault, INVITATION, INVITATION_OF, INVITATIONS, INVITE, INVITED, Id,
    Institution, Invitation, Language, Moment, Purpose, REVOKE, Role, Row, Standing, TAKE_INVITATION, Teryt,
    WITHDRAW, WITHDRAW_ALL, WITHDRAW_RECOVERY, Work, language, read, values,
};
use crate::invitation_batch::Batch;

/// What an invitation is made of when it is put down.
pub struct NewInvitation<'a> {
    pub id: Id<Invitation>,
    pub digest: Vec<u8>,
    pub purpose: Purpose,
    pub mailbox: Option<(Vec<u8>, &'a str)>,
    pub account: Option<Id<Account>>,
    pub institution: Option<Id<Institution>>,
    pub role: Option<Role>,
    pub territory: Option<&'a Teryt>,
    pub language: Language,
    pub by: Option<Id<Account>>,
    pub expires_at: Moment,
    pub batch: Option<Id<Batch>>,
}

pub async fn invite(work: &mut Work, new: NewInvitation<'_>) -> Result<(), Fault> {
    let now = work.moment();
    let (sealed, blind) =
        new.mailbox.map_or((None, None), |(sealed, blind)| (Some(sealed), Some(blind.to_owned())));
    work.run(
        INVITE,
        values![
            new.id,
            new.digest,
            new.purpose.code(),
            sealed,
            blind,
            new.account,
            new.institution,
            new.role.map(|role| role.code().to_owned()),
            new.territory.map(|teryt| teryt.as_str().to_owned()),
            new.language.code(),
            now,
            new.by,
            new.expires_at,
            new.batch
        ],
    )
    .await
    .map(drop)
}

/// An invitation as it lies in the store.
pub struct KeptInvitation {
    pub invitation: Invitation,
    pub mailbox: Option<Vec<u8>>,
}

pub(super) fn invitation(row: &Row) -> Result<KeptInvitation, Fault> {
    let taken: Option<Moment> = row.get("taken_at")?;
    let withdrawn: Option<Moment> = row.get("withdrawn_at")?;
    let role: Option<String> = row.get("role")?;
    let role = role
        .map(|role| role.parse::<Role>())
        .transpose()
        .map_err(|error| Fault::Unreadable { column: "role".into(), reason: error.to_string() })?;
    Ok(KeptInvitation {
        invitation: Invitation {
            id: row.get("invitation_id")?,
            purpose: read::<Purpose>(row, "purpose")?,
            account: row.get("account_id")?,
            institution: row.get("institution_id")?,
            role,
            territory: row.get("territory")?,
            language: language(row)?,
            made_at: row.get("made_at")?,
            made_by: row.get("made_by")?,
            expires_at: row.get("expires_at")?,
            standing: match (taken, withdrawn) {
                (Some(at), _) => Standing::Taken(at),
                (None, Some(at)) => Standing::Withdrawn(at),
                (None, None) => Standing::Open,
            },
        },
        mailbox: row.get("mailbox_sealed")?,
    })
}

pub async fn invitation_of(work: &mut Work, digest: Vec<u8>) -> Result<Option<KeptInvitation>, Fault> {
    work.first(INVITATION_OF, values![digest]).await?.as_ref().map(invitation).transpose()
}

pub async fn take_invitation(work: &mut Work, id: Id<Invitation>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(TAKE_INVITATION, values![now, id]).await? > 0)
}

pub async fn withdraw(work: &mut Work, id: Id<Invitation>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(WITHDRAW, values![now, id]).await? > 0)
}

pub async fn withdraw_all(work: &mut Work, purpose: Purpose) -> Result<(), Fault> {
    let now = work.moment();
    work.run(WITHDRAW_ALL, values![now, purpose.code()]).await.map(drop)
}

pub async fn withdraw_recovery(work: &mut Work, account: Id<Account>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(WITHDRAW_RECOVERY, values![now, account]).await
}

pub async fn invitations(
    work: &mut Work,
    institution: Id<Institution>,
) -> Result<Vec<KeptInvitation>, Fault> {
    work.rows(INVITATIONS, values![institution]).await?.iter().map(invitation).collect()
}

pub async fn open_invitation(work: &mut Work, id: Id<Invitation>) -> Result<Option<KeptInvitation>, Fault> {
    work.first(INVITATION, values![id]).await?.as_ref().map(invitation).transpose()
}

pub async fn is_invited(
    work: &mut Work,
    blind: &str,
    institution: Option<Id<Institution>>,
    role: Role,
) -> Result<bool, Fault> {
    let now = work.moment();
    let row = work.one(INVITED, values![blind, institution, role.code(), now]).await?;
    Ok(row.get::<i64>("invitations")? > 0)
}

pub async fn authorise(
    work: &mut Work,
    account: Id<Account>,
    institution: Id<Institution>,
    version: &str,
) -> Result<(), Fault> {
    let (id, now): (Id<()>, _) = (work.new_id(), work.moment());
    work.run(AUTHORISE, values![id, account, institution, version, now]).await.map(drop)
}

/// When which version was accepted, when one holds.
pub async fn authorised(
    work: &mut Work,
    account: Id<Account>,
    institution: Id<Institution>,
) -> Result<Option<(Moment, String)>, Fault> {
    work.first(AUTHORISED, values![account, institution])
        .await?
        .map(|row| Ok((row.get("accepted_at")?, row.get("version")?)))
        .transpose()
}

pub async fn revoke(
    work: &mut Work,
    account: Id<Account>,
    institution: Id<Institution>,
    by: Option<Id<Account>>,
) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(REVOKE, values![now, by, account, institution]).await? > 0)
}
