//! The end of a call: what everybody is told, what the operator reads, and where the pictures are that nobody gets.

use std::time::Duration;

use pictor_api::money::Nanos;
use pictor_api::response::Usage;
use pictor_api::{ApiError, Call, Quality, Size, error};
use pictor_relay::{Attempt, FailureKind, Finished, describe};

use super::{Asked, Images, Made, MakeError, Reason};
use crate::jobs::{Ending, Pictures};

impl Images {
    /// Turns what came of a call into what its watchers are told. What was paid for and no watcher gets is kept first.
    pub(super) async fn finish(&self, asked: &Asked, outcome: Result<Made, MakeError>) -> Ending {
        let attempts = outcome.as_ref().map_or_else(|error| &error.attempts, |made| &made.attempts);
        let cost = self.cost(asked, attempts, size_of(&asked.call, &outcome));
        self.metrics.attempts(attempts);
        self.metrics.paid(cost.unwrap_or_default());
        let attempts = fates(attempts);
        match outcome {
            Ok(made) => {
                self.keep(asked, made.aside, cost).await;
                let spools = made.pictures.into_iter().map(|picture| picture.spool).collect();
                let Made { head, upstream, adjusted, .. } = made;
                let outcome = Ok(Pictures { head, spools, upstream, adjusted });
                Ending { outcome, attempts, cost, failure: None }
            }
            Err(error) => {
                let (told, failure) = (told(asked, &error), describe(&error));
                self.keep(asked, error.salvaged, cost).await;
                Ending { outcome: Err(told), attempts, cost, failure: Some(failure) }
            }
        }
    }

    /// What the attempts cost: each by its own usage, or by the formula where its upstream did not say.
    fn cost(&self, asked: &Asked, attempts: &[Attempt], size: Size) -> Option<Nanos> {
        let rules = self.maker.models.get(&asked.call.model)?.rules()?;
        let price = rules.price_at(self.clock.unix_seconds());
        let call = &asked.call;
        let estimate = |pictures| -> Usage {
            let sizes: Vec<Size> = asked.inputs.images.iter().map(|input| input.size).collect();
            let quality = call.quality.unwrap_or(Quality::High);
            let partials = if call.stream { u64::from(call.partial_images) } else { 0 };
            rules.usage(size, quality, pictures, partials, &call.prompt, &sizes)
        };
        let paid = attempts.iter().filter(|attempt| attempt.pictures > 0);
        Some(
            paid.map(|attempt| price.cost(&attempt.usage.unwrap_or_else(|| estimate(attempt.pictures))))
                .sum(),
        )
    }

    /// Keeps pictures that were paid for and that nobody gets, and says so once.
    async fn keep(&self, asked: &Asked, pictures: Vec<Finished>, cost: Option<Nanos>) {
        let made = pictures.len();
        if made == 0 {
            return;
        }
        let (request, model, n) = (&asked.request, &asked.call.model, asked.call.n);
        let cost_usd = cost.map(|cost| cost.to_string());
        match self.salvage.keep(request, pictures).await {
            Ok(files) => {
                self.metrics.salvaged(made);
                let files =
                    files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(", ");
                tracing::warn!(request, model, made, asked = n, cost_usd, files, "paid pictures are kept");
            }
            Err(error) => {
                tracing::error!(request, model, made, asked = n, cost_usd, %error, "paid pictures are lost");
            }
        }
    }
}

/// The size of the pictures that came; the one that was asked for where none did.
fn size_of(call: &Call, outcome: &Result<Made, MakeError>) -> Size {
    let first = match outcome {
        Ok(made) => made.pictures.first(),
        Err(error) => error.salvaged.first(),
    };
    first.map(|picture| picture.size).or(call.size).unwrap_or(super::USUAL_SIZE)
}

fn fates(attempts: &[Attempt]) -> String {
    let each = attempts.iter().map(|attempt| format!("{}:{}", attempt.upstream, attempt.fate.name()));
    each.collect::<Vec<_>>().join(",")
}

/// What everybody who asks for the pictures is told. Nothing that may have been billed invites another try.
fn told(asked: &Asked, error: &MakeError) -> ApiError {
    let id = &asked.request;
    let made = error.salvaged.len();
    if made > 0 {
        return error::partly_made(made, usize::from(asked.call.n), id);
    }
    let told = match &error.reason {
        Reason::Relay(kind) => told_of_upstreams(kind, &asked.call, id),
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

/// Whether the SDKs send a call again by themselves after this answer.
fn invites_a_retry(told: &ApiError) -> bool {
    told.should_retry != Some(false) && (matches!(told.status, 408 | 409 | 429) || told.status >= 500)
}

/// Whole seconds, at least one; beyond 60 the SDKs would not wait at all.
fn seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1000).clamp(1, 60) as u64
}
