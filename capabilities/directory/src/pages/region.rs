//! The region: its powiats and gminas, how many services each has, and the same as a map.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use charts::{About, Choropleth, Classing, Figure, Provenance, Value, Words};
use database::Work;
use territory::Unit;
use translations::Speak;
use vocabulary::{Teryt, UnitLevel};
use web::{Frame, Page, Problem, Visit};

use super::{
    House,
    presenting::{Link, Said, unit_address, unit_name},
};
use crate::look::{self, UnitCount};

/// A gmina in the table.
struct GminaRow {
    gmina: Link,
    powiat: String,
    offers: u64,
    duties: u64,
}

#[derive(Template)]
#[template(path = "region.html")]
struct RegionPage {
    frame: Frame,
    t: Speak,
    name: String,
    powiats: Vec<Link>,
    rows: Vec<GminaRow>,
    without_offers: u64,
    /// Nothing when there are no outlines. Its numbers stand in the table of the page.
    map: Option<Figure>,
    others: Vec<Link>,
}

/// Shows the region with the most services, or the one of `?unit=12`.
pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Page<impl Template>, Problem> {
    let mut work = house.reading().await?;
    let t = visit.speak();
    let today = work.moment().day_in_poland();
    let counts = look::services_by_unit(&mut work).await.map_err(Problem::fault)?;
    let regions = regions(&counts);
    let asked = visit.asked_for().get("unit").parse::<Teryt>().ok();
    let chosen = asked.filter(|asked| asked.level() == UnitLevel::Voivodeship).or(regions.first().cloned());
    let region = match &chosen {
        Some(teryt) => territory::unit(&mut work, teryt, today).await.map_err(Problem::fault)?,
        None => None,
    };
    let Some(region) = region else {
        // Nothing has been loaded yet: an empty page that says so, not an error.
        let frame = visit.frame(t.say("region-crumb")).under_front(&visit);
        return Ok(Page(RegionPage {
            frame,
            t,
            name: String::new(),
            powiats: Vec::new(),
            rows: Vec::new(),
            without_offers: 0,
            map: None,
            others: Vec::new(),
        }));
    };
    let mut powiats = territory::children(&mut work, &region.teryt, today).await.map_err(Problem::fault)?;
    powiats.sort_by_key(|powiat| polish::sort_key(&powiat.name));
    let mut gminas = territory::gminas_of(&mut work, &region.teryt, today).await.map_err(Problem::fault)?;
    gminas.sort_by_key(|gmina| polish::sort_key(&gmina.name));
    let by_unit: HashMap<&Teryt, &UnitCount> = counts.iter().map(|count| (&count.teryt, count)).collect();
    let of = |teryt: &Teryt| by_unit.get(teryt).map_or((0, 0), |count| (count.offers, count.duties));
    let names: HashMap<&Teryt, String> =
        powiats.iter().map(|powiat| (&powiat.teryt, unit_name(&t, powiat))).collect();
    let link = |unit: &Unit| Link {
        said: Said::own(unit_name(&t, unit)),
        address: unit_address(&visit, &unit.teryt),
    };
    let rows: Vec<GminaRow> = gminas
        .iter()
        .map(|gmina| {
            let (offers, duties) = of(&gmina.teryt);
            let powiat = gmina.teryt.powiat().and_then(|powiat| names.get(&powiat).cloned());
            GminaRow { gmina: link(gmina), powiat: powiat.unwrap_or_default(), offers, duties }
        })
        .collect();
    let name = unit_name(&t, &region);
    let map = map(&visit, &mut work, &gminas, &of).await?;
    let mut others = Vec::new();
    for other in regions.iter().filter(|other| **other != region.teryt) {
        if let Some(unit) = territory::unit(&mut work, other, today).await.map_err(Problem::fault)? {
            others.push(Link {
                said: Said::own(unit_name(&t, &unit)),
                address: format!("{}?unit={other}", visit.path),
            });
        }
    }
    let title = t.phrase("region-title").with("region", name.as_str()).to_string();
    Ok(Page(RegionPage {
        frame: visit.frame(title).described(t.say("region-described")).under_front(&visit).wide(),
        name,
        powiats: powiats.iter().map(link).collect(),
        without_offers: rows.iter().filter(|row| row.offers == 0).count() as u64,
        rows,
        map,
        others,
        t,
    }))
}

/// The voivodeships in which somebody is served, the one with the most services first.
fn regions(counts: &[UnitCount]) -> Vec<Teryt> {
    let mut totals: HashMap<Teryt, u64> = HashMap::new();
    for count in counts {
        *totals.entry(count.teryt.voivodeship()).or_default() += count.offers + count.duties;
    }
    let mut regions: Vec<(Teryt, u64)> = totals.into_iter().collect();
    regions.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    regions.into_iter().map(|(teryt, _)| teryt).collect()
}

/// The number of named services in each gmina as a map.
async fn map(
    visit: &Visit,
    work: &mut Work,
    gminas: &[Unit],
    of: &impl Fn(&Teryt) -> (u64, u64),
) -> Result<Option<Figure>, Problem> {
    let t = &visit.t;
    let today = work.moment().day_in_poland();
    let codes: Vec<Teryt> = gminas.iter().map(|gmina| gmina.teryt.clone()).collect();
    let year = today.year().unsigned_abs();
    let boundaries = territory::boundaries(work, &codes, year).await.map_err(Problem::fault)?;
    let Some(first) = boundaries.first() else { return Ok(None) };
    let borders = first.year.to_string();
    let rings: HashMap<&Teryt, _> =
        boundaries.iter().map(|boundary| (&boundary.teryt, &boundary.rings)).collect();
    let units: Vec<charts::Unit> = gminas
        .iter()
        .filter_map(|gmina| {
            let rings = rings.get(&gmina.teryt)?;
            let ring = |ring: &Vec<vocabulary::Point>| {
                ring.iter().map(|point| (point.longitude, point.latitude)).collect::<Vec<_>>()
            };
            Some(charts::Unit {
                code: gmina.teryt.to_string(),
                name: unit_name(t, gmina),
                rings: rings.iter().map(ring).collect(),
                value: Some(Value::Known(of(&gmina.teryt).0 as f64)),
                href: None,
            })
        })
        .collect();
    let most = gminas.iter().max_by_key(|gmina| of(&gmina.teryt).0);
    let title = most.map_or_else(String::new, |most| {
        let n = of(&most.teryt).0;
        t.phrase("region-map-title").with("unit", unit_name(t, most)).with("n", n).to_string()
    });
    let as_of = look::last_change(work).await.map_err(Problem::fault)?;
    let as_of = t.date(as_of.map_or(today, vocabulary::Moment::day_in_poland));
    let method = t.phrase("region-map-method").with("year", borders).to_string();
    let provenance = Provenance::new(t.say("region-map-source"), as_of, method).map_err(Problem::fault)?;
    let about = About { id: "coverage".to_owned(), title, summary: t.say("region-map-summary"), provenance };
    let words = Words { no_data: t.say("chart-no-data"), suppressed: t.say("chart-suppressed") };
    let number = |number: f64| t.number(number);
    let (thing, measure) = (t.say("region-gmina"), t.say("region-offers"));
    Ok(Some(charts::choropleth(
        &about,
        &Choropleth {
            units: &units,
            classing: &Classing::At(vec![1.0, 5.0, 10.0, 20.0, 40.0, 80.0]),
            highlighted: None,
            markers: &[],
            thing: &thing,
            measure: &measure,
            number: &number,
            words: &words,
        },
    )))
}
