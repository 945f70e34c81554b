//! What is counted and complained of while objects are taken in.

use serde_json::Value;
use spreadsheets::Report;

use crate::{hsds::inward::Findings, pack::Outcome};

/// Objects that are set aside at most; more would fill the memory with a file that is simply not HSDS.
const MOST_SET_ASIDE: usize = 100_000;

/// Counts and complaints.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) read: u64,
    pub(super) refused: u64,
    pub(super) report: Report,
    pub(super) objects: Vec<String>,
}

impl Tally {
    pub(super) fn note(&mut self, findings: Findings, object: &Value) -> bool {
        let refused = findings.refused();
        if refused {
            self.refused += 1;
            if self.objects.len() < MOST_SET_ASIDE {
                let mut object = object.clone();
                if let Some(fields) = object.as_object_mut() {
                    fields.insert("problem".to_owned(), Value::String(findings.errors()));
                }
                self.objects.push(object.to_string());
            }
        }
        for entry in findings.into_entries() {
            self.report.add(entry);
        }
        !refused
    }

    pub(super) fn outcome(self, file: String, kept: institutions::keep::Kept) -> Outcome {
        Outcome {
            file,
            rows: self.read,
            loaded: self.read - self.refused,
            passed_over: 0,
            kept: Some(kept),
            report: self.report,
            set_aside: None,
            objects_set_aside: self.objects,
        }
    }
}
