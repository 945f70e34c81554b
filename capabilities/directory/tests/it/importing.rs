//! Loading a region pack, and taking in HSDS of others.

use std::path::Path;

use database::{
    Database,
    testing::{a_context, on_both_engines},
};
use directory::{
    import_hsds::{CannotImport, import_hsds},
    pack::{Manner, Outcome},
};
use encodings::cp1250;
use spreadsheets::CsvDialect;
use tempfile::TempDir;

use crate::{
    builders::MIGRATIONS,
    region::{Pack, at, complaints, count, load, load_as, of, services},
};

mod encodings {
    /// Polish text as older Windows programs write it.
    pub fn cp1250(text: &str) -> Vec<u8> {
        text.chars()
            .filter_map(|letter| match letter {
                'ą' => Some(0xb9),
                'ć' => Some(0xe6),
                'ę' => Some(0xea),
                'ł' => Some(0xb3),
                'ń' => Some(0xf1),
                'ó' => Some(0xf3),
                'ś' => Some(0x9c),
                'ź' => Some(0x9f),
                'ż' => Some(0xbf),
                'Ś' => Some(0x8c),
                'Ż' => Some(0xaf),
                letter => u8::try_from(letter).ok().filter(u8::is_ascii),
            })
            .collect()
    }
}

#[tokio::test]
async fn a_second_import_of_the_same_files_changes_nothing() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        let first = load(&database, &pack).await;
        let kept = of(&first, "services.csv").kept.expect("services have a history");
        assert_eq!((kept.new, kept.unchanged), (4, 0), "{}", complaints(of(&first, "services.csv")));
        assert_eq!(
            of(&first, "institutions.csv").loaded,
            3,
            "{}",
            complaints(of(&first, "institutions.csv"))
        );
        let second = load_as(&database, &pack, &Manner::default(), at(1)).await;
        for file in ["institutions.csv", "services.csv"] {
            let kept = of(&second, file).kept.expect("a history");
            assert_eq!((kept.new, kept.changed, kept.removed), (0, 0, 0), "{file}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_service_that_is_no_longer_named_becomes_a_tombstone_and_can_come_back() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        load(&database, &pack).await;
        let fewer: String = services()
            .lines()
            .filter(|line| !line.contains("--klub"))
            .map(|line| format!("{line}\n"))
            .collect();
        pack.write("services.csv", fewer);
        let outcomes = load_as(&database, &pack, &Manner::default(), at(1)).await;
        assert_eq!(of(&outcomes, "services.csv").kept.expect("a history").removed, 1);
        assert_eq!(count(&database).await, (4, 3));
        pack.write("services.csv", services());
        load_as(&database, &pack, &Manner::default(), at(2)).await;
        assert_eq!(count(&database).await, (4, 4));
    })
    .await;
}

#[tokio::test]
async fn bad_rows_are_set_aside_with_reasons_and_the_good_ones_are_loaded() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        pack.write(
            "institutions.csv",
            "id,kind,name,teryt,lat,lon,regon\n\
             a,ops,Dobra,1211011,49.4779,20.0322,123456785\n\
             b,ops,Zły TERYT,1299011,,,\n\
             c,ops,Za krótki,12110,,,\n\
             d,oops,Nieznany rodzaj,1211011,,,\n\
             e,ops,Zamienione,1211011,20.0322,49.4779,123456784\n\
             ,ops,Bez numeru,1211011,,,\n",
        );
        pack.write(
            "services.csv",
            "id,institution_id,name,service_type\n\
             a--1,a,Dobra usługa,social_work\n\
             b--1,b,Bez instytucji,social_work\n\
             a--2,a,Nieznany rodzaj,sociel_work\n",
        );
        let outcomes = load(&database, &pack).await;
        let of_institutions = of(&outcomes, "institutions.csv");
        let said = complaints(of_institutions);
        assert_eq!(of_institutions.loaded, 2, "{said}");
        for words in [
            "there is no unit 1299011",
            "is not a TERYT code",
            "did you mean \"ops\"",
            "look swapped",
            "not a right REGON",
            "the cell is empty",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        let of_services = of(&outcomes, "services.csv");
        let said = complaints(of_services);
        assert_eq!(of_services.loaded, 1, "{said}");
        assert!(
            said.contains("there is no institution \"b\"") && said.contains("did you mean \"social_work\""),
            "{said}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_no_address_of_a_website_is_left_out() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        pack.write(
            "institutions.csv",
            "id,kind,name,teryt,website\n\
             a,ops,Dobra,1211011,\"https://dobra.example;javascript:alert(1);data:text/html,x;ftp://dobra.example\"\n",
        );
        pack.write("services.csv", "id,institution_id,name,service_type\n");
        load(&database, &pack).await;
        let mut work = database.reading(a_context()).await.expect("a unit of work");
        let kept = institutions::look::by_source_id(&mut work, "a").await.expect("asked").expect("there");
        let websites = &kept.contacts.websites;
        assert!(websites.contains(&"https://dobra.example".to_owned()), "{websites:?}");
        for site in websites {
            assert!(site.starts_with("https://") || site.starts_with("http://"), "{websites:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_removed_while_a_row_is_refused() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        load(&database, &pack).await;
        pack.write("services.csv", services().replace("ops-1--praca,ops-1,", "ops-1--praca,nobody,"));
        let outcomes = load_as(&database, &pack, &Manner::default(), at(1)).await;
        assert_eq!(of(&outcomes, "services.csv").kept.expect("a history").removed, 0);
        assert_eq!(count(&database).await, (4, 4));
    })
    .await;
}

