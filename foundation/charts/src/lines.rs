//! Lines over time, with what is not certain shown as uncertain.

use std::fmt::Write as _;

use crate::bars::WIDTH;
use crate::markup::{Escaped, Place};
use crate::scale::{Scale, span, ticks, with_zero};
use crate::{About, Figure, FigureTable, NumberFormat, Words, text};

const HEIGHT: f64 = 260.0;
const SIZE: f64 = 13.0;
const LINE: f64 = 16.0;
/// More lines than this cannot be told apart by colour; their names still can.
const COLOURS: usize = 4;

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Stands at the end of the line.
    pub name: String,
    /// Moment (a year, usually) and number; `None` breaks the line.
    pub points: Vec<(f64, Option<f64>)>,
    /// The interval around it.
    pub band: Vec<Band>,
    /// From this moment on the line is dashed: a projection.
    pub projected_from: Option<f64>,
}

/// The interval at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The moment.
    pub at: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What [`line_chart`] draws.
#[derive(Clone, Copy)]
pub struct LineChart<'chart> {
    /// At most four, better fewer: colours repeat after that.
    pub series: &'chart [Series],
    /// Whether the scale starts at zero. Say no only where the level does not matter.
    pub from_zero: bool,
    /// Header of the moments in the table: "Rok".
    pub moment: &'chart str,
    /// Header of the intervals in the table, after the series' name: "przedział 80 %".
    pub interval: &'chart str,
    /// Written before a projected number in the table: "prognoza".
    pub projected: &'chart str,
    /// How moments are written: `2026`.
    pub moments: NumberFormat<'chart>,
    /// How numbers are written.
    pub number: NumberFormat<'chart>,
    /// Words inside the picture.
    pub words: &'chart Words,
}

impl std::fmt::Debug for LineChart<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("LineChart").field("series", &self.series).finish_non_exhaustive()
    }
}

struct Frame {
    across: Scale,
    up: Scale,
    left: f64,
    right: f64,
    bottom: f64,
}

/// Lines with their names at the ends.
pub fn line_chart(about: &About, chart: &LineChart<'_>) -> Figure {
    let moments = moments(chart);
    let table = table(about, chart, &moments);
    let known = chart.series.iter().flat_map(known_points).map(|(_, number)| number);
    let bands = chart.series.iter().flat_map(whole_bands).flat_map(|band| [band.low, band.high]);
    let (Some(extent), Some(time)) = (span(known.chain(bands)), span(moments.iter().copied())) else {
        let mut figure = Figure::without_data(about, chart.words, table.headers);
        figure.table.rows = table.rows;
        return figure;
    };
    let ticks = ticks(if chart.from_zero { with_zero(extent) } else { extent }, 4);
    let labels: Vec<String> = ticks.iter().map(|tick| (chart.number)(*tick)).collect();
    let left = labels.iter().map(|label| text::width(label, SIZE)).fold(0.0, f64::max).min(90.0) + 8.0;
    let ends = ends(chart);
    let widest = ends.iter().map(|end| text::width(&end.said, SIZE)).fold(0.0, f64::max);
    let right = WIDTH - (widest + 10.0).clamp(16.0, 100.0);
    let bottom = HEIGHT - 26.0;
    let frame = Frame {
        across: Scale::new(time, (left + 4.0, right)),
        up: Scale::along(&ticks, (bottom, 12.0)),
        left,
        right,
        bottom,
    };
    let mut shapes = String::new();
    draw_grid(&mut shapes, &frame, &ticks, &labels);
    draw_moments(&mut shapes, &frame, &moments, chart);
    for (index, series) in chart.series.iter().enumerate() {
        draw_series(&mut shapes, &frame, series, index % COLOURS);
    }
    draw_ends(&mut shapes, &frame, ends);
    let svg = format!("{}{shapes}</svg>", about.opening("lines", "img", WIDTH, HEIGHT));
    Figure::new(about, svg, table)
}

fn known_points(series: &Series) -> impl Iterator<Item = (f64, f64)> {
    series.points.iter().filter_map(|(at, number)| {
        number.filter(|number| number.is_finite() && at.is_finite()).map(|number| (*at, number))
    })
}

