//! A line as small as a word, beside the number it belongs to.

use std::fmt::Write as _;

use crate::markup::Place;
use crate::scale::{Scale, span};
use crate::{About, Figure, FigureTable, NumberFormat, Words};

/// The course of a number in 120 by 32 units; gaps where it is not known. `points` are label and number, in
/// order; `headers` name the two columns of the table.
pub fn sparkline(
    about: &About,
    points: &[(String, Option<f64>)],
    headers: [&str; 2],
    number: NumberFormat<'_>,
    words: &Words,
) -> Figure {
    let rows = points
        .iter()
        .map(|(label, value)| {
            let known = value.filter(|value| value.is_finite());
            vec![label.clone(), known.map_or_else(|| words.no_data.clone(), number)]
        })
        .collect();
    let table =
        FigureTable { caption: about.title.clone(), headers: headers.map(str::to_owned).to_vec(), rows };
    let Some(extent) = span(points.iter().filter_map(|(_, value)| *value)) else {
        let mut figure = Figure::without_data(about, words, table.headers);
        figure.table.rows = table.rows;
        return figure;
    };
    let across = Scale::new((0.0, points.len().saturating_sub(1) as f64), (4.0, 114.0));
    let up = Scale::new(extent, (27.0, 5.0));
    let mut line = String::new();
    let (mut last, mut drawing) = ((0.0, 0.0), false);
    for (index, (_, value)) in points.iter().enumerate() {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            last = (across.place(index as f64), up.place(value));
            let _ = write!(line, "{}{} {}", if drawing { 'L' } else { 'M' }, Place(last.0), Place(last.1));
            drawing = true;
        } else {
            drawing = false;
        }
    }
    let svg = format!(
        "{}<path class=\"line c0\" d=\"{line}\"/><circle class=\"end c0\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/></svg>",
        about.opening("spark", "img", 120.0, 32.0),
        Place(last.0),
        Place(last.1)
    );
    Figure::new(about, svg, table)
}
