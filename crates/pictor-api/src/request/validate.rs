//! From a request as sent to a call as meant, in OpenAI's order of checks.

use serde_json::Value as Json;

use super::read::{boolean, integer, nullable, optional, optional_or_auto, string, value};
use super::{BodyKind, Headers, Pictures, Received, Rules, Value, edit};
use crate::error::{self, ApiError};
use crate::models::{ModelTable, Rulebook, Status};
use crate::{
    Background, Call, Complexity, Endpoint, Format, InputFidelity, Moderation, Quality, ResponseFormat,
};

/// The most characters of a prompt.
const MAX_PROMPT: usize = 32_000;

/// Parameters that both endpoints take.
const PARAMETERS: &[&str] = &[
    "model",
    "prompt",
    "n",
    "size",
    "quality",
    "background",
    "output_format",
    "output_compression",
    "moderation",
    "stream",
    "partial_images",
    "user",
    "safety_identifier",
    "complexity",
];

/// Checks a request and says what it means, and where its pictures are. Whoever resolves those has to check
/// what is not among the uploads.
///
/// # Errors
/// The first fault, naming its parameter.
pub fn validate(
    received: &Received,
    models: &ModelTable,
    rules: &Rules,
) -> Result<(Call, Pictures), ApiError> {
    refuse_repeated_parts(received)?;
    let (id, model) = model(received, models)?;
    refuse_unknown(received, rules)?;
    let prompt = prompt(received)?;
    let pictures = match received.endpoint {
        Endpoint::Generations => Pictures::default(),
        Endpoint::Edits => edit::pictures(received, model, id, rules)?,
    };
    let mut call = Call::new(received.endpoint, id, prompt);
    read_look(received, model, &mut call)?;
    read_delivery(received, id, model, rules, &mut call)?;
    refuse_contradictions(&call, model)?;
    call.size = match nullable(received, "size") {
        Some(size) => model.sizes.read(string("size", size)?)?,
        None => None,
    };
    (call.seed, call.strict_mask) = (seed(&received.headers)?, strict_mask(&received.headers)?);
    Ok((call, pictures))
}

/// In a multipart body a name stands once, but for `image[]`.
fn refuse_repeated_parts(received: &Received) -> Result<(), ApiError> {
    if received.body == BodyKind::Json {
        return Ok(());
    }
    let names = received.fields.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = names.chain(received.uploads.iter().map(|upload| upload.field.as_str())).collect();
    for (index, name) in names.iter().enumerate() {
        if names[..index].contains(name) && !name.ends_with("[]") {
            let hint = *name == "image" && received.endpoint == Endpoint::Edits;
            return Err(if hint { error::repeated_image() } else { error::duplicate_parameter(name, "") });
        }
    }
    if received.endpoint == Endpoint::Edits && names.contains(&"image") && names.contains(&"image[]") {
        return Err(error::mixed_images());
    }
    Ok(())
}

/// The model, and its rules.
fn model<'a>(received: &'a Received, models: &'a ModelTable) -> Result<(&'a str, &'a Rulebook), ApiError> {
    let id = required_string(received, "model")?;
    match models.get(id).map(|model| &model.status) {
        None => Err(error::unknown_model(id)),
        Some(Status::Retired { message }) => Err(error::retired_model(message)),
        Some(Status::Served(rules)) => Ok((id, rules)),
    }
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

/// The first parameter that the endpoint does not take.
fn refuse_unknown(received: &Received, rules: &Rules) -> Result<(), ApiError> {
    let fields = received.fields.iter().map(|(name, _)| (name.as_str(), false));
    let files = received.uploads.iter().map(|upload| (upload.field.as_str(), true));
    let files = files.filter(|_| received.body == BodyKind::Multipart);
    for (name, file) in fields.chain(files) {
        if PARAMETERS.contains(&name) {
            if file {
                return Err(error::invalid_type(name, "a value", "a file"));
            }
        } else if name != "response_format" || rules.strict {
            match received.endpoint {
                Endpoint::Generations => return Err(unknown(name)),
                Endpoint::Edits => refuse_unknown_of_edits(name, received.body)?,
            }
        } else if file {
            return Err(error::invalid_type(name, "a string", "a file"));
        }
    }
    Ok(())
}

