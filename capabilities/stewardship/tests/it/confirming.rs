//! Confirming by letter: the job, its calendar, and every link of the letter as somebody follows it.

use axum::http::StatusCode;
use database::{Sql, values};
use directory::{Service, Status};
use stewardship::confirm::{Asked, CannotAsk, Link, Purpose};
use vocabulary::{Actor, Moment, PartialDate};

use crate::house::{ADDRESS, a_home, a_service, an_office, centre, in_a_house, link, token};

fn care() -> Service {
    a_service("care", "Usługi opiekuńcze w domu", &centre(), "2026-03")
}

const YES: &str = "Wszystko się zgadza";
const CHANGE: &str = "Chcę coś poprawić";
const END: &str = "Już tego nie oferujemy";
const PLACES: &str = "Podaję liczbę wolnych miejsc";

#[tokio::test]
async fn the_job_run_twice_sends_one_letter() {
    in_a_house(&[centre()], &[care(), a_home(&centre())], async |house| {
        let asked = Asked { letters: 1, services: 2, ..Asked::default() };
        assert_eq!(house.ask(0).await, asked);
        assert_eq!(house.ask(0).await, Asked::default());
        assert_eq!(house.ask(6).await, Asked::default());
        assert_eq!(house.count("select count(*) as n from letter").await, 1);
        assert!(house.audited().await.contains(&"confirmation.asked".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn two_nodes_at_once_send_one_letter() {
    in_a_house(&[centre()], &[care()], async |house| {
        let (one, other) = tokio::join!(house.ask_at(ADDRESS), house.ask_at(ADDRESS));
        let (one, other) = (one.expect("a run"), other.expect("a run"));
        assert_eq!(one.letters + other.letters, 1);
        assert_eq!(house.count("select count(*) as n from letter").await, 1);
        assert_eq!(house.count("select count(*) as n from confirmation_request").await, 1);
    })
    .await;
}

#[tokio::test]
async fn only_what_is_due_within_two_weeks_is_asked_about() {
    let of = centre();
    // The tests' day is 22 November 2026: 90 days after 7 September is 6 December.
    let due = a_service("due", "Klub seniora", &of, "2026-09-07");
    let fresh = a_service("fresh", "Porady prawne", &of, "2026-09-08");
    let never = a_service("never", "Posiłki", &of, "");
    let mut ended = a_service("ended", "Dawna świetlica", &of, "2020");
    ended.status = Status::Ended;
    let mut by_law = a_service("law", "Praca socjalna", &of, "");
    by_law.standing = directory::Standing::StatutoryDuty;
    let mut invented = a_service("invented", "Wymyślona usługa", &of, "2020");
    invented.is_example = true;
    in_a_house(&[of], &[due, fresh, never, ended, by_law, invented], async |house| {
        assert_eq!(house.ask(0).await.services, 2);
        let letter = house.delivered().await.remove(0);
        assert!(letter.contains("Klub seniora") && letter.contains("Posiłki"), "{letter}");
        for absent in ["Porady", "świetlica", "socjalna", "Wymyślona"] {
            assert!(!letter.contains(absent), "{absent}: {letter}");
        }
    })
    .await;
}

#[tokio::test]
async fn reminders_come_after_a_week_and_two_and_then_the_editor_is_told_once() {
    in_a_house(&[centre()], &[care()], async |house| {
        house.signed_in("editor", Some(&centre()), None).await;
        let letters = async |day| {
            let asked = house.ask(day).await;
            (asked.letters, asked.services, asked.reminders, asked.escalated)
        };
        assert_eq!(letters(0).await, (1, 1, 0, 0));
        assert_eq!(letters(6).await, (0, 0, 0, 0));
        assert_eq!(letters(7).await, (1, 0, 1, 0));
        assert_eq!(letters(13).await, (0, 0, 0, 0));
        assert_eq!(letters(14).await, (1, 0, 1, 0));
        assert_eq!(letters(20).await, (0, 0, 0, 0));
        assert_eq!(letters(21).await, (0, 0, 0, 1));
        assert_eq!(letters(22).await, (0, 0, 0, 0));
        assert_eq!(letters(89).await, (0, 0, 0, 0));
        assert_eq!(letters(90).await, (1, 1, 0, 0), "after a long while it is asked anew");
        assert_eq!(house.count("select count(*) as n from notice where kind = 'service.overdue'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_letter_holds_ten_entries_and_the_rest_waits_for_the_next_week() {
    let services: Vec<Service> =
        (0..12).map(|n| a_service(&format!("s{n}"), &format!("Usługa {n}"), &centre(), "2026-01")).collect();
    in_a_house(&[centre()], &services, async |house| {
        assert_eq!(house.ask(0).await.services, 10);
        let next = house.ask(7).await;
        assert_eq!(
            (next.letters, next.reminders, next.services),
            (1, 10, 0),
            "who does not answer is reminded first"
        );
    })
    .await;
}

#[tokio::test]
async fn a_service_with_a_mailbox_of_its_own_is_asked_there() {
    let mut own = care();
    own.contacts.emails = vec!["opieka@nowytarg.example".into()];
    let nobody = an_office("gok", "Gminny Ośrodek Kultury", "1211033", "");
    let silent = a_service("club", "Klub", &nobody, "2020");
    in_a_house(&[centre(), nobody], &[own, a_home(&centre()), silent], async |house| {
        let asked = house.ask(0).await;
        assert_eq!((asked.letters, asked.services), (2, 2), "who has no mailbox cannot be asked");
    })
    .await;
}

/// Opening the letter is the first step of a person; following the link and pressing the button are two more. The page
/// that says thank you comes by itself.
#[tokio::test]
async fn confirming_takes_three_steps_and_two_requests() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let address = link(&letter, YES);
        let before = house.service(care().id).await;

        let page = house.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        for fact in
            ["Usługi opiekuńcze w domu", "18 266 25 93", "7:30", "Kościuszki 8", "ops@nowytarg.example"]
        {
            assert!(text.replace('\u{a0}', " ").contains(fact), "{fact}: {text}");
        }
        assert_eq!(house.service(care().id).await, before, "opening a link changes nothing");

        let form = [("token", page.hidden("token")), ("seen", page.hidden("seen"))];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let done = house.post("/pl/potwierdzenie", &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);

        let today = house.today();
        let confirmation = house.service(care().id).await.confirmation;
        assert_eq!(confirmation.on.and_then(PartialDate::exact), Some(today));
        assert_eq!(confirmation.by, "institution");
        assert_eq!(confirmation.next_due, Some(today.saturating_add(jiff::Span::new().days(90))));
        let thanks = house.get(&done.location).await;
        assert_eq!(thanks.status, StatusCode::OK);
        assert!(thanks.text().contains("Dziękujemy"), "{}", thanks.text());
        assert_eq!(house.history(care().id).await, [("confirmed".into(), "system:confirmation-link".into())]);
        assert!(house.audited().await.contains(&"service.confirmed".to_owned()));

        // The same link once more: nothing happens, and the page says so kindly.
        let again = house.get(&address).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let again = house.get(&again.location).await;
        assert!(again.text().contains("To już zapisane"), "{}", again.text());
        assert_eq!(house.post("/pl/potwierdzenie", &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.history(care().id).await.len(), 1);
        assert_eq!(house.ask_at(ADDRESS).await.expect("a run"), Asked::default());
    })
    .await;
}

/// Open the letter, follow the link, type the number, press the button.
#[tokio::test]
async fn free_places_take_four_steps_and_two_requests() {
    let home = a_home(&centre());
    in_a_house(&[centre()], std::slice::from_ref(&home), async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, PLACES)).await;
        assert!(page.text().contains("3 wolne miejsca"), "{}", page.text());
        let token = page.hidden("token");
        let done = house.post("/pl/potwierdzenie", &[("token", &token), ("free", "5")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let kept = house.service(home.id).await;
        let today = house.today();
        assert_eq!((kept.capacity.free, kept.capacity.total), (Some(5), Some(20)));
        assert_eq!(kept.capacity.as_of.and_then(PartialDate::exact), Some(today));
        assert_eq!(kept.confirmation, home.confirmation, "whoever counts beds has not looked at the rest");
        assert!(house.get(&done.location).await.text().contains("zapisana"));

        // Tomorrow again, with the same link; and never more than there are.
        for (free, status) in [
            ("0", StatusCode::SEE_OTHER),
            ("21", StatusCode::UNPROCESSABLE_ENTITY),
            ("", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            let answer = house.post("/pl/potwierdzenie", &[("token", &token), ("free", free)]).await;
            assert_eq!(answer.status, status, "{free:?}");
        }
        assert_eq!(house.service(home.id).await.capacity.free, Some(0));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_longer_offered_can_be_taken_back_for_a_day() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, END)).await;
        let (token, seen) = (page.hidden("token"), page.hidden("seen"));
        let done = house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &seen)]).await;
        assert_eq!(house.service(care().id).await.status, Status::Ended);
        let thanks = house.get(&done.location).await;
        let undo = thanks.hidden("token");
        house.pass(1);
        let back = house.post("/pl/potwierdzenie", &[("token", &undo)]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        let kept = house.service(care().id).await;
        assert_eq!(kept, care(), "it is again what it was");
        assert!(house.get(&back.location).await.text().contains("znów jest widoczny"));
        let late = house.post("/pl/potwierdzenie", &[("token", &undo)]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER, "twice does nothing more");
        assert_eq!(house.history(care().id).await.len(), 2);

        // Ended once more, and noticed too late: the page of thanks no longer offers the way back, and it leads nowhere.
        house.pass(1);
        let ended = house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &seen)]).await;
        let undo = house.get(&ended.location).await.hidden("token");
        house.pass(24 * 60 + 1);
        assert!(!house.get(&ended.location).await.html().contains("<form"));
        assert_eq!(house.post("/pl/potwierdzenie", &[("token", &undo)]).await.status, StatusCode::GONE);
        assert_eq!(house.service(care().id).await.status, Status::Ended);
    })
    .await;
}

