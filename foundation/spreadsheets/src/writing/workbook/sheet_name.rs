//! Names of sheets that Excel accepts.

/// A name Excel accepts: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at the edges, not "History".
pub(super) fn valid_sheet_name(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let cleaned: String = wanted
        .chars()
        .map(
            |c| if c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c },
        )
        .collect();
    let mut cleaned = cleaned.trim().trim_matches('\'').trim().to_owned();
    if cleaned.is_empty() || cleaned.eq_ignore_ascii_case("history") {
        cleaned = if cleaned.is_empty() { "1".to_owned() } else { format!("{cleaned} 1") };
    }
    for attempt in 1_u32.. {
        let ending = if attempt == 1 { String::new() } else { format!(" ({attempt})") };
        let mut name = String::new();
        let room = 31 - ending.encode_utf16().count();
        for c in cleaned.chars() {
            if name.encode_utf16().count() + c.len_utf16() > room {
                break;
            }
            name.push(c);
        }
        let name = format!("{}{ending}", name.trim_end().trim_end_matches('\''));
        if !taken(&name) {
            return name;
        }
    }
    unreachable!("some number is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_is_made_valid_and_unique() {
        let free = |_: &str| false;
        assert_eq!(valid_sheet_name("Usługi [2026/11]: ?", free), "Usługi  2026 11");
        assert_eq!(valid_sheet_name("'quoted'", free), "quoted");
        assert_eq!(valid_sheet_name("", free), "1");
        assert_eq!(valid_sheet_name("History", free), "History 1");
        assert_eq!(valid_sheet_name(&"ą".repeat(40), free).chars().count(), 31);
        assert_eq!(valid_sheet_name("Usługi", |name| name == "Usługi"), "Usługi (2)");
    }
}
