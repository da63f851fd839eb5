//! What the operator decided: flags over environment over file over defaults, checked as a whole.
//!
//! Plain data: it opens no socket and starts nothing. `config.default.toml` is the default and the manual.

mod capabilities;
mod database;
mod files;
mod illustrator;
mod jobs;
mod log;
mod models;
mod networks;
mod origins;
mod problems;
mod profiles;
mod read;
mod relay;
mod reload;
mod sizing;
mod storage;
mod units;
mod upstreams;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use pictor_api::request::compat::Compat;
use pictor_egress::Network;
use pictor_relay::{Policy, Secret, Upstream};

pub use database::Postgres;
pub use files::Files;
pub use illustrator::{DrawnUsage, Illustrator};
pub use jobs::Jobs;
pub use log::LogFormat;
pub use problems::{Problem, Problems};
use read::Reader;
use reload::Written;
pub use storage::Bucket;
pub use units::duration;

/// The defaults, and their manual.
pub const DEFAULTS: &str = include_str!("../../../../config.default.toml");

/// What was given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--listen`
    pub listen: Option<String>,
    /// `--data-dir`
    pub data_dir: Option<PathBuf>,
    /// `--config`
    pub config: Option<PathBuf>,
}

/// The environment, read through a function so that tests need not change their own.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Every setting, resolved and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where metrics are served, if not there.
    pub metrics_listen: Option<SocketAddr>,
    /// In which form the log is written.
    pub log_format: LogFormat,
    /// Where keys and temporary files are kept.
    pub data_dir: PathBuf,
    /// The operator's own admin key.
    pub admin_key: Option<Secret>,
    /// The secret that signs addresses, sessions and webhooks, if the operator keeps it.
    pub secret: Option<Secret>,
    /// Whether everything that OpenAI refuses is refused.
    pub strict: bool,
    /// A model table of the operator's own.
    pub models: Option<PathBuf>,
    /// Whether the list of models holds the names that lead to others.
    pub list_aliases: bool,
    /// What becomes of requests that OpenAI would refuse, unless it is strict.
    pub compat: Compat,
    /// Timeouts of connections, the pages that may call, and the proxies that are believed.
    pub http: Http,
    /// Where rows are kept, if not in the data directory.
    pub postgres: Option<Postgres>,
    /// The bucket that pictures are kept in, if not in the data directory.
    pub bucket: Option<Bucket>,
    /// How many bytes may lie in temporary files at once.
    pub spool_budget: u64,
    /// How jobs are kept and run.
    pub jobs: Jobs,
    /// How files are kept.
    pub files: Files,
    /// The built-in engine.
    pub illustrator: Illustrator,
    /// Upstream accounts, in the order of the file.
    pub upstreams: Vec<Upstream>,
    /// How the pool of upstreams behaves.
    pub policy: Policy,
    /// What may be fetched from although it is not public.
    pub egress_allow: Vec<Network>,
    /// Whether callers may name pictures by their addresses.
    pub image_urls: bool,
    /// Whether webhooks may go over http.
    pub http_webhooks: bool,
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
    written: Written,
}

/// Timeouts of connections, the pages that may call, the proxies that are believed, and addresses that leave; see
/// `config.default.toml`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each stands with its meaning in config.default.toml")]
pub struct Http {
    pub header_timeout: Duration,
    pub body_idle_timeout: Duration,
    pub body_timeout: Duration,
    pub heartbeat_after: Duration,
    pub heartbeat_every: Duration,
    pub drain_grace: Duration,
    pub drain_timeout: Duration,
    pub cors_origins: Vec<String>,
    pub public_url: Option<String>,
    pub url_ttl: Duration,
    pub trusted_proxies: Vec<Network>,
}

/// A key's first and last characters: enough to tell keys apart, too little to use.
pub fn masked(secret: &Secret) -> String {
    let key = secret.reveal();
    let long_enough = key.is_ascii() && key.len() >= 16;
    if long_enough { format!("{}...{}", &key[..6], &key[key.len() - 4..]) } else { "***".to_owned() }
}

