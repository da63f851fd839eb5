//! What came back from an address that something was sent to.

use http::{HeaderMap, Response};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use tokio::time::{Instant, timeout_at};

use crate::limits::Limits;
use crate::line::Line;

/// What came back from an address that something was sent to.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
}

impl Posted {
    /// The head tells everything. The body is read and dropped as far as the limits go: a server that is cut off while
    /// it writes may take what it was sent for lost.
    pub(crate) async fn read(
        mut line: Line,
        response: Response<Incoming>,
        limits: &Limits,
        deadline: Instant,
    ) -> Self {
        let (head, mut body) = response.into_parts();
        let mut left = limits.bytes;
        let until = deadline.min(Instant::now() + limits.silence);
        while let Ok(Some(Ok(frame))) = timeout_at(until, line.during(body.frame())).await {
            let length = frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
            let Some(less) = left.checked_sub(length).filter(|less| *less > 0) else { break };
            left = less;
        }
        Self { status: head.status.as_u16(), headers: head.headers }
    }
}
