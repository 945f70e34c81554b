//! What stands around the program: folders, disk, servers, addresses.

use std::time::Duration;

use database::Room;

use super::Finding;
use crate::{
    configuration::{Configuration, Letterboxes},
    logging::collector::Collector,
};

/// With less than this the program will soon stop taking changes.
const TOO_LITTLE: u64 = 64 * 1024 * 1024;
/// An administrator wants to hear of it while there is time.
const GETTING_LITTLE: u64 = 2 * 1024 * 1024 * 1024;
/// As long as a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

pub fn folder(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the data folder can be written";
    const WHY: &str = "database, search index and letters lie there";
    let place = settings.data.display();
    if !settings.data.is_dir() {
        let mend = "make it, or name the right one with --data";
        return Finding::broken(SUBJECT, format!("{place} is not there"), WHY, mend);
    }
    let probe = settings.data.join(".ogniwo-probe");
    match std::fs::write(&probe, b"probe").and_then(|()| std::fs::remove_file(&probe)) {
        Ok(()) => Finding::well(SUBJECT),
        Err(error) => Finding::broken(
            SUBJECT,
            format!("nothing can be written into {place}: {error}"),
            WHY,
            format!(
                "make room, mount the disk for writing, or give this user the right: `chown -R ogniwo {place}`"
            ),
        ),
    }
}

pub fn room(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the disk has room";
    const WHY: &str = "on a full disk nothing is lost, but nothing more is saved either";
    let Some(room) = Room::at(&settings.data) else { return Finding::well(SUBJECT) };
    let megabytes = room.free / 1_000_000;
    let what = format!(
        "{megabytes} MB are free where {} is, {} % of it",
        settings.data.display(),
        room.percent_free()
    );
    let mend =
        "remove what nobody needs (old backups, set-aside rows), or move the data folder to a larger disk";
    if room.free < TOO_LITTLE {
        Finding::broken(SUBJECT, what, WHY, mend)
    } else if room.free < GETTING_LITTLE || room.percent_free() < 5 {
        Finding::advice(SUBJECT, what, WHY, mend)
    } else {
        Finding::well(SUBJECT)
    }
}

pub fn way_to_server(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the way to the database server is protected";
    let Some(address) = &settings.database else { return Finding::well(SUBJECT) };
    // Without a word the program itself insists on a certificate of that name.
    let mode = database::parameter_of(address, "sslmode").unwrap_or("verify-full");
    if mode == "verify-full" || !database::leaves_this_machine(address) {
        return Finding::well(SUBJECT);
    }
    let what = format!("the address of the database says sslmode={mode}");
    Finding::advice(
        SUBJECT,
        what,
        "whoever stands between here and the server could read everything, or pass for the server",
        "write `?sslmode=verify-full` at the end of the address, or leave sslmode out, with `&sslrootcert=/path/to/authority.pem` for an \
         authority of your own",
    )
}

/// How the program proves to a server elsewhere who it is.
pub fn own_proof(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the database server knows the program by more than a password";
    let Some(address) = &settings.database else { return Finding::well(SUBJECT) };
    let shown = database::parameter_of(address, "sslcert").is_some();
    if shown || !database::leaves_this_machine(address) {
        return Finding::well(SUBJECT);
    }
    Finding::advice(
        SUBJECT,
        "the address of the database names no certificate of the program",
        "a password stays the same for years and can be used from anywhere by whoever reads it once",
        "make a certificate for the role, let pg_hba.conf ask for it (`hostssl … cert`), and write \
         `&sslcert=/path/to/program.pem&sslkey=/path/to/program.key` at the end of the address",
    )
}

pub async fn mail_server(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "letters can leave";
    let mail = &settings.mail;
    let public = settings.public_address.is_some();
    if mail.letterbox != Letterboxes::Smtp {
        if !public {
            return Finding::well(SUBJECT);
        }
        return Finding::advice(
            SUBJECT,
            "letters are not sent: they stay on this machine",
            "invitations and questions to institutions reach nobody",
            "write letterbox = \"smtp\", host, user and password_file under [mail] in ogniwo.toml",
        );
    }
    let to = format!("{}:{}", mail.host, mail.port);
    let reached = tokio::time::timeout(PATIENCE, tokio::net::TcpStream::connect(&to)).await;
    let error = match reached {
        Ok(Ok(_)) => return Finding::well(SUBJECT),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer within five seconds".to_owned(),
    };
    Finding::broken(
        SUBJECT,
        format!("the mail server {to} is not reached: {error}"),
        "letters wait, at most for two days, and are then given up",
        "check host and port under [mail] in ogniwo.toml, and that the firewall lets this machine out to it",
    )
}

