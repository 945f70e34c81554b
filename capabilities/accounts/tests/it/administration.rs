//! Whoever runs the installation: first people, somebody's account, diagnosis.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

#[tokio::test]
async fn the_first_people_of_an_institution_and_of_the_region_are_invited() {
    in_a_house(async |house| {
        let administrator = house.signed_in(Role::PlatformAdministrator).await;
        let id = centre().id.to_string();
        for (role, institution, territory) in [
            ("manager", id.as_str(), ""),
            ("manager", "biblioteka w krakowie", ""),
            ("local_administrator", "ops-1211011", "1211"),
            ("coordinator", "", ""),
            ("auditor", "", ""),
        ] {
            let mailbox = format!("{role}-{}@nowi.example", institution.len());
            let fields = [
                ("what", "invite"),
                ("mailbox", mailbox.as_str()),
                ("role", role),
                ("institution", institution),
                ("territory", territory),
            ];
            let answer = administrator.submit(pages::ADMINISTRATION.pl, &fields).await;
            assert_eq!(answer.status, StatusCode::OK, "{role}: {}", answer.text());
            assert!(answer.codes()[0].contains("token="));
            let person = house.browser();
            person.opens_an_account(&house.link_in_letter().await, "Nowa Osoba", &mailbox).await;
        }
        for (field, fields) in [
            ("institution", [("role", "manager"), ("institution", "nie ma takiej"), ("territory", "")]),
            (
                "territory",
                [("role", "local_administrator"), ("institution", "ops-1211011"), ("territory", "12")],
            ),
            ("role", [("role", "boss"), ("institution", ""), ("territory", "")]),
        ] {
            let fields = [&[("what", "invite"), ("mailbox", "x@nowi.example")][..], &fields[..]].concat();
            let answer = administrator.submit(pages::ADMINISTRATION.pl, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(answer.html().contains(&format!("id=\"{field}-error\"")), "{field}: {}", answer.text());
        }
        let fields = [
            ("what", "invite"),
            ("mailbox", "x@nowi.example"),
            ("role", "worker"),
            ("institution", id.as_str()),
        ];
        let answer = administrator.submit(pages::ADMINISTRATION.pl, &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "workers are their manager's");
    })
    .await;
}

#[tokio::test]
async fn an_account_is_suspended_and_let_in_again() {
    in_a_house(async |house| {
        let administrator = house.signed_in(Role::PlatformAdministrator).await;
        let editor = house.signed_in(Role::Editor).await;
        let mailbox = somebody(Role::Editor).mailbox;
        let found =
            administrator.submit(pages::ADMINISTRATION.pl, &[("what", "find"), ("whose", mailbox)]).await;
        for said in ["Edyta Niebyła", "Redaktor wpisów", "można się zalogować"] {
            assert!(found.text().contains(said), "{said} in {}", found.text());
        }
        administrator.post(pages::ADMINISTRATION.pl, &[("what", "suspend"), ("whose", mailbox)]).await;
        assert!(editor.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
        let inside =
            administrator.post(pages::ADMINISTRATION.pl, &[("what", "let_in"), ("whose", mailbox)]).await;
        assert!(inside.text().contains("odblokowane"), "{}", inside.text());
        assert_eq!(house.signed_in(Role::Editor).await.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
        let nobody = administrator
            .submit(pages::ADMINISTRATION.pl, &[("what", "find"), ("whose", "nikt@ops.example")])
            .await;
        assert!(nobody.text().contains("Nie ma konta"), "{}", nobody.text());
        let own = somebody(Role::PlatformAdministrator).mailbox;
        let oneself =
            administrator.submit(pages::ADMINISTRATION.pl, &[("what", "suspend"), ("whose", own)]).await;
        assert_eq!(oneself.status, StatusCode::UNPROCESSABLE_ENTITY);
        house.pass_minutes(11);
        let stale =
            administrator.submit(pages::ADMINISTRATION.pl, &[("what", "suspend"), ("whose", mailbox)]).await;
        assert!(stale.location().starts_with(pages::CODE.pl), "a fresh proof first");
        let audited = house.audited().await;
        for what in ["account.seen", "account.suspended", "account.let_in"] {
            assert!(audited.iter().any(|entry| entry == what), "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_reset_makes_every_means_worthless_and_leads_to_new_ones() {
    in_a_house(async |house| {
        let lost = house.browser();
        let device = lost
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        let administrator = house.signed_in(Role::PlatformAdministrator).await;
        let fields = [("what", "reset"), ("whose", "grazyna@region.example")];
        let answer = administrator.submit(pages::ADMINISTRATION.pl, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert!(lost.get(pages::ACCOUNT.pl).await.location().starts_with(pages::SIGN_IN.pl));
        let old = house.browser();
        let wrong = old
            .submit(pages::SIGN_IN.pl, &[("mailbox", "grazyna@region.example"), ("password", PASSWORD)])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever knows the old password is out");
        let link = house.link_in_letter().await;
        let new = house.browser();
        let fields = [("password", "pięć suchych kaloszy leży"), ("token", token_of(&link))];
        assert_eq!(new.submit(&link, &fields).await.location(), pages::CODE.pl);
        assert!(
            new.get(pages::CODE.pl).await.location().starts_with(pages::ENROL.pl),
            "a second proof is set up anew"
        );
        let page = new.get(pages::ENROL.pl).await;
        assert_ne!(device.code(&house), "", "the old device has nothing to say");
        let fresh = Device::holding(&page.codes()[0]);
        let sheet = new.post(pages::ENROL.pl, &[("code", &fresh.code(&house))]).await;
        assert_eq!(sheet.codes().len(), 10);
        assert_eq!(new.get(pages::ACCOUNT.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn the_diagnosis_says_how_the_installation_is_and_nothing_about_anybody() {
    in_a_house(async |house| {
        house.signed_in(Role::Worker).await;
        let administrator = house.signed_in(Role::PlatformAdministrator).await;
        let page = administrator.get(pages::DIAGNOSIS.pl).await;
        let html = page.html();
        let from = html.find("<textarea").expect("a text to copy");
        let text = html[from..].split("</textarea>").next().expect("its end");
        for said in ["accounts 0003_", "jeszcze nie sprawdzony", "Klucze w\u{a0}użyciu"] {
            assert!(text.contains(said), "{said} in {text}");
        }
        for secret in ["Wanda", "wanda@", "Przemysław", "przemek@"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_is_never_given_in_a_database_of_real_people() {
    use accounts::testing;
    in_a_house(async |house| {
        let of_real_people = async || {
            let mut work = house
                .keeper
                .database
                .reading(house.context(vocabulary::Actor::Operator))
                .await
                .expect("a unit of work");
            testing::is_of_real_people(&mut work, &house.keeper).await.expect("asked")
        };
        assert!(!of_real_people().await, "an empty one may become a demonstration");
        house.settle(&somebody(Role::Editor), Some(&centre())).await;
        assert!(of_real_people().await);
        house.settle(&testing::INVENTED[0], Some(&centre())).await;
        assert!(!of_real_people().await, "whom a demonstration invited stays in it");
    })
    .await;
}
