//! A running site, seen by somebody who visits it or works in it.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// Where it leads, when it leads away.
    pub to: String,
    /// A cookie that came along, as `name=value`.
    pub cookie: String,
    /// The number of the request, as the site counts.
    pub number: String,
    /// The page.
    pub page: String,
}

/// Somebody at a running site: a visitor, or one of the demonstration's invented people who is signed in.
#[derive(Clone)]
pub struct Site {
    address: String,
    agent: ureq::Agent,
    cookie: String,
    seal: String,
}

impl Site {
    /// A visitor whom nobody knows.
    pub fn visit(address: &str) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .build()
            .into();
        Self { address: address.to_owned(), agent, cookie: String::new(), seal: String::new() }
    }

    /// One of the invented people, signed in, with the authorisation accepted.
    ///
    /// # Errors
    /// When nobody of that name is invited to try the demonstration.
    pub fn enter(address: &str, who: &str) -> Result<Self> {
        let mut site = Self::visit(address);
        site.cookie = site.come_in(who)?.0;
        let page = site.read("/pl/konto")?;
        site.seal = between(&page, "name=\"seal\" value=\"", "\"").context("the page has no seal")?;
        let page = site.read("/pl/konto/upowaznienie")?;
        if page.contains("name=\"accept\"") {
            site.send("/pl/konto/upowaznienie", &[("accept", "1")])?;
        }
        Ok(site)
    }

    /// Begins a session of one of the invented people; the cookie and the number of the request.
    ///
    /// # Errors
    /// When none begins.
    pub fn come_in(&self, who: &str) -> Result<(String, String)> {
        let question = self.agent.post(format!("{}/pl/wejscie/na-probe", self.address));
        let answer = question.send_form([("who", who)]).with_context(|| format!("{who} cannot sign in"))?;
        let answer = Answer::read(answer)?;
        if answer.cookie.is_empty() {
            bail!("no session of {who} began ({})", answer.status);
        }
        Ok((answer.cookie, answer.number))
    }

    /// Keeps the cookie of an answer beside those it has, as a browser does.
    pub fn keep(&mut self, answer: &Answer) {
        let Some((name, value)) = answer.cookie.split_once('=') else { return };
        let mut kept: Vec<String> = self.cookie.split("; ").map(str::to_owned).collect();
        kept.retain(|one| !one.is_empty() && !one.starts_with(&format!("{name}=")));
        if !value.is_empty() {
            kept.push(answer.cookie.clone());
        }
        self.cookie = kept.join("; ");
    }

    /// Where the site is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The page at a path; empty when the answer has none.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn read(&self, path: &str) -> Result<String> {
        Ok(self.look(path, &[])?.page)
    }

    /// The answer at a path, asked with more headers.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn look(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        let mut question = self.agent.get(format!("{}{path}", self.address)).header("cookie", &self.cookie);
        for (name, value) in headers {
            question = question.header(*name, *value);
        }
        Answer::read(question.call()?)
    }

    /// Sends a form with the seal of the session.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn send(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let fields = fields.iter().copied().chain([("seal", self.seal.as_str())]);
        let question = self.agent.post(format!("{}{path}", self.address)).header("cookie", &self.cookie);
        Answer::read(question.send_form(fields)?)
    }

    /// Sends a form with the seal of the session and the same table in all its files.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[&str],
        file_name: &str,
        table: &str,
    ) -> Result<Answer> {
        const BORDER: &str = "border-between-the-parts-of-this-form";
        let mut body = String::new();
        for (name, value) in fields.iter().copied().chain([("seal", self.seal.as_str())]) {
            write!(body, "--{BORDER}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")?;
        }
        for name in files {
            write!(
                body,
                "--{BORDER}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                 content-type: text/csv\r\n\r\n{table}\r\n"
            )?;
        }
        write!(body, "--{BORDER}--\r\n")?;
        let question = self
            .agent
            .post(format!("{}{path}", self.address))
            .header("cookie", &self.cookie)
            .header("content-type", format!("multipart/form-data; boundary={BORDER}"));
        Answer::read(question.send(&body)?)
    }

    /// The identifier of any service.
    ///
    /// # Errors
    /// When there is none.
    pub fn any_service(&self) -> Result<String> {
        let list: Value = serde_json::from_str(&self.read("/api/hsds/3.1/services?per_page=1")?)?;
        match list["contents"][0]["id"].as_str() {
            Some(id) => Ok(id.to_owned()),
            None => bail!("there is no service"),
        }
    }
}

impl Answer {
    fn read(mut answer: ureq::http::Response<ureq::Body>) -> Result<Self> {
        let header = |name: &str| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (to, number, status) = (header("location"), header("x-request-id"), answer.status().as_u16());
        let cookie = header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let bytes = answer.body_mut().read_to_vec()?;
        Ok(Self { status, to, cookie, number, page: String::from_utf8_lossy(&bytes).into_owned() })
    }
}

/// What stands between two pieces of a text.
pub fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let from = text.find(before)? + before.len();
    Some(text[from..][..text[from..].find(after)?].to_owned())
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn what_stands_between_is_found() {
        assert_eq!(between("a <b>c</b>", "<b>", "</b>").as_deref(), Some("c"));
        assert_eq!(between("a <b>c", "<b>", "</b>"), None);
        assert_eq!(between("nothing", "<b>", "</b>"), None);
    }
}
