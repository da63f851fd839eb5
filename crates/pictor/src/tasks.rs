//! Work that a drain waits for: nothing in the server runs as a task that is not in here.

use std::future::Future;
use std::time::Duration;

use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};
use tokio_util::task::TaskTracker;

/// A handle to all running work; clones share it.
#[derive(Clone, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    retiring: CancellationToken,
    stopping: CancellationToken,
}

impl Tasks {
    /// Runs `work` to its end, whatever becomes of the caller.
    pub fn spawn<F>(&self, work: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.tracker.spawn(work);
    }

    /// How many tasks run now.
    pub fn running(&self) -> usize {
        self.tracker.len()
    }

    /// Announces the stop: work is still taken, but should go elsewhere.
    pub fn retire(&self) {
        self.retiring.cancel();
    }

    /// Whether a stop has been announced.
    pub fn is_retiring(&self) -> bool {
        self.retiring.is_cancelled()
    }

    /// Tells everyone who waits for `stopping` that the server takes no new work.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// Ends when the server stops taking new work.
    pub fn stopping(&self) -> WaitForCancellationFutureOwned {
        self.stopping.clone().cancelled_owned()
    }

    /// Waits until all work is done, at most for `deadline`; true when it was done in time.
    pub async fn drain(&self, deadline: Duration) -> bool {
        self.stop();
        self.tracker.close();
        tokio::time::timeout(deadline, self.tracker.wait()).await.is_ok()
    }
}
