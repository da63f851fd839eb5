//! What the document says of one answer.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use axum::http::Method;
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Answer;

/// A document, to be asked about answers. Its objects are closed: a member that nobody describes is a fault here, while
/// clients of the document need not mind it.
pub(crate) struct Document {
    whole: Value,
    /// By the text of the schema.
    validators: RefCell<HashMap<String, Rc<Validator>>>,
}

/// Headers that HTTP itself or the browsers' rules have.
const GENERAL: [&str; 9] = [
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "allow",
    "content-length",
    "content-type",
    "vary",
];

/// Pages for people, and what they load, are no part of the contract for programs.
fn is_page(path: &str) -> bool {
    matches!(path, "/" | "/play")
        || ["/-/", "/docs", "/jobs/", "/llms"].iter().any(|room| path.starts_with(room))
}

impl Document {
    pub(crate) fn read(document: &Value) -> Self {
        let mut whole = document.clone();
        close(&mut whole);
        Self { whole, validators: RefCell::default() }
    }

    /// Why an answer is not as the document says, with its request and status; `None` where it is.
    pub(crate) fn fault(&self, answer: &Answer) -> Option<String> {
        let why = self.check(answer).err()?;
        Some(format!("{} {} {}: {why}", answer.method, answer.path, answer.status.as_u16()))
    }

    fn check(&self, answer: &Answer) -> Result<(), String> {
        if answer.headers.contains_key("access-control-allow-methods") {
            return Ok(());
        }
        if is_page(&answer.path) {
            return check_page(answer);
        }
        let Some(operations) = self.operations(&answer.path) else {
            return self.check_stray(answer, 404);
        };
        let method = if answer.method == Method::HEAD { Method::GET } else { answer.method.clone() };
        let Some(operation) = operations.get(&method.as_str().to_ascii_lowercase()) else {
            return self.check_stray(answer, 405);
        };
        let (status, responses) = (answer.status.as_u16(), &operation["responses"]);
        let range = format!("{}XX", status / 100);
        let response = responses.get(status.to_string()).or_else(|| responses.get(&range));
        let response = self.resolved(response.ok_or("no response with this status")?);
        self.check_headers(answer, response)?;
        if answer.method == Method::HEAD { Ok(()) } else { self.check_body(answer, response) }
    }

    /// What is asked for at an address or by a method that is none.
    fn check_stray(&self, answer: &Answer, status: u16) -> Result<(), String> {
        if answer.status.as_u16() != status {
            return Err("there is no such operation".to_owned());
        }
        if answer.body.is_empty() || !answer.whole || answer.method == Method::HEAD {
            return Ok(());
        }
        self.validate(&json!({ "$ref": "#/components/schemas/Error" }), &parsed(&answer.body)?)
    }

    /// The operations of a path as it was asked for: with or without `/v1`, and at Azure's addresses.
    fn operations(&self, path: &str) -> Option<&Map<String, Value>> {
        let below = path.strip_prefix("/openai/v1").or_else(|| {
            let deployment = path.strip_prefix("/openai/deployments/")?;
            deployment.find('/').map(|end| &deployment[end..])
        });
        let below = below.or_else(|| path.strip_prefix("/openai").filter(|rest| rest.starts_with("/models")));
        let asked = [path.to_owned(), format!("/v1{}", below.unwrap_or(path))];
        let paths = self.whole["paths"].as_object()?;
        let found = paths.iter().filter(|(template, _)| asked.iter().any(|path| matches(template, path)));
        // A name in the path is nearer than a parameter.
        let nearest = found.min_by_key(|(template, _)| template.matches('{').count())?;
        nearest.1.as_object()
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let Some(pointer) = value["$ref"].as_str() else { return value };
        let found = self.whole.pointer(pointer.trim_start_matches('#'));
        found.unwrap_or_else(|| panic!("{pointer} leads nowhere"))
    }

