//! What lies on the disk says nothing about anybody.

use accounts::{Role, pages};
use database::Database;

use crate::builders::*;

/// Everything personal that the test types.
const SECRETS: &[&str] = &[
    "Grażyna Pierwsza",
    "grazyna@region.example",
    "Nadia Nowa",
    "nowa@ops.example",
    "Felicja Niebyła",
    "biuro@fundacja.example",
    "Wanda Niebyła",
    "wanda@ops.example",
    PASSWORD,
];

fn found(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).expect("the folder can be read") {
        let file = file.expect("a file").path();
        let bytes = std::fs::read(&file).expect("a file");
        for secret in SECRETS {
            let capital = secret.to_uppercase();
            for spelling in [*secret, capital.as_str()] {
                if bytes.windows(spelling.len()).any(|window| window == spelling.as_bytes()) {
                    found.push(format!("{spelling} in {}", file.display()));
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn nothing_personal_lies_open_in_the_file_of_the_database() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let database =
        Database::open(&folder.path().join("data.sqlite").display().to_string()).await.expect("it opens");
    database.migrate(&database::testing::a_context(), MIGRATIONS).await.expect("migrated");
    let house = House::with(database).await;
    let browser = house.browser();
    let device = browser
        .opens_an_account(&house.console_link().await, "Grażyna Pierwsza", "grazyna@region.example")
        .await;
    house.browser().signs_in("grazyna@region.example", &device).await;
    let manager = house.signed_in(Role::Manager).await;
    manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "worker")]).await;
    house.browser().opens_an_account(&house.link_in_letter().await, "Nadia Nowa", "nowa@ops.example").await;
    manager.get(pages::TEAM.pl).await;
    let request = [
        ("institution_name", "Fundacja Wymyślona"),
        ("regon", "123456785"),
        ("teryt", NOWY_TARG),
        ("name", "Felicja Niebyła"),
        ("mailbox", "biuro@fundacja.example"),
    ];
    assert_eq!(house.browser().submit(pages::JOIN.pl, &request).await.location(), pages::JOINED.pl);
    house.browser().submit(pages::FORGOTTEN.pl, &[("mailbox", "grazyna@region.example")]).await;
    assert_eq!(found(folder.path()), Vec::<String>::new());
    let worker = house.signed_in(Role::Worker).await;
    let erased = worker.submit(pages::ERASE.pl, &[("sure", "1")]).await;
    assert!(erased.text().contains("Konto usunięte"), "{}", erased.text());
    assert_eq!(found(folder.path()), Vec::<String>::new());
    assert_eq!(house.count("select count(*) as n from session s join account a on a.account_id = s.account_id where a.erased_at is not null").await, 0);
}
