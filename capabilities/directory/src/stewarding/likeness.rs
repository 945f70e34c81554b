//! How alike two names are: by the groups of three letters they share.

use std::collections::HashSet;

/// Between 0 and 1: the share of groups of three letters that both names have, of all that either has. Small and large
/// letters, accents and the order of words count little: "Usługi opiekuńcze w domu" is like "uslugi opiekuncze (w domu)".
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (threes(one), threes(other));
    let shared = one.intersection(&other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

fn threes(name: &str) -> HashSet<[char; 3]> {
    let folded = polish::fold(name).to_lowercase();
    let mut found = HashSet::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = [' ', ' '].into_iter().chain(word.chars()).chain([' ']).collect();
        found.extend(letters.windows(3).map(|three| [three[0], three[1], three[2]]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_written_otherwise_is_the_same() {
        assert!((likeness("Usługi opiekuńcze w domu", "USLUGI OPIEKUNCZE (w domu)") - 1.0).abs() < 1e-9);
        assert!(likeness("Dom dziennego pobytu „Słoneczny”", "Dzienny dom pobytu Słoneczny") > 0.6);
    }

    #[test]
    fn names_of_different_things_are_unlike() {
        assert!(likeness("Porady prawne", "Posiłek dla potrzebujących") < 0.2);
        assert!(likeness("", "") < f64::EPSILON);
    }
}
