//! What is there twice: found, joined, parted, told apart.

use axum::http::StatusCode;
use directory::Service;
use institutions::{Claim, Institution, Register};

use crate::{
    builders::{care, meals, neighbour},
    house::{House, NOWY_TARG, a_service, an_office, centre, in_a_house},
};

fn care_again() -> Service {
    let mut again = a_service("care-2", "Usługi opiekuńcze (w domu)", &centre(), "2026-02-01");
    again.access_path.first_step = vocabulary::LocalText::polish("Zadzwoń do nas.");
    again
}

async fn found(house: &House, coordinator: &str) -> Vec<String> {
    let page = house.get_as("/pl/powtorzenia", coordinator).await;
    let sent = house.send_from(&page, "/pl/powtorzenia", coordinator, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    house.pass(1);
    let html = house.get_as("/pl/powtorzenia", coordinator).await.html();
    html.split("href=\"")
        .filter(|part| part.starts_with("/pl/powtorzenia/para/"))
        .map(|part| part.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn a_service_that_is_there_twice_is_joined_and_parted_again() {
    in_a_house(&[centre()], &[care(), care_again()], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let pairs = found(&house, &coordinator).await;
        assert_eq!(pairs.len(), 1);
        let page = house.get_as(&pairs[0], &coordinator).await;
        let text = page.text();
        assert!(text.contains("ta sama instytucja") && text.contains("podobna nazwa"), "{text}");
        let stays = care().id.to_string();
        let sent = house.send_from(&page, &pairs[0], &coordinator, &[("stays", &stays)]).await;
        assert_eq!(sent.location, "/pl/powtorzenia", "{}", sent.text());
        let old = house.get(&format!("/pl/usluga/{}", care_again().id)).await;
        assert_eq!(
            (old.status, old.location),
            (StatusCode::PERMANENT_REDIRECT, format!("/pl/usluga/{}", care().id))
        );
        assert_eq!(
            house.service(care().id).await.access_path.first_step,
            care_again().access_path.first_step
        );
        house.pass(1);
        assert_eq!(house.import(&[care(), care_again()]).await.kept_as_the_institution_says, 1);
        assert!(house.kept(care_again().id).await.removed_at.is_some(), "no import brings it back");
        assert!(found(&house, &coordinator).await.is_empty());

        let page = house.get_as("/pl/powtorzenia/polaczone", &coordinator).await;
        let id = page.hidden("id");
        house.send_from(&page, "/pl/powtorzenia/polaczone", &coordinator, &[("id", &id)]).await;
        for service in [care(), care_again()] {
            let kept = house.kept(service.id).await;
            assert_eq!((kept.service, kept.removed_at), (service.clone(), None));
            assert_eq!(house.get(&format!("/pl/usluga/{}", service.id)).await.status, StatusCode::OK);
        }
        house.pass(1);
        assert_eq!(
            house.import(&[care(), care_again()]).await.unchanged,
            2,
            "both belong to their source again"
        );
        let audited = house.audited().await;
        assert!(
            audited.contains(&"service.merged".to_owned())
                && audited.contains(&"service.unmerged".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn two_that_were_told_apart_are_not_proposed_again() {
    in_a_house(&[centre()], &[care(), care_again()], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let pairs = found(&house, &coordinator).await;
        let nothing = house.fill_in(&pairs[0], &coordinator, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is decided by itself");
        house.fill_in(&pairs[0], &coordinator, &[("what", "apart")]).await;
        assert!(found(&house, &coordinator).await.is_empty());
        assert_eq!(house.get_as(&pairs[0], &coordinator).await.status, StatusCode::NOT_FOUND);
        assert!(house.kept(care_again().id).await.removed_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_same_telephone_at_two_institutions_is_a_reason_only_for_the_same_type() {
    let mut care_there = a_service("care", "Pomoc w codziennych sprawach", &neighbour(), "2026-01");
    care_there.contacts.phones = vec!["+48 18 266-25-93".into()];
    let mut other_place = neighbour();
    other_place.address.street = Some("Rynek 1".into());
    in_a_house(&[centre(), other_place], &[care(), care_there, meals()], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let pairs = found(&house, &coordinator).await;
        assert_eq!(pairs.len(), 1, "{pairs:?}");
        let text = house.get_as(&pairs[0], &coordinator).await.text();
        assert!(text.contains("ten sam telefon") && !text.contains("ten sam adres"), "{text}");
    })
    .await;
}

fn numbered(mut institution: Institution) -> Institution {
    institution.claims = vec![Claim {
        register: Register::Regon,
        number: "123456785".into(),
        source: "register".into(),
        as_of: None,
    }];
    institution
}

#[tokio::test]
async fn an_institution_that_is_there_twice_gives_its_services_to_the_other() {
    in_a_house(&[numbered(centre()), numbered(neighbour())], &[care(), meals()], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let pairs = found(&house, &coordinator).await;
        let pair = pairs.iter().find(|pair| pair.contains("institution")).expect("the same number");
        let stays = centre().id.to_string();
        let sent = house.fill_in(pair, &coordinator, &[("stays", &stays)]).await;
        assert_eq!(sent.location, "/pl/powtorzenia", "{}", sent.text());
        assert_eq!(house.service(meals().id).await.institution, centre().id);
        let old = house.get(&format!("/pl/instytucja/{}", neighbour().id)).await;
        assert_eq!(old.location, format!("/pl/instytucja/{}", centre().id));
        house.pass(1);
        let mut changed = meals();
        changed.contacts.phones = vec!["18 111 11 11".into()];
        house.import(&[care(), changed]).await;
        assert_eq!(house.service(meals().id).await.institution, centre().id, "an import follows the joining");

        let page = house.get_as("/pl/powtorzenia/polaczone", &coordinator).await;
        let id = page.hidden("id");
        house.send_from(&page, "/pl/powtorzenia/polaczone", &coordinator, &[("id", &id)]).await;
        assert_eq!(house.service(meals().id).await.institution, neighbour().id);
        assert_eq!(house.get(&format!("/pl/instytucja/{}", neighbour().id)).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn homes_of_one_name_in_two_streets_are_two_unless_they_share_a_telephone() {
    let home = |id: &str, name: &str, street: &str, phone: &str| {
        let mut home = an_office(id, name, NOWY_TARG, &format!("{id}@przyklad.example"));
        home.kind = "support_centre".into();
        home.address.street = Some(street.into());
        home.contacts.phones = vec![phone.into()];
        home
    };
    let all = [
        home("one", "Środowiskowy Dom Samopomocy, ul. Długa 1", "ul. Długa 1", "18 111 11 11"),
        home("two", "Środowiskowy Dom Samopomocy, ul. Krótka 7", "ul. Krótka 7", "18 222 22 22"),
        home("three", "Środowiskowy dom samopomocy (ul. Długa 1)", "Długa 1", "18 333 33 33"),
        home("four", "Środowiskowy Dom Samopomocy, ul. Nowa 9", "ul. Nowa 9", "(18) 222-22-22"),
    ];
    in_a_house(&all, &[], async |house| {
        let coordinator = house.signed_in("coordinator", None, None).await;
        let pairs = found(&house, &coordinator).await;
        let told: Vec<String> = pairs
            .iter()
            .map(|pair| {
                all.iter()
                    .filter(|one| pair.contains(&one.id.to_string()))
                    .map(|one| one.provenance.source_id.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(pairs.len(), 2, "{told:?}");
        for expected in ["one three", "two four"] {
            assert!(told.iter().any(|pair| pair == expected), "{told:?}");
        }
    })
    .await;
}
