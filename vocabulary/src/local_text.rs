//! A text that may exist in several languages.

use serde::{Deserialize, Serialize};

use crate::Language;

/// A text in up to three languages. Polish is the source; the others may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LocalText {
    /// Polish.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pl: Option<String>,
    /// English.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub en: Option<String>,
    /// Ukrainian.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub uk: Option<String>,
}

impl LocalText {
    /// A text of which only the Polish version exists; an empty text is no text.
    pub fn polish(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { pl: (!text.is_empty()).then_some(text), en: None, uk: None }
    }

    /// The text in exactly this language.
    pub fn only_in(&self, language: Language) -> Option<&str> {
        match language {
            Language::Polish => self.pl.as_deref(),
            Language::English => self.en.as_deref(),
            Language::Ukrainian => self.uk.as_deref(),
        }
    }

    /// The text in this language or, failing that, in Polish, English, Ukrainian: with the language it
    /// really is in, so that the page can mark it with `lang`.
    pub fn best_for(&self, language: Language) -> Option<(&str, Language)> {
        [language, Language::Polish, Language::English, Language::Ukrainian]
            .into_iter()
            .find_map(|candidate| self.only_in(candidate).map(|text| (text, candidate)))
    }

    /// The text of [`Self::best_for`], or nothing at all.
    pub fn in_language(&self, language: Language) -> &str {
        self.best_for(language).map_or("", |(text, _)| text)
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.pl.is_none() && self.en.is_none() && self.uk.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_polish_and_says_so() {
        let text = LocalText::polish("Posiłek");
        assert_eq!(text.best_for(Language::Ukrainian), Some(("Posiłek", Language::Polish)));
        assert_eq!(text.only_in(Language::Ukrainian), None);
        assert!(LocalText::polish("").is_empty());
    }
}
