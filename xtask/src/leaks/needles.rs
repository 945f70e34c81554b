//! Needles: invented words that stand nowhere else, each planted at one door, and every shape they could take.

/// What was planted at a door: a person who does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// Where it was planted: who, and at which address.
    pub door: String,
    /// First name and a surname that nobody has.
    pub name: String,
    /// A number with a right check digit.
    pub pesel: String,
    /// Nine digits.
    pub phone: String,
    /// A mailbox at a host that can never exist.
    pub mailbox: String,
    /// What the name and the mailbox have in common with nothing else, in letters that no spelling changes.
    words: [String; 2],
}

impl Needle {
    /// The needle of this number.
    pub fn new(number: u32, door: &str) -> Self {
        let (word, other) = (word(2 * number), word(2 * number + 1));
        Self {
            door: door.to_owned(),
            name: format!("Gżegżółka Źdźb{word}szczyk"),
            pesel: pesel(number),
            phone: format!("7{}", digits(number, 13, 8)),
            mailbox: format!("{other}@{other}.invalid"),
            words: [word, other],
        }
    }

    /// Everything in one sentence, as somebody might write it into a field.
    pub fn sentence(&self, with_pesel: bool) -> String {
        let pesel = if with_pesel { format!(", PESEL {}", self.pesel) } else { String::new() };
        format!("{}{pesel}, tel. {}, {}", self.name, self.phone, self.mailbox)
    }

    /// Every shape of it that is looked for, with its name. Letters are compared without their case.
    pub fn shapes(&self) -> Vec<(Vec<u8>, &'static str)> {
        let spaced = |mark: &str| [&self.phone[..3], &self.phone[3..6], &self.phone[6..]].join(mark);
        let [name, mailbox] = &self.words;
        let mut shapes = Vec::new();
        for (what, kind) in [
            (name.clone(), "name"),
            (mailbox.clone(), "mailbox"),
            (self.pesel.clone(), "PESEL"),
            (self.phone.clone(), "phone"),
            (spaced(" "), "phone"),
            (spaced("-"), "phone"),
            (spaced("\u{a0}"), "phone"),
        ] {
            shapes.extend(spellings(&what).into_iter().map(|shape| (shape, kind)));
        }
        shapes
    }
}

/// The ways in which a text can lie in a file.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let bytes = text.as_bytes();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut all = vec![bytes.to_vec(), little, big];
    let outside_ascii = |shape: &dyn Fn(u8) -> String| -> Vec<u8> {
        bytes
            .iter()
            .map(
                |byte| {
                    if byte.is_ascii_alphanumeric() { char::from(*byte).to_string() } else { shape(*byte) }
                },
            )
            .collect::<String>()
            .into_bytes()
    };
    all.push(outside_ascii(&|byte| format!("%{byte:02X}")));
    all.push(outside_ascii(&|byte| format!("={byte:02X}")));
    let json: String = text
        .encode_utf16()
        .map(|unit| match char::from_u32(unit.into()) {
            Some(letter) if letter.is_ascii() => letter.to_string(),
            _ => format!("\\u{unit:04x}"),
        })
        .collect();
    all.push(json.into_bytes());
    all.push(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes());
    all.extend(base64(bytes));
    all.sort();
    all.dedup();
    all
}

/// What of it stands in base64, wherever in a longer text it begins: one for each of three places.
fn base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut all = Vec::new();
    for shift in 0..3_usize {
        let padded: Vec<u8> = std::iter::repeat_n(0, shift).chain(bytes.iter().copied()).collect();
        let bit = |at: usize| padded.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
        // Only letters all of whose bits are bits of the needle.
        let (first, last) = ((shift * 8).div_ceil(6), padded.len() * 8 / 6);
        let letters: Vec<u8> = (first..last)
            .map(|letter| {
                ALPHABET[(0..6).fold(0_usize, |sum, at| sum * 2 + usize::from(bit(letter * 6 + at)))]
            })
            .collect();
        let for_links = letters.iter().map(|letter| match letter {
            b'+' => b'-',
            b'/' => b'_',
            other => *other,
        });
        all.push(for_links.collect());
        all.push(letters);
    }
    all
}

