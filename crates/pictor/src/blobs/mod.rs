//! Pictures that were made and uploads of open jobs, as files named by their owner.
//!
//! A name stands only before contents that are on the disk: *the name exists, so the picture is whole*. Recovery rests
//! on that. What is here knows no rows; whether a file still belongs to one is asked by those who sweep.
//!
//! Named by owner and not by content: there are no reference counts, and no sweep races with an upload of equal bytes.

mod days;
mod left;
mod names;
mod shared_sync;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use days::{Days, make_private};
pub use left::{Found, Named};
use pictor_api::Format;
use pictor_spool::{Digest, Dir, Spool, Synced};

use crate::crash::Crash;

/// How many files are synced at once. More only queue at the disk.
const AT_ONCE: usize = 16;

/// Where blobs are kept. A handle; clones share it.
#[derive(Clone, Debug)]
pub struct Blobs {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: PathBuf,
    results: Days,
    inputs: Dir,
    crash: Crash,
    /// The directory where the last look for old files ended.
    looked_at: Mutex<Option<String>>,
}

/// A picture that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// What [`Blobs::open_blob`] finds it by: `results/<yyyymmdd>/<job>-<index>.<format>`.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its contents.
    pub digest: Digest,
}

impl Blobs {
    /// Blobs in `data_dir/blobs`, which is made if it is missing, for the server's user alone. Blocks.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(data_dir: &Path, crash: &Crash) -> io::Result<Self> {
        let root = data_dir.join("blobs");
        for path in [data_dir, &root, &root.join("results"), &root.join("inputs")] {
            make_private(path)?;
        }
        let (results, inputs) = (Days::open(root.join("results"))?, Dir::open(&root.join("inputs"))?);
        // So that a power cut takes none of these directories from under what is put into them.
        Dir::open(&root)?.sync()?;
        Dir::open(data_dir)?.sync()?;
        let shared = Shared { root, results, inputs, crash: *crash, looked_at: Mutex::default() };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Keeps the pictures of a job: when it returns, they survive a power cut. `from` is the index of the first one.
    /// A file that an earlier run of the same job has left under one of the names is replaced.
    ///
    /// It goes on to its end, whatever becomes of the caller.
    ///
    /// # Errors
    /// What the file system says. Pictures that were linked before the one at fault stay where they are.
    pub async fn keep(
        &self,
        job: &str,
        created_at: i64,
        from: usize,
        pictures: Vec<(Spool, Format)>,
    ) -> io::Result<Vec<Blob>> {
        let (shared, job, day) = (self.shared.clone(), job.to_owned(), names::day(created_at));
        off(move || shared.keep(&job, &day, from, &pictures)).await
    }

    /// Keeps the uploads of a job under their roles, `"0"` to `"15"`, `"mask"` and `"markup"`; as [`keep`](Self::keep).
    ///
    /// # Errors
    /// What the file system says.
    pub async fn keep_inputs(&self, job: &str, inputs: Vec<(String, Spool)>) -> io::Result<()> {
        let (shared, job) = (self.shared.clone(), job.to_owned());
        off(move || {
            let spools: Vec<&Spool> = inputs.iter().map(|(_, spool)| spool).collect();
            let synced = sync_all(&shared.inputs, &spools, |_| Ok(()))?;
            for ((mut synced, ()), (role, _)) in synced.into_iter().zip(&inputs) {
                synced.replace(&names::input(&job, role))?;
            }
            shared.inputs.sync()
        })
        .await
    }

    /// A picture as a spool: no copy, and no charge to the budget. Blocks for as long as it takes to open a file.
    ///
    /// # Errors
    /// `NotFound` when it is not there (any more); else what the file system says.
    pub fn open_blob(&self, name: &str) -> io::Result<Spool> {
        let (directory, file) = names::split(name)?;
        Dir::open(&self.shared.root.join(directory))?.open_spool(file)
    }

    /// An upload of a job, by its role; as [`open_blob`](Self::open_blob).
    ///
    /// # Errors
    /// `NotFound` when it is not there (any more); else what the file system says.
    pub fn open_input(&self, job: &str, role: &str) -> io::Result<Spool> {
        self.shared.inputs.open_spool(&names::input(job, role))
    }

