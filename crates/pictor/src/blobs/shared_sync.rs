//! One sync of a directory for all who wait for one.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Syncs one at a time, each for everybody who was waiting when it began.
#[derive(Debug, Default)]
pub(super) struct SharedSync {
    turns: Mutex<Turns>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct Turns {
    begun: u64,
    ended: u64,
    /// What the first one that failed said. None is trusted after that: the system tells of an error once.
    failed: Option<io::ErrorKind>,
}

impl SharedSync {
    /// Returns once a sync that began after the call has ended; `sync` is run where nobody else does it. Blocks.
    pub(super) fn sync(&self, sync: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut turns = self.lock();
        let ours = turns.begun + 1;
        while turns.failed.is_none() && turns.ended < ours {
            if turns.begun == turns.ended {
                return self.take_turn(turns, sync);
            }
            turns = self.ended.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        turns.failed.map_or(Ok(()), |kind| Err(kind.into()))
    }

    fn take_turn(
        &self,
        mut turns: MutexGuard<'_, Turns>,
        sync: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        turns.begun += 1;
        drop(turns);
        let synced = sync();
        let mut turns = self.lock();
        turns.ended = turns.begun;
        turns.failed = synced.as_ref().err().map(io::Error::kind);
        self.ended.notify_all();
        synced
    }

    fn lock(&self) -> MutexGuard<'_, Turns> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
    use std::thread;

    use super::*;

    #[test]
    fn nobody_is_served_by_a_sync_that_had_begun_before() {
        let (shared, begun, ended) = (SharedSync::default(), AtomicU64::new(0), AtomicU64::new(0));
        let one = || {
            let before = begun.load(SeqCst);
            let sync = || {
                let number = begun.fetch_add(1, SeqCst) + 1;
                thread::yield_now();
                assert_eq!(ended.fetch_add(1, SeqCst) + 1, number, "one at a time");
                Ok(())
            };
            shared.sync(sync).expect("it does not fail");
            assert!(ended.load(SeqCst) > before);
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..500).for_each(|_| one()));
            }
        });
    }

    #[test]
    fn after_one_that_failed_none_is_trusted() {
        let shared = SharedSync::default();
        assert!(shared.sync(|| Ok(())).is_ok());
        assert!(shared.sync(|| Err(io::ErrorKind::StorageFull.into())).is_err());
        let later = shared.sync(|| Ok(()));
        assert_eq!(later.expect_err("the directory must be opened again").kind(), io::ErrorKind::StorageFull);
    }
}
