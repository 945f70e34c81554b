//! Whatever the names and numbers are, the markup stays well-formed and nothing panics.

use charts::{
    About, Band, Bar, BarChart, Choropleth, Classing, Dot, DotPlot, FigureWords, Frame, LineChart, Marker,
    PointMap, Precision, Provenance, Series, Unit, Value, Words,
};
use proptest::prelude::*;

use crate::well_formed::check;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => -1e6..1e6, 2 => -1.0..1.0, 1 => any::<f64>(), 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![4 => number().prop_map(Value::Known), 1 => Just(Value::NoData), 1 => Just(Value::Suppressed)]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[\\PC]{0,40}", "[a-z<>&\"' ]{0,60}", any::<String>()]
}

fn place() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![4 => (14.0..24.0, 49.0..55.0), 1 => (number(), number())]
}

fn unit() -> impl Strategy<Value = Unit> {
    let rings = proptest::collection::vec(proptest::collection::vec(place(), 0..8), 0..3);
    (name(), name(), rings, proptest::option::of(value()), proptest::option::of(name()))
        .prop_map(|(code, name, rings, value, href)| Unit { code, name, rings, value, href })
}

fn marker() -> impl Strategy<Value = Marker> {
    (any::<u32>(), name(), place(), any::<bool>(), proptest::option::of(name())).prop_map(
        |(number, label, (longitude, latitude), exact, href)| {
            let precision = if exact { Precision::Exact } else { Precision::Around };
            Marker { number, label, longitude, latitude, precision, href }
        },
    )
}

fn classing() -> impl Strategy<Value = Classing> {
    prop_oneof![
        (0_usize..12).prop_map(Classing::Quantiles),
        (0_usize..12).prop_map(Classing::EqualIntervals),
        proptest::collection::vec(number(), 0..9).prop_map(Classing::At),
    ]
}

fn about(text: &str) -> About {
    About {
        id: text.to_owned(),
        title: text.to_owned(),
        summary: text.to_owned(),
        provenance: Provenance::new("GUS & <MRPiPS>", "2025", text.to_owned() + ".").expect("all said"),
    }
}

fn words(text: &str) -> Words {
    Words { no_data: text.to_owned(), suppressed: text.to_owned() }
}

fn whole(figure: &charts::Figure, text: &str) {
    check(figure.svg());
    check(&figure.html(&FigureWords {
        show_data: text.to_owned(),
        source: text.to_owned(),
        as_of: text.to_owned(),
        method: text.to_owned(),
    }));
    let table = figure.table();
    assert!(table.rows.iter().all(|row| row.len() == table.headers.len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn bars_and_dots_are_well_formed(rows in proptest::collection::vec((name(), value(), proptest::option::of((number(), number()))), 0..6), text in name(), reference in number()) {
        let words = words(&text);
        let bars: Vec<Bar> = rows.iter().map(|(label, value, _)| Bar::new(label, *value)).collect();
        let number = |number: f64| format!("<{number}>");
        let chart = BarChart { bars: &bars, thing: &text, measure: &text, number: &number, words: &words };
        whole(&charts::bar_chart(&about(&text), &chart), &text);
        let dots: Vec<Dot> = rows
            .into_iter()
            .map(|(label, value, interval)| Dot { interval, ..Dot::new(label, value) })
            .collect();
        let plot = DotPlot { dots: &dots, reference: Some((reference, &text)), thing: &text, measure: &text, interval: &text, number: &number, words: &words };
        whole(&charts::dot_plot(&about(&text), &plot), &text);
    }

    #[test]
    fn lines_are_well_formed(
        series in proptest::collection::vec((name(), proptest::collection::vec((number(), proptest::option::of(number())), 0..6), proptest::collection::vec((number(), number(), number()), 0..4), proptest::option::of(number())), 0..5),
        text in name(),
        from_zero in any::<bool>(),
    ) {
        let series: Vec<Series> = series
            .into_iter()
            .map(|(name, points, band, projected_from)| Series {
                name,
                points,
                band: band.into_iter().map(|(at, low, high)| Band { at, low, high }).collect(),
                projected_from,
            })
            .collect();
        let number = |number: f64| format!("<{number}>");
        let words = words(&text);
        let chart = LineChart { series: &series, from_zero, moment: &text, interval: &text, projected: &text, moments: &number, number: &number, words: &words };
        whole(&charts::line_chart(&about(&text), &chart), &text);
        let points: Vec<(String, Option<f64>)> = series.iter().flat_map(|series| series.points.iter().map(|(_, value)| (series.name.clone(), *value))).collect();
        whole(&charts::sparkline(&about(&text), &points, ["a", &text], &number, &words), &text);
    }

    #[test]
    fn maps_are_well_formed(units in proptest::collection::vec(unit(), 0..8), markers in proptest::collection::vec(marker(), 0..8), classing in classing(), text in name(), close in any::<bool>()) {
        let words = words(&text);
        let number = |number: f64| format!("<{number}>");
        let map = Choropleth { units: &units, classing: &classing, highlighted: units.first().map(|unit| unit.code.as_str()), markers: &markers, thing: &text, measure: &text, number: &number, words: &words };
        whole(&charts::choropleth(&about(&text), &map), &text);
        let frame = if close { Frame::Markers } else { Frame::Everything };
        let map = PointMap { units: &units, highlighted: None, markers: &markers, frame, headers: [&text, "b", "c"], exact: &text, around: &text, words: &words };
        whole(&charts::point_map(&about(&text), &map), &text);
    }
}