/// What only edits take, and what they call differently in the two kinds of body.
fn refuse_unknown_of_edits(name: &str, body: BodyKind) -> Result<(), ApiError> {
    match (body, name) {
        (_, "input_fidelity" | "mask" | "markup")
        | (BodyKind::Json, "images")
        | (BodyKind::Multipart, "image" | "image[]") => Ok(()),
        (BodyKind::Json, "image" | "image[]") => {
            let instead = "For application/json on /v1/images/edits, use 'images' (array).";
            Err(error::misnamed_images(name, instead))
        }
        (BodyKind::Multipart, _) if name == "images" || root(name) == "image" || root(name) == "images" => {
            Err(error::misnamed_images(name, "For multipart/form-data use 'image' or 'image[]'."))
        }
        (BodyKind::Multipart, _) if root(name) == "mask" => {
            Err(error::invalid_type("mask", "a file", "an array"))
        }
        _ => Err(unknown(name)),
    }
}

/// A name in brackets is refused by its root, or as an array where the root is a parameter.
fn unknown(name: &str) -> ApiError {
    let root = root(name);
    if root != name && PARAMETERS.contains(&root) {
        return error::invalid_type(root, "a single value", "an array");
    }
    error::unknown_parameter(root)
}

/// `svg` of `svg[reasoning][effort]`.
fn root(name: &str) -> &str {
    match name.split_once('[') {
        Some((root, _)) if !root.is_empty() => root,
        _ => name,
    }
}

/// The prompt: any text that is not empty. Blanks are accepted, as OpenAI does.
fn prompt(received: &Received) -> Result<&str, ApiError> {
    let prompt = required_string(received, "prompt")?;
    if prompt.is_empty() {
        return Err(error::empty_string("prompt"));
    }
    match prompt.chars().count() {
        length if length > MAX_PROMPT => Err(error::string_too_long("prompt", MAX_PROMPT, Some(length))),
        _ => Ok(prompt),
    }
}

/// How many pictures and how they look, but for their size.
fn read_look(received: &Received, model: &Rulebook, call: &mut Call) -> Result<(), ApiError> {
    call.n = small_integer(received, "n", 1, model.max_n, 1)?;
    call.quality = optional_or_auto(received, "quality", &model.qualities, Quality::name)?;
    call.compression = small_integer(received, "output_compression", 0, 100, 100)?;
    call.format = optional(received, "output_format", &model.formats, Format::name)?.unwrap_or(Format::Png);
    call.background = optional_or_auto(received, "background", Background::ALL, Background::name)?;
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
        optional(received, "moderation", Moderation::ALL, Moderation::name)?.unwrap_or(Moderation::Auto);
    if nullable(received, "input_fidelity").is_some() && !model.input_fidelity {
        return Err(error::model_without_input_fidelity(id));
    }
    call.input_fidelity = optional(received, "input_fidelity", InputFidelity::ALL, InputFidelity::name)?;
    if nullable(received, "complexity").is_some() && !model.complexity {
        return Err(error::model_without("complexity", id));
    }
    call.complexity = optional(received, "complexity", Complexity::ALL, Complexity::name)?;
    call.stream = match nullable(received, "stream") {
        Some(stream) => boolean("stream", stream)?,
        None => false,
    };
    call.partial_images = small_integer(received, "partial_images", 0, 3, 0)?;
    call.user = nullable(received, "user").map(any_text);
    call.safety_identifier = match nullable(received, "safety_identifier") {
        Some(identifier) => {
            Some(string("safety_identifier", identifier)?.to_string()).filter(|text| !text.is_empty())
        }
        None => None,
    };
    if !rules.strict {
        call.response_format = response_format(received)?;
    }
    Ok(())
}

/// A nullable integer that fits a byte.
fn small_integer(received: &Received, name: &str, least: u8, most: u8, default: u8) -> Result<u8, ApiError> {
    let Some(value) = nullable(received, name) else { return Ok(default) };
    let number = integer(name, value, i64::from(least), i64::from(most))?;
    Ok(u8::try_from(number).expect("it lies between two u8"))
}

/// `user` may be anything; what is no text is kept as JSON.
fn any_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Json(Json::String(text)) => text.clone(),
        Value::Json(other) => other.to_string(),
    }
}

/// Our one extension; links wait for storage.
fn response_format(received: &Received) -> Result<ResponseFormat, ApiError> {
    let form = optional(received, "response_format", ResponseFormat::ALL, ResponseFormat::name)?;
    match form.unwrap_or(ResponseFormat::B64Json) {
        ResponseFormat::Url => {
            Err(error::not_supported_yet("response_format", "The value 'url' is", "use 'b64_json'"))
        }
        form @ ResponseFormat::B64Json => Ok(form),
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
