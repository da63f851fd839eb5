//! What is answered.

use serde_json::{Value, json};

use super::shapes::{
    about, count, exactly, integer, list, moment, named, nullable, object, one_of, text, with_optional,
};
use crate::{Background, Endpoint, Format, Quality, event};

/// The name of [`error`] among the schemas of a document.
pub const ERROR: &str = "Error";

/// The name of [`usage`] among the schemas of a document.
pub const USAGE: &str = "ImageUsage";

/// The answer to a plain call.
pub fn image_response() -> Value {
    let shown = object([("b64_json", picture())]);
    let addressed = object([(
        "url",
        about(text(), "Where the picture is, for an hour or as long as the operator says."),
    )]);
    let picture = json!({ "anyOf": [shown, addressed] });
    let answer = object([("created", moment()), ("data", list(picture))].into_iter().chain(looks()));
    with_optional(answer, [("usage", named(USAGE)), ("safety_identifier", text())])
}

/// What an answer says of its pictures; what was `auto` is resolved.
fn looks() -> [(&'static str, Value); 4] {
    [
        ("background", one_of(Background::ALL.iter().map(|background| background.name()))),
        ("output_format", one_of(Format::ALL.iter().map(|format| format.name()))),
        ("quality", one_of(Quality::ALL.iter().map(|quality| quality.name()))),
        (
            "size",
            about(json!({ "type": "string", "pattern": "^[0-9]+x[0-9]+$" }), "`WIDTHxHEIGHT`, as it is."),
        ),
    ]
}

fn picture() -> Value {
    json!({ "type": "string", "contentEncoding": "base64", "description": "The picture." })
}

/// What a call used, in tokens.
pub fn usage() -> Value {
    let details = || object([("text_tokens", count()), ("image_tokens", count())]);
    object([
        ("input_tokens", count()),
        ("output_tokens", count()),
        ("total_tokens", count()),
        ("input_tokens_details", details()),
        ("output_tokens_details", details()),
    ])
}

/// Each event of a streamed call.
pub fn events(endpoint: Endpoint) -> Value {
    json!({ "oneOf": [partial_event(endpoint), completed_event(endpoint), error_event()] })
}

/// The event that shows a picture as far as it is drawn.
fn partial_event(endpoint: Endpoint) -> Value {
    let name = format!("{}.partial_image", event::prefix(endpoint));
    let own = [
        ("type", exactly(&name)),
        ("partial_image_index", count()),
        ("b64_json", picture()),
        ("created_at", moment()),
    ];
    object(own.into_iter().chain(looks()))
}

/// The event that ends a stream.
fn completed_event(endpoint: Endpoint) -> Value {
    let name = format!("{}.completed", event::prefix(endpoint));
    let own = [("type", exactly(&name)), ("b64_json", picture()), ("created_at", moment())];
    let event = object(own.into_iter().chain(looks()));
    with_optional(event, [("usage", named(USAGE)), ("safety_identifier", text())])
}

/// The event that ends a stream in which something failed.
fn error_event() -> Value {
    object([("type", exactly("error")), ("error", fault())])
}

/// Every refusal and failure: OpenAI's envelope.
pub fn error() -> Value {
    object([("error", fault())])
}

/// Upstreams may add members of their own, such as `moderation_details`.
fn fault() -> Value {
    let mut fault = object([
        ("message", about(text(), "What is wrong, and what to do.")),
        ("type", text()),
        ("param", about(nullable(text()), "The parameter or header that is at fault.")),
        ("code", about(nullable(text()), "See the list of errors in the manual.")),
    ]);
    fault["additionalProperties"] = true.into();
    fault
}

/// A model of the list, in OpenAI's shape, with what it can do.
pub fn model() -> Value {
    object([
        ("id", text()),
        ("object", exactly("model")),
        ("created", moment()),
        ("owned_by", text()),
        (
            "shutdown_date",
            about(
                nullable(json!({ "type": "string", "format": "date" })),
                "The first day on which it is not served.",
            ),
        ),
        ("pictor", nullable(abilities())),
    ])
}

/// What a form can offer; see the manual's page on models.
pub fn abilities() -> Value {
    object([
        ("modality", exactly("image")),
        ("endpoints", list(text())),
        ("sizes", list(text())),
        ("size_rules", nullable(size_rules())),
        ("qualities", list(text())),
        ("backgrounds", list(text())),
        ("output_formats", list(text())),
        ("max_n", integer()),
        ("max_images", integer()),
    ])
}

fn size_rules() -> Value {
    object(["multiple_of", "max_edge", "max_ratio", "min_pixels", "max_pixels"].map(|name| (name, integer())))
}
