//! A file that is written under a temporary name, where a file without one could not get one later.

use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;

use rustix::fs::{AtFlags, Mode, OFlags, RenameFlags, linkat, openat, renameat, renameat_with, unlinkat};
use rustix::io::Errno;

use crate::dir::Dir;

/// What customers sent or bought is for the server alone.
pub(crate) const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);

/// A name that goes away with this value. What a crash leaves of them begins with a dot and ends with `.part`.
#[derive(Debug)]
pub(crate) struct Temporary {
    dir: Dir,
    pub(crate) name: String,
}

impl Temporary {
    pub(crate) fn named(dir: &Dir) -> Self {
        let name = format!(".{:016x}.part", RandomState::new().build_hasher().finish());
        Self { dir: dir.clone(), name }
    }

    pub(crate) fn create(dir: &Dir) -> io::Result<(Self, File)> {
        let temporary = Self::named(dir);
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let file = File::from(openat(dir.file(), &temporary.name, flags, PRIVATE)?);
        Ok((temporary, file))
    }

    /// Renames, but never onto a file that is there.
    pub(crate) fn rename(&self, to: &str) -> Result<(), Errno> {
        let dir = self.dir.file();
        match renameat_with(dir, &self.name, dir, to, RenameFlags::NOREPLACE) {
            // File systems that cannot refuse to replace, such as NFS, have links.
            Err(Errno::INVAL | Errno::NOSYS) => linkat(dir, &self.name, dir, to, AtFlags::empty()),
            renamed => renamed,
        }
    }

    pub(crate) fn replace(&self, to: &str) -> Result<(), Errno> {
        renameat(self.dir.file(), &self.name, self.dir.file(), to)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Usually it was renamed. What cannot be removed is swept away with other files that nobody knows.
        let _ = unlinkat(self.dir.file(), &self.name, AtFlags::empty());
    }
}
