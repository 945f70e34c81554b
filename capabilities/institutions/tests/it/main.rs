//! Institutions and code lists, on both engines.

use database::{Context, Database, testing};
use institutions::{
    Address, CannotKeep, Claim, Code, CodeLists, Contacts, Hours, Institution, Position, Precision,
    Provenance, Register, Texts,
    keep::{self, Keeping, Kept},
    look,
};
use jiff::SignedDuration;
use vocabulary::{Actor, Id, Language, LocalText, Moment, Point};

const MIGRATIONS: &[database::Migrations] = &[institutions::MIGRATIONS];
const COLLECTION: &str = "test";

/// So many hours after the usual moment of tests.
fn later(hours: i64) -> Context {
    let moment = testing::a_moment().timestamp() + SignedDuration::from_hours(hours);
    Context::fixed(Actor::Operator, Moment::of(moment), 1)
}

fn an_institution(source_id: &str, name: &str) -> Institution {
    let teryt: vocabulary::Teryt = "1206022".parse().expect("a code");
    Institution {
        id: Id::derived("institution", COLLECTION, source_id),
        kind: "ops".into(),
        name: LocalText::polish(name),
        provenance: Provenance {
            collection: COLLECTION.into(),
            source_id: source_id.into(),
            source: "register".into(),
            as_of: "2026-05".parse().ok(),
            also_in: Vec::new(),
        },
        claims: vec![Claim {
            register: Register::Regon,
            number: "123456785".into(),
            source: "register".into(),
            as_of: None,
        }],
        located_in: teryt.clone(),
        serves: vec![teryt.clone()],
        teryt,
        locality: Some("Igołomia".into()),
        part_of: None,
        address: Address { street: Some("Wymyślona 1".into()), ..Address::default() },
        position: Some(Position {
            point: Point { latitude: 50.1, longitude: 20.2 },
            precision: Precision::Locality,
        }),
        contacts: Contacts { phones: vec!["12 000 00 00".into()], ..Contacts::default() },
        hours: Hours::default(),
        languages: Vec::new(),
        access: Vec::new(),
        texts: Texts::default(),
        note: None,
        is_example: true,
    }
}

async fn take_in(database: &Database, context: Context, all: &[Institution], complete: bool) -> Kept {
    let mut work = database.work(context).await.expect("work opens");
    let mut keeping = Keeping::begin(&mut work, COLLECTION).await.expect("an operator may");
    keeping.batch(&mut work, all).await.expect("kept");
    let kept = keeping.finish(&mut work, complete).await.expect("finished");
    work.commit().await.expect("committed");
    kept
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    testing::every_statement_prepares(MIGRATIONS, institutions::STATEMENTS).await;
}

#[tokio::test]
async fn what_a_source_says_comes_back_as_it_went_in() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let institution = an_institution("ops-1", "Ośrodek wymyślony");
        take_in(&database, later(0), std::slice::from_ref(&institution), true).await;
        let mut work = database.reading(later(1)).await.expect("reading opens");
        let kept = look::one(&mut work, institution.id).await.expect("asked").expect("it is there");
        assert_eq!(kept.institution, institution);
        assert_eq!(look::by_source_id(&mut work, "ops-1").await.expect("asked"), Some(institution));
    })
    .await;
}

#[tokio::test]
async fn the_same_words_twice_change_nothing() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let all = [an_institution("a", "A"), an_institution("b", "B")];
        assert_eq!(take_in(&database, later(0), &all, true).await.new, 2);
        let again = take_in(&database, later(1), &all, true).await;
        assert_eq!(again, Kept { unchanged: 2, ..Kept::default() });
        let mut work = database.reading(later(2)).await.expect("reading opens");
        assert!(look::history(&mut work, all[0].id, 10).await.expect("asked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_a_source_no_longer_names_stays_as_a_tombstone_and_can_come_back() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (a, b) = (an_institution("a", "A"), an_institution("b", "B"));
        take_in(&database, later(0), &[a.clone(), b.clone()], true).await;
        assert_eq!(take_in(&database, later(1), std::slice::from_ref(&a), true).await.removed, 1);
        let mut work = database.reading(later(2)).await.expect("reading opens");
        let gone = look::one(&mut work, b.id).await.expect("asked").expect("a tombstone");
        assert!(gone.removed_at.is_some());
        assert_eq!(look::all(&mut work).await.expect("asked").len(), 1);
        drop(work);
        take_in(&database, later(3), &[a, b.clone()], true).await;
        let mut work = database.reading(later(4)).await.expect("reading opens");
        assert!(look::one(&mut work, b.id).await.expect("asked").expect("back").removed_at.is_none());
        let history: Vec<String> = look::history(&mut work, b.id, 10)
            .await
            .expect("asked")
            .into_iter()
            .map(|change| change.what)
            .collect();
        assert_eq!(history, ["restored", "removed"]);
    })
    .await;
}

