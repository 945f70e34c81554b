//! How often one client may ask: a token bucket for each address, in memory.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Problem;

/// Above this many known addresses, those whose bucket is full again are forgotten.
const MANY: usize = 10_000;

/// A bucket of `burst` requests that fills by `per_second`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateLimit {
    /// How many requests may come at once.
    pub burst: u32,
    /// How many are added every second.
    pub per_second: f64,
}

impl RateLimit {
    pub(crate) fn limiter(self, behind_proxy: bool) -> Limiter {
        Limiter { limit: self, behind_proxy, buckets: Mutex::default() }
    }
}

#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    behind_proxy: bool,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    seen: Instant,
}

impl Limiter {
    /// Takes a token, or says after how long there will be one.
    fn take(&self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        let full = f64::from(self.limit.burst.max(1));
        let filled = |bucket: &Bucket| {
            let passed = now.saturating_duration_since(bucket.seen).as_secs_f64();
            (bucket.tokens + passed * self.limit.per_second).min(full)
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY && !buckets.contains_key(&client) {
            buckets.retain(|_, bucket| filled(bucket) < full);
            if buckets.len() >= MANY {
                // So many busy addresses are an attack: memory stays bounded, the count starts anew.
                buckets.clear();
            }
        }
        let bucket = buckets.entry(client).or_insert(Bucket { tokens: full, seen: now });
        bucket.tokens = filled(bucket);
        bucket.seen = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        let seconds = (1.0 - bucket.tokens) / self.limit.per_second.max(1e-3);
        Err(Duration::from_secs_f64(seconds))
    }

    fn client(&self, request: &Request) -> Option<IpAddr> {
        client_of(request.headers(), request.extensions(), self.behind_proxy)
    }
}

/// Where a request comes from; a household of IPv6 addresses counts as one.
pub(crate) fn client_of(headers: &HeaderMap, extensions: &Extensions, behind_proxy: bool) -> Option<IpAddr> {
    let forwarded = behind_proxy.then(|| last_forwarded(headers)).flatten();
    let peer = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    forwarded.or_else(peer).map(one_household)
}

/// The address our own proxy saw: the last one; those before it are whatever the client claims.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// A household has a /64 of IPv6 addresses: they count as one.
fn one_household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from(u128::from(v6) >> 64 << 64)),
        },
    }
}

/// `::1` is counted as its household, `::`.
fn is_this_machine(client: IpAddr) -> bool {
    client.is_loopback() || client.is_unspecified()
}

/// Assets and health checks are free, and so is whoever sits at the machine itself: its own tools, and all visitors at once
/// where a proxy was forgotten in the settings.
pub(crate) async fn limited(State(limiter): State<Arc<Limiter>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let free = path.starts_with("/assets/") || path == "/healthz" || path == "/readyz";
    if !free
        && let Some(client) = limiter.client(&request).filter(|client| !is_this_machine(*client))
        && let Err(wait) = limiter.take(client, Instant::now())
    {
        let seconds = wait.as_secs().saturating_add(1);
        return Problem::of_status(StatusCode::TOO_MANY_REQUESTS).retry_after(seconds).into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limiter = RateLimit { burst: 2, per_second: 1.0 }.limiter(false);
        let now = Instant::now();
        assert!(limiter.take(address(1), now).is_ok());
        assert!(limiter.take(address(1), now).is_ok());
        let wait = limiter.take(address(1), now).expect_err("the bucket is empty");
        assert!(wait <= Duration::from_secs(1) && wait > Duration::from_millis(900));
        assert!(limiter.take(address(1), now + Duration::from_millis(1001)).is_ok());
    }

    #[test]
    fn clients_do_not_share_a_bucket() {
        let limiter = RateLimit { burst: 1, per_second: 0.0 }.limiter(false);
        let now = Instant::now();
        assert!(limiter.take(address(1), now).is_ok());
        assert!(limiter.take(address(2), now).is_ok());
        assert!(limiter.take(address(1), now).is_err());
    }

    #[test]
    fn addresses_without_end_do_not_fill_the_memory() {
        let limiter = RateLimit { burst: 5, per_second: 0.0 }.limiter(false);
        let now = Instant::now();
        for number in 0..50_000_u32 {
            let _ = limiter.take(IpAddr::from(number.to_be_bytes()), now);
        }
        assert!(limiter.buckets.lock().expect("nobody panicked").len() <= MANY);
    }

    #[test]
    fn only_the_last_forwarded_address_counts() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "10.0.0.1, 192.0.2.7".parse().expect("a header"));
        assert_eq!(last_forwarded(&headers), Some(address(7)));
    }

    #[test]
    fn a_household_of_ipv6_addresses_counts_as_one() {
        let parse = |text: &str| one_household(text.parse().expect("an address"));
        assert_eq!(parse("2001:db8::1"), parse("2001:db8::ffff"));
        assert_ne!(parse("2001:db8::1"), parse("2001:db8:0:1::1"));
        assert_eq!(parse("::ffff:192.0.2.1"), address(1));
    }
}
