//! The main path: a validated call becomes pictures, by an upstream or by the illustrator.
//!
//! The work is a tracked task of its own; whoever asked only watches it, and may leave.

pub mod fonts;
mod illustrate;

use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use pictor_api::models::{Model, ModelTable};
use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality, Size};
use pictor_codec::DecodeError;
use pictor_relay::health::Health;
use pictor_relay::{
    Answer, Attempt, Failure, FailureKind, Fate, Finished, Inputs, Models, Observer, Partial, Probe, Relay,
    Stop, Upcoming,
};
use tokio::sync::{mpsc, oneshot};

use crate::clock;
use crate::metrics::Metrics;
use crate::tasks::Tasks;
pub use illustrate::Studio;

/// The name that the illustrator has among upstreams and models.
pub const ILLUSTRATOR: &str = "illustrator";
const ILLUSTRATOR_MODEL: &str = "pictor-illustrator";

/// What `auto` most often means.
const USUAL_SIZE: Size = Size::new(1024, 1024);

/// No call shows more than three partial pictures, so a channel of this size never holds up the work.
const PARTIALS: usize = 8;

/// The room that makes pictures.
pub struct Images {
    relay: Option<Relay>,
    studio: Studio,
    last_resort: Option<Models>,
    models: Arc<ModelTable>,
    tasks: Tasks,
    metrics: Metrics,
}

/// A call that is being served.
pub struct Running {
    /// Earlier passes of the picture, as they come; closed when the work is done.
    pub partials: mpsc::Receiver<Partial>,
    /// The end of the work.
    pub outcome: oneshot::Receiver<Result<Made, MakeError>>,
    call: Arc<Call>,
}

impl Running {
    /// What a partial picture's event says; where its upstream said nothing, what was asked for.
    pub fn head_of(&self, partial: &Partial) -> Head {
        let call = &self.call;
        Head {
            created: partial.created.unwrap_or_else(clock::unix_seconds),
            background: partial.background.or(call.background).unwrap_or(Background::Opaque),
            format: partial.format.unwrap_or(call.format),
            quality: partial.quality.or(call.quality).unwrap_or(Quality::High),
            size: partial.size.or(call.size).unwrap_or(USUAL_SIZE),
            usage: None,
            safety_identifier: None,
        }
    }
}

/// Pictures that are complete, checked and stored.
#[derive(Debug)]
pub struct Made {
    /// What the answer says about them.
    pub head: Head,
    /// The pictures, in order.
    pub pictures: Vec<Finished>,
    /// Who made them.
    pub upstream: String,
    /// Each attempt with its fate, for the log.
    pub attempts: String,
    /// Where the pictures differ from what an upstream sent or the prompt asked, and how.
    pub adjusted: Vec<String>,
    /// What they cost; `None` where an upstream did not say what it used.
    pub cost: Option<Nanos>,
}

