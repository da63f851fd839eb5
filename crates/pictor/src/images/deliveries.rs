//! What has been delivered: rows say so a moment later, many in one commit.

use std::sync::PoisonError;
use std::time::Duration;

use pictor_relay::describe;

use super::Images;

/// How long a delivery may wait to be noted. Retries ask for minutes.
const A_MOMENT: Duration = Duration::from_millis(200);

impl Images {
    /// Notes that the answer of a job has been delivered. Nobody waits for it, so that those of a moment share a commit.
    pub fn note_delivery(&self, job: &str) {
        let mut waiting = self.deliveries.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(job.to_owned());
        if waiting.len() > 1 {
            return;
        }
        let (jobs, deliveries, stopping) =
            (self.jobs.clone(), self.deliveries.clone(), self.tasks.stopping());
        self.tasks.spawn(async move {
            tokio::select! {
                () = tokio::time::sleep(A_MOMENT) => {}
                () = stopping => {}
            }
            let delivered = std::mem::take(&mut *deliveries.lock().unwrap_or_else(PoisonError::into_inner));
            let count = delivered.len();
            if let Err(error) = jobs.delivered(delivered).await {
                tracing::warn!(count, error = describe(&error), "cannot note deliveries");
            }
        });
    }
}
