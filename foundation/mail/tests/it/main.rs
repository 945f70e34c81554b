//! Letters, notices and webhooks, on both engines and with a real mail server.

mod builders;
mod delivering;
mod framing;
mod notices;
mod posting;
mod receiver;
mod retention;
mod smtp;
mod webhooks;
