//! The server as its clients meet it: real sockets, a real data directory, and, where a call goes further, a
//! scripted upstream that speaks the real wire.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod auth;
mod draining;
mod edits;
mod generations;
mod heartbeat;
mod moderation;
mod paid;
mod relayed;
mod routes;
mod watching;

use std::time::Duration;

use pictor::app::{self, Running};
use pictor::config::{Config, Flags};
use pictor_relay::{Kind, Secret, Upstream};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;

const KEY: &str = "sk-test-admin-key";

/// A running server. It asserts at its end that nothing is left behind.
struct Server {
    running: Running,
    client: Client,
    _data_dir: tempfile::TempDir,
}

/// Settings to start with; each test changes what it is about.
struct Plan {
    config: Config,
    data_dir: tempfile::TempDir,
}

fn plan() -> Plan {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let data_dir = tempfile::tempdir().unwrap();
    let mut config = Config::resolve(&Flags::default(), &|_| None).unwrap();
    config.listen = "127.0.0.1:0".parse().unwrap();
    config.data_dir = data_dir.path().to_owned();
    config.admin_key = Some(Secret::new(KEY));
    Plan { config, data_dir }
}

impl Plan {
    fn upstream(mut self, address: std::net::SocketAddr) -> Self {
        let name = format!("upstream-{}", self.config.upstreams.len());
        let mut upstream = Upstream::new(name, Kind::OpenAi, format!("http://{address}/v1"));
        upstream.keys = vec![Secret::new("sk-upstream-secret")];
        upstream.timeout = Duration::from_secs(20);
        self.config.upstreams.push(upstream);
        self
    }

    fn heartbeat(mut self, after: Duration, every: Duration) -> Self {
        self.config.http.heartbeat_after = after;
        self.config.http.heartbeat_every = every;
        self
    }

    async fn start(self) -> Server {
        let running = app::start(&self.config).await.unwrap();
        let client = Client::builder().no_proxy().build().unwrap();
        Server { running, client, _data_dir: self.data_dir }
    }
}

impl Server {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(self.url(path)).bearer_auth(KEY)
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path)).bearer_auth(KEY)
    }

    async fn generate(&self, body: Value) -> Response {
        self.post("/v1/images/generations").json(&body).send().await.unwrap()
    }

    /// Stops the server and checks that it drained and holds no spool any more.
    async fn stop(self) {
        let spools = self.running.rooms.spools.clone();
        drop(self.client);
        assert!(self.running.stop().await, "the server drains");
        assert_eq!(spools.in_use(), 0, "no spool is left behind");
    }
}

/// The inner object of OpenAI's envelope, whose four keys must be there.
async fn refusal(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/json");
    assert!(response.headers()["x-request-id"].to_str().unwrap().starts_with("req_"));
    let envelope: Value = response.json().await.unwrap();
    let error = envelope["error"].clone();
    for key in ["message", "type", "param", "code"] {
        assert!(error.as_object().unwrap().contains_key(key), "{key} is missing in {error}");
    }
    (status, error)
}

/// The picture with this index of a plain answer, decoded from base64.
fn picture(answer: &Value, index: usize) -> Vec<u8> {
    let text = answer["data"][index]["b64_json"].as_str().unwrap();
    base64_simd::STANDARD.decode_to_vec(text).unwrap()
}

fn decoded(bytes: &[u8]) -> pictor_codec::Picture {
    let limits = pictor_codec::Limits::default();
    pictor_codec::decode(&mut std::io::Cursor::new(bytes), &limits).unwrap()
}
