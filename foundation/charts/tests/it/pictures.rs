//! Small cases, drawn and looked at once, then kept.

use charts::{
    About, Band, Bar, BarChart, Dot, DotPlot, Figure, FigureWords, LineChart, Provenance, Series, Value,
    Words, bar_chart, dot_plot, line_chart, sparkline,
};

use crate::well_formed::check;

pub fn about() -> About {
    About {
        id: "places".to_owned(),
        title: "Najwięcej miejsc jest w Krakowie".to_owned(),
        summary: "Kraków ma dwa razy więcej miejsc niż Tarnów.".to_owned(),
        provenance: Provenance::new("MRPiPS-03", "31 grudnia 2025", "Suma miejsc w gminie.")
            .expect("all said"),
    }
}

pub fn words() -> Words {
    Words { no_data: "brak danych".to_owned(), suppressed: "ukryte".to_owned() }
}

pub fn number(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// The picture with one element a line, and its table.
fn shown(figure: &Figure) -> String {
    check(figure.svg());
    let table = figure.table();
    let rows = table.rows.iter().map(|row| row.join(" | "));
    let lines: Vec<String> = std::iter::once(table.headers.join(" | ")).chain(rows).collect();
    format!("{}\n\n{}", figure.svg().replace("><", ">\n<"), lines.join("\n"))
}

fn bars(bars: &[Bar]) -> Figure {
    let words = words();
    bar_chart(
        &about(),
        &BarChart { bars, thing: "Miasto", measure: "Miejsca", number: &number, words: &words },
    )
}

#[test]
fn bars_start_at_zero_and_say_what_is_missing() {
    let mut rows = vec![
        Bar::new("Kraków", 10.0),
        Bar::new("Tarnów", 5.0),
        Bar::new("Bochnia", Value::NoData),
        Bar::new("Gorlice", Value::Suppressed),
    ];
    rows[1].highlighted = true;
    insta::assert_snapshot!(shown(&bars(&rows)));
}

#[test]
fn a_bar_below_zero_goes_to_the_left() {
    insta::assert_snapshot!(shown(&bars(&[Bar::new("Kraków", 10.0), Bar::new("Tarnów", -10.0)])));
}

#[test]
fn nothing_known_is_said_and_not_drawn() {
    let figure = bars(&[Bar::new("Kraków", f64::NAN)]);
    assert!(figure.svg().contains("brak danych"));
    assert!(!figure.svg().contains("class=\"bar\""));
    assert_eq!(figure.table().rows, [["Kraków", "brak danych"]]);
    insta::assert_snapshot!(shown(&bars(&[])));
}

#[test]
fn a_line_breaks_where_nothing_is_known_and_is_dashed_where_it_is_a_guess() {
    let series = Series {
        name: "Osoby".to_owned(),
        points: vec![
            (2020.0, Some(4.0)),
            (2021.0, None),
            (2022.0, Some(6.0)),
            (2023.0, Some(7.0)),
            (2024.0, Some(8.0)),
        ],
        band: vec![Band { at: 2023.0, low: 7.0, high: 7.0 }, Band { at: 2024.0, low: 7.0, high: 9.5 }],
        projected_from: Some(2023.0),
    };
    let words = words();
    let figure = line_chart(
        &about(),
        &LineChart {
            series: &[series],
            from_zero: true,
            moment: "Rok",
            interval: "przedział 80 %",
            projected: "prognoza",
            moments: &number,
            number: &number,
            words: &words,
        },
    );
    insta::assert_snapshot!(shown(&figure));
}

#[test]
fn dots_stand_on_one_scale_with_their_intervals() {
    let mut dots = vec![Dot::new("Limanowa", 14.0), Dot::new("Gorlice", Value::Suppressed)];
    dots[0].interval = Some((12.0, 16.0));
    let words = words();
    let figure = dot_plot(
        &about(),
        &DotPlot {
            dots: &dots,
            reference: Some((15.0, "średnia")),
            thing: "Ośrodek",
            measure: "Dni",
            interval: "przedział 95 %",
            number: &number,
            words: &words,
        },
    );
    insta::assert_snapshot!(shown(&figure));
}

#[test]
fn a_sparkline_is_a_line_with_its_last_point() {
    let points = [("2023", Some(1.0)), ("2024", None), ("2025", Some(3.0)), ("2026", Some(2.0))];
    let points = points.map(|(label, value)| (label.to_owned(), value));
    let figure = sparkline(&about(), &points, ["Rok", "Miejsca"], &number, &words());
    insta::assert_snapshot!(shown(&figure));
}

#[test]
fn the_page_names_source_date_and_method_beside_every_figure() {
    let around = FigureWords {
        show_data: "Pokaż dane".to_owned(),
        source: "Źródło:".to_owned(),
        as_of: "Stan na:".to_owned(),
        method: "Jak to liczymy:".to_owned(),
    };
    for figure in [bars(&[Bar::new("Kraków", 10.0)]), bars(&[])] {
        let html = figure.html(&around);
        check(&html);
        assert!(
            html.contains(
                "Źródło: MRPiPS-03. Stan na: 31 grudnia 2025. Jak to liczymy: Suma miejsc w gminie."
            )
        );
        assert!(html.contains("role=\"img\" aria-labelledby=\"places-title places-desc\""));
        assert_eq!(html.contains("<table"), !figure.table().rows.is_empty());
    }
}
