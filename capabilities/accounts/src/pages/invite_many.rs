//! Inviting many at once: sending a sheet, looking at what would become of each line, confirming, and what came of it.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use database::Work;
use translations::Speak;
use vocabulary::{Id, Language};
use web::{FieldErrors, Frame, ListCell, ListRow, Listed, Listing, Message, Page, Problem, attachment};

use super::{BATCH, BATCHES, INVITATION, TEAM, account::day_and_time};
use crate::{
    Batch, Permission, Role, SentWithFiles, Staff, Verdict,
    invitation::{Invitation, Standing},
    invite_many::{self, CannotInviteMany, Judged, Sent, ToWrite, sheet},
    letters::Writer,
};

/// How many lines a page shows.
const PAGE: u64 = 100;
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Template)]
#[template(path = "invite_many.html")]
struct BatchesPage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
    template: String,
    list: Listed,
}

#[derive(Template)]
#[template(path = "invitation_batch.html")]
struct BatchPage {
    frame: Frame,
    t: Speak,
    /// It waits to be confirmed.
    waits: bool,
    /// What would be, or was, done: sentences.
    said: Vec<String>,
    /// What was done just now.
    done: String,
    /// How many would be invited, or still have not answered.
    open: u64,
    list: Listed,
}

fn refused(refusal: CannotInviteMany) -> Problem {
    match refusal {
        CannotInviteMany::NotAllowed(refusal) => refusal.into(),
        CannotInviteMany::Over => Problem::refusal(StatusCode::CONFLICT, "accounts-sheet-over"),
        CannotInviteMany::Fault(fault) => fault.into(),
    }
}

/// A unit of work that may touch several institutions.
async fn work(staff: &Staff) -> Result<Work, Problem> {
    let context = staff.keeper.context(staff.scope.actor_across());
    staff.keeper.database.work(context).await.map_err(Problem::fault)
}

fn role_name(t: &Speak, role: Role) -> String {
    t.say(format!("accounts-role-{}", role.code().replace('_', "-")))
}

fn under(staff: &Staff, frame: Frame) -> Frame {
    if staff.scope.may(Permission::SeeTeam).is_ok() {
        return frame.under(staff.visit.t.say("accounts-team-title"), staff.visit.address(TEAM));
    }
    frame
}

async fn batches_page(staff: &Staff, errors: FieldErrors) -> Result<Response, Problem> {
    let t = staff.visit.speak();
    let mut work = work(staff).await?;
    let now = work.moment();
    let mut list = Listing::new(t.say("accounts-batches-title"))
        .column("made", t.say("accounts-batch-made"))
        .column("file", t.say("accounts-batch-file"))
        .column("standing", t.say("accounts-batch-standing"))
        .numbers("people", t.say("accounts-batch-people"))
        .numbers("taken", t.say("accounts-batch-taken"))
        .numbers("waiting", t.say("accounts-batch-waiting"));
    for one in invite_many::all(&mut work, &staff.scope).await.map_err(refused)? {
        let address = staff.visit.fill(BATCH, &[("id", &one.batch.id.to_string())]);
        let standing = if one.batch.confirmed_at.is_some() {
            "accounts-batch-confirmed"
        } else {
            "accounts-batch-draft"
        };
        let made = ListCell::from(day_and_time(&t, one.batch.made_at))
            .by(one.batch.made_at.microseconds() as f64)
            .link(address);
        list.push(ListRow::new([
            made,
            ListCell::from(one.batch.file_name),
            ListCell::from(t.say(standing)),
            ListCell::number(&t, Some(one.batch.lines.into())),
            ListCell::number(&t, Some(one.taken)),
            ListCell::number(&t, Some(one.waiting)),
        ]));
    }
    drop(work);
    if let Some(file) = list.file(&staff.visit, now)? {
        return Ok(file);
    }
    let mut frame = under(staff, staff.frame(t.say("accounts-batches-title")));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    let template = format!("{}?template=xlsx", staff.visit.address(BATCHES));
    let list = list.page(&staff.visit, PAGE);
    Ok((status, Page(BatchesPage { frame, t, errors, template, list })).into_response())
}

