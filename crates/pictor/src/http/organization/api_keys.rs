//! `/organization/projects/{id}/api_keys`: the keys of a project, without what is secret about them.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use super::key::{MEMBERS, account, find, rights, take_back};
use super::settings::{self, Changes, LIMITS, seconds};
use super::{PAGE, admit, open_project, page, project, segment};
use crate::http::House;
use crate::http::api::jobs::page as listed;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::http::query::Query;
use crate::keys::{ADMIN_KEY, Key, Project};

/// What `owner_project_access` may be: whether the project is open.
pub(super) const ACCESS: [(&str, Option<bool>); 3] =
    [("active", Some(true)), ("inactive", Some(false)), ("any", None)];

/// `GET .../api_keys`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let [after, limit, order] = PAGE;
    let query = Query::read(&question.head.uri, &[after, limit, order, "owner_project_access"])?;
    let wanted = query.choice("owner_project_access", &ACCESS)?.flatten();
    let page = page(&query, "key_")?;
    let project = project(&house, &question).await?;
    if wanted.is_some_and(|active| active != project.archived_at.is_none()) {
        return Ok(Json(listed(Vec::new(), false)));
    }
    let keys = house.keys.list(Some(&project.id), page).await;
    let (keys, more) = keys.map_err(|cause| question.failed(&cause))?;
    Ok(Json(listed(keys.iter().map(|key| object(&project, key)).collect(), more)))
}

/// `GET .../api_keys/{key}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    Query::read(&question.head.uri, &[])?;
    let (project, key) = find(&house, &question, "API key").await?;
    Ok(Json(object(&project, &key)))
}

/// `POST .../api_keys/{key}`: other rights and another end, as OpenAI has it; here another name and other limits too.
pub(super) async fn change(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let project = open_project(&house, &question).await?;
    let id = segment(&question.head.uri, 2);
    if id == ADMIN_KEY {
        return Err(error::protected_resource("The admin key cannot be changed.").into());
    }
    let mut members = vec!["name", "expires_in_seconds"];
    members.extend(MEMBERS);
    members.extend(LIMITS);
    let fields = Fields::read(body, &members).await?;
    let change = changed(&house, &fields)?;
    let changed = house.keys.change(&project.id, id, change).await;
    let changed = changed.map_err(|cause| question.failed(&cause))?;
    let key = changed.ok_or_else(|| error::resource_not_found("API key", id))?;
    Ok(Json(object(&project, &key)))
}

/// `DELETE .../api_keys/{key}`
pub(super) async fn delete(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let id = take_back(&house, &question, "API key").await?;
    Ok(Json(json!({ "id": id, "object": "organization.project.api_key.deleted", "deleted": true })))
}

/// What a body makes of a key.
fn changed(house: &House, fields: &Fields) -> Result<impl Fn(&mut Key) + Send + 'static, Refusal> {
    let name = fields.text("name")?.map(str::to_owned);
    let (scopes, limits) = (settings::scopes(fields)?, Changes::read(fields)?);
    let life = settings::life(fields)?.map(|life| house.clock.unix_millis() + life);
    let models = fields.names("models").then(|| settings::models(house, fields)).transpose()?;
    Ok(move |key: &mut Key| {
        if let Some(name) = &name {
            key.name.clone_from(name);
        }
        if let Some(models) = &models {
            key.models.clone_from(models);
        }
        key.scopes = scopes.unwrap_or(key.scopes);
        key.expires_at = life.or(key.expires_at);
        limits.apply(&mut key.limits);
    })
}

fn object(project: &Project, key: &Key) -> Value {
    let mut object = json!({
        "id": key.id,
        "object": "organization.project.api_key",
        "name": key.name,
        "redacted_value": format!("sk-...{}", key.hint),
        "created_at": seconds(Some(key.created_at)),
        "last_used_at": seconds(key.last_used_at),
        "expires_at": seconds(key.expires_at),
        "owner": { "type": "service_account", "service_account": account(key) },
        "owner_project_access": if project.archived_at.is_some() { "inactive" } else { "active" },
    });
    rights(&mut object, key);
    settings::show(&mut object, &key.limits);
    object
}
