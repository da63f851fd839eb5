//! `pictor health`: asks the server of these settings how it is, for supervisors and containers, which have nothing
//! else to ask with.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use serde_json::Value;

use super::arguments::Health;
use super::{environment, print};
use crate::config::{self, Flags};

/// So long the server may be silent.
const PATIENCE: Duration = Duration::from_secs(5);

/// No answer of ours is as long.
const LONGEST: u64 = 64 << 10;

pub(super) fn health(asked: &Health) -> anyhow::Result<ExitCode> {
    let flags = Flags { listen: asked.listen.clone(), ..asked.settings.flags() };
    let address = reachable(config::listen_address(&flags, &environment)?);
    let path = if asked.live { "/healthz" } else { "/readyz" };
    let (status, body) = ask(address, path).with_context(|| format!("no answer from {address}"))?;
    let lines = if asked.live { alive(&body) } else { readiness(&body) };
    let Some(lines) = lines else { bail!("what answers at {address} is no Pictor: {status} for {path}") };
    lines.iter().try_for_each(|line| print(line))?;
    Ok(if status == 200 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Who listens on all addresses is reached at that of the machine itself.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

/// The status and the body of an answer. As HTTP/1.0, which ends with its connection and is never in chunks. It goes
/// through no proxy and needs no certificates.
fn ask(address: SocketAddr, path: &str) -> anyhow::Result<(u16, String)> {
    let mut connection = TcpStream::connect_timeout(&address, PATIENCE)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.write_all(format!("GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    connection.take(LONGEST).read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").context("it is no HTTP")?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    Ok((status.context("it is no HTTP")?, body.to_owned()))
}

fn alive(body: &str) -> Option<Vec<String>> {
    (body == "ok\n").then(|| vec!["alive".to_owned()])
}

/// The status, then what is missing.
fn readiness(body: &str) -> Option<Vec<String>> {
    let told: Value = serde_json::from_str(body).ok()?;
    let mut lines = vec![told["status"].as_str()?.to_owned()];
    for check in told["checks"].as_array()? {
        if let (Some(name), Some(reason)) = (check["name"].as_str(), check["reason"].as_str()) {
            lines.push(format!("  {name}: {reason}"));
        }
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_are_reached_at_the_own_one() {
        let reached = |text: &str| reachable(text.parse().unwrap()).to_string();
        assert_eq!(reached("0.0.0.0:8080"), "127.0.0.1:8080");
        assert_eq!(reached("[::]:8080"), "[::1]:8080");
        assert_eq!(reached("192.0.2.7:80"), "192.0.2.7:80");
    }

    #[test]
    fn what_is_missing_is_told_below_the_status() {
        let body = r#"{"status":"not_ready","checks":[{"name":"disk","ok":true},
            {"name":"database","ok":false,"reason":"it is away"}]}"#;
        assert_eq!(readiness(body).unwrap(), ["not_ready", "  database: it is away"]);
        assert_eq!(readiness("<html>"), None);
    }
}
