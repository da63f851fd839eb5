//! One exchange with one upstream, from the first byte of the request to the last of the answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::FutureExt;
use http::{HeaderValue, Method, Response, StatusCode, header};
use hyper::body;
use pictor_api::response::Usage;
use pictor_egress::Egress;
use pictor_spool::Spool;
use tokio::time::{Instant, timeout};

use crate::ask::Ask;
use crate::attempt_error::AttemptError;
use crate::document::{Document, Storage};
use crate::fetching::Fetching;
use crate::headers::{is_event_stream, named, request, retry_after, told};
use crate::incoming::{Incoming, describe};
use crate::observer::Observed;
use crate::outgoing::SentMeter;
use crate::parsed::Parsed;
use crate::pool::Place;
use crate::reading::{read_error, read_events, read_plain};

/// What an exchange leaves behind, however it ends.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    pub(crate) request_id: Option<String>,
    /// The pictures that came whole, as they came, in order.
    pub(crate) pictures: Vec<Spool>,
    pub(crate) usage: Option<Usage>,
    /// Where the pictures are not what was asked for, as the upstream says.
    pub(crate) notes: Vec<String>,
    /// Who has made them, as the upstream says.
    pub(crate) maker: Option<String>,
    sent: SentMeter,
    received: Arc<AtomicU64>,
}

impl Trace {
    /// The bytes of the request's body that the connection has taken.
    pub(crate) fn sent_bytes(&self) -> u64 {
        self.sent.bytes()
    }

    /// The bytes of the answer's body that have come.
    pub(crate) fn received_bytes(&self) -> u64 {
        self.received.load(Ordering::Relaxed)
    }
}

/// Sends the request and reads the answer; its pictures are in the trace.
pub(crate) async fn exchange(
    place: &Place,
    ask: &Ask<'_>,
    storage: &Storage,
    egress: &Egress,
    observed: &Observed<'_>,
    trace: &mut Trace,
) -> Result<Parsed, AttemptError> {
    let response = send(place, ask, &mut trace.sent).await?;
    trace.request_id = named(response.headers());
    let upstream = ask.upstream;
    let status = response.status();
    if status != StatusCode::OK {
        let retry_after = retry_after(response.headers());
        let error = Incoming::new(response.into_body(), upstream.idle_timeout, upstream.idle_timeout)
            .counted(&trace.received);
        return Err(read_error(error, status.as_u16(), retry_after, upstream).await);
    }
    (trace.notes, trace.maker) = told(response.headers());
    let streamed = is_event_stream(response.headers());
    // Between the events of a stream the upstream draws, so its silence there is bounded by its time to draw.
    let idle = if streamed { upstream.timeout } else { upstream.idle_timeout };
    let deadline = Instant::now() + upstream.timeout;
    let body = Incoming::new(response.into_body(), upstream.timeout, idle).counted(&trace.received);
    let mut document = Document::new(storage.clone());
    let parsed = if streamed {
        read_events(body, &mut document, upstream, observed).await
    } else {
        read_plain(body, &mut document, upstream).await
    };
    trace.pictures = std::mem::take(document.pictures());
    let parsed = parsed?;
    trace.usage = parsed.usage();
    let fetching = Fetching { egress, upstream, storage, deadline };
    fetching.complete(&parsed, ask.n, &mut trace.pictures).boxed().await?;
    Ok(parsed)
}

/// Sends the request and waits for the head of the answer.
async fn send(
    place: &Place,
    ask: &Ask<'_>,
    sent: &mut SentMeter,
) -> Result<Response<body::Incoming>, AttemptError> {
    let (content_type, body) = ask.body();
    let meter = body.meter();
    *sent = meter.clone();
    let mut request = request(Method::POST, &ask.url(), ask.upstream, place.key(), body);
    let content_type = HeaderValue::from_str(&content_type).expect("made of ASCII by us");
    request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    if let Some(key) = ask.key {
        request.headers_mut().insert("idempotency-key", key.clone());
    }
    let unknown = |timed_out, cause| AttemptError::Unknown { timed_out, status: None, cause };
    match timeout(ask.upstream.timeout, place.client().request(request)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) if error.is_connect() || !meter.is_whole() => {
            Err(AttemptError::NeverSent(describe(&error)))
        }
        Ok(Err(error)) => Err(unknown(false, describe(&error))),
        Err(_) if !meter.is_whole() => Err(AttemptError::NeverSent("the time was up while sending".into())),
        Err(_) => Err(unknown(true, "the time was up".into())),
    }
}
