//! How a call ends: with pictures, or with a failure that says who is to blame.

use std::fmt;
use std::time::Duration;

use pictor_api::response::Usage;
use pictor_api::{ApiError, Background, Format, Quality, Size};

use crate::fate::{Attempt, Fate};
use pictor_spool::Spool;

/// A whole, checked answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Unix seconds: as the upstream said, or else when the answer came.
    pub created: u64,
    /// As many as were asked for.
    pub pictures: Vec<Finished>,
    /// What the upstream says it used, summed over a fan-out.
    pub usage: Option<Usage>,
    /// The quality that `auto` was resolved to.
    pub quality: Option<Quality>,
    /// The background that `auto` was resolved to.
    pub background: Option<Background>,
    /// Who answered.
    pub upstream: String,
    /// Every attempt, in order, the successful one included.
    pub attempts: Vec<Attempt>,
    /// What was changed on the way, for `X-Pictor-Adjusted`: `size=1024x1024->1536x1024`, `format=png->webp`.
    pub adjusted: Vec<String>,
}

/// One picture, decoded from its base64 and checked by its own header.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The file.
    pub spool: Spool,
    /// What its header says.
    pub format: Format,
    /// What its header says.
    pub size: Size,
}

/// A partial picture of a stream, passed on as it came.
#[derive(Clone, Debug)]
pub struct Partial {
    /// `partial_image_index`, from 0.
    pub index: u32,
    /// The file.
    pub picture: Spool,
    /// Unix seconds, as the upstream said.
    pub created: Option<u64>,
    /// As the upstream said.
    pub size: Option<Size>,
    /// As the upstream said.
    pub quality: Option<Quality>,
    /// As the upstream said.
    pub background: Option<Background>,
    /// As the upstream said, or else what the file's first bytes say.
    pub format: Option<Format>,
}

/// A call that ended without pictures.
#[derive(Debug)]
pub enum Failure {
    /// The upstream refused the call itself: its own words, to be passed on.
    Rejected {
        /// What the caller is told.
        error: Box<ApiError>,
        /// What was tried.
        attempts: Vec<Attempt>,
    },
    /// Everyone who could serve it is resting, or the queue or the spools are full. 429.
    Busy {
        /// When it may help to ask again; at most 60 s.
        retry_after: Duration,
        /// What was tried.
        attempts: Vec<Attempt>,
    },
    /// No upstream serves this model with what the call needs.
    Unserved {
        /// What is lacking, for the caller.
        lacking: String,
    },
    /// Everyone who was tried failed for certain; nothing was billed. 502 or 503.
    Unavailable {
        /// When it may help to ask again; at most 60 s.
        retry_after: Duration,
        /// What was tried.
        attempts: Vec<Attempt>,
    },
    /// The request left and no answer came: it may have been billed. 502 or 504.
    Unknown {
        /// Whether the time was up, rather than the connection lost.
        timed_out: bool,
        /// What was tried.
        attempts: Vec<Attempt>,
    },
    /// An answer came that is not whole or not a picture: it may have been billed. 502.
    Broken {
        /// What was tried; the last note says what is wrong.
        attempts: Vec<Attempt>,
    },
    /// Our own disk or memory failed. 500.
    Internal {
        /// For the log.
        cause: std::io::Error,
        /// What was tried.
        attempts: Vec<Attempt>,
    },
}

impl Failure {
    /// What was tried, in order.
    pub fn attempts(&self) -> &[Attempt] {
        match self {
            Self::Rejected { attempts, .. }
            | Self::Busy { attempts, .. }
            | Self::Unavailable { attempts, .. }
            | Self::Unknown { attempts, .. }
            | Self::Broken { attempts }
            | Self::Internal { attempts, .. } => attempts,
            Self::Unserved { .. } => &[],
        }
    }

    /// The same failure, with what was tried before it.
    pub(crate) fn after(self, mut before: Vec<Attempt>) -> Self {
        before.extend_from_slice(self.attempts());
        self.with_attempts(before)
    }

    /// The same failure, with these attempts.
    pub(crate) fn with_attempts(mut self, all: Vec<Attempt>) -> Self {
        match &mut self {
            Self::Rejected { attempts, .. }
            | Self::Busy { attempts, .. }
            | Self::Unavailable { attempts, .. }
            | Self::Unknown { attempts, .. }
            | Self::Broken { attempts }
            | Self::Internal { attempts, .. } => *attempts = all,
            Self::Unserved { .. } => {}
        }
        self
    }

    /// Whether the call may have been billed although it failed.
    pub fn may_be_billed(&self) -> bool {
        self.attempts().iter().any(|attempt| matches!(attempt.fate, Fate::Unknown | Fate::Answered))
    }
}

/// For the log: names of upstreams, fates and causes; never a key, a prompt or a picture.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected { error, .. } => write!(f, "rejected with {}", error.status)?,
            Self::Busy { retry_after, .. } => write!(f, "busy for {} s", retry_after.as_secs())?,
            Self::Unserved { lacking } => write!(f, "no upstream: {lacking}")?,
            Self::Unavailable { .. } => f.write_str("every upstream failed")?,
            Self::Unknown { timed_out: true, .. } => f.write_str("outcome unknown, time is up")?,
            Self::Unknown { timed_out: false, .. } => f.write_str("outcome unknown, connection lost")?,
            Self::Broken { .. } => f.write_str("unusable answer")?,
            Self::Internal { cause, .. } => write!(f, "internal: {cause}")?,
        }
        for attempt in self.attempts() {
            write!(f, "; {} {}: {}", attempt.upstream, attempt.fate.name(), attempt.note)?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
