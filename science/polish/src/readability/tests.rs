use super::*;

fn close(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-9, "{left} is not {right}");
}

#[test]
fn the_scores_follow_their_formulas() {
    // Ten words in two sentences; long as written: "przedszkolami" and "zainteresowanych".
    let measured = readability("Rozmawiamy z ludźmi o życiu z przedszkolami. Dom dla zainteresowanych.");
    assert_eq!((measured.words, measured.sentences, measured.longest_sentence), (10, 2, 7));
    // "Rozmawiamy" has four syllables as well.
    assert_eq!(measured.long_words, 3);
    close(measured.fog, 0.4 * (5.0 + 30.0));
    close(measured.pisarek_linear, 5.0 / 3.0 + 30.0 / 3.0 + 1.0);
    close(measured.pisarek_nonlinear, 0.5 * (25.0_f64 + 900.0).sqrt());
}

#[test]
fn base_forms_are_measured_without_their_endings() {
    // "przedszkolami" has four syllables, "przedszkole" three.
    let measured = readability("Idę z przedszkolami.");
    assert_eq!((measured.long_words, measured.long_base_words), (1, 0));
    assert!(measured.fog_base < measured.fog);
}

#[test]
fn names_and_numbers_are_not_hard_words_to_pisarek() {
    let with_name = readability("Jadę dziś do Niepołomic.");
    let with_word = readability("Jadę dziś do niepołomic.");
    assert!(with_name.pisarek_linear < with_word.pisarek_linear);
    close(with_name.fog, with_word.fog);
}

#[test]
fn plain_language_scores_lower_than_officialese() {
    let plain = readability(
        "Nie masz gdzie spać? Przyjdź do nas o każdej porze. Damy ci łóżko, ciepły posiłek i czyste ubranie. \
         Nie pytamy o papiery.",
    );
    let official = readability(
        "Przedmiotowe świadczenie przysługuje osobom bezdomnym, które w celu uzyskania tymczasowego schronienia \
         zobowiązane są do przedłożenia stosownej dokumentacji potwierdzającej spełnianie kryteriów określonych w \
         obowiązujących przepisach.",
    );
    assert!(plain.fog < 7.0, "{plain:?}");
    assert!(official.fog > 20.0, "{official:?}");
    assert!(plain.pisarek_nonlinear < official.pisarek_nonlinear);
}

#[test]
fn a_text_without_words_measures_nothing() {
    assert_eq!(readability(""), Readability::default());
    assert_eq!(readability(" … "), Readability::default());
}
