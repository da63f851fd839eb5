//! The answer: written from spools, base64 encoded on the way out, kept alive while the picture is made.
//!
//! Until `heartbeat_after` a failure has its own status. After it the status line has gone out as 200, and a
//! failure is OpenAI's error JSON (or error event) followed, for plain JSON, by an aborted connection, so that
//! no client takes it for success.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use pictor_api::response::{Piece, images_response};
use pictor_api::{ApiError, Endpoint, base64, event};
use pictor_relay::Partial;
use pictor_spool::Spool;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::error::{Refusal, external};
use super::log::Summary;
use crate::config;
use crate::images::{Made, MakeError, Running};

/// Frames on their way to one client; what does not fit waits, so a slow client costs no memory.
const FRAMES: usize = 4;

/// Long enough for a few hundred bytes to leave.
const FLUSH: Duration = Duration::from_millis(100);

type Frames = mpsc::Sender<io::Result<Bytes>>;

/// How often, and from when, a silent answer shows that it is alive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heartbeat {
    after: Option<Duration>,
    every: Duration,
}

impl Heartbeat {
    pub(super) fn new(http: &config::Http) -> Self {
        let on = |duration: Duration| (!duration.is_zero()).then_some(duration);
        Self { after: on(http.heartbeat_after), every: http.heartbeat_every.max(Duration::from_millis(1)) }
    }
}

/// Watches a running call and tells its client.
pub(super) struct Watch {
    pub(super) running: Running,
    pub(super) endpoint: Endpoint,
    pub(super) heartbeat: Heartbeat,
    pub(super) summary: Summary,
    /// The request's id, for errors that name it.
    pub(super) id: String,
}

/// The next thing that a client can be told.
enum Seen {
    Partial(Partial),
    Outcome(Box<Result<Made, ApiError>>),
    Silence,
}

impl Watch {
    /// Answers a plain call with one JSON document.
    pub(super) async fn json(mut self) -> Response {
        loop {
            match self.next(self.heartbeat.after).await {
                Seen::Partial(_) => {}
                Seen::Outcome(outcome) => return json_now(*outcome),
                Seen::Silence => return self.json_later(),
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
                    Seen::Outcome(outcome) => return finish_json(&frames, *outcome).await,
                }
            }
        });
        (unbuffered(content_type("application/json")), body).into_response()
    }

    /// Answers a streamed call: partial pictures at once, then `completed`.
    pub(super) async fn events(mut self) -> Response {
        let first = self.next(self.heartbeat.after).await;
        let headers = match &first {
            Seen::Partial(_) | Seen::Silence => content_type(EVENT_STREAM),
            Seen::Outcome(outcome) => match outcome.as_ref() {
                Ok(made) => headers(made, EVENT_STREAM),
                // A fault found before the first byte is a normal error, even of a stream.
                Err(error) => return Refusal(error.clone()).into_response(),
            },
        };
        (unbuffered(headers), streamed(move |frames| self.write_events(first, frames))).into_response()
    }

    async fn write_events(mut self, first: Seen, frames: Frames) {
        let mut seen = first;
        loop {
            let sent = match seen {
                Seen::Silence => send(&frames, event::HEARTBEAT).await,
                Seen::Partial(partial) => {
                    let index = u8::try_from(partial.index).unwrap_or(u8::MAX);
                    let text = event::partial_image(self.endpoint, index, &self.running.head_of(&partial));
                    send_all(&frames, pieces(text, vec![partial.picture])).await
                }
                Seen::Outcome(outcome) => return finish_events(&frames, self.endpoint, *outcome).await,
            };
            if sent.is_none() {
                return;
            }
            seen = self.next(self.heartbeat.after.map(|_| self.heartbeat.every)).await;
        }
    }

    async fn next(&mut self, patience: Option<Duration>) -> Seen {
        let (running, summary, id) = (&mut self.running, &self.summary, &self.id);
        let seen = async {
            match running.partials.recv().await {
                Some(partial) => Seen::Partial(partial),
                None => {
                    let outcome = (&mut running.outcome).await.unwrap_or(Err(MakeError::Lost));
                    Seen::Outcome(Box::new(told(outcome, summary, id)))
                }
            }
        };
        match patience {
            None => seen.await,
            Some(patience) => timeout(patience, seen).await.unwrap_or(Seen::Silence),
        }
    }
}

