//! `ogniwo doctor`

use std::process::ExitCode;

use anyhow::Result;
use database::{Context, Database};
use vocabulary::Actor;

use crate::{configuration::Configuration, house};

/// One thing that was looked at.
struct Finding {
    what: &'static str,
    wrong: Option<String>,
}

/// Checks settings, folders, database and index; every fault is named with what to do.
pub async fn run(settings: &Configuration) -> Result<ExitCode> {
    println!("ogniwo {}", env!("CARGO_PKG_VERSION"));
    println!("data folder   {}", settings.data.display());
    let mut findings = vec![folder(settings)];
    match Database::open(&settings.database_place()).await {
        Err(fault) => findings.push(Finding { what: "database opens", wrong: Some(fault.to_string()) }),
        Ok(database) => {
            println!("database      {} ({:?})", database.place(), database.engine());
            findings.push(Finding { what: "database opens", wrong: None });
            findings.push(Finding {
                what: "database can be written",
                wrong: database.can_be_written().await.err().map(|fault| fault.to_string()),
            });
            let missing = database.missing(&Context::now(Actor::Operator), house::MIGRATIONS).await;
            findings.push(Finding {
                what: "database has the shape of this version",
                wrong: match missing {
                    Ok(missing) if missing.is_empty() => None,
                    Ok(missing) => {
                        Some(format!("{} must be applied; run `ogniwo migrate`", missing.join(", ")))
                    }
                    Err(fault) => Some(fault.to_string()),
                },
            });
            // Without its tables there is nothing to count.
            if findings.iter().all(|finding| finding.wrong.is_none()) {
                findings.push(contents(&database).await);
            }
            database.close().await;
        }
    }
    findings.push(Finding {
        what: "public address is an address",
        wrong: settings
            .public_address
            .as_ref()
            .filter(|address| !address.starts_with("https://") && !address.starts_with("http://"))
            .map(|address| format!("{address:?} must begin with https://")),
    });
    findings.push(Finding {
        what: "a public instance names its operator",
        wrong: [&settings.operator.name, &settings.operator.email, &settings.operator.phone]
            .iter()
            .any(|said| said.is_empty())
            // Nobody reads the statement of an instance that nobody reaches from outside.
            .then_some(())
            .filter(|()| settings.public_address.is_some())
            .map(|()| {
                "write name, email and phone under [operator] in ogniwo.toml: the accessibility statement and the \
                 privacy page need them"
                    .to_owned()
            }),
    });
    let mut faults = 0;
    for finding in &findings {
        match &finding.wrong {
            None => println!("ok     {}", finding.what),
            Some(wrong) => {
                faults += 1;
                println!("WRONG  {}: {wrong}", finding.what);
            }
        }
    }
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn folder(settings: &Configuration) -> Finding {
    let probe = settings.data.join(".ogniwo-probe");
    let wrong = if settings.data.is_dir() {
        std::fs::write(&probe, b"probe").and_then(|()| std::fs::remove_file(&probe)).err().map(|error| {
            format!("{} cannot be written ({error}); give this user the right", settings.data.display())
        })
    } else {
        Some(format!("{} does not exist; create it or name another with --data", settings.data.display()))
    };
    Finding { what: "data folder can be written", wrong }
}

async fn contents(database: &Database) -> Finding {
    const WHAT: &str = "directory has services";
    let counted = async {
        let mut work = database.reading(Context::now(Actor::Operator)).await?;
        let always = vocabulary::Moment::from_microseconds(0).expect("1970 is in the calendar");
        directory::look::count_since(&mut work, always).await
    };
    match counted.await {
        Ok((_, 0)) => Finding {
            what: WHAT,
            wrong: Some("it is empty; take in a region with `ogniwo import pack FOLDER`".to_owned()),
        },
        Ok((_, present)) => {
            println!("services      {present}");
            Finding { what: WHAT, wrong: None }
        }
        Err(fault) => Finding { what: WHAT, wrong: Some(fault.to_string()) },
    }
}
