//! What became of an attempt, and what to do next: a pure function, so that it can be a table.

use std::time::Duration;

use pictor_api::response::Usage;

/// What became of one exchange with one upstream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// No byte of the request left: the connection or its TLS failed.
    NeverSent,
    /// The upstream said that it did not and will not draw: busy, out of quota, failed.
    Refused,
    /// The upstream blames the caller.
    Rejected,
    /// The request left and no usable answer came back. It may have been billed.
    Unknown,
    /// A whole, checked answer came back.
    Answered,
}

impl Fate {
    /// Every fate, for tables and metrics.
    pub const ALL: [Self; 5] =
        [Self::NeverSent, Self::Refused, Self::Rejected, Self::Unknown, Self::Answered];

    /// The name in logs, metrics and headers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NeverSent => "never_sent",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::Answered => "answered",
        }
    }
}

/// What is left to a call after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// How many more attempts it may have.
    pub attempts_left: u32,
    /// Whether the operator opted into paying twice for an unknown outcome.
    pub retry_unknown: bool,
}

/// What the policy says next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The call has its answer.
    Deliver,
    /// Try another place.
    Elsewhere,
    /// The call ends with this failure.
    Fail,
}

/// The retry policy, whole.
pub const fn verdict(fate: Fate, budget: Budget) -> Verdict {
    let may_go_on = budget.attempts_left > 0;
    match fate {
        Fate::Answered => Verdict::Deliver,
        Fate::NeverSent | Fate::Refused if may_go_on => Verdict::Elsewhere,
        Fate::Unknown if may_go_on && budget.retry_unknown => Verdict::Elsewhere,
        Fate::NeverSent | Fate::Refused | Fate::Unknown | Fate::Rejected => Verdict::Fail,
    }
}

/// One exchange, as the log, the metrics and the ledger want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The name of the upstream.
    pub upstream: String,
    /// What became of it.
    pub fate: Fate,
    /// From choosing the upstream to the fate.
    pub elapsed: Duration,
    /// The HTTP status, when one came.
    pub status: Option<u16>,
    /// How many bytes of the request's body were handed to the connection.
    pub sent_bytes: u64,
    /// How many bytes of the answer's body came.
    pub received_bytes: u64,
    /// The upstream's own name for the exchange, which its support asks for.
    pub request_id: Option<String>,
    /// How many whole pictures came, wanted or not.
    pub pictures: u8,
    /// What the upstream says it used for them.
    pub usage: Option<Usage>,
    /// One sentence for the log, with the upstream's own where it refused: no key, no prompt, no picture.
    pub note: String,
}

impl Attempt {
    /// Whether somebody may have to pay for it.
    pub fn may_be_billed(&self) -> bool {
        self.pictures > 0 || matches!(self.fate, Fate::Unknown | Fate::Answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every fate, with and without attempts left, with and without `retry_unknown`.
    #[test]
    fn the_whole_policy() {
        use Verdict::{Deliver, Elsewhere, Fail};
        // fate, (left, retry_unknown): (0, no) (0, yes) (1, no) (1, yes)
        let table = [
            (Fate::NeverSent, [Fail, Fail, Elsewhere, Elsewhere]),
            (Fate::Refused, [Fail, Fail, Elsewhere, Elsewhere]),
            (Fate::Rejected, [Fail, Fail, Fail, Fail]),
            (Fate::Unknown, [Fail, Fail, Fail, Elsewhere]),
            (Fate::Answered, [Deliver, Deliver, Deliver, Deliver]),
        ];
        assert_eq!(table.map(|(fate, _)| fate), Fate::ALL, "the table covers every fate");
        for (fate, expected) in table {
            let cases = [(0, false), (0, true), (1, false), (1, true)];
            for ((attempts_left, retry_unknown), expected) in cases.into_iter().zip(expected) {
                let budget = Budget { attempts_left, retry_unknown };
                assert_eq!(verdict(fate, budget), expected, "{fate:?} with {budget:?}");
            }
        }
    }
}
