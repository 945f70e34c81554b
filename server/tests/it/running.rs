//! The program while it serves, and a browser that asks it.

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// A program that serves; it ends when this is dropped.
pub struct Node {
    process: Child,
    /// `http://127.0.0.1:1234`
    pub address: String,
    log: Arc<Mutex<String>>,
}

/// So long the slowest machine may take to begin.
const BEGINS_WITHIN: Duration = Duration::from_mins(2);

impl Node {
    /// Starts it and waits until it says where it serves.
    pub fn start(command: &mut Command) -> Self {
        let mut process =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let log = Arc::new(Mutex::new(String::new()));
        let (mut errors, kept) = (process.stderr.take().expect("piped"), Arc::clone(&log));
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = errors.read(&mut chunk) {
                kept.lock().expect("nobody panics").push_str(&String::from_utf8_lossy(&chunk[..read]));
            }
        });
        let (sender, said) = std::sync::mpsc::channel();
        let lines = BufReader::new(process.stdout.take().expect("piped"));
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if let Some(at) = line.find("http://127.0.0.1:") {
                    let rest = &line[at + 7..];
                    let end = rest.find('/').unwrap_or(rest.len());
                    sender.send(format!("http://{}", &rest[..end])).ok();
                }
            }
        });
        let Ok(address) = said.recv_timeout(BEGINS_WITHIN) else {
            process.kill().ok();
            process.wait().ok();
            panic!("it does not serve: {}", log.lock().expect("nobody panics"));
        };
        Self { process, address, log }
    }

    /// What it wrote into its log until now.
    pub fn log(&self) -> String {
        self.log.lock().expect("nobody panics").clone()
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// Ends it at once, as a power cut would: on Unix this is signal 9.
    pub fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }

    /// Asks it to end, and waits until it has.
    pub fn stop(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "it cannot be asked");
        let status = self.process.wait().expect("it ends");
        assert!(status.success(), "{status}: {}", self.log());
    }

    /// Asks until the status is the expected one; how long it took.
    pub fn says_within(&self, path: &str, status: u16, limit: Duration) -> Duration {
        let begun = Instant::now();
        loop {
            let answer = Browser::default().get(self, path);
            if answer.status == status {
                return begun.elapsed();
            }
            assert!(begun.elapsed() < limit, "{path} still answers {}: {}", answer.status, self.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Somebody at a browser: keeps the cookies, follows nothing by itself.
#[derive(Clone, Default)]
pub struct Browser {
    /// `name=value`
    pub cookie: String,
}

impl Browser {
    fn agent() -> ureq::Agent {
        ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(40)))
            .build()
            .into()
    }

    pub fn get(&self, node: &Node, path: &str) -> Answer {
        self.get_with(node, path, &[])
    }

    pub fn get_with(&self, node: &Node, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Self::agent().get(format!("{}{path}", node.address));
        if !self.cookie.is_empty() {
            request = request.header("cookie", &self.cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        told(request.call())
    }

    /// Sends a form, as a page of the same site would.
    pub fn post(&mut self, node: &Node, path: &str, form: &[(String, String)]) -> Answer {
        let mut request = Self::agent().post(format!("{}{path}", node.address));
        if !self.cookie.is_empty() {
            request = request.header("cookie", &self.cookie);
        }
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = told(request.send(encoded(form)));
        for (name, value) in &answer.headers {
            if name == "set-cookie" {
                value.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
            }
        }
        answer
    }
}

fn told(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let mut answer = answer.expect("the program answers");
    let headers = answer.headers().iter();
    let headers = headers.map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let (status, headers) = (answer.status().as_u16(), headers.collect());
    Answer { status, headers, body: answer.body_mut().read_to_string().expect("text") }
}

fn encoded(form: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, value) in form {
        if !text.is_empty() {
            text.push('&');
        }
        for (part, end) in [(name, "="), (value, "")] {
            for byte in part.bytes() {
                if byte.is_ascii_alphanumeric() {
                    text.push(char::from(byte));
                } else {
                    write!(text, "%{byte:02X}").expect("writing to a string cannot fail");
                }
            }
            text.push_str(end);
        }
    }
    text
}

/// A pair of a form.
pub fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What a browser would send of the form of a page that has a field of this name, if nobody changed anything. Understands
/// the markup of our own pages.
pub fn form_with(page: &str, field: &str) -> Vec<(String, String)> {
    let wanted = format!("name=\"{field}\"");
    let form = page
        .split("<form")
        .skip(1)
        .map(|form| form.split("</form>").next().unwrap_or_default())
        .find(|form| form.contains(&wanted))
        .unwrap_or_else(|| panic!("no form has a field {field}: {page}"));
    let mut values = Vec::new();
    let mut rest = form;
    let mut select = String::new();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let name = attribute(tag, "name");
        if tag.starts_with("input") {
            let ticked = !matches!(attribute(tag, "type").as_str(), "checkbox" | "radio")
                || tag.split_whitespace().any(|word| word == "checked");
            if ticked && !name.is_empty() && attribute(tag, "type") != "file" {
                values.push((name, attribute(tag, "value")));
            }
        } else if tag.starts_with("textarea") {
            let text = rest[tag.len() + 1..].split("</textarea>").next().unwrap_or_default();
            values.push((name, plain(text)));
        } else if tag.starts_with("select") {
            select = name;
        } else if tag.starts_with("option") && tag.split_whitespace().any(|word| word == "selected") {
            values.push((select.clone(), attribute(tag, "value")));
        }
    }
    values
}

/// Changes a value of a form.
pub fn set(form: &mut [(String, String)], name: &str, value: &str) {
    let field = form.iter_mut().find(|(known, _)| known == name).expect("the form has the field");
    value.clone_into(&mut field.1);
}

fn attribute(tag: &str, name: &str) -> String {
    let begins = format!(" {name}=\"");
    tag.find(&begins)
        .map(|at| plain(tag[at + begins.len()..].split('"').next().unwrap_or_default()))
        .unwrap_or_default()
}

fn plain(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
        ("&quot;", "\""),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}
