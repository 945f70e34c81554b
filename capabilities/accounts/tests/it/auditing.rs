//! The auditor reads the log, and nothing else.

use accounts::{Role, pages};
use axum::http::StatusCode;
use spreadsheets::{Reading, read_table};

use crate::builders::*;

#[tokio::test]
async fn the_log_is_shown_in_words_and_filtered() {
    in_a_house(async |house| {
        house.signed_in(Role::Worker).await;
        let auditor = house.signed_in(Role::Auditor).await;
        let all = auditor.get(pages::AUDIT.pl).await;
        assert_eq!(all.status, StatusCode::OK);
        assert!(
            all.text().contains("nadano rolę") && all.text().contains("przyjęto upoważnienie"),
            "{}",
            all.text()
        );
        let roles = auditor.get("/pl/dziennik?what=role").await.text();
        assert!(roles.contains("nadano rolę") && !roles.contains("przyjęto upoważnienie"), "{roles}");
        let today = auditor.get("/pl/dziennik?from=2026-11-22&to=2026-11-22").await.text();
        assert!(today.contains("nadano rolę"), "{today}");
        for none in ["from=2026-11-23", "to=2026-11-21", "kind=administration&what=team.seen"] {
            let answer = auditor.get(&format!("/pl/dziennik?{none}")).await;
            assert!(answer.text().contains("Nie ma wpisów"), "{none}: {}", answer.text());
        }
        let wrong = auditor.get("/pl/dziennik?from=wczoraj&by=ktoś").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.html().contains("id=\"from-error\"") && wrong.html().contains("id=\"by-error\""));
        assert!(
            house.audited().await.iter().filter(|what| *what == "audit.seen").count() >= 3,
            "looking is written down"
        );
    })
    .await;
}

#[tokio::test]
async fn the_log_is_taken_away_as_a_table() {
    in_a_house(async |house| {
        let auditor = house.signed_in(Role::Auditor).await;
        for format in ["csv", "xlsx"] {
            let answer = auditor.get(&format!("/pl/dziennik/plik/{format}?what=role")).await;
            assert_eq!(answer.status, StatusCode::OK, "{format}");
            let table = read_table(&answer.bytes, &format!("dziennik.{format}"), &Reading::default())
                .expect("a table");
            assert_eq!(table.rows.len(), 1, "{format}");
            assert_eq!(table.rows[0].cell("Co"), "nadano rolę");
        }
        assert_eq!(auditor.get("/pl/dziennik/plik/pdf").await.status, StatusCode::NOT_FOUND);
        assert!(house.audited().await.iter().any(|what| what == "audit.taken_away"));
    })
    .await;
}

#[tokio::test]
async fn the_last_verdict_and_the_signed_head_are_shown() {
    in_a_house(async |house| {
        let auditor = house.signed_in(Role::Auditor).await;
        assert!(auditor.get(pages::AUDIT.pl).await.text().contains("jeszcze nie sprawdzano"));
        assert!(auditor.get(pages::AUDIT_HEAD.pl).await.text().contains("nie ma jeszcze pieczęci"));
        let signer = audit::Signer::for_tests();
        let mut work = house
            .keeper
            .database
            .work(house.context(vocabulary::Actor::System("audit")))
            .await
            .expect("a unit of work");
        let head = audit::sign_head(&mut work, &signer).await.expect("signed");
        work.commit().await.expect("kept");
        let mut work = house
            .keeper
            .database
            .reading(house.context(vocabulary::Actor::Operator))
            .await
            .expect("a unit of work");
        let verdict = audit::verify(&mut work, &[signer.public_key()], &mut std::iter::empty())
            .await
            .expect("examined");
        drop(work);
        house.keeper.last_verification.tell(house.keeper.now(), verdict);
        let text = auditor.get(pages::AUDIT.pl).await.text();
        assert!(text.contains("dziennik jest cały"), "{text}");
        let paper = auditor.get(pages::AUDIT_HEAD.pl).await.text();
        assert!(paper.contains(&head.printed()), "{paper}");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reads_the_log() {
    in_a_house(async |house| {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Auditor) {
            let browser = house.signed_in(role).await;
            for address in [pages::AUDIT.pl, pages::AUDIT_HEAD.pl, "/pl/dziennik/plik/csv"] {
                assert_eq!(browser.get(address).await.status, StatusCode::FORBIDDEN, "{role:?} {address}");
            }
        }
    })
    .await;
}
