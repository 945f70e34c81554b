//! The results of a question.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use spreadsheets::{CsvDialect, CsvWriter};
use translations::Speak;
use vocabulary::Language;
use web::{EmergencyLine, Form, Frame, Page, PageLink, Paging, Problem, Visit};

use super::{
    GUIDE, MAP, RESULTS, TABLE,
    card::{Card, cards, records},
    emergency::{ANYBODY, lines},
    narrowing::{Narrowing, filters, narrowing},
};
use crate::{Answer, House, Question, Where, answer, why};

/// Results on one page.
const ON_A_PAGE: usize = 10;

#[derive(askama::Template)]
#[template(path = "results.html")]
pub struct ResultsPage {
    frame: Frame,
    t: Speak,
    question: String,
    place_said: String,
    results: String,
    guide: String,
    understood: Understood,
    urgent: Vec<EmergencyLine>,
    numbers: Vec<EmergencyLine>,
    cards: Vec<Card>,
    total: u64,
    fallback: bool,
    counted: bool,
    related: Vec<Card>,
    narrowing: Narrowing,
    narrowed: bool,
    map: String,
    table: String,
    paging: Paging,
    links: Vec<PageLink>,
}

/// What was understood, in words.
pub struct Understood {
    pub needs: String,
    pub place: String,
    pub place_unknown: String,
    pub place_unsaid: bool,
    /// Other places of the same name: label and address.
    pub others: Vec<(String, String)>,
}

/// Reads the question of a query.
pub fn question(asked: &Form, limit: usize, skip: usize) -> Question {
    Question {
        text: asked.get("q").trim().to_owned(),
        place: asked.get("place").trim().to_owned(),
        filters: filters(asked),
        limit,
        skip,
    }
}

pub async fn show(visit: Visit, State(house): State<House>) -> Result<Page<ResultsPage>, Problem> {
    let t = visit.speak();
    let asked = visit.asked_for();
    // How many there are is known only after asking, so the page asked for is read first.
    let wanted = asked.get("page").parse::<usize>().unwrap_or(1).clamp(1, 100);
    let question = question(&asked, ON_A_PAGE, (wanted - 1) * ON_A_PAGE);
    let empty = question.text.is_empty() && question.filters == crate::Filters::default();
    let Answer { place, found } = answer(&house, &question, visit.language).map_err(Problem::fault)?;
    let shown =
        if empty { Vec::new() } else { records(&house, &found.results).await.map_err(Problem::fault)? };
    let related = if found.fallback {
        records(&house, &found.nearest_related).await.map_err(Problem::fault)?
    } else {
        Vec::new()
    };
    let counted = found.fallback && wanted == 1 && crate::unmet::note(&house, &found, &place);
    let total = if empty { 0 } else { found.total as u64 };
    let paging = Paging::of(&asked, ON_A_PAGE as u64, total);
    let urgent = lines(&house, found.understood.urgent.iter().map(String::as_str), &t);
    let at_the_end = found.fallback && !empty && urgent.is_empty();
    let numbers = if at_the_end { lines(&house, [ANYBODY], &t) } else { Vec::new() };
    let codes = house.codes.get();
    let narrowing = narrowing(&asked, &codes, &t);
    let frame = visit.frame(t.say("find-results-title")).under_front(&visit).not_indexed();
    let map_query = |route| asked.address(&visit.address(route));
    Ok(Page(ResultsPage {
        understood: understood(&visit, &asked, &place, &found, &question),
        cards: cards(&house, &visit, &shown, question.skip + 1),
        related: cards(&house, &visit, &related, 1),
        narrowed: narrowing.open,
        narrowing,
        urgent,
        numbers,
        total,
        fallback: found.fallback && !empty,
        counted,
        map: map_query(MAP),
        table: map_query(TABLE),
        links: paging.links(&visit),
        paging,
        results: visit.address(RESULTS),
        guide: visit.address(GUIDE),
        place_said: asked.get("place").to_owned(),
        question: question.text,
        frame,
        t,
    }))
}

fn understood(
    visit: &Visit,
    asked: &Form,
    place: &Where,
    found: &crate::Found<'_>,
    question: &Question,
) -> Understood {
    let t = &visit.t;
    let needs: Vec<&str> =
        found.understood.needs.iter().take(3).map(|one| one.need.name.in_language(visit.language)).collect();
    let needs = if !needs.is_empty() {
        t.phrase("find-understood").with("needs", needs.join("; ")).to_string()
    } else if question.text.is_empty() {
        t.say("find-understood-nothing")
    } else {
        let words: String = question.text.chars().take(120).collect();
        t.phrase("find-understood-words").with("words", words).to_string()
    };
    let said = |place: &territory::Place| {
        t.phrase("find-here").with("place", territory::label(place, t)).to_string()
    };
    let (here, unknown, others) = match place {
        Where::Unsaid => (String::new(), String::new(), Vec::new()),
        Where::Unknown(text) => (
            String::new(),
            t.phrase("find-place-unknown").with("place", text.clone()).to_string(),
            Vec::new(),
        ),
        Where::Here { taken, others } => {
            let others = others
                .iter()
                .take(6)
                .map(|other| {
                    let mut with = asked.clone();
                    with.set("place", other.teryt.as_str());
                    with.remove("page");
                    (territory::label(other, t), with.address(&visit.address(RESULTS)))
                })
                .collect();
            (said(taken), String::new(), others)
        }
    };
    Understood { needs, place: here, place_unknown: unknown, place_unsaid: *place == Where::Unsaid, others }
}

/// The same results as a table to take away: at most a hundred.
pub async fn table(visit: Visit, State(house): State<House>) -> Result<Response, Problem> {
    let question = question(&visit.asked_for(), crate::MOST_RESULTS, 0);
    let Answer { found, .. } = answer(&house, &question, visit.language).map_err(Problem::fault)?;
    let shown = records(&house, &found.results).await.map_err(Problem::fault)?;
    let headers = [
        "id",
        "source_id",
        "name",
        "service_type",
        "institution",
        "street",
        "postcode",
        "city",
        "phone",
        "distance_km",
        "reason",
    ];
    let mut writer = CsvWriter::new(Vec::new(), CsvDialect::POLISH_EXCEL, headers).map_err(Problem::fault)?;
    for one in &shown {
        let address = &one.institution.address;
        let phones = if one.service.contacts.phones.is_empty() {
            &one.institution.contacts.phones
        } else {
            &one.service.contacts.phones
        };
        let row = [
            one.service.id.to_string(),
            one.hit.source_id.clone(),
            one.service.name.in_language(visit.language).to_owned(),
            one.hit.service_type.clone(),
            one.institution.name.in_language(Language::Polish).to_owned(),
            address.street.clone().unwrap_or_default(),
            address.postcode.clone().unwrap_or_default(),
            address.city.clone().unwrap_or_default(),
            phones.join("; "),
            one.hit.distance_km.map(|km| visit.t.decimal(km, 1)).unwrap_or_default(),
            why(&house, &one.hit.reason, &visit.t),
        ];
        writer.row(&row).map_err(Problem::fault)?;
    }
    let bytes = writer.finish().map_err(Problem::fault)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"ogniwo.csv\""),
    ];
    Ok((headers, bytes).into_response())
}
