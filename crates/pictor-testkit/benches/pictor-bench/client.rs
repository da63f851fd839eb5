//! One connection to a server, and one call at a time on it.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Fault;
use crate::scenario::Scenario;
use crate::servers::KEY;
use crate::sighting::{Lookout, Sighting};

/// How much of a body is handed to the connection at once.
const PIECE: usize = 256 * 1024;

/// A body whose pieces are shared, not copied.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pieces {
    pieces: VecDeque<Bytes>,
    left: u64,
}

impl Pieces {
    /// Appends these bytes.
    pub(crate) fn push(&mut self, bytes: impl Into<Bytes>) {
        let mut rest = bytes.into();
        self.left += rest.len() as u64;
        while !rest.is_empty() {
            self.pieces.push_back(rest.split_to(rest.len().min(PIECE)));
        }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.pieces.pop_front();
        self.left -= piece.as_ref().map_or(0, |piece| piece.len() as u64);
        Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// What became of a call that was answered with 200.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) headers: HeaderMap,
    /// Until the head of the answer.
    pub(crate) first_byte: Duration,
    /// Until its last byte.
    pub(crate) whole: Duration,
    /// Bytes of the body as they were received.
    pub(crate) bytes: u64,
    pub(crate) pictures: Vec<Sighting>,
}

/// A connection that is kept.
pub(crate) struct Connection {
    address: SocketAddr,
    requests: SendRequest<Pieces>,
    _driver: JoinSet<()>,
}

impl Connection {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self, Fault> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (requests, connection) = handshake(TokioIo::new(stream)).await?;
        let mut driver = JoinSet::new();
        driver.spawn(async {
            // Its end is seen by the request that was under way.
            let _ = connection.await;
        });
        Ok(Self { address, requests, _driver: driver })
    }

    /// Sends a call and reads the answer to its end.
    pub(crate) async fn call(
        &mut self,
        path: &str,
        content_type: &str,
        body: Pieces,
    ) -> Result<Answer, Fault> {
        let request = Request::post(path)
            .header("host", self.address.to_string())
            .header("authorization", format!("Bearer {KEY}"))
            .header("content-type", content_type)
            .body(body)?;
        let begun = Instant::now();
        self.requests.ready().await?;
        let response = self.requests.send_request(request).await?;
        let first_byte = begun.elapsed();
        if response.status() != 200 {
            return Err(refusal(response).await);
        }
        read(response, begun, first_byte).await
    }

    /// Asks for a document.
    pub(crate) async fn get(&mut self, path: &str) -> Result<Response<Incoming>, Fault> {
        let request = Request::get(path).header("host", self.address.to_string()).body(Pieces::default())?;
        self.requests.ready().await?;
        Ok(self.requests.send_request(request).await?)
    }
}

async fn read(response: Response<Incoming>, begun: Instant, first_byte: Duration) -> Result<Answer, Fault> {
    let (head, mut body) = response.into_parts();
    let (mut lookout, mut bytes) = (Lookout::default(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else { continue };
        bytes += data.len() as u64;
        lookout.read(&data);
    }
    let whole = begun.elapsed();
    let pictures = lookout.finish().ok_or("a picture was cut off, or was not base64")?;
    Ok(Answer { headers: head.headers, first_byte, whole, bytes, pictures })
}

async fn refusal(response: Response<Incoming>) -> Fault {
    let status = response.status();
    let body = response.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let words: String =
        String::from_utf8_lossy(&body).split_whitespace().take(40).collect::<Vec<_>>().join(" ");
    format!("{status}: {words}").into()
}

/// Whether `GET /readyz` says 200.
pub(crate) async fn is_ready(address: SocketAddr) -> bool {
    let asked = async { Connection::open(address).await?.get("/readyz").await };
    asked.await.is_ok_and(|response| response.status() == 200)
}

/// The call number `call` of a scenario: path, content type, body.
pub(crate) fn request(scenario: &Scenario, call: u64, uploads: &[Bytes]) -> (&'static str, String, Pieces) {
    let prompt = Scenario::prompt(call);
    if uploads.is_empty() {
        let mut body = serde_json::json!({ "model": "gpt-image-2", "prompt": prompt, "size": "1024x1024" });
        if scenario.partials > 0 {
            body["stream"] = true.into();
            body["partial_images"] = scenario.partials.into();
        }
        let mut pieces = Pieces::default();
        pieces.push(body.to_string());
        return ("/v1/images/generations", "application/json".into(), pieces);
    }
    let fields = [("model", "gpt-image-2"), ("prompt", &prompt), ("size", "1024x1024")];
    let (content_type, body) = multipart(&fields, uploads);
    ("/v1/images/edits", content_type, body)
}

/// A form as the official SDKs write it.
pub(crate) fn multipart(fields: &[(&str, &str)], files: &[Bytes]) -> (String, Pieces) {
    const BOUNDARY: &str = "pictor-bench-7MA4YWxkTrZu0gW";
    let mut body = Pieces::default();
    for (name, value) in fields {
        body.push(format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    for (index, file) in files.iter().enumerate() {
        let mime = if file.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
        body.push(format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"{index}\"\r\n\
             Content-Type: {mime}\r\n\r\n"
        ));
        body.push(file.clone());
        body.push("\r\n");
    }
    body.push(format!("--{BOUNDARY}--\r\n"));
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}