#[tokio::test]
async fn rows_that_were_set_aside_can_be_corrected_and_fed_back() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        pack.write("services.csv", services().replace("social_work", "sociel_work"));
        let outcomes = load(&database, &pack).await;
        assert_eq!(count(&database).await, (3, 3));
        let aside = of(&outcomes, "services.csv").set_aside.as_ref().expect("one row").clone();
        let corrected = aside.write_csv(Vec::new(), CsvDialect::PLAIN).expect("written");
        let corrected =
            String::from_utf8(corrected).expect("UTF-8").replace("sociel_work,,", "social_work,,");
        pack.write("services.csv", corrected);
        let part = Manner { complete: false, ..Manner::default() };
        let outcomes = load_as(&database, &pack, &part, at(1)).await;
        assert_eq!(of(&outcomes, "services.csv").loaded, 1, "{}", complaints(of(&outcomes, "services.csv")));
        assert_eq!(count(&database).await, (4, 4));
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_keeps_nothing() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        let dry = Manner { dry_run: true, ..Manner::default() };
        let outcomes = load_as(&database, &pack, &dry, a_context()).await;
        assert_eq!(of(&outcomes, "services.csv").kept.expect("a history").new, 4);
        assert_eq!(count(&database).await, (0, 0));
    })
    .await;
}

#[tokio::test]
async fn encodings_and_line_ends_of_other_programs_are_understood() {
    let crlf = services().replace('\n', "\r\n");
    let old_windows = cp1250(&services().replace("Допомога соціального працівника", ""));
    let with_mark = [b"\xef\xbb\xbf".as_slice(), services().as_bytes()].concat();
    for bytes in [crlf.into_bytes(), old_windows, with_mark] {
        on_both_engines(MIGRATIONS, async |database| {
            let pack = Pack::new();
            pack.write("services.csv", &bytes);
            let outcomes = load(&database, &pack).await;
            assert_eq!(
                of(&outcomes, "services.csv").loaded,
                4,
                "{}",
                complaints(of(&outcomes, "services.csv"))
            );
            let mut work = database.reading(a_context()).await.expect("a unit of work");
            let kept = directory::look::by_source_id(&mut work, "ops-1--opieka")
                .await
                .expect("asked")
                .expect("there");
            assert_eq!(kept.service.name.pl.as_deref(), Some("Usługi opiekuńcze w domu"));
        })
        .await;
    }
}

#[tokio::test]
async fn the_example_row_of_the_template_is_passed_over() {
    on_both_engines(MIGRATIONS, async |database| {
        let pack = Pack::new();
        let csv = directory::template::csv(directory::template::Sheet::Institutions, Vec::new())
            .expect("a template");
        pack.write("institutions.csv", csv);
        pack.write(
            "services.csv",
            directory::template::csv(directory::template::Sheet::Services, Vec::new()).expect("a template"),
        );
        let outcomes = load(&database, &pack).await;
        for file in ["institutions.csv", "services.csv"] {
            let outcome = of(&outcomes, file);
            assert_eq!((outcome.rows, outcome.passed_over, outcome.loaded), (1, 1, 0), "{file}");
        }
    })
    .await;
}

