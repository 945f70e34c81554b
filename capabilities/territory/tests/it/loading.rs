//! Localities, postal codes, changes and outlines; and who may load them.

use database::testing::{a_context, a_moment, on_both_engines};
use database::{Context, Work};
use territory::{CannotLoad, Completeness, Loaded};
use vocabulary::{Actor, Teryt};

use crate::builders::{MIGRATIONS, load_localities, load_postcodes, load_units, reader, units_table};

const LOCALITIES: &str = "sym,name,kind,teryt,lat,lon\n0981682,Bochnia,town,1201011,49.9765,20.4327\n0811796,Baczków,village,1201022,50.0322,20.4418\n";

fn code(text: &str) -> Teryt {
    text.parse().expect("a code")
}

async fn outlines(work: &mut Work, text: &str) -> Result<Loaded, CannotLoad> {
    territory::load_boundaries(work, text.as_bytes(), "outlines.geojson", 2021, &mut |_, _| {}).await
}

fn collection(features: &[&str]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn feature(teryt: &str, corners: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"teryt":{teryt}}},"geometry":{{"type":"Polygon","coordinates":[{corners}]}}}}"#
    )
}

const CORNERS: &str = "[[20.0,50.0],[20.1,50.0],[20.1,50.1],[20.0,50.0]]";

#[tokio::test]
async fn localities_that_vanish_are_removed_but_not_those_that_were_refused() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let loaded = load_localities(&mut work, LOCALITIES).await;
        assert_eq!((loaded.loaded, loaded.ended, loaded.report.is_clean()), (2, 0, true));
        let refused = LOCALITIES.replace("village", "hut");
        let loaded = load_localities(&mut work, &refused).await;
        assert_eq!((loaded.loaded, loaded.set_aside, loaded.ended), (1, 1, 0));
        assert!(loaded.report.entries()[0].how_to_mend.contains("village"));
        let found = territory::localities_of(&mut work, &code("1201022")).await.expect("localities");
        assert_eq!(found.len(), 1);
        let without = LOCALITIES.split_inclusive('\n').take(2).collect::<String>();
        let loaded = load_localities(&mut work, &without).await;
        assert_eq!((loaded.loaded, loaded.ended), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_point_is_told_and_left_out() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let swapped = "sym,name,kind,teryt,lat,lon\n0981682,Bochnia,town,1201011,20.4327,49.9765\n";
        let loaded = load_localities(&mut work, swapped).await;
        assert_eq!((loaded.loaded, loaded.report.warnings()), (1, 1));
        assert!(loaded.report.entries()[0].what.contains("swapped"));
        let found = territory::localities_of(&mut work, &code("1201011")).await.expect("localities");
        assert_eq!(found[0].point, None);
    })
    .await;
}

#[tokio::test]
async fn places_of_an_unknown_gmina_are_doubted() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let loaded = load_localities(&mut work, LOCALITIES).await;
        assert_eq!((loaded.loaded, loaded.report.warnings()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn postal_codes_are_replaced_by_a_newer_table() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let first = "postcode,place,teryt,lat,lon\n32-700,Bochnia,1201011,49.9,20.4\n32-700,Bochnia,1201011,49.8,20.4\n32-701,Bochnia,1201011,,\n";
        let loaded = load_postcodes(&mut work, first).await;
        assert_eq!((loaded.read, loaded.loaded, loaded.passed_over), (3, 2, 1));
        let second = "postcode,place,teryt\n32-700,Bochnia,1201011\n3-2700-1,Bochnia,1201011\n";
        let loaded = load_postcodes(&mut work, second).await;
        assert_eq!((loaded.loaded, loaded.set_aside, loaded.ended), (1, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_change_of_units_is_loaded_once() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let table = "old_teryt,new_teryt,name,change,note\n1208042,1208043,Książ Wielki,kind_changed,\n,1207132,Szczawa,created,\n2212082,2212082,Redzikowo,renamed,earlier name: Słupsk\n,,x,created,\n1208042,1208043,x,promoted,\n";
        for _ in 0..2 {
            let loaded = territory::load_changes(&mut work, reader(table, "unit_changes.csv"), &mut |_, _| {})
                .await
                .expect("changes");
            assert_eq!((loaded.read, loaded.loaded, loaded.set_aside), (5, 3, 2));
        }
        let changes = territory::changes_of(&mut work, &code("1208043")).await.expect("changes");
        assert_eq!(changes.len(), 1);
        let today = "2026-11-22".parse().expect("a day");
        let successor = territory::successor(&mut work, &code("1208042"), today).await.expect("successor");
        assert_eq!(successor, code("1208043"));
    })
    .await;
}

#[tokio::test]
async fn outlines_are_kept_and_chosen_by_year() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let text = collection(&[
            &feature("\"1201011\"", CORNERS),
            &feature("1201", &CORNERS.replace("50.1", "50.2")),
        ]);
        for _ in 0..2 {
            let loaded = outlines(&mut work, &text).await.expect("outlines");
            assert_eq!((loaded.read, loaded.loaded, loaded.set_aside), (2, 2, 0));
        }
        let units = [code("1201"), code("1201011"), code("1263011")];
        let found = territory::boundaries(&mut work, &units, 2026).await.expect("outlines");
        assert_eq!(
            found.iter().map(|outline| outline.teryt.as_str()).collect::<Vec<_>>(),
            ["1201", "1201011"]
        );
        assert_eq!(found[1].rings[0].len(), 4);
        assert!((found[1].rings[0][1].longitude - 20.1).abs() < 1e-9);
    })
    .await;
}

