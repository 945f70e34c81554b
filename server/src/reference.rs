//! What can stand in `ogniwo.toml`, told from the settings' own definition: the command `ogniwo settings` and the page
//! `docs/settings.md` say the same, and neither can fall behind the program.

use std::fmt::Write as _;

use serde_json::Value;
use utoipa::PartialSchema as _;

use crate::configuration::{Configuration, VARIABLES};

/// One setting.
#[derive(Debug)]
struct Setting {
    /// The table it stands in; empty for none.
    table: String,
    name: String,
    /// What it is for.
    says: String,
    /// As it is written in the file; none where nothing holds until somebody sets it.
    default: Option<String>,
    /// The environment's name.
    variable: Option<&'static str>,
}

/// All settings: those outside tables first, each group by name.
fn settings() -> Vec<Setting> {
    let schema = serde_json::to_value(Configuration::schema()).expect("the description is JSON");
    let defaults = serde_json::to_value(Configuration::default()).expect("the defaults are JSON");
    let (mut plain, mut in_tables) = (Vec::new(), Vec::new());
    for (name, property) in properties(&schema) {
        let table = laid_in(property);
        if table.get("properties").is_some() {
            for (inner, about) in properties(table) {
                in_tables.push(setting(name, inner, about, &defaults[name][inner]));
            }
        } else {
            plain.push(setting("", name, property, &defaults[name]));
        }
    }
    plain.extend(in_tables);
    plain
}

/// The description of another type's own that a field refers to: it is laid in beside what the field says of itself.
fn laid_in(about: &Value) -> &Value {
    ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|word| about[word].as_array())
        .flatten()
        .find(|part| part.get("properties").is_some())
        .unwrap_or(about)
}

fn properties(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    schema["properties"].as_object().into_iter().flatten().map(|(name, about)| (name.as_str(), about))
}

fn setting(table: &str, name: &str, about: &Value, default: &Value) -> Setting {
    let variable = format!("OGNIWO_{}", name.to_uppercase());
    Setting {
        table: table.to_owned(),
        name: name.to_owned(),
        says: about["description"]
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        // What is written in JSON for text, numbers, flags and lists of text is the same in TOML.
        default: (!default.is_null()).then(|| default.to_string()),
        variable: VARIABLES.into_iter().find(|known| table.is_empty() && *known == variable),
    }
}

/// A file `ogniwo.toml` that says everything and sets nothing.
pub fn as_toml() -> String {
    let mut out = String::from(
        "# Settings of Ogniwo. Each line that begins with # and a name shows the default: take the # away to set it.\n\
         # The environment and the command line outweigh this file.\n",
    );
    let mut table = String::new();
    for setting in settings() {
        if setting.table != table {
            table.clone_from(&setting.table);
            let _ = write!(out, "\n[{table}]\n");
        }
        let _ = write!(out, "\n# {}\n", setting.says);
        if let Some(variable) = setting.variable {
            let _ = writeln!(out, "# In the environment: {variable}.");
        }
        match setting.default {
            Some(default) => drop(writeln!(out, "#{} = {default}", setting.name)),
            None => drop(writeln!(out, "#{} = …    (not set)", setting.name)),
        }
    }
    out
}

/// The page of the documents.
pub fn as_page() -> String {
    let mut out = String::from(
        "# Settings\n\nWritten by `ogniwo settings --page` from the program's own definition. Defaults, then `ogniwo.toml` in the \
         working folder (or the file\nnamed with `--config`), then the environment, then the command line; the later wins. A misspelt \
         setting is refused by name.\n",
    );
    let mut table = None;
    for setting in settings() {
        if table.as_ref() != Some(&setting.table) {
            let title = if setting.table.is_empty() {
                "Of the instance".into()
            } else {
                format!("`[{}]`", setting.table)
            };
            let _ = write!(out, "\n## {title}\n\n| setting | default | |\n|---|---|---|\n");
            table = Some(setting.table.clone());
        }
        let variable = setting.variable.map(|name| format!("<br>`{name}`")).unwrap_or_default();
        let default = setting.default.map_or_else(|| "not set".to_owned(), |default| format!("`{default}`"));
        let _ = writeln!(out, "| `{}`{variable} | {default} | {} |", setting.name, setting.says);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_says_what_it_is_for() {
        let silent: Vec<String> = settings()
            .into_iter()
            .filter(|setting| setting.says.len() < 10)
            .map(|setting| setting.name)
            .collect();
        assert!(silent.is_empty(), "{silent:?}");
    }

    #[test]
    fn every_name_of_the_environment_stands_beside_its_setting() {
        let told: Vec<_> = settings().into_iter().filter_map(|setting| setting.variable).collect();
        for variable in VARIABLES {
            assert!(told.contains(&variable), "{variable}");
        }
    }

    #[test]
    fn the_file_with_every_default_taken_in_is_the_default() {
        let text: String = as_toml()
            .lines()
            .filter(|line| !line.ends_with("(not set)"))
            .map(|line| match line.strip_prefix('#') {
                Some(rest) if !rest.starts_with(' ') => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        let read: Configuration = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let json = |settings: &Configuration| serde_json::to_value(settings).expect("JSON");
        assert_eq!(json(&read), json(&Configuration::default()));
    }

    #[test]
    fn the_page_in_the_tree_is_current() {
        assert!(
            crate::house::tests::matches_or_is_blessed("../docs/settings.md", &as_page()),
            "docs/settings.md is not what the program understands: write it anew with \
             `cargo run --package server -- settings --page > docs/settings.md`"
        );
    }
}
