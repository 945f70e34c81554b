//! Inviting many at once: the template, the preview, the letters, what came of them.

use accounts::{Role, pages};
use axum::http::StatusCode;
use spreadsheets::{Reading, read_table};

use crate::builders::*;

const SHEET: &str = "E-mail;Rola;Język;Instytucja\n\
    nowa@ops.example;Redaktor wpisów;ukraiński;\n\
    inna@ops.example;worker;;ops-1211011\n\
    nowa@ops.example;redaktor wpisów;;\n\
    wanda@ops.example;pracownik;;\n\
    to nie adres;pracownik;;\n\
    trzecia@ops.example;dyrektor;;\n\
    czwarta@ops.example;auditor;;\n\
    piata@ops.example;pracownik;niemiecki;\n\
    szosta@ops.example;pracownik;;bib-1261011\n";

const FILE: &str = "lista.csv";

fn sheet(text: &str) -> Vec<u8> {
    text.replace("E-mail", "Adres e-mail").into_bytes()
}

/// Sends a sheet; tells where its preview stands.
async fn sent(browser: &Browser<'_>, text: &str) -> String {
    browser.get(pages::BATCHES.pl).await;
    let answer = browser.upload(pages::BATCHES.pl, "sheet", FILE, &sheet(text)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().to_owned()
}

/// The link with a secret in a letter, without the host.
fn link_in(letter: &str) -> String {
    let links = letter.split_whitespace().filter_map(|word| word.strip_prefix(ADDRESS));
    let link = links.rev().find(|link| link.contains("token=")).expect("a link");
    format!("{}?token={}", pages::INVITATION.pl, token_of(link))
}

async fn opened(browser: &Browser<'_>, link: &str) -> StatusCode {
    let answer = browser.get(link).await;
    if answer.status.is_redirection() { browser.get(answer.location()).await.status } else { answer.status }
}

#[tokio::test]
async fn every_line_says_what_would_become_of_it_and_nothing_is_sent_before_it_is_confirmed() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        house.signed_in(Role::Worker).await;
        let preview = sent(&manager, SHEET).await;
        let page = manager.get(&preview).await;
        let text = page.text();
        for said in [
            "Wyślemy 2 zaproszenia.",
            "7 wierszy pominiemy.",
            "to samo stoi już w wierszu 2",
            "ma już tę rolę",
            "to nie jest adres e-mail",
            "nie ma takiej roli",
            "nie piszemy w tym języku",
            "nie ma takiej instytucji",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(house.new_letters().await.is_empty());
        assert_eq!(house.count("select count(*) as n from invitation").await, 0);
        assert!(page.page().repeated_ids().is_empty());

        let done = manager.post(&preview, &[("what", "confirm")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let letters = house.new_letters().await;
        assert_eq!(letters.len(), 2);
        assert_eq!(letters.iter().filter(|letter| letter.contains("Прийняти")).count(), 1);
        assert_eq!(house.count("select count(*) as n from invitation where batch_id is not null").await, 2);
        assert_eq!(
            house.count("select count(*) as n from invitation_batch where lines_sealed is null").await,
            1
        );
        let again = manager.post(&preview, &[("what", "confirm")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "once is enough");
        assert!(house.new_letters().await.is_empty());
        let audited = house.audited().await;
        assert!(audited.contains(&"invitations.sheet_taken".into()));
        assert_eq!(audited.iter().filter(|what| *what == "invitation.made").count(), 2);
        assert_eq!(audited.iter().filter(|what| *what == "invitations.confirmed").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_batch_tells_who_accepted_and_the_rest_is_sent_again_or_withdrawn() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let text = "mailbox,role,language\njedna@ops.example,worker,uk\ndruga@ops.example,editor,pl\ntrzecia@ops.example,editor,pl\n";
        let batch = sent(&manager, text).await;
        manager.get(&batch).await;
        manager.post(&batch, &[("what", "confirm")]).await;
        let letters = house.new_letters().await;
        assert_eq!(letters.len(), 3);
        // The one in Ukrainian is for the first of them.
        let (hers, others): (Vec<_>, Vec<_>) =
            letters.into_iter().partition(|letter| letter.contains("Прийняти"));
        house.browser().opens_an_account(&link_in(&hers[0]), "Nowa Niebyła", "jedna@ops.example").await;

        let shown = manager.get(&batch).await.text();
        assert!(shown.contains("1 osoba przyjęła zaproszenie."), "{shown}");
        assert!(shown.contains("2 zaproszenia czekają na odpowiedź."), "{shown}");
        let file = manager.get(&format!("{batch}?standing=waiting&order=-mailbox&file=csv")).await;
        let table = read_table(&file.bytes, "x.csv", &Reading::default()).expect("a table");
        assert_eq!(table.rows.len(), 2);
        assert!(table.rows[0].at(0) > table.rows[1].at(0), "in the order of the page");

        manager.get(&batch).await;
        manager.post(&batch, &[("what", "again")]).await;
        let again = house.new_letters().await;
        assert_eq!(again.len(), 2);
        assert_ne!(opened(&house.browser(), &link_in(&others[0])).await, StatusCode::OK, "the first link has ended");
        manager.post(&batch, &[("what", "withdraw")]).await;
        let shown = manager.get(&batch).await.text();
        assert!(shown.contains("0 zaproszeń czeka"), "{shown}");
        for letter in &again {
            assert_ne!(opened(&house.browser(), &link_in(letter)).await, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_in_two_places_gets_one_letter_with_two_links() {
    in_a_house(async |house| {
        let region = house.signed_in(Role::Coordinator).await;
        let text = "mailbox,role,language,institution\n\
            kierowniczka@region.example,manager,pl,ops-1211011\n\
            kierowniczka@region.example,manager,pl,bib-1261011\n\
            kierowniczka@region.example,manager,pl,bib-1261011\n\
            pracownik@region.example,worker,pl,bib-1261011\n";
        let batch = sent(&region, text).await;
        let shown = region.get(&batch).await.text();
        assert!(shown.contains("Wyślemy 2 zaproszenia."), "{shown}");
        assert!(shown.contains("tej roli nie możesz nadać"), "{shown}");
        region.post(&batch, &[("what", "confirm")]).await;
        let letters = house.new_letters().await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].matches("token=").count(), 2, "{}", letters[0]);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_of_another_institution_is_as_if_it_were_not_there() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let batch = sent(&manager, "mailbox,role\njedna@ops.example,worker\n").await;
        let mut stranger = somebody(Role::Manager);
        (stranger.name, stranger.mailbox) = ("Obca Niebyła", "obca@biblioteka.example");
        let foreign = house.signed_in_as(&stranger, Some(&library())).await;
        foreign.get(pages::BATCHES.pl).await;
        assert_eq!(foreign.get(&batch).await.status, StatusCode::NOT_FOUND);
        for what in ["confirm", "again", "withdraw", "throw_away"] {
            assert_eq!(foreign.post(&batch, &[("what", what)]).await.status, StatusCode::NOT_FOUND, "{what}");
        }
        assert!(!foreign.get(pages::BATCHES.pl).await.text().contains(FILE));
        manager.get(&batch).await;
        let gone = manager.post(&batch, &[("what", "throw_away")]).await;
        assert_eq!(gone.location(), pages::BATCHES.pl);
        assert_eq!(manager.get(&batch).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_broken_file_gets_a_clear_sentence() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let send = async |bytes: &[u8]| {
            manager.get(pages::BATCHES.pl).await;
            let answer = manager.upload(pages::BATCHES.pl, "sheet", "x.xlsx", bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            answer.text()
        };
        assert!(send(b"PK\x03\x04 and then nothing").await.contains("uszkodzony"));
        assert!(send(b"%PDF-1.7 not a table").await.contains("PDF"));
        assert!(send(b"").await.contains("pust"));
        assert!(send("imię;nazwisko\na;b\n".as_bytes()).await.contains("Adres e-mail"));
        let mut many = String::from("mailbox,role\n");
        for number in 0..2_001 {
            many.push_str(&format!("osoba{number}@ops.example,worker\n"));
        }
        assert!(send(many.as_bytes()).await.contains("2000"), "too many");
        manager.get(pages::BATCHES.pl).await;
        assert_eq!(
            manager.post(pages::BATCHES.pl, &[]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "no file at all"
        );
        let strange = manager.post_sealed(pages::BATCHES.pl, &[], "x").await;
        assert_eq!(strange.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn the_template_is_explained_in_the_readers_language_and_can_be_sent_as_it_is() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        for (address, header) in [(pages::BATCHES.pl, "Rola"), (pages::BATCHES.uk, "Роль")] {
            let answer = manager.get(&format!("{address}?template=xlsx")).await;
            assert!(answer.header("content-type").contains("spreadsheetml"));
            let table = read_table(&answer.bytes, "x.xlsx", &Reading::default()).expect("a table");
            assert!(table.headers.position(header).is_some(), "{:?}", table.headers.names());
        }
        let template = manager.get(&format!("{}?template=xlsx", pages::BATCHES.pl)).await.bytes;
        manager.get(pages::BATCHES.pl).await;
        let answer = manager.upload(pages::BATCHES.pl, "sheet", "wzor.xlsx", &template).await;
        assert!(answer.text().contains("pust"), "the example is nobody's row: {}", answer.text());
    })
    .await;
}

#[tokio::test]
async fn a_thousand_people_are_invited_in_one_go() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let mut text = String::from("mailbox,role,language\n");
        for number in 0..1_000 {
            text.push_str(&format!("osoba{number}@ops.example,worker,pl\n"));
        }
        let begun = std::time::Instant::now();
        let batch = sent(&manager, &text).await;
        let page = manager.get(&batch).await;
        assert!(page.text().contains("000 zaproszeń."), "{}", page.text());
        let previewed = begun.elapsed();
        let done = manager.post(&batch, &[("what", "confirm")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        println!("1,000 rows: preview {previewed:?}, confirmed {:?}", begun.elapsed() - previewed);
        assert_eq!(house.count("select count(*) as n from letter").await, 1_000);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_confirms_is_forgotten() {
    in_a_house(async |house| {
        let manager = house.signed_in(Role::Manager).await;
        let batch = sent(&manager, "mailbox,role\njedna@ops.example,worker\n").await;
        house.pass_minutes(49 * 60);
        let context = house.context(vocabulary::Actor::System("retention"));
        let mut work = house.keeper.database.work(context).await.expect("a unit of work");
        privacy::run_retention(&mut work, accounts::PERSONAL).await.expect("cleared");
        work.commit().await.expect("kept");
        assert_eq!(
            house.count("select count(*) as n from invitation_batch where lines_sealed is not null").await,
            0
        );
        let manager = house.signed_in(Role::Manager).await;
        assert_eq!(manager.get(&batch).await.status, StatusCode::CONFLICT);
    })
    .await;
}
