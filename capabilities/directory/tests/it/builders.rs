//! A small region that reads as sentences, and a visitor who walks through the doors.

use std::{future::Future, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use database::{Context, Database, Migrations, testing::a_moment};
use directory::{Audience, Capacity, Confirmation, Service, Site as Place, Standing, pages::House};
use institutions::{Access, Address, CodeLists, Contacts, Hours, Institution, Provenance, Source};
use jobs::Derived;
use privacy::Keyring;
use spreadsheets::{Reading, TableReader};
use territory::Completeness;
use tower::ServiceExt as _;
use translations::Catalogue;
use vocabulary::{Actor, Id, LocalText, Moment, Teryt};
use web::{RequestIds, Site, outline::Markup};

pub const MIGRATIONS: &[Migrations] =
    &[territory::MIGRATIONS, institutions::MIGRATIONS, privacy::MIGRATIONS, directory::MIGRATIONS];

/// The urban gmina of most tests.
pub const NOWY_TARG: &str = "1211011";

const UNITS: &str =
    "teryt,kind,gmina_kind,name,parent,seat,population,population_year,lat,lon,coord_source,valid_from
12,voivodeship,,małopolskie,,Kraków,3429342,2025,50.0636,19.9476,seat_place,2020-01-01
1211,powiat,,nowotarski,12,Nowy Targ,191000,2025,49.4779,20.0322,seat_place,2020-01-01
1211011,gmina,urban,Nowy Targ,1211,Nowy Targ,32000,2025,49.4779,20.0322,seat_place,2020-01-01
1211092,gmina,rural,Nowy Targ,1211,Nowy Targ,24000,2025,49.4779,20.0322,seat_place,2020-01-01
1211033,gmina,urban_rural,Czarny Dunajec,1211,Czarny Dunajec,22000,2025,49.4389,19.8567,seat_place,2026-01-01
";

const CHANGES: &str = "old_teryt,new_teryt,name,change,note
1211032,1211033,Czarny Dunajec,kind_changed,
";

const OUTLINES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"teryt":"1211011","name":"Nowy Targ"},"geometry":{"type":"Polygon","coordinates":[[[20.0,49.4],[20.1,49.4],[20.1,49.5],[20.0,49.5],[20.0,49.4]]]}},
{"type":"Feature","properties":{"teryt":"1211092","name":"Nowy Targ"},"geometry":{"type":"Polygon","coordinates":[[[20.1,49.4],[20.2,49.4],[20.2,49.5],[20.1,49.5],[20.1,49.4]]]}}]}"#;

pub fn teryt(code: &str) -> Teryt {
    code.parse().expect("a code")
}

/// Where the records of the tests come from.
pub fn provenance(source_id: &str, source: &str, as_of: &str) -> Provenance {
    Provenance {
        collection: "test".into(),
        source_id: source_id.into(),
        source: source.into(),
        as_of: as_of.parse().ok(),
        also_in: Vec::new(),
    }
}

/// The centre of Nowy Targ, open day and night so that its pages say the same at every hour.
pub fn an_office() -> Institution {
    Institution {
        id: Id::derived("institution", "test", "ops-1211011"),
        kind: "ops".into(),
        name: LocalText::polish("Ośrodek Pomocy Społecznej w Nowym Targu"),
        provenance: provenance("ops-1211011", "register", "2026-03"),
        claims: Vec::new(),
        teryt: teryt(NOWY_TARG),
        located_in: teryt(NOWY_TARG),
        locality: Some("Nowy Targ".into()),
        serves: vec![teryt(NOWY_TARG)],
        part_of: None,
        address: Address {
            street: Some("ul. Kościuszki 8".into()),
            postcode: Some("34-400".into()),
            city: Some("Nowy Targ".into()),
            confidential: false,
        },
        position: None,
        contacts: Contacts {
            phones: vec!["18 266 25 93".into()],
            emails: vec!["ops@example.org".into()],
            websites: vec!["https://ops.example.org/".into()],
        },
        hours: Hours::understood("całodobowo"),
        languages: Vec::new(),
        access: vec![Access {
            need: "wheelchair".into(),
            confirmed_by: "register".into(),
            confirmed_on: "2026-03".parse().ok(),
        }],
        texts: institutions::Texts::default(),
        note: None,
        is_example: false,
    }
}

/// An offer of the centre, confirmed in 2020.
pub fn a_service(slug: &str, name: &str, service_type: &str, area: &str) -> Service {
    let provenance = provenance(&format!("ops-1211011--{slug}"), "register", "2020");
    Service {
        id: Id::derived("service", "test", &provenance.source_id),
        institution: an_office().id,
        name: LocalText::polish(name),
        service_type: service_type.into(),
        area: area.into(),
        standing: Standing::Offer,
        status: directory::Status::Active,
        description: LocalText::default(),
        audience: Audience::default(),
        serves: vec![teryt(NOWY_TARG)],
        access_path: directory::AccessPath::default(),
        cost: directory::Cost::default(),
        modes: vec![directory::Mode::InPerson],
        sites: Vec::new(),
        hours: Hours::default(),
        languages: Vec::new(),
        access: Vec::new(),
        capacity: Capacity::default(),
        contacts: Contacts::default(),
        texts: institutions::Texts::default(),
        confirmation: Confirmation { on: "2020".parse().ok(), by: "register".into(), next_due: None },
        is_example: false,
        provenance,
    }
}

