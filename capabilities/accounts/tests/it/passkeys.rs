//! Passkeys: set up at the beginning or later, used to sign in and to prove again who one is.

use accounts::{Role, pages};
use axum::http::StatusCode;
use serde_json::Value;

use crate::{builders::*, software::Device as Key};

/// A device for the address of the tests.
fn a_key() -> Key {
    let mut key = Key::new();
    key.host = "pomoc.example.org".into();
    key.origin = ADDRESS.into();
    key
}

/// The options that a page hands its script.
fn options(answer: &Answer) -> Value {
    let html = answer.html();
    let from = html
        .split("data-passkey-options=\"")
        .nth(1)
        .unwrap_or_else(|| panic!("no passkey: {}", answer.text()));
    let text = from.split('"').next().expect("an attribute").replace("&#34;", "\"").replace("&quot;", "\"");
    serde_json::from_str(&text.replace("&#38;", "&").replace("&amp;", "&")).expect("JSON")
}

async fn adds(browser: &Browser<'_>, key: &mut Key, name: &str) -> Answer {
    let page = browser.get(pages::PASSKEYS.pl).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.location());
    let answer = key.register(&options(&page)).to_string();
    key.counter += 1;
    browser.post(pages::PASSKEYS.pl, &[("passkey", &answer), ("name", name)]).await
}

async fn signs_in(browser: &Browser<'_>, key: &mut Key) -> Answer {
    let page = browser.get(pages::SIGN_IN.pl).await;
    let answer = key.sign(&options(&page)).to_string();
    let state = page.hidden("state").expect("a question");
    browser.post(pages::PASSKEY.pl, &[("passkey", &answer), ("state", &state), ("back", "/pl/konto")]).await
}

