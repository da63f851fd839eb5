//! The composition root: settings become rooms, rooms a router, the router a listener; and the way back.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use futures_util::FutureExt;
use pictor_api::models::{ModelTable, ModelTableError};
use pictor_api::request::Rules;
use pictor_egress::{Egress, NoTls};
use pictor_relay::describe;
use pictor_spool::Spools;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::backup::{self, BackupError, Copied, Source};
use crate::blobs::{Blobs, Remote, UnusableBucket};
use crate::clock::Clock;
use crate::config::{self, Config};
use crate::crash::{Crash, UnknownPoint};
use crate::data_dir::{DataDir, DataDirError};
use crate::db::{Db, DbError, ServerSecret, Target};
use crate::files::{Files, Keeping};
use crate::http::{self, House};
use crate::images::fonts::{Lettering, NO_FONT};
use crate::images::{
    Colors, Disk, Elsewhere, Feed, Images, Maker, Reread, Settings, Sources, Studio, Thumbnails, Turns,
    UnusableSources,
};
use crate::jobs::{Dead, Jobs, JobsError, Live, Retention};
use crate::keys::{Keys, KeysError, Origin};
use crate::ledger::Books;
use crate::metrics::Metrics;
use crate::tasks::Tasks;
use crate::webhooks::{self, Bell, Webhooks};
use crate::worker::{self, Duties};

/// The rooms that make pictures, with or without a server before them.
pub struct Rooms {
    /// Makes pictures.
    pub maker: Arc<Maker>,
    /// The models that may be named.
    pub models: Arc<ModelTable>,
    /// Where bytes in flight lie.
    pub spools: Spools,
    /// The work under way.
    pub tasks: Tasks,
    /// What is counted.
    pub metrics: Metrics,
    /// The time.
    pub clock: Clock,
    /// The file that Chinese lettering would use.
    pub font: Option<PathBuf>,
}

