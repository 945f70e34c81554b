//! Whatever is altered behind the program's back is found.

use audit::{Damage, Filter, HeadsFile, Signer, Verdict, Witness, look, verify};
use database::{Database, Sql, Value, Work, testing, values};
use uuid::Uuid;

use crate::{MIGRATIONS, NURSE, SERVICE, at, examined, examined_with, later, only, recorded, signed};

/// Five entries and a head, five entries and a head, two entries.
async fn a_log(database: &Database) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
    recorded(database, 5).await;
    signed(database, &file, 10).await;
    recorded(database, 5).await;
    signed(database, &file, 20).await;
    recorded(database, 2).await;
    file.lines().expect("readable").collect()
}

/// Alters, examines, and undoes the alteration.
async fn after(database: &Database, written: &[String], alterations: &[(Sql, Vec<Value>)]) -> Verdict {
    let mut work = database.work(at(100)).await.expect("work opens");
    for (sql, values) in alterations {
        assert!(work.run(*sql, values.clone()).await.expect("altered") > 0, "{}", sql.text());
    }
    let verdict = examined_with(&mut work, written.to_vec()).await;
    work.roll_back().await.expect("undone");
    verdict
}

#[tokio::test]
async fn an_untouched_log_is_whole() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let verdict = after(&database, &written, &[]).await;
        assert!(verdict.is_whole(), "{:?}", verdict.findings);
        assert_eq!((verdict.entries, verdict.last, verdict.heads, verdict.proven_through), (12, 12, 2, 10));
    })
    .await;
}

#[tokio::test]
async fn a_changed_column_is_found_and_named() {
    const AT: Sql = Sql::new("update audit_entry set at = $1 where sequence = 7");
    const KIND: Sql = Sql::new("update audit_entry set kind = $1 where sequence = 7");
    const WHAT: Sql = Sql::new("update audit_entry set what = $1 where sequence = 7");
    const ACTOR: Sql = Sql::new("update audit_entry set actor = $1 where sequence = 7");
    const ACCOUNT: Sql = Sql::new("update audit_entry set account_id = $1 where sequence = 7");
    const INSTITUTION: Sql = Sql::new("update audit_entry set institution_id = $1 where sequence = 7");
    const SUBJECT: Sql = Sql::new("update audit_entry set subject_id = $1 where sequence = 7");
    const OBJECT_KIND: Sql = Sql::new("update audit_entry set object_kind = $1 where sequence = 7");
    const OBJECT: Sql = Sql::new("update audit_entry set object_id = $1 where sequence = 7");
    let nobody: Option<Uuid> = None;
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        for (column, sql, values) in [
            ("at", AT, values![later(2)]),
            ("kind", KIND, values!["read"]),
            ("what", WHAT, values!["service.removed"]),
            ("actor", ACTOR, values!["operator"]),
            ("account_id", ACCOUNT, values![nobody]),
            ("account_id", ACCOUNT, values![SERVICE]),
            ("institution_id", INSTITUTION, values![nobody]),
            ("subject_id", SUBJECT, values![NURSE]),
            ("object_kind", OBJECT_KIND, values!["servicf"]),
            ("object_id", OBJECT, values![NURSE]),
        ] {
            let verdict = after(&database, &written, &[(sql, values)]).await;
            assert_eq!(only(&verdict), &Damage::Columns { sequence: 7, columns: column.to_owned() });
        }
    })
    .await;
}

