use database::testing::on_both_engines;
use privacy::{Keyring, PrivacyFault, Reader};

use crate::builders::{MIGRATIONS, erase, note, person, sealed, work, write};

#[tokio::test]
async fn a_list_is_read_with_keys_that_were_fetched_once() {
    on_both_engines(MIGRATIONS, async |database| {
        let keys = Keyring::for_tests();
        for number in 0..20 {
            write(&database, &keys, person(number % 5), note(number), &format!("note {number}")).await;
        }
        erase(&database, person(3)).await;
        let mut work = work(&database).await;
        let subjects: Vec<_> = (0..5).map(person).collect();
        let reader = Reader::begin(&mut work, &keys, &subjects).await.expect("the keys are fetched");
        for number in 0..20 {
            let cell = sealed(&mut work, note(number)).await.expect("there");
            let text = reader.unseal(person(number % 5), note(number), &cell).expect("it opens");
            let expected = (number % 5 != 3).then(|| format!("note {number}"));
            assert_eq!(text.map(|text| text.disclose().clone()), expected);
        }
        let stranger = reader.unseal(person(9), note(1), &[]);
        assert!(matches!(stranger, Err(PrivacyFault::NoKey(_))));
    })
    .await;
}
