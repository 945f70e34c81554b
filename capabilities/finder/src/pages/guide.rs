//! Four plain questions for those who do not know what to type.
//!
//! Each page asks one thing; what was answered travels along in the address, so that "back" works and nothing is kept.

use axum::response::{IntoResponse, Redirect, Response};
use translations::Speak;
use web::{Choice, FieldErrors, Form, Frame, Page, Problem, Visit};

use super::{GUIDE, RESULTS};

const TOPICS: [&str; 12] = [
    "money",
    "food",
    "home",
    "violence",
    "addiction",
    "mind",
    "care",
    "disability",
    "children",
    "law",
    "work",
    "other",
];
const PEOPLE: [(&str, &str); 5] = [
    ("me", ""),
    ("senior", "older_people"),
    ("child", "children_and_youth"),
    ("disabled", "people_with_disabilities"),
    ("family", "families_with_children"),
];
const ACCESS: [&str; 5] = ["wheelchair", "pjm_interpreter", "induction_loop", "home_visit", "easy_read"];

#[derive(askama::Template)]
#[template(path = "guide.html")]
pub struct GuidePage {
    frame: Frame,
    t: Speak,
    action: String,
    step: u8,
    errors: FieldErrors,
    topic_error: String,
    /// What was answered before, carried along.
    carried: Vec<(String, String)>,
    choices: Vec<Choice>,
    place: String,
}

pub async fn show(
    visit: Visit,
    axum::extract::State(house): axum::extract::State<crate::House>,
) -> Result<Response, Problem> {
    let t = visit.speak();
    let asked = visit.asked_for();
    let mut errors = FieldErrors::new();
    let topic = TOPICS.into_iter().find(|topic| *topic == asked.get("topic"));
    let person = PEOPLE.into_iter().find(|(person, _)| *person == asked.get("for"));
    if asked.has("step") && topic.is_none() {
        errors.add("topic", "find-guide-topic-missing");
    }
    let step: u8 = match (topic, person) {
        (None, _) => 1,
        (Some(_), None) => 2,
        _ if !asked.has("place") => 3,
        _ if asked.get("step") != "4" => 4,
        (Some(topic), Some((_, group))) => {
            let mut query = Form::default();
            query.set("q", &t.say(format!("find-guide-{topic}-words")));
            query.set("place", asked.get("place"));
            if !group.is_empty() {
                // A group narrows too much as a condition; it belongs to what was said.
                let words = format!(
                    "{}, {}",
                    query.get("q"),
                    house.codes.get().name("target_group", group, visit.language)
                );
                query.set("q", &words);
            }
            for access in asked.all("access").filter(|access| ACCESS.contains(access)) {
                query.add("access", access);
            }
            return Ok(Redirect::to(&query.address(&visit.address(RESULTS))).into_response());
        }
    };
    let choices = match step {
        1 => TOPICS.map(|topic| Choice::new(topic, t.say(format!("find-guide-{topic}")), false)).to_vec(),
        2 => PEOPLE
            .map(|(person, _)| Choice::new(person, t.say(format!("find-guide-for-{person}")), person == "me"))
            .to_vec(),
        4 => {
            let codes = house.codes.get();
            ACCESS
                .map(|code| Choice::new(code, codes.name("access_need", code, visit.language), false))
                .to_vec()
        }
        _ => Vec::new(),
    };
    let carried = ["topic", "for", "place"]
        .into_iter()
        .filter(|name| asked.has(name) && !(step == 1 && *name == "topic"))
        .map(|name| (name.to_owned(), asked.get(name).to_owned()))
        .collect();
    let title = match step {
        1 => t.say("find-guide-topic"),
        2 => t.say("find-guide-for"),
        3 => t.say("find-guide-where"),
        _ => t.say("find-guide-needs"),
    };
    let mut frame = visit.frame(title).under_front(&visit);
    if step > 1 || asked.has("step") {
        frame = frame.not_indexed();
    }
    if !errors.is_empty() {
        frame = frame.wrong();
    }
    Ok(Page(GuidePage {
        frame,
        action: visit.address(GUIDE),
        place: asked.get("place").to_owned(),
        step,
        topic_error: errors.at("topic", &t),
        errors,
        carried,
        choices,
        t,
    })
    .into_response())
}
