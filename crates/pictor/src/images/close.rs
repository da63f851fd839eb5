//! Closing a job: its pictures become blobs, its row says how it ended; both are tried until they are done.

use std::time::Duration;

use pictor_api::receipt::Facts;
use pictor_api::response::Head;
use pictor_relay::{Finished, describe};

use super::Images;
use super::work::Work;
use crate::jobs::{Closed, Closing as Money, End, Kept, Stored};

/// Watchers are told no later than this after the pictures are there, also when the database or the disk does not
/// answer: what lies on the disk then tells the next start.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The first and the longest rest between two tries.
const RESTS: [Duration; 2] = [Duration::from_millis(50), Duration::from_secs(5)];

/// What a job is closed with, but for the blobs of its pictures.
pub(super) struct Closing {
    /// All that were made; those of the answer first.
    pub(super) pictures: Vec<Finished>,
    /// How many of them are the answer's.
    pub(super) answered: usize,
    /// What the answer says about them.
    pub(super) head: Option<Head>,
    pub(super) upstream: String,
    pub(super) adjusted: Vec<String>,
    /// The receipt, but for the digests of the pictures.
    pub(super) facts: Option<Facts>,
    pub(super) end: End,
}

impl Images {
    /// Stores the pictures, then closes the row: in this order, so that a row never names what is not there.
    pub(super) async fn close(&self, work: &Work, closing: &Closing) -> Closed {
        let stored = self.keep(work, closing).await;
        let names: Vec<String> =
            stored.iter().flat_map(|stored| &stored.pictures).map(|kept| kept.name.clone()).collect();
        let uploading = !names.is_empty() && !self.upload_now(&work.job, &names).await;
        let digests = stored.iter().flat_map(|stored| stored.pictures.iter().map(|kept| kept.digest.clone()));
        let facts = closing.facts.clone().map(|facts| Facts { digests: digests.collect(), ..facts });
        let end = End {
            stored,
            facts: facts.map(|facts| facts.to_json().to_string()),
            uploading,
            ..closing.end.clone()
        };
        let closed = self.write_down(work, end).await;
        if self.blobs.are_shared() && !uploading && closed != Closed::Already {
            self.drop_here(work, names).await;
        }
        self.metrics.salvaged(closing.pictures.len() - closing.answered);
        log_kept(work, closing);
        if closed == Closed::Now {
            self.tell_of_money(work, closing.end.money);
        }
        closed
    }

    /// What an operator must hear of: money that a person has to decide about, and a price that is not what we reckon.
    fn tell_of_money(&self, work: &Work, money: Money) {
        let (job, model, reserved) = (&work.job, &work.call.model, work.reserve);
        match money {
            Money::Unknown { known, doubtful } => {
                self.metrics.in_doubt();
                tracing::warn!(job, model, %known, %doubtful, "it may have been billed: see pictor reconcile");
            }
            Money::Settle { cost } if cost > reserved => {
                self.metrics.beyond_reserve();
                tracing::warn!(job, model, %cost, %reserved, "it cost more than the worst case: check the model table");
            }
            Money::Settle { .. } | Money::Release => {}
        }
    }

    /// What could not be dropped is found again by those who look at what waits.
    async fn drop_here(&self, work: &Work, names: Vec<String>) {
        if let Err(error) = self.blobs.drop_here(names).await {
            tracing::warn!(job = work.job, %error, "cannot take away files that are in the bucket");
        }
    }

    async fn keep(&self, work: &Work, closing: &Closing) -> Option<Stored> {
        if closing.pictures.is_empty() {
            return None;
        }
        // As many as were asked for, of a call that failed, lie behind the places of an answer, so that no recovery takes
        // them for one. Fewer take the place of what an earlier run has left.
        let n = usize::from(work.call.n);
        let first = if closing.answered == 0 && closing.pictures.len() >= n { n } else { 0 };
        let keep = || {
            let pictures = closing.pictures.iter().map(|picture| (picture.spool.clone(), picture.format));
            self.blobs.keep(&work.job, work.created_at, first, pictures.collect())
        };
        Some(closing.stored(until_done(work, "paid pictures are not stored yet", keep).await))
    }

    async fn write_down(&self, work: &Work, end: End) -> Closed {
        until_done(work, "the job is not closed yet", || self.jobs.finish(&work.job, end.clone())).await
    }
}

/// Does it again and again until it is done, and says each time why it is not.
pub(super) async fn until_done<T, E, F>(work: &Work, not_yet: &str, mut act: impl FnMut() -> F) -> T
where
    E: std::error::Error,
    F: Future<Output = Result<T, E>>,
{
    let mut rest = RESTS[0];
    loop {
        match act().await {
            Ok(done) => return done,
            Err(error) => tracing::error!(job = work.job, error = describe(&error), "{not_yet}"),
        }
        tokio::time::sleep(rest).await;
        rest = (rest * 2).min(RESTS[1]);
    }
}

impl Closing {
    fn stored(&self, blobs: Vec<crate::blobs::Blob>) -> Stored {
        let kept = self.pictures.iter().zip(blobs).map(|(picture, blob)| Kept {
            name: blob.name,
            format: picture.format,
            size: picture.size,
            bytes: blob.bytes,
            digest: blob.digest.to_string(),
        });
        Stored {
            head: self.head.clone(),
            pictures: kept.collect(),
            answered: self.answered,
            upstream: self.upstream.clone(),
            adjusted: self.adjusted.clone(),
        }
    }
}

/// A picture that is kept beside an answer, or of a call that failed: whoever reads the log learns of it.
fn log_kept(work: &Work, closing: &Closing) {
    let made = closing.pictures.len() - closing.answered;
    if made > 0 {
        tracing::warn!(
            request = work.request,
            job = work.job,
            model = work.call.model,
            made,
            asked = work.call.n,
            "paid pictures are kept at the job"
        );
    }
}
