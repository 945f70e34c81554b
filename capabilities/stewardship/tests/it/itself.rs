//! What an institution says about itself.

use axum::http::StatusCode;
use institutions::Institution;
use vocabulary::Actor;

use crate::{builders::neighbour, house::*};

fn page(institution: &Institution, part: &str) -> String {
    format!("/pl/o-instytucji/{}/zmien/{part}", institution.id)
}

async fn now(house: &House) -> Institution {
    let mut work = house.database.reading(house.now(Actor::Operator)).await.expect("a unit of work");
    institutions::look::one(&mut work, centre().id).await.expect("asked").expect("there").institution
}

async fn in_house(body: impl AsyncFn(House)) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        body(House::with(database, &[centre(), neighbour()], &[]).await).await;
    })
    .await;
}

/// The register says this about all institutions again.
async fn register_says(house: &House, says: Institution) {
    let mut work = house.database.work(house.now(Actor::Operator)).await.expect("a unit of work");
    let mut keeping = institutions::keep::Keeping::begin(&mut work, "test").await.expect("a run");
    keeping.batch(&mut work, &[says, neighbour()]).await.expect("institutions");
    keeping.finish(&mut work, true).await.expect("the end");
    work.commit().await.expect("kept");
    house.pass(1);
}

#[tokio::test]
async fn an_institution_describes_itself_and_goes_back() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let own = house.get_as("/pl/o-instytucji", &editor).await;
        assert_eq!(own.location, format!("/pl/o-instytucji/{}", centre().id), "one is led to the only one");
        for (part, typed) in [
            ("about", vec![("plain", "Pomagamy w trudnych chwilach.")]),
            ("contacts", vec![("phones", "18 266 25 93\n18 111 22 33"), ("emails", "nowa@ops.example")]),
            (
                "place",
                vec![
                    ("street", "ul. Nowa 1"),
                    ("postcode", "34-400"),
                    ("city", "Nowy Targ"),
                    ("hours", "poniedziałek 8-18"),
                ],
            ),
            ("access", vec![("access-needs", "wheelchair"), ("languages", "uk")]),
        ] {
            let sent = house.fill_in(&page(&centre(), part), &editor, &typed).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{part}: {}", sent.text());
            house.pass(1);
        }
        let says = now(&house).await;
        assert_eq!(says.texts.plain.pl.as_deref(), Some("Pomagamy w trudnych chwilach."));
        assert_eq!(says.contacts.phones.len(), 2);
        assert_eq!(says.address.street.as_deref(), Some("ul. Nowa 1"));
        assert_eq!(says.hours.weekly.len(), 1);
        assert_eq!((says.access.len(), says.languages.len()), (1, 1));
        let public = house.get_as(&format!("/pl/instytucja/{}", centre().id), "").await.text();
        assert!(
            public.contains("ul. Nowa 1") && public.contains("Pomagamy w trudnych chwilach."),
            "{public}"
        );

        let history = format!("/pl/o-instytucji/{}/historia", centre().id);
        let past = house.get_as(&history, &editor).await;
        assert!(past.text().contains("ul. Kościuszki 8"), "{}", past.text());
        let file = house.get_as(&format!("{history}?file=csv"), &editor).await;
        assert!(file.kind.starts_with("text/csv") && file.html().contains("ul. Kościuszki 8"));
        // The newest change stands first: languages and accessibility.
        let at = past.hidden("at");
        let back = house.send_from(&past, &history, &editor, &[("at", &at)]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
        let says = now(&house).await;
        assert_eq!((says.access.len(), says.languages.len()), (0, 0));
        assert_eq!(says.address.street.as_deref(), Some("ul. Nowa 1"), "the rest stays");
        let audited = house.audited().await;
        assert_eq!(audited.iter().filter(|what| *what == "institution.described").count(), 5);
    })
    .await;
}

#[tokio::test]
async fn the_register_goes_on_naming_it_and_leaves_its_own_words() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        house.fill_in(&page(&centre(), "contacts"), &editor, &[("phones", "18 111 22 33")]).await;
        house.pass(1);
        let mut says = centre();
        says.name = vocabulary::LocalText::polish("Centrum Usług Społecznych w Nowym Targu");
        says.contacts.phones = vec!["18 000 00 00".into()];
        register_says(&house, says.clone()).await;
        let kept = now(&house).await;
        assert_eq!(kept.name.pl.as_deref(), Some("Centrum Usług Społecznych w Nowym Targu"));
        assert_eq!(kept.contacts.phones, ["18 111 22 33"]);
        register_says(&house, says).await;
        assert_eq!(now(&house).await, kept);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_somebody_else_changed_is_shown() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let wrong = house.fill_in(&page(&centre(), "place"), &editor, &[("postcode", "344")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(now(&house).await, centre());
        let address = page(&centre(), "contacts");
        let open = house.get_as(&address, &editor).await;
        house.fill_in(&address, &editor, &[("phones", "18 111 22 33")]).await;
        let late = house.send_from(&open, &address, &editor, &[("phones", "18 999 99 99")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(now(&house).await.contacts.phones, ["18 111 22 33"]);
        for foreign in [
            format!("/pl/o-instytucji/{}", neighbour().id),
            page(&neighbour(), "place"),
            format!("/pl/o-instytucji/{}/historia", neighbour().id),
        ] {
            assert_eq!(house.get_as(&foreign, &editor).await.status, StatusCode::NOT_FOUND, "{foreign}");
        }
        let local = house.signed_in("local", Some(&centre()), Some("1211")).await;
        let list = house.get_as("/pl/o-instytucji?q=dunajcu", &local).await.text();
        assert!(list.contains("Ośrodek w Czarnym Dunajcu") && !list.contains("Nowym Targu"), "{list}");
        let neighbours = house.get_as(&page(&neighbour(), "place"), &local).await;
        assert_eq!(neighbours.status, StatusCode::OK);
    })
    .await;
}
