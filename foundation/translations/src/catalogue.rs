//! All messages of all crates, checked once at start.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;
use vocabulary::Language;

use crate::{Argument, WORDS, Words, numbers, typography};

/// Why a set of words cannot become a catalogue. Each is a mistake in a `locales` file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BrokenWords {
    /// Fluent could not read the file.
    #[error("{words}/locales/{language}.ftl cannot be read near line {line}: {complaint}")]
    Unreadable {
        /// The crate.
        words: &'static str,
        /// Language code.
        language: &'static str,
        /// Counted from 1.
        line: usize,
        /// The parser's own words.
        complaint: String,
    },
    /// Two files, or one file twice, define the same key.
    #[error("the key `{key}` ({language}) stands in {first} and again in {second}")]
    Duplicate {
        /// The message key.
        key: String,
        /// Language code.
        language: &'static str,
        /// Where it was found first.
        first: &'static str,
        /// Where it was found again.
        second: &'static str,
    },
}

/// Every message in every language.
pub struct Catalogue {
    polish: Tongue,
    english: Tongue,
    ukrainian: Tongue,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Catalogue").field("messages", &self.polish.keys.len()).finish_non_exhaustive()
    }
}

struct Tongue {
    bundle: FluentBundle<FluentResource>,
    /// Key → the crate it came from.
    keys: HashMap<String, &'static str>,
}

impl Catalogue {
    /// Joins the words of all crates (this crate's own are added unasked).
    ///
    /// Keys are global: the first duplicate and the first unreadable line are refused. Missing keys are not
    /// looked for here; that is [`crate::compare`], which a test calls.
    pub fn new(words: &[Words]) -> Result<Self, BrokenWords> {
        Ok(Self {
            polish: Tongue::new(Language::Polish, words)?,
            english: Tongue::new(Language::English, words)?,
            ukrainian: Tongue::new(Language::Ukrainian, words)?,
        })
    }

    /// The message with this key.
    ///
    /// A key that does not exist is a bug: it is logged, and shown as `⟦key⟧` in a debug build; a release
    /// build shows the Polish text if there is one.
    pub fn say(&self, language: Language, key: &str) -> String {
        self.say_with(language, key, &[])
    }

    /// The message with its placeholders filled, in the plural form the numbers ask for.
    pub fn say_with(&self, language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
        if let Some(said) = self.tongue(language).say(key, arguments) {
            return said;
        }
        tracing::error!(key, language = language.code(), "no such message");
        let in_polish = if cfg!(debug_assertions) { None } else { self.polish.say(key, arguments) };
        in_polish.unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Whether the key exists in the language: for keys that are built from data (a code list's label).
    pub fn knows(&self, language: Language, key: &str) -> bool {
        self.tongue(language).bundle.has_message(key)
    }

    fn tongue(&self, language: Language) -> &Tongue {
        match language {
            Language::Polish => &self.polish,
            Language::English => &self.english,
            Language::Ukrainian => &self.ukrainian,
        }
    }
}

impl Tongue {
    fn new(language: Language, words: &[Words]) -> Result<Self, BrokenWords> {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // Isolation marks would stand in copied telephone numbers, in title bars and in CSV files.
        bundle.set_use_isolating(false);
        bundle.set_transform(Some(transform(language)));
        match language {
            Language::Polish => bundle.set_formatter(Some(in_polish)),
            Language::English => bundle.set_formatter(Some(in_english)),
            Language::Ukrainian => bundle.set_formatter(Some(in_ukrainian)),
        }
        let mut keys = HashMap::new();
        for own in std::iter::once(&WORDS).chain(words) {
            let resource = FluentResource::try_new(own.text(language).to_owned())
                .map_err(|(resource, errors)| unreadable(own, language, resource.source(), &errors))?;
            for key in resource.entries().filter_map(key_of) {
                if let Some(first) = keys.insert(key.clone(), own.name) {
                    return Err(BrokenWords::Duplicate {
                        key,
                        language: language.code(),
                        first,
                        second: own.name,
                    });
                }
            }
            bundle.add_resource_overriding(resource);
        }
        Ok(Self { bundle, keys })
    }

    fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let filled: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.value())).collect();
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, %error, "a message could not be filled");
        }
        Some(said)
    }
}

/// The key an entry defines; a term keeps its dash, so that it cannot clash with a message.
fn key_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        Entry::Term(term) => Some(format!("-{}", term.id.name)),
        _ => None,
    }
}

fn unreadable(
    own: &Words,
    language: Language,
    source: &str,
    errors: &[fluent_syntax::parser::ParserError],
) -> BrokenWords {
    let first = errors.first();
    let position = first.map_or(0, |error| error.pos.start);
    BrokenWords::Unreadable {
        words: own.name,
        language: language.code(),
        line: 1 + source.bytes().take(position).filter(|byte| *byte == b'\n').count(),
        complaint: first.map(|error| error.kind.to_string()).unwrap_or_default(),
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().expect("a language code is a language identifier")
}

// Fluent takes plain function pointers, so each language has its own.

fn transform(language: Language) -> fn(&str) -> Cow<'_, str> {
    match language {
        Language::Polish => |text| typography::joined(Language::Polish, text),
        Language::English => |text| Cow::Borrowed(text),
        Language::Ukrainian => |text| typography::joined(Language::Ukrainian, text),
    }
}

fn in_polish<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    written(Language::Polish, value)
}

fn in_english<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    written(Language::English, value)
}

fn in_ukrainian<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    written(Language::Ukrainian, value)
}

fn written(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::plain(language, number.value)),
        _ => None,
    }
}
