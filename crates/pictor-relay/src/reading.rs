//! Reading what an upstream answers: a plain document, a stream of events, or an error.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use hyper::body;
use pictor_api::response::Usage;
use pictor_api::{Background, Quality};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

use crate::answer::Partial;
use crate::document::{Document, Read, Shelf};
use crate::sse::{Events, Seen};
use crate::trouble::{Trouble, from_late_error, from_status};
use pictor_spool::Spool;

/// An error's body is read up to this many bytes.
const LONGEST_ERROR: usize = 64 * 1024;

/// What one request brought, as the upstream sent it.
#[derive(Debug)]
pub(crate) struct Haul {
    pub(crate) created: Option<u64>,
    pub(crate) pictures: Vec<Spool>,
    pub(crate) usage: Option<Usage>,
    pub(crate) quality: Option<Quality>,
    pub(crate) background: Option<Background>,
}

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
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, Trouble> {
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
                    return Err(Trouble::Broken(format!("cut off: {}", describe(&error))));
                }
                Err(_) => return Err(Trouble::Broken("cut off: silence".into())),
            }
        }
    }

    /// The rest of the body, up to `most` bytes.
    pub(crate) async fn rest(&mut self, most: usize) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.next().await? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > most {
                return Err(Trouble::Broken("too long".into()));
            }
        }
        Ok(bytes)
    }
}

/// An error with all its causes, for the log.
pub(crate) fn describe(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

/// Reads the answer to a plain request.
pub(crate) async fn read_plain(mut body: Incoming, shelf: &Shelf) -> Result<Haul, Trouble> {
    let mut document = Document::new(shelf.clone());
    loop {
        match body.next().await {
            Ok(Some(chunk)) => document.feed(&chunk).await?,
            Ok(None) => return plain_haul(document.finish()?),
            // The document has an end of its own. If it is whole, a rude end of the connection changes nothing.
            Err(cut) => return document.finish().map_err(|_| cut).and_then(plain_haul),
        }
    }
}

/// Reads a stream of events, passing partial pictures on at once, until the picture is completed.
pub(crate) async fn read_events(
    mut body: Incoming,
    shelf: &Shelf,
    partials: &Partials,
) -> Result<Haul, Trouble> {
    let mut events = Events::default();
    let mut document = Document::new(shelf.clone());
    loop {
        let chunk = match body.next().await {
            Ok(Some(chunk)) => chunk,
            end => {
                // A last event without its blank line is whole if its JSON is.
                let completed = match document.finish() {
                    Ok(event) => take_event(event, partials).await?,
                    Err(_) => None,
                };
                let cut = end.err().unwrap_or_else(|| Trouble::Broken("no completed event".into()));
                return completed.ok_or(cut);
            }
        };
        let mut rest = &chunk[..];
        while let Some(seen) = events.next(&mut rest) {
            match seen {
                Seen::Data(data) => document.feed(data).await?,
                Seen::End => {
                    let whole = std::mem::replace(&mut document, Document::new(shelf.clone()));
                    // What is no JSON, such as `[DONE]`, is no event of ours.
                    let Ok(event) = whole.finish() else { continue };
                    if let Some(haul) = take_event(event, partials).await? {
                        // If the end of the body is here already, reading it keeps the connection for the next call.
                        let _ = body.next().now_or_never();
                        return Ok(haul);
                    }
                }
            }
        }
    }
}

/// Reads an answer that is no 200, and gives its meaning.
pub(crate) async fn read_error(mut body: Incoming, status: u16, retry_after: Option<Duration>) -> Trouble {
    let bytes = body.rest(LONGEST_ERROR).await.unwrap_or_default();
    from_status(status, &bytes, retry_after)
}

/// Where partial pictures go, and which were shown already, perhaps by an attempt that then failed.
#[derive(Debug)]
pub(crate) struct Partials {
    sender: mpsc::Sender<Partial>,
    next: AtomicU32,
}

impl Partials {
    pub(crate) fn new(sender: mpsc::Sender<Partial>) -> Self {
        Self { sender, next: AtomicU32::new(0) }
    }

    async fn show(&self, partial: Partial) {
        let next = partial.index.saturating_add(1);
        if self.next.fetch_max(next, Ordering::Relaxed) < next {
            // Nobody may be watching any more; the picture is made all the same.
            let _ = self.sender.send(partial).await;
        }
    }
}

/// Acts on one event; gives the haul if it was the last one.
async fn take_event(event: Read, partials: &Partials) -> Result<Option<Haul>, Trouble> {
    let kind = event.text("type").unwrap_or_default();
    if kind == "error" || event.members.contains_key("error") {
        return Err(from_late_error(&event.skeleton));
    }
    if kind.ends_with(".completed") {
        return haul(event).map(Some);
    }
    if kind.ends_with(".partial_image") {
        let index = event.number("partial_image_index").unwrap_or_default() as u32;
        let mut partial = Partial {
            index,
            created: event.number("created_at"),
            size: event.size(),
            quality: event.quality(),
            background: event.background(),
            format: event.format(),
            picture: match event.pictures.into_iter().next() {
                Some(picture) => picture,
                None => return Err(Trouble::Broken("a partial event without a picture".into())),
            },
        };
        // What the file itself says is more than what is said about it.
        let header = pictor_codec::header(&mut partial.picture.reader())?;
        partial.format = Some(header.format);
        partial.size = Some(header.size);
        partials.show(partial).await;
    }
    Ok(None)
}

/// The haul of a plain answer, unless its 200 turns out to be an error.
fn plain_haul(read: Read) -> Result<Haul, Trouble> {
    if read.pictures.is_empty() && read.members.contains_key("error") {
        return Err(from_late_error(&read.skeleton));
    }
    haul(read)
}

fn haul(read: Read) -> Result<Haul, Trouble> {
    if read.pictures.is_empty() {
        return Err(Trouble::Broken("an answer without a picture".into()));
    }
    Ok(Haul {
        created: read.number("created").or_else(|| read.number("created_at")),
        usage: read.usage(),
        quality: read.quality(),
        background: read.background(),
        pictures: read.pictures,
    })
}
