//! The shield before the door: a key that calls oftener than it may is refused before its bodies are read.
//!
//! It is in memory and counts what comes, so it only ever spares work; the exact count is that of the transaction that
//! starts a call.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::{Keys, Principal, gcra};

/// The moments of the rates, by key and kind of call.
#[derive(Default)]
pub(super) struct Shield(Mutex<HashMap<(String, bool), i64>>);

/// A call is sent three times by the SDKs at most, and only once counted where they are the same.
const REPEATS: i64 = 3;

/// How often somebody may try to sign in, in a minute.
pub const SIGN_INS: u8 = 10;

/// How many moments are kept before those that are over are forgotten.
const MANY: usize = 4_096;

impl Keys {
    /// Whether a call of this key may come in, or how long it has to wait; `repeats` for one that may be the same as
    /// an earlier one, which counts once only.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit(&self, caller: &Principal, repeats: bool) -> Result<(), Duration> {
        let Some(limit) = caller.requests else { return Ok(()) };
        let limit = if repeats { i64::from(limit) * REPEATS } else { i64::from(limit) };
        self.shield.take(&caller.key, repeats, limit, self.clock.unix_millis())
    }
}

impl Keys {
    /// Whether somebody at this address may try to sign in now.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_sign_in(&self, address: IpAddr) -> Result<(), Duration> {
        self.sign_ins.take(&network(address), false, SIGN_INS.into(), self.clock.unix_millis())
    }
}

/// Who has one address of IPv6 has all that begin like it.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

impl Shield {
    fn take(&self, key: &str, repeats: bool, limit: i64, now: i64) -> Result<(), Duration> {
        let mut moments = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if moments.len() >= MANY {
            moments.retain(|_, tat| gcra::is_owed(*tat, now));
        }
        let tat = moments.entry((key.to_owned(), repeats)).or_default();
        *tat = gcra::take(*tat, limit, 1, now)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_rate_and_repeats_another() {
        let shield = Shield::default();
        assert_eq!(shield.take("a", false, 1, 1_000), Ok(()));
        assert_eq!(shield.take("a", false, 1, 1_000), Err(Duration::from_mins(1)));
        assert_eq!(shield.take("a", true, 1, 1_000), Ok(()));
        assert_eq!(shield.take("b", false, 1, 1_000), Ok(()));
        assert_eq!(shield.take("a", false, 1, 61_000), Ok(()));
    }

    #[test]
    fn neighbours_of_ipv6_are_one() {
        let network = |address: &str| network(address.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let shield = Shield::default();
        for key in 0..MANY {
            shield.take(&key.to_string(), false, 1, 1_000).unwrap();
        }
        shield.take("new", false, 1, 62_000).unwrap();
        assert_eq!(shield.0.lock().unwrap().len(), 1);
    }
}
