//! Lists are narrowed down, put into an order and taken away as they stand on the screen.

use axum::http::StatusCode;
use directory::Service;
use spreadsheets::{Reading, read_table};

use crate::{builders::care, house::*};

fn services() -> Vec<Service> {
    let named = |slug: &str, name: &str| a_service(slug, name, &centre(), "2026-08-01");
    vec![
        care(),
        named("a", "Asystent osobisty"),
        named("z", "Żłobek"),
        named("l", "Łaźnia"),
        named("formula", "=HYPERLINK(\"https://zly.example\")"),
    ]
}

/// The first column of the table in a page, from top to bottom.
fn names(html: &str) -> Vec<String> {
    let rows = html.split("<th scope=\"row\">").skip(1);
    rows.map(|row| {
        let cell = row.split("</th>").next().unwrap_or_default();
        web::outline::Markup::of(cell).text().trim().to_owned()
    })
    .collect()
}

#[tokio::test]
async fn the_file_has_the_rows_of_the_screen_in_its_order_and_no_formulas() {
    in_a_house(&[centre()], &services(), async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        for query in ["", "order=name", "order=-name", "order=-score", "q=osob", "state=old&order=name"] {
            let screen = names(&house.get_as(&format!("/pl/wpisy?{query}"), &editor).await.html());
            for format in ["csv", "xlsx"] {
                let file = house.get_as(&format!("/pl/wpisy?{query}&file={format}"), &editor).await;
                assert_eq!(file.status, StatusCode::OK);
                let table = read_table(&file.bytes, &format!("x.{format}"), &Reading::default());
                let table = table.expect("a table");
                let taken: Vec<String> = table.rows.iter().map(|row| row.at(0).to_owned()).collect();
                assert_eq!(taken, screen, "{query} as {format}");
            }
        }
        let sorted = names(&house.get_as("/pl/wpisy?order=name", &editor).await.html());
        let place = |name: &str| sorted.iter().position(|one| one == name).expect("there");
        assert!(
            place("Asystent osobisty") < place("Łaźnia") && place("Łaźnia") < place("Żłobek"),
            "{sorted:?}"
        );
        let csv = house.get_as("/pl/wpisy?file=csv", &editor).await.html();
        assert!(csv.contains("'=HYPERLINK") && !csv.contains("\n=") && !csv.contains(";="), "{csv}");
        let head = house.get_as("/pl/wpisy?order=name", &editor).await.html();
        assert!(head.contains("aria-sort=\"ascending\"") && head.contains("order=-name"), "{head}");
    })
    .await;
}

#[tokio::test]
async fn every_list_of_staff_can_be_taken_away() {
    in_a_house(&[centre()], &services(), async |house| {
        for (who, institution, lists) in [
            (
                "manager",
                Some(centre()),
                vec!["/pl/wpisy", "/pl/wpisy/kosz", "/pl/zgloszenia", "/pl/wpisy-z-arkusza", "/pl/praca"],
            ),
            (
                "coordinator",
                None,
                vec![
                    "/pl/pierwsze-wpisy",
                    "/pl/zgloszenia-bez-odpowiedzi",
                    "/pl/powtorzenia",
                    "/pl/powtorzenia/polaczone",
                    "/pl/stan-wpisow",
                    "/pl/wpisy-z-arkusza",
                    "/pl/praca",
                ],
            ),
        ] {
            let cookie = house.signed_in(who, institution.as_ref(), None).await;
            for list in lists {
                for (format, kind) in [("csv", "text/csv"), ("xlsx", "spreadsheetml")] {
                    let file = house.get_as(&format!("{list}?file={format}"), &cookie).await;
                    assert_eq!(file.status, StatusCode::OK, "{list}: {}", file.text());
                    assert!(file.kind.contains(kind), "{list}: {}", file.kind);
                }
                let unknown = house.get_as(&format!("{list}?file=pdf"), &cookie).await;
                assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{list}");
                let ordered = house.get_as(&format!("{list}?order=nonsense&q=zzz&page=99"), &cookie).await;
                assert_eq!(ordered.status, StatusCode::OK, "{list}");
            }
        }
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let history = format!("/pl/wpisy/{}/historia?file=xlsx", care().id);
        assert_eq!(house.get_as(&history, &editor).await.status, StatusCode::OK);
    })
    .await;
}
