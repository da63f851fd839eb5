//! Whether the rows and the files agree. It only reads.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use pictor_spool::Spool;

use super::found;
use super::job::Kept;
use super::stored;
use crate::blobs::{Blobs, kept_file};
use crate::db::{DbError, Tx};
use crate::files;
use crate::ledger::Violation;

/// What the rows say about blobs.
pub struct Told {
    /// Every job, and every file that a caller keeps here.
    pub owners: BTreeSet<String>,
    /// Every picture and every file that must be there.
    pub blobs: Vec<Said>,
}

/// What a row says of a blob.
pub struct Said {
    /// Its name among the blobs.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// The BLAKE3 digest of its contents, in hexadecimal.
    pub digest: String,
}

/// Reads what the rows say about blobs.
///
/// # Errors
/// The database's.
pub fn told(tx: &mut dyn Tx) -> Result<Told, DbError> {
    let mut told = Told { owners: BTreeSet::new(), blobs: Vec::new() };
    for row in tx.query("SELECT id, CASE WHEN swept_at IS NULL THEN answer END FROM jobs", &[])? {
        told.owners.insert(row.text(0)?.to_owned());
        let answer = row.maybe_text(1)?.and_then(|text| stored::from_json(&serde_json::from_str(text).ok()?));
        told.blobs.extend(answer.into_iter().flat_map(|stored| stored.pictures).map(Said::from));
    }
    for file in files::all(tx)? {
        if file.deleted_at.is_none() {
            let (name, digest) = (kept_file(&file.id), file.digest.to_string());
            told.blobs.push(Said { name, bytes: file.bytes, digest });
        }
        told.owners.insert(file.id);
    }
    Ok(told)
}

impl From<Kept> for Said {
    fn from(Kept { name, bytes, digest, .. }: Kept) -> Self {
        Self { name, bytes, digest }
    }
}

/// Compares it with the blobs: each is there as it was stored, and each is somebody's.
pub(super) async fn files(blobs: &Blobs, told: Told) -> io::Result<Vec<Violation>> {
    let mut found = Vec::new();
    for (name, job) in every_file(blobs).await? {
        if !told.owners.contains(&job) {
            found.push(Violation { invariant: "I7", what: format!("{name} belongs to nobody") });
        }
    }
    for said in told.blobs {
        let opened = blobs.open_blob(&said.name).await;
        let comparing = tokio::task::spawn_blocking(move || differs(opened, &said));
        found.extend(comparing.await.map_err(io::Error::other)?);
    }
    Ok(found)
}

/// The names of all files, and whose they are. They come in parts, round and round: until one brings nothing new.
async fn every_file(blobs: &Blobs) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    loop {
        let before = files.len();
        let part = blobs.older_than(i64::MAX).await?;
        files.extend(part.into_iter().map(|file| (file.name, file.job)));
        if files.len() == before {
            return Ok(files);
        }
    }
}

fn differs(opened: io::Result<Spool>, said: &Said) -> Option<Violation> {
    let digest = opened.and_then(|spool| Ok((spool.len(), found::digest(&spool)?)));
    let what = match digest {
        Err(error) => format!("{} cannot be read: {error}", said.name),
        Ok((bytes, _)) if bytes != said.bytes => {
            format!("{} has {bytes} bytes and should have {}", said.name, said.bytes)
        }
        Ok((_, digest)) if digest != said.digest => format!("{} is not what was stored", said.name),
        Ok(_) => return None,
    };
    Some(Violation { invariant: "I6", what })
}
