//! How somebody wants to be told.

use std::str::FromStr;

use database::{Fault, Work};
use uuid::Uuid;
use vocabulary::Moment;

use super::store;
use crate::clock::{QuietHours, next_at};

/// Where notices of a kind show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// In the program only.
    App,
    /// In the program, and by mail soon.
    AppAndMail,
    /// In the program, and in one letter each morning.
    Digest,
}

impl Channel {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::App, Self::AppAndMail, Self::Digest];

    /// Its name in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::AppAndMail => "app_and_mail",
            Self::Digest => "digest",
        }
    }
}

/// The text names no channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a channel is app, app_and_mail or digest")]
pub struct UnknownChannel;

impl FromStr for Channel {
    type Err = UnknownChannel;
    fn from_str(text: &str) -> Result<Self, UnknownChannel> {
        Self::ALL.into_iter().find(|channel| channel.code() == text).ok_or(UnknownChannel)
    }
}

/// How somebody wants to hear of a kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// Where.
    pub channel: Channel,
    /// When there shall be no mail.
    pub quiet: Option<QuietHours>,
}

impl Default for Preference {
    /// One letter each morning: nobody misses anything for long, and nobody is disturbed.
    fn default() -> Self {
        Self { channel: Channel::Digest, quiet: None }
    }
}

/// The preference for all kinds without one of their own.
pub const EVERY_KIND: &str = "*";

/// When the daily letter is made, in minutes of Poland's clock: 7:00.
const MORNING: u16 = 7 * 60;

impl Preference {
    /// When a letter about a notice of this moment is due.
    pub(crate) fn mail_due_at(self, now: Moment) -> Option<Moment> {
        let due_at = match self.channel {
            Channel::App => return None,
            Channel::AppAndMail => now,
            Channel::Digest => next_at(now, MORNING),
        };
        Some(self.quiet.map_or(due_at, |quiet| quiet.moved(due_at)))
    }
}

/// How somebody wants to hear of a kind: their choice for it, or for all kinds, or the default.
pub async fn preference(work: &mut Work, account: Uuid, kind: &str) -> Result<Preference, Fault> {
    let all = preferences(work, account).await?;
    let of = |name: &str| all.iter().find(|(kind, _)| kind == name).map(|(_, preference)| *preference);
    Ok(of(kind).or_else(|| of(EVERY_KIND)).unwrap_or_default())
}

/// All choices of somebody, by kind.
pub async fn preferences(work: &mut Work, account: Uuid) -> Result<Vec<(String, Preference)>, Fault> {
    store::preferences(work, account).await
}

/// Keeps how somebody wants to hear of a kind, or of [`EVERY_KIND`]. It holds for notices from now on.
pub async fn prefer(work: &mut Work, account: Uuid, kind: &str, preference: Preference) -> Result<(), Fault> {
    store::prefer(work, account, kind, preference).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::of(text.parse().unwrap())
    }

    #[test]
    fn a_letter_is_due_as_its_reader_wishes() {
        let evening = moment("2026-11-22T20:30:00Z");
        let quiet = QuietHours::new(21 * 60, 8 * 60);
        for (channel, quiet, due) in [
            (Channel::App, None, None),
            (Channel::AppAndMail, None, Some("2026-11-22T20:30:00Z")),
            (Channel::AppAndMail, quiet, Some("2026-11-23T07:00:00Z")),
            (Channel::Digest, None, Some("2026-11-23T06:00:00Z")),
            (Channel::Digest, quiet, Some("2026-11-23T07:00:00Z")),
        ] {
            let preference = Preference { channel, quiet };
            assert_eq!(preference.mail_due_at(evening), due.map(moment), "{preference:?}");
        }
    }

    #[test]
    fn a_channel_is_read_back_from_its_code() {
        for channel in Channel::ALL {
            assert_eq!(channel.code().parse(), Ok(channel));
        }
        assert_eq!("sms".parse::<Channel>(), Err(UnknownChannel));
    }
}