/// The outcome as the client is told it; the log is told more.
fn told(outcome: Result<Made, MakeError>, summary: &Summary, id: &str) -> Result<Made, ApiError> {
    match outcome {
        Ok(made) => {
            let cost = made.cost.map(|cost| cost.to_string());
            summary.made(&made.upstream, made.attempts.clone(), cost);
            Ok(made)
        }
        Err(error) => {
            let told = external(&error, id);
            summary.failed(&told, error.attempts(), error.to_string());
            Err(told)
        }
    }
}

fn json_now(outcome: Result<Made, ApiError>) -> Response {
    match outcome {
        Ok(made) => (headers(&made, "application/json"), Body::from_stream(document(&made))).into_response(),
        Err(error) => Refusal(error).into_response(),
    }
}

async fn finish_json(frames: &Frames, outcome: Result<Made, ApiError>) {
    match outcome {
        Ok(made) => {
            // When the client has left there is nobody to tell.
            let _ = send_all(frames, document(&made)).await;
        }
        Err(error) => {
            let _ = send(frames, error.to_json()).await;
            // An abort throws away what is not yet on the wire.
            tokio::time::sleep(FLUSH).await;
            // An end without the last chunk: the SDKs see a broken connection, not a 200.
            let _ = frames.send(Err(io::Error::other("the call failed after its status was sent"))).await;
        }
    }
}

const EVENT_STREAM: &str = "text/event-stream; charset=utf-8";

async fn finish_events(frames: &Frames, endpoint: Endpoint, outcome: Result<Made, ApiError>) {
    // When the client has left there is nobody to tell.
    let _ = match outcome {
        Ok(made) => send_all(frames, pieces(event::completed(endpoint, &made.head), spools(&made))).await,
        Err(error) => send(frames, event::error(&error)).await,
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

/// The text of an answer, with each picture's base64 in its place.
fn pieces(
    pieces: Vec<Piece>,
    pictures: Vec<Spool>,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    stream::iter(pieces).flat_map(move |piece| -> BoxStream<'static, io::Result<Bytes>> {
        match piece {
            Piece::Text(text) => stream::iter([Ok(Bytes::from(text))]).boxed(),
            Piece::Picture(index) => encoded(&pictures[index]).boxed(),
        }
    })
}

fn document(made: &Made) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    pieces(images_response(&made.head, made.pictures.len()), spools(made))
}

fn encoded(spool: &Spool) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let mut encoder = base64::Encoder::new();
    let chunks = spool.stream().map(Some).chain(stream::iter([None]));
    chunks.map(move |chunk| {
        let mut text = Vec::new();
        match chunk {
            Some(bytes) => encoder.encode(&bytes?, &mut text),
            None => std::mem::take(&mut encoder).finish(&mut text),
        }
        Ok(Bytes::from(text))
    })
}

fn spools(made: &Made) -> Vec<Spool> {
    made.pictures.iter().map(|picture| picture.spool.clone()).collect()
}

fn content_type(mime: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(mime))])
}

/// Asks proxies to pass on what comes at once: nginx, which invented this header, would keep a heartbeat or a partial
/// picture until its buffer is full.
fn unbuffered(mut headers: HeaderMap) -> HeaderMap {
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    headers
}

fn headers(made: &Made, mime: &'static str) -> HeaderMap {
    let mut headers = content_type(mime);
    let mut add = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    add("x-pictor-upstream", &made.upstream);
    if let Some(cost) = &made.cost {
        add("x-pictor-cost-usd", &cost.to_string());
    }
    if !made.adjusted.is_empty() {
        add("x-pictor-adjusted", &made.adjusted.join("; "));
    }
    headers
}
