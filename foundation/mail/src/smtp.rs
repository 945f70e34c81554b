//! Handing a letter to a mail server, step by step, so that we know who refused what.

use std::{io, net::IpAddr, time::Duration};

use lettre::{
    Address, Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use vocabulary::Personal;

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS after `STARTTLS` (port 587 as a rule). A server that does not offer it gets no letter.
    StartTls,
    /// TLS from the first byte (port 465 as a rule).
    Implicit,
    /// None; only for a mail server on this machine.
    None,
}

/// Which mail server, and how to speak to it.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<(String, Personal<String>)>,
    authority: Option<Certificate>,
}

/// Settings under which no letter would be safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnsafeSettings {
    /// Letters would cross the network in the clear.
    #[error("a mail server on another machine must be reached by TLS: set the security to starttls or tls")]
    InTheClear,
    /// The file is no certificate.
    #[error("the certificate of the mail server's authority cannot be read; it must be in PEM form")]
    Certificate,
}

/// A whole conversation with the server may take this long.
const PATIENCE: Duration = Duration::from_mins(2);
/// Reaching it may take this long.
const CONNECTING: Duration = Duration::from_secs(20);

impl SmtpSettings {
    /// A server without sign-in.
    pub fn new(host: impl Into<String>, port: u16, security: Security) -> Result<Self, UnsafeSettings> {
        let host = host.into();
        if security == Security::None && !is_this_machine(&host) {
            return Err(UnsafeSettings::InTheClear);
        }
        Ok(Self { host, port, security, credentials: None, authority: None })
    }

    /// The same, signing in with a name and a password.
    #[must_use]
    pub fn signing_in(mut self, name: impl Into<String>, password: Personal<String>) -> Self {
        self.credentials = Some((name.into(), password));
        self
    }

    /// The same, trusting one more authority (PEM), for a server whose certificate an institution signed itself.
    pub fn trusting(mut self, authority: &[u8]) -> Result<Self, UnsafeSettings> {
        let certificate = Certificate::from_pem(authority).map_err(|_| UnsafeSettings::Certificate)?;
        self.authority = Some(certificate);
        Ok(self)
    }

    fn tls(&self) -> Result<TlsParameters, Failure> {
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(certificate) = &self.authority {
            builder = builder.add_root_certificate(certificate.clone());
        }
        builder.build().map_err(|error| closed("TLS", &error))
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Why a letter was not taken. The words are ours: what a server answers often repeats the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The letterbox takes no letters now; the letter is not to blame, and the next would fare no better.
    Closed(String),
    /// This letter is to be tried again.
    Deferred(String),
    /// The recipient's mailbox was refused for good.
    Bounced {
        /// Such as 550.
        code: u16,
        /// Such as `5.1.1`.
        detail: Option<String>,
    },
    /// The letter was refused for good, for another reason than its recipient.
    Refused(String),
}

/// The line to a mail server during one round: opened for the first letter, kept for the next ones.
pub struct Line<'a> {
    settings: &'a SmtpSettings,
    connection: Option<AsyncSmtpConnection>,
}

impl<'a> Line<'a> {
    /// A line that is not open yet.
    pub fn new(settings: &'a SmtpSettings) -> Self {
        Self { settings, connection: None }
    }

    /// Hands over one letter.
    pub async fn deliver(&mut self, to: &Address, message: &Message) -> Result<(), Failure> {
        tokio::time::timeout(PATIENCE, self.conversation(to, message))
            .await
            .unwrap_or_else(|_| Err(Failure::Closed("the mail server did not answer in time".into())))
    }

    /// Says goodbye.
    pub async fn close(self) {
        if let Some(mut connection) = self.connection {
            connection.abort().await;
        }
    }

    async fn conversation(&mut self, to: &Address, message: &Message) -> Result<(), Failure> {
        let begin = || Mail::new(message.envelope().from().cloned(), Vec::new());
        let kept = match self.connection.take() {
            Some(mut connection) => connection.command(begin()).await.is_ok().then_some(connection),
            None => None,
        };
        let mut connection = if let Some(connection) = kept {
            connection
        } else {
            // The first letter, or the server hung up after the last one.
            let mut connection = open(self.settings).await?;
            connection.command(begin()).await.map_err(|error| closed("sender", &error))?;
            connection
        };
        let handed_over = hand_over(&mut connection, to, message).await;
        if handed_over.is_ok() {
            self.connection = Some(connection);
        } else {
            connection.abort().await; // says goodbye when it still can
        }
        handed_over
    }
}

