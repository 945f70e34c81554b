//! One's own data: who looked, all of it to take away, and erasing the account.

use askama::Template;
use axum::{
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};
use translations::Speak;
use web::{Cell, FieldErrors, Frame, Page, PageLink, Paging, Problem, Table};

use super::{ACCOUNT, ERASE, LOOKED, OWN_DATA, OWN_DATA_FILE, account::day_and_time, codes::fresh_first};
use crate::{
    NotAllowed, Person, Sent,
    own::{self, CannotErase, Looked, Who},
};

/// How many entries a page shows.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "looked.html")]
struct LookedPage {
    frame: Frame,
    t: Speak,
    table: Table,
    paging: Paging,
    links: Vec<PageLink>,
}

#[derive(Template)]
#[template(path = "own_data.html")]
struct OwnDataPage {
    frame: Frame,
    t: Speak,
    facts: Vec<(String, String)>,
    table: Table,
    file: String,
    looked: String,
    erase: String,
}

#[derive(Template)]
#[template(path = "erase.html")]
struct ErasePage {
    frame: Frame,
    t: Speak,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedPage {
    frame: Frame,
    t: Speak,
}

/// What was done, in plain words; a code that has no words yet stands as it is.
pub(super) fn deed(t: &Speak, what: &str) -> String {
    let key = format!("accounts-deed-{}", what.replace(['.', '_'], "-"));
    if t.knows(&key) { t.say(&key) } else { what.to_owned() }
}

fn who(t: &Speak, looked: &Looked) -> String {
    match &looked.who {
        Who::Oneself => t.say("accounts-who-oneself"),
        Who::Visitor => t.say("accounts-who-visitor"),
        Who::Operator => t.say("accounts-who-operator"),
        Who::Program => t.say("accounts-who-program"),
        Who::Somebody(Some(name)) => name.disclose().clone(),
        Who::Somebody(None) => t.say("accounts-erased"),
    }
}

fn table(t: &Speak, caption: String, looked: &[Looked]) -> Table {
    let mut table = Table::new(caption)
        .column(t.say("accounts-looked-when"))
        .column(t.say("accounts-looked-what"))
        .column(t.say("accounts-looked-who"));
    for one in looked {
        let (when, what) = (day_and_time(t, one.entry.at), deed(t, &one.entry.what));
        table.push([Cell::from(when), what.into(), who(t, one).into()]);
    }
    table
}

fn under_account(person: &Person, title: &str) -> Frame {
    let t = &person.visit.t;
    person
        .frame(t.say(title))
        .under_front(&person.visit)
        .under(t.say("accounts-account-title"), person.visit.address(ACCOUNT))
}

/// Who looked at what concerns the person, and what was done.
pub(super) async fn looked(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let gathered = async {
        let t = person.visit.speak();
        let mut work = person.reading().await?;
        let count = own::count(&mut work, &person.entered).await?;
        let paging = Paging::of(&person.visit.asked_for(), PAGE, count);
        let size = u32::try_from(paging.size).unwrap_or(u32::MAX);
        let looked = own::looked(&mut work, &person.keeper, &person.entered, size, paging.offset()).await?;
        Ok(LookedPage {
            frame: under_account(&person, "accounts-looked-title"),
            table: table(&t, t.count("accounts-looked-caption", paging.total), &looked),
            links: paging.links(&person.visit),
            paging,
            t,
        })
    };
    gathered.await.map(|page| Page(page).into_response()).map_err(|problem: Problem| problem.into_response())
}

/// Everything that is kept about the person, to be read.
pub(super) async fn data(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let gathered = async {
        let t = person.visit.speak();
        let mut work = person.reading().await?;
        let own = crate::look::own(&mut work, &person.keeper, &person.entered).await?;
        let own = own.ok_or_else(Problem::not_found)?;
        let looked = own::looked(&mut work, &person.keeper, &person.entered, 20, 0).await?;
        let roles = person.entered.memberships.iter().map(|held| {
            let role = t.say(format!("accounts-role-{}", held.role.code().replace('_', "-")));
            let since = t.date(held.granted_at.day_in_poland());
            format!("{role}, {}", t.phrase("accounts-since").with("date", since))
        });
        let sessions = crate::look::sessions(&mut work, &person.entered).await?;
        let sessions =
            sessions.iter().map(|one| format!("{} ({})", one.device, day_and_time(&t, one.seen_at)));
        let mut facts = vec![
            (t.say("accounts-name"), own.name.map(|name| name.disclose().clone()).unwrap_or_default()),
            (
                t.say("accounts-mailbox"),
                own.mailbox.map(|mailbox| mailbox.disclose().to_string()).unwrap_or_default(),
            ),
            (t.say("accounts-roles-title"), roles.collect::<Vec<_>>().join("; ")),
            (t.say("accounts-passkeys-title"), t.number(u64::from(own.means.passkeys))),
            (t.say("accounts-sessions-title"), sessions.collect::<Vec<_>>().join("; ")),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        Ok(OwnDataPage {
            frame: under_account(&person, "accounts-own-data-title"),
            facts,
            table: table(&t, t.say("accounts-own-data-last"), &looked),
            file: person.visit.address(OWN_DATA_FILE),
            looked: person.visit.address(LOOKED),
            erase: person.visit.address(ERASE),
            t,
        })
    };
    gathered.await.map(|page| Page(page).into_response()).map_err(|problem: Problem| problem.into_response())
}

/// The same for programs, as a file.
pub(super) async fn file(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let gathered = async {
        let mut work = person.work().await?;
        let all = own::all(&mut work, &person.keeper, &person.entered).await?;
        work.commit().await.map_err(Problem::fault)?;
        let text = serde_json::to_string_pretty(&all).map_err(Problem::fault)?;
        let headers = [
            (CONTENT_TYPE, "application/json"),
            (CONTENT_DISPOSITION, "attachment; filename=\"ogniwo-konto.json\""),
            (CACHE_CONTROL, "no-store"),
        ];
        Ok((headers, text).into_response())
    };
    gathered.await.map_err(|problem: Problem| problem.into_response())
}

fn erase_page(person: &Person, errors: FieldErrors) -> ErasePage {
    let t = person.visit.speak();
    let mut frame = under_account(person, "accounts-erase-title");
    frame = frame.under(t.say("accounts-own-data-title"), person.visit.address(OWN_DATA));
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    ErasePage { frame, t, errors }
}

/// What erasing means, with a fresh proof.
pub(super) async fn ask_erase(person: Person) -> Result<Response, Response> {
    person.must_be_strong().await?;
    if !person.entered.session.is_fresh(person.keeper.now()) {
        return Err(fresh_first(&person));
    }
    Ok(Page(erase_page(&person, FieldErrors::new())).into_response())
}

/// Erases the account; nothing of the session is left either.
pub(super) async fn take_erase(person: Person, Sent(form): Sent) -> Result<Response, Response> {
    person.must_be_strong().await?;
    let mut errors = FieldErrors::new();
    if !form.has("sure") {
        errors.add("sure", "accounts-erase-unsure");
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(erase_page(&person, errors))).into_response());
    }
    let fault = |fault: database::Fault| Problem::fault(fault).into_response();
    let mut work = person.work().await.map_err(IntoResponse::into_response)?;
    match own::erase(&mut work, &person.keeper, &person.entered).await {
        Ok(()) => work.commit().await.map_err(fault)?,
        Err(CannotErase::NotAllowed(NotAllowed::Stale)) => return Err(fresh_first(&person)),
        Err(CannotErase::NotAllowed(refusal)) => return Err(Problem::from(refusal).into_response()),
        Err(CannotErase::Fault(failed)) => return Err(Problem::from(failed).into_response()),
        Err(CannotErase::LastManager) => errors.add("sure", "accounts-erase-manager"),
        Err(CannotErase::LastAdministrator) => errors.add("sure", "accounts-erase-administrator"),
        Err(CannotErase::Held) => errors.add("sure", "accounts-erase-held"),
    }
    if !errors.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(erase_page(&person, errors))).into_response());
    }
    let mut work = person.reading().await.map_err(IntoResponse::into_response)?;
    if let Err(failed) = privacy::keep_erasures(&mut work, &person.keeper.keys).await {
        // The next start, and every backup before it, writes it down.
        tracing::warn!(%failed, "an erasure was not yet written beside the keys");
    }
    drop(work);
    let t = person.visit.speak();
    let frame = person.visit.frame(t.say("accounts-erased-title")).not_indexed();
    let mut answer = Page(ErasedPage { frame, t }).into_response();
    let gone = person.keeper.no_cookie().parse().expect("the line is plain ASCII");
    answer.headers_mut().append(SET_COOKIE, gone);
    Ok(answer)
}
