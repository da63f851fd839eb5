//! Room on the disk: made sure of before a picture is paid for.

use std::path::PathBuf;

use rustix::fs::statvfs;

/// The disk that pictures are kept on.
#[derive(Clone, Debug)]
pub struct Disk {
    /// A directory on it.
    pub path: PathBuf,
    /// How many bytes must be free for another call to begin.
    pub least_free: u64,
}

/// There may be no room for another picture.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the disk has no room for the pictures: {free} bytes are free")]
pub struct NoRoom {
    /// What is free, in bytes; 0 where the disk does not say.
    pub free: u64,
}

impl Disk {
    /// Refuses what there may be no room for.
    ///
    /// # Errors
    /// When less is free than must be.
    pub fn has_room(&self) -> Result<(), NoRoom> {
        let disk = statvfs(&self.path).map_err(|_| NoRoom { free: 0 })?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < self.least_free { Err(NoRoom { free }) } else { Ok(()) }
    }
}
