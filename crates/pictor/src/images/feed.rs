//! The feed of the projects: one look for changes for all who follow any, again and again, for as long as anybody does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pictor_relay::describe;
use tokio::sync::watch;

use super::Images;
use crate::jobs::Jobs;

/// How often is looked. Processes that share a database see each other's changes no later than their own.
const EVERY: Duration = Duration::from_millis(250);

/// The last place of the feed that this process has seen, and those who wait for the next. A handle; clones share it.
#[derive(Clone, Debug)]
pub struct Feed {
    last: watch::Sender<i64>,
    /// Whether somebody looks.
    looking: Arc<Mutex<bool>>,
}

impl Default for Feed {
    fn default() -> Self {
        Self { last: watch::Sender::new(0), looking: Arc::default() }
    }
}

impl Feed {
    /// The last place, and whether somebody has to begin to look.
    fn follow(&self) -> (watch::Receiver<i64>, bool) {
        let mut looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        (self.last.subscribe(), !std::mem::replace(&mut *looking, true))
    }

    /// Whether anybody follows; if not, whoever looks may stop.
    fn is_followed(&self) -> bool {
        let mut looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
        *looking = self.last.receiver_count() > 0;
        *looking
    }

    fn reached(&self, place: i64) {
        self.last.send_if_modified(|last| {
            let is_new = *last < place;
            *last = place.max(*last);
            is_new
        });
    }
}

impl Images {
    /// The last place of the feed, which moves on as jobs change anywhere.
    pub fn follow(&self) -> watch::Receiver<i64> {
        let (places, is_first) = self.feed.follow();
        if is_first {
            let (feed, jobs, stopping) = (self.feed.clone(), self.jobs.clone(), self.tasks.stopping());
            self.tasks.spawn(async move {
                tokio::select! {
                    () = look(&feed, &jobs) => {}
                    () = stopping => {}
                }
            });
        }
        places
    }
}

/// Looks for changes until nobody follows.
async fn look(feed: &Feed, jobs: &Jobs) {
    let mut is_answered = true;
    while feed.is_followed() {
        match jobs.place_changes().await {
            Ok(place) => {
                feed.reached(place);
                is_answered = true;
            }
            Err(error) => {
                if std::mem::replace(&mut is_answered, false) {
                    tracing::warn!(error = describe(&error), "cannot see how jobs change");
                }
            }
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_for_all_as_long_as_anybody_follows() {
        let feed = Feed::default();
        let (first, looks) = feed.follow();
        assert!(looks);
        let (second, looks) = feed.follow();
        assert!(!looks && feed.is_followed());
        feed.reached(7);
        feed.reached(5);
        assert_eq!((*first.borrow(), *second.borrow()), (7, 7), "places only grow");
        drop((first, second));
        assert!(!feed.is_followed());
        assert!(feed.follow().1, "it has stopped");
    }
}
