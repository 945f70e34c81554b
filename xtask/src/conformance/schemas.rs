//! The official schemas, compiled once. They name each other by file name.

use anyhow::{Context, Result, anyhow, bail};
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where the files pretend to lie, so that their relative names have something to be relative to.
const BASE: &str = "https://schemas.invalid/";

/// The kinds of object that the interface hands out.
pub const KINDS: [&str; 5] = ["service", "organization", "service_at_location", "taxonomy", "taxonomy_term"];

/// Compiled schemas and the names of the fields they know.
pub struct Schemas {
    validators: BTreeMap<&'static str, Validator>,
    fields: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Schemas {
    /// Reads every `*.json` of the folder and compiles [`KINDS`] with their references and formats.
    ///
    /// # Errors
    /// When the folder holds no such schemas or one of them is broken.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let text =
                    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
                let schema: Value =
                    serde_json::from_str(&text).with_context(|| format!("in {}", path.display()))?;
                files.insert(name, schema);
            }
        }
        Self::compile(&files)
    }

    fn compile(files: &BTreeMap<String, Value>) -> Result<Self> {
        let mut registry = Registry::new().draft(Draft::Draft202012);
        for (name, schema) in files {
            registry =
                registry.add(format!("{BASE}{name}"), schema).map_err(|error| anyhow!("{name}: {error}"))?;
        }
        let registry = registry.prepare().map_err(|error| anyhow!("{error}"))?;
        let mut schemas = Self { validators: BTreeMap::new(), fields: BTreeMap::new() };
        for kind in KINDS {
            let file = format!("{kind}.json");
            let Some(schema) = files.get(&file) else { bail!("the folder has no {file}") };
            let validator = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .with_registry(&registry)
                .should_validate_formats(true)
                .build(&json!({ "$ref": format!("{BASE}{file}") }))
                .map_err(|error| anyhow!("{file}: {error}"))?;
            schemas.validators.insert(kind, validator);
            let fields =
                schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys().cloned());
            schemas.fields.insert(kind, fields.collect());
        }
        Ok(schemas)
    }

    /// How many kinds are compiled.
    pub fn len(&self) -> usize {
        self.validators.len()
    }

    /// What is wrong with an object, in words with the place inside it.
    pub fn faults(&self, kind: &str, object: &Value) -> Vec<String> {
        let Some(validator) = self.validators.get(kind) else { return vec![format!("no schema for {kind}")] };
        validator.iter_errors(object).map(|error| format!("{} at {}", error, error.instance_path())).collect()
    }

    /// Fields of an object that its schema does not know. They are permitted; a misspelt one hides among them.
    pub fn unknown_fields<'a>(&self, kind: &str, object: &'a Value) -> Vec<&'a str> {
        let known = self.fields.get(kind);
        object
            .as_object()
            .into_iter()
            .flat_map(|fields| fields.keys())
            .filter(|field| !known.is_some_and(|known| known.contains(*field)))
            .map(String::as_str)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Schemas {
        let files = KINDS.iter().map(|kind| {
            let schema = json!({
                "name": kind,
                "type": "object",
                "properties": {
                    "id": { "type": "string", "format": "uuid" },
                    "last_modified": { "type": "string", "format": "date-time" },
                    "email": { "type": "string", "format": "email" },
                    "url": { "type": "string", "format": "uri" },
                    "organization": { "$ref": "organization.json" },
                },
                "required": ["id"],
            });
            (format!("{kind}.json"), schema)
        });
        Schemas::compile(&files.collect()).unwrap()
    }

    const ID: &str = "ac148810-d857-441c-9679-408f346de14b";

    #[test]
    fn a_good_object_has_no_fault() {
        let object =
            json!({ "id": ID, "last_modified": "2026-01-01T10:00:00Z", "organization": { "id": ID } });
        assert_eq!(small().faults("service", &object), Vec::<String>::new());
    }

    #[test]
    fn formats_and_references_are_held_too() {
        for (object, place) in [
            (json!({}), "id"),
            (json!({ "id": "7" }), "/id"),
            (json!({ "id": ID, "last_modified": "yesterday" }), "/last_modified"),
            (json!({ "id": ID, "email": "nobody" }), "/email"),
            (json!({ "id": ID, "url": "no address" }), "/url"),
            (json!({ "id": ID, "organization": { "id": 7 } }), "/organization/id"),
        ] {
            let faults = small().faults("service", &object);
            assert!(faults.iter().any(|fault| fault.contains(place)), "{object}: {faults:?}");
        }
    }

    #[test]
    fn fields_of_our_own_are_named() {
        assert_eq!(small().unknown_fields("service", &json!({ "id": ID, "emial": "x" })), ["emial"]);
    }

    #[test]
    fn a_folder_without_schemas_is_refused() {
        assert!(Schemas::compile(&BTreeMap::new()).is_err());
    }
}
