//! Files that somebody sends with a form.

use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use multer::Multipart;

use crate::{Form, Problem};

/// Room for the fields beside a file.
const BESIDE_THE_FILE: usize = 256 << 10;
/// No form of ours sends more parts; what comes after is dropped.
const MOST_PARTS: usize = 100;

/// A file as it came. Neither its name nor its kind says what it is: look at the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadedFile {
    /// What the person's machine calls it, without folders. Only for showing it again.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A form with files. As an extractor it reads both kinds of forms: 413 when it is larger than the route allows.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub form: Form,
    files: Vec<(String, UploadedFile)>,
}

impl Upload {
    /// The largest file of a route that takes files, instead of the site's limit: a layer for its answers.
    pub fn of_at_most(bytes: usize) -> DefaultBodyLimit {
        DefaultBodyLimit::max(bytes + BESIDE_THE_FILE)
    }

    /// The file of this field; none when nobody chose one.
    pub fn file(&self, field: &str) -> Option<&UploadedFile> {
        let mut found = self.files.iter().filter(|(known, _)| known == field);
        found.find(|(_, file)| !file.bytes.is_empty() || !file.name.is_empty()).map(|(_, file)| file)
    }

    async fn parts(boundary: String, body: Bytes) -> Result<Self, multer::Error> {
        let whole = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
        let mut parts = Multipart::new(whole, boundary);
        let (mut encoded, mut files) = (Form::default(), Vec::new());
        for _ in 0..MOST_PARTS {
            let Some(part) = parts.next_field().await? else { break };
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(bare_name) {
                Some(name) => {
                    let bytes = part.bytes().await?;
                    files.push((field, UploadedFile { name, bytes }));
                }
                None => encoded.add(&field, &part.text().await?),
            }
        }
        // Through the reader of forms, so that both kinds are cleaned alike.
        let address = encoded.address("");
        Ok(Self { form: Form::of(address.strip_prefix('?').unwrap_or_default()), files })
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let Some(boundary) = kind.and_then(|kind| multer::parse_boundary(kind).ok()) else {
            return Ok(Self { form: Form::from_request(request, state).await?, files: Vec::new() });
        };
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| Problem::of_status(rejection.status()))?;
        Self::parts(boundary, body).await.map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))
    }
}

/// The name without folders and control characters, short enough to be shown.
fn bare_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|mark| !mark.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn read(kind: &str, body: &str) -> Result<Upload, Problem> {
        let request = Request::post("/pl").header(CONTENT_TYPE, kind).body(Body::from(body.to_owned()));
        Upload::from_request(request.expect("a request"), &()).await
    }

    const BOTH: &str = "--x\r\nContent-Disposition: form-data; name=\"seal\"\r\n\r\n a+b=1&c \r\n\
        --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\dom\\\\lista.csv\"\r\n\
        Content-Type: text/csv\r\n\r\na;b\r\n1;2\r\n\r\n--x--\r\n";

    #[tokio::test]
    async fn fields_and_files_are_told_apart() {
        let upload = read("multipart/form-data; boundary=x", BOTH).await.expect("read");
        assert_eq!(upload.form.get("seal"), "a+b=1&c");
        let file = upload.file("file").expect("a file");
        assert_eq!((file.name.as_str(), &file.bytes[..]), ("lista.csv", &b"a;b\r\n1;2\r\n"[..]));
        assert_eq!(upload.file("other"), None);
    }

    #[tokio::test]
    async fn a_field_of_files_that_was_left_empty_has_none() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        assert_eq!(read("multipart/form-data; boundary=x", body).await.expect("read").file("file"), None);
    }

    #[tokio::test]
    async fn an_ordinary_form_is_one_without_files() {
        let upload = read("application/x-www-form-urlencoded", "what=confirm").await.expect("read");
        assert_eq!(upload.form.get("what"), "confirm");
    }

    #[tokio::test]
    async fn a_form_that_breaks_off_is_refused() {
        let cut = &BOTH[..BOTH.len() - 12];
        let problem = read("multipart/form-data; boundary=x", cut).await.expect_err("refused");
        assert_eq!(problem.status(), StatusCode::BAD_REQUEST);
    }
}
