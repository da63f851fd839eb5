//! What the scripted upstream was sent.

use http::HeaderMap;
use http::request::Parts;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use pictor_api::{Format, Size};
use serde_json::Value;

/// One request.
#[derive(Clone, Debug)]
pub struct Received {
    /// For example `POST`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// As sent.
    pub headers: HeaderMap,
    /// The body.
    pub content: Content,
    /// Whether a picture was drawn for it: the upstream would charge for this one.
    pub paid: bool,
}

/// A request's body.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// `application/json`.
    Json(Value),
    /// `multipart/form-data`, in order.
    Parts(Vec<Part>),
    /// The connection ended first, or it was neither.
    Nothing,
}

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the field.
    pub name: String,
    /// The name of the file, if it is one.
    pub filename: Option<String>,
    /// Its own `Content-Type`.
    pub content_type: Option<String>,
    /// How many bytes it had.
    pub bytes: usize,
    /// The BLAKE3 of its bytes, in hex.
    pub digest: String,
    /// Its text, if it is not a file.
    pub text: Option<String>,
}

impl Received {
    /// The text of a parameter, whichever way it was sent.
    pub fn parameter(&self, name: &str) -> Option<String> {
        match &self.content {
            Content::Json(Value::Object(members)) => members.get(name).map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            }),
            Content::Parts(parts) => {
                parts.iter().find(|part| part.name == name).and_then(|part| part.text.clone())
            }
            Content::Json(_) | Content::Nothing => None,
        }
    }

    /// The names of all parameters and files, in order.
    pub fn names(&self) -> Vec<String> {
        match &self.content {
            Content::Json(Value::Object(members)) => members.keys().cloned().collect(),
            Content::Parts(parts) => parts.iter().map(|part| part.name.clone()).collect(),
            Content::Json(_) | Content::Nothing => Vec::new(),
        }
    }

    /// The files of a multipart body.
    pub fn files(&self) -> Vec<&Part> {
        match &self.content {
            Content::Parts(parts) => parts.iter().filter(|part| part.filename.is_some()).collect(),
            Content::Json(_) | Content::Nothing => Vec::new(),
        }
    }

    /// The key that came with it, in either of the two headers.
    pub fn key(&self) -> Option<&str> {
        let header = |name| self.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
        header("authorization").and_then(|value| value.strip_prefix("Bearer ")).or_else(|| header("api-key"))
    }

    /// The name that its sender gave it.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.headers.get("idempotency-key").and_then(|value| value.to_str().ok())
    }

    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.parameter(name)?.parse().ok()
    }

    pub(crate) fn size(&self) -> Option<Size> {
        Size::from_text(&self.parameter("size")?)
    }

    pub(crate) fn format(&self) -> Option<Format> {
        Format::from_name(&self.parameter("output_format")?)
    }

    pub(crate) fn wants_stream(&self) -> bool {
        self.parameter("stream").as_deref() == Some("true")
    }

    pub(crate) fn is_edit(&self) -> bool {
        self.path.contains("/images/edits")
    }
}

/// Reads the whole request; files are digested as they pass and not kept.
pub(crate) async fn receive(head: Parts, body: Incoming) -> Received {
    let content_type =
        head.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let content = match multer::parse_boundary(content_type) {
        Ok(boundary) => read_parts(body, boundary).await.map(Content::Parts),
        Err(_) => read_json(body).await.map(Content::Json),
    };
    Received {
        method: head.method.to_string(),
        path: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        headers: head.headers,
        content: content.unwrap_or(Content::Nothing),
        paid: false,
    }
}

async fn read_json(body: Incoming) -> Option<Value> {
    let bytes = body.collect().await.ok()?.to_bytes();
    serde_json::from_slice(&bytes).ok()
}

async fn read_parts(body: Incoming, boundary: String) -> Option<Vec<Part>> {
    let mut multipart = multer::Multipart::new(body.into_data_stream(), boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.ok()? {
        parts.push(read_part(field).await?);
    }
    Some(parts)
}

async fn read_part(mut field: multer::Field<'_>) -> Option<Part> {
    let name = field.name()?.to_owned();
    let filename = field.file_name().map(ToOwned::to_owned);
    let content_type = field.content_type().map(ToString::to_string);
    let (mut hasher, mut bytes, mut text) = (blake3::Hasher::new(), 0, Vec::new());
    while let Some(chunk) = field.chunk().await.ok()? {
        hasher.update(&chunk);
        bytes += chunk.len();
        if filename.is_none() {
            text.extend_from_slice(&chunk);
        }
    }
    let text = if filename.is_none() { String::from_utf8(text).ok() } else { None };
    Some(Part { name, filename, content_type, bytes, digest: hasher.finalize().to_hex().to_string(), text })
}
