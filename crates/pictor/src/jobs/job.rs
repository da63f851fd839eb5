//! A durable call as its row tells it.

use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_api::{ApiError, Endpoint, Format, Size};
use serde_json::Value;

/// Where a job stands, by OpenAI's words where it has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Accepted; nothing was sent.
    Queued,
    /// Something may have been sent.
    InProgress,
    /// All pictures are stored.
    Completed,
    /// It ended without the pictures that were asked for, and what it cost is known.
    Failed,
    /// Nobody knows what came of it; it may have been billed.
    Unknown,
    /// The caller took it back before anything was sent.
    Cancelled,
}

impl Status {
    /// Every status, in the order of a job's life.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::InProgress, Self::Completed, Self::Failed, Self::Unknown, Self::Cancelled];

    /// The name in rows and in the job object.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status that goes by `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether work on it may still go on.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Queued | Self::InProgress)
    }
}

/// Where the money of a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Money {
    /// The worst case is set aside.
    Reserved,
    /// Some of it may have been billed; a person decides.
    Unknown,
    /// Settled or released.
    Closed,
}

impl Money {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Reserved, Self::Unknown, Self::Closed];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Unknown => "unknown",
            Self::Closed => "closed",
        }
    }

    /// The state that goes by `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|money| money.name() == name)
    }
}

/// Who makes the pictures of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Upstreams, which may bill; the illustrator only as their last resort.
    Relay,
    /// The illustrator alone: it costs nothing, and drawing again gives the same.
    Studio,
}

impl Route {
    /// Both routes.
    pub const ALL: [Self; 2] = [Self::Relay, Self::Studio];

    /// The name in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Studio => "studio",
        }
    }

    /// The route that goes by `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.name() == name)
    }
}

/// One job, as its row is now.
#[derive(Clone, Debug)]
pub struct Job {
    /// `job_` and 32 hexadecimal digits; sorts by time.
    pub id: String,
    /// Who pays.
    pub project: String,
    /// The id of the key that asked.
    pub key: String,
    /// Which endpoint it came to.
    pub endpoint: Endpoint,
    /// The model as the caller named it.
    pub model: String,
    /// How many pictures were asked for.
    pub n: u8,
    /// The caller's own name for the call.
    pub idempotency_key: Option<String>,
    /// What the call means, hashed.
    pub fingerprint: String,
    /// Where it stands.
    pub status: Status,
    /// Where its money stands.
    pub money: Money,
    /// Who makes its pictures.
    pub route: Route,
    /// Whether its caller did not wait for it.
    pub asynchronous: bool,
    /// All parameters after defaults, as `pictor_api::record` writes a call; `Null` once it was deleted.
    pub request: Value,
    /// Whether the pictures that came with it are kept until it ends.
    pub inputs_kept: bool,
    /// The worst case that was set aside.
    pub reserved: Nanos,
    /// What it cost; `None` while nobody can tell.
    pub cost: Option<Nanos>,
    /// The upstream that something was sent to last.
    pub upstream: Option<String>,
    /// Milliseconds since 1970 UTC, as all times here.
    pub created_at: i64,
    /// When something was first sent.
    pub started_at: Option<i64>,
    /// When it ended, however it ended.
    pub completed_at: Option<i64>,
    /// When its answer was first delivered whole.
    pub delivered_at: Option<i64>,
    /// The pictures that are stored, and what the answer says about them.
    pub stored: Option<Stored>,
    /// What whoever asks for the pictures is told instead.
    pub error: Option<ApiError>,
    /// Whether the call may be made again without being paid for twice.
    pub retryable: bool,
    /// Whether it was closed by a later start, from what was found on the disk.
    pub recovered: bool,
    /// When its pictures were taken away.
    pub swept_at: Option<i64>,
    /// Whether its pictures have not reached the bucket that other servers read.
    pub uploading: bool,
    /// Whether its caller has marked it.
    pub starred: bool,
    /// The average color of each picture as `#rrggbb`, where it can be told, once somebody has looked.
    pub colors: Option<Vec<Option<String>>>,
}

/// The pictures of a job that are stored. The answer is rendered from this, the first time and every time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// What the answer says about them; `None` where they are all that is left of a call that failed.
    pub head: Option<Head>,
    /// In order; those of the answer first.
    pub pictures: Vec<Kept>,
    /// How many of them are the answer's; the others were paid for beside it.
    pub answered: usize,
    /// Who made them.
    pub upstream: String,
    /// Where they differ from what was asked, and how.
    pub adjusted: Vec<String>,
}

/// One stored picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its blob.
    pub name: String,
    /// What its header says.
    pub format: Format,
    /// What its header says.
    pub size: Size,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3, in hexadecimal.
    pub digest: String,
}
