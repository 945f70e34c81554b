//! Signing in: password, code, recovery code, passkey; and how often one may try.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

const MAILBOX: &str = "grazyna@region.example";

async fn with_an_account(house: &House) -> Device {
    let browser = house.browser();
    browser.opens_an_account(&house.console_link().await, "Grażyna Pierwsza", MAILBOX).await
}

#[tokio::test]
async fn password_and_code_open_the_house() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let browser = house.browser();
        let entered = browser.signs_in(MAILBOX, &device).await;
        assert_eq!(entered.location(), pages::TODAY.pl, "{}", entered.text());
        assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        assert_eq!(browser.get(pages::SIGN_IN.pl).await.location(), pages::TODAY.pl, "who is in goes on");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_mailbox_look_the_same() {
    in_a_house(async |house| {
        with_an_account(&house).await;
        house.settle(&somebody(Role::Worker), Some(&centre())).await;
        let said = async |mailbox: &str| {
            let answer = house
                .browser()
                .submit(pages::SIGN_IN.pl, &[("mailbox", mailbox), ("password", "złe hasło")])
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.cookies().is_empty());
            let page = answer.page();
            format!("{}\n{}", page.outline(), page.text()).replace(mailbox, "")
        };
        let wrong = said(MAILBOX).await;
        assert!(wrong.contains("nie pasują"));
        assert_eq!(wrong, said("nikt@region.example").await);
        assert_eq!(wrong, said("to nie jest adres").await);
        assert_eq!(wrong, said(somebody(Role::Worker).mailbox).await, "an account without a password");
    })
    .await;
}

#[tokio::test]
async fn the_sixth_wrong_attempt_has_to_wait_and_the_wait_is_kept_in_the_database() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let wrong = [("mailbox", MAILBOX), ("password", "złe hasło")];
        for _ in 0..5 {
            let answer = house.browser().submit(pages::SIGN_IN.pl, &wrong).await;
            assert!(answer.text().contains("nie pasują"), "{}", answer.text());
        }
        // Another node with its own memory, or the same one after a restart.
        let node = House::with(house.keeper.database.clone()).await;
        let seconds = house.keeper.now().timestamp().as_second() - node.keeper.now().timestamp().as_second();
        node.pass(seconds);
        for answer in [
            node.browser().submit(pages::SIGN_IN.pl, &wrong).await,
            node.browser().submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", PASSWORD)]).await,
        ] {
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text().contains("Za dużo prób"), "{}", answer.text());
        }
        house.pass(31);
        let entered = house.browser().signs_in(MAILBOX, &device).await;
        assert_eq!(entered.location(), pages::TODAY.pl);
    })
    .await;
}

#[tokio::test]
async fn unknown_mailboxes_have_to_wait_too() {
    in_a_house(async |house| {
        let wrong = [("mailbox", "nikt@region.example"), ("password", "złe hasło")];
        for _ in 0..5 {
            house.browser().submit(pages::SIGN_IN.pl, &wrong).await;
        }
        let sixth = house.browser().submit(pages::SIGN_IN.pl, &wrong).await;
        assert!(sixth.text().contains("Za dużo prób"), "{}", sixth.text());
    })
    .await;
}

