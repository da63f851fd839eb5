//! Who calls: the key of a request, or the session of a browser, checked before its body is read.

use axum::http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use pictor_api::{ApiError, error};

use super::House;
use super::cookie::{self, Session};
use crate::db::DbError;
use crate::keys::Principal;

/// The caller, or OpenAI's 401.
pub(super) async fn authenticate(house: &House, headers: &HeaderMap) -> Result<Principal, ApiError> {
    if is_by_session(house, headers) {
        return by_session(house, headers).await;
    }
    let token = key(headers).ok_or_else(error::missing_api_key)?;
    let found = house.keys.authenticate(token).await.map_err(|failure| failed(&failure))?;
    found.ok_or_else(|| error::invalid_api_key(&error::masked_key(token)))
}

/// Whether the caller shows a session, and no key: that would count before it.
pub(super) fn is_by_session(house: &House, headers: &HeaderMap) -> bool {
    let has_key = headers.contains_key(AUTHORIZATION) || key(headers).is_some();
    !has_key && cookie::is_shown(house, headers)
}

/// The session that a caller shows, where it counts; not checked.
pub(super) fn session(house: &House, headers: &HeaderMap) -> Option<Session> {
    is_by_session(house, headers).then(|| Session::shown(house, headers))?
}

/// What its key may do now: one that was revoked ends its sessions.
async fn by_session(house: &House, headers: &HeaderMap) -> Result<Principal, ApiError> {
    let session = Session::shown(house, headers).ok_or_else(error::session_ended)?;
    let holder = house.keys.holder(&session.key).await.map_err(|failure| failed(&failure))?;
    let ours = holder.filter(|(_, stamp)| session.is_ours(house, stamp));
    ours.map(|(principal, _)| principal).ok_or_else(error::session_ended)
}

fn failed(failure: &DbError) -> ApiError {
    tracing::error!(error = pictor_relay::describe(failure), "cannot look up a key");
    error::database_unavailable(2)
}

/// The caller, if it may ask for pictures.
pub(super) async fn authenticate_images(house: &House, headers: &HeaderMap) -> Result<Principal, ApiError> {
    let principal = authenticate(house, headers).await?;
    if principal.scopes.images { Ok(principal) } else { Err(error::missing_scope("images")) }
}

/// The caller, if it may ask for pictures and does not ask too often, before its body is read.
pub(super) async fn admit(house: &House, headers: &HeaderMap) -> Result<Principal, ApiError> {
    let principal = authenticate_images(house, headers).await?;
    let repeats = headers.contains_key("idempotency-key")
        || headers.get("x-stainless-retry-count").is_some_and(|count| count != "0");
    match house.keys.admit(&principal, repeats) {
        Ok(()) => Ok(principal),
        Err(wait) => {
            let limit = principal.requests.unwrap_or_default().into();
            // The SDKs do not wait for more than a minute.
            let seconds = wait.as_secs().saturating_add(1).min(60);
            Err(error::request_rate_limit("image models", &principal.project, limit, seconds))
        }
    }
}

/// The caller, if it may ask what operators ask.
pub(super) async fn authenticate_admin(house: &House, headers: &HeaderMap) -> Result<Principal, ApiError> {
    let principal = authenticate(house, headers).await?;
    if principal.scopes.admin { Ok(principal) } else { Err(error::missing_scope("admin")) }
}

/// The key, as OpenAI's clients send it, else as Azure's do. Some send both; then the bearer counts.
fn key(headers: &HeaderMap) -> Option<&str> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok();
    let plain = || text(HeaderName::from_static("api-key")).map(str::trim).filter(|key| !key.is_empty());
    text(AUTHORIZATION).and_then(bearer).or_else(plain)
}

/// The scheme's name is case-insensitive (RFC 9110, section 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn reads_the_bearer() {
        assert_eq!(bearer("Bearer sk-1"), Some("sk-1"));
        assert_eq!(bearer("bearer  sk-1 "), Some("sk-1"));
        for wrong in ["", "sk-1", "Bearer", "Bearer ", "Basic sk-1"] {
            assert_eq!(bearer(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_bearer_counts_before_an_api_key() {
        let read = |pairs: &[(HeaderName, &'static str)]| {
            let headers = pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
            key(&headers.collect()).map(str::to_owned)
        };
        let api_key = HeaderName::from_static("api-key");
        assert_eq!(read(&[(api_key.clone(), " sk-1 ")]).as_deref(), Some("sk-1"));
        assert_eq!(
            read(&[(api_key.clone(), "sk-1"), (AUTHORIZATION, "Bearer sk-2")]).as_deref(),
            Some("sk-2")
        );
        assert_eq!(read(&[(api_key.clone(), "sk-1"), (AUTHORIZATION, "Basic abc")]).as_deref(), Some("sk-1"));
        assert_eq!(read(&[(api_key, "")]), None);
    }
}