/// The form to send a sheet, the template, and the sheets so far.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::InviteMany)?;
    if staff.visit.asked_for().has("template") {
        return template(&staff);
    }
    batches_page(&staff, FieldErrors::new()).await
}

fn template(staff: &Staff) -> Result<Response, Problem> {
    let t = &staff.visit.t;
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| staff.scope.role().may_grant(*role)).collect();
    let several = staff.scope.role() != Role::Manager;
    let now = staff.keeper.now();
    let made = sheet::template(t, &staff.visit.site.name, now, &roles, several).map_err(Problem::fault)?;
    Ok(attachment(&t.say("accounts-sheet-title"), "xlsx", WORKBOOK, now, made))
}

/// Takes a sheet and leads to what would become of it.
pub(super) async fn take(staff: Staff, SentWithFiles(upload): SentWithFiles) -> Result<Response, Problem> {
    staff.must(Permission::InviteMany)?;
    let mut errors = FieldErrors::new();
    let Some(file) = upload.file("sheet").cloned() else {
        errors.add("sheet", "accounts-sheet-missing");
        return batches_page(&staff, errors).await;
    };
    let (t, name) = (staff.visit.speak(), file.name.clone());
    let lines = tokio::task::spawn_blocking(move || sheet::read(&file.bytes, &file.name, &t))
        .await
        .map_err(Problem::fault)?;
    match lines {
        Ok(lines) => {
            let mut work = work(&staff).await?;
            let id = invite_many::put(&mut work, &staff.keeper, &staff.scope, &name, &lines)
                .await
                .map_err(refused)?;
            work.commit().await.map_err(Problem::fault)?;
            Ok(Redirect::to(&staff.visit.fill(BATCH, &[("id", &id.to_string())])).into_response())
        }
        Err(refusal) => {
            let (what, mend) = refusal.reason.say(&staff.visit.t);
            let message = Message::new("accounts-sheet-broken").with("what", what).with("mend", mend);
            errors.add("sheet", message);
            batches_page(&staff, errors).await
        }
    }
}

fn said(t: &Speak, verdict: Verdict) -> String {
    match verdict {
        Verdict::Twice(row) => t.phrase("accounts-verdict-twice").with("row", row.to_string()).to_string(),
        other => t.say(format!("accounts-verdict-{}", other.code())),
    }
}

fn preview_list(staff: &Staff, lines: &[Judged]) -> Listing {
    let t = &staff.visit.t;
    let choices = vec![
        (String::new(), t.say("accounts-batch-every-line")),
        ("yes".to_owned(), t.say("accounts-verdict-will-be-invited")),
        ("no".to_owned(), t.say("accounts-batch-left-out")),
    ];
    let mut list = Listing::new(t.say("accounts-batch-title"))
        .column("row", t.say("accounts-batch-row"))
        .column("mailbox", t.say("accounts-mailbox"))
        .column("role", t.say("accounts-role"))
        .column("institution", t.say("accounts-institution"))
        .column("verdict", t.say("accounts-batch-verdict"))
        .filter("invited", t.say("accounts-batch-verdict"), choices);
    for one in lines {
        let institution = one.institution.as_ref().map_or_else(
            || one.line.institution.clone(),
            |institution| t.typography(institution.name.in_language(t.language())),
        );
        let role = one.role.map_or_else(|| one.line.role.clone(), |role| role_name(t, role));
        let invited = if one.verdict == Verdict::WillBeInvited { "yes" } else { "no" };
        let row = ListRow::new([
            ListCell::number(t, Some(one.line.row)),
            ListCell::from(one.line.mailbox.clone()),
            ListCell::from(role),
            ListCell::from(institution),
            ListCell::from(said(t, one.verdict)),
        ]);
        list.push(row.tag("invited", invited));
    }
    list
}

