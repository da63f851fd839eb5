//! What a process that died had stored of a job that was asked for once more, and failed after all. It was paid for,
//! so that the end of the job names it.

use std::io;
use std::time::Duration;

use pictor_relay::{Attempt, Fate, Finished};
use pictor_spool::Spool;

use super::Images;
use super::close::until_done;
use super::made::{MakeError, attempt};
use super::work::Work;

impl Images {
    /// The failure of a second run, with what the first one left where the second has not brought as much: made once,
    /// it is the same.
    pub(super) async fn with_left(&self, work: &Work, error: MakeError) -> MakeError {
        let Some(upstream) = &work.again else { return error };
        let left = until_done(work, "cannot look for paid pictures", || self.left(work)).await;
        if left.len() <= error.salvaged.len() {
            return error;
        }
        let MakeError { reason, mut attempts, .. } = error;
        let came: usize = attempts.iter().map(|attempt| usize::from(attempt.pictures)).sum();
        let missed = u8::try_from(left.len().saturating_sub(came)).unwrap_or(u8::MAX);
        let lost = |attempt: &&mut Attempt| attempt.may_be_billed() && attempt.pictures == 0;
        match attempts.iter_mut().find(lost) {
            Some(lost) => lost.pictures = missed,
            None => {
                let first = attempt(0, upstream, work.call.n, Fate::Unknown, Duration::ZERO);
                attempts.insert(0, Attempt { pictures: missed, ..first });
            }
        }
        MakeError { reason, attempts, salvaged: left }
    }

    async fn left(&self, work: &Work) -> io::Result<Vec<Finished>> {
        let mut opened = Vec::new();
        for found in self.blobs.found(&work.job, work.created_at, usize::from(work.call.n)).await? {
            // One that cannot be read is none; its file stays.
            opened.extend(self.blobs.open_blob(&found.name).await.ok());
        }
        let read = move || opened.into_iter().filter_map(|spool| read(spool).ok()).collect();
        tokio::task::spawn_blocking(read).await.map_err(io::Error::other)
    }
}

fn read(spool: Spool) -> io::Result<Finished> {
    let header = pictor_codec::header(&mut spool.reader()).map_err(io::Error::other)?;
    Ok(Finished { spool, format: header.format, size: header.size })
}
