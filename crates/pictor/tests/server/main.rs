//! The server as its clients meet it: real sockets, a real data directory, and, where a call goes further, a
//! scripted upstream that speaks the real wire.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod audit;
mod auth;
mod browsers;
mod bucket;
mod compat;
mod contract;
mod doors;
mod draining;
mod durable;
mod edits;
mod faults;
mod feed;
mod files;
mod generations;
mod heartbeat;
mod honest;
mod http2;
mod jobs;
mod last_resort;
mod links;
mod manual;
mod metrics;
mod moderation;
mod openapi;
mod organization;
mod pages;
mod paid;
mod profiles;
mod ready;
mod relayed;
mod reload;
mod replicas;
mod restart;
mod routes;
mod sessions;
mod shown;
mod stats;
mod thumbnails;
mod usage;
mod watching;
mod webhooks;

use std::net::SocketAddr;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use pictor::app::{self, Rooms, Running};
use pictor::config::{self, Config, Flags};
use pictor::db::{DbError, Tx};
use pictor::images::Reread;
use pictor_relay::health::UpstreamHealth;
use pictor_relay::{Kind, Secret, Upstream};
use pictor_testkit::{Postgres, eventually};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::spawn_blocking;

use contract::Answers;

const KEY: &str = "sk-test-admin-key";

/// The models that are built in.
const MODELS: &str = include_str!("../../../pictor-api/src/models.toml");

/// A running server, on a runtime of its own. When it is dropped, it stops and is audited: nothing may be left behind.
struct Server {
    // Both are there until the audit takes them.
    running: Option<Running>,
    runtime: Option<Runtime>,
    client: Client,
    config: Config,
    data_dir: Arc<tempfile::TempDir>,
    /// The books are as the test wrote them.
    tampered: AtomicBool,
    /// The next server on the same rows runs what is queued.
    leaves_a_queue: AtomicBool,
    /// What it has answered so far, each to be as its document says.
    answers: Answers,
}

/// Settings to start with; each test changes what it is about.
struct Plan {
    config: Config,
    data_dir: Arc<tempfile::TempDir>,
}

fn plan() -> Plan {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let data_dir = Arc::new(tempfile::tempdir().unwrap());
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

    /// With these models in the place of those that are built in.
    fn models(mut self, table: &str) -> Self {
        let path = self.data_dir.path().join("models.toml");
        std::fs::write(&path, table).unwrap();
        self.config.models = Some(path);
        self
    }

    /// With the models that are built in, none of which ends: what is served is the same on every day.
    fn endless(self) -> Self {
        let (served, retired) = MODELS.split_once("[[retired]]").unwrap();
        let lines: Vec<&str> = served.lines().filter(|line| !line.starts_with("shutdown_date")).collect();
        self.models(&format!("{}\n[[retired]]{retired}", lines.join("\n")))
    }

    /// With its rows in a new database of PostgreSQL.
    fn postgres(self) -> Self {
        self.database(Postgres::start().database())
    }

    fn database(mut self, url: String) -> Self {
        self.config.postgres = Some(config::Postgres { url: Secret::new(url), connections: 4 });
        self
    }

    async fn start(self) -> Server {
        let same = self.config.clone();
        self.start_with(Arc::new(move || Ok(same.clone()))).await
    }

    /// Starts a server whose settings are read again like this.
    async fn start_with(self, reread: Reread) -> Server {
        let client = Client::builder().no_proxy().build().unwrap();
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let Self { config, data_dir } = self;
        let settings = config.clone();
        let answers = Answers::default();
        let heard = answers.clone();
        let starting = async move {
            app::start_with(&settings, reread, |router, document| heard.of(router, document)).await
        };
        let started = runtime.spawn(starting).await.unwrap();
        let (running, runtime) = (None, Some(runtime));
        let (tampered, leaves_a_queue) = (AtomicBool::new(false), AtomicBool::new(false));
        let mut server =
            Server { running, runtime, client, config, data_dir, tampered, leaves_a_queue, answers };
        server.running = Some(started.unwrap());
        server
    }
}

impl Server {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    fn running(&self) -> &Running {
        self.running.as_ref().unwrap()
    }

    fn address(&self) -> SocketAddr {
        self.running().address
    }

    fn rooms(&self) -> &Rooms {
        &self.running().rooms
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

    /// Stops the server, and starts another on the same rows and files, with settings that may differ.
    async fn restart(self, change: impl FnOnce(&mut Config)) -> Self {
        self.leaves_a_queue.store(true, Ordering::Relaxed);
        let mut plan = Plan { config: self.config.clone(), data_dir: self.data_dir.clone() };
        self.stop().await;
        change(&mut plan.config);
        plan.start().await
    }

    /// Stops and audits the server while what the test runs, such as a scripted upstream, goes on.
    async fn stop(self) {
        if let Err(fault) = spawn_blocking(move || drop(self)).await {
            resume_unwind(fault.into_panic());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        // Of two faults the test's own is the one to hear of.
        let Some(running) = self.running.take().filter(|_| !thread::panicking()) else {
            return runtime.shutdown_background();
        };
        let spool = self.data_dir.path().join("spool");
        let books = (!self.tampered.load(Ordering::Relaxed)).then(|| self.config.clone());
        let queue = self.leaves_a_queue.load(Ordering::Relaxed);
        // No runtime waits inside another, and the thread of a test is inside one.
        let audit = thread::spawn(move || runtime.block_on(audit(running, &spool, books, queue)));
        if let Err(fault) = audit.join() {
            resume_unwind(fault);
        }
        self.answers.are_as_documented();
    }
}

/// Stops the server, and checks that it drained and that nothing is held any more: no spool, no place at an upstream,
/// no task of whatever kind, no temporary file, no open job; and that the books, the rows and the files agree.
async fn audit(running: Running, spool: &Path, books: Option<Config>, queue: bool) {
    let (maker, spools) = (running.rooms.maker.clone(), running.rooms.spools.clone());
    assert!(running.stop().await, "the server drains");
    eventually("no spool is in use", || spools.in_use() == 0).await;
    let idle = || {
        maker.pool().is_none_or(|pool| pool.waiting == 0 && pool.retired == 0 && all_free(&pool.upstreams))
    };
    eventually("no place at an upstream is held, and nobody waits for one", idle).await;
    drop(maker);
    // The connections to upstreams end with the relay.
    eventually("no task runs", || Handle::current().metrics().num_alive_tasks() == 0).await;
    // A test may have taken the directory away.
    assert_eq!(std::fs::read_dir(spool).map_or(0, Iterator::count), 0, "a temporary file is left");
    match books {
        Some(config) if spool.exists() => audit_books(&config, queue).await,
        _ => {}
    }
}

/// As somebody else reads them, when the server has gone.
async fn audit_books(config: &Config, queue: bool) {
    let store = app::open_store(config).await.unwrap();
    assert_eq!(store.jobs.audit().await.unwrap(), []);
    let open = store.db.scan(|tx: &mut dyn Tx| {
        let sql =
            "SELECT id, status FROM jobs WHERE status IN ('queued', 'in_progress') OR money = 'reserved'";
        let rows = tx.query(sql, &[])?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
    });
    let open: Result<Vec<(String, String)>, DbError> = open.await;
    let left: Vec<_> = open.unwrap().into_iter().filter(|(_, status)| !queue || status != "queued").collect();
    assert_eq!(left, [], "a job is open");
    store.db.close().await;
}

fn all_free(upstreams: &[UpstreamHealth]) -> bool {
    upstreams.iter().all(|upstream| upstream.in_flight == 0)
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
