//! Verb: asks institutions whether what is due is still true. Meant to run once a day; running it more often, or on
//! several nodes at once, sends nothing twice.

use std::collections::{BTreeMap, HashMap, HashSet};

use accounts::{Doorkeeper, Role};
use audit::Entry as Written;
use database::{Fault, Work};
use directory::Service;
use institutions::{Institution, Weekday, holidays::is_public_holiday};
use jiff::{Span, civil::Date};
use mail::{CannotPost, notices};
use privacy::Keyring;
use serde_json::json;
use vocabulary::{Actor, Id, Mailbox, Moment};

use super::{
    Writer,
    facts::Entry,
    link::Link,
    request::{Answer, LINK_HOLDS_DAYS, Letter, MOST_IN_A_LETTER, Purpose, Request, Step},
    store,
};
use crate::rhythm::{self, Rhythm};

/// What letters of this kind are called where they are counted.
pub const KIND: &str = "service.confirm";

/// Who acts.
const ACTOR: Actor = Actor::System("confirmation");

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// Letters posted.
    pub letters: u32,
    /// Services asked about for the first time.
    pub services: u32,
    /// Services asked about again.
    pub reminders: u32,
    /// Services whose institution was told that nobody answers.
    pub escalated: u32,
    /// Mailboxes that cannot be written to.
    pub refused: u32,
}

