//! `POST /admin/api/reload`: the settings are read again.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

use crate::config::Problems;
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::{House, auth};
use crate::images::Reloaded;

/// `POST /admin/api/reload`
pub(super) async fn reload(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_admin(&house, &question.head.headers).await?;
    let images = house.images.clone();
    match spawn_blocking(move || images.reload()).await {
        Ok(Ok(reloaded)) => Ok(Json(object(&reloaded))),
        Ok(Err(problems)) => Err(refused(&problems)),
        Err(cause) => Err(question.failed(&cause)),
    }
}

fn object(reloaded: &Reloaded) -> Value {
    let Reloaded { added, changed, removed, applied, needs_restart } = reloaded;
    json!({
        "object": "reload",
        "upstreams": { "added": added, "changed": changed, "removed": removed },
        "applied": applied,
        "needs_restart": needs_restart,
    })
}

fn refused(problems: &Problems) -> Refusal {
    let told: Vec<String> =
        problems.0.iter().map(|problem| format!("{}: {}", problem.key, problem.mend)).collect();
    Refusal(error::invalid_settings(&told.join("; ")))
}
