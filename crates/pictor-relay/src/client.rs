//! HTTP clients: the only place that builds them.

use std::collections::HashSet;
use std::time::Duration;

use reqwest::{Client, Url, redirect, retry};

use crate::pool::Member;
use crate::upstream::{ConfigError, Upstream};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A kept connection is used again within this time. Servers close idle ones, many after 5 s, and a request that
/// meets such a close has an unknown outcome: a new handshake is cheaper than a doubtful picture.
const KEEP_ALIVE: Duration = Duration::from_secs(4);

/// Gives every upstream its client, or says what is wrong with one.
pub(crate) fn members(upstreams: Vec<Upstream>) -> Result<Vec<Member>, ConfigError> {
    let mut names = HashSet::new();
    let (mut near, mut far) = (None, None);
    let mut members = Vec::new();
    for upstream in upstreams {
        if let Some(problem) = upstream.problems().into_iter().next() {
            return Err(problem);
        }
        if !names.insert(upstream.name.clone()) {
            let key = format!("upstream.{}.name", upstream.name);
            return Err(ConfigError { key, problem: "must be unique".into() });
        }
        let is_near = is_loopback(&upstream.base_url);
        let slot = if is_near { &mut near } else { &mut far };
        let client = match slot {
            Some(client) => Client::clone(client),
            None => slot.insert(client(is_near)?).clone(),
        };
        members.push(Member { capabilities: upstream.kind.capabilities(), upstream, client });
    }
    Ok(members)
}

/// One client for all upstreams on this machine, which no proxy can reach, and one for all others.
fn client(is_near: bool) -> Result<Client, ConfigError> {
    let builder = Client::builder()
        .user_agent(concat!("pictor/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(KEEP_ALIVE)
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .tcp_nodelay(true)
        .http1_only();
    let builder = if is_near { builder.no_proxy() } else { builder };
    let problem = |error: reqwest::Error| ConfigError {
        key: "upstream".into(),
        problem: format!("no HTTP client could be made: {error}"),
    };
    builder.build().map_err(problem)
}

fn is_loopback(url: &str) -> bool {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
