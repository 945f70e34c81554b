//! The tasks of the day, the inbox of notices, and how one wants to be told.

use axum::http::StatusCode;
use directory::report_error::{Complaint, ReportError, report_error};
use mail::notices::{self, Channel, Notice};
use vocabulary::Actor;

use crate::house::{Answer, House, KRAKOW, a_service, an_office, centre, in_a_house};

/// The links of the list, in their order: address and words.
fn tasks(page: &Answer) -> Vec<(String, String)> {
    let html = page.html();
    let list = html.split_once("<ol class=\"cards\"").map_or("", |(_, list)| list);
    let list = list.split_once("</ol>").map_or("", |(list, _)| list);
    list.split("<h2><a href=\"")
        .skip(1)
        .map(|link| {
            let (address, rest) = link.split_once("\">").expect("a link");
            (address.to_owned(), rest.split('<').next().unwrap_or_default().replace('\u{a0}', " "))
        })
        .collect()
}

async fn notified(house: &House, cookie: &str, key: &str) {
    // The account of whoever is signed in last is the one whose session that is.
    let mut headers = axum::http::HeaderMap::new();
    headers.insert("cookie", cookie.parse().expect("a cookie"));
    let entered = house.keeper.entered(&headers).await.expect("asked").expect("signed in");
    let account = entered.session.account.uuid();
    let mut work = house.database.work(house.now(Actor::System("test"))).await.expect("a unit of work");
    let notice = Notice::new(account, "service.overdue", "/pl/praca").with("n", 2).once(key);
    notices::notify(&mut work, notice).await.expect("told");
    work.commit().await.expect("kept");
}

