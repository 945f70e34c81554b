//! What strangers try at every door, and that nothing comes of it.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use web::RateLimit;

use crate::sample::{Answer, ask, ask_site, get_page, get_with, open, send, site};

/// One answer of every kind: a page, an interface, an asset, a redirect, a refusal, a fault, a panic.
async fn answers_of_every_kind(router: &Router) -> Vec<(String, Answer)> {
    let asset = site().assets().stylesheet.address.clone();
    let mut answers = Vec::new();
    for address in [
        "/",
        "/pl",
        "/pl/",
        "/pl/nic",
        "/pl/rzecz/gone",
        "/pl/rzecz/sold",
        "/pl/rzecz/broken",
        "/pl/rzecz/panic",
        "/api/v1/find",
        "/api/v1/invalid",
        "/api/none",
        "/favicon.ico",
        asset.as_str(),
    ] {
        let request = Request::get(address).body(Body::empty()).expect("a request");
        answers.push((address.to_owned(), ask_site(router.clone(), request).await));
    }
    for (kind, body) in
        [("text/xml", "<a/>".to_owned()), ("application/x-www-form-urlencoded", "a".repeat(70_000))]
    {
        let request = Request::post("/pl/zamow").header("content-type", kind).body(Body::from(body));
        answers.push((kind.to_owned(), ask_site(router.clone(), request.expect("a request")).await));
    }
    answers
}

#[tokio::test]
async fn refusals_faults_and_panics_wear_the_careful_headers_too() {
    let mut limited = site();
    limited.rate_limit = Some(RateLimit { burst: 1, per_second: 0.0 });
    let limited = open(limited);
    let mut all = answers_of_every_kind(&open(site())).await;
    for _ in 0..2 {
        let mut request = Request::get("/pl").body(Body::empty()).expect("a request");
        let somebody: SocketAddr = "192.0.2.1:9".parse().expect("an address");
        request.extensions_mut().insert(axum::extract::ConnectInfo(somebody));
        all.push(("too often".to_owned(), ask_site(limited.clone(), request).await));
    }
    for status in [200, 303, 308, 404, 409, 413, 415, 422, 429, 500] {
        assert!(all.iter().any(|(_, answer)| answer.status == status), "no answer of {status} was looked at");
    }
    for (address, answer) in all {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(answer.header(name), value, "{address}");
        }
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
    }
}

#[tokio::test]
async fn strict_transport_stands_on_every_answer() {
    let mut secure = site();
    secure.strict_transport = true;
    for (address, answer) in answers_of_every_kind(&open(secure)).await {
        let policy = answer.header("strict-transport-security");
        let age = policy.split(';').find_map(|part| part.trim().strip_prefix("max-age="));
        let age: u64 = age.and_then(|age| age.parse().ok()).unwrap_or_default();
        assert!(age >= 365 * 24 * 60 * 60, "{address}: {policy}");
        assert!(policy.contains("includeSubDomains"), "{address}: {policy}");
    }
}

#[tokio::test]
async fn the_policy_lets_nothing_in_that_we_did_not_write() {
    let page = get_page("/pl").await;
    let policy = page.header("content-security-policy");
    let directives: Vec<(&str, Vec<&str>)> = policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect();
    let of =
        |name: &str| directives.iter().find(|(known, _)| *known == name).map(|(_, sources)| sources.clone());
    // What is not named, objects among it, falls back to the default.
    for nothing in ["default-src", "base-uri", "frame-ancestors"] {
        assert_eq!(of(nothing), Some(vec!["'none'"]), "{nothing}");
    }
    assert_eq!(of("object-src"), None);
    for ours in ["script-src", "style-src", "form-action"] {
        assert_eq!(of(ours), Some(vec!["'self'"]), "{ours}");
    }
    for loose in ["unsafe", "http:", "https:", "*", "blob:"] {
        assert!(!policy.contains(loose), "{loose} in {policy}");
    }
}

