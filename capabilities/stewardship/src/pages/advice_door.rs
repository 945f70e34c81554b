//! What a text reads like, as JSON: for the small script that refreshes the hints while somebody types. The forms work
//! without it.

use accounts::{Permission, Sent, Staff};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use serde_json::json;
use web::Problem;

use crate::{advice::advise, form::LONGEST_TEXT};

/// Answers about one text.
pub(super) async fn answer(staff: Staff, Sent(form): Sent) -> Result<Response, Problem> {
    staff.must(Permission::EditEntries)?;
    let text: String = form.get("text").chars().take(LONGEST_TEXT).collect();
    let t = &staff.visit.t;
    let said = advise(&text).map(|advice| {
        json!({
            "score": t.phrase(format!("steward-reads-{}", advice.reading.code()))
                .with("fog", t.decimal(advice.fog, 1)).to_string(),
            "reading": advice.reading.code(),
            "long": advice.long_sentence.map(|words| t.count("steward-long-sentence", words)),
            "plainer": advice.plainer.iter()
                .map(|(phrase, instead)| json!({ "phrase": phrase, "instead": instead }))
                .collect::<Vec<_>>(),
        })
    });
    Ok(Json(json!({ "advice": said, "plainer": t.say("steward-plainer") })).into_response())
}
