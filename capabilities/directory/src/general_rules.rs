//! What the law says about a kind of service in general: how one gets it, what it costs, what to bring.
//!
//! It is shown, labelled as the general rule, only where an entry itself is silent. It is no advice on a single case
//! and decides nothing. The table is `codes/general_rules.csv`; its terms follow the acts named in its last column.

use std::{collections::HashMap, sync::LazyLock};

use institutions::CodeLists;
use spreadsheets::{Reading, Row, TableReader};
use vocabulary::LocalText;

use crate::AccessPath;

const TABLE: &str = include_str!("../codes/general_rules.csv");

/// The rule for one service type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneralRule {
    /// How one gets it, with the first step and what to bring.
    pub path: AccessPath,
    /// Who pays, in words.
    pub fee: LocalText,
    /// The act it follows from; empty for custom rather than law.
    pub legal: String,
}

/// All rules.
#[derive(Debug)]
pub struct GeneralRules(HashMap<String, GeneralRule>);

impl GeneralRules {
    /// The rules that the program brings along.
    pub fn embedded() -> &'static Self {
        static RULES: LazyLock<GeneralRules> = LazyLock::new(GeneralRules::read);
        &RULES
    }

    fn read() -> Self {
        let mut table = TableReader::from_bytes(TABLE.as_bytes(), "general_rules.csv", &Reading::default())
            .expect("the shipped rules are a table");
        let mut rules = HashMap::new();
        while let Some(row) = table.next_row().expect("the shipped rules can be read") {
            rules.insert(row.cell("service_type").to_owned(), rule(&row));
        }
        Self(rules)
    }

    /// The rule for a type or, when there is none, for the type above it.
    pub fn of(&self, service_type: &str, codes: &CodeLists) -> Option<&GeneralRule> {
        self.0.get(service_type).or_else(|| {
            let parent = codes.get("service_type", service_type)?.parent.as_deref()?;
            self.0.get(parent)
        })
    }

    /// The service types that have a rule of their own.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn rule(row: &Row) -> GeneralRule {
    let answer = |column: &str| match row.cell(column) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let text = |column: &str| row.value(column).map(str::to_owned);
    let local = |column: &str| LocalText {
        pl: text(&format!("{column}_pl")),
        en: text(&format!("{column}_en")),
        uk: text(&format!("{column}_uk")),
    };
    let list = |language: &str| -> Vec<String> {
        row.values(&format!("documents_{language}"), '|').map(str::to_owned).collect()
    };
    let (pl, en, uk) = (list("pl"), list("en"), list("uk"));
    let documents = pl
        .into_iter()
        .enumerate()
        .map(|(place, pl)| LocalText { pl: Some(pl), en: en.get(place).cloned(), uk: uk.get(place).cloned() })
        .collect();
    GeneralRule {
        path: AccessPath {
            application: answer("application"),
            decision: answer("decision"),
            interview: answer("interview"),
            referral: answer("referral"),
            income_test: answer("income_test"),
            fee_rule: text("fee_rule"),
            documents,
            first_step: local("first_step"),
        },
        fee: local("fee"),
        legal: row.cell("legal").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> CodeLists {
        CodeLists::new(crate::pack::shipped_codes())
    }

    #[test]
    fn every_rule_belongs_to_a_service_type_of_the_shipped_list() {
        let codes = codes();
        for service_type in GeneralRules::embedded().types() {
            assert!(codes.get("service_type", service_type).is_some(), "{service_type}");
        }
    }

    #[test]
    fn every_fee_rule_is_a_code_of_its_list() {
        let codes = codes();
        for (service_type, rule) in &GeneralRules::embedded().0 {
            if let Some(fee) = &rule.path.fee_rule {
                assert!(codes.get("fee_rule", fee).is_some(), "{service_type}: {fee}");
            }
        }
    }

    #[test]
    fn every_text_speaks_three_languages() {
        for (service_type, rule) in &GeneralRules::embedded().0 {
            for text in rule.path.documents.iter().chain([&rule.path.first_step, &rule.fee]) {
                let spoken = [&text.pl, &text.en, &text.uk].iter().filter(|text| text.is_some()).count();
                assert!(spoken == 3 || text.is_empty(), "{service_type}: {text:?}");
            }
            assert!(!rule.path.first_step.is_empty(), "{service_type} has no first step");
        }
    }

    #[test]
    fn a_type_without_a_rule_takes_that_of_the_type_above() {
        let (rules, codes) = (GeneralRules::embedded(), codes());
        assert_eq!(rules.of("meal_delivery", &codes), rules.of("meal", &codes));
        assert!(rules.of("meal_delivery", &codes).is_some());
        assert_eq!(rules.of("no_such_type", &codes), None);
    }

    #[test]
    fn the_catalogue_of_the_act_is_kept() {
        let (rules, codes) = (GeneralRules::embedded(), codes());
        let steps = |service_type: &str| {
            let path = &rules.of(service_type, &codes).expect("it has a rule").path;
            (path.income_test, path.interview, path.decision)
        };
        assert_eq!(steps("permanent_allowance"), (Some(true), Some(true), Some(true)));
        assert_eq!(steps("social_work"), (Some(false), Some(false), Some(false)));
        assert_eq!(steps("crisis_intervention"), (Some(false), Some(false), Some(false)));
        assert_eq!(steps("night_shelter"), (Some(false), Some(false), Some(false)));
        assert_eq!(steps("training_flat"), (Some(true), Some(false), Some(true)));
    }

    #[test]
    fn the_polish_texts_are_plain() {
        let mut all = String::new();
        for (service_type, rule) in &GeneralRules::embedded().0 {
            for text in [&rule.path.first_step, &rule.fee] {
                let text = text.pl.as_deref().unwrap_or_default();
                let findings = polish::officialese(text);
                assert!(findings.is_empty(), "{service_type}: {findings:?}");
                all.push_str(text);
                all.push('\n');
            }
        }
        let fog = polish::readability(&all).fog;
        assert!(fog <= 9.0, "FOG-PL {fog:.1}");
    }
}
