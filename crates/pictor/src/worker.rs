//! The door for work that nobody is waiting at: what an earlier process left behind, and what has been kept long
//! enough.

use std::sync::Arc;
use std::time::Duration;

use pictor_relay::describe;
use tokio::time::{MissedTickBehavior, interval, timeout};

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
    /// Whose jobs could not be taken in at the start, since the bucket did not answer.
    pub left: Option<Dead>,
    /// What is kept, and for how long.
    pub retention: Retention,
    /// How often the rest is swept.
    pub sweep_every: Duration,
    /// How often is looked for processes that died and for pictures that wait.
    pub beat_every: Duration,
}

/// Says again and again that this process lives, until it is aborted. Apart from all other work, which may take longer
/// than others wait; and beyond the stop, until the last job of the process has ended.
pub async fn beat(images: Arc<Images>, shared: bool, period: Duration) {
    if !shared {
        return;
    }
    let mut beats = every(period);
    loop {
        beats.tick().await;
        if let Err(error) = images.jobs.beat().await {
            tracing::warn!(error = describe(&error), "cannot say that this process lives");
        }
    }
}

/// Works until the server stops. A bucket may take its time: it keeps nothing else from its turn.
pub async fn work(images: Arc<Images>, files: Files, duties: Duties) {
    let Duties { shared, bucket, left, retention, sweep_every, beat_every } = duties;
    tokio::join!(
        look_around(&images, shared, left, beat_every),
        empty_outbox(&images, bucket, beat_every),
        sweep(&images, &files, retention, sweep_every)
    );
}

async fn look_around(images: &Arc<Images>, shared: bool, mut left: Option<Dead>, period: Duration) {
    let mut beats = every(period);
    loop {
        tokio::select! {
            () = images.tasks.stopping() => return,
            _ = beats.tick() => {
                close_strays(images).await;
                place_changes(images).await;
                if shared {
                    look_after_others(images).await;
                }
                if let Some(dead) = left.take() {
                    left = take_in(images, dead).await;
                }
            }
        }
    }
}

/// How long a server that stops goes on bringing pictures into the bucket.
const LAST: Duration = Duration::from_secs(5);

async fn empty_outbox(images: &Arc<Images>, bucket: bool, period: Duration) {
    if !bucket {
        return;
    }
    let (mut rounds, mut was_silent) = (every(period), images.blobs.silence().is_some());
    loop {
        tokio::select! {
            () = images.tasks.stopping() => return,
            () = async {
                rounds.tick().await;
                was_silent = bring_up(images, was_silent).await;
            } => {}
        }
    }
}

/// Brings up what waits, and says when the bucket falls silent and when it is back.
async fn bring_up(images: &Arc<Images>, was_silent: bool) -> bool {
    let brought = images.bring_up().await;
    let silence = images.blobs.silence();
    match (&silence, brought) {
        (Some(why), _) if !was_silent => {
            tracing::warn!(why, "cannot reach the bucket; pictures wait on this disk until it answers");
        }
        (None, _) if was_silent => tracing::info!("the bucket answers again"),
        (None, Err(error)) => tracing::warn!(error = describe(&error), "pictures wait on this disk"),
        _ => {}
    }
    silence.is_some()
}

/// Brings up what the last calls have left, as long as that takes not too long, and says what stays.
pub async fn bring_last(images: &Arc<Images>) {
    match timeout(LAST, images.bring_up()).await {
        Ok(Ok(0)) => {}
        _ => tracing::warn!(
            "pictures stay on this disk that the bucket has not taken: the next start brings them"
        ),
    }
}

async fn take_in(images: &Arc<Images>, dead: Dead) -> Option<Dead> {
    let Err(error) = images.resume(dead.clone()).await else { return None };
    tracing::debug!(error = describe(&error), "cannot yet take in the jobs of the process before this one");
    Some(dead)
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

/// Also while nobody follows them: so whoever comes finds little to do first.
async fn place_changes(images: &Images) {
    if let Err(error) = images.jobs.place_changes().await {
        tracing::warn!(error = describe(&error), "cannot see how jobs change");
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

async fn sweep(images: &Images, files: &Files, retention: Retention, sweep_every: Duration) {
    let mut sweeps = every(sweep_every);
    loop {
        tokio::select! {
            () = images.tasks.stopping() => return,
            _ = sweeps.tick() => {
                sweep_once(images, &retention).await;
                sweep_files(files).await;
            }
        }
    }
}

async fn sweep_once(images: &Images, retention: &Retention) {
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
