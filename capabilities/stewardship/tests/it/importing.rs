//! Many entries at once from a sheet: what it would do, doing it, undoing it.

use axum::http::StatusCode;
use directory::Service;
use spreadsheets::{CsvDialect, CsvWriter, Reading, Table, read_table};
use stewardship::pages::{IMPORTS, PENDING};

use crate::{
    builders::{care, entry, meals, named, neighbour, part},
    house::*,
};

/// The table of the entries that somebody may change.
async fn table(house: &House, cookie: &str, format: &str) -> (Vec<u8>, Table) {
    let answer = house.get_as(&format!("{}?table={format}", IMPORTS.pl), cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let table =
        read_table(&answer.bytes, &format!("x.{format}"), &Reading::default()).expect("a table that is read");
    (answer.bytes, table)
}

/// The table with some cells changed (row from 0, column, text), and rows added behind.
fn edited(table: &Table, changes: &[(usize, &str, &str)], more: &[&[(&str, &str)]]) -> Vec<u8> {
    let headers = table.headers.names();
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, headers).expect("written");
    for (place, row) in table.rows.iter().enumerate() {
        let cells = headers.iter().map(|header| {
            let changed = changes.iter().find(|(at, column, _)| *at == place && column == header);
            changed.map_or_else(|| row.cell(header).to_owned(), |(.., text)| (*text).to_owned())
        });
        writer.row(cells).expect("written");
    }
    for row in more {
        let cells = headers
            .iter()
            .map(|header| row.iter().find(|(name, _)| name == header).map_or("", |cell| cell.1));
        writer.row(cells).expect("written");
    }
    writer.finish().expect("written")
}