fn standing(invitation: &Invitation, now: vocabulary::Moment) -> &'static str {
    match invitation.standing {
        Standing::Taken(_) => "taken",
        Standing::Withdrawn(_) => "withdrawn",
        Standing::Open if now >= invitation.expires_at => "expired",
        Standing::Open => "waiting",
    }
}

const STANDINGS: [&str; 4] = ["waiting", "taken", "expired", "withdrawn"];

async fn sent_list(staff: &Staff, work: &mut Work, sent: &[Sent]) -> Result<Listing, Problem> {
    let t = &staff.visit.t;
    let now = work.moment();
    let mut ids: Vec<_> = sent.iter().filter_map(|one| one.invitation.institution).collect();
    ids.sort_unstable();
    ids.dedup();
    let places = institutions::look::some(work, &ids).await.map_err(Problem::fault)?;
    let mut choices = vec![(String::new(), t.say("accounts-batch-everybody"))];
    choices.extend(
        STANDINGS.map(|standing| (standing.to_owned(), t.say(format!("accounts-invited-{standing}")))),
    );
    let mut list = Listing::new(t.say("accounts-batch-title"))
        .column("mailbox", t.say("accounts-mailbox"))
        .column("role", t.say("accounts-role"))
        .column("institution", t.say("accounts-institution"))
        .column("standing", t.say("accounts-batch-standing"))
        .column("until", t.say("accounts-batch-until"))
        .filter("standing", t.say("accounts-batch-standing"), choices);
    for one in sent {
        let invitation = &one.invitation;
        let place = places.iter().find(|place| Some(place.id) == invitation.institution);
        let code = standing(invitation, now);
        let day = match invitation.standing {
            Standing::Taken(at) | Standing::Withdrawn(at) => at,
            Standing::Open => invitation.expires_at,
        };
        let row = ListRow::new([
            ListCell::from(
                one.mailbox.as_ref().map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default(),
            ),
            ListCell::from(invitation.role.map(|role| role_name(t, role)).unwrap_or_default()),
            ListCell::from(
                place.map(|place| t.typography(place.name.in_language(t.language()))).unwrap_or_default(),
            ),
            ListCell::from(t.say(format!("accounts-invited-{code}"))),
            ListCell::moment(t, day),
        ]);
        list.push(row.tag("standing", code));
    }
    Ok(list)
}

/// What would become of a sheet, or what became of it.
pub(super) async fn one(staff: Staff, Path(id): Path<String>) -> Result<Response, Problem> {
    staff.must(Permission::InviteMany)?;
    let id: Id<Batch> = id.parse().map_err(|_| Problem::not_found())?;
    let t = staff.visit.speak();
    let mut work = work(&staff).await?;
    let batch = invite_many::one(&mut work, &staff.scope, id).await.map_err(refused)?;
    let waits = batch.confirmed_at.is_none();
    let (list, open, said);
    if waits {
        let lines = invite_many::preview(&mut work, &staff.keeper, &staff.scope, id, staff.visit.language)
            .await
            .map_err(refused)?;
        open = lines.iter().filter(|line| line.verdict == Verdict::WillBeInvited).count() as u64;
        let left_out = lines.len() as u64 - open;
        said = vec![t.count("accounts-batch-would", open), t.count("accounts-batch-would-not", left_out)];
        list = preview_list(&staff, &lines);
    } else {
        let sent = invite_many::invitations(&mut work, &staff.keeper, &staff.scope, id).await;
        let sent = sent.map_err(refused)?;
        let now = work.moment();
        let count =
            |wanted: &str| sent.iter().filter(|one| standing(&one.invitation, now) == wanted).count() as u64;
        open = count("waiting") + count("expired");
        said = outcome(&t, &batch, count("taken"), open);
        list = sent_list(&staff, &mut work, &sent).await?;
    }
    let now = work.moment();
    work.commit().await.map_err(Problem::fault)?;
    if let Some(file) = list.file(&staff.visit, now)? {
        return Ok(file);
    }
    let title = if waits { "accounts-batch-preview-title" } else { "accounts-batch-title" };
    let frame = under(&staff, staff.frame(t.say(title)).wide())
        .under(t.say("accounts-batches-title"), staff.visit.address(BATCHES));
    let done = match staff.visit.asked_for().get("done") {
        code @ ("confirmed" | "again" | "withdrawn") => t.say(format!("accounts-batch-done-{code}")),
        _ => String::new(),
    };
    let list = list.page(&staff.visit, PAGE);
    Ok(Page(BatchPage { frame, t, waits, said, done, open, list }).into_response())
}

