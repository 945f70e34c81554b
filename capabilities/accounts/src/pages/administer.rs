//! Pages of whoever runs the installation: inviting the first people of an institution and of the region, and looking
//! after an account by its mailbox.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use database::Work;
use institutions::Institution;
use translations::Speak;
use vocabulary::{Id, Mailbox, Personal, Teryt, UnitLevel};
use web::{Choice, FieldErrors, Form, Frame, Page, Problem};

use super::{ANY_PROVIDER, INVITATION, RECOVERY};
use crate::{
    NotAllowed, Permission, Role, Sent, Staff,
    administer::{self, Administered, CannotAdminister},
    invite::{self, CannotInvite, Invite},
    letters::{self, Writer},
};

#[derive(Template)]
#[template(path = "administration.html")]
struct AdministrationPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    form: Form,
    roles: Vec<Choice>,
    /// What was done just now.
    done: String,
    /// A link that was just made, shown this once.
    link: String,
    /// The account that was asked for.
    facts: Vec<(String, String)>,
    /// Its mailbox, for the next form.
    mailbox: String,
    suspended: bool,
    /// The page of institutions' own sign-ins.
    providers: String,
}

fn role_name(t: &Speak, role: Role) -> String {
    t.say(format!("accounts-role-{}", role.code().replace('_', "-")))
}

fn page(staff: &Staff, form: Form, errors: FieldErrors) -> AdministrationPage {
    let t = staff.visit.speak();
    let mut frame = staff.frame(t.say("accounts-administration-title"));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let roles = Role::ALL
        .into_iter()
        .filter(|role| staff.scope.role().may_grant(*role))
        .map(|role| Choice::new(role.code(), role_name(&t, role), form.get("role") == role.code()))
        .collect();
    AdministrationPage {
        frame,
        t,
        errors,
        form,
        roles,
        done: String::new(),
        link: String::new(),
        facts: Vec::new(),
        mailbox: String::new(),
        suspended: false,
        providers: staff.visit.address(ANY_PROVIDER),
    }
}

/// The two forms.
pub(super) async fn ask(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    Ok(Page(page(&staff, Form::default(), FieldErrors::new())).into_response())
}

/// Invites somebody, or does what was asked with an account.
pub(super) async fn take(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    if form.get("what") == "invite" { invite(&staff, form).await } else { account(&staff, form).await }
}

fn again(staff: &Staff, form: Form, errors: FieldErrors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Page(page(staff, form, errors))).into_response()
}

/// The institution that was meant: its identifier, the one at its source, or its whole name when only one has it.
pub(super) async fn institution_of(work: &mut Work, meant: &str) -> Result<Option<Institution>, Problem> {
    if let Ok(id) = meant.parse::<Id<Institution>>() {
        let kept = institutions::look::one(work, id).await.map_err(Problem::fault)?;
        return Ok(kept.filter(|kept| kept.removed_at.is_none()).map(|kept| kept.institution));
    }
    if let Some(found) = institutions::look::by_source_id(work, meant).await.map_err(Problem::fault)? {
        return Ok(Some(found));
    }
    let name = meant.to_lowercase();
    let mut named = institutions::look::all(work).await.map_err(Problem::fault)?;
    named.retain(|one| one.name.in_language(vocabulary::Language::Polish).to_lowercase() == name);
    Ok(if named.len() == 1 { named.pop() } else { None })
}

async fn invite(staff: &Staff, form: Form) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    let mailbox = form.get("mailbox").parse::<Mailbox>();
    if mailbox.is_err() {
        errors.add("mailbox", "accounts-mailbox-wrong");
    }
    let role = form.get("role").parse::<Role>();
    let mut work = staff.work().await?;
    let (mut institution, mut territory) = (None, None);
    match role {
        Err(_) => errors.add("role", "accounts-role-missing"),
        Ok(role) if role.is_regional() => {}
        Ok(role) => {
            institution = institution_of(&mut work, form.get("institution")).await?;
            if institution.is_none() {
                errors.add("institution", "accounts-administration-institution-wrong");
            }
            if role == Role::LocalAdministrator && !form.get("territory").is_empty() {
                let powiat = form.get("territory").parse::<Teryt>().ok();
                territory = powiat.filter(|teryt| teryt.level() == UnitLevel::Powiat);
                if territory.is_none() {
                    errors.add("territory", "accounts-administration-territory-wrong");
                }
            }
        }
    }
    let (Ok(mailbox), Ok(role), true) = (mailbox, role, errors.is_empty()) else {
        return Ok(again(staff, form, errors));
    };
    let mailbox = Personal::new(mailbox);
    let ask =
        Invite { mailbox: mailbox.clone(), institution, role, territory, language: staff.visit.language };
    match invite::invite(&mut work, &staff.keeper, &staff.scope, &ask).await {
        Ok(secret) => {
            let writer = Writer::of(&staff.keeper, &staff.visit);
            let link = writer.link(INVITATION, secret.shown());
            if let Err(refusal) = writer.invitation(&mut work, &mailbox, &link).await {
                tracing::warn!(%refusal, "an invitation could not be sent as a letter");
            }
            work.commit().await.map_err(Problem::fault)?;
            let mut page = page(staff, Form::default(), FieldErrors::new());
            let sent = mailbox.disclose().to_string();
            page.done = page.t.phrase("accounts-invite-sent").with("mailbox", sent).to_string();
            page.link = link;
            return Ok(Page(page).into_response());
        }
        Err(CannotInvite::Holds) => errors.add("mailbox", "accounts-invite-holds"),
        Err(CannotInvite::Invited) => errors.add("mailbox", "accounts-invite-invited"),
        Err(CannotInvite::Unfit) => errors.add("role", "accounts-role-missing"),
        Err(CannotInvite::NotAllowed(refusal)) => return Err(refusal.into()),
        Err(CannotInvite::Fault(fault)) => return Err(fault.into()),
    }
    drop(work);
    Ok(again(staff, form, errors))
}

