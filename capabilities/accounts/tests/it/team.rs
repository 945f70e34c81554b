//! The people of an institution: their roles, and what is another institution's.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

/// The address of a colleague's page, as a manager's list gives it.
async fn page_of(manager: &Browser<'_>, name: &str) -> String {
    let links = manager.get(pages::TEAM.pl).await.page().links();
    links.into_iter().find(|(text, _)| text == name).unwrap_or_else(|| panic!("{name} is there")).1
}

#[tokio::test]
async fn another_institutions_people_and_invitations_are_as_if_they_were_not_there() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let mut stranger = somebody(Role::Manager);
        (stranger.name, stranger.mailbox) = ("Obca Niebyła", "obca@biblioteka.example");
        let foreign = house.signed_in_as(&stranger, Some(&library())).await;
        let colleague = page_of(&manager, "Marek Niebyły").await;
        manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "worker")]).await;
        let team = manager.get(pages::TEAM.pl).await.html();
        let withdraw = team[team.find("/pl/zespol/wycofaj/").expect("one waits")..]
            .split('"')
            .next()
            .expect("an address");
        assert_eq!(manager.get(&colleague).await.status, StatusCode::OK);
        foreign.get(pages::TEAM.pl).await;
        assert_eq!(foreign.get(&colleague).await.status, StatusCode::NOT_FOUND);
        for fields in [[("what", "end")], [("what", "revoke")], [("role", "worker")]] {
            assert_eq!(foreign.post(&colleague, &fields).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(foreign.post(withdraw, &[]).await.status, StatusCode::NOT_FOUND);
        for id in ["nic", "00000000-0000-7000-8000-000000000000"] {
            assert_eq!(manager.get(&format!("/pl/zespol/osoba/{id}")).await.status, StatusCode::NOT_FOUND);
            assert_eq!(
                manager.post(&format!("/pl/zespol/wycofaj/{id}"), &[]).await.status,
                StatusCode::NOT_FOUND
            );
        }
        assert!(!foreign.get(pages::TEAM.pl).await.text().contains("Marek"));
    })
    .await;
}

#[tokio::test]
async fn the_last_manager_stays() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let own = page_of(&manager, "Marek Niebyły").await;
        for fields in [[("role", "worker")], [("what", "end")]] {
            let answer = manager.submit(&own, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text().contains("To jedyny kierownik"), "{}", answer.text());
        }
        let mut second = somebody(Role::Manager);
        (second.name, second.mailbox) = ("Druga Niebyła", "druga@ops.example");
        house.settle(&second, Some(&centre())).await;
        assert_eq!(manager.submit(&own, &[("role", "worker")]).await.location(), pages::TEAM.pl);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_role_acts_on_the_next_request() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let worker = house.signed_in(Role::Worker).await;
        assert_eq!(worker.get(pages::INVITE.pl).await.status, StatusCode::FORBIDDEN);
        let page = page_of(&manager, "Wanda Niebyła").await;
        assert_eq!(manager.submit(&page, &[("role", "manager")]).await.location(), pages::TEAM.pl);
        assert_eq!(worker.get(pages::INVITE.pl).await.status, StatusCode::OK, "one role, taken by itself");
        let page = page_of(&manager, "Wanda Niebyła").await;
        assert_eq!(manager.submit(&page, &[("what", "end")]).await.location(), pages::TEAM.pl);
        assert_eq!(worker.get(pages::TEAM.pl).await.status, StatusCode::FORBIDDEN, "no role is left");
        assert_eq!(worker.get(pages::ACCOUNT.pl).await.status, StatusCode::OK, "the account stays");
    })
    .await;
}

#[tokio::test]
async fn a_role_is_changed_only_with_a_fresh_proof() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        house.signed_in(Role::Worker).await;
        let page = page_of(&manager, "Wanda Niebyła").await;
        house.pass_minutes(11);
        let answer = manager.submit(&page, &[("role", "editor")]).await;
        assert!(answer.location().starts_with(pages::CODE.pl), "{}", answer.location());
        assert!(
            house.audited().await.iter().filter(|what| *what == "role.given").count() == 2,
            "nothing was changed"
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_away_a_role_of_the_region() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        for role in ["platform_administrator", "auditor", "local_administrator", "coordinator"] {
            let answer =
                manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", role)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role}");
        }
        house.signed_in(Role::Worker).await;
        let page = page_of(&manager, "Wanda Niebyła").await;
        for role in ["platform_administrator", "auditor", "local_administrator"] {
            assert_eq!(
                manager.submit(&page, &[("role", role)]).await.status,
                StatusCode::FORBIDDEN,
                "{role}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn who_looked_at_the_team_is_written_down() {
    in_a_house(async |house| {
        let worker = house.signed_in(Role::Worker).await;
        let before = house.audited().await.len();
        assert!(worker.get(pages::TEAM.pl).await.text().contains("Wanda Niebyła"));
        assert_eq!(house.audited().await[before..], ["team.seen"]);
    })
    .await;
}
