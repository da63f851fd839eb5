//! A whole answer that brings no picture, and says why: what services do that are nearly like OpenAI.

use serde_json::{Value, json};

use crate::attempt_error::{AttemptError, blocked, from_late_error};
use crate::parsed::Parsed;
use crate::upstream::Upstream;

/// Why an answer without a picture has none, if it says so: an error of its own, an error in a picture's place (Ark), or
/// a picture that moderation kept back (xAI).
pub(crate) fn why(answer: &Parsed, upstream: &Upstream) -> Option<AttemptError> {
    if answer.members.get("error").is_some_and(|error| !error.is_null()) {
        return Some(from_late_error(&answer.skeleton, false, upstream));
    }
    let pictures = answer.members.get("data").and_then(Value::as_array)?;
    if pictures.iter().any(|picture| picture.get("respect_moderation") == Some(&Value::Bool(false))) {
        let message = "The picture was kept back by the moderation of the upstream service.";
        return Some(AttemptError::Withheld(blocked(message)));
    }
    let error = pictures.iter().find_map(|picture| picture.get("error").filter(|error| !error.is_null()))?;
    Some(from_late_error(json!({ "error": error }).to_string().as_bytes(), false, upstream))
}
