//! What the document says of what calls may cost and what they did.

use pictor_api::schema::{
    USAGE, about, between, count, dollars, exactly, flag, list, map_of, moment, named, nullable, number,
    object, one_of, text,
};
use serde_json::{Value, json};

use super::costs::{self, DAY};
use super::span::LATEST;
use super::stats;
use super::usage::{self, SOURCES, WIDTHS};
use crate::http::openapi::{Caller, JSON, Operation, Schema, page_of};

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    vec![
        ("Estimate", estimated()),
        ("Spending", spent()),
        ("ImagesUsagePage", page(used())),
        ("CostsPage", page(cost())),
        ("StatsPage", page(ended())),
        ("DoubtfulJob", doubtful()),
        ("DoubtfulJobList", page_of(named("DoubtfulJob"))),
        ("Decision", decision()),
        ("Reconciled", reconciled()),
    ]
}

fn estimated() -> Value {
    object([
        ("object", exactly("image.estimate")),
        ("model", text()),
        ("requested_model", nullable(text())),
        ("worst_case_usd", dollars()),
        ("estimate_usd", dollars()),
        ("usage", named(USAGE)),
    ])
}

fn spent() -> Value {
    let [key, project] = holder();
    object([("object", exactly("usage")), ("period", about(text(), "The month, in UTC.")), key, project])
}

/// What a key and its project have spent, and what they may.
pub(in crate::http) fn holder() -> [(&'static str, Value); 2] {
    let of_keys = vec![("concurrency", nullable(count()))];
    [
        ("key", owner("organization.project.api_key", of_keys, vec![("in_flight", count())])),
        ("project", owner("organization.project", Vec::new(), Vec::new())),
    ]
}

fn owner(kind: &str, limits: Vec<(&str, Value)>, more: Vec<(&str, Value)>) -> Value {
    let shared = [("requests_per_minute", nullable(count())), ("images_per_minute", nullable(count()))];
    let own = [
        ("id", text()),
        ("name", text()),
        ("object", exactly(kind)),
        ("month", account()),
        ("total", account()),
        ("limits", object(shared.into_iter().chain(limits))),
    ];
    object(own.into_iter().chain(more))
}

fn account() -> Value {
    object([
        ("settled_usd", dollars()),
        ("reserved_usd", dollars()),
        ("unknown_usd", dollars()),
        ("budget_usd", nullable(dollars())),
        ("left_usd", nullable(dollars())),
    ])
}

/// A page of spans of time, in OpenAI's shape.
fn page(result: Value) -> Value {
    let bucket = object([
        ("object", exactly("bucket")),
        ("start_time", moment()),
        ("end_time", moment()),
        ("results", list(result)),
    ]);
    object([
        ("object", exactly("page")),
        ("data", list(bucket)),
        ("has_more", flag()),
        ("next_page", nullable(text())),
    ])
}

fn used() -> Value {
    object([
        ("object", exactly("organization.usage.images.result")),
        ("images", count()),
        ("num_model_requests", count()),
        ("project_id", nullable(text())),
        ("user_id", json!({ "type": "null" })),
        ("api_key_id", nullable(text())),
        ("model", nullable(text())),
        ("size", nullable(text())),
        ("source", nullable(one_of(sources()))),
    ])
}

fn sources() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(name, _)| *name)
}

fn cost() -> Value {
    object([
        ("object", exactly("organization.costs.result")),
        ("amount", object([("value", number()), ("currency", exactly("usd"))])),
        ("amount_usd", about(dollars(), "The exact amount.")),
        ("line_item", nullable(text())),
        ("quantity", nullable(count())),
        ("quantity_unit", nullable(exactly("tokens"))),
        ("project_id", nullable(text())),
        ("api_key_id", nullable(text())),
    ])
}

fn ended() -> Value {
    let failures = about(map_of(count()), "How often, by the code of the error.");
    object([
        ("object", exactly("stats.result")),
        ("model", nullable(text())),
        ("api_key_id", nullable(text())),
        ("project_id", nullable(text())),
        ("upstream", nullable(text())),
        ("count", count()),
        ("completed", count()),
        ("failed", count()),
        ("unknown", count()),
        ("cancelled", count()),
        ("pictures", count()),
        ("cost_usd", dollars()),
        ("p50_ms", nullable(count())),
        ("p95_ms", nullable(count())),
        ("failures", failures),
    ])
}

fn doubtful() -> Value {
    object([
        ("id", text()),
        ("object", exactly("ledger.unknown")),
        ("status", text()),
        ("project_id", text()),
        ("api_key_id", text()),
        ("model", text()),
        ("n", count()),
        ("upstream", nullable(text())),
        ("created_at", moment()),
        ("completed_at", nullable(moment())),
        ("pictures", count()),
        ("reserved_usd", dollars()),
        ("known_usd", dollars()),
        ("doubtful_usd", dollars()),
    ])
}