#[tokio::test]
async fn the_institutions_own_mailbox_corrects_at_once() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, CHANGE)).await;
        let (token, seen) = (page.hidden("token"), page.hidden("seen"));
        let sent = async |phone: &str, email: &str| {
            let form = [
                ("token", token.as_str()),
                ("seen", seen.as_str()),
                ("phone", phone),
                ("email", email),
                ("hours", "poniedziałek-piątek 7:30-15:30"),
                ("description", "Opiekunka pomaga w domu: ugotuje, posprząta, pomoże się umyć."),
            ];
            house.post("/pl/potwierdzenie", &form).await
        };
        let wrong = sent("zadzwoń", "nie mamy").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.html().contains("href=\"#phone\"") && wrong.html().contains("href=\"#email\""));
        let done = sent("18 266 00 00; 600 123 456", "ops@nowytarg.example").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let kept = house.service(care().id).await;
        assert_eq!(kept.contacts.phones, ["18 266 00 00", "600 123 456"]);
        assert!(kept.contacts.emails.is_empty(), "what belongs to the institution is not copied");
        assert!(kept.hours.is_empty());
        assert_eq!(kept.confirmation.by, "institution");
        assert!(house.get(&done.location).await.text().contains("już widoczne"));
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_that_is_not_the_institutions_own_only_proposes() {
    let mut by_others = care();
    by_others.contacts.emails = vec!["fundacja@pomaga.example".into()];
    in_a_house(&[centre()], std::slice::from_ref(&by_others), async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, CHANGE)).await;
        let (token, seen) = (page.hidden("token"), page.hidden("seen"));
        let form = [
            ("token", token.as_str()),
            ("seen", seen.as_str()),
            ("phone", "600 123 456"),
            ("email", "fundacja@pomaga.example"),
            ("hours", "poniedziałek-piątek 7:30-15:30"),
            ("description", "Opiekunka pomaga w domu: ugotuje, posprząta, pomoże się umyć."),
        ];
        let done = house.post("/pl/potwierdzenie", &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert_eq!(house.service(by_others.id).await, by_others);
        assert_eq!(house.count("select count(*) as n from error_report where handled_at is null").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_changed_since_the_letter_is_shown_as_it_is_now_and_asked_about_again() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let address = link(&letter, YES);
        let seen_before = house.get(&address).await.hidden("seen");
        let mut changed = care();
        changed.contacts.phones = vec!["18 200 00 00".into()];
        let mut work = house.database.work(house.now(Actor::Operator)).await.expect("a unit of work");
        let mut keeping = directory::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, &[changed]).await.expect("kept");
        work.commit().await.expect("kept");

        let token = token(&address);
        let stale = house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &seen_before)]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text().contains("zmienił się od czasu listu"));
        let page = house.get(&address).await;
        assert!(page.text().replace('\u{a0}', " ").contains("18 200 00 00"));
        assert!(page.text().contains("zmienił się od czasu listu"));
        let done =
            house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &page.hidden("seen"))]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert_eq!(house.service(care().id).await.confirmation.by, "institution");
    })
    .await;
}

