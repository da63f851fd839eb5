//! A server of files, such as those where services put the pictures that they answer with addresses of.

use std::collections::{HashMap, VecDeque};
use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::stream;
use futures_util::{StreamExt, TryStreamExt};
use http::{Request, Response, Version};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::connections::accept;
use crate::received::{Received, receive};

/// So many bytes are sent at once.
const PIECE: usize = 64 * 1024;

/// A server of files on a port of its own. It ends when it is dropped.
#[derive(Debug)]
pub struct FileServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    _tasks: JoinSet<()>,
}

#[derive(Debug, Default)]
struct Shared {
    pages: Mutex<HashMap<String, VecDeque<Page>>>,
    received: Mutex<Vec<Received>>,
}

/// What is at a path.
#[derive(Clone, Debug)]
pub struct Page {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
    length: Length,
    end: End,
}

#[derive(Clone, Copy, Debug)]
enum Length {
    Said(usize),
    Chunked,
    UntilClosed,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Whole,
    Stalled,
    Cut,
    Unanswered,
}

impl FileServer {
    /// Listens. Every path is a 404 until something is [put](Self::put) there.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::new(Shared::default());
        let mut tasks = JoinSet::new();
        let serving = Arc::clone(&shared);
        tasks.spawn(accept(listener, move |stream| serve(stream, Arc::clone(&serving))));
        Self { address, shared, _tasks: tasks }
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a path, which begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Puts pages at a path, one for each request; the last one stays. Gives the path's address.
    pub fn put(&self, path: &str, pages: impl IntoIterator<Item = Page>) -> String {
        let mut all = self.shared.pages.lock().expect("no test panics while it holds this");
        all.insert(path.to_owned(), pages.into_iter().collect());
        self.url(path)
    }

    /// Everything that came, in order of arrival.
    pub fn received(&self) -> Vec<Received> {
        self.shared.received.lock().expect("no test panics while it holds this").clone()
    }

    /// How many requests came.
    pub fn requests(&self) -> usize {
        self.received().len()
    }
}

impl Page {
    /// A file, with its length.
    pub fn file(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let length = Length::Said(body.len());
        Self { status: 200, headers: Vec::new(), body, length, end: End::Whole }
    }

    /// Nothing but a status.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::file("no picture here") }
    }

    /// A redirect to there.
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("location", to)
    }

    /// No answer at all, on a connection that stays open.
    pub fn silence() -> Self {
        Self { end: End::Unanswered, ..Self::status(200) }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Says another length than it has.
    #[must_use]
    pub fn saying(self, length: usize) -> Self {
        Self { length: Length::Said(length), ..self }
    }

    /// In chunks, with no length.
    #[must_use]
    pub fn chunked(self) -> Self {
        Self { length: Length::Chunked, ..self }
    }

    /// With no length, and ended by the end of the connection.
    #[must_use]
    pub fn until_closed(self) -> Self {
        Self { length: Length::UntilClosed, ..self }
    }

    /// Behind the body nothing comes, on a connection that stays open.
    #[must_use]
    pub fn stalled(self) -> Self {
        Self { end: End::Stalled, ..self }
    }

    /// Behind the body the connection ends, where more was due.
    #[must_use]
    pub fn cut(self) -> Self {
        Self { end: End::Cut, ..self }
    }

    fn response(self) -> Response<UnsyncBoxBody<Bytes, io::Error>> {
        let pieces: Vec<_> = self.body.chunks(PIECE).map(|piece| self.body.slice_ref(piece)).collect();
        let body = stream::iter(pieces).map(Ok);
        let body = match self.end {
            End::Whole | End::Unanswered => body.boxed(),
            End::Stalled => body.chain(stream::pending()).boxed(),
            End::Cut => body.chain(stream::once(cut())).boxed(),
        };
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        response = match self.length {
            Length::Said(length) => response.header("content-length", length),
            Length::Chunked => response,
            Length::UntilClosed => response.version(Version::HTTP_10),
        };
        let body = BodyExt::boxed_unsync(StreamBody::new(body.map_ok(Frame::data)));
        response.body(body).expect("tests use legal headers")
    }
}

impl Shared {
    /// The next page for a path, whatever its query.
    fn page(&self, path: &str) -> Page {
        let path = path.split('?').next().unwrap_or_default();
        let mut all = self.pages.lock().expect("no test panics while it holds this");
        let Some(pages) = all.get_mut(path) else { return Page::status(404) };
        let next = if pages.len() > 1 { pages.pop_front() } else { pages.front().cloned() };
        next.unwrap_or_else(|| Page::status(404))
    }
}

/// An error, once what came before it has left.
async fn cut() -> io::Result<Bytes> {
    tokio::task::yield_now().await;
    Err(io::Error::other("cut, as the test says"))
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request: Request<Incoming>| answer(request, Arc::clone(&shared)));
    // A connection that a test broke ends in an error; that is what it was asked to do.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> io::Result<Response<UnsyncBoxBody<Bytes, io::Error>>> {
    let (head, body) = request.into_parts();
    let received = receive(head, body).await;
    let page = shared.page(&received.path);
    shared.received.lock().expect("no test panics while it holds this").push(received);
    if let End::Unanswered = page.end {
        pending::<()>().await;
    }
    Ok(page.response())
}
