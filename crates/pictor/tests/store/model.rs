//! The store against a plain model of it: any sequence of steps, crashes and clocks leaves both in the same state.

use std::time::Duration;

use pictor::jobs::{
    Cancelled, Closed, Dead, Decision, End, Filter, Jobs, Money, New, Retention, StartError, Started, Status,
    Within,
};
use pictor_api::money::Nanos;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::house::{COST, House, WORST, call, completed, failed, lost, price};
use crate::{on_both, up};

/// What the budget of the project and the concurrency of the key allow.
const BUDGET: i64 = 800;
const AT_ONCE: usize = 5;
/// What a person settles.
const DECIDED: Nanos = Nanos(60);
const MINUTE: i64 = 60_000;

#[derive(Clone, Copy, Debug)]
enum How {
    Completed,
    Failed,
    Retryable,
    Lost,
}

/// Jobs are named by their number, modulo how many there are.
#[derive(Clone, Debug)]
enum Step {
    Start {
        key: Option<u8>,
        fingerprint: u8,
        retry: u32,
    },
    Dispatch(usize),
    /// By the process that has it, even if that is held to be dead; else by the present one.
    Finish(usize, How, bool),
    Cancel(usize),
    Reconcile(usize, bool),
    Deliver(usize),
    Sweep,
    Crash,
    Recover,
    /// Sums of them never come near to ten minutes or an hour, where milliseconds would decide.
    Advance(bool),
    SetBack,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let how = prop_oneof![Just(How::Completed), Just(How::Failed), Just(How::Retryable), Just(How::Lost)];
    let start = (proptest::option::of(0..2_u8), 0..8_u8, 0..3_u32)
        .prop_map(|(key, chance, retry)| Step::Start { key, fingerprint: u8::from(chance == 0), retry });
    let step = prop_oneof![
        8 => start,
        5 => any::<usize>().prop_map(Step::Dispatch),
        6 => (any::<usize>(), how, any::<bool>()).prop_map(|(job, how, own)| Step::Finish(job, how, own)),
        2 => any::<usize>().prop_map(Step::Cancel),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(job, settle)| Step::Reconcile(job, settle)),
        1 => any::<usize>().prop_map(Step::Deliver),
        1 => Just(Step::Sweep),
        2 => Just(Step::Crash),
        2 => Just(Step::Recover),
        2 => any::<bool>().prop_map(Step::Advance),
        1 => Just(Step::SetBack),
    ];
    vec(step, 1..50)
}

/// A job as the model has it.
#[derive(Clone, Debug)]
struct Known {
    id: String,
    key: Option<u8>,
    fingerprint: u8,
    retry_seen: u32,
    status: Status,
    money: Money,
    cost: Option<Nanos>,
    retryable: bool,
    owner: u32,
    created: i64,
    ended: i64,
    delivered: Option<i64>,
}

impl Known {
    fn ends(&mut self, status: Status, cost: Option<Nanos>, now: i64) {
        let money = if status == Status::Unknown { Money::Unknown } else { Money::Closed };
        (self.status, self.money, self.cost, self.ended) = (status, money, cost, now);
    }

    fn uses(&self) -> i64 {
        match self.money {
            Money::Closed => self.cost.unwrap_or_default().0,
            Money::Reserved | Money::Unknown => WORST.0,
        }
    }

    fn is_expired(&self, now: i64) -> bool {
        !self.status.is_open() && self.money == Money::Closed && self.ended < now - 60 * MINUTE
    }
}

/// What a start must come to.
#[derive(Debug, PartialEq)]
enum Comes {
    Fresh,
    Same(String),
    Reused,
    Limited,
    Over,
}

#[derive(Default)]
struct Model {
    jobs: Vec<Known>,
    process: u32,
    /// What jobs have cost whose rows are gone.
    past: i64,
}

impl Model {
    fn start(&mut self, new: &New, key: Option<u8>, fingerprint: u8, now: i64) -> Comes {
        let mut gives_up = None;
        if key.is_some() {
            if let Some(at) = self.jobs.iter().position(|job| job.key == key) {
                let job = &self.jobs[at];
                match () {
                    () if job.fingerprint != fingerprint => return Comes::Reused,
                    () if !job.retryable => return Comes::Same(job.id.clone()),
                    () => gives_up = Some(at),
                }
            }
        } else if let Some(id) = self.returns_for(fingerprint, new.retry, now) {
            return Comes::Same(id);
        }
        if self.jobs.iter().filter(|job| job.status.is_open()).count() >= AT_ONCE {
            return Comes::Limited;
        }
        if self.past + self.jobs.iter().map(Known::uses).sum::<i64>() + WORST.0 > BUDGET {
            return Comes::Over;
        }
        if let Some(at) = gives_up {
            self.jobs[at].key = None;
        }
        self.jobs.push(Known {
            id: new.id.clone(),
            key,
            fingerprint,
            retry_seen: new.retry,
            status: Status::Queued,
            money: Money::Reserved,
            cost: None,
            retryable: false,
            owner: self.process,
            created: now,
            ended: 0,
            delivered: None,
        });
        Comes::Fresh
    }

