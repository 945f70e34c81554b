//! What somebody who cannot see the page is told about it: title, language, landmarks, headings, links,
//! fields with their labels, tables. For tests: the outline of a page is a text that a snapshot keeps and a
//! person can review.
//!
//! Not a browser and not a checker: it reads the HTML of this house, tolerantly, and trusts it.

mod tree;

use std::fmt::Write as _;

use tree::{Element, Node};

/// The outline of a page, ready for a snapshot.
pub fn of(html: &str) -> String {
    Markup::of(html).outline()
}

/// A page that has been read.
#[derive(Clone, Debug)]
pub struct Markup {
    root: Element,
}

impl Markup {
    /// Reads a page or a part of one.
    pub fn of(html: &str) -> Self {
        Self { root: tree::read(html) }
    }

    /// The text of `<title>`.
    pub fn title(&self) -> String {
        self.root.named("title").map(Element::text).unwrap_or_default()
    }

    /// The language of `<html>`.
    pub fn language(&self) -> &str {
        self.root.named("html").and_then(|html| html.attribute("lang")).unwrap_or_default()
    }

    /// Headings with their level, in order.
    pub fn headings(&self) -> Vec<(u8, String)> {
        self.root
            .find_all(&|element| heading_level(element).is_some())
            .into_iter()
            .filter_map(|heading| heading_level(heading).map(|level| (level, heading.text())))
            .collect()
    }

    /// Links as text and address, in order.
    pub fn links(&self) -> Vec<(String, String)> {
        self.root
            .find_all(&|element| element.name == "a" && element.attribute("href").is_some())
            .into_iter()
            .map(|link| (name_of(&self.root, link), link.attribute("href").unwrap_or_default().to_owned()))
            .collect()
    }

    /// The text of the main part (of everything, when there is no `<main>`), one line for each block: what a
    /// readability formula is applied to.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.collect(self.root.named("main").unwrap_or(&self.root));
        lines.done()
    }

    /// Ids that stand on more than one element.
    pub fn repeated_ids(&self) -> Vec<String> {
        let mut ids: Vec<&str> =
            self.root.find_all(&|_| true).into_iter().filter_map(|element| element.attribute("id")).collect();
        ids.sort_unstable();
        let mut repeated: Vec<String> =
            ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned()).collect();
        repeated.dedup();
        repeated
    }

    /// The whole outline.
    pub fn outline(&self) -> String {
        let mut outline = Outline { root: &self.root, text: String::new(), depth: 0 };
        if self.root.named("title").is_some() {
            outline.line(&format!("title: {}", self.title()));
            outline.line(&format!("language: {}", self.language()));
        }
        outline.children(self.root.named("body").unwrap_or(&self.root));
        outline.text
    }
}

/// One line for each run of text between block elements.
#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    running: String,
}

impl Lines {
    fn collect(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.running.push_str(text),
                Node::Element(child) if child.is_hidden() => {}
                Node::Element(child) => match child.name.as_str() {
                    "script" | "style" | "svg" => {}
                    "br" => self.end(),
                    name if tree::is_block(name) => {
                        self.end();
                        self.collect(child);
                        self.end();
                    }
                    _ => self.collect(child),
                },
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.running);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.lines.push(line);
        }
    }

    fn done(mut self) -> String {
        self.end();
        self.lines.join("\n")
    }
}

struct Outline<'a> {
    root: &'a Element,
    text: String,
    depth: usize,
}

