//! Makes a region pack of any size out of an invented set: `cargo run --release -p directory --example many -- 100000
//! FOLDER`. The institutions, services, names and numbers are made up; only the codes of lists are real.

use std::process::ExitCode;
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use spreadsheets::{CannotWrite, CsvDialect, CsvWriter};

const TOWNS: [&str; 12] = [
    "Brzozów",
    "Dębowiec",
    "Grabowo",
    "Jaworek",
    "Kalinów",
    "Lipnik",
    "Olszyny",
    "Sosnówka",
    "Topolin",
    "Wierzbno",
    "Wiązów",
    "Zielonka",
];
const ENDINGS: [&str; 10] =
    ["", " Górny", " Dolny", " Wielki", " Mały", " Nowy", " Stary", " Zdrój", " Leśny", " nad Rzeką"];
const STREETS: [&str; 8] = ["Szkolna", "Polna", "Lipowa", "Kościelna", "Ogrodowa", "Długa", "Leśna", "Rynek"];

/// Service type, area, what people call it, for whom, what it is.
type Pattern = (&'static str, &'static str, &'static str, &'static str, &'static str);
const PATTERNS: [Pattern; 12] = [
    (
        "social_work",
        "social_assistance",
        "Pomoc pracownika socjalnego",
        "low_income;people_in_crisis",
        "Rozmowa, rozeznanie w sytuacji i plan pomocy. Pracownik wyjaśnia, jakie wsparcie przysługuje, i pomaga wypełnić pisma.",
    ),
    (
        "care_services",
        "social_assistance",
        "Usługi opiekuńcze w domu",
        "older_people;chronically_ill",
        "Opiekunka przychodzi do domu: pomaga się umyć, ubrać, ugotować posiłek, zrobić zakupy i załatwić sprawy.",
    ),
    (
        "legal_counselling",
        "family_support",
        "Porady prawne",
        "general_public",
        "Prawnik tłumaczy przepisy, pomaga napisać pismo i mówi, co zrobić dalej w sprawach rodzinnych i mieszkaniowych.",
    ),
    (
        "psychological_counselling",
        "family_support",
        "Pomoc psychologa",
        "families_with_children;people_in_crisis",
        "Spotkania z psychologiem dla dorosłych, dzieci i par, także po trudnych przeżyciach.",
    ),
    (
        "crisis_intervention",
        "family_support",
        "Interwencja kryzysowa",
        "domestic_violence_victims;people_in_crisis",
        "Szybka pomoc w nagłym kryzysie: rozmowa, bezpieczne miejsce, kontakt z innymi służbami.",
    ),
    (
        "night_shelter",
        "social_assistance",
        "Noclegownia",
        "homeless_people",
        "Nocleg, ciepły napój i możliwość umycia się dla osób, które nie mają gdzie spać.",
    ),
    (
        "debt_counselling",
        "social_assistance",
        "Porady dla zadłużonych",
        "low_income",
        "Doradca układa plan spłat, pomaga rozmawiać z wierzycielami i sprawdza, czy dług nie jest przedawniony.",
    ),
    (
        "library_services",
        "culture",
        "Biblioteka i książka na telefon",
        "general_public;older_people",
        "Wypożyczanie książek i audiobooków, także z dowozem do domu dla osób, które nie wychodzą.",
    ),
    (
        "volunteer_help",
        "civic_activity",
        "Pomoc wolontariusza",
        "older_people;carers",
        "Wolontariusz odwiedza, robi zakupy, towarzyszy w drodze do lekarza albo po prostu rozmawia.",
    ),
    (
        "family_counselling",
        "family_support",
        "Poradnictwo dla rodzin",
        "families_with_children",
        "Rozmowy o wychowaniu, konfliktach i codziennych trudnościach, osobno albo całą rodziną.",
    ),
    (
        "sports",
        "sport_and_tourism",
        "Zajęcia ruchowe",
        "older_people;children_and_youth",
        "Gimnastyka w małej grupie dwa razy w tygodniu, ćwiczenia dobrane do sił uczestników.",
    ),
    (
        "targeted_allowance",
        "social_assistance",
        "Zasiłek celowy na konkretny wydatek",
        "low_income",
        "Pieniądze na jedzenie, leki, opał, ubranie albo naprawę, gdy własnych nie wystarcza.",
    ),
];
const KINDS: [(&str, &str); 5] = [
    ("ops", "Ośrodek Pomocy Społecznej"),
    ("ngo", "Fundacja Pomocna Dłoń"),
    ("church", "Parafialny Zespół Pomocy"),
    ("oik", "Ośrodek Interwencji Kryzysowej"),
    ("culture_centre", "Dom Kultury"),
];
const HOURS: [&str; 4] = [
    "poniedziałek-piątek 7:30-15:30",
    "pon. 8:00-18:00, wt.-pt. 8:00-16:00",
    "wtorek i czwartek 10:00-14:00",
    "",
];
const SERVICES_OF_ONE: usize = 5;
const POWIATS: usize = 20;
const GMINAS_OF_ONE: usize = 12;

/// Numbers without order that are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or_default() % sides
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.roll(all.len())]
    }
}

