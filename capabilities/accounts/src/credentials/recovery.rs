//! Recovery codes: ten words of random letters on paper, for the day the telephone is lost.
//!
//! They are shown once, when they are made, and each works once. What is kept is a digest that is as slow as a
//! password's: 49 random bits would not withstand a fast hash for long (ASVS 5.0, 6.5.2). The account is the salt,
//! so one computation finds the code among the account's ten.

use uuid::Uuid;
use vocabulary::Personal;
use zeroize::Zeroizing;

use super::password;

/// So many codes are printed at once; a new sheet makes the old one worthless.
pub const CODES: usize = 10;
/// The code is written in so many groups…
const GROUPS: usize = 2;
/// …of so many characters.
const LENGTH: usize = 5;

/// One code as it is printed.
#[derive(Clone, Debug)]
pub struct RecoveryCode(Personal<Zeroizing<String>>);

impl RecoveryCode {
    /// The groups with a dash between them, for the page that is shown once.
    pub fn shown(&self) -> &str {
        self.0.disclose()
    }
}

/// A new sheet. Keep the [`digest`] of each and show the codes now or never.
pub fn draw() -> Vec<RecoveryCode> {
    (0..CODES).map(|_| RecoveryCode(Personal::new(Zeroizing::new(privacy::code(GROUPS, LENGTH))))).collect()
}

/// What is kept of a code and compared for equality. Nothing, and quickly, when what was typed cannot be a code.
///
/// Slow by design: ten of them take about as long as ten passwords.
pub fn digest(account: Uuid, typed: &str) -> Option<Vec<u8>> {
    let code = normal(typed)?;
    Some(password::stretched(code.as_bytes(), account.as_bytes()).to_vec())
}

/// Capital letters and digits without what people put between them.
fn normal(typed: &str) -> Option<Zeroizing<String>> {
    let is_gap = |character: &char| {
        character.is_whitespace()
            || matches!(character, '-' | '.' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    };
    let mut code = Zeroizing::new(String::with_capacity(GROUPS * LENGTH));
    for character in typed.chars().filter(|character| !is_gap(character)) {
        if !character.is_ascii_alphanumeric() || code.len() == GROUPS * LENGTH {
            return None;
        }
        code.push(character.to_ascii_uppercase());
    }
    (code.len() == GROUPS * LENGTH).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sheet_holds_ten_different_codes_without_lookalikes() {
        let sheet = draw();
        let different: BTreeSet<&str> = sheet.iter().map(RecoveryCode::shown).collect();
        assert_eq!(different.len(), CODES);
        for code in &sheet {
            assert!(normal(code.shown()).is_some(), "{}", code.shown());
            assert!(!code.shown().to_uppercase().contains(['0', 'O', '1', 'I']), "{}", code.shown());
        }
        assert!(!format!("{:?}", sheet[0]).contains(sheet[0].shown()));
    }

    #[test]
    fn people_type_a_code_in_their_own_way() {
        let printed = normal("AB2CD-EF3GH");
        for typed in [
            "ab2cd-ef3gh",
            "AB2CDEF3GH",
            " ab2cd ef3gh ",
            "AB2CD–EF3GH",
            "a b 2 c d e f 3 g h",
            "AB2CD.EF3GH",
        ] {
            assert_eq!(normal(typed), printed, "{typed}");
        }
        for typed in ["", "AB2CD", "AB2CD-EF3GHJ", "AB2CD-EF3G!", "ĄB2CD-EF3GH", "AB2CD/EF3GH"] {
            assert_eq!(normal(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_digest_is_of_the_code_and_the_account() {
        let (anna, olena) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let kept = digest(anna, "AB2CD-EF3GH").expect("it is a code");
        assert_eq!(kept.len(), 32);
        assert_eq!(digest(anna, "ab2cd ef3gh"), Some(kept.clone()));
        assert_ne!(digest(anna, "AB2CD-EF3GJ"), Some(kept.clone()));
        assert_ne!(digest(olena, "AB2CD-EF3GH"), Some(kept));
        assert_eq!(digest(anna, "AB2CD"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_code_or_not(typed in ".*") {
            if let Some(code) = normal(&typed) {
                prop_assert_eq!(normal(&code), Some(code));
            }
        }
    }
}
