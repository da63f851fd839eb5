//! How long the client of a retry waits, and what keeps it.
//!
//! A client that has come back for a call that is still being made was impatient, or stands behind a proxy that is:
//! what it was shown the first time was too late. Nothing but its next answer can save the picture for it, because
//! an SDK gives up after two retries.
//!
//! * Python's SDK waits for each read, and so does any proxy; for a stream, Node's SDK waits for the headers alone. To
//!   all of them a heartbeat at once, and then often, is enough.
//! * Node's SDK, for a plain answer, waits for its end, and does not say how long. It can be made to sleep instead, by
//!   `Retry-After`, if it is answered before its time is up: that time was over once since the call began.

use std::time::Duration;

use axum::http::HeaderMap;

use super::deliver::Heartbeat;

/// How often a client that was impatient sees a sign of life, unless it must be oftener.
const OFTEN: Duration = Duration::from_secs(1);
/// No client makes this server send more often than this.
const TOO_OFTEN: Duration = Duration::from_millis(100);
/// What the SDKs pause before the first retry.
const PAUSE: Duration = Duration::from_millis(500);
/// The shortest and the longest sleep; Node ignores more than a minute.
const SLEEP: (u64, u64) = (10, 60);

/// What an SDK says of its attempt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt {
    /// `x-stainless-retry-count`: 0 for the first attempt, and for clients that are no SDK.
    retry: u32,
    /// `x-stainless-lang: js`: Node, Deno and browsers.
    node: bool,
    /// `x-stainless-read-timeout`, of Python: the longest silence that it bears.
    bears: Option<Duration>,
}

/// How to answer a client that is attached to a call under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// With signs of life until the call ends.
    Alive(Heartbeat),
    /// In silence for so long, and then with an error that makes it come back after `wait` seconds.
    Asleep { hold: Duration, wait: u64 },
}

impl Attempt {
    pub(super) fn read(headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        let seconds = text("x-stainless-read-timeout").and_then(|value| value.parse().ok());
        Self {
            retry: text("x-stainless-retry-count").and_then(|value| value.parse().ok()).unwrap_or(0),
            node: text("x-stainless-lang") == Some("js"),
            bears: seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        }
    }

    /// What keeps this client, `elapsed` after the call began. `usual` is what clients get that were never impatient.
    pub(super) fn keep(self, stream: bool, elapsed: Duration, usual: Heartbeat) -> Keep {
        let Some(after) = usual.after.filter(|_| self.retry > 0) else {
            return Keep::Alive(usual);
        };
        // Its first attempt lasted nearly as long as the call has. Half of that, because its clock runs from before
        // the request is read, and on a busy machine that may be long before.
        let hold = elapsed.saturating_sub(PAUSE) / 2;
        if self.node && !stream && self.retry == 1 && hold <= after {
            return Keep::Asleep { hold, wait: elapsed.as_secs().clamp(SLEEP.0, SLEEP.1) };
        }
        let bears = self.bears.filter(|time| !time.is_zero()).unwrap_or(Duration::MAX);
        let every = usual.every.min(OFTEN).min(bears / 2).max(TOO_OFTEN);
        Keep::Alive(Heartbeat { after: Some(Duration::ZERO), every })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Heartbeat =
        Heartbeat { after: Some(Duration::from_secs(25)), every: Duration::from_secs(10) };

    fn kept(headers: &[(&'static str, &'static str)], stream: bool, elapsed: f64, usual: Heartbeat) -> Keep {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, axum::http::HeaderValue::from_static(value));
        }
        Attempt::read(&map).keep(stream, Duration::from_secs_f64(elapsed), usual)
    }

    fn beat(every: f64) -> Keep {
        Keep::Alive(Heartbeat { after: Some(Duration::ZERO), every: Duration::from_secs_f64(every) })
    }

    const RETRY: (&str, &str) = ("x-stainless-retry-count", "1");
    const JS: (&str, &str) = ("x-stainless-lang", "js");

    #[test]
    fn who_was_never_impatient_gets_what_is_usual() {
        assert_eq!(kept(&[], false, 2.5, USUAL), Keep::Alive(USUAL));
        assert_eq!(kept(&[("x-stainless-retry-count", "0"), JS], false, 2.5, USUAL), Keep::Alive(USUAL));
        assert_eq!(kept(&[("x-stainless-retry-count", "one")], false, 2.5, USUAL), Keep::Alive(USUAL));
    }

    #[test]
    fn a_retry_sees_a_sign_of_life_at_once_and_before_each_read_times_out() {
        assert_eq!(kept(&[RETRY], false, 2.5, USUAL), beat(1.0));
        for (says, every) in
            [("0.5", 0.25), ("0.001", 0.1), ("2", 1.0), ("600", 1.0), ("0", 1.0), ("-1", 1.0), ("soon", 1.0)]
        {
            let headers = [RETRY, ("x-stainless-read-timeout", says)];
            assert_eq!(kept(&headers, false, 2.5, USUAL), beat(every), "{says}");
        }
        let often = Heartbeat { every: Duration::from_millis(300), ..USUAL };
        assert_eq!(kept(&[RETRY], true, 2.5, often), beat(0.3));
    }

    #[test]
    fn nodes_first_retry_of_a_plain_call_sleeps_before_its_time_is_up() {
        let asleep = |hold: f64, wait| Keep::Asleep { hold: Duration::from_secs_f64(hold), wait };
        assert_eq!(kept(&[RETRY, JS], false, 2.5, USUAL), asleep(1.0, 10));
        assert_eq!(kept(&[RETRY, JS], false, 30.5, USUAL), asleep(15.0, 30));
        assert_eq!(kept(&[RETRY, JS], true, 2.5, USUAL), beat(1.0), "a stream waits for the headers alone");
        assert_eq!(kept(&[("x-stainless-retry-count", "2"), JS], false, 14.0, USUAL), beat(1.0), "its last");
    }

    #[test]
    fn nobody_is_left_in_silence_for_longer_than_usual() {
        assert_eq!(kept(&[RETRY, JS], false, 60.5, USUAL), beat(1.0));
    }

    #[test]
    fn heartbeats_that_are_turned_off_stay_off() {
        let off = Heartbeat { after: None, ..USUAL };
        assert_eq!(kept(&[RETRY, JS], false, 2.5, off), Keep::Alive(off));
    }
}
