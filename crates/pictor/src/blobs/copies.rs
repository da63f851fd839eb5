//! Blobs in a second place, for a backup and on the way back.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::days::make_private;
use super::names;

/// Links blobs, or copies them where the other place is on another file system, and gives those that were there with
/// their lengths.
pub(super) fn link(from: &Path, to: &Path, names: Vec<String>) -> io::Result<Vec<(String, u64)>> {
    let mut linked = Vec::with_capacity(names.len());
    let mut directories = BTreeSet::new();
    for name in names {
        let (directory, _) = names::split(&name)?;
        if directories.insert(to.join(directory)) {
            make_private(&to.join(directory))?;
        }
        if let Some(bytes) = link_one(&from.join(&name), &to.join(&name))? {
            linked.push((name, bytes));
        }
    }
    // The names last when their directories do, and those when theirs does.
    directories.insert(to.join("results"));
    directories.insert(to.to_owned());
    directories.iter().try_for_each(|directory| File::open(directory)?.sync_all())?;
    Ok(linked)
}

fn link_one(from: &Path, to: &Path) -> io::Result<Option<u64>> {
    let bytes = match fs::metadata(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        about => about?.len(),
    };
    match fs::hard_link(from, to) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Some(bytes)),
        // Another file system, or one without links.
        Err(_) => copy(from, to).map(Some),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<u64> {
    let beside = to.with_extension("part");
    let bytes = fs::copy(from, &beside)?;
    File::open(&beside)?.sync_all()?;
    fs::rename(&beside, to)?;
    Ok(bytes)
}
