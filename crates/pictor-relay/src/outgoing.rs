//! The body of a request to an upstream: small texts and spools, one after the other, of known length.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::Stream;
use http_body::{Body, Frame, SizeHint};
use pictor_api::base64::Encoder;

use pictor_spool::{Spool, SpoolStream};

/// A body that can be made again from the same spools for the next attempt, without copying them.
#[derive(Default)]
pub(crate) struct Outgoing {
    segments: VecDeque<Segment>,
    left: u64,
    handed: Arc<AtomicU64>,
}

enum Segment {
    Text(Bytes),
    File(SpoolStream),
    Base64(SpoolStream, Encoder),
}

/// Tells how much of a body has been handed to its connection, and whether the last byte was.
///
/// Until then the upstream cannot have the whole request, so it cannot have drawn anything: whatever goes wrong
/// before is safe to try elsewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct SentMeter {
    handed: Arc<AtomicU64>,
    length: u64,
}

impl SentMeter {
    pub(crate) fn is_whole(&self) -> bool {
        self.bytes() == self.length
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.handed.load(Ordering::Acquire)
    }
}

impl Outgoing {
    pub(crate) fn text(&mut self, text: impl Into<Bytes>) {
        let text = text.into();
        self.left += text.len() as u64;
        self.segments.push_back(Segment::Text(text));
    }

    pub(crate) fn file(&mut self, spool: &Spool) {
        self.left += spool.len();
        self.segments.push_back(Segment::File(spool.stream()));
    }

    pub(crate) fn base64(&mut self, spool: &Spool) {
        self.left += spool.len().div_ceil(3) * 4;
        self.segments.push_back(Segment::Base64(spool.stream(), Encoder::new()));
    }

    /// The meter that outlives the body, of which nothing has been taken yet.
    pub(crate) fn meter(&self) -> SentMeter {
        SentMeter { handed: Arc::clone(&self.handed), length: self.left }
    }

    fn poll_segment(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        while let Some(segment) = self.segments.front_mut() {
            let next = match segment {
                Segment::Text(text) => Some(Ok(std::mem::take(text))).filter(|text| !is_empty(text)),
                Segment::File(stream) => ready!(Pin::new(stream).poll_next(cx)),
                Segment::Base64(stream, encoder) => {
                    let chunk = ready!(Pin::new(stream).poll_next(cx));
                    encoded(chunk, encoder)
                }
            };
            if let Some(bytes) = next {
                return Poll::Ready(Some(bytes));
            }
            self.segments.pop_front();
        }
        Poll::Ready(None)
    }
}

fn is_empty(bytes: &io::Result<Bytes>) -> bool {
    bytes.as_ref().is_ok_and(Bytes::is_empty)
}

/// The base64 of a chunk, or of what is left when there are no more chunks.
fn encoded(chunk: Option<io::Result<Bytes>>, encoder: &mut Encoder) -> Option<io::Result<Bytes>> {
    let mut text = Vec::new();
    match chunk {
        Some(Ok(chunk)) => encoder.encode(&chunk, &mut text),
        Some(Err(error)) => return Some(Err(error)),
        None => std::mem::take(encoder).finish(&mut text),
    }
    Some(Ok(Bytes::from(text))).filter(|text| !is_empty(text))
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let next = ready!(self.poll_segment(cx));
        if let Some(Ok(bytes)) = &next {
            self.left -= bytes.len() as u64;
            self.handed.fetch_add(bytes.len() as u64, Ordering::AcqRel);
        }
        Poll::Ready(next.map(|bytes| bytes.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
