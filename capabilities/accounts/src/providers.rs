//! Verbs about the identity provider of an institution: telling us of it, trying it, taking it out of use.

use audit::Entry;
use database::Work;
use institutions::Institution;
use privacy::{Cell, Subject};
use serde_json::json;
use vocabulary::{Id, Moment, Personal};

use crate::{
    CallFailed, Doorkeeper, Fault, IdentityProvider, NotAllowed, Permission, Scope,
    credentials::openid::NotBelieved,
    provider::is_domain,
    provider_calls::Exchange,
    sign_in_elsewhere::redirect_of,
    store::{self, KeptProvider},
};

/// What an institution tells of its provider.
#[derive(Debug, Clone)]
pub struct Told {
    /// By which address it calls itself.
    pub issuer: String,
    /// What we are called there.
    pub client: String,
    /// Our secret there; empty to keep the one that is known.
    pub secret: Personal<String>,
    /// The only domain of mailboxes, or nothing.
    pub domain: String,
    /// Its name for a sign-in with two factors, or nothing.
    pub strong: String,
}

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotTell {
    /// One's role does not include it, the institution is another's, or the proof of identity is too old.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The address cannot be one of a provider.
    #[error("this cannot be the address of a provider")]
    Issuer,
    /// The name is missing or too long.
    #[error("what we are called there is missing")]
    Client,
    /// The secret is missing or too long.
    #[error("our secret there is missing")]
    Secret,
    /// It is no domain.
    #[error("this is not a domain")]
    Domain,
    /// It is too long.
    #[error("this name is too long")]
    Strong,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<database::Fault> for CannotTell {
    fn from(fault: database::Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<privacy::PrivacyFault> for CannotTell {
    fn from(fault: privacy::PrivacyFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// No name, address or secret of a provider is longer.
const LONGEST: usize = 500;

/// Who may: whoever manages the people of the institution, and whoever runs the installation.
fn may(scope: &Scope, institution: &Institution) -> Result<(), NotAllowed> {
    scope.may(Permission::Administer).or_else(|_| scope.may_at(Permission::ManageTeam, institution))
}

fn secret_cell(id: Id<IdentityProvider>) -> Cell {
    Cell { table: "identity_provider", row: id.uuid(), column: "secret_sealed" }
}

/// Our secret at a provider, for a call.
pub(crate) async fn secret_of(
    work: &mut Work,
    keeper: &Doorkeeper,
    kept: &KeptProvider,
) -> Result<Personal<String>, Fault> {
    let id = kept.provider.id;
    let subject = Subject::of(id.uuid());
    let secret = privacy::unseal(work, &keeper.keys, subject, secret_cell(id), &kept.secret).await?;
    Ok(secret.unwrap_or_else(|| Personal::new(String::new())))
}

/// The provider of an institution, for those who may change it.
pub async fn of_institution(
    work: &mut Work,
    scope: &Scope,
    institution: &Institution,
) -> Result<Option<(IdentityProvider, u32)>, CannotTell> {
    may(scope, institution)?;
    let Some(kept) = store::provider_of(work, institution.id).await? else { return Ok(None) };
    let people = store::linked_people(work, kept.provider.id).await?;
    Ok(Some((kept.provider, people)))
}

/// All providers, for the page where people choose theirs: which institutions have one is no secret.
pub async fn all(work: &mut Work) -> Result<Vec<IdentityProvider>, Fault> {
    Ok(store::providers(work).await?)
}

/// Keeps what an institution told. Another issuer is another provider: who was known by the old one is not by the new.
pub async fn tell(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
    told: &Told,
) -> Result<IdentityProvider, CannotTell> {
    may(scope, institution)?;
    scope.must_be_fresh()?;
    let issuer = told.issuer.trim();
    if !keeper.providers.fits(issuer) || issuer.contains('?') {
        return Err(CannotTell::Issuer);
    }
    if told.client.is_empty() || told.client.len() > LONGEST {
        return Err(CannotTell::Client);
    }
    if !told.domain.is_empty() && !is_domain(&told.domain) {
        return Err(CannotTell::Domain);
    }
    if told.strong.len() > LONGEST {
        return Err(CannotTell::Strong);
    }
    let known = store::provider_of(work, institution.id).await?;
    let same = known.filter(|known| known.provider.issuer == issuer);
    let typed = told.secret.disclose();
    if typed.len() > LONGEST || (typed.is_empty() && same.is_none()) {
        return Err(CannotTell::Secret);
    }
    if same.is_none() {
        take_out(work, institution).await?;
    }
    let provider = IdentityProvider {
        id: same.as_ref().map_or_else(|| work.new_id(), |same| same.provider.id),
        institution: institution.id,
        issuer: issuer.to_owned(),
        client: told.client.clone(),
        domain: Some(told.domain.to_lowercase()).filter(|domain| !domain.is_empty()),
        strong: Some(told.strong.clone()).filter(|strong| !strong.is_empty()),
        set_at: work.moment(),
    };
    let subject = Subject::of(provider.id.uuid());
    let sealed = match &same {
        Some(same) if typed.is_empty() => same.secret.clone(),
        _ => privacy::seal(work, &keeper.keys, subject, secret_cell(provider.id), &told.secret).await?,
    };
    if same.is_some() {
        // What was believed under the old settings is asked again.
        store::end_vouched(work, provider.id).await?;
        store::change_provider(work, &provider, sealed, scope.account()).await?;
    } else {
        store::keep_provider(work, &provider, sealed, scope.account()).await?;
    }
    keeper.providers.forget(issuer);
    let entry = Entry::administration("identity_provider.set")
        .on("identity_provider", provider.id.uuid())
        .of_institution(institution.id.uuid());
    audit::record(work, entry.with(json!({ "issuer": provider.issuer }))).await?;
    Ok(provider)
}

/// Takes the provider of an institution out of use: sessions that rest on its word end, and nobody is known by it.
pub async fn remove(work: &mut Work, scope: &Scope, institution: &Institution) -> Result<bool, CannotTell> {
    may(scope, institution)?;
    scope.must_be_fresh()?;
    Ok(take_out(work, institution).await?)
}

async fn take_out(work: &mut Work, institution: &Institution) -> Result<bool, Fault> {
    let Some(kept) = store::provider_of(work, institution.id).await? else { return Ok(false) };
    let id = kept.provider.id;
    store::end_vouched(work, id).await?;
    store::remove_provider(work, id).await?;
    privacy::erase(work, Subject::of(id.uuid())).await?;
    let entry = Entry::administration("identity_provider.removed")
        .on("identity_provider", id.uuid())
        .of_institution(institution.id.uuid());
    audit::record(work, entry).await?;
    Ok(true)
}

/// Asks the provider everything that can be asked without a person: who it says it is, its keys, and whether it knows us
/// by our name and secret. For the last a code is shown that nobody gave: who knows us refuses only the code.
pub async fn try_out(
    keeper: &Doorkeeper,
    provider: &IdentityProvider,
    secret: Personal<String>,
    now: Moment,
) -> Result<(), CallFailed> {
    keeper.providers.forget(&provider.issuer);
    let (discovery, _) = keeper.providers.provider(&provider.issuer, now).await?;
    let exchange = Exchange {
        client: &provider.client,
        secret,
        code: "a-code-that-nobody-gave".to_owned(),
        redirect: redirect_of(keeper),
        verifier: "a-verifier-that-belongs-to-no-question-of-ours".to_owned(),
    };
    match keeper.providers.exchange(&discovery, exchange).await {
        Err(CallFailed::Code | CallFailed::Status(400)) => Ok(()),
        Err(other) => Err(other),
        // A provider that takes any code is none.
        Ok(_) => Err(NotBelieved::Unable.into()),
    }
}

/// The same for the provider of an institution as it is kept.
pub async fn try_kept(
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
) -> Result<Option<Result<(), CallFailed>>, CannotTell> {
    may(scope, institution)?;
    let mut work = keeper.database.reading(keeper.context(scope.actor())).await?;
    let Some(kept) = store::provider_of(&mut work, institution.id).await? else { return Ok(None) };
    let secret = secret_of(&mut work, keeper, &kept).await?;
    let now = work.moment();
    drop(work);
    Ok(Some(try_out(keeper, &kept.provider, secret, now).await))
}

/// Asks an address who it is, as far as our calls reach.
pub async fn reach(keeper: &Doorkeeper, issuer: &str) -> Result<(), CallFailed> {
    keeper.providers.provider(issuer, keeper.now()).await.map(drop)
}
