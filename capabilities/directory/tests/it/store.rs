//! What the engines must agree on.

use crate::builders::MIGRATIONS;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    database::testing::every_statement_prepares(MIGRATIONS, directory::STATEMENTS).await;
    database::testing::every_statement_prepares(MIGRATIONS, institutions::STATEMENTS).await;
}
