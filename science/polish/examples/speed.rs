//! How many words a second the dictionary walk answers, and what it finds.
//!
//! `cargo run --release -p polish --example speed`

use std::time::Instant;

use polish::{Morphology, fold, words};

/// Ordinary sentences of the kind that the walk has to read; short, so that everything measured is in the cache
/// as it would be while a page is being indexed.
const TEXT: &str = "Ośrodek pomocy społecznej przyznaje zasiłek stały osobie pełnoletniej, która samotnie gospodaruje \
    i jest niezdolna do pracy z powodu wieku lub całkowicie niezdolna do pracy, jeżeli jej dochód jest niższy od \
    kryterium dochodowego. Dzieci z rodzin objętych wsparciem mogą codziennie po lekcjach przychodzić do świetlicy, \
    gdzie czekają na nie wychowawcy, ciepły posiłek i pomoc w odrabianiu zadań. Starszym mieszkankom gminy Limanowa, \
    które nie wychodzą z domu, opiekunki robią zakupy, sprzątają i towarzyszą w drodze do lekarza. Mężczyźni, którzy \
    stosowali przemoc wobec bliskich, uczą się w grupie panować nad złością. Żłobek w Nowym Targu przyjmuje dzieci od \
    dwudziestego tygodnia życia, a matkom wracającym na rynek pracy proponuje elastyczne godziny.";

fn main() {
    let dictionary = Morphology::embedded();
    let written: Vec<&str> = words(TEXT).map(|word| word.text).collect();
    let typed: Vec<String> = written.iter().map(|word| fold(word).into_owned()).collect();

    let known = written.iter().filter(|word| dictionary.knows(word)).count();
    println!("{} words, {known} known as written", written.len());

    measure("knows, as written", &written, |word| usize::from(dictionary.knows(word)));
    measure("lemmas_exact, as written", &written, |word| dictionary.lemmas_exact(word).len());
    measure("analyse, as written", &written, |word| dictionary.analyse(word).lemmas.len());
    measure("lemmas_folded, without diacritics", &typed, |word| dictionary.lemmas_folded(word).len());
    measure("analyse_query, without diacritics", &typed, |word| dictionary.analyse_query(word).lemmas.len());
    measure("fold", &written, |word| fold(word).len());

    let started = Instant::now();
    let rounds = 2_000;
    let mut count = 0;
    for _ in 0..rounds {
        count += words(std::hint::black_box(TEXT)).count();
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{:<36} {:>12.0} words/s", "words", f64::from(u32::try_from(count).expect("few")) / seconds);
}

fn measure<W: AsRef<str>>(name: &str, words: &[W], ask: impl Fn(&str) -> usize) {
    let rounds = 2_000;
    let started = Instant::now();
    let mut answers = 0;
    for _ in 0..rounds {
        for word in words {
            answers += ask(std::hint::black_box(word.as_ref()));
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let asked = (rounds * words.len()) as f64;
    println!("{name:<36} {:>12.0} words/s   {:.2} answers a word", asked / seconds, answers as f64 / asked);
}
