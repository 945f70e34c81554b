//! What supporters ask first, as a text that can be copied and says nothing about anybody.

use askama::Template;
use axum::response::{IntoResponse, Response};
use translations::Speak;
use web::{Frame, Page, Problem};

use super::{ADMINISTRATION, account::day_and_time};
use crate::{Permission, Staff, look};

#[derive(Template)]
#[template(path = "diagnosis.html")]
struct DiagnosisPage {
    frame: Frame,
    t: Speak,
    facts: Vec<(String, String)>,
    text: String,
}

/// The state of the installation.
pub(super) async fn show(staff: Staff) -> Result<Response, Problem> {
    staff.must(Permission::Administer)?;
    let t = staff.visit.speak();
    let facts = gather(&staff, &t).await?;
    let text = facts.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let mut frame = staff.frame(t.say("accounts-diagnosis-title"));
    frame = frame.under(t.say("accounts-administration-title"), staff.visit.address(ADMINISTRATION));
    Ok(Page(DiagnosisPage { frame, t, facts, text }).into_response())
}

async fn gather(staff: &Staff, t: &Speak) -> Result<Vec<(String, String)>, Problem> {
    let keeper = &staff.keeper;
    let mut work = staff.reading().await?;
    let steps = look::migrations(&mut work).await.map_err(Problem::fault)?;
    let outbox = mail::outbox(&mut work).await.map_err(Problem::fault)?;
    let (jobs, given_up) = jobs::waiting(&mut work).await.map_err(Problem::fault)?;
    let head = audit::latest_head(&mut work).await.map_err(Problem::fault)?;
    let in_file = keeper.keys.key_ids();
    let keys = privacy::keys_in_use(&mut work).await.map_err(Problem::fault)?;
    let keys = keys.iter().map(|key| {
        let known = if in_file.contains(&key.key_id) { "" } else { " (!)" };
        format!("{} × {}{known}", key.key_id, key.subjects)
    });
    let verified = match keeper.last_verification.last() {
        None => t.say("accounts-diagnosis-never"),
        Some((at, verdict)) => {
            let key =
                if verdict.is_whole() { "accounts-diagnosis-whole" } else { "accounts-diagnosis-damaged" };
            format!("{}, {}", t.say(key), day_and_time(t, at))
        }
    };
    let mut facts = vec![
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("now", keeper.now().to_string()),
        ("database", format!("{:?}", keeper.database.engine())),
        ("migrations", steps.join(", ")),
        ("letters", format!("{} / {} / {}", outbox.waiting, outbox.due, outbox.given_up)),
        ("jobs", format!("{jobs} / {given_up}")),
        ("audit", verified),
        ("head", head.as_ref().map(audit::Head::printed).unwrap_or_default()),
        ("keys", keys.collect::<Vec<_>>().join(", ")),
    ];
    facts.extend((keeper.more_diagnosis.0)());
    facts.retain(|(_, value)| !value.is_empty());
    Ok(facts.into_iter().map(|(name, value)| (t.say(format!("accounts-diagnosis-{name}")), value)).collect())
}
