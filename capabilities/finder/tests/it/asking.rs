//! What people say and what they get: `questions.tsv`, judged by hand.

use vocabulary::Language;

use crate::region::{place, region, types};

const QUESTIONS: &str = include_str!("questions.tsv");

struct Judged {
    style: &'static str,
    question: &'static str,
    gmina: &'static str,
    answers: Vec<&'static str>,
}

fn judged() -> Vec<Judged> {
    QUESTIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let [style, question, gmina, answers] =
                line.split('\t').collect::<Vec<_>>().try_into().expect("four columns with tabs between them");
            Judged { style, question, gmina, answers: answers.split(' ').collect() }
        })
        .collect()
}

#[test]
fn nineteen_of_twenty_questions_have_an_answer_among_the_first_three() {
    let region = region();
    let mut right = 0;
    let mut first = 0;
    let mut failures = Vec::new();
    let answerable: Vec<Judged> = judged().into_iter().filter(|one| one.answers != ["none"]).collect();
    for one in &answerable {
        let language = match one.style {
            "ukrainian" => Language::Ukrainian,
            "english" => Language::English,
            _ => Language::Polish,
        };
        let here = place(one.gmina);
        let ask = finder::Ask {
            question: one.question,
            place: Some(&here),
            language,
            limit: 3,
            ..Default::default()
        };
        let found = finder::find(&region.index, &ask).expect("an answer");
        let good = |kind: &&str| !found.fallback && one.answers.contains(kind);
        let shown = types(&found);
        first += usize::from(shown.first().is_some_and(good));
        if shown.iter().any(good) {
            right += 1;
        } else {
            failures.push(format!("{} → {shown:?}, fallback: {}", one.question, found.fallback));
        }
    }
    let all = answerable.len();
    let report = failures.join("\n");
    assert!(all >= 150, "only {all} questions");
    assert!(right * 100 >= all * 95, "{right} of {all} among the first three:\n{report}");
    assert!(first * 100 >= all * 85, "{first} of {all} first:\n{report}");
}

#[test]
fn what_the_region_does_not_have_is_said_and_those_who_always_help_are_shown() {
    let region = region();
    let unanswerable = judged().into_iter().filter(|one| one.answers == ["none"]);
    let wrong: Vec<String> = unanswerable
        .filter_map(|one| {
            let found = region.ask_in(one.question, one.gmina);
            let right = found.fallback && types(&found).contains(&"social_work");
            (!right).then(|| format!("{} → {:?}", one.question, types(&found)))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn danger_brings_the_numbers_first() {
    let region = region();
    for (question, kind) in [
        ("mąż mnie bije", "violence"),
        ("chcę się zabić", "suicide"),
        ("чоловік мене б'є", "violence"),
        ("my husband hits me", "violence"),
    ] {
        let found = region.ask_in(question, "Lipno");
        assert!(found.urgent && found.understood.urgent.iter().any(|one| one == kind), "{question}");
        let lines = region.index.thesaurus().emergency_lines(kind);
        assert_eq!(lines.first().map(|line| line.number.as_str()), Some("112"), "{question}");
    }
    assert!(!region.ask_in("klub seniora", "Lipno").urgent);
}

#[test]
fn words_glued_apart_or_together_are_understood() {
    let region = region();
    for question in ["samo pomocy dom środowiskowy", "niemam co jeść", "psycho terapia"] {
        assert!(!region.ask_in(question, "Lipno").fallback, "{question}");
    }
}

#[test]
fn without_a_place_the_whole_region_is_searched_and_the_place_is_asked_for() {
    let found = region().ask("zasiłek celowy", None);
    assert!(found.ask_for_place && !found.fallback);
    assert!(found.total >= 4, "one in every gmina");
}

#[test]
fn an_unfinished_word_suggests_needs() {
    let thesaurus = region().index.thesaurus();
    let suggested = |typed: &str| -> Vec<String> {
        thesaurus.suggest(typed, Some(Language::Polish), 5).into_iter().map(|need| need.id.clone()).collect()
    };
    assert!(
        suggested("zasiłek okr").contains(&"periodic_allowance".to_owned()),
        "{:?}",
        suggested("zasiłek okr")
    );
    assert!(suggested("noclegow").contains(&"homeless_shelter".to_owned()), "{:?}", suggested("noclegow"));
    assert!(suggested("").is_empty());
}