#[tokio::test]
async fn a_link_altered_at_any_byte_is_refused_with_a_page_that_says_what_to_do() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let good = token(&link(&letter, YES));
        for place in 0..good.len() {
            let mut bytes = good.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(bytes).expect("ASCII");
            let answer = house.get(&format!("/pl/potwierdzenie?token={altered}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "byte {place}");
            let answer = house.post("/pl/potwierdzenie", &[("token", &altered), ("seen", "0")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "byte {place}");
        }
        for odd in ["", "?token=", "?token=%00", "?token=%C4%85"] {
            let answer = house.get(&format!("/pl/potwierdzenie{odd}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{odd}");
            assert!(answer.text().contains("Wróć do listu"), "{}", answer.text());
        }
        assert_eq!(house.service(care().id).await, care());
    })
    .await;
}

#[tokio::test]
async fn an_expired_link_and_that_of_another_mailbox_do_nothing() {
    in_a_house(&[centre()], &[care()], async |house| {
        let letter = house.letters().await.remove(0);
        let address = link(&letter, YES);
        let now = house.keeper.now();
        let read = Link::read(&house.keeper.keys, &token(&address), now).expect("a link");
        let long_ago = Moment::from_microseconds(now.microseconds() - 3_600_000_000).expect("a moment");
        let over = Link { until: long_ago, ..read }.signed(&house.keeper.keys);
        let answer = house.get(&format!("/pl/potwierdzenie?token={over}")).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.text().contains("wygasł"), "{}", answer.text());
        // A link for the page of thanks does not act.
        let undo = read.to(Purpose::Undo).signed(&house.keeper.keys);
        assert_eq!(house.post("/pl/potwierdzenie", &[("token", &undo)]).await.status, StatusCode::GONE);

        let mut elsewhere = centre();
        elsewhere.contacts.emails = vec!["nowa@nowytarg.example".into()];
        let mut work = house.database.work(house.now(Actor::Operator)).await.expect("a unit of work");
        let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
        keeping.batch(&mut work, &[elsewhere]).await.expect("kept");
        work.commit().await.expect("kept");
        let answer = house.get(&address).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.text().contains("inny adres"), "{}", answer.text());
        assert_eq!(house.service(care().id).await, care());
    })
    .await;
}

