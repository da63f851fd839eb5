//! Pages for people, and what pages load; and the answer to every address that nobody has.
//!
//! What a page shows is made in `pictor-web`; here is who asks, in which language, and what leaves with the answer.
//! Pages get their data as every client does: there is no other door to it.

mod assets;
mod headers;
mod manual;
mod missing;
mod offers;
mod pages;
mod viewer;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use super::House;
use super::exchange::handler;
use super::log::ASSET;
pub(super) use missing::{lost, not_found};

/// Pages and their files, compressed; nothing else is: pictures and streams gain nothing by it.
pub(super) fn pages() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(handler("web", pages::front)))
        .route("/play", get(handler("web", pages::play)))
        .route("/jobs/{id}", get(handler("web", pages::job)))
        .route("/docs", get(handler("web", manual::choose)))
        .route("/docs/{language}", get(handler("web", manual::page)))
        .route("/docs/{language}/{name}", get(handler("web", manual::page)))
        .route("/docs/{language}/", get(handler("web", manual::page)))
        .route("/docs/{language}/search", get(handler("web", manual::search)))
        .route("/docs/{language}/llms-full.txt", get(handler("web", manual::whole)))
        .route("/docs/pictures/{name}", get(handler(ASSET, manual::picture)))
        .route("/llms.txt", get(handler("web", manual::llms)))
        .route("/llms-full.txt", get(handler("web", manual::whole)))
        .route("/-/{digest}/{file}", get(handler(ASSET, assets::serve)))
        .layer(CompressionLayer::new())
}
