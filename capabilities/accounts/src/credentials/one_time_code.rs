//! Six digits that change every half minute (TOTP, RFC 6238), from an application on the person's telephone.
//!
//! SHA-1, six digits, thirty seconds: what every authenticator application understands (as HMAC it is still approved; that
//! two texts with one digest can be found does not touch it). The code of the step before is taken too, because people
//! need time to type it; each step works once.

use std::fmt::Write as _;

use data_encoding::BASE32_NOPAD;
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Totp};
use vocabulary::{Moment, Personal};
use zeroize::Zeroizing;

/// How long a step lasts, in seconds.
const STEP: i64 = 30;
/// Steps before the present one whose codes are taken too. None after it: a code lives for a minute at most.
const BEFORE: i64 = 1;
/// The digits of a code.
const DIGITS: usize = 6;
/// 160 bits, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// The quiet zone that readers need around a QR code, in modules.
const QUIET_ZONE: usize = 4;

/// What the telephone and we both know. It is kept sealed and shown only while it is being set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSecret(Personal<Zeroizing<Vec<u8>>>);

/// A QR code as the data of one SVG path, with the width of its square in modules.
#[derive(Clone, Debug)]
pub struct Square {
    /// For the `d` of a path: one unit square per dark module.
    pub path: Personal<String>,
    /// For the `viewBox`, quiet zone included.
    pub width: usize,
}

impl SharedSecret {
    /// A new one that nobody has seen.
    pub fn new() -> Self {
        Self::from_random(&privacy::random())
    }

    /// Made of random bytes that are used for nothing else.
    pub fn from_random(bytes: &[u8; SECRET_BYTES]) -> Self {
        Self(Personal::new(Zeroizing::new(bytes.to_vec())))
    }

    /// Reads what [`Self::kept`] gave. Nothing when it is not that.
    pub fn read(kept: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(kept.as_bytes()).ok()?;
        (bytes.len() == SECRET_BYTES).then(|| Self(Personal::new(Zeroizing::new(bytes))))
    }

    /// As text to be sealed: base32 without gaps.
    pub fn kept(&self) -> Personal<String> {
        Personal::new(BASE32_NOPAD.encode(self.0.disclose()))
    }

    /// For typing by hand into an application that has no camera: base32 in groups of four.
    pub fn by_hand(&self) -> Personal<String> {
        let letters = BASE32_NOPAD.encode(self.0.disclose());
        let groups: Vec<String> =
            letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        Personal::new(groups.join(" "))
    }

    /// The `otpauth:` address that applications understand. `issuer` is the name of this site, `label` says which of
    /// the person's accounts it is, usually the mailbox.
    pub fn address(&self, issuer: &str, label: &str) -> Personal<String> {
        // A colon divides issuer and label and has no other place here.
        let (issuer, label) = (escaped(&issuer.replace(':', " ")), escaped(&label.replace(':', " ")));
        let secret = BASE32_NOPAD.encode(self.0.disclose());
        Personal::new(format!(
            "otpauth://totp/{issuer}:{label}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
        ))
    }

    /// The same address for a camera. Nothing when the names are so long that no telephone would read it.
    pub fn square(&self, issuer: &str, label: &str) -> Option<Square> {
        let code =
            QrCode::with_error_correction_level(self.address(issuer, label).disclose(), EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (place, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (column, row) = (place % width + QUIET_ZONE, place / width + QUIET_ZONE);
                write!(path, "M{column} {row}h1v1h-1z").expect("writing to a string cannot fail");
            }
        }
        Some(Square { path: Personal::new(path), width: width + 2 * QUIET_ZONE })
    }

    fn generator(&self) -> Totp {
        Builder::new().with_secret(self.0.disclose().to_vec()).with_skew(0).build_noncompliant()
    }
}

impl Default for SharedSecret {
    fn default() -> Self {
        Self::new()
    }
}

