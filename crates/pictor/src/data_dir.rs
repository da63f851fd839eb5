//! The data directory: one server's at a time, which knows the name of the one before it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::ids;

/// A data directory that is ours for as long as this lives.
#[derive(Debug)]
pub struct DataDir {
    /// The lock goes with the file, also when the process is killed.
    lock: File,
    me: String,
    predecessor: Option<String>,
}

/// Why a data directory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// It cannot be read or written.
    #[error("cannot use the data directory {path}")]
    Unusable {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another server uses it.
    #[error(
        "another server uses the data directory {path}; stop it, or give this one a directory of its own"
    )]
    Taken {
        /// The directory.
        path: PathBuf,
    },
}

impl DataDir {
    /// Takes the directory, which is made where it is missing, and writes down who has it now. Not on network file
    /// systems, whose locks may not hold.
    ///
    /// # Errors
    /// When another server uses it, or the file system does not let us.
    pub fn open(path: &Path) -> Result<Self, DataDirError> {
        let unusable = |source| DataDirError::Unusable { path: path.to_owned(), source };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(unusable)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let lock = options.open(path.join("lock")).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(DataDirError::Taken { path: path.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(unusable(source)),
        }
        let predecessor = predecessor(&path.join("owner")).map_err(unusable)?;
        let me = ids::process_id();
        write_down(path, &me).map_err(unusable)?;
        Ok(Self { lock, me, predecessor })
    }

    /// The name of this run of the process.
    pub fn me(&self) -> &str {
        &self.me
    }

    /// The name of the run that had the directory before: it has ended, since its lock is gone.
    pub fn predecessor(&self) -> Option<&str> {
        self.predecessor.as_deref()
    }
}

impl Drop for DataDir {
    /// Closing the file is not enough: a program that is being started elsewhere in this process shares it until it runs.
    fn drop(&mut self) {
        // What cannot be unlocked is unlocked when the last who has it closes it.
        let _ = self.lock.unlock();
    }
}

fn predecessor(file: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(file) {
        Ok(name) => Ok(Some(name.trim_end().to_owned()).filter(|name| !name.is_empty())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Written beside its place and moved there, so that a crash leaves the old name or the new one.
fn write_down(path: &Path, me: &str) -> io::Result<()> {
    let beside = path.join("owner.new");
    let mut file = File::create(&beside)?;
    writeln!(file, "{me}")?;
    file.sync_all()?;
    fs::rename(&beside, path.join("owner"))?;
    File::open(path)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_server_at_a_time_which_knows_the_one_before() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("data");
        let first = DataDir::open(&path).unwrap();
        assert_eq!(first.predecessor(), None);
        assert!(matches!(DataDir::open(&path), Err(DataDirError::Taken { .. })));
        let name = first.me().to_owned();
        // As a program has it that another thread is starting at this moment.
        let _shared = first.lock.try_clone().unwrap();
        drop(first);
        assert_eq!(DataDir::open(&path).unwrap().predecessor(), Some(name.as_str()));
    }
}
