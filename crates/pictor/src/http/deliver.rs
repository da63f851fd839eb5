//! Telling a client what a watch sees: the answer when it is there, and signs of life until then.
//!
//! Until `heartbeat_after` a failure has its own status. After it the status line has gone out as 200, and a
//! failure is OpenAI's error JSON (or error event) followed, for plain JSON, by an aborted connection, so that
//! no client takes it for success.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use pictor_api::{ApiError, Endpoint, error, event};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::answer::{EVENT_STREAM, JSON, content_type, document, headers, pieces, unbuffered};
use super::error::Refusal;
use super::log::Facts;
use crate::config;
use crate::jobs::{Ending, Entry, Shown, Watch};

/// Frames on their way to one client; what does not fit waits, so a slow client costs no memory.
const FRAMES: usize = 4;

/// Long enough for a few hundred bytes to leave.
const FLUSH: Duration = Duration::from_millis(100);

type Frames = mpsc::Sender<io::Result<Bytes>>;

/// How often, and from when, a silent answer shows that it is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heartbeat {
    pub(super) after: Option<Duration>,
    pub(super) every: Duration,
}

impl Heartbeat {
    pub(super) fn new(http: &config::Http) -> Self {
        let on = |duration: Duration| (!duration.is_zero()).then_some(duration);
        Self { after: on(http.heartbeat_after), every: http.heartbeat_every.max(Duration::from_millis(1)) }
    }
}

/// A watch with the client who is told what it sees.
pub(super) struct Delivery {
    pub(super) watch: Watch,
    pub(super) endpoint: Endpoint,
    pub(super) heartbeat: Heartbeat,
    pub(super) facts: Facts,
    /// The request's id, for errors that name it.
    pub(super) request: String,
    /// Whether anything was seen to be sent to an upstream.
    pub(super) sent: bool,
}

/// The next thing that a client can be told.
enum Seen {
    Partial(Shown),
    Ended(Arc<Ending>),
    Silence,
}

impl Delivery {
    /// Answers a plain call with one JSON document.
    pub(super) async fn json(mut self) -> Response {
        loop {
            match self.next(self.heartbeat.after).await {
                Seen::Partial(_) => {}
                Seen::Ended(ending) => return json_now(&ending),
                Seen::Silence => return self.json_later(),
            }
        }
    }

    /// Answers a plain call that would not bear the wait: with its document if that comes within `hold`, else with
    /// the error that makes an SDK come back.
    pub(super) async fn json_or_later(mut self, hold: Duration, wait: u64) -> Response {
        // Partial pictures must not prolong the hold.
        match timeout(hold, self.ending()).await {
            Ok(ending) => json_now(&ending),
            Err(_) => Refusal(error::job_in_progress(wait)).into_response(),
        }
    }

    async fn ending(&mut self) -> Arc<Ending> {
        loop {
            if let Seen::Ended(ending) = self.next(None).await {
                return ending;
            }
        }
    }

    /// The status line goes out now; spaces follow until the document is there.
    fn json_later(mut self) -> Response {
        let body = streamed(move |frames| async move {
            let mut silence = send(&frames, " ").await;
            while silence.is_some() {
                match self.next(Some(self.heartbeat.every)).await {
                    Seen::Partial(_) => {}
                    Seen::Silence => silence = send(&frames, " ").await,
                    Seen::Ended(ending) => return finish_json(&frames, &ending).await,
                }
            }
        });
        (unbuffered(content_type(JSON)), body).into_response()
    }

    /// Answers a streamed call: partial pictures at once, then `completed`.
    pub(super) async fn events(mut self) -> Response {
        let first = self.next(self.heartbeat.after).await;
        let headers = match &first {
            Seen::Partial(_) | Seen::Silence => content_type(EVENT_STREAM),
            Seen::Ended(ending) => match &ending.outcome {
                Ok(pictures) => headers(ending, pictures, EVENT_STREAM),
                // A fault found before the first byte is a normal error, even of a stream.
                Err(told) => return Refusal(told.clone()).into_response(),
            },
        };
        (unbuffered(headers), streamed(move |frames| self.write_events(first, frames))).into_response()
    }

