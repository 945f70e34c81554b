//! Sessions: when they end, who ends them, the cookie and the seal.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

#[tokio::test]
async fn half_an_hour_without_a_request_ends_a_session() {
    in_a_house(async |house| {
        let browser = house.signed_in(Role::Editor).await;
        for _ in 0..3 {
            house.pass_minutes(29);
            assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        }
        house.pass_minutes(30);
        assert!(browser.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
    })
    .await;
}

#[tokio::test]
async fn twelve_hours_end_a_session_however_busy_it_is() {
    in_a_house(async |house| {
        let browser = house.signed_in(Role::Editor).await;
        for _ in 0..35 {
            house.pass_minutes(20);
            assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        }
        house.pass_minutes(20);
        assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn every_change_of_what_a_session_opens_gives_it_a_new_token_and_the_old_one_is_dead() {
    in_a_house(async |house| {
        let browser = house.browser();
        let device = browser
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        let mut tokens = vec![browser.cookie()];
        browser.submit(pages::SIGN_OUT.pl.replace("wyjscie", "konto").as_str(), &[]).await;
        let signed_out = browser.post(pages::SIGN_OUT.pl, &[]).await;
        assert_eq!(signed_out.location(), pages::SIGN_IN.pl);
        let sign_in = [("mailbox", "grazyna@region.example"), ("password", PASSWORD)];
        browser.submit(pages::SIGN_IN.pl, &sign_in).await;
        tokens.push(browser.cookie());
        browser.submit(pages::CODE.pl, &[("code", &device.code(&house))]).await;
        tokens.push(browser.cookie());
        let again = browser.submit(pages::SIGN_IN.pl.replace("wejscie", "konto").as_str(), &[]).await;
        assert_eq!(again.status, StatusCode::METHOD_NOT_ALLOWED);
        let last = browser.cookie();
        for (place, token) in tokens.iter().enumerate() {
            let old = house.browser();
            old.take_cookie(token);
            let alive = old.get(pages::ACCOUNT.pl).await.status == StatusCode::OK;
            assert_eq!(alive, *token == last, "token {place}");
        }
        tokens.sort();
        tokens.dedup();
        assert_eq!(tokens.len(), 3, "no token twice");
    })
    .await;
}

#[tokio::test]
async fn another_role_comes_with_a_new_token() {
    in_a_house(async |house| {
        let who = somebody(Role::Editor);
        house.settle(&who, Some(&library())).await;
        let browser = house.signed_in_as(&who, Some(&centre())).await;
        let before = browser.cookie();
        assert!(
            browser.get(pages::TEAM.pl).await.location().starts_with(pages::SWITCH.pl),
            "which role is asked first"
        );
        let page = browser.get(pages::SWITCH.pl).await;
        let role = page.html().split("value=\"").find_map(|part| {
            let value = part.split('"').next()?;
            (value.len() == 36).then(|| value.to_owned())
        });
        let switched = browser.post(pages::SWITCH.pl, &[("role", &role.expect("a role"))]).await;
        assert_eq!(switched.location(), pages::TODAY.pl);
        assert_ne!(before, browser.cookie());
        assert_eq!(browser.get(pages::TEAM.pl).await.status, StatusCode::OK);
        let old = house.browser();
        old.take_cookie(&before);
        assert!(old.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
    })
    .await;
}

#[tokio::test]
async fn one_session_is_ended_from_another_and_all_others_at_once() {
    in_a_house(async |house| {
        let (here, one, two) = (
            house.signed_in(Role::Editor).await,
            house.signed_in(Role::Editor).await,
            house.signed_in(Role::Editor).await,
        );
        let page = here.get(pages::ACCOUNT.pl).await.html();
        let ids: Vec<&str> = page
            .split("name=\"session\" value=\"")
            .skip(1)
            .filter_map(|part| part.split('"').next())
            .collect();
        assert_eq!(ids.len(), 2, "two others");
        assert_eq!(here.post(pages::SESSIONS.pl, &[("session", ids[0])]).await.location(), pages::ACCOUNT.pl);
        let alive =
            async |browser: &Browser<'_>| browser.get(pages::ACCOUNT.pl).await.status == StatusCode::OK;
        assert_eq!(usize::from(alive(&one).await) + usize::from(alive(&two).await), 1);
        here.post(pages::SESSIONS.pl, &[("others", "1")]).await;
        assert!(alive(&here).await && !alive(&one).await && !alive(&two).await);
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    in_a_house(async |house| {
        let editor = house.signed_in(Role::Editor).await;
        let worker = house.signed_in(Role::Worker).await;
        house.signed_in(Role::Worker).await;
        let page = worker.get(pages::ACCOUNT.pl).await.html();
        let id = page
            .split("name=\"session\" value=\"")
            .nth(1)
            .and_then(|part| part.split('"').next())
            .expect("another");
        editor.get(pages::ACCOUNT.pl).await;
        let answer = editor.post(pages::SESSIONS.pl, &[("session", id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(worker.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn signing_in_again_ends_the_session_of_this_browser() {
    in_a_house(async |house| {
        let browser = house.browser();
        let device = browser
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        let before = browser.cookie();
        let sign_in = [("mailbox", "grazyna@region.example"), ("password", PASSWORD)];
        browser.post(pages::SIGN_IN.pl, &sign_in).await;
        browser.submit(pages::CODE.pl, &[("code", &device.code(&house))]).await;
        let old = house.browser();
        old.take_cookie(&before);
        assert!(old.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
    })
    .await;
}

#[tokio::test]
async fn a_form_with_a_forged_seal_is_refused() {
    in_a_house(async |house| {
        let browser = house.signed_in(Role::Manager).await;
        let other = house.signed_in(Role::Editor).await;
        browser.get(pages::INVITE.pl).await;
        let foreign = other.get(pages::ACCOUNT.pl).await.hidden("seal").expect("a seal");
        let fields = [("mailbox", "nowa@ops.example"), ("role", "worker")];
        for seal in ["", "abc", &foreign] {
            let answer = browser.post_sealed(pages::INVITE.pl, &fields, seal).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{seal:?}");
            assert!(answer.text().contains("z innej sesji"), "{}", answer.text());
        }
        assert_eq!(house.count("select count(*) as n from invitation").await, 0);
        assert_eq!(browser.post(pages::INVITE.pl, &fields).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn the_cookie_is_for_this_house_only() {
    for (address, expected) in
        [(ADDRESS, "; Path=/; HttpOnly; SameSite=Lax; Secure"), ("", "; Path=/; HttpOnly; SameSite=Lax")]
    {
        database::testing::on_both_engines(MIGRATIONS, async |database| {
            let house = House::at(database, address).await;
            let link = house.console_link().await;
            let fields = [
                ("name", "Ktoś"),
                ("mailbox", "ktos@region.example"),
                ("password", PASSWORD),
                ("token", token_of(&link)),
            ];
            let answer = house.browser().submit(&link, &fields).await;
            let cookies = answer.cookies();
            let Some(cookie) = cookies.iter().find(|line| !line.contains("Max-Age=0")) else {
                panic!("a cookie: {}", answer.text())
            };
            let name = if address.is_empty() { "session=" } else { "__Host-session=" };
            assert!(cookie.starts_with(name), "{cookie}");
            assert!(cookie.ends_with(expected), "{cookie}");
            assert!(!cookie.contains("Domain"), "{cookie}");
        })
        .await;
    }
}

#[tokio::test]
async fn no_secret_stands_in_the_path_of_an_address() {
    in_a_house(async |house| {
        let browser = house.browser();
        let link = house.console_link().await;
        assert!(link.split_once('?').is_some_and(|(path, _)| !path.contains(token_of(&link))));
        let fields = [
            ("name", "Ktoś"),
            ("mailbox", "ktos@region.example"),
            ("password", PASSWORD),
            ("token", token_of(&link)),
        ];
        let answer = browser.submit(&link, &fields).await;
        let cookie = browser.cookie();
        let session = cookie.split_once('=').expect("a cookie").1;
        for secret in [token_of(&link), session] {
            assert!(!answer.location().contains(secret), "{}", answer.location());
        }
    })
    .await;
}
