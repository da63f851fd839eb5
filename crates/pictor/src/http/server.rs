//! The listener: one tracked task for each connection, and a stop that lets running requests finish.

use std::net::SocketAddr;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

use super::forwarded::Peer;
use crate::config;
use crate::tasks::Tasks;

/// Accepts connections until `tasks` stops, then until the open ones have answered what they were asked.
pub async fn serve(listener: TcpListener, router: Router, tasks: Tasks, timeouts: &config::Http) {
    let builder = connection_builder(timeouts);
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = tasks.stopping() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                tasks.spawn(connection(&builder, &graceful, stream, peer, router.clone()));
            }
            Err(error) => rest_after(&error).await,
        }
    }
    drop(listener);
    graceful.shutdown().await;
}

/// The most that a connection queues for a client that reads slowly, and the most that it reads ahead, in bytes. By
/// default each may grow to 400 KiB, which a thousand answers that leave together turn into 400 MB.
const BUFFER: usize = 64 * 1024;

fn connection_builder(timeouts: &config::Http) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    // A client may close its sending side and still wait for the answer; the work goes on anyway.
    builder
        .http1()
        .max_buf_size(BUFFER)
        .half_close(true)
        .timer(TokioTimer::new())
        .header_read_timeout(timeouts.header_timeout);
    builder.http2().timer(TokioTimer::new());
    builder
}

fn connection(
    builder: &Builder<TokioExecutor>,
    graceful: &GracefulShutdown,
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> impl Future<Output = ()> + Send + 'static {
    // Partial pictures and heartbeats must not wait for more bytes. A socket that refuses works, but slower.
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        router.call(request)
    });
    let serving = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    let watched = graceful.watch(serving);
    async move {
        // A client that breaks off is no fault of ours; its request, if any, has its own log line.
        if let Err(error) = watched.await {
            tracing::debug!(%error, "connection ended");
        }
    }
}

/// Out of file descriptors, most likely: accepting at once would only spin.
async fn rest_after(error: &std::io::Error) {
    tracing::warn!(%error, "cannot accept a connection");
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
}
