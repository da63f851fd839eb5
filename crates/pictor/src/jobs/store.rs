//! The jobs as every other room has them: each change is one transaction, as durable as it must be.
//!
//! Durable before anything follows from it: what was promised to the caller, what may be sent, what was bought. Not
//! waited for: what only shortens a later look, or can be seen once more.

use std::sync::Arc;

use futures_util::stream::{self, StreamExt};

use super::attempts::{self, AttemptRow};
use super::audit;
use super::cancel::{self, Cancelled};
use super::dispatch::{self, Leaving};
use super::finish::{self, Closed, End};
use super::found;
use super::job::{Job, Status};
use super::jobs_error::JobsError;
use super::lease::Lease;
use super::list::{self, Filter, Page, Within};
use super::new::{Identity, New};
use super::reconcile::{self, Decision, Doubtful};
use super::recover::{self, Dead, Decided, Orphan, Price, Recovered};
use super::start::{self, StartError, Started};
use super::sweep::{self, Deleted, Doomed, Retention, Swept};
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::crash::Crash;
use crate::db::{Db, DbError, Durability, Tx};
use crate::ledger::{self, Violation};
use crate::webhooks::Bell;

/// All jobs. A handle; clones share it.
#[derive(Clone)]
pub struct Jobs {
    pub(super) db: Db,
    pub(super) blobs: Blobs,
    pub(super) clock: Clock,
    crash: Crash,
    pub(super) owner: Arc<str>,
    pub(super) keep_prompts: bool,
    pub(super) lease: Lease,
    bell: Bell,
}

impl Jobs {
    /// The jobs in `db`, with their pictures in `blobs`; those that start from here on belong to the process `owner`.
    pub fn new(db: Db, blobs: Blobs, clock: Clock, crash: Crash, owner: &str) -> Self {
        let lease = Lease::new(&clock);
        Self {
            db,
            blobs,
            clock,
            crash,
            owner: owner.into(),
            keep_prompts: true,
            lease,
            bell: Bell::default(),
        }
    }

    /// Whether rows keep what was asked for once their job has ended.
    #[must_use]
    pub fn keep_prompts(self, keep_prompts: bool) -> Self {
        Self { keep_prompts, ..self }
    }

    /// Wakes those who tell callers of an end.
    #[must_use]
    pub fn ringing(self, bell: Bell) -> Self {
        Self { bell, ..self }
    }

    /// Starts a call, or finds the job that it repeats. Nothing may be sent before it returned.
    ///
    /// # Errors
    /// The limit or budget that is in the way, or the database's; nothing was started then.
    pub async fn start(&self, new: New) -> Result<Started, StartError> {
        let (owner, now) = (self.owner.clone(), self.clock.unix_millis());
        self.crash.at("start.before");
        let id = new.id.clone();
        let starting = move |tx: &mut dyn Tx| start::start(tx, &new, &owner, now);
        let started = match self.db.write(Durability::Full, starting).await {
            // The connection was lost while it committed: the row tells.
            Err(StartError::Db(DbError::Unsure)) => self.look_whether_started(&id).await?,
            known => known?,
        };
        self.crash.at("start.after");
        Ok(started)
    }

    /// The job that a call is a repetition of, if there is one, before it is known whether the call can be started.
    ///
    /// # Errors
    /// The database's.
    pub async fn earlier(&self, call: Identity) -> Result<Option<Started>, DbError> {
        let now = self.clock.unix_millis();
        self.db.write(Durability::Full, move |tx: &mut dyn Tx| start::earlier(tx, &call, now)).await
    }

    async fn look_whether_started(&self, job: &str) -> Result<Started, StartError> {
        let found = self.read(&Within::All, job).await?.ok_or(DbError::Unsure)?;
        Ok(Started::Fresh { created_at: found.created_at })
    }

