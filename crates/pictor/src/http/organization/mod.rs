//! Projects, their keys and their limits, for operators: OpenAI's admin API in its own shapes, with what is ours as
//! further members.

mod api_keys;
mod fields;
mod key;
mod project_limits;
mod projects;
mod service_accounts;
mod settings;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Uri;
use axum::routing::{get, post};
use pictor_api::{ApiError, error};

use super::error::Refusal;
use super::exchange::{Inbound, Question, handler};
use super::query::Query;
use super::{House, auth, path};
use crate::keys::{Page, Project};

/// The routes below `prefix`.
pub(super) fn routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}/organization/projects{path}");
    let name = "organization";
    Router::new()
        .route(&at(""), get(handler(name, projects::list)).post(handler(name, projects::make)))
        .route(&at("/{id}"), get(handler(name, projects::read)).post(handler(name, projects::change)))
        .route(&at("/{id}/archive"), post(handler(name, projects::archive)))
        .merge(key_routes(prefix))
        .route(&at("/{id}/rate_limits"), get(handler(name, project_limits::rates)))
        .route(&at("/{id}/rate_limits/{limit}"), post(handler(name, project_limits::change_rates)))
        .route(
            &at("/{id}/spend_limit"),
            get(handler(name, project_limits::spend))
                .post(handler(name, project_limits::change_spend))
                .delete(handler(name, project_limits::drop_spend)),
        )
}

fn key_routes(prefix: &str) -> Router<Arc<House>> {
    let at = |path: &str| format!("{prefix}/organization/projects/{{id}}{path}");
    let name = "organization";
    Router::new()
        .route(
            &at("/service_accounts"),
            get(handler(name, service_accounts::list)).post(handler(name, service_accounts::make)),
        )
        .route(
            &at("/service_accounts/{key}"),
            get(handler(name, service_accounts::read)).delete(handler(name, service_accounts::delete)),
        )
        .route(&at("/api_keys"), get(handler(name, api_keys::list)))
        .route(
            &at("/api_keys/{key}"),
            get(handler(name, api_keys::read))
                .post(handler(name, api_keys::change))
                .delete(handler(name, api_keys::delete)),
        )
}

/// Only operators come in. Their small bodies are read apart.
async fn admit(house: &House, inbound: Inbound) -> Result<(Question, Body), Refusal> {
    auth::authenticate_admin(house, &inbound.head.headers).await?;
    let Inbound { id, facts, head, body } = inbound;
    Ok((Question { id, facts, head }, body))
}

/// The project that the path names.
async fn project(house: &House, question: &Question) -> Result<Project, Refusal> {
    let id = segment(&question.head.uri, 0);
    let found = house.keys.project(id).await.map_err(|cause| question.failed(&cause))?;
    found.ok_or_else(|| no_project(id))
}

/// The same, to be changed.
async fn open_project(house: &House, question: &Question) -> Result<Project, Refusal> {
    let project = project(house, question).await?;
    match project.archived_at {
        Some(_) => Err(error::project_archived(&project.id).into()),
        None => Ok(project),
    }
}

fn no_project(id: &str) -> Refusal {
    error::resource_not_found("project", id).into()
}

/// A part of the path behind `/projects/`.
fn segment(uri: &Uri, index: usize) -> &str {
    path::behind(uri, "/projects/", index)
}

/// The parameters of every list.
const PAGE: [&str; 3] = ["after", "limit", "order"];

/// Which page of ids that begin with `prefix` is asked for; without `order` the oldest come first.
fn page(query: &Query, prefix: &str) -> Result<Page, ApiError> {
    let after = query.text("after").map(str::to_owned);
    if let Some(id) = after.as_ref().filter(|id| !id.starts_with(prefix)) {
        return Err(error::invalid_id("after", id, prefix));
    }
    let limit = query.integer("limit", 1..=100)?.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(20);
    let newest_first = query.choice("order", &[("asc", false), ("desc", true)])?.unwrap_or(false);
    Ok(Page { after, limit, newest_first })
}
