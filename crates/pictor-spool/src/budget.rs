//! One budget of bytes for all spools of a server.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

/// The budget stayed exhausted for as long as the writer was willing to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the spools are full")]
pub struct OverBudget;

impl OverBudget {
    /// Whether an I/O error of a spool means that the budget is exhausted.
    pub fn caused(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

impl From<OverBudget> for io::Error {
    fn from(over: OverBudget) -> Self {
        Self::new(io::ErrorKind::QuotaExceeded, over)
    }
}

#[derive(Debug)]
pub(crate) struct Budget {
    limit: u64,
    used: AtomicU64,
    freed: Notify,
}

impl Budget {
    pub(crate) fn new(limit: u64) -> Self {
        Self { limit, used: AtomicU64::new(0), freed: Notify::new() }
    }

    pub(crate) fn in_use(&self) -> u64 {
        self.used.load(Ordering::Relaxed)
    }

    pub(crate) async fn allow(
        budget: &Arc<Self>,
        bytes: u64,
        patience: Duration,
    ) -> Result<Allowance, OverBudget> {
        budget.take(bytes, patience).await?;
        let left = AtomicU64::new(bytes);
        Ok(Allowance { taken: Arc::new(Taken { budget: Arc::clone(budget), left }) })
    }

    async fn take(&self, bytes: u64, patience: Duration) -> Result<(), OverBudget> {
        if self.try_take(bytes) {
            return Ok(());
        }
        if bytes > self.limit {
            return Err(OverBudget);
        }
        tokio::time::timeout(patience, self.wait_and_take(bytes)).await.map_err(|_| OverBudget)
    }

    async fn wait_and_take(&self, bytes: u64) {
        loop {
            let freed = self.freed.notified();
            tokio::pin!(freed);
            // Listen before looking, or bytes freed in between would go unnoticed.
            freed.as_mut().enable();
            if self.try_take(bytes) {
                return;
            }
            freed.await;
        }
    }

    fn try_take(&self, bytes: u64) -> bool {
        let fits = |used: u64| used.checked_add(bytes).filter(|sum| *sum <= self.limit);
        self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits).is_ok()
    }

    fn force(&self, bytes: u64) {
        self.used.fetch_add(bytes, Ordering::Relaxed);
    }

    fn give_back(&self, bytes: u64) {
        if bytes > 0 {
            self.used.fetch_sub(bytes, Ordering::Relaxed);
            self.freed.notify_waiters();
        }
    }
}

/// Bytes set aside in advance, for the spools of one call. What was not used returns with the last clone.
#[derive(Clone, Debug)]
pub struct Allowance {
    taken: Arc<Taken>,
}

#[derive(Debug)]
struct Taken {
    budget: Arc<Budget>,
    left: AtomicU64,
}

impl Allowance {
    /// Moves up to `bytes` out of the allowance and tells how many.
    fn draw(&self, bytes: u64) -> u64 {
        let rest = |left: u64| Some(left.saturating_sub(bytes));
        let before = self.taken.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, rest);
        before.unwrap_or_default().min(bytes)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.budget.give_back(*self.left.get_mut());
    }
}

/// The bytes of one spool; they return to the budget when it is dropped.
#[derive(Debug)]
pub(crate) struct Charge {
    budget: Arc<Budget>,
    bytes: u64,
}

impl Charge {
    pub(crate) fn new(budget: Arc<Budget>) -> Self {
        Self { budget, bytes: 0 }
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) async fn add(&mut self, bytes: u64, patience: Duration) -> Result<(), OverBudget> {
        self.budget.take(bytes, patience).await?;
        self.bytes += bytes;
        Ok(())
    }

    pub(crate) fn add_from(&mut self, allowance: &Allowance, bytes: u64) {
        let drawn = allowance.draw(bytes);
        self.budget.force(bytes - drawn);
        self.bytes += bytes;
    }

    pub(crate) fn add_unasked(&mut self, bytes: u64) {
        self.budget.force(bytes);
        self.bytes += bytes;
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        self.budget.give_back(self.bytes);
    }
}
