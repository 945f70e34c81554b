//! The results on a map of the gminas around.

use axum::extract::State;
use charts::{About, FigureWords, Marker, PointMap, Precision, Provenance, Unit, Words, point_map};
use database::Context;
use translations::Speak;
use vocabulary::{Actor, UnitLevel};
use web::{Frame, Page, Problem, Visit};

use super::{
    RESULTS,
    card::{Card, cards, records},
    results::question,
};
use crate::{Answer, House, answer};

/// As many results as can be told apart on a map.
const ON_THE_MAP: usize = 20;
/// As many gminas around as make a map one recognises.
const GMINAS_AROUND: usize = 45;

#[derive(askama::Template)]
#[template(path = "map.html")]
pub struct MapPage {
    frame: Frame,
    t: Speak,
    figure: Option<String>,
    cards: Vec<Card>,
    list: String,
}

pub async fn show(visit: Visit, State(house): State<House>) -> Result<Page<MapPage>, Problem> {
    let t = visit.speak();
    let asked = visit.asked_for();
    let Answer { place, found } =
        answer(&house, &question(&asked, ON_THE_MAP, 0), visit.language).map_err(Problem::fault)?;
    let shown = records(&house, &found.results).await.map_err(Problem::fault)?;
    let cards = cards(&house, &visit, &shown, 1);
    let markers: Vec<Marker> = shown
        .iter()
        .zip(&cards)
        .filter_map(|(one, card)| {
            let site = one.service.sites.first().and_then(|site| site.position);
            let position = site.or(one.institution.position)?;
            let precision = match position.precision {
                institutions::Precision::Building => Precision::Exact,
                _ => Precision::Around,
            };
            Some(Marker {
                number: u32::try_from(card.number).expect("there are few cards"),
                label: card.name.clone(),
                longitude: position.point.longitude,
                latitude: position.point.latitude,
                precision,
                href: Some(format!("#result-{}", card.number)),
            })
        })
        .collect();
    let gazetteer = house.gazetteer.get();
    let centre = place.place().and_then(|place| place.point).or_else(|| {
        let count = markers.len().max(1) as f64;
        markers.first().map(|_| vocabulary::Point {
            latitude: markers.iter().map(|marker| marker.latitude).sum::<f64>() / count,
            longitude: markers.iter().map(|marker| marker.longitude).sum::<f64>() / count,
        })
    });
    let figure = match centre {
        Some(centre) if !markers.is_empty() => {
            let around: Vec<_> = gazetteer
                .nearest_gminas(centre, GMINAS_AROUND)
                .into_iter()
                .map(|(unit, _)| unit.clone())
                .collect();
            let codes: Vec<_> = around.iter().map(|unit| unit.teryt.clone()).collect();
            let mut work =
                house.database.reading(Context::now(Actor::Visitor)).await.map_err(Problem::fault)?;
            let year = work.moment().day_in_poland().year().unsigned_abs();
            let outlines = territory::boundaries(&mut work, &codes, year).await.map_err(Problem::fault)?;
            let units: Vec<Unit> = outlines
                .into_iter()
                .filter(|outline| outline.teryt.level() == UnitLevel::Gmina)
                .map(|outline| Unit {
                    name: around
                        .iter()
                        .find(|unit| unit.teryt == outline.teryt)
                        .map(|unit| unit.name.clone())
                        .unwrap_or_default(),
                    code: outline.teryt.to_string(),
                    rings: outline
                        .rings
                        .iter()
                        .map(|ring| ring.iter().map(|point| (point.longitude, point.latitude)).collect())
                        .collect(),
                    value: None,
                    href: None,
                })
                .collect();
            let here = place.place().map(|place| place.teryt.to_string());
            Some(draw(&t, &units, &markers, here.as_deref()))
        }
        _ => None,
    };
    let frame = visit
        .frame(t.say("find-map-title"))
        .under_front(&visit)
        .under(t.say("find-results-title"), asked.address(&visit.address(RESULTS)))
        .not_indexed()
        .wide();
    Ok(Page(MapPage { list: asked.address(&visit.address(RESULTS)), frame, figure, cards, t }))
}

fn draw(t: &Speak, units: &[Unit], markers: &[Marker], here: Option<&str>) -> String {
    let words = Words { no_data: t.say("find-figure-no-data"), suppressed: t.say("find-figure-suppressed") };
    let about = About {
        id: "results".to_owned(),
        title: t.say("find-map-title"),
        summary: t.say("find-map-summary"),
        provenance: Provenance::new(
            t.say("find-map-source"),
            t.say("find-map-as-of"),
            t.say("find-map-method"),
        )
        .expect("the words are there in every language"),
    };
    let (number, what, how) = (t.say("find-map-number"), t.say("find-map-what"), t.say("find-map-how"));
    let (exact, around) = (t.say("find-map-exact"), t.say("find-map-around"));
    let figure = point_map(
        &about,
        &PointMap {
            units,
            highlighted: here,
            markers,
            frame: charts::Frame::Markers,
            headers: [&number, &what, &how],
            exact: &exact,
            around: &around,
            words: &words,
        },
    );
    figure.html(&FigureWords {
        show_data: t.say("find-figure-show"),
        source: t.say("find-figure-source"),
        as_of: t.say("find-figure-as-of"),
        method: t.say("find-figure-method"),
    })
}
