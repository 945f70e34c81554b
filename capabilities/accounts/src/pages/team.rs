//! The people of an institution: who works here, inviting, changing and ending roles.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use institutions::Institution;
use translations::Speak;
use vocabulary::{Id, Mailbox, Personal};
use web::{Choice, Deed, FieldErrors, Form, Frame, ListCell, ListRow, Listed, Listing, Page, Problem};

use super::{BATCHES, COLLEAGUE, INVITATION, INVITE, PROVIDER, TEAM, WITHDRAW};
use crate::{
    Invitation, Membership, NotAllowed, Permission, Role, Sent, Staff,
    invite::{self, CannotInvite, Invite},
    letters::Writer,
    team::{self, CannotChangeTeam, Colleague},
};

/// How many people a page shows, and the most of an institution.
const PAGE: u64 = 50;
const MOST: u64 = 5_000;

#[derive(Template)]
#[template(path = "team.html")]
struct TeamPage {
    frame: Frame,
    t: Speak,
    institution: String,
    caption: String,
    people: Listed,
    invited: Listed,
    manages: bool,
    invite: String,
    /// The page of the institution's own sign-in.
    provider: String,
    invite_many: String,
}

#[derive(Template)]
#[template(path = "invite.html")]
struct InvitePage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    mailbox: String,
    roles: Vec<Choice>,
    /// The link of an invitation that was just made, shown this once.
    link: String,
    sent_to: String,
    team: String,
}

#[derive(Template)]
#[template(path = "colleague.html")]
struct ColleaguePage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    name: String,
    mailbox: String,
    authorised: String,
    roles: Vec<Choice>,
    himself: bool,
}

/// A refusal of the team's verbs as a page.
fn refused(refusal: CannotChangeTeam) -> Problem {
    match refusal {
        CannotChangeTeam::NotAllowed(refusal) => refusal.into(),
        CannotChangeTeam::LastManager => Problem::refusal(StatusCode::CONFLICT, "accounts-last-manager"),
        CannotChangeTeam::Fault(fault) => fault.into(),
    }
}

/// The institution for which the person works.
pub(super) async fn own(staff: &Staff) -> Result<Institution, Problem> {
    let id = staff.scope.institution().ok_or(NotAllowed::Role)?;
    let mut work = staff.reading().await?;
    let kept = institutions::look::one(&mut work, id).await.map_err(Problem::fault)?;
    Ok(kept.ok_or_else(Problem::not_found)?.institution)
}

fn role_name(t: &Speak, role: Role) -> String {
    t.say(format!("accounts-role-{}", role.code().replace('_', "-")))
}

/// Who works here.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::SeeTeam)?;
    let institution = own(&staff).await?;
    let t = staff.visit.speak();
    let mut work = staff.work().await?;
    let manages = staff.scope.may(Permission::ManageTeam).is_ok();
    let count = team::size(&mut work, &staff.scope, &institution).await.map_err(refused)?;
    let people = team::look(&mut work, &staff.keeper, &staff.scope, &institution, MOST, 0).await;
    let people = people_list(&staff, people.map_err(refused)?, manages);
    let mut invited = Listing::new(t.say("accounts-invited-title"));
    if manages {
        let all = team::invited(&mut work, &staff.keeper, &staff.scope, &institution).await;
        invited = invited_list(&staff, all.map_err(refused)?);
    }
    let now = work.moment();
    work.commit().await.map_err(Problem::fault)?;
    let asks_for_invited = staff.visit.asked_for().has("invited");
    let taken = if asks_for_invited { &invited } else { &people };
    if let Some(file) = taken.file(&staff.visit, now)? {
        return Ok(file);
    }
    let people = people.page(&staff.visit, PAGE);
    let mut invited = invited.page(&staff.visit, PAGE);
    for address in [&mut invited.csv, &mut invited.xlsx] {
        address.push_str("&invited=1");
    }
    Ok(Page(TeamPage {
        frame: staff.frame(t.say("accounts-team-title")),
        institution: t.typography(institution.name.in_language(staff.visit.language)),
        caption: t.count("accounts-team-caption", count),
        people,
        invited,
        manages,
        invite: staff.visit.address(INVITE),
        provider: staff.visit.address(PROVIDER),
        invite_many: staff.visit.address(BATCHES),
        t,
    })
    .into_response())
}

