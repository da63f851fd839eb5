//! What a call cost: the sum over its attempts, each by its own usage, or by the formula where its upstream did not
//! say.

use pictor_api::models::Rulebook;
use pictor_api::money::Nanos;
use pictor_api::receipt::{Facts, Share};
use pictor_api::response::Usage;
use pictor_api::{Call, Size};
use pictor_relay::{Attempt, Fate};

use super::work::Work;
use super::{Images, Made, MakeError, USUAL_SIZE};
use crate::clock::seconds;
use crate::jobs::Closing;

/// What is known of the cost of a call, and what is in doubt.
#[derive(Debug)]
pub(super) struct Bill {
    /// The shares that pictures came for.
    pub(super) facts: Option<Facts>,
    /// What they cost together.
    pub(super) known: Nanos,
    /// The most that attempts may have cost of which nothing is known; `None` where there was no such attempt.
    pub(super) doubtful: Option<Nanos>,
}

impl Bill {
    /// How the reservation of the job is closed.
    pub(super) fn closing(&self, may_release: bool) -> Closing {
        match self.doubtful {
            Some(doubtful) => Closing::Unknown { known: self.known, doubtful },
            None if may_release && self.known == Nanos(0) => Closing::Release,
            None => Closing::Settle { cost: self.known },
        }
    }
}

impl Images {
    /// The bill of what came of a call. Where all pictures are there, an attempt before
    /// them whose outcome is unknown, which the operator lets be repeated, counts as made.
    pub(super) fn bill(&self, work: &Work, made: &Result<Made, MakeError>) -> Bill {
        let attempts = made.as_ref().map_or_else(|error| &error.attempts, |made| &made.attempts);
        let rules = self.maker.models.get(&work.call.model).and_then(|model| model.rules());
        let doubtful = |known| made.as_ref().err().and_then(|error| doubtful(work, error, known));
        let Some(rules) = rules else {
            return Bill { facts: None, known: Nanos(0), doubtful: doubtful(Nanos(0)) };
        };
        let price = *rules.dated_price_at(seconds(work.created_at));
        let size = size_of(work, made);
        // An attempt that was repeated under the same key is billed with the one that stands for it.
        let lost = |attempt: &Attempt| attempt.may_be_billed() && attempt.fate == Fate::Unknown;
        let counts = |attempt: &&Attempt| attempt.pictures > 0 || (made.is_ok() && lost(attempt));
        let shares: Vec<Share> =
            attempts.iter().filter(counts).map(|attempt| share(work, rules, size, attempt)).collect();
        let (model, requested_model) = named(&work.call);
        let facts = Facts { model, requested_model, price, shares, digests: Vec::new() };
        let known = facts.cost();
        Bill { facts: Some(facts), known, doubtful: doubtful(known) }
    }
}

/// The most that may have to be paid for beyond the pictures that came: the share of the worst case that was asked for
/// where nobody knows what came of it. `None` where everything is known.
fn doubtful(work: &Work, error: &MakeError, known: Nanos) -> Option<Nanos> {
    let in_doubt = |attempt: &&Attempt| {
        attempt.may_be_billed() && (attempt.fate == Fate::Unknown || attempt.pictures == 0)
    };
    let lost = |attempt: &Attempt| attempt.asked.saturating_sub(attempt.pictures).max(1);
    let lost: i64 = error.attempts.iter().filter(in_doubt).map(|attempt| i64::from(lost(attempt))).sum();
    if lost > 0 {
        let n = i64::from(work.call.n.max(1));
        return Some(Nanos(work.reserve.0.saturating_mul(lost).saturating_add(n - 1) / n));
    }
    // A call that was asked for once more and refused: what became of it the first time is not known.
    let is_known = !error.may_be_billed() || error.attempts.iter().any(Attempt::may_be_billed);
    (!is_known).then(|| (work.reserve - known).max(Nanos(0)))
}

fn share(work: &Work, rules: &Rulebook, size: Size, attempt: &Attempt) -> Share {
    let pictures = if attempt.pictures > 0 { attempt.pictures } else { attempt.asked };
    Share {
        upstream: attempt.upstream.clone(),
        pictures: pictures.into(),
        usage: attempt.usage.unwrap_or_else(|| by_formula(work, rules, size, pictures)),
        by_formula: attempt.usage.is_none(),
    }
}

/// What so many pictures of the call use; where the quality was left to the upstream it counts as the dearest, as it
/// is reserved.
fn by_formula(work: &Work, rules: &Rulebook, size: Size, pictures: u8) -> Usage {
    let call = &work.call;
    let sizes: Vec<Size> = work.inputs.images.iter().map(|input| input.size).collect();
    let quality = call.quality.unwrap_or_else(|| rules.best_quality());
    rules.usage(size, quality, pictures, call.partials(), &call.prompt, &sizes)
}

/// The size that the pictures were made in that came; the one that was asked for where none did.
fn size_of(work: &Work, made: &Result<Made, MakeError>) -> Size {
    match made {
        Ok(made) => made.drawn,
        Err(error) => {
            let first = error.salvaged.first().map(|picture| picture.size);
            first.or(work.call.size).unwrap_or(USUAL_SIZE)
        }
    }
}

/// The model that is paid for, and the one that was asked for where that is another.
pub(super) fn named(call: &Call) -> (Option<String>, Option<String>) {
    (Some(call.model.clone()), call.adapted.requested_model.clone())
}
