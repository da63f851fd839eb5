//! The HTTP client: the only place that makes connections.
//!
//! It is hyper-util's own, since only there can the buffers of a connection be bounded: by default each grows to
//! 400 KiB while a large answer comes, and keeps it while it is idle, which a thousand answers that arrive together
//! turn into 600 MB. Measured for an answer of 20 MiB: 15 ms of CPU with buffers of 400 KiB, 17 with 64, 27 with 16.

use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::Uri;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tower::Service;

use crate::outgoing::Outgoing;

/// For the connection and its TLS handshake together.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A kept connection is used again within this time. Servers close idle ones, many after 5 s, and a request that
/// meets such a close has an unknown outcome: a new handshake is cheaper than a doubtful picture.
const KEEP_ALIVE: Duration = Duration::from_secs(4);

/// So many calls at once have connections with large buffers.
const ROOMY_CALLS: usize = 32;

/// The most that a connection buffers in each direction, in bytes: large buffers while few calls are under way, since
/// they halve the CPU that a large answer takes; small ones when there are many, since they would add up.
const ROOMY_BUFFER: usize = 128 * 1024;
const THRIFTY_BUFFER: usize = 8 * 1024;

/// So many idle connections are kept to one host, with the buffers that they have grown.
const KEPT: usize = 64;

/// Sends requests over kept connections. Cheap to clone.
pub(crate) type Client = legacy::Client<Connector, Outgoing>;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// The clients for all upstreams.
#[derive(Clone, Debug)]
pub(crate) struct Clients {
    roomy: Client,
    thrifty: Client,
}

impl Clients {
    /// Clients that go through the proxies that the environment names. The process has a rustls crypto provider.
    pub(crate) fn new() -> Result<Self, Failed> {
        Self::through(Matcher::from_system())
    }

    fn through(proxies: Matcher) -> Result<Self, Failed> {
        let mut direct = HttpConnector::new();
        direct.enforce_http(false);
        direct.set_nodelay(true);
        let road = Road { direct, proxies: Arc::new(proxies) };
        let https = HttpsConnectorBuilder::new().try_with_platform_verifier()?.https_or_http().enable_http1();
        let connector = Connector(https.wrap_connector(road));
        let roomy = client(connector.clone(), ROOMY_BUFFER);
        Ok(Self { roomy, thrifty: client(connector, THRIFTY_BUFFER) })
    }

    /// The client for one more call beside so many others.
    pub(crate) fn beside(&self, others: usize) -> &Client {
        if others < ROOMY_CALLS { &self.roomy } else { &self.thrifty }
    }
}

fn client(connector: Connector, buffer: usize) -> Client {
    legacy::Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(KEEP_ALIVE)
        .pool_max_idle_per_host(KEPT)
        .http1_max_buf_size(buffer)
        .build(connector)
}

/// Connects, with TLS where the address says so, within [`CONNECT_TIMEOUT`].
#[derive(Clone)]
pub(crate) struct Connector(HttpsConnector<Road>);

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = Failed;
    type Future = BoxFuture<'static, Result<Self::Response, Failed>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Failed>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let connect = tokio::time::timeout(CONNECT_TIMEOUT, self.0.call(to));
        async { connect.await.unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into())) }
            .boxed()
    }
}

/// The way to an address: straight, or through the proxy that the environment names for it.
#[derive(Clone)]
struct Road {
    direct: HttpConnector,
    proxies: Arc<Matcher>,
}

impl Service<Uri> for Road {
    type Response = TokioIo<TcpStream>;
    type Error = Failed;
    type Future = BoxFuture<'static, Result<Self::Response, Failed>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Failed>> {
        self.direct.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        // No proxy can reach this machine's own loopback.
        let proxy = if is_loopback(&to) { None } else { self.proxies.intercept(&to) };
        let Some(proxy) = proxy else {
            return self.direct.call(to).map(|stream| stream.map_err(Into::into)).boxed();
        };
        let mut tunnel = Tunnel::new(proxy.uri().clone(), self.direct.clone());
        if let Some(auth) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(auth.clone());
        }
        tunnel.call(with_port(to)).map(|stream| stream.map_err(Into::into)).boxed()
    }
}

/// The tunnel takes an address without a port for an HTTPS one.
fn with_port(to: Uri) -> Uri {
    let plain = to.scheme_str() == Some("http") && to.port().is_none();
    let Some(host) = to.host().filter(|_| plain) else { return to };
    format!("http://{host}:80").parse().unwrap_or(to)
}

fn is_loopback(to: &Uri) -> bool {
    let host = to.host().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use pictor_testkit::{Step, Upstream};
    use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
    use tokio::net::TcpListener;

    use super::*;

    /// A proxy for one connection, which it leads to `target` whatever the address; gives the head of the request.
    async fn tunnel_once(listener: TcpListener, target: std::net::SocketAddr) -> String {
        let (mut client, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(client.read_u8().await.unwrap());
        }
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let mut server = TcpStream::connect(target).await.unwrap();
        copy_bidirectional(&mut client, &mut server).await.unwrap();
        String::from_utf8(head).unwrap()
    }

    #[tokio::test]
    async fn a_proxy_of_the_environment_is_used_with_its_password() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let upstream = Upstream::start([Step::overloaded()]).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = format!("http://user:password@{}", listener.local_addr().unwrap());
        let clients = Clients::through(Matcher::builder().all(proxy).build()).unwrap();
        let mut body = Outgoing::default();
        body.text("{}");
        let request = http::Request::post("http://far.invalid/v1/images/generations").body(body).unwrap();
        let exchange = async {
            let status = clients.beside(0).request(request).await.unwrap().status();
            drop(clients);
            status
        };
        let (head, status) = tokio::join!(tunnel_once(listener, upstream.address()), exchange);
        assert_eq!(status, 503);
        assert!(head.starts_with("CONNECT far.invalid:80 HTTP/1.1\r\n"), "{head}");
        assert!(
            head.to_ascii_lowercase().contains("proxy-authorization: basic dxnlcjpwyxnzd29yza=="),
            "{head}"
        );
        assert_eq!(upstream.received()[0].path, "/v1/images/generations");
    }

    #[test]
    fn no_proxy_is_asked_for_this_machine() {
        for (address, loopback) in [
            ("http://127.0.0.1:1/v1", true),
            ("https://localhost/v1", true),
            ("http://[::1]:8080/", true),
            ("https://api.openai.com/v1", false),
            ("http://10.0.0.1/", false),
        ] {
            assert_eq!(is_loopback(&address.parse().unwrap()), loopback, "{address}");
        }
    }
}
