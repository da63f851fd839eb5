//! Pictures that were made, uploads of open jobs, and files that callers keep here, as files named by their owner.
//!
//! A name stands only before contents that are on the disk: *the name exists, so the picture is whole*. Recovery rests
//! on that. What is here knows no rows; whether a file still belongs to one is asked by those who sweep.
//!
//! Named by owner and not by content: there are no reference counts, and no sweep races with an upload of equal bytes.
//!
//! Where several servers share a bucket, the files here are what has not reached it yet: each is written here first,
//! then [uploaded](Blobs::upload), and taken away once its row says so. Reading looks here first, then there.

mod copies;
mod days;
mod left;
mod names;
mod pieces;
mod remote;
mod shared_sync;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use days::{Days, make_private};
pub use left::{Found, Named};
pub use names::{WIDTHS, is_thumbnail, kept_file, thumbnail, thumbnails};
use pictor_api::Format;
use pictor_spool::{Digest, Dir, Spool, Synced};
pub use remote::{Remote, UnusableBucket};
use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, UTIME_NOW, UTIME_OMIT, utimensat};

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
    files: Dir,
    crash: Crash,
    /// The directory where the last look for old files ended.
    looked_at: Mutex<Option<String>>,
    remote: Option<Remote>,
    /// The object where the last look for old ones ended.
    looked_at_there: Mutex<Option<String>>,
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
    /// Blobs in `data_dir/blobs`, which is made if it is missing, for the server's user alone, and in a bucket, if there
    /// is one. Blocks.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(data_dir: &Path, remote: Option<Remote>, crash: &Crash) -> io::Result<Self> {
        let root = data_dir.join("blobs");
        for path in [data_dir, &root, &root.join("results"), &root.join("inputs"), &root.join("files")] {
            make_private(path)?;
        }
        let (results, inputs) = (Days::open(root.join("results"))?, Dir::open(&root.join("inputs"))?);
        let files = Dir::open(&root.join("files"))?;
        // So that a power cut takes none of these directories from under what is put into them.
        Dir::open(&root)?.sync()?;
        Dir::open(data_dir)?.sync()?;
        let (looked_at, looked_at_there) = (Mutex::default(), Mutex::default());
        let shared =
            Shared { root, results, inputs, files, crash: *crash, looked_at, remote, looked_at_there };
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

    /// Keeps the uploads of a job under their roles, `"0"` to `"15"`, `"mask"` and `"markup"`, and gives their names; as
    /// [`keep`](Self::keep).
    ///
    /// # Errors
    /// What the file system says.
    pub async fn keep_inputs(&self, job: &str, inputs: Vec<(String, Spool)>) -> io::Result<Vec<String>> {
        let (shared, job) = (self.shared.clone(), job.to_owned());
        off(move || {
            let spools: Vec<&Spool> = inputs.iter().map(|(_, spool)| spool).collect();
            let synced = sync_all(&shared.inputs, &spools, |_| Ok(()))?;
            let mut names = Vec::with_capacity(inputs.len());
            for ((mut synced, ()), (role, _)) in synced.into_iter().zip(&inputs) {
                let file = names::input(&job, role);
                synced.replace(&file)?;
                written_now(&shared.root.join("inputs").join(&file))?;
                names.push(format!("inputs/{file}"));
            }
            shared.inputs.sync()?;
            Ok(names)
        })
        .await
    }

    /// Keeps what a caller keeps here, and gives its name: when it returns, it survives a power cut. Where there is a
    /// bucket, it is in there, and no longer on this disk.
    ///
    /// # Errors
    /// What the file system or the bucket says. Nothing is left then, or an orphan.
    pub async fn keep_file(&self, id: &str, spool: Spool) -> io::Result<String> {
        let (shared, id) = (self.shared.clone(), id.to_owned());
        let name = kept_file(&id);
        off(move || spool.link(&shared.files, &id)).await?;
        if self.are_shared() {
            self.upload(std::slice::from_ref(&name)).await?;
            self.drop_here(vec![name.clone()]).await?;
        }
        Ok(name)
    }

    /// Keeps a small copy under its name, in the bucket where there is one. It may be lost: it can be made again.
    ///
    /// # Errors
    /// What the file system or the bucket says.
    pub async fn keep_thumbnail(&self, name: &str, copy: &Spool) -> io::Result<()> {
        if let Some(remote) = &self.shared.remote {
            return remote.noted(remote.put(name, copy).await);
        }
        let (shared, name, copy) = (self.shared.clone(), name.to_owned(), copy.clone());
        off(move || {
            let (directory, file) = names::split(&name)?;
            copy.sync_for(&Dir::open(&shared.root.join(directory))?)?.replace(file)
        })
        .await
    }

    /// What a caller keeps here; as [`open_blob`](Self::open_blob).
    ///
    /// # Errors
    /// As for [`open_blob`](Self::open_blob).
    pub async fn open_file(&self, id: &str) -> io::Result<Spool> {
        self.open_blob(&kept_file(id)).await
    }

    /// Takes what callers kept here away, by its ids.
    ///
    /// # Errors
    /// As for [`remove`](Self::remove).
    pub async fn remove_files(&self, ids: &[String]) -> io::Result<()> {
        self.remove(ids.iter().map(|id| kept_file(id)).collect()).await
    }

    /// A picture as a spool: on the disk no copy, and no charge to the budget.
    ///
    /// # Errors
    /// `NotFound` when it is not there (any more); else what the file system or the bucket says.
    pub async fn open_blob(&self, name: &str) -> io::Result<Spool> {
        let (directory, file) = names::split(name)?;
        let here = Dir::open(&self.shared.root.join(directory)).and_then(|dir| dir.open_spool(file));
        self.or_there(name, here).await
    }

    /// An upload of a job, by its role; as [`open_blob`](Self::open_blob).
    ///
    /// # Errors
    /// As for [`open_blob`](Self::open_blob).
    pub async fn open_input(&self, job: &str, role: &str) -> io::Result<Spool> {
        self.open_blob(&format!("inputs/{}", names::input(job, role))).await
    }

    async fn or_there(&self, name: &str, here: io::Result<Spool>) -> io::Result<Spool> {
        match (&self.shared.remote, here) {
            (Some(remote), Err(error)) if error.kind() == io::ErrorKind::NotFound => {
                remote.noted(remote.get(name).await)
            }
            (_, here) => here,
        }
    }

    /// What of a job's pictures is here, in the order of their indexes.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn found_here(&self, job: &str, created_at: i64) -> io::Result<Vec<Found>> {
        let (shared, job, day) = (self.shared.clone(), job.to_owned(), names::day(created_at));
        off(move || left::found(&shared.root, &job, &day)).await
    }

    /// What of a job's pictures is there, in the order of their indexes. The bucket is only asked where fewer than
    /// `enough` are here.
    ///
    /// # Errors
    /// What the file system or the bucket says.
    pub async fn found(&self, job: &str, created_at: i64, enough: usize) -> io::Result<Vec<Found>> {
        let mut found = self.found_here(job, created_at).await?;
        if let Some(remote) = self.shared.remote.as_ref().filter(|_| found.len() < enough) {
            if let Some(silence) = remote.silence() {
                // It is asked again by those who look after it; a look at each of many jobs would take too long.
                return Err(io::Error::other(silence));
            }
            let there = remote.noted(remote.found(job, &names::day(created_at)).await)?;
            let missing = |one: &Found| found.iter().all(|ours| ours.index != one.index);
            let missing: Vec<Found> = there.into_iter().filter(missing).collect();
            found.extend(missing);
            found.sort_by_key(|one| one.index);
        }
        Ok(found)
    }

    /// Whether other servers read the same blobs.
    pub fn are_shared(&self) -> bool {
        self.shared.remote.is_some()
    }

    /// Brings files into the bucket; they stay here until they are [dropped](Self::drop_here). Without a bucket it has
    /// nothing to do.
    ///
    /// # Errors
    /// What the bucket says.
    pub async fn upload(&self, names: &[String]) -> io::Result<()> {
        let Some(remote) = &self.shared.remote else { return Ok(()) };
        for name in names {
            let (directory, file) = names::split(name)?;
            let spool = Dir::open(&self.shared.root.join(directory))?.open_spool(file)?;
            remote.noted(remote.put(name, &spool).await)?;
        }
        Ok(())
    }

    /// Takes files away from here that are in the bucket.
    ///
    /// # Errors
    /// As for [`remove`](Self::remove).
    pub async fn drop_here(&self, names: Vec<String>) -> io::Result<()> {
        let shared = self.shared.clone();
        off(move || names.iter().map(|name| shared.remove(name)).fold(Ok(()), io::Result::and)).await
    }

    /// The pictures and uploads that are here although there is a bucket.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn waiting(&self) -> io::Result<Vec<Named>> {
        if !self.are_shared() {
            return Ok(Vec::new());
        }
        let shared = self.shared.clone();
        off(move || left::of_jobs(&shared.root)).await
    }

    /// Everything that is here, whatever may be in a bucket.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn here(&self) -> io::Result<Vec<Named>> {
        let shared = self.shared.clone();
        off(move || left::everything(&shared.root)).await
    }

    /// Gives blobs that are here the same names among those of another data directory, and tells how many bytes each
    /// has: one that is gone by now is left out. When it returns, they survive a power cut there. On one file system they
    /// are links and no copies: a blob never changes.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn link_into(&self, names: Vec<String>, other: &Self) -> io::Result<Vec<(String, u64)>> {
        let (from, to) = (self.shared.clone(), other.shared.clone());
        off(move || copies::link(&from.root, &to.root, names)).await
    }

    /// Where a picture can be had for a while without us; nothing where the operator does not want that, or where it is
    /// still here.
    ///
    /// # Errors
    /// When the address cannot be signed.
    pub async fn signed(&self, name: &str, lasts: Duration) -> io::Result<Option<String>> {
        match &self.shared.remote {
            Some(remote) if !self.shared.root.join(name).exists() => remote.signed(name, lasts).await,
            _ => Ok(None),
        }
    }

    /// What the bucket said when it was last asked in vain; nothing where it answered, or where there is none.
    pub fn silence(&self) -> Option<String> {
        self.shared.remote.as_ref().and_then(Remote::silence)
    }

    /// Looks at the bucket for the first time: whether it is there, lets us in, and answers; without one, nothing is
    /// asked. Until this has come to an end, it counts as silent.
    ///
    /// # Errors
    /// What is in the way, with what to do about it.
    pub async fn look_at_bucket(&self) -> Result<(), UnusableBucket> {
        let Some(remote) = &self.shared.remote else { return Ok(()) };
        remote.note(Some("it has not answered yet".to_owned()));
        let looked = remote.look().await;
        remote.note(looked.as_ref().err().map(ToString::to_string));
        looked
    }

    /// Asks the bucket whether it answers; without one, nothing is asked.
    ///
    /// # Errors
    /// What it says.
    pub async fn ask_bucket(&self) -> io::Result<()> {
        match &self.shared.remote {
            Some(remote) => remote.noted(remote.answers().await),
            None => Ok(()),
        }
    }

    /// Files that were last written before `moment`, in milliseconds since 1970: what may be an orphan. Of a large
    /// store only a part, some thousands of names; the next call goes on from there, and begins again after the end.
    ///
    /// # Errors
    /// What the file system or the bucket says.
    pub async fn older_than(&self, moment: i64) -> io::Result<Vec<Named>> {
        let shared = self.shared.clone();
        let mut old = off(move || left::older_than(&shared.root, moment, &shared.looked_at)).await?;
        if let Some(remote) = &self.shared.remote {
            let lock = || self.shared.looked_at_there.lock().unwrap_or_else(PoisonError::into_inner);
            let after = lock().take();
            let (there, last) = remote.noted(remote.older_than(moment, after).await)?;
            *lock() = last;
            old.extend(there);
        }
        Ok(old)
    }

    /// Takes files away, here and in the bucket. One that is not there is as good as taken.
    ///
    /// # Errors
    /// What was said of the first that could not be taken; the others are.
    pub async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        let here = self.drop_here(names.clone()).await;
        match &self.shared.remote {
            Some(remote) if !names.is_empty() => here.and(remote.noted(remote.remove(names).await)),
            _ => here,
        }
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
        let beginning = format!("inputs/{}", names::input(&job, ""));
        let remove = move |role: String| shared.inputs.unlink(&names::input(&job, &role));
        off(move || names::roles().map(remove).fold(Ok(()), io::Result::and)).await?;
        match &self.shared.remote {
            Some(remote) => {
                let named = remote.noted(remote.named(&beginning).await)?;
                remote.noted(remote.remove(named).await)
            }
            None => Ok(()),
        }
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

/// Makes a file as young as its name. What a caller keeps here is linked and not copied where it comes with a job, and
/// would be taken for an orphan until the row of the job is there.
fn written_now(path: &Path) -> io::Result<()> {
    let leave = Timespec { tv_sec: 0, tv_nsec: UTIME_OMIT };
    let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
    let times = Timestamps { last_access: leave, last_modification: now };
    Ok(utimensat(CWD, path, &times, AtFlags::empty())?)
}

/// Runs what blocks on a thread for that.
async fn off<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests;