fn people_list(staff: &Staff, people: Vec<Colleague>, manages: bool) -> Listing {
    let t = &staff.visit.t;
    let mut roles = vec![(String::new(), t.say("accounts-team-every-role"))];
    roles.extend(
        Role::ALL
            .into_iter()
            .filter(|role| !role.is_regional())
            .map(|role| (role.code().to_owned(), role_name(t, role))),
    );
    let mut list = Listing::new(t.say("accounts-team-title"))
        .column("name", t.say("accounts-name"))
        .column("role", t.say("accounts-role"))
        .column("since", t.say("accounts-team-since"))
        .column("authorised", t.say("accounts-team-authorised"))
        .filter("as", t.say("accounts-role"), roles);
    for one in people {
        let mut name = ListCell::from(name_of(t, &one));
        if manages {
            name = name.link(staff.visit.fill(COLLEAGUE, &[("id", &one.membership.id.to_string())]));
        }
        let row = ListRow::new([
            name,
            ListCell::from(role_name(t, one.membership.role)),
            ListCell::moment(t, one.membership.granted_at),
            ListCell::from(authorised(t, &one)),
        ]);
        list.push(row.tag("as", one.membership.role.code()));
    }
    list
}

fn invited_list(staff: &Staff, invited: Vec<team::Invited>) -> Listing {
    let t = &staff.visit.t;
    let mut list = Listing::new(t.say("accounts-invited-title"))
        .column("mailbox", t.say("accounts-mailbox"))
        .column("invited_role", t.say("accounts-role"))
        .column("until", t.say("accounts-invited-valid"));
    for one in invited {
        let row = ListRow::new([
            ListCell::from(one.mailbox.map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default()),
            ListCell::from(one.invitation.role.map(|role| role_name(t, role)).unwrap_or_default()),
            ListCell::moment(t, one.invitation.expires_at),
        ]);
        list.push(row.deed(Deed {
            action: staff.visit.fill(WITHDRAW, &[("id", &one.invitation.id.to_string())]),
            name: "what",
            value: "withdraw".to_owned(),
            words: t.say("accounts-invited-withdraw"),
        }));
    }
    list
}

fn name_of(t: &Speak, one: &Colleague) -> String {
    one.account.name.as_ref().map_or_else(|| t.say("accounts-erased"), |name| name.disclose().clone())
}

fn authorised(t: &Speak, one: &Colleague) -> String {
    match &one.authorisation {
        _ if !one.membership.role.needs_authorisation() => t.say("accounts-authorisation-not-needed"),
        Some(held) => t.date(held.accepted_at.day_in_poland()),
        None => t.say("accounts-authorisation-waits"),
    }
}

fn grantable(staff: &Staff, t: &Speak, chosen: &str) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .filter(|role| staff.scope.role().may_grant(*role) && !role.is_regional())
        .map(|role| {
            let mut choice = Choice::new(role.code(), role_name(t, role), chosen == role.code());
            choice.hint = t.say(format!("accounts-role-{}-hint", role.code().replace('_', "-")));
            choice
        })
        .collect()
}

fn invite_page(staff: &Staff, form: &Form, errors: FieldErrors) -> InvitePage {
    let t = staff.visit.speak();
    let mut frame = staff.frame(t.say("accounts-invite-title"));
    frame = frame.under(t.say("accounts-team-title"), staff.visit.address(TEAM));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    InvitePage {
        frame,
        errors,
        mailbox: form.get("mailbox").to_owned(),
        roles: grantable(staff, &t, form.get("role")),
        link: String::new(),
        sent_to: String::new(),
        team: staff.visit.address(TEAM),
        t,
    }
}

/// Whom to invite.
pub(super) async fn ask_invite(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    Ok(Page(invite_page(&staff, &Form::default(), FieldErrors::new())).into_response())
}