#[tokio::test]
async fn an_editor_sees_what_waits_with_what_is_due_first_first() {
    let of = centre();
    let services = [
        a_service("care", "Usługi opiekuńcze w domu", &of, "2026-03-04"),
        a_service("club", "Klub seniora", &of, "2026-11-20"),
        a_service("never", "Posiłki", &of, ""),
    ];
    let elsewhere = an_office("ops-1261011", "MOPS", KRAKOW, "mops@krakow.example");
    let other = a_service("other", "Porady", &elsewhere, "2020");
    let all = [&services[..], std::slice::from_ref(&other)].concat();
    in_a_house(&[of.clone(), elsewhere.clone()], &all, async |house| {
        let mut work = house.database.work(house.now(Actor::Visitor)).await.expect("a unit of work");
        for service in [&services[0], &other] {
            let report = ReportError::new(service.id, Complaint::Phone, "").expect("a report");
            report_error(&mut work, &house.keeper.keys, &report).await.expect("kept");
        }
        work.commit().await.expect("kept");
        house.pass(1);
        let editor = house.signed_in("editor", Some(&of), None).await;
        notified(&house, &editor, "one").await;
        let page = house.get_as("/pl/praca", &editor).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(
            tasks(&page),
            [
                ("/pl/wpisy".to_owned(), "2 wpisy do potwierdzenia".to_owned()),
                ("/pl/zgloszenia".to_owned(), "1 zgłoszenie do rozpatrzenia".to_owned()),
                ("/pl/powiadomienia".to_owned(), "1 nowe powiadomienie".to_owned()),
            ],
            "{}",
            page.text()
        );
        // The first task is the first link of the page's own part.
        let html = page.html();
        let main = html.split_once("<main").expect("a main part").1;
        assert!(main.split_once("href=\"").expect("a link").1.starts_with("/pl/wpisy\""));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_nothing_to_do_is_told_so_and_where_to_go_on() {
    let of = centre();
    let fresh = a_service("club", "Klub seniora", &of, "2026-11-20");
    in_a_house(std::slice::from_ref(&of), &[fresh], async |house| {
        for (code, institution, way) in [
            ("editor", Some(&of), "/pl/wpisy/nowy"),
            ("worker", Some(&of), "/pl/zespol"),
            ("auditor", None, "/pl/konto"),
            ("coordinator", None, "/pl/stan-wpisow"),
        ] {
            let cookie = house.signed_in(code, institution, None).await;
            let page = house.get_as("/pl/praca", &cookie).await;
            assert_eq!(page.status, StatusCode::OK, "{code}");
            assert!(
                page.text().replace('\u{a0}', " ").contains("Na dziś wszystko zrobione"),
                "{code}: {}",
                page.text()
            );
            assert!(page.html().contains(&format!("href=\"{way}\"")), "{code}: {way}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_region_sees_what_is_overdue_and_a_visitor_nothing() {
    let of = centre();
    let old = a_service("care", "Usługi opiekuńcze w domu", &of, "2026-03-04");
    in_a_house(std::slice::from_ref(&of), &[old], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let page = house.get_as("/pl/praca", &coordinator).await;
        assert_eq!(
            tasks(&page),
            [(
                "/pl/stan-wpisow/zalegle".to_owned(),
                "1 wpis w regionie po terminie potwierdzenia".to_owned()
            )]
        );
        for address in ["/pl/praca", "/pl/powiadomienia", "/pl/powiadomienia/ustawienia"] {
            let stranger = house.get(address).await;
            assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{address}");
            assert!(stranger.location.starts_with("/pl/wejscie"), "{}", stranger.location);
        }
    })
    .await;
}

#[tokio::test]
async fn notices_are_read_one_by_one_or_all_that_were_seen() {
    let of = centre();
    in_a_house(std::slice::from_ref(&of), &[], async |house| {
        let editor = house.signed_in("editor", Some(&of), None).await;
        for key in ["one", "two", "three"] {
            notified(&house, &editor, key).await;
            house.pass(1);
        }
        let page = house.get_as("/pl/powiadomienia", &editor).await;
        assert!(page.text().replace('\u{a0}', " ").contains("3 nowe powiadomienia"), "{}", page.text());
        let (seal, until, notice) = (page.hidden("seal"), page.hidden("until"), page.hidden("notice"));
        let read = "/pl/powiadomienia/przeczytane";
        let one = house.post_as(read, &[("seal", &seal), ("notice", &notice)], &editor).await;
        assert_eq!(one.status, StatusCode::SEE_OTHER);
        assert_eq!(house.count("select count(*) as n from notice where read_at is null").await, 2);
        house.pass(1);
        notified(&house, &editor, "later").await;
        let forged = house.post_as(read, &[("seal", "x"), ("until", &until)], &editor).await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN);
        house.post_as(read, &[("seal", &seal), ("until", &until)], &editor).await;
        assert_eq!(
            house.count("select count(*) as n from notice where read_at is null").await,
            1,
            "what came after the list was shown stays unread"
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_wants_no_mail_at_night_gets_none() {
    let of = centre();
    in_a_house(std::slice::from_ref(&of), &[], async |house| {
        let editor = house.signed_in("editor", Some(&of), None).await;
        let settings = "/pl/powiadomienia/ustawienia";
        let seal = house.get_as(settings, &editor).await.hidden("seal");
        let wrong = [("seal", seal.as_str()), ("every", "app_and_mail"), ("quiet_from", "21:00")];
        let answer = house.post_as(settings, &wrong, &editor).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [
            ("seal", seal.as_str()),
            ("every", "app_and_mail"),
            ("service-overdue", "same"),
            ("service-mailbox-refused", "app"),
            ("quiet_from", "21:00"),
            ("quiet_to", "07:30"),
        ];
        assert_eq!(house.post_as(settings, &form, &editor).await.status, StatusCode::SEE_OTHER);
        let mut headers = axum::http::HeaderMap::new();
        headers.insert("cookie", editor.parse().expect("a cookie"));
        let entered = house.keeper.entered(&headers).await.expect("asked").expect("signed in");
        let account = entered.session.account.uuid();
        let mut work =
            house.database.reading(house.now(Actor::System("test"))).await.expect("a unit of work");
        for (kind, channel) in [
            ("service.overdue", Channel::AppAndMail),
            ("service.mailbox_refused", Channel::App),
            ("anything.else", Channel::AppAndMail),
        ] {
            let kept = notices::preference(&mut work, account, kind).await.expect("asked");
            assert_eq!(kept.channel, channel, "{kind}");
            assert_eq!(kept.quiet.map(|quiet| (quiet.from(), quiet.to())), Some((1260, 450)), "{kind}");
        }
        drop(work);
        let shown = house.get_as(settings, &editor).await.html();
        assert!(shown.contains("value=\"21:00\"") && shown.contains("value=\"07:30\""));
        assert!(
            shown.contains("id=\"service-overdue-same\" name=\"service-overdue\" value=\"same\" checked")
        );
    })
    .await;
}
