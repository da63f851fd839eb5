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
    let mut opened = Vec::with_capacity(found.len());
    for found in found {
        match blobs.open_blob(&found.name).await {
            Ok(spool) => opened.push((found, spool)),
            // It was there a moment ago, and decides what becomes of the money: better asked again.
            Err(error) if blobs.are_shared() => return Err(error),
            Err(_) => {}
        }
    }
    let reading = move || opened.into_iter().filter_map(|(found, spool)| left(found, &spool).ok()).collect();
    tokio::task::spawn_blocking(reading).await.map_err(io::Error::other)
}

fn left(found: Found, spool: &Spool) -> io::Result<Left> {
    let said = header(&mut BufReader::new(spool.reader())).map_err(io::Error::other)?;
    let Found { index, name, bytes, written_at, .. } = found;
    let kept = Kept { name, format: said.format, size: said.size, bytes, digest: digest(spool)? };
    Ok(Left { index, written_at, kept })
}

/// The digest of a blob, as rows have it.
pub(super) fn digest(spool: &Spool) -> io::Result<String> {
    Ok(spool.digest()?.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}
