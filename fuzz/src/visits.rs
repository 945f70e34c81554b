//! What a browser sends: forms, cookies, languages, addresses.

use vocabulary::Language;
use web::{Display, Form, preferred};

/// Reads the text as everything a request can carry.
pub fn attack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let form = Form::of(&text);
    let address = form.address("/pl/");
    let again = Form::of(address.split_once('?').map_or("", |(_, query)| query));
    let said = form.iter().filter(|(_, value)| !value.is_empty());
    assert!(said.eq(again.iter()), "what a form says survives its own address");
    if let Ok(display) = text.parse::<Display>() {
        assert_eq!(display.to_string(), text, "a choice is written as it was read");
    }
    let _language: Language = preferred(Some(&text));
}