#[tokio::test]
async fn a_refused_mailbox_is_told_to_the_editor_and_not_written_to_again() {
    const BOUNCE: Sql = Sql::new(
        "insert into letter_bounce (letter_id, kind, to_blind, code, bounced_at)
        select letter_id, kind, to_blind, 550, $1 from letter where kind = 'service.confirm'",
    );
    in_a_house(&[centre()], &[care()], async |house| {
        house.signed_in("editor", Some(&centre()), None).await;
        house.ask(0).await;
        house.is_day(1);
        let mut work = house.database.work(house.now(Actor::Operator)).await.expect("a unit of work");
        let now = work.moment();
        work.run(BOUNCE, values![now]).await.expect("a refusal");
        work.commit().await.expect("kept");
        let asked = house.ask(7).await;
        assert_eq!((asked.letters, asked.escalated), (0, 1));
        assert_eq!(house.ask(8).await, Asked::default());
        assert_eq!(
            house.count("select count(*) as n from notice where kind = 'service.mailbox_refused'").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn without_a_public_address_nobody_is_asked() {
    in_a_house(&[centre()], &[care()], async |house| {
        let refused = house.ask_at("").await;
        assert!(matches!(refused, Err(CannotAsk::NoAddress)));
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    database::testing::every_statement_prepares(crate::house::MIGRATIONS, stewardship::STATEMENTS).await;
}

#[tokio::test]
async fn a_letter_holds_nothing_that_the_public_may_not_see() {
    let mut hidden = centre();
    hidden.address.confidential = true;
    let mut shelter = care();
    shelter.sites = vec![directory::Site {
        address: institutions::Address {
            street: Some("ul. Ukryta 5".into()),
            confidential: true,
            ..institutions::Address::default()
        },
        ..directory::Site::default()
    }];
    in_a_house(&[hidden], std::slice::from_ref(&shelter), async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, YES)).await.text();
        for place in [&letter, &page] {
            assert!(!place.contains("Ukryta") && !place.contains("Kościuszki"), "{place}");
            assert!(place.replace('\u{a0}', " ").contains("nie podajemy go publicznie"), "{place}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_of_thanks_leads_on_to_the_other_entries_of_the_letter() {
    in_a_house(&[centre()], &[care(), a_home(&centre())], async |house| {
        let letter = house.letters().await.remove(0);
        let page = house.get(&link(&letter, YES)).await;
        let (token, seen) = (page.hidden("token"), page.hidden("seen"));
        let mut done = house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &seen)]).await;
        let thanks = house.get(&done.location).await;
        assert!(thanks.text().replace('\u{a0}', " ").contains("został jeszcze 1 wpis"), "{}", thanks.text());
        let html = thanks.html();
        let list = html.split_once("<h2>Z").expect("what remains").1;
        let next = list.split_once("href=\"").expect("a link").1.split('"').next().expect("an address");
        let page = house.get(&next.replace("&amp;", "&")).await;
        assert_eq!(page.status, StatusCode::OK);
        let (token, seen) = (page.hidden("token"), page.hidden("seen"));
        done = house.post("/pl/potwierdzenie", &[("token", &token), ("seen", &seen)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for service in [care(), a_home(&centre())] {
            assert_eq!(house.service(service.id).await.confirmation.by, "institution");
        }
    })
    .await;
}

#[test]
fn the_three_languages_say_the_same() {
    let differences = translations::compare(&[stewardship::CONFIRM_WORDS]);
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn the_polish_words_are_plain() {
    let sentences: Vec<&str> = stewardship::CONFIRM_WORDS
        .pl
        .lines()
        .filter_map(|line| line.split_once(" = ").map(|(_, text)| text))
        .filter(|text| text.ends_with(['.', '?', '!']))
        .collect();
    let fog = polish::readability(&sentences.join("\n")).fog;
    assert!(fog <= 9.0, "FOG-PL {fog:.1}");
    for sentence in sentences {
        let findings = polish::officialese(sentence);
        assert!(findings.is_empty(), "{sentence}: {findings:?}");
    }
}
