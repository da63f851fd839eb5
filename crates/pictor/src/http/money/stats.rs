//! `GET /admin/api/stats`: how jobs have ended, how long they took and why they failed, which OpenAI's usage does not
//! tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use serde_json::{Value, json};

use super::span::{Spans, Width};
use super::{failed, page};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, auth};
use crate::jobs::{Group, Stats, StatsOf, StatsQuery};

const PARAMETERS: &[&str] = &["start_time", "end_time", "bucket_width", "group_by", "limit", "page"];

pub(super) const WIDTHS: &[(&str, Width)] = &[
    ("1h", Width { seconds: 3_600, usual: 24, most: 744 }),
    ("1d", Width { seconds: 86_400, usual: 31, most: 366 }),
];

/// What can be told apart.
pub(super) const GROUPS: &[(&str, Group)] = &[
    ("model", Group::Model),
    ("key", Group::Key),
    ("project", Group::Project),
    ("upstream", Group::Upstream),
];

pub(super) async fn stats(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    auth::authenticate_admin(&house, &inbound.head.headers).await?;
    let query = Query::read(&inbound.head.uri, PARAMETERS)?;
    let width = query.choice("bucket_width", WIDTHS)?.unwrap_or(WIDTHS[1].1);
    let spans = Spans::read(&query, width, &house.clock)?;
    let by = query.choice("group_by", GROUPS)?;
    let asked =
        StatsQuery { from: spans.from * 1_000, until: spans.until * 1_000, width: spans.width * 1_000, by };
    let stats = house.images.jobs.stats(asked).await.map_err(|failure| failed(&failure))?;
    let data = spans.each().map(|begin| bucket(&spans, begin, by, &stats)).collect();
    Ok(Json(page(data, spans.next)))
}

fn bucket(spans: &Spans, begin: i64, by: Option<Group>, stats: &BTreeMap<StatsOf, Stats>) -> Value {
    let found = stats.iter().filter(|((span, _), _)| *span == begin * 1_000);
    let results: Vec<Value> = found.map(|((_, name), stats)| result(by, name.as_deref(), stats)).collect();
    json!({ "object": "bucket", "start_time": begin, "end_time": spans.end(begin), "results": results })
}

fn result(by: Option<Group>, name: Option<&str>, stats: &Stats) -> Value {
    let of = |group: Group| name.filter(|_| by == Some(group));
    json!({
        "object": "stats.result",
        "model": of(Group::Model),
        "api_key_id": of(Group::Key),
        "project_id": of(Group::Project),
        "upstream": of(Group::Upstream),
        "count": stats.count,
        "completed": stats.completed,
        "failed": stats.failed,
        "unknown": stats.unknown,
        "cancelled": stats.cancelled,
        "pictures": stats.pictures,
        "cost_usd": stats.cost.to_string(),
        "p50_ms": stats.p50,
        "p95_ms": stats.p95,
        "failures": stats.failures,
    })
}
