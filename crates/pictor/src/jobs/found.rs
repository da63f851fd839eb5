//! The pictures that a process which died had stored for a job: what their own headers say.

use std::io::{self, BufReader};

use pictor_codec::header;
use pictor_spool::Spool;

use super::job::Kept;
use crate::blobs::{Blobs, Found};

/// A picture on the disk.
pub(super) struct Left {
    /// Its place among those of its job.
    pub(super) index: usize,
    /// When it was written, in milliseconds.
    pub(super) written_at: i64,
    pub(super) kept: Kept,
}

/// Reads the headers of the pictures that were found. One that cannot be read is none; its file stays.
pub(super) async fn read(blobs: &Blobs, found: Vec<Found>) -> io::Result<Vec<Left>> {
    let blobs = blobs.clone();
    let reading = move || found.into_iter().filter_map(|found| left(&blobs, found).ok()).collect();
    tokio::task::spawn_blocking(reading).await.map_err(io::Error::other)
}

fn left(blobs: &Blobs, found: Found) -> io::Result<Left> {
    let spool = blobs.open_blob(&found.name)?;
    let said = header(&mut BufReader::new(spool.reader())).map_err(io::Error::other)?;
    let Found { index, name, bytes, written_at, .. } = found;
    let kept = Kept { name, format: said.format, size: said.size, bytes, digest: digest(&spool)? };
    Ok(Left { index, written_at, kept })
}

/// The digest of a blob, as rows have it.
pub(super) fn digest(spool: &Spool) -> io::Result<String> {
    Ok(spool.digest()?.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}
