//! The one place that asks for secret randomness.

/// So many random bytes from the operating system: keys, nonces, salts, the secret of a second factor.
///
/// # Panics
/// When the operating system gives none. Nothing that is secret can be made then, and nothing should be.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