type Table = CsvWriter<BufWriter<File>>;

fn table(folder: &Path, name: &str, columns: &[&str]) -> Result<Table, CannotWrite> {
    let file = File::create(folder.join(name)).map_err(CannotWrite::from)?;
    CsvWriter::new(BufWriter::new(file), CsvDialect::PLAIN, columns)
}

fn gmina(number: usize) -> (String, String, f64, f64) {
    let (powiat, place) = (number / GMINAS_OF_ONE, number % GMINAS_OF_ONE);
    let name = format!("{}{}", TOWNS[place], ENDINGS[powiat % ENDINGS.len()]);
    let latitude = 49.3 + 0.05 * (powiat % 20) as f64 + 0.003 * place as f64;
    let longitude = 19.3 + 0.1 * (powiat / 2) as f64 + 0.008 * place as f64;
    (format!("12{:02}{:02}2", powiat + 1, place + 1), name, latitude, longitude)
}

fn units(folder: &Path) -> Result<(), CannotWrite> {
    let columns = [
        "teryt",
        "kind",
        "gmina_kind",
        "name",
        "parent",
        "seat",
        "population",
        "population_year",
        "lat",
        "lon",
        "coord_source",
        "valid_from",
    ];
    let mut units = table(folder, "units.csv", &columns)?;
    let mut row = |teryt: &str, kind: &str, of: &str, name: &str, parent: &str, point: (f64, f64)| {
        let (latitude, longitude) = (format!("{:.4}", point.0), format!("{:.4}", point.1));
        units.row([
            teryt,
            kind,
            of,
            name,
            parent,
            name,
            "12000",
            "2025",
            &latitude,
            &longitude,
            "seat_place",
            "2020-01-01",
        ])
    };
    row("12", "voivodeship", "", "wymyślone", "", (50.06, 19.94))?;
    for powiat in 0..POWIATS {
        let (_, name, latitude, longitude) = gmina(powiat * GMINAS_OF_ONE);
        row(
            &format!("12{:02}", powiat + 1),
            "powiat",
            "",
            &name.to_lowercase(),
            "12",
            (latitude, longitude),
        )?;
    }
    for number in 0..POWIATS * GMINAS_OF_ONE {
        let (teryt, name, latitude, longitude) = gmina(number);
        row(&teryt, "gmina", "rural", &name, &teryt[..4], (latitude, longitude))?;
    }
    units.finish().map(drop)
}

