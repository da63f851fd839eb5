//! The key that a path names, and what all objects tell of it.

use pictor_api::error;
use serde_json::{Value, json};

use super::settings::seconds;
use super::{project, segment};
use crate::http::House;
use crate::http::error::Refusal;
use crate::http::exchange::Question;
use crate::keys::{Key, Project, Revoked};

/// The members that keys have beside a name and the limits that projects have too.
pub(super) const MEMBERS: [&str; 3] = ["scopes", "models", "max_concurrent_requests"];

/// The key that the path names, if it still opens anything; `what` the path calls it.
pub(super) async fn find(house: &House, question: &Question, what: &str) -> Result<(Project, Key), Refusal> {
    let project = project(house, question).await?;
    let id = segment(&question.head.uri, 2);
    let found = house.keys.key(&project.id, id).await.map_err(|cause| question.failed(&cause))?;
    let key = found.filter(|key| key.revoked_at.is_none());
    key.map(|key| (project, key)).ok_or_else(|| error::resource_not_found(what, id).into())
}

/// Revokes the key that the path names, and tells its id.
pub(super) async fn take_back(house: &House, question: &Question, what: &str) -> Result<String, Refusal> {
    let project = project(house, question).await?;
    let id = segment(&question.head.uri, 2);
    let revoked = house.keys.revoke(Some(&project.id), id).await;
    match revoked.map_err(|cause| question.failed(&cause))? {
        Revoked::Now => Ok(id.to_owned()),
        Revoked::Before | Revoked::Unknown => Err(error::resource_not_found(what, id).into()),
        Revoked::Admin => {
            let why = "The admin key cannot be deleted: put another in its place and start the server again.";
            Err(error::protected_resource(why).into())
        }
    }
}

/// Adds what a key may do to an object.
pub(super) fn rights(object: &mut Value, key: &Key) {
    object["scopes"] = json!(key.scopes.names());
    object["models"] = json!(key.models);
    object["max_concurrent_requests"] = json!(key.limits.concurrency);
}

/// The account of a key.
pub(super) fn account(key: &Key) -> Value {
    json!({
        "id": key.id,
        "object": "organization.project.service_account",
        "name": key.name,
        "role": "member",
        "created_at": seconds(Some(key.created_at)),
    })
}
