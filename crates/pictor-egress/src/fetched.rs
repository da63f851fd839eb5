//! What is fetched, as it comes, under its limits.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, header};
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio::time::{Instant, timeout_at};

use crate::fetch_error::FetchError;
use crate::limits::Limits;
use crate::line::Line;

/// What is fetched, as it comes. Dropping it closes the connection.
pub struct Fetched {
    line: Line,
    body: Incoming,
    has_end: bool,
    most: u64,
    left: u64,
    silence: Duration,
    deadline: Instant,
}

impl Fetched {
    pub(crate) fn new(
        line: Line,
        response: Response<Incoming>,
        limits: &Limits,
        deadline: Instant,
    ) -> Result<Self, FetchError> {
        let has_end = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING]
            .iter()
            .any(|name| response.headers().contains_key(name));
        let body = response.into_body();
        // What says that it is too long need not be read.
        if body.size_hint().lower() > limits.bytes {
            return Err(FetchError::TooLong { most: limits.bytes });
        }
        let (most, silence) = (limits.bytes, limits.silence);
        Ok(Self { line, body, has_end, most, left: most, silence, deadline })
    }

    /// Whether HTTP says where the body ends. If not, it may be cut off where it seems to end.
    pub fn has_end(&self) -> bool {
        self.has_end
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// Where the body is too long, too slow or cut off.
    pub async fn next(&mut self) -> Result<Option<Bytes>, FetchError> {
        loop {
            let until = self.deadline.min(Instant::now() + self.silence);
            let frame = timeout_at(until, self.line.during(self.body.frame())).await;
            let Some(frame) = frame.map_err(|_| FetchError::TooSlow)? else { return Ok(None) };
            let Ok(bytes) = frame.map_err(FetchError::Cut)?.into_data() else { continue };
            let left = self.left.checked_sub(bytes.len() as u64);
            self.left = left.ok_or(FetchError::TooLong { most: self.most })?;
            return Ok(Some(bytes));
        }
    }
}
