//! The doors for programs.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use database::{
    Database,
    testing::{a_context, on_both_engines},
};
use directory::{
    api::{ApiHouse, api},
    pack::Manner,
};
use jobs::Derived;
use serde_json::Value;
use territory::Gazetteer;
use tower::ServiceExt as _;
use translations::Catalogue;
use web::{Pages, RequestIds, Site};

use crate::{
    builders::MIGRATIONS,
    region::{Pack, at, load, load_as, services},
};

/// A program at the doors.
struct Program {
    router: Router,
    database: Database,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Program {
    async fn of(database: Database) -> Self {
        let catalogue =
            Catalogue::new(&[web::WORDS, directory::WORDS, directory::API_WORDS]).expect("sound words");
        let site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1));
        let mut work = database.reading(a_context()).await.expect("a unit of work");
        let gazetteer = Derived::new(Gazetteer::load(&mut work).await.expect("a gazetteer"));
        drop(work);
        let house = ApiHouse::new(database.clone(), gazetteer, "https://pomoc.example.org");
        Self { router: site.open(Pages::new(), api(house)), database }
    }

    async fn ask(&self, method: Method, address: &str, header: Option<(&str, &str)>) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header("host", "pomoc.example.org");
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 8 << 20).await.expect("a body");
        Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    async fn get(&self, address: &str) -> Value {
        let answer = self.ask(Method::GET, address, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        answer.body
    }

    async fn names(&self, address: &str) -> Vec<String> {
        let body = self.get(address).await;
        let contents = body["contents"].as_array().expect("a list");
        let mut names: Vec<String> =
            contents.iter().map(|entry| entry["name"].as_str().unwrap_or_default().to_owned()).collect();
        names.sort();
        names
    }
}

async fn in_the_region<F: Future<Output = ()>>(body: impl Fn(Program) -> F) {
    on_both_engines(MIGRATIONS, async |database| {
        load(&database, &Pack::new()).await;
        body(Program::of(database).await).await;
    })
    .await;
}

const BASE: &str = "/api/hsds/3.1";

async fn term(program: &Program, list: &str, code: &str) -> String {
    let terms = program.get(&format!("{BASE}/taxonomy_terms?per_page=100&search=")).await;
    let mut page = 1;
    loop {
        let terms = if page == 1 {
            terms.clone()
        } else {
            program.get(&format!("{BASE}/taxonomy_terms?per_page=100&page={page}")).await
        };
        for term in terms["contents"].as_array().expect("a list") {
            if term["taxonomy"] == list && term["code"] == code {
                return term["id"].as_str().expect("an id").to_owned();
            }
        }
        assert_ne!(terms["last_page"], true, "there is no {list} {code}");
        page += 1;
    }
}

#[tokio::test]
async fn a_page_says_where_it_stands_and_the_pages_together_are_the_list() {
    in_the_region(async |program| {
        let whole = program.get(&format!("{BASE}/services")).await;
        assert_eq!(
            (&whole["total_items"], &whole["total_pages"], &whole["empty"]),
            (&4.into(), &1.into(), &false.into())
        );
        let mut seen = Vec::new();
        for page in 1..=2 {
            let part = program.get(&format!("{BASE}/services?per_page=3&page={page}")).await;
            assert_eq!(part["first_page"], page == 1);
            assert_eq!(part["last_page"], page == 2);
            seen.extend(part["contents"].as_array().expect("a list").clone());
        }
        assert_eq!(&seen, whole["contents"].as_array().expect("a list"));
        let beyond = program.get(&format!("{BASE}/services?page=9")).await;
        assert_eq!((&beyond["empty"], &beyond["total_items"]), (&true.into(), &4.into()));
    })
    .await;
}

