//! How a place is called on a page, so that two of the same name can be told apart.

use translations::Speak;
use vocabulary::GminaKind;

use crate::place::{Place, PlaceKind};

/// The place with what is needed to know which one it is: "gmina Gorlice (wiejska), powiat gorlicki".
pub fn label(place: &Place, t: &Speak) -> String {
    let phrase = |key: &str| {
        t.phrase(key)
            .with("name", place.name.as_str())
            .with("gmina", place.gmina.as_deref().unwrap_or_default())
            .with("powiat", place.powiat.as_deref().unwrap_or_default())
            .to_string()
    };
    let key = match (place.kind, place.teryt.gmina_kind(), &place.powiat) {
        (PlaceKind::Postcode, ..) => return place.name.clone(),
        (PlaceKind::Voivodeship, ..) => "place-voivodeship",
        (PlaceKind::Powiat, ..) => "place-powiat",
        (PlaceKind::Locality, _, Some(_)) => "place-locality",
        (PlaceKind::Locality, _, None) => "place-locality-in-city",
        (PlaceKind::Gmina, _, None) => "place-city",
        (PlaceKind::Gmina, Some(GminaKind::Urban), _) => "place-town",
        (PlaceKind::Gmina, Some(GminaKind::UrbanRural), _) => "place-town-and-country",
        (PlaceKind::Gmina, Some(GminaKind::Rural) | None, _) => "place-rural",
    };
    phrase(key)
}
