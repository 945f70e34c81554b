//! A small region with one institution, its doors, and a postman who puts letters into a folder.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use accounts::{Clock, Doorkeeper, testing};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use database::{Context, Database, Migrations, Sql, testing::a_moment, values};
use directory::{Capacity, Confirmation, Mode, Service};
use institutions::{Address, Contacts, Hours, Institution, Provenance};
use jiff::SignedDuration;
use mail::{Letterbox, Letterhead, Postman, Sender};
use privacy::Keyring;
use spreadsheets::{Reading, TableReader};
use stewardship::confirm::{Asked, CannotAsk, Writer, ask_due};
use tempfile::TempDir;
use territory::Completeness;
use tower::ServiceExt as _;
use translations::{Catalogue, Speak};
use vocabulary::{Actor, Id, Language, LocalText, Moment, Teryt};
use web::{RequestIds, Site, outline::Markup};

pub const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    privacy::MIGRATIONS,
    audit::MIGRATIONS,
    mail::MIGRATIONS,
    accounts::MIGRATIONS,
    directory::MIGRATIONS,
    stewardship::MIGRATIONS,
];

pub const ADDRESS: &str = "https://pomoc.example.org";
pub const NOWY_TARG: &str = "1211011";
pub const DUNAJEC: &str = "1211033";
pub const KRAKOW: &str = "1261011";

const UNITS: &str =
    "teryt,kind,gmina_kind,name,parent,seat,population,population_year,lat,lon,coord_source,valid_from
12,voivodeship,,małopolskie,,Kraków,3429342,2025,50.0636,19.9476,seat_place,2020-01-01
1211,powiat,,nowotarski,12,Nowy Targ,191000,2025,49.4779,20.0322,seat_place,2020-01-01
1261,powiat,,Kraków,12,Kraków,800000,2025,50.0636,19.9476,seat_place,2020-01-01
1211011,gmina,urban,Nowy Targ,1211,Nowy Targ,32000,2025,49.4779,20.0322,seat_place,2020-01-01
1211033,gmina,urban_rural,Czarny Dunajec,1211,Czarny Dunajec,22000,2025,49.4389,19.8567,seat_place,2020-01-01
1261011,gmina,urban,Kraków,1261,Kraków,800000,2025,50.0636,19.9476,seat_place,2020-01-01
";

const OUTLINES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"teryt":"1211011","name":"Nowy Targ"},"geometry":{"type":"Polygon","coordinates":[[[20.0,49.4],[20.1,49.4],[20.1,49.5],[20.0,49.5],[20.0,49.4]]]}},
{"type":"Feature","properties":{"teryt":"1261011","name":"Kraków"},"geometry":{"type":"Polygon","coordinates":[[[19.9,50.0],[20.1,50.0],[20.1,50.1],[19.9,50.1],[19.9,50.0]]]}}]}"#;

pub fn teryt(code: &str) -> Teryt {
    code.parse().expect("a code")
}

fn provenance(source_id: &str) -> Provenance {
    Provenance {
        collection: "test".into(),
        source_id: source_id.into(),
        source: "register".into(),
        as_of: "2026-03".parse().ok(),
        also_in: Vec::new(),
    }
}

pub fn an_office(slug: &str, name: &str, gmina: &str, email: &str) -> Institution {
    Institution {
        id: Id::derived("institution", "test", slug),
        kind: "ops".into(),
        name: LocalText::polish(name),
        provenance: provenance(slug),
        claims: Vec::new(),
        teryt: teryt(gmina),
        located_in: teryt(gmina),
        locality: None,
        serves: vec![teryt(gmina)],
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
            emails: Some(email.to_owned()).filter(|email| !email.is_empty()).into_iter().collect(),
            websites: Vec::new(),
        },
        hours: Hours::understood("poniedziałek-piątek 7:30-15:30"),
        languages: Vec::new(),
        access: Vec::new(),
        texts: institutions::Texts::default(),
        note: None,
        is_example: false,
    }
}

/// The centre of Nowy Targ.
pub fn centre() -> Institution {
    an_office("ops-1211011", "Ośrodek Pomocy Społecznej w Nowym Targu", NOWY_TARG, "ops@nowytarg.example")
}

