//! Whether the three languages say the same things with the same placeholders and all their plural forms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use vocabulary::Language;

use crate::Words;

/// One thing that keeps the languages from being level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file cannot be read at all.
    Unreadable {
        /// The crate.
        words: &'static str,
        /// Where.
        language: Language,
    },
    /// Another language has the key, this one has not.
    MissingKey {
        /// The crate.
        words: &'static str,
        /// The message.
        key: String,
        /// Where it is missing.
        language: Language,
    },
    /// Another language fills these placeholders, this one does not.
    MissingArguments {
        /// The crate.
        words: &'static str,
        /// The message.
        key: String,
        /// Where they are missing.
        language: Language,
        /// Names without the dollar sign.
        arguments: Vec<String>,
    },
    /// A plural lacks forms that the language has (CLDR: one, few, many, other; English one, other).
    MissingForms {
        /// The crate.
        words: &'static str,
        /// The message.
        key: String,
        /// Where they are missing.
        language: Language,
        /// CLDR names.
        forms: Vec<&'static str>,
    },
    /// The message refers to another one that stands in none of the crate's own files.
    UnknownReference {
        /// The crate.
        words: &'static str,
        /// The message.
        key: String,
        /// Where.
        language: Language,
        /// What it refers to.
        reference: String,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { words, language } => {
                write!(formatter, "{words}/locales/{language}.ftl: cannot be read")
            }
            Self::MissingKey { words, key, language } => {
                write!(formatter, "{words}/locales/{language}.ftl: `{key}` is missing")
            }
            Self::MissingArguments { words, key, language, arguments } => {
                write!(
                    formatter,
                    "{words}/locales/{language}.ftl: `{key}` does not use ${}",
                    arguments.join(", $")
                )
            }
            Self::MissingForms { words, key, language, forms } => {
                write!(formatter, "{words}/locales/{language}.ftl: `{key}` lacks [{}]", forms.join("] ["))
            }
            Self::UnknownReference { words, key, language, reference } => {
                write!(formatter, "{words}/locales/{language}.ftl: `{key}` refers to unknown `{reference}`")
            }
        }
    }
}

/// Everything in which the languages differ, crate by crate, key by key; empty when they are level.
pub fn compare(words: &[Words]) -> Vec<Difference> {
    words.iter().flat_map(compare_one).collect()
}

#[derive(Default)]
struct Said {
    arguments: BTreeSet<String>,
    references: BTreeSet<String>,
    /// One set of forms for each plural selector in the message.
    plurals: Vec<BTreeSet<String>>,
}

type Messages = BTreeMap<String, Said>;

fn compare_one(words: &Words) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut tongues = Vec::new();
    for language in Language::ALL {
        match parser::parse(words.text(language)) {
            Ok(resource) => tongues.push((language, messages(&resource.body))),
            Err(_) => differences.push(Difference::Unreadable { words: words.name, language }),
        }
    }
    let mut everything: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (_, messages) in &tongues {
        for (key, said) in messages {
            everything.entry(key).or_default().extend(&said.arguments);
        }
    }
    for (language, messages) in &tongues {
        for (key, arguments) in &everything {
            let key = (*key).clone();
            match messages.get(&key) {
                None => {
                    differences.push(Difference::MissingKey { words: words.name, key, language: *language });
                }
                Some(said) => differences.extend(faults(words, *language, &key, said, arguments, messages)),
            }
        }
    }
    differences
}

fn faults(
    words: &Words,
    language: Language,
    key: &str,
    said: &Said,
    arguments: &BTreeSet<&String>,
    messages: &Messages,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let key = || key.to_owned();
    let missing: Vec<String> = arguments
        .iter()
        .filter(|name| !said.arguments.contains(**name))
        .map(|name| (*name).clone())
        .collect();
    if !missing.is_empty() {
        differences.push(Difference::MissingArguments {
            words: words.name,
            key: key(),
            language,
            arguments: missing,
        });
    }
    for forms in &said.plurals {
        let missing: Vec<&'static str> =
            forms_of(language).iter().copied().filter(|form| !forms.contains(*form)).collect();
        if !missing.is_empty() {
            differences.push(Difference::MissingForms {
                words: words.name,
                key: key(),
                language,
                forms: missing,
            });
        }
    }
    for reference in said.references.iter().filter(|reference| !messages.contains_key(*reference)) {
        differences.push(Difference::UnknownReference {
            words: words.name,
            key: key(),
            language,
            reference: reference.clone(),
        });
    }
    differences
}

/// The plural categories of cardinal numbers (CLDR 48).
fn forms_of(language: Language) -> &'static [&'static str] {
    match language {
        Language::Polish | Language::Ukrainian => &["one", "few", "many", "other"],
        Language::English => &["one", "other"],
    }
}

fn messages(body: &[Entry<&str>]) -> Messages {
    let mut messages = Messages::new();
    for entry in body {
        match entry {
            Entry::Message(message) => {
                if let Some(pattern) = &message.value {
                    messages.insert(message.id.name.to_owned(), said(pattern));
                }
            }
            Entry::Term(term) => {
                messages.insert(format!("-{}", term.id.name), said(&term.value));
            }
            _ => {}
        }
    }
    messages
}

fn said(pattern: &Pattern<&str>) -> Said {
    let mut said = Said::default();
    said.listen(pattern);
    said
}

impl Said {
    fn listen(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let mut forms = BTreeSet::new();
                let mut plural = false;
                for variant in variants {
                    if let VariantKey::Identifier { name } = &variant.key {
                        forms.insert((*name).to_owned());
                        plural |= matches!(*name, "zero" | "one" | "two" | "few" | "many");
                    }
                    self.listen(&variant.value);
                }
                if plural {
                    self.plurals.push(forms);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.call(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => self.call(arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn call(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.inline(argument);
        }
        for argument in &arguments.named {
            self.inline(&argument.value);
        }
    }
}
