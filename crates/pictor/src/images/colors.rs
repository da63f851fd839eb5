//! The average colors of pictures, for pages that show a place before its picture is there.
//!
//! To tell one, a picture must be decoded, which costs more than all the rest of a relayed call. So nobody looks for it
//! before the job is shown for the first time, and then beside everything else, one picture at a time; from then on the
//! row has it.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use pictor_api::Size;
use pictor_codec::{DecodeError, Limits, decode_within};
use pictor_relay::describe;
use pictor_spool::Spool;

use super::Images;
use crate::blobs::Blobs;
use crate::db::DbError;
use crate::jobs::{Job, Jobs, Within};

/// How many jobs may wait. Of those that are shown beyond them, the colors are looked for when they are shown again.
const MOST: usize = 200;

/// The jobs whose colors are looked for. A handle; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Colors {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<String>,
    /// Whether somebody looks.
    looking: bool,
}

impl Colors {
    /// Takes a job in, and tells whether somebody has to begin to look.
    fn wait(&self, job: &str) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.waiting.len() >= MOST || state.waiting.iter().any(|other| other == job) {
            return false;
        }
        state.waiting.push_back(job.to_owned());
        !std::mem::replace(&mut state.looking, true)
    }

    /// The job that has waited longest; it still waits. None: whoever looks stops.
    fn first(&self) -> Option<String> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.looking = !state.waiting.is_empty();
        state.waiting.front().cloned()
    }

    fn done(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).waiting.pop_front();
    }
}

impl Images {
    /// Has the colors of the job's pictures looked for, unless its row has them or they are gone. Waits for nothing.
    pub fn look_for_colors(&self, job: &Job) {
        let has_pictures = job.stored.as_ref().is_some_and(|stored| !stored.pictures.is_empty());
        let is_new = job.colors.is_none() && has_pictures && job.swept_at.is_none();
        if !is_new || !self.colors.wait(&job.id) {
            return;
        }
        let (colors, jobs, blobs) = (self.colors.clone(), self.jobs.clone(), self.blobs.clone());
        let stopping = self.tasks.stopping();
        self.tasks.spawn(async move {
            tokio::select! {
                () = look(&colors, &jobs, &blobs) => {}
                () = stopping => {}
            }
        });
    }
}

async fn look(colors: &Colors, jobs: &Jobs, blobs: &Blobs) {
    while let Some(job) = colors.first() {
        if let Err(error) = look_at(&job, jobs, blobs).await {
            tracing::warn!(job, error = describe(&error), "cannot note the colors of pictures");
        }
        colors.done();
    }
}

async fn look_at(id: &str, jobs: &Jobs, blobs: &Blobs) -> Result<(), DbError> {
    let job = jobs.read(&Within::All, id).await?;
    let Some(stored) = job.filter(|job| job.colors.is_none()).and_then(|job| job.stored) else {
        return Ok(());
    };
    let mut found = Vec::with_capacity(stored.pictures.len());
    for kept in &stored.pictures {
        // Gone in the meantime, or in a bucket that does not answer now.
        let Ok(spool) = blobs.open_blob(&kept.name).await else { return Ok(()) };
        let color = tokio::task::spawn_blocking(move || color(&spool)).await;
        found.push(color.ok().and_then(Result::ok));
    }
    jobs.color(id, found).await
}

/// The average of all pixels, each by its alpha, as `#rrggbb`.
fn color(spool: &Spool) -> Result<String, DecodeError> {
    let average =
        decode_within(&mut io::BufReader::new(spool.reader()), &Limits::default(), Size::new(1, 1))?;
    let [red, green, blue, _] = average.pixel(0, 0);
    Ok(format!("#{red:02x}{green:02x}{blue:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_at_each_job_once() {
        let colors = Colors::default();
        assert!(colors.wait("a"));
        assert!(!colors.wait("a") && !colors.wait("b"));
        assert_eq!(colors.first().as_deref(), Some("a"));
        assert!(!colors.wait("a"), "it is being looked at");
        colors.done();
        assert_eq!(colors.first().as_deref(), Some("b"));
        colors.done();
        assert_eq!(colors.first(), None);
        assert!(colors.wait("a"), "whoever looked has stopped");
    }

    #[test]
    fn not_more_wait_than_may() {
        let colors = Colors::default();
        for job in 0..2 * MOST {
            colors.wait(&job.to_string());
        }
        assert_eq!(colors.state.lock().unwrap().waiting.len(), MOST);
    }
}
