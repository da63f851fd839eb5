//! What changes about the upstreams of a pool, and outlives it: the pool that takes its place goes on with those that
//! stay, while calls under way still use the old one.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;

use super::live::Live;

/// Shared by a pool and those that it takes the place of.
#[derive(Debug, Default)]
pub(super) struct State {
    live: Mutex<Slots>,
    /// Told whenever a place becomes free.
    pub(super) freed: Notify,
    pub(super) waiting: AtomicUsize,
}

/// What is known about each upstream that some pool has, by its slot.
#[derive(Debug, Default)]
pub(super) struct Slots {
    lives: BTreeMap<usize, Live>,
    next: usize,
}

/// An upstream's place in the state. It is given up when no pool has it any more.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) index: usize,
    state: Arc<State>,
}

impl State {
    pub(super) fn live(&self) -> MutexGuard<'_, Slots> {
        self.live.lock().expect("nothing panics under this lock")
    }
}

impl Slots {
    /// How many attempts run in all.
    pub(super) fn in_flight(&self) -> usize {
        self.lives.values().map(|live| live.in_flight).sum()
    }
}

impl Index<usize> for Slots {
    type Output = Live;

    fn index(&self, slot: usize) -> &Live {
        &self.lives[&slot]
    }
}

impl IndexMut<usize> for Slots {
    fn index_mut(&mut self, slot: usize) -> &mut Live {
        self.lives.get_mut(&slot).expect("a slot is there as long as its handle")
    }
}

impl Slot {
    /// A slot for an upstream with so many keys of which nothing is known yet.
    pub(super) fn new(state: &Arc<State>, keys: usize) -> Arc<Self> {
        let mut live = state.live();
        let index = live.next;
        live.next += 1;
        live.lives.insert(index, Live::new(keys));
        drop(live);
        Arc::new(Self { index, state: state.clone() })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.state.live().lives.remove(&self.index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_lasts_as_long_as_its_handles_and_is_nobody_elses() {
        let state = Arc::new(State::default());
        let (first, second) = (Slot::new(&state, 1), Slot::new(&state, 2));
        let other = first.clone();
        let counted = || {
            let live = state.live();
            (live.in_flight(), live.lives.len())
        };
        state.live()[first.index].in_flight = 3;
        drop(first);
        assert_eq!(counted(), (3, 2));
        drop(other);
        assert_eq!(counted(), (0, 1));
        let third = Slot::new(&state, 1);
        assert_ne!(third.index, second.index);
        drop((second, third));
        assert_eq!(counted(), (0, 0));
    }
}
