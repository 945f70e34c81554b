//! Numbered places on a map.

use std::fmt::Write as _;

use super::projection::{Projection, WIDTH, on_earth};
use crate::markup::Escaped;
use crate::text;

/// How well the place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// This building.
    Exact,
    /// Somewhere in this locality: drawn as a ring, never as a point.
    Around,
}

/// A place with the number it has in the list beside the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Its number in the list.
    pub number: u32,
    /// What is there.
    pub label: String,
    /// In degrees.
    pub longitude: f64,
    /// In degrees.
    pub latitude: f64,
    /// How well the place is known.
    pub precision: Precision,
    /// Where a click leads, usually `#` and the id of the list's entry.
    pub href: Option<String>,
}

impl Marker {
    pub(super) fn place(&self) -> Option<(f64, f64)> {
        Some((self.longitude, self.latitude)).filter(on_earth)
    }
}

const RADIUS: i32 = 30;
const SIZE: f64 = 36.0;
/// What stays free between a marker and the edge, for its line.
const EDGE: i32 = 3;
/// Numbers that are written out when several places fall together.
const WRITTEN: usize = 4;

/// Markers that fall together on paper.
pub(super) struct Group<'map> {
    markers: Vec<&'map Marker>,
    x: i32,
    y: i32,
}

impl Group<'_> {
    fn precision(&self) -> Precision {
        self.markers[0].precision
    }

    /// `1, 2, 3, 4, +7`
    fn numbers(&self) -> String {
        let mut numbers: Vec<String> =
            self.markers.iter().take(WRITTEN).map(|marker| marker.number.to_string()).collect();
        if self.markers.len() > WRITTEN {
            numbers.push(format!("+{}", self.markers.len() - WRITTEN));
        }
        numbers.join(", ")
    }

    fn is_round(&self) -> bool {
        self.markers.len() == 1 && self.markers[0].number < 100
    }

    /// Left, top, right, bottom.
    pub(super) fn covers(&self) -> [i32; 4] {
        let half = self.half_width();
        [self.x - half, self.y - RADIUS, self.x + half, self.y + RADIUS]
    }

    fn half_width(&self) -> i32 {
        if self.is_round() {
            return RADIUS;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a line of at most five numbers")]
        let half = (text::width(&self.numbers(), SIZE) / 2.0).ceil() as i32;
        (half + 14).max(RADIUS)
    }

    /// A long row of numbers at the edge moves in until all of it can be read.
    fn keep_on_paper(&mut self, projection: &Projection) {
        let within = |at: i32, half: i32, end: i32| at.min(end - half - EDGE).max(half + EDGE);
        #[expect(clippy::cast_possible_truncation, reason = "a whole number")]
        let width = WIDTH as i32;
        self.x = within(self.x, self.half_width(), width);
        self.y = within(self.y, RADIUS, projection.height);
    }

    fn overlaps(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.half_width() + other.half_width()
            && (self.y - other.y).abs() < RADIUS * 2
    }
}

/// Joins what would cover each other, kind by kind.
fn grouped<'map>(projection: &Projection, markers: &'map [Marker], precision: Precision) -> Vec<Group<'map>> {
    let mut groups: Vec<Group<'map>> = Vec::new();
    for marker in markers.iter().filter(|marker| marker.precision == precision) {
        let Some(place) = marker.place() else { continue };
        let (x, y) = projection.place(place);
        let mut group = Group { markers: vec![marker], x, y };
        // A grown group may reach the next one.
        while let Some(near) = groups.iter().position(|other| other.overlaps(&group)) {
            let mut joined = groups.remove(near);
            joined.markers.append(&mut group.markers);
            group = joined;
        }
        groups.push(group);
    }
    for group in &mut groups {
        group.markers.sort_by_key(|marker| marker.number);
    }
    groups
}

/// All markers, the lowest first. An exact one stands where it is; a ring, which only says "around here",
/// makes room.
pub(super) fn placed<'map>(projection: &Projection, markers: &'map [Marker]) -> Vec<Group<'map>> {
    let exact = grouped(projection, markers, Precision::Exact);
    let mut around = grouped(projection, markers, Precision::Around);
    let step = RADIUS * 2 + 2;
    for ring in &mut around {
        let (x, y) = (ring.x, ring.y);
        let places = [(0, 0), (0, -step), (0, step), (step, 0), (-step, 0), (step, -step), (-step, step)];
        let free = places.into_iter().map(|(across, down)| (x + across, y + down)).find(|place| {
            (ring.x, ring.y) = *place;
            !exact.iter().any(|other| other.overlaps(ring))
        });
        (ring.x, ring.y) = free.unwrap_or((x, y));
    }
    let mut all: Vec<Group<'map>> = around.into_iter().chain(exact).collect();
    for group in &mut all {
        group.keep_on_paper(projection);
    }
    all
}

pub(super) fn draw(shapes: &mut String, group: &Group<'_>, with_links: bool) {
    let (x, y) = (group.x, group.y);
    let class = match group.precision() {
        Precision::Exact => "exact",
        Precision::Around => "around",
    };
    let names: Vec<String> =
        group.markers.iter().map(|marker| format!("{}. {}", marker.number, marker.label)).collect();
    // What is said begins with what is seen, so that it can be called by what is seen.
    let names = match names.as_slice() {
        [one] => one.clone(),
        several => format!("{}: {}", group.numbers(), several.join("; ")),
    };
    let link = group.markers[0].href.as_deref().filter(|_| with_links);
    if let Some(href) = link {
        let _ = write!(shapes, "<a href=\"{}\" aria-label=\"{}\">", Escaped(href), Escaped(&names));
    }
    let _ = write!(shapes, "<g class=\"marker {class}\">");
    // A link says its name itself; with a title inside, the name would be said twice.
    if link.is_none() {
        let _ = write!(shapes, "<title>{}</title>", Escaped(&names));
    }
    if group.is_round() {
        let _ = write!(shapes, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>");
    } else {
        let half = group.half_width();
        let _ = write!(
            shapes,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{RADIUS}\"/>",
            x - half,
            y - RADIUS,
            half * 2,
            RADIUS * 2
        );
    }
    let _ = write!(
        shapes,
        "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text></g>",
        y + 12,
        Escaped(&group.numbers())
    );
    if link.is_some() {
        shapes.push_str("</a>");
    }
}
