//! Roles, and authorisations that go with an account.

use super::{
    ALL_ROLES, AUTHORISATIONS, Account, CLEAR_INVITATION, END_ROLE, END_ROLES, FORGET_SESSIONS, Fault, GRANT,
    HOLDERS, HOLDERS_AT, HOLDERS_IN_REGION, INVITATIONS_TO, Id, Institution, Invitation, MANAGERS_AT,
    Membership, Moment, REVOKE_ALL, ROLE, ROLES_OF, Role, Row, TEAM, TEAM_SIZE, Teryt, Work, number, read,
    values,
};

fn membership(row: &Row) -> Result<Membership, Fault> {
    Ok(Membership {
        id: row.get("membership_id")?,
        account: row.get("account_id")?,
        institution: row.get("institution_id")?,
        role: read::<Role>(row, "role")?,
        territory: row.get::<Option<Teryt>>("territory")?,
        granted_at: row.get("granted_at")?,
    })
}

pub async fn grant(work: &mut Work, membership: &Membership, by: Option<Id<Account>>) -> Result<bool, Fault> {
    let territory = membership.territory.as_ref().map(|teryt| teryt.as_str().to_owned());
    let granted = work
        .run(
            GRANT,
            values![
                membership.id,
                membership.account,
                membership.institution,
                membership.role.code(),
                territory,
                membership.granted_at,
                by
            ],
        )
        .await?;
    Ok(granted > 0)
}

pub async fn end_role(work: &mut Work, id: Id<Membership>, by: Option<Id<Account>>) -> Result<bool, Fault> {
    let now = work.moment();
    Ok(work.run(END_ROLE, values![now, by, id]).await? > 0)
}

pub async fn end_roles(work: &mut Work, account: Id<Account>, by: Option<Id<Account>>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(END_ROLES, values![now, by, account]).await
}

pub async fn roles_of(work: &mut Work, account: Id<Account>) -> Result<Vec<Membership>, Fault> {
    work.rows(ROLES_OF, values![account]).await?.iter().map(membership).collect()
}

/// The roles somebody holds or held, for programs.
pub async fn all_roles(work: &mut Work, account: Id<Account>) -> Result<Vec<serde_json::Value>, Fault> {
    let rows = work.rows(ALL_ROLES, values![account]).await?;
    rows.iter()
        .map(|row| {
            let institution: Option<Id<Institution>> = row.get("institution_id")?;
            Ok(serde_json::json!({
                "institution": institution.map(|id| id.to_string()),
                "role": row.get::<String>("role")?,
                "territory": row.get::<Option<String>>("territory")?,
                "given_at": row.get::<Moment>("granted_at")?,
                "ended_at": row.get::<Option<Moment>>("ended_at")?,
            }))
        })
        .collect()
}

/// The authorisations somebody accepted, for programs.
pub async fn authorisations(work: &mut Work, account: Id<Account>) -> Result<Vec<serde_json::Value>, Fault> {
    let rows = work.rows(AUTHORISATIONS, values![account]).await?;
    rows.iter()
        .map(|row| {
            Ok(serde_json::json!({
                "institution": row.get::<Id<Institution>>("institution_id")?.to_string(),
                "version": row.get::<String>("version")?,
                "accepted_at": row.get::<Moment>("accepted_at")?,
                "revoked_at": row.get::<Option<Moment>>("revoked_at")?,
            }))
        })
        .collect()
}

pub async fn revoke_all(work: &mut Work, account: Id<Account>) -> Result<u64, Fault> {
    let now = work.moment();
    work.run(REVOKE_ALL, values![now, account]).await
}

pub async fn forget_sessions(work: &mut Work, account: Id<Account>) -> Result<u64, Fault> {
    work.run(FORGET_SESSIONS, values![account]).await
}

pub async fn invitations_to(work: &mut Work, blind: &str) -> Result<Vec<Id<Invitation>>, Fault> {
    work.rows(INVITATIONS_TO, values![blind]).await?.iter().map(|row| row.get("invitation_id")).collect()
}

pub async fn forget_recipient(work: &mut Work, id: Id<Invitation>) -> Result<(), Fault> {
    work.run(CLEAR_INVITATION, values![id]).await.map(drop)
}

pub async fn role(work: &mut Work, id: Id<Membership>) -> Result<Option<Membership>, Fault> {
    work.first(ROLE, values![id]).await?.as_ref().map(membership).transpose()
}

pub async fn team(
    work: &mut Work,
    institution: Id<Institution>,
    limit: u64,
    offset: u64,
) -> Result<Vec<Membership>, Fault> {
    work.rows(TEAM, values![institution, limit, offset]).await?.iter().map(membership).collect()
}

pub async fn team_size(work: &mut Work, institution: Id<Institution>) -> Result<u64, Fault> {
    Ok(u64::from(number(&work.one(TEAM_SIZE, values![institution]).await?, "people")?))
}

pub async fn holders(work: &mut Work, role: Role) -> Result<u64, Fault> {
    Ok(u64::from(number(&work.one(HOLDERS, values![role.code()]).await?, "people")?))
}

pub async fn managers_at(work: &mut Work, institution: Id<Institution>) -> Result<u64, Fault> {
    Ok(u64::from(number(&work.one(MANAGERS_AT, values![institution]).await?, "people")?))
}

/// Those who keep the entries of an institution; for the region, those who hold the role there.
pub async fn holders_at(
    work: &mut Work,
    institution: Option<Id<Institution>>,
    role: Role,
) -> Result<Vec<Id<Account>>, Fault> {
    let rows = match institution {
        Some(institution) => work.rows(HOLDERS_AT, values![institution]).await?,
        None => work.rows(HOLDERS_IN_REGION, values![role.code()]).await?,
    };
    let mut accounts = Vec::new();
    for row in &rows {
        let account = row.get("account_id")?;
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    Ok(accounts)
}
