//! Webhooks, with a receiver on this machine.

use database::{Database, testing};
use mail::webhooks::{
    Audience, CannotRegister, Carried, Courier, Event, NewWebhook, Reach, SigningSecret, UnfitAddress,
    Webhook, announce, deliveries, forget_old, list, pause, register, remove, resume, rotate, send_again,
};
use serde_json::json;
use uuid::Uuid;
use vocabulary::Id;

use crate::{
    builders::*,
    receiver::{Call, FINE, Receiver, answer},
};

const OPS: Uuid = Uuid::from_u128(0x0b5);
const PCPR: Uuid = Uuid::from_u128(0x9c9);

fn courier(database: &Database) -> Courier {
    Courier::new(database.clone(), keys(), Reach::Anywhere, "https://ogniwo.example")
}

async fn carried(database: &Database, seconds: i64) -> Carried {
    courier(database).deliver_due(at(seconds)).await.expect("a round")
}

async fn registered(database: &Database, address: String, kinds: &[&str]) -> (Id<Webhook>, SigningSecret) {
    let mut work = database.work(at(0)).await.expect("work opens");
    let kinds = kinds.iter().map(ToString::to_string).collect();
    let new = NewWebhook { institution: Some(OPS), address, kinds };
    let done = register(&mut work, &keys(), Reach::Anywhere, new).await.expect("registered");
    work.commit().await.expect("kept");
    done
}

fn changed() -> Event {
    Event {
        kind: "service.changed",
        subject: Some("/services/7".into()),
        data: json!({"free_places": 3, "title": "Obiady „na telefon”"}),
        audience: Audience::Everybody,
    }
}

async fn announced(database: &Database, seconds: i64, event: Event) -> usize {
    let mut work = database.work(at(seconds)).await.expect("work opens");
    let count = announce(&mut work, event).await.expect("announced");
    work.commit().await.expect("kept");
    count
}

const DELIVERED: Carried = Carried { delivered: 1, waiting: 0, given_up: 0 };
const WAITING: Carried = Carried { delivered: 0, waiting: 1, given_up: 0 };
const GIVEN_UP: Carried = Carried { delivered: 0, waiting: 0, given_up: 1 };

/// The receiver's half of the standard: what it computes from the secret it was shown.
fn expected_signature(secret: &SigningSecret, call: &Call) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let shown = secret.shown();
    let key = data_encoding::BASE64.decode(shown.trim_start_matches("whsec_").as_bytes()).expect("base64");
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).expect("a key");
    let signed = format!("{}.{}.{}", call.header("webhook-id"), call.header("webhook-timestamp"), call.body);
    mac.update(signed.as_bytes());
    format!("v1,{}", data_encoding::BASE64.encode(&mac.finalize().into_bytes()))
}

#[tokio::test]
async fn an_event_arrives_signed_and_as_a_cloud_event() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        let (id, secret) = registered(&database, receiver.address(), &["service.*"]).await;
        assert_eq!(announced(&database, 1, changed()).await, 1);
        assert_eq!(carried(&database, 2).await, DELIVERED);
        assert_eq!(carried(&database, 3).await, Carried::default(), "it is sent once");

        let [call] = &receiver.calls().await[..] else { panic!("one call") };
        let event = call.event();
        let event_id = event["id"].as_str().expect("an identifier");
        assert_eq!(
            event,
            json!({
                "specversion": "1.0",
                "id": event_id,
                "source": "https://ogniwo.example",
                "type": "ogniwo.service.changed",
                "subject": "/services/7",
                "time": "2026-11-22T08:00:01Z",
                "datacontenttype": "application/json",
                "data": {"free_places": 3, "title": "Obiady „na telefon”"},
            })
        );
        assert_eq!(call.headers[0], "post /events?key=1 http/1.1: ");
        assert_eq!(call.header("content-type"), "application/cloudevents+json; charset=utf-8");
        assert_eq!(call.header("webhook-id"), event_id);
        assert_eq!(
            call.header("webhook-timestamp"),
            (testing::a_moment().timestamp().as_second() + 2).to_string()
        );
        assert_eq!(call.header("webhook-signature"), expected_signature(&secret, call));

        let mut look = database.reading(at(4)).await.expect("reading opens");
        let [entry] = &deliveries(&mut look, Some(OPS), id, 10, 0).await.expect("the log")[..] else {
            panic!("one entry")
        };
        assert_eq!(
            (entry.attempted.code, entry.attempts, entry.delivered_at),
            (Some(204), 1, Some(moment(2)))
        );
        assert_eq!(
            deliveries(&mut look, Some(PCPR), id, 10, 0).await.expect("asked"),
            [],
            "it is not theirs"
        );
    })
    .await;
}

