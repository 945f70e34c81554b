//! What was kept outside the file: the public key, the heads, a printed report.

use audit::{Signer, prune};
use database::{Sql, testing, values};
use verifier::{Finding, PublicKey, Verification};
use vocabulary::Moment;

use crate::{a_database, at, exported, kept, recorded, signed};

fn our_key() -> PublicKey {
    Signer::for_tests().public_key().to_string().parse().expect("a key")
}

#[tokio::test]
async fn an_export_of_somebody_else_is_whole_only_while_one_asks_for_no_key() {
    let kept = kept(10).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let other = Signer::open_or_create(&folder.path().join("other.key")).expect("a key").public_key();
    let other: PublicKey = other.to_string().parse().expect("a key");
    let trusting = |keys| Verification::trusting(keys).read(kept.export.as_slice()).expect("readable");
    assert!(trusting(Vec::new()).is_whole());
    assert!(trusting(Vec::new()).trusts_itself);
    assert!(trusting(vec![our_key()]).is_whole());
    // As when the key was replaced.
    assert!(trusting(vec![other, our_key()]).is_whole());
    let report = trusting(vec![other]);
    assert!(report.findings.iter().any(|finding| matches!(finding, Finding::ForeignSeal(_))), "{report}");
}

#[tokio::test]
async fn the_heads_that_were_kept_miss_the_end_that_was_cut_off_before_the_export() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = a_database(folder.path()).await;
    recorded(&database, 10, 0).await;
    let heads = signed(&database, 10).await.line() + "\n";
    // An operator who owns database and key, but not the copy of the heads.
    let mut work = database.work(at(20)).await.expect("work opens");
    for cut in [
        Sql::new("delete from audit_entry where sequence > 7"),
        Sql::new("delete from audit_head"),
        Sql::new(
            "update audit_chain set last_head = 0, last_sequence = 7, last_hash = (select hash from audit_entry where sequence = 7)",
        ),
    ] {
        work.run(cut, values![]).await.expect("cut");
    }
    work.commit().await.expect("kept");
    let export = exported(&database, 30).await;
    let alone = Verification::trusting(vec![our_key()]).read(export.as_slice()).expect("readable");
    assert!(alone.is_whole(), "{alone}");
    let report =
        Verification::trusting(vec![our_key()]).with_heads(&heads).read(export.as_slice()).expect("readable");
    assert_eq!(report.findings.len(), 1, "{report}");
    assert_eq!(
        report.findings[0].to_string(),
        "Entries 8 to 10 are missing. They stood at the end: the head no. 1, signed 2026-11-22T08:00:10Z, speaks of entry 10."
    );

    // And when other things happened since.
    recorded(&database, 5, 40).await;
    let export = exported(&database, 50).await;
    let report =
        Verification::trusting(vec![our_key()]).with_heads(&heads).read(export.as_slice()).expect("readable");
    assert_eq!(
        report.findings,
        [Finding::Rewritten { from: 1, to: 10, number: 1, signed_at: "2026-11-22T08:00:10Z".to_owned() }]
    );
}

#[tokio::test]
async fn the_heads_that_were_kept_agree_with_a_whole_export() {
    let kept = kept(20).await;
    let report = Verification::trusting(vec![our_key()])
        .with_heads(&kept.heads)
        .read(kept.export.as_slice())
        .expect("readable");
    assert!(report.is_whole(), "{report}");
    assert_eq!(report.heads, 2, "the same head twice is one head");
    let report = Verification::trusting(vec![our_key()])
        .with_heads(&kept.heads.replace("\"head\":2", "\"head\":3"))
        .read(kept.export.as_slice())
        .expect("readable");
    assert_eq!(report.findings, [Finding::HeadAltered(3)]);
    let report = Verification::trusting(vec![our_key()])
        .with_heads("hello\n")
        .read(kept.export.as_slice())
        .expect("readable");
    assert_eq!(report.findings, [Finding::HeadsLine(1)]);
}

#[tokio::test]
async fn a_printed_report_is_held_against_the_export() {
    let kept = kept(20).await;
    let examined = |printed: &str| {
        let printed = printed.parse().expect("a printed head");
        Verification::trusting(Vec::new())
            .with_printed(vec![printed])
            .read(kept.export.as_slice())
            .expect("readable")
    };
    assert!(examined(&kept.printed).is_whole());
    assert_eq!(examined("17 · 2026-11-22 · 0000 0000 0000 0000").findings, [Finding::PrintedDiffers(17)]);
    assert_eq!(examined("21 · 2026-11-22 · 0000 0000 0000 0000").findings, [Finding::PrintedMissing(21)]);
}

#[tokio::test]
async fn a_log_whose_old_part_was_let_go_is_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = a_database(folder.path()).await;
    recorded(&database, 10, 0).await;
    let heads = signed(&database, 10).await.line() + "\n";
    recorded(&database, 5, 100).await;
    let years = 3 * 366 * 24 * 3_600;
    let mut work = database.work(at(years)).await.expect("work opens");
    let minute =
        Moment::from_microseconds(testing::a_moment().microseconds() + 60_000_000).expect("a moment");
    prune(&mut work, &Signer::for_tests(), minute).await.expect("pruned");
    work.commit().await.expect("kept");
    let export = exported(&database, years).await;
    let examined =
        |export: &[u8]| Verification::trusting(Vec::new()).with_heads(&heads).read(export).expect("readable");
    let report = examined(&export);
    assert!(report.is_whole(), "{report}");
    assert_eq!((report.pruned_through, report.entries), (10, 6));

    // The note cannot be moved.
    let moved = String::from_utf8(export)
        .expect("text")
        .replace("\"pruned\":{\"sequence\":10", "\"pruned\":{\"sequence\":11");
    let report = examined(moved.as_bytes());
    assert_eq!(report.findings[0], Finding::PrunedForged(11), "{report}");
}

/// The format is a promise: what was exported once must be readable for as long as anybody may ask.
#[test]
fn an_export_made_by_the_first_version_is_still_read() {
    let report = Verification::trusting(vec![our_key()])
        .read(include_str!("an-export-of-format-1.jsonl").as_bytes())
        .expect("readable");
    assert!(report.is_whole(), "{report}");
    assert_eq!(report.entries, 6);
}
