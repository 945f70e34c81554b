//! A house with two institutions and a clock that stands still until somebody turns it; browsers that keep cookies.

use std::{
    collections::BTreeMap,
    future::Future,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use accounts::{
    Clock, Doorkeeper, Role, invite, pages,
    testing::{self, Invented},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use data_encoding::BASE32_NOPAD;
use database::{Context, Database, Migrations, Sql, testing::a_moment, values};
use institutions::{Address, Contacts, Hours, Institution, Provenance};
use mail::{Letterbox, Postman, Sender, webhooks::Reach};
use privacy::Keyring;
use spreadsheets::{Reading, TableReader};
use tempfile::TempDir;
use territory::Completeness;
use totp_rs::Builder;
use tower::ServiceExt as _;
use translations::Catalogue;
use vocabulary::{Actor, Id, Language, LocalText, Moment, Teryt};
use web::{Localised, RequestIds, Site, outline::Markup};

pub const MIGRATIONS: &[Migrations] = &[
    jobs::MIGRATIONS,
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    privacy::MIGRATIONS,
    audit::MIGRATIONS,
    mail::MIGRATIONS,
    accounts::MIGRATIONS,
];

pub const ADDRESS: &str = "https://pomoc.example.org";
pub const NOWY_TARG: &str = "1211011";
pub const KRAKOW: &str = "1261011";
pub const PASSWORD: &str = "cztery mokre parasole stoją";

const UNITS: &str =
    "teryt,kind,gmina_kind,name,parent,seat,population,population_year,lat,lon,coord_source,valid_from
12,voivodeship,,małopolskie,,Kraków,3429342,2025,50.0636,19.9476,seat_place,2020-01-01
1211,powiat,,nowotarski,12,Nowy Targ,191000,2025,49.4779,20.0322,seat_place,2020-01-01
1261,powiat,,Kraków,12,Kraków,800000,2025,50.0636,19.9476,seat_place,2020-01-01
1211011,gmina,urban,Nowy Targ,1211,Nowy Targ,32000,2025,49.4779,20.0322,seat_place,2020-01-01
1261011,gmina,urban,Kraków,1261,Kraków,800000,2025,50.0636,19.9476,seat_place,2020-01-01
";

/// Somebody for every role.
pub const fn somebody(role: Role) -> Invented {
    let (code, name, mailbox) = match role {
        Role::Worker => ("worker", "Wanda Niebyła", "wanda@ops.example"),
        Role::Editor => ("editor", "Edyta Niebyła", "edyta@ops.example"),
        Role::Manager => ("manager", "Marek Niebyły", "marek@ops.example"),
        Role::LocalAdministrator => ("local", "Lucyna Niebyła", "lucyna@powiat.example"),
        Role::Analyst => ("analyst", "Anatol Niebyły", "anatol@region.example"),
        Role::TrainingSpecialist => ("training", "Tamara Niebyła", "tamara@region.example"),
        Role::Coordinator => ("coordinator", "Kornel Niebyły", "kornel@region.example"),
        Role::PlatformAdministrator => ("administrator", "Przemysław Niebyły", "przemek@region.example"),
        Role::Auditor => ("auditor", "Urszula Niebyła", "urszula@region.example"),
    };
    Invented { code, name, mailbox, role }
}

pub fn teryt(code: &str) -> Teryt {
    code.parse().expect("a code")
}

pub fn an_office(slug: &str, name: &str, gmina: &str) -> Institution {
    Institution {
        id: Id::derived("institution", "test", slug),
        kind: "ops".into(),
        name: LocalText::polish(name),
        provenance: Provenance {
            collection: "test".into(),
            source_id: slug.into(),
            source: "register".into(),
            as_of: "2026-03".parse().ok(),
            also_in: Vec::new(),
        },
        claims: Vec::new(),
        teryt: teryt(gmina),
        located_in: teryt(gmina),
        locality: None,
        serves: vec![teryt(gmina)],
        part_of: None,
        address: Address::default(),
        position: None,
        contacts: Contacts::default(),
        hours: Hours::default(),
        access: Vec::new(),
        languages: Vec::new(),
        texts: institutions::Texts::default(),
        note: None,
        is_example: false,
    }
}

/// The centre of Nowy Targ, for which most people of the tests work.
pub fn centre() -> Institution {
    an_office("ops-1211011", "Ośrodek Pomocy Społecznej w Nowym Targu", NOWY_TARG)
}

/// Another institution, which is none of their business.
pub fn library() -> Institution {
    an_office("bib-1261011", "Biblioteka w Krakowie", KRAKOW)
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn page(&self) -> Markup {
        Markup::of(&self.html())
    }

    pub fn text(&self) -> String {
        self.page().text()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn cookies(&self) -> Vec<String> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|line| line.to_str().expect("plain").to_owned())
            .collect()
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let html = self.html();
        let start = format!("name=\"{name}\" value=\"");
        let from = html.find(&start)? + start.len();
        html[from..].split('"').next().map(|value| value.replace("&#38;", "&").replace("&amp;", "&"))
    }

    /// What stands between the first `<code …>` and its end.
    pub fn codes(&self) -> Vec<String> {
        let html = self.html();
        html.split("<code")
            .skip(1)
            .filter_map(|part| part.split_once('>')?.1.split("</code>").next().map(str::to_owned))
            .map(|text| text.replace("&#38;", "&").replace("&amp;", "&"))
            .collect()
    }
}

/// The house of the tests.
pub struct House {
    pub keeper: Doorkeeper,
    pub router: Router,
    letters: TempDir,
    seconds: Arc<AtomicI64>,
}

impl House {
    pub async fn with(database: Database) -> Self {
        Self::at(database, ADDRESS).await
    }

    pub async fn at(database: Database, address: &str) -> Self {
        let seconds = Arc::new(AtomicI64::new(0));
        let reads = Arc::clone(&seconds);
        let mut keeper =
            Doorkeeper::new(database, Keyring::for_tests(), address, address.is_empty()).for_demonstration();
        keeper = keeper.calling(Reach::Anywhere);
        keeper.clock = Clock::of(move || {
            let seconds = reads.load(Ordering::Relaxed);
            Moment::of(a_moment().timestamp() + jiff::SignedDuration::from_secs(seconds))
        });
        let words = [web::WORDS, mail::WORDS, spreadsheets::WORDS, territory::WORDS, accounts::WORDS];
        let catalogue = Catalogue::new(&words).expect("sound words");
        let mut site = Site::new("Wsparcie", Arc::new(catalogue), RequestIds::starting_at(1));
        site.public_address = Some(address.to_owned()).filter(|address| !address.is_empty());
        site.scripts = vec![accounts::SCRIPT];
        let letters = TempDir::new().expect("a folder");
        let pages = pages::pages().with_state(keeper.clone()).sharing(keeper.clone());
        let keeper_too = keeper.clone();
        let house =
            Self { keeper, router: watched(site.open(pages, Router::new()), &keeper_too), letters, seconds };
        house.keep().await;
        house
    }

    async fn keep(&self) {
        let mut work =
            self.keeper.database.work(self.context(Actor::Operator)).await.expect("a unit of work");
        let table =
            TableReader::from_bytes(UNITS.as_bytes(), "units.csv", &Reading::default()).expect("a table");
        territory::load_units(&mut work, table, Completeness::Whole, &mut |_: u64, _: Option<u64>| {})
            .await
            .expect("units");
        let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, &[centre(), library()]).await.expect("institutions");
        keeping.finish(&mut work, true).await.expect("the end");
        work.commit().await.expect("it is kept");
    }

    pub fn context(&self, actor: Actor) -> Context {
        self.keeper.context(actor)
    }

    /// Turns the clock.
    pub fn pass(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.pass(minutes * 60);
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser { house: self, cookie: Mutex::default(), others: Mutex::default(), seal: Mutex::default() }
    }

    /// The link that the console prints.
    pub async fn console_link(&self) -> String {
        let mut work =
            self.keeper.database.work(self.context(Actor::Operator)).await.expect("a unit of work");
        let secret = invite::administrator(&mut work, &self.keeper).await.expect("a link");
        work.commit().await.expect("kept");
        format!("{}?token={}", pages::INVITATION.pl, secret.shown())
    }

    /// Gives somebody an account and a role.
    pub async fn settle(&self, who: &Invented, institution: Option<&Institution>) {
        let mut work =
            self.keeper.database.work(self.context(Actor::Operator)).await.expect("a unit of work");
        let territory = (who.role == Role::LocalAdministrator).then(|| teryt("1211"));
        testing::settle(&mut work, &self.keeper, who, institution.map(|one| one.id), territory)
            .await
            .expect("settled");
        work.commit().await.expect("kept");
    }

    /// A browser in which this person of the centre (or of the region) is signed in and has accepted what is to be.
    pub async fn signed_in(&self, role: Role) -> Browser<'_> {
        self.signed_in_as(&somebody(role), Some(&centre())).await
    }

    pub async fn signed_in_as(&self, who: &Invented, institution: Option<&Institution>) -> Browser<'_> {
        self.settle(who, institution).await;
        let (token, _) =
            testing::signed_in(&self.keeper, &self.context(Actor::Visitor), who).await.expect("signed in");
        let browser = self.browser();
        browser.take_cookie(&format!("{}={}", self.keeper.cookie_name(), token.0));
        browser
    }

    /// Everything that was written down, the oldest first.
    pub async fn audited(&self) -> Vec<String> {
        let mut work =
            self.keeper.database.reading(self.context(Actor::Operator)).await.expect("a unit of work");
        let found = audit::look(&mut work, &audit::Filter::default(), 500, 0).await.expect("asked");
        found.into_iter().rev().map(|entry| entry.what).collect()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut work =
            self.keeper.database.reading(self.context(Actor::Operator)).await.expect("a unit of work");
        work.one(Sql::new(sql), values![]).await.expect("asked").get("n").expect("a number")
    }

    /// The link in the letter that was written since this was last asked, without the host.
    pub async fn link_in_letter(&self) -> String {
        let mut letters = self.new_letters().await;
        if letters.len() > 1 {
            // Beside the link that somebody asked for: the letter that says so.
            letters.retain(|letter| letter.contains("?token="));
        }
        let [letter] = &letters[..] else { panic!("{} new letters", letters.len()) };
        let from = letter.find(ADDRESS).expect("a link") + ADDRESS.len();
        letter[from..].split_whitespace().next().expect("a link").to_owned()
    }

    /// The plain texts of the letters that were written since this was last asked.
    pub async fn new_letters(&self) -> Vec<String> {
        let sender = Sender::new("Wsparcie", "nie-odpowiadaj@pomoc.example.org").expect("a sender");
        let letterbox = Letterbox::Folder(self.letters.path().to_owned());
        let postman = Postman::new(self.keeper.database.clone(), self.keeper.keys.clone(), letterbox, sender);
        postman.deliver_due(self.context(Actor::System("letters"))).await.expect("a round");
        let mut texts = Vec::new();
        for file in std::fs::read_dir(self.letters.path()).expect("the folder can be read") {
            let file = file.expect("a file").path();
            if file.extension().is_some_and(|ending| ending == "eml") {
                texts.push(mail::testing::plain_text(&std::fs::read_to_string(&file).expect("a letter")));
                std::fs::remove_file(file).expect("it was read");
            }
        }
        texts
    }
}

