//! Accounts through their doors: the real router, real databases of both engines, a clock that the tests turn.

mod administration;
mod auditing;
mod authorisation;
mod builders;
mod inviting_many;
mod joining;
mod matrix;
mod outlines;
mod own_data;
mod passkeys;
mod passwords;
mod privacy_of_staff;
mod provider;
mod requests;
mod sessions;
mod signing_in;
mod signing_in_elsewhere;
#[path = "../../src/credentials/passkey/software.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the unit tests of passkeys use all of this device")]
mod software;
mod team;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    database::testing::every_statement_prepares(builders::MIGRATIONS, accounts::STATEMENTS).await;
}

#[test]
fn the_words_are_the_same_in_the_three_languages() {
    translations::Catalogue::new(&[web::WORDS, mail::WORDS, spreadsheets::WORDS, accounts::WORDS])
        .expect("every key in every language, with the same placeholders");
}
