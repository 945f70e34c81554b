//! What people prove with that they are who they say: passwords, one-time codes, recovery codes, passkeys, the word of an identity provider; and how
//! often they may try.
//!
//! Everything here is pure: no database, no page, no clock (moments are arguments). What has to be remembered is
//! handed back to the caller, who keeps it in the same unit of work as the sign-in itself. Randomness comes from
//! `privacy`. Argon2id is slow by design: call [`password::hash`], [`password::verify`] and [`recovery::digest`]
//! where a thread may be busy for some tens of milliseconds, and only a few at a time.

pub mod one_time_code;
pub mod openid;
pub mod passkey;
pub mod password;
pub mod recovery;
pub mod throttle;
