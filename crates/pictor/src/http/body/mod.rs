//! The body of a request: read once, as it comes, files into spools, never held in memory.

mod json;
mod multipart;
mod pictures;

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, EXPECT};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use pictor_api::models::ModelTable;
use pictor_api::request::{BodyKind, Headers, Received, Rules, Upload, Value, validate};
use pictor_api::{ApiError, Call, Endpoint, Format, error};
use pictor_relay::Inputs;
use pictor_spool::{OverBudget, Spool, Spools};
use tokio::time::{Instant, timeout, timeout_at};

use crate::config;
use crate::metrics::Metrics;

/// 16 pictures and a mask of 50 MB each, with room for the parts' headers and the text.
const MAX_BODY_BYTES: u64 = 17 * 50 * 1024 * 1024 + (4 << 20);

/// How long a refused upload may go on, so that its sender gets to read the answer.
const LINGER: Duration = Duration::from_secs(20);

/// How long what may follow a whole upload is waited for: long for a late packet, short for one who waits for
/// the picture after announcing a length that never comes.
const EPILOGUE: Duration = Duration::from_secs(5);

/// What a body turned out to hold, before anything was checked: of each upload what is known, and its bytes.
#[derive(Default)]
struct Parts {
    fields: Vec<(String, Value)>,
    uploads: Vec<Upload>,
    files: Vec<File>,
}

/// One file of a request; `None` where it was counted but not kept, since it will be refused.
type File = Option<Spool>;

/// The first bytes of a file, which tell its format.
#[derive(Default)]
struct Head(Vec<u8>);

impl Head {
    const LENGTH: usize = 16;

    fn see(&mut self, bytes: &[u8]) {
        let missing = Self::LENGTH - self.0.len();
        self.0.extend(bytes.iter().take(missing));
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
    pub(super) timeouts: &'a config::Http,
    pub(super) metrics: &'a Metrics,
}

impl Reader<'_> {
    /// The call that this request makes, with its pictures in spools.
    pub(super) async fn read(
        &self,
        endpoint: Endpoint,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<(Call, Inputs), ApiError> {
        let mut chunks = Chunks::new(body, self.timeouts, self.metrics);
        let (body, parts) = match self.read_parts(endpoint, headers, &mut chunks).await {
            Ok(read) => read,
            Err(refusal) => {
                chunks.linger().await;
                return Err(refusal);
            }
        };
        let Parts { fields, uploads, files } = parts;
        let received = Received { endpoint, body, fields, uploads, headers: shaping(headers) };
        let call = validate(&received, self.models, &self.rules)?;
        let inputs = pictures::check(received, files).await?;
        Ok((call, inputs))
    }

    async fn read_parts(
        &self,
        endpoint: Endpoint,
        headers: &HeaderMap,
        chunks: &mut Chunks,
    ) -> Result<(BodyKind, Parts), ApiError> {
        let content_type =
            headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match (essence.as_str(), endpoint) {
            ("application/json", _) => Ok((BodyKind::Json, json::read(chunks, self.spools).await?)),
            ("multipart/form-data", Endpoint::Edits) => {
                Ok((BodyKind::Multipart, multipart::read(content_type, chunks, self.spools).await?))
            }
            (_, Endpoint::Generations) => {
                Err(error::unsupported_content_type(&essence, &["application/json"]))
            }
            (_, Endpoint::Edits) => {
                Err(error::unsupported_content_type(&essence, &["multipart/form-data", "application/json"]))
            }
        }
    }
}

/// The headers that shape the picture; what is no text cannot be a legal value and becomes a faulty one.
fn shaping(headers: &HeaderMap) -> Headers {
    let text =
        |name: &str| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    Headers { seed: text("x-pictor-seed"), mask_mode: text("x-pictor-mask-mode") }
}

/// Lets a client that is refused early finish sending: one that is cut off while it sends never reads why.
/// One that waits for `100 Continue` has sent nothing yet.
pub(super) async fn linger(headers: &HeaderMap, body: Body, timeouts: &config::Http, metrics: &Metrics) {
    if !headers.contains_key(EXPECT) {
        Chunks::new(body, timeouts, metrics).linger().await;
    }
}

/// The body as it comes, within its limits of time and size.
struct Chunks {
    stream: BoxStream<'static, Result<Bytes, axum::Error>>,
    idle: Duration,
    deadline: Instant,
    left: u64,
    metrics: Metrics,
}

/// Why a body ended early.
#[derive(Debug, thiserror::Error)]
enum ChunkError {
    #[error("the sender is too slow")]
    Slow,
    #[error("the sender broke off")]
    Broken,
    #[error("the body is too large")]
    TooLarge,
}

impl From<&ChunkError> for ApiError {
    fn from(why: &ChunkError) -> Self {
        match why {
            ChunkError::Slow => error::request_timeout(),
            // Nobody is there to read it, except one who closed only the sending side.
            ChunkError::Broken => error::invalid_multipart("it ends before it is complete"),
            ChunkError::TooLarge => error::body_too_large("The request", MAX_BODY_BYTES),
        }
    }
}

impl Chunks {
    fn new(body: Body, timeouts: &config::Http, metrics: &Metrics) -> Self {
        Self {
            stream: body.into_data_stream().boxed(),
            idle: timeouts.body_idle_timeout,
            deadline: Instant::now() + timeouts.body_timeout,
            left: MAX_BODY_BYTES,
            metrics: metrics.clone(),
        }
    }

    async fn next(&mut self) -> Option<Result<Bytes, ChunkError>> {
        let patience = self.idle.min(self.deadline.saturating_duration_since(Instant::now()));
        let chunk = match timeout(patience, self.stream.next()).await {
            Err(_) => return Some(Err(ChunkError::Slow)),
            Ok(None) => return None,
            Ok(Some(Err(_))) => return Some(Err(ChunkError::Broken)),
            Ok(Some(Ok(chunk))) => chunk,
        };
        self.metrics.received(chunk.len());
        match self.left.checked_sub(chunk.len() as u64) {
            None => Some(Err(ChunkError::TooLarge)),
            Some(left) => {
                self.left = left;
                Some(Ok(chunk))
            }
        }
    }

    /// Reads what follows the part that counts and forgets it.
    async fn epilogue(&mut self) {
        let until = Instant::now() + EPILOGUE;
        while let Ok(Some(Ok(_))) = timeout_at(until, self.next()).await {}
    }

    /// Reads the rest and forgets it, as long as that is bearable.
    async fn linger(mut self) {
        self.left = MAX_BODY_BYTES;
        self.deadline = self.deadline.min(Instant::now() + LINGER);
        while let Some(Ok(_)) = self.next().await {}
    }
}

/// What a client is told when its upload cannot be stored.
fn unstorable(cause: &std::io::Error) -> ApiError {
    if OverBudget::caused(cause) {
        return error::server_busy(5);
    }
    tracing::error!(%cause, "cannot store an upload");
    error::server_error("")
}
