//! A tiny region pack, typed here, and what comes of loading it.

use std::path::{Path, PathBuf};

use database::{Context, Database, testing::a_context};
use directory::pack::{self, Manner, Outcome};
use tempfile::TempDir;
use vocabulary::{Actor, Moment};

pub const UNITS: &str = "teryt,kind,gmina_kind,name,parent,seat,lat,lon,coord_source,valid_from
12,voivodeship,,małopolskie,,Kraków,50.0636,19.9476,seat_place,2020-01-01
1211,powiat,,nowotarski,12,Nowy Targ,49.4779,20.0322,seat_place,2020-01-01
1211011,gmina,urban,Nowy Targ,1211,Nowy Targ,49.4779,20.0322,seat_place,2020-01-01
1211033,gmina,urban_rural,Czarny Dunajec,1211,Czarny Dunajec,49.4389,19.8567,seat_place,2020-01-01
";

pub const POSTCODES: &str = "postcode,place,teryt,lat,lon
34-400,Nowy Targ,1211011,49.4779,20.0322
34-470,Czarny Dunajec,1211033,49.4389,19.8567
";

pub const INSTITUTIONS: &str = "id,kind,name,name_en,teryt,street,postcode,city,phone,email,website,opening_hours,lat,lon,coordinate_precision,regon,access_needs,languages,part_of,coverage,confidential,source,source_date,plain
ops-1,ops,Ośrodek Pomocy Społecznej,Social assistance centre,1211011,ul. Kościuszki 8,34-400,Nowy Targ,18 266 25 93;18 266 25 94,ops@example.org;sekretariat@example.org,https://ops.example.org/,poniedziałek-piątek 7:30-15:30,49.4779,20.0322,building,123456785,wheelchair;lift,pl;uk,,1211011,,register,2026-03,Pomagamy w trudnej sytuacji.
ops-1-filia,ops,Filia w Czarnym Dunajcu,,1211033,ul. Kolejowa 2,34-470,Czarny Dunajec,18 265 00 00,,,,,,,,,,ops-1,1211033,,register,2026-03-04,
dom-1,crisis_home,Dom dla matek,,1211011,ul. Ukryta 5,34-400,Nowy Targ,18 200 00 00,,,całodobowo,49.48,20.03,building,,,,,1211;12,yes,register,2026,
";

pub const SERVICES: &str = "id,institution_id,name,name_uk,service_type,cus_area,target_groups,grounds,description,eligibility,cost,fee_rule,documents,application,interview,modes,capacity_total,capacity_free,waiting,waiting_days,capacity_as_of,access_needs,languages,phone,opening_hours,source,source_date,coverage,minimum_age,site_name,street,postcode,city,location_teryt,easy_to_read
ops-1--praca,ops-1,Pomoc pracownika socjalnego,Допомога соціального працівника,social_work,,low_income;older_people,art7_1,Rozmowa i pomoc w załatwieniu spraw.,Dla mieszkańców.,Bezpłatnie.,free,dowód osobisty;zaświadczenie,no,yes,in_person;at_home,,,,,,pjm_online,pl;uk,18 266 25 95,poniedziałek 8:00-18:00,register,2026-03,1211011,,,,,,,Pomożemy Ci.
ops-1--opieka,ops-1,Usługi opiekuńcze w domu,,care_services,,older_people,,,,,,,,,at_home,40,2,5,21,2026-05,,,,,statutory duty (UPS art. 17),2026,1211011;1211033,60,,,,,,
ops-1--klub,ops-1,Klub seniora,,senior_club,,older_people,,,,,,,,,in_person,,,,,,,,,wtorek 10:00-14:00,register,2026-03-04,1211011,,Klub przy rynku,Rynek 1,34-400,Nowy Targ,1211011,
dom-1--schronienie,dom-1,Schronienie dla matek z dziećmi,,crisis_shelter,,domestic_violence_victims,art7_7,,,,,,,,residential,,,,,,,,,,register,2026-03,12,,,,,,,
";

/// A folder with the pack.
pub struct Pack {
    folder: TempDir,
}

impl Pack {
    pub fn new() -> Self {
        let pack = Self { folder: TempDir::new().expect("a folder") };
        pack.write("units.csv", UNITS);
        pack.write("postcodes.csv", POSTCODES);
        pack.write("institutions.csv", institutions());
        pack.write("services.csv", services());
        pack
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.file(name), bytes).expect("the file is written");
    }
}

/// The codes of the table are those of the shipped lists: one that is not there would be set aside.
pub fn institutions() -> String {
    INSTITUTIONS.replace("crisis_home", "support_centre")
}

pub fn services() -> String {
    SERVICES.to_owned()
}

/// A second after the usual moment and so on, for what happens later.
pub fn at(second: i64) -> Context {
    let moment = database::testing::a_moment().microseconds() + second * 1_000_000;
    Context::fixed(Actor::Operator, Moment::from_microseconds(moment).expect("a moment"), 1)
}

pub async fn load(database: &Database, pack: &Pack) -> Vec<Outcome> {
    load_as(database, pack, &Manner::default(), a_context()).await
}

pub async fn load_as(database: &Database, pack: &Pack, manner: &Manner, context: Context) -> Vec<Outcome> {
    pack::load(database, &context, pack.path(), manner, &mut |_, _| {}).await.expect("the pack loads")
}

/// What came of one file.
pub fn of<'a>(outcomes: &'a [Outcome], file: &str) -> &'a Outcome {
    outcomes.iter().find(|outcome| outcome.file == file).expect("the file was loaded")
}

/// The complaints about a file in one text.
pub fn complaints(outcome: &Outcome) -> String {
    outcome
        .report
        .entries()
        .iter()
        .map(|entry| {
            let column = entry.column.as_deref().unwrap_or_default();
            format!("{} {column}: {}\n", entry.row.unwrap_or_default(), entry.what)
        })
        .collect()
}

/// How many services there are: with tombstones, and present.
pub async fn count(database: &Database) -> (u64, u64) {
    let mut work = database.reading(a_context()).await.expect("a unit of work");
    let always = Moment::from_microseconds(0).expect("1970");
    directory::look::count_since(&mut work, always).await.expect("a count")
}
