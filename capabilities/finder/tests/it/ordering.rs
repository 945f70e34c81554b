//! What stands first, and why it is said to be there.

use finder::{Ask, Entry, Filters, FoundBy, Index, Reach, Thesaurus, find};
use jiff::civil::date;
use uuid::Uuid;
use vocabulary::{Language, LocalText};

use crate::region::{place, region, types};

#[test]
fn an_allowance_of_another_gmina_is_no_answer() {
    let found = region().ask_in("zasiłek na opał", "Dębowa");
    let foreign: Vec<_> = found
        .results
        .iter()
        .filter(|hit| hit.source_id.contains("ops-") && !hit.source_id.contains("1290022"))
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    assert_eq!(found.results[0].reason.reach, Reach::ServesGmina);
}

#[test]
fn the_home_for_the_right_people_comes_before_the_nearer_one() {
    let region = region();
    let found = region.ask_in("dps dla osoby z zaburzeniami psychicznymi", "Lipno");
    let homes: Vec<_> = found.results.iter().filter(|hit| hit.service_type == "nursing_home").collect();
    assert_eq!(homes[0].name.pl.as_deref(), Some("Dom Zacisze"));
}

#[test]
fn a_free_place_for_the_right_sex_is_what_is_asked_for() {
    let region = region();
    let homes = |question: &str| -> Vec<String> {
        let found = region.ask_in(question, "Lipno");
        let homes = found.results.iter().filter(|hit| hit.service_type == "nursing_home");
        homes.filter_map(|hit| hit.name.pl.clone()).collect()
    };
    assert_eq!(homes("wolne miejsce w dps dla starszej kobiety")[0], "Dom Jutrzenka");
    assert_eq!(homes("wolne miejsce w dps dla starszego mężczyzny")[0], "Dom Pod Lipami");
}

#[test]
fn a_sign_language_interpreter_asked_for_brings_those_who_have_one() {
    let found = region().ask_in("psycholog z tłumaczem języka migowego", "Migowo");
    assert!(!found.fallback);
    assert_eq!(found.results[0].reason.access, ["pjm_interpreter"]);
}

#[test]
fn every_result_says_why_it_is_there() {
    let found = region().ask_in("pomoc alkoholikowi", "Lipno");
    for hit in &found.results {
        assert!(matches!(&hit.reason.found_by, FoundBy::Need(_) | FoundBy::Words), "{hit:?}");
        assert_ne!(hit.reason.reach, Reach::NoPlace);
    }
    let nothing = region().ask_in("bilety do kina", "Lipno");
    assert!(nothing.fallback && nothing.results.iter().all(|hit| hit.reason.found_by == FoundBy::Fallback));
}

#[test]
fn filters_leave_only_what_meets_them() {
    let region = region();
    let here = place("Lipno");
    let filtered = |filters: Filters| {
        let ask = Ask { question: "dps", place: Some(&here), filters, limit: 50, ..Ask::default() };
        find(&region.index, &ask).expect("an answer")
    };
    let near = filtered(Filters { radius_km: Some(12.0), ..Filters::default() });
    assert!(near.results.iter().all(|hit| hit.distance_km.is_some_and(|km| km <= 12.0)));
    let free = filtered(Filters {
        free_places: true,
        service_types: vec!["nursing_home".into()],
        ..Filters::default()
    });
    assert_eq!(free.results.len(), 4, "{:?}", types(&free));
    let with_interpreter = filtered(Filters { access: vec!["pjm_interpreter".into()], ..Filters::default() });
    assert!(
        with_interpreter
            .results
            .iter()
            .all(|hit| hit.source_id.contains("1290032") || hit.service_type == "nursing_home")
    );
}

#[test]
fn open_now_leaves_those_that_are_known_to_be_open() {
    let region = region();
    let here = place("Lipno");
    let at = |moment| {
        let filters = Filters { open_at: Some(moment), ..Filters::default() };
        let ask =
            Ask { question: "praca socjalna", place: Some(&here), filters, limit: 50, ..Ask::default() };
        find(&region.index, &ask).expect("an answer")
    };
    let monday = at(date(2026, 11, 23).at(9, 0, 0, 0));
    assert!(!monday.fallback && !monday.results.is_empty());
    assert!(at(date(2026, 11, 22).at(9, 0, 0, 0)).fallback, "on Sunday the office is closed");
    assert!(at(date(2026, 11, 11).at(9, 0, 0, 0)).fallback, "and on a public holiday too");
}

#[test]
fn further_pages_go_on_where_the_first_ended() {
    let region = region();
    let here = place("Lipno");
    let page = |skip: usize, limit: usize| -> Vec<String> {
        let ask = Ask { question: "przemoc w rodzinie", place: Some(&here), limit, skip, ..Ask::default() };
        find(&region.index, &ask).expect("an answer").results.into_iter().map(|hit| hit.source_id).collect()
    };
    let whole = page(0, 6);
    assert_eq!([page(0, 3), page(3, 3)].concat(), whole);
}

#[test]
fn the_same_question_always_has_the_same_answer() {
    let region = region();
    let ask = || -> Vec<String> {
        let found = region.ask_in("nie mam pieniędzy i mąż pije", "Lipno");
        found.results.into_iter().map(|hit| hit.source_id).collect()
    };
    let once = ask();
    for _ in 0..5 {
        assert_eq!(ask(), once);
    }
}

#[test]
fn of_services_otherwise_alike_the_one_that_was_wished_for_comes_first() {
    let alike = |number: u128| Entry {
        id: Uuid::from_u128(number),
        source_id: number.to_string(),
        name: LocalText::polish("Poradnictwo psychologiczne"),
        service_type: "psychological_counselling".to_owned(),
        institution_kind: "ngo".to_owned(),
        covers: vec!["1290011".parse().expect("a code")],
        ..Entry::default()
    };
    let mode = |mode: &str| vec![mode.to_owned()];
    let entries = vec![
        Entry { modes: mode("in_person"), free_of_charge: Some(false), ..alike(1) },
        Entry { modes: mode("online"), ..alike(2) },
        Entry { modes: mode("phone"), ..alike(3) },
        Entry { free_of_charge: Some(true), ..alike(4) },
        Entry { round_the_clock: true, ..alike(5) },
    ];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index =
        Index::open_or_rebuild(folder.path(), Thesaurus::embedded(), "1", || entries).expect("an index");
    let first = |question: &str| {
        let ask = Ask { question, language: Language::Polish, limit: 5, ..Ask::default() };
        find(&index, &ask).expect("an answer").results[0].source_id.clone()
    };
    for (question, wanted) in [
        ("rozmowa z psychologiem przez internet", "2"),
        ("rozmowa z psychologiem przez telefon", "3"),
        ("bezpłatny psycholog", "4"),
        ("psycholog całodobowo", "5"),
    ] {
        assert_eq!(first(question), wanted, "{question}");
    }
}
