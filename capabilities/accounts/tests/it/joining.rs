//! From a link to a place: the first administrator, invitations, new passwords.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

#[tokio::test]
async fn the_consoles_link_leads_to_an_account_with_codes_and_recovery_codes() {
    in_a_house(async |house| {
        let browser = house.browser();
        let device = browser
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        assert_eq!(device.recovery.len(), 10);
        let account = browser.get(pages::ACCOUNT.pl).await;
        assert_eq!(account.status, StatusCode::OK);
        let text = account.text();
        for expected in
            ["Grażyna Pierwsza", "grazyna@region.example", "Administrator systemu", "10 kodów zapasowych"]
        {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert_eq!(browser.get(pages::REQUESTS.pl).await.status, StatusCode::OK, "the role works at once");
        let audited = house.audited().await;
        for what in
            ["invitation.console", "account.opened", "role.given", "code.set_up", "recovery_codes.made"]
        {
            assert!(audited.iter().any(|entry| entry == what), "{what} in {audited:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once() {
    in_a_house(async |house| {
        let link = house.console_link().await;
        house.browser().opens_an_account(&link, "Grażyna Pierwsza", "grazyna@region.example").await;
        let again = house.browser().get(&link).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.text().contains("został już użyty"), "{}", again.text());
        let fields = [
            ("name", "Ktoś"),
            ("mailbox", "ktos@region.example"),
            ("password", PASSWORD),
            ("token", token_of(&link)),
        ];
        assert_eq!(house.browser().post(pages::INVITATION.pl, &fields).await.status, StatusCode::GONE);
        assert_eq!(house.count("select count(*) as n from account").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_has_its_time() {
    in_a_house(async |house| {
        let link = house.console_link().await;
        house.pass_minutes(24 * 60 - 1);
        assert_eq!(house.browser().get(&link).await.status, StatusCode::OK);
        house.pass_minutes(1);
        let late = house.browser().get(&link).await;
        assert_eq!(late.status, StatusCode::GONE);
        assert!(late.text().contains("wygasł"), "{}", late.text());
    })
    .await;
}

#[tokio::test]
async fn a_new_link_of_the_console_withdraws_the_one_before() {
    in_a_house(async |house| {
        let first = house.console_link().await;
        let second = house.console_link().await;
        assert!(house.browser().get(&first).await.text().contains("wycofano"));
        assert_eq!(house.browser().get(&second).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_nobody_sent_leads_nowhere() {
    in_a_house(async |house| {
        for token in ["", "abc", &"A".repeat(43)] {
            let answer = house.browser().get(&format!("{}?token={token}", pages::INVITATION.pl)).await;
            assert_eq!(answer.status, StatusCode::GONE, "{token:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_manager_invites_a_worker_who_opens_an_account() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let made =
            manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "worker")]).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        let shown = made.codes()[0].clone();
        assert!(shown.starts_with(ADDRESS), "{shown}");
        let link = house.link_in_letter().await;
        assert_eq!(shown, format!("{ADDRESS}{link}"), "the letter has the same link");
        let page = house.browser().get(&link).await;
        let text = page.text();
        assert!(text.contains("nowa@ops.example") && text.contains("Pracownik"), "{text}");
        let worker = house.browser();
        worker.opens_an_account(&link, "Nadia Nowa", "ktos-inny@ops.example").await;
        assert!(
            worker.get(pages::ACCOUNT.pl).await.text().contains("nowa@ops.example"),
            "the invited mailbox counts"
        );
        let team = manager.get(pages::TEAM.pl).await.text();
        assert!(team.contains("Nadia Nowa"), "{team}");
        assert!(!team.contains("zaproszenie ważne"), "nobody waits any more: {team}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_was_withdrawn_leads_nowhere() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "worker")]).await;
        let link = house.link_in_letter().await;
        let team = manager.get(pages::TEAM.pl).await.html();
        let from = team.find("/pl/zespol/wycofaj/").expect("it can be withdrawn");
        let withdraw = team[from..].split('"').next().expect("an address").to_owned();
        assert_eq!(manager.post(&withdraw, &[]).await.location(), pages::TEAM.pl);
        assert!(house.browser().get(&link).await.text().contains("wycofano"));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_invited_twice_to_the_same_role() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let fields = [("mailbox", "nowa@ops.example"), ("role", "worker")];
        manager.submit(pages::INVITE.pl, &fields).await;
        let again =
            manager.submit(pages::INVITE.pl, &[("mailbox", "NOWA@ops.example"), ("role", "worker")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("ma już zaproszenie"), "{}", again.text());
        let own = [("mailbox", somebody(Role::Manager).mailbox), ("role", "manager")];
        let held = manager.submit(pages::INVITE.pl, &own).await;
        assert!(held.text().contains("ma już tę rolę"), "{}", held.text());
    })
    .await;
}

#[tokio::test]
async fn somebody_with_an_account_takes_one_more_role() {
    in_a_house(async |house| {
        let editor = house.signed_in_as(&somebody(Role::Editor), Some(&library())).await;
        let manager = house.signed_in(Role::Manager).await;
        let mailbox = somebody(Role::Editor).mailbox;
        manager.submit(pages::INVITE.pl, &[("mailbox", mailbox), ("role", "worker")]).await;
        let link = house.link_in_letter().await;
        let stranger = house.browser().get(&link).await;
        assert!(stranger.text().contains("Masz już konto"), "{}", stranger.text());
        let somebody_else = house.signed_in(Role::Worker).await;
        let refused = somebody_else.submit(&link, &[("token", token_of(&link)), ("agree", "1")]).await;
        assert_eq!(refused.status, StatusCode::GONE, "{}", refused.text());
        let agreed = editor.submit(&link, &[("token", token_of(&link)), ("agree", "1")]).await;
        assert_eq!(agreed.location(), pages::SWITCH.pl);
        let roles = editor.get(pages::SWITCH.pl).await.text();
        assert!(roles.contains("Redaktor wpisów") && roles.contains("Pracownik"), "{roles}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_agreed_to_only_by_a_form_of_the_own_session() {
    in_a_house(async |house| {
        let editor = house.signed_in_as(&somebody(Role::Editor), Some(&library())).await;
        let manager = house.signed_in(Role::Manager).await;
        manager
            .submit(pages::INVITE.pl, &[("mailbox", somebody(Role::Editor).mailbox), ("role", "worker")])
            .await;
        let link = house.link_in_letter().await;
        let fields = [("token", token_of(&link)), ("agree", "1")];
        let forged = editor.post_sealed(pages::INVITATION.pl, &fields, "").await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_weak_password_is_said_at_its_field_and_nothing_is_lost() {
    in_a_house(async |house| {
        let browser = house.browser();
        let link = house.console_link().await;
        for (password, said) in [
            ("krótkie", "Potrzeba co najmniej 12"),
            ("zaqwsxcderfv", "klawisze"),
            ("grazyna@region.example", "Twoje imię"),
        ] {
            let fields = [
                ("name", "Grażyna Pierwsza"),
                ("mailbox", "grazyna@region.example"),
                ("password", password),
                ("token", token_of(&link)),
            ];
            let answer = browser.submit(&link, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let html = answer.html();
            assert!(html.contains(said), "{password}: {}", answer.text());
            assert!(
                html.contains("Grażyna Pierwsza") && !html.contains(&format!("value=\"{password}\""))
                    || password.contains('@')
            );
        }
        assert_eq!(house.count("select count(*) as n from account").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_every_session_ends() {
    in_a_house(async |house| {
        let browser = house.browser();
        let device = browser
            .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
            .await;
        let elsewhere = house.browser();
        let asked = elsewhere.submit(pages::FORGOTTEN.pl, &[("mailbox", "grazyna@region.example")]).await;
        let nobody = house.browser().submit(pages::FORGOTTEN.pl, &[("mailbox", "nikt@region.example")]).await;
        assert_eq!(asked.text(), nobody.text(), "whether there is an account is nobody's business");
        let link = house.link_in_letter().await;
        assert!(link.starts_with(pages::RECOVERY.pl), "{link}");
        let new = [("password", "pięć suchych kaloszy leży"), ("token", token_of(&link))];
        let set = elsewhere.submit(&link, &new).await;
        assert_eq!(set.location(), pages::CODE.pl);
        assert_eq!(
            browser.get(pages::ACCOUNT.pl).await.status,
            StatusCode::SEE_OTHER,
            "the old session ended"
        );
        assert_eq!(
            elsewhere.get(pages::ACCOUNT.pl).await.location(),
            format!("{}?back=%2Fpl%2Fkonto", pages::CODE.pl)
        );
        assert_eq!(elsewhere.get(&link).await.status, StatusCode::GONE);
        let entered = elsewhere.submit(pages::CODE.pl, &[("code", &device.code(&house))]).await;
        assert_eq!(entered.location(), pages::TODAY.pl);
        let old = house
            .browser()
            .submit(pages::SIGN_IN.pl, &[("mailbox", "grazyna@region.example"), ("password", PASSWORD)])
            .await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "the old password is gone");
    })
    .await;
}

#[tokio::test]
async fn only_the_last_link_for_a_new_password_works_and_nobody_can_fill_a_mailbox() {
    in_a_house(async |house| {
        house.settle(&somebody(Role::Editor), Some(&centre())).await;
        let mailbox = somebody(Role::Editor).mailbox;
        let browser = house.browser();
        browser.submit(pages::FORGOTTEN.pl, &[("mailbox", mailbox)]).await;
        let first = house.link_in_letter().await;
        house.pass(1);
        browser.submit(pages::FORGOTTEN.pl, &[("mailbox", mailbox)]).await;
        assert_eq!(house.browser().get(&first).await.status, StatusCode::GONE);
        for _ in 0..3 {
            browser.submit(pages::FORGOTTEN.pl, &[("mailbox", mailbox)]).await;
        }
        let sixth = browser.submit(pages::FORGOTTEN.pl, &[("mailbox", mailbox)]).await;
        assert!(sixth.text().contains("Za dużo prób"), "{}", sixth.text());
        assert_eq!(house.count("select count(*) as n from letter").await, 5);
    })
    .await;
}
