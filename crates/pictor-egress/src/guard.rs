//! Where an address leads, and whether it may be gone there.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::net::lookup_host;
use url::Host;

use crate::address::Address;
use crate::fetch_error::Obstacle;
use crate::network::Network;
use crate::ranges::is_public;

/// So many of the addresses of a name are tried.
const TRIED: usize = 4;

/// What finds the addresses of a name.
type Resolve = Arc<dyn Fn(&str, u16) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> + Send + Sync>;

/// Knows what may be reached.
pub(crate) struct Guard {
    allow: Vec<Network>,
    resolve: Resolve,
}

/// An address that may be connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    pub(crate) at: SocketAddr,
    /// Whether the operator named it, so that it may be on this machine as well.
    pub(crate) named: bool,
}

impl Guard {
    /// What is public, and beside that what is in `allow`.
    pub(crate) fn new(allow: Vec<Network>) -> Self {
        Self { allow, resolve: Arc::new(by_the_system) }
    }

    /// Looks the host up once, and gives where to connect to. A name is refused if any of its addresses is: who mixes
    /// them hopes that one is tried after the other was judged.
    pub(crate) async fn way_to(&self, address: &Address) -> Result<Vec<Checked>, Obstacle> {
        let port = address.port();
        let found = match address.host() {
            Host::Ipv4(host) => vec![SocketAddr::from((host, port))],
            Host::Ipv6(host) => vec![SocketAddr::from((host, port))],
            Host::Domain(name) => (self.resolve)(name, port).await.map_err(Obstacle::Unknown)?,
        };
        let way = found.into_iter().map(|at| self.judge(at, address.is_home()));
        let mut way = way.collect::<Option<Vec<_>>>().ok_or(Obstacle::Forbidden)?;
        if way.is_empty() {
            return Err(Obstacle::Unknown(io::ErrorKind::NotFound.into()));
        }
        way.truncate(TRIED);
        Ok(way)
    }

    fn judge(&self, at: SocketAddr, home: bool) -> Option<Checked> {
        let named = home || self.allow.iter().any(|network| network.contains(at.ip()));
        (named || is_public(at.ip())).then_some(Checked { at, named })
    }
}

fn by_the_system(name: &str, port: u16) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
    let host = (name.to_owned(), port);
    async move { Ok(lookup_host(host).await?.collect()) }.boxed()
}

#[cfg(test)]
impl Guard {
    /// The same, with names that a test makes up.
    pub(crate) fn resolving(
        allow: &[&str],
        resolve: impl Fn(&str) -> Vec<SocketAddr> + Send + Sync + 'static,
    ) -> Self {
        let allow = allow.iter().map(|network| network.parse().unwrap()).collect();
        Self { allow, resolve: Arc::new(move |name, _| std::future::ready(Ok(resolve(name))).boxed()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> SocketAddr {
        SocketAddr::new(address.parse().unwrap(), 80)
    }

    async fn judged(allow: &[&str], addresses: &[&str]) -> Result<Vec<Checked>, Obstacle> {
        let found: Vec<_> = addresses.iter().map(|address| at(address)).collect();
        let guard = Guard::resolving(allow, move |_| found.clone());
        guard.way_to(&Address::parse("http://pictures.example/").unwrap()).await
    }

    #[tokio::test]
    async fn a_name_is_as_good_as_the_worst_of_its_addresses() {
        let public =
            [Checked { at: at("8.8.8.8"), named: false }, Checked { at: at("2606::1"), named: false }];
        assert_eq!(judged(&[], &["8.8.8.8", "2606::1"]).await.unwrap(), public);
        for mixed in [["8.8.8.8", "10.0.0.1"], ["::1", "8.8.8.8"], ["8.8.8.8", "::ffff:10.0.0.1"]] {
            assert!(matches!(judged(&[], &mixed).await, Err(Obstacle::Forbidden)), "{mixed:?}");
        }
        let far = ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "127.0.0.1"];
        assert!(
            matches!(judged(&[], &far).await, Err(Obstacle::Forbidden)),
            "also behind those that are tried"
        );
        assert!(matches!(judged(&[], &[]).await, Err(Obstacle::Unknown(_))));
    }

    #[tokio::test]
    async fn what_the_operator_allows_may_be_private() {
        let way = judged(&["10.0.0.0/8"], &["10.1.2.3", "8.8.8.8"]).await.unwrap();
        assert_eq!(way.iter().map(|checked| checked.named).collect::<Vec<_>>(), [true, false]);
        assert!(judged(&["10.0.0.0/8"], &["10.1.2.3", "192.168.0.1"]).await.is_err());
    }

    #[tokio::test]
    async fn the_operators_own_address_may_be_anywhere() {
        let guard = Guard::resolving(&[], |_| vec![at("10.0.0.1")]);
        let base = Address::of_operator("http://upstream.example/v1").unwrap();
        for (text, passes) in
            [("a.png", true), ("http://upstream.example:8080/", false), ("http://other.example/", false)]
        {
            assert_eq!(guard.way_to(&base.join(text).unwrap()).await.is_ok(), passes, "{text}");
        }
    }
}