async fn account(staff: &Staff, form: Form) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    let mut work = staff.work().await?;
    let found = match form.get("whose").parse::<Mailbox>() {
        Ok(mailbox) => {
            administer::find(&mut work, &staff.keeper, &staff.scope, &mailbox).await.map_err(refused)?
        }
        Err(_) => None,
    };
    let Some(found) = found else {
        work.commit().await.map_err(Problem::fault)?;
        errors.add("whose", "accounts-administration-nobody");
        return Ok(again(staff, form, errors));
    };
    let scope = &staff.scope;
    let mut link = String::new();
    let (done, said) = match form.get("what") {
        "suspend" => {
            (administer::suspend(&mut work, scope, &found).await, "accounts-administration-suspended")
        }
        "let_in" => (administer::let_in(&mut work, scope, &found).await, "accounts-administration-let-in"),
        "reset" => {
            let made = administer::reset(&mut work, &staff.keeper, scope, &found).await;
            let done = match made {
                Ok(secret) => {
                    link = send_recovery(staff, &mut work, &found, secret.shown()).await;
                    letters::means_changed(&mut work, &staff.keeper, &staff.visit, found.account.id).await?;
                    Ok(())
                }
                Err(refusal) => Err(refusal),
            };
            (done, "accounts-administration-reset-done")
        }
        _ => (Ok(()), ""),
    };
    match done {
        Ok(()) => work.commit().await.map_err(Problem::fault)?,
        Err(CannotAdminister::NotAllowed(NotAllowed::Stale)) => return Ok(staff.fresh_first()),
        Err(CannotAdminister::Oneself) => {
            drop(work);
            errors.add("whose", "accounts-administration-oneself");
            return Ok(again(staff, form, errors));
        }
        Err(CannotAdminister::LastAdministrator) => {
            drop(work);
            errors.add("whose", "accounts-administration-last");
            return Ok(again(staff, form, errors));
        }
        Err(refusal) => return Err(refused(refusal)),
    }
    let mailbox = form.get("whose").to_owned();
    let mut page = page(staff, form, FieldErrors::new());
    page.suspended = match said {
        "accounts-administration-suspended" => true,
        "accounts-administration-let-in" => false,
        _ => found.account.suspended_at.is_some(),
    };
    page.facts = facts(staff, &page.t, &found, page.suspended).await?;
    page.mailbox = mailbox;
    page.link = link;
    if !said.is_empty() {
        page.done = page.t.say(said);
    }
    Ok(Page(page).into_response())
}

async fn send_recovery(staff: &Staff, work: &mut Work, found: &Administered, token: &str) -> String {
    let t = staff.visit.t.in_language(found.account.language);
    let writer = Writer { speak: &t, ..Writer::of(&staff.keeper, &staff.visit) };
    let link = writer.link(RECOVERY, token);
    if let Some(to) = administer::mailbox_of(found)
        && let Err(refusal) = writer.recovery(work, to, &link).await
    {
        tracing::warn!(%refusal, "a link for a new password could not be sent");
    }
    link
}

async fn facts(
    staff: &Staff,
    t: &Speak,
    found: &Administered,
    suspended: bool,
) -> Result<Vec<(String, String)>, Problem> {
    let mut work = staff.reading().await?;
    let mut roles = Vec::new();
    for held in &found.memberships {
        let mut text = role_name(t, held.role);
        if let Some(institution) = held.institution
            && let Some(kept) =
                institutions::look::one(&mut work, institution).await.map_err(Problem::fault)?
        {
            text =
                format!("{text} · {}", t.typography(kept.institution.name.in_language(staff.visit.language)));
        }
        roles.push(text);
    }
    let standing = if suspended { "accounts-administration-is-out" } else { "accounts-administration-is-in" };
    let name = found.account.name.as_ref().map(|name| name.disclose().clone()).unwrap_or_default();
    let mut facts = vec![
        (t.say("accounts-name"), name),
        (t.say("accounts-role"), roles.join("; ")),
        (t.say("accounts-administration-standing"), t.say(standing)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    Ok(facts)
}

fn refused(refusal: CannotAdminister) -> Problem {
    match refusal {
        CannotAdminister::NotAllowed(refusal) => refusal.into(),
        CannotAdminister::Fault(fault) => fault.into(),
        CannotAdminister::Oneself | CannotAdminister::LastAdministrator => {
            Problem::of_status(StatusCode::CONFLICT)
        }
    }
}