#[tokio::test]
async fn conditions_are_combined_with_and() {
    in_the_region(async |program| {
        let older = term(&program, "target_group", "older_people").await;
        let care = term(&program, "service_type", "care_services").await;
        let names = |query: &str| format!("{BASE}/services?{query}");
        assert_eq!(program.names(&names("search=OPIEKUNCZE")).await, ["Usługi opiekuńcze w domu"]);
        assert_eq!(program.names(&names("search=100%25")).await, Vec::<String>::new());
        assert_eq!(program.names(&names(&format!("taxonomy_term_id={older}"))).await.len(), 3);
        assert_eq!(
            program.names(&names(&format!("taxonomy_term_id={older}&teryt=1211033"))).await,
            ["Usługi opiekuńcze w domu"]
        );
        assert_eq!(
            program.names(&names(&format!("taxonomy_term_id={care}&search=klub"))).await,
            Vec::<String>::new()
        );
        assert_eq!(
            program.names(&names("postcode=34470")).await.len(),
            2,
            "the voivodeship's shelter serves it too"
        );
        assert_eq!(program.names(&names("postcode=34-470&teryt=1211011")).await, Vec::<String>::new());
        let organization = program.get(&format!("{BASE}/organizations?search=matek")).await;
        let id = organization["contents"][0]["id"].as_str().expect("an id");
        assert_eq!(
            program.names(&names(&format!("organization_id={id}"))).await,
            ["Schronienie dla matek z dziećmi"]
        );
        let minimal = program.get(&names("minimal=true")).await;
        assert!(
            minimal["contents"][0].get("description").is_none()
                && minimal["contents"][0]["modified_date"].is_string()
        );
        let full = program.get(&names("full=true")).await;
        assert!(full["contents"][0]["attributes"].is_array());
    })
    .await;
}

#[tokio::test]
async fn a_copy_elsewhere_can_follow_what_changed_and_what_is_gone() {
    in_the_region(async |program| {
        let since = at(1).moment.to_string();
        let pack = Pack::new();
        pack.write(
            "services.csv",
            services()
                .lines()
                .filter(|line| !line.contains("--klub"))
                .map(|line| format!("{line}\n"))
                .collect::<String>(),
        );
        load_as(&program.database, &pack, &Manner::default(), at(1)).await;
        let changed = program.get(&format!("{BASE}/services?modified_after={since}")).await;
        assert_eq!(changed["total_items"], 1);
        assert_eq!(
            (&changed["contents"][0]["name"], &changed["contents"][0]["status"]),
            (&"Klub seniora".into(), &"defunct".into())
        );
        assert_eq!(program.get(&format!("{BASE}/services")).await["total_items"], 3);
        let id = changed["contents"][0]["id"].as_str().expect("an id");
        assert_eq!(program.get(&format!("{BASE}/services/{id}")).await["status"], "defunct");
        let day = program.get(&format!("{BASE}/services?modified_after=2020-01-01&per_page=100")).await;
        assert_eq!(day["total_items"], 4, "a day is understood, tombstones are listed");
    })
    .await;
}

#[tokio::test]
async fn every_record_of_a_list_can_be_asked_for_alone() {
    in_the_region(async |program| {
        for list in ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"] {
            let page = program.get(&format!("{BASE}/{list}?full=true")).await;
            let contents = page["contents"].as_array().expect("a list");
            assert!(!contents.is_empty(), "{list}");
            for entry in contents.iter().take(5) {
                let id = entry["id"].as_str().expect("an id");
                assert_eq!(program.get(&format!("{BASE}/{list}/{id}")).await["id"], id, "{list}");
            }
        }
        let about = program.get(&format!("{BASE}/")).await;
        assert_eq!(about["version"], "3.1");
        assert_eq!(about["openapi_url"], "https://pomoc.example.org/api/openapi.json");
    })
    .await;
}

