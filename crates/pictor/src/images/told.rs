//! What everybody who asks for the pictures of a call is told when there are none. Nothing that may have been billed
//! invites another try.

use std::time::Duration;

use pictor_api::money::Nanos;
use pictor_api::{ApiError, Call, error};
use pictor_relay::{FailureKind, describe};

use super::made::{MakeError, Reason};
use super::room::NoRoom;
use super::watch::WatchError;
use super::work::{Permission, Work};
use crate::jobs::StartError;
use crate::keys::Refusal;

/// What the watchers of a job are told that failed.
pub(super) fn told(work: &Work, error: &MakeError, permission: Option<Permission>) -> ApiError {
    let id = &work.request;
    let made = error.salvaged.len();
    if made > 0 {
        return error::partly_made(made, usize::from(work.call.n), &work.job);
    }
    let told = match &error.reason {
        Reason::Relay(FailureKind::Stopped) if permission == Some(Permission::Taken) => {
            error::job_cancelled(&work.job)
        }
        Reason::Relay(FailureKind::Stopped) if error.attempts.is_empty() => error::database_unavailable(2),
        Reason::Relay(kind) => told_of_upstreams(kind, &work.call, id),
        Reason::Moderated { categories } => error::moderation_blocked(id, "input", categories),
        Reason::InvalidImage { number, .. } => error::invalid_image(*number),
        Reason::InvalidMask(_) => error::invalid_overlay("mask", "mask image cannot be read"),
        Reason::Store(_) | Reason::Encode(_) | Reason::Lost => error::server_error(id),
    };
    if error.may_be_billed() && invites_a_retry(&told) { error::outcome_unknown() } else { told }
}

fn told_of_upstreams(kind: &FailureKind, call: &Call, id: &str) -> ApiError {
    match kind {
        FailureKind::Rejected(error) => error.as_ref().clone(),
        FailureKind::Busy { retry_after } => error::server_busy(seconds(*retry_after)),
        FailureKind::RateLimited { retry_after } => error::upstream_rate_limited(seconds(*retry_after)),
        FailureKind::Forbidden => error::upstream_forbidden(&call.model),
        FailureKind::QuotaSpent => error::upstream_quota_spent(),
        FailureKind::Unserved { lacking } => {
            let message = format!("No upstream of this server can make this picture: {lacking}.");
            ApiError::new(400, error::INVALID_REQUEST, message).code("unsupported_parameter")
        }
        FailureKind::Unavailable { retry_after } => error::overloaded(seconds(*retry_after)),
        FailureKind::Unknown { .. } => error::outcome_unknown(),
        FailureKind::Broken => error::bad_upstream_answer(),
        FailureKind::Stopped | FailureKind::Internal(_) => error::server_error(id),
    }
}

/// Whether the call itself is at fault, so that making it again changes nothing.
pub(super) fn is_the_callers_fault(reason: &Reason) -> bool {
    match reason {
        Reason::Relay(kind) => matches!(kind, FailureKind::Rejected(_) | FailureKind::Unserved { .. }),
        Reason::Moderated { .. } | Reason::InvalidImage { .. } | Reason::InvalidMask(_) => true,
        Reason::Store(_) | Reason::Encode(_) | Reason::Lost => false,
    }
}

/// Whether the SDKs send a call again by themselves after this answer.
fn invites_a_retry(told: &ApiError) -> bool {
    told.should_retry != Some(false) && (matches!(told.status, 408 | 409 | 429) || told.status >= 500)
}

/// Whole seconds, at least one; beyond 60 the SDKs would not wait at all.
fn seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1000).clamp(1, 60) as u64
}

/// A limit or a budget that is in the way.
fn told_of_limits(refused: &StartError, call: &NamedCall<'_>) -> ApiError {
    let NamedCall { model, project } = *call;
    match refused {
        StartError::Limited(Refusal::Requests { limit, retry_after }) => {
            error::request_rate_limit(model, project, *limit, seconds(*retry_after))
        }
        StartError::Limited(Refusal::Images { limit, requested, .. }) if u64::from(*requested) > *limit => {
            error::image_limit_exceeded(*limit, u64::from(*requested))
        }
        StartError::Limited(Refusal::Images { limit, used, requested, retry_after }) => {
            let wait = seconds(*retry_after);
            error::image_rate_limit(model, project, *limit, *used, u64::from(*requested), wait)
        }
        StartError::Limited(Refusal::Concurrency { limit }) => {
            error::concurrency_limit(model, project, *limit, CONCURRENCY_WAIT)
        }
        StartError::Limited(Refusal::Revoked | Refusal::Expired | Refusal::Archived) => {
            error::permission_denied("The key was revoked, has expired, or its project is archived.")
        }
        StartError::OverBudget(_) => error::insufficient_quota(),
        StartError::Db(_) => error::database_unavailable(2),
    }
}

/// How long to wait for room on the disk, in seconds.
pub const FULL_DISK: u64 = 30;

/// How long to wait for a call of one's own to end, in seconds.
const CONCURRENCY_WAIT: u64 = 5;

/// What messages about limits name.
#[derive(Clone, Copy)]
pub struct NamedCall<'a> {
    /// The model that was asked for.
    pub model: &'a str,
    /// Who pays.
    pub project: &'a str,
}

/// Why a call was not begun: nothing was or will be sent for it.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// It may cost more than its caller allows.
    #[error("the call may cost {worst} USD, more than its limit of {limit}")]
    MaxCost {
        /// The worst case.
        worst: Nanos,
        /// What the caller allows.
        limit: Nanos,
    },
    /// The idempotency key names another call.
    #[error("the idempotency key names another call")]
    KeyReused,
    /// The pictures of the call that the key names are no longer kept.
    #[error("the pictures of {job} are no longer kept")]
    Expired {
        /// The job.
        job: String,
    },
    /// The call that the key names was cancelled.
    #[error("{job} was cancelled")]
    Cancelled {
        /// The job.
        job: String,
    },
    /// Nobody knows what came of the call that the key names.
    #[error("the outcome of the job is unknown")]
    Unknown,
    /// A limit of the key or of the project, or their budget, is reached; or the database does not answer.
    #[error(transparent)]
    Refused(#[from] StartError),
    /// The job that is the same call cannot be watched.
    #[error("cannot watch the job")]
    Watch(#[from] WatchError),
    /// A picture that came with the call cannot be read or stored.
    #[error("cannot store what came with the call")]
    Store(#[from] std::io::Error),
    /// The disk has no room for its pictures.
    #[error(transparent)]
    NoRoom(#[from] NoRoom),
}

impl NotStarted {
    /// What the caller is told; `id` is the request's, under which the log has the cause.
    pub fn told(&self, id: &str, call: NamedCall<'_>) -> ApiError {
        match self {
            Self::MaxCost { worst, limit } => error::max_cost_exceeded(*worst, *limit),
            Self::KeyReused => error::idempotency_key_reused(),
            Self::Expired { job } => error::result_expired(job),
            Self::Cancelled { job } => error::job_cancelled(job),
            Self::Unknown => error::outcome_unknown(),
            Self::Refused(refused) => told_of_limits(refused, &call),
            Self::Watch(WatchError::Database(_)) => error::database_unavailable(5),
            Self::NoRoom(_) => error::overloaded(FULL_DISK),
            Self::Watch(WatchError::Store(_)) | Self::Store(_) => error::server_error(id),
        }
    }

    /// What the log says.
    pub fn cause(&self) -> String {
        describe(self)
    }
}
