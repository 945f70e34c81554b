//! Measures searching at size: the pack's services multiplied with variation.
//!
//! `cargo run --release -p finder --example search_speed -- PACK_DIR QUERIES.jsonl [SERVICES]`

#[path = "../quality/pack.rs"]
mod pack;

use std::path::Path;
use std::time::Instant;

use finder::{Ask, Entry, Index, Thesaurus, Whereabouts, find};
use uuid::Uuid;
use vocabulary::{Language, Point};

/// Words that make copies differ, as names of real places and patrons would.
const NAMES: &[&str] = &[
    "Słoneczna",
    "Nadzieja",
    "Promyk",
    "Jutrzenka",
    "Arka",
    "Betania",
    "Przystań",
    "Pod Dębem",
    "Zacisze",
    "Wspólnota",
    "Razem",
    "Źródło",
    "Tęcza",
    "Ostoja",
    "Latarnia",
    "Podgórze",
    "Dolina",
    "Krokus",
    "Jaskółka",
    "Wrzos",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pack, queries, rest @ ..] = arguments.as_slice() else {
        panic!("usage: speed PACK_DIR QUERIES.jsonl [SERVICES]");
    };
    let size: usize = rest.first().map_or(100_000, |text| text.parse().expect("a number of services"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let started = Instant::now();
    let thesaurus = Thesaurus::embedded();
    println!("thesaurus ready in {:.0} ms", started.elapsed().as_secs_f64() * 1e3);
    let started = Instant::now();
    let index = {
        let base = pack::entries(Path::new(pack));
        let many = (0..size).map(|at| varied(&base[at % base.len()], at / base.len(), at));
        Index::open_or_rebuild(folder.path(), thesaurus, "speed", || many).expect("an index")
    };
    println!("{} services indexed in {:.1} s", index.services(), started.elapsed().as_secs_f64());
    println!("resident after build: {} MB", resident());
    drop(index);
    let started = Instant::now();
    let index = Index::open_or_rebuild(folder.path(), thesaurus, "speed", Vec::new).expect("an index");
    println!("opened again in {:.0} ms", started.elapsed().as_secs_f64() * 1e3);
    let asks = questions(queries);
    let mut times: Vec<(f64, &str)> = Vec::new();
    // A busy machine interrupts; the least of several rounds is what the search itself takes.
    let mut least = vec![f64::INFINITY; asks.len()];
    for round in 0..9 {
        for ((question, place, language), least) in asks.iter().zip(&mut least) {
            let ask = Ask { question, place: Some(place), language: *language, limit: 20, ..Ask::default() };
            let started = Instant::now();
            let found = find(&index, &ask).expect("an answer");
            std::hint::black_box(found.results.len());
            if round > 0 {
                let took = started.elapsed().as_secs_f64() * 1e3;
                times.push((took, question));
                *least = least.min(took);
            }
        }
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut quiet: Vec<(f64, &str)> =
        least.iter().zip(&asks).map(|(least, ask)| (*least, ask.0.as_str())).collect();
    quiet.sort_by(|a, b| a.0.total_cmp(&b.0));
    print("every search", &times);
    print("least of 8 rounds", &quiet);
    for (time, question) in quiet.iter().rev().take(15) {
        println!("  {time:.2} ms  {question}");
    }
    println!("resident: {} MB", resident());
}

fn print(what: &str, times: &[(f64, &str)]) {
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
        let place = ((times.len() as f64 * share) as usize).min(times.len() - 1);
        times[place].0
    };
    let (half, most, nearly_all, all) = (at(0.5), at(0.9), at(0.99), at(1.0));
    println!(
        "{what} ({}): p50 {half:.2} ms, p90 {most:.2} ms, p99 {nearly_all:.2} ms, most {all:.2} ms",
        times.len()
    );
}

/// The questions of the file, each as it stands and with a letter missing in its longest word.
fn questions(file: &str) -> Vec<(String, Whereabouts, Language)> {
    let mut asks = Vec::new();
    for line in std::fs::read_to_string(file).expect("the queries").lines() {
        let query: serde_json::Value = serde_json::from_str(line).expect("a query");
        let text = query["text"].as_str().expect("a text").to_owned();
        let place = &query["place"];
        let point = place["lat"].as_f64().zip(place["lon"].as_f64());
        let place = Whereabouts {
            unit: place["teryt"].as_str().and_then(|code| code.parse().ok()),
            point: point.and_then(|(latitude, longitude)| Point::in_poland(latitude, longitude).ok()),
        };
        let language = query["lang"].as_str().and_then(|code| code.parse().ok()).unwrap_or_default();
        if let Some(longest) = text.split_whitespace().max_by_key(|word| word.chars().count()) {
            let mut letters: Vec<char> = longest.chars().collect();
            letters.remove(letters.len() / 2);
            let misspelt: String = letters.into_iter().collect();
            asks.push((text.replacen(longest, &misspelt, 1), place.clone(), language));
        }
        asks.push((text, place, language));
    }
    asks
}

fn varied(base: &Entry, copy: usize, at: usize) -> Entry {
    let mut entry = base.clone();
    entry.id = Uuid::from_u128(at as u128 + 1);
    if copy > 0 {
        entry.source_id = format!("{}-{copy}", base.source_id);
        entry.institution_id = Uuid::from_u128(base.institution_id.as_u128() ^ (copy as u128) << 64);
        let name = format!("{} {} {}", NAMES[copy % NAMES.len()], NAMES[(copy / 3 + at) % NAMES.len()], copy);
        if let Some(institution) = &mut entry.institution_name.pl {
            *institution = format!("{institution} {name}");
        }
        if let Some(description) = &mut entry.description.pl {
            description.push_str(" Zapraszamy do siedziby ");
            description.push_str(&name);
        }
        if let Some(point) = &mut entry.point {
            point.latitude += (copy % 7) as f64 * 0.003;
            point.longitude += (copy % 11) as f64 * 0.003;
        }
    }
    entry
}

fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or("VmRSS: 0 kB");
    let kilobytes: u64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0);
    (kilobytes / 1024).to_string()
}
