//! A disk that runs full, one that breaks, a server that takes no changes: nothing is lost, everybody is told, looking goes
//! on, and writing begins again by itself.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    path::Path,
    time::{Duration, Instant},
};

use database::{
    Database, Fault, Trouble,
    testing::{self, Disk},
    values,
};
use futures_util::FutureExt as _;

use super::{ALL, INSERT_MANY, MIGRATIONS};

async fn open(folder: &Path) -> Database {
    Database::open(&folder.join("test.sqlite").display().to_string()).await.expect("it opens")
}

/// Puts a batch of large rows in and keeps it.
async fn put(database: &Database, batch: usize) -> Result<(), Fault> {
    let mut work = database.work(testing::a_context()).await?;
    let rows = (0..50)
        .map(|row| {
            let name = format!("{batch:04} {row:02} {}", "x".repeat(1_000));
            values![
                vocabulary::Id::<super::Thing>::derived("thing", "batch", &name),
                name,
                i64::try_from(batch).expect("small"),
                false,
                serde_json::json!({})
            ]
        })
        .collect();
    work.run_many(INSERT_MANY, rows).await?;
    work.commit().await
}

async fn batches(database: &Database) -> usize {
    let mut look = database.reading(testing::a_context()).await.expect("looking goes on");
    look.rows(ALL, values![]).await.expect("looking goes on").len() / 50
}

/// Writes until nothing is taken any more; how many batches were acknowledged, and what was said then.
async fn write_until_refused(database: &Database) -> (usize, Fault) {
    for batch in 0..2_000 {
        if let Err(fault) = put(database, batch).await {
            return (batch, fault);
        }
    }
    panic!("the disk has no end");
}

async fn writes_again_within(database: &Database, limit: Duration) {
    let begun = Instant::now();
    while let Err(fault) = database.can_be_written().await {
        assert!(begun.elapsed() < limit, "after {:?}: {fault}", begun.elapsed());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn a_full_disk_refuses_changes_loses_nothing_and_takes_them_again_when_there_is_room() {
    let Some(disk) = Disk::small(12_000) else { return };
    std::fs::write(disk.path().join("something else"), vec![0; 4 << 20]).expect("there is room");
    let database = open(disk.path()).await;
    database.migrate(&testing::a_context(), MIGRATIONS).await.expect("there is room");
    database.can_be_written().await.expect("there is room");
    let (kept, fault) = write_until_refused(&database).await;
    assert!(matches!(fault, Fault::DiskFull), "{fault}");
    assert_eq!(database.trouble(), Some(Trouble::DiskFull));
    assert!(kept > 5, "{kept}");
    assert_eq!(batches(&database).await, kept, "what was acknowledged, and nothing of what was not");
    // Nobody waits for the disk to find out again.
    let begun = Instant::now();
    assert!(matches!(database.work(testing::a_context()).await, Err(Fault::DiskFull)));
    assert!(begun.elapsed() < Duration::from_millis(100), "{:?}", begun.elapsed());
    assert!(matches!(database.can_be_written().await, Err(Fault::DiskFull)));

    std::fs::remove_file(disk.path().join("something else")).expect("it can go");
    writes_again_within(&database, Duration::from_secs(5)).await;
    assert_eq!(database.trouble(), None);
    put(&database, kept).await.expect("there is room");
    assert_eq!(batches(&database).await, kept + 1, "readers see what was written since");
    database.close().await;
}

#[tokio::test]
async fn a_disk_that_somebody_else_filled_is_noticed_before_anybody_writes() {
    let Some(disk) = Disk::small(8_000) else { return };
    let database = open(disk.path()).await;
    database.migrate(&testing::a_context(), MIGRATIONS).await.expect("there is room");
    let ballast = disk.fill();
    let begun = Instant::now();
    while database.can_be_written().await.is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(5), "a full disk is not noticed");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(database.trouble(), Some(Trouble::DiskFull));
    std::fs::remove_file(ballast).expect("it can go");
    writes_again_within(&database, Duration::from_secs(5)).await;
}

#[tokio::test]
async fn a_database_on_a_full_disk_opens_shows_what_it_has_and_is_written_again_when_there_is_room() {
    for killed in [false, true] {
        let Some(disk) = Disk::small(8_000) else { return };
        let elsewhere = tempfile::tempdir().expect("a folder");
        let database = open(elsewhere.path()).await;
        database.migrate(&testing::a_context(), MIGRATIONS).await.expect("there is room");
        put(&database, 0).await.expect("there is room");
        if !killed {
            database.clone().close().await;
        }
        // As a killed program leaves it: with a log that nobody folded into the file.
        for file in std::fs::read_dir(elsewhere.path()).expect("a folder") {
            let file = file.expect("a file").path();
            std::fs::copy(&file, disk.path().join(file.file_name().expect("a name"))).expect("there is room");
        }
        let ballast = disk.fill();
        let database = open(disk.path()).await;
        assert_eq!(database.trouble(), Some(Trouble::DiskFull), "killed: {killed}");
        assert_eq!(batches(&database).await, 1, "killed: {killed}");
        assert_eq!(
            database.lacking(&testing::a_context(), MIGRATIONS).await.expect("asked"),
            Vec::<String>::new()
        );
        assert!(matches!(put(&database, 1).await, Err(Fault::DiskFull)), "killed: {killed}");
        std::fs::remove_file(ballast).expect("it can go");
        writes_again_within(&database, Duration::from_secs(5)).await;
        put(&database, 1).await.expect("there is room");
        assert_eq!(batches(&database).await, 2, "killed: {killed}");
        database.close().await;
    }
}

#[tokio::test]
async fn a_disk_that_breaks_can_be_read_on_and_after_a_restart() {
    let Some(disk) = Disk::breakable() else { return };
    let database = open(disk.path()).await;
    database.migrate(&testing::a_context(), MIGRATIONS).await.expect("it is whole");
    put(&database, 0).await.expect("it is whole");
    disk.break_down();
    let fault = put(&database, 1).await.expect_err("nothing is taken any more");
    assert!(matches!(fault.trouble(), Some(Trouble::DiskFailing | Trouble::ReadOnly)), "{fault}");
    assert!(database.can_be_written().await.is_err());
    assert_eq!(batches(&database).await, 1);
    database.close().await;

    disk.only_for_reading();
    let database = open(disk.path()).await;
    assert_eq!(database.trouble(), Some(Trouble::ReadOnly));
    assert_eq!(batches(&database).await, 1);
    assert!(matches!(put(&database, 1).await, Err(Fault::ReadOnly)));
    disk.writable_again();
    writes_again_within(&database, Duration::from_secs(5)).await;
    put(&database, 1).await.expect("it takes changes again");
    assert_eq!(batches(&database).await, 2);
    database.close().await;
}

#[tokio::test]
async fn a_file_system_that_can_only_be_read_shows_what_is_there() {
    let Some(disk) = Disk::small(8_000) else { return };
    let database = open(disk.path()).await;
    database.migrate(&testing::a_context(), MIGRATIONS).await.expect("there is room");
    put(&database, 0).await.expect("there is room");
    database.close().await;
    disk.only_for_reading();
    let database = open(disk.path()).await;
    assert_eq!(database.trouble(), Some(Trouble::ReadOnly));
    assert_eq!(batches(&database).await, 1);
    disk.writable_again();
    writes_again_within(&database, Duration::from_secs(5)).await;
    put(&database, 1).await.expect("it takes changes again");
    assert_eq!(batches(&database).await, 2);
    database.close().await;
}

/// A database on the test server, gone at the end.
async fn on_server(body: impl AsyncFnOnce(&str, &str, Database)) {
    let Some(server) = testing::server() else { return };
    let name = format!("ogniwo_test_{}", testing::unique());
    testing::administer(&server, &format!("create database {name}")).await.expect("made");
    let database = Database::open(&testing::address(&server, None, &name)).await.expect("it opens");
    database.migrate(&testing::a_context(), MIGRATIONS).await.expect("it migrates");
    body(&server, &name, database.clone()).await;
    database.close().await;
    testing::administer(&server, &format!("drop database {name} with (force)")).await.expect("gone");
}

async fn hang_up(server: &str, name: &str) {
    let everybody = format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()"
    );
    testing::administer(server, &everybody).await.expect("an administrator may");
}