#[tokio::test]
async fn a_passkey_is_added_named_used_and_removed() {
    in_a_house(async |house| {
        let owner = house.browser();
        owner
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        let mut key = a_key();
        assert_eq!(adds(&owner, &mut key, "telefon służbowy").await.location(), pages::PASSKEYS.pl);
        assert!(owner.get(pages::PASSKEYS.pl).await.text().contains("telefon służbowy"));
        let browser = house.browser();
        assert_eq!(signs_in(&browser, &mut key).await.location(), "/pl/konto");
        assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK, "one proof that is two");
        assert!(browser.get(pages::PASSKEYS.pl).await.text().contains("ostatnio"));
        let page = browser.get(pages::PASSKEYS.pl).await.html();
        let id = page
            .split("name=\"remove\" value=\"")
            .nth(1)
            .and_then(|part| part.split('"').next())
            .expect("one");
        assert_eq!(browser.post(pages::PASSKEYS.pl, &[("remove", id)]).await.location(), pages::PASSKEYS.pl);
        let gone = signs_in(&house.browser(), &mut key).await;
        assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
        let audited = house.audited().await;
        for what in ["passkey.added", "sign_in.done", "passkey.removed", "sign_in.refused"] {
            assert!(audited.iter().any(|entry| entry == what), "{what} in {audited:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_account_may_choose_a_passkey_instead_of_codes() {
    in_a_house(async |house| {
        let browser = house.browser();
        let link = house.console_link().await;
        let fields = [
            ("name", "Ktoś"),
            ("mailbox", "ktos@region.example"),
            ("password", PASSWORD),
            ("token", token_of(&link)),
        ];
        browser.submit(&link, &fields).await;
        let page = browser.get(pages::ENROL.pl).await;
        let mut key = a_key();
        let answer = key.register(&options(&page)).to_string();
        key.counter += 1;
        let sheet = browser.post(pages::PASSKEYS.pl, &[("passkey", &answer), ("name", "")]).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.text());
        assert_eq!(sheet.codes().len(), 10, "codes on paper for the day the device is lost");
        assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        let page = browser.get(pages::PASSKEYS.pl).await.html();
        let id = page
            .split("name=\"remove\" value=\"")
            .nth(1)
            .and_then(|part| part.split('"').next())
            .expect("one");
        let last = browser.post(pages::PASSKEYS.pl, &[("remove", id)]).await;
        assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY, "a password alone must not be left");
        assert!(last.text().contains("jedyne zabezpieczenie"), "{}", last.text());
        let later = house.browser();
        later.submit(pages::SIGN_IN.pl, &[("mailbox", "ktos@region.example"), ("password", PASSWORD)]).await;
        let asked = later.get(pages::CODE.pl).await;
        assert_eq!(options(&asked)["allowCredentials"].as_array().map(Vec::len), Some(1), "only one's own");
        let answer = key.sign(&options(&asked)).to_string();
        let state = asked.hidden("state").expect("a question");
        let entered = later.post(pages::PASSKEY.pl, &[("passkey", &answer), ("state", &state)]).await;
        assert_eq!(entered.location(), pages::TODAY.pl);
        assert_eq!(later.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn an_answer_counts_once_and_only_for_a_question_of_ours() {
    in_a_house(async |house| {
        let owner = house.signed_in(Role::Editor).await;
        let mut key = a_key();
        adds(&owner, &mut key, "klucz").await;
        let browser = house.browser();
        let page = browser.get(pages::SIGN_IN.pl).await;
        let (answer, state) =
            (key.sign(&options(&page)).to_string(), page.hidden("state").expect("a question"));
        let fields = [("passkey", answer.as_str()), ("state", state.as_str())];
        assert_eq!(browser.post(pages::PASSKEY.pl, &fields).await.location(), pages::TODAY.pl);
        assert_eq!(
            house.browser().post(pages::PASSKEY.pl, &fields).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let page = house.browser().get(pages::SIGN_IN.pl).await;
        let answer = key.sign(&options(&page)).to_string();
        let mut forged = page.hidden("state").expect("a question");
        forged.replace_range(10..11, if &forged[10..11] == "A" { "B" } else { "A" });
        for state in ["", "abc.def", &forged] {
            let refused =
                house.browser().post(pages::PASSKEY.pl, &[("passkey", &answer), ("state", state)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = house.browser().get(pages::SIGN_IN.pl).await;
        let (answer, state) =
            (key.sign(&options(&page)).to_string(), page.hidden("state").expect("a question"));
        house.pass_minutes(6);
        let late = house.browser().post(pages::PASSKEY.pl, &[("passkey", &answer), ("state", &state)]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "its time was over");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_refreshes_the_proof_of_the_same_session_under_a_new_token() {
    in_a_house(async |house| {
        let owner = house.signed_in(Role::Editor).await;
        let mut key = a_key();
        adds(&owner, &mut key, "klucz").await;
        let before = owner.cookie();
        house.pass_minutes(15);
        assert!(owner.get(pages::PASSWORD.pl).await.location().starts_with(pages::CODE.pl));
        let asked = owner.get(pages::CODE.pl).await;
        let answer = key.sign(&options(&asked)).to_string();
        let state = asked.hidden("state").expect("a question");
        owner.post(pages::PASSKEY.pl, &[("passkey", &answer), ("state", &state)]).await;
        assert_eq!(owner.get(pages::PASSWORD.pl).await.status, StatusCode::OK);
        assert_ne!(before, owner.cookie());
        assert_eq!(house.count("select count(*) as n from session where ended_at is null").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_adds_a_passkey_with_a_password_alone_or_an_old_proof() {
    in_a_house(async |house| {
        house.browser().opens_an_account(&house.console_link().await, "Ktoś", "ktos@region.example").await;
        let weak = house.browser();
        weak.submit(pages::SIGN_IN.pl, &[("mailbox", "ktos@region.example"), ("password", PASSWORD)]).await;
        weak.get(pages::CODE.pl).await;
        for answer in [
            weak.get(pages::PASSKEYS.pl).await,
            weak.post(pages::PASSKEYS.pl, &[("passkey", "{}")]).await,
            weak.post(pages::PASSKEYS.pl, &[("remove", "00000000-0000-7000-8000-000000000000")]).await,
        ] {
            assert!(answer.location().starts_with(pages::CODE.pl), "{} {}", answer.status, answer.location());
        }
    })
    .await;
}

#[tokio::test]
async fn the_script_is_served_for_ever_and_only_where_it_is_used() {
    in_a_house(async |house| {
        let page = house.browser().get(pages::SIGN_IN.pl).await.html();
        let address =
            page.split("src=\"").find(|part| part.starts_with("/assets/passkey.")).expect("the script");
        let address = address.split('"').next().expect("an address");
        let script = house.browser().get(address).await;
        assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(script.html(), accounts::SCRIPT.text);
        assert!(!house.browser().get(pages::JOIN.pl).await.html().contains("/assets/passkey."));
    })
    .await;
}
