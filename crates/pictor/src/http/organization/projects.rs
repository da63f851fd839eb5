//! `/organization/projects`: who pays.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use super::settings::{self, Changes, LIMITS, seconds};
use super::{PAGE, admit, no_project, open_project, page, project, segment};
use crate::http::House;
use crate::http::api::jobs::page as listed;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::http::query::Query;
use crate::keys::{DEFAULT_PROJECT, Project};

/// `GET /organization/projects`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let [after, limit, order] = PAGE;
    let query = Query::read(&question.head.uri, &[after, limit, order, "include_archived"])?;
    let archived = query.choice("include_archived", &[("true", true), ("false", false)])?.unwrap_or(false);
    let page = page(&query, "proj_")?;
    let (projects, more) =
        house.keys.projects(archived, page).await.map_err(|cause| question.failed(&cause))?;
    Ok(Json(listed(projects.iter().map(object).collect(), more)))
}

/// `POST /organization/projects`
pub(super) async fn make(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let fields = Fields::read(body, &members()).await?;
    let name = fields.required_text("name")?;
    let limits = Changes::read(&fields)?.limits();
    let made = house.keys.create_project(name, limits).await.map_err(|cause| question.failed(&cause))?;
    Ok(Json(object(&made)))
}

/// `GET /organization/projects/{id}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    Query::read(&question.head.uri, &[])?;
    Ok(Json(object(&project(&house, &question).await?)))
}

/// `POST /organization/projects/{id}`
pub(super) async fn change(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let id = open_project(&house, &question).await?.id;
    let fields = Fields::read(body, &members()).await?;
    let name = fields.text("name")?.map(str::to_owned);
    let changes = Changes::read(&fields)?;
    let change = move |project: &mut Project| {
        if let Some(name) = &name {
            project.name.clone_from(name);
        }
        changes.apply(&mut project.limits);
    };
    let changed = house.keys.change_project(&id, change).await.map_err(|cause| question.failed(&cause))?;
    changed.as_ref().map(|project| Json(object(project))).ok_or_else(|| no_project(&id))
}

/// `POST /organization/projects/{id}/archive`
pub(super) async fn archive(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let id = segment(&question.head.uri, 0);
    if id == DEFAULT_PROJECT {
        return Err(error::protected_resource("The default project cannot be archived.").into());
    }
    let archived = house.keys.archive_project(id).await.map_err(|cause| question.failed(&cause))?;
    archived.as_ref().map(|project| Json(object(project))).ok_or_else(|| no_project(id))
}

fn members() -> Vec<&'static str> {
    let mut members = vec!["name"];
    members.extend(LIMITS);
    members
}

fn object(project: &Project) -> Value {
    let mut object = json!({
        "id": project.id,
        "object": "organization.project",
        "name": project.name,
        "created_at": seconds(Some(project.created_at)),
        "archived_at": seconds(project.archived_at),
        "status": if project.archived_at.is_some() { "archived" } else { "active" },
    });
    settings::show(&mut object, &project.limits);
    object
}
