//! Blobs in a bucket that several servers share, under the names that they have on the disk.
//!
//! Nothing is written here that is not on the disk of the writer before, and names are never used twice: a plain
//! overwrite is right. With retries underneath, a conditional one would report a conflict with itself.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use http::Method;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{
    Attribute, Attributes, BackoffConfig, ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, PutOptions,
    PutPayload, RetryConfig, WriteMultipart,
};
use pictor_api::Format;
use pictor_spool::{Spool, Spools};
use tokio::sync::Semaphore;

use super::left::{ENOUGH, Found, Named};
use super::names;
use super::pieces::Pieces;
use crate::config::Bucket;

/// Objects up to this many bytes are one request; longer ones go in parts of as many.
const PART: u64 = 8 * 1024 * 1024;

/// So many parts lie in memory at once.
const PARTS: usize = 4;

/// A bucket. A handle; clones share its connections.
#[derive(Clone, Debug)]
pub struct Remote {
    store: Arc<AmazonS3>,
    prefix: String,
    parts: Arc<Semaphore>,
    pieces: Pieces,
    spools: Spools,
    redirect: bool,
    bucket: String,
    /// What was said when it was last asked in vain; nothing where it answered.
    silence: Arc<Mutex<Option<String>>>,
}

/// Why a bucket cannot be used, and what to do about it. Each says what the service or the client said.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the name of the bucket, and what was said")]
pub enum UnusableBucket {
    /// The settings make no client.
    #[error("cannot use the bucket {bucket}: {said}; correct PICTOR_STORAGE_URL and the variables of AWS")]
    Settings { bucket: String, said: String },
    /// The service knows no such bucket.
    #[error("there is no bucket {bucket}: make it, or correct PICTOR_STORAGE_URL")]
    Missing { bucket: String },
    /// The service does not let us in.
    #[error(
        "the bucket {bucket} does not let this server in ({said}): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, \
         and that they may do {PERMISSIONS} there"
    )]
    Refused { bucket: String, said: String },
    /// Nobody answers, or not as they should.
    #[error("cannot reach the bucket {bucket}: {said}")]
    Silent { bucket: String, said: String },
}

/// What our credentials must allow, in the words of AWS.
const PERMISSIONS: &str = "PutObject, GetObject, DeleteObject and ListBucket";

