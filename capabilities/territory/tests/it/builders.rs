//! A small region with the names of a real one.

use database::{Database, Work, testing};
use spreadsheets::{Limits, Reading, TableReader};
use territory::{Completeness, Gazetteer, Loaded};

pub const MIGRATIONS: &[database::Migrations] = &[territory::MIGRATIONS];

/// `teryt name seat population`, the rest follows.
const UNITS: &str = "
12|małopolskie|Kraków|3429342
1201|bocheński|Bochnia|106926
1202|brzeski|Brzesko|90942
1205|gorlicki|Gorlice|105900
1206|krakowski|Kraków|290000
1207|limanowski|Limanowa|131000
1210|nowosądecki|Nowy Sącz|217000
1211|nowotarski|Nowy Targ|189000
1212|olkuski|Olkusz|108000
1213|oświęcimski|Oświęcim|150000
1215|suski|Sucha Beskidzka|82000
1216|tarnowski|Tarnów|198000
1217|tatrzański|Zakopane|65000
1218|wadowicki|Wadowice|158000
1219|wielicki|Wieliczka|140000
1261|Kraków|Kraków|816614
1262|Nowy Sącz|Nowy Sącz|79416
1263|Tarnów|Tarnów|101177
1201011|Bochnia|Bochnia|28800
1201022|Bochnia|Bochnia|20500
1202023|Brzesko|Brzesko|35900
1202042|Dębno|Dębno|14500
1205011|Gorlice|Gorlice|26000
1205042|Gorlice|Gorlice|17300
1205023|Biecz|Biecz|16500
1205082|Ropa|Ropa|5600
1206103|Skała|Skała|11000
1206113|Skawina|Skawina|43000
1206143|Świątniki Górne|Świątniki Górne|10500
1207011|Limanowa|Limanowa|14700
1207072|Limanowa|Limanowa|25400
1207032|Dobra|Dobra|10000
1207021|Mszana Dolna|Mszana Dolna|7700
1207092|Mszana Dolna|Mszana Dolna|17500
1210073|Krynica-Zdrój|Krynica-Zdrój|15900
1210163|Stary Sącz|Stary Sącz|23600
1210042|Grybów|Grybów|25000
1210032|Gródek nad Dunajcem|Gródek nad Dunajcem|9300
1211011|Nowy Targ|Nowy Targ|32300
1211092|Nowy Targ|Nowy Targ|24000
1211033|Czarny Dunajec|Czarny Dunajec|21700
1211082|Łapsze Niżne|Łapsze Niżne|9200
1211102|Ochotnica Dolna|Ochotnica Dolna|8400
1211123|Rabka-Zdrój|Rabka-Zdrój|16500
1212042|Klucze|Klucze|14500
1212053|Olkusz|Olkusz|45000
1213011|Oświęcim|Oświęcim|35000
1213062|Oświęcim|Oświęcim|18600
1213043|Kęty|Kęty|33800
1213093|Zator|Zator|9200
1215021|Sucha Beskidzka|Sucha Beskidzka|8800
1215042|Bystra-Sidzina|Bystra|6800
1216092|Tarnów|Tarnów|26500
1216112|Wierzchosławice|Wierzchosławice|10700
1216072|Rzepiennik Strzyżewski|Rzepiennik Strzyżewski|6600
1217011|Zakopane|Zakopane|25400
1217032|Bukowina Tatrzańska|Bukowina Tatrzańska|13400
1218033|Kalwaria Zebrzydowska|Kalwaria Zebrzydowska|19900
1218093|Wadowice|Wadowice|36500
1219043|Niepołomice|Niepołomice|34000
1219053|Wieliczka|Wieliczka|66000
1261011|Kraków|Kraków|816614
1262011|Nowy Sącz|Nowy Sącz|79416
1263011|Tarnów|Tarnów|101177
28|warmińsko-mazurskie||
2813|olecki||
2813062|Wieliczki||
";