    /// What of a job's pictures is there, in the order of their indexes.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn found(&self, job: &str, created_at: i64) -> io::Result<Vec<Found>> {
        let (shared, job, day) = (self.shared.clone(), job.to_owned(), names::day(created_at));
        off(move || left::found(&shared.root, &job, &day)).await
    }

    /// Files that were last written before `moment`, in milliseconds since 1970: what may be an orphan. Of a large
    /// store only a part, some thousands of names; the next call goes on from there, and begins again after the end.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn older_than(&self, moment: i64) -> io::Result<Vec<Named>> {
        let shared = self.shared.clone();
        off(move || left::older_than(&shared.root, moment, &shared.looked_at)).await
    }

    /// Takes files away. One that is not there is as good as taken.
    ///
    /// # Errors
    /// What the file system said of the first that could not be taken; the others are.
    pub async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        let shared = self.shared.clone();
        off(move || names.iter().map(|name| shared.remove(name)).fold(Ok(()), io::Result::and)).await
    }

    /// Takes the empty directories of the days before `now`'s away, in milliseconds since 1970.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn remove_empty_days(&self, now: i64) -> io::Result<()> {
        let (shared, today) = (self.shared.clone(), names::day(now));
        off(move || shared.results.remove_empty(&today)).await
    }

    /// Takes the uploads of a job away.
    ///
    /// # Errors
    /// As for [`remove`](Self::remove).
    pub async fn remove_inputs(&self, job: &str) -> io::Result<()> {
        let (shared, job) = (self.shared.clone(), job.to_owned());
        let remove = move |role: String| shared.inputs.unlink(&names::input(&job, &role));
        off(move || names::roles().map(remove).fold(Ok(()), io::Result::and)).await
    }
}

impl Shared {
    fn keep(&self, job: &str, day: &str, from: usize, pictures: &[(Spool, Format)]) -> io::Result<Vec<Blob>> {
        match self.keep_in(job, day, from, pictures) {
            // A sweep has taken the directory, which was empty until now: it is made once more.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.results.forget(day);
                self.keep_in(job, day, from, pictures)
            }
            kept => kept,
        }
    }

    fn keep_in(
        &self,
        job: &str,
        day: &str,
        from: usize,
        pictures: &[(Spool, Format)],
    ) -> io::Result<Vec<Blob>> {
        let opened = self.results.day(day)?;
        let spools: Vec<&Spool> = pictures.iter().map(|(spool, _)| spool).collect();
        // The digest first: with it, a file that the disk has lost is noticed and written again.
        let synced = sync_all(&opened.dir, &spools, Spool::digest)?;
        self.crash.at("blob.synced");
        let mut kept = Vec::with_capacity(pictures.len());
        for (index, ((mut synced, digest), (spool, format))) in synced.into_iter().zip(pictures).enumerate() {
            let file = names::result(job, from + index, *format);
            synced.replace(&file)?;
            kept.push(Blob { name: format!("results/{day}/{file}"), bytes: spool.len(), digest });
            if index == 0 {
                self.crash.at("blob.linked_one");
            }
        }
        // A directory that could not be synced is opened afresh by the next job.
        opened.sync().inspect_err(|_| self.results.forget(day))?;
        self.crash.at("blob.linked_all");
        Ok(kept)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let (directory, file) = names::split(name)?;
        match Dir::open(&self.root.join(directory)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            dir => dir?.unlink(file),
        }
    }
}

/// Syncs spools side by side, each after what is `first` done with it. A disk takes several at once in about the time
/// of one.
fn sync_all<T: Send>(
    dir: &Dir,
    spools: &[&Spool],
    first: impl Fn(&Spool) -> io::Result<T> + Sync,
) -> io::Result<Vec<(Synced, T)>> {
    let one = |spool: &Spool| first(spool).and_then(|done| Ok((spool.sync_for(dir)?, done)));
    if let [only] = spools {
        return Ok(vec![one(only)?]);
    }
    let mut synced = Vec::with_capacity(spools.len());
    for some in spools.chunks(AT_ONCE) {
        thread::scope(|scope| {
            let one = &one;
            let start = |spool| thread::Builder::new().spawn_scoped(scope, move || one(spool));
            let running = some.iter().copied().map(start).collect::<io::Result<Vec<_>>>()?;
            for thread in running {
                synced.push(thread.join().map_err(|_| io::Error::other("syncing a file panicked"))??);
            }
            io::Result::Ok(())
        })?;
    }
    Ok(synced)
}

/// Runs what blocks on a thread for that.
async fn off<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests;