impl Remote {
    /// The bucket that the settings name; nothing is sent yet. What is read from it goes through `spools`.
    ///
    /// # Errors
    /// When the settings make no client.
    pub fn new(bucket: &Bucket, spools: &Spools) -> Result<Self, UnusableBucket> {
        // The client needs one to be named, also where no connection is encrypted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let unusable = |error: object_store::Error| UnusableBucket::Settings {
            bucket: bucket.name.clone(),
            said: error.to_string(),
        };
        let mut builder = AmazonS3Builder::new();
        for (name, value) in &bucket.environment {
            let key = name.to_ascii_lowercase().parse().map_err(unusable)?;
            builder = builder.with_config(key, value.reveal());
        }
        if let Some(region) = &bucket.region {
            builder = builder.with_region(region);
        }
        if let Some(endpoint) = &bucket.endpoint {
            let is_plain = endpoint.starts_with("http://");
            builder = builder.with_endpoint(endpoint).with_allow_http(is_plain);
        }
        let store = builder
            .with_bucket_name(&bucket.name)
            .with_virtual_hosted_style_request(!bucket.path_style && bucket.endpoint.is_none())
            // The bytes were hashed once, by BLAKE3; TLS guards them on the way.
            .with_unsigned_payload(true)
            .with_retry(retries())
            .with_client_options(patience())
            .build()
            .map_err(unusable)?;
        Ok(Self {
            store: Arc::new(store),
            prefix: bucket.prefix.clone(),
            parts: Arc::new(Semaphore::new(PARTS)),
            pieces: Pieces::default(),
            spools: spools.clone(),
            redirect: bucket.redirect,
            bucket: bucket.name.clone(),
            silence: Arc::default(),
        })
    }

    /// Asks whether the bucket is there and lets us in.
    ///
    /// # Errors
    /// What is in the way, with what to do about it.
    pub async fn look(&self) -> Result<(), UnusableBucket> {
        let looked = self.store.list(Some(&Path::from(self.prefix.as_str()))).next().await.transpose();
        looked.map(drop).map_err(|error| self.unusable(&error))
    }

    /// Does everything once that a server does there, with an object of a few bytes.
    ///
    /// # Errors
    /// What is in the way, with what to do about it.
    pub async fn try_out(&self) -> Result<(), UnusableBucket> {
        let path = self.path("pictor-check");
        let tried = async {
            self.store.put(&path, PutPayload::from_static(b"pictor check")).await?;
            self.store.get(&path).await?.bytes().await?;
            self.store.delete(&path).await
        };
        tried.await.map_err(|error| self.unusable(&error))?;
        self.look().await
    }

    /// Of a list the client tells no kind of failure, only the words.
    fn unusable(&self, error: &object_store::Error) -> UnusableBucket {
        let (bucket, said) = (self.bucket.clone(), error.to_string());
        let code = code(&said).unwrap_or(&said);
        if code == "NoSuchBucket" {
            UnusableBucket::Missing { bucket }
        } else if said.contains("403 Forbidden") || said.contains("401 Unauthorized") {
            UnusableBucket::Refused { bucket, said: code.to_owned() }
        } else {
            UnusableBucket::Silent { bucket, said }
        }
    }

    /// Remembers whether the bucket answered.
    pub(super) fn noted<T>(&self, answer: io::Result<T>) -> io::Result<T> {
        let silence = match &answer {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Some(error.to_string()),
            _ => None,
        };
        self.note(silence);
        answer
    }

    /// Remembers what was said when it was asked in vain; nothing where it answered.
    pub(super) fn note(&self, silence: Option<String>) {
        *self.silence.lock().unwrap_or_else(PoisonError::into_inner) = silence;
    }

    /// What was said when the bucket was last asked in vain; nothing where it answered.
    pub(super) fn silence(&self) -> Option<String> {
        self.silence.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes an object whole.
    pub(super) async fn put(&self, name: &str, spool: &Spool) -> io::Result<()> {
        let _room = self.parts.acquire().await.map_err(io::Error::other)?;
        let attributes = Attributes::from_iter([(Attribute::ContentType, names::mime(name))]);
        if spool.len() <= PART {
            let options = PutOptions { attributes, ..PutOptions::default() };
            let (pieces, spool) = (self.pieces.clone(), spool.clone());
            let reading = tokio::task::spawn_blocking(move || pieces.read(&spool));
            let payload = PutPayload::from_iter(reading.await.map_err(io::Error::other)??);
            return self
                .store
                .put_opts(&self.path(name), payload, options)
                .await
                .map(drop)
                .map_err(not_taken);
        }
        let options = attributes.into();
        let upload = self.store.put_multipart_opts(&self.path(name), options).await.map_err(not_taken)?;
        let mut writer = WriteMultipart::new_with_chunk_size(upload, PART as usize);
        let mut stream = spool.stream();
        while let Some(chunk) = stream.try_next().await? {
            // One part on its way while the next one is read.
            writer.wait_for_capacity(1).await.map_err(not_taken)?;
            writer.put(chunk);
        }
        writer.finish().await.map(drop).map_err(not_taken)
    }

    /// Reads an object into a spool.
    ///
    /// # Errors
    /// `NotFound` when it is not there.
    pub(super) async fn get(&self, name: &str) -> io::Result<Spool> {
        let mut stream = self.store.get(&self.path(name)).await.map_err(said)?.into_stream();
        let mut writer = self.spools.create();
        while let Some(chunk) = stream.try_next().await.map_err(said)? {
            writer.write(&chunk).await?;
        }
        writer.finish().await
    }

    /// The pictures of one job.
    pub(super) async fn found(&self, job: &str, day: &str) -> io::Result<Vec<Found>> {
        let objects = self.list(&format!("results/{day}/{job}-")).await?;
        let mut found: Vec<Found> = objects.iter().filter_map(|object| self.as_found(object)).collect();
        found.sort_by_key(|found| found.index);
        Ok(found)
    }

    fn as_found(&self, object: &ObjectMeta) -> Option<Found> {
        let name = self.name(&object.location)?;
        let (_, rest) = name.rsplit_once('-')?;
        let (index, format) = rest.split_once('.')?;
        Some(Found {
            index: index.parse().ok()?,
            format: Format::from_name(format)?,
            bytes: object.size,
            written_at: object.last_modified.timestamp_millis(),
            name,
        })
    }

    /// Takes objects away. One that is not there is as good as taken.
    pub(super) async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        let paths = names.iter().map(|name| Ok(self.path(name))).collect::<Vec<_>>();
        let mut deleting = self.store.delete_stream(futures_util::stream::iter(paths).boxed());
        let mut first = Ok(());
        while let Some(deleted) = deleting.next().await {
            match deleted {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => first = first.and(Err(said(error))),
            }
        }
        first
    }

    /// The names of all objects that begin like this.
    pub(super) async fn named(&self, beginning: &str) -> io::Result<Vec<String>> {
        let objects = self.list(beginning).await?;
        Ok(objects.iter().filter_map(|object| self.name(&object.location)).collect())
    }

    /// Objects last written before `moment`, some thousands of names from behind `after` on, and where to go on;
    /// nothing at the end.
    pub(super) async fn older_than(
        &self,
        moment: i64,
        after: Option<String>,
    ) -> io::Result<(Vec<Named>, Option<String>)> {
        let root = Path::from(self.prefix.as_str());
        let offset = self.path(&after.unwrap_or_default());
        let mut objects = self.store.list_with_offset(Some(&root), &offset).take(ENOUGH);
        let (mut old, mut seen, mut last) = (Vec::new(), 0, None);
        while let Some(object) = objects.try_next().await.map_err(said)? {
            seen += 1;
            let Some(name) = self.name(&object.location) else { continue };
            last = Some(name.clone());
            if object.last_modified.timestamp_millis() < moment && names::split(&name).is_ok() {
                let job = names::owner(&name).to_owned();
                old.push(Named { name, job });
            }
        }
        Ok((old, last.filter(|_| seen == ENOUGH)))
    }

    /// Where an object can be had for a while without a key of ours, where the operator wants it to be.
    pub(super) async fn signed(&self, name: &str, lasts: Duration) -> io::Result<Option<String>> {
        if !self.redirect {
            return Ok(None);
        }
        let url = self.store.signed_url(Method::GET, &self.path(name), lasts).await;
        url.map(|url| Some(url.to_string())).map_err(said)
    }

    /// Whether the bucket answers.
    pub(super) async fn answers(&self) -> io::Result<()> {
        match self.store.head(&self.path("answers")).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(said(error)),
        }
    }

    /// Every object that begins with `beginning`, which may end within a name. The service lists whole directories only.
    async fn list(&self, beginning: &str) -> io::Result<Vec<ObjectMeta>> {
        let (directory, _) = beginning.rsplit_once('/').unwrap_or_default();
        let (root, start) = (self.path(directory), self.path(beginning));
        let mut objects = self.store.list_with_offset(Some(&root), &start);
        let mut listed = Vec::new();
        while let Some(object) = objects.try_next().await.map_err(said)? {
            // In the order of their names: behind the last of ours there is none.
            if !object.location.as_ref().starts_with(start.as_ref()) {
                break;
            }
            listed.push(object);
        }
        Ok(listed)
    }

    fn path(&self, name: &str) -> Path {
        if self.prefix.is_empty() { Path::from(name) } else { Path::from(format!("{}/{name}", self.prefix)) }
    }

    /// What the rest of the house calls an object.
    fn name(&self, path: &Path) -> Option<String> {
        let name = path.as_ref().strip_prefix(&self.prefix)?;
        Some(name.trim_start_matches('/').to_owned())
    }
}

