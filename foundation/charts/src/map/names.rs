//! Names of units on a map that shows few of them: without any name nobody knows where they are looking.

use std::fmt::Write as _;

use super::Unit;
use super::projection::{Projection, WIDTH};
use crate::markup::Escaped;
use crate::text;

const SIZE: f64 = 28.0;
/// From the middle of a marker to the middle of a name below it.
const STEP: i32 = 50;
/// More than these are a carpet, not a map.
const MOST: usize = 30;

/// Writes each name in the middle of its unit where it covers nothing that is `taken`, the largest units first.
pub(super) fn draw(shapes: &mut String, projection: &Projection, units: &[&Unit], mut taken: Vec<[i32; 4]>) {
    let mut places: Vec<(f64, (i32, i32), &str)> = units
        .iter()
        .filter_map(|unit| {
            let (size, middle) =
                unit.rings.iter().filter_map(|ring| centre(projection, ring)).max_by(larger)?;
            Some((size, middle, unit.name.as_str()))
        })
        .collect();
    places.sort_by(|one, other| larger(&(other.0, other.1), &(one.0, one.1)).then(one.2.cmp(other.2)));
    for (_, (x, y), name) in places.into_iter().take(MOST) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "names are short, and a long one has no room anyway"
        )]
        let half = (text::width(name, SIZE) / 2.0).ceil().min(WIDTH) as i32 + 4;
        #[expect(clippy::cast_possible_truncation, reason = "the width is a whole number")]
        let is_free = |own: &[i32; 4]| {
            let inside = own[0] >= 0 && own[1] >= 0 && own[2] <= WIDTH as i32 && own[3] <= projection.height;
            let covers = |other: &[i32; 4]| {
                own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]
            };
            inside && !taken.iter().any(covers)
        };
        // In the middle, or a line below or above when a marker stands there.
        let lines = [y, y + STEP, y - STEP];
        let around = |y: i32| [x - half, y - 18, x + half, y + 18];
        let Some(y) = lines.into_iter().find(|y| is_free(&around(*y))).filter(|_| !name.trim().is_empty())
        else {
            continue;
        };
        taken.push(around(y));
        let _ = write!(
            shapes,
            "<text class=\"place\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            y + 10,
            Escaped(name)
        );
    }
}

fn larger(one: &(f64, (i32, i32)), other: &(f64, (i32, i32))) -> std::cmp::Ordering {
    one.0.total_cmp(&other.0)
}

/// Twice the area of a ring, and its centre of gravity.
fn centre(projection: &Projection, ring: &[(f64, f64)]) -> Option<(f64, (i32, i32))> {
    let corners: Vec<(i32, i32)> = ring
        .iter()
        .filter(|place| super::projection::on_earth(place))
        .map(|place| projection.place(*place))
        .collect();
    let (mut area, mut x, mut y) = (0_i64, 0_i64, 0_i64);
    for (one, other) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (one, other) = ((i64::from(one.0), i64::from(one.1)), (i64::from(other.0), i64::from(other.1)));
        let cross = one.0 * other.1 - other.0 * one.1;
        area += cross;
        x += (one.0 + other.0) * cross;
        y += (one.1 + other.1) * cross;
    }
    if area == 0 {
        return None;
    }
    let whole = |sum: i64| i32::try_from(sum / (3 * area)).ok();
    Some((area.abs() as f64, (whole(x)?, whole(y)?)))
}
