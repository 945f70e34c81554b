use super::*;

fn dictionary() -> &'static Morphology {
    Morphology::embedded()
}

fn texts(lemmas: &[Lemma]) -> Vec<&str> {
    lemmas.iter().map(|lemma| lemma.text.as_str()).collect()
}

#[test]
fn forms_lead_to_their_base_forms() {
    for (form, lemma) in [
        ("ośrodków", "ośrodek"),
        ("dzieci", "dziecko"),
        ("pieniędzy", "pieniądz"),
        ("mężowi", "mąż"),
        ("idę", "iść"),
        ("jeść", "jeść"),
        ("jem", "jeść"),
        ("matką", "matka"),
        ("psów", "pies"),
        ("Nowym", "nowy"),
        ("Targu", "targ"),
        ("Limanową", "Limanowa"),
        ("starszych", "stary"),
        ("najbliższy", "bliski"),
        ("rodzinie", "rodzina"),
        ("szedł", "iść"),
        ("ludźmi", "człowiek"),
        ("rąk", "ręka"),
        ("niepełnosprawnego", "niepełnosprawny"),
        ("opiekuńczymi", "opiekuńczy"),
        ("lepiej", "dobrze"),
        ("AWS-ach", "AWS"),
    ] {
        assert!(
            texts(&dictionary().lemmas_exact(form)).contains(&lemma),
            "{form}: {:?}",
            dictionary().lemmas_exact(form)
        );
    }
}

#[test]
fn forms_without_diacritics_lead_there_as_well() {
    for (form, lemma) in [
        ("zlobek", "żłobek"),
        ("zlobkow", "żłobek"),
        ("nowym", "nowy"),
        ("srodowiskowego", "środowiskowy"),
        ("mezowi", "mąż"),
        ("pieniedzy", "pieniądz"),
        ("corka", "córka"),
        ("rak", "ręka"),
        ("zyc", "żyć"),
        ("lodzi", "Łódź"),
    ] {
        let found = dictionary().lemmas_folded(form);
        assert!(texts(&found).contains(&lemma), "{form}: {found:?}");
        assert!(found.iter().all(|lemma| lemma.folded == fold(&lemma.text)));
    }
}

#[test]
fn diacritics_that_are_written_count() {
    assert_eq!(texts(&dictionary().lemmas_exact("łaskę")), ["łaska"]);
    assert!(dictionary().lemmas_exact("zlobek").is_empty());
    assert!(!dictionary().knows("zlobek") && dictionary().knows("Żłobek"));
    assert_eq!(dictionary().lemmas("zlobek"), dictionary().lemmas_folded("żłobek"));
}

#[test]
fn names_are_found_from_small_letters_and_words_from_capitals() {
    assert!(dictionary().lemmas("limanową").iter().any(|lemma| lemma.text == "Limanowa" && lemma.is_name()));
    assert!(texts(&dictionary().lemmas("POMOC")).contains(&"pomoc"));
    assert!(texts(&dictionary().lemmas("ŻŁOBKI")).contains(&"żłobek"));
    assert!(texts(&dictionary().lemmas("zus")).contains(&"ZUS"));
}

#[test]
fn a_form_may_have_several_base_forms_each_once() {
    let found = dictionary().lemmas("mam");
    for lemma in ["mama", "mieć", "mamić"] {
        assert_eq!(texts(&found).iter().filter(|text| **text == lemma).count(), 1, "{found:?}");
    }
    let analysis = dictionary().analyse("mam");
    let mut once = analysis.lemmas.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), analysis.lemmas.len());
}

#[test]
fn parts_of_speech_are_told_apart() {
    let class = |form: &str, lemma: &str| {
        dictionary()
            .lemmas_exact(form)
            .into_iter()
            .filter(|found| found.text == lemma)
            .map(|found| found.class)
            .collect::<Vec<_>>()
    };
    assert_eq!(class("dla", "dla"), [Class::Preposition]);
    assert_eq!(class("ponieważ", "ponieważ"), [Class::Conjunction]);
    assert_eq!(class("chorego", "chory"), [Class::Noun, Class::Adjective]);
    assert_eq!(class("leczenia", "leczyć"), [Class::Gerund]);
    assert_eq!(class("pracujący", "pracować"), [Class::Participle]);
    assert_eq!(class("nr", "numer"), [Class::Abbreviation]);
    assert!(dictionary().analyse("bez").function_word);
    assert!(!dictionary().analyse("żłobek").function_word);
}

#[test]
fn a_negated_form_says_so() {
    let negated = |form: &str, lemma: &str| {
        dictionary().lemmas(form).into_iter().find(|found| found.text == lemma).expect("known").negated
    };
    assert!(negated("niepracujący", "pracować"));
    assert!(!negated("pracujący", "pracować"));
}

#[test]
fn an_unknown_word_gets_a_guess_that_its_other_forms_share() {
    let analysis = dictionary().analyse("teleopiekuńczynią");
    assert!(!analysis.known);
    assert!(!analysis.lemmas.is_empty());
    let folded = dictionary().analyse("teleopiekunczynia");
    assert!(analysis.lemmas.iter().any(|lemma| folded.lemmas.contains(lemma)), "{analysis:?} {folded:?}");
    assert_eq!(dictionary().analyse("GOPS-em").lemmas, ["gops"]);
}

#[test]
fn a_new_word_behind_a_free_prefix_is_known_by_its_second_part() {
    for form in ["teleopieka", "teleopieki", "teleopiece", "TELEOPIEKĘ", "tele-opieka"] {
        let analysis = dictionary().analyse(form);
        assert!(!analysis.known && analysis.lemmas.contains(&"teleopieka".to_owned()), "{analysis:?}");
    }
    assert!(dictionary().analyse("wspolorganizatorzy").lemmas.contains(&"wspolorganizator".to_owned()));
    assert!(dictionary().analyse("międzyośrodkowych").lemmas.contains(&"miedzyosrodkowy".to_owned()));
}

#[test]
fn nonsense_finds_nothing() {
    for form in ["", "+", "800+", "dom+", "xqzwv", "дім", "\u{0}", "a\u{301}\u{301}+AA"] {
        assert!(dictionary().lemmas(form).is_empty(), "{form}");
    }
    assert!(dictionary().lemmas(&"a".repeat(10_000)).is_empty());
    assert!(dictionary().analyse("").lemmas.is_empty());
}

#[test]
fn apostrophes_of_any_kind_lead_to_foreign_names() {
    let straight = dictionary().lemmas("Google'owi");
    assert_eq!(texts(&straight), ["Google"]);
    assert_eq!(dictionary().lemmas("google’owi"), straight);
}
