//! Passwords and fresh proofs: how they count, when they are asked again, what is told and what is written down.

use accounts::{Role, pages};
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use axum::http::StatusCode;
use database::{Sql, values};
use vocabulary::Actor;

use crate::builders::*;

const MAILBOX: &str = "grazyna@region.example";
const NEW: &str = "sześć suchych kapeluszy leży";

async fn with_an_account(house: &House) -> Device {
    let browser = house.browser();
    browser.opens_an_account(&house.console_link().await, "Grażyna Pierwsza", MAILBOX).await
}

async fn with_password(house: &House, password: &str) -> Answer {
    house.browser().submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", password)]).await
}

#[tokio::test]
async fn fields_of_passwords_let_managers_and_pasting_in() {
    in_a_house(async |house| {
        let link = house.console_link().await;
        let guest = house.browser();
        guest.get(&link).await;
        let invitation = guest.get(pages::INVITATION.pl).await.html();
        let device = with_an_account(&house).await;
        let browser = house.browser();
        browser.signs_in(MAILBOX, &device).await;
        let change = browser.get(pages::PASSWORD.pl).await.html();
        let sign_in = house.browser().get(pages::SIGN_IN.pl).await.html();
        for (page, fields) in [
            (&sign_in, &["current-password"][..]),
            (&invitation, &["new-password"]),
            (&change, &["current-password", "new-password"]),
        ] {
            for field in fields {
                let input = page.split("<input").find(|input| {
                    let input = input.split('>').next().unwrap_or_default();
                    input.contains("type=\"password\"")
                        && input.contains(&format!("autocomplete=\"{field}\""))
                });
                let input = input.unwrap_or_else(|| panic!("a field for {field} in {page}"));
                let input = input.split('>').next().unwrap_or_default();
                for obstacle in ["maxlength", "onpaste", "readonly", "pattern"] {
                    assert!(!input.contains(obstacle), "{obstacle} in {input}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_password_counts_as_it_was_typed_with_its_spaces() {
    in_a_house(async |house| {
        let browser = house.browser();
        let link = house.console_link().await;
        let spaced = format!("  {PASSWORD}\t");
        let fields = [
            ("name", "Grażyna Pierwsza"),
            ("mailbox", MAILBOX),
            ("password", spaced.as_str()),
            ("token", token_of(&link)),
        ];
        assert_eq!(browser.submit(&link, &fields).await.location(), pages::ENROL.pl);
        for (typed, right) in [
            (spaced.clone(), true),
            (PASSWORD.to_owned(), false),
            (format!(" {PASSWORD}\t"), false),
            (spaced.to_uppercase(), false),
            (format!("{spaced}\u{0}"), false),
        ] {
            let answer = with_password(&house, &typed).await;
            assert_eq!(answer.status == StatusCode::SEE_OTHER, right, "{typed:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_password_of_many_years_ago_still_opens() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        house.pass_minutes(5 * 365 * 24 * 60);
        let entered = house.browser().signs_in(MAILBOX, &device).await;
        assert_eq!(entered.location(), pages::TODAY.pl, "{}", entered.text());
    })
    .await;
}

#[tokio::test]
async fn a_new_password_asks_for_the_old_one_ends_other_sessions_and_is_told() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let (here, there) = (house.browser(), house.browser());
        there.signs_in(MAILBOX, &device).await;
        house.pass(60);
        here.signs_in(MAILBOX, &device).await;
        house.new_letters().await;
        for old in ["", "złe hasło"] {
            let answer = here.submit(pages::PASSWORD.pl, &[("current", old), ("password", NEW)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text().contains("nie jest Twoje hasło"), "{}", answer.text());
        }
        assert!(house.new_letters().await.is_empty());
        assert_eq!(there.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        let done = here.submit(pages::PASSWORD.pl, &[("current", PASSWORD), ("password", NEW)]).await;
        assert_eq!(done.location(), pages::ACCOUNT.pl, "{}", done.text());
        assert_eq!(house.new_letters().await.len(), 1);
        assert!(there.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
        assert_eq!(here.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        house.pass_minutes(1);
        assert_eq!(with_password(&house, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(with_password(&house, NEW).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn before_a_sensitive_act_the_password_is_asked_again_beside_the_code() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let browser = house.browser();
        browser.signs_in(MAILBOX, &device).await;
        house.pass_minutes(11);
        for address in [pages::PASSWORD.pl, pages::ENROL.pl, pages::PASSKEYS.pl] {
            let answer = browser.get(address).await;
            assert!(answer.location().starts_with(pages::CODE.pl), "{address} → {}", answer.location());
        }
        let code = device.code(&house);
        for password in ["", "złe hasło"] {
            let answer = browser.submit(pages::CODE.pl, &[("code", &code), ("password", password)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password:?}");
        }
        let answer = browser.submit(pages::CODE.pl, &[("code", &code), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), pages::TODAY.pl, "{}", answer.text());
        assert_eq!(browser.get(pages::PASSWORD.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_ended_after_a_fresh_proof() {
    in_a_house(async |house| {
        let (here, other) = (house.signed_in(Role::Editor).await, house.signed_in(Role::Editor).await);
        house.pass_minutes(11);
        here.get(pages::ACCOUNT.pl).await;
        let answer = here.post(pages::SESSIONS.pl, &[("others", "1")]).await;
        assert!(answer.location().starts_with(pages::CODE.pl), "{}", answer.location());
        assert_eq!(other.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn new_codes_and_removed_means_are_told_by_letter_and_the_first_ones_are_not() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        assert!(house.new_letters().await.is_empty(), "the first means are no change");
        let browser = house.browser();
        browser.signs_in(MAILBOX, &device).await;
        browser.get(pages::ACCOUNT.pl).await;
        browser.post(pages::RECOVERY_CODES.pl, &[]).await;
        assert_eq!(house.new_letters().await.len(), 1, "new recovery codes");
        let page = browser.get(pages::ENROL.pl).await;
        let telephone = Device::holding(&page.codes()[0]);
        let sheet = browser.post(pages::ENROL.pl, &[("code", &telephone.code(&house))]).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.text());
        assert_eq!(house.new_letters().await.len(), 1, "another telephone");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_a_right_one_are_written_down() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        with_password(&house, "złe hasło").await;
        assert_eq!(house.audited().await.last().map(String::as_str), Some("sign_in.refused"));
        house.browser().signs_in(MAILBOX, &device).await;
        assert_eq!(house.audited().await.last().map(String::as_str), Some("sign_in.done"));
    })
    .await;
}

#[tokio::test]
async fn a_password_that_was_hashed_with_less_is_hashed_anew_when_it_is_at_hand() {
    in_a_house(async |house| {
        with_an_account(&house).await;
        let old = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8 * 1024, 1, 1, Some(32)).expect("allowed"),
        );
        let old = old
            .hash_password_with_salt(PASSWORD.as_bytes(), b"salt for a test!")
            .expect("a hash")
            .to_string();
        let set = Sql::new("update account set password_hash = $1");
        let mut work =
            house.keeper.database.work(house.context(Actor::Operator)).await.expect("a unit of work");
        work.run(set, values![&old]).await.expect("set");
        work.commit().await.expect("kept");
        let anew = "select count(*) as n from account where password_hash like '%m=19456,t=2%'";
        assert_eq!(
            with_password(&house, "złe hasło zupełnie").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(house.count(anew).await, 0, "not by a wrong one");
        assert_eq!(with_password(&house, PASSWORD).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.count(anew).await, 1);
        assert_eq!(with_password(&house, PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn signing_out_empties_the_browser_and_leads_away() {
    in_a_house(async |house| {
        let browser = house.signed_in(Role::Editor).await;
        let page = browser.get(pages::ACCOUNT.pl).await;
        assert_eq!(page.header("cache-control"), "no-store");
        let out = browser.post(pages::SIGN_OUT.pl, &[]).await;
        assert_eq!(out.location(), pages::SIGN_IN.pl, "another page takes the place of what was seen");
        assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
        assert!(out.cookies().iter().any(|line| line.contains("session=;") && line.contains("Max-Age=0")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_passwords_at_once_keep_nobody_from_the_pages() {
    in_a_house(async |house| {
        with_an_account(&house).await;
        let router = house.router.clone();
        let mut attempts = tokio::task::JoinSet::new();
        for number in 0..24 {
            let router = router.clone();
            attempts.spawn(async move {
                let form = format!("mailbox=nikt{number}%40region.example&password=z%C5%82e");
                let request = axum::http::Request::post(pages::SIGN_IN.pl)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(axum::body::Body::from(form))
                    .expect("a request");
                tower::ServiceExt::oneshot(router, request).await.expect("an answer")
            });
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let page = house.browser().get(pages::SIGN_IN.pl).await;
        assert_eq!(page.status, StatusCode::OK);
        let waiting = attempts.len();
        let mut done = 0;
        while attempts.try_join_next().is_some() {
            done += 1;
        }
        assert!(done < waiting, "the page did not wait for the passwords: {done} of {waiting} were tried");
        while let Some(tried) = attempts.join_next().await {
            assert_eq!(tried.expect("no panic").status(), StatusCode::UNPROCESSABLE_ENTITY);
        }
    })
    .await;
}

#[tokio::test]
async fn refused_pages_and_forged_forms_are_written_down_and_do_not_fill_the_log() {
    in_a_house(async |house| {
        let worker = house.signed_in(Role::Worker).await;
        let told = async |what: &str| house.audited().await.iter().filter(|one| *one == what).count();
        assert_eq!(worker.get(pages::AUDIT.pl).await.status, StatusCode::FORBIDDEN);
        assert_eq!(told("access.refused").await, 1);
        worker.get(&anywhere(pages::COLLEAGUE)).await;
        assert_eq!(told("access.refused").await, 2);
        worker.post_sealed(pages::SESSIONS.pl, &[("others", "1")], "forged").await;
        assert_eq!(told("form.refused").await, 1);
        for _ in 0..30 {
            worker.get(pages::AUDIT.pl).await;
        }
        assert_eq!(told("access.refused").await + told("form.refused").await, 10, "ten in a minute");
        house.pass_minutes(1);
        worker.get(pages::AUDIT.pl).await;
        assert_eq!(told("access.refused").await + told("form.refused").await, 11);
        house.browser().get("/pl/nothing-here").await;
        assert_eq!(
            told("access.refused").await + told("form.refused").await,
            11,
            "a visitor's slip is nobody's business"
        );
    })
    .await;
}

#[tokio::test]
async fn the_secret_of_a_letter_leaves_the_address_and_a_look_uses_nothing_up() {
    in_a_house(async |house| {
        with_an_account(&house).await;
        house.browser().submit(pages::FORGOTTEN.pl, &[("mailbox", MAILBOX)]).await;
        let link = house.link_in_letter().await;
        // A mail program looks first, more than once, and keeps no cookie.
        for _ in 0..3 {
            let looked = house.browser().get_once(&link).await;
            assert_eq!((looked.status, looked.location()), (StatusCode::SEE_OTHER, pages::RECOVERY.pl));
            let [cookie] = &looked.cookies()[..] else { panic!("one cookie") };
            assert!(
                cookie.starts_with("__Host-link=") && cookie.contains("HttpOnly; SameSite=Lax"),
                "{cookie}"
            );
        }
        let browser = house.browser();
        browser.get(&link).await;
        let page = browser.get(pages::RECOVERY.pl).await;
        assert_eq!(page.status, StatusCode::OK);
        let addresses: Vec<&str> = page.html().leak().split("href=\"").skip(1).collect();
        assert!(
            addresses.iter().all(|address| !address
                .split('"')
                .next()
                .unwrap_or_default()
                .contains(token_of(&link)))
        );
        let token = page.hidden("token").expect("it travels in the form");
        let done = browser.post(pages::RECOVERY.pl, &[("token", &token), ("password", NEW)]).await;
        assert_eq!(done.location(), pages::CODE.pl, "{}", done.text());
        assert!(done.cookies().iter().any(|line| line.starts_with("__Host-link=;")), "it has done its work");
        let nonsense = house.browser().get_once(&format!("{}?token=a%0D%0Ab", pages::RECOVERY.pl)).await;
        assert_eq!(nonsense.cookies().len(), 1);
        assert!(nonsense.cookies()[0].starts_with("__Host-link=;"), "{:?}", nonsense.cookies());
    })
    .await;
}
