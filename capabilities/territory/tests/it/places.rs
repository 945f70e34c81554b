//! Understanding where somebody is.

use database::testing::on_both_engines;
use proptest::prelude::*;
use territory::{Gazetteer, PlaceKind, Understanding};

use crate::builders::{MIGRATIONS, gazetteer};

/// What is typed, and the code and kind that must be taken.
const UNDERSTOOD: &[(&str, &str, PlaceKind)] = &[
    ("Kraków", "1261011", PlaceKind::Gmina),
    ("krakow", "1261011", PlaceKind::Gmina),
    ("KRAKÓW", "1261011", PlaceKind::Gmina),
    ("z Krakowa", "1261011", PlaceKind::Gmina),
    ("w Krakowie", "1261011", PlaceKind::Gmina),
    ("pod Krakowem", "1261011", PlaceKind::Gmina),
    ("Krakuw", "1261011", PlaceKind::Gmina),
    ("w Nowym Targu", "1211011", PlaceKind::Gmina),
    ("Nowego Targu", "1211011", PlaceKind::Gmina),
    ("nowy targ", "1211011", PlaceKind::Gmina),
    ("w Nowym Sączu", "1262011", PlaceKind::Gmina),
    ("nowy sacz", "1262011", PlaceKind::Gmina),
    ("Sączu", "1262011", PlaceKind::Gmina),
    ("w Starym Sączu", "1210163", PlaceKind::Gmina),
    ("pod Limanową", "1207011", PlaceKind::Gmina),
    ("w Limanowej", "1207011", PlaceKind::Gmina),
    ("limanowej", "1207011", PlaceKind::Gmina),
    ("Limanwa", "1207011", PlaceKind::Gmina),
    ("koło Wieliczki", "1219053", PlaceKind::Gmina),
    ("w Wieliczce", "1219053", PlaceKind::Gmina),
    ("do Wieliczki", "1219053", PlaceKind::Gmina),
    ("Wieliczki", "2813062", PlaceKind::Gmina),
    ("w Wieliczkach", "2813062", PlaceKind::Gmina),
    ("Zakopanem", "1217011", PlaceKind::Gmina),
    ("w Zakopanym", "1217011", PlaceKind::Gmina),
    ("z Zakopanego", "1217011", PlaceKind::Gmina),
    ("w Suchej Beskidzkiej", "1215021", PlaceKind::Gmina),
    ("w Suchej", "1215021", PlaceKind::Gmina),
    ("Wadowicach", "1218093", PlaceKind::Gmina),
    ("z Wadowic", "1218093", PlaceKind::Gmina),
    ("Gorlic", "1205011", PlaceKind::Gmina),
    ("w Gorlicach", "1205011", PlaceKind::Gmina),
    ("Gorlice (miasto)", "1205011", PlaceKind::Gmina),
    ("miasto Gorlice", "1205011", PlaceKind::Gmina),
    ("gmina Gorlice", "1205042", PlaceKind::Gmina),
    ("gm. Gorlice", "1205042", PlaceKind::Gmina),
    ("w gminie Gorlice", "1205042", PlaceKind::Gmina),
    ("gmina miejska Gorlice", "1205011", PlaceKind::Gmina),
    ("Gorlice gmina wiejska", "1205042", PlaceKind::Gmina),
    ("Mszana Dolna (gmina wiejska)", "1207092", PlaceKind::Gmina),
    ("Mszanie Dolnej", "1207021", PlaceKind::Gmina),
    ("do Tarnowa", "1263011", PlaceKind::Gmina),
    ("w Tarnowie", "1263011", PlaceKind::Gmina),
    ("w Wierzchosławicach", "1216112", PlaceKind::Gmina),
    ("wierzchoslawice", "1216112", PlaceKind::Gmina),
    ("w Kętach", "1213043", PlaceKind::Gmina),
    ("kety", "1213043", PlaceKind::Gmina),
    ("z Kęt", "1213043", PlaceKind::Gmina),
    ("w Bochni", "1201011", PlaceKind::Gmina),
    ("w Brzesku", "1202023", PlaceKind::Gmina),
    ("w Bieczu", "1205023", PlaceKind::Gmina),
    ("w Oświęcimiu", "1213011", PlaceKind::Gmina),
    ("spod Oswiecimia", "1213011", PlaceKind::Gmina),
    ("w Zatorze", "1213093", PlaceKind::Gmina),
    ("w Olkuszu", "1212053", PlaceKind::Gmina),
    ("w Kluczach", "1212042", PlaceKind::Gmina),
    ("w Skawinie", "1206113", PlaceKind::Gmina),
    ("w Skale", "1206103", PlaceKind::Gmina),
    ("w Niepołomicach", "1219043", PlaceKind::Gmina),
    ("w Świątnikach Górnych", "1206143", PlaceKind::Gmina),
    ("w Łapszach Niżnych", "1211082", PlaceKind::Gmina),
    ("w Gródku nad Dunajcem", "1210032", PlaceKind::Gmina),
    ("w Rzepienniku Strzyżewskim", "1216072", PlaceKind::Gmina),
    ("w Bukowinie Tatrzańskiej", "1217032", PlaceKind::Gmina),
    ("Krynica", "1210073", PlaceKind::Gmina),
    ("w Krynicy-Zdroju", "1210073", PlaceKind::Gmina),
    ("w Krynicy Zdroju", "1210073", PlaceKind::Gmina),
    ("w Rabce", "1211123", PlaceKind::Gmina),
    ("w Kalwarii", "1218033", PlaceKind::Gmina),
    ("w Ochotnicy Dolnej", "1211102", PlaceKind::Gmina),
    ("Bystra-Sidzina", "1215042", PlaceKind::Gmina),
    ("Bystra", "1215042", PlaceKind::Locality),
    ("w Gródku", "1210042", PlaceKind::Locality),
    ("Dębno", "1202042", PlaceKind::Gmina),
    ("Dębno, powiat nowotarski", "1211092", PlaceKind::Locality),
    ("Dębno (gm. Nowy Targ)", "1211092", PlaceKind::Locality),
    ("Zawada koło Tarnowa", "1216092", PlaceKind::Locality),
    ("Zawada, Olkusz", "1212053", PlaceKind::Locality),
    ("Brzezinka, gmina Oświęcim", "1213062", PlaceKind::Locality),
    ("w Olszynach", "1216072", PlaceKind::Locality),
    ("Kraków, ul. Limanowskiego 5", "1261011", PlaceKind::Gmina),
    ("ul. Krakowska 5, Tarnów", "1263011", PlaceKind::Gmina),
    ("Rynek 1, 32-700 Bochnia", "1201011", PlaceKind::Gmina),
    ("Nowa Huta", "1261011", PlaceKind::Gmina),
    ("Kraków Podgórze", "1261011", PlaceKind::Gmina),
    ("mieszkam w Nowym Targu", "1211011", PlaceKind::Gmina),
    ("powiat limanowski", "1207", PlaceKind::Powiat),
    ("limanowski", "1207", PlaceKind::Powiat),
    ("w powiecie limanowskim", "1207", PlaceKind::Powiat),
    ("pow. wielicki", "1219", PlaceKind::Powiat),
    ("powiat Limanowa", "1207", PlaceKind::Powiat),
    ("powiat Kraków", "1261", PlaceKind::Powiat),
    ("małopolskie", "12", PlaceKind::Voivodeship),
    ("w Małopolsce", "12", PlaceKind::Voivodeship),
    ("34-500", "1217011", PlaceKind::Postcode),
    ("34500", "1217011", PlaceKind::Postcode),
    ("34 500", "1217011", PlaceKind::Postcode),
    ("34-500 Zakopane", "1217011", PlaceKind::Gmina),
    ("34-400", "1211092", PlaceKind::Postcode),
    ("30-009", "1261011", PlaceKind::Postcode),
    ("1207072", "1207072", PlaceKind::Gmina),
    ("1207", "1207", PlaceKind::Powiat),
    ("12", "12", PlaceKind::Voivodeship),
    ("1211032", "1211033", PlaceKind::Gmina),
    ("1211034", "1211033", PlaceKind::Gmina),
    ("1261029", "1261011", PlaceKind::Gmina),
    ("у Тарнові", "1263011", PlaceKind::Gmina),
    ("Закопане", "1217011", PlaceKind::Gmina),
    ("Новий Тарг", "1211011", PlaceKind::Gmina),
    ("Краків", "1261011", PlaceKind::Gmina),
];

