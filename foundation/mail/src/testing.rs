//! For tests, here and in the crates above: what a letter says, as a mail program shows it.

use data_encoding::BASE64;

/// The plain text of a letter with parts.
///
/// # Panics
/// When it has no parts, or none of plain text that can be read.
pub fn plain_text(letter: &str) -> String {
    let boundary =
        letter.split_once("boundary=\"").and_then(|(_, rest)| rest.split_once('"')).expect("parts").0;
    // Not at any two hyphens: a line of the text may begin with them.
    let part = letter
        .split(&format!("--{boundary}"))
        .find(|part| part.to_lowercase().contains("content-type: text/plain"))
        .expect("a plain text");
    let (head, body) = part.split_once("\r\n\r\n").expect("a body");
    let body = body.strip_suffix("\r\n").unwrap_or(body);
    let head = head.to_lowercase();
    let bytes = if head.contains("base64") {
        BASE64.decode(body.replace("\r\n", "").as_bytes()).expect("base64")
    } else if head.contains("quoted-printable") {
        unquoted(body)
    } else {
        body.as_bytes().to_vec()
    };
    String::from_utf8(bytes).expect("UTF-8")
}

fn unquoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'='
            && let Some(byte) = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok())
            && let Ok(byte) = u8::from_str_radix(byte, 16)
        {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_wraps_before_two_hyphens_is_read_whole() {
        let letter = "Content-Type: multipart/alternative;\r\n boundary=\"x1\"\r\n\r\n--x1\r\nContent-Type: text/plain; charset=utf-8\r\n\
                      Content-Transfer-Encoding: quoted-printable\r\n\r\nza=C5=BC token=3DNz7=\r\n--nqR\r\n--x1\r\nContent-Type: text/html\r\n\r\n\
                      <p>\r\n--x1--\r\n";
        assert_eq!(plain_text(letter), "zaż token=Nz7--nqR");
    }
}
