//! The job object: what a row tells the one who owns it. Made of the row alone, so that it reads the same whenever and
//! wherever it is asked for.

use std::time::Duration;

use pictor_api::{ApiError, Endpoint, error};
use serde_json::{Value, json};

use super::request;
use crate::jobs::{Job, Kept, Status, Stored};

/// The job object, modelled on OpenAI's `video`. `keep` is how long pictures are kept at most.
pub(in crate::http) fn object(job: &Job, keep: Duration) -> Value {
    json!({
        "id": job.id,
        "object": "image.job",
        "status": job.status.name(),
        "created_at": seconds(job.created_at),
        "started_at": job.started_at.map(seconds),
        "completed_at": job.completed_at.map(seconds),
        "expires_at": expires_at(job, keep),
        "endpoint": path(job.endpoint),
        "model": job.model,
        "requested_model": job.request.get("requested_model"),
        "upstream": job.stored.as_ref().map(|stored| &stored.upstream),
        "progress": progress(job),
        "usage": usage(job),
        "cost_usd": job.cost.map(|cost| cost.to_string()),
        "adjusted": job.stored.as_ref().map_or(&[][..], |stored| &stored.adjusted[..]),
        "error": told(job).as_ref().map(fault),
        "starred": job.starred,
        "result": pictures(job).map(|stored| result(job, stored)),
        "partial": null,
        "request": request::object(job),
    })
}

/// A page of a list, as OpenAI's lists are; `more` says whether others follow.
pub(in crate::http) fn list(data: Vec<Value>, more: bool) -> Value {
    let id = |job: Option<&Value>| job.map(|job| job["id"].clone());
    let (first, last) = (id(data.first()), id(data.last()));
    json!({ "object": "list", "data": data, "first_id": first, "last_id": last, "has_more": more })
}

/// OpenAI's path of an endpoint, as batches name it.
pub(super) const fn path(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Generations => "/v1/images/generations",
        Endpoint::Edits => "/v1/images/edits",
    }
}

/// Rows have milliseconds, OpenAI's objects seconds.
pub(in crate::http) const fn seconds(milliseconds: i64) -> i64 {
    milliseconds.div_euclid(1_000)
}

/// The pictures that can be fetched.
pub(super) fn pictures(job: &Job) -> Option<&Stored> {
    job.stored.as_ref().filter(|stored| job.swept_at.is_none() && !stored.pictures.is_empty())
}

/// When the pictures go, or went.
fn expires_at(job: &Job, keep: Duration) -> Option<i64> {
    if let Some(swept) = job.swept_at {
        return Some(seconds(swept));
    }
    pictures(job)?;
    let keep = i64::try_from(keep.as_secs()).unwrap_or(i64::MAX);
    Some(seconds(job.completed_at?).saturating_add(keep))
}

/// Of a hundred. Nobody says how far a picture is, so that it goes by whole pictures.
fn progress(job: &Job) -> usize {
    let made = job.stored.as_ref().map_or(0, |stored| stored.pictures.len());
    match job.status {
        Status::Completed => 100,
        Status::Queued | Status::InProgress | Status::Cancelled => 0,
        Status::Failed | Status::Unknown => (100 * made / usize::from(job.n.max(1))).min(100),
    }
}

fn usage(job: &Job) -> Option<Value> {
    let head = job.stored.as_ref()?.head.as_ref()?;
    head.usage.map(|usage| usage.to_json())
}

/// Why there is no answer.
fn told(job: &Job) -> Option<ApiError> {
    match job.status {
        Status::Failed => job.error.clone(),
        Status::Unknown => Some(job.error.clone().unwrap_or_else(error::outcome_unknown)),
        Status::Queued | Status::InProgress | Status::Completed | Status::Cancelled => None,
    }
}

fn fault(told: &ApiError) -> Value {
    json!({ "code": told.code, "message": told.message, "param": told.param, "type": told.kind })
}

fn result(job: &Job, stored: &Stored) -> Value {
    let row = |(index, kept): (usize, &Kept)| {
        let color = job.colors.as_ref().and_then(|colors| colors.get(index)?.as_deref());
        let mut picture = picture(index, kept, color);
        // Paid for on the way to an answer that it is no part of, such as one of a wrong size.
        if job.status == Status::Completed && index >= stored.answered {
            picture["aside"] = true.into();
        }
        picture
    };
    stored.pictures.iter().enumerate().map(row).collect()
}

fn picture(index: usize, kept: &Kept, color: Option<&str>) -> Value {
    json!({
        "index": index,
        "size": kept.size.to_string(),
        "output_format": kept.format.name(),
        "bytes": kept.bytes,
        "width": kept.size.width,
        "height": kept.size.height,
        "color": color,
        "url": null,
    })
}

#[cfg(test)]
mod tests;
