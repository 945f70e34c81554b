//! The colours of the stylesheet, measured (WCAG 2.2 §1.4.3, §1.4.11).

use std::collections::HashMap;

const STYLE: &str = include_str!("../../assets/ogniwo.css");

/// The tokens that stand between the first `{` after `selector` and the next `}`.
fn tokens(selector: &str) -> HashMap<&'static str, &'static str> {
    let start = STYLE.find(selector).unwrap_or_else(|| panic!("{selector} is missing"));
    let block = &STYLE[start + selector.len()..];
    let block = &block[block.find('{').expect("a block") + 1..block.find('}').expect("an end")];
    block
        .split(';')
        .filter_map(|line| line.trim().split_once(": "))
        .filter(|(name, value)| name.starts_with("--") && value.starts_with('#'))
        .collect()
}

fn luminance(colour: &str) -> f64 {
    let channel = |place: usize| {
        let value = u8::from_str_radix(&colour[place..place + 2], 16).expect("six hexadecimal digits");
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const THEMES: [&str; 3] = ["  :root {", ":root[data-theme=\"dark\"] {", ":root[data-theme=\"contrast\"] {"];

#[test]
fn words_are_readable_on_every_ground_they_stand_on() {
    for theme in THEMES {
        let colours = tokens(theme.trim_end_matches(" {"));
        for (words, ground) in [
            ("--text", "--ground"),
            ("--text", "--ground-quiet"),
            ("--text-quiet", "--ground"),
            ("--text-quiet", "--ground-quiet"),
            ("--action", "--ground"),
            ("--on-action", "--action"),
            ("--on-action", "--action-strong"),
            ("--error", "--ground"),
            ("--warning", "--warning-ground"),
            ("--text", "--warning-ground"),
            ("--text", "--error-ground"),
            ("--text", "--success-ground"),
        ] {
            let ratio = contrast(colours[words], colours[ground]);
            assert!(ratio >= 6.4, "{theme} {words} on {ground}: {ratio:.1}");
        }
        for (words, ground) in
            [("--action", "--ground-quiet"), ("--error", "--error-ground"), ("--success", "--success-ground")]
        {
            let ratio = contrast(colours[words], colours[ground]);
            assert!(ratio >= 5.5, "{theme} {words} on {ground}: {ratio:.1}");
        }
    }
}

#[test]
fn the_edges_of_controls_can_be_seen() {
    for theme in THEMES {
        let colours = tokens(theme.trim_end_matches(" {"));
        let ratio = contrast(colours["--control"], colours["--ground"]);
        assert!(ratio >= 3.0, "{theme}: {ratio:.1}");
    }
}

#[test]
fn the_focus_ring_is_seen_against_its_edge() {
    let colours = tokens("  :root");
    assert!(contrast(colours["--focus"], colours["--focus-edge"]) >= 9.0);
}

#[test]
fn dark_by_choice_and_dark_by_device_are_the_same() {
    assert_eq!(tokens(":root[data-theme=\"auto\"]"), tokens(":root[data-theme=\"dark\"]"));
}

#[test]
fn every_theme_sets_the_same_colours() {
    let mut light: Vec<_> =
        tokens("  :root").into_keys().filter(|name| !name.starts_with("--focus")).collect();
    let mut dark: Vec<_> = tokens(":root[data-theme=\"dark\"]").into_keys().collect();
    light.sort_unstable();
    dark.sort_unstable();
    assert_eq!(light, dark);
}

#[test]
fn nothing_is_fetched_by_the_stylesheet() {
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains("@font-face"));
}
