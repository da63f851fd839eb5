//! A name for a spool: its unnamed file becomes a file of a directory, without a copy where the system can do that.
//!
//! In three steps, so that the pictures of one call share the dear ones: the contents of each are synced
//! ([`Spool::sync_for`], side by side on threads of the caller's), each gets its name ([`Synced::link`]), and the
//! directory is synced once ([`Dir::sync`]). A name therefore never stands before contents that a power cut could take.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rustix::fs::{AtFlags, CWD, OFlags, fchmod, linkat, openat};
use rustix::io::Errno;

use crate::digest::Running;
use crate::dir::{Dir, plain};
use crate::temporary::{PRIVATE, Temporary};
use crate::{Contents, Spool};

/// Contents that are on the disk, in the file system of a directory, and have no name there yet.
#[derive(Debug)]
pub struct Synced {
    dir: Dir,
    spool: Spool,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Unnamed(Arc<File>),
    Temporary(Temporary),
}

impl Spool {
    /// Brings the contents to the disk, ready for a name in `dir`. Small ones get a file there, larger ones have theirs.
    /// The spool itself stays as it is, and its readers go on. Blocks.
    ///
    /// A file whose syncing failed is never trusted again, since the kernel reports a lost page once and then forgets
    /// it: a new one is written, if the digest is known and shows that nothing is missing.
    ///
    /// # Errors
    /// What the file system says.
    pub fn sync_for(&self, dir: &Dir) -> io::Result<Synced> {
        let place = match &self.stored.contents {
            _ if dir.by_copy() => self.copy(dir)?,
            Contents::Memory(bytes) => match unnamed(dir, bytes) {
                Err(error) if Errno::from_io_error(&error).is_some_and(needs_a_copy) => self.copy(dir)?,
                written => Place::Unnamed(written?),
            },
            Contents::File(file) => match self.sync_file(file) {
                Ok(()) => Place::Unnamed(file.clone()),
                Err(lost) if self.stored.digest.get().is_none() => return Err(lost),
                Err(_) => self.copy(dir)?,
            },
        };
        Ok(Synced { dir: dir.clone(), spool: self.clone(), place })
    }

    /// The three steps for one spool. Blocks.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken; `InvalidInput` when it is no plain name; else what the file system
    /// says. After an error the name does not exist, unless the very last step failed: syncing the directory.
    pub fn link(&self, dir: &Dir, name: &str) -> io::Result<()> {
        plain(name)?;
        self.sync_for(dir)?.link(name)?;
        dir.sync()
    }

    fn sync_file(&self, file: &File) -> io::Result<()> {
        if self.stored.lost.load(Ordering::Relaxed) {
            return Err(io::Error::other("an earlier attempt to sync the file failed"));
        }
        fchmod(file, PRIVATE)?;
        file.sync_data().inspect_err(|_| self.stored.lost.store(true, Ordering::Relaxed))
    }

    /// Writes the contents under a temporary name in `dir`, and returns when all of them are on the disk.
    fn copy(&self, dir: &Dir) -> io::Result<Place> {
        let (temporary, file) = Temporary::create(dir)?;
        let mut hashing = Hashing { file, digest: Running::default() };
        io::copy(&mut self.reader(), &mut hashing)?;
        let digest = hashing.digest.finish();
        if *self.stored.digest.get_or_init(|| digest) != digest {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the file has lost some of its contents"));
        }
        hashing.file.sync_all()?;
        Ok(Place::Temporary(temporary))
    }
}

impl Synced {
    /// Gives the contents the name `name`, which lasts when the directory is synced.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken; `InvalidInput` when it is no plain name; else what the file system
    /// says. After an error the name does not exist.
    pub fn link(&mut self, name: &str) -> io::Result<()> {
        let name = plain(name)?;
        if let Place::Unnamed(file) = &self.place {
            match give_name(file, &self.dir, name) {
                Err(error) if needs_a_copy(error) => {
                    self.dir.copy_from_now_on();
                    self.place = self.spool.copy(&self.dir)?;
                }
                linked => return Ok(linked?),
            }
        }
        match &self.place {
            Place::Unnamed(file) => Ok(give_name(file, &self.dir, name)?),
            Place::Temporary(temporary) => Ok(temporary.rename(name)?),
        }
    }