/// The step whose code this is, if it is the present one or the one before and later than `last_step`. The caller keeps
/// the step with the account in the same unit of work; whoever reads the code over a shoulder comes too late.
pub fn accept(typed: &str, secret: &SharedSecret, moment: Moment, last_step: Option<i64>) -> Option<i64> {
    let code: String =
        typed.chars().filter(|character| !character.is_whitespace() && !is_dash(*character)).collect();
    let generator = secret.generator();
    let present = moment.timestamp().as_second().div_euclid(STEP);
    (present - BEFORE..=present)
        .filter(|step| last_step.is_none_or(|last| *step > last))
        .find(|step| u64::try_from(step * STEP).is_ok_and(|time| generator.check(&code, time).is_some()))
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Percent-encoded, but for letters, digits and the few signs that mean nothing in an address.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn second(second: i64) -> Moment {
        Moment::from_microseconds(second * 1_000_000).expect("it is in range")
    }

    /// The secret of RFC 6238, appendix B.
    fn published() -> SharedSecret {
        SharedSecret::from_random(b"12345678901234567890")
    }

    #[test]
    fn the_published_codes_are_accepted() {
        // RFC 6238, appendix B, SHA-1; of the eight digits there, ours are the last six.
        for (time, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(accept(&code[2..], &published(), second(time), None), Some(time / 30), "at {time}");
            assert_eq!(accept(code, &published(), second(time), None), None, "eight digits are not six");
        }
    }

    #[test]
    fn a_code_is_good_in_its_half_minute_and_the_next_and_never_before() {
        let code = "081804"; // of step 37037036
        let step = 37_037_036;
        for (steps, accepted) in [(-2, false), (-1, false), (0, true), (1, true), (2, false)] {
            let moment = second((step + steps) * 30);
            assert_eq!(accept(code, &published(), moment, None), accepted.then_some(step), "{steps} steps");
        }
    }

    #[test]
    fn a_code_works_once() {
        let (code, moment, step) = ("081804", second(1_111_111_109), 37_037_036);
        assert_eq!(accept(code, &published(), moment, Some(step - 1)), Some(step));
        assert_eq!(accept(code, &published(), moment, Some(step)), None, "used already");
        assert_eq!(accept(code, &published(), moment, Some(step + 1)), None, "a later one was used");
    }

    #[test]
    fn people_type_codes_in_their_own_way() {
        let moment = second(1_111_111_109);
        for typed in ["081804", "081 804", " 081804\n", "081-804", "08\u{a0}18\u{a0}04", "081–804"] {
            assert!(accept(typed, &published(), moment, None).is_some(), "{typed:?}");
        }
        for typed in ["", "81804", "0818040", "08180a", "+81804", "٠٨١٨٠٤", "081805"] {
            assert!(accept(typed, &published(), moment, None).is_none(), "{typed:?}");
        }
    }

    #[test]
    fn the_secret_can_be_typed_scanned_and_kept() {
        let secret = published();
        assert_eq!(secret.by_hand().disclose(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            secret.address("Ogniwo: Małopolska", "anna@ops.example").disclose(),
            "otpauth://totp/Ogniwo%20%20Ma%C5%82opolska:anna%40ops.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Ogniwo%20%20Ma%C5%82opolska&algorithm=SHA1&digits=6&period=30"
        );
        let square = secret.square("Ogniwo", "anna@ops.example").expect("it is short");
        assert!(square.path.disclose().starts_with("M4 4h1v1h-1z"), "the corner is dark");
        assert!(secret.square(&"x".repeat(5_000), "anna@ops.example").is_none());
        assert_eq!(SharedSecret::read(secret.kept().disclose()), Some(secret));
        assert_eq!(SharedSecret::read("GEZDGNBV"), None, "too short");
        assert_eq!(SharedSecret::read("not base32!"), None);
    }

    #[test]
    fn a_secret_is_not_shown_by_accident() {
        assert!(!format!("{:?}", published()).contains("GEZD"));
        assert_ne!(SharedSecret::new(), SharedSecret::new());
    }

    proptest! {
        #[test]
        fn the_code_of_the_moment_is_always_accepted(bytes: [u8; 20], time in 60i64..4_000_000_000) {
            let secret = SharedSecret::from_random(&bytes);
            let code = secret.generator().generate(u64::try_from(time).unwrap()).to_string();
            // Very rarely two neighbouring steps have the same code; then the earlier one is found.
            let step = accept(&code, &secret, second(time), None).unwrap();
            prop_assert!((time / 30 - 1..=time / 30).contains(&step));
        }

        #[test]
        fn whatever_is_typed_is_only_refused(typed in ".*", last: Option<i64>) {
            let secret = SharedSecret::from_random(&[7; 20]);
            let _ = accept(&typed, &secret, second(1_800_000_000), last);
        }
    }
}