#[tokio::test]
async fn every_answer_says_its_kind_and_text_also_its_letters() {
    for (address, answer) in answers_of_every_kind(&open(site())).await {
        let kind = answer.header("content-type");
        if answer.body.is_empty() {
            continue;
        }
        assert!(!kind.is_empty(), "{address}");
        if kind.starts_with("text/") {
            assert!(kind.ends_with("charset=utf-8"), "{address}: {kind}");
        }
        let looks_like_a_page = answer.body.trim_start().to_lowercase().starts_with("<!doctype html");
        assert_eq!(kind.starts_with("text/html"), looks_like_a_page, "{address}: {kind}");
    }
}

#[tokio::test]
async fn a_method_that_nobody_answers_is_refused() {
    let asset = site().assets().stylesheet.address.clone();
    for address in ["/", "/pl", "/pl/rzecz/1", "/pl/zamow", "/pl/nic", "/api/v1/find", asset.as_str()] {
        for method in [Method::TRACE, Method::PUT, Method::PATCH, Method::DELETE] {
            let request = Request::builder()
                .method(method.clone())
                .uri(address)
                .header("x-secret", "do-not-echo-this")
                .body(Body::empty())
                .expect("a request");
            let answer = ask(request).await;
            assert!(
                matches!(answer.status, StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND),
                "{method} {address}: {}",
                answer.status
            );
            assert!(!answer.body.contains("do-not-echo-this"), "{method} {address}");
        }
    }
}