/// We try again ourselves, for as long as it takes; a caller waits only for the first of these.
fn retries() -> RetryConfig {
    let backoff = BackoffConfig {
        init_backoff: Duration::from_millis(50),
        max_backoff: Duration::from_secs(1),
        base: 2.0,
    };
    RetryConfig { backoff, max_retries: 2, retry_timeout: Duration::from_secs(10) }
}

fn patience() -> ClientOptions {
    ClientOptions::new()
        .with_connect_timeout(Duration::from_secs(5))
        .with_read_timeout(Duration::from_secs(20))
        .with_timeout(Duration::from_secs(120))
        .with_allow_http(true)
}

/// The service's own word for what is wrong, out of the document that it answers with.
fn code(said: &str) -> Option<&str> {
    let (_, rest) = said.split_once("<Code>")?;
    rest.split_once("</Code>").map(|(code, _)| code)
}

/// In the words of files, which the rest of the house speaks. What an error of the bucket says is the whole story.
fn said(error: object_store::Error) -> io::Error {
    let kind = match error {
        object_store::Error::NotFound { .. } => io::ErrorKind::NotFound,
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
            io::ErrorKind::PermissionDenied
        }
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error.to_string())
}

/// As [`said`], of what is written: where there is no bucket, that is not an object that is missing.
fn not_taken(error: object_store::Error) -> io::Error {
    match said(error) {
        error if error.kind() == io::ErrorKind::NotFound => io::Error::other(error.to_string()),
        error => error,
    }
}
