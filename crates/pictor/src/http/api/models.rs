//! `GET /models`: the models that this server makes pictures with.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use pictor_api::models::Model;
use serde_json::{Value, json};

use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::{House, admission, auth};
use crate::keys::Principal;

/// `GET /models`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    let served = house
        .models
        .served(house.clock.unix_seconds())
        .filter(|(model, _)| principal.may_use(&model.id) && house.images.maker.serves(&model.id));
    let mut data: Vec<Value> = served.map(|(model, _)| object(model)).collect();
    for (name, draws) in admission::listed_aliases(&house) {
        let model = house.models.get(&draws).filter(|_| principal.may_use(&draws));
        let is_new = data.iter().all(|listed| listed["id"] != name.as_str());
        data.extend(model.filter(|_| is_new).map(|model| alias(&name, model)));
    }
    Ok(Json(json!({ "object": "list", "data": data })))
}

/// `GET /models/{id}`
pub(super) async fn one(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    // Not axum's extractor: it would answer an id that is not UTF-8 with text of its own. No id of ours has
    // characters that a URL escapes.
    let id = inbound.head.uri.path().rsplit('/').next().unwrap_or_default();
    let served = house.models.get(id).filter(|model| !model.is_retired(house.clock.unix_seconds()));
    let served = served.filter(|_| principal.may_use(id) && house.images.maker.serves(id));
    let found = served.map(object).or_else(|| one_alias(&house, &principal, id));
    found.map(Json).ok_or_else(|| Refusal(error::model_not_found(id)))
}

fn one_alias(house: &House, principal: &Principal, name: &str) -> Option<Value> {
    let aliases = admission::listed_aliases(house);
    let draws = aliases.get(name).filter(|draws| principal.may_use(draws))?;
    house.models.get(draws).map(|model| alias(name, model))
}

/// A name that leads to a model, as if it were one.
fn alias(name: &str, model: &Model) -> Value {
    let mut object = object(model);
    object["id"] = name.into();
    object
}

fn object(model: &Model) -> Value {
    let shutdown_date = model.shutdown_date.map(|day| day.to_string());
    json!({
        "id": model.id, "object": "model", "created": model.created, "owned_by": model.owned_by,
        "shutdown_date": shutdown_date,
    })
}
