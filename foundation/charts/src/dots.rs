//! A dot for each thing on one common scale, with its uncertainty where it is known.

use std::fmt::Write as _;

use crate::bars::WIDTH;
use crate::markup::{Escaped, Place};
use crate::scale::{Scale, span, ticks};
use crate::{About, Figure, FigureTable, NumberFormat, Value, Words, text};

const SIZE: f64 = 14.0;
const LINE: f64 = 17.0;
const EDGE: f64 = 12.0;

/// One row of the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Stands above the dot's line.
    pub label: String,
    /// Where the dot is.
    pub value: Value,
    /// From where to where the true value may reach.
    pub interval: Option<(f64, f64)>,
    /// The one this page is about.
    pub highlighted: bool,
}

impl Dot {
    /// A dot like all others.
    pub fn new(label: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { label: label.into(), value: value.into(), interval: None, highlighted: false }
    }
}

/// What [`dot_plot`] draws.
#[derive(Clone, Copy)]
pub struct DotPlot<'chart> {
    /// From top to bottom.
    pub dots: &'chart [Dot],
    /// A line to compare with, and its name: the region's mean.
    pub reference: Option<(f64, &'chart str)>,
    /// Header of the labels in the table.
    pub thing: &'chart str,
    /// Header of the numbers in the table, with the unit.
    pub measure: &'chart str,
    /// Header of the intervals in the table; used when there are any.
    pub interval: &'chart str,
    /// How numbers are written.
    pub number: NumberFormat<'chart>,
    /// Words inside the picture.
    pub words: &'chart Words,
}

impl std::fmt::Debug for DotPlot<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("DotPlot").field("dots", &self.dots).finish_non_exhaustive()
    }
}

/// Dots on a scale that need not start at zero (their place speaks, not a length), so its ends are labelled.
pub fn dot_plot(about: &About, chart: &DotPlot<'_>) -> Figure {
    let table = table(about, chart);
    let numbers = chart.dots.iter().flat_map(|dot| {
        let (low, high) = interval(dot).unzip();
        [dot.value.known(), low, high].into_iter().flatten()
    });
    let reference = chart.reference.filter(|(number, _)| number.is_finite());
    let extent = span(numbers.chain(reference.map(|(number, _)| number)));
    let is_known = chart.dots.iter().any(|dot| dot.value.known().is_some());
    let Some(extent) = extent.filter(|_| is_known) else {
        let mut figure = Figure::without_data(about, chart.words, table.headers);
        figure.table.rows = table.rows;
        return figure;
    };
    let ticks = ticks(extent, 4);
    let scale = Scale::along(&ticks, (EDGE, WIDTH - EDGE));

    let top = if reference.is_some() { LINE + 6.0 } else { 0.0 };
    let mut shapes = String::new();
    let mut y = top;
    for dot in chart.dots {
        let class = if dot.highlighted { " class=\"here\"" } else { "" };
        let said = dot.value.said(chart.number, chart.words);
        let _ = write!(shapes, "<g{class}>");
        let lines = text::wrapped(&dot.label, SIZE, WIDTH - text::width(&said, SIZE) - 10.0, 2);
        let first = y + LINE - 3.0;
        for line in lines {
            y += LINE;
            let _ = write!(shapes, "<text x=\"0\" y=\"{}\">{}</text>", Place(y - 3.0), Escaped(&line));
        }
        let class = if dot.value.known().is_some() { "number" } else { "missing" };
        let _ = write!(
            shapes,
            "<text class=\"{class}\" x=\"{WIDTH}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            Place(first),
            Escaped(&said)
        );
        y = y.max(first + 3.0) + 9.0;
        let _ = write!(shapes, "<path class=\"grid\" d=\"M{EDGE} {}H{}\"/>", Place(y), WIDTH - EDGE);
        if let Some((low, high)) = interval(dot) {
            let (low, high) = (Place(scale.place(low)), Place(scale.place(high)));
            let _ = write!(shapes, "<path class=\"interval\" d=\"M{low} {}H{high}\"/>", Place(y));
        }
        if let Some(number) = dot.value.known() {
            let _ = write!(
                shapes,
                "<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"6\"/>",
                Place(scale.place(number)),
                Place(y)
            );
        }
        shapes.push_str("</g>");
        y += 12.0;
    }
    let bottom = y;
    for (index, tick) in ticks.iter().enumerate() {
        let anchor = match index {
            0 => "start",
            last if last + 1 == ticks.len() => "end",
            _ => "middle",
        };
        let x = match anchor {
            "start" => 0.0,
            "end" => WIDTH,
            _ => scale.place(*tick),
        };
        let _ = write!(
            shapes,
            "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            Place(x),
            Place(bottom + LINE),
            Escaped(&(chart.number)(*tick))
        );
    }
    if let Some((number, name)) = reference {
        let x = scale.place(number);
        let anchor = if x > WIDTH / 2.0 { "end" } else { "start" };
        let _ = write!(
            shapes,
            "<path class=\"reference\" d=\"M{0} {1}V{2}\"/><text class=\"reference-name\" x=\"{0}\" y=\"{3}\" \
             text-anchor=\"{anchor}\">{4}</text>",
            Place(x),
            Place(top),
            Place(bottom),
            Place(LINE - 3.0),
            Escaped(name)
        );
    }
    let svg = format!("{}{shapes}</svg>", about.opening("dots", "img", WIDTH, (bottom + LINE + 6.0).ceil()));
    Figure::new(about, svg, table)
}

fn interval(dot: &Dot) -> Option<(f64, f64)> {
    dot.interval.filter(|(low, high)| low.is_finite() && high.is_finite())
}

fn table(about: &About, chart: &DotPlot<'_>) -> FigureTable {
    let with_intervals = chart.dots.iter().any(|dot| interval(dot).is_some());
    let mut headers = vec![chart.thing.to_owned(), chart.measure.to_owned()];
    if with_intervals {
        headers.push(chart.interval.to_owned());
    }
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(chart.dots.len() + 1);
    for dot in chart.dots {
        let mut row = vec![dot.label.clone(), dot.value.said(chart.number, chart.words)];
        if with_intervals {
            let said = interval(dot)
                .map(|(low, high)| format!("{} – {}", (chart.number)(low), (chart.number)(high)));
            row.push(said.unwrap_or_else(|| chart.words.no_data.clone()));
        }
        rows.push(row);
    }
    if let Some((number, name)) = chart.reference.filter(|(number, _)| number.is_finite()) {
        let mut row = vec![name.to_owned(), (chart.number)(number)];
        row.resize(headers.len(), String::new());
        rows.push(row);
    }
    FigureTable { caption: about.title.clone(), headers, rows }
}