/// Sends a sheet; tells where its preview stands.
async fn sent(house: &House, cookie: &str, bytes: &[u8]) -> String {
    let answer = house.upload(IMPORTS.pl, cookie, "sheet", "wpisy.csv", bytes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location
}

async fn acts(house: &House, address: &str, cookie: &str, what: &str) -> Answer {
    let page = house.get_as(address, cookie).await;
    let seal = page.hidden("seal");
    let state = if page.html().contains("name=\"state\"") { page.hidden("state") } else { String::new() };
    house.post_as(address, &[("seal", &seal), ("state", &state), ("what", what)], cookie).await
}

fn services() -> Vec<Service> {
    let mut home = a_home(&centre());
    home.sites = vec![directory::Site {
        address: institutions::Address {
            street: Some("ul. Parkowa 1".into()),
            postcode: Some("34-400".into()),
            city: Some("Nowy Targ".into()),
            confidential: true,
        },
        ..directory::Site::default()
    }];
    home.access_path.documents = vec![vocabulary::LocalText {
        pl: Some("dowód; paszport".into()),
        en: Some("identity card".into()),
        uk: None,
    }];
    vec![care(), home, meals()]
}

async fn in_house(body: impl AsyncFn(House)) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        body(House::with(database, &[centre(), neighbour()], &services()).await).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_out_and_brought_back_untouched_changes_nothing() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        for format in ["csv", "xlsx"] {
            let (bytes, table) = table(&house, &cookie, format).await;
            assert_eq!(table.rows.len(), 2, "one's own entries only");
            let preview = sent(&house, &cookie, &bytes).await;
            let text = house.get_as(&preview, &cookie).await.text();
            assert!(text.contains("2 wpisy zostaną bez zmian."), "{format}: {text}");
            assert!(text.contains("0 wierszy odrzucimy."), "{format}: {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_sheet_shows_before_and_after_and_changes_nothing_until_it_is_confirmed() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        let (_, table) = table(&house, &cookie, "csv").await;
        let row =
            table.rows.iter().position(|row| row.cell("name") == "Usługi opiekuńcze w domu").expect("there");
        let other = 1 - row;
        let bytes = edited(
            &table,
            &[
                (row, "name", "Opieka w domu"),
                (row, "first_step", "Zadzwoń do ośrodka."),
                (other, "capacity_free", "cztery"),
            ],
            &[
                &[("name", "Klub seniora"), ("service_type", "care_services"), ("modes", "in_person")],
                &[("id", "obcy"), ("name", "Nie ma takiego")],
                &[("name", "Bez rodzaju")],
            ],
        );
        let preview = sent(&house, &cookie, &bytes).await;
        let page = house.get_as(&preview, &cookie).await;
        let text = page.text();
        for said in [
            "1 nowy wpis.",
            "1 wpis się zmieni.",
            "3 wiersze odrzucimy.",
            "Usługi opiekuńcze w domu",
            "Opieka w domu",
            "to nie jest liczba",
            "nie ma wpisu o takim id",
            "tu coś musi stać",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert_eq!(house.service(care().id).await.name.pl.as_deref(), Some("Usługi opiekuńcze w domu"));

        let done = acts(&house, &preview, &cookie, "confirm").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let changed = house.service(care().id).await;
        assert_eq!(changed.name.pl.as_deref(), Some("Opieka w domu"));
        assert_eq!(changed.access_path.first_step.pl.as_deref(), Some("Zadzwoń do ośrodka."));
        assert_eq!(changed.confirmation.by, "institution");
        let home = house.service(a_home(&centre()).id).await;
        assert_eq!(home.access_path.documents[0].en.as_deref(), Some("identity card"), "refused rows stay");
        assert_eq!(house.history(care().id).await[0].0, "imported");
        let audited = house.audited().await;
        for what in ["entries.sheet_taken", "service.revised", "service.added", "entries.imported"] {
            assert!(audited.iter().any(|one| one == what), "{what}: {audited:?}");
        }
        assert!(house.get_as("/pl/wpisy", &cookie).await.text().contains("Klub seniora"));
        let history = house.get_as(&format!("{}/historia", entry(&care())), &cookie).await.text();
        assert!(history.contains("zmieniono z arkusza"), "{history}");
        let again = acts(&house, &preview, &cookie, "confirm").await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_undone_for_a_day_and_what_somebody_changed_since_stays() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        let (_, table) = table(&house, &cookie, "csv").await;
        let bytes = edited(
            &table,
            &[(0, "first_step", "Przyjdź."), (1, "first_step", "Przyjdź.")],
            &[&[("name", "Klub seniora"), ("service_type", "care_services")]],
        );
        let home = a_home(&centre()).id;
        let before = (house.service(care().id).await, house.service(home).await);
        let sheet = sent(&house, &cookie, &bytes).await;
        acts(&house, &sheet, &cookie, "confirm").await;
        house.pass(5);
        let saved = house
            .fill_in(
                &part(&care(), "name"),
                &cookie,
                &named("Zmienione ręcznie", "Opis wystarczająco długi."),
            )
            .await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        house.pass(5);
        let page = house.get_as(&sheet, &cookie).await.text();
        assert!(page.contains("ktoś zmienił ten wpis"), "{page}");
        let undone = acts(&house, &sheet, &cookie, "undo").await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
        assert_eq!(house.service(home).await, before.1, "as it was, confirmation and all");
        let stayed = house.service(care().id).await;
        assert_eq!(stayed.name.pl.as_deref(), Some("Zmienione ręcznie"));
        assert_eq!(stayed.access_path.first_step.pl.as_deref(), Some("Przyjdź."));
        assert!(!house.get_as("/pl/wpisy", &cookie).await.text().contains("Klub seniora"));
        assert!(house.get_as("/pl/wpisy/kosz", &cookie).await.text().contains("Klub seniora"));
        let page = house.get_as(&sheet, &cookie).await.text();
        assert!(page.contains("Zmienione ręcznie") && page.contains("ktoś zmienił ten wpis"), "{page}");
        assert!(house.audited().await.iter().any(|what| what == "entries.import_undone"));
        assert_eq!(
            house.import(&services()).await.kept_as_the_institution_says,
            1,
            "what was undone belongs to its source again"
        );

        let (_, table) = self::table(&house, &cookie, "csv").await;
        let late = sent(&house, &cookie, &edited(&table, &[(0, "waiting", "7")], &[])).await;
        acts(&house, &late, &cookie, "confirm").await;
        house.pass(25 * 60);
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        let page = house.get_as(&late, &cookie).await;
        assert!(!page.text().contains("Cofnij cały arkusz"));
        let seal = house.get_as(IMPORTS.pl, &cookie).await.hidden("seal");
        let refused = house.post_as(&late, &[("seal", &seal), ("what", "undo")], &cookie).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_saved_when_somebody_changed_an_entry_after_the_preview() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        let (_, table) = table(&house, &cookie, "csv").await;
        let row =
            table.rows.iter().position(|row| row.cell("name") == "Usługi opiekuńcze w domu").expect("there");
        let sheet = sent(&house, &cookie, &edited(&table, &[(row, "waiting", "3")], &[])).await;
        let page = house.get_as(&sheet, &cookie).await;
        let (seal, state) = (page.hidden("seal"), page.hidden("state"));
        house
            .fill_in(&part(&care(), "name"), &cookie, &named("Inna nazwa", "Opis wystarczająco długi."))
            .await;
        let form = [("seal", seal.as_str()), ("state", state.as_str()), ("what", "confirm")];
        let answer = house.post_as(&sheet, &form, &cookie).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text().contains("Niczego nie zapisaliśmy"), "{}", answer.text());
        assert_eq!(house.service(care().id).await.capacity.waiting, None);
    })
    .await;
}

