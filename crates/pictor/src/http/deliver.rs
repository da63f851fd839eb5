//! Telling a client what a watch sees: the answer when it is there, and signs of life until then.
//!
//! Until `heartbeat_after` a failure has its own status. After it the status line has gone out as 200, and a
//! failure is OpenAI's error JSON (or error event) followed, for plain JSON, by an aborted connection, so that
//! no client takes it for success.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, stream};
use pictor_api::{ApiError, Endpoint, error, event};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::answer::{EVENT_STREAM, JSON, addresses, content_type, document, headers, pieces, unbuffered};
use super::error::Refusal;
use super::links::Links;
use super::log::Facts;
use crate::config;
use crate::images::Images;
use crate::jobs::{Ending, Entry, Pictures, Shown, Watch};

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
    pub(super) job: String,
    /// Whether the job had ended before this client asked.
    pub(super) replayed: bool,
    pub(super) images: Arc<Images>,
    pub(super) watch: Watch,
    pub(super) endpoint: Endpoint,
    pub(super) heartbeat: Heartbeat,
    /// Of the pictures, where a plain answer names them instead of holding them.
    pub(super) links: Option<Links>,
    pub(super) facts: Facts,
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
    /// Answers a call: with one JSON document, or with events where it is a stream.
    pub(super) async fn answer(self, stream: bool) -> Response {
        let (job, replayed) = (self.job.clone(), self.replayed);
        let response = if stream { self.events().await } else { self.json().await };
        labelled(response, &job, replayed)
    }

    /// Answers a plain call whose client does not bear a longer wait: with its document if that comes within `hold`,
    /// else with an error that sends the client to sleep for `wait` seconds. The work goes on.
    pub(super) async fn answer_soon(mut self, hold: Duration, wait: u64) -> Response {
        let (job, replayed) = (self.job.clone(), self.replayed);
        let response = match timeout(hold, self.ending()).await {
            Ok(ending) => self.json_now(&ending),
            Err(_) => {
                let told = error::job_in_progress(wait);
                self.facts.refused(&told, "the client is told to come back".into());
                Refusal(told).into_response()
            }
        };
        labelled(response, &job, replayed)
    }

    async fn ending(&mut self) -> Arc<Ending> {
        loop {
            if let Seen::Ended(ending) = self.next(None).await {
                return ending;
            }
        }
    }

    async fn json(mut self) -> Response {
        loop {
            match self.next(self.heartbeat.after).await {
                Seen::Partial(_) => {}
                Seen::Ended(ending) => return self.json_now(&ending),
                Seen::Silence => return self.json_later(),
            }
        }
    }

    fn json_now(self, ending: &Ending) -> Response {
        match &ending.outcome {
            Ok(pictures) => {
                let headers = headers(ending, pictures, JSON);
                let document = self.document(pictures);
                (headers, Body::from_stream(self.noting_the_end(document))).into_response()
            }
            Err(told) => {
                self.delivered();
                Refusal(told.clone()).into_response()
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
                    Seen::Ended(ending) => return self.finish_json(&frames, &ending).await,
                }
            }
        });
        (unbuffered(content_type(JSON)), body).into_response()
    }

    /// Partial pictures at once, then `completed`.
    async fn events(mut self) -> Response {
        let first = self.next(self.heartbeat.after).await;
        let headers = match &first {
            Seen::Partial(_) | Seen::Silence => content_type(EVENT_STREAM),
            Seen::Ended(ending) => match &ending.outcome {
                Ok(pictures) => headers(ending, pictures, EVENT_STREAM),
                // A fault found before the first byte is a normal error, even of a stream.
                Err(told) => {
                    self.delivered();
                    return Refusal(told.clone()).into_response();
                }
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
                Seen::Ended(ending) => return self.finish_events(&frames, &ending).await,
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
                None => return lost(error::overloaded(2)),
            }
        }
    }

    async fn finish_json(self, frames: &Frames, ending: &Ending) {
        match &ending.outcome {
            Ok(pictures) => {
                // When the client has left there is nobody to tell.
                let document = self.document(pictures);
                let _ = send_all(frames, self.noting_the_end(document)).await;
            }
            Err(told) => {
                let _ = send(frames, told.to_json()).await;
                // An abort throws away what is not yet on the wire.
                tokio::time::sleep(FLUSH).await;
                // An end without the last chunk: the SDKs see a broken connection, not a 200.
                let late = io::Error::other("the call failed after its status was sent");
                let _ = frames.send(Err(late)).await;
            }
        }
    }

    async fn finish_events(self, frames: &Frames, ending: &Ending) {
        // When the client has left there is nobody to tell.
        let _ = match &ending.outcome {
            Ok(pictures) => {
                let text = event::completed(self.endpoint, &pictures.head);
                send_all(frames, self.noting_the_end(pieces(text, pictures.spools.clone()))).await
            }
            Err(told) => send(frames, event::error(told)).await,
        };
    }

    fn document(&self, pictures: &Pictures) -> BoxStream<'static, io::Result<Bytes>> {
        match &self.links {
            None => document(pictures).boxed(),
            Some(links) => {
                let urls = links.of_answer(&self.job, pictures.spools.len(), pictures.completed_at);
                addresses(pictures, &urls).boxed()
            }
        }
    }

    /// The bytes of an answer. When the last one has been taken, the job notes that it was delivered.
    fn noting_the_end(
        self,
        bytes: impl Stream<Item = io::Result<Bytes>> + Send + 'static,
    ) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
        let crash = self.images.crash;
        let counted = bytes.enumerate().map(move |(number, chunk)| {
            if number == 2 {
                crash.at("deliver.half");
            }
            chunk
        });
        let noted = stream::once(async move { self.delivered() }).filter_map(|()| async { None });
        counted.chain(noted)
    }

    /// Notes that the answer has been delivered: a retry that comes much later is another call.
    fn delivered(&self) {
        if !self.replayed {
            self.images.note_delivery(&self.job);
        }
    }
}

/// The answer, with the job that it belongs to.
fn labelled(mut response: Response, job: &str, replayed: bool) -> Response {
    let headers = response.headers_mut();
    if let Ok(job) = HeaderValue::from_str(job) {
        headers.insert("x-pictor-job", job);
    }
    if replayed {
        headers.insert("x-pictor-replayed", HeaderValue::from_static("true"));
        // The name that other services agreed on.
        headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
    }
    response
}

fn lost(told: ApiError) -> Seen {
    Seen::Ended(Arc::new(Ending::refused(told)))
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
