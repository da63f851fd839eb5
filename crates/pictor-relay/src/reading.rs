//! Reading what an upstream answers: a plain document, a stream of events, or an error.

use std::time::Duration;

use futures_util::FutureExt;
use pictor_spool::Spool;

use crate::answer::{Finished, Partial};
use crate::attempt_error::{AttemptError, from_late_error, from_status};
use crate::document::Document;
use crate::fetching::names_pictures;
use crate::incoming::Incoming;
use crate::observer::Observed;
use crate::parsed::Parsed;
use crate::sse::{Events, Seen};
use crate::unmade;
use crate::upstream::Upstream;

/// An error's body is read up to this many bytes.
const LONGEST_ERROR: usize = 64 * 1024;

/// How the type of the last event of a stream ends, and nothing else in it.
const COMPLETED: &str = ".completed\"";

/// Reads an answer that is no 200, and gives its meaning.
pub(crate) async fn read_error(
    mut body: Incoming,
    status: u16,
    retry_after: Option<Duration>,
    upstream: &Upstream,
) -> AttemptError {
    let bytes = body.rest(LONGEST_ERROR).await.unwrap_or_default();
    from_status(status, &bytes, retry_after, upstream)
}

/// Reads the answer to a plain request. However it ends, the pictures that came whole are in the document.
pub(crate) async fn read_plain(
    mut body: Incoming,
    document: &mut Document,
    upstream: &Upstream,
) -> Result<Parsed, AttemptError> {
    let cut = loop {
        match body.next().await {
            Ok(Some(chunk)) => document.feed(&chunk).await?,
            Ok(None) => break None,
            Err(cut) => break Some(cut),
        }
    };
    // The document has an end of its own. If it is whole, a rude end of the connection changes nothing.
    let parsed = document.finish().map_err(|fault| cut.unwrap_or(fault))?;
    if names_pictures(&parsed, upstream) {
        return Ok(parsed);
    }
    match document.pictures().is_empty() {
        false => Ok(parsed),
        // A 200 that turns out to be an error.
        true => Err(unmade::why(&parsed, upstream).unwrap_or_else(no_picture)),
    }
}

/// Reads a stream of events, passing partial pictures on at once, until the picture is completed. However it ends,
/// only a completed picture is in the document.
pub(crate) async fn read_events(
    mut body: Incoming,
    document: &mut Document,
    upstream: &Upstream,
    observed: &Observed<'_>,
) -> Result<Parsed, AttemptError> {
    let mut events = Events::default();
    let mut stream = EventStream { document, upstream, observed, drawing: false };
    loop {
        let chunk = match body.next().await {
            Ok(Some(chunk)) => chunk,
            end => {
                let cut = end.err().unwrap_or_else(|| AttemptError::Broken("no completed event".into()));
                // A last event without its blank line is whole if its JSON is.
                return match stream.end_event().await {
                    Ok(completed) => completed.ok_or(cut),
                    Err(AttemptError::Broken(_)) => Err(cut),
                    Err(told) => Err(told),
                };
            }
        };
        let mut rest = &chunk[..];
        while let Some(seen) = events.next(&mut rest) {
            match seen {
                Seen::Data(data) => stream.feed(data).await?,
                Seen::End => {
                    if let Some(completed) = stream.end_event().await? {
                        // If the end of the body is here already, reading it keeps the connection for the next call.
                        let _ = body.next().now_or_never();
                        return Ok(completed);
                    }
                }
            }
        }
    }
}

/// A stream whose events are acted on one after the other.
struct EventStream<'a> {
    document: &'a mut Document,
    upstream: &'a Upstream,
    observed: &'a Observed<'a>,
    /// A partial picture was shown: the upstream is at work.
    drawing: bool,
}

impl EventStream<'_> {
    async fn feed(&mut self, data: &[u8]) -> Result<(), AttemptError> {
        let fed = self.document.feed(data).await;
        if fed.is_err() && !self.document.mentions(COMPLETED) {
            self.document.pictures().clear();
        }
        fed
    }

    /// Acts on an event; gives it if it was the last one.
    async fn end_event(&mut self) -> Result<Option<Parsed>, AttemptError> {
        let mut is_last = self.document.mentions(COMPLETED);
        let event = self.document.finish();
        let kind = event.as_ref().ok().and_then(|event| event.text("type")).unwrap_or_default();
        is_last |= kind.ends_with(".completed");
        if is_last {
            let event = event?;
            return if self.document.pictures().is_empty() { Err(no_picture()) } else { Ok(Some(event)) };
        }
        let picture = std::mem::take(self.document.pictures()).into_iter().next();
        // What is no JSON, such as `[DONE]`, is no event of ours.
        let Ok(event) = &event else { return Ok(None) };
        if kind == "error" || event.members.contains_key("error") {
            return Err(from_late_error(&event.skeleton, self.drawing, self.upstream));
        }
        if kind.ends_with(".partial_image") {
            self.show(event, picture).await?;
        }
        Ok(None)
    }

    /// Passes a partial picture on.
    async fn show(&mut self, event: &Parsed, picture: Option<Spool>) -> Result<(), AttemptError> {
        self.drawing = true;
        let missing = || AttemptError::Broken("a partial event without a picture".into());
        // What the file itself says is more than what is said about it.
        let Finished { spool, format, size } = Finished::read(picture.ok_or_else(missing)?)?;
        let partial = Partial {
            index: event.number("partial_image_index").unwrap_or_default() as u32,
            picture: spool,
            created: event.number("created_at"),
            size: Some(size),
            quality: event.quality(),
            background: event.background(),
            format: Some(format),
        };
        self.observed.partial(partial).await;
        Ok(())
    }
}

fn no_picture() -> AttemptError {
    AttemptError::Broken("an answer without a picture".into())
}