const LOCALITIES: &str = "sym,name,kind,teryt,lat,lon
1000001,Dębno,village,1202042,49.96,20.72
1000002,Dębno,village,1211092,49.4654,20.2165
1000003,Zawada,village,1216092,49.9812,21.0138
1000004,Zawada,village,1212053,50.3000,19.5000
1000005,Brzezinka,village,1213062,50.0423,19.1859
1000006,Olszyny,village,1216072,49.8105,21.1340
1000007,Biała,village,1216092,50.0407,21.0870
1000008,Góra,village,1205042,49.7000,21.1000
1000009,Wieliczka,town,1219053,49.9894,20.0515
1000010,Bystra,village,1215042,49.6451,19.7760
1000011,Gródek,village,1210042,49.6292,21.0141
1000012,Kraków,city_delegation,1261011,50.0636,20.0031
1000013,Kraków,city_delegation,1261011,50.0636,20.0031
1000014,Wola,village,1207072,49.7300,20.4000
1000015,Łęki,village,1213043,49.9000,19.2200
";

const POSTCODES: &str = "postcode,place,teryt,lat,lon
34-500,Zakopane,1217011,49.2962,19.9646
34-400,Nowy Targ,1211011,49.4869,20.0289
34-400,Waksmund,1211092,49.48,20.08
34-400,Ludźmierz,1211092,49.46,19.98
30-001,Kraków,1261011,50.0759,19.9410
30-002,Kraków,1261011,50.0770,19.9364
32-700,Bochnia,1201011,49.9765,20.4314
";

pub fn units_table() -> String {
    let mut table = String::from(
        "teryt,kind,gmina_kind,name,parent,seat,population,population_year,lat,lon,coord_source,valid_from\n00,country,,Polska,,,,,,,,2026-01-01\n",
    );
    for (number, line) in UNITS.trim().lines().enumerate() {
        let cells: Vec<&str> = line.split('|').collect();
        let year = if cells[3].is_empty() { "" } else { "2025" };
        let (latitude, longitude) = (49.2 + number as f64 / 100.0, 19.2 + number as f64 / 50.0);
        let line = format!(
            "{},,,{},,{},{},{year},{latitude:.4},{longitude:.4},seat_place,2025-01-01\n",
            cells[0], cells[1], cells[2], cells[3]
        );
        table.push_str(&line);
    }
    table
}

pub fn reader<'table>(table: &'table str, name: &str) -> TableReader<'table> {
    TableReader::from_bytes(table.as_bytes(), name, &Reading::within(Limits::IMPORT)).expect("a table")
}

pub async fn load_units(work: &mut Work, table: &str, completeness: Completeness) -> Loaded {
    territory::load_units(work, reader(table, "units.csv"), completeness, &mut |_, _| {})
        .await
        .expect("units")
}

pub async fn load_localities(work: &mut Work, table: &str) -> Loaded {
    let reader = reader(table, "localities.csv");
    territory::load_localities(work, reader, Completeness::Whole, &mut |_, _| {}).await.expect("localities")
}

pub async fn load_postcodes(work: &mut Work, table: &str) -> Loaded {
    let reader = reader(table, "postcodes.csv");
    territory::load_postcodes(work, reader, Completeness::Whole, &mut |_, _| {}).await.expect("postcodes")
}

/// Loads the region and understands it.
pub async fn gazetteer(database: &Database) -> Gazetteer {
    let mut work = database.work(testing::a_context()).await.expect("work");
    load_units(&mut work, &units_table(), Completeness::Whole).await;
    load_localities(&mut work, LOCALITIES).await;
    load_postcodes(&mut work, POSTCODES).await;
    let changes = "old_teryt,new_teryt,name,change,note\n1211032,1211033,Czarny Dunajec,kind_changed,\n";
    territory::load_changes(&mut work, reader(changes, "unit_changes.csv"), &mut |_, _| {})
        .await
        .expect("changes");
    work.commit().await.expect("commit");
    let mut work = database.reading(testing::a_context()).await.expect("work");
    Gazetteer::load(&mut work).await.expect("gazetteer")
}
