//! A house with two institutions and one person of each kind, behind the real doors.

use std::sync::Arc;

use about::{House, Operator, legal};
use accounts::{
    Clock, Doorkeeper,
    testing::{self, INVENTED},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use database::{Database, Migrations, testing::a_moment};
use institutions::{Address, Claim, Contacts, Hours, Institution, Provenance, Register};
use jiff::civil::date;
use privacy::{ColumnRule, Keyring};
use tower::ServiceExt as _;
use translations::Catalogue;
use vocabulary::{Actor, Id, LocalText};
use web::{RequestIds, Site};

pub const MIGRATIONS: &[Migrations] = &[
    territory::MIGRATIONS,
    institutions::MIGRATIONS,
    privacy::MIGRATIONS,
    audit::MIGRATIONS,
    mail::MIGRATIONS,
    accounts::MIGRATIONS,
];

pub const OPERATOR: &str = "Ośrodek wymyślony";
pub const CENTRE: &str = "Ośrodek Pomocy Społecznej w Nowym Targu";
pub const LIBRARY: &str = "Biblioteka w Krakowie";
pub const REGON: &str = "123456785";

/// What the crates at hand keep about people.
pub fn personal() -> Vec<ColumnRule> {
    [privacy::PERSONAL, mail::PERSONAL, accounts::PERSONAL, directory::PERSONAL].concat()
}

pub fn catalogue() -> Arc<Catalogue> {
    let words = [web::WORDS, privacy::WORDS, mail::WORDS, accounts::WORDS, directory::WORDS, about::WORDS];
    Arc::new(Catalogue::new(&words).expect("the words are whole"))
}

/// The pages with everybody who may stand before them.
pub struct Visitors {
    router: Router,
    keeper: Doorkeeper,
}

impl Visitors {
    pub fn of(database: Database) -> Self {
        let operator = Operator {
            name: OPERATOR.into(),
            email: "kontakt@ogniwo.example".into(),
            phone: "12 000 00 00".into(),
            address: "ul. Wymyślona 1".into(),
        };
        let house = House {
            database: database.clone(),
            operator,
            public_address: "https://pomoc.example".into(),
            published_on: date(2026, 11, 22),
            reviewed_on: date(2027, 3, 1),
        };
        let mut keeper = Doorkeeper::new(database, Keyring::for_tests(), "https://pomoc.example", false)
            .for_demonstration();
        keeper.clock = Clock::of(a_moment);
        let staff = legal::House { about: house.clone(), personal: personal() };
        let pages =
            about::pages().with_state(house).merge(legal::pages().with_state(staff)).sharing(keeper.clone());
        let site = Site::new("ogniwo", catalogue(), RequestIds::starting_at(0));
        Self { router: site.open(pages, Router::new()), keeper }
    }

    /// Two institutions in the directory.
    pub async fn settled(database: Database) -> Self {
        let visitors = Self::of(database);
        let context = visitors.keeper.context(Actor::Operator);
        let mut work = visitors.keeper.database.work(context).await.expect("a unit of work");
        let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, &[centre(), library()]).await.expect("institutions");
        keeping.finish(&mut work, true).await.expect("the end");
        work.commit().await.expect("it is kept");
        visitors
    }

    /// The cookie of an invented person, who works for this institution unless their role is of the region.
    pub async fn cookie_of(&self, code: &str, institution: &Institution) -> String {
        let who = INVENTED.iter().find(|one| one.code == code).expect("an invented person");
        let mut work =
            self.keeper.database.work(self.keeper.context(Actor::Operator)).await.expect("a unit of work");
        testing::settle(&mut work, &self.keeper, who, Some(institution.id), None).await.expect("settled");
        work.commit().await.expect("kept");
        let context = self.keeper.context(Actor::Visitor);
        let (token, _) = testing::signed_in(&self.keeper, &context, who).await.expect("signed in");
        format!("{}={}", self.keeper.cookie_name(), token.0)
    }

    pub async fn get(&self, address: &str, cookie: &str) -> Response {
        let request =
            Request::get(address).header(header::COOKIE, cookie).body(Body::empty()).expect("a request");
        self.router.clone().oneshot(request).await.expect("an answer")
    }

    pub async fn status(&self, address: &str, cookie: &str) -> StatusCode {
        self.get(address, cookie).await.status()
    }

    /// A public page.
    pub async fn page(&self, address: &str) -> String {
        self.read(address, "").await
    }

    /// Whatever is at an address, as text.
    pub async fn read(&self, address: &str, cookie: &str) -> String {
        let response = self.get(address, cookie).await;
        assert_eq!(response.status(), 200, "{address}");
        String::from_utf8(bytes(response).await).expect("UTF-8")
    }
}

pub async fn bytes(response: Response) -> Vec<u8> {
    to_bytes(response.into_body(), 1 << 22).await.expect("a body").to_vec()
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
        teryt: gmina.parse().expect("a code"),
        located_in: gmina.parse().expect("a code"),
        locality: None,
        serves: Vec::new(),
        part_of: None,
        address: Address::default(),
        position: None,
        contacts: Contacts::default(),
        hours: Hours::default(),
        languages: Vec::new(),
        access: Vec::new(),
        texts: institutions::Texts::default(),
        note: None,
        is_example: false,
    }
}

/// An institution of which everything is known.
pub fn centre() -> Institution {
    let claim = |register, number: &str| Claim {
        register,
        number: number.into(),
        source: "register".into(),
        as_of: None,
    };
    Institution {
        claims: vec![claim(Register::Regon, REGON), claim(Register::Krs, "0000123456")],
        address: Address {
            street: Some("ul. Przykładowa 7".into()),
            postcode: Some("34-400".into()),
            city: Some("Nowy Targ".into()),
            confidential: false,
        },
        contacts: Contacts {
            phones: vec!["18 000 00 00".into()],
            emails: vec!["ops@nowytarg.example".into()],
            websites: Vec::new(),
        },
        ..an_office("ops-1211011", CENTRE, "1211011")
    }
}

/// An institution of which only the name is known, with an address that must stay secret.
pub fn library() -> Institution {
    Institution {
        address: Address { street: Some("ul. Tajna 3".into()), confidential: true, ..Address::default() },
        ..an_office("bib-1261011", LIBRARY, "1261011")
    }
}