#[tokio::test]
async fn a_header_changes_neither_method_nor_address() {
    for (name, value) in [
        ("x-http-method-override", "POST"),
        ("x-method-override", "DELETE"),
        ("x-original-url", "/pl/rzecz/gone"),
        ("x-rewrite-url", "/pl/rzecz/gone"),
        ("x-forwarded-proto", "http"),
    ] {
        let answer = get_with("/pl/zamow?_method=POST&name=a", &[(name, value)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
    }
}

#[tokio::test]
async fn asking_for_a_page_changes_nothing() {
    let answer = get_page("/pl/zamow?name=a").await;
    assert_eq!(answer.status, StatusCode::OK, "the form is shown; nothing was ordered");
    let head = Request::head("/pl/zamow?name=a").body(Body::empty()).expect("a request");
    assert_eq!(ask(head).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nothing_lies_about_to_be_taken() {
    for address in [
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/.svn/entries",
        "/Cargo.toml",
        "/ogniwo.toml",
        "/data/ogniwo.sqlite",
        "/assets",
        "/assets/..",
        "/assets/%2e%2e/ogniwo.toml",
        "/assets/..%2f..%2fogniwo.toml",
        "/assets/ogniwo.css",
        "/assets/ogniwo.js.map",
        "/server-status",
        "/debug",
        "/console",
    ] {
        let answer = get_page(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!answer.body.contains("[package]"), "{address}");
    }
}

#[tokio::test]
async fn a_host_that_somebody_made_up_stands_in_no_answer() {
    let mut known = site();
    known.public_address = Some("https://pomoc.example".to_owned());
    let router = open(known);
    for address in ["/", "/pl", "/pl/", "/pl/nic", "/pl/rzecz/broken", "/api/v1/invalid"] {
        for name in ["host", "x-forwarded-host", "x-host", "forwarded"] {
            let value = if name == "forwarded" { "host=evil.example" } else { "evil.example" };
            let request = Request::get(address).header(name, value).body(Body::empty()).expect("a request");
            let answer = ask_site(router.clone(), request).await;
            assert!(!answer.body.contains("evil.example"), "{address} with {name}");
            let told = |headers: &HeaderMap| {
                headers.values().any(|value| value.as_bytes().ends_with(b"evil.example"))
            };
            assert!(!told(&answer.headers), "{address} with {name}: {:?}", answer.headers);
        }
    }
}

#[tokio::test]
async fn a_form_is_read_from_its_body_and_the_first_value_counts() {
    let from_query = send("/pl/zamow?name=a", "other=b", &[]).await;
    assert_eq!(from_query.status, StatusCode::UNPROCESSABLE_ENTITY, "the query fills no form");
    let both = send("/pl/zamow?name=query", "name=first&name=second", &[]).await;
    assert_eq!((both.status, both.header("location")), (StatusCode::SEE_OTHER, "/pl/rzecz/first"));
}

#[tokio::test]
async fn what_was_typed_leads_to_no_other_site_and_into_no_header() {
    for typed in
        ["%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "..%2F..%2F", "a%0D%0ASet-Cookie%3A+b%3Dc"]
    {
        let answer = send("/pl/zamow", &format!("name={typed}"), &[]).await;
        let location = answer.header("location");
        assert!(location.starts_with("/pl/rzecz/"), "{typed}: {location}");
        assert!(!location["/pl/rzecz/".len()..].contains(['/', '\\', ':']), "{typed}: {location}");
        assert!(answer.header("set-cookie").is_empty(), "{typed}");
    }
}

#[tokio::test]
async fn the_cookie_of_the_display_keeps_to_itself() {
    let mut secure = site();
    secure.public_address = Some("https://pomoc.example".to_owned());
    let request = Request::post("/pl/wyglad")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("theme=dark&text=150"))
        .expect("a request");
    let answer = ask_site(open(secure), request).await;
    let cookie = answer.header("set-cookie");
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(attributes.contains(&attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
    assert!(cookie.starts_with("__Host-"), "{cookie}");
}

#[tokio::test]
async fn a_program_is_told_no_more_about_a_fault_than_a_person() {
    for address in ["/pl/rzecz/broken", "/pl/rzecz/panic"] {
        let answer = get_with(address, &[("accept", "application/json")]).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        for inside in ["disk", "as asked", "panicked", ".rs", "src/"] {
            assert!(!answer.body.contains(inside), "{inside} in {}", answer.body);
        }
    }
}

/// Says these bytes to a real listener and returns the statuses of what comes back until it closes.
fn statuses(address: SocketAddr, said: &str) -> Vec<u16> {
    let mut stream = TcpStream::connect(address).expect("the listener is there");
    stream.set_read_timeout(Some(Duration::from_secs(2))).expect("a time can be set");
    stream.write_all(said.as_bytes()).expect("it listens");
    let mut heard = Vec::new();
    // Because a connection that is kept open ends by the time above, its error is no failure.
    let _ended = stream.read_to_end(&mut heard);
    let heard = String::from_utf8_lossy(&heard);
    heard
        .match_indices("HTTP/1.1 ")
        .filter_map(|(at, mark)| heard[at + mark.len()..].split(' ').next()?.parse().ok())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_ends_where_the_standard_says() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let serving = tokio::spawn(async move { axum::serve(listener, open(site())).await });
    let asked = tokio::task::spawn_blocking(move || {
        let post = |headers: &str, body: &str| {
            let said = format!(
                "POST /pl/zamow HTTP/1.1\r\nHost: pomoc.example\r\nContent-Type: application/x-www-form-urlencoded\r\n{headers}\r\n{body}"
            );
            statuses(address, &said)
        };
        let hidden = "GET /pl/rzecz/gone HTTP/1.1\r\nHost: pomoc.example\r\nConnection: close\r\n\r\n";
        // A length beside chunks must not count: what follows the last chunk is the next message.
        let both = post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", &format!("0\r\n\r\n{hidden}"));
        let two_lengths = post("Content-Length: 6\r\nContent-Length: 0\r\n", &format!("name=a{hidden}"));
        let no_number = post("Content-Length: +6\r\n", &format!("name=a{hidden}"));
        let not_chunked_at_last =
            post("Transfer-Encoding: chunked, identity\r\n", &format!("0\r\n\r\n{hidden}"));
        let gap = post("Content-Length : 6\r\n", &format!("name=a{hidden}"));
        (both, [two_lengths, no_number, not_chunked_at_last, gap])
    });
    let (both, refused) = asked.await.expect("nobody panicked");
    serving.abort();
    assert!([vec![422], vec![422, 404], vec![400]].contains(&both), "{both:?}");
    for answers in refused {
        assert_eq!(answers, [400], "what can be read in two ways is refused, and nothing after it is read");
    }
}
