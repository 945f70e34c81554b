//! The identity provider of an institution: what its manager, or whoever runs the installation, tells of it, and trying it.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::Personal;
use web::{FieldErrors, Form, Frame, Page, Problem};

use super::{TEAM, administer::institution_of, providers as chosen, team};
use crate::{
    IdentityProvider, NotAllowed, Permission, Sent, Staff,
    providers::{self, CannotTell, Told},
    sign_in_elsewhere::redirect_of,
};

#[derive(Template)]
#[template(path = "provider.html")]
struct ProviderPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    form: Form,
    /// The name of the institution; empty while none is chosen.
    institution: String,
    /// Whether the institution is chosen on this page, and what was typed.
    choose: bool,
    meant: String,
    redirect: String,
    secret_hint: String,
    known: bool,
    people: u32,
    try_at: String,
    /// What a trial or a change came to.
    said: Vec<String>,
    good: bool,
}

/// Whose provider the page is about.
struct About<'a> {
    staff: &'a Staff,
    institution: Option<Institution>,
    choose: bool,
    meant: String,
}

/// What is said above the form.
#[derive(Default)]
struct Said {
    texts: Vec<String>,
    good: bool,
}

async fn page(
    about: &About<'_>,
    form: Option<Form>,
    errors: FieldErrors,
    said: Said,
) -> Result<ProviderPage, Problem> {
    let staff = about.staff;
    let t = staff.visit.speak();
    let mut frame = staff.frame(t.say("accounts-provider-title"));
    if !about.choose {
        frame = frame.under(t.say("accounts-team-title"), staff.visit.address(TEAM));
    }
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let mut known = None;
    if let Some(institution) = &about.institution {
        let mut work = staff.reading().await?;
        known = providers::of_institution(&mut work, &staff.scope, institution).await.map_err(refused)?;
    }
    let shown = form.unwrap_or_else(|| known.as_ref().map(|(known, _)| kept(known)).unwrap_or_default());
    let name = about.institution.as_ref().map(|one| one.name.in_language(staff.language()).to_owned());
    let secret =
        if known.is_some() { "accounts-provider-secret-kept" } else { "accounts-provider-secret-hint" };
    Ok(ProviderPage {
        frame,
        errors,
        form: shown,
        institution: name.map(|name| t.typography(&name)).unwrap_or_default(),
        choose: about.choose,
        meant: about.meant.clone(),
        redirect: redirect_of(&staff.keeper),
        secret_hint: t.say(secret),
        people: known.as_ref().map_or(0, |(_, people)| *people),
        try_at: known
            .as_ref()
            .map(|(known, _)| chosen::way_to(&staff.visit, known, "try", ""))
            .unwrap_or_default(),
        known: known.is_some(),
        said: said.texts,
        good: said.good,
        t,
    })
}

fn kept(provider: &IdentityProvider) -> Form {
    let mut form = Form::default();
    form.set("issuer", &provider.issuer);
    form.set("client", &provider.client);
    form.set("domain", provider.domain.as_deref().unwrap_or_default());
    form.set("strong", provider.strong.as_deref().unwrap_or_default());
    form
}

fn refused(refusal: CannotTell) -> Problem {
    match refusal {
        CannotTell::NotAllowed(refusal) => refusal.into(),
        CannotTell::Fault(fault) => fault.into(),
        _ => Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY),
    }
}

/// The provider of one's own institution.
pub(super) async fn ask(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = Some(team::own(&staff).await?);
    show(&About { staff: &staff, institution, choose: false, meant: String::new() }).await
}

/// The provider of any institution.
pub(super) async fn ask_any(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let meant = staff.visit.asked_for().get("institution").to_owned();
    show(&any(&staff, meant).await?).await
}

async fn any(staff: &Staff, meant: String) -> Result<About<'_>, Problem> {
    let mut institution = None;
    if !meant.is_empty() {
        institution = institution_of(&mut staff.reading().await?, &meant).await?;
    }
    Ok(About { staff, institution, choose: true, meant })
}

