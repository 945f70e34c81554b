//! Degrees to drawing units: equirectangular, true to scale at the middle latitude.
//!
//! At the size of a voivodeship the error is below the rounding; there is nothing to gain from more.

use std::fmt::Write as _;

/// Width of a map, and the most it is high, in drawing units. The width never changes, so that markers and
/// letters are equally large on all maps; narrow land stands in the middle.
pub(super) const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 1200.0;

/// A box in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Bounds {
    /// Around all places that lie on the Earth.
    pub(super) fn around(places: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        places.into_iter().filter(on_earth).fold(None, |bounds, (longitude, latitude)| {
            let bounds =
                bounds.unwrap_or(Self { west: longitude, south: latitude, east: longitude, north: latitude });
            Some(Self {
                west: bounds.west.min(longitude),
                south: bounds.south.min(latitude),
                east: bounds.east.max(longitude),
                north: bounds.north.max(latitude),
            })
        })
    }

    /// A seventh more on every side, at least this many degrees of latitude across, and four to three.
    pub(super) fn widened(self, least: f64) -> Self {
        let stretch = self.stretch();
        let (wide, high) = (self.east - self.west, self.north - self.south);
        let new_high = (high * 9.0 / 7.0).max(wide * stretch * 9.0 / 7.0 * 3.0 / 4.0).max(least);
        let new_wide = new_high * 4.0 / 3.0 / stretch;
        let (across, up) = ((new_wide - wide) / 2.0, (new_high - high) / 2.0);
        Self {
            west: self.west - across,
            south: self.south - up,
            east: self.east + across,
            north: self.north + up,
        }
    }

    pub(super) fn touches(&self, other: &Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    /// How much shorter a degree of longitude is than one of latitude.
    fn stretch(&self) -> f64 {
        f64::midpoint(self.south, self.north).to_radians().cos().max(0.01)
    }
}

pub(super) fn on_earth((longitude, latitude): &(f64, f64)) -> bool {
    (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude)
}

/// Places in degrees to whole drawing units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    bounds: Bounds,
    stretch: f64,
    scale: f64,
    margin: f64,
    pub height: i32,
}

impl Projection {
    pub(super) fn new(bounds: Bounds) -> Self {
        let stretch = bounds.stretch();
        let (wide, high) = ((bounds.east - bounds.west) * stretch, bounds.north - bounds.south);
        let scale = (WIDTH / wide.max(1e-6)).min(HEIGHT / high.max(1e-6));
        Self {
            bounds,
            stretch,
            scale,
            margin: ((WIDTH - wide * scale) / 2.0).max(0.0),
            height: rounded((high * scale).max(1.0)),
        }
    }

    pub(super) fn place(&self, (longitude, latitude): (f64, f64)) -> (i32, i32) {
        let x = (longitude - self.bounds.west) * self.stretch * self.scale + self.margin;
        let y = (self.bounds.north - latitude) * self.scale;
        (rounded(x), rounded(y))
    }

    /// Closed rings as relative moves in whole units. Neighbours round their common border alike, so no gaps
    /// open between them. A ring that shrinks to nothing is left out, unless nothing else is left.
    pub(super) fn path(&self, rings: &[Vec<(f64, f64)>]) -> String {
        let mut path = String::new();
        let mut speck = None;
        for ring in rings {
            let mut corners: Vec<(i32, i32)> = Vec::with_capacity(ring.len());
            for place in ring.iter().filter(|place| on_earth(place)) {
                let corner = self.place(*place);
                if corners.last() == Some(&corner) {
                    continue;
                }
                // A corner on a straight line between its neighbours is none.
                if let [.., before, last] = corners[..]
                    && between(before, last, corner)
                {
                    corners.pop();
                }
                corners.push(corner);
            }
            if corners.len() > 1 && corners.first() == corners.last() {
                corners.pop();
            }
            if corners.len() < 3 {
                speck = speck.or(corners.first().copied());
                continue;
            }
            write_ring(&mut path, &corners);
        }
        if let (true, Some((x, y))) = (path.is_empty(), speck) {
            let _ = write!(path, "M{x} {y}h2v2h-2z");
        }
        path
    }
}

fn write_ring(path: &mut String, corners: &[(i32, i32)]) {
    let (mut x, mut y) = corners[0];
    let _ = write!(path, "M{x} {y}");
    let mut command = 'M';
    for (next_x, next_y) in &corners[1..] {
        let (across, down) = (next_x - x, next_y - y);
        (x, y) = (*next_x, *next_y);
        match (across, down) {
            (across, 0) => {
                let _ = write!(path, "h{across}");
                command = 'h';
            }
            (0, down) => {
                let _ = write!(path, "v{down}");
                command = 'v';
            }
            (across, down) => {
                if command != 'l' {
                    path.push('l');
                } else if across >= 0 {
                    path.push(' ');
                }
                let _ = write!(path, "{across}");
                if down >= 0 {
                    path.push(' ');
                }
                let _ = write!(path, "{down}");
                command = 'l';
            }
        }
    }
    path.push('z');
}

fn between(before: (i32, i32), middle: (i32, i32), after: (i32, i32)) -> bool {
    let one = (i64::from(middle.0 - before.0), i64::from(middle.1 - before.1));
    let two = (i64::from(after.0 - middle.0), i64::from(after.1 - middle.1));
    one.0 * two.1 == one.1 * two.0 && one.0 * two.0 >= 0 && one.1 * two.1 >= 0
}

fn rounded(number: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let whole = number.round().clamp(-1e6, 1e6) as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Vec<(f64, f64)> {
        vec![(20.0, 50.0), (20.5, 50.0), (21.0, 50.0), (21.0, 51.0), (20.0, 51.0), (20.0, 50.0)]
    }

    #[test]
    fn a_square_of_degrees_is_higher_than_wide_in_poland() {
        let projection = Projection::new(Bounds::around(square()).expect("bounds"));
        assert_eq!(projection.height, 1200);
        assert_eq!(projection.path(&[square()]), "M118 1200h764v-1200h-764z");
    }

    #[test]
    fn what_is_too_small_to_draw_leaves_a_speck() {
        let projection = Projection::new(Bounds::around(square()).expect("bounds"));
        let tiny = vec![(20.5, 50.5), (20.500_001, 50.5), (20.5, 50.500_001), (20.5, 50.5)];
        assert_eq!(projection.path(std::slice::from_ref(&tiny)), "M500 600h2v2h-2z");
        assert_eq!(projection.path(&[square(), tiny]), "M118 1200h764v-1200h-764z");
        assert_eq!(projection.path(&[vec![(f64::NAN, 50.0), (500.0, 1.0)]]), "");
    }

    #[test]
    fn a_frame_around_one_place_is_not_endless() {
        let bounds = Bounds::around([(20.0, 50.0)]).expect("bounds").widened(0.3);
        assert!((bounds.north - bounds.south - 0.3).abs() < 1e-9);
        assert!((bounds.east - bounds.west - 0.4 / 50_f64.to_radians().cos()).abs() < 1e-9);
    }
}
