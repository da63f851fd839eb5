//! The pictures of one upstream's answer, and how several become one.

use pictor_api::response::Usage;
use pictor_api::{Background, Quality};

use crate::answer::{Answer, Finished};
use crate::fate::Attempt;

/// Some or all of a call's pictures, checked.
#[derive(Debug)]
pub(crate) struct Share {
    pub(crate) created: Option<u64>,
    pub(crate) pictures: Vec<Finished>,
    pub(crate) usage: Option<Usage>,
    pub(crate) quality: Option<Quality>,
    pub(crate) background: Option<Background>,
    pub(crate) upstream: String,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) adjusted: Vec<String>,
    /// A picture has not the size that was asked for.
    pub(crate) wrong_size: bool,
}

impl Share {
    /// Both shares as one. The sum of a known and an unknown usage is unknown.
    pub(crate) fn join(mut self, other: Self) -> Self {
        self.pictures.extend(other.pictures);
        self.attempts.extend(other.attempts);
        for note in other.adjusted {
            if !self.adjusted.contains(&note) {
                self.adjusted.push(note);
            }
        }
        self.created = self.created.max(other.created);
        self.usage = self.usage.zip(other.usage).map(|(one, two)| one + two);
        self.quality = self.quality.or(other.quality);
        self.background = self.background.or(other.background);
        self.wrong_size |= other.wrong_size;
        self
    }

    pub(crate) fn into_answer(self) -> Answer {
        Answer {
            created: self.created.unwrap_or_else(now),
            pictures: self.pictures,
            usage: self.usage,
            quality: self.quality,
            background: self.background,
            upstream: self.upstream,
            attempts: self.attempts,
            adjusted: self.adjusted,
        }
    }
}

/// Unix seconds.
#[expect(
    clippy::disallowed_methods,
    reason = "the server's clock is not ours; this stands in for a time that the upstream left out"
)]
fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.unwrap_or_default().as_secs()
}