/// A server that is listening.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where its metrics are, if not there.
    pub metrics_address: Option<SocketAddr>,
    /// Where its admin key came from.
    pub key: Origin,
    /// Makes pictures for callers who may leave.
    pub images: Arc<Images>,
    /// What callers keep here.
    pub files: Files,
    /// Who may call.
    pub keys: Keys,
    /// Who is told how jobs ended.
    pub webhooks: Webhooks,
    /// The rooms behind it.
    pub rooms: Rooms,
    db: Db,
    _data_dir: DataDir,
    serving: Vec<JoinHandle<()>>,
    working: JoinHandle<()>,
    beating: JoinHandle<()>,
    telling: JoinHandle<()>,
    stop_telling: oneshot::Sender<()>,
    drain_grace: Duration,
    drain_timeout: Duration,
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data directory cannot be used.
    #[error("cannot use the data directory {path}")]
    DataDir {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The address is taken or not ours.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The operator's model table cannot be read.
    #[error("cannot use the model table {path}: {reason}")]
    Models {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A line of aliases leads nowhere.
    #[error("models.aliases: '{name}' leads to '{target}', which is not in the model table")]
    Alias {
        /// The name.
        name: String,
        /// What it leads to.
        target: String,
    },
    /// The data directory is taken, or cannot be used.
    #[error(transparent)]
    Taken(#[from] DataDirError),
    /// The database cannot be used.
    #[error("cannot use the database")]
    Database(#[from] DbError),
    /// What an earlier process left behind cannot be taken in.
    #[error("cannot take in what an earlier process left behind")]
    Resume(#[from] JobsError),
    /// The bucket is not as it should be written.
    #[error(transparent)]
    Bucket(#[from] UnusableBucket),
    /// `PICTOR_CRASH_AT` names no point.
    #[error(transparent)]
    Crash(#[from] UnknownPoint),
    /// No admin key.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Nothing can be fetched.
    #[error("cannot fetch pictures")]
    Egress(#[from] NoTls),
    /// There is no backup, or nothing was restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The upstreams cannot be used.
    #[error(transparent)]
    Sources(#[from] UnusableSources),
}

impl Rooms {
    /// The rooms that make pictures, with their temporary files in `data_dir`.
    ///
    /// # Errors
    /// When the data directory, the model table or an upstream cannot be used.
    pub fn open(config: &Config) -> Result<Self, StartError> {
        let spools = open_spools(config)?;
        let models = Arc::new(read_models(config.models.as_deref())?);
        if let Some((name, target)) = config.compat.astray(&models) {
            return Err(StartError::Alias { name: name.to_owned(), target: target.to_owned() });
        }
        let sources = Sources::open(config, &spools)?;
        let lettering = Lettering::new(config.illustrator.font.clone());
        let font = lettering.font().map(Path::to_owned);
        let config::Illustrator { concurrency, moderation, usage, .. } = config.illustrator;
        let (tasks, metrics, clock) = (Tasks::default(), Metrics::default(), Clock::default());
        let studio = Studio::new(lettering, spools.clone(), concurrency, moderation, clock.clone());
        let maker = Maker::new(sources, studio, usage, models.clone(), clock.clone());
        Ok(Self { maker: Arc::new(maker), models, spools, tasks, metrics, clock, font })
    }
}

/// Starts a server and returns once it listens.
///
/// # Errors
/// When something that it needs cannot be had; nothing is left running then.
pub async fn start(config: &Config) -> Result<Running, StartError> {
    let same = config.clone();
    start_with(config, Arc::new(move || Ok(same.clone())), |router, _| router).await
}

/// Starts a server whose settings can be read again, by `reread`, behind a layer that is put around all routes and is
/// told the document of them: tests hear every answer.
///
/// # Errors
/// As [`start`].
pub async fn start_with(
    config: &Config,
    reread: Reread,
    layer: impl FnOnce(Router, &Value) -> Router,
) -> Result<Running, StartError> {
    let crash = Crash::from_environment()?;
    let data_dir = DataDir::open(&config.data_dir)?;
    let rooms = Rooms::open(config)?;
    if rooms.font.is_none() {
        tracing::warn!("{NO_FONT}");
    }
    let listeners = Listeners::open(config).await?;
    let (address, metrics_address) = listeners.addresses();
    let kept = Kept::open(config, &rooms.spools, &rooms.clock, crash, data_dir.me()).await?;
    // After everything else that can fail: a key that is made here is shown once, by a server that runs.
    let given = config.admin_key.as_ref().map(|key| key.reveal());
    let (keys, key) = Keys::open(&kept.db, &rooms.clock, &config.data_dir, given).await?;
    let egress = config.image_urls.then(|| Egress::new(config.egress_allow.clone())).transpose()?;
    let images = Arc::new(images(config, &rooms, &kept, crash, reread));
    let files = files(config, &rooms, &kept, crash);
    images.jobs.beat().await?;
    if let Some(bucket) = &config.bucket {
        look_at_bucket(&kept.blobs, bucket).await?;
    }
    let left = match dead(&kept.db, &data_dir) {
        Some(dead) => take_in(&images, dead).await?,
        None => None,
    };
    let secret = ServerSecret::open(&kept.db, config.secret.as_ref()).await?;
    let webhooks = webhooks(config, &rooms, &kept, crash, &secret, &data_dir).await?;
    let house = House {
        images: images.clone(),
        files: files.clone(),
        models: rooms.models.clone(),
        spools: rooms.spools.clone(),
        egress,
        tasks: rooms.tasks.clone(),
        keys: keys.clone(),
        secret,
        webhooks: webhooks.clone(),
        books: Books::new(kept.db.clone()),
        keep_pictures: config.jobs.keep_pictures,
        compat: (!config.strict).then(|| config.compat.clone()),
        list_aliases: config.list_aliases,
        rules: Rules { strict: config.strict, sniff_octet_stream: !config.strict },
        origins: config.http.cors_origins.clone(),
        timeouts: config.http.clone(),
        manual: OnceLock::new(),
        metrics: rooms.metrics.clone(),
        clock: rooms.clock.clone(),
    };
    let serving = listeners.serve(Arc::new(house), layer, &rooms.tasks, &config.http);
    #[expect(clippy::disallowed_methods, reason = "Running::stop waits for this task by its handle")]
    let working = tokio::spawn(worker::work(images.clone(), files.clone(), duties(config, &kept.db, left)));
    #[expect(clippy::disallowed_methods, reason = "Running::stop waits for this task by its handle")]
    let beating = tokio::spawn(worker::beat(images.clone(), kept.db.is_shared(), config.jobs.beat_every));
    let (telling, stop_telling) = tell(&webhooks);
    let config::Http { drain_grace, drain_timeout, .. } = config.http;
    Ok(Running {
        address,
        metrics_address,
        key,
        images,
        files,
        keys,
        webhooks,
        rooms,
        db: kept.db,
        _data_dir: data_dir,
        serving,
        working,
        beating,
        telling,
        stop_telling,
        drain_grace,
        drain_timeout,
    })
}

/// Where clients come in, and, where they have one of their own, those who read the metrics.
struct Listeners {
    main: (TcpListener, SocketAddr),
    metrics: Option<(TcpListener, SocketAddr)>,
}

impl Listeners {
    async fn open(config: &Config) -> Result<Self, StartError> {
        let main = listen(config.listen).await?;
        let metrics = match config.metrics_listen {
            Some(address) => Some(listen(address).await?),
            None => None,
        };
        Ok(Self { main, metrics })
    }

    fn addresses(&self) -> (SocketAddr, Option<SocketAddr>) {
        (self.main.1, self.metrics.as_ref().map(|(_, address)| *address))
    }

    fn serve(
        self,
        house: Arc<House>,
        layer: impl FnOnce(Router, &Value) -> Router,
        tasks: &Tasks,
        timeouts: &config::Http,
    ) -> Vec<JoinHandle<()>> {
        let (router, document) = http::router(house.clone(), self.metrics.is_none());
        let mut serving = vec![serve(self.main.0, layer(router, &document), tasks, timeouts)];
        if let Some((metrics, _)) = self.metrics {
            serving.push(serve(metrics, http::metrics_router(house), tasks, timeouts));
        }
        serving
    }
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let bound = TcpListener::bind(address).await;
    let listener = bound.map_err(|source| StartError::Listen { address, source })?;
    let address = listener.local_addr().unwrap_or(address);
    Ok((listener, address))
}

fn serve(listener: TcpListener, router: Router, tasks: &Tasks, timeouts: &config::Http) -> JoinHandle<()> {
    let (tasks, timeouts) = (tasks.clone(), timeouts.clone());
    #[expect(clippy::disallowed_methods, reason = "Running::stop waits for this task by its handle")]
    tokio::spawn(async move { http::serve(listener, router, tasks, &timeouts).await })
}

/// What a server has kept, for somebody else than the server.
pub struct Store {
    /// The rows.
    pub db: Db,
    /// The jobs.
    pub jobs: Jobs,
    /// The pictures and files.
    pub blobs: Blobs,
    /// What was spent.
    pub books: Books,
}

/// Opens what a server keeps in the data directory, whether one runs there or not.
///
/// # Errors
/// When nothing is kept there, or it cannot be used.
pub async fn open_store(config: &Config) -> Result<Store, StartError> {
    if let Target::Sqlite(file) = target(config) {
        // A question makes no database.
        let there = fs::metadata(&file);
        there.map_err(|source| StartError::DataDir { path: config.data_dir.clone(), source })?;
    }
    // A process of no name: it starts nothing, and nothing is its own.
    let kept = Kept::open(config, &open_spools(config)?, &Clock::default(), Crash::default(), "").await?;
    Ok(Store { books: Books::new(kept.db.clone()), jobs: kept.jobs, blobs: kept.blobs, db: kept.db })
}

/// Copies what a server keeps into a new directory, whether one runs there or not.
///
/// # Errors
/// When there is nothing, or it cannot be copied; there is no such directory then.
pub async fn back_up(config: &Config, to: &Path) -> Result<Copied, StartError> {
    let store = open_store(config).await?;
    let clock = Clock::default();
    let source = Source { db: &store.db, blobs: &store.blobs, data_dir: &config.data_dir, clock: &clock };
    let copied = source.back_up(to).await;
    store.db.close().await;
    Ok(copied?)
}

/// Puts a backup where the settings say that rows and pictures are kept. No server may run there.
///
/// # Errors
/// When there are rows already, or it cannot be copied.
pub async fn restore(config: &Config, from: &Path) -> Result<Copied, StartError> {
    let _ours = DataDir::open(&config.data_dir)?;
    let clock = Clock::default();
    let db = match config.postgres {
        Some(_) => Some(Db::connect(target(config), clock.clone(), Crash::default()).await?),
        None => None,
    };
    let copied = backup::restore(from, &config.data_dir, db.as_ref(), &clock).await;
    if let Some(db) = db {
        db.close().await;
    }
    Ok(copied?)
}

/// What lasts: rows and pictures; and what tells that there is something to tell.
struct Kept {
    db: Db,
    blobs: Blobs,
    jobs: Jobs,
    bell: Bell,
}

impl Kept {
    async fn open(
        config: &Config,
        spools: &Spools,
        clock: &Clock,
        crash: Crash,
        me: &str,
    ) -> Result<Self, StartError> {
        let db = Db::connect(target(config), clock.clone(), crash).await?;
        let remote = config.bucket.as_ref().map(|bucket| Remote::new(bucket, spools)).transpose()?;
        let blobs = Blobs::open(&config.data_dir, remote, &crash);
        let blobs = blobs.map_err(|source| StartError::DataDir { path: config.data_dir.clone(), source })?;
        let bell = Bell::default();
        let jobs = Jobs::new(db.clone(), blobs.clone(), clock.clone(), crash, me)
            .keep_prompts(config.jobs.keep_prompts)
            .beat_every(config.jobs.beat_every)
            .ringing(bell.clone());
        Ok(Self { db, blobs, jobs, bell })
    }
}

/// Where the settings say that rows are kept.
pub fn target(config: &Config) -> Target {
    match &config.postgres {
        Some(config::Postgres { url, connections }) => {
            Target::Postgres { url: url.clone(), connections: *connections }
        }
        None => Target::Sqlite(config.data_dir.join("pictor.db")),
    }
}

fn images(config: &Config, rooms: &Rooms, kept: &Kept, crash: Crash, reread: Reread) -> Images {
    Images {
        maker: rooms.maker.clone(),
        jobs: kept.jobs.clone(),
        blobs: kept.blobs.clone(),
        thumbnails: Thumbnails::new(rooms.spools.clone()),
        disk: Disk { path: config.data_dir.clone(), least_free: config.jobs.least_free },
        live: Live::default(),
        elsewhere: Elsewhere::default(),
        colors: Colors::default(),
        feed: Feed::default(),
        deliveries: Arc::default(),
        turns: Turns::new(config.workers()),
        settings: Settings::new(config, reread, &rooms.spools),
        tasks: rooms.tasks.clone(),
        metrics: rooms.metrics.clone(),
        clock: rooms.clock.clone(),
        crash,
    }
}

fn files(config: &Config, rooms: &Rooms, kept: &Kept, crash: Crash) -> Files {
    let config::Files { keep, budget } = config.files;
    let keeping = Keeping { keep, budget, rows: config.jobs.keep_rows };
    Files::new(kept.db.clone(), kept.blobs.clone(), rooms.clock.clone(), crash, keeping)
}

async fn webhooks(
    config: &Config,
    rooms: &Rooms,
    kept: &Kept,
    crash: Crash,
    secret: &ServerSecret,
    data_dir: &DataDir,
) -> Result<Webhooks, DbError> {
    let egress = Egress::new(config.egress_allow.clone());
    let egress = egress.inspect_err(|fault| tracing::warn!(fault = describe(fault), "webhooks are not sent"));
    let (db, clock) = (kept.db.clone(), rooms.clock.clone());
    let webhooks = Webhooks::new(db, clock, secret.clone(), egress.ok(), data_dir.me())
        .over_http(config.http_webhooks)
        .woken_by(kept.bell.clone())
        .counted(rooms.metrics.clone())
        .crashing(crash);
    if let Some(process) = dead_courier(&kept.db, data_dir) {
        webhooks.release(process).await?;
    }
    Ok(webhooks)
}

/// Nobody else works on the database of a directory that is ours; on one that others may share, only the process that
/// had this directory before is known to be dead.
fn dead(db: &Db, data_dir: &DataDir) -> Option<Dead> {
    if db.is_shared() {
        data_dir.predecessor().map(|process| Dead::Process(process.to_owned()))
    } else {
        Some(Dead::AllOthers)
    }
}

/// Starts to tell callers of ends, until it is told to stop.
fn tell(webhooks: &Webhooks) -> (JoinHandle<()>, oneshot::Sender<()>) {
    let (stop, stopped) = oneshot::channel();
    #[expect(clippy::disallowed_methods, reason = "Running::stop waits for this task by its handle")]
    let telling = tokio::spawn(webhooks::deliver(webhooks.clone(), stopped.map(drop)));
    (telling, stop)
}

/// Whose claims on webhooks nobody settles any more: by the same rule as their jobs. `Some(None)`: those of all others.
fn dead_courier<'a>(db: &Db, data_dir: &'a DataDir) -> Option<Option<&'a str>> {
    if db.is_shared() { data_dir.predecessor().map(Some) } else { Some(None) }
}

/// So long a bucket may take to answer the first question.
const FIRST_ANSWER: Duration = Duration::from_secs(5);

/// A bucket that is not there, or lets us not in, is for the operator to put right. One that is away may come back:
/// pictures wait for it on this disk.
async fn look_at_bucket(blobs: &Blobs, bucket: &config::Bucket) -> Result<(), StartError> {
    match timeout(FIRST_ANSWER, blobs.look_at_bucket()).await {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(silent @ UnusableBucket::Silent { .. })) => tracing::warn!("{silent}; {MEANWHILE}"),
        Ok(Err(unusable)) => return Err(unusable.into()),
        Err(_) => {
            let bucket = &bucket.name;
            tracing::warn!("cannot reach the bucket {bucket}: no answer in {FIRST_ANSWER:?}; {MEANWHILE}");
        }
    }
    Ok(())
}

const MEANWHILE: &str = "pictures wait on this disk until it answers";

/// Takes in the jobs of the dead; gives those dead back whose jobs only the bucket can tell of while it is away.
async fn take_in(images: &Arc<Images>, dead: Dead) -> Result<Option<Dead>, StartError> {
    match images.resume(dead.clone()).await {
        Ok(()) => Ok(None),
        Err(JobsError::Blobs(error)) if images.blobs.are_shared() => {
            tracing::warn!(%error, "some jobs of the process before this one wait for the bucket");
            Ok(Some(dead))
        }
        Err(error) => Err(error.into()),
    }
}

fn duties(config: &Config, db: &Db, left: Option<Dead>) -> Duties {
    let config::Jobs { keep_pictures, picture_budget, keep_rows, sweep_every, beat_every, .. } = config.jobs;
    let retention = Retention {
        pictures: keep_pictures,
        budget: picture_budget,
        rows: keep_rows,
        ..Retention::default()
    };
    let bucket = config.bucket.is_some();
    Duties { shared: db.is_shared(), bucket, left, retention, sweep_every, beat_every }
}

impl Running {
    /// Announces the stop for `http.drain_grace`, then takes no new work, waits for the running calls, and tells
    /// whether all of them finished in time.
    pub async fn stop(self) -> bool {
        self.rooms.tasks.retire();
        tokio::time::sleep(self.drain_grace).await;
        let drained = self.rooms.tasks.drain(self.drain_timeout).await;
        for serving in self.serving {
            if !drained {
                serving.abort();
            }
            // An aborted listener ends with an error, which is what was asked of it.
            let _ = serving.await;
        }
        let _ = self.working.await;
        // Until here calls could end. One that ended early, by a panic, hears nothing.
        let _ = self.stop_telling.send(());
        let _ = self.telling.await;
        if self.images.blobs.are_shared() {
            worker::bring_last(&self.images).await;
        }
        // Until here its jobs were its own.
        self.beating.abort();
        let _ = self.beating.await;
        if let Err(error) = self.images.jobs.leave().await {
            tracing::warn!(error = describe(&error), "cannot say that this process has ended");
        }
        self.db.close().await;
        drained
    }
}

fn open_spools(config: &Config) -> Result<Spools, StartError> {
    let directory = config.data_dir.join("spool");
    let made = fs::create_dir_all(&directory);
    made.map_err(|source| StartError::DataDir { path: config.data_dir.clone(), source })?;
    Ok(Spools::new(directory, config.spool_budget))
}

/// The operator's model table, or the built-in one.
///
/// # Errors
/// When the file cannot be read or is no model table.
pub fn read_models(path: Option<&Path>) -> Result<ModelTable, StartError> {
    let Some(path) = path else { return Ok(ModelTable::builtin()) };
    let fault = |reason: String| StartError::Models { path: path.to_owned(), reason };
    let text = fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    ModelTable::parse(&text).map_err(|error: ModelTableError| fault(error.to_string()))
}
