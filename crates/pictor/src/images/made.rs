//! What comes of making the pictures of one call: the pictures, or why there are not all of them.

use std::fmt;
use std::time::Duration;

use pictor_api::Size;
use pictor_api::response::Head;
use pictor_codec::{DecodeError, EncodeError};
use pictor_relay::{Answer, Attempt, Failure, FailureKind, Fate, Finished};

/// Pictures that are complete, checked and stored.
#[derive(Debug)]
pub struct Made {
    /// What the answer says about them.
    pub head: Head,
    /// The pictures, in order.
    pub pictures: Vec<Finished>,
    /// The size that the first of them was made in, which its price goes by; it may have been brought to another since.
    pub drawn: Size,
    /// Pictures that were paid for beside them and are not what was asked.
    pub aside: Vec<Finished>,
    /// Who made them.
    pub upstream: String,
    /// Whether the illustrator drew or changed them.
    pub drawn_here: bool,
    /// Each attempt, the successful ones included.
    pub attempts: Vec<Attempt>,
    /// Where the pictures differ from what an upstream sent or the prompt asked, and how.
    pub adjusted: Vec<String>,
}

/// A call that did not get all of its pictures.
#[derive(Debug)]
pub struct MakeError {
    /// Why not.
    pub reason: Reason,
    /// What was tried.
    pub attempts: Vec<Attempt>,
    /// The pictures that were made, and paid for, all the same.
    pub salvaged: Vec<Finished>,
}

/// Why a call did not get all of its pictures.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// No upstream answered with all of them.
    #[error("{0}")]
    Relay(FailureKind),
    /// The illustrator does not draw such things. Without the prompt, which logs never hold.
    #[error("moderation refused the prompt: {}", .categories.join(", "))]
    Moderated {
        /// What it violates, by OpenAI's names.
        categories: Vec<&'static str>,
    },
    /// A picture that came with an edit cannot be read.
    #[error("image {number} cannot be read")]
    InvalidImage {
        /// Counted from 1, as in the prompt.
        number: usize,
        /// What is wrong with it.
        source: DecodeError,
    },
    /// The mask cannot be read.
    #[error("the mask cannot be read")]
    InvalidMask(#[source] DecodeError),
    /// A picture could not be stored.
    #[error("cannot store a picture")]
    Store(#[from] std::io::Error),
    /// A picture could not be coded.
    #[error("cannot encode a picture")]
    Encode(#[from] EncodeError),
    /// The work ended without an outcome: it panicked, or the server stopped.
    #[error("the work was lost")]
    Lost,
}

impl MakeError {
    /// Whether the call may have been billed although it failed.
    pub fn may_be_billed(&self) -> bool {
        let by_itself = matches!(&self.reason, Reason::Relay(kind) if kind.may_be_billed());
        by_itself || self.attempts.iter().any(Attempt::may_be_billed)
    }
}

impl From<Reason> for MakeError {
    fn from(reason: Reason) -> Self {
        Self { reason, attempts: Vec::new(), salvaged: Vec::new() }
    }
}

impl From<Failure> for MakeError {
    fn from(failure: Failure) -> Self {
        let salvaged = failure.salvaged.map_or_else(Vec::new, |answer| {
            let Answer { mut pictures, aside, .. } = *answer;
            pictures.extend(aside);
            pictures
        });
        Self { reason: Reason::Relay(failure.kind), attempts: failure.attempts, salvaged }
    }
}

/// For the log and for people: the reason, and each attempt with its fate and what its upstream said.
impl fmt::Display for MakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)?;
        self.attempts.iter().filter(|attempt| !attempt.note.is_empty()).try_for_each(|attempt| {
            write!(f, "; {} {}: {}", attempt.upstream, attempt.fate.name(), attempt.note)
        })
    }
}

impl std::error::Error for MakeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.reason.source()
    }
}

/// An attempt of which nothing else is known.
pub(super) fn attempt(number: u32, upstream: &str, asked: u8, fate: Fate, elapsed: Duration) -> Attempt {
    Attempt {
        number,
        upstream: upstream.to_owned(),
        asked,
        fate,
        repeated: false,
        began: Duration::ZERO,
        elapsed,
        status: None,
        sent_bytes: 0,
        received_bytes: 0,
        request_id: None,
        note: String::new(),
        pictures: 0,
        usage: None,
    }
}