#[tokio::test]
async fn no_door_gives_away_a_hidden_address() {
    in_the_region(async |program| {
        let mut doors = vec![
            format!("{BASE}/services?full=true"),
            format!("{BASE}/organizations?full=true"),
            format!("{BASE}/service_at_locations?full=true"),
        ];
        for entry in
            program.get(&format!("{BASE}/organizations")).await["contents"].as_array().expect("a list")
        {
            let id = entry["id"].as_str().expect("an id");
            doors.push(format!("{BASE}/organizations/{id}"));
            doors.push(format!("/api/v1/institutions/{id}"));
        }
        for entry in program.get(&format!("{BASE}/services")).await["contents"].as_array().expect("a list") {
            let id = entry["id"].as_str().expect("an id");
            doors.push(format!("{BASE}/services/{id}"));
            doors.push(format!("/api/v1/services/{id}"));
        }
        for door in doors {
            let said = program.get(&door).await.to_string();
            assert!(!said.contains("Ukryta") && !said.contains("49.48,"), "{door}: {said}");
        }
    })
    .await;
}

#[tokio::test]
async fn wrong_parameters_and_identifiers_are_refused_in_clear_sentences() {
    in_the_region(async |program| {
        for (query, word) in [
            ("page=0", "page"),
            ("per_page=101", "100"),
            ("per_page=viele", "per_page"),
            ("full=perhaps", "true"),
            ("organization_id=7", "UUID"),
            ("taxonomy_term_id=x", "UUID"),
            ("modified_after=yesterday", "modified_after"),
            ("teryt=9", "TERYT"),
            ("postcode=3447", "34-500"),
            ("format=xml", "json"),
        ] {
            let address = format!("{BASE}/services?{query}");
            let answer = program.ask(Method::GET, &address, Some(("accept-language", "en"))).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
            assert_eq!(answer.headers["content-type"], "application/problem+json");
            let detail = answer.body["detail"].as_str().expect("a sentence");
            assert!(detail.contains(word), "{query}: {detail}");
        }
        for address in [
            format!("{BASE}/services/7"),
            format!("{BASE}/services/00000000-0000-0000-0000-000000000000"),
            format!("{BASE}/service_at_locations/x"),
            format!("{BASE}/taxonomies/x"),
            "/api/v1/services/x".to_owned(),
            "/api/v1/institutions/00000000-0000-0000-0000-000000000000".to_owned(),
        ] {
            let answer = program.ask(Method::GET, &address, None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_not_sent_twice_and_other_sites_may_read_it() {
    in_the_region(async |program| {
        let first = program.ask(Method::GET, &format!("{BASE}/services"), None).await;
        assert_eq!(first.headers["access-control-allow-origin"], "*");
        let tag = first.headers["etag"].to_str().expect("ascii").to_owned();
        let again =
            program.ask(Method::GET, &format!("{BASE}/services"), Some(("if-none-match", &tag))).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    })
    .await;
}

#[tokio::test]
async fn our_own_doors_show_records_lists_and_sources() {
    in_the_region(async |program| {
        let list = program.get(&format!("{BASE}/services?search=opiekuncze")).await;
        let id = list["contents"][0]["id"].as_str().expect("an id");
        let service = program.get(&format!("/api/v1/services/{id}")).await;
        assert_eq!(
            (&service["standing"], &service["provenance"]["source_id"]),
            (&"statutory_duty".into(), &"ops-1--opieka".into())
        );
        assert!(service["changed_at"].is_string());
        let lists = program.get("/api/v1/code-lists").await;
        assert_eq!(lists["cus_area"].as_array().map(Vec::len), Some(14));
        assert!(program.get("/api/v1/sources").await.is_array());
    })
    .await;
}

#[tokio::test]
async fn a_service_in_hsds_looks_like_this() {
    in_the_region(async |program| {
        let list = program.get(&format!("{BASE}/services?search=pracownika")).await;
        let id = list["contents"][0]["id"].as_str().expect("an id");
        insta::assert_json_snapshot!(
            "a_service_in_hsds",
            program.get(&format!("{BASE}/services/{id}")).await
        );
    })
    .await;
}

#[test]
fn the_words_of_the_doors_are_the_same_in_three_languages() {
    assert_eq!(translations::compare(&[web::WORDS, directory::WORDS, directory::API_WORDS]), []);
}