/// A word that no language has, another for each number.
fn word(number: u32) -> String {
    const SYLLABLES: [&str; 16] = [
        "bqo", "dwy", "fxu", "gvi", "hqe", "jwa", "kxo", "lvu", "mqy", "nwi", "pxe", "rva", "sqo", "twu",
        "vxi", "zqa",
    ];
    let mut rest = number.wrapping_mul(2_654_435_761) >> 8;
    (0..6)
        .map(|_| {
            let syllable = SYLLABLES[(rest % 16) as usize];
            rest /= 16;
            syllable
        })
        .collect()
}

/// Digits that look random, another row for each number.
fn digits(number: u32, salt: u64, count: usize) -> String {
    let mut state = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt;
    (0..count)
        .map(|_| {
            state = (state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9).wrapping_add(salt);
            char::from(b'0' + u8::try_from((state >> 40) % 10).expect("a digit"))
        })
        .collect()
}

fn pesel(number: u32) -> String {
    let beginning = format!(
        "{}1{}",
        digits(number, 3, 2),
        digits(number, 7, 1).replace(['3', '4', '5', '6', '7', '8', '9'], "1")
    );
    let day = 10 + number % 18;
    let begun = format!("{beginning}{day}{}", digits(number, 5, 4));
    let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
    let sum: u32 = begun.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{begun}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_needle_is_another_and_every_number_has_its_check_digit() {
        let needles: Vec<Needle> = (0..4000).map(|number| Needle::new(number, "door")).collect();
        let names: BTreeSet<&str> = needles.iter().map(|needle| needle.name.as_str()).collect();
        let mailboxes: BTreeSet<&str> = needles.iter().map(|needle| needle.mailbox.as_str()).collect();
        let phones: BTreeSet<&str> = needles.iter().map(|needle| needle.phone.as_str()).collect();
        assert_eq!((names.len(), mailboxes.len()), (4000, 4000));
        assert!(phones.len() > 3990, "{}", phones.len());
        for needle in &needles {
            assert_eq!((needle.pesel.len(), needle.phone.len()), (11, 9), "{needle:?}");
            let weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
            let sum: u32 = needle
                .pesel
                .bytes()
                .zip(weights)
                .map(|(digit, weight)| u32::from(digit - b'0') * weight)
                .sum();
            assert_eq!(sum % 10, 0, "{}", needle.pesel);
        }
    }

    #[test]
    fn a_word_is_found_in_base64_wherever_it_begins() {
        let text = "Źdźbmqyszczyk";
        for before in ["", "a", "ab", "abc"] {
            let whole = data_encoding::BASE64.encode(format!("{before}{text} and more").as_bytes());
            let found = spellings(text)
                .iter()
                .any(|shape| whole.contains(std::str::from_utf8(shape).unwrap_or("\u{0}")));
            assert!(found, "{before} {whole}");
        }
    }

    #[test]
    fn a_needle_is_found_in_what_was_written_of_it() {
        let needle = Needle::new(7, "door");
        let sentence = needle.sentence(true).to_lowercase();
        for kind in ["name", "mailbox", "PESEL", "phone"] {
            let found = needle.shapes().iter().any(|(shape, what)| {
                *what == kind && sentence.contains(std::str::from_utf8(shape).unwrap_or("\u{0}"))
            });
            assert!(found, "{kind}");
        }
        assert!(!needle.sentence(false).contains(&needle.pesel));
    }

    #[test]
    fn a_name_is_looked_for_as_links_letters_and_programs_write_it() {
        let all = spellings("Żó");
        for wanted in ["%C5%BB%C3%B3", "=C5=BB=C3=B3", "\\u017b\\u00f3", "c5bbc3b3"] {
            assert!(all.contains(&wanted.as_bytes().to_vec()), "{wanted}");
        }
    }
}
