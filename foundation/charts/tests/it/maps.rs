//! Maps of an invented land of squares.

use std::io::Write;

use charts::map::MOST_LINKS;
use charts::{
    Choropleth, Classing, Figure, Frame, Marker, PointMap, Precision, Swatch, Unit, Value, choropleth,
    point_map,
};

use crate::pictures::{about, number, words};
use crate::well_formed::check;

/// A row of squares a tenth of a degree wide.
fn land(values: &[Option<Value>]) -> Vec<Unit> {
    let squares = values.iter().enumerate().map(|(index, value)| {
        let (west, south) = (20.0 + (index % 20) as f64 / 10.0, 50.0 + (index / 20) as f64 / 10.0);
        let (east, north) = (west + 0.1, south + 0.1);
        Unit {
            code: format!("12{index:05}"),
            name: format!("Gmina {index}"),
            rings: vec![vec![(west, south), (east, south), (east, north), (west, north), (west, south)]],
            value: *value,
            href: Some(format!("/obszar/12{index:05}")),
        }
    });
    squares.collect()
}

fn drawn(units: &[Unit], classing: &Classing) -> Figure {
    let words = words();
    let map = Choropleth {
        units,
        classing,
        highlighted: Some("1200001"),
        markers: &[],
        thing: "Gmina",
        measure: "Miejsca na 1000 mieszkańców",
        number: &number,
        words: &words,
    };
    let figure = choropleth(&about(), &map);
    check(figure.svg());
    check(&figure.legend().html());
    figure
}

fn places(units: &[Unit], markers: &[Marker], frame: Frame) -> Figure {
    let words = words();
    let map = PointMap {
        units,
        highlighted: None,
        markers,
        frame,
        headers: ["Numer", "Nazwa", "Miejsce"],
        exact: "dokładne miejsce",
        around: "gdzieś w tej miejscowości",
        words: &words,
    };
    let figure = point_map(&about(), &map);
    check(figure.svg());
    figure
}

fn marker(number: u32, longitude: f64, latitude: f64, precision: Precision) -> Marker {
    let (label, href) = (format!("Miejsce {number}"), Some(format!("#r{number}")));
    Marker { number, label, longitude, latitude, precision, href }
}

#[test]
fn a_small_map_is_kept_as_drawn() {
    let known = |value: f64| Some(Value::Known(value));
    let units = land(&[known(1.0), known(5.0), Some(Value::NoData), Some(Value::Suppressed), None]);
    let figure = drawn(&units, &Classing::Quantiles(2));
    let legend: Vec<String> =
        figure.legend().entries.iter().map(|entry| format!("{:?} {}", entry.swatch, entry.label)).collect();
    insta::assert_snapshot!(format!("{}\n\n{}", figure.svg().replace("><", ">\n<"), legend.join("\n")));
}

#[test]
fn every_unit_with_a_meaning_stands_in_the_table() {
    let units = land(&[Some(Value::Known(1.5)), Some(Value::Suppressed), Some(Value::Known(f64::NAN)), None]);
    let figure = drawn(&units, &Classing::EqualIntervals(5));
    assert_eq!(figure.table().rows, [["Gmina 0", "1,5"], ["Gmina 1", "ukryte"], ["Gmina 2", "brak danych"]]);
    let swatches: Vec<&Swatch> = figure.legend().entries.iter().map(|entry| &entry.swatch).collect();
    assert_eq!(
        swatches,
        [&Swatch::Step(3), &Swatch::Hatch("places".to_owned()), &Swatch::Dots("places".to_owned())]
    );
}

#[test]
fn units_are_links_only_while_a_person_can_tab_through_them() {
    let few = drawn(&land(&vec![Some(Value::Known(1.0)); MOST_LINKS]), &Classing::Quantiles(5));
    assert!(few.svg().contains("role=\"group\""));
    assert_eq!(few.svg().matches("<a href=").count(), MOST_LINKS);
    assert!(few.svg().contains("aria-label=\"Gmina 3: 1\""));
    let many = drawn(&land(&vec![Some(Value::Known(1.0)); MOST_LINKS + 1]), &Classing::Quantiles(5));
    assert!(many.svg().contains("role=\"img\""));
    assert_eq!(many.svg().matches("<a href=").count(), 0);
}

#[test]
fn the_highlighted_unit_lies_on_top() {
    let figure = drawn(&land(&vec![Some(Value::Known(1.0)); 100]), &Classing::Quantiles(5));
    let last = figure.svg().rsplit_once("<path ").expect("paths").1;
    assert!(last.contains("here") && last.contains("Gmina 1:"), "{last}");
}

