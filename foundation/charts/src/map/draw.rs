//! The picture itself.

use std::fmt::Write as _;

use super::projection::{Bounds, Projection, WIDTH};
use super::{Frame, MOST_LINKS, Marker, Unit, markers, names};
use crate::About;
use crate::markup::Escaped;

/// What fills a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    Land,
    Step(usize),
    Hatch,
    Dots,
}

/// Everything that is needed to draw.
pub(super) struct Picture<'map> {
    pub units: &'map [Unit],
    pub highlighted: Option<&'map str>,
    pub markers: &'map [Marker],
    pub frame: Frame,
    pub shade: &'map dyn Fn(&Unit) -> Shade,
    pub said: &'map dyn Fn(&Unit) -> String,
}

/// The least a frame around markers shows, in degrees of latitude: some eleven kilometres.
const LEAST: f64 = 0.1;

impl Picture<'_> {
    /// `None` when there is nothing on Earth to draw.
    pub(super) fn svg(&self, about: &About) -> Option<String> {
        let bounds = self.bounds()?;
        let projection = Projection::new(bounds);
        let near: Vec<&Unit> = self
            .units
            .iter()
            .filter(|unit| extent(unit).is_some_and(|extent| extent.touches(&bounds)))
            .collect();
        let links = near.iter().filter(|unit| unit.href.is_some()).count()
            + self.markers.iter().filter(|marker| marker.href.is_some()).count();
        let with_links = links > 0 && links <= MOST_LINKS;
        // A picture that holds links is no image to assistive technology, but a group of them.
        let role = if with_links { "group" } else { "img" };
        let mut svg = about.opening("map", role, WIDTH, f64::from(projection.height));
        let fillings: Vec<Shade> = near.iter().map(|unit| (self.shade)(unit)).collect();
        write_patterns(&mut svg, &about.id(), &fillings);
        svg.push_str("<g class=\"units\">");
        let mut highlighted = String::new();
        for (unit, shade) in near.iter().zip(fillings) {
            let here = self.highlighted == Some(unit.code.as_str());
            let shapes = if here { &mut highlighted } else { &mut svg };
            self.draw_unit(shapes, &projection, unit, shade, here, &about.id(), with_links);
        }
        // Last, so that its outline lies on its neighbours.
        svg.push_str(&highlighted);
        svg.push_str("</g>");
        let groups = markers::placed(&projection, self.markers);
        if self.frame == Frame::Markers {
            let taken = groups.iter().map(markers::Group::covers).collect();
            names::draw(&mut svg, &projection, &near, taken);
        }
        for group in &groups {
            markers::draw(&mut svg, group, with_links);
        }
        svg.push_str("</svg>");
        Some(svg)
    }

    fn bounds(&self) -> Option<Bounds> {
        let places = |units: &[Unit]| {
            Bounds::around(units.iter().flat_map(|unit| unit.rings.iter().flatten().copied()))
        };
        match self.frame {
            Frame::Everything => places(self.units),
            Frame::Markers => {
                let markers = self.markers.iter().filter_map(Marker::place);
                let here = self.units.iter().find(|unit| self.highlighted == Some(unit.code.as_str()));
                let here = here.into_iter().flat_map(|unit| unit.rings.iter().flatten().copied());
                Bounds::around(markers.chain(here))
                    .map(|bounds| bounds.widened(LEAST))
                    .or_else(|| places(self.units))
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one place draws a unit, and it needs to know all of this")]
    fn draw_unit(
        &self,
        shapes: &mut String,
        projection: &Projection,
        unit: &Unit,
        shade: Shade,
        here: bool,
        id: &str,
        with_links: bool,
    ) {
        let path = projection.path(&unit.rings);
        if path.is_empty() {
            return;
        }
        let said = (self.said)(unit);
        let link = unit.href.as_deref().filter(|_| with_links);
        if let Some(href) = link {
            let _ = write!(shapes, "<a href=\"{}\" aria-label=\"{}\">", Escaped(href), Escaped(&said));
        }
        let here = if here { " here" } else { "" };
        let _ = match shade {
            Shade::Land => write!(shapes, "<path class=\"land{here}\""),
            Shade::Step(step) => write!(shapes, "<path class=\"q{step}{here}\""),
            Shade::Hatch => write!(shapes, "<path class=\"none{here}\" fill=\"url(#{id}-hatch)\""),
            Shade::Dots => write!(shapes, "<path class=\"none{here}\" fill=\"url(#{id}-dots)\""),
        };
        let _ = write!(shapes, " d=\"{path}\"><title>{}</title></path>", Escaped(&said));
        if link.is_some() {
            shapes.push_str("</a>");
        }
    }
}

fn extent(unit: &Unit) -> Option<Bounds> {
    Bounds::around(unit.rings.iter().flatten().copied())
}

/// Patterns in drawing units; their lines take the text's colour by class.
fn write_patterns(svg: &mut String, id: &str, shades: &[Shade]) {
    let has = |shade| shades.contains(&shade);
    if !has(Shade::Hatch) && !has(Shade::Dots) {
        return;
    }
    svg.push_str("<defs>");
    if has(Shade::Hatch) {
        let _ = write!(
            svg,
            "<pattern id=\"{id}-hatch\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect class=\"bare\" width=\"10\" height=\"10\"/>\
             <path class=\"mark\" d=\"M0 0V10\"/></pattern>"
        );
    }
    if has(Shade::Dots) {
        let _ = write!(
            svg,
            "<pattern id=\"{id}-dots\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\">\
             <rect class=\"bare\" width=\"12\" height=\"12\"/><circle class=\"mark\" cx=\"6\" cy=\"6\" r=\"2\"/>\
             </pattern>"
        );
    }
    svg.push_str("</defs>");
}
