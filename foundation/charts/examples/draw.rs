//! Draws every kind of figure into one page, to look at: `cargo run -p charts --example draw -- GEOJSON out.html`.
//!
//! The GeoJSON file holds areas with the properties `teryt` and `name`; the numbers are invented.

use std::fmt::Write as _;

use charts::{
    About, Band, Bar, BarChart, Choropleth, Classing, Dot, DotPlot, FigureWords, Frame, LineChart, Marker,
    PointMap, Precision, Provenance, STYLESHEET, Series, Unit, Value, Words,
};
use serde_json::Value as Json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(source), Some(destination)) = (arguments.next(), arguments.next()) else {
        return Err("usage: draw GEOJSON OUT.html".into());
    };
    let units = units(&serde_json::from_str(&std::fs::read_to_string(source)?)?);
    std::fs::write(destination, page(&units))?;
    Ok(())
}

fn units(collection: &Json) -> Vec<Unit> {
    let features = collection["features"].as_array().into_iter().flatten();
    let units = features.enumerate().map(|(index, feature)| {
        let coordinates = &feature["geometry"]["coordinates"];
        let polygons = match feature["geometry"]["type"].as_str() {
            Some("MultiPolygon") => coordinates.as_array().into_iter().flatten().collect(),
            _ => vec![coordinates],
        };
        let rings = polygons.into_iter().flat_map(|polygon| polygon.as_array().into_iter().flatten());
        let place = |place: &Json| Some((place[0].as_f64()?, place[1].as_f64()?));
        let rings =
            rings.map(|ring| ring.as_array().into_iter().flatten().filter_map(place).collect()).collect();
        let text = |name: &str| feature["properties"][name].as_str().unwrap_or_default().to_owned();
        let number = (index as f64 * 7.3) % 41.0 * ((index as f64 * 1.7) % 5.0);
        let value = match index % 19 {
            3 => Value::NoData,
            7 => Value::Suppressed,
            _ => Value::Known(number),
        };
        Unit {
            href: Some(format!("#{}", text("teryt"))),
            code: text("teryt"),
            name: text("name"),
            rings,
            value: Some(value),
        }
    });
    units.collect()
}

fn about(id: &str, title: &str) -> About {
    About {
        id: id.to_owned(),
        title: title.to_owned(),
        summary: "Rysunek z wymyślonych liczb.".to_owned(),
        provenance: Provenance::new("dane wymyślone", "22 listopada 2026", "Nikt ich nie liczył.")
            .expect("all said"),
    }
}

