//! `ogniwo doctor`: looks at everything an operator can mend, and says of each fault what it is, why it matters and what to
//! do. It changes nothing.

mod contents;
mod kept;
mod outside;
mod surroundings;

use std::process::ExitCode;

use anyhow::Result;
use database::{Context, Database, Fault};
use vocabulary::Actor;

use crate::{configuration::Configuration, house};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    /// Something does not work, or data are in danger.
    Broken,
    /// It works; it would be better otherwise.
    Advice,
}

/// Something that is not as it should be.
struct Wrong {
    grade: Grade,
    what: String,
    why: &'static str,
    mend: String,
}

/// One thing that was looked at.
struct Finding {
    subject: &'static str,
    wrong: Option<Wrong>,
}

impl Finding {
    fn well(subject: &'static str) -> Self {
        Self { subject, wrong: None }
    }

    fn broken(
        subject: &'static str,
        what: impl Into<String>,
        why: &'static str,
        mend: impl Into<String>,
    ) -> Self {
        let wrong = Wrong { grade: Grade::Broken, what: what.into(), why, mend: mend.into() };
        Self { subject, wrong: Some(wrong) }
    }

    fn advice(
        subject: &'static str,
        what: impl Into<String>,
        why: &'static str,
        mend: impl Into<String>,
    ) -> Self {
        let wrong = Wrong { grade: Grade::Advice, what: what.into(), why, mend: mend.into() };
        Self { subject, wrong: Some(wrong) }
    }

    fn grade(&self) -> Option<Grade> {
        self.wrong.as_ref().map(|wrong| wrong.grade)
    }

    fn tell(&self) {
        match &self.wrong {
            None => println!("ok      {}", self.subject),
            Some(wrong) => {
                let grade = if wrong.grade == Grade::Broken { "BROKEN" } else { "ADVICE" };
                println!("{grade}  {}: {}", self.subject, wrong.what);
                println!("        why: {}", wrong.why);
                println!("        do:  {}", wrong.mend);
            }
        }
    }
}

/// Ends with 0 when all is well, with 1 when something is broken, with 2 when there is only advice.
pub async fn run(settings: &Configuration) -> Result<ExitCode> {
    println!("ogniwo {}", env!("CARGO_PKG_VERSION"));
    println!("data folder   {}", settings.data.display());
    let mut findings = vec![surroundings::folder(settings), surroundings::room(settings)];
    findings.push(surroundings::way_to_server(settings));
    findings.push(surroundings::own_proof(settings));
    match there(settings).await {
        Err(finding) => findings.push(finding),
        Ok(database) => {
            println!("database      {} ({:?})", database.place(), database.engine());
            findings.push(Finding::well("the database opens"));
            findings.extend(of_database(settings, &database).await);
            database.close().await;
        }
    }
    findings.push(kept::backups(settings));
    findings.push(surroundings::mail_server(settings).await);
    findings.push(surroundings::public_address(settings));
    findings.push(surroundings::logs(settings));
    findings.extend(outside::all(settings).await);
    findings.push(surroundings::operator(settings));
    for finding in &findings {
        finding.tell();
    }
    let any = |grade| findings.iter().any(|finding| finding.grade() == Some(grade));
    Ok(match (any(Grade::Broken), any(Grade::Advice)) {
        (true, _) => ExitCode::FAILURE,
        (false, true) => ExitCode::from(2),
        (false, false) => ExitCode::SUCCESS,
    })
}

async fn there(settings: &Configuration) -> Result<Database, Finding> {
    const SUBJECT: &str = "the database opens";
    const WHY: &str = "without it nothing is shown and nothing is kept";
    let place = settings.database_place();
    if settings.database.is_none() && !std::path::Path::new(&place).is_file() {
        let mend = "name the right data folder with --data; a new instance begins with `ogniwo import pack FOLDER`, an \
                    old one comes back with `ogniwo restore`";
        return Err(Finding::broken(SUBJECT, format!("{place} is not there"), WHY, mend));
    }
    Database::open(&place).await.map_err(|fault| {
        let mend = if settings.database.is_some() {
            "start the server and check the address, the user and the password in the settings"
        } else {
            "check whose file it is; when it is damaged, put it aside and bring back the last backup with `ogniwo restore`"
        };
        Finding::broken(SUBJECT, fault.to_string(), WHY, mend)
    })
}

