//! Wakes the courier of this process.

use std::sync::Arc;

use tokio::sync::Notify;

/// Wakes the courier of this process when there may be something to send. A handle; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// There may be something to send.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Ends when it was rung since the last time.
    pub(super) async fn rung(&self) {
        self.0.notified().await;
    }
}