/// Invites, sends a letter, and shows the link once, for when no letter arrives.
pub(super) async fn take_invite(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = own(&staff).await?;
    let mut errors = FieldErrors::new();
    let mailbox = form.get("mailbox").parse::<Mailbox>();
    let role = form.get("role").parse::<Role>();
    if mailbox.is_err() {
        errors.add("mailbox", "accounts-mailbox-wrong");
    }
    if role.is_err() {
        errors.add("role", "accounts-role-missing");
    }
    if let (Ok(mailbox), Ok(role)) = (mailbox, role) {
        let mailbox = Personal::new(mailbox);
        let ask = Invite {
            mailbox: mailbox.clone(),
            institution: Some(institution),
            role,
            territory: None,
            language: staff.visit.language,
        };
        let mut work = staff.work().await?;
        match invite::invite(&mut work, &staff.keeper, &staff.scope, &ask).await {
            Ok(secret) => {
                let writer = Writer::of(&staff.keeper, &staff.visit);
                let link = writer.link(INVITATION, secret.shown());
                if let Err(refusal) = writer.invitation(&mut work, &mailbox, &link).await {
                    tracing::warn!(%refusal, "an invitation could not be sent as a letter");
                }
                work.commit().await.map_err(Problem::fault)?;
                let mut page = invite_page(&staff, &Form::default(), FieldErrors::new());
                page.link = link;
                page.sent_to = mailbox.disclose().to_string();
                return Ok(Page(page).into_response());
            }
            Err(CannotInvite::Holds) => errors.add("mailbox", "accounts-invite-holds"),
            Err(CannotInvite::Invited) => errors.add("mailbox", "accounts-invite-invited"),
            Err(CannotInvite::Unfit) => errors.add("role", "accounts-role-missing"),
            Err(CannotInvite::NotAllowed(refusal)) => return Err(refusal.into()),
            Err(CannotInvite::Fault(fault)) => return Err(fault.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(invite_page(&staff, &form, errors))).into_response())
}

/// Withdraws an invitation.
pub(super) async fn withdraw(
    staff: Staff,
    Path(id): Path<String>,
    Sent(_): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = own(&staff).await?;
    let id: Id<Invitation> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    invite::withdraw(&mut work, &staff.scope, &institution, id).await.map_err(|refusal| match refusal {
        CannotInvite::NotAllowed(refusal) => Problem::from(refusal),
        CannotInvite::Fault(fault) => fault.into(),
        CannotInvite::Holds | CannotInvite::Invited | CannotInvite::Unfit => Problem::not_found(),
    })?;
    work.commit().await.map_err(Problem::fault)?;
    Ok(Redirect::to(&staff.visit.address(TEAM)).into_response())
}

async fn colleague_page(staff: &Staff, id: &str, errors: FieldErrors) -> Result<ColleaguePage, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = own(staff).await?;
    let id: Id<Membership> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    let one = team::one(&mut work, &staff.keeper, &staff.scope, &institution, id).await.map_err(refused)?;
    work.commit().await.map_err(Problem::fault)?;
    let t = staff.visit.speak();
    let name = name_of(&t, &one);
    let mut frame = staff.frame(name.clone());
    frame = frame.under(t.say("accounts-team-title"), staff.visit.address(TEAM));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(ColleaguePage {
        frame,
        errors,
        name,
        mailbox: one
            .account
            .mailbox
            .as_ref()
            .map(|mailbox| mailbox.disclose().to_string())
            .unwrap_or_default(),
        authorised: authorised(&t, &one),
        roles: grantable(staff, &t, one.membership.role.code()),
        himself: one.account.id == staff.scope.account(),
        t,
    })
}

/// One of the people.
pub(super) async fn ask_colleague(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    Ok(Page(colleague_page(&staff, &id, FieldErrors::new()).await?).into_response())
}

/// Changes the role, ends it, or revokes the authorisation.
pub(super) async fn take_colleague(
    staff: Staff,
    Path(id): Path<String>,
    Sent(form): Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::ManageTeam)?;
    let institution = own(&staff).await?;
    let membership: Id<Membership> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = staff.work().await?;
    let one =
        team::one(&mut work, &staff.keeper, &staff.scope, &institution, membership).await.map_err(refused)?;
    let scope = &staff.scope;
    let done = match form.get("what") {
        "end" => team::end_role(&mut work, scope, &institution, &one).await,
        "revoke" => team::revoke(&mut work, scope, &institution, &one).await,
        _ => {
            let Ok(role) = form.get("role").parse::<Role>() else {
                drop(work);
                let mut errors = FieldErrors::new();
                errors.add("role", "accounts-role-missing");
                let page = colleague_page(&staff, &id, errors).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
            };
            team::change_role(&mut work, scope, &institution, &one, role).await
        }
    };
    match done {
        Ok(()) => work.commit().await.map_err(Problem::fault)?,
        Err(CannotChangeTeam::NotAllowed(NotAllowed::Stale)) => return Ok(staff.fresh_first()),
        Err(CannotChangeTeam::LastManager) => {
            drop(work);
            let mut errors = FieldErrors::new();
            errors.add("role", "accounts-last-manager-here");
            let page = colleague_page(&staff, &id, errors).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response());
        }
        Err(refusal) => return Err(refused(refusal)),
    }
    Ok(Redirect::to(&staff.visit.address(TEAM)).into_response())
}
