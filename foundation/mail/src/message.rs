//! A letter as it travels: headers and two bodies.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, Message,
    message::{
        Mailbox as Named, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use vocabulary::Moment;

use crate::{
    postman::Sender,
    store::{Claimed, Name},
};

/// What was sealed of a letter.
pub struct Contents {
    pub to: Address,
    pub text: String,
    pub html: String,
}

/// The name under which the world knows a letter. Derived from its identifier, so that a letter that is sent again after
/// a crash is recognised and shown once.
pub fn message_id(letter: &Claimed, sender: &Sender) -> String {
    format!("<{}@{}>", letter.id.uuid().simple(), sender.mailbox().host())
}

/// The whole message. The same letter gives the same bytes each time.
pub fn message(
    letter: &Claimed,
    contents: &Contents,
    name: &Name,
    sender: &Sender,
) -> Result<Message, String> {
    let from = Named::new(Some(sender.name().to_owned()), sender.address());
    let mut builder = Message::builder()
        .from(from)
        .to(Named::new(None, contents.to.clone()))
        .subject(letter.subject.as_str())
        .message_id(Some(name.message_id.clone()))
        .date(UNIX_EPOCH + since_1970(name.dated_at))
        // So that no answering machine answers a machine.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", letter.language.code()));
    if let Some(reply_to) = sender.reply_to() {
        builder = builder.reply_to(Named::new(None, reply_to.clone()));
    }
    if let Some(link) = &letter.unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(contents.text.clone());
    let message = if contents.html.is_empty() {
        builder.singlepart(text)
    } else {
        let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(contents.html.clone());
        let boundary = format!("part-{}", letter.id.uuid().simple());
        builder
            .multipart(MultiPart::alternative().boundary(boundary).build().singlepart(text).singlepart(html))
    };
    message.map_err(|error| error.to_string())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii(name.to_owned()).expect("our header names are names of headers");
    HeaderValue::new(name, value.to_owned())
}

fn since_1970(moment: Moment) -> Duration {
    Duration::from_micros(u64::try_from(moment.microseconds()).unwrap_or_default())
}
