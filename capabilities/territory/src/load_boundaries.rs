//! Loading outlines of units from GeoJSON.

use database::Work;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde_json::{Map, Value};
use spreadsheets::{Entry, Report, Severity};
use vocabulary::{Point, Teryt};

use crate::{
    loading::{CannotLoad, EVERY, Loaded, Progress},
    locality::Boundary,
    look::Successors,
    permissions, store,
};

/// Properties that may hold the code: ours, and the one of the national register of boundaries.
const CODE_PROPERTIES: [&str; 4] = ["teryt", "TERYT", "JPT_KOD_JE", "jpt_kod_je"];

#[derive(Deserialize)]
struct FeatureCollection {
    #[serde(rename = "type")]
    kind: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Option<Geometry>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon {
        coordinates: Polygon,
    },
    MultiPolygon {
        coordinates: Vec<Polygon>,
    },
    #[serde(other)]
    Other,
}

type Polygon = Vec<Vec<Vec<f64>>>;

/// What is wrong with a feature, and how to mend it.
struct Refused {
    what: String,
    how_to_mend: &'static str,
}

/// Loads the outlines of a GeoJSON `FeatureCollection` of polygons in WGS 84, longitude first; every feature
/// has the code of its unit in the property `teryt`. `year` is the year of the borders.
///
/// An outline under a code that has a successor is kept under the successor's code, with a warning.
pub async fn load_boundaries(
    work: &mut Work,
    bytes: &[u8],
    file: &str,
    year: u16,
    progress: Progress<'_>,
) -> Result<Loaded, CannotLoad> {
    permissions::may_load(work.actor())?;
    let known: FxHashSet<Teryt> = store::open_units(work).await?.into_iter().map(|unit| unit.teryt).collect();
    let successors = Successors::new(store::changes(work).await?);
    let today = work.moment().day_in_poland();
    let collection = parse(bytes, file)?;

    let mut report = Report::new();
    let mut boundaries: FxHashMap<Teryt, Boundary> = FxHashMap::default();
    let (mut read, mut set_aside) = (0, 0);
    let total = collection.features.len() as u64;
    for feature in collection.features {
        read += 1;
        if read % EVERY == 0 {
            progress(read, Some(total));
        }
        let mut complain = |severity, what, how_to_mend: &str| {
            report.add(Entry {
                file: file.to_owned(),
                row: Some(read),
                column: None,
                severity,
                what,
                how_to_mend: how_to_mend.to_owned(),
            });
        };
        let outline = match outline(feature) {
            Ok(outline) => outline,
            Err(refused) => {
                complain(Severity::Error, refused.what, refused.how_to_mend);
                set_aside += 1;
                continue;
            }
        };
        let (written, rings) = outline;
        let teryt =
            if known.contains(&written) { written.clone() } else { successors.latest(&written, today) };
        if !known.contains(&teryt) {
            let what = format!("feature {read}: the unit {written} is not among the units");
            complain(
                Severity::Error,
                what,
                "load the units first, or correct the code in the property teryt",
            );
            set_aside += 1;
            continue;
        }
        if teryt != written {
            let what = format!(
                "feature {read}: the unit {written} is {teryt} today; its outline is kept under that code"
            );
            complain(Severity::Warning, what, "nothing needs to be done if the borders stayed the same");
        }
        let before = boundaries.insert(teryt.clone(), Boundary { teryt: teryt.clone(), year, rings });
        if let Some(before) = before {
            // Several features of one unit are its several pieces.
            if let Some(boundary) = boundaries.get_mut(&teryt) {
                boundary.rings.extend(before.rings);
            }
        }
    }
    progress(total, Some(total));
    let mut boundaries: Vec<Boundary> = boundaries.into_values().collect();
    boundaries.sort_by(|a, b| a.teryt.cmp(&b.teryt));
    for part in boundaries.chunks(200) {
        store::save_boundaries(work, part).await?;
    }
    Ok(Loaded {
        file: file.to_owned(),
        read,
        loaded: read - set_aside,
        passed_over: 0,
        set_aside,
        ended: 0,
        report,
        refused: None,
    })
}

fn parse(bytes: &[u8], file: &str) -> Result<FeatureCollection, CannotLoad> {
    let refused = |detail: String| CannotLoad::NotGeoJson { file: file.to_owned(), detail };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let collection: FeatureCollection =
        serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
    if collection.kind == "FeatureCollection" {
        Ok(collection)
    } else {
        let kind: String = collection.kind.chars().take(30).collect();
        Err(refused(format!("its type is {kind:?}")))
    }
}

fn outline(feature: Feature) -> Result<(Teryt, Vec<Vec<Point>>), Refused> {
    let properties = feature.properties.unwrap_or_default();
    let code = CODE_PROPERTIES.iter().find_map(|name| properties.get(*name));
    let code = match code {
        Some(Value::String(text)) => text.trim().to_owned(),
        // A number lost its leading zero: codes have an even number of digits, or seven.
        Some(Value::Number(number)) => {
            let digits = number.to_string();
            let width = match digits.len() {
                1 => 2,
                3 => 4,
                6 => 7,
                other => other,
            };
            format!("{digits:0>width$}")
        }
        _ => {
            return Err(Refused {
                what: "the feature has no property teryt".to_owned(),
                how_to_mend: "give every feature the TERYT code of its unit in the property teryt",
            });
        }
    };
    let teryt: Teryt = code.parse().map_err(|error: vocabulary::MalformedTeryt| Refused {
        what: error.to_string(),
        how_to_mend: "correct the code in the property teryt",
    })?;
    let polygons = match feature.geometry {
        Some(Geometry::Polygon { coordinates }) => vec![coordinates],
        Some(Geometry::MultiPolygon { coordinates }) => coordinates,
        Some(Geometry::Other) | None => {
            return Err(Refused {
                what: format!("the geometry of {teryt} is not a polygon"),
                how_to_mend: "export the outline as Polygon or MultiPolygon",
            });
        }
    };
    let rings: Vec<Vec<Point>> =
        polygons.iter().flatten().map(|line| ring(line, &teryt)).collect::<Result<_, _>>()?;
    if rings.is_empty() {
        return Err(Refused {
            what: format!("the outline of {teryt} is empty"),
            how_to_mend: "export the outline again",
        });
    }
    Ok((teryt, rings))
}

fn ring(line: &[Vec<f64>], teryt: &Teryt) -> Result<Vec<Point>, Refused> {
    let mut ring = Vec::with_capacity(line.len() + 1);
    for position in line {
        let [longitude, latitude, ..] = position[..] else {
            return Err(Refused {
                what: format!("the outline of {teryt} has a position without two numbers"),
                how_to_mend: "export the outline again",
            });
        };
        ring.push(Point::in_poland(latitude, longitude).map_err(|error| Refused {
            what: format!("the outline of {teryt}: {error}"),
            how_to_mend: "GeoJSON writes longitude before latitude, in degrees (WGS 84); export the outline again",
        })?);
    }
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    if ring.len() < 4 {
        return Err(Refused {
            what: format!("the outline of {teryt} has a line of fewer than three corners"),
            how_to_mend: "export the outline again",
        });
    }
    Ok(ring)
}