async fn show(about: &About<'_>) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    if about.institution.is_none() && !about.meant.is_empty() {
        errors.add("institution", "accounts-administration-institution-wrong");
    }
    let t = &about.staff.visit.t;
    let asked = about.staff.visit.asked_for();
    let why = chosen::why(t, asked.get("why"));
    let said = match (asked.get("tried"), why.is_empty()) {
        ("strong", _) => Said { texts: vec![t.say("accounts-provider-tried-strong")], good: true },
        ("weak", _) => Said { texts: vec![t.say("accounts-provider-tried-weak")], good: true },
        (_, false) => Said { texts: vec![why], good: false },
        _ => Said::default(),
    };
    Ok(Page(page(about, None, errors, said).await?).into_response())
}

/// Keeps, tries or takes away the provider of one's own institution.
pub(super) async fn take(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = Some(team::own(&staff).await?);
    change(&About { staff: &staff, institution, choose: false, meant: String::new() }, form).await
}

/// The same for any institution.
pub(super) async fn take_any(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let meant = form.get("institution").to_owned();
    change(&any(&staff, meant).await?, form).await
}

async fn change(about: &About<'_>, form: Form) -> Result<Response, Problem> {
    let Some(institution) = &about.institution else { return show(about).await };
    match form.get("what") {
        "try" => {
            let tried = providers::try_kept(&about.staff.keeper, &about.staff.scope, institution).await;
            let t = &about.staff.visit.t;
            let said = match tried.map_err(refused)? {
                None => Said::default(),
                Some(Ok(())) => Said { texts: vec![t.say("accounts-provider-tried-good")], good: true },
                Some(Err(failed)) => Said { texts: vec![chosen::why(t, failed.code())], good: false },
            };
            Ok(Page(page(about, None, FieldErrors::new(), said).await?).into_response())
        }
        "remove" => {
            let mut work = about.staff.work().await?;
            match providers::remove(&mut work, &about.staff.scope, institution).await {
                Ok(_) => work.commit().await.map_err(Problem::fault)?,
                Err(CannotTell::NotAllowed(NotAllowed::Stale)) => return Ok(about.staff.fresh_first()),
                Err(refusal) => return Err(refused(refusal)),
            }
            done(about, "accounts-provider-removed").await
        }
        _ => keep(about, institution, form).await,
    }
}

async fn done(about: &About<'_>, words: &str) -> Result<Response, Problem> {
    let said = Said { texts: vec![about.staff.visit.t.say(words)], good: true };
    Ok(Page(page(about, None, FieldErrors::new(), said).await?).into_response())
}

async fn keep(about: &About<'_>, institution: &Institution, form: Form) -> Result<Response, Problem> {
    let staff = about.staff;
    let told = Told {
        issuer: form.get("issuer").to_owned(),
        client: form.get("client").to_owned(),
        secret: Personal::new(form.raw("secret").to_owned()),
        domain: form.get("domain").trim_start_matches('@').to_owned(),
        strong: form.get("strong").to_owned(),
    };
    let mut work = staff.work().await?;
    let (field, words) =
        match providers::tell(&mut work, &staff.keeper, &staff.scope, institution, &told).await {
            Ok(_) => {
                work.commit().await.map_err(Problem::fault)?;
                return done(about, "accounts-provider-saved").await;
            }
            Err(CannotTell::Issuer) => ("issuer", "accounts-provider-issuer-wrong"),
            Err(CannotTell::Client) => ("client", "accounts-provider-client-missing"),
            Err(CannotTell::Secret) => ("secret", "accounts-provider-secret-missing"),
            Err(CannotTell::Domain) => ("domain", "accounts-provider-domain-wrong"),
            Err(CannotTell::Strong) => ("strong", "accounts-provider-strong-long"),
            Err(CannotTell::NotAllowed(NotAllowed::Stale)) => return Ok(staff.fresh_first()),
            Err(refusal) => return Err(refused(refusal)),
        };
    drop(work);
    let mut errors = FieldErrors::new();
    errors.add(field, words);
    let page = page(about, Some(form), errors, Said::default()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}