impl Outline<'_> {
    fn line(&mut self, text: &str) {
        writeln!(self.text, "{}{text}", "  ".repeat(self.depth)).expect("writing to a string cannot fail");
    }

    fn children(&mut self, element: &Element) {
        for child in element.elements().filter(|child| !child.is_hidden()) {
            self.element(child);
        }
    }

    fn element(&mut self, element: &Element) {
        let name = name_of(self.root, element);
        if let Some(landmark) = landmark(element) {
            let label =
                if name.is_empty() { landmark.to_owned() } else { format!("{landmark} “{name}”") };
            self.line(&label);
            self.depth += 1;
            self.children(element);
            self.depth -= 1;
            return;
        }
        if let Some(level) = heading_level(element) {
            self.line(&format!("heading {level}: {}{}", element.text(), foreign(element)));
            // A heading that is a link is both.
            self.children(element);
            return;
        }
        match element.name.as_str() {
            "a" => self.link(element, &name),
            "button" => self.line(&format!("button “{name}”")),
            "input" | "select" | "textarea" => self.field(element, &name),
            "fieldset" => {
                let legend = element.named("legend").map(Element::text).unwrap_or_default();
                self.line(&format!("group “{legend}”{}", self.described(element)));
                self.depth += 1;
                self.children(element);
                self.depth -= 1;
            }
            "table" => self.table(element),
            "img" => self.line(&format!("picture “{}”", element.attribute("alt").unwrap_or_default())),
            "svg" if !name.is_empty() => self.line(&format!("picture “{name}”")),
            "script" | "style" | "svg" | "label" | "legend" => {}
            _ => {
                if let Some(role) = element.attribute("role") {
                    let label =
                        if name.is_empty() { role.to_owned() } else { format!("{role} “{name}”") };
                    self.line(&label);
                }
                self.children(element);
            }
        }
    }

    fn link(&mut self, element: &Element, name: &str) {
        let here = if element.attribute("aria-current").is_some() { ", here" } else { "" };
        let address = element.attribute("href").unwrap_or_default();
        self.line(&format!("link “{name}”{here} → {address}{}", foreign(element)));
    }

    fn field(&mut self, element: &Element, name: &str) {
        let kind = match element.name.as_str() {
            "input" => element.attribute("type").unwrap_or("text"),
            other => other,
        };
        if kind == "hidden" {
            return;
        }
        let mut line = format!("{kind} “{name}”");
        for (attribute, said) in [("checked", "chosen"), ("required", "required"), ("disabled", "disabled")] {
            if element.attribute(attribute).is_some() {
                write!(line, ", {said}").expect("writing to a string cannot fail");
            }
        }
        if element.attribute("aria-invalid") == Some("true") {
            line.push_str(", wrong");
        }
        if let Some(value) = element.attribute("value")
            && !value.is_empty()
            && !matches!(kind, "radio" | "checkbox" | "submit")
        {
            write!(line, " = {value}").expect("writing to a string cannot fail");
        }
        line.push_str(&self.described(element));
        self.line(&line);
        if kind == "select" {
            self.depth += 1;
            for option in element.find_all(&|element| element.name == "option") {
                let chosen = if option.attribute("selected").is_some() { ", chosen" } else { "" };
                self.line(&format!("option “{}”{chosen}", option.text()));
            }
            self.depth -= 1;
        }
    }

    fn described(&self, element: &Element) -> String {
        let text = by_ids(self.root, element.attribute("aria-describedby"));
        if text.is_empty() { text } else { format!(" ({text})") }
    }

    fn table(&mut self, table: &Element) {
        let caption = table.named("caption").map(Element::text).unwrap_or_default();
        self.line(&format!("table “{caption}”"));
        self.depth += 1;
        for row in table.find_all(&|element| element.name == "tr") {
            let cells: Vec<String> = row
                .elements()
                .map(|cell| if cell.name == "th" { format!("[{}]", cell.text()) } else { cell.text() })
                .collect();
            self.line(&cells.join(" | "));
        }
        self.depth -= 1;
    }
}

fn heading_level(element: &Element) -> Option<u8> {
    match element.name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

fn landmark(element: &Element) -> Option<&'static str> {
    let labelled =
        element.attribute("aria-label").is_some() || element.attribute("aria-labelledby").is_some();
    match (element.attribute("role"), element.name.as_str()) {
        (Some("search"), _) | (None, "search") => Some("search"),
        (None, "header") => Some("banner"),
        (None, "nav") => Some("navigation"),
        (None, "main") => Some("main"),
        (None, "footer") => Some("contentinfo"),
        (None, "aside") => Some("complementary"),
        (None, "section") if labelled => Some("region"),
        (None, "form") if labelled => Some("form"),
        _ => None,
    }
}

