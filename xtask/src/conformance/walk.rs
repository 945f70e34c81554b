//! The walk through the interface: root, lists with their pages, single objects, conditional requests, wrong ids.

use super::schemas::Schemas;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Duration;
use ureq::Agent;

/// Path of a list, and the kind of object in it.
const LISTS: [(&str, &str); 5] = [
    ("services", "service"),
    ("organizations", "organization"),
    ("service_at_locations", "service_at_location"),
    ("taxonomies", "taxonomy"),
    ("taxonomy_terms", "taxonomy_term"),
];

/// Objects asked for on one page.
const PER_PAGE: u64 = 100;
/// A list of more pages than this is read at its beginning, middle and end only.
const PAGES_READ: u64 = 300;
/// A valid id that nobody has.
const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

/// An answer, read to its end.
struct Answer {
    status: u16,
    etag: Option<String>,
    kind: String,
    anyone_may_read: bool,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }
}

/// One walk and what it found.
pub struct Walk<'a> {
    agent: Agent,
    base: String,
    schemas: &'a Schemas,
    /// One line a list: what was read.
    pub report: Vec<String>,
    /// One line a fault: what was asked and what was wrong.
    pub faults: Vec<String>,
    /// Questions answered as they should be.
    pub passed: usize,
    /// Requests sent.
    pub requests: usize,
    /// Objects held against a schema.
    pub validated: usize,
}

impl<'a> Walk<'a> {
    /// A walk over the server at this origin (`http://127.0.0.1:8080`).
    pub fn new(origin: &str, schemas: &'a Schemas) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(1)))
            .build()
            .new_agent();
        let base = format!("{}/api/hsds/3.1", origin.trim_end_matches('/'));
        let (report, faults) = (Vec::new(), Vec::new());
        Self { agent, base, schemas, report, faults, passed: 0, requests: 0, validated: 0 }
    }

    /// Asks for everything.
    ///
    /// # Errors
    /// When the server cannot be reached; a wrong answer is a fault, not an error.
    pub fn everything(&mut self) -> Result<()> {
        self.root()?;
        for (list, kind) in LISTS {
            let ids = self.list(list, kind)?;
            self.singles(list, kind, &ids)?;
            self.wrong_ids(list)?;
            self.wrong_pages(list)?;
            self.full(list, kind)?;
        }
        self.only_ids()?;
        self.modified_after()?;
        self.of_one_organization()
    }

    fn ask(&mut self, path: &str, if_none_match: Option<&str>) -> Result<Answer> {
        let url = format!("{}/{path}", self.base);
        let mut request = self.agent.get(&url).header("Origin", "https://elsewhere.invalid");
        if let Some(etag) = if_none_match {
            request = request.header("If-None-Match", etag);
        }
        let mut response = request.call().with_context(|| format!("cannot ask {url}"))?;
        self.requests += 1;
        let header = |name: &str| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        Ok(Answer {
            status: response.status().as_u16(),
            etag: header("etag"),
            kind: header("content-type").unwrap_or_default(),
            anyone_may_read: header("access-control-allow-origin").as_deref() == Some("*"),
            body: response.body_mut().with_config().limit(64 * 1024 * 1024).read_to_string()?,
        })
    }

    fn expect(&mut self, is_so: bool, fault: impl FnOnce() -> String) {
        if is_so {
            self.passed += 1;
        } else {
            self.faults.push(fault());
        }
    }

    /// Asks, and expects a JSON document that anyone may read.
    fn document(&mut self, path: &str) -> Result<Value> {
        let answer = self.ask(path, None)?;
        self.expect(answer.status == 200, || format!("/{path}: status {} instead of 200", answer.status));
        self.expect(answer.kind.starts_with("application/json"), || {
            format!("/{path}: sent as `{}`", answer.kind)
        });
        self.expect(answer.anyone_may_read, || format!("/{path}: no `Access-Control-Allow-Origin: *`"));
        Ok(answer.json())
    }

    fn object(&mut self, place: &str, kind: &str, object: &Value) {
        self.validated += 1;
        let faults = self.schemas.faults(kind, object);
        self.expect(faults.is_empty(), || format!("{place} ({}): {}", object["id"], faults.join("; ")));
    }

    fn root(&mut self) -> Result<()> {
        let root = self.document("")?;
        let version = root["version"].as_str().unwrap_or_default().to_owned();
        self.expect(version.starts_with("3.1"), || format!("/: version is `{version}`, not 3.1"));
        for field in ["profile", "openapi_url"] {
            let address = root[field].as_str().unwrap_or_default().to_owned();
            let is_address = address.starts_with("http://") || address.starts_with("https://");
            self.expect(is_address, || format!("/: {field} is `{address}`, not an address"));
        }
        Ok(())
    }