/// Care at home, with much that is known about it.
pub fn care_at_home() -> Service {
    let mut care = a_service("care", "Usługi opiekuńcze w domu", "care_services", "social_assistance");
    care.description = LocalText::polish("Opiekunka pomaga w domu: ugotuje, posprząta, pomoże się umyć.");
    care.audience.target_groups = vec!["older_people".into(), "carers".into()];
    care.audience.minimum_age = Some(60);
    care.audience.conditions = LocalText::polish("osoby, które same nie dają sobie rady");
    care.capacity = Capacity {
        total: Some(40),
        free: Some(2),
        waiting: Some(5),
        waiting_days: Some(21),
        as_of: "2020-05".parse().ok(),
        ..Capacity::default()
    };
    care
}

/// The same service, but only as a duty that follows from the law.
pub fn only_by_law(mut service: Service) -> Service {
    service.standing = Standing::StatutoryDuty;
    service.provenance.source = "statutory duty (UPS art. 17/19/110)".into();
    service
}

/// The same service at a place that nobody may know.
pub fn at_a_secret_place(mut service: Service) -> Service {
    service.sites = vec![Place {
        address: Address {
            street: Some("ul. Ukryta 5".into()),
            postcode: Some("34-401".into()),
            city: Some("Tajnowo".into()),
            confidential: true,
        },
        ..Place::default()
    }];
    service
}

/// The same institution at a place that nobody may know.
pub fn in_hiding(mut institution: Institution) -> Institution {
    institution.address = Address {
        street: Some("ul. Ukryta 5".into()),
        postcode: Some("34-401".into()),
        city: Some("Tajnowo".into()),
        confidential: true,
    };
    institution.locality = Some("Tajnowo".into());
    institution
}

fn sources() -> Vec<Source> {
    let source = |key: &str, publisher: &str, title: &str| Source {
        source: key.into(),
        publisher: publisher.into(),
        title: title.into(),
        as_of: None,
        url: Some("https://example.org/rejestr".into()),
        licence: Some("public-sector information, re-use with source attribution".into()),
        used_for: None,
    };
    vec![
        source("register", "Urząd Wojewódzki", "Rejestr jednostek"),
        source("secondary_listing", "nieurzędowe zestawienie", "Zestawienie"),
        source("statutory duty (UPS art. 17/19/110)", "Sejm RP", "Ustawa o pomocy społecznej"),
    ]
}

/// The moment after the usual one, for what happens second.
pub fn later() -> Moment {
    Moment::from_microseconds(a_moment().microseconds() + 60_000_000).expect("a date in the calendar")
}

/// Keeps the region with these institutions and services, as a source that names all it has.
pub async fn keep(database: &Database, moment: Moment, institutions: &[Institution], services: &[Service]) {
    let mut work = database.work(Context::fixed(Actor::Operator, moment, 7)).await.expect("a unit of work");
    let table = |text: &'static str, name| {
        TableReader::from_bytes(text.as_bytes(), name, &Reading::default()).expect("a table")
    };
    let quiet = &mut |_: u64, _: Option<u64>| {};
    territory::load_units(&mut work, table(UNITS, "units.csv"), Completeness::Whole, quiet)
        .await
        .expect("units");
    territory::load_changes(&mut work, table(CHANGES, "unit_changes.csv"), quiet).await.expect("changes");
    territory::load_boundaries(&mut work, OUTLINES.as_bytes(), "gminas_2021.geojson", 2021, quiet)
        .await
        .expect("outlines");
    institutions::keep::codes(&mut work, directory::pack::shipped_codes()).await.expect("codes");
    institutions::keep::sources(&mut work, &sources()).await.expect("sources");
    let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
    keeping.batch(&mut work, institutions).await.expect("institutions");
    keeping.finish(&mut work, true).await.expect("the end");
    let mut keeping = directory::keep::Keeping::begin(&mut work, "test").await.expect("a run");
    keeping.batch(&mut work, services).await.expect("services");
    keeping.finish(&mut work, true).await.expect("the end");
    work.commit().await.expect("it is kept");
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub kind: String,
    /// Under which name a file is to be kept; empty for a page.
    pub file: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("UTF-8")
    }

    pub fn page(&self) -> Markup {
        Markup::of(&self.html())
    }

    pub fn text(&self) -> String {
        self.page().text()
    }
}

/// Somebody at the doors.
pub struct Visitor {
    router: Router,
    pub database: Database,
}

impl Visitor {
    pub fn of(database: Database) -> Self {
        let catalogue = Catalogue::new(&[web::WORDS, directory::WORDS]).expect("sound words");
        let site = Site::new("ogniwo", Arc::new(catalogue), RequestIds::starting_at(1));
        let codes = Derived::new(CodeLists::new(directory::pack::shipped_codes()));
        let house = House { database: database.clone(), codes, keys: Keyring::for_tests() };
        let pages = directory::pages::pages().with_state(house);
        Self { router: site.open(pages, Router::new()), database }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let header = |name| {
            let value: Option<&header::HeaderValue> = response.headers().get(name);
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let (status, location, kind) =
            (response.status(), header(header::LOCATION), header(header::CONTENT_TYPE));
        let file = header(header::CONTENT_DISPOSITION);
        let bytes = to_bytes(response.into_body(), 8 << 20).await.expect("a body").to_vec();
        Answer { status, location, kind, file, bytes }
    }

    pub async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).header(header::HOST, "pomoc.example.org");
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header(header::HOST, "pomoc.example.org")
            .header(header::ORIGIN, "http://pomoc.example.org")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }
}

/// Runs a test at the doors of a region with these records, on both engines.
pub async fn in_a_region<F: Future<Output = ()>>(
    institutions: &[Institution],
    services: &[Service],
    body: impl Fn(Visitor) -> F,
) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        keep(&database, a_moment(), institutions, services).await;
        body(Visitor::of(database)).await;
    })
    .await;
}

pub fn page_of(service: &Service) -> String {
    format!("/pl/usluga/{}", service.id)
}