#[tokio::test]
async fn the_sixth_wrong_code_has_to_wait_although_the_password_is_right() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let browser = house.browser();
        browser.submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", PASSWORD)]).await;
        for _ in 0..5 {
            let answer = browser.submit(pages::CODE.pl, &[("code", "000000")]).await;
            assert!(answer.text().contains("nie pasuje"), "{}", answer.text());
        }
        house.pass(5);
        // A new sign-in with the right password does not begin the count anew.
        let other = house.browser();
        other.submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", PASSWORD)]).await;
        let sixth = other.submit(pages::CODE.pl, &[("code", &device.code(&house))]).await;
        assert!(sixth.text().contains("Za dużo prób"), "{}", sixth.text());
        assert!(house.audited().await.iter().filter(|what| *what == "sign_in.code_refused").count() == 5);
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let sign_in = [("mailbox", MAILBOX), ("password", PASSWORD)];
        let (one, other) = (house.browser(), house.browser());
        one.submit(pages::SIGN_IN.pl, &sign_in).await;
        other.submit(pages::SIGN_IN.pl, &sign_in).await;
        let code = device.code(&house);
        assert_eq!(one.submit(pages::CODE.pl, &[("code", &code)]).await.location(), pages::TODAY.pl);
        let again = other.submit(pages::CODE.pl, &[("code", &code)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        house.pass(60);
        let next = other.submit(pages::CODE.pl, &[("code", &device.code(&house))]).await;
        assert_eq!(next.location(), pages::TODAY.pl);
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    in_a_house(async |house| {
        let device = with_an_account(&house).await;
        let sign_in = [("mailbox", MAILBOX), ("password", PASSWORD)];
        let code = device.recovery[3].to_lowercase().replace('-', " ");
        let one = house.browser();
        one.submit(pages::SIGN_IN.pl, &sign_in).await;
        assert_eq!(one.submit(pages::CODE.pl, &[("code", &code)]).await.location(), pages::TODAY.pl);
        assert!(one.get(pages::ACCOUNT.pl).await.text().contains("9 kodów zapasowych"));
        let other = house.browser();
        other.submit(pages::SIGN_IN.pl, &sign_in).await;
        let again = other.submit(pages::CODE.pl, &[("code", &code)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_password_alone_reaches_no_page_of_staff() {
    in_a_house(async |house| {
        with_an_account(&house).await;
        let browser = house.browser();
        browser.submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", PASSWORD)]).await;
        browser.get(pages::CODE.pl).await;
        for (route, access) in pages::ACCESS {
            if matches!(access, accounts::Access::Public | accounts::Access::Session) {
                continue;
            }
            let address = anywhere(*route);
            let (get, post) = (browser.get(&address).await, browser.post(&address, &[]).await);
            assert!(
                get.status != StatusCode::METHOD_NOT_ALLOWED || post.status != StatusCode::METHOD_NOT_ALLOWED
            );
            for answer in [get, post] {
                if answer.status != StatusCode::METHOD_NOT_ALLOWED {
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
                    assert!(
                        answer.location().starts_with(pages::CODE.pl),
                        "{address} → {}",
                        answer.location()
                    );
                }
            }
        }
        // Nor may it set up codes of its own beside those that are there.
        assert!(browser.get(pages::ENROL.pl).await.location().starts_with(pages::CODE.pl));
        let own = browser.post(pages::ENROL.pl, &[("code", "123456")]).await;
        assert!(own.location().starts_with(pages::CODE.pl), "{}", own.text());
    })
    .await;
}

#[tokio::test]
async fn a_stranger_is_led_to_the_sign_in_and_back() {
    in_a_house(async |house| {
        let answer = house.browser().get("/pl/zespol?page=2").await;
        assert_eq!(answer.location(), "/pl/wejscie?back=%2Fpl%2Fzespol%3Fpage%3D2");
        let device = with_an_account(&house).await;
        let browser = house.browser();
        let fields = [("mailbox", MAILBOX), ("password", PASSWORD), ("back", "/pl/konto")];
        let answer = browser.submit(pages::SIGN_IN.pl, &fields).await;
        assert_eq!(answer.location(), "/pl/wejscie/kod?back=%2Fpl%2Fkonto");
        let fields = [("code", &*device.code(&house)), ("back", "/pl/konto")];
        assert_eq!(browser.submit(pages::CODE.pl, &fields).await.location(), "/pl/konto");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    in_a_house(async |house| {
        let browser = house.signed_in(Role::Editor).await;
        for back in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
        ] {
            let mut query = web::Form::default();
            query.set("back", back);
            let answer = browser.get(&query.address(pages::SIGN_IN.pl)).await;
            assert_eq!(answer.location(), pages::TODAY.pl, "{back}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_https_nobody_signs_in_except_on_this_machine() {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        let mut house = House::at(database, "http://pomoc.example.org").await;
        let answer =
            house.browser().submit(pages::SIGN_IN.pl, &[("mailbox", MAILBOX), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("https"), "{}", answer.text());
        house.keeper.open = true;
    })
    .await;
}

#[tokio::test]
async fn a_demonstrations_people_are_nobody_elsewhere() {
    in_a_house(async |house| {
        house.settle(&somebody(Role::Editor), Some(&centre())).await;
        let answer = house.browser().post(pages::TRY.pl, &[("who", "nobody")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    })
    .await;
}
