//! Errors of services that draw much as OpenAI does and complain in other words.

use serde_json::{Map, Value};

use super::{ApiError, INVALID_REQUEST};

impl ApiError {
    /// Reads a service's own error: `{"error": "text"}`, `{"code", "error": "text"}`, `{"code", "message"}`, or a
    /// `detail` that is text, an object with one of these, or a list of faults with `msg` and `loc`.
    ///
    /// `None` when it has no text, so that the caller has nothing to pass on. OpenAI's own envelope is for
    /// [`from_upstream`](Self::from_upstream).
    pub fn from_stranger(status: u16, body: &[u8]) -> Option<Self> {
        let said: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let (message, param) = match said.get("detail") {
            Some(Value::Array(faults)) => (messages(faults)?, parameter(faults)),
            Some(Value::Object(inner)) => (words(inner)?, None),
            Some(Value::String(text)) => (text.clone(), None),
            _ => (words(&said)?, None),
        };
        let code = said.get("code").and_then(as_text);
        Some(Self { code, param, ..Self::new(status, INVALID_REQUEST, message) })
    }
}

fn words(said: &Map<String, Value>) -> Option<String> {
    ["message", "error"].into_iter().find_map(|name| said.get(name)?.as_str()).map(ToOwned::to_owned)
}

fn messages(faults: &[Value]) -> Option<String> {
    let messages: Vec<&str> = faults.iter().filter_map(|fault| fault.get("msg")?.as_str()).collect();
    (!messages.is_empty()).then(|| messages.join("; "))
}

/// The parameter of the first fault: the last name of its place, as in `["body", "size"]`.
fn parameter(faults: &[Value]) -> Option<String> {
    let place = faults.first()?.get("loc")?.as_array()?;
    place.iter().skip(1).filter_map(Value::as_str).next_back().map(ToOwned::to_owned)
}

fn as_text(code: &Value) -> Option<String> {
    match code {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
