//! What pictures tell of a job whose upstream's word is lost: what its answer says of them, and by the formula what
//! they cost.

use pictor_api::models::Rulebook;
use pictor_api::money::Nanos;
use pictor_api::receipt::{Facts, Share};
use pictor_api::response::{Head, Usage};
use pictor_api::{Background, Call, Endpoint, Format, Quality, Size, record};

use super::bill::named;
use super::start::sizes_of_inputs;
use super::{Images, USUAL_SIZE};
use crate::clock::seconds;
use crate::jobs::{Job, Kept, Priced, Route};

impl Images {
    /// The answer with these pictures of the job, the last of which was written at a moment in milliseconds, and what
    /// they cost. Where the quality was left to the upstream it counts as the dearest.
    pub(super) fn estimate(&self, job: &Job, kept: &[Kept], written_at: i64) -> Priced {
        let unread = || Call::new(Endpoint::Generations, job.model.clone(), "");
        let call = record::read_call(&job.request).unwrap_or_else(unread);
        let rules = self.maker.models.get(&job.model).and_then(|model| model.rules());
        let dearest = rules.map_or(Quality::High, Rulebook::best_quality);
        let quality = call.quality.unwrap_or(dearest);
        let first = kept.first();
        let facts =
            rules.filter(|_| job.route == Route::Relay).map(|rules| facts(job, rules, &call, quality, kept));
        let usage = facts.as_ref().map(|facts| facts.shares.iter().map(|share| share.usage).sum());
        let usage = usage.or_else(|| (job.route == Route::Studio).then(Usage::default));
        let head = Head {
            created: seconds(written_at),
            background: call.background.unwrap_or(Background::Opaque),
            format: first.map_or(Format::Png, |kept| kept.format),
            quality,
            size: first.map_or(USUAL_SIZE, |kept| kept.size),
            usage,
            safety_identifier: call.end_user().map(str::to_owned),
        };
        let cost = facts.as_ref().map_or(Nanos(0), Facts::cost);
        Priced { head, cost, facts: facts.map(|facts| facts.to_json().to_string()).unwrap_or_default() }
    }
}

fn facts(job: &Job, rules: &Rulebook, call: &Call, quality: Quality, kept: &[Kept]) -> Facts {
    let upstream = job.upstream.clone().unwrap_or_default();
    let inputs: Vec<Size> = sizes_of_inputs(&job.request);
    let shares = kept.iter().enumerate().map(|(index, picture)| {
        let partials = if index == 0 { call.partials() } else { 0 };
        let usage = rules.usage(drawn_size(call, picture.size), quality, 1, partials, &call.prompt, &inputs);
        Share { upstream: upstream.clone(), pictures: 1, usage, by_formula: true }
    });
    let (model, requested_model) = named(call);
    Facts {
        model,
        requested_model,
        price: *rules.dated_price_at(seconds(job.created_at)),
        shares: shares.collect(),
        digests: kept.iter().map(|picture| picture.digest.clone()).collect(),
    }
}

/// The size that a picture was made in, if it was brought to another since.
fn drawn_size(call: &Call, size: Size) -> Size {
    let resized = call.adapted.resize_to == Some(size);
    call.size.filter(|_| resized).unwrap_or(size)
}