fn records(folder: &Path, services: usize) -> Result<(), CannotWrite> {
    let mut dice = Dice(7);
    let columns = [
        "id",
        "kind",
        "name",
        "teryt",
        "street",
        "postcode",
        "city",
        "phone",
        "email",
        "website",
        "opening_hours",
        "lat",
        "lon",
        "coordinate_precision",
        "coverage",
        "access_needs",
        "source",
        "source_date",
        "is_example",
    ];
    let mut institutions = table(folder, "institutions.csv", &columns)?;
    let columns = [
        "id",
        "institution_id",
        "name",
        "service_type",
        "cus_area",
        "target_groups",
        "description",
        "eligibility",
        "cost",
        "capacity_total",
        "capacity_free",
        "waiting",
        "capacity_as_of",
        "access_needs",
        "languages",
        "phone",
        "opening_hours",
        "source",
        "source_date",
        "coverage",
        "is_example",
    ];
    let mut offers = table(folder, "services.csv", &columns)?;
    for number in 0..services.div_ceil(SERVICES_OF_ONE) {
        let (teryt, town, latitude, longitude) = gmina(dice.roll(POWIATS * GMINAS_OF_ONE));
        let (kind, title) = KINDS[dice.roll(KINDS.len())];
        let id = format!("{kind}-{teryt}-{number}");
        let phone = format!("18 {:03} {:02} {:02}", dice.roll(1_000), dice.roll(100), dice.roll(100));
        let near = |middle: f64, roll: usize| format!("{:.4}", middle + roll as f64 / 10_000.0);
        let (latitude, longitude) = (near(latitude, dice.roll(300)), near(longitude, dice.roll(300)));
        institutions.row([
            id.as_str(),
            kind,
            &format!("{title} nr {number}, {town}"),
            &teryt,
            &format!("ul. {} {}", dice.one_of(&STREETS), dice.roll(90) + 1),
            &format!("3{}-{:03}", dice.roll(10), dice.roll(1_000)),
            &town,
            &phone,
            &format!("kontakt-{number}@przyklad.example"),
            "",
            dice.one_of(&HOURS),
            &latitude,
            &longitude,
            "building",
            &teryt,
            dice.one_of(&["", "wheelchair", "wheelchair;lift;accessible_toilet"]),
            "generator",
            "2026-01",
            "yes",
        ])?;
        for place in 0..SERVICES_OF_ONE.min(services - number * SERVICES_OF_ONE) {
            let (service_type, area, name, groups, description) =
                PATTERNS[(dice.roll(3) + place * 2) % PATTERNS.len()];
            let total = dice.roll(60) + 2;
            let free = dice.roll(total).to_string();
            offers.row([
                format!("{id}--{service_type}-{place}").as_str(),
                &id,
                &format!("{name} – {town}"),
                service_type,
                area,
                groups,
                description,
                dice.one_of(&["", "Mieszkasz w naszej gminie.", "Masz skończone 60 lat."]),
                dice.one_of(&["", "Bezpłatnie.", "Opłata zależy od dochodu."]),
                &total.to_string(),
                &free,
                "",
                "2026-05",
                dice.one_of(&["", "home_visit", "pjm_online;easy_read"]),
                dice.one_of(&["", "pl;uk", "pl;en"]),
                &phone,
                dice.one_of(&HOURS),
                "generator",
                "2026-01",
                if dice.roll(4) == 0 { &teryt[..4] } else { &teryt },
                "yes",
            ])?;
        }
    }
    institutions.finish()?;
    offers.finish().map(drop)
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let services = arguments.next().and_then(|text| text.parse().ok());
    let folder = arguments.next().map(PathBuf::from);
    let (Some(services), Some(folder)) = (services, folder) else {
        writeln!(std::io::stderr(), "many SERVICES FOLDER: how many services, and where to write the pack")
            .ok();
        return ExitCode::from(2);
    };
    let made = std::fs::create_dir_all(&folder)
        .map_err(CannotWrite::from)
        .and_then(|()| units(&folder))
        .and_then(|()| records(&folder, services));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(std::io::stderr(), "{}: {error}", folder.display()).ok();
            ExitCode::FAILURE
        }
    }
}