fn whole_bands(series: &Series) -> impl Iterator<Item = &Band> {
    series.band.iter().filter(|band| [band.at, band.low, band.high].iter().all(|number| number.is_finite()))
}

/// The list of moments was made from these very numbers.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}

/// All moments, each once, in order.
fn moments(chart: &LineChart<'_>) -> Vec<f64> {
    let points = chart.series.iter().flat_map(|series| series.points.iter().map(|(at, _)| *at));
    let bands = chart.series.iter().flat_map(|series| series.band.iter().map(|band| band.at));
    let mut moments: Vec<f64> = points.chain(bands).filter(|at| at.is_finite()).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup_by(|one, other| same(*one, *other));
    moments
}

fn draw_grid(shapes: &mut String, frame: &Frame, ticks: &[f64], labels: &[String]) {
    for (tick, label) in ticks.iter().zip(labels) {
        let y = frame.up.place(*tick);
        let class = if *tick == 0.0 { "zero" } else { "grid" };
        let _ = write!(
            shapes,
            "<path class=\"{class}\" d=\"M{} {}H{}\"/><text class=\"tick\" x=\"{}\" y=\"{}\" \
             text-anchor=\"end\">{}</text>",
            Place(frame.left),
            Place(y),
            Place(frame.right),
            Place(frame.left - 5.0),
            Place(y + 4.5),
            Escaped(label)
        );
    }
}

/// First and last moment always, between them as many as have room.
fn draw_moments(shapes: &mut String, frame: &Frame, moments: &[f64], chart: &LineChart<'_>) {
    let labels: Vec<(f64, String)> =
        moments.iter().map(|at| (frame.across.place(*at), (chart.moments)(*at))).collect();
    let Some(((last_x, last), others)) = labels.split_last() else { return };
    let half = |label: &str| text::width(label, SIZE) / 2.0;
    let mut chosen: Vec<&(f64, String)> = Vec::new();
    for candidate in others {
        let (x, label) = candidate;
        let clear = |other: &(f64, String)| (x - other.0).abs() > half(label) + half(&other.1) + 8.0;
        if chosen.last().is_none_or(|before| clear(before)) && (last_x - x) > half(label) + half(last) + 8.0 {
            chosen.push(candidate);
        }
    }
    for (x, label) in chosen.into_iter().chain([&(*last_x, last.clone())]) {
        let _ = write!(
            shapes,
            "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            Place(*x),
            Place(frame.bottom + LINE + 3.0),
            Escaped(label)
        );
    }
}

fn draw_series(shapes: &mut String, frame: &Frame, series: &Series, colour: usize) {
    let place = |at: f64, number: f64| (Place(frame.across.place(at)), Place(frame.up.place(number)));
    let mut bands: Vec<&Band> = whole_bands(series).collect();
    bands.sort_by(|one, other| one.at.total_cmp(&other.at));
    if bands.len() > 1 {
        let mut outline = String::new();
        let upper = bands.iter().map(|band| (band.at, band.high));
        let lower = bands.iter().rev().map(|band| (band.at, band.low));
        for (at, number) in upper.chain(lower) {
            let (x, y) = place(at, number);
            let _ = write!(outline, "{}{x} {y}", if outline.is_empty() { 'M' } else { 'L' });
        }
        let _ = write!(shapes, "<path class=\"band c{colour}\" d=\"{outline}z\"/>");
    }
    let mut points = series.points.clone();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut solid, mut dashed) = (String::new(), String::new());
    let mut before: Option<(f64, f64)> = None;
    let mut alone = String::new();
    for (index, (at, number)) in points.iter().enumerate() {
        let Some(number) = number.filter(|number| number.is_finite() && at.is_finite()) else {
            before = None;
            continue;
        };
        let (x, y) = place(*at, number);
        if let Some((at_before, number_before)) = before {
            let line =
                if series.projected_from.is_some_and(|from| *at > from) { &mut dashed } else { &mut solid };
            let (x_before, y_before) = place(at_before, number_before);
            let start = format!("{x_before} {y_before}");
            if line.ends_with(&start) {
                let _ = write!(line, "L{x} {y}");
            } else {
                let _ = write!(line, "M{start}L{x} {y}");
            }
        } else if points.get(index + 1).is_none_or(|(_, next)| next.is_none_or(|next| !next.is_finite())) {
            let _ = write!(alone, "<circle class=\"end c{colour}\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
        }
        before = Some((*at, number));
    }
    for (line, class) in [(solid, "line"), (dashed, "line projected")] {
        if !line.is_empty() {
            let _ = write!(shapes, "<path class=\"{class} c{colour}\" d=\"{line}\"/>");
        }
    }
    shapes.push_str(&alone);
}