#[tokio::test]
async fn no_byte_of_a_body_can_change_unseen() {
    const BODY: Sql = Sql::new("update audit_entry set body = $1 where sequence = 3");
    testing::on_both_engines(MIGRATIONS, async |database| {
        recorded(&database, 5).await;
        let mut work = database.work(at(100)).await.expect("work opens");
        let body: String = work
            .one(Sql::new("select body from audit_entry where sequence = 3"), values![])
            .await
            .expect("there")
            .get("body")
            .expect("a text");
        for position in 0..body.len() {
            let mut bytes = body.clone().into_bytes();
            // The highest bit would make it no text at all, which neither engine takes.
            bytes[position] ^= 1 << (position % 7);
            let altered = String::from_utf8(bytes).expect("ASCII");
            if altered.contains('\0') {
                continue;
            }
            work.run(BODY, values![altered]).await.expect("altered");
            let verdict = examined(&mut work).await;
            assert_eq!(only(&verdict), &Damage::Altered(3), "byte {position}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_byte_of_a_hash_can_change_unseen() {
    const HASH: Sql = Sql::new("update audit_entry set hash = $1 where sequence = $2");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let mut work = database.work(at(100)).await.expect("work opens");
        let entries = look(&mut work, &Filter::default(), 20, 0).await.expect("looked");
        let hash_of = |sequence| entries.iter().find(|entry| entry.sequence == sequence).expect("there").hash;
        for position in 0..32 {
            let mut hash = hash_of(3);
            hash[position] ^= 1 << (position % 8);
            work.run(HASH, values![hash.as_slice(), 3]).await.expect("altered");
            let verdict = examined_with(&mut work, written.clone()).await;
            assert_eq!(only(&verdict), &Damage::HashAltered(3), "byte {position}");
        }
        work.run(HASH, values![hash_of(3).as_slice(), 3]).await.expect("put back");
        work.run(HASH, values![&hash_of(4)[..31], 4]).await.expect("altered");
        let verdict = examined_with(&mut work, written.clone()).await;
        assert!(matches!(only(&verdict), Damage::Unreadable { sequence: 4, .. }));
    })
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_missed() {
    const ONE: Sql = Sql::new("delete from audit_entry where sequence = 4");
    const FIRST: Sql = Sql::new("delete from audit_entry where sequence <= 2");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let verdict = after(&database, &written, &[(ONE, values![])]).await;
        assert_eq!(only(&verdict), &Damage::Missing { from: 4, to: 4 });
        assert_eq!(verdict.findings[0].to_string(), "Entry 4 is missing.");
        let verdict = after(&database, &written, &[(FIRST, values![])]).await;
        assert_eq!(only(&verdict).to_string(), "Entries 1 to 2 are missing.");
    })
    .await;
}

#[tokio::test]
async fn swapped_entries_are_found() {
    const AWAY: Sql = Sql::new("update audit_entry set sequence = 1000 where sequence = 4");
    const DOWN: Sql = Sql::new("update audit_entry set sequence = 4 where sequence = 5");
    const BACK: Sql = Sql::new("update audit_entry set sequence = 5 where sequence = 1000");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let swap = [(AWAY, values![]), (DOWN, values![]), (BACK, values![])];
        let verdict = after(&database, &written, &swap).await;
        assert_eq!(verdict.findings[0].damage, Damage::Altered(4));
    })
    .await;
}

const CUT: Sql = Sql::new("delete from audit_entry where sequence > $1");
const NOTE: Sql = Sql::new(
    "update audit_chain set last_sequence = $1, last_hash = (select hash from audit_entry where sequence = $1)",
);

#[tokio::test]
async fn a_cut_end_is_missed_even_when_the_note_of_the_end_was_mended() {
    const HEADS: Sql = Sql::new("delete from audit_head where sequence > $1");
    const LAST_HEAD: Sql = Sql::new("update audit_chain set last_head = $1");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        // Careless: the note of the end speaks of what is gone.
        let verdict = after(&database, &written, &[(CUT, values![11])]).await;
        assert_eq!(only(&verdict), &Damage::CutOff { from: 12, to: 12, witness: Witness::Note });
        // Careful: a head in the database speaks of it.
        let verdict = after(&database, &written, &[(CUT, values![8]), (NOTE, values![8])]).await;
        let witness = Witness::Head { number: 2, signed_at: later(20) };
        assert_eq!(only(&verdict), &Damage::CutOff { from: 9, to: 10, witness: witness.clone() });
        assert_eq!(
            only(&verdict).to_string(),
            "Entries 9 to 10 are missing. They stood at the end: the head no. 2, signed 2026-11-22T08:00:20Z, speaks of entry 10."
        );
        // More careful: only the file speaks of it.
        let all = [(CUT, values![8]), (NOTE, values![8]), (HEADS, values![8]), (LAST_HEAD, values![1])];
        let verdict = after(&database, &written, &all).await;
        let damages: Vec<&Damage> = verdict.findings.iter().map(|finding| &finding.damage).collect();
        assert!(damages.contains(&&Damage::CutOff { from: 9, to: 10, witness }), "{damages:?}");
        assert!(damages.contains(&&Damage::HeadMissing(2)), "{damages:?}");
    })
    .await;
}

