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
    /// The same after a picture was drawn, which the upstream keeps back. It may have been billed.
    Withheld,
    /// The request left and no usable answer came back. It may have been billed.
    Unknown,
    /// A whole, checked answer came back.
    Answered,
}

impl Fate {
    /// Every fate, for tables and metrics.
    pub const ALL: [Self; 6] =
        [Self::NeverSent, Self::Refused, Self::Rejected, Self::Withheld, Self::Unknown, Self::Answered];

    /// The name in logs, metrics and headers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NeverSent => "never_sent",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::Withheld => "withheld",
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
    /// Whether an earlier attempt may have been billed, so that only its own upstream can tell what became of it.
    pub in_doubt: bool,
    /// Whether the upstream of the attempt may be asked again under the same idempotency key, at no cost.
    pub repeatable: bool,
}

/// What the policy says next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The call has its answer.
    Deliver,
    /// Try another place.
    Elsewhere,
    /// Ask the same upstream again, under the same idempotency key.
    Repeat,
    /// The call ends with this failure.
    Fail,
}

/// The retry policy, whole.
pub const fn verdict(fate: Fate, budget: Budget) -> Verdict {
    let in_doubt = match fate {
        Fate::Answered => return Verdict::Deliver,
        Fate::Rejected | Fate::Withheld => return Verdict::Fail,
        Fate::Unknown => true,
        Fate::NeverSent | Fate::Refused => budget.in_doubt,
    };
    match budget {
        Budget { attempts_left: 0, .. } => Verdict::Fail,
        _ if !in_doubt => Verdict::Elsewhere,
        Budget { repeatable: true, .. } => Verdict::Repeat,
        Budget { retry_unknown: true, .. } => Verdict::Elsewhere,
        _ => Verdict::Fail,
    }
}

/// One exchange, as the log, the metrics and the ledger want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Counted from 1 over all shares of a fan-out, in the order in which they began.
    pub number: u32,
    /// The name of the upstream.
    pub upstream: String,
    /// How many pictures it asked for.
    pub asked: u8,
    /// What became of it.
    pub fate: Fate,
    /// Whether a later attempt under the same idempotency key stands for this one: what it may have made is counted
    /// there, and nowhere else.
    pub repeated: bool,
    /// From the start of the call to choosing the upstream.
    pub began: Duration,
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
        let paid = matches!(self.fate, Fate::Withheld | Fate::Unknown | Fate::Answered);
        !self.repeated && (self.pictures > 0 || paid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every fate under every budget. No attempt may follow the last one, so that the other columns have one left.
    #[test]
    fn the_whole_policy() {
        use Verdict::{Deliver, Elsewhere, Fail, Repeat};
        let budget = |attempts_left, [retry_unknown, in_doubt, repeatable]: [bool; 3]| Budget {
            attempts_left,
            retry_unknown,
            in_doubt,
            repeatable,
        };
        let [no, yes] = [false, true];
        // retry_unknown, in_doubt, repeatable
        let columns = [
            [no, no, no],
            [no, no, yes],
            [no, yes, no],
            [no, yes, yes],
            [yes, no, no],
            [yes, no, yes],
            [yes, yes, no],
            [yes, yes, yes],
        ];
        let refused = [Elsewhere, Elsewhere, Fail, Repeat, Elsewhere, Elsewhere, Elsewhere, Repeat];
        let unknown = [Fail, Repeat, Fail, Repeat, Elsewhere, Repeat, Elsewhere, Repeat];
        let table = [
            (Fate::NeverSent, refused, Fail),
            (Fate::Refused, refused, Fail),
            (Fate::Rejected, [Fail; 8], Fail),
            (Fate::Withheld, [Fail; 8], Fail),
            (Fate::Unknown, unknown, Fail),
            (Fate::Answered, [Deliver; 8], Deliver),
        ];
        assert_eq!(table.map(|(fate, ..)| fate), Fate::ALL, "the table covers every fate");
        for (fate, expected, at_the_end) in table {
            for (column, expected) in columns.into_iter().zip(expected) {
                assert_eq!(verdict(fate, budget(1, column)), expected, "{fate:?} with {column:?}");
                assert_eq!(verdict(fate, budget(0, column)), at_the_end, "the last {fate:?} with {column:?}");
            }
        }
    }
}
