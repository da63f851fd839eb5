//! What is kept of a call, as JSON in a row: every field there and back.
//!
//! A reader ignores members that it does not know, and takes a member that is missing for its default, so that rows
//! outlive versions. `None` from a reader means that the row is none that any version wrote.

use serde_json::{Map, Value, json};

use crate::Adapted;
use crate::response::Head;
use crate::usage::Usage;
use crate::{
    ApiError, Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality,
    ResponseFormat, Size,
};

/// A call, by the names of its parameters; `endpoint`, `seed` and `strict_mask` beside them, and what was adapted.
pub fn call(call: &Call) -> Value {
    let mut row = parameters(call);
    row.extend(adapted(&call.adapted));
    row.into()
}

/// What was adapted; nothing for a call that is taken as it came.
fn adapted(adapted: &Adapted) -> Map<String, Value> {
    let Adapted { requested_model, resize_to, notes } = adapted;
    let rows = [
        ("requested_model", requested_model.as_deref().map(Value::from)),
        ("resize_to", resize_to.map(|size| size.to_string().into())),
        ("adjusted", (!notes.is_empty()).then(|| notes.as_slice().into())),
    ];
    rows.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The parameters that [`call`] writes, also what a fingerprint is made of. Taken apart without `..`: no field can be
/// forgotten.
pub(crate) fn parameters(call: &Call) -> Map<String, Value> {
    let Call {
        endpoint,
        model,
        prompt,
        n,
        size,
        quality,
        background,
        format,
        compression,
        moderation,
        stream,
        partial_images,
        user,
        safety_identifier,
        input_fidelity,
        complexity,
        response_format,
        seed,
        strict_mask,
        adapted: _,
    } = call;
    let rows: [(&str, Value); 19] = [
        ("endpoint", endpoint_name(*endpoint).into()),
        ("model", model.as_str().into()),
        ("prompt", prompt.as_str().into()),
        ("n", (*n).into()),
        ("size", size.map(|size| size.to_string()).into()),
        ("quality", quality.map(Quality::name).into()),
        ("background", background.map(Background::name).into()),
        ("output_format", format.name().into()),
        ("output_compression", (*compression).into()),
        ("moderation", moderation.name().into()),
        ("stream", (*stream).into()),
        ("partial_images", (*partial_images).into()),
        ("user", user.clone().into()),
        ("safety_identifier", safety_identifier.clone().into()),
        ("input_fidelity", input_fidelity.map(InputFidelity::name).into()),
        ("complexity", complexity.map(Complexity::name).into()),
        ("response_format", response_format.name().into()),
        ("seed", (*seed).into()),
        ("strict_mask", (*strict_mask).into()),
    ];
    rows.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The call that [`call`] wrote.
pub fn read_call(row: &Value) -> Option<Call> {
    let mut call =
        Call::new(read_endpoint(text(row, "endpoint")?)?, text(row, "model")?, text(row, "prompt")?);
    call.n = number(row, "n").unwrap_or(call.n);
    call.size = optional(row, "size", Size::from_text)?;
    call.quality = optional(row, "quality", Quality::from_name)?;
    call.background = optional(row, "background", Background::from_name)?;
    call.format = optional(row, "output_format", Format::from_name)?.unwrap_or(call.format);
    call.compression = number(row, "output_compression").unwrap_or(call.compression);
    call.moderation = optional(row, "moderation", Moderation::from_name)?.unwrap_or(call.moderation);
    call.stream = flag(row, "stream").unwrap_or(call.stream);
    call.partial_images = number(row, "partial_images").unwrap_or(call.partial_images);
    call.user = owned(row, "user");
    call.safety_identifier = owned(row, "safety_identifier");
    call.input_fidelity = optional(row, "input_fidelity", InputFidelity::from_name)?;
    call.complexity = optional(row, "complexity", Complexity::from_name)?;
    call.response_format =
        optional(row, "response_format", ResponseFormat::from_name)?.unwrap_or(call.response_format);
    call.seed = number(row, "seed").unwrap_or(call.seed);
    call.strict_mask = flag(row, "strict_mask").unwrap_or(call.strict_mask);
    call.adapted = read_adapted(row)?;
    Some(call)
}

/// What [`adapted`] wrote.
fn read_adapted(row: &Value) -> Option<Adapted> {
    let notes = row.get("adjusted").and_then(Value::as_array).into_iter().flatten();
    Some(Adapted {
        requested_model: owned(row, "requested_model"),
        resize_to: optional(row, "resize_to", Size::from_text)?,
        notes: notes.filter_map(|note| note.as_str().map(str::to_owned)).collect(),
    })
}

/// What an answer says about its pictures.
pub fn head(head: &Head) -> Value {
    let Head { created, background, format, quality, size, usage: used, safety_identifier } = head;
    json!({
        "created": created,
        "background": background.name(),
        "output_format": format.name(),
        "quality": quality.name(),
        "size": size.to_string(),
        "usage": used.as_ref().map(usage),
        "safety_identifier": safety_identifier,
    })
}

/// The head that [`head`] wrote.
pub fn read_head(row: &Value) -> Option<Head> {
    Some(Head {
        created: number(row, "created")?,
        background: Background::from_name(text(row, "background")?)?,
        format: Format::from_name(text(row, "output_format")?)?,
        quality: Quality::from_name(text(row, "quality")?)?,
        size: Size::from_text(text(row, "size")?)?,
        usage: row.get("usage").and_then(read_usage),
        safety_identifier: owned(row, "safety_identifier"),
    })
}

/// A usage, class by class.
pub fn usage(usage: &Usage) -> Value {
    let Usage { input_image_tokens, input_text_tokens, output_image_tokens, output_text_tokens } = usage;
    json!({
        "input_image_tokens": input_image_tokens,
        "input_text_tokens": input_text_tokens,
        "output_image_tokens": output_image_tokens,
        "output_text_tokens": output_text_tokens,
    })
}

/// The usage that [`usage`] wrote.
pub fn read_usage(row: &Value) -> Option<Usage> {
    row.as_object()?;
    let tokens = |name: &str| number(row, name).unwrap_or(0);
    Some(Usage {
        input_image_tokens: tokens("input_image_tokens"),
        input_text_tokens: tokens("input_text_tokens"),
        output_image_tokens: tokens("output_image_tokens"),
        output_text_tokens: tokens("output_text_tokens"),
    })
}

/// An error, status and headers included.
pub fn error(error: &ApiError) -> Value {
    let ApiError { status, kind, code, param, message, details, retry_after, should_retry } = error;
    json!({
        "status": status,
        "type": kind,
        "code": code,
        "param": param,
        "message": message,
        "details": details.as_deref(),
        "retry_after": retry_after,
        "should_retry": should_retry,
    })
}

/// The error that [`error`] wrote.
pub fn read_error(row: &Value) -> Option<ApiError> {
    Some(ApiError {
        status: number(row, "status").filter(|status| (400..600).contains(status))?,
        kind: owned(row, "type")?,
        code: owned(row, "code"),
        param: owned(row, "param"),
        message: owned(row, "message")?,
        details: row.get("details").and_then(Value::as_object).cloned().map(Box::new),
        retry_after: number(row, "retry_after"),
        should_retry: flag(row, "should_retry"),
    })
}

/// The name of an endpoint in rows.
const fn endpoint_name(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Generations => "generations",
        Endpoint::Edits => "edits",
    }
}

/// The endpoint of that name.
fn read_endpoint(name: &str) -> Option<Endpoint> {
    [Endpoint::Generations, Endpoint::Edits].into_iter().find(|endpoint| endpoint_name(*endpoint) == name)
}

fn text<'a>(row: &'a Value, name: &str) -> Option<&'a str> {
    row.get(name)?.as_str()
}

fn owned(row: &Value, name: &str) -> Option<String> {
    text(row, name).map(str::to_owned)
}

fn flag(row: &Value, name: &str) -> Option<bool> {
    row.get(name)?.as_bool()
}

fn number<N: TryFrom<u64>>(row: &Value, name: &str) -> Option<N> {
    N::try_from(row.get(name)?.as_u64()?).ok()
}

/// A name that may be missing or `null`; `None` when it is there and is none that `read` knows.
fn optional<T>(row: &Value, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match row.get(name) {
        None | Some(Value::Null) => Some(None),
        Some(value) => value.as_str().and_then(read).map(Some),
    }
}
