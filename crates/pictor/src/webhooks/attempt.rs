//! One try to tell somebody something.

use std::time::Duration;

use pictor_egress::{FetchError, Posted};
use pictor_relay::retry_after;

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What the receiver said, if it said anything.
    pub status: Option<u16>,
    /// What was in the way. Nobody learns from it what there is at an address.
    pub error: Option<String>,
    pub(super) retry_after: Option<Duration>,
}

impl Attempt {
    /// Whether it has arrived.
    pub fn is_success(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// Whether the receiver wants nothing more, ever.
    pub(super) fn is_gone(&self) -> bool {
        self.status == Some(410)
    }

    pub(super) fn failed(error: &dyn std::error::Error) -> Self {
        Self { status: None, error: Some(error.to_string()), retry_after: None }
    }
}

impl From<Posted> for Attempt {
    fn from(posted: Posted) -> Self {
        Self { status: Some(posted.status), error: None, retry_after: retry_after(&posted.headers) }
    }
}

/// Why nothing is sent to an address.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It would go in the clear, and the operator does not want that.
    #[error("it is not https, and egress.http_webhooks is not set")]
    InTheClear,
    /// It is none to send to, or cannot be reached.
    #[error(transparent)]
    Address(#[from] FetchError),
    /// This server cannot send anything.
    #[error("this server has no certificates to know others by")]
    NoTls,
}
