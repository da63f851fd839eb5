//! The body of a request: read once, as it comes, files into spools, never held in memory.

mod chunks;
mod json;
mod multipart;
mod pictures;
mod places;
mod remote;

use std::io;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, EXPECT};
use chunks::{ChunkError, Chunks};
use pictor_api::models::ModelTable;
use pictor_api::request::compat::{Compat, Served, adapt};
use pictor_api::request::{BodyKind, Headers, Pictures, Received, Rules, Upload, Value, validate};
use pictor_api::{ApiError, Call, Endpoint, Format, error};
use pictor_relay::describe;
use pictor_spool::{OverBudget, Spool, Spools};
pub(super) use places::{Places, Sent};

use super::log::Facts;
use crate::config;
use crate::db::DbError;
use crate::images::Maker;
use crate::metrics::Metrics;

/// What a body turned out to hold, before anything was checked.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) fields: Vec<(String, Value)>,
    pub(super) uploads: Vec<Upload>,
    /// The bytes of each upload; `None` where they were counted but not kept, since they will be refused.
    pub(super) files: Vec<Option<Spool>>,
}

/// The first bytes of a file, which tell its format.
#[derive(Default)]
struct Head(Vec<u8>);

impl Head {
    const LENGTH: usize = 16;

    fn see(&mut self, bytes: &[u8]) {
        let missing = Self::LENGTH - self.0.len();
        self.0.extend(bytes.iter().take(missing));
    }

    fn is_whole(&self) -> bool {
        self.0.len() == Self::LENGTH
    }

    fn format(&self) -> Option<Format> {
        pictor_codec::sniff(&self.0)
    }
}

/// Reads and checks a whole request.
pub(super) struct Reader<'a> {
    pub(super) spools: &'a Spools,
    pub(super) models: &'a ModelTable,
    pub(super) rules: Rules,
    /// How requests are adapted that OpenAI would refuse; `None` where they are refused.
    pub(super) compat: Option<&'a Compat>,
    /// Who makes pictures, and under which names.
    pub(super) maker: &'a Maker,
    /// The second at which the request came.
    pub(super) now: u64,
    pub(super) timeouts: &'a config::Http,
    pub(super) metrics: &'a Metrics,
    pub(super) facts: &'a Facts,
    /// The model, where the address names it and not the body.
    pub(super) model: Option<&'a str>,
}

impl<'a> Reader<'a> {
    /// The same for requests to an address that names the model.
    pub(super) fn for_model(self, model: Option<&'a str>) -> Self {
        Self { model, ..self }
    }

