//! Horizontal bars: how much, one thing below the other.

use std::fmt::Write as _;

use crate::markup::{Escaped, Place};
use crate::scale::{Scale, span, with_zero};
use crate::{About, Figure, FigureTable, NumberFormat, Value, Words, text};

pub(crate) const WIDTH: f64 = 360.0;
const SIZE: f64 = 14.0;
const LINE: f64 = 18.0;
const BAR: f64 = 14.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Stands above the bar.
    pub label: String,
    /// Its length.
    pub value: Value,
    /// The one this page is about.
    pub highlighted: bool,
}

impl Bar {
    /// A bar like all others.
    pub fn new(label: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { label: label.into(), value: value.into(), highlighted: false }
    }
}

/// What [`bar_chart`] draws.
#[derive(Clone, Copy)]
pub struct BarChart<'chart> {
    /// From top to bottom.
    pub bars: &'chart [Bar],
    /// Header of the labels in the table: "Gmina".
    pub thing: &'chart str,
    /// Header of the numbers in the table, with the unit: "Miejsca na 1000 mieszkańców".
    pub measure: &'chart str,
    /// How numbers are written.
    pub number: NumberFormat<'chart>,
    /// Words inside the picture.
    pub words: &'chart Words,
}

impl std::fmt::Debug for BarChart<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("BarChart").field("bars", &self.bars).finish_non_exhaustive()
    }
}

/// Bars with their labels above and their numbers at the end; they always start at zero.
pub fn bar_chart(about: &About, chart: &BarChart<'_>) -> Figure {
    let headers = vec![chart.thing.to_owned(), chart.measure.to_owned()];
    let Some(extent) = span(chart.bars.iter().filter_map(|bar| bar.value.known())) else {
        let mut figure = Figure::without_data(about, chart.words, headers);
        figure.table.rows = rows(chart);
        return figure;
    };
    let (low, high) = with_zero(extent);
    let room = |bar: &Bar| text::width(&bar.value.said(chart.number, chart.words), SIZE) + 8.0;
    let widest = |side: fn(f64) -> bool| {
        let those = chart.bars.iter().filter(|bar| side(bar.value.known().unwrap_or(0.0)));
        those.map(room).fold(0.0_f64, f64::max).min(WIDTH / 3.0)
    };
    let left = if low < 0.0 { widest(|number| number < 0.0) } else { 1.0 };
    let right = WIDTH - widest(|number| number >= 0.0).max(1.0);
    let scale = Scale::new((low, high), (left, right));
    let zero = scale.place(0.0);

    let mut shapes = String::new();
    let mut y = 0.0;
    for bar in chart.bars {
        let class = if bar.highlighted { " class=\"here\"" } else { "" };
        let _ = write!(shapes, "<g{class}>");
        for line in text::wrapped(&bar.label, SIZE, WIDTH, 2) {
            y += LINE;
            let _ = write!(shapes, "<text x=\"0\" y=\"{}\">{}</text>", Place(y - 4.5), Escaped(&line));
        }
        let said = bar.value.said(chart.number, chart.words);
        let middle = Place(y + BAR - 2.0);
        if let Some(number) = bar.value.known() {
            let end = scale.place(number);
            let (x, width) = (zero.min(end), (end - zero).abs());
            let _ = write!(
                shapes,
                "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{BAR}\"/>",
                Place(x),
                Place(y),
                Place(width)
            );
            let (x, anchor) = if number < 0.0 { (end - 4.0, "end") } else { (end + 4.0, "start") };
            let _ = write!(
                shapes,
                "<text class=\"number\" x=\"{}\" y=\"{middle}\" text-anchor=\"{anchor}\">{}</text>",
                Place(x),
                Escaped(&said)
            );
        } else {
            let _ = write!(
                shapes,
                "<text class=\"missing\" x=\"{}\" y=\"{middle}\">{}</text>",
                Place(zero + 4.0),
                Escaped(&said)
            );
        }
        let _ = write!(
            shapes,
            "<path class=\"zero\" d=\"M{} {}v{}\"/></g>",
            Place(zero),
            Place(y - 2.0),
            BAR + 4.0
        );
        y += BAR + 10.0;
    }
    let svg = format!("{}{shapes}</svg>", about.opening("bars", "img", WIDTH, y));
    Figure::new(about, svg, FigureTable { caption: about.title.clone(), headers, rows: rows(chart) })
}

fn rows(chart: &BarChart<'_>) -> Vec<Vec<String>> {
    chart.bars.iter().map(|bar| vec![bar.label.clone(), bar.value.said(chart.number, chart.words)]).collect()
}
