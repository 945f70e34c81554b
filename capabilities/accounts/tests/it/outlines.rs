//! What somebody who cannot see the pages is told about them.

use accounts::{Role, pages};

use crate::builders::*;

/// Identifiers are others each time.
fn without_ids(text: &str) -> String {
    text.split_inclusive(|mark: char| !mark.is_ascii_alphanumeric() && mark != '-')
        .map(|word| {
            let bare = word.trim_end_matches(|mark: char| !mark.is_ascii_alphanumeric() && mark != '-');
            if uuid::Uuid::parse_str(bare).is_ok() { word.replace(bare, "ID") } else { word.to_owned() }
        })
        .collect()
}

#[tokio::test]
async fn the_pages_are_told_in_order() {
    in_a_house(async |house| {
        let visitor = house.browser();
        let link = house.console_link().await;
        let manager = house.signed_in(Role::Manager).await;
        manager.submit(pages::INVITE.pl, &[("mailbox", "nowa@ops.example"), ("role", "worker")]).await;
        let auditor = house.signed_in(Role::Auditor).await;
        let mut told = Vec::new();
        for (name, browser, address) in [
            ("sign_in", &visitor, pages::SIGN_IN.pl),
            ("invitation", &visitor, link.as_str()),
            ("forgotten", &visitor, pages::FORGOTTEN.pl),
            ("join", &visitor, pages::JOIN.pl),
            ("account", &manager, pages::ACCOUNT.pl),
            ("password", &manager, pages::PASSWORD.pl),
            ("authorisation", &manager, pages::AUTHORISATION.pl),
            ("team", &manager, pages::TEAM.pl),
            ("invite", &manager, pages::INVITE.pl),
            ("passkeys", &manager, pages::PASSKEYS.pl),
            ("looked", &manager, pages::LOOKED.pl),
            ("own_data", &manager, pages::OWN_DATA.pl),
            ("erase", &manager, pages::ERASE.pl),
            ("audit", &auditor, pages::AUDIT.pl),
        ] {
            let page = browser.get(address).await.page();
            assert_eq!(page.repeated_ids(), Vec::<String>::new(), "{address}");
            told.push(format!(
                "== {name}\n{}",
                without_ids(&page.outline()).replace(token_of(&link), "TOKEN")
            ));
        }
        insta::assert_snapshot!("pages", told.join("\n"));
    })
    .await;
}