/// The label at the end of a line.
struct End {
    at: f64,
    number: f64,
    said: String,
    colour: usize,
}

fn ends(chart: &LineChart<'_>) -> Vec<End> {
    let latest = |series| known_points(series).max_by(|one, other| one.0.total_cmp(&other.0));
    let ends = chart.series.iter().enumerate().filter_map(|(index, series)| {
        let (at, number) = latest(series)?;
        let said = if chart.series.len() == 1 { String::new() } else { series.name.clone() };
        let said = format!("{said} {}", (chart.number)(number));
        Some(End { at, number, said: said.trim().to_owned(), colour: index % COLOURS })
    });
    ends.collect()
}

/// From top to bottom, pushed apart until no label lies on another.
fn draw_ends(shapes: &mut String, frame: &Frame, mut ends: Vec<End>) {
    ends.sort_by(|one, other| other.number.total_cmp(&one.number));
    let room = WIDTH - frame.right - 8.0;
    let blocks: Vec<Vec<String>> = ends.iter().map(|end| text::wrapped(&end.said, SIZE, room, 3)).collect();
    let heights: Vec<f64> = blocks.iter().map(|lines| lines.len() as f64 * LINE).collect();
    let mut tops: Vec<f64> = Vec::with_capacity(ends.len());
    let mut free = 0.0_f64;
    for (end, height) in ends.iter().zip(&heights) {
        let top = (frame.up.place(end.number) - height / 2.0).max(free);
        tops.push(top);
        free = top + height + 2.0;
    }
    // What was pushed below the frame is pushed back up, from the last one on.
    let mut floor = HEIGHT - 2.0;
    for (top, height) in tops.iter_mut().zip(&heights).rev() {
        *top = top.min(floor - height);
        floor = *top - 2.0;
    }
    for ((end, lines), top) in ends.iter().zip(blocks).zip(tops) {
        let _ = write!(
            shapes,
            "<circle class=\"end c{}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>",
            end.colour,
            Place(frame.across.place(end.at)),
            Place(frame.up.place(end.number))
        );
        for (index, line) in lines.iter().enumerate() {
            let y = top + LINE * (index as f64 + 1.0) - 3.5;
            let _ = write!(
                shapes,
                "<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>",
                Place(frame.right + 8.0),
                Place(y),
                Escaped(line)
            );
        }
    }
}

fn table(about: &About, chart: &LineChart<'_>, moments: &[f64]) -> FigureTable {
    let mut headers = vec![chart.moment.to_owned()];
    for series in chart.series {
        headers.push(series.name.clone());
        if !series.band.is_empty() {
            headers.push(format!("{}, {}", series.name, chart.interval));
        }
    }
    let rows = moments.iter().map(|moment| {
        let mut row = vec![(chart.moments)(*moment)];
        for series in chart.series {
            let number = known_points(series).find(|(at, _)| same(*at, *moment)).map(|(_, number)| number);
            let projected = series.projected_from.is_some_and(|from| *moment > from);
            row.push(match number {
                Some(number) if projected => format!("{} ({})", (chart.number)(number), chart.projected),
                Some(number) => (chart.number)(number),
                None => chart.words.no_data.clone(),
            });
            if !series.band.is_empty() {
                let band = whole_bands(series).find(|band| same(band.at, *moment));
                row.push(band.map_or_else(String::new, |band| {
                    format!("{} – {}", (chart.number)(band.low), (chart.number)(band.high))
                }));
            }
        }
        row
    });
    FigureTable { caption: about.title.clone(), headers, rows: rows.collect() }
}