#[tokio::test]
async fn only_those_who_want_an_event_and_may_hear_of_it_are_told() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        registered(&database, "http://127.0.0.1:9/".into(), &["task.new"]).await;
        assert_eq!(announced(&database, 1, changed()).await, 0, "another kind");
        let (id, _) = registered(&database, "http://127.0.0.1:9/".into(), &["task.new", "*"]).await;
        assert_eq!(announced(&database, 2, changed()).await, 1);
        let of = |institution| Event { audience: Audience::Institution(institution), ..changed() };
        assert_eq!(announced(&database, 3, of(OPS)).await, 1);
        assert_eq!(announced(&database, 4, of(PCPR)).await, 0, "another institution's");
        let mut work = database.work(at(5)).await.expect("work opens");
        assert!(!pause(&mut work, Some(PCPR), id).await.expect("asked"), "it is not theirs");
        assert!(!pause(&mut work, None, id).await.expect("asked"), "nor the region's");
        assert!(pause(&mut work, Some(OPS), id).await.expect("asked"));
        work.commit().await.expect("kept");
        assert_eq!(announced(&database, 6, changed()).await, 0, "it is paused");
        assert_eq!(carried(&database, 7).await, Carried::default(), "nothing leaves while it is");
        let mut work = database.work(at(8)).await.expect("work opens");
        assert!(resume(&mut work, Some(OPS), id).await.expect("asked"));
        work.commit().await.expect("kept");
        assert_eq!(carried(&database, 9).await.waiting, 1, "the port is closed; the other waits as long");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_kept_is_not_announced() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        registered(&database, "http://127.0.0.1:9/".into(), &["*"]).await;
        let mut work = database.work(at(1)).await.expect("work opens");
        assert_eq!(announce(&mut work, changed()).await.expect("announced"), 1);
        drop(work);
        assert_eq!(carried(&database, 2).await, Carried::default());
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_fails_is_asked_again_with_the_same_event_and_paused_in_the_end() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        receiver.answers(answer("500 Oops", &"it hurts\r\n".repeat(1_000))).await;
        let (id, _) = registered(&database, receiver.address(), &["*"]).await;
        announced(&database, 1, changed()).await;
        announced(&database, 2, changed()).await;
        assert_eq!(carried(&database, 10).await, WAITING, "the second waits with the first");
        assert_eq!(carried(&database, 14).await, Carried::default(), "a pause of five seconds");
        let mut rounds = Vec::new();
        for day in 1..=12 {
            rounds.push(carried(&database, day * DAY).await);
        }
        let given_up: u32 = rounds.iter().map(|round| round.given_up).sum();
        assert_eq!(given_up, 1, "then the webhook is paused, and the second is not tried any more");
        let calls = receiver.calls().await;
        assert_eq!(calls[0].body, calls.last().expect("a call").body);

        let mut work = database.work(at(13 * DAY)).await.expect("work opens");
        let [webhook] = &list(&mut work, Some(OPS)).await.expect("listed")[..] else { panic!("one webhook") };
        assert_eq!(webhook.pause_reason.as_deref(), Some("failing"));
        let log = deliveries(&mut work, Some(OPS), id, 10, 0).await.expect("the log");
        let failed = log.iter().find(|entry| entry.given_up_at.is_some()).expect("it was given up");
        assert_eq!((failed.attempts, failed.attempted.code), (10, Some(500)));
        let text = failed.attempted.text.as_deref().expect("what it said");
        assert!(text.len() == 500 && !text.contains('\n'), "the beginning, on one line");

        // Mended by hand: resumed, and sent again from the log.
        receiver.answers(FINE.to_owned()).await;
        assert!(resume(&mut work, Some(OPS), id).await.expect("asked"));
        assert!(!send_again(&mut work, Some(PCPR), failed.id).await.expect("asked"), "it is not theirs");
        assert!(send_again(&mut work, Some(OPS), failed.id).await.expect("asked"));
        work.commit().await.expect("kept");
        assert_eq!(carried(&database, 13 * DAY + 1).await, Carried { delivered: 2, ..Carried::default() });
        let last = receiver.calls().await;
        let ids: Vec<_> =
            last.iter().rev().take(2).map(|call| call.header("webhook-id").to_owned()).collect();
        assert!(ids.contains(&failed.event.to_string()), "a receiver that had it knows it");
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_not_called_any_more() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        receiver.answers(answer("410 Gone", "")).await;
        registered(&database, receiver.address(), &["*"]).await;
        announced(&database, 1, changed()).await;
        assert_eq!(carried(&database, 2).await, GIVEN_UP);
        assert_eq!(announced(&database, 3, changed()).await, 0);
        let mut look = database.reading(at(4)).await.expect("reading opens");
        assert_eq!(
            list(&mut look, Some(OPS)).await.expect("listed")[0].pause_reason.as_deref(),
            Some("gone")
        );
    })
    .await;
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (receiver, elsewhere) = (Receiver::start().await, Receiver::start().await);
        let location = format!(
            "HTTP/1.1 307 Elsewhere\r\nlocation: {}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
            elsewhere.address()
        );
        receiver.answers(location).await;
        let (id, _) = registered(&database, receiver.address(), &["*"]).await;
        announced(&database, 1, changed()).await;
        assert_eq!(carried(&database, 2).await, WAITING);
        assert!(elsewhere.calls().await.is_empty());
        let mut look = database.reading(at(3)).await.expect("reading opens");
        let log = deliveries(&mut look, Some(OPS), id, 1, 0).await.expect("the log");
        assert_eq!(log[0].attempted.code, Some(307));
        assert!(log[0].attempted.error.as_deref().is_some_and(|error| error.contains("redirect")));
    })
    .await;
}

