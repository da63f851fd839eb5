//! What an earlier process has left behind: closed by what lies on the disk, or run again where nothing was sent.

use std::io;
use std::sync::Arc;

use pictor_api::{error, record};
use pictor_relay::{Input, Inputs, describe};
use pictor_spool::Spool;

use super::Images;
use super::work::Work;
use crate::db::DbError;
use crate::jobs::{Dead, End, Job, JobsError, Kept};

impl Images {
    /// Closes or takes over the jobs of processes that have died. Nothing is sent again
    /// that may have been sent before.
    ///
    /// # Errors
    /// When the database or the pictures cannot be read. What could be decided is done then; asked again, it goes on.
    pub async fn resume(self: &Arc<Self>, dead: Dead) -> Result<(), JobsError> {
        self.repeat(&dead).await?;
        let images = self.clone();
        let price = move |job: &Job, kept: &[Kept], written_at| images.estimate(job, kept, written_at);
        let recovered = self.jobs.recover(dead, &price).await?;
        let (taken, closed) =
            (recovered.taken.len(), recovered.completed + recovered.unknown + recovered.failed);
        for job in recovered.taken {
            self.run_again(job, None, 0).await;
        }
        if taken + closed > 0 {
            tracing::warn!(
                run_again = taken,
                completed = recovered.completed,
                unknown = recovered.unknown,
                failed = recovered.failed,
                "jobs of a process that died"
            );
        }
        recovered.stopped.map_or(Ok(()), Err)
    }

    /// Fails the rows whose start was committed while its answer was lost: their callers were told to try again.
    ///
    /// # Errors
    /// The database's.
    pub async fn close_strays(&self) -> Result<(), DbError> {
        for job in self.jobs.long_begun().await? {
            if self.live.journal(&job).is_none() {
                tracing::warn!(job, "nothing was started for this row");
                self.jobs.finish(&job, End::not_begun(error::database_unavailable(2))).await?;
            }
        }
        Ok(())
    }

    /// Asks once more for what was under way at upstreams that honour keys: they answer the same, and bill once.
    async fn repeat(self: &Arc<Self>, dead: &Dead) -> Result<(), JobsError> {
        let sources = self.maker.sources();
        let Some(relay) = sources.relay() else { return Ok(()) };
        for job in self.jobs.repeatable(dead).await? {
            let Some(upstream) = job.upstream.clone().filter(|upstream| relay.is_idempotent(upstream)) else {
                continue;
            };
            let found = self.blobs.found(&job.id, job.created_at, usize::from(job.n)).await?;
            // Whole in storage: nothing to ask for, and the upstream may be gone.
            if found.len() >= usize::from(job.n) {
                continue;
            }
            if self.jobs.take_to_repeat(&job.id).await? {
                tracing::warn!(job = job.id, upstream, "asked for once more under the same key");
                // The only one is not noted before a second one begins.
                let noted = self.jobs.attempts(&job.id).await?.len();
                let before = u32::try_from(noted).unwrap_or(u32::MAX).max(1);
                self.run_again(job, Some(upstream), before).await;
            }
        }
        Ok(())
    }

    /// Runs a job as if it had just come: nothing was sent for it, or it is asked for once more at one upstream.
    async fn run_again(self: &Arc<Self>, job: Job, again: Option<String>, before: u32) {
        let Some(call) = record::read_call(&job.request) else {
            return tracing::error!(job = job.id, "the call of a job cannot be read; it stays in the queue");
        };
        let inputs = match self.kept_inputs(&job).await {
            Ok(inputs) => inputs,
            // They came to a server that died before it could share them. Nothing was sent.
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.blobs.are_shared() => {
                tracing::warn!(
                    job = job.id,
                    "what came with a job is lost: its caller is asked to send it again"
                );
                return self.not_begun(&job).await;
            }
            Err(error) => {
                return tracing::error!(job = job.id, %error, "what came with a job cannot be read; it stays");
            }
        };
        let work = Work {
            recording: self.live.record(&job.id),
            request: job.id.clone(),
            job: job.id,
            call,
            inputs,
            created_at: job.created_at,
            route: job.route,
            reserve: job.reserved,
            asynchronous: job.asynchronous,
            again,
            before,
        };
        self.tasks.spawn(Arc::clone(self).run(work));
    }

    async fn not_begun(&self, job: &Job) {
        if let Err(error) = self.jobs.finish(&job.id, End::not_begun(error::overloaded(1))).await {
            tracing::error!(job = job.id, error = describe(&error), "cannot close a job");
        }
    }

    async fn kept_inputs(&self, job: &Job) -> io::Result<Inputs> {
        let mut inputs = Inputs::default();
        if !job.inputs_kept {
            return Ok(inputs);
        }
        let said = &job.request["inputs"];
        let has = |role: &str| said[role].as_bool().unwrap_or(false);
        for index in 0..said["images"].as_u64().unwrap_or(0) {
            inputs.images.push(read_input(self.blobs.open_input(&job.id, &index.to_string()).await?)?);
        }
        if has("mask") {
            inputs.mask = Some(read_input(self.blobs.open_input(&job.id, "mask").await?)?);
        }
        if has("markup") {
            inputs.markup = Some(read_input(self.blobs.open_input(&job.id, "markup").await?)?);
        }
        Ok(inputs)
    }
}

fn read_input(spool: Spool) -> io::Result<Input> {
    let header = pictor_codec::header(&mut spool.reader()).map_err(io::Error::other)?;
    Ok(Input { spool, format: header.format, size: header.size, filename: String::new() })
}
