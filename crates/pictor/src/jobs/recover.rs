//! What becomes of the jobs of a process that died. Nothing is ever sent again.
//!
//! What the rows and the disk tell decides, and each decision is one conditional write: whatever happened to a row
//! since it was read, such as its own process coming back after all, is left as it is.

use pictor_api::error::{outcome_unknown, overloaded};
use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_api::{ApiError, Call, Endpoint, record};

use super::close::{self, Closing, Expected, Outcome};
use super::found::Left;
use super::job::{Job, Kept, Route, Status, Stored};
use super::jobs_error::JobsError;
use super::row::{self, COLUMNS};
use super::stored;
use crate::db::{DbError, Tx};

/// Whose jobs are recovered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dead {
    /// Those of every process but this one: for a database that only one process may use.
    AllOthers,
    /// Those of the process with this id.
    Process(String),
}

/// What a recovery did.
#[derive(Debug, Default)]
pub struct Recovered {
    /// Jobs of which nothing was sent, or which cost nothing: this process's from now on, to be run.
    pub taken: Vec<Job>,
    /// How many are complete: all of their pictures were there.
    pub completed: usize,
    /// How many have failed, and may be asked for again.
    pub failed: usize,
    /// How many may have been billed.
    pub unknown: usize,
    /// Why some are as they were, where something was in the way: of the first of them.
    pub stopped: Option<JobsError>,
}

/// What pictures say about a call, as the rooms above read it.
#[derive(Clone, Debug)]
pub struct Priced {
    /// What an answer with them says.
    pub head: Head,
    /// What they cost, by the formula.
    pub cost: Nanos,
    /// What that recomputes from: `pictor_api::receipt::Facts` as JSON.
    pub facts: String,
}

/// An open job of a process that died.
pub(super) struct Orphan {
    pub(super) job: Job,
    pub(super) owner: String,
}

/// What becomes of one.
pub(super) enum Decided {
    /// This process runs it.
    Take,
    /// It ends.
    End(Box<Outcome>),
}

impl Decided {
    /// Where the job stands then.
    pub(super) fn becomes(&self, job: &Job) -> Status {
        match self {
            Self::Take => job.status,
            Self::End(outcome) => outcome.states().0,
        }
    }
}

impl Recovered {
    /// Adds what became of one job, if anything did.
    pub(super) fn count(&mut self, end: Option<(Job, Status)>) {
        let Some((job, becomes)) = end else { return };
        match becomes {
            Status::Completed => self.completed += 1,
            Status::Failed => self.failed += 1,
            Status::Unknown => self.unknown += 1,
            Status::Queued | Status::InProgress | Status::Cancelled => self.taken.push(job),
        }
    }
}

/// The open jobs of the dead.
pub(super) fn orphans(tx: &mut dyn Tx, dead: &Dead, me: &str) -> Result<Vec<Orphan>, DbError> {
    let (comparison, process) = match dead {
        Dead::AllOthers => ("<>", me),
        Dead::Process(process) => ("=", process.as_str()),
    };
    // Ordered as the index of the open jobs is: by the id alone, SQLite would rather read every job in its order.
    let sql = format!(
        "SELECT {COLUMNS}, owner FROM jobs WHERE status IN ('queued', 'in_progress') AND owner {comparison} $1 \
         ORDER BY owner, id"
    );
    let owner = COLUMNS.split(',').count();
    let rows = tx.query(&sql, &[process.into()])?;
    rows.iter().map(|row| Ok(Orphan { job: row::job(row)?, owner: row.text(owner)?.to_owned() })).collect()
}

/// Reads what pictures of a job say, the last of which was written at a moment in milliseconds.
pub type Price = dyn Fn(&Job, &[Kept], i64) -> Priced + Send + Sync;

/// Whether nothing of it can have been billed.
pub(super) fn cost_nothing(job: &Job) -> bool {
    job.status == Status::Queued || job.route == Route::Studio
}

/// What becomes of a job that cost nothing: it runs, unless what it is to work on is gone.
pub(super) fn decide_free(job: &Job, keep_prompt: bool) -> Decided {
    if job.endpoint == Endpoint::Generations || job.inputs_kept {
        return Decided::Take;
    }
    let mut outcome = Outcome::released(Status::Failed, keep_prompt);
    outcome.error = Some(told(&overloaded(1)));
    outcome.retryable = true;
    Decided::End(Box::new(outcome))
}

/// What becomes of a job that may have been billed, and of which these pictures are on the disk.
pub(super) fn decide_sent(job: &Job, left: Vec<Left>, price: &Price, keep_prompt: bool) -> Decided {
    let mut outcome = Outcome::released(Status::Completed, keep_prompt);
    let asked = usize::from(job.n);
    let whole = left.iter().take(asked).map(|left| left.index).eq(0..asked);
    let written_at = left.iter().map(|left| left.written_at).max().unwrap_or_default();
    let pictures: Vec<Kept> = left.into_iter().map(|left| left.kept).collect();
    if !pictures.is_empty() {
        let priced = price(job, &pictures, written_at);
        outcome.closing = Closing::Settle { cost: priced.cost };
        outcome.facts = Some(priced.facts);
        outcome.pictures = pictures.len();
        outcome.bytes = pictures.iter().map(|picture| picture.bytes).sum();
        outcome.answer = Some(answer(job, whole.then_some(priced.head), pictures));
    }
    outcome.recovered = whole;
    if !whole {
        let known = match outcome.closing {
            Closing::Settle { cost } => cost,
            _ => Nanos(0),
        };
        let doubtful = (job.reserved - known).max(Nanos(0));
        outcome.closing = Closing::Unknown { known, doubtful };
        outcome.error = Some(told(&outcome_unknown()));
    }
    Decided::End(Box::new(outcome))
}

fn told(error: &ApiError) -> String {
    record::error(error).to_string()
}

fn answer(job: &Job, head: Option<Head>, pictures: Vec<Kept>) -> String {
    let answered = if head.is_some() { usize::from(job.n) } else { 0 };
    let upstream = job.upstream.clone().unwrap_or_default();
    let adjusted = record::read_call(&job.request).map_or_else(Vec::new, |call| adjusted(call, &pictures));
    stored::to_json(&Stored { head, pictures, answered, upstream, adjusted }).to_string()
}

/// What is known to be different from what was asked: what the upstream said is lost.
fn adjusted(call: Call, pictures: &[Kept]) -> Vec<String> {
    let resized = call.adapted.resize_to.filter(|size| pictures.iter().all(|kept| kept.size == *size));
    let resized = resized.zip(call.size).map(|(size, drawn)| format!("resized={drawn}->{size}"));
    call.adapted.notes.into_iter().chain(resized).collect()
}

/// Does what was decided; false where the job is not as it was read any more.
pub(super) fn carry_out(
    tx: &mut dyn Tx,
    orphan: &Orphan,
    decided: &Decided,
    me: &str,
    now: i64,
) -> Result<bool, DbError> {
    let Orphan { job, owner } = orphan;
    match decided {
        Decided::Take => {
            let sql = "UPDATE jobs SET owner = $3, version = version + 1 \
                       WHERE id = $1 AND owner = $2 AND status = $4 AND money = 'reserved'";
            let params = [job.id.as_str().into(), owner.as_str().into(), me.into(), job.status.name().into()];
            Ok(tx.execute(sql, &params)? > 0)
        }
        Decided::End(outcome) => {
            let expected = Expected { owner: Some(owner), status: Some(job.status), project: None };
            close::close(tx, &job.id, expected, outcome, &[], now)
        }
    }
}
