//! What is kept about oneself: who looked, taking it away, and its end.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

#[tokio::test]
async fn people_see_in_plain_words_who_looked_and_what_was_done() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let worker = house.signed_in(Role::Worker).await;
        let links = manager.get(pages::TEAM.pl).await.page().links();
        let page = links.into_iter().find(|(text, _)| text == "Wanda Niebyła").expect("she is there").1;
        manager.get(&page).await;
        let text = worker.get(pages::LOOKED.pl).await.text();
        for said in
            ["otwarto stronę osoby z zespołu", "Marek Niebyły", "nadano rolę", "przyjęto upoważnienie", "Ty"]
        {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(!text.contains('_'), "no code is left: {text}");
        assert!(
            !manager.get(pages::LOOKED.pl).await.text().contains("otwarto stronę"),
            "that was not about him"
        );
    })
    .await;
}

#[tokio::test]
async fn every_deed_of_this_capability_has_words_in_every_language() {
    let catalogue = std::sync::Arc::new(
        translations::Catalogue::new(&[web::WORDS, mail::WORDS, spreadsheets::WORDS, accounts::WORDS])
            .expect("sound"),
    );
    let sources = ["sign_in", "invite", "join", "authorise", "change_means", "team", "own", "auditing"];
    for name in sources {
        let file = format!("{}/src/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(&file).expect("a source");
        for part in source.split("Entry::").skip(1).filter_map(|part| part.split('"').nth(1)) {
            if !part.contains('.') || part.contains(' ') {
                continue;
            }
            let key = format!("accounts-deed-{}", part.replace(['.', '_'], "-"));
            for language in vocabulary::Language::ALL {
                let t = translations::Speak::new(std::sync::Arc::clone(&catalogue), language);
                assert!(t.knows(&key), "{key} of {name}.rs in {language:?}");
            }
        }
    }
}

#[tokio::test]
async fn everything_about_oneself_can_be_read_and_taken_away() {
    in_a_house(async |house| {
        let worker = house.signed_in(Role::Worker).await;
        let read = worker.get(pages::OWN_DATA.pl).await.text();
        for said in ["Wanda Niebyła", "wanda@ops.example", "Pracownik"] {
            assert!(read.contains(said), "{said} in {read}");
        }
        let file = worker.get(pages::OWN_DATA_FILE.pl).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.header("content-type"), "application/json");
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert_eq!(file.header("cache-control"), "no-store");
        let data: serde_json::Value = serde_json::from_slice(&file.bytes).expect("JSON");
        assert_eq!(data["name"], "Wanda Niebyła");
        assert_eq!(data["mailbox"], "wanda@ops.example");
        assert_eq!(data["roles"][0]["role"], "worker");
        assert_eq!(data["authorisations"].as_array().map(Vec::len), Some(1));
        assert_eq!(data["sessions"].as_array().map(Vec::len), Some(1));
        assert!(data["what_was_written_down"].as_array().is_some_and(|all| all.len() > 2), "{data}");
        assert!(house.audited().await.iter().any(|what| what == "account.taken_away"));
    })
    .await;
}

#[tokio::test]
async fn an_erased_account_is_nobody_and_what_was_done_stays_written_down() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let worker = house.signed_in(Role::Worker).await;
        let unsure = worker.submit(pages::ERASE.pl, &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        house.pass_minutes(11);
        assert!(
            worker.get(pages::ERASE.pl).await.location().starts_with(pages::CODE.pl),
            "a fresh proof first"
        );
        let again = house.signed_in(Role::Worker).await;
        let before = house.audited().await.len();
        let erased = again.submit(pages::ERASE.pl, &[("sure", "1")]).await;
        assert!(erased.text().contains("Konto usunięte"), "{}", erased.text());
        for browser in [&worker, &again] {
            assert!(browser.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
        }
        assert!(!manager.get(pages::TEAM.pl).await.text().contains("Wanda"));
        assert!(
            house.audited().await.len() > before
                && house.audited().await.contains(&"account.erased".to_owned())
        );
        assert_eq!(house.count("select count(*) as n from account where mailbox_blind is not null").await, 1);
        let mut work = house
            .keeper
            .database
            .reading(house.context(vocabulary::Actor::Operator))
            .await
            .expect("a unit of work");
        let verdict = audit::verify(&mut work, &[], &mut std::iter::empty()).await.expect("examined");
        assert!(verdict.is_whole(), "{verdict}");
        drop(work);
        // The same mailbox may begin anew.
        manager.get(pages::INVITE.pl).await;
        let anew = manager
            .submit(pages::INVITE.pl, &[("mailbox", somebody(Role::Worker).mailbox), ("role", "worker")])
            .await;
        assert_eq!(anew.status, StatusCode::OK, "{}", anew.text());
    })
    .await;
}

#[tokio::test]
async fn the_only_manager_and_the_only_administrator_cannot_vanish() {
    in_a_house(async |house| {
        for (role, said) in
            [(Role::Manager, "nie kieruje"), (Role::PlatformAdministrator, "nie administruje")]
        {
            let browser = house.signed_in(role).await;
            let answer = browser.submit(pages::ERASE.pl, &[("sure", "1")]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text().contains(said), "{}", answer.text());
            assert_eq!(browser.get(pages::ACCOUNT.pl).await.status, StatusCode::OK, "nothing was erased");
        }
    })
    .await;
}