    /// The same, but a file that has the name loses it in the same moment.
    ///
    /// # Errors
    /// As for [`link`](Self::link), except that no name is taken.
    pub fn replace(&mut self, name: &str) -> io::Result<()> {
        match self.link(name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            linked => return linked,
        }
        if let Place::Unnamed(file) = &self.place {
            // Links never replace, and names do.
            let temporary = Temporary::named(&self.dir);
            give_name(file, &self.dir, &temporary.name)?;
            self.place = Place::Temporary(temporary);
        }
        match &self.place {
            Place::Temporary(temporary) => Ok(temporary.replace(name)?),
            Place::Unnamed(_) => Ok(()),
        }
    }
}

/// Hashes what it writes.
struct Hashing {
    file: File,
    digest: Running,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file in `dir` without a name, with `bytes` in it, synced.
fn unnamed(dir: &Dir, bytes: &[u8]) -> io::Result<Arc<File>> {
    let flags = OFlags::WRONLY | OFlags::TMPFILE | OFlags::CLOEXEC;
    let mut file = File::from(openat(dir.file(), ".", flags, PRIVATE)?);
    file.write_all(bytes)?;
    file.sync_data()?;
    Ok(Arc::new(file))
}

/// `linkat` on the descriptor itself (`AT_EMPTY_PATH`) takes a privilege; by way of `/proc` it takes none.
fn give_name(file: &File, dir: &Dir, name: &str) -> Result<(), Errno> {
    let itself = format!("/proc/self/fd/{}", file.as_raw_fd());
    linkat(CWD, itself, dir.file(), name, AtFlags::SYMLINK_FOLLOW)
}

/// Another file system; a file that once had a name, or no `/proc`; a file system without unnamed files or links.
fn needs_a_copy(error: Errno) -> bool {
    [Errno::XDEV, Errno::NOENT, Errno::PERM, Errno::OPNOTSUPP, Errno::ISDIR].contains(&error)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::{Digest, Spools};

    fn names(directory: &Path) -> Vec<PathBuf> {
        let mut names: Vec<_> =
            std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    }

    /// What `tempfile` makes where the file system has no unnamed files: a file whose name was taken away again.
    fn once_named(directory: &Path, digest: Option<Digest>) -> Spool {
        let path = directory.join("once");
        std::fs::write(&path, [7; 10_000]).unwrap();
        let file = File::open(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let mut charge = Spools::new(directory.into(), 1 << 20).charge();
        charge.add_unasked(10_000);
        Spool::new(Contents::File(Arc::new(file)), charge, digest)
    }

    #[test]
    fn a_file_that_once_had_a_name_is_copied_and_the_next_one_at_once() {
        let directory = tempfile::tempdir().unwrap();
        let dir = Dir::open(directory.path()).unwrap();
        for (name, tried) in [("name", false), ("next", true)] {
            let spool = once_named(directory.path(), None);
            assert_eq!(dir.by_copy(), tried);
            spool.link(&dir, name).unwrap();
            assert!(std::fs::read(directory.path().join(name)).unwrap() == [7; 10_000]);
            assert_eq!(spool.link(&dir, name).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            spool.sync_for(&dir).unwrap().replace(name).unwrap();
        }
        let small = Spools::new(directory.path().into(), 1 << 20).from_bytes(b"small".to_vec()).unwrap();
        small.link(&dir, "small").unwrap();
        assert_eq!(names(directory.path()).len(), 3, "no temporary name is left");
    }

    /// Whatever the kernel says the next time.
    #[test]
    fn a_file_whose_syncing_failed_is_written_again_only_if_it_is_known_to_be_whole() {
        let directory = tempfile::tempdir().unwrap();
        let dir = Dir::open(directory.path()).unwrap();
        let whole = Digest::of(&[7; 10_000]);
        let lost = |digest| {
            let spool = once_named(directory.path(), digest);
            spool.stored.lost.store(true, Ordering::Relaxed);
            spool.link(&dir, "picture")
        };
        lost(None).unwrap_err();
        assert_eq!(lost(Some(Digest::of(b"other"))).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(names(directory.path()).is_empty());
        lost(Some(whole)).unwrap();
        assert_eq!(names(directory.path()), [directory.path().join("picture")]);
    }
}