#[test]
fn the_template_is_a_workbook_with_both_tables_and_explanations() {
    let codes = institutions::CodeLists::new(directory::pack::shipped_codes());
    let book = directory::template::workbook(&codes, "2026-11-22").expect("a workbook");
    for sheet in ["institutions", "services"] {
        let reading = spreadsheets::Reading::default().sheet(sheet);
        let table = spreadsheets::read_table(&book, "template.xlsx", &reading).expect("a sheet");
        assert!(table.headers.position("id").is_some(), "{sheet}: {:?}", table.headers.names());
        assert_eq!(table.rows.len(), 1, "{sheet} has its example row");
    }
}

// HSDS

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn elsewhere() -> Manner {
    Manner { collection: "elsewhere".to_owned(), ..Manner::default() }
}

async fn take_in(database: &Database, path: &Path, manner: &Manner) -> Result<Vec<Outcome>, CannotImport> {
    import_hsds(database, &at(5), path, manner, &mut |_, _| {}).await
}

const OLD_TABLES: &[(&str, &str)] = &[
    (
        "organizations.csv",
        "id,name,description,email,url\n17,Fundacja Dom,Pomaga rodzinom.,dom@example.org,dom.example.org\n18,Fundacja w Nigdzie,,,\n",
    ),
    ("locations.csv", "id,organization_id,name\nl1,17,Siedziba\nl2,,Klub\n"),
    (
        "physical_addresses.csv",
        "id,location_id,address_1,city,postal_code,country\np1,l1,ul. Kolejowa 9,Czarny Dunajec,34470,PL\np2,l2,Rynek 3,Nowy Targ,34-400,PL\n",
    ),
    (
        "services.csv",
        "id,organization_id,name,description,status,fees,eligibility\ns1,17,Porady,Rozmowa z prawnikiem.,active,Bezpłatnie,Dla każdego\ns2,18,Zupa,,active,,\n",
    ),
    ("services_at_location.csv", "id,service_id,location_id\nx1,s1,l2\n"),
    (
        "regular_schedules.csv",
        "id,service_id,location_id,weekday,opens_at,closes_at\n,s1,,Monday,08:00,16:00\n",
    ),
    ("phones.csv", "id,service_id,organization_id,number\n,,17,18 265 11 11\n,s1,,18 265 22 22\n"),
    ("taxonomy.csv", "id,name,vocabulary\nt1,porady prawne,lokalny\nt2,Legal help,lokalny\n"),
    ("services_taxonomy.csv", "id,service_id,taxonomy_id\n,s1,t1\n,s1,t2\n"),
];

#[tokio::test]
async fn tables_of_version_1_1_are_joined_and_mapped() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let folder = folder_with(OLD_TABLES);
        let outcomes = take_in(&database, folder.path(), &elsewhere()).await.expect("it is taken in");
        let said: String = outcomes.iter().map(complaints).collect();
        assert_eq!((outcomes[0].loaded, outcomes[1].loaded), (1, 1), "{said}");
        assert!(said.contains("in which gmina"), "{said}");
        assert_eq!(outcomes[1].objects_set_aside.len(), 1, "the service of the refused organization");
        let mut work = database.reading(a_context()).await.expect("a unit of work");
        let kept = directory::look::by_source_id(&mut work, "s1").await.expect("asked").expect("there");
        insta::assert_json_snapshot!("service_of_version_1_1", kept.service);
        let institution =
            institutions::look::by_source_id(&mut work, "17").await.expect("asked").expect("there");
        assert_eq!(institution.teryt.as_str(), "1211033");
        assert_eq!(institution.contacts.websites, ["https://dom.example.org"]);
    })
    .await;
}

#[tokio::test]
async fn a_unit_for_the_whole_file_takes_in_what_names_no_place() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let folder = folder_with(OLD_TABLES);
        let manner = Manner { unit: "12".parse().ok(), ..elsewhere() };
        let outcomes = take_in(&database, folder.path(), &manner).await.expect("it is taken in");
        assert_eq!((outcomes[0].loaded, outcomes[1].loaded), (2, 2));
        let again = take_in(&database, folder.path(), &manner).await.expect("again");
        assert_eq!(again[1].kept.expect("a history").unchanged, 2, "a second import changes nothing");
    })
    .await;
}