#[tokio::test]
async fn wrong_outlines_are_refused_one_by_one() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let point = r#"{"type":"Feature","properties":{"teryt":"1201011"},"geometry":{"type":"Point","coordinates":[20,50]}}"#;
        let text = collection(&[
            &feature("\"1201011\"", "[[50.0,20.0],[50.0,20.1],[50.1,20.1],[50.0,20.0]]"),
            &feature("\"0201011\"", CORNERS),
            &feature("\"12010\"", CORNERS),
            &feature("null", CORNERS),
            &feature("\"1201011\"", "[[20.0,50.0],[20.1,50.0]]"),
            &feature("\"1201011\"", "[[20.0]]"),
            point,
            &feature("\"1202023\"", CORNERS),
        ]);
        let loaded = outlines(&mut work, &text).await.expect("outlines");
        assert_eq!((loaded.read, loaded.loaded, loaded.set_aside), (8, 1, 7));
        assert!(loaded.report.entries()[0].what.contains("swapped"));
        assert!(loaded.report.entries()[1].what.contains("0201011"));
        for broken in ["", "{", "[]", "null", r#"{"type":"Feature"}"#, &text[..200], "\u{feff}x"] {
            let refused = outlines(&mut work, broken).await;
            assert!(matches!(refused, Err(CannotLoad::NotGeoJson { .. })), "{broken}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_outline_of_a_former_code_is_kept_under_its_successor() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        load_units(&mut work, &units_table(), Completeness::Whole).await;
        let changes = "old_teryt,new_teryt,name,change\n1211032,1211033,Czarny Dunajec,kind_changed\n";
        territory::load_changes(&mut work, reader(changes, "c.csv"), &mut |_, _| {}).await.expect("changes");
        let loaded =
            outlines(&mut work, &collection(&[&feature("\"1211032\"", CORNERS)])).await.expect("outlines");
        assert_eq!((loaded.loaded, loaded.report.warnings()), (1, 1));
        let found = territory::boundaries(&mut work, &[code("1211033")], 2026).await.expect("outlines");
        assert_eq!(found.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_visitor_loads_nothing() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(Context::fixed(Actor::Visitor, a_moment(), 1)).await.expect("work");
        let table = units_table();
        let reader = reader(&table, "u.csv");
        let units = territory::load_units(&mut work, reader, Completeness::Part, &mut |_, _| {}).await;
        assert!(matches!(units, Err(CannotLoad::NotAllowed(_))));
        let refused = outlines(&mut work, &collection(&[])).await;
        assert!(matches!(refused, Err(CannotLoad::NotAllowed(_))));
    })
    .await;
}

#[tokio::test]
async fn a_table_without_its_columns_is_refused_whole() {
    on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(a_context()).await.expect("work");
        let reader = reader("a,b\n1,2\n", "x.csv");
        let refused = territory::load_terc(&mut work, reader, Completeness::Whole, &mut |_, _| {}).await;
        assert!(matches!(refused, Err(CannotLoad::Unreadable(_))));
    })
    .await;
}
