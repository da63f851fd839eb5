//! The directories of the days: one for each, so that none grows without end.

use std::collections::BTreeMap;
use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pictor_spool::Dir;

use super::shared_sync::SharedSync;

/// How many stay open. Almost every job is of today; others are of days that a restart has found open.
const OPEN: usize = 4;

/// The directory of a day. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub(super) dir: Dir,
    syncing: Arc<SharedSync>,
}

impl Day {
    /// Returns when the names that it has by now would survive a power cut. Blocks.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.syncing.sync(|| self.dir.sync())
    }
}

/// The directories of days below one.
#[derive(Debug)]
pub(super) struct Days {
    root: PathBuf,
    parent: Dir,
    open: Mutex<BTreeMap<String, Day>>,
}

impl Days {
    pub(super) fn open(root: PathBuf) -> io::Result<Self> {
        let parent = Dir::open(&root)?;
        Ok(Self { root, parent, open: Mutex::default() })
    }

    /// The directory of a day, made if need be. Blocks; also while another makes the same one, whose name must last
    /// before anything is put into it.
    pub(super) fn day(&self, day: &str) -> io::Result<Day> {
        let mut open = self.lock();
        if let Some(day) = open.get(day) {
            return Ok(day.clone());
        }
        let path = self.root.join(day);
        make_private(&path)?;
        // Also if it was there: whoever made it may have died before this.
        self.parent.sync()?;
        let opened = Day { dir: Dir::open(&path)?, syncing: Arc::default() };
        if open.len() == OPEN {
            open.pop_first();
        }
        open.insert(day.to_owned(), opened.clone());
        Ok(opened)
    }

    pub(super) fn forget(&self, day: &str) {
        self.lock().remove(day);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Day>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes a directory for the server's user alone, if it is not there.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}
