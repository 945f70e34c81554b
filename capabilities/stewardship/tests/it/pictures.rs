//! The picture of an entry and of an institution.

use axum::http::StatusCode;
use data_encoding::BASE64;

use crate::{
    builders::{care, entry, meals, neighbour},
    house::*,
};

/// A picture of one pixel with something hung on behind its end.
fn dot() -> Vec<u8> {
    let dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let mut bytes = BASE64.decode(dot.as_bytes()).expect("base64");
    bytes.extend_from_slice(b"SECRET place");
    bytes
}

fn of_care() -> String {
    format!("{}/obraz", entry(&care()))
}

async fn in_house(body: impl AsyncFn(House)) {
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        body(House::with(database, &[centre(), neighbour()], &[care(), meals()]).await).await;
    })
    .await;
}

/// Where the picture of a page is.
fn source(html: &str) -> Option<String> {
    let from = html.split("<img class=\"picture\" src=\"").nth(1)?;
    from.split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn a_picture_stands_on_the_public_page_with_its_words_and_without_anything_else() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let own = format!("/pl/o-instytucji/{}/obraz", centre().id);
        for (page, public) in [
            (of_care(), format!("/pl/usluga/{}", care().id)),
            (own, format!("/pl/instytucja/{}", centre().id)),
        ] {
            let words = [("shows-pl", "Wejście z podjazdem")];
            let sent = house.upload_with(&page, &editor, "picture", "C:\\ja\\dom.png", &dot(), &words).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
            let shown = house.get_as(&public, "").await.html();
            assert!(shown.contains("alt=\"Wejście z\u{a0}podjazdem\""), "{shown}");
            assert!(shown.contains("width=\"1\" height=\"1\""));
            let address = source(&shown).expect("a picture");
            let picture = house.get_as(&address, "").await;
            assert_eq!((picture.status, picture.kind.as_str()), (StatusCode::OK, "image/png"));
            assert!(picture.bytes.starts_with(b"\x89PNG") && !picture.bytes.ends_with(b"place"));
            assert_eq!(house.header(&address, "x-content-type-options").await, "nosniff");
            assert_eq!(house.header(&address, "cache-control").await, "public, max-age=31536000, immutable");
            // Other words, the same picture.
            let sent = house.upload_with(&page, &editor, "picture", "", b"", &[("decorative", "yes")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
            let shown = house.get_as(&public, "").await.html();
            assert!(shown.contains("alt=\"\"") && source(&shown) == Some(address.clone()), "{shown}");
            let removed = house.upload_with(&page, &editor, "x", "", b"", &[("what", "remove")]).await;
            assert_eq!(removed.status, StatusCode::SEE_OTHER);
            assert_eq!(source(&house.get_as(&public, "").await.html()), None);
            assert_eq!(house.get_as(&address, "").await.status, StatusCode::NOT_FOUND);
        }
        let audited = house.audited().await;
        for what in ["picture.set", "picture.described", "picture.removed"] {
            assert_eq!(audited.iter().filter(|one| *one == what).count(), 2, "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_picture_without_words_is_refused_unless_it_only_decorates() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let refused = house.upload_with(&of_care(), &editor, "picture", "x.png", &dot(), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Napisz, co widać na obrazie"), "{}", refused.text());
        // An entry that speaks Ukrainian too needs the words in Ukrainian.
        let translations = format!("{}/tlumaczenia", entry(&care()));
        let page = house.get_as(&translations, &editor).await;
        let field = page.html().split("name=\"").find(|part| part.contains("uk")).map(str::to_owned);
        let field = field.expect("a slot").split('"').next().unwrap_or_default().to_owned();
        house.send_from(&page, &translations, &editor, &[(field.as_str(), "Догляд удома")]).await;
        let words = [("shows-pl", "Wejście")];
        let sent = house.upload_with(&of_care(), &editor, "picture", "x.png", &dot(), &words).await;
        let speaks_ukrainian = house.service(care().id).await.name.uk.is_some();
        let expected =
            if speaks_ukrainian { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SEE_OTHER };
        assert_eq!(sent.status, expected, "{}", sent.text());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_picture_gets_a_clear_sentence_and_others_pictures_are_not_there() {
    in_house(async |house| {
        let editor = house.signed_in("editor", Some(&centre()), None).await;
        let mut damaged = dot();
        damaged[40] ^= 1;
        let large = vec![0; 5 << 20];
        for (bytes, said) in [
            (
                &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"[..],
                "nie jest obraz",
            ),
            (b"GIF89a", "nie jest obraz"),
            (&damaged, "uszkodzony"),
            (&large, "większy niż 4 MB"),
        ] {
            let words = [("shows-pl", "Wejście")];
            let sent = house.upload_with(&of_care(), &editor, "picture", "x.png", bytes, &words).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(sent.text().contains(said), "{said}: {}", sent.text());
        }
        let none = house.upload_with(&of_care(), &editor, "picture", "", b"", &[("decorative", "yes")]).await;
        assert!(none.text().contains("Wybierz plik"), "{}", none.text());
        let foreign = format!("{}/obraz", entry(&meals()));
        assert_eq!(house.get_as(&foreign, &editor).await.status, StatusCode::NOT_FOUND);
        for id in ["nic", "00000000-0000-7000-8000-000000000000"] {
            assert_eq!(house.get_as(&format!("/pl/obraz/{id}"), "").await.status, StatusCode::NOT_FOUND);
        }
    })
    .await;
}
