//! An invented region: three gminas of one powiat, a neighbouring powiat, and every kind of help a real one has.
//! What it lacks on purpose (labour office, nursery, hospice …) must not be answered by something else.

use finder::{Ask, Entry, Found, Index, Thesaurus, Whereabouts, find};
use institutions::Hours;
use tempfile::TempDir;
use uuid::Uuid;
use vocabulary::{Language, LocalText, Point, Teryt};

/// Gmina, name, latitude, longitude.
const GMINAS: &[(&str, &str, f64, f64)] = &[
    ("1290012", "Lipno", 50.00, 20.00),
    ("1290022", "Dębowa", 50.05, 20.10),
    ("1290032", "Migowo", 49.95, 20.05),
    ("1291012", "Zarzecze", 50.10, 20.30),
];

/// Type, name, kind of institution, groups: one in every gmina.
const OF_GMINA: &[(&str, &str, &str, &str)] = &[
    ("social_work", "Praca socjalna", "ops", "general_public"),
    ("permanent_allowance", "Zasiłek stały", "ops", "people_with_disabilities older_people low_income"),
    ("periodic_allowance", "Zasiłek okresowy", "ops", "unemployed_people low_income"),
    ("targeted_allowance", "Zasiłek celowy", "ops", "low_income"),
    ("meal", "Posiłek", "ops", "low_income children_and_youth older_people"),
    ("care_services", "Usługi opiekuńcze", "ops", "older_people people_with_disabilities chronically_ill"),
    ("homeless_shelter", "Schronienie", "ops", "homeless_people"),
    ("funeral", "Sprawienie pogrzebu", "ops", "general_public"),
    ("nursing_home_placement", "Kierowanie do domu pomocy społecznej", "ops", "older_people chronically_ill"),
    ("violence_support", "Pomoc osobom doznającym przemocy", "ops", "domestic_violence_victims"),
    ("blue_card_procedure", "Niebieskie Karty", "zi", "domestic_violence_victims"),
    (
        "addiction_counselling",
        "Punkt konsultacyjny",
        "gkrpa",
        "people_with_addiction families_of_people_with_addiction",
    ),
    ("psychological_counselling", "Pomoc psychologiczna", "consultation_point", "people_in_crisis"),
    ("family_counselling", "Poradnictwo rodzinne", "ops", "families_with_children"),
    ("legal_counselling", "Porady prawne", "ops", "people_in_crisis"),
    ("family_assistant", "Asystent rodziny", "ops", "families_with_children"),
    ("child_day_facility", "Świetlica", "child_facility", "children_and_youth"),
    ("senior_club", "Klub seniora", "senior_plus_club", "older_people"),
    ("senior_day_home", "Dzienny Dom Senior+", "senior_plus_home", "older_people"),
    ("parenting_support", "Zajęcia dla rodziców", "ops", "families_with_children"),
];

/// One in every powiat.
const OF_POWIAT: &[(&str, &str, &str, &str)] = &[
    ("crisis_intervention", "Interwencja kryzysowa", "oik", "people_in_crisis domestic_violence_victims"),
    ("crisis_shelter", "Schronienie w kryzysie", "oik", "people_in_crisis domestic_violence_victims"),
    ("helpline", "Telefon zaufania", "oik", "people_in_crisis"),
    ("psychotherapy", "Psychoterapia", "oik", "people_in_crisis"),
    ("support_group", "Grupa wsparcia", "oik", "families_of_people_with_addiction people_with_addiction"),
    (
        "perpetrator_programme",
        "Program dla osób stosujących przemoc",
        "pcpr",
        "domestic_violence_perpetrators",
    ),
    (
        "specialist_counselling",
        "Poradnictwo specjalistyczne",
        "pcpr",
        "people_in_crisis families_with_children",
    ),
    ("foster_care", "Piecza zastępcza", "pcpr", "children_and_youth families_with_children"),
    ("independence_aid_youth", "Pomoc na usamodzielnienie", "pcpr", "care_leavers"),
    ("foreigner_integration_benefit", "Indywidualny program integracji", "pcpr", "foreigners"),
    ("disability_cofinancing", "Dofinansowania PFRON", "pcpr", "people_with_disabilities"),
    ("parking_card", "Karta parkingowa", "pcpr", "people_with_disabilities"),
    ("rights_information", "Informacja o prawach", "pcpr", "general_public"),
    ("training_flat", "Mieszkanie treningowe", "pcpr", "people_with_disabilities care_leavers"),
    ("guardian_fee", "Wynagrodzenie opiekuna", "pcpr", "people_with_disabilities"),
    ("mediation", "Mediacje", "pcpr", "families_with_children"),
    ("free_legal_aid", "Nieodpłatna pomoc prawna", "npp", "general_public"),
    ("citizen_advice", "Poradnictwo obywatelskie", "npp", "general_public"),
    ("police_intervention", "Interwencja Policji", "police", "domestic_violence_victims"),
    ("crime_victim_support", "Pomoc pokrzywdzonym", "ngo", "crime_victims"),
    ("mental_health_care", "Poradnia zdrowia psychicznego", "health", "people_with_mental_disorders"),
    ("primary_health_care", "Przychodnia", "health", "general_public"),
    ("addiction_treatment", "Leczenie uzależnień", "health", "people_with_addiction"),
    ("psych_pedagogical_help", "Poradnia psychologiczno-pedagogiczna", "ppp", "children_and_youth"),
    ("day_support_centre", "Dzienny dom pomocy", "support_centre", "older_people"),
    ("self_help_club", "Klub samopomocy", "support_centre", "people_with_mental_disorders"),
    ("mothers_home", "Dom dla matek", "support_centre", "pregnant_women_and_mothers"),
    ("third_age_university", "Uniwersytet trzeciego wieku", "university_third_age", "older_people"),
    ("self_help_home", "Dom samopomocy A", "sds", "people_with_mental_disorders"),
    ("self_help_home", "Dom samopomocy B", "sds", "people_with_intellectual_disability"),
    ("self_help_home", "Dom samopomocy D", "sds", "people_with_autism_or_multiple_disabilities"),
];

