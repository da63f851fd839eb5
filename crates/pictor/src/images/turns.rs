//! Places for calls that nobody waits for. How many there are may change while they run.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit};

/// So many calls at once.
#[derive(Debug)]
pub struct Turns {
    places: Semaphore,
    count: Mutex<Count>,
}

#[derive(Debug)]
struct Count {
    all: usize,
    /// How many of the taken ones are not given to others when they become free.
    surplus: usize,
}

/// One of the places; dropping it frees it.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    turns: &'a Turns,
    permit: Option<SemaphorePermit<'a>>,
}

impl Turns {
    /// So many places.
    pub fn new(places: usize) -> Self {
        Self { places: Semaphore::new(places), count: Mutex::new(Count { all: places, surplus: 0 }) }
    }

    /// Waits for a place.
    pub(super) async fn take(&self) -> Option<Turn<'_>> {
        let permit = self.places.acquire().await.ok()?;
        Some(Turn { turns: self, permit: Some(permit) })
    }

    /// Changes how many there are. Where there are fewer, those who have one keep it.
    pub(super) fn resize(&self, places: usize) {
        let mut count = self.count();
        let (more, fewer) = (places.saturating_sub(count.all), count.all.saturating_sub(places));
        let kept = more.min(count.surplus);
        self.places.add_permits(more - kept);
        count.surplus = count.surplus - kept + fewer - self.places.forget_permits(fewer);
        count.all = places;
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let Some(permit) = self.permit.take() else { return };
        let mut count = self.turns.count();
        if count.surplus > 0 {
            count.surplus -= 1;
            permit.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn taken(turns: &Turns) -> Option<Turn<'_>> {
        turns.take().now_or_never().flatten()
    }

    #[test]
    fn there_are_as_many_as_was_said_last() {
        let turns = Turns::new(2);
        let (one, two) = (taken(&turns).unwrap(), taken(&turns).unwrap());
        assert!(taken(&turns).is_none());
        turns.resize(3);
        let three = taken(&turns).unwrap();
        turns.resize(1);
        drop(one);
        drop(two);
        assert!(taken(&turns).is_none(), "the third still has the only place");
        drop(three);
        let last = taken(&turns).unwrap();
        assert!(taken(&turns).is_none());
        turns.resize(0);
        turns.resize(2);
        let other = taken(&turns).unwrap();
        assert!(taken(&turns).is_none(), "what was taken away comes back once");
        drop((last, other));
        let all = (taken(&turns), taken(&turns), taken(&turns));
        assert!(all.0.is_some() && all.1.is_some() && all.2.is_none());
    }
}
