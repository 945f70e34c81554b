//! How institutions are asked is set on one page, by whoever runs the installation.

use axum::http::StatusCode;

use crate::{
    builders::care,
    house::{a_service, centre, in_a_house},
};

const PAGE: &str = "/pl/administracja/przypomnienia";

#[tokio::test]
async fn the_next_letters_follow_what_was_set() {
    let due_in_three_weeks = a_service("care", "Usługi opiekuńcze w domu", &centre(), "2026-09-14");
    in_a_house(&[centre()], &[due_in_three_weeks], async |house| {
        assert_eq!(house.ask(0).await.letters, 0, "two weeks ahead is the usual");
        let administrator = house.signed_in("administrator", None, None).await;
        let typed = [("ahead", "30"), ("between", "3"), ("letters", "2")];
        let answer = house.fill_in(PAGE, &administrator, &typed).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/pl/administracja/przypomnienia?saved=1")
        );
        assert!(house.audited().await.contains(&"rhythm.set".to_owned()));
        let steps = async |day| {
            let asked = house.ask(day).await;
            (asked.letters, asked.reminders)
        };
        assert_eq!(steps(0).await, (1, 0));
        assert_eq!(steps(2).await, (0, 0));
        assert_eq!(steps(3).await, (1, 1));
        assert_eq!(steps(6).await, (0, 0), "two letters are all");
    })
    .await;
}

#[tokio::test]
async fn what_held_before_stands_under_the_form_and_nothing_is_written_twice() {
    in_a_house(&[centre()], &[care()], async |house| {
        let administrator = house.signed_in("administrator", None, None).await;
        assert!(house.get_as(PAGE, &administrator).await.text().contains("zwykle 14"));
        let typed = [("ahead", "21"), ("between", "7"), ("letters", "3")];
        for _ in 0..2 {
            house.fill_in(PAGE, &administrator, &typed).await;
            house.pass(1);
        }
        assert_eq!(house.count("select count(*) as n from confirmation_rhythm").await, 1);
        let page = house.get_as(PAGE, &administrator).await;
        assert!(page.html().contains("value=\"21\""), "{}", page.html());
        assert!(page.text().contains("Co obowiązywało i od kiedy"));
    })
    .await;
}

#[tokio::test]
async fn a_number_outside_is_refused_with_what_was_typed() {
    in_a_house(&[centre()], &[care()], async |house| {
        let administrator = house.signed_in("administrator", None, None).await;
        for (field, wrong, says) in
            [("ahead", "2", "od 3 do 60"), ("between", "siedem", "od 3 do 14"), ("letters", "9", "od 1 do 4")]
        {
            let typed: Vec<(&str, &str)> = [("ahead", "21"), ("between", "7"), ("letters", "3")]
                .into_iter()
                .map(|(name, value)| (name, if name == field { wrong } else { value }))
                .collect();
            let answer = house.fill_in(PAGE, &administrator, &typed).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(answer.text().contains(says), "{}", answer.text());
            assert!(answer.html().contains(&format!("value=\"{wrong}\"")), "{field}");
        }
        assert_eq!(house.count("select count(*) as n from confirmation_rhythm").await, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_opens_it() {
    in_a_house(&[centre()], &[care()], async |house| {
        for (role, at) in [
            ("editor", Some(centre())),
            ("manager", Some(centre())),
            ("coordinator", None),
            ("auditor", None),
        ] {
            let cookie = house.signed_in(role, at.as_ref(), None).await;
            assert_eq!(house.get_as(PAGE, &cookie).await.status, StatusCode::FORBIDDEN, "{role}");
        }
    })
    .await;
}