#[tokio::test]
async fn a_courier_for_the_public_network_does_not_call_a_private_address() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        // Registered while that was allowed, or led inside by its name server only since.
        for host in ["127.0.0.1", "localhost"] {
            let address = format!("https://{host}:{}/", receiver.port);
            let (id, _) = registered(&database, address, &["*"]).await;
            announced(&database, 1, changed()).await;
            let public = Courier::new(database.clone(), keys(), Reach::Public, "https://ogniwo.example");
            assert_eq!(public.deliver_due(at(2)).await.expect("a round"), WAITING, "{host}");
            let mut work = database.work(at(3)).await.expect("work opens");
            let log = deliveries(&mut work, Some(OPS), id, 1, 0).await.expect("the log");
            let error = log[0].attempted.error.as_deref().expect("it says why");
            assert!(error.contains("not public"), "{error}");
            assert!(remove(&mut work, Some(OPS), id).await.expect("removed"));
            work.commit().await.expect("kept");
        }
        assert!(receiver.calls().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn after_a_change_of_secret_both_sign_for_a_day() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        let (id, old) = registered(&database, receiver.address(), &["*"]).await;
        let mut work = database.work(at(1)).await.expect("work opens");
        assert!(
            rotate(&mut work, &keys(), Some(PCPR), id).await.expect("asked").is_none(),
            "it is not theirs"
        );
        let new = rotate(&mut work, &keys(), Some(OPS), id).await.expect("asked").expect("a new secret");
        work.commit().await.expect("kept");
        assert_ne!(new.shown(), old.shown());
        for (seconds, both) in [(2, true), (DAY, true), (DAY + 1, false)] {
            announced(&database, seconds, changed()).await;
            assert_eq!(carried(&database, seconds).await, DELIVERED);
            let calls = receiver.calls().await;
            let call = calls.last().expect("a call");
            let mut expected = expected_signature(&new, call);
            if both {
                expected = format!("{expected} {}", expected_signature(&old, call));
            }
            assert_eq!(call.header("webhook-signature"), expected, "{seconds}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_secret_does_not_stand_in_the_table() {
    const SEALED: database::Sql = database::Sql::new("select secret_sealed from webhook");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (_, secret) = registered(&database, "http://127.0.0.1:9/".into(), &["*"]).await;
        let mut look = database.reading(at(1)).await.expect("reading opens");
        let row = look.one(SEALED, vec![]).await.expect("the row");
        let sealed: Vec<u8> = row.get("secret_sealed").expect("bytes");
        let shown = secret.shown();
        assert!(!sealed.windows(12).any(|part| shown.as_bytes().windows(12).any(|secret| secret == part)));
        let listed = format!("{:?}", list(&mut look, Some(OPS)).await.expect("listed"));
        assert!(!listed.contains(&shown));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_registered_is_refused_with_its_reason() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let mut work = database.work(at(0)).await.expect("work opens");
        let new = |address: &str, kinds: &[&str]| NewWebhook {
            institution: Some(OPS),
            address: address.into(),
            kinds: kinds.iter().map(ToString::to_string).collect(),
        };
        let keys = keys();
        let refused = register(&mut work, &keys, Reach::Public, new("http://example.pl/", &["*"])).await;
        assert!(matches!(refused, Err(CannotRegister::Address(UnfitAddress::NotEncrypted))));
        let refused = register(&mut work, &keys, Reach::Public, new("https://10.0.0.1/", &["*"])).await;
        assert!(matches!(refused, Err(CannotRegister::Address(UnfitAddress::NotPublic))));
        for kinds in [&[][..], &["Wszystko!"]] {
            let refused = register(&mut work, &keys, Reach::Public, new("https://example.pl/", kinds)).await;
            assert!(matches!(refused, Err(CannotRegister::Kinds)));
        }
        for _ in 0..10 {
            register(&mut work, &keys, Reach::Public, new("https://example.pl/", &["*"]))
                .await
                .expect("registered");
        }
        let refused = register(&mut work, &keys, Reach::Public, new("https://example.pl/", &["*"])).await;
        assert!(matches!(refused, Err(CannotRegister::TooMany)));
    })
    .await;
}

