//! Making the pictures of one call: by the relay where it serves the model, by the illustrator otherwise.
//!
//! The command line enters here too: it needs no job to draw an apple.

use std::sync::Arc;

use pictor_api::models::ModelTable;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality};
use pictor_relay::health::Health;
use pictor_relay::{
    Answer, Attempt, Failure, FailureKind, Fate, Inputs, Models, Observer, Probe, Relay, Run,
};

use super::made::{Made, MakeError, Reason, attempt};
use super::{ILLUSTRATOR, ILLUSTRATOR_MODEL, Studio};
use crate::clock::Clock;
use crate::config::DrawnUsage;

/// Who makes pictures: the relay where it serves the model, the illustrator otherwise.
pub struct Maker {
    /// Who is asked for the models that it serves.
    pub relay: Option<Relay>,
    /// Where pictures are drawn when there is no relay, or as the last resort.
    pub studio: Studio,
    /// The models that may be drawn when no upstream can make them.
    pub last_resort: Option<Models>,
    /// What the usage of a drawing says.
    pub usage: DrawnUsage,
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
        run: Run<'_>,
        observer: &dyn Observer,
    ) -> Result<Made, MakeError> {
        let made = self.relay_or_draw(call, inputs, run, observer).await?;
        Ok(self.as_asked(call, made).await)
    }

    async fn relay_or_draw(
        &self,
        call: &Call,
        inputs: &Inputs,
        run: Run<'_>,
        observer: &dyn Observer,
    ) -> Result<Made, MakeError> {
        let Some(relay) = self.relay_for(&call.model) else {
            return self.draw(call, inputs, observer, Vec::new()).await;
        };
        match relay.send(call, inputs, run, observer).await {
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
        attempts: answer.attempts,
        adjusted: answer.adjusted,
    }
}