/// The doors as the server puts them up: refusals are written down.
fn watched(router: Router, keeper: &Doorkeeper) -> Router {
    router.layer(axum::middleware::from_fn_with_state(keeper.clone(), accounts::watch::over_refusals))
}

/// A browser: it keeps the cookie and remembers the seal of the page it saw last.
pub struct Browser<'house> {
    pub house: &'house House,
    cookie: Mutex<String>,
    /// The cookies beside that of the session.
    others: Mutex<BTreeMap<String, String>>,
    seal: Mutex<String>,
}

impl Browser<'_> {
    pub fn cookie(&self) -> String {
        self.cookie.lock().expect("whole").clone()
    }

    pub fn take_cookie(&self, cookie: &str) {
        cookie.clone_into(&mut self.cookie.lock().expect("whole"));
    }

    /// Everything that this browser would send.
    fn all_cookies(&self) -> String {
        let others = self.others.lock().expect("whole");
        let mut all: Vec<String> = others.iter().map(|(name, value)| format!("{name}={value}")).collect();
        all.push(self.cookie());
        all.retain(|pair| !pair.is_empty());
        all.join("; ")
    }

    /// Takes the cookies of another browser, as a thief would.
    pub fn copy_cookies(&self, other: &Browser<'_>) {
        let others = other.others.lock().expect("whole").clone();
        *self.others.lock().expect("whole") = others;
        self.take_cookie(&other.cookie());
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.house.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 16 << 20).await.expect("a body").to_vec();
        let answer = Answer { status, headers, bytes };
        for line in answer.cookies() {
            let (pair, _) = line.split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if name.ends_with("session") {
                self.take_cookie(pair);
            } else if line.contains("Max-Age=0") {
                self.others.lock().expect("whole").remove(name);
            } else {
                self.others.lock().expect("whole").insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(seal) = answer.hidden("seal").filter(|seal| !seal.is_empty()) {
            *self.seal.lock().expect("whole") = seal;
        }
        answer
    }

    /// Opens a page; follows when the secret of a link goes from the address into a cookie.
    pub async fn get(&self, address: &str) -> Answer {
        let answer = self.get_once(address).await;
        match address.split_once("?token=") {
            Some((page, _)) if answer.location() == page => self.get_once(page).await,
            _ => answer,
        }
    }

    /// Opens a page as a link on another site, or on ours, would.
    pub async fn get_from(&self, address: &str, site: &str) -> Answer {
        let request = Request::get(address)
            .header(header::HOST, "pomoc.example.org")
            .header("sec-fetch-site", site)
            .header(header::COOKIE, self.all_cookies());
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    pub async fn get_once(&self, address: &str) -> Answer {
        let request = Request::get(address)
            .header(header::HOST, "pomoc.example.org")
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux) Firefox/140.0")
            .header(header::COOKIE, self.all_cookies());
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Sends a form with the seal of the page that was seen last.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let seal = self.seal.lock().expect("whole").clone();
        self.post_sealed(address, fields, &seal).await
    }

    pub async fn post_sealed(&self, address: &str, fields: &[(&str, &str)], seal: &str) -> Answer {
        let mut form = web::Form::default();
        form.add("seal", seal);
        for (name, value) in fields {
            form.add(name, value);
        }
        let encoded = form.address("x");
        let encoded = encoded.split_once('?').map_or("", |(_, query)| query).to_owned();
        let request = Request::post(address)
            .header(header::HOST, "pomoc.example.org")
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux) Firefox/140.0")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, self.all_cookies())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(encoded)).expect("a request")).await
    }

    /// Sends a file with the seal of the page that was seen last.
    pub async fn upload(&self, address: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        let seal = self.seal.lock().expect("whole").clone();
        let mut body = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"seal\"\r\n\r\n{seal}\r\n--grenze\r\n\
             Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let request = Request::post(address)
            .header(header::HOST, "pomoc.example.org")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, self.all_cookies())
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Opens a page and sends its form.
    pub async fn submit(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address} → {} {}", page.location(), page.text());
        self.post(address, fields).await
    }

    /// Opens an account with a link, sets up codes and keeps them: signed in, with the device and the recovery codes.
    pub async fn opens_an_account(&self, link: &str, name: &str, mailbox: &str) -> Device {
        let fields =
            [("name", name), ("mailbox", mailbox), ("password", PASSWORD), ("token", token_of(link))];
        let answer = self.submit(link, &fields).await;
        assert_eq!(answer.location(), pages::ENROL.pl, "{}", answer.text());
        let page = self.get(pages::ENROL.pl).await;
        let device = Device::holding(&page.codes()[0]);
        let sheet = self.post(pages::ENROL.pl, &[("code", &device.code(self.house))]).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.text());
        self.house.pass(60);
        Device { recovery: sheet.codes(), ..device }
    }

    /// Signs in with password and code.
    pub async fn signs_in(&self, mailbox: &str, device: &Device) -> Answer {
        let answer = self.submit(pages::SIGN_IN.pl, &[("mailbox", mailbox), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), pages::CODE.pl, "{}", answer.text());
        self.house.pass(60);
        self.submit(pages::CODE.pl, &[("code", &device.code(self.house))]).await
    }
}

