//! A breaker: after some failures in a row an upstream rests; then one probe decides whether it comes back.

use std::time::Duration;

use tokio::time::Instant;

/// The longest rest of a breaker that opens again and again, as a multiple of its first rest.
const LONGEST_REST: u32 = 8;

/// The state of one capability of one upstream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaker {
    /// Attempts pass; so many failed in a row.
    Closed { failures: u32 },
    /// None pass until then. `rests` counts how often it has opened since it last was closed.
    Open { until: Instant, rests: u32 },
    /// One attempt is under way and decides.
    Probing { rests: u32 },
}

impl Default for Breaker {
    fn default() -> Self {
        Self::Closed { failures: 0 }
    }
}

impl Breaker {
    /// Whether an attempt may start now, and if not, when to ask again.
    pub(crate) fn admits(self, now: Instant) -> Result<(), Option<Instant>> {
        match self {
            Self::Closed { .. } => Ok(()),
            Self::Open { until, .. } if until <= now => Ok(()),
            Self::Open { until, .. } => Err(Some(until)),
            Self::Probing { .. } => Err(None),
        }
    }

    /// An admitted attempt starts.
    pub(crate) fn enter(&mut self) {
        if let Self::Open { rests, .. } = *self {
            *self = Self::Probing { rests };
        }
    }

    /// The upstream did its work.
    pub(crate) fn succeed(&mut self) {
        *self = Self::Closed { failures: 0 };
    }

    /// The upstream failed; `limit` failures in a row open the breaker, for `rest` or a multiple of it.
    /// Whether it opened by that, rather than being open already.
    pub(crate) fn fail(&mut self, now: Instant, limit: u32, rest: Duration) -> bool {
        let was_open = matches!(self, Self::Open { .. });
        *self = match *self {
            Self::Closed { failures } if failures + 1 < limit => Self::Closed { failures: failures + 1 },
            Self::Closed { .. } => Self::Open { until: now + rest, rests: 1 },
            Self::Probing { rests } => {
                let factor = 2_u32.saturating_pow(rests).min(LONGEST_REST);
                Self::Open { until: now + rest * factor, rests: rests + 1 }
            }
            open @ Self::Open { .. } => open,
        };
        !was_open && matches!(self, Self::Open { .. })
    }

    /// An attempt ended without saying anything about the upstream; a probe is free again.
    pub(crate) fn abandon(&mut self, now: Instant) {
        if let Self::Probing { rests } = *self {
            *self = Self::Open { until: now, rests };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: Duration = Duration::from_secs(30);

    #[test]
    fn it_opens_probes_and_closes() {
        let start = Instant::now();
        let mut breaker = Breaker::default();
        breaker.fail(start, 3, REST);
        breaker.fail(start, 3, REST);
        assert_eq!(breaker.admits(start), Ok(()), "two failures are not three");
        breaker.succeed();
        breaker.fail(start, 3, REST);
        breaker.fail(start, 3, REST);
        breaker.fail(start, 3, REST);
        assert_eq!(breaker.admits(start), Err(Some(start + REST)));
        breaker.fail(start, 3, REST);
        assert_eq!(breaker.admits(start), Err(Some(start + REST)), "late failures do not prolong the rest");

        let later = start + REST;
        assert_eq!(breaker.admits(later), Ok(()));
        breaker.enter();
        assert_eq!(breaker.admits(later), Err(None), "one probe at a time");
        breaker.fail(later, 3, REST);
        assert_eq!(breaker.admits(later), Err(Some(later + REST * 2)), "it rests longer each time");

        let again = later + REST * 2;
        breaker.enter();
        breaker.abandon(again);
        assert_eq!(breaker.admits(again), Ok(()), "a probe that said nothing is free again");
        breaker.enter();
        breaker.succeed();
        assert_eq!(breaker, Breaker::Closed { failures: 0 });
    }

    #[test]
    fn rests_grow_up_to_a_limit() {
        let now = Instant::now();
        let mut breaker = Breaker::Probing { rests: 40 };
        breaker.fail(now, 3, REST);
        assert_eq!(breaker, Breaker::Open { until: now + REST * LONGEST_REST, rests: 41 });
    }
}
