//! TERYT codes: the official names of territorial units.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The code of a voivodeship (2 digits), a powiat (4) or a gmina (7, the last digit being its kind).
///
/// Always text: leading zeros are significant. Whether such a unit exists in a given year is known to the
/// `territory` capability, not to this type. Source: the TERC register of Statistics Poland.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Teryt(String);

/// Which rung of the ladder a code names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitLevel {
    /// `województwo`, 2 digits.
    Voivodeship,
    /// `powiat`, 4 digits.
    Powiat,
    /// `gmina`, 7 digits.
    Gmina,
}

/// The kind of a gmina, the seventh digit of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GminaKind {
    /// 1, `gmina miejska`.
    Urban,
    /// 2, `gmina wiejska`.
    Rural,
    /// 3, `gmina miejsko-wiejska`.
    UrbanRural,
}

/// The text is not a code of a unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not a TERYT code; write 2, 4 or 7 digits, the seventh being 1, 2 or 3, for example 1206022"
)]
pub struct MalformedTeryt(pub String);

impl Teryt {
    /// The text of the code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which rung of the ladder it is.
    pub fn level(&self) -> UnitLevel {
        match self.0.len() {
            2 => UnitLevel::Voivodeship,
            4 => UnitLevel::Powiat,
            _ => UnitLevel::Gmina,
        }
    }

    /// The voivodeship it is or lies in.
    #[must_use]
    pub fn voivodeship(&self) -> Self {
        Self(self.0[..2].to_owned())
    }

    /// The powiat it is or lies in; nothing for a voivodeship.
    pub fn powiat(&self) -> Option<Self> {
        (self.0.len() >= 4).then(|| Self(self.0[..4].to_owned()))
    }

    /// The gmina it is; nothing for larger units.
    pub fn gmina(&self) -> Option<Self> {
        (self.level() == UnitLevel::Gmina).then(|| self.clone())
    }

    /// The unit directly above; nothing for a voivodeship.
    pub fn parent(&self) -> Option<Self> {
        match self.level() {
            UnitLevel::Voivodeship => None,
            UnitLevel::Powiat => Some(self.voivodeship()),
            UnitLevel::Gmina => self.powiat(),
        }
    }

    /// The kind of a gmina.
    pub fn gmina_kind(&self) -> Option<GminaKind> {
        match (self.level(), self.0.as_bytes().last()) {
            (UnitLevel::Gmina, Some(b'1')) => Some(GminaKind::Urban),
            (UnitLevel::Gmina, Some(b'2')) => Some(GminaKind::Rural),
            (UnitLevel::Gmina, Some(b'3')) => Some(GminaKind::UrbanRural),
            _ => None,
        }
    }

    /// Whether `other` is this unit or lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl FromStr for Teryt {
    type Err = MalformedTeryt;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let digits = bytes.iter().all(u8::is_ascii_digit);
        // Voivodeships have the even numbers from 02 to 32.
        let voivodeship = || {
            let number = (bytes[0] - b'0') * 10 + (bytes[1] - b'0');
            (2..=32).contains(&number) && number.is_multiple_of(2)
        };
        let fits = match bytes.len() {
            2 | 4 => digits && voivodeship(),
            7 => digits && voivodeship() && matches!(bytes[6], b'1'..=b'3'),
            _ => false,
        };
        if fits { Ok(Self(text.to_owned())) } else { Err(MalformedTeryt(text.chars().take(20).collect())) }
    }
}

impl TryFrom<String> for Teryt {
    type Error = MalformedTeryt;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
impl From<Teryt> for String {
    fn from(code: Teryt) -> Self {
        code.0
    }
}
impl fmt::Display for Teryt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teryt(text: &str) -> Teryt {
        text.parse().expect("a code")
    }

    #[test]
    fn a_gmina_lies_in_its_powiat_and_voivodeship() {
        let gmina = teryt("1206022");
        assert_eq!(gmina.powiat(), Some(teryt("1206")));
        assert_eq!(gmina.voivodeship(), teryt("12"));
        assert!(teryt("12").contains(&gmina) && teryt("1206").contains(&gmina) && gmina.contains(&gmina));
        assert!(!gmina.contains(&teryt("1206")) && !teryt("1207").contains(&gmina));
        assert_eq!(gmina.gmina_kind(), Some(GminaKind::Rural));
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for wrong in [
            "", "1", "120", "12060", "1206024", "1306022", "3402011", "0002011", "12O6022", "１２",
            "12060221",
        ] {
            assert!(wrong.parse::<Teryt>().is_err(), "{wrong:?} must be refused");
        }
    }
}
