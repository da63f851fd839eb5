//! `GET /organization/usage/images`, in OpenAI's shape.

use std::sync::Arc;

use axum::Json;
use pictor_api::error;
use serde_json::{Value, json};

use super::span::{Spans, Width, groups, values};
use super::{failed, page};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::jobs::{UsageOf, UsageQuery, Used};

const PARAMETERS: &[&str] = &[
    "start_time",
    "end_time",
    "bucket_width",
    "limit",
    "page",
    "group_by[]",
    "project_ids[]",
    "user_ids[]",
    "api_key_ids[]",
    "models[]",
    "sizes[]",
    "sources[]",
];

/// What can be told apart. Nothing has a user here: that one is always `null`.
pub(super) const GROUPS: &[&str] = &["project_id", "user_id", "api_key_id", "model", "size", "source"];

pub(super) const WIDTHS: &[(&str, Width)] = &[
    ("1m", Width { seconds: 60, usual: 60, most: 1_440 }),
    ("1h", Width { seconds: 3_600, usual: 24, most: 168 }),
    ("1d", Width { seconds: 86_400, usual: 7, most: 31 }),
];

/// OpenAI's names of the endpoints.
pub(super) const SOURCES: &[(&str, &str)] = &[("image.generation", "generations"), ("image.edit", "edits")];

pub(super) async fn images(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_admin(&house, &inbound.head.headers).await?;
    let query = Query::read(&inbound.head.uri, PARAMETERS)?;
    let width = query.choice("bucket_width", WIDTHS)?.unwrap_or(WIDTHS[2].1);
    let spans = Spans::read(&query, width, &house.clock)?;
    let asked = asked(&query, &spans)?;
    let nobody = query.list("user_ids[]").next().is_some();
    let used = if nobody { Ok(Vec::new()) } else { house.images.jobs.used(asked).await };
    let used = used.map_err(|failure| failed(&failure))?;
    let data = spans.each().map(|begin| bucket(&spans, begin, &used)).collect();
    Ok(Json(page(data, spans.next)))
}

fn asked(query: &Query, spans: &Spans) -> Result<UsageQuery, Refusal> {
    let groups = groups(query, GROUPS)?;
    let by = |name: &str| groups.iter().any(|group| group == name);
    Ok(UsageQuery {
        from: spans.from * 1_000,
        until: spans.until * 1_000,
        width: spans.width * 1_000,
        projects: values(query, "project_ids[]"),
        keys: values(query, "api_key_ids[]"),
        models: values(query, "models[]"),
        sizes: values(query, "sizes[]"),
        endpoints: query.list("sources[]").map(endpoint).collect::<Result<_, _>>()?,
        by: UsageOf {
            project: by("project_id"),
            key: by("api_key_id"),
            model: by("model"),
            size: by("size"),
            endpoint: by("source"),
        },
    })
}

fn endpoint(source: &str) -> Result<String, Refusal> {
    let names: Vec<&str> = SOURCES.iter().map(|(name, _)| *name).collect();
    let found = SOURCES.iter().find(|(name, _)| *name == source);
    let found = found.ok_or_else(|| error::unsupported_value("sources[]", source, &names))?;
    Ok(found.1.to_owned())
}

fn bucket(spans: &Spans, begin: i64, used: &[Used]) -> Value {
    let results: Vec<Value> = used.iter().filter(|used| used.span == begin * 1_000).map(result).collect();
    json!({ "object": "bucket", "start_time": begin, "end_time": spans.end(begin), "results": results })
}

fn result(used: &Used) -> Value {
    let source = |endpoint: &String| {
        SOURCES
            .iter()
            .find(|(_, name)| name == endpoint)
            .map_or(endpoint.as_str(), |(source, _)| *source)
            .to_owned()
    };
    json!({
        "object": "organization.usage.images.result",
        "images": used.images,
        "num_model_requests": used.requests,
        "project_id": used.of.project,
        "user_id": null,
        "api_key_id": used.of.key,
        "model": used.of.model,
        "size": used.of.size,
        "source": used.of.endpoint.as_ref().map(source),
    })
}
