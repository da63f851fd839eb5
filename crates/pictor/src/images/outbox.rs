//! What waits on this disk for the bucket that all servers read: brought there, again and again until it is done.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use pictor_api::{ApiError, error};
use tokio::time::timeout;

use super::Images;
use crate::blobs::{Blobs, is_thumbnail};
use crate::jobs::{Job, JobsError, Kept, Status};

/// A picture that is not in the bucket by then is told of all the same: it is on this disk, and goes on its way.
const PATIENCE: Duration = Duration::from_secs(2);

/// When those are asked to come again who want pictures that this server cannot read now, in seconds.
const LATER: u64 = 5;

impl Images {
    /// Brings what was just stored into the bucket; false where it has to wait for it here.
    pub(super) async fn upload_now(&self, job: &str, names: &[String]) -> bool {
        if self.blobs.silence().is_some() {
            // It is known not to answer, and asked again by those who look after it: this caller need not wait.
            return false;
        }
        match timeout(PATIENCE, self.blobs.upload(names)).await {
            Ok(Ok(())) => {
                self.crash.at("outbox.put");
                true
            }
            Ok(Err(error)) => {
                tracing::warn!(job, %error, "pictures wait on this disk: the bucket does not take them");
                false
            }
            Err(_) => {
                tracing::warn!(job, "pictures wait on this disk: the bucket is slow");
                false
            }
        }
    }

    /// Looks at all that waits, and brings it into the bucket, if that answers. Gives the number of jobs that still wait.
    ///
    /// # Errors
    /// What the database, the disk or the bucket says of the first that fails; what was brought until then is there.
    pub async fn bring_up(self: &Arc<Self>) -> Result<usize, JobsError> {
        let asked = self.blobs.ask_bucket().await;
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in self.blobs.waiting().await? {
            files.entry(file.job).or_default().push(file.name);
        }
        let mut waiting = files.len();
        self.metrics.in_outbox(waiting);
        asked?;
        for (id, names) in files {
            match self.jobs.any(&id).await? {
                Some(job) if !job.status.is_open() => self.bring(&job, names).await?,
                // Work on it goes on, or a sweep decides whose it is.
                _ => continue,
            }
            waiting -= 1;
            self.metrics.in_outbox(waiting);
        }
        Ok(waiting)
    }

    async fn bring(self: &Arc<Self>, job: &Job, names: Vec<String>) -> Result<(), JobsError> {
        if job.swept_at.is_some() {
            return Ok(self.blobs.remove(names).await?);
        }
        let (spent, names): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| name.starts_with("inputs/") || is_thumbnail(name));
        // The job has ended, perhaps on another machine, which could not take its uploads away from here. Small copies
        // are of a time before there was a bucket, and are made again.
        self.blobs.drop_here(spent).await?;
        let pictures = || job.stored.iter().flat_map(|stored| &stored.pictures);
        let (known, strange): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| pictures().any(|kept| kept.name == *name));
        if !strange.is_empty() && self.complete_late(job).await? {
            // Its row names them now: the next look brings them up.
            return Ok(());
        }
        if known.is_empty() {
            return Ok(());
        }
        // Also where the row does not say that they wait: the crash may have come between the two, and pictures of a
        // time before there was a bucket move into it.
        match self.blobs.upload(&known).await {
            // Whoever closed the job has brought it up and taken it away meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            uploaded => uploaded?,
        }
        self.crash.at("outbox.put");
        if !self.jobs.uploaded(&job.id).await? {
            return Ok(self.blobs.remove(known).await?);
        }
        if job.uploading {
            tracing::info!(job = job.id, "the bucket has the pictures now");
        }
        Ok(self.blobs.drop_here(known).await?)
    }

    /// Completes a job whose pictures no row knows: another server took this one for dead before it could write them
    /// down. False where that changes nothing.
    async fn complete_late(self: &Arc<Self>, job: &Job) -> Result<bool, JobsError> {
        if job.status != Status::Unknown {
            return Ok(false);
        }
        let images = self.clone();
        let price = move |job: &Job, kept: &[Kept], written_at| images.estimate(job, kept, written_at);
        let completed = self.jobs.complete_found(job, &price).await?;
        if completed {
            tracing::warn!(job = job.id, "it was held to be lost, and its pictures were here: completed");
        }
        Ok(completed)
    }

    /// What a caller is told of pictures that cannot be read now, and can be later; nothing where they are lost.
    pub fn later(&self, job: &Job, error: &io::Error) -> Option<ApiError> {
        later(&self.blobs, job, error)
    }
}

/// As [`Images::later`].
pub(super) fn later(blobs: &Blobs, job: &Job, error: &io::Error) -> Option<ApiError> {
    if !blobs.are_shared() {
        None
    } else if job.uploading {
        Some(error::pictures_on_their_way(LATER))
    } else if error.kind() != io::ErrorKind::NotFound {
        Some(error::storage_unavailable(LATER))
    } else {
        None
    }
}
