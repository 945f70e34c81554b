//! Changing entries: through the doors, with what was before kept.

use axum::http::StatusCode;
use directory::{Status, stewarding::INSTITUTION_ITSELF};
use vocabulary::PartialDate;

use crate::{
    builders::{care, entry, meals, named, neighbour, part},
    house::{a_home, a_service, centre, in_a_house},
};

const PLAIN: &str = "Opiekunka przychodzi do domu. Pomaga się umyć, ugotować i posprzątać.";

#[tokio::test]
async fn an_editor_changes_a_part_and_everybody_reads_it() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let form = house.get_as(&part(&care(), "name"), &editor).await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.text().contains("Teraz w katalogu: Usługi opiekuńcze w domu"), "{}", form.text());
        house.pass(1);
        let sent = house.fill_in(&part(&care(), "name"), &editor, &named("Opieka w domu", PLAIN)).await;
        assert_eq!(
            (sent.status, sent.location),
            (StatusCode::SEE_OTHER, format!("{}?saved=name", entry(&care())))
        );
        let shown = house.get_as(&format!("{}?saved=name", entry(&care())), &editor).await.text();
        assert!(shown.contains("Zapisane") && shown.contains("Opieka w domu"), "{shown}");

        let kept = house.service(care().id).await;
        assert_eq!(kept.confirmation.on, Some(PartialDate::day(house.today())));
        assert_eq!(kept.confirmation.by, INSTITUTION_ITSELF);
        assert_eq!((kept.confirmation.next_due.expect("a day") - house.today()).get_days(), 90);
        let public = house.get(&format!("/pl/usluga/{}", care().id)).await.text();
        assert!(public.contains("Opieka w domu") && public.contains("sama instytucja"), "{public}");
        let (what, actor) = house.history(care().id).await.remove(0);
        assert_eq!(what, "revised");
        assert!(actor.starts_with("member:") && actor.ends_with(&centre().id.to_string()), "{actor}");
        assert!(house.audited().await.contains(&"service.revised".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let typed = [("phones", "18 200 12 34\nzadzwoń"), ("emails", "biuro@"), ("websites", "www.ops.pl")];
        let answer = house.fill_in(&part(&care(), "contacts"), &editor, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let html = answer.html();
        assert!(html.contains("<title>Błąd:") && html.contains("zadzwoń"), "{html}");
        for field in ["phones", "emails", "websites"] {
            assert!(html.contains(&format!("id=\"{field}-error\"")), "{field}");
        }
        assert_eq!(house.service(care().id).await, care());
        let nameless = house.fill_in(&part(&care(), "name"), &editor, &named("  ", PLAIN)).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unknown = house.get_as(&part(&care(), "anything"), &editor).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn two_people_at_once_lose_nothing() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let manager = house.signed_in("manager", Some(&centre()), None).await;
        let address = part(&care(), "name");
        let opened = house.get_as(&address, &editor).await;
        house.pass(1);
        house.fill_in(&address, &manager, &named("Opieka kierowniczki", PLAIN)).await;
        house.pass(1);
        let late = house.send_from(&opened, &address, &editor, &named("Opieka redaktora", PLAIN)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let html = late.html();
        assert!(
            html.contains("Opieka redaktora") && html.contains("Opieka kierowniczki"),
            "both stand there"
        );
        assert_eq!(house.service(care().id).await.name.pl.as_deref(), Some("Opieka kierowniczki"));
        house.pass(1);
        let again = house.send_from(&late, &address, &editor, &named("Opieka redaktora", PLAIN)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(house.service(care().id).await.name.pl.as_deref(), Some("Opieka redaktora"));
        let past = house.get_as(&format!("{}/historia", entry(&care())), &editor).await.text();
        assert!(past.contains("Opieka kierowniczki"), "what was overwritten stays in the history: {past}");
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_the_institution_keeps_is_not_overwritten_by_an_import() {
    in_a_house(&[centre()], &[care(), a_home(&centre())], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        house.fill_in(&part(&care(), "name"), &editor, &named("Opieka w domu", PLAIN)).await;
        house.pass(1);
        let same = house.import(&[care(), a_home(&centre())]).await;
        assert_eq!((same.unchanged, same.kept_as_the_institution_says), (1, 1));
        let list = house.get_as("/pl/zgloszenia", &editor).await.text();
        assert!(list.contains("Nie ma zgłoszeń"), "the source says nothing new: {list}");

        let mut changed = care();
        changed.contacts.phones = vec!["18 999 99 99".into()];
        let kept = house.import(&[changed.clone(), a_home(&centre())]).await;
        assert_eq!((kept.changed, kept.kept_as_the_institution_says), (0, 1));
        assert_eq!(house.service(care().id).await.name.pl.as_deref(), Some("Opieka w domu"));
        let list = house.get_as("/pl/zgloszenia", &editor).await;
        assert!(list.text().contains("Źródło podaje teraz coś innego"), "{}", list.text());
        let html = list.html();
        let address = html.split("href=\"").find(|part| part.starts_with("/pl/zgloszenia/")).expect("a link");
        let one = house.get_as(address.split('"').next().unwrap(), &editor).await.text();
        assert!(one.contains("18 999 99 99"), "{one}");

        let gone = house.import(&[a_home(&centre())]).await;
        assert_eq!(gone.removed, 0, "the source no longer names it, the institution still does");
        assert!(house.kept(care().id).await.removed_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn saying_that_all_is_true_confirms_and_leaves_the_source_its_word() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let sent = house.fill_in(&entry(&care()), &editor, &[]).await;
        assert_eq!(sent.location, format!("{}?saved=confirmed", entry(&care())));
        assert_eq!(house.service(care().id).await.confirmation.on, Some(PartialDate::day(house.today())));
        house.pass(1);
        let mut changed = care();
        changed.status = Status::Paused;
        assert_eq!(house.import(&[changed]).await.changed, 1);
    })
    .await;
}

#[tokio::test]
async fn free_places_are_one_number_and_one_button() {
    let home = a_home(&centre());
    in_a_house(&[centre()], std::slice::from_ref(&home), async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let address = format!("{}/wolne-miejsca", entry(&home));
        let page = house.get_as(&address, &editor).await;
        let html = page.html();
        assert_eq!(html.matches("inputmode=\"numeric\"").count(), 2, "free and all: what is known");
        let sent = house.send_from(&page, &address, &editor, &[("free", "5"), ("total", "20")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let capacity = house.service(home.id).await.capacity;
        assert_eq!((capacity.free, capacity.total), (Some(5), Some(20)));
        assert_eq!(capacity.as_of, Some(PartialDate::day(house.today())));
        house.pass(1);
        let many = house.fill_in(&address, &editor, &[("free", "21"), ("total", "20")]).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(many.text().contains("Wolnych miejsc jest więcej"));
    })
    .await;
}

#[tokio::test]
async fn every_text_can_go_back_to_what_it_was() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        house.fill_in(&part(&care(), "name"), &editor, &named("Druga nazwa", PLAIN)).await;
        house.pass(1);
        house.fill_in(&part(&care(), "name"), &editor, &named("Trzecia nazwa", PLAIN)).await;
        house.pass(1);
        let address = format!("{}/historia", entry(&care()));
        let page = house.get_as(&address, &editor).await;
        assert!(page.text().contains("Adam Przykładowy"), "who did it: {}", page.text());
        let moments: Vec<String> = page
            .html()
            .split("name=\"at\" value=\"")
            .skip(1)
            .map(|part| part.split('"').next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(moments.len(), 2);
        let back = house.send_from(&page, &address, &editor, &[("at", &moments[1])]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
        assert_eq!(house.service(care().id).await.name, care().name);
        house.pass(1);
        let page = house.get_as(&address, &editor).await;
        assert!(page.text().contains("Powrót do wcześniejszej treści"));
        let newest = page.hidden("at");
        house.send_from(&page, &address, &editor, &[("at", &newest)]).await;
        assert_eq!(
            house.service(care().id).await.name.pl.as_deref(),
            Some("Trzecia nazwa"),
            "this too can be undone"
        );
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_entry_lies_in_the_bin_for_thirty_days() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let sent = house.fill_in(&format!("{}/wycofaj", entry(&care())), &editor, &[]).await;
        assert_eq!(sent.location, "/pl/wpisy/kosz");
        assert_eq!(house.get(&format!("/pl/usluga/{}", care().id)).await.status, StatusCode::GONE);
        assert_eq!(house.get_as(&entry(&care()), &editor).await.status, StatusCode::GONE);
        house.pass(1);
        assert_eq!(house.import(&[care()]).await.changed, 0, "no import brings it back");
        let bin = house.get_as("/pl/wpisy/kosz", &editor).await;
        assert!(bin.text().contains("Usługi opiekuńcze w domu"));
        let restore = format!("/pl/wpisy/kosz/{}", care().id);
        let back = house.send_from(&bin, &restore, &editor, &[]).await;
        assert_eq!(back.location, entry(&care()));
        assert_eq!(house.get(&format!("/pl/usluga/{}", care().id)).await.status, StatusCode::OK);

        house.pass(1);
        house.fill_in(&format!("{}/wycofaj", entry(&care())), &editor, &[]).await;
        house.pass(31 * 24 * 60);
        let editor = house.signed_in("manager", Some(&centre()), None).await;
        let bin = house.get_as("/pl/wpisy/kosz", &editor).await;
        assert!(bin.text().contains("Kosz jest pusty"), "{}", bin.text());
        let late =
            house.send_from(&house.get_as("/pl/wpisy/nowy", &editor).await, &restore, &editor, &[]).await;
        assert_eq!(late.status, StatusCode::GONE);
    })
    .await;
}

#[tokio::test]
async fn a_new_entry_of_a_known_institution_is_out_at_once() {
    in_a_house(&[centre()], &[], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let sent = house.fill_in("/pl/wpisy/nowy", &editor, &named("Klub seniora", PLAIN)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let id = sent.location.rsplit('/').next().unwrap().to_owned();
        assert_eq!(house.get(&format!("/pl/usluga/{id}")).await.status, StatusCode::OK);
        let service = house.service(id.parse().unwrap()).await;
        assert_eq!((service.provenance.collection.as_str(), service.institution), ("own", centre().id));
        assert!(house.audited().await.contains(&"service.added".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn the_first_entry_of_an_institution_without_people_waits_for_the_region() {
    in_a_house(&[centre(), neighbour()], &[meals()], async |house| {
        let local = house.signed_in("local", Some(&centre()), Some("1211")).await;
        let mut form = named("Klub seniora", PLAIN);
        let of_the_neighbour = neighbour().id.to_string();
        form.push(("institution", &of_the_neighbour));
        let sent = house.fill_in("/pl/wpisy/nowy", &local, &form).await;
        assert_eq!(sent.location, "/pl/wpisy", "{}", sent.text());
        let list = house.get_as("/pl/wpisy", &local).await.text();
        assert!(list.contains("Jeszcze niewidoczne") && list.contains("Region sprawdza"), "{list}");
        let public = house.get(&format!("/pl/instytucja/{}", neighbour().id)).await.text();
        assert!(!public.contains("Klub seniora"), "{public}");

        let coordinator = house.signed_in("coordinator", None, None).await;
        let waiting = house.get_as("/pl/pierwsze-wpisy", &coordinator).await;
        let html = waiting.html();
        let address =
            html.split("href=\"").find(|part| part.starts_with("/pl/pierwsze-wpisy/")).expect("a link");
        let address = address.split('"').next().unwrap().to_owned();
        let silent = house.fill_in(&address, &coordinator, &[("what", "decline")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal says why");
        house.pass(1);
        let out = house.fill_in(&address, &coordinator, &[("what", "publish")]).await;
        assert_eq!(out.location, "/pl/pierwsze-wpisy");
        let public = house.get(&format!("/pl/instytucja/{}", neighbour().id)).await.text();
        assert!(public.contains("Klub seniora"), "{public}");
        let twice = house.get_as(&address, &coordinator).await;
        assert_eq!(twice.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_text_is_looked_at_without_being_saved() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let hard =
            "W celu dokonania zapłaty należy skontaktować się telefonicznie z przedstawicielem organizatora.";
        let mut form = named("Opieka", hard);
        form.push(("check", "1"));
        let answer = house.fill_in(&part(&care(), "name"), &editor, &form).await;
        assert_eq!(answer.status, StatusCode::OK);
        let text = answer.text();
        assert!(text.contains("Trudno się to czyta") && text.contains("W celu” → żeby"), "{text}");
        assert!(text.contains("Nic jeszcze nie zostało zapisane"));
        assert_eq!(house.service(care().id).await, care());

        let seal = answer.hidden("seal");
        let door = house.post_as("/pl/wpisy/tekst", &[("seal", &seal), ("text", hard)], &editor).await.html();
        assert!(door.contains("\"reading\":\"hard\"") && door.contains("\"instead\":\"żeby"), "{door}");
    })
    .await;
}

#[tokio::test]
async fn a_translation_is_marked_when_the_polish_changed_after_it() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let address = format!("{}/tlumaczenia", entry(&care()));
        let first = house.get_as(&address, &editor).await.text();
        assert!(first.contains("Brakuje 4 tłumaczeń"), "name and description in two languages: {first}");
        let typed = [("name-en", "Care at home"), ("name-uk", "Догляд удома")];
        let sent = house.fill_in(&address, &editor, &typed).await;
        assert_eq!(sent.location, format!("{}?saved=translations", entry(&care())));
        assert_eq!(house.service(care().id).await.name.en.as_deref(), Some("Care at home"));
        house.pass(1);
        house.fill_in(&part(&care(), "name"), &editor, &named("Opieka w Twoim domu", PLAIN)).await;
        house.pass(1);
        let after = house.get_as(&address, &editor).await.text();
        assert!(after.contains("2 tłumaczenia trzeba sprawdzić"), "{after}");
        house.fill_in(&address, &editor, &typed).await;
        house.pass(1);
        let checked = house.get_as(&address, &editor).await.text();
        assert!(checked.contains("0 tłumaczeń trzeba sprawdzić"), "still right, somebody says: {checked}");
    })
    .await;
}

#[tokio::test]
async fn the_list_narrows_orders_and_leaves_as_a_file() {
    let mut fresh = a_service("fresh", "Klub seniora", &centre(), "2026-11-20");
    fresh.confirmation.next_due = "2027-02-18".parse().ok();
    let old = a_service("old", "Asystent", &centre(), "2025-01-01");
    in_a_house(&[centre()], &[care(), fresh, old], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let all = house.get_as("/pl/wpisy", &editor).await.text();
        let place = |text: &str, name: &str| text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
        assert!(place(&all, "Asystent") < place(&all, "Klub seniora"), "by name");
        let due = house.get_as("/pl/wpisy?state=due&order=due", &editor).await.text();
        assert!(!due.contains("Klub seniora") && place(&due, "Asystent") < place(&due, "Usługi opiekuńcze"));
        let old = house.get_as("/pl/wpisy?state=old", &editor).await.text();
        assert!(old.contains("Asystent") && !old.contains("Usługi opiekuńcze"), "{old}");
        let csv = house.get_as("/pl/wpisy/plik/csv?state=old", &editor).await;
        assert!(csv.kind.starts_with("text/csv"));
        assert_eq!(csv.html().lines().count(), 2, "{}", csv.html());
        let book = house.get_as("/pl/wpisy/plik/xlsx", &editor).await;
        assert!(book.bytes.starts_with(b"PK"));
        assert_eq!(house.get_as("/pl/wpisy/plik/pdf", &editor).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_an_entry_speak_three_languages() {
    in_a_house(&[centre()], &[care()], async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        for (language, list) in [("pl", "wpisy"), ("en", "entries"), ("uk", "zapysy")] {
            let page = house.get_as(&format!("/{language}/{list}/{}", care().id), &editor).await;
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text();
            assert!(!text.contains("steward-"), "a key without words: {text}");
            for part in directory::Group::ALL {
                let change = match language {
                    "pl" => "zmien",
                    "en" => "change",
                    _ => "zminyty",
                };
                let address = format!("/{language}/{list}/{}/{change}/{}", care().id, part.code());
                let page = house.get_as(&address, &editor).await;
                assert_eq!(page.status, StatusCode::OK, "{address}");
                assert!(!page.text().contains("steward-"), "{address}: {}", page.text());
            }
        }
    })
    .await;
}
