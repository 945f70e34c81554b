//! The dictionary against a random sample of its own entries.
//!
//! `sample.csv` was drawn from a full unpacking of `pl.dict` by an independent reader, so that a mistake in the walk
//! or in the decoding of lemmas shows here.

use polish::{Class, Morphology, fold};

static SAMPLE: &str = include_str!("sample.csv");

fn sample() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    SAMPLE.lines().skip(1).map(|line| {
        let mut fields = line.split(',');
        let mut field = || fields.next().expect("three fields");
        (field(), field(), field())
    })
}

fn name_of(class: Class) -> &'static str {
    match class {
        Class::Noun => "noun",
        Class::Verb => "verb",
        Class::Gerund => "gerund",
        Class::Participle => "participle",
        Class::Adjective => "adjective",
        Class::Adverb => "adverb",
        _ => "other",
    }
}

#[test]
fn each_form_has_its_lemma_and_classes() {
    for (form, lemma, classes) in sample() {
        let found = Morphology::embedded().lemmas_exact(form);
        for class in classes.split('/') {
            assert!(
                found.iter().any(|found| found.text == lemma && name_of(found.class) == class),
                "{form}: {lemma} {class} is not among {found:?}"
            );
        }
    }
    assert_eq!(sample().count(), 1500);
}

#[test]
fn capitals_do_not_matter() {
    for (form, lemma, _) in sample() {
        for spelled in [form.to_uppercase(), form.to_lowercase()] {
            let found = Morphology::embedded().lemmas_exact(&spelled);
            assert!(found.iter().any(|found| found.text == lemma), "{spelled}: {found:?}");
        }
    }
}

#[test]
fn leaving_out_diacritics_loses_no_reading() {
    for (form, _, _) in sample() {
        let folded = Morphology::embedded().lemmas_folded(&fold(form));
        for exact in Morphology::embedded().lemmas_exact(form) {
            assert!(
                folded.iter().any(|found| found.text == exact.text && found.class == exact.class),
                "{form}: {exact:?} is not among {folded:?}"
            );
        }
    }
}

#[test]
fn a_query_is_analysed_as_every_text_that_it_may_mean() {
    for (form, _, _) in sample() {
        let in_text = Morphology::embedded().analyse(form);
        let typed = Morphology::embedded().analyse_query(&fold(form));
        assert!(in_text.known && typed.known);
        assert!(in_text.lemmas.iter().all(|lemma| typed.lemmas.contains(lemma)), "{in_text:?} {typed:?}");
    }
}
