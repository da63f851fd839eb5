//! What is nobody's: every address that is not one of ours.

use std::sync::Arc;

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use pictor_api::error;

use super::manual::{self, accepts, moved};
use super::pages::is_ours;
use super::viewer::language;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, hear_out};

/// How the paths of OpenAI's API begin, below `/v1` and where a client forgets it.
const API: [&str; 15] = [
    "v1",
    "openai",
    "images",
    "models",
    "chat",
    "completions",
    "responses",
    "embeddings",
    "audio",
    "files",
    "batches",
    "moderations",
    "assistants",
    "threads",
    "videos",
];

/// A person who went astray is told so by a page; everybody else as below.
pub(in crate::http) async fn lost(house: Arc<House>, inbound: Inbound) -> Response {
    let head = &inbound.head;
    let is_person = head.method.is_safe() && accepts(&head.headers, "text/html") && !is_api(head.uri.path());
    if !is_person {
        return not_found(house, inbound).await;
    }
    let path = head.uri.path();
    match path.strip_suffix('/').filter(|path| is_ours(path)) {
        Some(path) => moved(path),
        None => manual::missing(&house, head, language(&head.headers)).await,
    }
}

/// OpenAI answers an unknown path with an empty 404. A client that looks for its API is told what is here.
pub(in crate::http) async fn not_found(house: Arc<House>, inbound: Inbound) -> Response {
    let (method, path) = (&inbound.head.method, inbound.head.uri.path());
    let told = (is_api(path) && !house.rules.strict).then(|| error::unknown_url(&format!("{method} {path}")));
    hear_out(&house, inbound).await;
    match told {
        Some(told) => Refusal(told).into_response(),
        None => (StatusCode::NOT_FOUND, Body::empty()).into_response(),
    }
}

fn is_api(path: &str) -> bool {
    path.split('/').nth(1).is_some_and(|first| API.contains(&first))
}
