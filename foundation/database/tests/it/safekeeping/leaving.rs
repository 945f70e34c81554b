//! Everything in a folder of readable files, and back.

use std::path::{Path, PathBuf};

use database::{
    safekeeping::{self, SafekeepingFault},
    testing,
};

use super::{MIGRATIONS, empty_sqlite, folder, people};

fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else if path.file_name().is_none_or(|name| name != "manifest.json") {
            found.push((path.file_name().expect("a name").into(), std::fs::read(&path).expect("readable")));
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn leaving_and_coming_back_and_leaving_again_gives_the_same_files() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        people(&database).await;
        let folder = folder();
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        let mut work = database.reading(testing::a_context()).await.expect("reading opens");
        safekeeping::export_everything(&mut work, MIGRATIONS, &first, &mut |_, _| {})
            .await
            .expect("exported");
        let refused = safekeeping::export_everything(&mut work, MIGRATIONS, &first, &mut |_, _| {}).await;
        assert!(matches!(refused, Err(SafekeepingFault::NotEmpty(_))), "{refused:?}");
        let target = empty_sqlite(folder.path(), "target.sqlite").await;
        let context = testing::a_context();
        safekeeping::import_everything(&first, &target, &context, MIGRATIONS, &mut |_, _| {})
            .await
            .expect("imported");
        let mut look = target.reading(testing::a_context()).await.expect("reading opens");
        safekeeping::export_everything(&mut look, MIGRATIONS, &second, &mut |_, _| {})
            .await
            .expect("exported");
        assert!(all_files(&first) == all_files(&second), "the files differ");
        let row = std::fs::read_to_string(first.join("tables/village.jsonl")).expect("readable");
        assert!(row.contains("{\"name\":\"Zabno\",\"founded\":\"1364-05-12\"}\n"), "{row}");

        let other = empty_sqlite(folder.path(), "other.sqlite").await;
        std::fs::write(first.join("tables/village.jsonl"), row.replace("Ąsice", "Osice")).expect("writable");
        let refused =
            safekeeping::import_everything(&first, &other, &context, MIGRATIONS, &mut |_, _| {}).await;
        assert!(
            matches!(&refused, Err(SafekeepingFault::Altered(what)) if what.contains("village")),
            "{refused:?}"
        );
    })
    .await;
}