    fn returns_for(&mut self, fingerprint: u8, retry: u32, now: i64) -> Option<String> {
        let fits = |job: &&mut Known| {
            let lately = job.delivered.is_none_or(|at| at >= now - 10 * MINUTE);
            let open = job.key.is_none() && !job.retryable && job.status != Status::Cancelled;
            open && lately && job.fingerprint == fingerprint && job.created >= now - 60 * MINUTE
        };
        let mut jobs: Vec<&mut Known> = self.jobs.iter_mut().filter(fits).collect();
        if retry == 0 {
            return None;
        }
        jobs.sort_by_key(|job| (job.created, job.id.clone()));
        if let Some(job) = jobs.iter_mut().find(|job| job.retry_seen < retry) {
            job.retry_seen = retry;
            return Some(job.id.clone());
        }
        jobs.last().map(|job| job.id.clone())
    }

    fn finish(&mut self, at: usize, how: How, by: u32, now: i64) -> Closed {
        let job = &mut self.jobs[at];
        if job.owner != by {
            return Closed::Already;
        }
        match (job.status, how) {
            (Status::Unknown, How::Completed) => {
                let cost = if job.money == Money::Unknown { Some(COST) } else { job.cost };
                job.ends(Status::Completed, cost, now);
                job.retryable = false;
                return Closed::Late;
            }
            (status, _) if !status.is_open() => return Closed::Already,
            (_, How::Completed) => job.ends(Status::Completed, Some(COST), now),
            (_, How::Lost) => job.ends(Status::Unknown, None, now),
            (_, How::Failed | How::Retryable) => {
                job.ends(Status::Failed, Some(Nanos(0)), now);
                job.retryable = matches!(how, How::Retryable);
            }
        }
        Closed::Now
    }

    fn recover(&mut self, now: i64) {
        let process = self.process;
        let orphaned = |job: &&mut Known| job.owner != process;
        for job in self.jobs.iter_mut().filter(orphaned) {
            match job.status {
                Status::Queued => job.owner = process,
                Status::InProgress => job.ends(Status::Unknown, None, now),
                _ => {}
            }
        }
    }
}

/// The store and its model, side by side.
struct Both {
    house: House,
    model: Model,
}

impl Both {
    fn process(&self, number: u32) -> Jobs {
        self.house.process(&format!("proc_{number}"))
    }

    async fn step(&mut self, step: &Step) {
        let (me, now) = (self.process(self.model.process), self.house.clock.unix_millis());
        let count = self.model.jobs.len().max(1);
        let number = |job: &usize| job % count;
        match step {
            Step::Start { key, fingerprint, retry } => self.start(*key, *fingerprint, *retry).await,
            Step::Crash => self.model.process += 1,
            Step::Recover => {
                me.recover(Dead::AllOthers, &*price()).await.unwrap();
                self.model.recover(now);
            }
            Step::Sweep => {
                let keep = Retention { rows: Duration::from_hours(1), ..Retention::default() };
                me.sweep(&keep).await.unwrap();
                let gone = self.model.jobs.extract_if(.., |job| job.is_expired(now));
                self.model.past += gone.map(|job| job.uses()).sum::<i64>();
            }
            Step::Advance(long) => self.house.clock.advance(Duration::from_mins(if *long { 31 } else { 7 })),
            Step::SetBack => self.house.clock.set_back(Duration::from_hours(1)),
            _ if self.model.jobs.is_empty() => {}
            Step::Dispatch(job) => self.dispatch(number(job)).await,
            Step::Finish(job, how, own) => self.finish(number(job), *how, *own).await,
            Step::Cancel(job) => self.cancel(number(job)).await,
            Step::Reconcile(job, settle) => self.reconcile(number(job), *settle).await,
            Step::Deliver(job) => {
                let job = &mut self.model.jobs[job % count];
                me.delivered(vec![job.id.clone()]).await.unwrap();
                job.delivered = job.delivered.or(Some(now));
            }
        }
    }

