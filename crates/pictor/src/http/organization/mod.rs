//! Projects, their keys and their limits, for operators: OpenAI's admin API in its own shapes, with what is ours as
//! further members.

mod api_keys;
mod key;
mod openapi;
mod project_limits;
mod projects;
mod service_accounts;
mod settings;

use axum::body::Body;
use axum::http::Uri;
use pictor_api::{ApiError, error};

use super::error::Refusal;
use super::exchange::{Inbound, Question, handler};
use super::openapi::Route;
use super::query::Query;
use super::{House, auth, path};
use crate::keys::{Page, Project};
pub(super) use openapi::schemas;

/// The routes of the API.
pub(super) fn routes() -> Vec<Route> {
    const PROJECTS: &str = "/organization/projects";
    const PROJECT: &str = "/organization/projects/{id}";
    const SPEND: &str = "/organization/projects/{id}/spend_limit";
    let mut routes = vec![
        Route::get(PROJECTS, handler(NAME, projects::list), openapi::projects()),
        Route::post(PROJECTS, handler(NAME, projects::make), openapi::make_project()),
        Route::get(PROJECT, handler(NAME, projects::read), openapi::project_read()),
        Route::post(PROJECT, handler(NAME, projects::change), openapi::change_project()),
        Route::post(
            "/organization/projects/{id}/archive",
            handler(NAME, projects::archive),
            openapi::archive_project(),
        ),
        Route::get(
            "/organization/projects/{id}/rate_limits",
            handler(NAME, project_limits::rates),
            openapi::rates(),
        ),
        Route::post(
            "/organization/projects/{id}/rate_limits/{limit}",
            handler(NAME, project_limits::change_rates),
            openapi::change_rates(),
        ),
        Route::get(SPEND, handler(NAME, project_limits::spend), openapi::spend()),
        Route::post(SPEND, handler(NAME, project_limits::change_spend), openapi::change_spend()),
        Route::delete(SPEND, handler(NAME, project_limits::drop_spend), openapi::drop_spend()),
    ];
    routes.extend(key_routes());
    routes
}

/// Their name among the instruments.
const NAME: &str = "organization";

fn key_routes() -> Vec<Route> {
    const ACCOUNTS: &str = "/organization/projects/{id}/service_accounts";
    const ACCOUNT: &str = "/organization/projects/{id}/service_accounts/{key}";
    const KEYS: &str = "/organization/projects/{id}/api_keys";
    const KEY: &str = "/organization/projects/{id}/api_keys/{key}";
    vec![
        Route::get(ACCOUNTS, handler(NAME, service_accounts::list), openapi::accounts()),
        Route::post(ACCOUNTS, handler(NAME, service_accounts::make), openapi::make_account()),
        Route::get(ACCOUNT, handler(NAME, service_accounts::read), openapi::account_read()),
        Route::delete(ACCOUNT, handler(NAME, service_accounts::delete), openapi::delete_account()),
        Route::get(KEYS, handler(NAME, api_keys::list), openapi::keys()),
        Route::get(KEY, handler(NAME, api_keys::read), openapi::key_read()),
        Route::post(KEY, handler(NAME, api_keys::change), openapi::change_key()),
        Route::delete(KEY, handler(NAME, api_keys::delete), openapi::delete_key()),
    ]
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
