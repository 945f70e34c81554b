//! A database on a server: how it is reached, and how it is found out whether it takes changes.

use std::{str::FromStr as _, time::Duration};

use sqlx::{
    ConnectOptions as _,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode},
};

use crate::{Fault, sqlite::READERS, writing::Tried};

/// Opens the connections that work, and the one that watches: its answer must not wait behind others' work.
pub(crate) async fn open(url: &str, place: &str) -> Result<(PgPool, PgPool), Fault> {
    let cannot_open = |source| Fault::CannotOpen { place: place.to_owned(), source };
    let mut options = PgConnectOptions::from_str(url).map_err(cannot_open)?;
    if leaves_this_machine(url) && parameter_of(url, "sslmode").is_none() {
        // Because the driver would otherwise speak in the clear with a server that says it knows no encryption.
        options = options.ssl_mode(PgSslMode::VerifyFull);
    }
    let options =
        options.application_name("ogniwo").statement_cache_capacity(200).disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(READERS * 2)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options.clone())
        .await
        .map_err(cannot_open)?;
    let watch = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(2))
        .connect_lazy_with(options.application_name("ogniwo watch"));
    Ok((pool, watch))
}

/// Whether the way to the server of this address leaves this machine. The host may stand before the database's name or behind
/// it, as a parameter; none at all is the socket of this machine.
pub fn leaves_this_machine(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let name = if host.starts_with('[') {
        host.split_once(']').map_or(host, |(name, _)| &name[1..])
    } else {
        host.split(':').next().unwrap_or_default()
    };
    let name = parameter_of(address, "host").or_else(|| parameter_of(address, "hostaddr")).unwrap_or(name);
    let socket =
        name.is_empty() || name.starts_with('/') || name.starts_with("%2F") || name.starts_with("%2f");
    !socket && !matches!(name, "localhost" | "127.0.0.1" | "::1")
}

/// What the address says of a parameter.
pub fn parameter_of<'a>(address: &'a str, parameter: &str) -> Option<&'a str> {
    let (_, parameters) = address.split_once('?')?;
    let mut parameters = parameters.split('&').filter_map(|part| part.split_once('='));
    parameters.find(|(known, _)| *known == parameter).map(|(_, value)| value)
}

/// How many rows of 1,900 letters the attempt writes: about a quarter of a megabyte, more than the server finds in the
/// free places of its files.
const ROOM: &str = "insert into ogniwo_room (words) select repeat('x', 1900) from generate_series(1, 130)";

/// Asks whether changes are taken. In earnest, it also makes the server's files grow, and takes that back.
pub(crate) async fn try_writing(watch: &PgPool, in_earnest: bool) -> Result<Tried, Fault> {
    let attempt = async {
        let mut transaction = watch.begin().await?;
        let only_read: String = sqlx::query_scalar("select current_setting('transaction_read_only')")
            .fetch_one(&mut *transaction)
            .await?;
        if only_read == "on" {
            return Ok(Err(Fault::ReadOnly));
        }
        if in_earnest {
            for part in ["create table ogniwo_room (words text not null)", ROOM] {
                sqlx::query(part).execute(&mut *transaction).await?;
            }
        }
        transaction.rollback().await?;
        Ok(Ok(Tried::Written))
    };
    match attempt.await {
        Ok(outcome) => outcome,
        Err(sqlx::Error::PoolTimedOut) => {
            Err(Fault::NotReached("no connection within two seconds".to_owned()))
        }
        Err(source) => Err(Fault::of_statement("an attempt to write", source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_machine_is_elsewhere() {
        for here in [
            "postgres://ogniwo@localhost/ogniwo",
            "postgres://ogniwo:x@127.0.0.1:5433/ogniwo",
            "postgres://ogniwo@[::1]:5433/ogniwo",
            "postgres:///ogniwo?host=/run/postgresql",
            "postgres:///ogniwo",
            "postgres://ogniwo@%2Frun%2Fpostgresql/ogniwo",
        ] {
            assert!(!leaves_this_machine(here), "{here}");
        }
        for elsewhere in [
            "postgres://ogniwo@db.example.pl/ogniwo",
            "postgres://ogniwo:localhost@10.0.0.7:5432/ogniwo?sslmode=prefer",
            "postgres://localhost/ogniwo?host=db.example.pl",
            "postgres://ogniwo@[2001:db8::1]/ogniwo",
        ] {
            assert!(leaves_this_machine(elsewhere), "{elsewhere}");
        }
    }
}