#[tokio::test]
async fn editors_bring_only_their_own_and_the_region_leaves_what_institutions_keep() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        let region = house.signed_in("coordinator", None, None).await;
        let (_, all) = table(&house, &region, "csv").await;
        assert_eq!(all.rows.len(), 3);
        assert!(!String::from_utf8_lossy(&table(&house, &region, "csv").await.0).contains("Parkowa"));
        let foreign = all.rows.iter().position(|row| row.cell("name") == "Posiłki").expect("there");
        let sheet = sent(&house, &cookie, &edited(&all, &[(foreign, "waiting", "3")], &[])).await;
        let text = house.get_as(&sheet, &cookie).await.text();
        assert!(text.contains("1 wiersz odrzucimy."), "{text}");
        assert_eq!(house.get_as(&sheet, &region).await.status, StatusCode::NOT_FOUND, "another's sheet");

        // The centre takes one of its entries into its own hands.
        house.fill_in(&part(&care(), "name"), &cookie, &named("Opieka", "Opis wystarczająco długi.")).await;
        house.pass(1);
        let (_, all) = table(&house, &region, "csv").await;
        let place = |name: &str| all.rows.iter().position(|row| row.cell("name") == name).expect("there");
        let bytes = edited(
            &all,
            &[
                (place("Opieka"), "waiting", "9"),
                (place("Posiłki"), "waiting", "4"),
                (place("Dom pomocy społecznej"), "street", "ul. Jawna 2"),
            ],
            &[&[
                ("institution_id", "ops-1211033"),
                ("name", "Dyżur prawnika"),
                ("service_type", "care_services"),
            ]],
        );
        let sheet = sent(&house, &region, &bytes).await;
        let text = house.get_as(&sheet, &region).await.text();
        assert!(text.contains("instytucja prowadzi ten wpis sama"), "{text}");
        assert!(text.contains("tego nie zmienia się w arkuszu"), "a secret address stays: {text}");
        acts(&house, &sheet, &region, "confirm").await;
        assert_eq!(house.service(meals().id).await.capacity.waiting, Some(4));
        assert_eq!(house.service(meals().id).await.confirmation.by, "register", "nobody confirmed it");
        assert_eq!(house.service(care().id).await.capacity.waiting, None);
    })
    .await;
}

#[tokio::test]
async fn first_publications_of_an_unknown_institution_wait_also_from_a_sheet() {
    in_house(async |house| {
        let cookie = house.signed_in("local", Some(&centre()), Some("1211")).await;
        let (_, table) = table(&house, &cookie, "csv").await;
        let new: &[&[(&str, &str)]] = &[&[
            ("institution_id", "ops-1211033"),
            ("name", "Nowa pomoc"),
            ("service_type", "care_services"),
        ]];
        let sheet = sent(&house, &cookie, &edited(&table, &[], new)).await;
        acts(&house, &sheet, &cookie, "confirm").await;
        let region = house.signed_in("coordinator", None, None).await;
        assert!(house.get_as(PENDING.pl, &region).await.text().contains("Nowa pomoc"));
        acts(&house, &sheet, &cookie, "undo").await;
        assert!(!house.get_as(PENDING.pl, &region).await.text().contains("Nowa pomoc"));
    })
    .await;
}

#[tokio::test]
async fn a_broken_table_gets_a_clear_sentence() {
    in_house(async |house| {
        let cookie = house.signed_in("editor", Some(&centre()), None).await;
        for (bytes, said) in [
            (&b"PK\x03\x04 and then nothing"[..], "uszkodzony"),
            (b"%PDF-1.7", "PDF"),
            (b"", "pust"),
            (b"a;b\n1;2\n", "brakuje"),
        ] {
            let answer = house.upload(IMPORTS.pl, &cookie, "sheet", "x.xlsx", bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text().contains(said), "{said}: {}", answer.text());
        }
    })
    .await;
}