/// No place is named.
const NOT_UNDERSTOOD: &[&str] = &[
    "",
    "  ",
    ",",
    "w",
    "gmina",
    "dom",
    "99-999",
    "1234567",
    "0000000",
    "ab",
    "Atlantyda",
    "💥",
    "\u{202e}",
];

#[tokio::test]
async fn places_are_understood_as_people_write_them() {
    on_both_engines(MIGRATIONS, async |database| {
        let gazetteer = gazetteer(&database).await;
        let wrong: Vec<String> = UNDERSTOOD
            .iter()
            .filter_map(|(text, teryt, kind)| {
                let understanding = gazetteer.find(text);
                let taken = understanding.taken().map(|place| (place.teryt.as_str(), place.kind));
                (taken != Some((teryt, *kind))).then(|| format!("{text}: {taken:?}, not {teryt} {kind:?}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        for text in NOT_UNDERSTOOD {
            assert_eq!(gazetteer.find(text), Understanding::Nothing, "{text:?}");
        }
    })
    .await;
}

async fn on_sqlite(body: impl AsyncFn(Gazetteer)) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("places.sqlite").display().to_string();
    let database = database::Database::open(&file).await.expect("a database");
    database.migrate(&database::testing::a_context(), MIGRATIONS).await.expect("tables");
    body(gazetteer(&database).await).await;
}

#[tokio::test]
async fn when_several_places_fit_the_others_are_told() {
    on_sqlite(async |gazetteer| {
        let understanding = gazetteer.find("Gorlice");
        assert_eq!(understanding.taken().map(|place| place.teryt.as_str()), Some("1205011"));
        let others: Vec<&str> = understanding.others().iter().map(|place| place.teryt.as_str()).collect();
        assert_eq!(others, ["1205042"]);
        assert!(
            gazetteer.find("Kraków").others().is_empty(),
            "a city, its powiat and its parts are one place"
        );
        let postcode = gazetteer.find("34-400");
        assert_eq!(postcode.others().len(), 1);
        let debno = gazetteer.find("Dębno");
        let other = &debno.others()[0];
        assert_eq!(
            (other.gmina.as_deref(), other.powiat.as_deref()),
            (Some("Nowy Targ"), Some("nowotarski"))
        );
    })
    .await;
}

/// Sentences and what of them names which place.
const IN_SENTENCES: &[(&str, &str, &str)] = &[
    ("opieka dla mamy w Bochni", "w Bochni", "1201011"),
    ("szukam pracy w tarnowie", "w tarnowie", "1263011"),
    ("szukam pracy w limanowej", "w limanowej", "1207011"),
    ("nocleg krakow", "krakow", "1261011"),
    ("OPS Limanowa", "Limanowa", "1207011"),
    ("Limanowa opieka nad dzieckiem", "Limanowa", "1207011"),
    ("nie mam na rachunki w gminie Gorlice", "w gminie Gorlice", "1205042"),
    ("pomoc w nowym targu dla seniora", "w nowym targu", "1211011"),
    ("dom dziecka w Skale", "w Skale", "1206103"),
    ("mama mieszka w Ropie", "w Ropie", "1205082"),
    ("pod Tarnowem nie mam gdzie mieszkać", "pod Tarnowem", "1263011"),
    ("W Krakowie nocleg", "W Krakowie", "1261011"),
    ("gdzie zjeść w Suchej Beskidzkiej", "w Suchej Beskidzkiej", "1215021"),
    ("mieszkanie w rabce", "w rabce", "1211123"),
    ("jedzenie, 34-500", "34-500", "1217011"),
    ("Shelter in Krakow", "in Krakow", "1261011"),
    ("нічліг у Тарнові", "у Тарнові", "1263011"),
    ("usługi w powiecie limanowskim", "w powiecie limanowskim", "1207"),
];

/// Words that are also names of places, meant as words.
const NO_PLACE: &[&str] = &[
    "praca w domu",
    "mam klucze w dobrej skale",
    "zator płucny",
    "boli mnie głowa i skała",
    "Praca w Domu",
    "w górze",
    "wola życia",
    "ochotnica do pomocy",
    "mam dobrą pracę",
    "w kluczach od mieszkania",
    "stary człowiek",
    "nowy dom",
    "biała laska",
    "krakowski targ",
    "Dobra opieka",
    "PRACA DOBRA",
    "leki",
    "",
];

#[tokio::test]
async fn a_place_in_a_sentence_is_found_only_beyond_doubt() {
    on_sqlite(async |gazetteer| {
        for (sentence, named, teryt) in IN_SENTENCES {
            let Some((place, span)) = gazetteer.extract(sentence) else { panic!("{sentence}: nothing") };
            assert_eq!((&sentence[span], place.teryt.as_str()), (*named, *teryt), "{sentence}");
        }
        for sentence in NO_PLACE {
            let found = gazetteer.extract(sentence).map(|(place, _)| place.name);
            assert_eq!(found, None, "{sentence}");
        }
    })
    .await;
}

#[tokio::test]
async fn places_are_suggested_while_somebody_types() {
    on_sqlite(async |gazetteer| {
        let names = |text| -> Vec<String> {
            gazetteer.suggest(text, 3).into_iter().map(|place| place.name).collect()
        };
        assert_eq!(names("kra")[0], "Kraków");
        assert_eq!(names("nowy s"), ["Nowy Sącz"]);
        assert_eq!(names("wiel")[0], "Wieliczka");
        assert_eq!(names("34-500"), ["34-500 Zakopane"]);
        assert!(names("").is_empty() && names("xyz").is_empty());
    })
    .await;
}

#[tokio::test]
async fn near_gminas_are_found_by_distance() {
    on_sqlite(async |gazetteer| {
        let bochnia = "1201011".parse().expect("a code");
        let near = gazetteer.neighbours(&bochnia, 3);
        assert_eq!(near.len(), 3);
        assert!(near.iter().all(|(unit, _)| unit.teryt != bochnia));
        assert!(near.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    })
    .await;
}

#[tokio::test]
async fn no_text_makes_the_gazetteer_fail() {
    on_sqlite(async |gazetteer| {
        let long = "w Krakowie ".repeat(1_000);
        gazetteer.find(&long);
        gazetteer.extract(&long);
        gazetteer.find(&"ą".repeat(10_000));
        gazetteer.extract(&"Ż-".repeat(5_000));
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(300));
        let names = "(w |do |gm\\. |powiat |34-5|ul\\. |)(Krak|Nowy |Limanow|Łę|Ki|Тар|ß|\u{301}|-|,|\\(|12|\\PC){0,12}";
        runner
            .run(&prop_oneof![any::<String>(), names], |text| {
                gazetteer.find(&text);
                gazetteer.suggest(&text, 5);
                if let Some((_, span)) = gazetteer.extract(&text) {
                    prop_assert!(text.get(span).is_some(), "the span lies between letters");
                }
                Ok(())
            })
            .expect("no text fails");
    })
    .await;
}
