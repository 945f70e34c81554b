//! How long to wait after failed attempts to sign in. A rule and nothing else: who keeps the attempts and where they
//! come from is the caller's business.
//!
//! An account may fail five times for free; then every further failure doubles the wait, from half a minute up to a
//! quarter of an hour, never more: nobody can lock another person out for good. An address from which many accounts
//! fail is paused as a whole. Passkeys cannot be guessed, so a sign-in with one need not ask this rule about the
//! account.

use std::net::{IpAddr, Ipv6Addr};

use jiff::SignedDuration;
use vocabulary::Moment;

/// So many failures in a row cost an account nothing.
pub const FREE_FAILURES: usize = 5;
/// No failure makes an account wait longer than this.
pub const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// A failure is forgotten after this time, so the caller need not fetch older attempts of an account.
pub const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);
/// So many failures from one address within [`ADDRESS_WINDOW`] pause the address.
pub const ADDRESS_FAILURES: usize = 30;
/// The stretch of time in which the failures of an address are counted, and the length of its pause.
pub const ADDRESS_WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// One attempt to sign in that was let through to the checking of credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// When it was made.
    pub at: Moment,
    /// Whether every factor was right. A right password with a wrong code is a failure.
    pub succeeded: bool,
}

/// When the next attempt may be made: nothing means at once. Both lists may come in any order; `account` holds the
/// attempts at this account from anywhere, `address` those from this [`neighbourhood`] at any account.
///
/// Attempts that were refused because of this rule are not attempts and must not be recorded as failures, otherwise
/// impatience would prolong the wait.
pub fn next_attempt(account: &[Attempt], address: &[Attempt], now: Moment) -> Option<Moment> {
    wait_of_account(account, now).max(pause_of_address(address)).filter(|from| *from > now)
}

/// The unit in which addresses are counted: a single IPv4 address, or the /64 that one connection gets under IPv6.
pub fn neighbourhood(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [first, second, third, fourth, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(first, second, third, fourth, 0, 0, 0, 0))
        }
    }
}

fn wait_of_account(attempts: &[Attempt], now: Moment) -> Option<Moment> {
    let forgotten = later(now, -REMEMBERED);
    let last_success = attempts.iter().filter(|attempt| attempt.succeeded).map(|attempt| attempt.at).max();
    let counted = || {
        attempts
            .iter()
            .filter(|attempt| !attempt.succeeded && attempt.at > forgotten && Some(attempt.at) > last_success)
    };
    let last_failure = counted().map(|attempt| attempt.at).max()?;
    wait_after(counted().count()).map(|wait| later(last_failure, wait))
}

/// 5 failures: 30 seconds; then 1, 2, 4, 8 minutes, and 15 from the tenth on.
fn wait_after(failures: usize) -> Option<SignedDuration> {
    let doublings = failures.checked_sub(FREE_FAILURES)?;
    let seconds = 30 << doublings.min(5);
    Some(SignedDuration::from_secs(seconds).min(LONGEST_WAIT))
}

fn pause_of_address(attempts: &[Attempt]) -> Option<Moment> {
    let mut failures: Vec<Moment> =
        attempts.iter().filter(|attempt| !attempt.succeeded).map(|attempt| attempt.at).collect();
    failures.sort_unstable();
    failures
        .windows(ADDRESS_FAILURES)
        .rev()
        .map(|window| (window[0], window[ADDRESS_FAILURES - 1]))
        .find(|(first, last)| *last <= later(*first, ADDRESS_WINDOW))
        .map(|(_, last)| later(last, ADDRESS_WINDOW))
}