/// Why there are no pictures.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// No upstream answered with pictures.
    #[error("{0}")]
    Relay(Failure),
    /// The illustrator does not draw such things. Without the prompt, which logs never hold.
    #[error("moderation refused the prompt: {}", .categories.join(", "))]
    Moderated {
        /// What it violates, by OpenAI's names.
        categories: Vec<&'static str>,
    },
    /// A picture that came with an edit cannot be read.
    #[error("image {number} cannot be read: {source}")]
    InvalidImage {
        /// Counted from 1, as in the prompt.
        number: usize,
        /// What is wrong with it.
        source: DecodeError,
    },
    /// The mask cannot be read.
    #[error("the mask cannot be read: {0}")]
    InvalidMask(DecodeError),
    /// A picture could not be stored.
    #[error("cannot store a picture: {0}")]
    Store(#[from] std::io::Error),
    /// A picture could not be coded.
    #[error("cannot encode a picture: {0}")]
    Encode(#[from] pictor_codec::EncodeError),
    /// The work ended without an outcome: it panicked, or the server stopped.
    #[error("the work was lost")]
    Lost,
}

impl MakeError {
    /// Each attempt with its fate, for the log.
    pub fn attempts(&self) -> String {
        match self {
            Self::Relay(failure) => fates(&failure.attempts),
            Self::Moderated { .. } => format!("{ILLUSTRATOR}:{}", Fate::Rejected.name()),
            _ => String::new(),
        }
    }
}

impl Images {
    /// A room that asks `relay` where it serves a model, and draws in `studio` where there is no relay, or as
    /// the last resort for the models that the operator named.
    pub fn new(
        relay: Option<Relay>,
        studio: Studio,
        last_resort: Option<Models>,
        models: Arc<ModelTable>,
        tasks: Tasks,
        metrics: Metrics,
    ) -> Self {
        Self { relay, studio, last_resort, models, tasks, metrics }
    }

    /// Whether anyone here makes pictures under this model's name.
    pub fn serves(&self, model: &str) -> bool {
        let relayed = self.relay.as_ref().is_none_or(|relay| relay.serves(model));
        model == ILLUSTRATOR_MODEL || relayed || self.may_draw(model)
    }

    fn may_draw(&self, model: &str) -> bool {
        self.last_resort.as_ref().is_some_and(|models| models.name_of(model).is_some())
    }

    /// Begins to make the pictures of `call`; goes on whatever becomes of the caller.
    pub fn start(self: &Arc<Self>, call: Call, inputs: Inputs) -> Running {
        let (partial, partials) = mpsc::channel(PARTIALS);
        let (finish, outcome) = oneshot::channel();
        let call = Arc::new(call);
        let (images, asked) = (Arc::clone(self), call.clone());
        self.tasks.spawn(async move {
            let made = images.make(&asked, &inputs, partial).await;
            // Nobody watching is no fault: the work was done as promised.
            let _ = finish.send(made);
        });
        Running { partials, outcome, call }
    }

    async fn make(
        &self,
        call: &Call,
        inputs: &Inputs,
        partials: mpsc::Sender<Partial>,
    ) -> Result<Made, MakeError> {
        let model = self.models.get(&call.model);
        let Some(relay) = self.relay.as_ref().filter(|_| call.model != ILLUSTRATOR_MODEL) else {
            return self.draw(call, inputs, partials, model).await;
        };
        match relay.send(call, inputs, &Shown(partials.clone())).await {
            Ok(answer) => Ok(self.relayed(call, answer)),
            Err(failure) => {
                self.metrics.attempts(&failure.attempts);
                if nothing_was_sent(&failure) && self.may_draw(&call.model) {
                    return self.draw(call, inputs, partials, model).await;
                }
                Err(MakeError::Relay(failure))
            }
        }
    }

    async fn draw(
        &self,
        call: &Call,
        inputs: &Inputs,
        partials: mpsc::Sender<Partial>,
        model: Option<&Model>,
    ) -> Result<Made, MakeError> {
        let started = Instant::now();
        let made = self.studio.make(call, inputs, partials, model).await;
        match &made {
            Ok(_) => self.metrics.drawn(Fate::Answered, started.elapsed()),
            Err(MakeError::Moderated { .. }) => self.metrics.drawn(Fate::Rejected, started.elapsed()),
            Err(_) => {}
        }
        made
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

    fn relayed(&self, call: &Call, answer: Answer) -> Made {
        let first = answer.pictures.first().expect("the relay answers with at least one picture");
        let head = Head {
            created: answer.created.unwrap_or_else(clock::unix_seconds),
            background: answer.background.or(call.background).unwrap_or(Background::Opaque),
            format: first.format,
            quality: answer.quality.or(call.quality).unwrap_or(Quality::High),
            size: first.size,
            usage: answer.usage,
            safety_identifier: call.safety_identifier.clone(),
        };
        let rules = self.models.get(&call.model).and_then(Model::rules);
        let cost = match (rules, &head.usage) {
            (Some(rules), Some(usage)) => Some(rules.price_at(clock::unix_seconds()).cost(usage)),
            _ => None,
        };
        self.metrics.attempts(&answer.attempts);
        self.metrics.paid(cost.map_or(0.0, |cost| cost.0 as f64 / 1e9));
        Made {
            head,
            pictures: answer.pictures,
            upstream: answer.upstream,
            attempts: fates(&answer.attempts),
            adjusted: answer.adjusted,
            cost,
        }
    }
}

fn fates(attempts: &[Attempt]) -> String {
    let each = attempts.iter().map(|attempt| format!("{}:{}", attempt.upstream, attempt.fate.name()));
    each.collect::<Vec<_>>().join(",")
}

/// Failures after which the illustrator may stand in: nobody refused the prompt, and nobody can have billed.
fn nothing_was_sent(failure: &Failure) -> bool {
    let harmless = match failure.kind {
        FailureKind::Busy { .. }
        | FailureKind::RateLimited { .. }
        | FailureKind::Forbidden
        | FailureKind::QuotaSpent
        | FailureKind::Unserved { .. }
        | FailureKind::Unavailable { .. } => true,
        FailureKind::Rejected(_)
        | FailureKind::Unknown { .. }
        | FailureKind::Broken
        | FailureKind::Stopped
        | FailureKind::Internal(_) => false,
    };
    harmless && !failure.may_be_billed()
}

/// Passes partial pictures on to whoever watches the call.
struct Shown(mpsc::Sender<Partial>);

impl Observer for Shown {
    fn sending<'a>(&'a self, _: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        ready(Ok(())).boxed()
    }

    fn partial(&self, partial: Partial) -> BoxFuture<'_, ()> {
        // Nobody may be watching any more; the picture is made all the same.
        self.0.send(partial).map(|_| ()).boxed()
    }
}
