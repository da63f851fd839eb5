//! Making the pictures of one call: by the relay where it serves the model, by the illustrator otherwise.
//!
//! The command line enters here too: it needs no job to draw an apple.

use std::sync::{Arc, PoisonError, RwLock};

use pictor_api::models::ModelTable;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality};
use pictor_relay::health::Health;
use pictor_relay::{Answer, Attempt, Failure, FailureKind, Fate, Inputs, Observer, Probe, Relay, Run};

use super::made::{Made, MakeError, Reason, attempt};
use super::{ILLUSTRATOR, ILLUSTRATOR_MODEL, Sources, Studio};
use crate::clock::Clock;
use crate::config::DrawnUsage;
use crate::jobs::Route;

/// Who makes pictures: the relay where it serves the model, the illustrator otherwise.
pub struct Maker {
    sources: RwLock<Arc<Sources>>,
    /// Where pictures are drawn when there is no relay, or as the last resort.
    pub studio: Studio,
    /// What the usage of a drawing says.
    pub usage: DrawnUsage,
    /// Rules and prices of the models.
    pub models: Arc<ModelTable>,
    /// The time.
    pub clock: Clock,
}

impl Maker {
    /// Makes pictures by these sources and in this studio.
    pub fn new(
        sources: Sources,
        studio: Studio,
        usage: DrawnUsage,
        models: Arc<ModelTable>,
        clock: Clock,
    ) -> Self {
        Self { sources: RwLock::new(Arc::new(sources)), studio, usage, models, clock }
    }

    /// Who is asked now.
    pub(super) fn sources(&self) -> Arc<Sources> {
        self.sources.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on others are asked. Calls under way go on with those that they began with.
    pub(super) fn replace_sources(&self, sources: Sources) {
        *self.sources.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(sources);
    }

    /// Whether anyone here makes pictures under this model's name.
    pub fn serves(&self, model: &str) -> bool {
        let sources = self.sources();
        let relayed = sources.relay().is_none_or(|relay| relay.serves(model));
        model == ILLUSTRATOR_MODEL || relayed || sources.may_draw(model)
    }

    /// The state of the pool of upstreams, where there is one.
    pub fn pool(&self) -> Option<Health> {
        self.sources().pool().map(Relay::health)
    }

    /// Asks every upstream, with every key, whether it is there and lets us in; nothing is drawn or billed.
    pub async fn probe(&self) -> Vec<Probe> {
        match self.sources().relay() {
            Some(relay) => relay.probe().await,
            None => Vec::new(),
        }
    }

    /// Who makes the pictures of this model now.
    pub fn route(&self, model: &str) -> Route {
        let is_relayed = model != ILLUSTRATOR_MODEL && self.sources().relay().is_some();
        if is_relayed { Route::Relay } else { Route::Studio }
    }

    /// Makes the pictures of `call` by its route; `observer` is told before anything is sent, and of every partial
    /// picture.
    ///
    /// # Errors
    /// Why there are not all of them, with those that were made all the same.
    pub async fn make(
        &self,
        call: &Call,
        inputs: &Inputs,
        run: Run<'_>,
        route: Route,
        observer: &dyn Observer,
    ) -> Result<Made, MakeError> {
        let made = self.relay_or_draw(call, inputs, run, route, observer).await?;
        Ok(self.as_asked(call, made).await)
    }

    async fn relay_or_draw(
        &self,
        call: &Call,
        inputs: &Inputs,
        run: Run<'_>,
        route: Route,
        observer: &dyn Observer,
    ) -> Result<Made, MakeError> {
        let sources = self.sources();
        // Nothing was set aside for a call that was to be drawn: upstreams that came since are not asked.
        let Some(relay) = sources.relay().filter(|_| route == Route::Relay) else {
            return self.draw(call, inputs, observer, Vec::new()).await;
        };
        match relay.send(call, inputs, run, observer).await {
            Ok(answer) => Ok(relayed(call, answer, self.clock.unix_seconds())),
            Err(failure) if may_stand_in(&failure) && sources.may_draw(&call.model) => {
                self.draw(call, inputs, observer, failure.attempts).await
            }
            Err(failure) => Err(failure.into()),
        }
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
        let rules = rules.filter(|_| self.usage == DrawnUsage::AsModel);
        let drawn = self.studio.draw(call, inputs, observer, rules).await;
        let fate = match &drawn {
            Ok(_) => Some(Fate::Answered),
            Err(Reason::Moderated { .. }) => Some(Fate::Rejected),
            Err(_) => None,
        };
        let elapsed = self.clock.since(started);
        let began = attempts.iter().map(|attempt| attempt.began + attempt.elapsed).max().unwrap_or_default();
        let number = attempts.iter().map(|attempt| attempt.number).max().unwrap_or(0) + 1;
        let drawing = |fate| Attempt { began, ..attempt(number, ILLUSTRATOR, call.n, fate, elapsed) };
        attempts.extend(fate.map(drawing));
        match drawn {
            Ok(made) => Ok(Made { attempts, ..made }),
            Err(reason) => Err(MakeError { attempts, ..reason.into() }),
        }
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
        safety_identifier: call.end_user().map(str::to_owned),
    };
    Made {
        drawn: head.size,
        head,
        pictures: answer.pictures,
        aside: answer.aside,
        upstream: answer.upstream,
        drawn_here: false,
        attempts: answer.attempts,
        adjusted: answer.adjusted,
    }
}