impl Config {
    /// Reads and checks everything.
    ///
    /// # Errors
    /// All problems together, each with its key and its mend.
    pub fn resolve(flags: &Flags, environment: Environment<'_>) -> Result<Self, Problems> {
        // A variable that is set to nothing, as compose files and unit files do it, is not set.
        let environment: Environment<'_> = &|name| environment(name).filter(|text| !text.trim().is_empty());
        let file = flags.config.clone().or_else(|| environment("PICTOR_CONFIG").map(PathBuf::from));
        let mut reader = Reader::open(DEFAULTS, file.as_deref())?;
        reader.overlay("listen", flags.listen.clone().or_else(|| environment("PICTOR_LISTEN")));
        let data_dir = flags.data_dir.as_ref().map(|dir| dir.display().to_string());
        reader.overlay("data_dir", data_dir.or_else(|| environment("PICTOR_DATA_DIR")));

        let (upstreams, last_resort) = upstreams::read(&mut reader, environment);
        let config = Self {
            listen: reader.address("listen"),
            metrics_listen: reader.optional_address("metrics.listen"),
            log_format: log::read(&mut reader, environment("PICTOR_LOG_FORMAT")),
            data_dir: PathBuf::from(reader.string("data_dir")),
            admin_key: environment("PICTOR_ADMIN_KEY").map(Secret::new),
            secret: environment("PICTOR_SECRET").map(Secret::new),
            strict: reader.boolean("strict"),
            models: models::read_file(&mut reader),
            list_aliases: reader.boolean("models.list_aliases"),
            compat: models::read_compat(&mut reader),
            http: Http {
                header_timeout: reader.duration("http.header_timeout"),
                body_idle_timeout: reader.duration("http.body_idle_timeout"),
                body_timeout: reader.duration("http.body_timeout"),
                heartbeat_after: reader.duration("http.heartbeat_after"),
                heartbeat_every: reader.duration("http.heartbeat_every"),
                drain_grace: reader.duration("http.drain_grace"),
                drain_timeout: reader.duration("http.drain_timeout"),
                cors_origins: origins::read(&mut reader),
                public_url: origins::read_public_url(&mut reader, environment("PICTOR_PUBLIC_URL")),
                url_ttl: origins::read_url_ttl(&mut reader),
                trusted_proxies: networks::read(&mut reader, "http.trusted_proxies"),
            },
            postgres: database::read(&mut reader, environment),
            bucket: storage::read(&mut reader, environment),
            spool_budget: reader.bytes("spool.budget"),
            jobs: jobs::read(&mut reader),
            files: files::read(&mut reader),
            illustrator: illustrator::read(&mut reader, last_resort),
            upstreams,
            policy: relay::read(&mut reader),
            egress_allow: networks::read(&mut reader, "egress.allow"),
            image_urls: reader.boolean("egress.image_urls"),
            http_webhooks: reader.boolean("egress.http_webhooks"),
            file,
            written: Written::of(reader.settings()),
        };
        if config.metrics_listen.is_some_and(|address| address == config.listen && address.port() != 0) {
            reader
                .problems
                .add("metrics.listen", "is the address of listen; leave it out, or choose another port");
        }
        if !config.upstreams.is_empty() {
            refuse_late_refusals(&config, &mut reader.problems);
        }
        reader.finish().map(|()| config)
    }
}

/// Where the server of these settings listens. Nothing else of them is read: a server that runs goes on with what it
/// began with, whatever is wrong in its file by now.
///
/// # Errors
/// The address is none, or stands in a file that cannot be read.
pub fn listen_address(flags: &Flags, environment: Environment<'_>) -> Result<SocketAddr, Problems> {
    let given = flags.listen.clone().or_else(|| environment("PICTOR_LISTEN"));
    let file = flags.config.clone().or_else(|| environment("PICTOR_CONFIG").map(PathBuf::from));
    let mut reader = Reader::open(DEFAULTS, file.as_deref().filter(|_| given.is_none()))?;
    reader.overlay("listen", given);
    let address = reader.address("listen");
    if reader.problems.0.is_empty() { Ok(address) } else { Err(reader.problems) }
}

impl Config {
    /// How many asynchronous jobs run at once: as many as the upstreams take, or as the illustrator draws, where
    /// nothing else is said.
    pub fn workers(&self) -> usize {
        let at_upstreams: usize = self.upstreams.iter().map(|upstream| upstream.max_in_flight).sum();
        let places = if at_upstreams > 0 { at_upstreams } else { self.illustrator.concurrency.max(1) };
        self.jobs.workers.unwrap_or(places)
    }
}

/// A call that only waits must be refused before its first heartbeat, which sends the status line of a success.
fn refuse_late_refusals(config: &Config, problems: &mut Problems) {
    let (wait, heartbeat) = (config.policy.queue_wait, config.http.heartbeat_after);
    if !heartbeat.is_zero() && wait >= heartbeat {
        let fault = format!(
            "{wait:?} is not shorter than http.heartbeat_after, {heartbeat:?}: a call that found no place would get the \
             status 200; lower relay.queue_wait or raise http.heartbeat_after"
        );
        problems.add("relay.queue_wait", fault);
    }
}

#[cfg(test)]
mod tests;