pub fn a_service(slug: &str, name: &str, of: &Institution, confirmed: &str) -> Service {
    let provenance = provenance(&format!("{}--{slug}", of.provenance.source_id));
    Service {
        id: Id::derived("service", "test", &provenance.source_id),
        institution: of.id,
        name: LocalText::polish(name),
        service_type: "care_services".into(),
        area: "social_assistance".into(),
        standing: directory::Standing::Offer,
        status: directory::Status::Active,
        description: LocalText::polish("Opiekunka pomaga w domu: ugotuje, posprząta, pomoże się umyć."),
        audience: directory::Audience::default(),
        serves: vec![of.teryt.clone()],
        access_path: directory::AccessPath::default(),
        cost: directory::Cost::default(),
        modes: vec![Mode::AtHome],
        sites: Vec::new(),
        hours: Hours::default(),
        languages: Vec::new(),
        access: Vec::new(),
        capacity: Capacity::default(),
        contacts: Contacts::default(),
        texts: institutions::Texts::default(),
        confirmation: Confirmation { on: confirmed.parse().ok(), by: "register".into(), next_due: None },
        is_example: false,
        provenance,
    }
}

/// A home with 20 places.
pub fn a_home(of: &Institution) -> Service {
    Service {
        modes: vec![Mode::Residential],
        capacity: Capacity {
            total: Some(20),
            free: Some(3),
            as_of: "2026-05-04".parse().ok(),
            ..Capacity::default()
        },
        ..a_service("home", "Dom pomocy społecznej", of, "2026-03")
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub kind: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("UTF-8")
    }

    pub fn text(&self) -> String {
        Markup::of(&self.html()).text()
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let html = self.html();
        let start = format!("name=\"{name}\" value=\"");
        let from = html.find(&start).unwrap_or_else(|| panic!("no field {name} in {html}")) + start.len();
        html[from..].split('"').next().unwrap_or_default().to_owned()
    }
}

/// The house of the tests.
pub struct House {
    pub database: Database,
    pub keeper: Doorkeeper,
    pub letters: TempDir,
    catalogue: Arc<Catalogue>,
    router: Router,
    clock: Arc<AtomicI64>,
}

/// A moment so many days after the usual one.
pub fn day(days: i64) -> Moment {
    let span = SignedDuration::from_hours(24 * days);
    Moment::of(a_moment().timestamp() + span)
}

impl House {
    pub async fn with(database: Database, institutions: &[Institution], services: &[Service]) -> Self {
        let words = [
            web::WORDS,
            mail::WORDS,
            spreadsheets::WORDS,
            territory::WORDS,
            accounts::WORDS,
            directory::WORDS,
            stewardship::WORDS,
            stewardship::CONFIRM_WORDS,
            stewardship::RHYTHM_WORDS,
        ];
        let catalogue = Arc::new(Catalogue::new(&words).expect("sound words"));
        let mut keeper =
            Doorkeeper::new(database.clone(), Keyring::for_tests(), ADDRESS, false).for_demonstration();
        let clock = Arc::new(AtomicI64::new(a_moment().microseconds()));
        let hands = Arc::clone(&clock);
        keeper.clock =
            Clock::of(move || Moment::from_microseconds(hands.load(Ordering::Relaxed)).expect("a moment"));
        let site = Site::new("Wsparcie", Arc::clone(&catalogue), RequestIds::starting_at(1));
        let pages = stewardship::confirm::pages::pages()
            .merge(stewardship::board::pages())
            .merge(stewardship::today::pages())
            .merge(stewardship::rhythm::pages::pages())
            .with_state(keeper.clone())
            .merge(crate::builders::entries_and_directory(&database))
            .sharing(keeper.clone());
        let house = Self {
            database,
            keeper,
            letters: TempDir::new().expect("a folder"),
            catalogue,
            router: site.open(pages, Router::new()),
            clock,
        };
        house.keep(institutions, services).await;
        house
    }

