//! What the document says of projects, their keys and their limits.

use pictor_api::schema::{
    Contract, about, between, count, dollars, exactly, flag, integer, list, moment, named, nullable, object,
    one_of, text,
};
use serde_json::{Map, Value, json};

use super::api_keys::ACCESS;
use super::project_limits::{MOST_CENTS, RATE};
use super::settings::LONGEST_LIFE;
use crate::http::fields::{LONGEST_NAME, MOST_TEXTS, SAYS_SOMETHING};
use crate::http::openapi::{Caller, JSON, Operation, Schema, deleted, page_of};
use crate::keys::{HIGHEST_RATE, Scopes};

/// The schemas that these operations name.
pub(in crate::http) fn schemas(contract: &Contract<'_>) -> Vec<Schema> {
    let key_members = || key_members(contract);
    vec![
        ("Project", project()),
        ("ProjectList", page_of(named("Project"))),
        ("NewProject", body(&["name"], [name()].into_iter().chain(limits()))),
        ("ProjectChange", body(&[], changed([name()].into_iter().chain(limits())))),
        ("ServiceAccount", account()),
        ("ServiceAccountList", page_of(named("ServiceAccount"))),
        ("NewServiceAccount", body(&["name"], key_members().chain([only_account()]))),
        ("ServiceAccountWithKey", account_with_key()),
        ("ServiceAccountDeleted", deleted("organization.project.service_account.deleted")),
        ("ApiKey", api_key()),
        ("ApiKeyList", page_of(named("ApiKey"))),
        ("ApiKeyChange", body(&[], changed(key_members()))),
        ("ApiKeyDeleted", deleted("organization.project.api_key.deleted")),
        ("RateLimit", rate_limit()),
        ("RateLimitList", page_of(named("RateLimit"))),
        ("RateLimitChange", body(&[], limits().into_iter().take(2))),
        ("SpendLimit", spend_limit()),
        ("SpendLimitChange", spend_limit_change()),
        (
            "SpendLimitDeleted",
            object([("object", exactly("project.spend_limit.deleted")), ("deleted", flag())]),
        ),
    ]
}

