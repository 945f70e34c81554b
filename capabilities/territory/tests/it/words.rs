//! The words about places.

use std::sync::Arc;

use territory::label;
use translations::{Catalogue, Speak};
use vocabulary::Language;

use crate::builders::{MIGRATIONS, gazetteer};

#[test]
fn the_three_languages_have_the_same_words() {
    assert_eq!(translations::compare(&[territory::WORDS]), []);
}

#[tokio::test]
async fn two_places_of_one_name_are_called_differently() {
    let catalogue = Arc::new(Catalogue::new(&[territory::WORDS]).expect("words"));
    let t = Speak::new(catalogue, Language::Polish);
    database::testing::on_both_engines(MIGRATIONS, async |database| {
        let gazetteer = gazetteer(&database).await;
        for (text, called) in [
            ("Gorlice", "Gorlice (miasto), powiat gorlicki"),
            ("gmina Gorlice", "gmina Gorlice (wiejska), powiat gorlicki"),
            ("Skała", "Skała (miasto i\u{a0}gmina), powiat krakowski"),
            ("Kraków", "Kraków"),
            ("Dębno, gmina Nowy Targ", "Dębno, gmina Nowy Targ, powiat nowotarski"),
            ("limanowski", "powiat limanowski"),
            ("12", "województwo małopolskie"),
            ("34-500", "34-500 Zakopane"),
        ] {
            let understanding = gazetteer.find(text);
            assert_eq!(
                understanding.taken().map(|place| label(place, &t)).as_deref(),
                Some(called),
                "{text}"
            );
        }
    })
    .await;
}