    async fn start(&mut self, key: Option<u8>, fingerprint: u8, retry: u32) {
        let idempotency_key = key.map(|key| format!("k{key}"));
        let new = New { idempotency_key, fingerprint: format!("f{fingerprint}"), retry, ..call() };
        let now = self.house.clock.unix_millis();
        let came = match self.process(self.model.process).start(new.clone()).await {
            Ok(Started::Fresh { .. }) => Comes::Fresh,
            Ok(Started::Same(job)) => Comes::Same(job.id),
            Ok(Started::Reused) => Comes::Reused,
            Err(StartError::Limited(_)) => Comes::Limited,
            Err(StartError::OverBudget(_)) => Comes::Over,
            Err(StartError::Db(error)) => panic!("{error}"),
        };
        assert_eq!(came, self.model.start(&new, key, fingerprint, now));
        if came == Comes::Fresh {
            let created = self.house.job(&new.id).await.created_at;
            self.model.jobs.last_mut().unwrap().created = created;
        }
    }

    async fn dispatch(&mut self, at: usize) {
        let me = self.process(self.model.process);
        let job = &mut self.model.jobs[at];
        let ours = job.owner == self.model.process && job.status.is_open();
        assert_eq!(me.dispatch(&job.id, up()).await.unwrap(), ours);
        if ours {
            job.status = Status::InProgress;
        }
    }

    async fn finish(&mut self, at: usize, how: How, own: bool) {
        let job = &self.model.jobs[at];
        let by = if own { job.owner } else { self.model.process };
        let end: End = match how {
            How::Completed => completed(),
            How::Failed => failed(false),
            How::Retryable => failed(true),
            How::Lost => lost(),
        };
        let now = self.house.clock.unix_millis();
        let closed = self.process(by).finish(&job.id, end).await.unwrap();
        assert_eq!(closed, self.model.finish(at, how, by, now));
    }

    async fn cancel(&mut self, at: usize) {
        let me = self.process(self.model.process);
        let now = self.house.clock.unix_millis();
        let job = &mut self.model.jobs[at];
        match me.cancel(&Within::All, &job.id).await.unwrap() {
            Cancelled::Done(_) => {
                assert_eq!(job.status, Status::Queued);
                job.ends(Status::Cancelled, Some(Nanos(0)), now);
            }
            Cancelled::AlreadySent(_) => assert_eq!(job.status, Status::InProgress),
            Cancelled::Ended(_) => assert!(!job.status.is_open()),
            Cancelled::NotFound => panic!("{} is there", job.id),
        }
    }

    async fn reconcile(&mut self, at: usize, settle: bool) {
        let me = self.process(self.model.process);
        let job = &mut self.model.jobs[at];
        let decision = if settle { Decision::Settle(DECIDED) } else { Decision::Release };
        let decided = me.reconcile(&job.id, decision).await.unwrap();
        assert_eq!(decided, job.money == Money::Unknown);
        if decided {
            job.money = Money::Closed;
            job.cost = Some(if settle { DECIDED } else { Nanos(0) });
            job.retryable = !settle;
        }
    }

    /// Every invariant holds, and both say the same of every job.
    async fn compare(&self) {
        self.house.audit().await;
        let filter = Filter {
            within: Within::All,
            key: None,
            status: None,
            model: None,
            endpoint: None,
            after: None,
            limit: 100,
            newest_first: false,
            created_after: None,
            created_before: None,
            starred: None,
            text: None,
        };
        let page = self.house.jobs.list(&filter).await.unwrap();
        let stored = page.jobs.into_iter().map(|job| {
            let key = job.idempotency_key.map(|key| key[1..].parse::<u8>().unwrap());
            (job.id, key, job.status, job.money, job.cost, job.retryable)
        });
        let known = self.model.jobs.iter().cloned();
        let known = known.map(|job| (job.id, job.key, job.status, job.money, job.cost, job.retryable));
        let (mut stored, mut known): (Vec<_>, Vec<_>) = (stored.collect(), known.collect());
        stored.sort_by(|one, other| one.0.cmp(&other.0));
        known.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(stored, known);
    }
}

#[test]
fn any_sequence_of_steps_leaves_the_store_as_the_model() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let config = Config { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let run = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(on_both(|db, clock| {
            let steps = steps.clone();
            async move {
                let house = House::open(db, clock).await;
                let limit = format!("UPDATE keys SET concurrency = {AT_ONCE} WHERE id = 'key_a'");
                house.execute(&limit).await;
                house
                    .execute(&format!("UPDATE projects SET budget_total = {BUDGET} WHERE id = 'proj_a'"))
                    .await;
                let mut both = Both { house, model: Model::default() };
                for step in &steps {
                    both.step(step).await;
                    both.compare().await;
                }
            }
        }));
        Ok(())
    });
    run.unwrap();
}
