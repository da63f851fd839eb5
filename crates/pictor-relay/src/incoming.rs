//! A response's body, read under two time limits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body;
use tokio::time::{Instant, timeout_at};

use crate::attempt_error::AttemptError;

/// A response's body under its two time limits.
#[derive(Debug)]
pub(crate) struct Incoming {
    body: body::Incoming,
    /// When the body must be whole.
    deadline: Instant,
    /// The longest silence in it.
    idle: Duration,
    received: Arc<AtomicU64>,
}

impl Incoming {
    pub(crate) fn new(body: body::Incoming, time: Duration, idle: Duration) -> Self {
        Self { body, deadline: Instant::now() + time, idle, received: Arc::default() }
    }

    /// The same, with its bytes counted where another can see it.
    pub(crate) fn counted(self, received: &Arc<AtomicU64>) -> Self {
        Self { received: Arc::clone(received), ..self }
    }

    /// The next bytes; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, AttemptError> {
        loop {
            let until = self.deadline.min(Instant::now() + self.idle);
            match timeout_at(until, self.body.frame()).await {
                Ok(None) => return Ok(None),
                Ok(Some(Ok(frame))) => {
                    if let Ok(bytes) = frame.into_data() {
                        self.received.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                        return Ok(Some(bytes));
                    }
                }
                Ok(Some(Err(error))) => {
                    return Err(AttemptError::Broken(format!("cut off: {}", describe(&error))));
                }
                Err(_) => return Err(AttemptError::Broken("cut off: silence".into())),
            }
        }
    }

    /// The rest of the body, up to `most` bytes.
    pub(crate) async fn rest(&mut self, most: usize) -> Result<Vec<u8>, AttemptError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.next().await? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > most {
                return Err(AttemptError::Broken("too long".into()));
            }
        }
        Ok(bytes)
    }
}

/// An error with all its causes, for the log and for people.
pub fn describe(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
