//! The forms of a page, read from its HTML: just enough to fill them in as a person would.

use std::collections::BTreeMap;

/// A form that changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent to; empty for the page itself.
    pub action: String,
    /// Whether it has files.
    pub has_files: bool,
    /// Whether it asks rather than changes: then it goes into the address.
    pub asks: bool,
    /// What can be filled in.
    pub fields: Vec<Field>,
}

/// Something to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// `text`, `email`, `hidden`, `radio`, `checkbox`, `textarea`, `select`, `file`, `button` …
    pub kind: String,
    /// What stands in it; of choices, those that can be taken.
    pub value: String,
}

/// A tag with its attributes; one that ends something begins with a slash.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
}

/// All tags, in order.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for piece in page.split('<').skip(1) {
        let Some(inside) = piece.split('>').next() else { continue };
        let mut rest = inside.trim_end_matches('/');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut attributes = BTreeMap::new();
        while let Some(begin) = rest.find(|letter: char| !letter.is_whitespace()) {
            rest = &rest[begin..];
            let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
            let attribute = rest[..end].to_lowercase();
            rest = &rest[end..];
            let value = match rest.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"')) {
                Some((value, after)) => {
                    rest = after;
                    value
                }
                None => rest.strip_prefix('=').map_or("", |_| {
                    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    let value = &rest[1..end];
                    rest = &rest[end..];
                    value
                }),
            };
            attributes.insert(attribute, plain(value));
        }
        tags.push(Tag { name, attributes });
    }
    tags
}

/// Without the escapes of HTML.
fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&#60;", "<")
        .replace("&gt;", ">")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The forms of a page.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut inside = false;
    let mut select = String::new();
    for tag in tags(page) {
        let get = |name: &str| tag.attributes.get(name).cloned().unwrap_or_default();
        match tag.name.as_str() {
            "form" => {
                inside = true;
                forms.push(Form {
                    action: get("action"),
                    has_files: get("enctype").contains("multipart"),
                    asks: get("method").to_lowercase() != "post",
                    fields: Vec::new(),
                });
            }
            "/form" => inside = false,
            "/select" => select.clear(),
            name @ ("input" | "textarea" | "select" | "button" | "option") if inside => {
                let Some(form) = forms.last_mut() else { continue };
                let kind = match name {
                    "input" if get("type").is_empty() => "text".to_owned(),
                    "input" => get("type"),
                    other => other.to_owned(),
                };
                let name = if kind == "option" { select.clone() } else { get("name") };
                if kind == "select" {
                    select.clone_from(&name);
                } else if !name.is_empty() {
                    form.fields.push(Field { name, kind, value: get("value") });
                }
            }
            _ => {}
        }
    }
    forms
}

/// The addresses of this site that a page leads to.
pub fn links(page: &str) -> Vec<String> {
    let leads = tags(page)
        .into_iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|mut tag| tag.attributes.remove("href"));
    leads.filter(|to| to.starts_with('/') && !to.starts_with("//")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_all_that_can_be_filled_in() {
        let page = r#"<a href="/pl/x?a=1&amp;b=2">x</a><form method="post" action="/pl/y" enctype="multipart/form-data">
            <input type="hidden" name="seal" value="a&quot;b"><input name="name" disabled>
            <textarea id="w" name="words" rows="4">text</textarea>
            <select name="role"><option value="">-</option><option value="editor" selected>E</option></select>
            <input type="file" name="table"><button name="what" value="accept">Go</button></form>
            <form action="/pl/pomoc"><input type="search" name="q"></form>"#;
        let all = forms(page);
        assert_eq!(all.len(), 2);
        let kinds: Vec<(&str, &str, &str)> =
            all[0].fields.iter().map(|f| (f.name.as_str(), f.kind.as_str(), f.value.as_str())).collect();
        assert_eq!(
            kinds,
            [
                ("seal", "hidden", "a\"b"),
                ("name", "text", ""),
                ("words", "textarea", ""),
                ("role", "option", ""),
                ("role", "option", "editor"),
                ("table", "file", ""),
                ("what", "button", "accept"),
            ]
        );
        assert!(all[0].has_files && !all[0].asks && all[1].asks);
        assert_eq!(links(page), ["/pl/x?a=1&b=2"]);
    }
}
