//! Making the pictures of one call: by the relay where it serves the model, by the illustrator otherwise.
//!
//! The command line enters here too: it needs no job to draw an apple.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use pictor_api::models::ModelTable;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality};
use pictor_codec::{DecodeError, EncodeError};
use pictor_relay::health::Health;
use pictor_relay::{
    Answer, Attempt, Failure, FailureKind, Fate, Finished, Inputs, Models, Observer, Probe, Relay,
};

use super::{ILLUSTRATOR, ILLUSTRATOR_MODEL, Studio};
use crate::clock::Clock;

/// Pictures that are complete, checked and stored.
#[derive(Debug)]
pub struct Made {
    /// What the answer says about them.
    pub head: Head,
    /// The pictures, in order.
    pub pictures: Vec<Finished>,
    /// Pictures that were paid for beside them and are not what was asked.
    pub aside: Vec<Finished>,
    /// Who made them.
    pub upstream: String,
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
        self.attempts.iter().any(Attempt::may_be_billed)
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

/// Who makes pictures: the relay where it serves the model, the illustrator otherwise.
pub struct Maker {
    /// Who is asked for the models that it serves.
    pub relay: Option<Relay>,
    /// Where pictures are drawn when there is no relay, or as the last resort.
    pub studio: Studio,
    /// The models that may be drawn when no upstream can make them.
    pub last_resort: Option<Models>,
    /// Rules and prices of the models.
    pub models: Arc<ModelTable>,
    /// The time.
    pub clock: Clock,
}

impl Maker {
    /// Whether anyone here makes pictures under this model's name.
    pub fn serves(&self, model: &str) -> bool {
        let relayed = self.relay.as_ref().is_none_or(|relay| relay.serves(model));
        model == ILLUSTRATOR_MODEL || relayed || self.may_draw(model)
    }

    /// The state of the pool of upstreams, where there is one.
    pub fn pool(&self) -> Option<Health> {
        self.relay.as_ref().map(Relay::health)
    }

    /// Asks every upstream, with every key, whether it is there and lets us in; nothing is drawn or billed.
    pub async fn probe(&self) -> Vec<Probe> {
        match &self.relay {
            Some(relay) => relay.probe().await,
            None => Vec::new(),
        }
    }

    /// The relay, where it makes the pictures of this model; nobody but the illustrator does otherwise.
    pub fn relay_for(&self, model: &str) -> Option<&Relay> {
        self.relay.as_ref().filter(|_| model != ILLUSTRATOR_MODEL)
    }

    /// Makes the pictures of `call`; `observer` is told before anything is sent, and of every partial picture.
    ///
    /// # Errors
    /// Why there are not all of them, with those that were made all the same.
    pub async fn make(
        &self,
        call: &Call,
        inputs: &Inputs,
        observer: &dyn Observer,
    ) -> Result<Made, MakeError> {
        let Some(relay) = self.relay_for(&call.model) else {
            return self.draw(call, inputs, observer, Vec::new()).await;
        };
        match relay.send(call, inputs, observer).await {
            Ok(answer) => Ok(relayed(call, answer, self.clock.unix_seconds())),
            Err(failure) if may_stand_in(&failure) && self.may_draw(&call.model) => {
                self.draw(call, inputs, observer, failure.attempts).await
            }
            Err(failure) => Err(failure.into()),
        }
    }

    fn may_draw(&self, model: &str) -> bool {
        self.last_resort.as_ref().is_some_and(|models| models.name_of(model).is_some())
    }

    /// Draws the pictures here, after these attempts elsewhere.
    async fn draw(
        &self,
        call: &Call,
        inputs: &Inputs,
        observer: &dyn Observer,
        mut attempts: Vec<Attempt>,
    ) -> Result<Made, MakeError> {
        let started = self.clock.now();
        let rules = self.models.get(&call.model).and_then(|model| model.rules());
        let drawn = self.studio.draw(call, inputs, observer, rules).await;
        let fate = match &drawn {
            Ok(_) => Some(Fate::Answered),
            Err(Reason::Moderated { .. }) => Some(Fate::Rejected),
            Err(_) => None,
        };
        let elapsed = self.clock.since(started);
        attempts.extend(fate.map(|fate| attempt(ILLUSTRATOR, fate, elapsed)));
        match drawn {
            Ok(made) => Ok(Made { attempts, ..made }),
            Err(reason) => Err(MakeError { attempts, ..reason.into() }),
        }
    }
}

/// An attempt of which nothing else is known.
pub(super) fn attempt(upstream: &str, fate: Fate, elapsed: Duration) -> Attempt {
    Attempt {
        upstream: upstream.to_owned(),
        fate,
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

/// Whether the illustrator may draw what the relay could not get: nobody refused the prompt, and nobody who was asked
/// can have billed.
fn may_stand_in(failure: &Failure) -> bool {
    let refused =
        matches!(failure.kind, FailureKind::Rejected(_) | FailureKind::Stopped | FailureKind::Internal(_));
    !refused && !failure.may_be_billed()
}

fn relayed(call: &Call, answer: Answer, now: u64) -> Made {
    let first = answer.pictures.first().expect("the relay answers with at least one picture");
    let head = Head {
        created: answer.created.unwrap_or(now),
        background: answer.background.or(call.background).unwrap_or(Background::Opaque),
        format: first.format,
        quality: answer.quality.or(call.quality).unwrap_or(Quality::High),
        size: first.size,
        usage: answer.usage,
        safety_identifier: call.safety_identifier.clone(),
    };
    Made {
        head,
        pictures: answer.pictures,
        aside: answer.aside,
        upstream: answer.upstream,
        attempts: answer.attempts,
        adjusted: answer.adjusted,
    }
}