#[tokio::test]
async fn a_server_that_takes_no_changes_is_noticed_and_noticed_again_when_it_does() {
    on_server(async |server, name, database| {
        put(&database, 0).await.expect("kept");
        let set = |value: &str| format!("alter database {name} set default_transaction_read_only = {value}");
        testing::administer(server, &set("on")).await.expect("set");
        hang_up(server, name).await;
        let begun = Instant::now();
        loop {
            let refused = database.can_be_written().await;
            if matches!(refused, Err(Fault::ReadOnly)) {
                break;
            }
            assert!(begun.elapsed() < Duration::from_secs(5), "{refused:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(matches!(put(&database, 1).await, Err(Fault::ReadOnly)));
        assert_eq!(batches(&database).await, 1);
        assert_eq!(
            database.lacking(&testing::a_context(), MIGRATIONS).await.expect("asked"),
            Vec::<String>::new()
        );
        testing::administer(server, &set("off")).await.expect("set");
        hang_up(server, name).await;
        writes_again_within(&database, Duration::from_secs(8)).await;
        put(&database, 1).await.expect("kept");
        assert_eq!(batches(&database).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_was_cut_is_made_anew() {
    on_server(async |server, name, database| {
        put(&database, 0).await.expect("kept");
        hang_up(server, name).await;
        writes_again_within(&database, Duration::from_secs(5)).await;
        put(&database, 1).await.expect("kept");
        assert_eq!(batches(&database).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_within_five_seconds() {
    let Some(server) = testing::server() else { return };
    // In front of the server stands something that can be taken away.
    let (base, _) = testing::address(&server, None, "x")
        .split_once("/x?")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("an address");
    let to = base.rsplit_once('@').expect("a user").1.to_owned();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let middle = tokio::spawn(async move {
        let mut open = tokio::task::JoinSet::new();
        while let Ok((mut near, _)) = listener.accept().await {
            let to = to.clone();
            open.spawn(async move {
                let mut far = tokio::net::TcpStream::connect(to).await.expect("the server is there");
                tokio::io::copy_bidirectional(&mut near, &mut far).await.ok();
            });
        }
    });
    on_server(async |server, name, direct| {
        let user = base.split("://").nth(1).and_then(|rest| rest.split('@').next()).expect("a user");
        let through = format!("postgres://{user}@127.0.0.1:{port}/{name}");
        let _ = server;
        let database = Database::open(&through).await.expect("it opens");
        database.can_be_written().await.expect("it is there");
        put(&direct, 0).await.expect("kept");
        middle.abort();
        let begun = Instant::now();
        while database.can_be_written().await.is_ok() {
            assert!(begun.elapsed() < Duration::from_secs(5), "nobody noticed");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        assert_eq!(database.trouble(), Some(Trouble::NotReached));
        let begun = Instant::now();
        assert!(database.work(testing::a_context()).await.is_err());
        assert!(begun.elapsed() < Duration::from_millis(200), "{:?}", begun.elapsed());
    })
    .await;
}

#[tokio::test]
async fn a_server_whose_disk_is_full_loses_nothing_and_goes_on_when_there_is_room() {
    let Some(server) = testing::server() else { return };
    let Some(disk) = Disk::small(40_000) else { return };
    // The server's own user owns its disk.
    std::process::Command::new("chmod")
        .args(["0777", &disk.path().display().to_string()])
        .status()
        .expect("changed");
    let owner = std::process::Command::new("sh")
        .args(["-c", "stat -c %U /proc/$(pgrep -o -x postgres) 2>/dev/null || echo postgres"])
        .output()
        .expect("asked");
    let owner = String::from_utf8_lossy(&owner.stdout).trim().to_owned();
    let folder = disk.path().join("space");
    std::fs::create_dir(&folder).expect("a folder");
    std::process::Command::new("chown")
        .args([&owner, &folder.display().to_string()])
        .status()
        .expect("changed");
    let space = format!("space_{}", testing::unique());
    let make = format!("create tablespace {space} location '{}'", folder.display());
    if let Err(fault) = testing::administer(&server, &make).await {
        eprintln!("the server is on another machine or of another user: {fault}");
        return;
    }
    let name = format!("ogniwo_test_{}", testing::unique());
    testing::administer(&server, &format!("create database {name} tablespace {space}")).await.expect("made");
    let ballast = disk.path().join("something else");
    std::fs::write(&ballast, vec![0; 8 << 20]).expect("there is room");
    let database = Database::open(&testing::address(&server, None, &name)).await.expect("it opens");
    let body = async {
        database.migrate(&testing::a_context(), MIGRATIONS).await.expect("it migrates");
        let (kept, fault) = write_until_refused(&database).await;
        assert!(matches!(fault, Fault::DiskFull), "{fault}");
        assert_eq!(batches(&database).await, kept);
        tokio::time::sleep(Duration::from_millis(2_100)).await;
        let begun = Instant::now();
        // On a busy machine the server may not answer at once.
        while let Err(Fault::NotReached(why)) = database.can_be_written().await {
            assert!(begun.elapsed() < Duration::from_secs(30), "{why}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let now = database.can_be_written().await;
        assert!(matches!(now, Err(Fault::DiskFull)), "a small change would still fit: {now:?}");
        std::fs::remove_file(&ballast).expect("it can go");
        writes_again_within(&database, Duration::from_secs(5)).await;
        put(&database, kept).await.expect("there is room");
        assert_eq!(batches(&database).await, kept + 1);
    };
    let outcome = AssertUnwindSafe(body).catch_unwind().await;
    // Also after a failure: a server with a full disk under it serves no other test.
    std::fs::remove_file(&ballast).ok();
    database.close().await;
    testing::administer(&server, &format!("drop database {name} with (force)")).await.expect("gone");
    testing::administer(&server, &format!("drop tablespace {space}")).await.expect("gone");
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

#[tokio::test]
async fn a_server_on_another_machine_that_knows_no_encryption_is_told_nothing() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    // For the program, an address that is not this machine's own.
    let listener = tokio::net::TcpListener::bind("127.0.0.2:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = tokio::spawn(async move {
        let mut heard = Vec::new();
        let (mut connection, _) = listener.accept().await.expect("somebody asks");
        let mut question = [0; 8];
        connection.read_exact(&mut question).await.expect("asks for encryption");
        assert_eq!(question, [0, 0, 0, 8, 4, 210, 22, 47]);
        connection.write_all(b"N").await.expect("there is none");
        connection.read_to_end(&mut heard).await.ok();
        heard
    });
    let refused = Database::open(&format!("postgres://ogniwo:secret@127.0.0.2:{port}/ogniwo")).await;
    assert!(matches!(refused, Err(Fault::CannotOpen { .. } | Fault::NotReached(_))), "{refused:?}");
    assert!(server.await.expect("it listened").is_empty(), "the server heard something in the clear");
}
