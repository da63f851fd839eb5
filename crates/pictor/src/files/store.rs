//! The files as every other room has them.

use std::io;
use std::time::Duration;

use pictor_relay::describe;
use pictor_spool::Spool;

use super::file::{self, File, New};
use super::list::{self, Filter, Page};
use super::sweep;
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::crash::Crash;
use crate::db::{Db, DbError, Durability, Tx};
use crate::ids;

/// How long files are kept, and how much of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// A file that does not say it goes after this long; `None`: it stays until it is deleted.
    pub keep: Option<Duration>,
    /// How many bytes all files of one project may have together.
    pub budget: Option<u64>,
    /// How long is known of a file that is gone what it was.
    pub rows: Duration,
}

/// All files. A handle; clones share it.
#[derive(Clone)]
pub struct Files {
    db: Db,
    blobs: Blobs,
    clock: Clock,
    crash: Crash,
    keeping: Keeping,
}

/// Why something about files was not done.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The blob could not be written or taken away.
    #[error("cannot use the stored file")]
    Blobs(#[from] io::Error),
    /// The project's other files leave no room for it.
    #[error("the files of the project are more than {budget} bytes with it")]
    OverBudget {
        /// What they may be together.
        budget: u64,
    },
}

impl Files {
    /// The files in `db`, with their bytes in `blobs`.
    pub fn new(db: Db, blobs: Blobs, clock: Clock, crash: Crash, keeping: Keeping) -> Self {
        Self { db, blobs, clock, crash, keeping }
    }

    /// Keeps a file: when it returns, the file survives a power cut, and other servers of the same bucket have it.
    ///
    /// # Errors
    /// When there is no room for it, or it cannot be stored. There is no such file then; at most a blob without a row,
    /// which a sweep takes.
    pub async fn keep(&self, new: New, spool: Spool) -> Result<File, FilesError> {
        let file = self.file(new, &spool).await?;
        if let Err(error) = self.blobs.keep_file(&file.id, spool).await {
            self.take_back(&file.id).await;
            return Err(error.into());
        }
        self.crash.at("file.stored");
        let (row, budget, now) = (file.clone(), self.keeping.budget, file.created_at);
        let inserting = move |tx: &mut dyn Tx| {
            make_room(tx, &row, budget, now)?;
            file::insert(tx, &row).map_err(FilesError::from)
        };
        match self.db.write(Durability::Full, inserting).await {
            Ok(()) => Ok(file),
            // The row may be there: a sweep finds out.
            Err(FilesError::Db(DbError::Unsure)) => Err(DbError::Unsure.into()),
            Err(refused) => {
                self.take_back(&file.id).await;
                Err(refused)
            }
        }
    }

    async fn file(&self, new: New, spool: &Spool) -> io::Result<File> {
        let hashed = spool.clone();
        let digest =
            tokio::task::spawn_blocking(move || hashed.digest()).await.map_err(io::Error::other)??;
        let New { project, key, purpose, filename, picture, expires_after } = new;
        let created_at = self.clock.unix_millis();
        let keep = expires_after.or(self.keeping.keep);
        let keep = keep.map(|keep| i64::try_from(keep.as_millis()).unwrap_or(i64::MAX));
        Ok(File {
            id: ids::file_id(),
            project,
            key,
            purpose,
            filename,
            picture,
            bytes: spool.len(),
            digest,
            created_at,
            expires_at: keep.map(|keep| created_at.saturating_add(keep)),
            deleted_at: None,
        })
    }

    /// Takes the blob of a file away that has no row.
    async fn take_back(&self, id: &str) {
        if let Err(error) = self.blobs.remove_files(&[id.to_owned()]).await {
            tracing::warn!(id, %error, "a blob is left for the sweep");
        }
    }