/// Whether what happened can still be read after somebody broke into this machine.
pub fn logs(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "the log leaves this machine";
    const WHY: &str = "whoever breaks into it would erase what shows how";
    let public = settings.public_address.is_some();
    match Collector::of(&settings.logs) {
        Ok(None) if settings.logs.carried_by_system || !public => Finding::well(SUBJECT),
        Ok(None) => Finding::advice(
            SUBJECT,
            "it lies here only",
            WHY,
            "name a collector under [logs] in ogniwo.toml, or let the system carry the journal away and write \
             carried_by_system = true there",
        ),
        Ok(Some(collector)) => match collector.answers() {
            Ok(()) => Finding::well(SUBJECT),
            Err(error) => Finding::broken(
                SUBJECT,
                format!("the collector {} is not reached: {error}", settings.logs.collector),
                WHY,
                "check collector and authority under [logs] in ogniwo.toml, and that the firewall lets this machine out to it",
            ),
        },
        Err(error) => Finding::broken(SUBJECT, format!("{error:#}"), WHY, "mend [logs] in ogniwo.toml"),
    }
}

pub fn public_address(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "people reach it by https";
    const MEND: &str =
        "put a proxy with a certificate before it, and write public_address = \"https://…\" in ogniwo.toml";
    match settings.public_address.as_deref() {
        Some(address) if address.starts_with("https://") => Finding::well(SUBJECT),
        Some(address) if address.starts_with("http://") => Finding::broken(
            SUBJECT,
            format!("the public address is {address}"),
            "on its way everybody can read along, so nobody can sign in",
            MEND,
        ),
        Some(address) => Finding::broken(
            SUBJECT,
            format!("the public address {address:?} is no address"),
            "links in letters lead nowhere",
            MEND,
        ),
        None if settings.is_local() => Finding::well(SUBJECT),
        None => Finding::advice(
            SUBJECT,
            "no public address is set",
            "nobody can sign in from another machine, and letters hold no links",
            MEND,
        ),
    }
}

pub fn operator(settings: &Configuration) -> Finding {
    const SUBJECT: &str = "a public instance names its operator";
    let operator = &settings.operator;
    let silent = [&operator.name, &operator.email, &operator.phone].iter().any(|said| said.is_empty());
    // Nobody reads the statement of an instance that nobody reaches from outside.
    if !silent || settings.public_address.is_none() {
        return Finding::well(SUBJECT);
    }
    Finding::broken(
        SUBJECT,
        "name, email or phone are empty",
        "the accessibility statement and the privacy page must say whom to ask",
        "write name, email and phone under [operator] in ogniwo.toml",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_elsewhere_needs_a_protected_way() {
        let settings =
            |address: &str| Configuration { database: Some(address.to_owned()), ..Configuration::default() };
        for well in [
            "postgres://ogniwo@localhost/ogniwo",
            "postgres://ogniwo:x@127.0.0.1:5433/ogniwo",
            "postgres://ogniwo@[::1]:5433/ogniwo",
            "postgres:///ogniwo?host=/run/postgresql",
            "postgres://ogniwo@db.example.pl/ogniwo?sslmode=verify-full",
            "postgres://ogniwo@db.example.pl/ogniwo",
        ] {
            assert!(way_to_server(&settings(well)).wrong.is_none(), "{well}");
        }
        for open in [
            "postgres://ogniwo@db.example.pl/ogniwo?sslmode=require",
            "postgres://ogniwo:localhost@10.0.0.7:5432/ogniwo?sslmode=prefer",
        ] {
            let wrong = way_to_server(&settings(open)).wrong.expect(open);
            assert!(wrong.mend.contains("sslmode=verify-full"), "{}", wrong.mend);
        }
    }
}