type Member = (&'static str, Value);

/// A small body: nothing but these members, and `null` for what is taken away.
fn body(required: &[&str], members: impl IntoIterator<Item = Member>) -> Value {
    let members: Map<String, Value> =
        members.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({ "type": "object", "required": required, "properties": members, "additionalProperties": false })
}

/// In a change a name that is `null` stays.
fn changed(members: impl Iterator<Item = Member>) -> impl Iterator<Item = Member> {
    members.map(|(name, schema)| (name, if name == "name" { nullable(schema) } else { schema }))
}

fn scope() -> Value {
    one_of(Scopes { images: true, admin: true }.names())
}

fn name() -> Member {
    (
        "name",
        json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": SAYS_SOMETHING }),
    )
}

fn rate() -> Value {
    nullable(between(1, HIGHEST_RATE.into()))
}

fn budget() -> Value {
    json!({ "type": ["string", "null"], "pattern": "^[0-9]{1,9}(\\.[0-9]{1,9})?$", "description": "US dollars." })
}

/// What limits projects and keys.
fn limits() -> [Member; 4] {
    [
        ("max_requests_per_1_minute", rate()),
        ("max_images_per_1_minute", rate()),
        ("budget_usd", budget()),
        ("budget_month_usd", budget()),
    ]
}

fn key_members(contract: &Contract<'_>) -> impl Iterator<Item = Member> + use<> {
    let served = contract.models.served(contract.at).map(|(model, _)| model.id.as_str());
    let several = |items: Value| json!({ "type": ["array", "null"], "minItems": 1, "maxItems": MOST_TEXTS, "items": items });
    let own = [
        name(),
        ("expires_in_seconds", nullable(between(1, LONGEST_LIFE))),
        ("scopes", several(scope())),
        ("models", several(one_of(served))),
        ("max_concurrent_requests", nullable(between(1, u32::MAX.into()))),
    ];
    own.into_iter().chain(limits())
}

fn only_account() -> Member {
    ("create_service_account_only", json!({ "enum": [false, null] }))
}

/// The limits as objects tell them.
fn told_limits() -> [Member; 4] {
    [
        ("max_requests_per_1_minute", nullable(count())),
        ("max_images_per_1_minute", nullable(count())),
        ("budget_usd", nullable(dollars())),
        ("budget_month_usd", nullable(dollars())),
    ]
}

fn rights() -> [Member; 3] {
    [
        ("scopes", list(scope())),
        ("models", about(nullable(list(text())), "`null`: every one.")),
        ("max_concurrent_requests", nullable(count())),
    ]
}

fn project() -> Value {
    let own = [
        ("id", text()),
        ("object", exactly("organization.project")),
        ("name", text()),
        ("created_at", moment()),
        ("archived_at", nullable(moment())),
        ("status", one_of(["active", "archived"])),
    ];
    object(own.into_iter().chain(told_limits()))
}

fn account_members() -> [Member; 5] {
    [
        ("id", text()),
        ("object", exactly("organization.project.service_account")),
        ("name", text()),
        ("role", exactly("member")),
        ("created_at", moment()),
    ]
}

fn account() -> Value {
    object(account_members())
}

fn account_with_key() -> Value {
    let key = object([
        ("id", text()),
        ("object", exactly("organization.project.service_account.api_key")),
        ("name", text()),
        ("created_at", moment()),
        ("expires_at", nullable(moment())),
        ("value", about(text(), "The key itself, in this answer alone.")),
    ]);
    object(account_members().into_iter().chain([("api_key", key)]).chain(rights()).chain(told_limits()))
}

fn api_key() -> Value {
    let owner = object([("type", exactly("service_account")), ("service_account", named("ServiceAccount"))]);
    let own = [
        ("id", text()),
        ("object", exactly("organization.project.api_key")),
        ("name", text()),
        ("redacted_value", text()),
        ("created_at", moment()),
        ("last_used_at", nullable(moment())),
        ("expires_at", nullable(moment())),
        ("owner", owner),
        ("owner_project_access", one_of(["active", "inactive"])),
    ];
    object(own.into_iter().chain(rights()).chain(told_limits()))
}

fn rate_limit() -> Value {
    object([
        ("id", exactly(RATE)),
        ("object", exactly("project.rate_limit")),
        ("model", exactly("*")),
        ("max_requests_per_1_minute", nullable(count())),
        ("max_tokens_per_1_minute", json!({ "type": "null" })),
        ("max_images_per_1_minute", nullable(count())),
    ])
}

fn spend_limit() -> Value {
    object([
        ("object", exactly("project.spend_limit")),
        ("currency", exactly("USD")),
        ("interval", exactly("month")),
        ("threshold_amount", about(integer(), "Cents.")),
        ("enforcement", object([("status", one_of(["enforcing", "inactive"]))])),
    ])
}

fn spend_limit_change() -> Value {
    let members = [
        ("currency", exactly("USD")),
        ("interval", exactly("month")),
        ("threshold_amount", about(between(0, MOST_CENTS), "Cents.")),
    ];
    body(&["currency", "interval", "threshold_amount"], members)
}

fn asked(name: &'static str, summary: &'static str) -> Operation {
    Operation::new(name, "Organization", Caller::Allowed, summary)
}

/// An operation on one project.
fn of_project(name: &'static str, summary: &'static str) -> Operation {
    asked(name, summary).path("id", text(), "The project's id.").refuses(&[404])
}

fn of_key(name: &'static str, summary: &'static str) -> Operation {
    of_project(name, summary).path("key", text(), "The key's id.")
}

fn paged(operation: Operation, prefix: &str) -> Operation {
    operation
        .query(
            "after",
            json!({ "type": "string", "pattern": format!("^({prefix}.*)?$") }),
            "The last item of the page before.",
        )
        .query("limit", between(1, 100), "How many on a page; 20 unless said.")
        .query("order", one_of(["asc", "desc"]), "By age: `asc`, the oldest first, unless said.")
}

pub(super) fn projects() -> Operation {
    paged(asked("listProjects", "List the projects"), "proj_")
        .query("include_archived", one_of(["true", "false"]), "Also those that are archived.")
        .answers(200, "A page of projects.", named("ProjectList"))
}

pub(super) fn make_project() -> Operation {
    asked("createProject", "Make a project").takes(JSON, named("NewProject")).answers(
        200,
        "The project.",
        named("Project"),
    )
}

pub(super) fn project_read() -> Operation {
    of_project("getProject", "Get a project").answers(200, "The project.", named("Project")).refuses(&[400])
}

pub(super) fn change_project() -> Operation {
    of_project("updateProject", "Change a project's name and limits")
        .takes(JSON, named("ProjectChange"))
        .or_nothing()
        .answers(200, "The project.", named("Project"))
}

pub(super) fn archive_project() -> Operation {
    of_project("archiveProject", "Archive a project")
        .says("Its keys open nothing any more. There is no way back.")
        .answers(200, "The project.", named("Project"))
        .refuses(&[400])
}

pub(super) fn accounts() -> Operation {
    paged(of_project("listServiceAccounts", "List the service accounts of a project"), "key_").answers(
        200,
        "A page of accounts.",
        named("ServiceAccountList"),
    )
}

pub(super) fn make_account() -> Operation {
    of_project("createServiceAccount", "Make a key")
        .says("An account and its one key are the same thing here. No other answer holds the key itself.")
        .takes(JSON, named("NewServiceAccount"))
        .answers(200, "The account with its key.", named("ServiceAccountWithKey"))
}

pub(super) fn account_read() -> Operation {
    of_key("getServiceAccount", "Get a service account")
        .answers(200, "The account.", named("ServiceAccount"))
        .refuses(&[400])
}

pub(super) fn delete_account() -> Operation {
    of_key("deleteServiceAccount", "Delete a service account")
        .says("Its key opens nothing any more.")
        .answers(200, "It is gone.", named("ServiceAccountDeleted"))
        .refuses(&[400])
}

pub(super) fn keys() -> Operation {
    paged(of_project("listApiKeys", "List the keys of a project"), "key_")
        .query("owner_project_access", one_of(ACCESS.map(|(name, _)| name)), "Only keys whose project is so.")
        .answers(200, "A page of keys.", named("ApiKeyList"))
}

pub(super) fn key_read() -> Operation {
    of_key("getApiKey", "Get a key, without what is secret about it")
        .answers(200, "The key.", named("ApiKey"))
        .refuses(&[400])
}

pub(super) fn change_key() -> Operation {
    of_key("updateApiKey", "Change a key's rights, limits and end")
        .takes(JSON, named("ApiKeyChange"))
        .or_nothing()
        .answers(200, "The key.", named("ApiKey"))
}

pub(super) fn delete_key() -> Operation {
    of_key("deleteApiKey", "Revoke a key").answers(200, "It is gone.", named("ApiKeyDeleted")).refuses(&[400])
}

pub(super) fn rates() -> Operation {
    let cursor = || json!({ "type": "string", "pattern": "^(rl-.*)?$" });
    of_project("listRateLimits", "List the rate limits of a project")
        .says("There is one, for all models together.")
        .query("after", cursor(), "The last limit of the page before.")
        .query("before", cursor(), "The first limit of the page behind.")
        .query("limit", between(1, 100), "How many on a page.")
        .answers(200, "The limit.", named("RateLimitList"))
}

pub(super) fn change_rates() -> Operation {
    of_project("updateRateLimit", "Change the rate limit of a project")
        .path("limit", text(), "The limit's id.")
        .takes(JSON, named("RateLimitChange"))
        .or_nothing()
        .answers(200, "The limit.", named("RateLimit"))
}

pub(super) fn spend() -> Operation {
    of_project("getSpendLimit", "Get the monthly budget of a project")
        .answers(200, "The budget.", named("SpendLimit"))
        .refuses(&[400])
}

pub(super) fn change_spend() -> Operation {
    of_project("updateSpendLimit", "Set the monthly budget of a project")
        .takes(JSON, named("SpendLimitChange"))
        .answers(200, "The budget.", named("SpendLimit"))
}

pub(super) fn drop_spend() -> Operation {
    of_project("deleteSpendLimit", "Take the monthly budget of a project away")
        .answers(200, "It is gone.", named("SpendLimitDeleted"))
        .refuses(&[400])
}
