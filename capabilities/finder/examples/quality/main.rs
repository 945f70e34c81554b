//! Measures how well the finder answers judged questions.
//!
//! `cargo run --release -p finder --example quality -- PACK_DIR QUERIES.jsonl [--failures]`

mod pack;

use std::collections::BTreeMap;
use std::path::Path;

use finder::{Ask, Filters, Index, Thesaurus, Whereabouts, find};
use serde::Deserialize;
use vocabulary::{Language, Point};

#[derive(Deserialize)]
struct Query {
    qid: String,
    text: String,
    lang: String,
    style: String,
    place: Place,
    relevant_ids: Vec<String>,
    no_answer: bool,
    fallback_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Place {
    teryt: String,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Default)]
struct Tally {
    answerable: usize,
    first: usize,
    among_three: usize,
    without_answer: usize,
    right_fallback: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pack, queries, rest @ ..] = arguments.as_slice() else {
        panic!("usage: quality PACK_DIR QUERIES.jsonl [--failures]");
    };
    let show = rest.iter().any(|argument| argument == "--failures");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let entries = pack::entries(Path::new(pack));
    println!("{} services", entries.len());
    let index =
        Index::open_or_rebuild(folder.path(), Thesaurus::embedded(), "pack", || entries).expect("an index");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for line in std::fs::read_to_string(queries).expect("the queries").lines() {
        let query: Query = serde_json::from_str(line).expect("a query");
        let place = Whereabouts {
            unit: query.place.teryt.parse().ok(),
            point: query
                .place
                .lat
                .zip(query.place.lon)
                .and_then(|(lat, lon)| Point::in_poland(lat, lon).ok()),
        };
        let ask = Ask {
            question: &query.text,
            place: (!place.is_nowhere()).then_some(&place),
            filters: Filters::default(),
            language: query.lang.parse().unwrap_or(Language::Polish),
            limit: 10,
            ..Ask::default()
        };
        let found = find(&index, &ask).expect("an answer");
        let ids: Vec<&str> = found.results.iter().map(|hit| hit.source_id.as_str()).collect();
        let (mut failed, mut not_first) = (false, false);
        for name in [query.style.as_str(), "TOTAL"] {
            let tally = tallies.entry(name.to_owned()).or_default();
            if query.no_answer {
                tally.without_answer += 1;
                let right =
                    found.fallback && ids.iter().take(3).any(|id| query.fallback_ids.iter().any(|f| f == id));
                tally.right_fallback += usize::from(right);
                failed = !right;
            } else {
                tally.answerable += 1;
                let good =
                    |id: &&str| !found.fallback && query.relevant_ids.iter().any(|relevant| relevant == id);
                let first = ids.first().is_some_and(good);
                let among = ids.iter().take(3).any(good);
                tally.first += usize::from(first);
                tally.among_three += usize::from(among);
                failed = !among;
                not_first = !first;
            }
        }
        if show && (failed || not_first) {
            println!(
                "{} {} | {} | {}\n    fallback: {} explained {:.2} people {:?} access {:?} wishes {:?}",
                if failed { "FAILED" } else { "not first" },
                query.qid,
                query.text,
                query.place.teryt,
                found.fallback,
                found.understood.explained,
                found.understood.people,
                found.understood.access,
                found.understood.wishes,
            );
            for need in &found.understood.needs {
                let said = found.understood.said_for(need).join(" ");
                println!("    need {} {:.2} ({:.1}) {said}", need.need.id, need.strength, need.evidence);
            }
            println!("    got  {}", ids.iter().take(5).copied().collect::<Vec<_>>().join(" "));
            println!("    want {}", query.relevant_ids.iter().take(6).cloned().collect::<Vec<_>>().join(" "));
        }
    }
    println!("{:<16} {:>4} {:>8} {:>8} {:>10}", "style", "n", "first", "in 3", "fallback");
    for (style, tally) in &tallies {
        let share = |part: usize, of: usize| {
            if of == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / of as f64) }
        };
        println!(
            "{style:<16} {:>4} {:>8} {:>8} {:>10}",
            tally.answerable + tally.without_answer,
            share(tally.first, tally.answerable),
            share(tally.among_three, tally.answerable),
            share(tally.right_fallback, tally.without_answer),
        );
    }
}
