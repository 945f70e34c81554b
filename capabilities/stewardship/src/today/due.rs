//! Verb: what waits for somebody in their role. Each question is asked in the person's name; what their role does not
//! include is not asked.

use std::collections::HashSet;

use accounts::{Doorkeeper, Permission, Scope, team};
use database::{Fault, Work};
use directory::{
    add::{self, CannotDecide},
    duplicates::{self, CannotMerge},
    look::Confirmed,
    proposals::{self, CannotAnswer},
    revise::CannotRevise,
    stewarding,
};
use institutions::Institution;
use jiff::{SignedDuration, Span, civil::Date};
use mail::notices;
use vocabulary::{Id, Moment};

use super::task::{Matter, Task, in_order};
use crate::{board::is_overdue, confirm, rhythm};

/// An invitation that lies about for so many days is worth another word.
const INVITATION_DAYS: i64 = 3;
/// With more institutions than this, all entries are asked for at once.
const FEW: usize = 10;

/// What waits for the person, what is due first first.
pub async fn due(work: &mut Work, keeper: &Doorkeeper, scope: &Scope) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    if scope.may(Permission::EditEntries).is_ok() {
        of_entries(work, scope, &mut tasks).await?;
    }
    if scope.may(Permission::VerifyInstitutions).is_ok() {
        of_region(work, scope, &mut tasks).await?;
    }
    if scope.may(Permission::MergeEntries).is_ok() {
        let (first, count) = found(duplicates::likely_pairs(work, scope, 1, 0).await)?.unwrap_or_default();
        let day = first.first().map(|pair| pair.found_at.day_in_poland());
        tasks.push(Task { matter: Matter::Duplicates, count, day });
    }
    if scope.may(Permission::SeeBoard).is_ok() && scope.role().is_regional() {
        let today = work.moment().day_in_poland();
        let mut overdue = directory::look::confirmations(work).await?;
        overdue.retain(|one| is_overdue(&one.confirmation, today));
        let day = overdue.iter().filter_map(|one| one.confirmation.due_on()).min();
        tasks.push(Task { matter: Matter::Overdue, count: overdue.len() as u64, day });
        let refused = confirm::look::refused(work, None).await?;
        tasks.push(Task { matter: Matter::Mailboxes, count: total(&refused), day: None });
    }
    if let (Ok(()), Some(own)) = (scope.may(Permission::ManageTeam), scope.institution())
        && let Some(institution) = institutions::look::some(work, &[own]).await?.first()
    {
        of_team(work, keeper, scope, institution, &mut tasks).await?;
    }
    let (unread, _) = notices::count(work, scope.account().uuid()).await?;
    tasks.push(Task { matter: Matter::Notices, count: unread, day: None });
    Ok(in_order(tasks))
}

fn total(counted: &confirm::look::Counted) -> u64 {
    counted.iter().map(|(_, services)| services).sum()
}

async fn of_entries(work: &mut Work, scope: &Scope, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    let institutions = stewarding::within_reach(work, scope).await?;
    let ahead = rhythm::now(work).await?.ahead_days();
    let until = work.moment().day_in_poland().saturating_add(Span::new().days(ahead));
    let today = work.moment().day_in_poland();
    let due: Vec<Option<Date>> = confirmations(work, &institutions)
        .await?
        .into_iter()
        .map(|one| one.confirmation.due_on())
        .filter(|day| day.is_none_or(|day| day <= until))
        .collect();
    // What nobody ever confirmed is due now.
    let day = due.iter().map(|day| day.unwrap_or(today)).min();
    tasks.push(Task { matter: Matter::Confirm, count: due.len() as u64, day });
    let refused = confirm::look::refused(work, None).await?;
    let own: HashSet<Id<Institution>> = institutions.iter().map(|one| one.id).collect();
    let count =
        refused.iter().filter(|(institution, _)| own.contains(institution)).map(|(_, count)| count).sum();
    tasks.push(Task { matter: Matter::Mailboxes, count, day: None });
    let waiting = found(proposals::waiting(work, scope, &institutions).await)?.unwrap_or_default();
    let day = waiting.iter().map(|proposal| proposal.reported_at.day_in_poland()).min();
    tasks.push(Task { matter: Matter::Proposals, count: waiting.len() as u64, day });
    Ok(())
}