fn later(moment: Moment, duration: SignedDuration) -> Moment {
    Moment::of(moment.timestamp() + duration)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// So many seconds after some Monday morning.
    fn second(seconds: i64) -> Moment {
        Moment::from_microseconds((1_790_000_000 + seconds) * 1_000_000).expect("it is this century")
    }

    fn failures(seconds: impl IntoIterator<Item = i64>) -> Vec<Attempt> {
        seconds.into_iter().map(|at| Attempt { at: second(at), succeeded: false }).collect()
    }

    fn success(at: i64) -> Attempt {
        Attempt { at: second(at), succeeded: true }
    }

    #[test]
    fn the_wait_of_an_account_grows_from_nothing_to_a_quarter_of_an_hour() {
        for (failed, seconds) in [
            (0, None),
            (1, None),
            (4, None),
            (5, Some(30)),
            (6, Some(60)),
            (7, Some(120)),
            (8, Some(240)),
            (9, Some(480)),
            (10, Some(900)),
            (11, Some(900)),
            (500, Some(900)),
        ] {
            let account = failures(0..failed);
            let last = failed - 1;
            let next = next_attempt(&account, &[], second(last));
            assert_eq!(next, seconds.map(|wait: i64| second(last + wait)), "after {failed} failures");
        }
    }

    #[test]
    fn the_wait_ends_by_itself() {
        let account = failures(0..5);
        assert_eq!(next_attempt(&account, &[], second(33)), Some(second(34)));
        assert_eq!(next_attempt(&account, &[], second(34)), None);
    }

    #[test]
    fn a_success_makes_the_account_new() {
        let mut account = failures(0..9);
        account.push(success(500));
        assert_eq!(next_attempt(&account, &[], second(500)), None);
        account.extend(failures(501..505));
        assert_eq!(next_attempt(&account, &[], second(505)), None, "four after the success are free");
        account.extend(failures([505]));
        assert_eq!(next_attempt(&account, &[], second(505)), Some(second(535)));
    }

    #[test]
    fn failures_of_yesterday_are_forgotten() {
        let account = failures(0..5);
        let day = REMEMBERED.as_secs();
        let mut and_today = account.clone();
        and_today.extend(failures([day + 10]));
        assert_eq!(next_attempt(&and_today, &[], second(day + 10)), None);
        and_today.extend(failures([12, 13]));
        assert_eq!(next_attempt(&and_today, &[], second(day + 11)), None, "three are not five");
    }

    #[test]
    fn an_address_is_paused_after_thirty_failures_in_a_quarter_of_an_hour() {
        let slowly = failures((0..30).map(|n| n * 32));
        assert_eq!(next_attempt(&[], &slowly, second(29 * 32)), None, "spread over more than the window");
        let quickly = failures((0..30).map(|n| n * 31));
        let last = 29 * 31;
        assert_eq!(next_attempt(&[], &quickly, second(last)), Some(second(last + 900)));
        assert_eq!(next_attempt(&[], &quickly, second(last + 900)), None);
        assert_eq!(next_attempt(&[], &failures(0..29), second(29)), None);
    }

    #[test]
    fn a_success_does_not_free_the_address() {
        let mut address = failures(0..30);
        address.push(success(31));
        assert_eq!(next_attempt(&[], &address, second(32)), Some(second(29 + 900)));
    }

    #[test]
    fn the_longer_of_both_waits_holds() {
        assert_eq!(next_attempt(&failures(0..5), &failures(0..30), second(30)), Some(second(929)));
        assert_eq!(
            next_attempt(&failures([900, 901, 902, 903, 928]), &failures(0..30), second(928)),
            Some(second(958))
        );
    }

    #[test]
    fn a_connection_is_one_neighbour_whatever_its_last_half_says() {
        for (address, counted) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ] {
            assert_eq!(neighbourhood(address.parse().unwrap()), counted);
        }
    }

    proptest! {
        #[test]
        fn nobody_ever_waits_longer_than_a_quarter_of_an_hour(
            account in prop::collection::vec((0i64..100_000, any::<bool>()), 0..80),
            address in prop::collection::vec((0i64..100_000, any::<bool>()), 0..80),
        ) {
            let attempts = |list: Vec<(i64, bool)>| -> Vec<Attempt> {
                list.into_iter().map(|(at, succeeded)| Attempt { at: second(at), succeeded }).collect()
            };
            let now = second(100_000);
            let next = next_attempt(&attempts(account), &attempts(address), now);
            prop_assert!(next.is_none_or(|next| next > now && next <= later(now, LONGEST_WAIT)));
        }

        #[test]
        fn the_order_in_which_attempts_are_fetched_does_not_matter(
            mut seconds in prop::collection::vec(0i64..3_000, 0..60),
        ) {
            let before = next_attempt(&failures(seconds.clone()), &failures(seconds.clone()), second(3_000));
            seconds.reverse();
            prop_assert_eq!(before, next_attempt(&failures(seconds.clone()), &failures(seconds), second(3_000)));
        }
    }
}