/// The name that is read out: `aria-labelledby`, `aria-label`, `<label>`, the content.
fn name_of(root: &Element, element: &Element) -> String {
    let by_other = by_ids(root, element.attribute("aria-labelledby"));
    if !by_other.is_empty() {
        return by_other;
    }
    if let Some(label) = element.attribute("aria-label") {
        return label.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    match element.name.as_str() {
        "input" | "select" | "textarea" => {
            let id = element.attribute("id");
            root.find(&|label| label.name == "label" && id.is_some() && label.attribute("for") == id)
                .map(Element::text)
                .unwrap_or_default()
        }
        "svg" => element.named("title").map(Element::text).unwrap_or_default(),
        "a" | "button" => element.text(),
        _ => String::new(),
    }
}

fn by_ids(root: &Element, ids: Option<&str>) -> String {
    ids.unwrap_or_default()
        .split_whitespace()
        .filter_map(|id| root.find(&|element| element.attribute("id") == Some(id)))
        .map(Element::text)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The language of a part, when it says so.
fn foreign(element: &Element) -> String {
    element.attribute("lang").map(|language| format!(" [{language}]")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_names_landmarks_headings_links_and_fields() {
        let html = r##"<!DOCTYPE html><html lang="pl"><head><title>Dom &amp; las</title></head><body>
            <header><a href="#main">Treść</a><nav aria-label="Menu"><a href="/pl" aria-current="page">Start</a></nav></header>
            <main id="main"><h1>Dom</h1><p>Tekst <a href="/x" lang="uk">Ліс</a></p>
            <form><label for="q">Czego?</label><p id="q-hint">np. dom</p>
            <input id="q" name="q" value="kot" aria-describedby="q-hint"><button>Szukaj</button>
            <input type="hidden" name="s" value="1"></form></main></body></html>"##;
        assert_eq!(
            of(html),
            "title: Dom & las\nlanguage: pl\nbanner\n  link “Treść” → #main\n  navigation “Menu”\n    \
             link “Start”, here → /pl\nmain\n  heading 1: Dom\n  link “Ліс” → /x [uk]\n  \
             text “Czego?” = kot (np. dom)\n  button “Szukaj”\n"
        );
    }

    #[test]
    fn tables_are_told_row_by_row() {
        let html = "<table><caption>Miejsca</caption><tr><th>Gmina<th></th></tr><tr><th>Łódź</th><td>3</td></tr></table>";
        assert!(of(html).starts_with("table “Miejsca”\n"), "{}", of(html));
        assert!(of(html).contains("[Łódź] | 3"));
    }

    #[test]
    fn hidden_parts_are_not_told() {
        assert_eq!(
            of("<p><a href='/a'><span aria-hidden=true>×</span>Zamknij</a><b hidden>x</b></p>"),
            "link “Zamknij” → /a\n"
        );
    }

    #[test]
    fn the_text_of_the_main_part_has_a_line_for_each_block() {
        let page = Markup::of(
            "<nav>Menu</nav><main><h1>Dom</h1><p>Jedno <b>zdanie</b>.<br>Drugie.</p><ul><li>a<li>b</ul></main>",
        );
        assert_eq!(page.text(), "Dom\nJedno zdanie.\nDrugie.\na\nb");
    }

    #[test]
    fn repeated_ids_are_found() {
        assert_eq!(Markup::of("<p id=a></p><p id=b></p><i id=a></i>").repeated_ids(), ["a"]);
    }

    #[test]
    fn broken_markup_is_read_as_far_as_it_goes() {
        for broken in [
            "<",
            "<a",
            "<a href",
            "<a href=\"",
            "</",
            "<!--",
            "&",
            "&#xFFFFFFFF;",
            "<p></b></p>",
            "a < b",
            "<title>",
        ] {
            let _ = of(broken);
        }
        assert_eq!(Markup::of("1 < 2 &amp; 3 &unknown;").text(), "1 < 2 & 3 &unknown;");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(html in "[<>/a-z =\"'&;#!\\-ł]{0,80}") {
            let _ = of(&html);
            let _ = Markup::of(&html).text();
        }
    }
}
