//! What people meet on their way in: the proxy before the program, looked at from outside through the public address.

use std::{
    io::{Read as _, Write as _},
    net::{TcpStream, ToSocketAddrs as _},
    time::Duration,
};

use mail::webhooks::{Reach, agent};

use super::Finding;
use crate::configuration::Configuration;

/// As long as the proxy may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Everything; nothing for an instance that has no https address.
pub async fn all(settings: &Configuration) -> Vec<Finding> {
    let Some(address) = settings.public_address.clone() else { return Vec::new() };
    if !address.starts_with("https://") {
        return Vec::new();
    }
    let looked = tokio::task::spawn_blocking(move || {
        let first = certificate(&address);
        // What cannot be reached has nothing else to show.
        if first.wrong.is_some() {
            return vec![first];
        }
        vec![first, plain(&address), counters(&address), old_versions(&address), weak_suites(&address)]
    });
    looked.await.unwrap_or_default()
}

fn certificate(address: &str) -> Finding {
    const SUBJECT: &str =
        "the public address answers by TLS 1.2 or 1.3 with a certificate that browsers trust";
    match agent(Reach::Anywhere, "Ogniwo doctor").get(format!("{address}/healthz")).call() {
        Ok(answer) if answer.status() == 200 => Finding::well(SUBJECT),
        Ok(answer) => Finding::broken(
            SUBJECT,
            format!("{address}/healthz answers {}", answer.status()),
            "people do not reach this program there",
            "check to which address the proxy passes requests on",
        ),
        Err(error) => Finding::broken(
            SUBJECT,
            format!("{address} is not reached from here: {error}"),
            "browsers warn people away, or find nothing",
            "check the name, the proxy and its certificate",
        ),
    }
}

fn plain(address: &str) -> Finding {
    const SUBJECT: &str = "http leads to https";
    let http = address.replacen("https://", "http://", 1);
    let Ok(answer) = agent(Reach::Anywhere, "Ogniwo doctor").get(format!("{http}/pl")).call() else {
        return Finding::well(SUBJECT);
    };
    let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    if answer.status().is_redirection() && to.starts_with("https://") {
        return Finding::well(SUBJECT);
    }
    Finding::broken(
        SUBJECT,
        format!("{http}/pl answers {} without leading to https", answer.status()),
        "whoever types the name without https shows everybody on the way what they look for",
        "let the proxy redirect http:// to https://",
    )
}

fn counters(address: &str) -> Finding {
    const SUBJECT: &str = "counters are not told to the world";
    match agent(Reach::Anywhere, "Ogniwo doctor").get(format!("{address}/metrics")).call() {
        Ok(answer) if answer.status() == 200 => Finding::broken(
            SUBJECT,
            format!("{address}/metrics answers everybody"),
            "it tells when the machine is weak",
            "let the proxy set X-Forwarded-For and refuse /metrics",
        ),
        _ => Finding::well(SUBJECT),
    }
}

fn old_versions(address: &str) -> Finding {
    const SUBJECT: &str = "versions of TLS before 1.2 are refused";
    // ECDHE and plain RSA with AES and 3DES: whatever such an old server would take.
    let suites = [0xc013, 0xc014, 0xc009, 0xc00a, 0x002f, 0x0035, 0x000a];
    if [0x0302, 0x0301].into_iter().any(|version| is_taken(address, version, &suites)) {
        return Finding::broken(
            SUBJECT,
            format!("{address} still speaks TLS 1.0 or 1.1"),
            "they can be broken, and a browser can be talked into them",
            "allow TLS 1.2 and 1.3 only in the proxy's settings",
        );
    }
    Finding::well(SUBJECT)
}

