//! The document at `/openapi.json`, and that the harness would hear of an answer that it does not describe.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, Method, StatusCode};
use reqwest::header::{ETAG, IF_NONE_MATCH};
use serde_json::{Value, json};

use crate::contract::{Answer, Document};
use crate::{Server, plan};

async fn document(server: &Server) -> Value {
    server.client.get(server.url("/openapi.json")).send().await.unwrap().json().await.unwrap()
}

/// Each operation with its path and method.
fn operations(document: &Value) -> Vec<(&String, &String, &Value)> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        operations
            .extend(item.as_object().unwrap().iter().map(|(method, operation)| (path, method, operation)));
    }
    operations
}

#[tokio::test]
async fn everybody_gets_the_document_and_only_once() {
    let server = plan().start().await;
    let first = server.client.get(server.url("/openapi.json")).send().await.unwrap();
    assert_eq!(
        (first.status().as_u16(), &first.headers()["content-type"]),
        (200, &"application/json".parse().unwrap())
    );
    let tag = first.headers()[ETAG].clone();
    let document: Value = first.json().await.unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/v1/images/generations"]["post"].is_object());
    let again =
        server.client.get(server.url("/openapi.json")).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!((again.status().as_u16(), &again.headers()[ETAG]), (304, &tag));
    assert!(again.bytes().await.unwrap().is_empty());
    server.stop().await;
}

/// The router and the document are made of the same rows, so that there is no third list to forget.
#[test]
fn nothing_is_routed_beside_the_rows() {
    fn files(directory: &std::path::Path) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }
    let http = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http");
    // Who makes a picture is a route, too.
    let text = |path: &std::path::PathBuf| std::fs::read_to_string(path).unwrap().replace("maker.route(", "");
    let names_route = |path: &std::path::PathBuf| text(path).contains(".route(");
    let named: Vec<_> = files(&http).into_iter().filter(names_route).collect();
    // Pages are for people: no part of the contract.
    let named: Vec<_> = named.into_iter().filter(|path| !path.starts_with(http.join("web"))).collect();
    assert_eq!(named, [http.join("mod.rs")]);
}

/// Without a key, too, since nothing else is known of them: an address that is none would say so.
#[tokio::test]
async fn every_operation_has_a_route() {
    let server = plan().start().await;
    let document = document(&server).await;
    assert!(operations(&document).len() > 35);
    for (path, method, operation) in operations(&document) {
        let url = server.url(&path.replace(['{', '}'], ""));
        let method = method.to_ascii_uppercase().parse().unwrap();
        let status = server.client.request(method, url).send().await.unwrap().status().as_u16();
        // Whoever asks without a key is let in, and may have to say more.
        let expected: &[u16] = if operation["security"] == json!([]) { &[200, 400] } else { &[401] };
        assert!(expected.contains(&status), "{path}: {status}");
    }
    server.stop().await;
}

/// A parameter of which a handler knows nothing would be refused by its name.
#[tokio::test]
async fn every_parameter_of_a_query_is_known() {
    let server = plan().start().await;
    let document = document(&server).await;
    let mut asked = 0;
    for (path, method, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for parameter in parameters.filter(|parameter| parameter["in"] == "query") {
            assert_eq!(method, "get");
            let name = parameter["name"].as_str().unwrap();
            let url = format!("{}?{name}=", path.replace("{id}", "proj_default"));
            let response = server.get(&url).send().await.unwrap();
            asked += 1;
            // What is answered was understood; some streams have no end.
            if response.status() != 200 {
                let answer: Value = response.json().await.unwrap();
                assert_ne!(answer["error"]["code"], "unknown_parameter", "{url}");
            }
        }
    }
    assert!(asked > 40, "{asked}");
    server.stop().await;
}

/// Every `$ref` below a value.
fn references(value: &Value) -> BTreeSet<String> {
    let below = match value {
        Value::Object(members) => members.values().flat_map(references).collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => BTreeSet::new(),
    };
    below.into_iter().chain(value["$ref"].as_str().map(str::to_owned)).collect()
}

/// Every schema below a value that is none itself.
fn schemas(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| if name == "schema" { vec![member] } else { schemas(member) })
            .collect(),
        Value::Array(items) => items.iter().flat_map(schemas).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn the_document_holds_together() {
    let server = plan().start().await;
    let document = document(&server).await;
    let references = references(&document);
    for reference in &references {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    let named = document["components"]["schemas"].as_object().unwrap();
    for name in named.keys() {
        assert!(references.contains(&format!("#/components/schemas/{name}")), "{name} is named nowhere");
    }
    for schema in named.values().chain(schemas(&document)) {
        assert!(jsonschema::draft202012::meta::is_valid(schema), "{schema}");
    }
    let mut ids = BTreeSet::new();
    let tags: Vec<&Value> = document["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    for (path, method, operation) in operations(&document) {
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{operation}");
        assert!(operation["summary"].is_string() && tags.contains(&&operation["tags"][0]), "{operation}");
        let mut known = BTreeSet::new();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(known.insert(parameter["name"].to_string()), "{method} {path}: {parameter}");
            let named = format!("{{{}}}", parameter["name"].as_str().unwrap());
            assert_eq!(parameter["in"] == "path", path.contains(&named), "{method} {path}: {parameter}");
        }
        assert_eq!(
            path.matches('{').count(),
            operation["parameters"].to_string().matches("\"in\":\"path\"").count()
        );
    }
    server.stop().await;
}

/// An answer that is as it should be, to be changed.
fn good() -> Answer {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("content-type", "application/json"),
        ("x-request-id", "req_1"),
        ("openai-processing-ms", "1"),
        ("openai-version", "2020-10-01"),
        ("x-content-type-options", "nosniff"),
    ] {
        headers.insert(name, value.parse().unwrap());
    }
    let body = json!({ "id": "file-1", "object": "file", "deleted": true }).to_string().into_bytes();
    Answer {
        method: Method::DELETE,
        path: "/files/file-1".into(),
        status: StatusCode::OK,
        headers,
        body,
        whole: true,
    }
}

type Change = fn(&mut Answer);

#[tokio::test]
async fn an_answer_that_is_not_described_is_a_fault() {
    let server = plan().start().await;
    let document = Document::read(&document(&server).await);
    server.stop().await;
    assert_eq!(document.fault(&good()), None);
    let changes: [(&str, Change); 8] = [
        ("there is no such operation", |answer| answer.path = "/v1/nothing".into()),
        ("there is no such operation", |answer| answer.method = Method::PUT),
        ("no response with this status", |answer| answer.status = StatusCode::IM_A_TEAPOT),
        ("the header x-new is not described", |answer| {
            drop(answer.headers.insert("x-new", "1".parse().unwrap()));
        }),
        ("the header X-Request-Id is missing", |answer| drop(answer.headers.remove("x-request-id"))),
        ("'text/html' is not described", |answer| {
            answer.headers.insert("content-type", "text/html".parse().unwrap());
        }),
        ("Additional properties", |answer| {
            answer.body.splice(0..1, b"{\"new\":1,".iter().copied()).for_each(drop);
        }),
        ("\"id\" is a required property", |answer| {
            answer.body = b"{\"object\":\"file\",\"deleted\":true}".to_vec();
        }),
    ];
    for (why, change) in changes {
        let mut answer = good();
        change(&mut answer);
        let fault = document.fault(&answer).unwrap_or_else(|| panic!("nobody says: {why}"));
        assert!(fault.contains(why), "{fault}");
    }
}
