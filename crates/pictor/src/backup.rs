//! A backup: all rows as they were at one moment, and the blobs that they name, in a directory that a server can be
//! started on; and the way back.
//!
//! The rows first, then the blobs: a blob without a row is an orphan, and a row without its blob a loss. A blob that a
//! sweep has taken in between is one of which the rows of now no longer speak, so that they are copied once more.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::crash::Crash;
use crate::db::{self, Db, DbError, Target};
use crate::jobs::{self, Told};

/// The rows of a data directory, and of a backup.
pub const DATABASE: &str = "pictor.db";
/// The blobs that the rows of a backup name, as `b3sum --check` reads it inside of `blobs`.
pub const LIST: &str = "blobs.txt";
/// The key of a server that has made its own.
const ADMIN_KEY: &str = "admin-key";

/// So often the rows are copied while a sweep takes blobs away.
const TRIES: usize = 3;

/// What is in a backup, or came out of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Blobs that rows name.
    pub named: usize,
    /// Those of them that are in the directory.
    pub blobs: usize,
    /// What these have together.
    pub bytes: u64,
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is something at its place.
    #[error("{0} is there already; name a directory that is not")]
    Taken(PathBuf),
    /// It is no backup.
    #[error("{0} is no backup: it has no pictor.db")]
    NoBackup(PathBuf),
    /// Rows name blobs that are nowhere.
    #[error(
        "{missing} of {named} pictures and files cannot be found, such as {example}; `pictor check --ledger` tells all"
    )]
    Missing {
        /// How many.
        missing: usize,
        /// Of how many.
        named: usize,
        /// One of them.
        example: String,
    },
    /// The rows.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The directory.
    #[error("cannot write {path}")]
    Io {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What a backup is taken from.
pub struct Source<'a> {
    /// The rows.
    pub db: &'a Db,
    /// The blobs.
    pub blobs: &'a Blobs,
    /// Where the server keeps its key.
    pub data_dir: &'a Path,
    /// The time.
    pub clock: &'a Clock,
}

impl Source<'_> {
    /// Makes a backup in the directory `to`, which must not exist; when it does, the backup is whole and survives a
    /// power cut. Blobs in a bucket stay there, and are only listed.
    ///
    /// # Errors
    /// When something cannot be read or written; there is no directory `to` then.
    pub async fn back_up(&self, to: &Path) -> Result<Copied, BackupError> {
        let wrap = |source| BackupError::Io { path: to.to_owned(), source };
        if to.exists() {
            return Err(BackupError::Taken(to.to_owned()));
        }
        let to = std::path::absolute(to).map_err(wrap)?;
        let parent = to.parent().unwrap_or(Path::new("/"));
        // Beside its place until it is whole; taken away with whatever goes wrong.
        let making = tempfile::Builder::new().prefix(".pictor-backup-").tempdir_in(parent).map_err(wrap)?;
        let copied = self.fill(making.path()).await?;
        keep_admin_key(self.data_dir, making.path()).map_err(wrap)?;
        let made = making.path();
        File::open(made).and_then(|made| made.sync_all()).map_err(wrap)?;
        fs::rename(made, &to).map_err(wrap)?;
        // What it was called is nobody's any more.
        let _ = making.keep();
        File::open(parent).and_then(|parent| parent.sync_all()).map_err(wrap)?;
        Ok(copied)
    }

    async fn fill(&self, made: &Path) -> Result<Copied, BackupError> {
        let wrap = |source| BackupError::Io { path: made.to_owned(), source };
        let copies = Blobs::open(made, None, &Crash::default()).map_err(wrap)?;
        let mut tries = 1;
        loop {
            let told = self.copy_rows(&made.join(DATABASE)).await?;
            let here = self.blobs.here().await.map_err(wrap)?;
            let ours = here.into_iter().filter(|blob| told.owners.contains(&blob.job));
            let ours = ours.map(|blob| blob.name).collect();
            let linked = self.blobs.link_into(ours, &copies).await.map_err(wrap)?;
            let there: BTreeSet<&str> = linked.iter().map(|(name, _)| name.as_str()).collect();
            let missing = || told.blobs.iter().filter(|said| !there.contains(said.name.as_str()));
            let named = told.blobs.len();
            if let Some(one) = missing().next().filter(|_| !self.blobs.are_shared()) {
                if tries < TRIES {
                    tries += 1;
                    continue;
                }
                let missing = missing().count();
                return Err(BackupError::Missing { missing, named, example: one.name.clone() });
            }
            list(&told, &made.join(LIST)).map_err(wrap)?;
            let bytes = linked.iter().map(|(_, bytes)| bytes).sum();
            return Ok(Copied { named, blobs: linked.len(), bytes });
        }
    }

    /// The rows of now in a file, and what they say of blobs.
    async fn copy_rows(&self, file: &Path) -> Result<Told, BackupError> {
        // Of an earlier try.
        let _ = fs::remove_file(file);
        self.db.copy_to(file, self.clock.unix_millis()).await?;
        Ok(db::read_file(file, jobs::told).await?)
    }
}

