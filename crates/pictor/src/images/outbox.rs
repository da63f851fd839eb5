//! What waits on this disk for the bucket that all servers read: brought there, again and again until it is done.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::Images;
use crate::jobs::{Job, JobsError, Kept, Status};

/// A picture that is not in the bucket by then is told of all the same: it is on this disk, and goes on its way.
const PATIENCE: Duration = Duration::from_secs(2);

impl Images {
    /// Brings pictures that were just stored into the bucket; false where they have to wait for it here.
    pub(super) async fn upload_now(&self, job: &str, names: &[String]) -> bool {
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

    /// Looks at all that waits, and brings it into the bucket.
    ///
    /// # Errors
    /// What the database, the disk or the bucket says of the first that fails; what was brought until then is there.
    pub async fn bring_up(self: &Arc<Self>) -> Result<(), JobsError> {
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in self.blobs.waiting().await? {
            files.entry(file.job).or_default().push(file.name);
        }
        self.metrics.in_outbox(files.len());
        for (id, names) in files {
            match self.jobs.any(&id).await? {
                Some(job) if !job.status.is_open() => self.bring(&job, names).await?,
                // Work on it goes on, or a sweep decides whose it is.
                _ => {}
            }
        }
        Ok(())
    }

    async fn bring(self: &Arc<Self>, job: &Job, names: Vec<String>) -> Result<(), JobsError> {
        if job.swept_at.is_some() {
            return Ok(self.blobs.remove(names).await?);
        }
        let known = |name: &String| {
            job.stored.iter().flat_map(|stored| &stored.pictures).any(|kept| kept.name == *name)
        };
        if !names.iter().all(known) {
            return self.bring_late(job).await;
        }
        if job.uploading {
            self.blobs.upload(&names).await?;
            self.crash.at("outbox.put");
            self.jobs.uploaded(&job.id).await?;
            tracing::info!(job = job.id, "the bucket has the pictures now");
        }
        Ok(self.blobs.drop_here(names).await?)
    }

    /// Pictures that no row knows: another server took this one for dead before it could write them down.
    async fn bring_late(self: &Arc<Self>, job: &Job) -> Result<(), JobsError> {
        if job.status != Status::Unknown {
            return Ok(());
        }
        let images = self.clone();
        let price = move |job: &Job, kept: &[Kept], written_at| images.estimate(job, kept, written_at);
        if self.jobs.complete_found(job, &price).await? {
            tracing::warn!(job = job.id, "it was held to be lost, and its pictures were here: completed");
        }
        Ok(())
    }
}
