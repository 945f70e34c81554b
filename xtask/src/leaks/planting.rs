//! Planting: somebody in every role walks through the whole site, fills in every form there is and leaves a needle at
//! each door. Forms are found on the pages, so that a new one is planted without anybody having to think of it.

use super::forms::{Form, forms, links};
use super::needles::Needle;
use crate::site::{Answer, Site, between};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Doors that end the walk of who goes through them; they are tried when all else is done.
const LAST: [&str; 4] = ["/pl/wyjscie", "/pl/konto/usun", "/pl/konto/sesje", "/pl/wejscie/na-probe"];
/// So many pages that differ only in what they are about.
const ALIKE: usize = 2;
/// So many pages at most in one walk.
const LONGEST_WALK: usize = 400;

/// Who plants, and what was planted.
#[derive(Default)]
pub struct Planter {
    /// All needles, in the order of planting.
    pub needles: Vec<Needle>,
    /// How often each kind of answer came to a form.
    pub answers: BTreeMap<u16, usize>,
    /// The addresses of forms that were filled in, without what they are about.
    pub filled: BTreeSet<String>,
    /// The addresses that take forms or questions and at which something was planted.
    pub visited: BTreeSet<String>,
}

impl Planter {
    fn needle(&mut self, door: &str) -> Needle {
        let number = u32::try_from(self.needles.len()).expect("needles can be counted");
        let needle = Needle::new(number, door);
        self.needles.push(needle.clone());
        needle
    }

    /// Asks for every address with a needle in every place where a browser or a passer-by could put one.
    pub fn knock(&mut self, site: &Site, addresses: &[String]) -> Result<()> {
        for address in addresses {
            let needle = self.needle(&format!("query and headers of {address}"));
            let path = filled_in(address, "01a20000-0000-7000-8000-000000000000");
            let sentence = encoded(&needle.sentence(true));
            let query = ["q", "place", "token", "report", "who", "name", "page", "at", "next"]
                .map(|name| format!("{name}={sentence}"))
                .join("&");
            let referer = format!("http://127.0.0.1/{sentence}");
            let headers = [
                ("user-agent", needle.mailbox.as_str()),
                ("referer", &referer),
                ("accept-language", &needle.mailbox),
                ("x-forwarded-for", &needle.mailbox),
                ("authorization", &needle.mailbox),
                ("if-none-match", &needle.mailbox),
                ("origin", &referer),
            ];
            site.look(&format!("{path}?{query}"), &headers)?;
            let needle = self.needle(&format!("path of {address}"));
            let path = filled_in(address, &encoded(&needle.sentence(true)));
            site.look(&path, &[])?;
            site.look(&format!("{path}/{}", encoded(&needle.sentence(true))), &[])?;
            let needle = self.needle(&format!("form to {address}"));
            let sentence = needle.sentence(true);
            for name in ["name", "mailbox", "details"] {
                let path = filled_in(address, "01a20000-0000-7000-8000-000000000000");
                site.send(&path, &[(name, sentence.as_str()), ("what", &needle.phone)])?;
            }
        }
        Ok(())
    }

