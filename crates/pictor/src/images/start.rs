//! Starting a call: a row is written before anything is sent, or an earlier one is found that is the same call.

use std::sync::Arc;
use std::time::Duration;

use pictor_api::money::Nanos;
use pictor_api::{Call, Size, error, record};
use pictor_relay::Inputs;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::room::NoRoom;
use super::told::FULL_DISK;
use super::work::Work;
use super::{Images, NotStarted};
use crate::db::DbError;
use crate::ids;
use crate::jobs::{End, Job, New, Recording, Route, StartError, Started, Status, Watch};
use crate::keys::Principal;

/// What a caller asks for.
#[derive(Debug)]
pub struct Asked {
    /// Who asks.
    pub principal: Principal,
    /// The id of the request, for the log and for messages that name it.
    pub request: String,
    /// What is asked.
    pub call: Call,
    /// Its pictures.
    pub inputs: Inputs,
    /// Those of them that are files which callers keep here: by their roles, `"0"` to `"15"`, `"mask"` and `"markup"`.
    pub files: Vec<(String, String)>,
    /// What it means, hashed.
    pub fingerprint: String,
    /// How the caller names this call, and what else it says about the way it is made.
    pub terms: Terms,
}

/// What a caller says beside the call: how to know it again, whether it waits, what it may cost.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// `Idempotency-Key`, checked.
    pub idempotency_key: Option<String>,
    /// `x-stainless-retry-count`: which try of an SDK this is; 0 for the first and for everybody else.
    pub retry: u32,
    /// `Prefer: respond-async`.
    pub asynchronous: bool,
    /// `X-Pictor-Max-Cost-USD`: the worst case may not be dearer.
    pub max_cost: Option<Nanos>,
    /// `X-Pictor-Webhook-URL`, checked: where the end of the call is told.
    pub webhook_url: Option<String>,
}

impl Terms {
    /// Whether the call may be one that was made before.
    pub fn may_repeat_a_call(&self) -> bool {
        self.idempotency_key.is_some() || self.retry > 0
    }
}

/// A call that has a job: one of its own, or the one that an earlier try began.
#[derive(Debug)]
pub struct Begun {
    /// The job.
    pub job: String,
    /// What happens to it.
    pub watch: Watch,
    /// How long ago an earlier try began it, where it is still under way.
    pub attached: Option<Duration>,
    /// Whether it had ended before, so that this is its stored answer.
    pub replayed: bool,
}

impl Images {
    /// Begins to make the pictures that are asked for, or finds the job that does or did, and gives a watch on it. The
    /// work goes on whatever becomes of the watch.
    ///
    /// # Errors
    /// Why nothing was begun: nothing is kept of such a call, and nothing was or will be sent for it.
    pub async fn start(self: &Arc<Self>, asked: Asked) -> Result<Begun, NotStarted> {
        let (answer, begun) = oneshot::channel();
        let images = self.clone();
        // A caller who leaves now leaves no row that nobody works on.
        self.tasks.spawn(async move {
            let _ = answer.send(images.start_whole(asked).await);
        });
        begun.await.unwrap_or_else(|_| Err(StartError::Db(DbError::Panicked).into()))
    }

    async fn start_whole(self: &Arc<Self>, asked: Asked) -> Result<Begun, NotStarted> {
        // Once for all: the settings may change meanwhile.
        let route = self.maker.route(&asked.call.model);
        let reserve = self.prospect_by(route, &asked.call, &asked.inputs).worst;
        if let Some(limit) = asked.terms.max_cost.filter(|limit| reserve > *limit) {
            return Err(NotStarted::MaxCost { worst: reserve, limit });
        }
        let room = self.disk.has_room();
        if !asked.terms.may_repeat_a_call() {
            room?;
        }
        let job = ids::job_id();
        let inputs_kept = self.keep_inputs(&job, &asked).await?;
        let new = row(&job, &asked, route, reserve, inputs_kept);
        let recording = self.live.record(&job);
        match self.jobs.start(new).await {
            Ok(Started::Fresh { created_at }) => {
                self.needs_room(&job, room).await?;
                Ok(self.begin(asked, job, recording, created_at, (route, reserve)))
            }
            not_fresh => {
                drop(recording);
                if inputs_kept {
                    self.forget_inputs(&job).await?;
                }
                self.repeat_of(not_fresh?).await
            }
        }
    }

    /// The job that the call repeats.
    pub(super) async fn repeat_of(&self, started: Started) -> Result<Begun, NotStarted> {
        match started {
            Started::Same(earlier) => self.join(*earlier).await,
            Started::Reused | Started::Fresh { .. } => Err(NotStarted::KeyReused),
        }
    }

