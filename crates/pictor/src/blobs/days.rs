//! The directories of the days: one for each, so that none grows without end.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pictor_spool::Dir;

use super::names;
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

    /// Takes the directories of days before `today` away that are empty. Whoever is about to keep something in one of
    /// them finds it gone, and asks for the day once more.
    pub(super) fn remove_empty(&self, today: &str) -> io::Result<()> {
        for day in fs::read_dir(&self.root)? {
            let day = day?;
            let name = day.file_name();
            let Some(name) = name.to_str().filter(|name| names::is_day(name) && *name < today) else {
                continue;
            };
            match fs::remove_dir(day.path()) {
                Ok(()) => self.forget(name),
                Err(error) if is_in_use(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Day>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_in_use(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound)
}

/// Makes a directory for the server's user alone, if it is not there.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}
