//! The document: every operation under its path, and the schemas that they name.

use pictor_api::schema::{self, Contract, ERROR, PICTURE, USAGE};
use serde_json::{Map, Value, json};

use super::route::Route;
use super::{Schema, refusals, serve};

/// What the document is made of.
pub(in crate::http) struct Document<'a> {
    /// The routes of the API, below `/v1`.
    pub(in crate::http) api: &'a [Route],
    /// The others.
    pub(in crate::http) others: &'a [Route],
    /// The schemas that they name.
    pub(in crate::http) schemas: Vec<Schema>,
    /// By what rules requests are read.
    pub(in crate::http) contract: Contract<'a>,
}

/// Writes the document.
pub(in crate::http) fn document(parts: Document<'_>) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let api = parts.api.iter().map(|route| (format!("/v1{}", route.path), route));
    for (path, route) in api.chain(parts.others.iter().map(|route| (route.path.to_owned(), route))) {
        let operation = route.operation.object(&path);
        paths.entry(path).or_insert_with(|| json!({}))[route.method] = operation;
    }
    paths.insert(serve::PATH.to_owned(), json!({ "get": serve::operation().object(serve::PATH) }));
    json!({
        "openapi": "3.1.0",
        "info": info(),
        "servers": [{ "url": "/", "description": "This server." }],
        "security": [{ "bearer": [] }, { "api_key": [] }],
        "tags": tags(),
        "paths": paths,
        "components": {
            "schemas": schemas(parts.schemas, &parts.contract),
            "responses": refusals::responses(),
            "headers": refusals::headers(),
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "description": "A key of this server." },
                "api_key": {
                    "type": "apiKey", "in": "header", "name": "api-key", "description": "The same, as Azure's clients send it.",
                },
            },
        },
    })
}

fn info() -> Value {
    json!({
        "title": "Pictor",
        "version": env!("CARGO_PKG_VERSION"),
        "summary": "OpenAI's Images API, self-hosted.",
        "description": "The paths below `/v1` are served without it and below `/openai/v1`, too; the images endpoints \
            and the models also at Azure's older addresses, `/openai/deployments/{id}/images/...` and \
            `/openai/models`. The document tells OpenAI's contract: unless it is strict, the server also takes what \
            older clients send, and says so in `X-Pictor-Adjusted`.",
        "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
    })
}

fn tags() -> Value {
    json!([
        { "name": "Images", "description": "Make and edit pictures." },
        { "name": "Jobs", "description": "What became of a call." },
        { "name": "Models", "description": "What can be asked for." },
        { "name": "Files", "description": "Pictures that are kept here, to be named in edits." },
        { "name": "Webhooks", "description": "Where the ends of jobs are told." },
        { "name": "Spending", "description": "What calls may cost and what they did." },
        { "name": "Sessions", "description": "Browsers that sign in: every operation takes the cookie where no key is sent." },
        { "name": "Organization", "description": "Projects, keys and limits, for operators." },
        { "name": "Operators", "description": "What operators ask and OpenAI's API lacks." },
        { "name": "Machines", "description": "Health, metrics, and this document." },
    ])
}

fn schemas(of_the_rooms: Vec<Schema>, contract: &Contract<'_>) -> Map<String, Value> {
    let own = [
        (ERROR, schema::error()),
        (USAGE, schema::usage()),
        (PICTURE, schema::picture()),
        ("GenerationRequest", contract.generation()),
        ("EditRequest", contract.edit()),
        ("EditForm", contract.edit_form()),
    ];
    own.into_iter().chain(of_the_rooms).map(|(name, schema)| (name.to_owned(), schema)).collect()
}
