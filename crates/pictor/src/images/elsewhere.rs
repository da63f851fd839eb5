//! Jobs that other processes work on and that are watched here: one question to the database for all of them, again and
//! again, for as long as anybody wants to know.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pictor_relay::describe;

use super::Images;
use super::outbox::later;
use super::watch::ending;
use crate::blobs::Blobs;
use crate::jobs::{Entry, Glance, Jobs, Journal, Watch, Within};
use crate::tasks::Tasks;

/// How often is asked.
const EVERY: Duration = Duration::from_millis(250);

/// The journals of these jobs. A handle; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    journals: HashMap<String, Arc<Journal>>,
    /// Whether somebody asks.
    asking: bool,
}

impl Elsewhere {
    /// A watch on the job, and whether somebody has to begin to ask.
    fn watch(&self, job: &str) -> (Watch, bool) {
        self.with(|state| {
            let journal = state.journals.entry(job.to_owned()).or_insert_with(|| Arc::new(Journal::open()));
            (journal.watch(), !std::mem::replace(&mut state.asking, true))
        })
    }

    /// The jobs that are still watched. None: whoever asks may stop.
    fn watched(&self) -> Vec<String> {
        self.with(|state| {
            state.journals.retain(|_, journal| journal.is_watched());
            state.asking = !state.journals.is_empty();
            state.journals.keys().cloned().collect()
        })
    }

    fn take(&self, job: &str) -> Option<Arc<Journal>> {
        self.with(|state| state.journals.remove(job))
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Images {
    /// A watch on an open job of another process.
    pub(super) fn watch_elsewhere(&self, job: &str) -> Watch {
        let (watch, is_first) = self.elsewhere.watch(job);
        if is_first {
            let (jobs, blobs) = (self.jobs.clone(), self.blobs.clone());
            self.tasks.spawn(ask(self.elsewhere.clone(), jobs, blobs, self.tasks.clone()));
        }
        watch
    }
}

/// Asks for all of them together until nobody watches any.
async fn ask(elsewhere: Elsewhere, jobs: Jobs, blobs: Blobs, tasks: Tasks) {
    let mut is_answered = true;
    loop {
        tokio::time::sleep(EVERY).await;
        let watched = elsewhere.watched();
        if watched.is_empty() {
            return;
        }
        let answer = jobs.glance(watched).await;
        if let Some(error) = answer.as_ref().err().filter(|_| is_answered) {
            tracing::warn!(error = describe(error), "cannot see how jobs of other processes go on");
        }
        is_answered = answer.is_ok();
        for (job, seen) in answer.into_iter().flatten().filter(|(_, seen)| *seen != Glance::Open) {
            // Without its row the journal goes, and the watches end.
            let journal = elsewhere.take(&job).filter(|_| seen == Glance::Ended);
            if let Some(journal) = journal {
                tasks.spawn(tell(jobs.clone(), blobs.clone(), job, journal));
            }
        }
    }
}

/// Tells how a job has ended: as soon as its pictures are where this process can read them.
async fn tell(jobs: Jobs, blobs: Blobs, job: String, journal: Arc<Journal>) {
    while journal.is_watched() {
        match jobs.read(&Within::All, &job).await {
            Ok(Some(ended)) => match ending(&blobs, &ended).await {
                Ok(ending) => return journal.write(Entry::Ended(ending.into())),
                Err(error) if later(&blobs, &ended, &error).is_some() => {}
                Err(error) => tracing::error!(job, %error, "cannot open a stored picture"),
            },
            Ok(None) => return,
            Err(error) => tracing::warn!(job, error = describe(&error), "cannot read a job"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_asks_for_all_as_long_as_anybody_watches() {
        let elsewhere = Elsewhere::default();
        let (first, asks) = elsewhere.watch("a");
        assert!(asks);
        let (twin, asks) = elsewhere.watch("a");
        assert!(!asks);
        let (other, asks) = elsewhere.watch("b");
        assert!(!asks, "whoever asks for one asks for both");
        assert_eq!(elsewhere.watched().len(), 2);
        drop((first, other));
        assert_eq!(elsewhere.watched(), ["a"]);
        drop((elsewhere.take("a"), twin));
        assert!(!elsewhere.watch("b").1, "it has not stopped yet");
        assert!(elsewhere.watched().is_empty());
        assert!(elsewhere.watch("a").1, "it has");
    }
}
