//! The store on both engines.

use crate::builders::MIGRATIONS;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    database::testing::every_statement_prepares(MIGRATIONS, territory::STATEMENTS).await;
}
