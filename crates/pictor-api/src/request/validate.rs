//! From a request as sent to a call as meant, in OpenAI's order of checks.

use serde_json::Value as Json;

use super::read::{boolean, integer, nullable, optional, optional_or_auto, string, value};
use super::{Headers, Pictures, Received, Rules, Value, edit, names};
use crate::error::{self, ApiError};
use crate::models::{ModelTable, Rulebook};
use crate::parameters::{
    BACKGROUND, COMPLEXITY, INPUT_FIDELITY, MAX_PROMPT, MODEL, MODERATION, N, OUTPUT_COMPRESSION,
    OUTPUT_FORMAT, PARTIAL_IMAGES, PROMPT, Parameter, QUALITY, RESPONSE_FORMAT, SAFETY_IDENTIFIER, SIZE,
    STREAM, USER,
};
use crate::{
    Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality, ResponseFormat,
};

/// Checks a request that came at `now`, in Unix seconds, and says what it means, and where its pictures are. Whoever
/// resolves those has to check what is not among the uploads.
///
/// # Errors
/// The first fault, naming its parameter.
pub fn validate(
    received: &Received,
    models: &ModelTable,
    rules: &Rules,
    now: u64,
) -> Result<(Call, Pictures), ApiError> {
    names::refuse_repeated_parts(received)?;
    let (id, model) = model(received, models, now)?;
    names::refuse_unknown(received, rules)?;
    let prompt = prompt(received)?;
    let pictures = match received.endpoint {
        Endpoint::Generations => Pictures::default(),
        Endpoint::Edits => edit::pictures(received, model, id, rules)?,
    };
    let mut call = Call::new(received.endpoint, id, prompt);
    read_look(received, model, &mut call)?;
    read_delivery(received, id, model, rules, &mut call)?;
    refuse_contradictions(&call, model)?;
    if let Some(size) = nullable(received, SIZE.name) {
        call.size = model.sizes.read(string(SIZE.name, size)?)?;
    }
    (call.seed, call.strict_mask) = (seed(&received.headers)?, strict_mask(&received.headers)?);
    Ok((call, pictures))
}

/// The model, and its rules.
fn model<'a>(
    received: &'a Received,
    models: &'a ModelTable,
    now: u64,
) -> Result<(&'a str, &'a Rulebook), ApiError> {
    let id = required_string(received, MODEL.name)?;
    let model = models.get(id).ok_or_else(|| error::unknown_model(id))?;
    model.rules_at(now).map(|rules| (id, rules)).ok_or_else(|| error::retired_model(&model.retirement))
}

/// A string that must be there; `null` is no string.
fn required_string<'a>(received: &'a Received, name: &str) -> Result<&'a str, ApiError> {
    match value(received, name) {
        Some(value) => string(name, value),
        None if received.uploads.iter().any(|upload| upload.field == name) => {
            Err(error::invalid_type(name, "a string", "a file"))
        }
        None => Err(error::missing_parameter(name)),
    }
}

/// The prompt: any text that is not empty. Blanks are accepted, as OpenAI does.
fn prompt(received: &Received) -> Result<&str, ApiError> {
    let prompt = required_string(received, PROMPT.name)?;
    if prompt.is_empty() {
        return Err(error::empty_string(PROMPT.name));
    }
    match prompt.chars().count() {
        length if length > MAX_PROMPT => Err(error::string_too_long(PROMPT.name, MAX_PROMPT, Some(length))),
        _ => Ok(prompt),
    }
}

/// How many pictures and how they look, but for their size.
fn read_look(received: &Received, model: &Rulebook, call: &mut Call) -> Result<(), ApiError> {
    read_integer(received, &N, model.max_n, &mut call.n)?;
    call.quality = optional_or_auto(received, QUALITY.name, &model.qualities, Quality::name)?;
    read_integer(received, &OUTPUT_COMPRESSION, u8::MAX, &mut call.compression)?;
    call.format =
        optional(received, OUTPUT_FORMAT.name, &model.formats, Format::name)?.unwrap_or(call.format);
    call.background = optional_or_auto(received, BACKGROUND.name, Background::ALL, Background::name)?;
    Ok(())
}

