//! Maps of areas: coloured by a number ([`choropleth`]) or as the ground for places ([`point_map`]).
//!
//! A map is an illustration; the table or the result list beside it is what people operate. So units are
//! links only while a person can tab through them, and above that the map is one picture with a description.

mod classes;
mod draw;
mod markers;
mod names;
mod projection;

use crate::{About, Figure, FigureTable, Legend, LegendEntry, NumberFormat, Swatch, Value, Words};

pub use classes::Classing;
pub use markers::{Marker, Precision};

/// More links than this are no way to find anything.
pub const MOST_LINKS: usize = 60;

/// One area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// TERYT code.
    pub code: String,
    /// As people say it.
    pub name: String,
    /// All rings of all its polygons, outer and inner alike, as (longitude, latitude) in degrees.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// Its number; `None` for land that carries no meaning.
    pub value: Option<Value>,
    /// Its page.
    pub href: Option<String>,
}

/// Which part of the land is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// All units.
    #[default]
    Everything,
    /// The surroundings of the markers and of the highlighted unit, with the names of the units that have room.
    Markers,
}

/// What [`choropleth`] draws.
#[derive(Clone, Copy)]
pub struct Choropleth<'map> {
    /// The areas.
    pub units: &'map [Unit],
    /// How numbers become colours.
    pub classing: &'map Classing,
    /// The code of the unit this page is about.
    pub highlighted: Option<&'map str>,
    /// Places on top, usually none.
    pub markers: &'map [Marker],
    /// Header of the names in the table: "Gmina".
    pub thing: &'map str,
    /// What is measured, with its unit: title of the legend and header of the numbers.
    pub measure: &'map str,
    /// How numbers are written.
    pub number: NumberFormat<'map>,
    /// Words in the legend.
    pub words: &'map Words,
}

impl std::fmt::Debug for Choropleth<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Choropleth").field("units", &self.units.len()).finish_non_exhaustive()
    }
}

/// What [`point_map`] draws.
#[derive(Clone, Copy, Debug)]
pub struct PointMap<'map> {
    /// The land, drawn plainly; values are ignored.
    pub units: &'map [Unit],
    /// The code of the unit this page is about.
    pub highlighted: Option<&'map str>,
    /// The places, with the numbers of the list beside the map.
    pub markers: &'map [Marker],
    /// How much land is shown.
    pub frame: Frame,
    /// Headers of the table: number, name, how exact.
    pub headers: [&'map str; 3],
    /// What a filled marker says: "dokładne miejsce".
    pub exact: &'map str,
    /// What a ring says: "gdzieś w tej miejscowości".
    pub around: &'map str,
    /// Words inside the picture.
    pub words: &'map Words,
}

/// Areas coloured by a number, with the class limits in the legend and every number in the table.
pub fn choropleth(about: &About, map: &Choropleth<'_>) -> Figure {
    let values = map.units.iter().filter_map(|unit| unit.value);
    let classes = map.classing.classes(values.clone().filter_map(Value::known));
    let table = FigureTable {
        caption: about.title.clone(),
        headers: vec![map.thing.to_owned(), map.measure.to_owned()],
        rows: map
            .units
            .iter()
            .filter_map(|unit| Some(vec![unit.name.clone(), unit.value?.said(map.number, map.words)]))
            .collect(),
    };
    let shade = |unit: &Unit| match unit.value {
        None => draw::Shade::Land,
        Some(value) => match (value, value.known()) {
            (_, Some(number)) => draw::Shade::Step(classes.step(number)),
            (Value::Suppressed, None) => draw::Shade::Dots,
            (_, None) => draw::Shade::Hatch,
        },
    };
    let said = |unit: &Unit| match unit.value {
        Some(value) => format!("{}: {}", unit.name, value.said(map.number, map.words)),
        None => unit.name.clone(),
    };
    let picture = draw::Picture {
        units: map.units,
        highlighted: map.highlighted,
        markers: map.markers,
        frame: Frame::Everything,
        shade: &shade,
        said: &said,
    };
    let Some(svg) = picture.svg(about) else {
        let mut figure = Figure::without_data(about, map.words, table.headers);
        figure.table.rows = table.rows;
        return figure;
    };
    let mut entries = classes.legend(map.number);
    if values.clone().any(|value| value != Value::Suppressed && value.known().is_none()) {
        let label = map.words.no_data.clone();
        entries.push(LegendEntry { swatch: Swatch::Hatch(about.id()), label });
    }
    if values.clone().any(|value| value == Value::Suppressed) {
        let label = map.words.suppressed.clone();
        entries.push(LegendEntry { swatch: Swatch::Dots(about.id()), label });
    }
    let mut figure = Figure::new(about, svg, table);
    figure.legend = Legend { title: map.measure.to_owned(), entries };
    figure
}

/// Places on plain land. Their numbers are those of the list beside the map.
pub fn point_map(about: &About, map: &PointMap<'_>) -> Figure {
    let precision = |marker: &Marker| match marker.precision {
        Precision::Exact => map.exact,
        Precision::Around => map.around,
    };
    let rows = map
        .markers
        .iter()
        .map(|marker| vec![marker.number.to_string(), marker.label.clone(), precision(marker).to_owned()]);
    let table = FigureTable {
        caption: about.title.clone(),
        headers: map.headers.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    let picture = draw::Picture {
        units: map.units,
        highlighted: map.highlighted,
        markers: map.markers,
        frame: map.frame,
        shade: &|_| draw::Shade::Land,
        said: &|unit| unit.name.clone(),
    };
    let Some(svg) = picture.svg(about) else {
        let mut figure = Figure::without_data(about, map.words, table.headers);
        figure.table.rows = table.rows;
        return figure;
    };
    let mut entries = Vec::new();
    for (kind, swatch, label) in
        [(Precision::Exact, Swatch::Exact, map.exact), (Precision::Around, Swatch::Around, map.around)]
    {
        if map.markers.iter().any(|marker| marker.precision == kind) {
            entries.push(LegendEntry { swatch, label: label.to_owned() });
        }
    }
    let mut figure = Figure::new(about, svg, table);
    figure.legend = Legend { title: String::new(), entries };
    figure
}
