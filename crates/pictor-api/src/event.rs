//! The frames of a streamed call, as server-sent events in OpenAI's key order.
//!
//! Every frame ends with a blank line: the Python SDK silently drops a last frame without one.
//! There is no `[DONE]` after the last frame, as OpenAI sends none.

use serde_json::json;

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
    let usage = head.usage.map_or(String::new(), |usage| {
        let usage = json!({
            "input_tokens": usage.input_tokens(),
            "output_tokens": usage.output_tokens(),
            "total_tokens": usage.total_tokens(),
            "input_tokens_details": {
                "text_tokens": usage.input_text_tokens,
                "image_tokens": usage.input_image_tokens,
            },
            "output_tokens_details": {
                "text_tokens": usage.output_text_tokens,
                "image_tokens": usage.output_image_tokens,
            },
        });
        format!("\"usage\":{usage},")
    });
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

/// How the events of an endpoint begin.
fn prefix(endpoint: Endpoint) -> &'static str {
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
