//! What is made for paper: the QR code that leads back to the page.

use std::fmt::Write as _;

use axum::http::{HeaderMap, header::HOST};
use qrcode::{Color, EcLevel, QrCode};
use web::Visit;

/// The quiet zone that readers need around the code, in modules.
const QUIET_ZONE: usize = 4;

/// The page's address with its host name: the site's public one or, when it has none, the one asked for.
pub(super) fn absolute(visit: &Visit, headers: &HeaderMap, path: &str) -> String {
    let absolute = visit.site.absolute(path);
    if absolute.starts_with("http") {
        return absolute;
    }
    let plain =
        |host: &&str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    match headers.get(HOST).and_then(|host| host.to_str().ok()).filter(plain) {
        Some(host) => format!("http://{host}{path}"),
        None => absolute,
    }
}

/// An address as the data of one SVG path, and the width of its square in modules. Nothing when the address has no host
/// name or is too long to be read from paper.
pub(super) fn qr_code(address: &str) -> Option<(String, usize)> {
    if !address.starts_with("http") {
        return None;
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (column, row) = (place % width + QUIET_ZONE, place / width + QUIET_ZONE);
            write!(path, "M{column} {row}h1v1h-1z").expect("writing to a string cannot fail");
        }
    }
    Some((path, width + 2 * QUIET_ZONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_host_becomes_a_square() {
        let (path, width) = qr_code("https://pomoc.example.pl/pl/usluga/1").expect("it is short");
        assert!(path.starts_with("M4 4h1v1h-1z"), "the corner is dark");
        assert!(width >= 29);
    }

    #[test]
    fn an_address_without_a_host_has_no_code() {
        assert!(qr_code("/pl/usluga/1").is_none());
        assert!(qr_code(&format!("https://a.pl/{}", "x".repeat(5_000))).is_none());
    }
}
