//! The front page: one question, one place, one button.

use axum::extract::State;
use translations::Speak;
use web::{EmergencyLine, Frame, Page, Visit};

use super::{
    GUIDE, RESULTS,
    emergency::{ANYBODY, lines},
};
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
        lines: lines(&house, [ANYBODY], &t),
        guide: visit.address(GUIDE),
        region: visit.address(directory::pages::REGION),
        results,
        ready,
        t,
    })
}