/// When the entries of some institutions were confirmed.
async fn confirmations(work: &mut Work, institutions: &[Institution]) -> Result<Vec<Confirmed>, Fault> {
    let own: HashSet<Id<Institution>> = institutions.iter().map(|one| one.id).collect();
    if own.len() > FEW {
        let mut all = directory::look::confirmations(work).await?;
        all.retain(|one| own.contains(&one.institution));
        return Ok(all);
    }
    let mut confirmed = Vec::new();
    for institution in institutions {
        for kept in directory::look::of_institution(work, institution.id).await? {
            let service = kept.service;
            let can_be_confirmed = service.standing == directory::Standing::Offer
                && service.status != directory::Status::Ended
                && !service.is_example;
            if can_be_confirmed {
                confirmed.push(Confirmed {
                    service: service.id,
                    institution: service.institution,
                    area: service.area,
                    confirmation: service.confirmation,
                });
            }
        }
    }
    Ok(confirmed)
}

async fn of_region(work: &mut Work, scope: &Scope, tasks: &mut Vec<Task>) -> Result<(), Fault> {
    if let Some((_, waiting)) = found(accounts::join::count(work, scope).await)? {
        tasks.push(Task { matter: Matter::Requests, count: waiting, day: None });
    }
    let (first, count) = found(add::pending(work, scope, 1, 0).await)?.unwrap_or_default();
    let day = first.first().map(|pending| pending.added_at.day_in_poland());
    tasks.push(Task { matter: Matter::FirstPublications, count, day });
    let (first, count) = found(proposals::overdue(work, scope, 1, 0).await)?.unwrap_or_default();
    let day = first.first().map(|proposal| proposal.reported_at.day_in_poland());
    tasks.push(Task { matter: Matter::Unanswered, count, day });
    Ok(())
}

async fn of_team(
    work: &mut Work,
    keeper: &Doorkeeper,
    scope: &Scope,
    institution: &Institution,
    tasks: &mut Vec<Task>,
) -> Result<(), Fault> {
    let patience = SignedDuration::from_hours(24 * INVITATION_DAYS);
    let since = work.moment().timestamp().saturating_sub(patience);
    let since = Moment::of(since.expect("a duration of the clock saturates"));
    let invited = found(team::invited(work, keeper, scope, institution).await)?.unwrap_or_default();
    let lying: Vec<Date> = invited
        .iter()
        .map(|one| &one.invitation)
        .filter(|invitation| invitation.made_at <= since)
        .map(|invitation| invitation.expires_at.day_in_poland())
        .collect();
    let day = lying.iter().min().copied();
    tasks.push(Task { matter: Matter::Invitations, count: lying.len() as u64, day });
    Ok(())
}

/// What a capability refuses is no task; what fails, fails.
trait Refusal {
    fn fault(self) -> Option<Fault>;
}

fn found<T>(answer: Result<T, impl Refusal>) -> Result<Option<T>, Fault> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(refusal) => refusal.fault().map_or(Ok(None), Err),
    }
}

fn of_accounts(fault: accounts::Fault) -> Fault {
    match fault {
        accounts::Fault::Database(fault) => fault,
        other @ accounts::Fault::Privacy(_) => {
            Fault::Unreadable { column: "account".into(), reason: other.to_string() }
        }
    }
}

macro_rules! refusals {
    ($($refusal:ty, $fault:pat => $found:expr;)+) => {$(
        impl Refusal for $refusal {
            fn fault(self) -> Option<Fault> {
                match self { $fault => $found, _ => None }
            }
        }
    )+};
}

refusals! {
    CannotAnswer, CannotAnswer::Database(fault) => Some(fault);
    CannotMerge, CannotMerge::Database(fault) => Some(fault);
    CannotRevise, CannotRevise::Database(fault) => Some(fault);
    CannotDecide, CannotDecide::Database(fault) => Some(fault);
    accounts::join::CannotDecide, accounts::join::CannotDecide::Fault(fault) => Some(of_accounts(fault));
    team::CannotChangeTeam, team::CannotChangeTeam::Fault(fault) => Some(of_accounts(fault));
}
