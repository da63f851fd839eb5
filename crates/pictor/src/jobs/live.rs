//! The journals of the jobs that this process works on now.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use super::journal::{Journal, Watch};

/// All journals that are being written, by job. A handle; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Live {
    journals: Arc<Mutex<HashMap<String, Arc<Journal>>>>,
}

impl Live {
    /// Begins the journal of a job. From here on it can be watched, until the recording is dropped.
    pub fn record(&self, job: &str) -> Recording {
        let journal = Arc::new(Journal::open());
        self.with(|journals| journals.insert(job.to_owned(), journal.clone()));
        Recording { job: job.to_owned(), journal, live: self.clone() }
    }

    /// A watch on a job that is being worked on here.
    pub fn watch(&self, job: &str) -> Option<Watch> {
        self.with(|journals| journals.get(job).map(|journal| journal.watch()))
    }

    /// The journal of a job that is being worked on here.
    pub fn journal(&self, job: &str) -> Option<Arc<Journal>> {
        self.with(|journals| journals.get(job).cloned())
    }

    fn with<T>(&self, act: impl FnOnce(&mut HashMap<String, Arc<Journal>>) -> T) -> T {
        act(&mut self.journals.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A journal that can be found by its job for as long as this lives.
#[derive(Debug)]
pub struct Recording {
    job: String,
    journal: Arc<Journal>,
    live: Live,
}

impl Deref for Recording {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.journal
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        self.live.with(|journals| journals.remove(&self.job));
    }
}
