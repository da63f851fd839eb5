//! Requests for the tests, and what validation says to them.

use pictor_api::models::ModelTable;
use pictor_api::request::{
    BodyKind, Headers, Pictures, Received, Rules, Upload, Value, json_fields, validate,
};
use pictor_api::{ApiError, Call, Endpoint, Format};
use serde_json::{Map, Value as Json, json};

/// 2026-11-28, when models were served that are retired since.
pub(crate) const NOW: u64 = 1_795_824_000;

/// A legal JSON generation, with some members changed; `"X": "absent"` leaves X out.
pub(crate) fn generation(changes: &Json) -> Received {
    let base = json!({ "model": "gpt-image-2", "prompt": "a red apple" });
    let document = changed(base, changes);
    received(Endpoint::Generations, BodyKind::Json, json_fields(document.as_bytes()).expect("legal JSON"))
}

/// A JSON generation of exactly these members.
pub(crate) fn json_request(members: Map<String, Json>) -> Received {
    let document = Json::Object(members).to_string();
    received(Endpoint::Generations, BodyKind::Json, json_fields(document.as_bytes()).expect("legal JSON"))
}

/// A legal JSON edit of one picture, with some members changed; upload 0 is that picture, 1 a mask.
pub(crate) fn json_edit(changes: &Json) -> Received {
    let base = json!({ "model": "gpt-image-2", "prompt": "p", "images": [{ "image_url": "cut:0" }] });
    let document = changed(base, changes);
    let fields = json_fields(document.as_bytes()).expect("legal JSON");
    let uploads = vec![png("image_url"), png("image_url")];
    Received { uploads, ..received(Endpoint::Edits, BodyKind::Json, fields) }
}

/// A multipart edit of exactly these texts and files.
pub(crate) fn multipart_edit(texts: &[(&str, &str)], uploads: Vec<Upload>) -> Received {
    let mut all = vec![("model", "gpt-image-2"), ("prompt", "p")];
    all.retain(|(name, _)| !texts.iter().any(|(other, _)| name == other));
    all.extend(texts.iter().filter(|(_, text)| *text != "absent"));
    let fields = all.iter().map(|(name, text)| (name.to_string(), Value::Text(text.to_string())));
    Received { uploads, ..received(Endpoint::Edits, BodyKind::Multipart, fields.collect()) }
}

pub(crate) fn received(endpoint: Endpoint, body: BodyKind, fields: Vec<(String, Value)>) -> Received {
    Received { endpoint, body, fields, uploads: Vec::new(), headers: Headers::default() }
}

/// A readable PNG under a part's name.
pub(crate) fn png(field: &str) -> Upload {
    Upload {
        field: field.into(),
        mime: Some("image/png".into()),
        filename: Some("a.png".into()),
        bytes: 1000,
        format: Some(Format::Png),
        ..Upload::default()
    }
}

fn changed(base: Json, changes: &Json) -> String {
    let Json::Object(mut members) = base else { panic!("an object") };
    for (name, value) in changes.as_object().unwrap_or(&Map::new()) {
        match value.as_str() {
            Some("absent") => drop(members.shift_remove(name)),
            _ => drop(members.insert(name.clone(), value.clone())),
        }
    }
    Json::Object(members).to_string()
}

pub(crate) fn check(received: &Received) -> Result<(Call, Pictures), ApiError> {
    validate(received, &ModelTable::builtin(), &Rules::default(), NOW)
}

pub(crate) fn accepted(received: &Received) -> Call {
    understood(received).0
}

/// The pictures of a request that is accepted.
pub(crate) fn pictures(received: &Received) -> Pictures {
    understood(received).1
}

fn understood(received: &Received) -> (Call, Pictures) {
    check(received).unwrap_or_else(|error| panic!("{received:?} was refused: {error}"))
}

/// `type | code | param | message` of the refusal.
pub(crate) fn refused(received: &Received) -> String {
    line(&check(received).expect_err(&format!("{received:?} was accepted")))
}

pub(crate) fn line(error: &ApiError) -> String {
    let or_null = |text: &Option<String>| text.clone().unwrap_or("null".into());
    let kind = match error.kind.as_str() {
        "invalid_request_error" => "request",
        "image_generation_user_error" => "user",
        other => other,
    };
    assert_eq!(error.status == 413, error.code.as_deref() == Some("file_too_large"), "{error}");
    assert!(error.status == 400 || error.status == 413, "{error}");
    format!("{kind} | {} | {} | {}", or_null(&error.code), or_null(&error.param), error.message)
}