    /// Reads a list page by page and returns the ids in their order.
    fn list(&mut self, list: &str, kind: &str) -> Result<Vec<String>> {
        let first = self.document(&page_path(list, 1))?;
        let total_pages = first["total_pages"].as_u64().unwrap_or(0);
        let total_items = first["total_items"].as_u64().unwrap_or(0);
        let mut ids = Vec::new();
        let mut own_fields = BTreeSet::new();
        let numbers: Vec<u64> = if total_pages <= PAGES_READ {
            (1..=total_pages.max(1)).collect()
        } else {
            vec![1, 2, total_pages / 2, total_pages - 1, total_pages]
        };
        for number in &numbers {
            let page = if *number == 1 { first.clone() } else { self.document(&page_path(list, *number))? };
            let faults = page_faults(&page, *number, total_items);
            self.expect(faults.is_empty(), || format!("/{list} page {number}: {}", faults.join("; ")));
            for object in page["contents"].as_array().into_iter().flatten() {
                self.object(&format!("/{list} page {number}"), kind, object);
                own_fields.extend(self.schemas.unknown_fields(kind, object).into_iter().map(str::to_owned));
                ids.extend(object["id"].as_str().map(str::to_owned));
            }
        }
        let different: BTreeSet<&String> = ids.iter().collect();
        self.expect(different.len() == ids.len(), || format!("/{list}: the same id stands on two pages"));
        if numbers.len() as u64 == total_pages {
            let read = ids.len() as u64;
            self.expect(read == total_items, || {
                format!("/{list}: {read} objects read, {total_items} promised")
            });
        }
        let again = self.document(&page_path(list, 1))?;
        self.expect(again["contents"] == first["contents"], || {
            format!("/{list}: the order changed between two reads")
        });
        let own: Vec<String> = own_fields.into_iter().collect();
        let own =
            if own.is_empty() { String::new() } else { format!("; fields of our own: {}", own.join(", ")) };
        self.report.push(format!("/{list}: {total_items} objects, {} pages read{own}", numbers.len()));
        Ok(ids)
    }

    /// A sample of objects one by one, each asked for again with its ETag.
    fn singles(&mut self, list: &str, kind: &str, ids: &[String]) -> Result<()> {
        if ids.is_empty() {
            self.expect(false, || format!("/{list}: empty, so nothing could be held against the schema"));
            return Ok(());
        }
        let step = (ids.len() / 12).max(1);
        for id in ids.iter().step_by(step).chain(ids.last()) {
            let path = format!("{list}/{id}");
            let object = self.document(&path)?;
            self.object(&format!("/{path}"), kind, &object);
            self.expect(object["id"].as_str() == Some(id), || {
                format!("/{path}: answers with id {}", object["id"])
            });
            let own_fields = self.schemas.unknown_fields(kind, &object).join(", ");
            if !own_fields.is_empty() && id == &ids[0] {
                self.report.push(format!("/{list}/{{id}}: fields of our own: {own_fields}"));
            }
            let etag = self.ask(&path, None)?.etag;
            self.expect(etag.is_some(), || format!("/{path}: has no ETag"));
            let again = self.ask(&path, etag.as_deref())?;
            let spared = again.status == 304 && again.body.is_empty();
            self.expect(spared, || {
                format!("/{path}: status {} instead of 304 for a known ETag", again.status)
            });
        }
        Ok(())
    }

    fn wrong_ids(&mut self, list: &str) -> Result<()> {
        for id in [NOBODY, "7", "not-an-id", "%00", "%F0%9F%8D%9E", "..%2f..%2fetc%2fpasswd", "%FF"] {
            let path = format!("{list}/{id}");
            let answer = self.ask(&path, None)?;
            let status = answer.status;
            self.expect(matches!(status, 404 | 400), || format!("/{path}: status {status} instead of 404"));
            let is_problem = answer.kind.contains("json") && answer.json().is_object();
            self.expect(is_problem, || {
                format!("/{path}: the refusal is sent as `{}`, not as JSON", answer.kind)
            });
        }
        Ok(())
    }

    fn wrong_pages(&mut self, list: &str) -> Result<()> {
        for query in
            ["page=0", "page=-1", "page=one", "per_page=0", "per_page=-5", "page=99999999999999999999"]
        {
            let path = format!("{list}?{query}");
            let status = self.ask(&path, None)?.status;
            self.expect((400..500).contains(&status), || format!("/{path}: status {status}, not a refusal"));
        }
        let beyond = format!("{list}?page=1000000&per_page={PER_PAGE}");
        let answer = self.ask(&beyond, None)?;
        let is_empty = answer.status == 200 && answer.json()["empty"] == Value::Bool(true);
        self.expect(is_empty || answer.status == 404, || {
            format!("/{beyond}: status {}, not empty", answer.status)
        });
        let huge = format!("{list}?per_page=1000000");
        let answer = self.ask(&huge, None)?;
        let size = answer.json()["size"].as_u64().unwrap_or(0);
        let is_bounded = answer.status == 400 || answer.status == 200 && size <= 10_000;
        self.expect(is_bounded, || format!("/{huge}: status {}, {size} objects at once", answer.status));
        Ok(())
    }

    fn full(&mut self, list: &str, kind: &str) -> Result<()> {
        if list.starts_with("taxonom") {
            return Ok(());
        }
        let path = format!("{list}?full=true&per_page=25");
        let page = self.document(&path)?;
        for object in page["contents"].as_array().into_iter().flatten() {
            self.object(&format!("/{path}"), kind, object);
        }
        Ok(())
    }

