//! What happens to a call while it is served, in order, for everyone who wants to know.
//!
//! A [`Journal`] is written by the task that serves the call; a [`Watch`] is a cursor over it. Any number of clients
//! can hold one, start late, leave and come back: all of them read the same entries.

use std::sync::Arc;

use pictor_api::ApiError;
use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_spool::Spool;
use tokio::sync::watch;

/// One thing that happened to a call.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A request is about to leave for an upstream: from here on it may be billed.
    Sending {
        /// Counted from 1 over the whole call.
        attempt: u32,
        /// The name of the upstream.
        upstream: String,
    },
    /// An earlier pass of the picture.
    Partial(Shown),
    /// The end; nothing follows it.
    Ended(Arc<Ending>),
}

/// A partial picture, with what its event says: resolved when it came, so that every watcher reads the same.
#[derive(Clone, Debug)]
pub struct Shown {
    /// `partial_image_index`, from 0.
    pub index: u8,
    /// What the event says about it.
    pub head: Head,
    /// Its bytes.
    pub picture: Spool,
}

/// How a call ended.
#[derive(Debug)]
pub struct Ending {
    /// The pictures, or what everybody who asks for them is told.
    pub outcome: Result<Pictures, ApiError>,
    /// Each attempt with its fate, for the log.
    pub attempts: String,
    /// What the call cost; `None` where nobody can tell.
    pub cost: Option<Nanos>,
    /// Why there are no pictures, in words for the log only.
    pub failure: Option<String>,
}

impl Ending {
    /// An end without pictures, of which nothing else is known.
    pub fn refused(told: ApiError) -> Self {
        Self { outcome: Err(told), attempts: String::new(), cost: None, failure: None }
    }
}

/// Pictures that are complete, checked and stored.
#[derive(Debug)]
pub struct Pictures {
    /// What the answer says about them.
    pub head: Head,
    /// Their bytes, in order.
    pub spools: Vec<Spool>,
    /// Who made them.
    pub upstream: String,
    /// Where they differ from what an upstream sent or the prompt asked, and how.
    pub adjusted: Vec<String>,
    /// When their job was completed, in milliseconds since 1970: the same for everybody and at any time.
    pub completed_at: i64,
}

/// The record of one call, written by the one who serves it.
#[derive(Debug)]
pub struct Journal(watch::Sender<Vec<Entry>>);

impl Journal {
    /// An empty journal.
    pub fn open() -> Self {
        Self(watch::Sender::new(Vec::new()))
    }

    /// Appends `entry` and wakes every watcher. Behind the end nothing is written: whoever was first has told it.
    pub fn write(&self, entry: Entry) {
        self.0.send_if_modified(|entries| {
            let is_open = !matches!(entries.last(), Some(Entry::Ended(_)));
            if is_open {
                entries.push(entry);
            }
            is_open
        });
    }

    /// A cursor at the beginning.
    pub fn watch(&self) -> Watch {
        Watch { next: 0, entries: self.0.subscribe() }
    }

    /// The attempt that was sent last, and its upstream, if anything was sent.
    pub fn last_sent(&self) -> Option<(u32, String)> {
        self.0.borrow().iter().rev().find_map(|entry| match entry {
            Entry::Sending { attempt, upstream } => Some((*attempt, upstream.clone())),
            Entry::Partial(_) | Entry::Ended(_) => None,
        })
    }

    /// The partial picture that came last, while the call goes on.
    pub fn newest_partial(&self) -> Option<Shown> {
        let entries = self.0.borrow();
        let mut newest_first = entries.iter().rev();
        newest_first.find_map(|entry| match entry {
            Entry::Partial(shown) => Some(shown.clone()),
            Entry::Sending { .. } | Entry::Ended(_) => None,
        })
    }

    /// Whether anybody watches now.
    pub fn is_watched(&self) -> bool {
        self.0.receiver_count() > 0
    }
}

/// A cursor over a call's journal. A clone goes on from the same place.
#[derive(Clone, Debug)]
pub struct Watch {
    next: usize,
    entries: watch::Receiver<Vec<Entry>>,
}

impl Watch {
    /// The next entry, once it is there; `None` after the last one. Cancel safe: an entry that was not returned comes
    /// again.
    pub async fn next(&mut self) -> Option<Entry> {
        let next = self.next;
        // An error says that the writer is gone; what it wrote can still be read.
        let _ = self.entries.wait_for(|entries| entries.len() > next).await;
        let entry = self.entries.borrow().get(next).cloned()?;
        self.next += 1;
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sending(attempt: u32) -> Entry {
        Entry::Sending { attempt, upstream: "a".into() }
    }

    async fn read(mut watch: Watch) -> Vec<u32> {
        let mut attempts = Vec::new();
        while let Some(Entry::Sending { attempt, .. }) = watch.next().await {
            attempts.push(attempt);
        }
        attempts
    }

    #[tokio::test]
    async fn every_watcher_reads_everything_whenever_it_comes() {
        let journal = Journal::open();
        let early = read(journal.watch());
        let write = async {
            journal.write(sending(1));
            let late = journal.watch();
            tokio::task::yield_now().await;
            journal.write(sending(2));
            let last = journal.watch();
            drop(journal);
            (read(late).await, read(last).await)
        };
        let (early, (late, last)) = tokio::join!(early, write);
        assert_eq!([early, late, last], [[1, 2], [1, 2], [1, 2]]);
    }

    #[tokio::test]
    async fn a_clone_goes_on_from_the_same_place() {
        let journal = Journal::open();
        let mut watch = journal.watch();
        journal.write(sending(1));
        assert!(matches!(watch.next().await, Some(Entry::Sending { attempt: 1, .. })));
        journal.write(sending(2));
        let clone = watch.clone();
        assert!(journal.is_watched());
        drop(journal);
        assert_eq!((read(watch).await, read(clone).await), (vec![2], vec![2]));
    }
}