#[tokio::test]
async fn an_emptied_log_is_missed() {
    const NO_HEADS: Sql = Sql::new("delete from audit_head");
    const NO_CHAIN: Sql = Sql::new("delete from audit_chain");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let verdict = after(&database, &written, &[(NO_CHAIN, values![])]).await;
        assert_eq!(verdict.findings[0].damage, Damage::NoChain);
        let everything = [(CUT, values![0]), (NO_HEADS, values![]), (NO_CHAIN, values![])];
        let verdict = after(&database, &written, &everything).await;
        let witness = Witness::Head { number: 2, signed_at: later(20) };
        assert_eq!(only(&verdict), &Damage::CutOff { from: 1, to: 10, witness });
    })
    .await;
}

#[tokio::test]
async fn a_rewritten_history_is_found_by_its_heads() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let mut work = database.work(at(100)).await.expect("work opens");
        rewrite_from(&mut work, 7).await;
        let verdict = examined_with(&mut work, written).await;
        let rewritten = Damage::Rewritten { from: 6, to: 10, number: 2, signed_at: later(20) };
        assert_eq!(only(&verdict), &rewritten);
    })
    .await;
}

/// What somebody with the database and this program's source, but without the key, can do.
async fn rewrite_from(work: &mut Work, first: u64) {
    use sha2::{Digest as _, Sha256};
    const ALL: Sql = Sql::new("select sequence, body, hash from audit_entry order by sequence");
    const ENTRY: Sql =
        Sql::new("update audit_entry set body = $1, subject_id = null, hash = $2 where sequence = $3");
    const END: Sql = Sql::new("update audit_chain set last_hash = $1");
    let mut last: Vec<u8> = Vec::new();
    for row in work.rows(ALL, values![]).await.expect("there") {
        let sequence: i64 = row.get("sequence").expect("a number");
        let body: String = row.get("body").expect("a text");
        if sequence < i64::try_from(first).expect("small") {
            last = row.get("hash").expect("a hash");
            continue;
        }
        let mut body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
        body.as_object_mut().expect("an object").remove("subject");
        let body = body.to_string();
        last = Sha256::new()
            .chain_update(&last)
            .chain_update(sequence.to_be_bytes())
            .chain_update(&body)
            .finalize()
            .to_vec();
        work.run(ENTRY, values![body, last.as_slice(), sequence]).await.expect("rewritten");
    }
    work.run(END, values![last.as_slice()]).await.expect("rewritten");
}

#[tokio::test]
async fn the_note_of_the_end_cannot_change_unseen() {
    const INSTALLATION: Sql = Sql::new("update audit_chain set installation_id = $1");
    const SEQUENCE: Sql = Sql::new("update audit_chain set last_sequence = $1");
    const HASH: Sql = Sql::new("update audit_chain set last_hash = $1");
    const HEAD: Sql = Sql::new("update audit_chain set last_head = $1");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        for (sql, values) in [
            (INSTALLATION, values![NURSE]),
            (SEQUENCE, values![11]),
            (SEQUENCE, values![13]),
            (HASH, values![[1_u8; 32].as_slice()]),
            (HEAD, values![1]),
            (HEAD, values![3]),
        ] {
            let verdict = after(&database, &written, &[(sql, values.clone())]).await;
            assert!(!verdict.is_whole(), "{} {values:?}", sql.text());
        }
    })
    .await;
}

