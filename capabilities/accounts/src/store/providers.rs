//! Identity providers of institutions, and who is known by them.

use super::{
    Account, CHANGE_PROVIDER, Fault, IDENTITIES, Id, IdentityProvider, Institution, KEEP_PROVIDER, LINK,
    LINKED, LINKED_TO, Moment, PROVIDER, PROVIDER_OF, PROVIDERS, REMOVE_PROVIDER, Row, UNLINK, UNLINK_ALL,
    USE_IDENTITY, Work, number, values,
};

/// An identity provider as it lies in the store: its secret is still sealed.
pub struct KeptProvider {
    pub provider: IdentityProvider,
    pub secret: Vec<u8>,
}

fn provider(row: &Row) -> Result<KeptProvider, Fault> {
    Ok(KeptProvider {
        provider: IdentityProvider {
            id: row.get("provider_id")?,
            institution: row.get("institution_id")?,
            issuer: row.get("issuer")?,
            client: row.get("client")?,
            domain: row.get("domain")?,
            strong: row.get("strong")?,
            set_at: row.get("set_at")?,
        },
        secret: row.get("secret_sealed")?,
    })
}

pub async fn keep_provider(
    work: &mut Work,
    provider: &IdentityProvider,
    secret: Vec<u8>,
    by: Id<Account>,
) -> Result<(), Fault> {
    work.run(
        KEEP_PROVIDER,
        values![
            provider.id,
            provider.institution,
            &provider.issuer,
            &provider.client,
            secret,
            provider.domain.clone(),
            provider.strong.clone(),
            provider.set_at,
            by
        ],
    )
    .await
    .map(drop)
}

pub async fn change_provider(
    work: &mut Work,
    provider: &IdentityProvider,
    secret: Vec<u8>,
    by: Id<Account>,
) -> Result<(), Fault> {
    work.run(
        CHANGE_PROVIDER,
        values![
            &provider.client,
            secret,
            provider.domain.clone(),
            provider.strong.clone(),
            provider.set_at,
            by,
            provider.id
        ],
    )
    .await
    .map(drop)
}

pub async fn provider_of(
    work: &mut Work,
    institution: Id<Institution>,
) -> Result<Option<KeptProvider>, Fault> {
    work.first(PROVIDER_OF, values![institution]).await?.as_ref().map(provider).transpose()
}

pub async fn one_provider(work: &mut Work, id: Id<IdentityProvider>) -> Result<Option<KeptProvider>, Fault> {
    work.first(PROVIDER, values![id]).await?.as_ref().map(provider).transpose()
}

pub async fn providers(work: &mut Work) -> Result<Vec<IdentityProvider>, Fault> {
    work.rows(PROVIDERS, values![]).await?.iter().map(|row| provider(row).map(|kept| kept.provider)).collect()
}

/// Takes a provider out of use with everybody who was known by it.
pub async fn remove_provider(work: &mut Work, id: Id<IdentityProvider>) -> Result<bool, Fault> {
    let now = work.moment();
    work.run(UNLINK_ALL, values![id]).await?;
    Ok(work.run(REMOVE_PROVIDER, values![now, id]).await? > 0)
}

pub async fn linked_people(work: &mut Work, id: Id<IdentityProvider>) -> Result<u32, Fault> {
    number(&work.one(LINKED, values![id]).await?, "people")
}

/// Somebody at a provider, and the account that is theirs.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// Its identifier.
    pub id: Id<Identity>,
    /// Whose account.
    pub account: Id<Account>,
    /// At which provider.
    pub provider: Id<IdentityProvider>,
    /// Since when.
    pub linked_at: Moment,
    /// When the person last came in by it.
    pub used_at: Option<Moment>,
}

fn identity(row: &Row) -> Result<Identity, Fault> {
    Ok(Identity {
        id: row.get("identity_id")?,
        account: row.get("account_id")?,
        provider: row.get("provider_id")?,
        linked_at: row.get("linked_at")?,
        used_at: row.get("used_at")?,
    })
}

/// Links; tells whether both were free.
pub async fn link(
    work: &mut Work,
    account: Id<Account>,
    provider: Id<IdentityProvider>,
    subject_blind: &str,
) -> Result<bool, Fault> {
    let (id, now): (Id<Identity>, _) = (work.new_id(), work.moment());
    Ok(work.run(LINK, values![id, account, provider, subject_blind, now]).await? > 0)
}

pub async fn linked_to(
    work: &mut Work,
    provider: Id<IdentityProvider>,
    subject_blind: &str,
) -> Result<Option<Identity>, Fault> {
    work.first(LINKED_TO, values![provider, subject_blind]).await?.as_ref().map(identity).transpose()
}

pub async fn identities(work: &mut Work, account: Id<Account>) -> Result<Vec<Identity>, Fault> {
    work.rows(IDENTITIES, values![account]).await?.iter().map(identity).collect()
}

pub async fn use_identity(work: &mut Work, id: Id<Identity>) -> Result<(), Fault> {
    let now = work.moment();
    work.run(USE_IDENTITY, values![now, id]).await.map(drop)
}

pub async fn unlink(
    work: &mut Work,
    account: Id<Account>,
    provider: Id<IdentityProvider>,
) -> Result<bool, Fault> {
    Ok(work.run(UNLINK, values![account, provider]).await? > 0)
}
