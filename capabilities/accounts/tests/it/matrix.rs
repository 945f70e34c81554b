//! Every page of the list in every role.

use accounts::{Access, Role, pages};
use axum::http::StatusCode;

use crate::builders::*;

#[tokio::test]
async fn every_route_says_who_may_open_it() {
    let declared: Vec<_> = pages::ACCESS.iter().map(|(route, _)| route.pl).collect();
    let served: Vec<_> = pages::pages().routes().iter().map(|route| route.pl).collect();
    for route in &served {
        assert!(declared.contains(route), "{route} does not say who may open it");
    }
    assert_eq!(declared.len(), served.len());
}

#[tokio::test]
async fn every_role_opens_what_its_table_says_and_nothing_else() {
    in_a_house(async |house| {
        for role in Role::ALL {
            let browser = house.signed_in(role).await;
            for (route, access) in pages::ACCESS {
                let Access::Role(permission) = access else { continue };
                let address = anywhere(*route);
                browser.get(pages::ACCOUNT.pl).await;
                let get = browser.get(&address).await.status;
                if role.may(*permission) {
                    assert_ne!(get, StatusCode::FORBIDDEN, "{role:?} {address}");
                    assert!(!get.is_server_error(), "{role:?} {address}: {get}");
                    continue;
                }
                let post = browser.post(&address, &[]).await.status;
                for status in
                    [get, post].into_iter().filter(|status| *status != StatusCode::METHOD_NOT_ALLOWED)
                {
                    assert_eq!(status, StatusCode::FORBIDDEN, "{role:?} {address}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_visitor_sees_public_pages_and_is_led_to_the_sign_in_by_all_others() {
    in_a_house(async |house| {
        for (route, access) in pages::ACCESS {
            let browser = house.browser();
            let address = anywhere(*route);
            for answer in [browser.get(&address).await, browser.post(&address, &[]).await] {
                if *access == Access::Public || answer.status == StatusCode::METHOD_NOT_ALLOWED {
                    assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
                    continue;
                }
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
                assert!(
                    answer.location().starts_with(pages::SIGN_IN.pl),
                    "{address} → {}",
                    answer.location()
                );
            }
        }
    })
    .await;
}
