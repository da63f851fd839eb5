//! The frames of a streamed call and of a job that is watched, as server-sent events in OpenAI's key order.
//!
//! Every frame ends with a blank line: the Python SDK silently drops a last frame without one.
//! There is no `[DONE]` after the last frame, as OpenAI sends none.

use serde_json::{Value, json};

use crate::response::{Head, Piece, json_string};
use crate::{ApiError, Endpoint};

/// A comment that keeps proxies from cutting a silent connection; every client skips it.
pub const HEARTBEAT: &str = ": ping\n\n";

/// A picture as far as it is drawn; `index` counts from 0. Its base64 is [`Piece::Picture`]`(0)`.
pub fn partial_image(endpoint: Endpoint, index: u8, head: &Head) -> Vec<Piece> {
    let name = format!("{}.partial_image", prefix(endpoint));
    vec![
        Piece::Text(format!(
            "event: {name}\ndata: {{\"type\":\"{name}\",\"partial_image_index\":{index},\"b64_json\":\""
        )),
        Piece::Picture(0),
        Piece::Text(format!("\",\"created_at\":{},{}}}\n\n", head.created, looks(head))),
    ]
}

/// The finished picture, the last frame of a stream. Its base64 is [`Piece::Picture`]`(0)`.
pub fn completed(endpoint: Endpoint, head: &Head) -> Vec<Piece> {
    let name = format!("{}.completed", prefix(endpoint));
    let usage = head.usage.map_or(String::new(), |usage| format!("\"usage\":{},", usage.to_json()));
    let identifier = head
        .safety_identifier
        .as_deref()
        .map_or(String::new(), |name| format!(",\"safety_identifier\":{}", json_string(name)));
    vec![
        Piece::Text(format!("event: {name}\ndata: {{\"type\":\"{name}\",\"b64_json\":\"")),
        Piece::Picture(0),
        Piece::Text(format!("\",\"created_at\":{},{usage}{}{identifier}}}\n\n", head.created, looks(head))),
    ]
}

/// A fault after the stream has begun; before that it is a plain HTTP error.
///
/// The error is nested, since the Python SDK takes a flat one for a normal event.
pub fn error(error: &ApiError) -> String {
    let mut inner = serde_json::Map::new();
    inner.insert("type".into(), error.kind.clone().into());
    inner.insert("code".into(), error.code.clone().into());
    inner.insert("message".into(), error.message.clone().into());
    inner.insert("param".into(), error.param.clone().into());
    inner.extend(error.details.iter().flat_map(|details| details.as_ref().clone()));
    let frame = json!({ "type": "error", "error": inner });
    format!("event: error\ndata: {frame}\n\n")
}

/// What the last event of a job is numbered; partial pictures are numbered below it, from 2 on.
pub const LAST_OF_JOB: u8 = 100;

/// A change of a job's status, with the job object. `number` is its place in the job's life: 0 `queued`,
/// 1 `in_progress`, [`LAST_OF_JOB`] however it ended; in the feed of a project, its place there. It is the event's id,
/// so that a client can go on from it.
pub fn job(status: &str, number: u64, job: &Value) -> String {
    let name = format!("image.job.{status}");
    let data = json!({ "type": name, "sequence_number": number, "job": job });
    format!("id: {number}\nevent: {name}\ndata: {data}\n\n")
}

/// The first event of the feed of a project: what follows has happened behind this place.
pub fn connected(place: u64) -> String {
    let name = "image.jobs.connected";
    let data = json!({ "type": name, "sequence_number": place });
    format!("id: {place}\nevent: {name}\ndata: {data}\n\n")
}

/// The number of the partial picture with this `index`.
pub fn number_of_partial(index: u8) -> u8 {
    index.saturating_add(2).min(LAST_OF_JOB - 1)
}

/// A partial picture of a job; `index` counts from 0. Its base64 is [`Piece::Picture`]`(0)`.
pub fn job_partial_image(index: u8, head: &Head) -> Vec<Piece> {
    let (name, number) = ("image.job.partial_image", number_of_partial(index));
    vec![
        Piece::Text(format!(
            "id: {number}\nevent: {name}\ndata: {{\"type\":\"{name}\",\"sequence_number\":{number},\
             \"partial_image_index\":{index},\"b64_json\":\""
        )),
        Piece::Picture(0),
        Piece::Text(format!("\",\"created_at\":{},{}}}\n\n", head.created, looks(head))),
    ]
}

/// How the events of an endpoint begin.
pub(crate) fn prefix(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Generations => "image_generation",
        Endpoint::Edits => "image_edit",
    }
}

/// The members that partial and completed events share.
fn looks(head: &Head) -> String {
    format!(
        "\"size\":\"{}\",\"quality\":\"{}\",\"background\":\"{}\",\"output_format\":\"{}\"",
        head.size,
        head.quality.name(),
        head.background.name(),
        head.format.name()
    )
}
