//! Noun: the time between signing in and signing out, on one device.

use jiff::SignedDuration;
use vocabulary::{Id, Moment};

use crate::{Account, IdentityProvider, Membership};

/// After so long without a request a session has ended.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// After so long a session has ended in any case.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// For so long after a proof of identity sensitive acts are possible without another.
pub const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier, which the person sees in the list; it opens nothing.
    pub id: Id<Session>,
    /// Whose.
    pub account: Id<Account>,
    /// In which role the person works now.
    pub membership: Option<Id<Membership>>,
    /// When it began.
    pub begun_at: Moment,
    /// When it was last used, to about a minute.
    pub seen_at: Moment,
    /// When the person last proved who they are with more than a password; before that nothing opens.
    pub strong_at: Option<Moment>,
    /// Browser and system in a few words.
    pub device: String,
    /// On whose word it rests; none when the person proved to us who they are.
    pub provider: Option<Id<IdentityProvider>>,
}

impl Session {
    /// Whether it still holds.
    pub fn holds(&self, now: Moment) -> bool {
        within(self.seen_at, IDLE, now) && within(self.begun_at, LONGEST, now)
    }

    /// Whether the last proof is recent enough for a sensitive act.
    pub fn is_fresh(&self, now: Moment) -> bool {
        self.strong_at.is_some_and(|strong| within(strong, FRESH, now))
    }

    /// Whether it rests on a proof that we checked ourselves and that is recent enough.
    pub fn is_own_and_fresh(&self, now: Moment) -> bool {
        self.provider.is_none() && self.is_fresh(now)
    }
}

fn within(since: Moment, span: SignedDuration, now: Moment) -> bool {
    now.timestamp().duration_since(since.timestamp()) < span
}

/// Browser and system of a `User-Agent`, as people call them; never the whole line, which identifies a machine.
pub fn device_of(agent: &str) -> String {
    let browser = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    .into_iter()
    .find_map(|(mark, name)| agent.contains(mark).then_some(name));
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]
    .into_iter()
    .find_map(|(mark, name)| agent.contains(mark).then_some(name));
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Moment {
        Moment::from_microseconds(minutes * 60_000_000).expect("in range")
    }

    fn a_session() -> Session {
        Session {
            id: Id::derived("session", "test", "1"),
            account: Id::derived("account", "test", "1"),
            membership: None,
            begun_at: at(0),
            seen_at: at(0),
            strong_at: Some(at(0)),
            device: String::new(),
            provider: None,
        }
    }

    #[test]
    fn half_an_hour_without_a_request_ends_it() {
        assert!(a_session().holds(at(29)));
        assert!(!a_session().holds(at(30)));
    }

    #[test]
    fn twelve_hours_end_it_however_busy() {
        let busy = Session { seen_at: at(719), ..a_session() };
        assert!(busy.holds(at(719)));
        assert!(!busy.holds(at(720)));
    }

    #[test]
    fn a_proof_is_fresh_for_ten_minutes() {
        assert!(a_session().is_fresh(at(9)));
        assert!(!a_session().is_fresh(at(10)));
        assert!(!Session { strong_at: None, ..a_session() }.is_fresh(at(1)));
    }

    #[test]
    fn a_device_is_named_and_not_fingerprinted() {
        let phone = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";
        assert_eq!(device_of(phone), "Chrome, Android");
        assert_eq!(
            device_of("Mozilla/5.0 (Windows NT 10.0; rv:126.0) Gecko/20100101 Firefox/126.0"),
            "Firefox, Windows"
        );
        assert_eq!(device_of("curl/8"), "");
    }
}
