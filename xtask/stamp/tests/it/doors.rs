//! The doors, asked as a browser and a program ask.

use crate::builders::{MIGRATIONS, house, noted};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use database::Database;
use database::testing::on_both_engines;
use tower::ServiceExt as _;

async fn asked(database: &Database, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let answer = house(database).oneshot(request).await.expect("the house answers");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), 1 << 20).await.expect("the answer ends");
    (status, String::from_utf8(body.to_vec()).expect("the answer is text"))
}

#[tokio::test]
async fn the_page_speaks_every_language() {
    on_both_engines(MIGRATIONS, async |database| {
        noted(&database, "Pierwszy wpis").await;
        for (path, words) in [("/pl/specimen", "1 wpis"), ("/en/specimen", "1 entry"), ("/uk/specimen", "1 запис")] {
            let (status, html) = asked(&database, path).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert!(html.contains("Pierwszy wpis") && html.contains(words), "{path}: {html}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_says_so() {
    on_both_engines(MIGRATIONS, async |database| {
        let (_, html) = asked(&database, "/pl/specimen").await;
        assert!(html.contains("Nic tu jeszcze nie ma."), "{html}");
    })
    .await;
}

#[tokio::test]
async fn programs_read_the_same() {
    on_both_engines(MIGRATIONS, async |database| {
        noted(&database, "Pierwszy wpis").await;
        let (status, json) = asked(&database, "/api/v1/specimen").await;
        assert_eq!(status, StatusCode::OK);
        assert!(json.contains("Pierwszy wpis"), "{json}");
    })
    .await;
}
