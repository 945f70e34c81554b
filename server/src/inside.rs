//! Doors for those inside only: counters are for whoever watches the machine, not for the world.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, header::AUTHORIZATION},
    middleware::Next,
    response::{IntoResponse, Response},
};
use web::Problem;

/// By which word somebody outside is let in; none when nobody is.
#[derive(Clone, Debug, Default)]
pub struct Word(Option<String>);

impl Word {
    /// The word that stands in a file; a file that is empty lets nobody in.
    pub fn of(text: Option<String>) -> Self {
        Self(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
    }

    fn is_said(&self, headers: &HeaderMap) -> bool {
        let said = headers.get(AUTHORIZATION).and_then(|said| said.to_str().ok()?.strip_prefix("Bearer "));
        let (Some(word), Some(said)) = (&self.0, said) else { return false };
        // As long for every guess of the right length: each pair of bytes is looked at.
        word.len() == said.len() && word.bytes().zip(said.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }
}

/// Lets in who asks from this machine or its own network and did not come through the proxy, and who says the word.
/// Everybody else finds nothing here.
pub async fn only(State(word): State<Word>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let forwarded = ["x-forwarded-for", "forwarded", "x-real-ip"];
    let came_through = forwarded.iter().any(|name| request.headers().contains_key(*name));
    let is_inside = peer.is_some_and(is_own_network) && !came_through;
    if is_inside || word.is_said(request.headers()) {
        return next.run(request).await;
    }
    Problem::not_found().into_response()
}

fn is_own_network(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::StatusCode, middleware, routing::get};
    use tower::ServiceExt as _;

    use super::*;

    async fn knock(peer: &str, headers: &[(&str, &str)]) -> StatusCode {
        let word = Word::of(Some("the word\n".to_owned()));
        let door = Router::new()
            .route("/metrics", get(async || "1"))
            .route_layer(middleware::from_fn_with_state(word, only));
        let mut request = Request::get("/metrics").body(Body::empty()).expect("a request");
        for (name, value) in headers {
            let name = axum::http::HeaderName::from_bytes(name.as_bytes()).expect("a name");
            request.headers_mut().insert(name, value.parse().expect("a value"));
        }
        let address: SocketAddr = peer.parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(address));
        door.oneshot(request).await.expect("an answer").status()
    }

    #[tokio::test]
    async fn counters_are_told_inside_and_to_who_says_the_word() {
        for inside in ["127.0.0.1:9", "[::1]:9", "10.1.2.3:9", "192.168.1.5:9", "[fd00::1]:9"] {
            assert_eq!(knock(inside, &[]).await, StatusCode::OK, "{inside}");
        }
        for outside in ["198.51.100.7:9", "[2001:db8::1]:9", "172.32.0.1:9"] {
            assert_eq!(knock(outside, &[]).await, StatusCode::NOT_FOUND, "{outside}");
            let said = [("authorization", "Bearer the word")];
            assert_eq!(knock(outside, &said).await, StatusCode::OK, "{outside}");
            for wrong in ["Bearer the wor", "Bearer the wore", "Bearer ", "the word", "Basic the word"] {
                assert_eq!(
                    knock(outside, &[("authorization", wrong)]).await,
                    StatusCode::NOT_FOUND,
                    "{wrong}"
                );
            }
        }
        for name in ["x-forwarded-for", "forwarded", "x-real-ip"] {
            let through = [(name, "127.0.0.1")];
            assert_eq!(knock("127.0.0.1:9", &through).await, StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[test]
    fn without_a_word_nobody_outside_is_let_in() {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, "Bearer ".parse().expect("a value"));
        for none in [None, Some(String::new()), Some(" \n".to_owned())] {
            assert!(!Word::of(none).is_said(&headers));
        }
    }
}