    /// Ends a job at once that has no room for its pictures: it was no repetition of a call whose pictures are there.
    async fn needs_room(&self, job: &str, room: Result<(), NoRoom>) -> Result<(), NotStarted> {
        if room.is_err() {
            let end = End::not_begun(error::overloaded(FULL_DISK));
            self.jobs.finish(job, end).await.map_err(StartError::from)?;
        }
        Ok(room?)
    }

    fn begin(
        self: &Arc<Self>,
        asked: Asked,
        job: String,
        recording: Recording,
        created_at: i64,
        (route, reserve): (Route, Nanos),
    ) -> Begun {
        let watch = recording.watch();
        let Asked { request, call, inputs, terms, .. } = asked;
        let work = Work {
            job: job.clone(),
            request,
            call,
            inputs,
            created_at,
            route,
            reserve,
            asynchronous: terms.asynchronous,
            again: None,
            before: 0,
            recording,
        };
        self.tasks.spawn(Arc::clone(self).run(work));
        Begun { job, watch, attached: None, replayed: false }
    }

    /// Attaches to an earlier job that is the same call, or tells what came of it.
    async fn join(&self, earlier: Job) -> Result<Begun, NotStarted> {
        let job = earlier.id.clone();
        match earlier.status {
            Status::Cancelled => return Err(NotStarted::Cancelled { job }),
            Status::Unknown => return Err(NotStarted::Unknown),
            Status::Completed if earlier.swept_at.is_some() => return Err(NotStarted::Expired { job }),
            Status::Queued | Status::InProgress | Status::Completed | Status::Failed => {}
        }
        let age = self.clock.unix_millis() - earlier.created_at;
        let age = Duration::from_millis(u64::try_from(age).unwrap_or(0));
        let attached = earlier.status.is_open().then_some(age);
        let watch = self.watch(earlier).await?;
        Ok(Begun { job, watch, attached, replayed: attached.is_none() })
    }

    /// The pictures of a call that nobody waits for are kept until it has run.
    async fn keep_inputs(&self, job: &str, asked: &Asked) -> Result<bool, NotStarted> {
        let Inputs { images, mask, markup } = &asked.inputs;
        if !asked.terms.asynchronous || images.is_empty() {
            return Ok(false);
        }
        let numbered = images.iter().enumerate().map(|(index, input)| (index.to_string(), input));
        let named = [("mask", mask), ("markup", markup)];
        let named = named.into_iter().filter_map(|(role, input)| Some((role.to_owned(), input.as_ref()?)));
        let all = numbered.chain(named).map(|(role, input)| (role, input.spool.clone())).collect();
        let names = self.blobs.keep_inputs(job, all).await?;
        // If they have to wait here and this server dies, the caller is asked to send them again.
        self.upload_now(job, &names).await;
        Ok(true)
    }

    /// Takes uploads away that no row tells of. Those in a bucket that does not answer are left to a sweep.
    async fn forget_inputs(&self, job: &str) -> std::io::Result<()> {
        match self.blobs.remove_inputs(job).await {
            Err(error) if self.blobs.are_shared() => {
                tracing::warn!(job, %error, "cannot take away the uploads of a call that was made before");
                Ok(())
            }
            removed => removed,
        }
    }
}

fn row(job: &str, asked: &Asked, route: Route, reserve: Nanos, inputs_kept: bool) -> New {
    let Asked { principal, call, terms, .. } = asked;
    New {
        id: job.to_owned(),
        project: principal.project.clone(),
        key: principal.key.clone(),
        endpoint: call.endpoint,
        model: call.model.clone(),
        n: call.n,
        idempotency_key: terms.idempotency_key.clone(),
        retry: terms.retry,
        fingerprint: asked.fingerprint.clone(),
        request: request_of(asked).to_string(),
        inputs_kept,
        asynchronous: terms.asynchronous,
        route,
        reserve,
        webhook_url: terms.webhook_url.clone(),
    }
}

/// What the row keeps of a call: all of its parameters, and of its pictures how many and how large, and which files.
fn request_of(asked: &Asked) -> Value {
    let Asked { call, inputs, files, .. } = asked;
    let mut request = record::call(call);
    if !inputs.images.is_empty() {
        let sizes: Vec<String> = inputs.images.iter().map(|input| input.size.to_string()).collect();
        let (mask, markup) = (inputs.mask.is_some(), inputs.markup.is_some());
        request["inputs"] = json!({ "images": sizes.len(), "mask": mask, "markup": markup, "sizes": sizes });
        if !files.is_empty() {
            request["inputs"]["files"] =
                files.iter().map(|(role, id)| (role.as_str(), id.as_str())).collect();
        }
    }
    request
}

/// The sizes of the pictures that came with a call, by its row.
pub(super) fn sizes_of_inputs(request: &Value) -> Vec<Size> {
    let sizes = request.pointer("/inputs/sizes").and_then(Value::as_array);
    sizes.into_iter().flatten().filter_map(|size| Size::from_text(size.as_str()?)).collect()
}
