//! Reads one parameter as what it should be, from JSON or from the text of a part.

use serde_json::Value as Json;

use super::{Received, Value};
use crate::error::{self, ApiError};

/// What a JSON value is, with its article, in OpenAI's words.
pub(super) fn type_name(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(number) if number.is_f64() => "a decimal number",
        Json::Number(_) => "an integer",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// The value of a parameter, if it was sent.
pub(super) fn value<'a>(received: &'a Received, name: &str) -> Option<&'a Value> {
    received.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

/// The value of a parameter for which `null` means that it was left out.
pub(super) fn nullable<'a>(received: &'a Received, name: &str) -> Option<&'a Value> {
    value(received, name).filter(|value| **value != Value::Json(Json::Null))
}

/// A string.
pub(super) fn string<'a>(name: &str, value: &'a Value) -> Result<&'a str, ApiError> {
    match value {
        Value::Text(text) | Value::Json(Json::String(text)) => Ok(text),
        Value::Json(other) => Err(error::invalid_type(name, "a string", type_name(other))),
    }
}

/// An integer within `least..=most`.
pub(super) fn integer(name: &str, value: &Value, least: i64, most: i64) -> Result<i64, ApiError> {
    let got: i128 = match value {
        Value::Text(text) => {
            let number = text.parse().ok();
            number.ok_or_else(|| error::unconvertible_text(name, "an integer"))?
        }
        Value::Json(json) => {
            let number = json.as_i64().map(i128::from).or(json.as_u64().map(i128::from));
            number.ok_or_else(|| error::invalid_type(name, "an integer", type_name(json)))?
        }
    };
    if got > i128::from(most) {
        return Err(error::integer_too_large(name, most, got));
    }
    if got < i128::from(least) {
        return Err(error::integer_too_small(name, least, got));
    }
    Ok(i64::try_from(got).expect("it lies between two i64"))
}

/// A boolean; in a part, `true` or `false` in any case, since Python writes `True`.
pub(super) fn boolean(name: &str, value: &Value) -> Result<bool, ApiError> {
    match value {
        Value::Json(Json::Bool(value)) => Ok(*value),
        Value::Json(other) => Err(error::invalid_type(name, "a boolean", type_name(other))),
        Value::Text(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Value::Text(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Value::Text(_) => Err(error::unconvertible_text(name, "a boolean")),
    }
}

/// One of `supported`, by its place there.
pub(super) fn choice(name: &str, value: &Value, supported: &[&str]) -> Result<usize, ApiError> {
    let text = match value {
        Value::Text(text) | Value::Json(Json::String(text)) => text,
        Value::Json(other) => return Err(error::enum_invalid_type(name, supported, type_name(other))),
    };
    let place = supported.iter().position(|one| one == text);
    place.ok_or_else(|| error::unsupported_value(name, text, supported))
}

/// One of `values`, each called by its name on the wire; `None` when it was left out.
pub(super) fn optional<T: Copy>(
    received: &Received,
    name: &str,
    values: &[T],
    called: fn(T) -> &'static str,
) -> Result<Option<T>, ApiError> {
    let Some(value) = nullable(received, name) else { return Ok(None) };
    let names: Vec<&str> = values.iter().map(|value| called(*value)).collect();
    choice(name, value, &names).map(|place| Some(values[place]))
}

/// The same, where `auto` means that it was left out.
pub(super) fn optional_or_auto<T: Copy>(
    received: &Received,
    name: &str,
    values: &[T],
    called: fn(T) -> &'static str,
) -> Result<Option<T>, ApiError> {
    let Some(value) = nullable(received, name) else { return Ok(None) };
    let names: Vec<&str> = values.iter().map(|value| called(*value)).chain(["auto"]).collect();
    choice(name, value, &names).map(|place| values.get(place).copied())
}