fn number(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

fn page(units: &[Unit]) -> String {
    let words = Words { no_data: "brak danych".to_owned(), suppressed: "ukryte, za mało osób".to_owned() };
    let around = FigureWords {
        show_data: "Pokaż dane".to_owned(),
        source: "Źródło:".to_owned(),
        as_of: "Stan na:".to_owned(),
        method: "Jak to liczymy:".to_owned(),
    };
    let figures = [
        charts::choropleth(
            &about("mapa", "Najwięcej miejsc jest w Krakowie i pod Tatrami"),
            &Choropleth {
                units,
                classing: &Classing::Quantiles(5),
                highlighted: Some("1217011"),
                markers: &[],
                thing: "Gmina",
                measure: "Miejsca na 1000 mieszkańców",
                number: &number,
                words: &words,
            },
        ),
        places(units, &words, Frame::Everything),
        places(units, &words, Frame::Markers),
        bars(&words),
        lines(&words),
        dots(&words),
        charts::sparkline(
            &about("kreska", "Rośnie"),
            &[3.0, 4.0, 3.5, 6.0, 7.0].map(|value| (String::from("2020"), Some(value))),
            ["Rok", "Liczba"],
            &number,
            &words,
        ),
        charts::bar_chart(
            &about("nic", "Nic nie wiadomo"),
            &BarChart { bars: &[], thing: "Gmina", measure: "Miejsca", number: &number, words: &words },
        ),
    ];
    let mut page = format!(
        "<!doctype html><html lang=\"pl\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Wykresy</title><style>body{{font:18px/1.5 system-ui;max-width:60rem;\
         margin:1rem auto;padding:0 1rem}}@media (prefers-color-scheme:dark){{body{{background:#10181f;color:#eef3f2}}}}\
         {STYLESHEET}</style>"
    );
    for figure in &figures {
        let _ = write!(page, "{}", figure.html(&around));
    }
    page
}

fn places(units: &[Unit], words: &Words, frame: Frame) -> charts::Figure {
    let marker = |number, label: &str, longitude, latitude, precision| Marker {
        number,
        label: label.to_owned(),
        longitude,
        latitude,
        precision,
        href: Some(format!("#wynik-{number}")),
    };
    let markers = [
        marker(1, "Ośrodek Pomocy Społecznej", 20.0330, 49.4776, Precision::Exact),
        marker(2, "Poradnia", 20.0335, 49.4780, Precision::Exact),
        marker(3, "Klub Seniora", 20.0280, 49.4800, Precision::Around),
        marker(4, "Świetlica", 20.1050, 49.4400, Precision::Exact),
        marker(5, "Dom dziennego pobytu", 19.9560, 49.2990, Precision::Around),
    ];
    let id = if frame == Frame::Everything { "region" } else { "okolica" };
    charts::point_map(
        &about(id, "Pięć miejsc koło Nowego Targu"),
        &PointMap {
            units,
            highlighted: Some("1211011"),
            markers: &markers,
            frame,
            headers: ["Numer", "Nazwa", "Miejsce"],
            exact: "dokładne miejsce",
            around: "gdzieś w tej miejscowości",
            words,
        },
    )
}

fn bars(words: &Words) -> charts::Figure {
    let mut bars = vec![
        Bar::new("Kraków", 128.0),
        Bar::new("Powiat nowotarski", 42.5),
        Bar::new("Powiat tatrzański, razem z gminami, które nie mają własnego ośrodka", 12.0),
        Bar::new("Powiat proszowicki", Value::Suppressed),
        Bar::new("Powiat miechowski", -20.0),
    ];
    bars[1].highlighted = true;
    charts::bar_chart(
        &about("slupki", "W Krakowie przybyło miejsc, w Miechowie ubyło"),
        &BarChart { bars: &bars, thing: "Powiat", measure: "Zmiana liczby miejsc", number: &number, words },
    )
}

fn lines(words: &Words) -> charts::Figure {
    let course = |name: &str, start: f64, step: f64| Series {
        name: name.to_owned(),
        points: (0..12_u32)
            .map(|index| {
                let number = start + step * f64::from(index) + f64::from(index % 3) * 2.0;
                (2015.0 + f64::from(index), (index != 4).then_some(number))
            })
            .collect(),
        band: (8..12_u32)
            .map(|index| {
                let (middle, wide) = (
                    start + step * f64::from(index) + f64::from(index % 3) * 2.0,
                    f64::from(index - 8) * 3.0,
                );
                Band { at: 2015.0 + f64::from(index), low: middle - wide, high: middle + wide }
            })
            .collect(),
        projected_from: Some(2023.0),
    };
    charts::line_chart(
        &about("linie", "Osób po osiemdziesiątce będzie coraz więcej"),
        &LineChart {
            series: &[course("Kraków", 20.0, 3.0), course("Powiaty ziemskie", 18.0, 2.6)],
            from_zero: true,
            moment: "Rok",
            interval: "przedział 80 %",
            projected: "prognoza",
            moments: &|year| format!("{year}"),
            number: &number,
            words,
        },
    )
}

fn dots(words: &Words) -> charts::Figure {
    let mut dots = vec![
        Dot::new("Ośrodek w Limanowej", 14.0),
        Dot::new("Ośrodek w Gorlicach", 11.5),
        Dot::new("Ośrodek w Bochni", 17.2),
        Dot::new("Ośrodek w Dąbrowie Tarnowskiej", Value::NoData),
    ];
    dots[0].interval = Some((12.5, 15.5));
    dots[1].interval = Some((10.0, 13.0));
    dots[0].highlighted = true;
    charts::dot_plot(
        &about("kropki", "Limanowa czeka krócej niż średnio w regionie"),
        &DotPlot {
            dots: &dots,
            reference: Some((15.0, "średnia w regionie")),
            thing: "Ośrodek",
            measure: "Dni czekania",
            interval: "przedział 95 %",
            number: &number,
            words,
        },
    )
}
