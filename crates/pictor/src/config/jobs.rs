//! `[jobs]`: how long what is known about calls is kept, and how many calls nobody waits for run at once.

use std::time::Duration;

use super::read::Reader;

/// How jobs are kept and run; see `config.default.toml`.
#[derive(Clone, Debug)]
pub struct Jobs {
    /// How long pictures are kept after their job ended.
    pub keep_pictures: Duration,
    /// How many bytes of pictures are kept at most.
    pub picture_budget: Option<u64>,
    /// How long rows are kept after their job ended; at least as long as its pictures.
    pub keep_rows: Duration,
    /// Whether prompts stay after their job ended.
    pub keep_prompts: bool,
    /// How often is looked for what is past its time; never zero.
    pub sweep_every: Duration,
    /// How often a process says that it lives, where several share a database; never zero.
    pub beat_every: Duration,
    /// How many bytes must be free on the disk for another call to begin.
    pub least_free: u64,
    /// How many asynchronous jobs run at once; `None`: as many as have a place.
    pub workers: Option<usize>,
}

pub(super) fn read(reader: &mut Reader) -> Jobs {
    let jobs = Jobs {
        keep_pictures: reader.duration("jobs.keep_pictures"),
        picture_budget: Some(reader.bytes("jobs.picture_budget")).filter(|bytes| *bytes > 0),
        keep_rows: reader.duration("jobs.keep_rows"),
        keep_prompts: reader.boolean("jobs.keep_prompts"),
        sweep_every: reader.duration("jobs.sweep_every"),
        beat_every: reader.duration("jobs.beat_every"),
        least_free: reader.bytes("jobs.least_free"),
        workers: Some(reader.count("jobs.workers")).filter(|count| *count > 0),
    };
    if jobs.keep_rows < jobs.keep_pictures {
        reader.problems.add("jobs.keep_rows", "is shorter than jobs.keep_pictures: a picture needs its job");
    }
    if jobs.beat_every.is_zero() {
        reader.problems.add("jobs.beat_every", "is zero; write for example \"5s\"");
    }
    if jobs.sweep_every.is_zero() {
        reader.problems.add("jobs.sweep_every", "is zero; write for example \"10m\"");
    }
    jobs
}