/// Puts a backup into a data directory that has no rows, and its rows `into` a database, if they are not to be in that
/// directory.
///
/// # Errors
/// When something cannot be read or written, or there are rows already.
pub async fn restore(
    from: &Path,
    data_dir: &Path,
    into: Option<&Db>,
    clock: &Clock,
) -> Result<Copied, BackupError> {
    let wrap = |source| BackupError::Io { path: data_dir.to_owned(), source };
    let (rows, ours) = (from.join(DATABASE), data_dir.join(DATABASE));
    if !rows.exists() {
        return Err(BackupError::NoBackup(from.to_owned()));
    }
    if into.is_none() && ours.exists() {
        return Err(BackupError::Taken(ours));
    }
    DirBuilder::new().recursive(true).mode(0o700).create(data_dir).map_err(wrap)?;
    let scratch = tempfile::Builder::new().prefix(".restore-").tempdir_in(data_dir).map_err(wrap)?;
    let copy = scratch.path().join(DATABASE);
    fs::copy(&rows, &copy).map_err(wrap)?;
    // It may be of an older version.
    Db::connect(Target::Sqlite(copy.clone()), clock.clone(), Crash::default()).await?.close().await;
    let told = db::read_file(&copy, jobs::told).await?;
    let no_crash = Crash::default();
    let kept = Blobs::open(from, None, &no_crash).map_err(wrap)?;
    let names = kept.here().await.map_err(wrap)?.into_iter().map(|blob| blob.name).collect();
    let ours_too = Blobs::open(data_dir, None, &no_crash).map_err(wrap)?;
    let linked = kept.link_into(names, &ours_too).await.map_err(wrap)?;
    keep_admin_key(from, data_dir).map_err(wrap)?;
    // The rows last: until they are there, nothing is.
    match into {
        Some(db) => db.copy_from(&copy).await?,
        None => move_rows(&copy, &ours).map_err(wrap)?,
    }
    let bytes = linked.iter().map(|(_, bytes)| bytes).sum();
    Ok(Copied { named: told.blobs.len(), blobs: linked.len(), bytes })
}

fn move_rows(copy: &Path, ours: &Path) -> io::Result<()> {
    File::open(copy)?.sync_all()?;
    fs::rename(copy, ours)?;
    File::open(ours.parent().unwrap_or(ours))?.sync_all()
}

/// A server that made its own key has it there again.
fn keep_admin_key(from: &Path, to: &Path) -> io::Result<()> {
    let key = match fs::read(from.join(ADMIN_KEY)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        key => key?,
    };
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(to.join(ADMIN_KEY))?;
    file.write_all(&key)?;
    file.sync_all()
}

fn list(told: &Told, file: &Path) -> io::Result<()> {
    let mut list = BufWriter::new(File::create(file)?);
    for said in &told.blobs {
        writeln!(list, "{}  {}", said.digest, said.name)?;
    }
    list.into_inner()?.sync_all()
}
