//! How one gets a service: the entry's own answers first, the general rule where it is silent.

use institutions::CodeLists;
use translations::Speak;

use super::super::presenting::{Said, code_name};
use crate::{AccessPath, Cost, Service, general_rules::GeneralRules};

/// Something said, and whether only the general rule says it.
pub(super) struct Answer<T> {
    pub said: T,
    pub general: bool,
}

/// The way to a service, ready to show.
pub(super) struct Getting {
    pub first_step: Option<Answer<Said>>,
    pub documents: Answer<Vec<Said>>,
    /// What happens, in its order.
    pub steps: Answer<Vec<String>>,
    /// What people fear and need not.
    pub not_needed: Vec<String>,
    pub cost: Option<Answer<Said>>,
    /// The act behind the general rule; empty when no general rule is shown or none stands in an act.
    pub legal: String,
}

impl Getting {
    pub(super) fn of(service: &Service, codes: &CodeLists, t: &Speak) -> Self {
        let rule = GeneralRules::embedded().of(&service.service_type, codes);
        let own = &service.access_path;
        let silent = AccessPath::default();
        let general = rule.map_or(&silent, |rule| &rule.path);

        let first_step = answer(Said::of(&own.first_step, t), || Said::of(&general.first_step, t));
        let documents = if own.documents.is_empty() { &general.documents } else { &own.documents };
        let documents = Answer {
            general: own.documents.is_empty(),
            said: documents.iter().filter_map(|document| Said::of(document, t)).collect::<Vec<_>>(),
        };
        let own_steps = [own.application, own.referral, own.income_test, own.interview, own.decision];
        let (happens, not_needed) = steps(own, general, t);
        let steps = Answer { said: happens, general: own_steps.iter().all(Option::is_none) };
        let cost = answer(own_cost(&service.cost, own, codes, t), || {
            rule.and_then(|rule| Said::of(&rule.fee, t)).or_else(|| {
                general.fee_rule.as_deref().map(|code| code_name(codes, "fee_rule", code, t).into_sentence())
            })
        });
        let general_shown = first_step.as_ref().is_some_and(|step| step.general)
            || (documents.general && !documents.said.is_empty())
            || (steps.general && !(steps.said.is_empty() && not_needed.is_empty()))
            || cost.as_ref().is_some_and(|cost| cost.general);
        let legal = if general_shown {
            rule.map(|rule| rule.legal.clone()).unwrap_or_default()
        } else {
            String::new()
        };
        Self { first_step, documents, steps, not_needed, cost, legal: t.typography(&legal) }
    }

    /// Whether anything shown is only the general rule.
    pub(super) fn general(&self) -> bool {
        self.first_step.as_ref().is_some_and(|step| step.general)
            || (self.documents.general && !self.documents.said.is_empty())
            || (self.steps.general && !(self.steps.said.is_empty() && self.not_needed.is_empty()))
            || self.cost.as_ref().is_some_and(|cost| cost.general)
    }
}

fn answer(own: Option<Said>, general: impl FnOnce() -> Option<Said>) -> Option<Answer<Said>> {
    match own {
        Some(said) => Some(Answer { said, general: false }),
        None => general().map(|said| Answer { said, general: true }),
    }
}

/// What the entry itself says on the cost. "Not applicable" says nothing.
fn own_cost(cost: &Cost, path: &AccessPath, codes: &CodeLists, t: &Speak) -> Option<Said> {
    let applies = !cost.note.pl.as_deref().is_some_and(|note| note.starts_with("nie dotyczy"));
    let note = Said::of(&cost.note, t).filter(|_| applies).map(Said::into_sentence);
    note.or_else(|| cost.free_of_charge.filter(|free| *free).map(|_| Said::own(t.say("service-cost-free"))))
        .or_else(|| {
            path.fee_rule.as_deref().map(|code| code_name(codes, "fee_rule", code, t).into_sentence())
        })
        .or_else(|| cost.free_of_charge.map(|_| Said::own(t.say("service-cost-some"))))
}

/// What happens, in its order, and what does not.
fn steps(own: &AccessPath, general: &AccessPath, t: &Speak) -> (Vec<String>, Vec<String>) {
    let questions = [
        (own.application.or(general.application), "application"),
        (own.referral.or(general.referral), "referral"),
        (own.income_test.or(general.income_test), "income"),
        (own.interview.or(general.interview), "interview"),
        (own.decision.or(general.decision), "decision"),
    ];
    let said = |wanted: bool| {
        let name = if wanted { "service-step" } else { "service-step-no" };
        questions
            .iter()
            .filter(|(answer, _)| *answer == Some(wanted))
            .map(|(_, step)| format!("{name}-{step}"))
            .filter(|key| t.knows(key))
            .map(|key| t.say(key))
            .collect()
    };
    (said(true), said(false))
}
