//! Addresses that have one form in each language.

use std::fmt::Write as _;

use vocabulary::Language;

/// The path of one page in the three languages, with `{placeholders}` as axum writes them:
/// `/pl/usluga/{id}`, `/en/service/{id}`, `/uk/posluha/{id}`.
///
/// Invariant: the three paths begin with their language's code and have the same placeholders; [`crate::Pages`]
/// checks this when the page is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Localised {
    /// Polish.
    pub pl: &'static str,
    /// English.
    pub en: &'static str,
    /// Ukrainian.
    pub uk: &'static str,
}

/// The front page in every language.
pub const FRONT: Localised = Localised { pl: "/pl", en: "/en", uk: "/uk" };

impl Localised {
    /// The path as registered, placeholders and all.
    pub const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Polish => self.pl,
            Language::English => self.en,
            Language::Ukrainian => self.uk,
        }
    }

    /// The address of a page without placeholders.
    pub fn address(&self, language: Language) -> String {
        self.fill(language, &[])
    }

    /// The address with the placeholders filled and percent-encoded.
    ///
    /// # Panics
    ///
    /// When a placeholder is not among `values`: that is a mistake in the calling code.
    pub fn fill(&self, language: Language, values: &[(&str, &str)]) -> String {
        fill(self.in_language(language), |name| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| percent_encoded(value))
        })
        .unwrap_or_else(|name| panic!("{self:?} needs a value for {name:?}"))
    }

    /// The same page in another language: `path` is this page's address in `from`, without its query.
    pub fn twin(&self, path: &str, from: Language, to: Language) -> Option<String> {
        let values = captured(self.in_language(from), path)?;
        let known =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned());
        fill(self.in_language(to), known).ok()
    }

    /// The placeholder names in order, without `*`.
    pub(crate) fn placeholders(path: &str) -> Vec<&str> {
        path.split('/').filter_map(placeholder).collect()
    }
}

fn placeholder(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}').map(|name| name.trim_start_matches('*'))
}

fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, &str> {
    let mut filled = String::new();
    for segment in pattern.split('/').skip(1) {
        filled.push('/');
        match placeholder(segment) {
            Some(name) => filled.push_str(&value(name).ok_or(name)?),
            None => filled.push_str(segment),
        }
    }
    Ok(filled)
}

/// The raw (still encoded) values that `path` has for the placeholders of `pattern`.
fn captured<'a>(pattern: &'a str, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut values = Vec::new();
    let mut rest = path.strip_prefix('/')?;
    let mut segments = pattern.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        if segment.starts_with("{*") {
            values.push((placeholder(segment)?, rest));
            return Some(values);
        }
        let (here, after) = match rest.split_once('/') {
            Some((here, after)) => (here, Some(after)),
            None => (rest, None),
        };
        match placeholder(segment) {
            Some(name) => values.push((name, here)),
            None if segment == here => {}
            None => return None,
        }
        match (after, segments.peek()) {
            (Some(after), Some(_)) => rest = after,
            (None, None) => return Some(values),
            _ => return None,
        }
    }
    None
}

/// Everything but letters, digits and `-._~` as `%XX`.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    encoded
}

/// The language that stands first in a path.
pub fn language_of(path: &str) -> Option<Language> {
    path.strip_prefix('/')?.split('/').next()?.parse().ok()
}

/// The language a browser asks for (`Accept-Language`), Polish when it asks for none of ours.
pub fn preferred(accept_language: Option<&str>) -> Language {
    let mut best = (0.0, Language::Polish);
    for wish in accept_language.unwrap_or_default().split(',').take(32) {
        let mut parts = wish.split(';');
        let tag = parts.next().unwrap_or_default().trim();
        let quality = parts
            .find_map(|part| part.trim().strip_prefix("q="))
            .map_or(1.0, |quality| quality.parse::<f32>().unwrap_or(0.0));
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        // People whose browser speaks Russian or Belarusian read Ukrainian more easily than Polish.
        let language = match primary.as_str() {
            "ru" | "be" => Some(Language::Ukrainian),
            other => other.parse().ok(),
        };
        if let Some(language) = language
            && quality > best.0
        {
            best = (quality, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Polish, Ukrainian};

    const SERVICE: Localised =
        Localised { pl: "/pl/usluga/{id}", en: "/en/service/{id}", uk: "/uk/posluha/{id}" };

    #[test]
    fn values_are_percent_encoded() {
        assert_eq!(SERVICE.fill(Polish, &[("id", "a b/ł")]), "/pl/usluga/a%20b%2F%C5%82");
    }

    #[test]
    #[should_panic(expected = "id")]
    fn a_forgotten_value_is_a_bug() {
        SERVICE.address(Polish);
    }

    #[test]
    fn a_page_finds_its_twin_with_the_same_values() {
        assert_eq!(SERVICE.twin("/pl/usluga/a%20b", Polish, Ukrainian).as_deref(), Some("/uk/posluha/a%20b"));
        assert_eq!(FRONT.twin("/pl", Polish, English).as_deref(), Some("/en"));
        let deep = Localised { pl: "/pl/plik/{*path}", en: "/en/file/{*path}", uk: "/uk/fail/{*path}" };
        assert_eq!(deep.twin("/pl/plik/a/b", Polish, English).as_deref(), Some("/en/file/a/b"));
    }

    #[test]
    fn a_path_of_another_page_has_no_twin() {
        assert_eq!(SERVICE.twin("/pl/usluga", Polish, English), None);
        assert_eq!(SERVICE.twin("/pl/usluga/1/2", Polish, English), None);
        assert_eq!(SERVICE.twin("/pl/inne/1", Polish, English), None);
        assert_eq!(SERVICE.twin("", Polish, English), None);
    }

    #[test]
    fn the_browser_chooses_among_our_languages() {
        assert_eq!(preferred(Some("uk,en;q=0.8")), Ukrainian);
        assert_eq!(preferred(Some("de-DE, en-GB;q=0.7, pl;q=0.6")), English);
        assert_eq!(preferred(Some("ru-RU,ru;q=0.9,en;q=0.5")), Ukrainian);
        assert_eq!(preferred(Some("de")), Polish);
        assert_eq!(preferred(Some("en;q=zero,,;;q")), Polish);
        assert_eq!(preferred(None), Polish);
    }

    #[test]
    fn the_language_stands_first_in_the_path() {
        assert_eq!(language_of("/uk/posluha/1"), Some(Ukrainian));
        assert_eq!(language_of("/api/v1"), None);
        assert_eq!(language_of("/"), None);
    }
}
