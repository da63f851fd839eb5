//! A name for a spool: its unnamed file becomes a file of a directory, without a copy where the system can do that.

use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::os::fd::AsRawFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, OFlags, RenameFlags, fchmod, linkat, openat, renameat_with, unlinkat};
use rustix::io::Errno;

use crate::{Contents, Spool};

/// What customers sent or bought is for the server alone.
const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);

/// A directory for files that last. Its descriptor stays open: an error of the disk is reported only to descriptors
/// that were open when it happened.
#[derive(Debug)]
pub struct Dir {
    file: File,
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
        Ok(Self { file })
    }
}

impl Spool {
    /// Gives the contents the name `name` in `dir`, and returns when they and the name would survive a power cut.
    /// The spool itself stays as it is, and its readers go on. Blocks.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken; `InvalidInput` when it is no plain name; else what the file system
    /// says. After an error the name does not exist, unless the very last step failed: syncing the directory.
    /// A file whose syncing failed must not be trusted again: the kernel reports a lost page once and then forgets it.
    pub fn link(&self, dir: &Dir, name: &str) -> io::Result<()> {
        if name.is_empty() || name == "." || name == ".." || name.contains(['/', '\0']) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        match &self.stored.contents {
            Contents::Memory(_) => self.copy(dir, name)?,
            Contents::File(file) => {
                file.sync_data()?;
                fchmod(file, PRIVATE)?;
                match give_name(file, dir, name) {
                    Ok(()) => {}
                    Err(error) if needs_a_copy(error) => self.copy(dir, name)?,
                    Err(error) => return Err(error.into()),
                }
            }
        }
        dir.file.sync_all()
    }

    /// Writes the contents under a temporary name, and renames the file when all of it is on the disk.
    fn copy(&self, dir: &Dir, name: &str) -> io::Result<()> {
        let temporary = format!(".{name}.{:016x}.part", RandomState::new().build_hasher().finish());
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mut file = File::from(openat(&dir.file, &temporary, flags, PRIVATE)?);
        let copied = io::copy(&mut self.reader(), &mut file)
            .and_then(|_| file.sync_all())
            .and_then(|()| Ok(rename(dir, &temporary, name)?));
        if copied.is_err() {
            // It failed already; what is left over is swept away with other files that nobody knows.
            let _ = unlinkat(&dir.file, &temporary, AtFlags::empty());
        }
        copied
    }
}

/// `linkat` on the descriptor itself (`AT_EMPTY_PATH`) takes a privilege; by way of `/proc` it takes none.
fn give_name(file: &File, dir: &Dir, name: &str) -> Result<(), Errno> {
    let itself = format!("/proc/self/fd/{}", file.as_raw_fd());
    linkat(CWD, itself, &dir.file, name, AtFlags::SYMLINK_FOLLOW)
}

/// Another file system; a file that once had a name, or no `/proc`; a file system without unnamed files or links.
fn needs_a_copy(error: Errno) -> bool {
    [Errno::XDEV, Errno::NOENT, Errno::PERM, Errno::OPNOTSUPP].contains(&error)
}

/// Renames, but never onto a file that is there.
fn rename(dir: &Dir, from: &str, to: &str) -> Result<(), Errno> {
    match renameat_with(&dir.file, from, &dir.file, to, RenameFlags::NOREPLACE) {
        // File systems that cannot refuse to replace, such as NFS, have links.
        Err(Errno::INVAL | Errno::NOSYS) => {
            linkat(&dir.file, from, &dir.file, to, AtFlags::empty())?;
            unlinkat(&dir.file, from, AtFlags::empty())
        }
        renamed => renamed,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Spools;

    /// What `tempfile` makes where the file system has no unnamed files: a file whose name was taken away again.
    #[test]
    fn a_file_that_once_had_a_name_is_copied() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("once");
        std::fs::write(&path, [7; 10_000]).unwrap();
        let file = File::open(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let mut charge = Spools::new(directory.path().into(), 1 << 20).charge();
        charge.add_unasked(10_000);
        let spool = Spool::new(Contents::File(Arc::new(file)), charge, None);

        let dir = Dir::open(directory.path()).unwrap();
        spool.link(&dir, "name").unwrap();
        assert!(std::fs::read(directory.path().join("name")).unwrap() == [7; 10_000]);
        assert_eq!(spool.link(&dir, "name").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let names = std::fs::read_dir(directory.path()).unwrap().count();
        assert_eq!(names, 1, "no temporary name is left");
    }
}