    async fn write_events(mut self, first: Seen, frames: Frames) {
        let mut seen = first;
        loop {
            let sent = match seen {
                Seen::Silence => send(&frames, event::HEARTBEAT).await,
                Seen::Partial(Shown { index, head, picture }) => {
                    let text = event::partial_image(self.endpoint, index, &head);
                    send_all(&frames, pieces(text, vec![picture])).await
                }
                Seen::Ended(ending) => return finish_events(&frames, self.endpoint, &ending).await,
            };
            if sent.is_none() {
                return;
            }
            seen = self.next(self.heartbeat.after.map(|_| self.heartbeat.every)).await;
        }
    }

    async fn next(&mut self, patience: Option<Duration>) -> Seen {
        match patience {
            None => self.entry().await,
            Some(patience) => timeout(patience, self.entry()).await.unwrap_or(Seen::Silence),
        }
    }

    async fn entry(&mut self) -> Seen {
        loop {
            match self.watch.next().await {
                Some(Entry::Sending { .. }) => self.sent = true,
                Some(Entry::Partial(shown)) => return Seen::Partial(shown),
                Some(Entry::Ended(ending)) => {
                    self.facts.ended(&ending);
                    return Seen::Ended(ending);
                }
                // The server stops, and has cut the work off.
                None if self.sent => return lost(error::outcome_unknown()),
                None => return lost(error::server_error(&self.request)),
            }
        }
    }
}

fn lost(told: ApiError) -> Seen {
    Seen::Ended(Arc::new(Ending { outcome: Err(told), attempts: String::new(), cost: None, failure: None }))
}

fn json_now(ending: &Ending) -> Response {
    match &ending.outcome {
        Ok(pictures) => {
            (headers(ending, pictures, JSON), Body::from_stream(document(pictures))).into_response()
        }
        Err(told) => Refusal(told.clone()).into_response(),
    }
}

async fn finish_json(frames: &Frames, ending: &Ending) {
    match &ending.outcome {
        Ok(pictures) => {
            // When the client has left there is nobody to tell.
            let _ = send_all(frames, document(pictures)).await;
        }
        Err(told) => {
            let _ = send(frames, told.to_json()).await;
            // An abort throws away what is not yet on the wire.
            tokio::time::sleep(FLUSH).await;
            // An end without the last chunk: the SDKs see a broken connection, not a 200.
            let _ = frames.send(Err(io::Error::other("the call failed after its status was sent"))).await;
        }
    }
}

async fn finish_events(frames: &Frames, endpoint: Endpoint, ending: &Ending) {
    // When the client has left there is nobody to tell.
    let _ = match &ending.outcome {
        Ok(pictures) => {
            let text = event::completed(endpoint, &pictures.head);
            send_all(frames, pieces(text, pictures.spools.clone())).await
        }
        Err(told) => send(frames, event::error(told)).await,
    };
}

/// A body that `write` fills. It runs with the connection: when the client leaves, so does it.
fn streamed<F, W>(write: F) -> Body
where
    F: FnOnce(Frames) -> W + Send + 'static,
    W: Future<Output = ()> + Send + 'static,
{
    let (frames, receiver) = mpsc::channel(FRAMES);
    let writing = stream::once(write(frames)).filter_map(|()| async { None });
    let written = stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|frame| (frame, receiver))
    });
    Body::from_stream(stream::select(written, writing))
}

async fn send(frames: &Frames, text: impl Into<Bytes>) -> Option<()> {
    frames.send(Ok(text.into())).await.ok()
}

async fn send_all(
    frames: &Frames,
    bytes: impl Stream<Item = io::Result<Bytes>> + Send + 'static,
) -> Option<()> {
    let mut bytes = bytes.boxed();
    while let Some(chunk) = bytes.next().await {
        let failed = chunk.is_err();
        frames.send(chunk).await.ok()?;
        if failed {
            return None;
        }
    }
    Some(())
}