    /// Notes that a request is about to leave. False: the job is not ours to send any more.
    ///
    /// # Errors
    /// The database's; nothing may be sent then.
    pub async fn dispatch(&self, job: &str, leaving: Leaving) -> Result<bool, DbError> {
        let (job, now) = (job.to_owned(), self.clock.unix_millis());
        let owner = self.owner.clone();
        let noting = move |tx: &mut dyn Tx| dispatch::dispatch(tx, &job, &leaving, &owner, now);
        let ours = self.db.write(Durability::Full, noting).await?;
        self.crash.at("dispatch.after");
        Ok(ours)
    }

    /// Ends a job of this process: its row, its money, its attempts. Its pictures must be on the disk.
    ///
    /// # Errors
    /// The database's; it may be called again with the same end.
    pub async fn finish(&self, job: &str, end: End) -> Result<Closed, DbError> {
        let (job, owner) = (job.to_owned(), self.owner.clone());
        let now = end.at.unwrap_or_else(|| self.clock.unix_millis());
        let outcome = end.outcome(self.keep_prompts);
        self.crash.at("finish.before");
        let ending = move |tx: &mut dyn Tx| finish::finish(tx, &job, &outcome, &end.attempts, &owner, now);
        let closed = self.db.write(Durability::Full, ending).await?;
        self.bell.ring();
        self.crash.at("finish.after");
        Ok(closed)
    }

    /// Notes attempts while their job is open, so that a crash leaves them.
    ///
    /// # Errors
    /// The database's.
    pub async fn note(&self, job: &str, attempts: Vec<AttemptRow>) -> Result<(), DbError> {
        let job = job.to_owned();
        let noting = move |tx: &mut dyn Tx| attempts::write(tx, &job, &attempts);
        self.db.write(Durability::Normal, noting).await
    }

    /// Takes a job back while nothing of it was sent.
    ///
    /// # Errors
    /// The database's.
    pub async fn cancel(&self, within: &Within, job: &str) -> Result<Cancelled, DbError> {
        let (within, job, now) = (within.clone(), job.to_owned(), self.clock.unix_millis());
        let keep_prompt = self.keep_prompts;
        let cancelling = move |tx: &mut dyn Tx| cancel::cancel(tx, &within, &job, keep_prompt, now);
        let cancelled = self.db.write(Durability::Full, cancelling).await?;
        self.bell.ring();
        self.crash.at("cancel.after");
        Ok(cancelled)
    }

