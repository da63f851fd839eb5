//! Room on the disk: made sure of before a picture is paid for.

use std::io;
use std::path::PathBuf;

use rustix::fs::statvfs;

use super::NotStarted;

/// The disk that pictures are kept on.
#[derive(Clone, Debug)]
pub struct Disk {
    /// A directory on it.
    pub path: PathBuf,
    /// How many bytes must be free for another call to begin.
    pub least_free: u64,
}

impl Disk {
    /// Refuses a call for whose pictures there may be no room.
    pub(super) fn has_room(&self) -> Result<(), NotStarted> {
        let disk = statvfs(&self.path).map_err(io::Error::from)?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < self.least_free { Err(NotStarted::NoRoom { free }) } else { Ok(()) }
    }
}