fn outcome(t: &Speak, batch: &Batch, taken: u64, open: u64) -> Vec<String> {
    let mut said =
        vec![t.count("accounts-batch-have-taken", taken), t.count("accounts-batch-still-open", open)];
    if batch.left_out > 0 {
        said.push(t.count("accounts-batch-were-left-out", batch.left_out));
    }
    if batch.not_sent > 0 {
        said.push(t.count("accounts-batch-not-sent", batch.not_sent));
    }
    said
}

/// Writes the letters: one to each person. Tells how many could not be written.
async fn write(staff: &Staff, work: &mut Work, letters: &[ToWrite]) -> usize {
    let speaks: Vec<Speak> = Language::ALL.map(|language| staff.visit.t.in_language(language)).to_vec();
    let mut not_sent = 0;
    for letter in letters {
        let speak = speaks.iter().find(|speak| speak.language() == letter.language);
        let speak = speak.unwrap_or(&staff.visit.t);
        let writer = Writer { speak, ..Writer::of(&staff.keeper, &staff.visit) };
        let links: Vec<String> =
            letter.secrets.iter().map(|secret| writer.link(INVITATION, secret.shown())).collect();
        if let Err(refusal) = writer.invitations(work, &letter.mailbox, &links).await {
            tracing::warn!(%refusal, "an invitation could not be sent as a letter");
            not_sent += 1;
        }
    }
    not_sent
}

/// Confirms a sheet or throws it away; withdraws the rest of a batch, or sends it again.
pub(super) async fn act(
    staff: Staff,
    Path(id): Path<String>,
    crate::Sent(form): crate::Sent,
) -> Result<Response, Problem> {
    staff.must(Permission::InviteMany)?;
    let id: Id<Batch> = id.parse().map_err(|_| Problem::not_found())?;
    let mut work = work(&staff).await?;
    let (keeper, scope) = (&staff.keeper, &staff.scope);
    let done = match form.get("what") {
        "confirm" => {
            let letters = invite_many::confirm(&mut work, keeper, scope, id, staff.visit.language).await;
            let not_sent = write(&staff, &mut work, &letters.map_err(refused)?).await;
            invite_many::note_not_sent(&mut work, scope, id, not_sent).await.map_err(refused)?;
            "confirmed"
        }
        "again" => {
            let letters = invite_many::send_again(&mut work, keeper, scope, id).await.map_err(refused)?;
            let not_sent = write(&staff, &mut work, &letters).await;
            invite_many::note_not_sent(&mut work, scope, id, not_sent).await.map_err(refused)?;
            "again"
        }
        "withdraw" => {
            invite_many::withdraw_rest(&mut work, scope, id).await.map_err(refused)?;
            "withdrawn"
        }
        "throw_away" => {
            invite_many::throw_away(&mut work, scope, id).await.map_err(refused)?;
            work.commit().await.map_err(Problem::fault)?;
            return Ok(Redirect::to(&staff.visit.address(BATCHES)).into_response());
        }
        _ => return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)),
    };
    work.commit().await.map_err(Problem::fault)?;
    let address = staff.visit.fill(BATCH, &[("id", &id.to_string())]);
    Ok(Redirect::to(&format!("{address}?done={done}")).into_response())
}
