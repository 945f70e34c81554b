//! Words and whole passwords that are tried first.
//!
//! `assets/blocklist.txt` is compiled from the readable seeds beside it, by this rule: every word, folded, without gaps,
//! if it has at least four letters; every popular word with each ending, and doubled, if that makes a password of at
//! least twelve characters; every stretch of twelve to sixteen keys of a row in both
//! directions; every whole password. Everything folded, sorted, once. The test that compares the list with its seeds can
//! also write it: `cargo xtask bless -p accounts`.
//!
//! Words are recognised inside a password by [`super::strength`], so the list need not hold their every combination.
//!
//! `assets/breached.txt` holds the passwords that leaked most often and are long enough to matter here; `breached.py`
//! beside it says where they come from and makes the list anew. They count as words, so a leaked password with a few
//! characters more is not enough either.

use std::collections::HashSet;
use std::sync::LazyLock;

static LIST: &str = include_str!("../../../assets/blocklist.txt");
static BREACHED: &str = include_str!("../../../assets/breached.txt");

/// No leaked password of the list is shorter.
pub const SHORTEST_LEAKED: usize = 9;

static LEAKED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| BREACHED.lines().collect());

/// Whether the folded text is a password that leaked.
pub fn leaked(folded: &str) -> bool {
    LEAKED.contains(folded)
}

static ENTRIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| LIST.lines().collect());

/// Whether the folded text is a word or a password of the list.
pub fn holds(folded: &str) -> bool {
    ENTRIES.contains(folded)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::super::{SHORTEST, strength};
    use super::*;

    static SEEDS: &str = include_str!("../../../assets/blocklist.seeds.txt");

    /// The list that the seeds make.
    fn compiled() -> String {
        let (popular, words) = (section("popular"), section("words"));
        let (endings, rows, whole) = (section("endings"), section("rows"), section("whole"));
        let mut list: BTreeSet<String> = BTreeSet::new();
        list.extend(popular.iter().chain(&words).filter(|word| length(word) >= 4).cloned());
        let mut passwords: Vec<String> = whole;
        for word in &popular {
            passwords.push(format!("{word}{word}"));
            for ending in &endings {
                passwords.push(format!("{word}{ending}"));
            }
        }
        for row in &rows {
            let keys: Vec<char> = row.chars().collect();
            for width in SHORTEST..=16 {
                for stretch in keys.windows(width) {
                    passwords.push(stretch.iter().collect());
                    passwords.push(stretch.iter().rev().collect());
                }
            }
        }
        list.extend(passwords.into_iter().filter(|password| length(password) >= SHORTEST));
        list.into_iter().map(|entry| entry + "\n").collect()
    }

    fn section(name: &str) -> Vec<String> {
        let heading = format!("[{name}]");
        SEEDS
            .lines()
            .skip_while(|line| *line != heading)
            .skip(1)
            .take_while(|line| !is_heading(line))
            .filter(|line| !line.starts_with("# "))
            .flat_map(str::split_whitespace)
            .map(|word| polish::fold(word).into_owned())
            .collect()
    }

    fn is_heading(line: &str) -> bool {
        ["popular", "words", "endings", "rows", "whole"].iter().any(|name| line == format!("[{name}]"))
    }

    fn length(text: &str) -> usize {
        text.chars().count()
    }

    #[test]
    fn the_list_is_what_its_seeds_make() {
        let now = compiled();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/blocklist.txt");
        #[expect(clippy::disallowed_methods, reason = "the blessing of a test comes by the environment")]
        let blessing = std::env::var("OGNIWO_BLESS").is_ok();
        if blessing {
            std::fs::write(&path, &now).expect("the tree can be written");
        }
        let kept = std::fs::read_to_string(&path).expect("the list is in the tree");
        assert!(kept == now, "the seeds of the blocklist have changed: `cargo xtask bless -p accounts`");
    }

    #[test]
    fn the_list_is_sorted_folded_and_long_enough() {
        let entries: Vec<&str> = LIST.lines().collect();
        assert!(entries.is_sorted_by(|one, next| one < next), "sorted, each once");
        for entry in &entries {
            assert_eq!(polish::fold(entry), *entry);
            assert!(length(entry) >= 4, "{entry}");
        }
        // ASVS 5.0, 6.2.4 asks for three thousand that our rule of length would let through.
        let passwords = entries.iter().filter(|entry| length(entry) >= SHORTEST).count();
        assert!(passwords >= 3_000, "{passwords} of {}", entries.len());
        let words = entries.iter().filter(|entry| entry.chars().all(char::is_alphabetic)).count();
        assert!(words >= 1_500, "{words}");
    }

    #[test]
    fn passwords_that_leaked_are_refused_also_with_a_few_characters_more() {
        let leaked: Vec<&str> = BREACHED.lines().collect();
        assert!(leaked.is_sorted_by(|one, next| one < next), "sorted, each once");
        assert!(leaked.len() > 5_000, "{}", leaked.len());
        for password in leaked {
            let ending = if length(password) < SHORTEST { "1!a" } else { "" };
            assert!(strength::judge(password, &[]).is_err() || length(password) < SHORTEST, "{password}");
            assert!(strength::judge(&format!("{password}{ending}"), &[]).is_err(), "{password}{ending}");
        }
    }

    #[test]
    fn every_entry_is_refused_as_a_password() {
        for entry in LIST.lines().filter(|entry| length(entry) >= SHORTEST) {
            assert!(strength::judge(entry, &[]).is_err(), "{entry}");
        }
    }
}