#[tokio::test]
async fn no_column_of_a_head_can_change_unseen() {
    const SEQUENCE: Sql = Sql::new("update audit_head set sequence = 9 where head = 2");
    const HASH: Sql = Sql::new("update audit_head set hash = $1 where head = 2");
    const SIGNED_AT: Sql = Sql::new("update audit_head set signed_at = $1 where head = 2");
    const KEY: Sql = Sql::new("update audit_head set public_key = $1 where head = 2");
    const SIGNATURE: Sql = Sql::new("update audit_head set signature = $1 where head = 2");
    const NUMBER: Sql = Sql::new("update audit_head set head = 3 where head = 2");
    const GONE: Sql = Sql::new("delete from audit_head where head = $1");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let altered = Damage::HeadAltered { number: 2, sequence: 10 };
        for (sql, values, damage) in [
            (SEQUENCE, values![], Damage::HeadAltered { number: 2, sequence: 9 }),
            (HASH, values![[1_u8; 32].as_slice()], altered.clone()),
            (SIGNED_AT, values![later(21)], altered.clone()),
            (SIGNATURE, values![[1_u8; 64].as_slice()], altered),
            (NUMBER, values![], Damage::HeadAltered { number: 3, sequence: 10 }),
            (GONE, values![1], Damage::HeadMissing(1)),
            (GONE, values![2], Damage::HeadMissing(2)),
        ] {
            let verdict = after(&database, &written, &[(sql, values)]).await;
            let damages: Vec<&Damage> = verdict.findings.iter().map(|finding| &finding.damage).collect();
            assert!(damages.contains(&&damage), "{} {damages:?}", sql.text());
        }
        let verdict = after(&database, &written, &[(KEY, values![[1_u8; 32].as_slice()])]).await;
        assert!(matches!(verdict.findings[0].damage, Damage::ForeignKey { number: 2, .. }));
    })
    .await;
}

#[tokio::test]
async fn no_byte_of_the_file_of_heads_can_change_unseen() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let mut work = database.reading(at(100)).await.expect("work opens");
        let text = written.join("\n");
        for position in (0..text.len()).step_by(13) {
            let mut bytes = text.clone().into_bytes();
            bytes[position] ^= 1 << (position % 8);
            let altered = String::from_utf8_lossy(&bytes).into_owned();
            let lines = altered.split('\n').map(str::to_owned).collect();
            let verdict = examined_with(&mut work, lines).await;
            assert!(!verdict.is_whole(), "byte {position}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_head_of_the_file_that_is_not_the_databases_is_found() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let written = a_log(&database).await;
        let mut work = database.work(at(100)).await.expect("work opens");
        // The same number signed anew over a rewritten history, by somebody who has the key as well.
        rewrite_from(&mut work, 7).await;
        work.run(Sql::new("delete from audit_head where head = 2"), values![]).await.expect("removed");
        work.run(Sql::new("update audit_chain set last_head = 1"), values![]).await.expect("altered");
        audit::sign_head(&mut work, &Signer::for_tests()).await.expect("signed");
        assert!(examined(&mut work).await.is_whole(), "the database alone knows nothing of it");
        let verdict = examined_with(&mut work, written).await;
        let damages: Vec<&Damage> = verdict.findings.iter().map(|finding| &finding.damage).collect();
        assert!(damages.contains(&&Damage::HeadReplaced(2)), "{damages:?}");
    })
    .await;
}

#[tokio::test]
async fn the_key_of_somebody_else_proves_nothing() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        a_log(&database).await;
        let other =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".parse().expect("a key");
        let mut work = database.reading(at(100)).await.expect("work opens");
        let verdict = verify(&mut work, &[other], &mut std::iter::empty()).await.expect("examined");
        assert!(verdict.findings.iter().all(|finding| matches!(finding.damage, Damage::ForeignKey { .. })));
        assert_eq!(verdict.findings.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn of_a_log_that_is_all_wrong_only_so_much_is_listed() {
    const BODIES: Sql = Sql::new("update audit_entry set body = '{}'");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        let many = (0..300).map(|_| audit::Entry::change("service.confirmed")).collect();
        audit::record_all(&mut work, many).await.expect("recorded");
        work.run(BODIES, values![]).await.expect("altered");
        let verdict = examined(&mut work).await;
        assert_eq!((verdict.findings.len(), verdict.unlisted), (100, 200));
        assert_eq!(verdict.findings[0].damage, Damage::Altered(1));
    })
    .await;
}
