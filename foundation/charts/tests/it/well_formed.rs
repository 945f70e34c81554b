//! A small scanner: is this XML, and is nothing in it that the content security policy forbids?

/// Panics with the place at which the markup is broken.
pub fn check(markup: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        check_text(&rest[..at], markup);
        let tag = &rest[at + 1..];
        let end = end_of_tag(tag).unwrap_or_else(|| panic!("a tag is not closed: {tag}"));
        let inside = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "wrong end tag in {markup}");
            continue;
        }
        let (body, closed) = inside.strip_suffix('/').map_or((inside, false), |body| (body, true));
        let name = body.split(' ').next().expect("a name");
        assert!(
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_alphabetic()),
            "strange element {name:?} in {markup}"
        );
        assert_ne!(name, "script");
        check_attributes(body[name.len()..].trim_start(), markup);
        if !closed {
            open.push(name);
        }
    }
    check_text(rest, markup);
    assert!(open.is_empty(), "left open: {open:?} in {markup}");
}

/// The `>` that is not inside an attribute's value.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn check_attributes(mut rest: &str, markup: &str) {
    let mut seen = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("data-scroll-region") {
            rest = after.trim_start();
            continue;
        }
        let (name, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("no value: {rest} in {markup}"));
        let (value, after) = after.split_once('"').expect("the value ends");
        assert!(
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == ':'),
            "{name}"
        );
        assert!(name != "style" && !name.starts_with("on"), "{name} is forbidden");
        assert!(!seen.contains(&name), "{name} twice in {markup}");
        assert!(!value.contains("NaN") && !value.contains("inf"), "{name} is no number: {value}");
        check_text(value, markup);
        seen.push(name);
        rest = after.trim_start();
    }
}

fn check_text(text: &str, markup: &str) {
    assert!(!text.contains(['<', '>']), "bare angle bracket in {text:?} of {markup}");
    for after in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|entity| after.starts_with(entity));
        assert!(known, "bare ampersand in {text:?} of {markup}");
    }
    assert!(text.chars().all(|c| c >= ' '), "control character in {text:?}");
}

#[test]
fn the_scanner_itself_finds_faults() {
    check("<svg a=\"1\"><g/>text &amp; more</svg>");
    for broken in
        ["<svg>", "<svg></g>", "<svg a=\"1\" a=\"2\"/>", "<svg>&</svg>", "<svg style=\"x\"/>", "<svg a=1/>"]
    {
        assert!(std::panic::catch_unwind(|| check(broken)).is_err(), "{broken}");
    }
}
