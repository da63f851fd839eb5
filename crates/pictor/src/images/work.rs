//! A job that this process works on, and what came of it.

use pictor_api::Call;
use pictor_api::money::Nanos;
use pictor_relay::{FailureKind, Inputs, Run};

use super::made::{Made, MakeError, Reason};
use crate::jobs::{Recording, Route};

/// A job of this process, and all that making its pictures takes.
pub(super) struct Work {
    pub(super) job: String,
    /// The id of the request that began it, for the log and for messages that name it.
    pub(super) request: String,
    pub(super) call: Call,
    pub(super) inputs: Inputs,
    /// Milliseconds since 1970.
    pub(super) created_at: i64,
    /// Who makes its pictures, as it was when it came.
    pub(super) route: Route,
    /// The worst case that is set aside for it.
    pub(super) reserve: Nanos,
    pub(super) asynchronous: bool,
    /// The upstream that a process which died has asked for it, where it is asked once more under the same keys.
    pub(super) again: Option<String>,
    /// How many attempts that process has made.
    pub(super) before: u32,
    pub(super) recording: Recording,
}

/// What came of making a job's pictures.
pub(super) struct Outcome {
    pub(super) made: Result<Made, MakeError>,
    /// Whether the row let anything be sent; `None` where nobody asked.
    pub(super) permission: Option<Permission>,
}

impl Work {
    /// Whether it is made for the first time, and its name to upstreams.
    pub(super) fn run(&self) -> Run<'_> {
        let name = &self.job;
        self.again.as_ref().map_or(Run::First { name }, |upstream| Run::Again { name, upstream })
    }
}

impl Outcome {
    /// Whether nothing was sent, and it may be tried again: there was no room for it, or the database did not say yes.
    pub(super) fn may_wait(&self) -> bool {
        self.found_no_place() || self.permission == Some(Permission::Unknown)
    }

    fn found_no_place(&self) -> bool {
        let busy = |error: &MakeError| matches!(error.reason, Reason::Relay(FailureKind::Busy { .. }));
        self.permission.is_none() && self.made.as_ref().err().is_some_and(busy)
    }
}

/// Whether the row of a job lets something be sent for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// The row says that it is under way, and that is synced.
    Given,
    /// The job is no longer ours to send: it was cancelled.
    Taken,
    /// The database did not answer.
    Unknown,
}
