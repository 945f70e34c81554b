//! A place on the map.

use serde::{Deserialize, Serialize};

/// WGS 84 decimal degrees, somewhere in or near Poland.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Coordinates that cannot be a place this service may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedPoint {
    /// Latitude and longitude change places to become a point in Poland.
    #[error("latitude and longitude look swapped; latitude in Poland is 49–55, longitude 14–24.2")]
    Swapped,
    /// Not in Poland, in either order.
    #[error("the point is outside Poland; latitude must be 49–55 and longitude 14–24.2")]
    OutsidePoland,
}

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

impl Point {
    /// A point in Poland's bounding box; swapped coordinates are named as such.
    pub fn in_poland(latitude: f64, longitude: f64) -> Result<Self, MalformedPoint> {
        let inside = |north: f64, east: f64| (48.9..=55.0).contains(&north) && (14.0..=24.3).contains(&east);
        if inside(latitude, longitude) {
            Ok(Self { latitude, longitude })
        } else if inside(longitude, latitude) {
            Err(MalformedPoint::Swapped)
        } else {
            Err(MalformedPoint::OutsidePoland)
        }
    }

    /// Great-circle distance in kilometres (haversine).
    pub fn distance_km(self, other: Self) -> f64 {
        let (phi1, phi2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_phi = (phi2 - phi1) / 2.0;
        let half_lambda = (other.longitude - self.longitude).to_radians() / 2.0;
        let a = half_phi.sin().powi(2) + phi1.cos() * phi2.cos() * half_lambda.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * a.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cracow_to_tarnow_is_about_75_km() {
        let cracow = Point::in_poland(50.0614, 19.9366).expect("in Poland");
        let tarnow = Point::in_poland(50.0121, 20.9858).expect("in Poland");
        assert!((cracow.distance_km(tarnow) - 75.2).abs() < 1.0);
        assert!(cracow.distance_km(cracow).abs() < 1e-9);
    }

    #[test]
    fn swapped_coordinates_are_named() {
        assert_eq!(Point::in_poland(19.9, 50.06), Err(MalformedPoint::Swapped));
        assert_eq!(Point::in_poland(0.0, 0.0), Err(MalformedPoint::OutsidePoland));
        assert_eq!(Point::in_poland(f64::NAN, 20.0), Err(MalformedPoint::OutsidePoland));
    }
}