    /// The job with this id, if it may be seen.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(&self, within: &Within, job: &str) -> Result<Option<Job>, DbError> {
        let (within, job) = (within.clone(), job.to_owned());
        self.db.read(move |tx| list::read(tx, &within, &job)).await
    }

    /// The jobs that a filter lets through.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, filter: &Filter) -> Result<Page, DbError> {
        let filter = filter.clone();
        self.db.scan(move |tx| list::list(tx, &filter)).await
    }

    /// What was tried for a job, in order.
    ///
    /// # Errors
    /// The database's.
    pub async fn attempts(&self, job: &str) -> Result<Vec<AttemptRow>, DbError> {
        let job = job.to_owned();
        self.db.read(move |tx| attempts::read(tx, &job)).await
    }

    /// Notes that the answers of these jobs were delivered whole.
    ///
    /// # Errors
    /// The database's.
    pub async fn delivered(&self, mut jobs: Vec<String>) -> Result<(), DbError> {
        // All who change several rows take them in one order.
        jobs.sort_unstable();
        let now = self.clock.unix_millis();
        self.db.write(Durability::Normal, move |tx| dispatch::delivered(tx, &jobs, now)).await
    }

    /// Closes the money of a job whose outcome nobody knows; false where it is not in doubt.
    ///
    /// # Errors
    /// The database's.
    pub async fn reconcile(&self, job: &str, decision: Decision) -> Result<bool, DbError> {
        let (job, now) = (job.to_owned(), self.clock.unix_millis());
        let deciding = move |tx: &mut dyn Tx| reconcile::reconcile(tx, &job, decision, now);
        self.db.write(Durability::Full, deciding).await
    }

    /// Up to `limit` jobs with money in doubt, the oldest first, behind the one with the id `after`.
    ///
    /// # Errors
    /// The database's.
    pub async fn doubtful(&self, after: Option<&str>, limit: u32) -> Result<Vec<Doubtful>, DbError> {
        let after = after.map(str::to_owned);
        self.db.scan(move |tx| reconcile::doubtful(tx, after.as_deref(), limit)).await
    }

    /// Takes what was asked for and the pictures of an ended job away; the ledger stays.
    ///
    /// # Errors
    /// The database's or the file system's. What the row says by then, a sweep carries out.
    pub async fn delete(&self, within: &Within, job: &str) -> Result<Deleted, JobsError> {
        let (within, job, now) = (within.clone(), job.to_owned(), self.clock.unix_millis());
        let deleting = move |tx: &mut dyn Tx| sweep::delete(tx, &within, &job, now);
        let (deleted, doomed) = self.db.write(Durability::Full, deleting).await?;
        self.unlink(doomed.into_iter().collect()).await?;
        Ok(deleted)
    }

    /// Closes or takes over every open job of the dead; `price` reads the pictures that are found.
    ///
    /// # Errors
    /// The database's, before anything was done. What goes wrong with a single job stands in [`Recovered::stopped`].
    pub async fn recover(&self, dead: Dead, price: &Price) -> Result<Recovered, JobsError> {
        let me = self.owner.clone();
        let orphans: Vec<Orphan> = self.db.scan(move |tx| recover::orphans(tx, &dead, &me)).await?;
        // Some at once, so that one write to the disk commits several of them.
        let mut ends = stream::iter(orphans).map(|orphan| self.recover_one(orphan, price)).buffered(16);
        let mut recovered = Recovered::default();
        while let Some(end) = ends.next().await {
            match end {
                Ok(end) => recovered.count(end),
                // The others are not held up by it: those that are taken must be run.
                Err(error) => recovered.stopped = recovered.stopped.or(Some(error)),
            }
        }
        Ok(recovered)
    }

    async fn recover_one(&self, orphan: Orphan, price: &Price) -> Result<Option<(Job, Status)>, JobsError> {
        let job = &orphan.job;
        let free = recover::cost_nothing(job);
        // Of what cost nothing no picture is needed: it is not asked for in vain.
        let enough = if free { 0 } else { usize::from(job.n) };
        let found = self.blobs.found(&job.id, job.created_at, enough).await?;
        let names: Vec<String> = found.iter().map(|found| found.name.clone()).collect();
        let mut decided = if free {
            recover::decide_free(job, self.keep_prompts)
        } else {
            recover::decide_sent(job, found::read(&self.blobs, found).await?, price, self.keep_prompts)
        };
        if let Decided::End(outcome) = &mut decided {
            outcome.uploading = outcome.pictures > 0 && self.lie_here(job).await?;
        }
        let becomes = decided.becomes(job);
        let (me, now) = (self.owner.clone(), self.clock.unix_millis());
        let read = orphan.job.clone();
        let doing = move |tx: &mut dyn Tx| recover::carry_out(tx, &orphan, &decided, &me, now);
        if !self.db.write(Durability::Full, doing).await? {
            return Ok(None);
        }
        self.bell.ring();
        if free {
            // Drawn but not noted: it is drawn again, or has failed and nothing tells of it.
            self.blobs.drop_here(names).await?;
        }
        Ok(Some((read, becomes)))
    }

    /// Whether other servers have to wait for pictures of this job.
    pub(super) async fn lie_here(&self, job: &Job) -> Result<bool, JobsError> {
        Ok(self.blobs.are_shared() && !self.blobs.found_here(&job.id, job.created_at).await?.is_empty())
    }

    /// Takes away what has been kept for long enough.
    ///
    /// # Errors
    /// The database's or the file system's; the next sweep goes on with the rest.
    pub async fn sweep(&self, keep: &Retention) -> Result<Swept, JobsError> {
        let now = self.clock.unix_millis();
        let before = |age: std::time::Duration| now - i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
        let left_behind = self.db.scan(sweep::tombstoned).await?;
        self.unlink(left_behind).await?;
        let aged = before(keep.pictures.min(keep.rows));
        let pictures = self.sweep_pictures(aged, keep.budget, now).await?;
        let inputs = self.sweep_inputs().await?;
        let rows = self.sweep_rows(before(keep.rows)).await?;
        let orphans = self.sweep_orphans(before(keep.orphans)).await?;
        self.blobs.remove_empty_days(now).await?;
        Ok(Swept { pictures, rows, inputs, orphans })
    }

    async fn sweep_pictures(&self, aged: i64, budget: Option<u64>, now: i64) -> Result<usize, JobsError> {
        let mut swept = 0;
        loop {
            let burying = move |tx: &mut dyn Tx| {
                let aged = sweep::age_out(tx, aged, now)?;
                match budget {
                    Some(budget) if aged.is_empty() => sweep::make_room(tx, budget, now),
                    _ => Ok(aged),
                }
            };
            let doomed: Vec<Doomed> = self.db.write(Durability::Full, burying).await?;
            if doomed.is_empty() {
                return Ok(swept);
            }
            swept += doomed.len();
            self.crash.at("sweep.tombstoned");
            self.unlink(doomed).await?;
        }
    }

    async fn sweep_inputs(&self) -> Result<usize, JobsError> {
        let mut swept = 0;
        loop {
            let spent = self.db.scan(sweep::with_spent_inputs).await?;
            if spent.is_empty() {
                return Ok(swept);
            }
            for job in &spent {
                self.blobs.remove_inputs(job).await?;
            }
            swept += spent.len();
            self.db.write(Durability::Normal, move |tx| sweep::inputs_gone(tx, &spent)).await?;
        }
    }

    async fn sweep_rows(&self, moment: i64) -> Result<usize, JobsError> {
        let mut swept = 0;
        loop {
            let expired = self.db.scan(move |tx| sweep::expired(tx, moment)).await?;
            for doomed in &expired {
                // What no row told of, such as the pictures of an answer that came too late.
                let left = self.blobs.found(&doomed.id, doomed.created_at, usize::MAX).await?;
                self.blobs.remove(left.into_iter().map(|found| found.name).collect()).await?;
            }
            let jobs: Vec<String> = expired.into_iter().map(|doomed| doomed.id).collect();
            let forgetting = move |tx: &mut dyn Tx| sweep::forget(tx, &jobs, moment);
            let forgotten = self.db.write(Durability::Full, forgetting).await?;
            if forgotten == 0 {
                return Ok(swept);
            }
            swept += forgotten;
        }
    }

    async fn sweep_orphans(&self, moment: i64) -> Result<usize, JobsError> {
        let files = self.blobs.older_than(moment).await?;
        let jobs: Vec<String> = files.iter().map(|file| file.job.clone()).collect();
        let missing = self.db.scan(move |tx| sweep::without_row(tx, jobs.clone())).await?;
        let orphans = files.into_iter().filter(|file| missing.binary_search(&file.job).is_ok());
        let orphans: Vec<String> = orphans.map(|file| file.name).collect();
        let swept = orphans.len();
        self.blobs.remove(orphans).await?;
        Ok(swept)
    }

    /// Takes the files of jobs away whose rows say that they have none.
    async fn unlink(&self, doomed: Vec<Doomed>) -> Result<(), JobsError> {
        if doomed.is_empty() {
            return Ok(());
        }
        let (mut jobs, mut names) = (Vec::new(), Vec::new());
        for doomed in doomed {
            jobs.push(doomed.id);
            names.extend(doomed.names);
        }
        self.blobs.remove(names).await?;
        Ok(self.db.write(Durability::Normal, move |tx| sweep::unlinked(tx, &jobs)).await?)
    }

    /// Everything that is wrong with the books, the rows and the files; empty where all is right.
    ///
    /// # Errors
    /// The database's or the file system's.
    pub async fn audit(&self) -> Result<Vec<Violation>, JobsError> {
        let mut found = self.db.scan(ledger::audit).await?;
        let told = self.db.scan(audit::told).await?;
        found.extend(audit::files(&self.blobs, told).await?);
        Ok(found)
    }
}
