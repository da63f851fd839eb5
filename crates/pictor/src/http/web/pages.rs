//! The pages at the front: what a stranger sees, the playground, and one job.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use pictor_web::{Home, Language};
use url::form_urlencoded::{byte_serialize, parse};

use super::headers;
use super::offers::offers;
use super::viewer::{Viewer, asked_language, tab};
use crate::http::House;
use crate::http::exchange::Inbound;

/// `GET /`: the playground for who is signed in, and for everybody else what this is.
pub(super) async fn front(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    if let Some(told) = in_language(head) {
        return told;
    }
    let viewer = Viewer::of(&house, head).await;
    let next = next(head);
    if viewer.person.is_some() {
        // They came to sign in, and are.
        return next.map_or_else(
            || headers::page(&house, head, pictor_web::play(&viewer.frame())),
            |next| see(&next),
        );
    }
    let offers = offers(&house);
    let has_upstreams = offers.iter().any(|offer| !offer.is_drawn);
    let (next, tab) = (next.as_deref().unwrap_or_default(), tab(&head.headers));
    let shown = Home { offers: &offers, has_upstreams, next, tab: tab.as_deref() };
    headers::page(&house, head, pictor_web::home(&viewer.frame(), &shown))
}

/// `GET /play`: the playground, filled in by the query; a stranger signs in first.
pub(super) async fn play(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    signed_in(&house, head, |viewer| pictor_web::play(&viewer.frame())).await
}

/// `GET /jobs/{id}`: one job. Whether there is such a job is told by the API, to the page.
pub(super) async fn job(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    signed_in(&house, head, |viewer| pictor_web::job(&viewer.frame())).await
}

/// A page for who is signed in: others are sent to sign in, and come back.
async fn signed_in(house: &Arc<House>, head: &Parts, make: impl FnOnce(&Viewer) -> String) -> Response {
    if let Some(told) = in_language(head) {
        return told;
    }
    let viewer = Viewer::of(house, head).await;
    if viewer.person.is_none() {
        let back = head.uri.path_and_query().map_or("/", |back| back.as_str());
        return see(&format!("/?next={}", byte_serialize(back.as_bytes()).collect::<String>()));
    }
    headers::page(house, head, make(&viewer))
}

/// The language that was chosen is kept, and the address is shown without it.
pub(super) fn in_language(head: &Parts) -> Option<Response> {
    let (language, rest) = asked_language(head)?;
    let mark = if rest.is_empty() { "" } else { "?" };
    let mut response = see(&format!("{}{mark}{rest}", head.uri.path()));
    response.headers_mut().insert(SET_COOKIE, kept(language));
    Some(response)
}

fn kept(language: Language) -> HeaderValue {
    HeaderValue::from_static(match language {
        Language::En => "pictor_language=en; Path=/; Max-Age=31536000; SameSite=Lax",
        Language::Zh => "pictor_language=zh; Path=/; Max-Age=31536000; SameSite=Lax",
    })
}

/// Where to go after signing in: a path of this server and no other address, whatever a link says.
fn next(head: &Parts) -> Option<String> {
    let query = head.uri.query()?;
    let next = parse(query.as_bytes()).find(|(name, _)| name == "next")?.1.into_owned();
    is_ours(&next).then_some(next)
}

/// Whether an address is a path of this server, and no browser takes it for another host's.
pub(super) fn is_ours(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n', '\t'])
}

/// 303 to a path of this server.
pub(super) fn see(path: &str) -> Response {
    let Ok(place) = HeaderValue::from_str(path) else { return StatusCode::BAD_REQUEST.into_response() };
    let headers = [(LOCATION, place), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn only_a_path_of_this_server_is_gone_on_to() {
        for (query, expected) in [
            ("next=%2Fplay%3Fprompt%3Da%2520b", Some("/play?prompt=a%20b")),
            ("lang=zh&next=/jobs/job_1", Some("/jobs/job_1")),
            ("next=//evil.example", None),
            ("next=/%5Cevil.example", None),
            ("next=https://evil.example", None),
            ("next=/%09/evil.example", None),
            ("other=/play", None),
        ] {
            let head = Request::get(format!("/?{query}")).body(()).unwrap().into_parts().0;
            assert_eq!(next(&head).as_deref(), expected, "{query}");
        }
    }
}