/// How the pictures are made and delivered.
fn read_delivery(
    received: &Received,
    id: &str,
    model: &Rulebook,
    rules: &Rules,
    call: &mut Call,
) -> Result<(), ApiError> {
    call.moderation =
        optional(received, MODERATION.name, Moderation::ALL, Moderation::name)?.unwrap_or(call.moderation);
    if nullable(received, INPUT_FIDELITY.name).is_some() && !model.input_fidelity {
        return Err(error::model_without_input_fidelity(id));
    }
    call.input_fidelity = optional(received, INPUT_FIDELITY.name, InputFidelity::ALL, InputFidelity::name)?;
    if call.input_fidelity == Some(InputFidelity::High) && !model.high_fidelity {
        return Err(error::model_without_high_fidelity(id));
    }
    if nullable(received, COMPLEXITY.name).is_some() && !model.complexity {
        return Err(error::model_without(COMPLEXITY.name, id));
    }
    call.complexity = optional(received, COMPLEXITY.name, Complexity::ALL, Complexity::name)?;
    if let Some(stream) = nullable(received, STREAM.name) {
        call.stream = boolean(STREAM.name, stream)?;
    }
    read_integer(received, &PARTIAL_IMAGES, u8::MAX, &mut call.partial_images)?;
    call.user = nullable(received, USER.name).map(any_text);
    if let Some(identifier) = nullable(received, SAFETY_IDENTIFIER.name) {
        let text = string(SAFETY_IDENTIFIER.name, identifier)?;
        call.safety_identifier = (!text.is_empty()).then(|| text.to_owned());
    }
    if !rules.strict {
        let form = optional(received, RESPONSE_FORMAT.name, ResponseFormat::ALL, ResponseFormat::name)?;
        call.response_format = form.unwrap_or(call.response_format);
    }
    Ok(())
}

/// A nullable integer within its range, of which the model may allow less; left out, `into` stays as it is.
fn read_integer(received: &Received, row: &Parameter, allowed: u8, into: &mut u8) -> Result<(), ApiError> {
    let Some(value) = nullable(received, row.name) else { return Ok(()) };
    let (least, most) = row.range();
    let number = integer(row.name, value, i64::from(least), i64::from(most.min(allowed)))?;
    *into = u8::try_from(number).expect("it lies between two u8");
    Ok(())
}

/// `user` may be anything; what is no text is kept as JSON.
fn any_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Json(Json::String(text)) => text.clone(),
        Value::Json(other) => other.to_string(),
    }
}

/// Values that are each fine, but not together or not on this model.
fn refuse_contradictions(call: &Call, model: &Rulebook) -> Result<(), ApiError> {
    if call.format == Format::Png && call.compression < 100 {
        return Err(error::png_compression());
    }
    if call.background == Some(Background::Transparent) {
        if call.format == Format::Jpeg {
            return Err(error::transparent_jpeg());
        }
        if !model.backgrounds.contains(&Background::Transparent) {
            return Err(error::transparent_model());
        }
    }
    if call.stream && call.n > 1 {
        return Err(error::stream_of_several());
    }
    Ok(())
}

/// The illustrator's seed.
fn seed(headers: &Headers) -> Result<u64, ApiError> {
    let Some(text) = &headers.seed else { return Ok(0) };
    let expected = "a whole number from 0 to 18446744073709551615";
    text.parse().map_err(|_| error::invalid_header("X-Pictor-Seed", expected))
}

/// Whether pixels outside the mask are put back.
fn strict_mask(headers: &Headers) -> Result<bool, ApiError> {
    match headers.mask_mode.as_deref() {
        None => Ok(false),
        Some("strict") => Ok(true),
        Some(_) => Err(error::invalid_header("X-Pictor-Mask-Mode", "'strict'")),
    }
}