async fn of_database(settings: &Configuration, database: &Database) -> Vec<Finding> {
    let context = Context::now(Actor::Operator);
    let mut findings = vec![writing(database).await, whole(database).await, rights(database).await];
    let shape = shape(database).await;
    let complete =
        shape.wrong.is_none() && findings.iter().all(|finding| finding.grade() != Some(Grade::Broken));
    findings.push(shape);
    findings.push(kept::keys(settings, database).await);
    findings.push(kept::audit_key(settings));
    // Without its tables there is nothing to ask.
    if complete {
        findings.extend(contents::all(settings, database, &context).await);
    }
    findings
}

async fn writing(database: &Database) -> Finding {
    const SUBJECT: &str = "the database can be written";
    const WHY: &str = "while nothing can be kept, people can read but nothing they send is saved";
    match database.can_be_written().await {
        Ok(()) => Finding::well(SUBJECT),
        Err(fault) => {
            let mend = match &fault {
                Fault::DiskFull => "make room on the disk; the program goes on by itself",
                Fault::ReadOnly => {
                    "give this user the right to write there, mount the disk for writing, or point the \
                                    settings at the server that takes changes"
                }
                Fault::DiskFailing(_) => {
                    "look into the system's log (`dmesg`), copy the data folder away, change the disk"
                }
                _ => "start the server, and check that it can be reached from here",
            };
            Finding::broken(SUBJECT, fault.to_string(), WHY, mend)
        }
    }
}

async fn rights(database: &Database) -> Finding {
    const SUBJECT: &str = "the program may do no more than it must";
    const WHY: &str = "whoever broke into the program could do the same, and a superuser is shown the rows of every institution";
    match database.needless_rights(Context::now(Actor::Operator)).await {
        Ok(rights) if rights.is_empty() => Finding::well(SUBJECT),
        Ok(rights) => {
            let without: Vec<String> =
                rights.iter().map(|right| format!("no{right}").to_lowercase()).collect();
            Finding::advice(
                SUBJECT,
                format!("its role on the database server has {}", rights.join(", ")),
                WHY,
                format!("let it own its database and nothing else: `alter role NAME {}`", without.join(" ")),
            )
        }
        Err(fault) => {
            Finding::broken(SUBJECT, fault.to_string(), WHY, "start the server, and run this again")
        }
    }
}

async fn whole(database: &Database) -> Finding {
    const SUBJECT: &str = "the database is undamaged";
    const WHY: &str = "what cannot be read is lost for whoever needs it, and damage grows";
    const MEND: &str = "stop the program, copy the data folder away as it is, look at the disk (`dmesg`, `smartctl`), then \
                        bring back the last good backup with `ogniwo restore` into an empty folder";
    match database.examine(Context::now(Actor::Operator)).await {
        Ok(damaged) if damaged.is_empty() => Finding::well(SUBJECT),
        Ok(damaged) => Finding::broken(SUBJECT, damaged[..damaged.len().min(3)].join("; "), WHY, MEND),
        Err(fault) => Finding::broken(SUBJECT, fault.to_string(), WHY, MEND),
    }
}

async fn shape(database: &Database) -> Finding {
    const SUBJECT: &str = "the database has the shape of this version";
    match database.lacking(&Context::now(Actor::Operator), house::MIGRATIONS).await {
        Ok(lacking) if lacking.is_empty() => Finding::well(SUBJECT),
        Ok(lacking) => Finding::broken(
            SUBJECT,
            format!("{} must be applied", lacking.join(", ")),
            "this version asks for tables that are not there yet",
            "run `ogniwo migrate`, or start the program: both make a backup first",
        ),
        Err(fault) => Finding::broken(
            SUBJECT,
            fault.to_string(),
            "another version of the program wrote it, and this one might harm it",
            "start the version that wrote it, or restore a backup that was made before its upgrade",
        ),
    }
}
