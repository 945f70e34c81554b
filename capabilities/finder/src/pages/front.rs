//! The front page: one question, one place, one button.

use axum::extract::State;
use translations::Speak;
use web::{EmergencyLine, Frame, Page, Visit};

use super::{GUIDE, RESULTS};
use crate::House;

#[derive(askama::Template)]
#[template(path = "front.html")]
pub struct FrontPage {
    frame: Frame,
    t: Speak,
    results: String,
    guide: String,
    region: String,
    ready: Vec<(String, String)>,
    lines: Vec<EmergencyLine>,
}

pub async fn show(visit: Visit, State(house): State<House>) -> Page<FrontPage> {
    let t = visit.speak();
    let results = visit.address(RESULTS);
    let ready = ["food", "care", "talk", "law"]
        .map(|need| {
            let words = t.say(format!("find-ready-{need}"));
            let mut question = web::Form::default();
            question.set("q", &words);
            (question.address(&results), words)
        })
        .to_vec();
    let frame = visit.frame(t.say("find-front-title")).described(t.say("find-front-description"));
    Page(FrontPage {
        frame,
        lines: emergency(&house, &t),
        guide: visit.address(GUIDE),
        region: visit.address(directory::pages::REGION),
        results,
        ready,
        t,
    })
}

/// The numbers that stand on the front page and beside every dead end.
pub fn emergency(house: &House, t: &Speak) -> Vec<EmergencyLine> {
    let _ = house;
    [("112", "112"), ("800 120 002", "violence"), ("116 111", "child"), ("116 123", "crisis")]
        .map(|(number, what)| EmergencyLine {
            number: number.to_owned(),
            text: t.say(format!("find-emergency-{what}")),
        })
        .to_vec()
}
