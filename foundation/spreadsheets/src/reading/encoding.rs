//! Which letters the bytes mean, and the stream of UTF-8 that follows from it.
//!
//! A wrong guess damages names silently, so the whole file is looked at once before the first row is read:
//! that costs one extra pass over the file and no memory.

use std::io::SeekFrom;

use encoding_rs::{CoderResult, Decoder, DecoderResult};

use super::{Source, Unreadable};

const CHUNK: usize = 1 << 16;

/// How the text of a CSV file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: "Unicode text" of Excel.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1250, the "CSV" of Polish Excel.
    Windows1250,
    /// ISO 8859-2, older Polish systems.
    Iso8859Part2,
}

impl Encoding {
    /// The usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1250 => "Windows-1250",
            Self::Iso8859Part2 => "ISO 8859-2",
        }
    }

    /// Whether the file itself does not say so: then the person should look at the letters once.
    pub fn was_assumed(self) -> bool {
        matches!(self, Self::Windows1250 | Self::Iso8859Part2)
    }

    fn decoder(self) -> Decoder {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Iso8859Part2 => encoding_rs::ISO_8859_2,
        }
        .new_decoder_with_bom_removal()
    }
}

/// Reads the source to its end and decides; the source is left at its start.
pub(super) fn survey(source: &mut dyn Source) -> Result<Encoding, Unreadable> {
    let mut buffer = vec![0; CHUNK];
    let length = fill(source, &mut buffer)?;
    let head = &buffer[..length];
    let sixteen = if head.starts_with(b"\xFF\xFE") {
        Some(Encoding::Utf16Le)
    } else if head.starts_with(b"\xFE\xFF") {
        Some(Encoding::Utf16Be)
    } else {
        unmarked_utf16(head)
    };
    source.rewind()?;
    let encoding = match sixteen {
        Some(encoding) => encoding,
        None => eight_bit(source, &mut buffer)?,
    };
    source.rewind()?;
    Ok(encoding)
}

/// Text in Latin letters has a zero in nearly every second byte of UTF-16.
fn unmarked_utf16(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 2 > pairs && even * 20 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 2 > pairs && odd * 20 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn eight_bit(source: &mut dyn Source, buffer: &mut [u8]) -> Result<Encoding, Unreadable> {
    let mut decoder = Encoding::Utf8.decoder();
    let mut text = vec![0; CHUNK * 3 + 16];
    let mut line = 1;
    let mut first_foreign = None;
    let (mut foreign, mut multibyte) = (0_u64, 0_u64);
    let mut windows_or_iso = [0_u64; 2];
    loop {
        let length = fill(source, buffer)?;
        let last = length == 0;
        let mut rest = &buffer[..length];
        for byte in rest {
            // Letters that only one of the two Polish code pages puts here: ą Ą ś Ś ź Ź.
            match byte {
                0xB9 | 0xA5 | 0x9C | 0x8C | 0x9F | 0x8F => windows_or_iso[0] += 1,
                0xB1 | 0xA1 | 0xB6 | 0xA6 | 0xBC | 0xAC => windows_or_iso[1] += 1,
                _ => {}
            }
        }
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut text, last);
            for byte in &text[..written] {
                match byte {
                    0 => return Err(Unreadable::NotText { line }),
                    b'\n' => line += 1,
                    0xC2.. => multibyte += 1,
                    _ => {}
                }
            }
            rest = &rest[read..];
            match result {
                DecoderResult::Malformed(..) => {
                    foreign += 1;
                    first_foreign.get_or_insert(line);
                }
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
            }
        }
        if last {
            break;
        }
    }
    match first_foreign {
        None => Ok(Encoding::Utf8),
        Some(line) if multibyte > foreign => Err(Unreadable::MixedEncodings { line }),
        Some(_) if windows_or_iso[1] > windows_or_iso[0] => Ok(Encoding::Iso8859Part2),
        Some(_) => Ok(Encoding::Windows1250),
    }
}

