//! A directory for files that last.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{Advice, AtFlags, Mode, OFlags, fadvise, openat, unlinkat};
use rustix::io::Errno;

use crate::Spool;

/// A directory for files that last. A handle; clones share it. Its descriptor stays open: an error of the disk is
/// reported only to descriptors that were open when it happened.
#[derive(Clone, Debug)]
pub struct Dir {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    file: File,
    /// Whether unnamed files could not be linked here, so that contents are written under a temporary name instead.
    by_copy: AtomicBool,
}

impl Dir {
    /// Opens a directory that exists.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        if !file.metadata()?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self { shared: Arc::new(Shared { file, by_copy: AtomicBool::new(false) }) })
    }

    /// Returns when the names in it would survive a power cut. Blocks.
    ///
    /// # Errors
    /// What the file system says. It says so once: names that were given before must not be trusted.
    pub fn sync(&self) -> io::Result<()> {
        self.file().sync_all()
    }

    /// Takes a name away, if it is there.
    ///
    /// # Errors
    /// What the file system says.
    pub fn unlink(&self, name: &str) -> io::Result<()> {
        match unlinkat(self.file(), plain(name)?, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a file in it as a spool: no copy, and no charge to any budget, since it is none of the bytes in flight.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open_spool(&self, name: &str) -> io::Result<Spool> {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let file = File::from(openat(self.file(), plain(name)?, flags, Mode::empty())?);
        // Streams read on the thread that polls them: the disk may begin now. It is advice, and may be refused.
        let _ = fadvise(&file, 0, None, Advice::WillNeed);
        Spool::of_file(file)
    }

    pub(crate) fn file(&self) -> &File {
        &self.shared.file
    }

    pub(crate) fn by_copy(&self) -> bool {
        self.shared.by_copy.load(Ordering::Relaxed)
    }

    pub(crate) fn copy_from_now_on(&self) {
        self.shared.by_copy.store(true, Ordering::Relaxed);
    }
}

/// A name without a way to another directory.
pub(crate) fn plain(name: &str) -> io::Result<&str> {
    let is_plain = !(name.is_empty() || name == "." || name == ".." || name.contains(['/', '\0']));
    is_plain.then_some(name).ok_or_else(|| io::ErrorKind::InvalidInput.into())
}
