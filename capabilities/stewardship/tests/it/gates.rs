//! Who gets in: every page of entries against strangers, other institutions and other roles.

use accounts::Access;
use axum::http::StatusCode;
use stewardship::pages::ACCESS;
use vocabulary::Language;

use crate::{
    builders::{care, entry, meals, neighbour, part},
    house::{centre, in_a_house},
};

/// The Polish address of a route with every placeholder filled; `id` is an entry.
fn filled(route: &web::Localised, id: &str) -> String {
    let values = [("id", id), ("part", "name"), ("format", "csv"), ("pair", "service~x~y")];
    route.fill(Language::Polish, &values)
}

#[tokio::test]
async fn nobody_opens_a_page_of_entries_without_signing_in() {
    in_a_house(&[centre()], &[care()], async |house| {
        for (route, _) in ACCESS {
            let address = filled(route, &care().id.to_string());
            let answer = house.get(&address).await;
            let leads_to_sign_in = answer.location.starts_with("/pl/wejscie");
            assert!(
                leads_to_sign_in || answer.status == StatusCode::METHOD_NOT_ALLOWED,
                "{address}: {} {}",
                answer.status,
                answer.location
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_role_without_the_permission_is_refused_and_one_with_it_is_let_in() {
    in_a_house(&[centre()], &[care()], async |house| {
        let worker = house.signed_in("worker", Some(&centre()), None).await;
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let coordinator = house.signed_in("coordinator", None, None).await;
        for (route, access) in ACCESS {
            let Access::Role(permission) = access else { panic!("{route:?} is for a role") };
            let address = filled(route, &care().id.to_string());
            for (role, cookie) in [
                (accounts::Role::Worker, &worker),
                (accounts::Role::Editor, &editor),
                (accounts::Role::Coordinator, &coordinator),
            ] {
                let answer = house.get_as(&address, cookie).await;
                if answer.status == StatusCode::METHOD_NOT_ALLOWED {
                    let page = house.get_as("/pl/wpisy/kosz", &editor).await;
                    let sent = house.send_from(&page, &address, &editor, &[]).await;
                    assert_ne!(sent.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
                    continue;
                }
                let refused = answer.status == StatusCode::FORBIDDEN;
                assert_eq!(refused, !role.may(*permission), "{address} as {role:?}: {}", answer.status);
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address} as {role:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_entry_of_another_institution_is_as_if_it_were_not_there() {
    in_a_house(&[centre(), neighbour()], &[care(), meals()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let own = house.get_as(&entry(&care()), &editor).await;
        assert_eq!(own.status, StatusCode::OK);
        for (route, access) in ACCESS {
            if *access != Access::Role(accounts::Permission::EditEntries) || !route.pl.contains("{id}") {
                continue;
            }
            let address = filled(route, &meals().id.to_string());
            let opened = house.get_as(&address, &editor).await.status;
            assert!(
                opened == StatusCode::NOT_FOUND || opened == StatusCode::METHOD_NOT_ALLOWED,
                "{address}: {opened}"
            );
            let form = [("what", "accept"), ("name", "Moje"), ("at", "1")];
            let sent = house.send_from(&own, &address, &editor, &form).await.status;
            assert!(
                sent == StatusCode::NOT_FOUND || sent == StatusCode::METHOD_NOT_ALLOWED,
                "{address}: {sent}"
            );
        }
        assert_eq!(house.service(meals().id).await, meals(), "nothing was changed");
    })
    .await;
}

#[tokio::test]
async fn a_form_without_the_seal_of_the_session_is_refused() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        for seal in ["", "c2VhbA"] {
            let form = [("seal", seal), ("name", "Podrzucone"), ("service-type", "care_services")];
            let sent = house.post_as(&part(&care(), "name"), &form, &editor).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(house.service(care().id).await, care());
    })
    .await;
}