#[test]
fn neighbours_share_their_border_exactly() {
    let units = land(&[Some(Value::Known(1.0)), Some(Value::Known(2.0))]);
    let figure = drawn(&units, &Classing::Quantiles(2));
    let paths: Vec<&str> =
        figure.svg().split(" d=\"").skip(1).map(|rest| rest.split_once('"').expect("ends").0).collect();
    assert_eq!(paths, ["M0 779h500v-779h-500z", "M500 779h500v-779h-500z"]);
}

#[test]
fn a_vague_place_is_a_ring_and_never_a_point() {
    let markers = [marker(1, 20.05, 50.05, Precision::Exact), marker(2, 20.15, 50.05, Precision::Around)];
    let figure = places(&land(&[None, None]), &markers, Frame::Everything);
    assert_eq!(figure.svg().matches("class=\"marker exact\"").count(), 1);
    assert_eq!(figure.svg().matches("class=\"marker around\"").count(), 1);
    assert_eq!(figure.table().rows[1], ["2", "Miejsce 2", "gdzieś w tej miejscowości"]);
    assert_eq!(figure.legend().entries.len(), 2);
}

#[test]
fn places_that_fall_together_become_one_marker_with_all_numbers() {
    let mut markers: Vec<Marker> =
        (1..=7).map(|index| marker(index, 20.05, 50.05, Precision::Exact)).collect();
    markers.push(marker(8, 20.05, 50.05, Precision::Around));
    let figure = places(&land(&[None, None]), &markers, Frame::Everything);
    assert!(figure.svg().contains(">1, 2, 3, 4, +3</text>"));
    assert!(figure.svg().contains(">8</text>"));
    assert!(figure.svg().contains("1. Miejsce 1; 2. Miejsce 2"));
}

#[test]
fn a_row_of_numbers_at_the_edge_stays_on_the_paper() {
    let mut markers: Vec<Marker> =
        (11..=14).map(|index| marker(index, 20.1, 50.05, Precision::Exact)).collect();
    markers.push(marker(1, 20.0, 50.05, Precision::Exact));
    let figure = places(&land(&[None]), &markers, Frame::Everything);
    let pill = figure.svg().split_once("<rect ").expect("a row of numbers").1;
    let numbers: Vec<i32> = pill.split('"').take(6).filter_map(|said| said.parse().ok()).collect();
    let [x, _, width] = numbers[..] else { panic!("x, y and width come first: {pill}") };
    assert!(x >= 0 && x + width <= 1_000, "{pill}");
}

#[test]
fn a_frame_around_the_markers_leaves_out_far_land_and_names_the_near() {
    let units = land(&vec![None; 100]);
    let markers = [marker(1, 20.24, 50.24, Precision::Exact), marker(2, 999.0, 50.25, Precision::Exact)];
    let figure = places(&units, &markers, Frame::Markers);
    let shown = figure.svg().matches("class=\"land\"").count();
    assert!((4..=16).contains(&shown), "{shown}");
    assert!(figure.svg().contains("class=\"place\""));
    assert!(!figure.svg().contains(">2</text>"), "a place off the Earth is not drawn");
    assert_eq!(figure.table().rows.len(), 2, "but it is in the table");
}

#[test]
fn a_map_of_nothing_says_so() {
    let nowhere = Unit { rings: vec![vec![(f64::NAN, 1.0), (400.0, 2.0)]], ..Unit::default() };
    for units in [vec![], vec![nowhere]] {
        assert!(drawn(&units, &Classing::Quantiles(5)).svg().contains("brak danych"));
        assert!(places(&units, &[], Frame::Markers).svg().contains("brak danych"));
    }
}

#[test]
fn a_voivodeship_of_ragged_gminas_stays_below_thirty_kilobytes() {
    // As many corners as real boundaries have: some 35 a unit.
    let mut units =
        land(&(0..183).map(|index| Some(Value::Known(f64::from(index % 23)))).collect::<Vec<_>>());
    for (index, unit) in units.iter_mut().enumerate() {
        let (west, south) = unit.rings[0][0];
        let corner = |corner: u32| {
            let turn = f64::from(corner) / 35.0 * std::f64::consts::TAU;
            let far = 0.04 + 0.01 * (f64::from(corner * 7 + 3) * (index as f64 + 1.3)).sin();
            (west + 0.05 + far * turn.cos(), south + 0.05 + far * turn.sin())
        };
        unit.rings = vec![(0..35).map(corner).collect()];
    }
    let figure = drawn(&units, &Classing::Quantiles(5));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(figure.svg().as_bytes()).expect("packed");
    let size = packed.finish().expect("packed").len();
    assert!(size <= 30_000, "{size} bytes");
}
