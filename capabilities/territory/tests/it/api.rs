//! The doors for programs, through a whole site.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use database::{Database, testing::on_both_engines};
use serde_json::Value;
use territory::Territory;
use tower::ServiceExt as _;
use translations::Catalogue;
use web::{Pages, RequestIds, Site};

use crate::builders::{MIGRATIONS, gazetteer};

struct Doors(axum::Router);

impl Doors {
    async fn open(database: &Database) -> Self {
        gazetteer(database).await;
        let territory =
            Territory::open(database.clone(), database::testing::a_context()).await.expect("territory");
        let catalogue = Catalogue::new(&[web::WORDS, territory::WORDS]).expect("words");
        let site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1));
        Self(site.open(Pages::new(), territory::api(territory)))
    }

    async fn ask(&self, address: &str) -> (StatusCode, Value) {
        let request =
            Request::get(address).header("accept-language", "en").body(Body::empty()).expect("a request");
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&body).unwrap_or_else(|_| panic!("{address}: no JSON")))
    }
}

#[tokio::test]
async fn units_are_listed_page_by_page() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Doors::open(&database).await;
        let (status, answer) =
            doors.ask("/api/v1/territory/units?level=powiat&parent=12&per_page=2&page=2").await;
        assert_eq!((status, &answer["total"], &answer["pages"]), (StatusCode::OK, &17.into(), &9.into()));
        let codes: Vec<&str> = answer["units"]
            .as_array()
            .expect("units")
            .iter()
            .filter_map(|unit| unit["teryt"].as_str())
            .collect();
        assert_eq!(codes, ["1205", "1206"]);
        let (_, none) = doors.ask("/api/v1/territory/units?valid_on=1999-01-01").await;
        assert_eq!(none["total"], 0);
        let (_, beyond) = doors.ask("/api/v1/territory/units?page=99").await;
        assert_eq!(beyond["units"], Value::Array(Vec::new()));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_all_at_once() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Doors::open(&database).await;
        let address = "/api/v1/territory/units?level=town&parent=99&valid_on=today&page=0&per_page=5000";
        let (status, problem) = doors.ask(address).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<&str> = problem["errors"]
            .as_array()
            .expect("errors")
            .iter()
            .filter_map(|error| error["field"].as_str())
            .collect();
        assert_eq!(fields, ["level", "parent", "valid_on", "page", "per_page"]);
        assert_eq!(problem["errors"][3]["message"], "Write a whole number from 1 to 100,000.");
    })
    .await;
}

#[tokio::test]
async fn one_unit_is_shown_with_its_path_and_history() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Doors::open(&database).await;
        let (status, unit) = doors.ask("/api/v1/territory/units/1211033").await;
        assert_eq!(
            (status, &unit["name"], &unit["gmina_kind"]),
            (StatusCode::OK, &"Czarny Dunajec".into(), &"urban_rural".into())
        );
        let path: Vec<&str> = unit["path"]
            .as_array()
            .expect("a path")
            .iter()
            .filter_map(|unit| unit["teryt"].as_str())
            .collect();
        assert_eq!(path, ["1211033", "1211", "12"]);
        assert_eq!(unit["changes"][0]["old_teryt"], "1211032");
        for missing in ["9999999", "x", "1211032", "%00", "12%2F11"] {
            let (status, _) = doors.ask(&format!("/api/v1/territory/units/{missing}")).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{missing}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_place_is_understood_and_completed() {
    on_both_engines(MIGRATIONS, async |database| {
        let doors = Doors::open(&database).await;
        let (status, answer) = doors.ask("/api/v1/territory/places?q=w+Nowym+Targu").await;
        assert_eq!((status, &answer["taken"]["teryt"]), (StatusCode::OK, &"1211011".into()));
        assert_eq!(answer["others"][0]["teryt"], "1211092");
        let (_, answer) = doors.ask("/api/v1/territory/places?q=wadow&limit=1").await;
        assert_eq!(answer["suggestions"][0]["name"], "Wadowice");
        let (_, answer) = doors.ask("/api/v1/territory/places").await;
        assert_eq!(answer["taken"], Value::Null);
        let (status, _) = doors.ask("/api/v1/territory/places?q=a&limit=0").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_fresh_import_is_seen_after_a_refresh() {
    on_both_engines(MIGRATIONS, async |database| {
        let context = database::testing::a_context;
        let territory = Territory::open(database.clone(), context()).await.expect("an empty territory");
        assert!(territory.gazetteer().find("Kraków").taken().is_none());
        gazetteer(&database).await;
        territory.refresh(context()).await.expect("a refresh");
        assert!(territory.gazetteer().find("Kraków").taken().is_some());
    })
    .await;
}

#[test]
fn the_description_names_every_door() {
    let description = serde_json::to_value(territory::open_api()).expect("JSON");
    let mut paths: Vec<&String> = description["paths"].as_object().expect("paths").keys().collect();
    paths.sort();
    assert_eq!(
        paths,
        ["/api/v1/territory/places", "/api/v1/territory/units", "/api/v1/territory/units/{teryt}"]
    );
}
