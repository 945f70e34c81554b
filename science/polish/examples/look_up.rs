//! What the dictionary says about words, and how hard a sentence is.
//!
//! `cargo run -p polish --example look_up -- zlobek w Limanowej`

use polish::{Morphology, officialese, readability, words};

fn main() {
    let text = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    let dictionary = Morphology::embedded();
    for word in words(&text) {
        let analysis = dictionary.analyse_query(word.text);
        let certainty = if analysis.known { "" } else { "  (guess)" };
        println!("{} ({:?}): {}{certainty}", word.text, word.shape, analysis.lemmas.join(", "));
        for lemma in dictionary.lemmas(word.text) {
            let negated = if lemma.negated { ", negated" } else { "" };
            println!("    {} ({:?}{negated})", lemma.text, lemma.class);
        }
    }
    for finding in officialese(&text) {
        println!("„{}” → {}", finding.phrase, finding.say_instead);
    }
    println!("{:#.1?}", readability(&text));
}
