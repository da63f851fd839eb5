//! The answers that are the same everywhere: the envelope with each status, by the list of codes, and the headers of
//! every answer.

use std::collections::BTreeMap;

use pictor_api::error::{CODES, CodeRow};
use pictor_api::schema::{ERROR, named};
use serde_json::{Map, Value, json};

use super::JSON;

/// The name of the answer for what an upstream refused.
pub(super) const PASSED_ON: &str = "PassedOn";

/// The name of the answer with this status.
pub(super) fn name(status: u16) -> String {
    format!("Refused{status}")
}

/// Every answer of this kind by its name.
pub(super) fn responses() -> Map<String, Value> {
    let mut by_status: BTreeMap<u16, Vec<&CodeRow>> = BTreeMap::new();
    for row in CODES {
        by_status.entry(row.status).or_default().push(row);
    }
    let passed_on = "An upstream's own refusal of the request, as it came.".to_owned();
    let refused = by_status.iter().map(|(status, rows)| (name(*status), refused(*status, description(rows))));
    refused.chain([(PASSED_ON.to_owned(), refused_with(passed_on))]).collect()
}

/// Each code and what to do about it.
fn description(rows: &[&CodeRow]) -> String {
    let line = |row: &&CodeRow| {
        let code = if row.code.is_empty() { "null" } else { row.code };
        format!("- `{code}`: {}", row.client)
    };
    format!("By `error.code`:\n\n{}", rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn refused(status: u16, description: String) -> Value {
    let mut response = refused_with(description);
    if status == 401 {
        response["headers"]["WWW-Authenticate"] = header("Bearer.");
    }
    if status == 416 {
        response["headers"]["Content-Range"] = header("How many bytes there are.");
    }
    response
}

fn refused_with(description: String) -> Value {
    let mut headers = common_headers();
    headers["Retry-After"] = header("Seconds after which to try again, where that can help.");
    headers["X-Should-Retry"] =
        header("Whether the SDKs try again by themselves, against their own judgement.");
    headers["X-Pictor-Job"] = header("The job of the call, if it became one.");
    headers["X-Pictor-Adjusted"] = header("What of the request was adapted.");
    headers["X-Pictor-Replayed"] = header("`true`: the answer to an earlier try of the same call.");
    headers["Idempotent-Replayed"] = header("The same.");
    json!({
        "description": description,
        "headers": headers,
        "content": { JSON: { "schema": named(ERROR) } },
    })
}

/// What every answer carries.
pub(super) fn common_headers() -> Value {
    let named = |name: &str| json!({ "$ref": format!("#/components/headers/{name}") });
    let names = ["X-Request-Id", "OpenAI-Processing-Ms", "OpenAI-Version", "X-Content-Type-Options"];
    let mut headers: Map<_, _> = names.map(|name| (name.to_owned(), named(name))).into_iter().collect();
    headers.insert("Cache-Control".to_owned(), header("`private, no-store` where a session asked."));
    headers.into()
}

/// The headers of every answer.
pub(super) fn headers() -> Value {
    let required = |description: &str, schema: Value| json!({ "description": description, "required": true, "schema": schema });
    json!({
        "X-Request-Id": required("The id of the request, for the log.", json!({ "type": "string", "pattern": "^req_" })),
        "OpenAI-Processing-Ms": required("Milliseconds until the answer began.", json!({ "type": "integer" })),
        "OpenAI-Version": required("OpenAI's version of the API.", json!({ "const": "2020-10-01" })),
        "X-Content-Type-Options": required("Browsers must not guess.", json!({ "const": "nosniff" })),
    })
}

fn header(description: &str) -> Value {
    json!({ "description": description, "schema": { "type": "string" } })
}
