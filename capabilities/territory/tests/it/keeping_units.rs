//! Units change every 1 January; nothing that was is lost.

use database::testing::{a_context, on_both_engines};
use territory::{ChangeKind, Completeness, Date, TercEdition};
use vocabulary::{Teryt, UnitLevel};

use crate::builders::{MIGRATIONS, load_units, reader, units_table};

const HEADER: &str = "teryt,name,population,population_year,valid_from\n";

fn code(text: &str) -> Teryt {
    text.parse().expect("a code")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[tokio::test]
async fn units_are_loaded_and_the_country_is_passed_over() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let table = units_table();
        let loaded = load_units(&mut work, &table, Completeness::Whole).await;
        assert_eq!((loaded.read - 1, loaded.passed_over, loaded.set_aside), (loaded.loaded, 1, 0));
        assert!(loaded.report.is_clean(), "{:?}", loaded.report.entries());
        let again = load_units(&mut work, &table, Completeness::Whole).await;
        assert_eq!((again.loaded, again.ended), (loaded.loaded, 0));

        let today = day("2026-11-22");
        let path = territory::path(&mut work, &code("1207072"), today).await.expect("path");
        let names: Vec<&str> = path.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["Limanowa", "limanowski", "małopolskie"]);
        let below = territory::children(&mut work, &code("1207"), today).await.expect("children");
        assert_eq!(below.len(), 5);
        let gminas = territory::gminas_of(&mut work, &code("12"), today).await.expect("gminas");
        assert!(gminas.iter().all(|unit| unit.level() == UnitLevel::Gmina) && gminas.len() > 40);
        let cracow =
            territory::unit(&mut work, &code("1261011"), today).await.expect("unit").expect("Kraków");
        assert_eq!(cracow.population.map(|population| population.people), Some(816_614));
        assert_eq!(
            territory::unit(&mut work, &code("1261011"), day("2020-01-01")).await.expect("unit"),
            None
        );
        let near = cracow.point.expect("a point");
        let nearest = territory::nearest(&mut work, near, UnitLevel::Gmina, today, 2).await.expect("near");
        assert_eq!((nearest[0].0.teryt.as_str(), nearest.len()), ("1261011", 2));
    })
    .await;
}

#[tokio::test]
async fn a_town_that_gained_its_rights_follows_the_village_it_was() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let before = format!(
            "{HEADER}12,małopolskie,,,2025-01-01\n1211,nowotarski,,,2025-01-01\n1211032,Czarny Dunajec,21700,2024,2025-01-01\n"
        );
        let after = format!(
            "{HEADER}12,małopolskie,,,2026-01-01\n1211,nowotarski,,,2026-01-01\n1211033,Czarny Dunajec,,,2026-01-01\n"
        );
        load_units(&mut work, &before, Completeness::Whole).await;
        let loaded = load_units(&mut work, &after, Completeness::Whole).await;
        assert_eq!(loaded.ended, 1);
        let (old, new) = (code("1211032"), code("1211033"));
        let unit = territory::unit(&mut work, &old, day("2025-12-31")).await.expect("unit");
        assert_eq!(unit.expect("still valid then").period.to, Some(day("2026-01-01")));
        assert_eq!(territory::unit(&mut work, &old, day("2026-01-01")).await.expect("unit"), None);
        let unit = territory::unit(&mut work, &new, day("2026-01-01")).await.expect("unit").expect("the new one");
        assert_eq!(unit.population.map(|population| population.people), Some(21_700), "what was known is kept");
        assert_eq!(territory::successor(&mut work, &old, day("2026-06-01")).await.expect("successor"), new);
        assert_eq!(territory::successor(&mut work, &old, day("2025-06-01")).await.expect("successor"), old);
        let changes = territory::changes_of(&mut work, &new).await.expect("changes");
        assert_eq!(changes[0].change, ChangeKind::KindChanged);
    })
    .await;
}

#[tokio::test]
async fn a_new_name_begins_a_new_period_and_a_vanished_unit_ends() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let before = format!(
            "{HEADER}22,pomorskie,,,2024-01-01\n2212,słupski,,,2024-01-01\n2212082,Słupsk,,,2024-01-01\n2212092,Smołdzino,,,2024-01-01\n"
        );
        let after = format!(
            "{HEADER}22,pomorskie,,,2025-01-01\n2212,słupski,,,2025-01-01\n2212082,Redzikowo,,,2025-01-01\n"
        );
        load_units(&mut work, &before, Completeness::Whole).await;
        load_units(&mut work, &after, Completeness::Part).await;
        let stays = territory::unit(&mut work, &code("2212092"), day("2026-01-01")).await.expect("unit");
        assert!(stays.is_some(), "a part of a table ends nothing");
        load_units(&mut work, &after, Completeness::Whole).await;
        let name = |unit: Option<territory::Unit>| unit.map(|unit| unit.name);
        let unit = territory::unit(&mut work, &code("2212082"), day("2024-06-01")).await.expect("unit");
        assert_eq!(name(unit).as_deref(), Some("Słupsk"));
        let unit = territory::unit(&mut work, &code("2212082"), day("2025-06-01")).await.expect("unit");
        assert_eq!(name(unit).as_deref(), Some("Redzikowo"));
        let gone = territory::unit(&mut work, &code("2212092"), day("2025-01-01")).await.expect("unit");
        assert_eq!(gone, None);
        let then = territory::unit(&mut work, &code("2212092"), day("2024-12-31")).await.expect("unit");
        assert_eq!(name(then).as_deref(), Some("Smołdzino"));
    })
    .await;
}