#[tokio::test]
async fn an_object_that_was_set_aside_can_be_corrected_and_fed_back() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let lines = concat!(
            r#"{"id":"o1","name":"Fundacja","locations":[{"id":"l","addresses":[{"city":"Czarny Dunajec","postal_code":"34-470"}]}]}"#, "\n",
            r#"{"id":"s1","name":"Porady","status":"active","organization_id":"nobody"}"#, "\n",
            r#"{"id":"s2","name":"Zupa","#, "\n",
        );
        let folder = folder_with(&[("feed.ndjson", lines)]);
        let feed = folder.path().join("feed.ndjson");
        let outcomes = take_in(&database, &feed, &elsewhere()).await.expect("it is taken in");
        assert_eq!((outcomes[0].loaded, outcomes[1].loaded, outcomes[1].objects_set_aside.len()), (1, 0, 2));
        let corrected = outcomes[1].objects_set_aside[0].replace("nobody", "o1");
        std::fs::write(&feed, corrected).expect("written");
        let part = Manner { complete: false, ..elsewhere() };
        let outcomes = take_in(&database, &feed, &part).await.expect("it is taken in");
        assert_eq!(outcomes[1].loaded, 1, "{}", complaints(&outcomes[1]));
    })
    .await;
}

#[tokio::test]
async fn a_record_of_another_collection_is_not_taken_over() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let mut work = database.reading(a_context()).await.expect("a unit of work");
        let institution =
            institutions::look::by_source_id(&mut work, "ops-1").await.expect("asked").expect("there");
        drop(work);
        let feed = serde_json::json!([{ "id": institution.id, "name": "Podszywacz", "locations": [
            { "id": "l", "addresses": [{ "city": "Nowy Targ", "postal_code": "34-400" }] }] }]);
        let folder = folder_with(&[("feed.json", &feed.to_string())]);
        let outcomes =
            take_in(&database, &folder.path().join("feed.json"), &elsewhere()).await.expect("it is read");
        assert_eq!(outcomes[0].loaded, 0);
        assert!(
            complaints(&outcomes[0]).contains("from the collection \"region\""),
            "{}",
            complaints(&outcomes[0])
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_cut_off_or_not_hsds_loads_nothing_and_says_what_to_do() {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        let whole = r#"{"services":[{"id":"s1","name":"Zupa","status":"active","organization":{"id":"o1","name":"Fundacja","locations":[{"addresses":[{"city":"Nowy Targ","postal_code":"34-400"}]}]}}]}"#;
        let half = &whole[..whole.len() - 30];
        let folder = folder_with(&[("half.json", half), ("no.json", "<html>"), ("empty.json", "{}"), ("bomb.zip", "")]);
        let said = |error: CannotImport| error.to_string();
        let path = |name: &str| folder.path().join(name);
        let cut = take_in(&database, &path("half.json"), &elsewhere()).await.map_err(said).expect_err("cut off");
        assert!(cut.contains("was cut off in line 1"), "{cut}");
        let html = take_in(&database, &path("no.json"), &elsewhere()).await.map_err(said).expect_err("no JSON");
        assert!(html.contains("is not JSON"), "{html}");
        let empty = take_in(&database, &path("empty.json"), &elsewhere()).await.map_err(said).expect_err("empty");
        assert!(empty.contains("neither services nor organizations"), "{empty}");
        let missing = take_in(&database, &path("missing.json"), &elsewhere()).await.map_err(said).expect_err("missing");
        assert!(missing.contains("cannot be read"), "{missing}");
        std::fs::write(path("bomb.zip"), a_bomb()).expect("written");
        let bomb = take_in(&database, &path("bomb.zip"), &elsewhere()).await.map_err(said).expect_err("a bomb");
        assert!(bomb.contains("is larger than"), "{bomb}");
        assert_eq!(count(&database).await, (4, 4));
    })
    .await;
}

/// A small archive with a large table in it.
fn a_bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("services.csv", zip::write::SimpleFileOptions::default()).expect("begun");
    let blank = vec![b' '; 1 << 20];
    for _ in 0..40 {
        archive.write_all(&blank).expect("written");
    }
    archive.finish().expect("packed").into_inner()
}
