//! What is written out can be taken in again, and is then the same.

use std::{io::Cursor, path::Path};

use database::{
    Database,
    testing::{a_context, on_both_engines},
};
use directory::{
    export::{self, Confidential, Shape, TableFormat},
    import_hsds::import_hsds,
    pack::Manner,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    builders::MIGRATIONS,
    region::{Pack, complaints, load, of},
};

async fn as_hsds(database: &Database, shape: Shape, confidential: Confidential) -> Vec<u8> {
    let mut work = database.reading(a_context()).await.expect("a unit of work");
    let mut bytes = Vec::new();
    export::hsds(&mut work, &mut bytes, shape, confidential, &mut |_| {}).await.expect("written");
    bytes
}

async fn as_package(database: &Database, confidential: Confidential) -> Vec<u8> {
    let mut work = database.reading(a_context()).await.expect("a unit of work");
    let mut bytes = Cursor::new(Vec::new());
    export::data_package(&mut work, &mut bytes, confidential, &mut |_| {}).await.expect("written");
    bytes.into_inner()
}

async fn as_table(
    database: &Database,
    services: bool,
    format: TableFormat,
    confidential: Confidential,
) -> Vec<u8> {
    let mut work = database.reading(a_context()).await.expect("a unit of work");
    let mut bytes = Vec::new();
    if services {
        export::services(&mut work, &mut bytes, format, confidential, &mut |_| {}).await.expect("written");
    } else {
        export::institutions(&mut work, &mut bytes, format, confidential, &mut |_| {})
            .await
            .expect("written");
    }
    bytes
}

/// A second house in the same country, empty but for its units.
async fn another_house(body: impl AsyncFn(Database)) {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        pack.write("institutions.csv", "id,kind,name,teryt\n");
        pack.write("services.csv", "id,institution_id,name,service_type\n");
        load(&database, &pack).await;
        body(database).await;
    })
    .await;
}

async fn take_in(database: &Database, path: &Path) {
    let outcomes = import_hsds(database, &a_context(), path, &Manner::default(), &mut |_, _| {})
        .await
        .expect("taken in");
    for outcome in outcomes {
        assert!(outcome.report.is_clean(), "{}", complaints(&outcome));
    }
}

#[tokio::test]
async fn hsds_there_and_back_is_the_same_in_every_form() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let folder = TempDir::new().expect("a folder");
        let document = as_hsds(&database, Shape::Document, Confidential::Written).await;
        let json: Value = serde_json::from_slice(&document).expect("JSON");
        assert_eq!(json["services"].as_array().map(Vec::len), Some(4));
        std::fs::write(folder.path().join("a.json"), &document).expect("written");
        let lines = as_hsds(&database, Shape::Lines, Confidential::Written).await;
        std::fs::write(folder.path().join("a.ndjson"), lines).expect("written");
        std::fs::write(folder.path().join("a.zip"), as_package(&database, Confidential::Written).await)
            .expect("written");
        for name in ["a.json", "a.ndjson", "a.zip"] {
            another_house(async |other| {
                take_in(&other, &folder.path().join(name)).await;
                let again = as_hsds(&other, Shape::Document, Confidential::Written).await;
                let again: Value = serde_json::from_slice(&again).expect("JSON");
                for list in ["organizations", "services"] {
                    let (before, after) =
                        (json[list].as_array().expect("a list"), again[list].as_array().expect("a list"));
                    assert_eq!(before.len(), after.len(), "{name}");
                    for (before, after) in before.iter().zip(after) {
                        pretty(before, after, name);
                    }
                }
            })
            .await;
        }
    })
    .await;
}

fn pretty(before: &Value, after: &Value, name: &str) {
    let text = |value: &Value| serde_json::to_string_pretty(value).expect("JSON");
    assert_eq!(text(before), text(after), "{name}");
}

#[tokio::test]
async fn tables_there_and_back_are_the_same() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        for format in [TableFormat::Csv, TableFormat::Workbook] {
            let institutions = as_table(&database, false, format, Confidential::Written).await;
            let services = as_table(&database, true, format, Confidential::Written).await;
            another_house(async |other| {
                let mut work = other.work(a_context()).await.expect("a unit of work");
                let reading = spreadsheets::Reading::default();
                let open =
                    |bytes| spreadsheets::TableReader::from_bytes(bytes, "table", &reading).expect("a table");
                let quiet = &mut |_: &str, _| {};
                let manner = Manner::default();
                let outcome =
                    directory::pack::load_institutions(&mut work, open(&institutions), &manner, quiet)
                        .await
                        .expect("institutions");
                assert!(outcome.report.is_clean(), "{}", complaints(&outcome));
                let outcome = directory::pack::load_services(&mut work, open(&services), &[], &manner, quiet)
                    .await
                    .expect("services");
                assert!(outcome.report.is_clean(), "{}", complaints(&outcome));
                work.commit().await.expect("kept");
                for (table, before) in [(false, &institutions), (true, &services)] {
                    let after = as_table(&other, table, TableFormat::Csv, Confidential::Written).await;
                    if format == TableFormat::Csv {
                        assert_eq!(String::from_utf8_lossy(before), String::from_utf8_lossy(&after));
                    }
                }
                // Whatever the form, the directory itself is the same.
                let (before, after) = (
                    as_hsds(&database, Shape::Lines, Confidential::Written).await,
                    as_hsds(&other, Shape::Lines, Confidential::Written).await,
                );
                assert_eq!(String::from_utf8_lossy(&before), String::from_utf8_lossy(&after));
            })
            .await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_hidden_address_is_in_no_export_unless_the_operator_asks() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let written = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Ukryta");
        assert!(!written(&as_hsds(&database, Shape::Document, Confidential::LeftOut).await));
        assert!(!written(&as_table(&database, false, TableFormat::Csv, Confidential::LeftOut).await));
        assert!(!written(&as_table(&database, true, TableFormat::Csv, Confidential::LeftOut).await));
        assert!(written(&as_hsds(&database, Shape::Document, Confidential::Written).await));
        assert!(written(&as_table(&database, false, TableFormat::Csv, Confidential::Written).await));
        let package = as_package(&database, Confidential::LeftOut).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("an archive");
        let mut addresses = String::new();
        std::io::Read::read_to_string(
            &mut archive.by_name("addresses.csv").expect("a table"),
            &mut addresses,
        )
        .expect("text");
        assert!(addresses.contains("Kościuszki") && !addresses.contains("Ukryta"), "{addresses}");
    })
    .await;
}

#[tokio::test]
async fn the_package_describes_each_of_its_tables() {
    on_both_engines(MIGRATIONS, async |database| {
        let outcomes = load(&database, &Pack::new()).await;
        assert_eq!(of(&outcomes, "services.csv").loaded, 4);
        let package = as_package(&database, Confidential::LeftOut).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("an archive");
        let description: Value =
            serde_json::from_reader(archive.by_name("datapackage.json").expect("a description"))
                .expect("JSON");
        for resource in description["resources"].as_array().expect("a list") {
            let path = resource["path"].as_str().expect("a path").to_owned();
            let mut text = String::new();
            std::io::Read::read_to_string(
                &mut archive.by_name(&path).expect("the table is there"),
                &mut text,
            )
            .expect("text");
            let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
            let fields: Vec<&str> = resource["schema"]["fields"]
                .as_array()
                .expect("fields")
                .iter()
                .map(|field| field["name"].as_str().expect("a name"))
                .collect();
            assert_eq!(header, fields, "{path}");
        }
    })
    .await;
}
