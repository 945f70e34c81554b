//! The thesaurus as data: whether what it names exists.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use finder::{CannotLoad, Thesaurus};
use vocabulary::Language;

/// Codes by list, as the institutions keep them.
fn codes() -> HashMap<String, HashSet<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../institutions/codes/codelists.csv");
    let mut codes: HashMap<String, HashSet<String>> = HashMap::new();
    for row in csv::Reader::from_path(file).expect("the code lists").records() {
        let row = row.expect("a row");
        codes.entry(row[0].to_owned()).or_default().insert(row[1].to_owned());
    }
    codes
}

#[test]
fn every_code_that_a_need_names_exists() {
    let codes = codes();
    let mut unknown = Vec::new();
    for need in Thesaurus::embedded().needs() {
        for (list, named) in [
            ("service_type", &need.services),
            ("service_type", &need.related),
            ("institution_kind", &need.institution_kinds),
            ("target_group", &need.target_groups),
            ("access_need", &need.access),
        ] {
            unknown.extend(
                named
                    .iter()
                    .filter(|code| !codes[list].contains(*code))
                    .map(|code| format!("{}: {list} {code}", need.id)),
            );
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn every_need_has_a_name_in_three_languages_and_every_danger_a_number() {
    let thesaurus = Thesaurus::embedded();
    for need in thesaurus.needs() {
        for language in Language::ALL {
            assert!(
                need.name.only_in(language).is_some_and(|name| !name.is_empty()),
                "{} {language}",
                need.id
            );
        }
        if let Some(danger) = &need.urgent {
            assert!(!thesaurus.emergency_lines(danger).is_empty(), "{}", need.id);
        }
    }
}

#[test]
fn a_folder_of_ones_own_adds_needs_and_a_broken_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("own.toml");
    let need = "[[need]]\nid = \"lost_hat\"\nname = { pl = \"Kapelusz\" }\nservices = [\"meal\"]\nsay.pl = [\"zgubić kapelusz\"]\n";
    std::fs::write(&own, need).expect("writable");
    let thesaurus = Thesaurus::load(Some(folder.path())).expect("loaded");
    let understood = thesaurus.understand("zgubiłem gdzieś kapelusz", None);
    assert_eq!(understood.needs.first().map(|found| found.need.id.as_str()), Some("lost_hat"));
    std::fs::write(&own, "[[need]\nid = ").expect("writable");
    match Thesaurus::load(Some(folder.path())) {
        Err(CannotLoad::Malformed { file, .. }) => assert_eq!(file, "own.toml"),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("a broken file was taken"),
    }
}
