//! `/session`: a browser signs in with a key, is told who it is, and signs out. The key itself it need not keep.

mod openapi;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use axum::Json;
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use pictor_api::error;
use pictor_api::money::Nanos;
use serde_json::{Value, json};

use super::cookie::{self, Session};
use super::error::Refusal;
use super::exchange::{Inbound, Question, handler};
use super::fields::Fields;
use super::forwarded::Client;
use super::openapi::Route;
use super::query::Query;
use super::same_site::is_own_page;
use super::{House, auth, money};
use crate::keys::{Principal, SIGN_INS};
pub(super) use openapi::schemas;

/// The routes.
pub(super) fn routes() -> Vec<Route> {
    const PATH: &str = "/session";
    vec![
        Route::get(PATH, handler("session", read), openapi::read()),
        Route::post(PATH, handler("session", begin), openapi::begin()),
        Route::delete(PATH, handler("session", end), openapi::end()),
    ]
}

type Answer = Result<(HeaderMap, Json<Value>), Refusal>;

/// `POST /session`: with a key, also one that may spend nothing more.
async fn begin(house: Arc<House>, inbound: Inbound) -> Answer {
    let Inbound { id, facts, head, body } = inbound;
    let question = Question { id, facts, head };
    // Nobody signs a browser in from elsewhere; what is no browser says nothing.
    if is_own_page(&question.head, house.timeouts.public_url.as_deref()) == Some(false) {
        return Err(error::foreign_page().into());
    }
    if let Err(wait) = house.keys.admit_sign_in(client(&question.head)) {
        let seconds = u64::from(wait.subsec_nanos() > 0) + wait.as_secs();
        return Err(error::too_many_sign_ins(SIGN_INS.into(), seconds).into());
    }
    let fields = Fields::read(body, &["key"]).await?;
    let key = fields.required_text("key")?.trim();
    let found = house.keys.authenticate(key).await.map_err(|cause| question.failed(&cause))?;
    let principal = found.ok_or_else(error::sign_in_refused)?;
    let holder = house.keys.holder(&principal.key).await.map_err(|cause| question.failed(&cause))?;
    let (principal, stamp) = holder.ok_or_else(error::sign_in_refused)?;
    let session = Session::begin(&house, &principal.key, &stamp);
    let object = object(&house, &question, &principal, Some(session.expires_at)).await?;
    Ok((headers(session.cookie(&house)), Json(object)))
}

/// `GET /session`: who the caller is, and what is left to spend; for a key as for a cookie.
async fn read(house: Arc<House>, inbound: Inbound) -> Answer {
    let question = Question::from(inbound);
    let principal = auth::authenticate(&house, &question.head.headers).await?;
    Query::read(&question.head.uri, &[])?;
    let expires_at = auth::session(&house, &question.head.headers).map(|session| session.expires_at);
    Ok((headers(None), Json(object(&house, &question, &principal, expires_at).await?)))
}

/// `DELETE /session`: the browser forgets it.
async fn end(house: Arc<House>, _: Inbound) -> Answer {
    let told = json!({ "object": "session.deleted", "deleted": true });
    Ok((headers(cookie::cleared(&house)), Json(told)))
}

/// Whose tries are counted.
fn client(head: &Parts) -> IpAddr {
    let client = head.extensions.get::<Client>();
    client.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |client| client.0)
}

fn headers(cookie: Option<HeaderValue>) -> HeaderMap {
    let kept = (CACHE_CONTROL, HeaderValue::from_static("no-store"));
    cookie.map(|cookie| (SET_COOKIE, cookie)).into_iter().chain([kept]).collect()
}

async fn object(
    house: &House,
    question: &Question,
    principal: &Principal,
    expires_at: Option<u64>,
) -> Result<Value, Refusal> {
    let spent = money::spent(house, principal).await.map_err(|cause| question.failed(&cause))?;
    let spent = spent.ok_or_else(error::session_ended)?;
    Ok(json!({
        "object": "session",
        "expires_at": expires_at,
        "scopes": principal.scopes.names(),
        "models": principal.models,
        "left_usd": left(&spent).map(|left| left.to_string()),
        "key": spent["key"],
        "project": spent["project"],
    }))
}

/// What a page says of who is signed in.
pub(super) struct Holder {
    /// The name of the project.
    pub(super) project: String,
    /// The name of the key.
    pub(super) key: String,
    /// USD that are left to spend, exact; `None` without any budget.
    pub(super) left: Option<String>,
}

/// Who holds the key of a session; `None` where that cannot be told now, or it was revoked meanwhile.
pub(super) async fn holder(house: &House, principal: &Principal) -> Option<Holder> {
    let spent = money::spent(house, principal).await.ok()??;
    let name = |owner: &str| spent[owner]["name"].as_str().unwrap_or_default().to_owned();
    Some(Holder {
        project: name("project"),
        key: name("key"),
        left: left(&spent).map(|left| left.to_string()),
    })
}

/// What may be spent before the first of the four budgets is used up; `None` without any.
fn left(spent: &Value) -> Option<Nanos> {
    let amounts = ["key", "project"].into_iter().flat_map(|owner| {
        ["month", "total"]
            .into_iter()
            .filter_map(move |span| spent[owner][span]["left_usd"].as_str()?.parse().ok())
    });
    amounts.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_budget_tells_what_is_left() {
        let account = |left: Value| json!({ "left_usd": left });
        let spent = |key: [Value; 2], project: [Value; 2]| {
            let owner =
                |[month, total]: [Value; 2]| json!({ "month": account(month), "total": account(total) });
            left(&json!({ "key": owner(key), "project": owner(project) })).map(|left| left.to_string())
        };
        let none = || [Value::Null, Value::Null];
        assert_eq!(spent(none(), none()), None);
        assert_eq!(
            spent([json!("5.00"), json!("0.08")], [json!("317.60"), Value::Null]).as_deref(),
            Some("0.08")
        );
    }
}