/// The token of a link.
pub fn token_of(link: &str) -> &str {
    link.split_once("token=").expect("a link with a token").1
}

/// A telephone that shows codes, and the codes on paper.
pub struct Device {
    secret: Vec<u8>,
    pub recovery: Vec<String>,
}

impl Device {
    pub fn holding(by_hand: &str) -> Self {
        let secret = BASE32_NOPAD.decode(by_hand.replace(' ', "").as_bytes()).expect("base32");
        Self { secret, recovery: Vec::new() }
    }

    /// The code of the present half minute.
    pub fn code(&self, house: &House) -> String {
        let now = house.keeper.now().timestamp().as_second();
        let generator = Builder::new().with_secret(self.secret.clone()).with_skew(0).build_noncompliant();
        generator.generate(u64::try_from(now).expect("after 1970")).to_string()
    }
}

/// Runs a test in a house, on both engines.
pub async fn in_a_house<F: Future<Output = ()>>(body: impl Fn(House) -> F) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        body(House::with(database).await).await;
    })
    .await;
}

/// A route with its placeholder filled by an identifier that nothing has.
pub fn anywhere(route: Localised) -> String {
    route
        .in_language(Language::Polish)
        .replace("{id}", "00000000-0000-7000-8000-000000000000")
        .replace("{format}", "csv")
}
