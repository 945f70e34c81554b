//! Charts and maps, drawn on the server as SVG, each with its table.
//!
//! What it is: the finding as the title, direct labels, a zero line, a hatch for "no data" and dots for
//! "suppressed", and always the same numbers as a table. No scripts, no inline styles: shapes carry classes
//! and [`STYLESHEET`] colours them in every theme.
//!
//! What it is not: it has no words of its own (all texts come translated from the caller), no number format
//! (the caller brings one) and no data (nothing is computed beyond scales and classes).
//!
//! Invariant: a [`Figure`] exists only with its source, date and method, because nothing here can be drawn
//! without an [`About`], and no [`About`] without a [`Provenance`].
//!
//! Start reading at [`Figure`], then [`bar_chart`] for the plainest example and [`choropleth`] for maps.

mod bars;
mod dots;
mod figure;
mod lines;
pub mod map;
mod markup;
mod scale;
mod sparkline;
mod text;

pub use bars::{Bar, BarChart, bar_chart};
pub use dots::{Dot, DotPlot, dot_plot};
pub use figure::{
    About, Figure, FigureTable, FigureWords, Legend, LegendEntry, NotTraceable, Provenance, Swatch, Value,
    Words,
};
pub use lines::{Band, LineChart, Series, line_chart};
pub use map::{Choropleth, Classing, Frame, Marker, PointMap, Precision, Unit, choropleth, point_map};
pub use sparkline::sparkline;

/// The part of the site's stylesheet that figures need. It uses `currentColor` for text and lines.
pub const STYLESHEET: &str = include_str!("../assets/charts.css");

/// How the caller writes numbers: `1 234,5` in Polish.
pub type NumberFormat<'format> = &'format dyn Fn(f64) -> String;
