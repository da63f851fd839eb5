//! A connection to an address that was judged, and to no other.

use std::future::{poll_fn, ready};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Fuse};
use http::{Request, Response, Uri};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tower::Service;

use crate::fetch_error::Obstacle;
use crate::guard::Checked;

/// The most that a connection buffers in each direction, in bytes. Many may be open at once.
const BUFFER: usize = 32 * 1024;

pub(crate) type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// A connection at work. It lives on the task of who reads from it, so that nothing is left when that one goes.
pub(crate) struct Line(Fuse<BoxFuture<'static, ()>>);

impl Line {
    /// What comes of the work while the connection goes on.
    pub(crate) async fn during<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        poll_fn(|cx| {
            let _ = self.0.poll_unpin(cx);
            work.as_mut().poll(cx)
        })
        .await
    }
}

/// Connects, with TLS where the server's address says so.
pub(crate) async fn open(
    way: &[Checked],
    server: Uri,
    tls: Arc<ClientConfig>,
    patience: Duration,
) -> Result<Stream, Obstacle> {
    let mut stream = Some(TokioIo::new(dial(way, patience).await?));
    let dialled = tower::service_fn(move |_: Uri| ready(stream.take().ok_or(io::ErrorKind::NotConnected)));
    let dialled = tower::ServiceExt::<Uri>::map_err(dialled, io::Error::from);
    HttpsConnector::from((dialled, tls)).call(server).await.map_err(Obstacle::NoConnection)
}

/// Sends a request and waits for the head of the answer.
pub(crate) async fn exchange(
    stream: Stream,
    request: Request<Full<Bytes>>,
) -> Result<(Line, Response<Incoming>), Obstacle> {
    let handshake = http1::Builder::new().max_buf_size(BUFFER).handshake(stream).await;
    let (mut sender, connection) = handshake.map_err(Obstacle::NoAnswer)?;
    let mut line = Line(connection.map(drop).boxed().fuse());
    let response = line.during(sender.send_request(request)).await.map_err(Obstacle::NoAnswer)?;
    Ok((line, response))
}

/// The first connection that comes about. Each address has its part of the time.
async fn dial(way: &[Checked], patience: Duration) -> Result<TcpStream, Obstacle> {
    let each = patience / u32::try_from(way.len().max(1)).unwrap_or(1);
    let mut obstacle = Obstacle::Late;
    for checked in way {
        match timeout(each, TcpStream::connect(checked.at)).await {
            Ok(Ok(stream)) if !checked.named && is_to_this_machine(&stream) => {
                return Err(Obstacle::Forbidden);
            }
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => obstacle = Obstacle::NoConnection(error.into()),
            Err(_) => obstacle = Obstacle::Late,
        }
    }
    Err(obstacle)
}

/// Whether both ends are here: a public address of this machine leads to what listens here, ourselves among it.
fn is_to_this_machine(stream: &TcpStream) -> bool {
    match (stream.local_addr(), stream.peer_addr()) {
        (Ok(local), Ok(peer)) => local.ip() == peer.ip(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn this_machine_is_known_by_whatever_address() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let own = [Checked { at, named: false }];
        assert!(matches!(dial(&own, Duration::from_secs(5)).await, Err(Obstacle::Forbidden)));
        assert!(dial(&[Checked { at, named: true }], Duration::from_secs(5)).await.is_ok());
    }

    #[tokio::test]
    async fn the_next_address_is_tried_where_one_refuses() {
        let refusing = pictor_testkit::Upstream::refusing();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let way = [refusing.address(), listener.local_addr().unwrap()].map(|at| Checked { at, named: true });
        let stream = dial(&way, Duration::from_secs(5)).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), way[1].at);
    }
}