#[tokio::test]
async fn of_many_couriers_each_delivery_is_carried_by_one() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let receiver = Receiver::start().await;
        registered(&database, receiver.address(), &["*"]).await;
        for number in 1..=20 {
            announced(&database, number, changed()).await;
        }
        let couriers: Vec<_> = (0..4)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move { carried(&database, 100).await.delivered })
            })
            .collect();
        let mut all = 0;
        for courier in couriers {
            all += courier.await.expect("a courier ends");
        }
        assert_eq!(all, 20);
        let mut ids: Vec<_> =
            receiver.calls().await.iter().map(|call| call.header("webhook-id").to_owned()).collect();
        assert_eq!(ids.len(), 20);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 20);

        let mut work = database.work(at(40 * DAY)).await.expect("work opens");
        assert_eq!(forget_old(&mut work).await.expect("forgotten"), 20, "the log goes back thirty days");
    })
    .await;
}

#[tokio::test]
async fn a_receiver_whose_certificate_nobody_knows_gets_nothing() {
    let Some(server) = crate::smtp::MailServer::running() else { return };
    testing::on_both_engines(MIGRATIONS, async |database| {
        // Any server that speaks TLS with a certificate of its own making will do.
        let (id, _) = registered(&database, format!("https://127.0.0.1:{}/", server.implicit), &["*"]).await;
        announced(&database, 1, changed()).await;
        assert_eq!(carried(&database, 2).await, WAITING);
        let mut look = database.reading(at(3)).await.expect("reading opens");
        let log = deliveries(&mut look, Some(OPS), id, 1, 0).await.expect("the log");
        let error = log[0].attempted.error.as_deref().expect("it says why");
        assert!(error.contains("certificate"), "{error}");
    })
    .await;
}
