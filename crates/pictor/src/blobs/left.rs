//! What is on the disk, whoever it belongs to: for recovery after a crash, and for the sweep.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use pictor_api::Format;

use super::names;

/// So many names are enough for one look.
pub(super) const ENOUGH: usize = 5_000;

/// After so many indexes without a picture there are none: those of one job are linked in order.
const GAP: usize = 16;

/// A picture of a job that is there. Since its name is, it is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among the job's pictures.
    pub index: usize,
    /// What [`Blobs::open_blob`](super::Blobs::open_blob) finds it by.
    pub name: String,
    /// By its name.
    pub format: Format,
    /// Its length.
    pub bytes: u64,
    /// When its last byte came, in milliseconds since 1970.
    pub written_at: i64,
}

/// A blob and the job that it is of, or the file that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What [`Blobs::remove`](super::Blobs::remove) takes.
    pub name: String,
    /// The job or file, whether or not there is one of that name; empty for what a crash left half written.
    pub job: String,
}

/// The pictures of one job. Asks for each name that one may have: a day has many files, and a job few.
pub(super) fn found(root: &Path, job: &str, day: &str) -> io::Result<Vec<Found>> {
    let mut all = Vec::new();
    let mut index = 0;
    while index < all.last().map_or(0, |last: &Found| last.index + 1) + GAP {
        for format in Format::ALL {
            let name = format!("results/{day}/{}", names::result(job, index, *format));
            if let Some(about) = metadata(&root.join(&name))? {
                let (bytes, written_at) = (about.len(), written_at(&about)?);
                all.push(Found { index, name, format: *format, bytes, written_at });
            }
        }
        index += 1;
    }
    Ok(all)
}

/// Every picture and every upload.
pub(super) fn of_jobs(root: &Path) -> io::Result<Vec<Named>> {
    let mut all = everything(root)?;
    all.retain(|blob| !blob.name.starts_with("files/"));
    Ok(all)
}

/// Every blob that is whole.
pub(super) fn everything(root: &Path) -> io::Result<Vec<Named>> {
    let mut all = Vec::new();
    old_files_of(root, "files", i64::MAX, &mut all)?;
    old_files_of(root, "inputs", i64::MAX, &mut all)?;
    for day in fs::read_dir(root.join("results"))? {
        let directory = format!("results/{}", day?.file_name().to_string_lossy());
        old_files_of(root, &directory, i64::MAX, &mut all)?;
    }
    // A file without an owner is half written: somebody still writes it, or died.
    all.retain(|file| !file.job.is_empty());
    Ok(all)
}

/// Files last written before `moment`, directory by directory, from the one after `looked_at`.
pub(super) fn older_than(
    root: &Path,
    moment: i64,
    looked_at: &Mutex<Option<String>>,
) -> io::Result<Vec<Named>> {
    let mut last = looked_at.lock().unwrap_or_else(PoisonError::into_inner);
    let mut directories = vec!["files".to_owned(), "inputs".to_owned()];
    for day in fs::read_dir(root.join("results"))? {
        directories.push(format!("results/{}", day?.file_name().to_string_lossy()));
    }
    directories.sort();
    let mut old = Vec::new();
    let begin = directories.partition_point(|directory| last.as_ref().is_some_and(|last| directory <= last));
    *last = None;
    for directory in &directories[begin..] {
        if old.len() >= ENOUGH {
            break;
        }
        old_files_of(root, directory, moment, &mut old)?;
        *last = Some(directory.clone()).filter(|directory| Some(directory) != directories.last());
    }
    Ok(old)
}

fn old_files_of(root: &Path, directory: &str, moment: i64, old: &mut Vec<Named>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(directory))? {
        let entry = entry?;
        let Some(about) = metadata(&entry.path())? else { continue };
        if about.is_file() && written_at(&about)? < moment {
            let name = format!("{directory}/{}", entry.file_name().to_string_lossy());
            let job = names::owner(&name).to_owned();
            old.push(Named { name, job });
        }
    }
    Ok(())
}

/// Nothing of a file that is not there.
fn metadata(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        about => Ok(Some(about?)),
    }
}

fn written_at(about: &Metadata) -> io::Result<i64> {
    let since = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