    /// Walks from the addresses through everything that can be reached, and fills in all forms.
    pub fn walk(&mut self, who: &str, mut site: Site, from: &[String]) -> Result<()> {
        let mut waiting: VecDeque<String> = from.iter().filter(|path| !path.contains('{')).cloned().collect();
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut done: BTreeSet<String> = BTreeSet::new();
        while let Some(path) = waiting.pop_front() {
            let pattern = pattern(&path);
            let count = alike.entry(pattern.clone()).or_default();
            if *count >= ALIKE || seen.len() >= LONGEST_WALK || !seen.insert(path.clone()) {
                continue;
            }
            *count += 1;
            if !path.starts_with("/pl") || LAST.contains(&pattern.as_str()) {
                continue;
            }
            let Ok(answer) = site.look(&path, &[]) else {
                *self.answers.entry(0).or_default() += 1;
                continue;
            };
            if answer.cookie.starts_with("link=") {
                site.keep(&answer);
            }
            self.visited.insert(pattern.clone());
            self.follow(&answer, &mut waiting);
            for form in forms(&answer.page) {
                let action = if form.action.is_empty() { path.clone() } else { form.action.clone() };
                let door = action.split('?').next().unwrap_or_default().to_owned();
                let names: Vec<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
                let key = format!("{} {}", self::pattern(&door), names.join(" "));
                if LAST.contains(&door.as_str()) || !done.insert(key) {
                    continue;
                }
                for refused in [true, false] {
                    let name = format!(
                        "{who} at {}{}",
                        self::pattern(&door),
                        if refused { ", wrongly" } else { "" }
                    );
                    let needle = self.needle(&name);
                    let Ok(answer) = send(&site, &action, &form, &needle, refused) else {
                        *self.answers.entry(0).or_default() += 1;
                        continue;
                    };
                    *self.answers.entry(answer.status).or_default() += 1;
                    self.filled.insert(self::pattern(&door));
                    self.follow(&answer, &mut waiting);
                    if answer.to.starts_with("/pl/wejscie") && who != VISITOR {
                        site = Site::enter(site.address(), who)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn follow(&self, answer: &Answer, waiting: &mut VecDeque<String>) {
        waiting.extend(links(&answer.page));
        if answer.to.starts_with('/') {
            waiting.push_back(answer.to.clone());
        }
    }

    /// Invites somebody, who takes the invitation under their name: the needle of a person with an account.
    pub fn settle(&mut self, manager: &Site, address: &str) -> Result<Needle> {
        let needle = self.needle("a person with an account");
        let sent = manager.send("/pl/zespol/zapros", &[("mailbox", &needle.mailbox), ("role", "worker")])?;
        let token = between(&sent.page, "/pl/zaproszenie?token=", "<").context("no invitation was made")?;
        let token = format!("/pl/zaproszenie?token={token}");
        let mut visitor = Site::visit(address);
        let opened = visitor.look(&token, &[])?;
        visitor.keep(&opened);
        let page = visitor.read("/pl/zaproszenie")?;
        let form = forms(&page).into_iter().find(|form| !form.asks).context("the invitation has no form")?;
        let answer = send(&visitor, "/pl/zaproszenie", &form, &needle, false)?;
        if answer.status != 303 {
            bail!("the invitation was not taken ({})", answer.status);
        }
        Ok(needle)
    }
}

/// Whoever nobody knows.
pub const VISITOR: &str = "visitor";

/// Fills in a form as a person would, or wrongly: with a number nobody should write, in every field.
fn send(site: &Site, action: &str, form: &Form, needle: &Needle, wrongly: bool) -> Result<Answer> {
    let sentence = needle.sentence(wrongly);
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in &form.fields {
        let is_given = fields.iter().any(|(name, _)| *name == field.name);
        let value = match field.kind.as_str() {
            "hidden" => field.value.clone(),
            "radio" | "option" | "button" | "submit" if is_given || field.value.is_empty() => continue,
            "radio" | "option" | "button" | "submit" | "checkbox" => field.value.clone(),
            "file" => continue,
            _ if wrongly => sentence.clone(),
            "email" => needle.mailbox.clone(),
            "tel" => needle.phone.clone(),
            "url" => format!("https://{}/{}", needle.mailbox.replace('@', "."), needle.phone),
            "number" => "3".to_owned(),
            "date" if field.value.is_empty() => "2026-12-01".to_owned(),
            "date" | "time" => field.value.clone(),
            _ => match field.name.as_str() {
                "name" => needle.name.clone(),
                "teryt" => "1211011".to_owned(),
                "regon" => "123456785".to_owned(),
                "krs" | "nip" => String::new(),
                "institution_name" => "Ośrodek Wymyślony".to_owned(),
                name if name.contains("mailbox") || name.contains("email") => needle.mailbox.clone(),
                name if name.contains("phone") => needle.phone.clone(),
                name if name.contains("url") || name.contains("website") => {
                    format!("https://{}/{}", needle.mailbox.replace('@', "."), needle.phone)
                }
                _ => sentence.clone(),
            },
        };
        fields.push((field.name.clone(), value));
    }
    let borrowed: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if form.asks {
        let query: Vec<String> =
            borrowed.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let path = action.split('?').next().unwrap_or_default();
        return site.look(&format!("{path}?{}", query.join("&")), &[]);
    }
    if form.has_files {
        let table = format!(
            "mailbox;name;phone;role\n{};{};{};{sentence}\n",
            needle.mailbox, needle.name, needle.phone
        );
        let files: Vec<&str> = form
            .fields
            .iter()
            .filter(|field| field.kind == "file")
            .map(|field| field.name.as_str())
            .collect();
        return site.upload(action, &borrowed, &files, &format!("{}.csv", needle.mailbox), &table);
    }
    site.send(action, &borrowed)
}

/// An address without what it is about.
pub fn pattern(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_an_id = |part: &str| {
        part.len() >= 20 && part.chars().filter(char::is_ascii_digit).count() > 4
            || (part.len() == 7 && part.bytes().all(|digit| digit.is_ascii_digit()))
    };
    path.split('/').map(|part| if is_an_id(part) { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

/// The address with something in the place of its placeholders.
fn filled_in(address: &str, with: &str) -> String {
    let parts = address.split('/').map(|part| if part.contains('{') { with } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The addresses of all pages, in Polish, and of all doors for programs.
pub fn addresses(site: &Site) -> Result<Vec<String>> {
    let pages: Vec<[String; 3]> = serde_json::from_str(&site.read("/api/routes.json")?)?;
    let programs: Value = serde_json::from_str(&site.read("/api/openapi.json")?)?;
    let programs = programs["paths"].as_object().context("the interface has no paths")?.keys().cloned();
    let mut all: Vec<String> = pages.into_iter().map(|[polish, ..]| polish).collect();
    all.extend(programs);
    all.extend(["/healthz", "/readyz", "/metrics", "/nothing"].map(str::to_owned));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_about_different_things_are_alike() {
        assert_eq!(pattern("/pl/usluga/01a20370-4410-730a-a6f6-3a42f8a72cb3?x=1"), "/pl/usluga/{}");
        assert_eq!(pattern("/pl/gmina/1211011"), "/pl/gmina/{}");
        assert_eq!(pattern("/pl/wejscie/nowe-haslo"), "/pl/wejscie/nowe-haslo");
    }

    #[test]
    fn a_needle_takes_the_place_of_what_an_address_is_about() {
        assert_eq!(filled_in("/pl/usluga/{id}/zglos-blad", "x"), "/pl/usluga/x/zglos-blad");
        assert_eq!(encoded("Ź a"), "%C5%B9%20a");
    }
}