#[tokio::test]
async fn a_part_of_a_collection_removes_nothing() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (a, b) = (an_institution("a", "A"), an_institution("b", "B"));
        take_in(&database, later(0), &[a.clone(), b], true).await;
        assert_eq!(take_in(&database, later(1), &[a], false).await.removed, 0);
    })
    .await;
}

#[tokio::test]
async fn a_change_is_remembered_with_who_and_when() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let before = an_institution("a", "Dawna nazwa");
        take_in(&database, later(0), std::slice::from_ref(&before), true).await;
        let after = Institution { name: LocalText::polish("Nowa nazwa"), ..before.clone() };
        assert_eq!(take_in(&database, later(1), &[after], true).await.changed, 1);
        let mut work = database.reading(later(2)).await.expect("reading opens");
        let history = look::history(&mut work, before.id, 10).await.expect("asked");
        assert_eq!((history[0].what.as_str(), history[0].actor.as_str()), ("changed", "operator"));
        assert_eq!(history[0].at, later(1).moment);
    })
    .await;
}

#[tokio::test]
async fn a_visitor_may_not_take_anything_in() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let visitor = Context::fixed(Actor::Visitor, testing::a_moment(), 1);
        let mut work = database.work(visitor).await.expect("work opens");
        assert!(matches!(Keeping::begin(&mut work, COLLECTION).await, Err(CannotKeep::NotAllowed(_))));
        assert!(matches!(keep::sources(&mut work, &[]).await, Err(CannotKeep::NotAllowed(_))));
    })
    .await;
}

#[tokio::test]
async fn a_newer_list_keeps_the_translations_it_does_not_bring() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let code = |pl: &str, uk: Option<&str>| Code {
            list: "service_type".into(),
            code: "meal".into(),
            parent: None,
            name: LocalText { pl: Some(pl.into()), en: None, uk: uk.map(Into::into) },
            note: Some("area=social_assistance".into()),
            valid_from: None,
            valid_to: None,
        };
        let mut work = database.work(later(0)).await.expect("work opens");
        keep::codes(&mut work, [code("posiłek", Some("їжа"))]).await.expect("kept");
        keep::codes(&mut work, [code("posiłek i dożywianie", None)]).await.expect("kept");
        work.commit().await.expect("committed");
        let mut work = database.reading(later(1)).await.expect("reading opens");
        let lists: CodeLists = look::code_lists(&mut work).await.expect("read");
        assert_eq!(lists.name("service_type", "meal", Language::Polish), "posiłek i dożywianie");
        assert_eq!(lists.name("service_type", "meal", Language::Ukrainian), "їжа");
        let unknown = lists.require("service_type", "meel").expect_err("it is not in the list");
        assert!(unknown.to_string().contains("did you mean \"meal\""), "{unknown}");
    })
    .await;
}

#[test]
fn a_confidential_address_never_reaches_the_public() {
    let mut shelter = an_institution("shelter", "Schronisko");
    shelter.address.confidential = true;
    shelter.located_in = "1207011".parse().expect("another gmina");
    let shown = serde_json::to_string(&shelter.for_the_public()).expect("JSON");
    for secret in ["Wymyślona", "50.1", "Igołomia", "1207011"] {
        assert!(!shown.contains(secret), "{secret} is in {shown}");
    }
}

#[test]
fn a_wrong_check_digit_is_seen() {
    let claim = |number: &str| Claim {
        register: Register::Nip,
        number: number.into(),
        source: "register".into(),
        as_of: None,
    };
    assert!(claim("5260250274").is_well_formed());
    assert!(!claim("5260250275").is_well_formed());
}
