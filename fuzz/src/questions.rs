//! What somebody types in need: read by the thesaurus of needs. The length of it says in which language the page is.

use finder::Thesaurus;
use vocabulary::Language;

/// Reads the text as a question. What was understood of it stands in it.
pub fn attack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let hint = [None, Some(Language::Polish), Some(Language::English), Some(Language::Ukrainian)];
    let understood = Thesaurus::embedded().understand(&text, hint[bytes.len() % hint.len()]);
    assert!((0.0..=1.0).contains(&understood.explained), "a share is a share: {}", understood.explained);
    for need in &understood.needs {
        assert!(need.strength.is_finite() && need.evidence.is_finite(), "a weight is a number");
    }
}
