use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use web::RateLimit;

use crate::sample::{ask, ask_site, get_page, get_with, open, send, site};

#[tokio::test]
async fn every_answer_has_the_careful_headers() {
    for address in ["/pl", "/pl/nic", "/api/v1/find", "/", "/api/none"] {
        let answer = get_page(address).await;
        assert!(
            answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self';")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("geolocation=()"));
        assert!(answer.header("strict-transport-security").is_empty(), "only when configured");
    }
}

#[tokio::test]
async fn strict_transport_is_sent_when_configured() {
    let mut site = site();
    site.strict_transport = true;
    let answer = ask_site(open(site), Request::get("/pl").body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
    let mut site = crate::sample::site();
    site.strict_transport = true;
    site.strict_subdomains = false;
    let answer = ask_site(open(site), Request::get("/pl").body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000", "when neighbours cannot");
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_and_nothing_happens() {
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://evil.example")],
    ] {
        let answer = send("/pl/zamow", "name=a", &headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.body.contains("Nie przyjęliśmy tych danych"));
    }
    let own = send("/pl/zamow", "name=a", &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(own.status, StatusCode::SEE_OTHER);
    let older = send("/pl/zamow", "name=a", &[("origin", "https://pomoc.example")]).await;
    assert_eq!(older.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn other_sites_may_read_the_api_and_only_that() {
    let api = get_with("/api/v1/find", &[("origin", "https://other.example")]).await;
    assert_eq!(api.header("access-control-allow-origin"), "*");
    assert_eq!(api.header("cross-origin-resource-policy"), "cross-origin");
    assert!(api.header("access-control-allow-credentials").is_empty());
    let preflight = Request::options("/api/v1/find")
        .header("origin", "https://other.example")
        .header("access-control-request-method", "GET")
        .body(Body::empty());
    let preflight = ask(preflight.expect("a request")).await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(preflight.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
    let page = get_page("/pl").await;
    assert!(page.header("access-control-allow-origin").is_empty());
    assert_eq!(page.header("cross-origin-resource-policy"), "same-origin");
}

#[tokio::test]
async fn a_page_is_not_kept_by_shared_caches_and_an_asset_is_kept_for_ever() {
    let page = get_page("/pl").await;
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert!(page.headers.get_all("vary").iter().any(|vary| vary == "cookie"));
    for asset in site().assets().all() {
        let answer = get_page(&asset.address).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.body.as_bytes(), asset.body);
    }
    assert_eq!(get_page("/assets/ogniwo.000000000000.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get_page("/assets/..%2f..%2fCargo.toml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_are_compressed_for_those_who_can_read_it() {
    let answer = get_with("/pl", &[("accept-encoding", "gzip")]).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn a_harmless_request_id_of_our_proxy_is_taken_over_and_no_other() {
    let told = async |behind_proxy: bool, id: &str| {
        let mut site = site();
        site.behind_proxy = behind_proxy;
        let request = Request::get("/pl").header("x-request-id", id).body(Body::empty());
        ask_site(open(site), request.expect("a request")).await.header("x-request-id").to_owned()
    };
    assert_eq!(told(true, "proxy-0001").await, "proxy-0001");
    for made in [told(false, "proxy-0001").await, told(true, "a b\"c<d>efgh").await] {
        assert_ne!(made, "proxy-0001");
        assert!(made.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{made}");
    }
}

#[tokio::test]
async fn whoever_sits_at_the_machine_itself_is_not_counted() {
    let mut site = site();
    site.rate_limit = Some(RateLimit { burst: 1, per_second: 0.0 });
    let router = open(site);
    for _ in 0..3 {
        for address in ["127.0.0.1:9", "[::1]:9"] {
            assert_eq!(ask_site(router.clone(), from(address, "/pl")).await.status, StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn nothing_of_a_session_is_kept_by_the_browser() {
    for cookie in ["session=abc", "__Host-session=abc", "display=dark-100; session=abc"] {
        assert_eq!(
            get_with("/pl", &[("cookie", cookie)]).await.header("cache-control"),
            "no-store",
            "{cookie}"
        );
    }
    let asset = crate::sample::site().assets().stylesheet.address.clone();
    let answer = get_with(&asset, &[("cookie", "session=abc")]).await;
    assert!(answer.header("cache-control").contains("immutable"), "what is the same for everybody stays");
}

fn from(address: &str, path: &str) -> Request<Body> {
    let mut request = Request::get(path).body(Body::empty()).expect("a request");
    let address: SocketAddr = address.parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let mut site = site();
    site.rate_limit = Some(RateLimit { burst: 2, per_second: 0.1 });
    let router = open(site);
    for _ in 0..2 {
        assert_eq!(ask_site(router.clone(), from("192.0.2.1:9", "/pl")).await.status, StatusCode::OK);
    }
    let refused = ask_site(router.clone(), from("192.0.2.1:10", "/pl")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((9..=11).contains(&wait), "{wait}");
    assert!(refused.body.contains("Za dużo pytań naraz"));
    assert_eq!(ask_site(router.clone(), from("192.0.2.2:9", "/pl")).await.status, StatusCode::OK);
    let asset = crate::sample::site().assets().stylesheet.address.clone();
    assert_eq!(ask_site(router, from("192.0.2.1:11", &asset)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_forwarded_address_is_believed_only_behind_a_proxy() {
    for (behind_proxy, second) in [(false, StatusCode::TOO_MANY_REQUESTS), (true, StatusCode::OK)] {
        let mut site = site();
        site.rate_limit = Some(RateLimit { burst: 1, per_second: 0.0 });
        site.behind_proxy = behind_proxy;
        let router = open(site);
        let mut answers = Vec::new();
        for forwarded in ["198.51.100.1", "198.51.100.2"] {
            let mut request = from("192.0.2.9:9", "/pl");
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().expect("a header"));
            answers.push(ask_site(router.clone(), request).await.status);
        }
        assert_eq!(answers, [StatusCode::OK, second]);
    }
}