    /// The file with this id, if it is the project's and can be had.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(&self, project: &str, id: &str) -> Result<Option<File>, DbError> {
        let now = self.clock.unix_millis();
        Ok(self.known(project, id).await?.filter(|file| file.is_there(now)))
    }

    /// The same, also of one that is gone, for as long as that is known.
    ///
    /// # Errors
    /// The database's.
    pub async fn known(&self, project: &str, id: &str) -> Result<Option<File>, DbError> {
        if !File::is_id(id) {
            return Ok(None);
        }
        let (project, id) = (project.to_owned(), id.to_owned());
        self.db.read(move |tx| file::one(tx, &project, &id)).await
    }

    /// The bytes of a file. They stay readable when it is deleted. `None` when it was deleted in the meantime.
    ///
    /// # Errors
    /// What the disk or the bucket says.
    pub async fn open(&self, file: &File) -> io::Result<Option<Spool>> {
        match self.blobs.open_file(&file.id).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            opened => opened.map(Some),
        }
    }

    /// The files that a filter lets through.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, filter: &Filter) -> Result<Page, DbError> {
        let (filter, now) = (filter.clone(), self.clock.unix_millis());
        self.db.scan(move |tx| list::list(tx, &filter, now)).await
    }

    /// Deletes a file; false where the project has no such file.
    ///
    /// # Errors
    /// The database's. What the row says by then, a sweep carries out.
    pub async fn delete(&self, project: &str, id: &str) -> Result<bool, DbError> {
        if !File::is_id(id) {
            return Ok(false);
        }
        let (project, file, now) = (project.to_owned(), id.to_owned(), self.clock.unix_millis());
        let burying = move |tx: &mut dyn Tx| sweep::bury(tx, &project, &file, now);
        if !self.db.write(Durability::Full, burying).await? {
            return Ok(false);
        }
        if let Err(error) = self.unlink(vec![id.to_owned()]).await {
            tracing::warn!(
                id,
                error = describe(&error),
                "the bytes of a deleted file are left for the sweep"
            );
        }
        Ok(true)
    }

    /// Takes away what has been kept long enough, and tells how many files went.
    ///
    /// # Errors
    /// The database's, the disk's or the bucket's; the next sweep goes on with the rest.
    pub async fn sweep(&self) -> Result<usize, FilesError> {
        let now = self.clock.unix_millis();
        self.db.write(Durability::Full, move |tx: &mut dyn Tx| sweep::expire(tx, now)).await?;
        self.crash.at("file.tombstoned");
        let mut swept = 0;
        loop {
            let gone = self.db.scan(sweep::to_unlink).await?;
            if gone.is_empty() {
                break;
            }
            swept += gone.len();
            self.unlink(gone).await?;
        }
        let rows = i64::try_from(self.keeping.rows.as_millis()).unwrap_or(i64::MAX);
        let before = now.saturating_sub(rows);
        self.db.write(Durability::Normal, move |tx: &mut dyn Tx| sweep::forget(tx, before)).await?;
        Ok(swept)
    }

    /// Takes the blobs of files away whose rows say that they are gone.
    async fn unlink(&self, ids: Vec<String>) -> Result<(), FilesError> {
        self.blobs.remove_files(&ids).await?;
        let now = self.clock.unix_millis();
        Ok(self.db.write(Durability::Normal, move |tx: &mut dyn Tx| sweep::unlinked(tx, &ids, now)).await?)
    }
}

/// Refuses a file that is more than the budget of its project, with all others that can be had.
fn make_room(tx: &mut dyn Tx, file: &File, budget: Option<u64>, now: i64) -> Result<(), FilesError> {
    let Some(budget) = budget else { return Ok(()) };
    let project = file.project.as_str();
    // One upload of a project after the other, so that two do not take the same room.
    tx.one("SELECT id FROM projects WHERE id = $1 FOR UPDATE", &[project.into()])?;
    let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM files WHERE project_id = $1 \
               AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > $2)";
    let kept = tx.one(sql, &[project.into(), now.into()])?.map_or(Ok(0), |row| row.int(0))?;
    match kept.saturating_add(file::length(file.bytes)) <= file::length(budget) {
        true => Ok(()),
        false => Err(FilesError::OverBudget { budget }),
    }
}
