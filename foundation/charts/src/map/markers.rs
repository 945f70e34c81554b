//! Numbered places on a map.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::projection::{Projection, on_earth};
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

const RADIUS: i32 = 27;
const SIZE: f64 = 32.0;
/// Numbers that are written out when several places fall together.
const WRITTEN: usize = 4;

/// All markers; those that fall together become one that names their numbers.
pub(super) fn draw(shapes: &mut String, projection: &Projection, markers: &[Marker], with_links: bool) {
    let mut groups: BTreeMap<(i32, i32, Precision), Vec<&Marker>> = BTreeMap::new();
    'markers: for marker in markers {
        let Some(place) = marker.place() else { continue };
        let (x, y) = projection.place(place);
        for ((group_x, group_y, precision), group) in &mut groups {
            let near = (group_x - x).abs() < RADIUS && (group_y - y).abs() < RADIUS;
            if near && *precision == marker.precision {
                group.push(marker);
                continue 'markers;
            }
        }
        groups.insert((x, y, marker.precision), vec![marker]);
    }
    // Rings first: an exact place lies on top of a vague one.
    let mut order: Vec<_> = groups.into_iter().collect();
    order.sort_by_key(|((.., precision), _)| std::cmp::Reverse(*precision));
    for ((x, y, precision), group) in order {
        let mut numbers: Vec<String> =
            group.iter().take(WRITTEN).map(|marker| marker.number.to_string()).collect();
        if group.len() > WRITTEN {
            numbers.push(format!("+{}", group.len() - WRITTEN));
        }
        let numbers = numbers.join(", ");
        let class = match precision {
            Precision::Exact => "exact",
            Precision::Around => "around",
        };
        let names: Vec<String> =
            group.iter().map(|marker| format!("{}. {}", marker.number, marker.label)).collect();
        let link = group.first().and_then(|marker| marker.href.as_deref()).filter(|_| with_links);
        if let Some(href) = link {
            let _ = write!(shapes, "<a href=\"{}\" aria-label=\"{}\">", Escaped(href), Escaped(&names.join("; ")));
        }
        let _ = write!(shapes, "<g class=\"marker {class}\"><title>{}</title>", Escaped(&names.join("; ")));
        if group.len() == 1 && numbers.len() < 3 {
            let _ = write!(shapes, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>");
        } else {
            let half = (text::width(&numbers, SIZE) / 2.0).ceil() + 14.0;
            let _ = write!(
                shapes,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{RADIUS}\"/>",
                f64::from(x) - half,
                y - RADIUS,
                half * 2.0,
                RADIUS * 2
            );
        }
        let _ = write!(
            shapes,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text></g>",
            y + 11,
            Escaped(&numbers)
        );
        if link.is_some() {
            shapes.push_str("</a>");
        }
    }
}
