//! A small capability that keeps notes about people.

use database::{Context, Database, Migration, Migrations, Work, statements, testing, values};
use jiff::SignedDuration;
use privacy::{Cell, ColumnRule, Keyring, LegalBasis, PrivacyFault, Retention, Subject, Sweep};
use uuid::Uuid;
use vocabulary::{Actor, Moment, Personal};

pub const MIGRATIONS: &[Migrations] = &[privacy::MIGRATIONS, NOTES];

const NOTES: Migrations = Migrations {
    owner: "notes",
    steps: &[Migration {
        name: "0001_note",
        sql: "create table note (
            note_id {id} not null primary key,
            person_id {id},
            words {bytes},
            blind text,
            left_at {moment}
        ) {strict}",
    }],
};

statements! {
    /// Writes a note down.
    ADD = "insert into note (note_id, person_id, words, blind, left_at) values ($1, $2, $3, $4, $5)";
    /// What is kept in a note.
    WORDS = "select person_id, words, blind from note where note_id = $1";
    /// Notes that were left long ago.
    DUE = "select note_id as row_id, person_id as subject_id from note
        where words is not null and left_at < $1 and note_id > $2 order by note_id limit $3";
    /// Empties a note.
    CLEAR = "update note set words = null where note_id = $1";
    /// Removes a note.
    DELETE = "delete from note where note_id = $1";
    /// What lies open about somebody.
    CLEAR_OPEN = "update note set blind = null where person_id = $1 and blind is not null";
}

pub const PERSONAL: &[ColumnRule] = &[
    ColumnRule {
        table: "note",
        column: "words",
        purpose_key: "notes-purpose-remember",
        legal_basis: LegalBasis::PublicTask,
        retention: Retention::Days {
            days: 30,
            after: "left_at",
            sweep: Sweep { due: DUE, clear: CLEAR, subject_ends: false },
        },
        subject_column: "person_id",
    },
    ColumnRule {
        table: "note",
        column: "blind",
        purpose_key: "notes-purpose-find",
        legal_basis: LegalBasis::Consent,
        retention: Retention::OpenUntilErased { clear: CLEAR_OPEN },
        subject_column: "person_id",
    },
];

/// The same rules for notes that go wholly, with the key that was made for each.
pub const PASSING: &[ColumnRule] = &[ColumnRule {
    retention: Retention::Days {
        days: 30,
        after: "left_at",
        sweep: Sweep { due: DUE, clear: DELETE, subject_ends: true },
    },
    ..PERSONAL[0]
}];

pub fn at(day: i64) -> Context {
    let moment = testing::a_moment().timestamp() + SignedDuration::from_hours(24 * day);
    Context::fixed(Actor::System("test"), Moment::of(moment), u64::try_from(day * 1000).expect("a later day"))
}

pub async fn work(database: &Database) -> Work {
    work_on(database, 0).await
}

pub async fn work_on(database: &Database, day: i64) -> Work {
    database.work(at(day)).await.expect("work opens")
}

pub fn person(number: u128) -> Subject {
    Subject::of(Uuid::from_u128(0xa000 + number))
}

pub fn note(number: u128) -> Cell {
    Cell { table: "note", row: Uuid::from_u128(0xb000 + number), column: "words" }
}

pub fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

/// Writes a sealed note that was left now, and keeps it.
pub async fn write(database: &Database, keys: &Keyring, subject: Subject, cell: Cell, text: &str) {
    let mut work = work(database).await;
    let sealed = privacy::seal(&mut work, keys, subject, cell, &words(text)).await.expect("sealed");
    let blind = keys.blind("note", text);
    let left_at = work.moment();
    work.run(ADD, values![cell.row, subject.uuid(), sealed, blind, left_at]).await.expect("written");
    work.commit().await.expect("kept");
}

/// What is sealed in a note, as it lies there; nothing when it was cleared or is gone.
pub async fn sealed(work: &mut Work, cell: Cell) -> Option<Vec<u8>> {
    let row = work.first(WORDS, values![cell.row]).await.expect("asked")?;
    row.get("words").expect("bytes")
}

/// What lies open beside it.
pub async fn blind(work: &mut Work, cell: Cell) -> Option<String> {
    work.one(WORDS, values![cell.row]).await.expect("asked").get("blind").expect("text")
}

/// Reads a note.
pub async fn read(
    database: &Database,
    keys: &Keyring,
    subject: Subject,
    cell: Cell,
) -> Result<Option<String>, PrivacyFault> {
    let mut work = work(database).await;
    let sealed = sealed(&mut work, cell).await.expect("the note is there");
    let read = privacy::unseal(&mut work, keys, subject, cell, &sealed).await?;
    Ok(read.map(|text| text.disclose().clone()))
}

pub async fn erase(database: &Database, subject: Subject) -> bool {
    let mut work = work(database).await;
    let erased = privacy::erase(&mut work, subject).await.expect("asked");
    work.commit().await.expect("kept");
    erased
}

/// A key file in a folder of its own.
pub struct KeyFile {
    folder: tempfile::TempDir,
}

impl KeyFile {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder can be made") }
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("ogniwo.keys")
    }

    pub fn keys(&self) -> Keyring {
        Keyring::open_or_create(&self.path()).expect("the key file opens")
    }
}
