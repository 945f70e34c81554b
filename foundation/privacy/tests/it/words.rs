use privacy::{LegalBasis, WORDS, register};
use vocabulary::Language;

use crate::builders::PERSONAL;

#[test]
fn the_three_languages_have_the_same_words() {
    let differences: Vec<String> = translations::compare(&[WORDS]).iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn every_legal_basis_and_every_length_of_time_has_its_word() {
    let bases = [
        LegalBasis::Consent,
        LegalBasis::Contract,
        LegalBasis::LegalObligation,
        LegalBasis::VitalInterests,
        LegalBasis::PublicTask,
        LegalBasis::LegitimateInterest,
    ];
    let kept = register(PERSONAL).into_iter().flat_map(|activity| activity.columns).map(|kept| kept.kept_key);
    let kept = kept.chain(["privacy-kept-with-account", "privacy-kept-until-erased"]);
    let purposes = privacy::PERSONAL.iter().map(|rule| rule.purpose_key);
    let keys: Vec<&str> = bases.map(LegalBasis::key).into_iter().chain(kept).chain(purposes).collect();
    for language in Language::ALL {
        for key in &keys {
            assert!(WORDS.text(language).contains(&format!("\n{key} = ")), "{key} in {language:?}");
        }
    }
}
