//! Asking for an address, and following where it leads; or sending something to one.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, header};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_rustls::ConfigBuilderExt;
use rustls::ClientConfig;
use tokio::time::{Instant, timeout_at};

use crate::address::Address;
use crate::fetch_error::{FetchError, Obstacle};
use crate::fetched::Fetched;
use crate::guard::Guard;
use crate::limits::Limits;
use crate::line::{Line, exchange, open};
use crate::network::Network;
use crate::posted::Posted;

/// The client for addresses that others name. Cheap to clone.
#[derive(Clone)]
pub struct Egress {
    guard: Arc<Guard>,
    tls: Arc<ClientConfig>,
}

/// The system's certificates cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("no TLS to other hosts")]
pub struct NoTls(#[source] rustls::Error);

impl Egress {
    /// A client that reaches what is public, and beside that what is in `allow`. The caller has installed rustls'
    /// process-wide crypto provider.
    ///
    /// # Errors
    /// Where the system's certificates cannot be used.
    pub fn new(allow: Vec<Network>) -> Result<Self, NoTls> {
        Self::guarded_by(Guard::new(allow))
    }

    fn guarded_by(guard: Guard) -> Result<Self, NoTls> {
        let tls = ClientConfig::builder().try_with_platform_verifier().map_err(NoTls)?.with_no_client_auth();
        Ok(Self { guard: Arc::new(guard), tls: Arc::new(tls) })
    }

    /// Asks for an address once, and follows redirects. Nothing of ours goes with it: no key, no cookie.
    ///
    /// # Errors
    /// Why nothing comes. Those of the body come with the body.
    pub async fn get(&self, address: &Address, limits: &Limits) -> Result<Fetched, FetchError> {
        let deadline = Instant::now() + limits.whole;
        let mut at = address.clone();
        for _ in 0..=limits.redirects {
            let request = request(&at, Method::GET, HeaderMap::new(), Bytes::new())?;
            let (line, response) = self.ask(&at, request, limits, deadline).await?;
            match response.status().as_u16() {
                200 => return Fetched::new(line, response, limits, deadline),
                status @ (301 | 302 | 303 | 307 | 308) => {
                    let location = location(response.headers()).ok_or(FetchError::Status(status))?;
                    at = at.redirected(location)?;
                }
                status => return Err(FetchError::Status(status)),
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    /// Sends `body` to an address once, under the same rules, and tells what came back, whatever its status. No redirect
    /// is followed. Nothing of ours goes with it but `headers`.
    ///
    /// # Errors
    /// Why nobody has answered. It may have arrived all the same.
    pub async fn post(
        &self,
        address: &Address,
        headers: HeaderMap,
        body: Bytes,
        limits: &Limits,
    ) -> Result<Posted, FetchError> {
        let deadline = Instant::now() + limits.whole;
        let request = request(address, Method::POST, headers, body)?;
        let (line, response) = self.ask(address, request, limits, deadline).await?;
        Ok(Posted::read(line, response, limits, deadline).await)
    }

    /// Whether an address may be reached as it is now found. It is judged again when something goes there.
    ///
    /// # Errors
    /// Why it may not, or cannot be found.
    pub async fn judge(&self, address: &Address, limits: &Limits) -> Result<(), FetchError> {
        let judged = timeout_at(Instant::now() + limits.connect, self.guard.way_to(address)).await;
        judged.map_err(|_| Obstacle::Late)?.map(drop).map_err(FetchError::from)
    }

    /// One request to one address.
    async fn ask(
        &self,
        at: &Address,
        request: Request<Full<Bytes>>,
        limits: &Limits,
        deadline: Instant,
    ) -> Result<(Line, Response<Incoming>), FetchError> {
        let server = at.server()?;
        let connect = async {
            let way = self.guard.way_to(at).await?;
            open(&way, server, Arc::clone(&self.tls), limits.connect).await
        };
        let until = deadline.min(Instant::now() + limits.connect);
        let stream = timeout_at(until, connect).await.map_err(|_| Obstacle::Late)??;
        let until = deadline.min(Instant::now() + limits.silence);
        Ok(timeout_at(until, exchange(stream, request)).await.map_err(|_| Obstacle::Late)??)
    }
}

fn request(
    at: &Address,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Request<Full<Bytes>>, FetchError> {
    let agent = concat!("pictor/", env!("CARGO_PKG_VERSION"));
    let request = Request::builder()
        .method(method)
        .uri(at.target())
        .header(header::HOST, at.authority())
        .header(header::USER_AGENT, agent)
        .header(header::ACCEPT, "*/*");
    let mut request = request.body(Full::new(body)).map_err(|_| FetchError::Unusable("it is no URL"))?;
    request.headers_mut().extend(headers);
    Ok(request)
}

fn location(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::LOCATION)?.to_str().ok()
}

impl fmt::Debug for Egress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Egress")
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use pictor_testkit::{FileServer, Page};

    use super::*;

    async fn fetch(egress: &Egress, url: &str) -> Result<Bytes, FetchError> {
        let mut fetched = egress.get(&Address::parse(url)?, &Limits::PICTURE).await?;
        Ok(fetched.next().await?.unwrap_or_default())
    }

    /// A client for which every name leads to `first` when it is looked up, and to `then` whenever it is again.
    fn changing(first: SocketAddr, then: SocketAddr, lookups: &Arc<AtomicUsize>) -> Egress {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let lookups = Arc::clone(lookups);
        let resolve = move |_: &str| match lookups.fetch_add(1, Ordering::SeqCst) {
            0 => vec![first],
            _ => vec![then],
        };
        Egress::guarded_by(Guard::resolving(&["127.0.0.1"], resolve)).unwrap()
    }

    #[tokio::test]
    async fn a_name_that_changes_its_mind_after_it_was_judged_changes_nothing() {
        let server = FileServer::start().await;
        server.put("/a.png", [Page::file("picture")]);
        let lookups = Arc::new(AtomicUsize::new(0));
        let egress = changing(server.address(), SocketAddr::from(([127, 0, 0, 2], 1)), &lookups);
        assert_eq!(fetch(&egress, "http://pictures.example/a.png").await.unwrap(), "picture");
        assert_eq!(lookups.load(Ordering::SeqCst), 1, "a second look would have found another");
        assert_eq!(server.received()[0].headers["host"], "pictures.example");
    }

    #[tokio::test]
    async fn a_redirect_to_the_same_name_is_judged_again() {
        let server = FileServer::start().await;
        server.put("/a.png", [Page::redirect("/b.png")]);
        let lookups = Arc::new(AtomicUsize::new(0));
        let egress = changing(server.address(), SocketAddr::from(([10, 0, 0, 1], 80)), &lookups);
        let end = fetch(&egress, "http://pictures.example/a.png").await;
        assert!(matches!(end, Err(FetchError::Unreachable(Obstacle::Forbidden))), "{end:?}");
        assert_eq!((lookups.load(Ordering::SeqCst), server.requests()), (2, 1));
    }
}
