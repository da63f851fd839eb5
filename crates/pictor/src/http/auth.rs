//! Who calls: the bearer token of a request, checked before its body is read.

use axum::http::{HeaderMap, header::AUTHORIZATION};
use pictor_api::{ApiError, error};

use crate::keys::{Keys, Principal};

/// The caller, or OpenAI's 401.
pub(super) fn authenticate(keys: &Keys, headers: &HeaderMap) -> Result<Principal, ApiError> {
    let Some(value) = headers.get(AUTHORIZATION) else {
        return Err(error::missing_api_key());
    };
    let token = value.to_str().ok().and_then(bearer).ok_or_else(error::missing_api_key)?;
    keys.authenticate(token).ok_or_else(|| error::invalid_api_key(&error::masked_key(token)))
}

/// The caller, if it may ask what operators ask.
pub(super) fn authenticate_admin(keys: &Keys, headers: &HeaderMap) -> Result<Principal, ApiError> {
    // The admin key is the only one so far.
    authenticate(keys, headers)
}

/// The scheme's name is case-insensitive (RFC 9110, section 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_bearer() {
        assert_eq!(bearer("Bearer sk-1"), Some("sk-1"));
        assert_eq!(bearer("bearer  sk-1 "), Some("sk-1"));
        for wrong in ["", "sk-1", "Bearer", "Bearer ", "Basic sk-1"] {
            assert_eq!(bearer(wrong), None, "{wrong}");
        }
    }
}
