//! What lies in the database: audit, letters, jobs, people, services.

use anyhow::Result;
use audit::{Filter, HeadsFile};
use database::{Context, Database, Work};
use finder::{Index, Thesaurus};
use jiff::SignedDuration;

use super::{Finding, kept};
use crate::{configuration::Configuration, safe};

/// A letter that has waited longer does so for a reason.
const LETTERS_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// Clocks of several machines differ by no more.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(2);

pub async fn all(settings: &Configuration, database: &Database, context: &Context) -> Vec<Finding> {
    let mut findings = vec![
        asked("the audit is whole", audit(settings, database, context).await),
        asked("the clock is right", clock(database, context).await),
        asked("letters go out", letters(database, context).await),
    ];
    findings.push(asked("jobs are done", jobs(database, context).await));
    findings.push(asked("somebody administers it", administrator(database, context).await));
    findings.push(asked("the directory has services", services(database, context).await));
    findings.push(asked("the search index is of the present directory", index(settings, database).await));
    findings
}

fn asked(subject: &'static str, told: Result<Option<Told>>) -> Finding {
    match told {
        Ok(None) => Finding::well(subject),
        Ok(Some(Told { broken: true, what, why, mend })) => Finding::broken(subject, what, why, mend),
        Ok(Some(Told { what, why, mend, .. })) => Finding::advice(subject, what, why, mend),
        Err(error) => Finding::broken(
            subject,
            format!("it could not be found out: {error:#}"),
            "what cannot be asked may not work either",
            "look at the faults above first, then run `ogniwo doctor` again",
        ),
    }
}

struct Told {
    broken: bool,
    what: String,
    why: &'static str,
    mend: String,
}

async fn audit(settings: &Configuration, database: &Database, context: &Context) -> Result<Option<Told>> {
    let Some(trusted) = kept::trusted(settings) else { return Ok(None) };
    // Because a head that is signed meanwhile is not in the moment of the database that is looked at.
    let lines: Vec<String> = HeadsFile::at(&safe::heads_file(settings)).lines()?.collect();
    let mut work = database.reading(context.clone()).await?;
    let verdict = audit::verify(&mut work, &trusted, &mut lines.into_iter()).await?;
    if verdict.is_whole() {
        return Ok(None);
    }
    let findings: Vec<String> = verdict.findings.iter().take(3).map(ToString::to_string).collect();
    let more = verdict.findings.len().saturating_sub(3) as u64 + verdict.unlisted;
    let more = if more > 0 { format!(" And {more} more.") } else { String::new() };
    Ok(Some(Told {
        broken: true,
        what: format!("{}{more}", findings.join(" ")),
        why: "somebody or something changed the log of who did what, so it proves nothing from there on",
        mend: "run `ogniwo verify` and keep what it says; hold the last backups against it, find out who can write to the \
               database, and tell the data-protection officer"
            .to_owned(),
    }))
}

async fn clock(database: &Database, context: &Context) -> Result<Option<Told>> {
    let mut work = database.reading(context.clone()).await?;
    let Some(newest) = audit::look(&mut work, &Filter::default(), 1, 0).await?.into_iter().next() else {
        return Ok(None);
    };
    let ahead = newest.at.timestamp().duration_since(context.moment.timestamp());
    Ok((ahead > CLOCKS_DIFFER).then(|| Told {
        broken: true,
        what: format!(
            "the clock says {}, but the newest entry of the audit is of {}",
            context.moment, newest.at
        ),
        why: "codes for signing in are refused, links end too late, and entries stand in a wrong order",
        mend: "set the clock (`timedatectl set-ntp true`), on every machine that runs a node".to_owned(),
    }))
}

async fn letters(database: &Database, context: &Context) -> Result<Option<Told>> {
    let mut work = database.reading(context.clone()).await?;
    let outbox = mail::outbox(&mut work).await?;
    let waits = outbox.oldest.map(|oldest| context.moment.timestamp().duration_since(oldest.timestamp()));
    if let Some(waits) = waits.filter(|waits| *waits > LETTERS_WAIT) {
        return Ok(Some(Told {
            broken: true,
            what: format!("{} letters wait, the oldest for {} hours", outbox.due, waits.as_hours()),
            why: "invitations and questions do not arrive",
            mend: "start `ogniwo serve` if it does not run; otherwise look into its log for \"a letter will be tried again\" \
                   and mend [mail] in ogniwo.toml"
                .to_owned(),
        }));
    }
    Ok((outbox.given_up > 0).then(|| Told {
        broken: false,
        what: format!("{} letters were given up in the last weeks", outbox.given_up),
        why: "whoever should have got them heard nothing",
        mend: "look into the log for \"a letter was given up\": mend the mailbox of the institution, or [mail] in ogniwo.toml"
            .to_owned(),
    }))
}

async fn jobs(database: &Database, context: &Context) -> Result<Option<Told>> {
    let mut work = database.reading(context.clone()).await?;
    let (_, given_up) = jobs::waiting(&mut work).await?;
    Ok((given_up > 0).then(|| Told {
        broken: false,
        what: format!("{given_up} jobs failed too often and were given up"),
        why: "what they should have done was not done",
        mend: "look into the log for \"a job was given up\" and tell whoever maintains the program"
            .to_owned(),
    }))
}

async fn administrator(database: &Database, context: &Context) -> Result<Option<Told>> {
    let mut work = database.reading(context.clone()).await?;
    let administered = accounts::invite::is_administered(&mut work).await?;
    Ok((!administered).then(|| Told {
        broken: false,
        what: "nobody is platform administrator".to_owned(),
        why: "nobody can let institutions in",
        mend: "run `ogniwo invite-administrator` and open the link that it prints".to_owned(),
    }))
}

async fn count(work: &mut Work) -> Result<u64> {
    let always = vocabulary::Moment::from_microseconds(0).expect("1970 is in the calendar");
    Ok(directory::look::count_since(work, always).await?.1)
}

async fn services(database: &Database, context: &Context) -> Result<Option<Told>> {
    let mut work = database.reading(context.clone()).await?;
    let present = count(&mut work).await?;
    println!("services      {present}");
    Ok((present == 0).then(|| Told {
        broken: false,
        what: "it is empty".to_owned(),
        why: "whoever asks for help finds nothing",
        mend: "take in a region with `ogniwo import pack FOLDER`".to_owned(),
    }))
}

async fn index(settings: &Configuration, database: &Database) -> Result<Option<Told>> {
    let state = finder::intake::state(database).await?;
    let folder = settings.index_folder();
    if Index::open(&folder, Thesaurus::embedded(), &state).is_some() {
        return Ok(None);
    }
    let there = folder.join("current").is_file();
    Ok(Some(Told {
        broken: false,
        what: if there {
            format!("the index in {} is older than the directory, or damaged", folder.display())
        } else {
            format!("there is none in {}", folder.display())
        },
        why: "what was changed lately is not found until it is made anew",
        mend: format!(
            "a program that serves makes it anew within seconds, and the next start does; if it stays so, remove {} and \
             start again",
            folder.display()
        ),
    }))
}