    async fn keep(&self, institutions: &[Institution], services: &[Service]) {
        let mut work = self.database.work(self.now(Actor::Operator)).await.expect("a unit of work");
        let table = |text: &'static str| {
            TableReader::from_bytes(text.as_bytes(), "units.csv", &Reading::default()).expect("a table")
        };
        let quiet = &mut |_: u64, _: Option<u64>| {};
        territory::load_units(&mut work, table(UNITS), Completeness::Whole, quiet).await.expect("units");
        territory::load_boundaries(&mut work, OUTLINES.as_bytes(), "gminas_2021.geojson", 2021, quiet)
            .await
            .expect("outlines");
        institutions::keep::codes(&mut work, directory::pack::shipped_codes()).await.expect("codes");
        let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, institutions).await.expect("institutions");
        keeping.finish(&mut work, true).await.expect("the end");
        let mut keeping = directory::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, services).await.expect("services");
        keeping.finish(&mut work, true).await.expect("the end");
        work.commit().await.expect("it is kept");
        self.pass(1);
    }

    /// It is so many days after the usual moment.
    pub fn is_day(&self, days: i64) {
        self.clock.store(day(days).microseconds(), Ordering::Relaxed);
    }

    /// So many minutes pass.
    pub fn pass(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }

    /// What somebody's unit of work needs that begins now.
    pub fn now(&self, actor: Actor) -> Context {
        self.keeper.context(actor)
    }

    pub fn today(&self) -> jiff::civil::Date {
        self.keeper.now().day_in_poland()
    }

    pub fn speak(&self) -> Speak {
        Speak::new(Arc::clone(&self.catalogue), Language::Polish)
    }

    pub async fn ask_at(&self, address: &str) -> Result<Asked, CannotAsk> {
        let speak = self.speak();
        let head = Letterhead { name: "Wsparcie".into(), address: address.into() };
        ask_due(&self.keeper, &Writer { head, speak: &speak }).await
    }

    /// Asks so many days after the usual moment.
    pub async fn ask(&self, days: i64) -> Asked {
        self.is_day(days);
        self.ask_at(ADDRESS).await.expect("a run")
    }

    /// Asks and carries the letters out; the texts of all letters in the folder. Then a minute passes.
    pub async fn letters(&self) -> Vec<String> {
        self.ask_at(ADDRESS).await.expect("a run");
        let letters = self.delivered().await;
        self.pass(1);
        letters
    }

    /// Carries letters out and reads the folder.
    pub async fn delivered(&self) -> Vec<String> {
        let sender = Sender::new("Wsparcie", "nie-odpowiadaj@pomoc.example.org").expect("a sender");
        let letterbox = Letterbox::Folder(self.letters.path().to_owned());
        let postman = Postman::new(self.database.clone(), self.keeper.keys.clone(), letterbox, sender);
        postman.deliver_due(self.now(Actor::System("letters"))).await.expect("a round");
        let mut files: Vec<_> = std::fs::read_dir(self.letters.path())
            .expect("the folder can be read")
            .map(|file| file.expect("a file").path())
            .filter(|file| file.extension().is_some_and(|ending| ending == "eml"))
            .collect();
        files.sort();
        files
            .iter()
            .map(|file| mail::testing::plain_text(&std::fs::read_to_string(file).expect("a letter")))
            .collect()
    }

    pub async fn service(&self, id: Id<Service>) -> Service {
        let mut work = self.database.reading(self.now(Actor::Operator)).await.expect("a unit of work");
        directory::look::one(&mut work, id).await.expect("asked").expect("there").service
    }

    pub async fn history(&self, id: Id<Service>) -> Vec<(String, String)> {
        let mut work = self.database.reading(self.now(Actor::Operator)).await.expect("a unit of work");
        let history = directory::look::history(&mut work, id, 10).await.expect("asked");
        history.into_iter().map(|change| (change.what, change.actor)).collect()
    }

    pub async fn audited(&self) -> Vec<String> {
        let mut work = self.database.reading(self.now(Actor::Operator)).await.expect("a unit of work");
        let found = audit::look(&mut work, &audit::Filter::default(), 100, 0).await.expect("asked");
        found.into_iter().map(|entry| entry.what).collect()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut work = self.database.reading(self.now(Actor::Operator)).await.expect("a unit of work");
        work.one(Sql::new(sql), values![]).await.expect("asked").get("n").expect("a number")
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let header = |name| {
            let value: Option<&header::HeaderValue> = response.headers().get(name);
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let (status, location, kind) =
            (response.status(), header(header::LOCATION), header(header::CONTENT_TYPE));
        let bytes = to_bytes(response.into_body(), 8 << 20).await.expect("a body").to_vec();
        Answer { status, location, kind, bytes }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.get_as(address, "").await
    }

    pub async fn get_as(&self, address: &str, cookie: &str) -> Answer {
        let request =
            Request::get(address).header(header::HOST, "pomoc.example.org").header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, address: &str, form: &[(&str, &str)]) -> Answer {
        self.post_as(address, form, "").await
    }

    /// Opens a page and sends a file from it.
    pub async fn upload(&self, address: &str, cookie: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        self.upload_with(address, cookie, field, name, bytes, &[]).await
    }

    /// The same, with what was typed beside it.
    pub async fn upload_with(
        &self,
        address: &str,
        cookie: &str,
        field: &str,
        name: &str,
        bytes: &[u8],
        typed: &[(&str, &str)],
    ) -> Answer {
        let seal = self.get_as(address, cookie).await.hidden("seal");
        let mut body = String::new();
        for (name, value) in typed.iter().copied().chain([("seal", seal.as_str())]) {
            body +=
                &format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
        );
        let mut body = body.into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let request = Request::post(address)
            .header(header::HOST, "pomoc.example.org")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// A header of a page that everybody may open.
    pub async fn header(&self, address: &str, name: &str) -> String {
        let request = Request::get(address).header(header::HOST, "pomoc.example.org");
        let request = request.body(Body::empty()).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    pub async fn post_as(&self, address: &str, form: &[(&str, &str)], cookie: &str) -> Answer {
        let mut sent = web::Form::default();
        for (name, value) in form {
            sent.add(name, value);
        }
        let encoded = sent.address("x");
        let encoded = encoded.split_once('?').map_or("", |(_, query)| query).to_owned();
        let request = Request::post(address)
            .header(header::HOST, "pomoc.example.org")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(encoded)).expect("a request")).await
    }

    /// Settles an invented person and signs them in: the cookie of their session.
    pub async fn signed_in(
        &self,
        code: &str,
        institution: Option<&Institution>,
        powiat: Option<&str>,
    ) -> String {
        let invented = testing::INVENTED.iter().find(|who| who.code == code);
        let who = match (invented, code) {
            (Some(who), _) => *who,
            (None, "local") => testing::Invented {
                code: "local",
                name: "Lucyna Niebyła",
                mailbox: "lucyna@demo.invalid",
                role: accounts::Role::LocalAdministrator,
            },
            _ => panic!("nobody is called {code}"),
        };
        let mut work = self.database.work(self.now(Actor::Operator)).await.expect("a unit of work");
        let territory = powiat.map(teryt);
        testing::settle(&mut work, &self.keeper, &who, institution.map(|one| one.id), territory)
            .await
            .expect("settled");
        work.commit().await.expect("kept");
        let context = self.now(Actor::Operator);
        let (token, _) = testing::signed_in(&self.keeper, &context, &who).await.expect("signed in");
        format!("{}={}", self.keeper.cookie_name(), token.0)
    }
}

/// Runs a test in a house with these records, on both engines.
pub async fn in_a_house<F: Future<Output = ()>>(
    institutions: &[Institution],
    services: &[Service],
    body: impl Fn(House) -> F,
) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        body(House::with(database, institutions, services).await).await;
    })
    .await;
}

/// The address that stands after these words in a letter, without the host.
pub fn link(letter: &str, words: &str) -> String {
    let after = letter.split_once(&format!("{words}:")).unwrap_or_else(|| panic!("{words} in {letter}")).1;
    let address = after.split_whitespace().next().expect("an address");
    address.strip_prefix(ADDRESS).expect("our own address").to_owned()
}

/// The token of such an address.
pub fn token(address: &str) -> String {
    address.split_once("token=").expect("a token").1.to_owned()
}