fn weak_suites(address: &str) -> Finding {
    const SUBJECT: &str = "only ciphers with forward secrecy are taken";
    // Plain RSA exchange, RC4, 3DES, no encryption, export.
    let suites =
        [0x002f, 0x0035, 0x003c, 0x003d, 0x009c, 0x009d, 0x000a, 0x0005, 0x0004, 0x0001, 0x0002, 0x0003];
    if is_taken(address, 0x0303, &suites) {
        return Finding::broken(
            SUBJECT,
            format!("{address} takes ciphers without forward secrecy"),
            "who records today and gets the key tomorrow reads everything",
            "allow only ECDHE with AES-GCM or ChaCha20-Poly1305 in the proxy's settings",
        );
    }
    Finding::well(SUBJECT)
}

/// Whether somebody who greets with this version and these ciphers is answered.
fn is_taken(address: &str, version: u16, suites: &[u16]) -> bool {
    let authority = address.trim_start_matches("https://").split('/').next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !host.ends_with(':') => (host, port.parse().unwrap_or(443)),
        _ => (authority, 443),
    };
    greeted(host, port, version, suites).unwrap_or(false)
}

fn greeted(host: &str, port: u16, version: u16, suites: &[u16]) -> std::io::Result<bool> {
    let Some(to) = (host, port).to_socket_addrs()?.next() else { return Ok(false) };
    let mut connection = TcpStream::connect_timeout(&to, PATIENCE)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.write_all(&greeting(host, version, suites))?;
    let mut answer = [0; 6];
    connection.read_exact(&mut answer)?;
    // A record of the handshake that begins with the server's greeting; an alert is a refusal.
    Ok(answer[0] == 22 && answer[5] == 2)
}

/// A client's greeting (RFC 5246 §7.4.1.2) with the name of the server, the common curves and signatures.
fn greeting(host: &str, version: u16, suites: &[u16]) -> Vec<u8> {
    let sized = |bytes: Vec<u8>| -> Vec<u8> {
        let length = u16::try_from(bytes.len()).expect("a greeting is short");
        [&length.to_be_bytes()[..], &bytes].concat()
    };
    let numbers = |numbers: &[u16]| -> Vec<u8> { numbers.iter().flat_map(|one| one.to_be_bytes()).collect() };
    let extension = |kind: u16, body: Vec<u8>| [&kind.to_be_bytes()[..], &sized(body)].concat();
    let name = [&[0][..], &sized(host.as_bytes().to_vec())].concat();
    let extensions = [
        extension(0, sized(name)),
        extension(10, sized(numbers(&[29, 23, 24]))),
        extension(11, vec![1, 0]),
        extension(13, sized(numbers(&[0x0401, 0x0403, 0x0501, 0x0503, 0x0201, 0x0203]))),
    ]
    .concat();
    let body = [
        version.to_be_bytes().to_vec(),
        vec![7; 32],
        vec![0],
        sized(numbers(suites)),
        vec![1, 0],
        sized(extensions),
    ]
    .concat();
    let length = u32::try_from(body.len()).expect("a greeting is short").to_be_bytes();
    let handshake = [&[1][..], &length[1..], &body].concat();
    [&[22, 3, 1][..], &sized(handshake)].concat()
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    /// A server that answers a greeting with these bytes.
    fn answering(answer: &'static [u8]) -> u16 {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            let (mut connection, _) = listener.accept().expect("a connection");
            let mut greeting = [0; 512];
            let read = connection.read(&mut greeting).expect("a greeting");
            assert_eq!(greeting[0], 22);
            let length = usize::from(u16::from_be_bytes([greeting[3], greeting[4]]));
            assert_eq!(read, length + 5, "a whole record");
            connection.write_all(answer).expect("answered");
        });
        port
    }

    #[test]
    fn a_server_that_greets_back_has_taken_what_was_offered() {
        for (answer, taken) in [
            (&[22, 3, 2, 0, 90, 2][..], true),
            (&[21, 3, 1, 0, 2, 2, 70][..], false),
            (b"HTTP/1.1 400 Bad Request", false),
            (b"", false),
        ] {
            let address = format!("https://127.0.0.1:{}", answering(answer));
            assert_eq!(is_taken(&address, 0x0302, &[0x002f]), taken, "{answer:?}");
        }
        assert!(!is_taken("https://127.0.0.1:1", 0x0302, &[0x002f]), "nobody is there");
    }
}
