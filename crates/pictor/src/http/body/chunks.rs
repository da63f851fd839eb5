//! The bytes of a body as they come, within their limits of time and size.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use pictor_api::{ApiError, error};
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

/// The body as it comes, within its limits of time and size.
pub(super) struct Chunks {
    stream: BoxStream<'static, Result<Bytes, axum::Error>>,
    idle: Duration,
    deadline: Instant,
    left: u64,
    metrics: Metrics,
}

/// Why a body ended early.
#[derive(Debug, thiserror::Error)]
pub(super) enum ChunkError {
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
    pub(super) fn new(body: Body, timeouts: &config::Http, metrics: &Metrics) -> Self {
        Self {
            stream: body.into_data_stream().boxed(),
            idle: timeouts.body_idle_timeout,
            deadline: Instant::now() + timeouts.body_timeout,
            left: MAX_BODY_BYTES,
            metrics: metrics.clone(),
        }
    }

    pub(super) async fn next(&mut self) -> Option<Result<Bytes, ChunkError>> {
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
    pub(super) async fn epilogue(&mut self) {
        let until = Instant::now() + EPILOGUE;
        while let Ok(Some(Ok(_))) = timeout_at(until, self.next()).await {}
    }

    /// Reads the rest and forgets it, as long as that is bearable.
    pub(super) async fn linger(mut self) {
        self.left = MAX_BODY_BYTES;
        self.deadline = self.deadline.min(Instant::now() + LINGER);
        while let Some(Ok(_)) = self.next().await {}
    }
}
