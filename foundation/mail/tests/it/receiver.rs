//! A receiver of webhooks on this machine.

use std::sync::Arc;

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
    sync::Mutex,
};

/// What a receiver got: the header lines in small letters, and the body.
#[derive(Debug, Clone)]
pub struct Call {
    pub headers: Vec<String>,
    pub body: String,
}

impl Call {
    pub fn header(&self, name: &str) -> &str {
        let line = self.headers.iter().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("{name} in {:?}", self.headers))
    }

    pub fn event(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

pub struct Receiver {
    pub port: u16,
    calls: Arc<Mutex<Vec<Call>>>,
    answer: Arc<Mutex<String>>,
}

pub const FINE: &str = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

pub fn answer(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let receiver = Self { port, calls: Arc::default(), answer: Arc::new(Mutex::new(FINE.to_owned())) };
        let (calls, answer) = (Arc::clone(&receiver.calls), Arc::clone(&receiver.answer));
        tokio::spawn(async move {
            loop {
                let (connection, _) = listener.accept().await.expect("a connection");
                let mut connection = BufReader::new(connection);
                let mut headers = Vec::new();
                loop {
                    let mut line = String::new();
                    connection.read_line(&mut line).await.expect("a line");
                    if line.trim().is_empty() {
                        break;
                    }
                    let (name, value) = line.trim_end().split_once(": ").unwrap_or((line.trim_end(), ""));
                    headers.push(format!("{}: {value}", name.to_lowercase()));
                }
                let length = headers.iter().find_map(|line| line.strip_prefix("content-length: "));
                let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a number"))];
                connection.read_exact(&mut body).await.expect("the body");
                calls.lock().await.push(Call { headers, body: String::from_utf8(body).expect("text") });
                let answer = answer.lock().await.clone();
                connection.write_all(answer.as_bytes()).await.expect("answered");
                connection.shutdown().await.ok();
            }
        });
        receiver
    }

    pub async fn answers(&self, with: String) {
        *self.answer.lock().await = with;
    }

    pub async fn calls(&self) -> Vec<Call> {
        self.calls.lock().await.clone()
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/events?key=1", self.port)
    }
}