fn fill(source: &mut dyn Source, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match source.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

/// The source as UTF-8, a chunk at a time.
pub(super) struct Decoded<'source> {
    source: Box<dyn Source + 'source>,
    decoder: Decoder,
    input: Vec<u8>,
    waiting: std::ops::Range<usize>,
    at_end: bool,
    finished: bool,
}

impl<'source> Decoded<'source> {
    pub(super) fn new(mut source: Box<dyn Source + 'source>, encoding: Encoding) -> std::io::Result<Self> {
        source.seek(SeekFrom::Start(0))?;
        let decoder = encoding.decoder();
        Ok(Self { source, decoder, input: vec![0; CHUNK], waiting: 0..0, at_end: false, finished: false })
    }

    /// Replaces `text` by the next piece; `false` at the end. Invariant: `text` is always whole UTF-8.
    pub(super) fn next(&mut self, text: &mut Vec<u8>, line: u64) -> Result<bool, Unreadable> {
        text.clear();
        while text.is_empty() && !self.finished {
            if self.waiting.is_empty() && !self.at_end {
                let length = fill(&mut *self.source, &mut self.input)?;
                self.waiting = 0..length;
                self.at_end = length < self.input.len();
            }
            text.resize(CHUNK * 3 + 16, 0);
            let input = &self.input[self.waiting.clone()];
            let (result, read, written, damaged) = self.decoder.decode_to_utf8(input, text, self.at_end);
            text.truncate(written);
            self.waiting.start += read;
            if damaged {
                return Err(Unreadable::MixedEncodings { line });
            }
            self.finished = self.at_end && result == CoderResult::InputEmpty;
        }
        Ok(!text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn surveyed(bytes: &[u8]) -> Result<Encoding, Unreadable> {
        survey(&mut Cursor::new(bytes.to_vec()))
    }

    fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn every_usual_encoding_of_polish_text_is_told_apart() {
        let text = "nazwa;miejscowość\nŚwietlica źródło;Łódź, Bądźmy\n";
        assert_eq!(surveyed(text.as_bytes()).expect("utf-8"), Encoding::Utf8);
        assert_eq!(surveyed(format!("\u{feff}{text}").as_bytes()).expect("mark"), Encoding::Utf8);
        for mark in [true, false] {
            assert_eq!(surveyed(&utf16(text, mark, false)).expect("le"), Encoding::Utf16Le);
            assert_eq!(surveyed(&utf16(text, mark, true)).expect("be"), Encoding::Utf16Be);
        }
        let (windows, ..) = encoding_rs::WINDOWS_1250.encode(text);
        assert_eq!(surveyed(&windows).expect("cp1250"), Encoding::Windows1250);
        let (iso, ..) = encoding_rs::ISO_8859_2.encode(text);
        assert_eq!(surveyed(&iso).expect("8859-2"), Encoding::Iso8859Part2);
    }

    #[test]
    fn a_foreign_letter_far_down_is_still_seen() {
        let mut bytes = b"id,name\n".to_vec();
        bytes.extend(std::iter::repeat_n(*b"1,abcdefg\n", 20_000).flatten());
        bytes.extend(b"2,\x9Cwietlica\n");
        assert_eq!(surveyed(&bytes).expect("cp1250"), Encoding::Windows1250);
    }

    #[test]
    fn two_encodings_in_one_file_are_refused_with_the_line() {
        let mut bytes = "id,name\n1,Świętochłowice\n2,".as_bytes().to_vec();
        bytes.extend(b"\x9Cwietlica\n");
        assert!(matches!(surveyed(&bytes), Err(Unreadable::MixedEncodings { line: 3 })));
    }

    #[test]
    fn a_zero_byte_is_not_text() {
        assert!(matches!(surveyed(b"id,name\n1,a\0b\n"), Err(Unreadable::NotText { line: 2 })));
    }
}