#[tokio::test]
async fn a_refused_row_ends_no_unit() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let right = format!("{HEADER}12,małopolskie,,,2025-01-01\n1211,nowotarski,,,2025-01-01\n");
        let wrong = format!("{HEADER}12,małopolskie,,,2026-01-01\n12I1,nowotarski,,,2026-01-01\n");
        load_units(&mut work, &right, Completeness::Whole).await;
        let loaded = load_units(&mut work, &wrong, Completeness::Whole).await;
        assert_eq!((loaded.set_aside, loaded.ended, loaded.report.warnings()), (1, 0, 1));
        let entry = &loaded.report.entries()[0];
        assert_eq!((entry.row, entry.column.as_deref()), (Some(3), Some("teryt")));
        let stays = territory::unit(&mut work, &code("1211"), day("2026-06-01")).await.expect("unit");
        assert!(stays.is_some());
    })
    .await;
}

const OFFICIAL: &str = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;02;;;brzeski;powiat;2026-01-01
12;02;02;3;Brzesko;gmina miejsko-wiejska;2026-01-01
12;02;02;4;Brzesko;miasto;2026-01-01
12;02;02;5;Brzesko;obszar wiejski;2026-01-01
12;02;04;2;Dębno;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;01;1;Kraków;gmina miejska;2026-01-01
12;61;02;9;Kraków-Krowodrza;delegatura;2026-01-01
14;;;;MAZOWIECKIE;województwo;2026-01-01
14;65;;;Warszawa;miasto stołeczne, na prawach powiatu;2026-01-01
14;65;01;1;Warszawa;gmina miejska, miasto stołeczne;2026-01-01
14;65;02;8;Bemowo;dzielnica;2026-01-01
";

const ADDRESS: &str = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA
12;;;;MAŁOPOLSKIE;województwo;2026-01-01
12;2;;;brzeski;powiat;2026-01-01
12;2;2;4;Brzesko;miasto;2026-01-01
12;2;2;5;Brzesko;obszar wiejski;2026-01-01
12;2;4;2;Dębno;gmina wiejska;2026-01-01
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01
12;61;2;9;Kraków-Krowodrza;delegatura;2026-01-01
12;61;3;9;Kraków-Nowa Huta;delegatura;2026-01-01
14;;;;MAZOWIECKIE;województwo;2026-01-01
14;65;;;Warszawa;miasto stołeczne, na prawach powiatu;2026-01-01
14;65;2;8;Bemowo;dzielnica;2026-01-01
";

#[tokio::test]
async fn both_editions_of_the_register_give_the_same_units() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut all = Vec::new();
        for (table, edition, merged) in
            [(OFFICIAL, TercEdition::Official, 0), (ADDRESS, TercEdition::Address, 3)]
        {
            let mut work = database.work(a_context()).await.expect("work");
            let reader = reader(table, "TERC.csv");
            let loaded = territory::load_terc(&mut work, reader, Completeness::Whole, &mut |_, _| {})
                .await
                .expect("the register");
            assert_eq!((loaded.edition, loaded.merged), (edition, merged));
            assert!(loaded.loaded.report.is_clean(), "{:?}", loaded.loaded.report.entries());
            assert_eq!(loaded.loaded.ended, 0);
            let units = territory::units(&mut work, day("2026-11-22"), None, None).await.expect("units");
            all.push(units.into_iter().map(|unit| (unit.teryt, unit.name)).collect::<Vec<_>>());
            work.commit().await.expect("commit");
        }
        assert_eq!(all[0], all[1]);
        let expected = [
            ("12", "małopolskie"),
            ("1202", "brzeski"),
            ("1202023", "Brzesko"),
            ("1202042", "Dębno"),
            ("1261", "Kraków"),
            ("1261011", "Kraków"),
            ("14", "mazowieckie"),
            ("1465", "Warszawa"),
            ("1465011", "Warszawa"),
        ];
        assert_eq!(all[0], expected.map(|(teryt, name)| (code(teryt), name.to_owned())));
    })
    .await;
}

#[tokio::test]
async fn the_register_does_not_wipe_out_what_only_our_table_knows() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let ours = format!("{HEADER}12,małopolskie,,,2025-01-01\n1202,brzeski,,,2025-01-01\n1202042,Dębno,14500,2025,2025-01-01\n");
        load_units(&mut work, &ours, Completeness::Whole).await;
        let reader = reader(OFFICIAL, "TERC.csv");
        territory::load_terc(&mut work, reader, Completeness::Whole, &mut |_, _| {}).await.expect("the register");
        let unit = territory::unit(&mut work, &code("1202042"), day("2025-03-01")).await.expect("unit");
        let unit = unit.expect("valid since our table confirmed it");
        assert_eq!(unit.population.map(|population| population.people), Some(14_500));
    })
    .await;
}
