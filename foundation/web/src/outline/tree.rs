//! A small, tolerant reader of HTML: enough for pages of this house, no more.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element below that answers the question, in the order of the page.
    pub fn find(&self, wanted: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        self.elements().find_map(|child| if wanted(child) { Some(child) } else { child.find(wanted) })
    }

    /// All elements below that answer the question.
    pub fn find_all<'a>(&'a self, wanted: &dyn Fn(&Element) -> bool) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for child in self.elements() {
            if wanted(child) {
                found.push(child);
            }
            found.extend(child.find_all(wanted));
        }
        found
    }

    pub fn named(&self, name: &str) -> Option<&Element> {
        self.find(&|element| element.name == name)
    }

    /// The text as it is read: hidden parts left out, pictures by their alternative text, spaces of all kinds
    /// folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) if element.is_hidden() => {}
                Node::Element(element) => match element.name.as_str() {
                    "img" => text.push_str(element.attribute("alt").unwrap_or_default()),
                    "br" => text.push(' '),
                    "script" | "style" | "template" => {}
                    name => {
                        let apart = is_block(name);
                        if apart {
                            text.push(' ');
                        }
                        element.collect_text(text);
                        if apart {
                            text.push(' ');
                        }
                    }
                },
            }
        }
    }

    pub fn is_hidden(&self) -> bool {
        self.attribute("hidden").is_some() || self.attribute("aria-hidden") == Some("true")
    }
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "label"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Reads a page; end tags that match nothing are passed over, open ones are closed at the end.
pub(super) fn read(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(place) = rest.find('<') {
        push_text(&mut open, &rest[..place]);
        rest = &rest[place..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
        } else if rest.starts_with("<!") {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        } else if let Some(after) = rest.strip_prefix("</") {
            let end = after.find('>').unwrap_or(after.len());
            close(&mut open, after[..end].trim());
            rest = after.get(end + 1..).unwrap_or_default();
        } else if rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            rest = start(&mut open, &rest[1..]);
        } else {
            push_text(&mut open, "<");
            rest = &rest[1..];
        }
    }
    push_text(&mut open, rest);
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().expect("the root stands first and is never closed")
}

fn push_text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().expect("the root is never closed").children.push(Node::Text(plain(text)));
    }
}

fn close_last(open: &mut Vec<Element>) {
    if let Some(done) = open.pop() {
        open.last_mut().expect("the root is never closed").children.push(Node::Element(done));
    }
}

fn close(open: &mut Vec<Element>, name: &str) {
    let Some(place) = open.iter().rposition(|element| element.name.eq_ignore_ascii_case(name)) else {
        return;
    };
    while open.len() > place.max(1) {
        close_last(open);
    }
}

/// Reads a start tag (after its `<`) and, for raw elements, what stands in it; returns what follows.
fn start<'a>(open: &mut Vec<Element>, tag: &'a str) -> &'a str {
    let name_end =
        tag.find(|mark: char| mark.is_whitespace() || mark == '>' || mark == '/').unwrap_or(tag.len());
    let mut element = Element { name: tag[..name_end].to_ascii_lowercase(), ..Element::default() };
    let mut rest = tag[name_end..].trim_start_matches([' ', '\n', '\t', '\r', '/']);
    while !rest.is_empty() && !rest.starts_with('>') {
        let end = rest.find(|mark: char| mark.is_whitespace() || "=>".contains(mark)).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches('/').to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = quoted(after.trim_start());
        }
        if !name.is_empty() {
            element.attributes.push((name, plain(value)));
        }
        rest = rest.trim_start_matches([' ', '\n', '\t', '\r', '/']);
    }
    rest = rest.strip_prefix('>').unwrap_or(rest);
    let name = element.name.clone();
    open.push(element);
    if VOID.contains(&name.as_str()) {
        close_last(open);
    } else if RAW.contains(&name.as_str()) {
        let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
        push_text(open, &rest[..end]);
        rest = &rest[end..];
    }
    rest
}

fn quoted(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(after) = text.strip_prefix(quote) {
            let end = after.find(quote).unwrap_or(after.len());
            return (&after[..end], after.get(end + 1..).unwrap_or_default());
        }
    }
    text.split_at(text.find(|mark: char| mark.is_whitespace() || mark == '>').unwrap_or(text.len()))
}

/// Undoes character references; unknown ones stay.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        plain.push_str(&rest[..place]);
        rest = &rest[place..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        if let Some((letter, end)) = end.and_then(|end| reference(&rest[1..end]).map(|letter| (letter, end)))
        {
            plain.push(letter);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain + rest
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => return None,
    })
}