fn decision() -> Value {
    let settle = json!({ "type": "string", "pattern": "^[0-9]{1,9}(\\.[0-9]{1,9})?$" });
    let one = |name: &str, schema: Value| {
        let mut decision = object([(name, schema)]);
        decision["additionalProperties"] = false.into();
        decision
    };
    json!({ "oneOf": [one("settle_usd", settle), one("release", json!({ "const": true }))] })
}

fn reconciled() -> Value {
    object([
        ("id", text()),
        ("object", exactly("ledger.reconciled")),
        ("status", text()),
        ("cost_usd", nullable(dollars())),
    ])
}

pub(super) fn estimate() -> Operation {
    Operation::new("estimateImage", "Spending", Caller::Allowed, "Ask what a call may cost")
        .says("It is read and checked like a call, and nothing comes of it.")
        .takes(JSON, json!({ "anyOf": [named("GenerationRequest"), named("EditRequest")] }))
        .takes("multipart/form-data", named("EditForm"))
        .answers(200, "The worst case, and what is likely.", named("Estimate"))
        .tells(200, "X-Pictor-Adjusted", "What of the request was adapted.")
        .refuses(&[404, 408, 415, 429])
}

pub(super) fn spending() -> Operation {
    Operation::new(
        "getSpending",
        "Spending",
        Caller::Known,
        "See what the key and its project have spent, and what they may",
    )
    .answers(200, "The account of both.", named("Spending"))
    .refuses(&[400])
}

pub(super) fn usage() -> Operation {
    let widths = one_of(WIDTHS.iter().map(|(name, _)| *name));
    let most = WIDTHS.iter().map(|(_, width)| width.most).max().unwrap_or(1);
    let operation =
        Operation::new("getImagesUsage", "Organization", Caller::Allowed, "Count pictures and calls by time");
    grouped(spans(operation, widths, most), usage::GROUPS)
        .query("user_ids[]", list(text()), "Nothing has a user here.")
        .query("models[]", list(text()), "Only these models.")
        .query("sizes[]", list(text()), "Only these sizes.")
        .query("sources[]", list(one_of(sources())), "Only these endpoints.")
        .answers(200, "A page of spans.", named("ImagesUsagePage"))
}

pub(super) fn costs() -> Operation {
    let operation =
        Operation::new("getCosts", "Organization", Caller::Allowed, "Add up what was paid by time");
    grouped(spans(operation, one_of(["1d"]), DAY.most), costs::GROUPS).answers(
        200,
        "A page of days.",
        named("CostsPage"),
    )
}

pub(super) fn stats() -> Operation {
    let widths = one_of(stats::WIDTHS.iter().map(|(name, _)| *name));
    let most = stats::WIDTHS.iter().map(|(_, width)| width.most).max().unwrap_or(1);
    let groups = one_of(stats::GROUPS.iter().map(|(name, _)| *name));
    let operation = Operation::new("getStats", "Operators", Caller::Allowed, "Count how jobs ended by time");
    spans(operation, widths, most).query("group_by", groups, "What to tell apart.").answers(
        200,
        "A page of spans.",
        named("StatsPage"),
    )
}

fn spans(operation: Operation, widths: Value, most: i64) -> Operation {
    operation
        .must_query("start_time", between(0, LATEST), "From this Unix second on.")
        .query("end_time", between(0, LATEST), "Until this Unix second; until now unless said.")
        .query("bucket_width", widths, "How long a span is; a day unless said.")
        .query("limit", between(1, most), "How many spans on a page; the widest allow fewer.")
        .query(
            "page",
            json!({ "type": "string", "pattern": "^(page_[0-9]+)?$" }),
            "`next_page` of the page before.",
        )
}

fn grouped(operation: Operation, groups: &[&str]) -> Operation {
    operation
        .query("group_by[]", list(one_of(groups.iter().copied())), "What to tell apart.")
        .query("project_ids[]", list(text()), "Only these projects.")
        .query("api_key_ids[]", list(text()), "Only these keys.")
}

pub(super) fn unknown() -> Operation {
    Operation::new("listDoubtfulJobs", "Operators", Caller::Allowed, "List the money in doubt")
        .query("after", text(), "The last job of the page before.")
        .query("limit", between(1, 100), "How many on a page; 20 unless said.")
        .answers(200, "A page of jobs whose outcome nobody knows.", named("DoubtfulJobList"))
}

pub(super) fn reconcile() -> Operation {
    Operation::new("reconcileJob", "Operators", Caller::Allowed, "Decide about money in doubt")
        .path("id", text(), "The job's id.")
        .takes(JSON, named("Decision"))
        .answers(200, "What became of it.", named("Reconciled"))
        .refuses(&[404, 409])
}
