//! What the document says of the images endpoints and the models.

use pictor_api::Endpoint;
use pictor_api::schema::{
    abilities, about, count, dollars, events, exactly, flag, image_response, list, model, moment, named,
    nullable, object, text, with_members, with_optional,
};
use serde_json::{Value, json};

use crate::http::openapi::{Caller, JSON, Operation, Schema};

const FORM: &str = "multipart/form-data";
const EVENTS: &str = "text/event-stream";

/// The schemas that these operations name.
pub(super) fn schemas() -> Vec<Schema> {
    vec![
        ("ImagesResponse", image_response()),
        ("GenerationEvent", events(Endpoint::Generations)),
        ("EditEvent", events(Endpoint::Edits)),
        ("Model", model()),
        ("ImageModel", rulebook()),
        ("ImageModelList", object([("object", exactly("list")), ("data", list(named("ImageModel")))])),
        ("ModelList", object([("object", exactly("list")), ("data", list(named("Model")))])),
    ]
}

pub(super) fn generations() -> Operation {
    let operation = Operation::new("createImage", "Images", Caller::Allowed, "Make pictures from a prompt")
        .takes(JSON, named("GenerationRequest"));
    call(operation, named("GenerationEvent"))
}

pub(super) fn edits() -> Operation {
    let operation = Operation::new("createImageEdit", "Images", Caller::Allowed, "Edit pictures")
        .takes(JSON, named("EditRequest"))
        .takes(FORM, named("EditForm"))
        .encoded(FORM, &["image", "image[]", "mask", "markup"], "image/png, image/jpeg, image/webp");
    call(operation, named("EditEvent"))
}

/// What both endpoints have in common.
fn call(operation: Operation, event: Value) -> Operation {
    let operation = operation
        .header(
            "Idempotency-Key",
            json!({ "type": "string", "pattern": "^[!-~]{1,255}$" }),
            "The name of the call: sent again under it, it is made and paid for once.",
        )
        .header(
            "Prefer",
            json!({ "type": "string", "examples": ["respond-async"] }),
            "`respond-async`: the job is answered at once, and nobody need wait.",
        )
        .header(
            "X-Pictor-Max-Cost-Usd",
            json!({ "type": "string", "pattern": "^[0-9]{1,9}(\\.[0-9]{1,9})?$" }),
            "Refuse the call if it may cost more US dollars.",
        )
        .header(
            "X-Pictor-Seed",
            json!({ "type": "string", "pattern": "^[0-9]{1,20}$" }),
            "Another number, another picture of the same prompt, where the illustrator draws.",
        )
        .header(
            "X-Pictor-Mask-Mode",
            json!({ "type": "string", "enum": ["strict"] }),
            "`strict`: what an upstream changed outside the mask is put back.",
        );
    answered(operation, event)
        .answers(202, "The job, where nobody waits (`Prefer: respond-async`).", named("ImageJob"))
        .tells(202, "Location", "Where the job is found.")
        .tells(202, "Preference-Applied", "`respond-async`")
        .tells(202, "X-Pictor-Job", "The job's id.")
        .tells(202, "X-Pictor-Adjusted", "What of the request was adapted.")
        .refuses(&[404, 408, 409, 410, 415, 422, 429, 502])
        .passes_refusals_on()
}

/// The pictures, as the call itself answers them.
pub(super) fn answered(operation: Operation, event: Value) -> Operation {
    operation
        .answers(200, "The pictures.", named("ImagesResponse"))
        .answers_as(200, "", EVENTS, stream_of(event))
        .tells(200, "X-Pictor-Job", "The job's id.")
        .tells(200, "X-Pictor-Upstream", "Who made the pictures.")
        .tells(200, "X-Pictor-Cost-Usd", "What they cost, in US dollars.")
        .tells(200, "X-Pictor-Adjusted", "What of the request was adapted.")
        .tells(200, "X-Pictor-Replayed", "`true`: the answer to an earlier try of the same call.")
        .tells(200, "Idempotent-Replayed", "The same.")
        .tells(200, "Cache-Control", "A stream is kept nowhere.")
        .tells(200, "X-Accel-Buffering", "`no`: proxies pass a stream on at once.")
}

/// A stream of server-sent events: before OpenAPI 3.2 its schema is that of each event.
pub(super) fn stream_of(event: Value) -> Value {
    let data = json!({ "type": "string", "contentMediaType": JSON, "contentSchema": event });
    let each = with_optional(object([("event", text()), ("data", data)]), [("id", text())]);
    json!({ "schema": about(each, "Each event of the stream.") })
}

pub(super) fn models() -> Operation {
    Operation::new("listModels", "Models", Caller::Known, "List the models that pictures can be made with")
        .answers(200, "The models that the key may use.", named("ModelList"))
}

/// A model with its rules and prices.
fn rulebook() -> Value {
    let price = || about(dollars(), "For one token.");
    let tokens = object([
        ("from", about(count(), "In force from this Unix second on.")),
        ("text_input_usd", price()),
        ("text_input_cached_usd", price()),
        ("image_input_usd", price()),
        ("image_input_cached_usd", price()),
        ("text_output_usd", price()),
        ("image_output_usd", price()),
    ]);
    let picture =
        object([("size", text()), ("quality", text()), ("output_tokens", count()), ("usd", dollars())]);
    let day = || json!({ "type": "string", "format": "date" });
    let named = object([
        ("id", text()),
        ("object", exactly("image.model")),
        ("created", moment()),
        ("owned_by", text()),
        ("shutdown_date", about(nullable(day()), "The first day on which it is not served.")),
        ("heir", about(nullable(text()), "Who is asked from that day on.")),
        ("aliases", about(list(text()), "Other names that lead to it.")),
        ("illustrator", about(flag(), "The built-in illustrator draws, for nothing.")),
        ("input_fidelities", list(text())),
        ("complexity", flag()),
        ("markup", flag()),
        ("max_image_bytes", count()),
        ("token_prices", list(tokens)),
        ("picture_prices", about(list(picture), "What one picture costs now, without what is sent with it.")),
    ]);
    let able = abilities();
    let able = able["properties"].as_object().cloned().unwrap_or_default();
    with_members(named, able.iter().map(|(name, schema)| (name.as_str(), schema.clone())))
}

pub(super) fn rulebooks() -> Operation {
    Operation::new("listImageModels", "Models", Caller::Known, "List the rules and prices of models")
        .answers(200, "What each model takes and what it costs.", named("ImageModelList"))
        .refuses(&[400])
}

pub(super) fn one_model() -> Operation {
    Operation::new("getModel", "Models", Caller::Known, "Get a model")
        .answers(200, "The model.", named("Model"))
        .refuses(&[404])
}
