//! Identifiers, places and dates as people write them. What is accepted is written back and read again the same.

use std::fmt::{Debug, Display};
use std::str::FromStr;
use vocabulary::{Krs, Language, Nip, PartialDate, Point, Postcode, Regon, Rspo, Teryt};

/// Reads the text as every identifier there is.
pub fn attack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    read_twice::<Regon>(&text);
    read_twice::<Nip>(&text);
    read_twice::<Krs>(&text);
    read_twice::<Rspo>(&text);
    read_twice::<Postcode>(&text);
    read_twice::<Teryt>(&text);
    read_twice::<PartialDate>(&text);
    read_twice::<Language>(&text);
    if let Some((latitude, longitude)) = text.split_once(' ')
        && let (Ok(latitude), Ok(longitude)) = (latitude.parse(), longitude.parse())
        && let Ok(point) = Point::in_poland(latitude, longitude)
    {
        assert!(point.distance_km(point).abs() < 0.001, "a place is where it is");
    }
}

fn read_twice<T: FromStr + Display + Debug + PartialEq>(text: &str) {
    if let Ok(once) = text.parse::<T>() {
        let twice = once.to_string().parse::<T>().ok();
        assert_eq!(twice, Some(once), "what is written back is read again");
    }
}