/// Why nobody was asked.
#[derive(Debug, thiserror::Error)]
pub enum CannotAsk {
    /// No link can be written.
    #[error("letters need the public address of this service: set it in the configuration")]
    NoAddress,
    /// The machinery failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The accounts could not be read.
    #[error(transparent)]
    Accounts(#[from] accounts::Fault),
    /// The outbox failed.
    #[error(transparent)]
    Post(#[from] CannotPost),
}

/// A service that is due, and where to ask.
struct Due {
    service: Id<Service>,
    institution: Id<Institution>,
    /// Nothing when nobody ever confirmed it.
    on: Option<Date>,
    mailbox: Mailbox,
    request: Option<Request>,
}

/// What is to be done today.
#[derive(Default)]
struct Plan {
    /// By what stands for the mailbox.
    letters: BTreeMap<String, Vec<Due>>,
    escalate: Vec<Request>,
    settled: Vec<Id<Service>>,
}

/// What stands for a mailbox in requests.
pub fn blind(keys: &Keyring, mailbox: &Mailbox) -> String {
    keys.blind("confirmation mailbox", &mailbox.normalised())
}

/// A letter written before this moment was written at least as many calendar days ago as shall lie between two letters:
/// a job that runs some minutes earlier than last week does not lose a day.
fn long_enough_ago(today: Date, rhythm: &Rhythm) -> Moment {
    let first = today.saturating_sub(Span::new().days(rhythm.between_letters_days() - 1));
    let midnight = first.in_tz("Europe/Warsaw").expect("the time zone database is bundled with the program");
    Moment::of(midnight.timestamp())
}

fn days_before(moment: Moment, days: i64) -> Moment {
    let span = jiff::SignedDuration::from_hours(24 * days);
    Moment::of(moment.timestamp().saturating_sub(span).expect("a duration of the clock saturates"))
}

/// Whether it is a time at which an office reads its mail: a working day, from 8:00 to 16:00 in Poland. Links are best
/// followed at once.
pub fn is_office_time(now: Moment) -> bool {
    let clock = now.clock_in_poland();
    let weekend = matches!(Weekday::of(clock.date()), Weekday::Saturday | Weekday::Sunday);
    !weekend && !is_public_holiday(clock.date()) && (8..16).contains(&clock.hour())
}

/// Asks about what is due soon, reminds, and tells the institution's people where nobody answers.
/// Each letter is a unit of work of its own.
pub async fn ask_due(keeper: &Doorkeeper, writer: &Writer<'_>) -> Result<Asked, CannotAsk> {
    if writer.head.address.is_empty() {
        return Err(CannotAsk::NoAddress);
    }
    let mut asked = Asked::default();
    let mut work = keeper.database.work(keeper.context(ACTOR)).await?;
    note_refusals(&mut work).await?;
    work.commit().await?;

    let mut work = keeper.database.reading(keeper.context(ACTOR)).await?;
    let rhythm = rhythm::now(&mut work).await?;
    let plan = plan(&mut work, &keeper.keys, &rhythm).await?;
    drop(work);

    let mut work = keeper.database.work(keeper.context(ACTOR)).await?;
    for service in plan.settled {
        store::close_open(&mut work, service, Answer::Elsewhere).await?;
    }
    work.commit().await?;
    for (mailbox, due) in plan.letters {
        write(keeper, writer, &rhythm, &mailbox, due, &mut asked).await?;
    }
    let mut by_institution: BTreeMap<Id<Institution>, Vec<Request>> = BTreeMap::new();
    for request in plan.escalate {
        by_institution.entry(request.institution).or_default().push(request);
    }
    for (institution, requests) in by_institution {
        escalate(keeper, institution, &requests, &mut asked).await?;
    }
    Ok(asked)
}

/// Letters that a mail server refused for good since they were written.
async fn note_refusals(work: &mut Work) -> Result<(), Fault> {
    let since = days_before(work.moment(), i64::from(LINK_HOLDS_DAYS));
    for bounce in mail::bounced(work, since).await? {
        if bounce.kind == KIND {
            let letter = Id::new(bounce.letter.uuid());
            for mailbox in store::refused(work, letter, bounce.at).await? {
                store::refuse_mailbox(work, &mailbox).await?;
            }
        }
    }
    Ok(())
}

async fn plan(work: &mut Work, keys: &Keyring, rhythm: &Rhythm) -> Result<Plan, Fault> {
    let today = work.moment().day_in_poland();
    let until = today.saturating_add(Span::new().days(rhythm.ahead_days()));
    let since = days_before(work.moment(), i64::from(directory::CONFIRMATION_HOLDS_DAYS));
    let mut requests: HashMap<Id<Service>, Request> = HashMap::new();
    for request in store::recent(work, since).await? {
        // An open one outweighs those that ended, and a later one those before it.
        if requests.get(&request.service).is_none_or(|known| known.closed_at.is_some()) {
            requests.insert(request.service, request);
        }
    }
    let silent: HashSet<String> =
        store::refused_mailboxes(work, days_before(work.moment(), i64::from(LINK_HOLDS_DAYS)))
            .await?
            .into_iter()
            .collect();
    let mut due: Vec<_> = directory::look::confirmations(work).await?;
    due.retain(|one| one.confirmation.due_on().is_none_or(|day| day <= until));
    let still_due: HashSet<Id<Service>> = due.iter().map(|one| one.service).collect();

    let mut plan = Plan::default();
    let open = requests.values().filter(|request| request.closed_at.is_none());
    plan.settled =
        open.map(|request| request.service).filter(|service| !still_due.contains(service)).collect();
    plan.settled.sort_unstable();

    for part in due.chunks(500) {
        let mailboxes = mailboxes(work, part).await?;
        for one in part {
            let Some(mailbox) = mailboxes.get(&one.service).cloned() else { continue };
            let blind = blind(keys, &mailbox);
            let request = requests.remove(&one.service);
            let step = request.as_ref().map_or(Step::Ask, |request| request.step(today, &blind, rhythm));
            match step {
                Step::Wait => {}
                Step::Escalate => plan.escalate.extend(request),
                Step::Ask | Step::Remind if silent.contains(&blind) => {}
                Step::Ask | Step::Remind => plan.letters.entry(blind).or_default().push(Due {
                    service: one.service,
                    institution: one.institution,
                    on: one.confirmation.due_on(),
                    mailbox,
                    request: request.filter(|_| step == Step::Remind),
                }),
            }
        }
    }
    Ok(plan)
}

/// Where to ask about each service: its own mailbox, or else its institution's.
async fn mailboxes(
    work: &mut Work,
    part: &[directory::look::Confirmed],
) -> Result<HashMap<Id<Service>, Mailbox>, Fault> {
    let first = |emails: &[String]| emails.iter().find_map(|email| email.parse::<Mailbox>().ok());
    let ids: Vec<Id<Service>> = part.iter().map(|one| one.service).collect();
    let services = directory::look::some(work, &ids).await?;
    let mut owners: Vec<Id<Institution>> = services.iter().map(|kept| kept.service.institution).collect();
    owners.sort_unstable();
    owners.dedup();
    let of_institution: HashMap<Id<Institution>, Mailbox> = institutions::look::some(work, &owners)
        .await?
        .into_iter()
        .filter_map(|institution| Some((institution.id, first(&institution.contacts.emails)?)))
        .collect();
    let found = services.into_iter().filter_map(|kept| {
        let own = first(&kept.service.contacts.emails);
        let mailbox = own.or_else(|| of_institution.get(&kept.service.institution).cloned())?;
        Some((kept.service.id, mailbox))
    });
    Ok(found.collect())
}

/// Writes one letter about what is due longest. Reminders come first: who does not answer is not asked about more.
async fn write(
    keeper: &Doorkeeper,
    writer: &Writer<'_>,
    rhythm: &Rhythm,
    mailbox: &str,
    mut due: Vec<Due>,
    asked: &mut Asked,
) -> Result<(), CannotAsk> {
    let mut work = keeper.database.work(keeper.context(ACTOR)).await?;
    let today = work.moment().day_in_poland();
    if !store::claim_mailbox(&mut work, mailbox, long_enough_ago(today, rhythm)).await? {
        return Ok(());
    }
    due.sort_by_key(|one| (one.request.is_none(), one.on, one.service));
    due.truncate(MOST_IN_A_LETTER);
    let mut asks = Vec::new();
    for one in &due {
        let Some(entry) = super::entry(&mut work, one.service).await? else { continue };
        let request = one.request.clone().unwrap_or_else(|| new_request(work.new_id(), one, mailbox, today));
        asks.push(Ask { entry, request, is_reminder: one.request.is_some() });
    }
    let Some(to) = due.first().map(|one| one.mailbox.clone()).filter(|_| !asks.is_empty()) else {
        return Ok(());
    };
    let now = work.moment();
    let linked: Vec<(&Entry, Link)> = asks
        .iter()
        .map(|ask| (&ask.entry, Link::new(Purpose::Confirm, &ask.request, ask.entry.fingerprint(), now)))
        .collect();
    match mail::post(&mut work, &keeper.keys, writer.letter(&keeper.keys, &to, &linked)).await {
        Ok(letter) => {
            let letter = Id::new(letter.uuid());
            let reminders = put_down(&mut work, &asks, letter).await?;
            let new = u32::try_from(asks.len()).unwrap_or(u32::MAX) - reminders;
            let written = Written::change("confirmation.asked")
                .on("letter", letter.uuid())
                .with(json!({ "services": new, "reminders": reminders }));
            audit::record(&mut work, written).await?;
            asked.letters += 1;
            asked.services += new;
            asked.reminders += reminders;
        }
        Err(refused @ (CannotPost::Mailbox(_) | CannotPost::Bounces { .. })) => {
            tracing::warn!(%refused, "a mailbox of the directory cannot be written to");
            // The requests stand all the same: an editor sees that nobody could be asked.
            let nowhere = work.new_id();
            put_down(&mut work, &asks, nowhere).await?;
            store::refused(&mut work, nowhere, now).await?;
            store::refuse_mailbox(&mut work, mailbox).await?;
            asked.refused += 1;
        }
        Err(other) => return Err(other.into()),
    }
    work.commit().await?;
    Ok(())
}

/// A request in the letter that is being written.
struct Ask {
    entry: Entry,
    request: Request,
    is_reminder: bool,
}

fn new_request(id: Id<Request>, due: &Due, mailbox: &str, today: Date) -> Request {
    Request {
        id,
        service: due.service,
        institution: due.institution,
        mailbox: mailbox.to_owned(),
        asked_on: today,
        letters: 1,
        letter: Id::new(id.uuid()),
        refused_at: None,
        escalated_at: None,
        closed_at: None,
        answer: None,
        status_before: None,
    }
}

/// Puts the requests down with their letter, and tells how many are reminders.
async fn put_down(work: &mut Work, asks: &[Ask], letter: Id<Letter>) -> Result<u32, Fault> {
    let mut reminders = 0;
    for Ask { request, is_reminder, .. } in asks {
        if *is_reminder {
            store::remind(work, request.id, letter).await?;
            reminders += 1;
        } else {
            store::close_open(work, request.service, Answer::Elsewhere).await?;
            store::ask(work, request, letter).await?;
        }
    }
    Ok(reminders)
}

/// Tells the editors and managers of an institution, in the program and as they wish by mail. There is nobody else to
/// tell: where an institution has no people here, the board shows what is overdue.
async fn escalate(
    keeper: &Doorkeeper,
    institution: Id<Institution>,
    requests: &[Request],
    asked: &mut Asked,
) -> Result<(), CannotAsk> {
    let mut work = keeper.database.work(keeper.context(ACTOR)).await?;
    let (mut silent, mut refused) = (0_u32, 0_u32);
    for request in requests {
        if store::escalate(&mut work, request.id).await? {
            if request.refused_at.is_some() { refused += 1 } else { silent += 1 }
        }
    }
    if silent + refused == 0 {
        return Ok(());
    }
    let mut readers = HashSet::new();
    for role in [Role::Editor, Role::Manager] {
        for (account, _, language) in
            accounts::look::keepers_of(&mut work, keeper, Some(institution), role).await?
        {
            if !readers.insert(account) {
                continue;
            }
            let link = accounts::pages::TODAY.address(language);
            for (kind, n) in [("service.overdue", silent), ("service.mailbox_refused", refused)] {
                if n > 0 {
                    let notice = notices::Notice::new(account.uuid(), kind, link.clone())
                        .of_institution(institution.uuid())
                        .with("n", n)
                        .once(institution.to_string());
                    notices::notify(&mut work, notice).await?;
                }
            }
        }
    }
    let written = Written::change("confirmation.escalated")
        .of_institution(institution.uuid())
        .with(json!({ "silent": silent, "refused": refused, "told": readers.len() }));
    audit::record(&mut work, written).await?;
    work.commit().await?;
    asked.escalated += silent + refused;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_asked_when_they_are_open() {
        let at = |text: &str| is_office_time(Moment::of(text.parse().expect("a timestamp")));
        // Monday 23 November 2026; Poland is an hour ahead of UTC.
        assert!(at("2026-11-23T07:00:00Z") && at("2026-11-23T14:59:00Z"));
        assert!(!at("2026-11-23T06:59:00Z") && !at("2026-11-23T15:00:00Z"));
        assert!(!at("2026-11-22T10:00:00Z"), "Sunday");
        assert!(!at("2026-11-11T10:00:00Z"), "Independence Day");
    }
}
