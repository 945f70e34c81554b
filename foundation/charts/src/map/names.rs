//! Names of units on a map that shows few of them: without any name nobody knows where they are looking.

use std::fmt::Write as _;

use super::Unit;
use super::projection::{Projection, WIDTH, on_earth};
use crate::markup::Escaped;
use crate::text;

const SIZE: f64 = 28.0;
/// From the middle of a marker to the middle of a name below it.
const STEP: i32 = 50;
/// More than these are a carpet, not a map.
const MOST: usize = 30;

/// A name and the ring in which it belongs: the largest of its unit, as it is on paper.
struct Name<'map> {
    said: &'map str,
    ring: Vec<(i32, i32)>,
    /// Twice the area.
    size: i64,
    middle: (i32, i32),
}

/// Writes each name in the middle of its unit, or a line or so below or above it but still inside, where it covers
/// nothing that is `taken`; the largest units first.
pub(super) fn draw(shapes: &mut String, projection: &Projection, units: &[&Unit], mut taken: Vec<[i32; 4]>) {
    let mut names: Vec<Name<'_>> = units.iter().filter_map(|unit| Name::of(unit, projection)).collect();
    names.sort_by(|one, other| other.size.cmp(&one.size).then(one.said.cmp(other.said)));
    for name in names.into_iter().take(MOST) {
        let half = text::width(name.said, SIZE) / 2.0 + 4.0;
        let (x, middle) = name.middle;
        if f64::from(x) < half || f64::from(x) + half > WIDTH {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, reason = "not wider than the map")]
        let half = half.ceil() as i32;
        let around = |y: i32| [x - half, y - 18, x + half, y + 18];
        let is_free = |y: i32| {
            let own = around(y);
            let covers = |other: &[i32; 4]| {
                own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]
            };
            own[1] >= 0 && own[3] <= projection.height && !taken.iter().any(covers)
        };
        let lines = [0, STEP, -STEP, STEP * 3 / 2, -STEP * 3 / 2].map(|away| middle + away);
        let Some(y) = lines.into_iter().find(|y| name.holds((x, *y)) && is_free(*y)) else { continue };
        taken.push(around(y));
        let _ = write!(
            shapes,
            "<text class=\"place\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            y + 10,
            Escaped(name.said)
        );
    }
}

impl<'map> Name<'map> {
    fn of(unit: &'map Unit, projection: &Projection) -> Option<Self> {
        let said = unit.name.trim();
        let on_paper = |ring: &Vec<(f64, f64)>| -> Vec<(i32, i32)> {
            ring.iter().filter(|place| on_earth(place)).map(|place| projection.place(*place)).collect()
        };
        let rings = unit.rings.iter().map(on_paper).filter_map(|ring| {
            let (size, middle) = centre(&ring)?;
            Some(Self { said, ring, size, middle })
        });
        rings.max_by_key(|name| name.size).filter(|_| !said.is_empty())
    }

    /// Whether the place lies inside the ring: a ray to the right crosses it an odd number of times.
    fn holds(&self, (x, y): (i32, i32)) -> bool {
        edges(&self.ring).fold(false, |inside, ((from_x, from_y), (to_x, to_y))| {
            let crosses = (from_y > i64::from(y)) != (to_y > i64::from(y)) && {
                let (rise, run) = (to_y - from_y, to_x - from_x);
                let at = (i64::from(y) - from_y) * run - (i64::from(x) - from_x) * rise;
                (at > 0) == (rise > 0)
            };
            inside != crosses
        })
    }
}

fn edges(ring: &[(i32, i32)]) -> impl Iterator<Item = ((i64, i64), (i64, i64))> {
    let wide = |(x, y): (i32, i32)| (i64::from(x), i64::from(y));
    ring.iter().zip(ring.iter().cycle().skip(1)).map(move |(from, to)| (wide(*from), wide(*to)))
}

/// Twice the area of a ring, and its centre of gravity.
fn centre(ring: &[(i32, i32)]) -> Option<(i64, (i32, i32))> {
    // From the first corner, so that far rings do not overflow.
    let (first_x, first_y) = ring.first().map(|(x, y)| (i64::from(*x), i64::from(*y)))?;
    let (mut area, mut x, mut y) = (0_i64, 0_i128, 0_i128);
    for ((from_x, from_y), (to_x, to_y)) in edges(ring) {
        let (from_x, from_y, to_x, to_y) =
            (from_x - first_x, from_y - first_y, to_x - first_x, to_y - first_y);
        let cross = from_x * to_y - to_x * from_y;
        area += cross;
        x += i128::from(from_x + to_x) * i128::from(cross);
        y += i128::from(from_y + to_y) * i128::from(cross);
    }
    if area == 0 {
        return None;
    }
    let whole = |first: i64, sum: i128| i32::try_from(i128::from(first) + sum / (3 * i128::from(area))).ok();
    Some((area.abs(), (whole(first_x, x)?, whole(first_y, y)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_square_is_its_middle_and_inside() {
        let ring = vec![(0, 0), (100, 0), (100, 50), (0, 50), (0, 0)];
        let (size, middle) = centre(&ring).expect("an area");
        assert_eq!((size, middle), (10_000, (50, 25)));
        let name = Name { said: "", ring, size, middle };
        assert!(name.holds(middle) && name.holds((1, 1)));
        assert!(!name.holds((50, 51)) && !name.holds((101, 25)) && !name.holds((-1, 25)));
    }

    #[test]
    fn a_ring_without_area_has_no_middle() {
        assert_eq!(centre(&[(0, 0), (5, 5), (0, 0)]), None);
        assert_eq!(centre(&[]), None);
    }
}
