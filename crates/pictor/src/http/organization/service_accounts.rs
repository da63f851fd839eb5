//! `/organization/projects/{id}/service_accounts`: how OpenAI's admin API makes keys. Here an account and its one key
//! are the same thing and share their id.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use pictor_api::{ApiError, error};
use serde_json::{Value, json};

use super::key::{MEMBERS, account, find, rights, take_back};
use super::settings::{self, Changes, LIMITS, seconds};
use super::{PAGE, admit, no_project, open_project, page, project};
use crate::http::House;
use crate::http::api::jobs::page as listed;
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::fields::Fields;
use crate::http::query::Query;
use crate::keys::{NewKey, Scopes};

/// `GET .../service_accounts`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let page = page(&Query::read(&question.head.uri, &PAGE)?, "key_")?;
    let project = project(&house, &question).await?;
    let keys = house.keys.list(Some(&project.id), page).await;
    let (keys, more) = keys.map_err(|cause| question.failed(&cause))?;
    Ok(Json(listed(keys.iter().map(account).collect(), more)))
}

/// `POST .../service_accounts`: the only answer that ever holds the key itself.
pub(super) async fn make(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, body) = admit(&house, inbound).await?;
    let project = open_project(&house, &question).await?;
    let mut members = vec!["name", "expires_in_seconds", "create_service_account_only"];
    members.extend(MEMBERS);
    members.extend(LIMITS);
    let fields = Fields::read(body, &members).await?;
    let new = new(&house, &fields, project.id)?;
    let project = new.project.clone();
    let made = house.keys.create(new).await.map_err(|cause| question.failed(&cause))?;
    let (key, secret) = made.ok_or_else(|| no_project(&project))?;
    let mut object = account(&key);
    object["api_key"] = json!({
        "id": key.id,
        "object": "organization.project.service_account.api_key",
        "name": key.name,
        "created_at": seconds(Some(key.created_at)),
        "expires_at": seconds(key.expires_at),
        "value": secret,
    });
    rights(&mut object, &key);
    settings::show(&mut object, &key.limits);
    Ok(Json(object))
}

/// `GET .../service_accounts/{key}`
pub(super) async fn read(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    Query::read(&question.head.uri, &[])?;
    let (_, key) = find(&house, &question, "service account").await?;
    Ok(Json(account(&key)))
}

/// `DELETE .../service_accounts/{key}`: its key opens nothing any more.
pub(super) async fn delete(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let (question, _) = admit(&house, inbound).await?;
    let id = take_back(&house, &question, "service account").await?;
    let object = "organization.project.service_account.deleted";
    Ok(Json(json!({ "id": id, "object": object, "deleted": true })))
}

fn new(house: &House, fields: &Fields, project: String) -> Result<NewKey, ApiError> {
    match fields.value("create_service_account_only") {
        None | Some(Value::Bool(false)) => {}
        Some(_) => {
            let what = "A service account without a key is";
            return Err(error::not_supported_yet("create_service_account_only", what, "leave it out"));
        }
    }
    let life = settings::life(fields)?;
    Ok(NewKey {
        project,
        name: fields.required_text("name")?.to_owned(),
        scopes: settings::scopes(fields)?.unwrap_or(Scopes { images: true, admin: false }),
        models: settings::models(house, fields)?,
        limits: Changes::read(fields)?.limits(),
        lasts: life.map(|life| Duration::from_millis(life.unsigned_abs())),
    })
}
