//! What is altered or cut is refused.

use database::{
    Context,
    safekeeping::{self, Identity, Opening, Order, SafekeepingFault},
    testing,
};
use vocabulary::Actor;

use super::{MIGRATIONS, backed_up, empty_sqlite, folder, people, restored, verified, with};

/// Every byte matters: what is altered or cut is refused, and nothing of it is kept.
#[tokio::test]
async fn altered_and_truncated_backups_are_refused() {
    let (folder, identity) = (folder(), Identity::new());
    let source = empty_sqlite(folder.path(), "source.sqlite").await;
    source.migrate(&testing::a_context(), MIGRATIONS).await.expect("migrated");
    people(&source).await;
    let locked = backed_up(&source, folder.path(), &identity).await.expect("a backup");
    let mut work = source.reading(Context::now(Actor::Operator)).await.expect("reading opens");
    let bare = Order {
        folder: folder.path(),
        recipients: &[],
        before_upgrade: false,
        also: serde_json::Value::Null,
    };
    let bare =
        safekeeping::back_up(&mut work, MIGRATIONS, &bare, &mut |_, _| {}).await.expect("a backup").file;
    for (file, opening) in [(&locked, with(&identity)), (&bare, Opening::default())] {
        let whole = std::fs::read(file).expect("readable");
        verified(file, opening).await.expect("it is whole");
        let step = (whole.len() / 60).max(1);
        let positions: Vec<usize> =
            (0..whole.len()).filter(|at| *at < 12 || *at + 12 > whole.len() || at % step == 0).collect();
        for at in positions {
            let mut wrong = whole.clone();
            wrong[at] ^= 1 << (at % 8);
            std::fs::write(file, &wrong).expect("writable");
            assert!(verified(file, opening).await.is_err(), "{} byte {at}", file.display());
            std::fs::write(file, &whole[..at]).expect("writable");
            assert!(verified(file, opening).await.is_err(), "{} cut at {at}", file.display());
        }
        std::fs::write(file, [whole.as_slice(), b"\n"].concat()).expect("writable");
        assert!(verified(file, opening).await.is_err(), "something follows");
        std::fs::write(file, &whole).expect("writable");
    }
    // The same through restoring: nothing is left in the target.
    let whole = std::fs::read(&locked).expect("readable");
    std::fs::write(&locked, &whole[..whole.len() - 70]).expect("writable");
    let target = empty_sqlite(folder.path(), "target.sqlite").await;
    let refused = restored(&locked, with(&identity), &target, MIGRATIONS).await;
    assert!(
        matches!(refused, Err(SafekeepingFault::Truncated | SafekeepingFault::Altered(_))),
        "{refused:?}"
    );
    std::fs::write(&locked, &whole).expect("writable");
    restored(&locked, with(&identity), &target, MIGRATIONS).await.expect("the target is still empty");
}
