//! The door for work that nobody is waiting at: what an earlier process left behind, and what has been kept long
//! enough.

use std::sync::Arc;
use std::time::Duration;

use pictor_relay::describe;
use tokio::time::{MissedTickBehavior, interval};

use crate::files::Files;
use crate::images::Images;
use crate::jobs::{Dead, Retention, Swept};

/// What the worker does, and how often.
#[derive(Clone, Debug)]
pub struct Duties {
    /// Whether other processes may work on the same database.
    pub shared: bool,
    /// Whether pictures are kept in a bucket.
    pub bucket: bool,
    /// What is kept, and for how long.
    pub retention: Retention,
    /// How often the rest is swept.
    pub sweep_every: Duration,
    /// How often is looked for processes that died and for pictures that wait.
    pub beat_every: Duration,
}

/// Says again and again that this process lives, until it is aborted. Apart from all other work, which may take longer
/// than others wait; and beyond the stop, until the last job of the process has ended.
pub async fn beat(images: Arc<Images>, duties: Duties) {
    if !duties.shared {
        return;
    }
    let mut beats = every(duties.beat_every);
    loop {
        beats.tick().await;
        if let Err(error) = images.jobs.beat().await {
            tracing::warn!(error = describe(&error), "cannot say that this process lives");
        }
    }
}

/// Works until the server stops.
pub async fn work(images: Arc<Images>, files: Files, duties: Duties) {
    let mut beats = every(duties.beat_every);
    let mut sweeps = every(duties.sweep_every);
    loop {
        tokio::select! {
            () = images.tasks.stopping() => return,
            _ = beats.tick() => {
                close_strays(&images).await;
                if duties.shared {
                    look_after_others(&images).await;
                }
                if duties.bucket {
                    bring_up(&images).await;
                }
            }
            _ = sweeps.tick() => {
                sweep(&images, &duties.retention).await;
                sweep_files(&files).await;
            }
        }
    }
}

/// A round that was missed is not made up for.
fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period.max(Duration::from_millis(1)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

async fn close_strays(images: &Images) {
    if let Err(error) = images.close_strays().await {
        tracing::warn!(error = describe(&error), "cannot look for rows without work");
    }
}

/// Takes in the jobs of processes that no longer live.
async fn look_after_others(images: &Arc<Images>) {
    match images.jobs.dead().await {
        Ok(dead) => {
            for process in dead {
                if let Err(error) = images.resume(Dead::Process(process)).await {
                    tracing::error!(
                        error = describe(&error),
                        "cannot take in the jobs of a process that died"
                    );
                }
            }
        }
        Err(error) => tracing::warn!(error = describe(&error), "cannot look for processes that died"),
    }
}

async fn bring_up(images: &Arc<Images>) {
    if let Err(error) = images.bring_up().await {
        tracing::warn!(error = describe(&error), "pictures wait on this disk: the bucket does not take them");
    }
}

async fn sweep(images: &Images, retention: &Retention) {
    match images.jobs.sweep(retention).await {
        Ok(swept) if swept == Swept::default() => {}
        Ok(swept) => tracing::info!(?swept, "swept what has been kept long enough"),
        Err(error) => tracing::error!(error = describe(&error), "cannot sweep"),
    }
}

async fn sweep_files(files: &Files) {
    match files.sweep().await {
        Ok(0) => {}
        Ok(swept) => tracing::info!(swept, "files have gone"),
        Err(error) => tracing::error!(error = describe(&error), "cannot sweep files"),
    }
}