    /// The call that this request makes, with the pictures that came with it in spools.
    pub(super) async fn read(
        &self,
        endpoint: Endpoint,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<(Call, Sent), ReadError> {
        self.read_as(Some(endpoint), headers, body).await
    }

    /// The same where the address does not tell the endpoint: a form, or a document with `images`, is an edit.
    pub(super) async fn read_either(
        &self,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<(Call, Sent), ReadError> {
        self.read_as(None, headers, body).await
    }

    async fn read_as(
        &self,
        endpoint: Option<Endpoint>,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<(Call, Sent), ReadError> {
        let mut chunks = Chunks::new(body, self.timeouts, self.metrics);
        let (body, parts) =
            match self.read_parts(endpoint.unwrap_or(Endpoint::Edits), headers, &mut chunks).await {
                Ok(read) => read,
                Err(refusal) => {
                    chunks.linger().await;
                    return Err(refusal);
                }
            };
        let Parts { fields, uploads, files } = parts;
        let endpoint = endpoint.unwrap_or_else(|| told_by(body, &fields));
        let mut received = Received { endpoint, body, fields, uploads, headers: shaping(headers) };
        if let Some(model) = self.model {
            received.name_model(model);
        }
        let (call, pictures) = self.understand(&mut received)?;
        Ok((call, Sent { pictures, body, uploads: received.uploads, files }))
    }

    /// The call that was received; what has to be adapted for it is told also where it is refused.
    fn understand(&self, received: &mut Received) -> Result<(Call, Pictures), ApiError> {
        let adapted = self.compat.map(|compat| {
            let by_anybody = |name: &str| self.maker.serves(name);
            adapt(received, Served { models: self.models, by_anybody: &by_anybody, at: self.now }, compat)
        });
        let adapted = adapted.unwrap_or_default();
        self.facts.adapted(&adapted);
        let (call, pictures) = validate(received, self.models, &self.rules, self.now)?;
        Ok((Call { adapted, ..call }, pictures))
    }

    async fn read_parts(
        &self,
        endpoint: Endpoint,
        headers: &HeaderMap,
        chunks: &mut Chunks,
    ) -> Result<(BodyKind, Parts), ReadError> {
        let (content_type, essence) = content_type(headers);
        match (essence.as_str(), endpoint) {
            ("application/json", _) => Ok((BodyKind::Json, json::read(chunks, self.spools).await?)),
            ("multipart/form-data", Endpoint::Edits) => Ok((
                BodyKind::Multipart,
                multipart::read(content_type, chunks, self.spools, self.compat.is_some()).await?,
            )),
            (_, Endpoint::Generations) => {
                Err(error::unsupported_content_type(&essence, &["application/json"]).into())
            }
            (_, Endpoint::Edits) => {
                let supported = ["multipart/form-data", "application/json"];
                Err(error::unsupported_content_type(&essence, &supported).into())
            }
        }
    }
}

/// The endpoint that a body is for.
fn told_by(body: BodyKind, fields: &[(String, Value)]) -> Endpoint {
    let is_edit = body == BodyKind::Multipart || fields.iter().any(|(name, _)| name == "images");
    if is_edit { Endpoint::Edits } else { Endpoint::Generations }
}

/// The headers that shape the picture; what is no text cannot be a legal value and becomes a faulty one.
fn shaping(headers: &HeaderMap) -> Headers {
    let text =
        |name: &str| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    Headers { seed: text("x-pictor-seed"), mask_mode: text("x-pictor-mask-mode") }
}

/// Reads a form that is no call. Its files count and are limited as those of an edit are.
pub(super) async fn form(
    headers: &HeaderMap,
    body: Body,
    spools: &Spools,
    timeouts: &config::Http,
    metrics: &Metrics,
) -> Result<Parts, ReadError> {
    let mut chunks = Chunks::new(body, timeouts, metrics);
    let (content_type, essence) = content_type(headers);
    let read = match essence.as_str() {
        "multipart/form-data" => multipart::read(content_type, &mut chunks, spools, false).await,
        _ => Err(error::unsupported_content_type(&essence, &["multipart/form-data"]).into()),
    };
    if read.is_err() {
        chunks.linger().await;
    }
    read
}

/// The type of a body as it is declared, and the same without what follows it.
fn content_type(headers: &HeaderMap) -> (&str, String) {
    let declared = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (declared, declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// Lets a client that is refused early finish sending: one that is cut off while it sends never reads why.
/// One that waits for `100 Continue` has sent nothing yet.
pub(super) async fn linger(headers: &HeaderMap, body: Body, timeouts: &config::Http, metrics: &Metrics) {
    if !headers.contains_key(EXPECT) {
        Chunks::new(body, timeouts, metrics).linger().await;
    }
}

/// Why a request became no call.
#[derive(Debug)]
pub(super) enum ReadError {
    /// The request is at fault, or the server has no room for it now.
    Refused(ApiError),
    /// An upload could not be stored.
    Store(io::Error),
    /// What it names cannot be looked up.
    Database(DbError),
    /// What must not happen.
    Internal(&'static str),
}

impl ReadError {
    /// What the client is told; `id` is the request's, under which the log has the cause.
    pub(super) fn told(&self, id: &str) -> ApiError {
        match self {
            Self::Refused(error) => error.clone(),
            Self::Database(cause) if cause.is_transient() => error::database_unavailable(2),
            Self::Store(_) | Self::Database(_) | Self::Internal(_) => error::server_error(id),
        }
    }

    /// What the log says. A refusal repeats what was sent, so that its code has to be enough.
    pub(super) fn cause(&self) -> String {
        match self {
            Self::Refused(_) => "refused before any work".to_owned(),
            Self::Store(cause) => format!("cannot store an upload: {cause}"),
            Self::Database(cause) => describe(cause),
            Self::Internal(what) => (*what).to_owned(),
        }
    }
}

impl From<ApiError> for ReadError {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl From<DbError> for ReadError {
    fn from(cause: DbError) -> Self {
        Self::Database(cause)
    }
}

impl From<io::Error> for ReadError {
    fn from(cause: io::Error) -> Self {
        if OverBudget::caused(&cause) { Self::Refused(error::server_busy(5)) } else { Self::Store(cause) }
    }
}
