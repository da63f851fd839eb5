//! `GET /organization/costs`, in OpenAI's shape.

use std::sync::Arc;

use axum::Json;
use serde_json::{Value, json};

use super::span::{Spans, Width, groups, values};
use super::{failed, page};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::ledger::{Cost, Costs};

const PARAMETERS: &[&str] = &[
    "start_time",
    "end_time",
    "bucket_width",
    "limit",
    "page",
    "group_by[]",
    "project_ids[]",
    "api_key_ids[]",
];

/// What can be told apart.
pub(super) const GROUPS: &[&str] = &["project_id", "api_key_id", "line_item"];

/// A page has 7 days, or as many as are asked for.
pub(super) const DAY: Width = Width { seconds: 86_400, usual: 7, most: 180 };

pub(super) async fn costs(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_admin(&house, &inbound.head.headers).await?;
    let query = Query::read(&inbound.head.uri, PARAMETERS)?;
    query.choice("bucket_width", &[("1d", ())])?;
    let spans = Spans::read(&query, DAY, &house.clock)?;
    let groups = groups(&query, GROUPS)?;
    let by = |name: &str| groups.iter().any(|group| group == name);
    let asked = Costs {
        from: spans.from * 1_000,
        until: spans.until * 1_000,
        width: spans.width * 1_000,
        projects: values(&query, "project_ids[]"),
        keys: values(&query, "api_key_ids[]"),
        by_project: by("project_id"),
        by_key: by("api_key_id"),
        by_item: by("line_item"),
    };
    let costs = house.books.costs(asked).await.map_err(|failure| failed(&failure))?;
    let data = spans.each().map(|begin| bucket(&spans, begin, &costs)).collect();
    Ok(Json(page(data, spans.next)))
}

fn bucket(spans: &Spans, begin: i64, costs: &[Cost]) -> Value {
    let results: Vec<Value> = costs.iter().filter(|cost| cost.of.span == begin * 1_000).map(result).collect();
    json!({ "object": "bucket", "start_time": begin, "end_time": spans.end(begin), "results": results })
}

fn result(cost: &Cost) -> Value {
    let tokens = Some(cost.tokens).filter(|tokens| *tokens > 0);
    json!({
        "object": "organization.costs.result",
        // OpenAI has a number here; the exact amount stands beside it.
        "amount": { "value": dollars(cost.amount.0), "currency": "usd" },
        "amount_usd": cost.amount.to_string(),
        "line_item": cost.of.item,
        "quantity": tokens,
        "quantity_unit": tokens.map(|_| "tokens"),
        "project_id": cost.of.project,
        "api_key_id": cost.of.key,
    })
}

#[expect(clippy::cast_precision_loss, reason = "the exact amount stands beside it")]
fn dollars(nanos: i64) -> f64 {
    nanos as f64 / 1e9
}
