//! How far a courier goes: to public addresses only.
//!
//! Because whoever registers a webhook also chooses its name server, looking at a name before the call proves nothing.
//! So the look happens inside the one resolution whose answer is connected to.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    time::Duration,
};

use ureq::{
    Agent, Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

/// How far couriers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To public addresses, by https.
    Public,
    /// Anywhere, also by plain http: for tests, and for an installation whose receivers all stand in one closed network.
    Anywhere,
}

/// The whole of a call may take this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether an address belongs to a public network. Everything reserved is not, nor is what carries another address
/// inside, except when that one is public.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// RFC 6890 and the IANA registry of special addresses.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0 // this network
        || address.is_private()
        || a == 100 && (64..128).contains(&b) // shared by the customers of a provider (CGNAT)
        || address.is_loopback()
        || address.is_link_local()
        || (a, b, c) == (192, 0, 0) // protocol assignments
        || address.is_documentation()
        || (a, b, c) == (192, 88, 99) // 6to4 relays
        || a == 198 && (18..20).contains(&b) // measurements
        || a >= 224) // multicast, reserved, broadcast
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let joined = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match segments {
        // Carried through a translator (64:ff9b::/96) or a tunnel (6to4, 2002::/16): what is inside counts.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => is_public_v4(joined(high, low)),
        // Teredo, benchmarks, ORCHID and all other protocol assignments (2001::/23); documentation (2001:db8::/32).
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        // Documentation (3fff::/20).
        [0x3fff, second, ..] if second < 0x1000 => false,
        // Only 2000::/3 is given to anybody. That leaves out loopback, mapped IPv4, private (fc00::/7), link-local
        // (fe80::/10), multicast and all the rest.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

/// Resolves as the inner one does, and refuses everything when any answer is not public.
#[derive(Debug)]
struct PublicOnly<R>(R);

/// The name leads to a network that is not public.
#[derive(Debug)]
pub struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the address leads to a network that is not public")
    }
}
impl std::error::Error for NotPublic {}

impl<R: Resolver> Resolver for PublicOnly<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        if found.iter().any(|address| !is_public(address.ip())) {
            return Err(Error::Other(Box::new(NotPublic)));
        }
        Ok(found)
    }
}

/// What makes calls to addresses that somebody outside chose: to public ones only, when that is how far it reaches, to
/// exactly the one that was looked at, without redirects and within ten seconds.
pub fn agent(reach: Reach, name: &str) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .https_only(reach == Reach::Public)
        // A proxy named in the environment would resolve by itself, past the look.
        .proxy(None)
        .max_idle_connections(0)
        .user_agent(name)
        .build();
    match reach {
        Reach::Public => {
            Agent::with_parts(config, DefaultConnector::default(), PublicOnly(DefaultResolver::default()))
        }
        Reach::Anywhere => config.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::*;

    #[test]
    fn no_private_or_reserved_address_is_public() {
        for text in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:c0a8:101::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn addresses_of_the_world_are_public() {
        for text in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2a00:1450:4001::1",
            "2606:4700::1111",
            "2001:4860:4860::8888",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
        ] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    /// A name server that its owner made answer anything.
    #[derive(Debug)]
    struct Crafted(Vec<&'static str>);

    impl Resolver for Crafted {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let mut found = self.empty();
            for text in &self.0 {
                found.push(SocketAddr::new(text.parse().unwrap(), 443));
            }
            Ok(found)
        }
    }

    #[test]
    fn a_public_name_that_leads_inside_is_refused_before_anything_is_connected() {
        for answer in
            [vec!["127.0.0.1"], vec!["::1"], vec!["8.8.8.8", "10.0.0.1"], vec!["::ffff:192.168.0.1"]]
        {
            let config = Agent::config_builder().proxy(None).build();
            let resolver = PublicOnly(Crafted(answer.clone()));
            let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
            let refused = agent.get("https://rebind.example.pl/").call().expect_err("it leads inside");
            assert!(refused.to_string().contains("not public"), "{answer:?}: {refused}");
        }
    }

    #[test]
    fn a_number_written_in_another_way_is_looked_at_as_what_it_leads_to() {
        let agent = agent(Reach::Public, "test");
        for host in ["2130706433", "0x7f.1", "127.1", "0177.0.0.1"] {
            assert!(agent.get(format!("https://{host}/")).call().is_err(), "{host}");
        }
    }
}
