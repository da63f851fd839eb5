//! How a call fails: whose fault it is, what was tried, and what was paid for and is kept.

use std::fmt;
use std::io;
use std::time::Duration;

use pictor_api::ApiError;

use crate::answer::Answer;
use crate::fate::Attempt;

/// A call that did not bring what was asked for.
#[derive(Debug)]
pub struct Failure {
    /// What ended it. Ask [`may_be_billed`](Self::may_be_billed) before a caller is told to try again.
    pub kind: FailureKind,
    /// What was tried, in order.
    pub attempts: Vec<Attempt>,
    /// Every whole picture that any attempt brought: they are paid for.
    pub salvaged: Option<Box<Answer>>,
}

/// What ended a call without the pictures that were asked for.
#[derive(Debug)]
pub enum FailureKind {
    /// The upstream blames the call itself: its own words, to be passed on.
    Rejected(Box<ApiError>),
    /// Our own queue or spools are full.
    Busy {
        /// When it may help to ask again; at most 60 s.
        retry_after: Duration,
    },
    /// The upstreams were asked too often.
    RateLimited {
        /// When it may help to ask again; at most 60 s.
        retry_after: Duration,
    },
    /// The upstreams do not let us use the model; only the operator can change that.
    Forbidden,
    /// Our accounts at the upstreams have no money left; only the operator can change that.
    QuotaSpent,
    /// No upstream serves this model with what the call needs.
    Unserved {
        /// What is lacking, for the caller.
        lacking: String,
    },
    /// Everyone who could serve it failed for certain, or rests because of that.
    Unavailable {
        /// When it may help to ask again; at most 60 s.
        retry_after: Duration,
    },
    /// The request left and no answer came.
    Unknown {
        /// Whether the time was up, rather than the connection lost.
        timed_out: bool,
    },
    /// An answer came that is not whole or not a picture; the last attempt's note says what is wrong.
    Broken,
    /// The observer stopped it before anything was sent, or before the next attempt was.
    Stopped,
    /// Our own disk or memory failed.
    Internal(io::Error),
}

impl FailureKind {
    /// Whether it says by itself that something may be billed.
    pub fn may_be_billed(&self) -> bool {
        matches!(self, Self::Unknown { .. } | Self::Broken | Self::Internal(_))
    }

    /// The same where something may have been made before, under the same name: only a rejection says that it was not.
    pub(crate) fn in_doubt(self) -> Self {
        match self {
            Self::Rejected(_) | Self::Unknown { .. } | Self::Broken | Self::Internal(_) => self,
            Self::Busy { .. }
            | Self::RateLimited { .. }
            | Self::Forbidden
            | Self::QuotaSpent
            | Self::Unserved { .. }
            | Self::Unavailable { .. }
            | Self::Stopped => Self::Unknown { timed_out: false },
        }
    }
}

impl From<FailureKind> for Failure {
    fn from(kind: FailureKind) -> Self {
        Self { kind, attempts: Vec::new(), salvaged: None }
    }
}

impl Failure {
    /// Whether anything of the call may have been billed although it failed.
    pub fn may_be_billed(&self) -> bool {
        let attempted = self.attempts.iter().any(Attempt::may_be_billed);
        attempted || self.salvaged.is_some() || self.kind.may_be_billed()
    }

    /// The same of a call that was run before; see [`FailureKind::in_doubt`].
    pub(crate) fn in_doubt(self) -> Self {
        Self { kind: self.kind.in_doubt(), ..self }
    }

    /// The same failure, with what came and was tried before it.
    pub(crate) fn after(mut self, mut before: Answer) -> Self {
        self.attempts.splice(0..0, std::mem::take(&mut before.attempts));
        before.pictures.append(&mut before.aside);
        self.salvaged = match (before.is_empty(), self.salvaged) {
            (true, salvaged) => salvaged,
            (false, Some(later)) => Some(Box::new(before.join(*later))),
            (false, None) => Some(Box::new(before)),
        };
        self
    }

    /// The failure of two shares of a call: of the kind that tells of a bill, where one does.
    pub(crate) fn join(self, other: Self) -> Self {
        let Self { kind, attempts, salvaged } = self;
        let salvaged = salvaged.map(|salvaged| *salvaged).unwrap_or_default();
        let mut both = other.after(Answer { attempts, ..salvaged });
        if kind.may_be_billed() || !both.kind.may_be_billed() {
            both.kind = kind;
        }
        both
    }
}

/// For the log: names of upstreams, fates and causes; never a key, a prompt or a picture.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        if let Some(salvaged) = &self.salvaged {
            write!(f, "; pictures kept: {}", salvaged.whole())?;
        }
        for attempt in &self.attempts {
            write!(f, "; {} {}: {}", attempt.upstream, attempt.fate.name(), attempt.note)?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for FailureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(error) => write!(f, "rejected with {}", error.status),
            Self::Busy { retry_after } => write!(f, "no room for {} s", retry_after.as_secs()),
            Self::RateLimited { retry_after } => write!(f, "rate limited for {} s", retry_after.as_secs()),
            Self::Forbidden => f.write_str("no upstream lets us use the model"),
            Self::QuotaSpent => f.write_str("the upstreams' quota is spent"),
            Self::Unserved { lacking } => write!(f, "no upstream: {lacking}"),
            Self::Unavailable { .. } => f.write_str("every upstream failed"),
            Self::Unknown { timed_out: true } => f.write_str("outcome unknown, time is up"),
            Self::Unknown { timed_out: false } => f.write_str("outcome unknown, connection lost"),
            Self::Broken => f.write_str("unusable answer"),
            Self::Stopped => f.write_str("stopped"),
            // The attempt's note has the cause.
            Self::Internal(_) => f.write_str("our own storage failed"),
        }
    }
}