    fn check_headers(&self, answer: &Answer, response: &Value) -> Result<(), String> {
        let none = Map::new();
        let headers = response["headers"].as_object().unwrap_or(&none);
        for name in answer.headers.keys().map(|name| name.as_str()).filter(|name| !GENERAL.contains(name)) {
            if !headers.keys().any(|known| known.eq_ignore_ascii_case(name)) {
                return Err(format!("the header {name} is not described"));
            }
        }
        for (name, header) in headers {
            let header = self.resolved(header);
            match answer.headers.get(name) {
                Some(value) => {
                    let text = value.to_str().map_err(|_| format!("{name} is no text"))?;
                    let integer = header["schema"]["type"] == "integer";
                    let value = if integer { parsed(text.as_bytes())? } else { text.into() };
                    self.validate(&header["schema"], &value).map_err(|why| format!("{name}: {why}"))?;
                }
                None if header["required"] == true => return Err(format!("the header {name} is missing")),
                None => {}
            }
        }
        Ok(())
    }

    fn check_body(&self, answer: &Answer, response: &Value) -> Result<(), String> {
        let kind = answer.headers.get("content-type").map(|value| value.to_str().unwrap_or_default());
        let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
        let Some(content) = response.get("content") else {
            return if answer.body.is_empty() { Ok(()) } else { Err("no body is described".to_owned()) };
        };
        let media = content.get(essence).ok_or_else(|| format!("'{essence}' is not described"))?;
        if essence == "text/event-stream" {
            return self.check_events(answer, &media["schema"]["properties"]["data"]["contentSchema"]);
        }
        let Some(schema) = media.get("schema").filter(|_| answer.whole) else { return Ok(()) };
        let value =
            if essence == "application/json" { parsed(&answer.body)? } else { text(&answer.body).into() };
        self.validate(schema, &value)
    }

    fn check_events(&self, answer: &Answer, schema: &Value) -> Result<(), String> {
        let text = text(&answer.body);
        // What was cut off in the middle is nobody's event.
        let whole = text.rsplit_once("\n\n").map_or("", |(whole, _)| whole);
        for data in whole.lines().filter_map(|line| line.strip_prefix("data: ")) {
            self.validate(schema, &parsed(data.as_bytes())?)?;
        }
        Ok(())
    }

    fn validate(&self, schema: &Value, value: &Value) -> Result<(), String> {
        self.validator(schema).validate(value).map_err(|error| {
            let told = error.to_string();
            let told: String = told.chars().take(600).collect();
            format!("at '{}' {told}", error.instance_path())
        })
    }

    fn validator(&self, schema: &Value) -> Rc<Validator> {
        let mut known = self.validators.borrow_mut();
        let make = || {
            let mut root = schema.clone();
            root["components"] = json!({ "schemas": self.whole["components"]["schemas"] });
            let made = jsonschema::draft202012::new(&root);
            Rc::new(made.unwrap_or_else(|error| panic!("{error}: {schema}")))
        };
        known.entry(schema.to_string()).or_insert_with(make).clone()
    }
}

/// Whatever a page is, a browser is told what it may load, and not to guess what it is.
fn check_page(answer: &Answer) -> Result<(), String> {
    let header = |name| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if header("x-content-type-options") != "nosniff" {
        return Err("a page whose type may be guessed".to_owned());
    }
    let is_html = header("content-type").starts_with("text/html");
    let policy = header("content-security-policy");
    let is_safe = !is_html || policy.contains("require-trusted-types-for 'script'");
    if is_safe { Ok(()) } else { Err("a page without its policy".to_owned()) }
}

/// Whether a path is one of a template.
fn matches(template: &str, path: &str) -> bool {
    let (mut known, mut asked) = (template.split('/'), path.split('/'));
    loop {
        match (known.next(), asked.next()) {
            (None, None) => return true,
            (Some(known), Some(asked)) if known == asked || known.starts_with('{') && !asked.is_empty() => {}
            _ => return false,
        }
    }
}

/// Lets no object have members of which nothing is said.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let is_object = match members.get("type") {
                Some(Value::String(kind)) => kind == "object",
                Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "object"),
                _ => false,
            };
            if is_object
                && members.contains_key("properties")
                && !members.contains_key("additionalProperties")
            {
                members.insert("additionalProperties".to_owned(), false.into());
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn parsed(bytes: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(bytes).map_err(|error| format!("no JSON: {error}"))
}