    /// `minimal`: nothing but the id and the moment of the last change.
    fn only_ids(&mut self) -> Result<()> {
        let page = self.document("services?minimal=true")?;
        let objects = page["contents"].as_array().cloned().unwrap_or_default();
        self.expect(!objects.is_empty(), || "/services?minimal=true: is empty".to_owned());
        for object in objects {
            let fields: Vec<&str> =
                object.as_object().into_iter().flat_map(|fields| fields.keys()).map(String::as_str).collect();
            let only = fields.iter().all(|field| ["id", "last_modified", "modified_date"].contains(field));
            self.expect(only && fields.contains(&"id"), || format!("/services?minimal=true: has {fields:?}"));
        }
        Ok(())
    }

    fn modified_after(&mut self) -> Result<()> {
        for list in ["services", "service_at_locations"] {
            let future = self.document(&format!("{list}?modified_after=2999-01-01T00:00:00Z"))?;
            let items = future["total_items"].as_u64();
            self.expect(items == Some(0), || {
                format!("/{list}: {items:?} objects changed after the year 2999")
            });
            let all = self.document(&page_path(list, 1))?["total_items"].as_u64();
            let past = self.document(&format!("{list}?modified_after=1999-01-01T00:00:00Z"))?["total_items"]
                .as_u64();
            // Tombstones may add to what changed, never take away from it.
            self.expect(past >= all, || format!("/{list}: {past:?} changed since 1999, of {all:?}"));
            let wrong = self.ask(&format!("{list}?modified_after=yesterday"), None)?.status;
            self.expect(wrong == 400, || {
                format!("/{list}?modified_after=yesterday: status {wrong} instead of 400")
            });
        }
        let first = self.document("services?per_page=1")?;
        let Some(moment) = first["contents"][0]["last_modified"].as_str().map(str::to_owned) else {
            self.expect(false, || "/services: has no last_modified, so nobody can follow changes".to_owned());
            return Ok(());
        };
        let since = self.document(&format!("services?modified_after={}", moment.replace('+', "%2B")))?;
        let id = first["contents"][0]["id"].clone();
        let pages = since["total_pages"].as_u64().unwrap_or(0);
        let found =
            pages > 1 || since["contents"].as_array().into_iter().flatten().any(|one| one["id"] == id);
        self.expect(found, || {
            format!("/services?modified_after={moment}: lacks the service changed at that moment")
        });
        Ok(())
    }

    fn of_one_organization(&mut self) -> Result<()> {
        let first = self.document("services?per_page=1")?;
        let service = &first["contents"][0];
        let owner = service["organization_id"].as_str().or_else(|| service["organization"]["id"].as_str());
        let Some(owner) = owner.map(str::to_owned) else {
            bail!("/services: the first service names no organization");
        };
        let own = self.document(&format!("services?organization_id={owner}"))?;
        let objects = own["contents"].as_array().cloned().unwrap_or_default();
        self.expect(!objects.is_empty(), || format!("/services?organization_id={owner}: is empty"));
        for object in objects {
            let whose = object["organization_id"].as_str().or_else(|| object["organization"]["id"].as_str());
            self.expect(whose == Some(&owner), || {
                format!("/services?organization_id={owner}: also has {whose:?}")
            });
        }
        Ok(())
    }
}

fn page_path(list: &str, number: u64) -> String {
    format!("{list}?page={number}&per_page={PER_PAGE}")
}

/// What does not add up on a page.
fn page_faults(page: &Value, number: u64, total_items: u64) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |field: &str, expected: Value| {
        if page[field] != expected {
            faults.push(format!("{field} is {}, should be {expected}", page[field]));
        }
    };
    let size = page["contents"].as_array().map_or(0, Vec::len);
    let total_pages = total_items.div_ceil(PER_PAGE);
    expect("total_items", total_items.into());
    expect("page_number", number.into());
    expect("size", size.into());
    expect("first_page", (number == 1).into());
    expect("last_page", (number >= total_pages).into());
    expect("empty", (size == 0).into());
    let pages = page["total_pages"].as_u64();
    if pages != Some(total_pages) && !(total_items == 0 && pages == Some(1)) {
        faults.push(format!("total_pages is {}, should be {total_pages}", page["total_pages"]));
    }
    if !page["contents"].is_array() {
        faults.push("contents is not a list".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::page_faults;
    use serde_json::json;

    #[test]
    fn pages_that_add_up_have_no_fault() {
        let page = json!({
            "total_items": 101, "total_pages": 2, "page_number": 2, "size": 1,
            "first_page": false, "last_page": true, "empty": false, "contents": [{}],
        });
        assert_eq!(page_faults(&page, 2, 101), Vec::<String>::new());
    }

    #[test]
    fn pages_that_do_not_add_up_are_named() {
        let page = json!({
            "total_items": 101, "total_pages": 1, "page_number": 1, "size": 2,
            "first_page": true, "last_page": true, "contents": [{}],
        });
        assert_eq!(page_faults(&page, 1, 101).len(), 4);
    }
}
