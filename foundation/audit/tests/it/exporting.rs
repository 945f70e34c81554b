//! The file for the stand-alone verifier; that the verifier finds it whole is tested beside the verifier.

use std::io;

use audit::{CannotExport, Entry, Exported, HeadsFile, Signer, export, record};
use database::testing;
use serde_json::{Value, json};

use crate::{MIGRATIONS, at, recorded, signed};

#[tokio::test]
async fn an_export_has_its_parts_in_order() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = HeadsFile::at(&folder.path().join("audit-heads.jsonl"));
        recorded(&database, 2).await;
        let head = signed(&database, &file, 2).await;
        let mut work = database.work(at(3)).await.expect("work opens");
        record(&mut work, Entry::change("service.confirmed")).await.expect("recorded");
        let mut written = Vec::new();
        let exported = export(&mut work, &Signer::for_tests(), &mut written).await.expect("exported");
        assert_eq!(exported, Exported { entries: 3, heads: 1 });
        let text = String::from_utf8(written).expect("text");
        let lines: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect();
        assert_eq!(lines.len(), 6);
        assert_eq!(lines[0]["ogniwo_audit_export"], 1);
        assert_eq!(lines[0]["public_keys"], json!([Signer::for_tests().public_key().to_string()]));
        assert_eq!(text.lines().nth(1), Some(head.line().as_str()));
        assert_eq!([&lines[2]["sequence"], &lines[3]["sequence"], &lines[4]["sequence"]], [1, 2, 3]);
        assert_eq!(lines[5]["end"]["entries"], 3);
    })
    .await;
}

#[tokio::test]
async fn there_is_no_export_of_nothing() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.reading(at(0)).await.expect("work opens");
        let refused = export(&mut work, &Signer::for_tests(), &mut Vec::new()).await;
        assert!(matches!(refused, Err(CannotExport::Empty)));
    })
    .await;
}

struct FullDisk;

impl io::Write for FullDisk {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_full_disk_is_told_of() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        recorded(&database, 2).await;
        let mut work = database.reading(at(0)).await.expect("work opens");
        let refused = export(&mut work, &Signer::for_tests(), &mut FullDisk).await;
        assert!(matches!(refused, Err(CannotExport::Write(_))));
    })
    .await;
}
