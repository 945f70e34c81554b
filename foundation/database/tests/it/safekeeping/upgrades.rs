//! Older databases, and databases that are not as they should be.

use std::path::Path;

use database::{
    Context, Migration, Migrations,
    safekeeping::{self, Identity, Keep, Manifest, SafekeepingFault},
    testing, values,
};
use vocabulary::Actor;

use super::{FIRST, LATER, MIGRATIONS, SECOND, backed_up, folder};

#[tokio::test]
async fn an_upgrade_makes_a_backup_first_and_only_when_there_is_something_to_lose() {
    testing::on_both_engines(MIGRATIONS, async |database| {
        let folder = folder();
        let context = Context::now(Actor::System("start"));
        let before =
            |migrations| safekeeping::backup_before(&database, &context, migrations, folder.path(), &[]);
        assert!(before(MIGRATIONS).await.expect("asked").is_none(), "nothing is missing");
        let backup = before(LATER).await.expect("asked").expect("a step is missing");
        assert_eq!(backup.manifest.also["before"], serde_json::json!(["folk/0003_surname"]));
        let kept = safekeeping::kept_in(folder.path()).expect("readable");
        assert!(kept.len() == 1 && kept[0].before_upgrade, "{kept:?}");
        assert!(
            safekeeping::prune(folder.path(), Keep { days: 0, weeks: 0, upgrades: 0 })
                .expect("pruned")
                .is_empty()
        );
        let nowhere =
            safekeeping::backup_before(&database, &context, LATER, Path::new("/proc/no/where"), &[]).await;
        assert!(matches!(nowhere, Err(SafekeepingFault::File { .. })), "{nowhere:?}");
    })
    .await;
}

#[tokio::test]
async fn every_step_of_the_history_can_be_upgraded() {
    testing::every_step_of_the_history_can_be_upgraded(LATER).await;
}

#[tokio::test]
#[should_panic(expected = "after folk/0002_purse")]
async fn a_step_that_loses_rows_does_not_pass_as_an_upgrade() {
    const LOSES: Migration = Migration { name: "0003_lost", sql: "delete from purse where purse_id > 1" };
    const LOSSY: &[Migrations] = &[Migrations { owner: "folk", steps: &[FIRST, SECOND, LOSES] }];
    testing::every_step_of_the_history_can_be_upgraded(LOSSY).await;
}

#[tokio::test]
async fn every_kind_of_table_moves_between_the_engines() {
    testing::every_table_moves_between_engines(LATER).await;
}

#[tokio::test]
async fn tables_that_no_migration_made_are_named_and_missing_ones_are_refused() {
    const STRANGER: database::Sql = database::Sql::new("create table stranger (name text)");
    const DROP: database::Sql = database::Sql::new("drop table purse");
    testing::on_both_engines(MIGRATIONS, async |database| {
        let (folder, identity) = (folder(), Identity::new());
        for (change, refused) in [(STRANGER, false), (DROP, true)] {
            let mut work = database.work(testing::a_context()).await.expect("work opens");
            work.run(change, values![]).await.expect("changed");
            work.commit().await.expect("kept");
            let backup = backed_up(&database, folder.path(), &identity).await;
            if refused {
                assert!(
                    matches!(&backup, Err(SafekeepingFault::Shape(what)) if what.contains("purse")),
                    "{backup:?}"
                );
            } else {
                let manifest =
                    Manifest::beside(&backup.expect("a backup")).expect("readable").expect("there");
                assert_eq!(manifest.left_out, ["stranger"]);
            }
        }
    })
    .await;
}