async fn open(settings: &SmtpSettings) -> Result<AsyncSmtpConnection, Failure> {
    let hello = ClientId::default();
    let implicit = match settings.security {
        Security::Implicit => Some(settings.tls()?),
        Security::StartTls | Security::None => None,
    };
    let place = (settings.host.as_str(), settings.port);
    let mut connection = AsyncSmtpConnection::connect_tokio1(place, Some(CONNECTING), &hello, implicit, None)
        .await
        .map_err(|error| closed("greeting", &error))?;
    if settings.security == Security::StartTls {
        if !connection.can_starttls() {
            return Err(Failure::Closed("the mail server offers no STARTTLS, so it gets no letter".into()));
        }
        connection.starttls(settings.tls()?, &hello).await.map_err(|error| closed("STARTTLS", &error))?;
    }
    if let Some((name, password)) = &settings.credentials {
        let credentials = Credentials::new(name.clone(), password.disclose().clone());
        connection
            .auth(&[Mechanism::Plain, Mechanism::Login], &credentials)
            .await
            .map_err(|error| closed("sign-in", &error))?;
    }
    Ok(connection)
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    to: &Address,
    message: &Message,
) -> Result<(), Failure> {
    connection.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(|error| refused_recipient(&error))?;
    connection.command(Data).await.map_err(|error| refused_letter(&error))?;
    connection.message(&message.formatted()).await.map_err(|error| refused_letter(&error))?;
    Ok(())
}

/// A refusal at a step that has nothing to do with the letter.
fn closed(step: &str, error: &Error) -> Failure {
    Failure::Closed(described(step, error))
}

fn refused_recipient(error: &Error) -> Failure {
    let code = code_of(error);
    let detail = detail_of(error);
    match code {
        // x.7.x is a matter of rules: we may not send there, or look like a sender of spam. The mailbox may well exist.
        Some(500..) if !is_about(detail.as_deref(), "7") => {
            Failure::Bounced { code: code.unwrap_or_default(), detail }
        }
        Some(_) => Failure::Deferred(described("recipient", error)),
        None => closed("recipient", error),
    }
}

fn refused_letter(error: &Error) -> Failure {
    let code = code_of(error);
    let detail = detail_of(error);
    match code {
        // Some servers look at the recipient only when they have the whole letter.
        Some(500..) if is_about(detail.as_deref(), "1") => {
            Failure::Bounced { code: code.unwrap_or_default(), detail }
        }
        Some(500..) => Failure::Refused(described("letter", error)),
        Some(_) => Failure::Deferred(described("letter", error)),
        None => closed("letter", error),
    }
}

/// Whether an enhanced code such as `5.1.1` is of this subject.
fn is_about(detail: Option<&str>, subject: &str) -> bool {
    detail.and_then(|detail| detail.split('.').nth(1)) == Some(subject)
}

fn code_of(error: &Error) -> Option<u16> {
    error.status().and_then(|code| code.to_string().parse().ok())
}

/// The enhanced status code (RFC 3463) at the beginning of what the server said.
fn detail_of(error: &Error) -> Option<String> {
    let said = std::error::Error::source(error)?.to_string();
    let word = said.split_whitespace().next()?;
    let numbers: Vec<&str> = word.split('.').collect();
    let is_code = numbers.len() == 3
        && numbers.iter().all(|number| !number.is_empty() && number.len() <= 3)
        && numbers.iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    is_code.then(|| word.to_owned())
}

fn described(step: &str, error: &Error) -> String {
    if let Some(code) = code_of(error) {
        let detail = detail_of(error).map(|detail| format!(" {detail}")).unwrap_or_default();
        return format!("the mail server refused the {step}: {code}{detail}");
    }
    let why = match underlying(error) {
        // That is how failures of TLS are reported by what lies below.
        Some(cause) if cause.kind() == io::ErrorKind::InvalidData => {
            format!("TLS failed, check the server's name and certificate ({cause})")
        }
        Some(cause) => format!("the connection failed ({})", cause.kind()),
        None if error.is_tls() => "TLS failed, check the server's name and certificate".to_owned(),
        None if error.is_response() => "it answered what is no SMTP".to_owned(),
        None if error.is_client() => "it offers no way of signing in that we know".to_owned(),
        None => "the connection failed".to_owned(),
    };
    format!("the mail server could not be used ({step}): {why}")
}

fn underlying(error: &Error) -> Option<&io::Error> {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(found) = cause.downcast_ref() {
            return Some(found);
        }
        source = cause.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_never_leaves_this_machine_in_the_clear() {
        assert!(SmtpSettings::new("localhost", 25, Security::None).is_ok());
        assert!(SmtpSettings::new("127.0.0.1", 25, Security::None).is_ok());
        assert!(SmtpSettings::new("::1", 25, Security::None).is_ok());
        for host in ["mail.example.pl", "localhost.example.pl", "10.0.0.1"] {
            let refused = SmtpSettings::new(host, 25, Security::None).map(drop);
            assert_eq!(refused, Err(UnsafeSettings::InTheClear), "{host}");
        }
    }

    #[test]
    fn a_password_never_shows_in_a_log_line() {
        let settings = SmtpSettings::new("localhost", 25, Security::None).unwrap();
        let settings = settings.signing_in("ogniwo", Personal::new("tajne-haslo".into()));
        assert!(!format!("{settings:?}").contains("tajne"));
    }
}