/// Homes for permanent residence: name, groups, gmina, free places (all, for women, for men).
const HOMES: &[(&str, &str, usize, [u32; 3])] = &[
    ("Dom Pogodna Jesień", "older_people", 0, [0, 0, 0]),
    ("Dom Pod Lipami", "older_people", 3, [2, 0, 2]),
    ("Dom Jutrzenka", "older_people chronically_ill", 1, [1, 1, 0]),
    ("Dom Zacisze", "people_with_mental_disorders", 2, [3, 3, 0]),
    ("Dom Promyk", "people_with_intellectual_disability", 3, [0, 0, 0]),
    ("Dom Tęcza", "children_with_intellectual_disability", 1, [1, 1, 1]),
    ("Dom bez Barier", "people_with_physical_disability", 2, [0, 0, 0]),
];

fn list(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

/// All services of the region.
pub fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add =
        |(kind, name, institution, groups): (&str, &str, &str, &str), gmina: usize, covers: &str| {
            let (_, gmina_name, latitude, longitude) = GMINAS[gmina];
            let number = entries.len() as u128 + 1;
            entries.push(Entry {
                id: Uuid::from_u128(number),
                source: "region".to_owned(),
                source_id: format!("{institution}-{covers}--{kind}-{number}"),
                name: LocalText::polish(name),
                service_type: kind.to_owned(),
                institution_id: Uuid::from_u128(1_000_000 + u128::from(covers.parse::<u32>().unwrap_or(0))),
                institution_name: LocalText::polish(format!("{institution} {gmina_name}")),
                institution_kind: institution.to_owned(),
                target_groups: list(groups),
                access: if gmina_name == "Migowo" { list("pjm_interpreter") } else { Vec::new() },
                point: Point::in_poland(latitude, longitude).ok(),
                covers: vec![covers.parse().expect("a code")],
                hours: if gmina_name == "Lipno" {
                    Hours::understood("pn-pt 8:00-16:00")
                } else {
                    Hours::default()
                },
                quality: 0.5,
                ..Entry::default()
            });
            entries.len() - 1
        };
    for (at, (code, ..)) in GMINAS.iter().enumerate() {
        for service in OF_GMINA {
            add(*service, at, code);
        }
    }
    for (at, powiat) in [(0, "1290"), (3, "1291")] {
        for service in OF_POWIAT {
            add(*service, at, powiat);
        }
    }
    let homes: Vec<usize> = HOMES
        .iter()
        .map(|(name, groups, gmina, _)| add(("nursing_home", name, "dps", groups), *gmina, "12"))
        .collect();
    let respite = ("short_term_respite_dps", "Krótki pobyt", "dps", "carers older_people");
    add(respite, 1, "12");
    for (at, (.., free)) in homes.into_iter().zip(HOMES) {
        entries[at].free_places = Some(free[0]);
        entries[at].free_for_women = Some(free[1]);
        entries[at].free_for_men = Some(free[2]);
    }
    entries
}

/// The region, indexed in a folder of its own.
pub struct Region {
    pub index: Index,
    pub folder: TempDir,
}

pub fn region() -> Region {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = Index::open_or_rebuild(folder.path(), Thesaurus::embedded(), "1", entries).expect("an index");
    Region { index, folder }
}

pub fn place(name: &str) -> Whereabouts {
    let (code, _, latitude, longitude) =
        GMINAS.iter().find(|gmina| gmina.1 == name).expect("a gmina of the region");
    let unit: Teryt = code.parse().expect("a code");
    Whereabouts { unit: Some(unit), point: Point::in_poland(*latitude, *longitude).ok() }
}

impl Region {
    pub fn ask(&self, question: &str, place: Option<&Whereabouts>) -> Found<'static> {
        let ask = Ask { question, place, language: Language::Polish, limit: 10, ..Ask::default() };
        find(&self.index, &ask).expect("an answer")
    }

    pub fn ask_in(&self, question: &str, gmina: &str) -> Found<'static> {
        self.ask(question, Some(&place(gmina)))
    }
}

/// The service types of the results, in order.
pub fn types<'a>(found: &'a Found<'_>) -> Vec<&'a str> {
    found.results.iter().map(|hit| hit.service_type.as_str()).collect()
}
