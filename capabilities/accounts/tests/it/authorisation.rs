//! The authorisation stands before the work with people's data.

use accounts::{Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

/// Signed in, without the authorisation.
async fn a_new_worker(house: &House) -> Browser<'_> {
    let browser = house.signed_in(Role::Worker).await;
    let mut work =
        house.keeper.database.work(house.context(vocabulary::Actor::Operator)).await.expect("a unit of work");
    work.run(database::Sql::new("delete from authorisation"), database::values![]).await.expect("gone");
    work.commit().await.expect("kept");
    browser
}

#[tokio::test]
async fn a_worker_is_led_to_the_authorisation_before_anything_else() {
    in_a_house(async |house| {
        let worker = a_new_worker(&house).await;
        let led = worker.get(pages::TEAM.pl).await;
        assert_eq!(led.location(), "/pl/konto/upowaznienie?back=%2Fpl%2Fzespol");
        let page = worker.get(led.location()).await;
        assert!(page.text().contains("art. 100 ust. 6"), "{}", page.text());
        let without = worker.post(pages::AUTHORISATION.pl, &[("back", "/pl/zespol")]).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(worker.get(pages::TEAM.pl).await.status, StatusCode::SEE_OTHER, "still not");
        let accepted =
            worker.submit(pages::AUTHORISATION.pl, &[("accept", "1"), ("back", "/pl/zespol")]).await;
        assert_eq!(accepted.location(), "/pl/zespol");
        assert_eq!(worker.get(pages::TEAM.pl).await.status, StatusCode::OK);
        assert!(house.audited().await.iter().any(|what| what == "authorisation.accepted"));
        let kept = worker.get(pages::AUTHORISATION.pl).await.text();
        assert!(kept.contains("Przyjęto") && kept.contains("22 listopada 2026"), "{kept}");
        let paper = worker.get("/pl/konto/upowaznienie?print=1").await.text();
        assert!(paper.contains("podpis"), "{paper}");
    })
    .await;
}

#[tokio::test]
async fn a_revoked_authorisation_acts_on_the_next_request() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let worker = house.signed_in(Role::Worker).await;
        assert_eq!(worker.get(pages::TEAM.pl).await.status, StatusCode::OK);
        let links = manager.get(pages::TEAM.pl).await.page().links();
        let page = links.into_iter().find(|(text, _)| text == "Wanda Niebyła").expect("she is there").1;
        manager.submit(&page, &[("what", "revoke")]).await;
        assert!(worker.get(pages::TEAM.pl).await.location().starts_with(pages::AUTHORISATION.pl));
        let again = worker.submit(pages::AUTHORISATION.pl, &[("accept", "1")]).await;
        assert_eq!(again.location(), pages::TODAY.pl, "it can be accepted anew");
        assert_eq!(worker.get(pages::TEAM.pl).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn an_editor_needs_none() {
    in_a_house(async |house| {
        let editor = house.signed_in(Role::Editor).await;
        assert_eq!(editor.get(pages::TEAM.pl).await.status, StatusCode::OK);
        assert_eq!(editor.get(pages::AUTHORISATION.pl).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}
