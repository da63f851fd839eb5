//! `pictor usage`, `pictor receipt`, `pictor reconcile` and `pictor check --ledger`: the books of a data directory,
//! also beside a server that runs on it.

use std::process::ExitCode;

use anyhow::{Context, bail};
use pictor_api::money::Nanos;
use pictor_api::receipt::Facts;
use pictor_api::response::Usage;
use serde_json::{Value, json};

use super::arguments::{Receipt, Reconcile, Settings, Spending};
use super::{environment, print, run};
use crate::app::{self, Store};
use crate::config::Config;
use crate::jobs::{Decision, Doubtful, Within};
use crate::ledger::{Balance, Booked};

/// Opens what a server has kept, does `work` with it and closes it.
fn with_store<T, F>(settings: &Settings, work: F) -> anyhow::Result<T>
where
    F: AsyncFnOnce(&Store) -> anyhow::Result<T>,
{
    let config = Config::resolve(&settings.flags(), &environment)?;
    run(async {
        let store = app::open_store(&config).await?;
        let done = work(&store).await;
        store.db.close().await;
        done
    })?
}

/// `pictor usage`
pub(super) fn usage(asked: &Spending) -> anyhow::Result<ExitCode> {
    let balances = with_store(&asked.settings, async |store| {
        let owners = match &asked.project {
            None => None,
            Some(project) => {
                let mut owners = store.books.keys_of(project).await?;
                owners.push(project.clone());
                Some(owners)
            }
        };
        Ok(store.books.balances(owners).await?)
    })?;
    if asked.json {
        let all: Vec<Value> = balances.iter().map(balance).collect();
        print(&serde_json::to_string_pretty(&all)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    print(&format!("{:<38} {:<8} {:>14} {:>14} {:>14}", "of", "in", "spent, USD", "set aside", "in doubt"))?;
    for Balance { owner, period, settled, reserved, unknown } in &balances {
        print(&format!("{owner:<38} {period:<8} {settled:>14} {reserved:>14} {unknown:>14}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn balance(balance: &Balance) -> Value {
    json!({
        "owner": balance.owner,
        "period": balance.period,
        "settled_usd": balance.settled.to_string(),
        "reserved_usd": balance.reserved.to_string(),
        "unknown_usd": balance.unknown.to_string(),
    })
}

/// `pictor receipt JOB`
pub(super) fn receipt(asked: &Receipt) -> anyhow::Result<ExitCode> {
    let (entries, model) = with_store(&asked.settings, async |store| {
        let entries = store.books.entries(&asked.job).await?;
        let job = store.jobs.read(&Within::All, &asked.job).await?;
        Ok((entries, job.map(|job| job.model)))
    })?;
    if entries.is_empty() {
        bail!("no job '{}' in these books", asked.job);
    }
    let sum = Sum::of(&entries);
    if asked.json {
        print(&serde_json::to_string_pretty(&object(&asked.job, model.as_deref(), &entries, &sum))?)?;
    } else {
        for line in lines(&asked.job, model.as_deref(), &entries, &sum) {
            print(&line)?;
        }
    }
    Ok(if sum.agrees() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was settled for a job, and what its facts come to.
struct Sum<'a> {
    /// Over all entries.
    settled: Nanos,
    /// As of the last entry that has facts.
    by_facts: Nanos,
    facts: Option<&'a Facts>,
    /// Whether a person decided about it since.
    decided: bool,
}

impl<'a> Sum<'a> {
    fn of(entries: &'a [Booked]) -> Self {
        let with_facts = entries.iter().rposition(|entry| entry.facts.is_some());
        let facts = with_facts.and_then(|at| entries[at].facts.as_ref());
        let until = with_facts.map_or(0, |at| at + 1);
        let settled = |entries: &[Booked]| entries.iter().map(|entry| entry.settled).sum::<Nanos>();
        let was_in_doubt = entries.iter().any(|entry| entry.kind == "unknown");
        let decided = was_in_doubt
            && entries[until..].iter().any(|entry| matches!(entry.kind.as_str(), "settle" | "release"));
        let by_facts =
            if with_facts.is_none() && !decided { settled(entries) } else { settled(&entries[..until]) };
        Self { settled: settled(entries), by_facts, facts, decided }
    }

    fn recomputed(&self) -> Nanos {
        self.facts.map_or(Nanos(0), Facts::cost)
    }

    fn agrees(&self) -> bool {
        self.recomputed() == self.by_facts
    }
}

fn lines(job: &str, model: Option<&str>, entries: &[Booked], sum: &Sum<'_>) -> Vec<String> {
    let mut lines = vec![format!("job          {job}, {}", model.unwrap_or("whose row is gone"))];
    if let Some(requested) = sum.facts.and_then(|facts| facts.requested_model.as_deref()) {
        lines.push(format!("asked for    {requested}"));
    }
    for entry in entries {
        lines.push(format!(
            "entry        {}: set aside {}, spent {}, in doubt {} USD",
            entry.kind, entry.reserved, entry.settled, entry.unknown
        ));
    }
    for share in sum.facts.iter().flat_map(|facts| facts.shares.iter().map(move |share| (facts, share))) {
        let (facts, share) = share;
        let word = if share.by_formula { "by the formula" } else { "by its own word" };
        lines.push(format!(
            "share        {}, {} pictures: {} USD, {word}",
            share.upstream,
            share.pictures,
            facts.cost_of(share)
        ));
        lines.extend(classes(facts, &share.usage));
    }
    if let Some(facts) = sum.facts {
        lines.push(format!("price        since {}", since(facts.price.from)));
        lines.extend(facts.digests.iter().map(|digest| format!("picture      {digest}")));
    }
    lines.push(format!("recomputed   {} USD", sum.recomputed()));
    let verdict = if sum.agrees() { "as recomputed" } else { "NOT as recomputed" };
    let verdict = if sum.decided { format!("{verdict} before a person decided") } else { verdict.to_owned() };
    lines.push(format!("settled      {} USD, {verdict}", sum.settled));
    lines
}

/// When a price began: the first one has no beginning.
fn since(second: u64) -> String {
    if second == 0 { "the first day".to_owned() } else { format!("the second {second} since 1970") }
}

fn classes(facts: &Facts, usage: &Usage) -> impl Iterator<Item = String> {
    let words = ["text in", "pictures in", "text out", "pictures out"];
    let classes = words.into_iter().zip(facts.price.price.classes(usage));
    classes
        .filter(|(_, class)| class.tokens > 0)
        .map(|(word, class)| format!("  {word:<12} {} tokens at {} USD", class.tokens, class.price))
}

fn object(job: &str, model: Option<&str>, entries: &[Booked], sum: &Sum<'_>) -> Value {
    let entry = |entry: &Booked| {
        json!({
            "kind": entry.kind,
            "at": entry.at / 1_000,
            "reserved_usd": entry.reserved.to_string(),
            "settled_usd": entry.settled.to_string(),
            "unknown_usd": entry.unknown.to_string(),
        })
    };
    json!({
        "job": job,
        "model": model.or_else(|| sum.facts.and_then(|facts| facts.model.as_deref())),
        "requested_model": sum.facts.and_then(|facts| facts.requested_model.as_deref()),
        "entries": entries.iter().map(entry).collect::<Vec<_>>(),
        "facts": sum.facts.map(Facts::to_json),
        "recomputed_usd": sum.recomputed().to_string(),
        "settled_usd": sum.settled.to_string(),
        "decided": sum.decided,
        "agrees": sum.agrees(),
    })
}

/// `pictor reconcile`
pub(super) fn reconcile(asked: &Reconcile) -> anyhow::Result<ExitCode> {
    let Some(job) = &asked.job else { return list(&asked.settings) };
    let decision = match (&asked.settle_usd, asked.release) {
        (Some(amount), false) => Decision::Settle(amount.parse().context("--settle-usd")?),
        (None, true) => Decision::Release,
        _ => bail!("say what became of it: --settle-usd USD, or --release"),
    };
    if matches!(decision, Decision::Settle(amount) if amount < Nanos(0)) {
        bail!("--settle-usd takes no amount below zero");
    }
    let done = with_store(&asked.settings, async |store| Ok(store.jobs.reconcile(job, decision).await?))?;
    if !done {
        bail!("the money of the job '{job}' is not in doubt");
    }
    print(&match decision {
        Decision::Settle(amount) => format!("{job} cost {amount} USD"),
        Decision::Release => format!("{job} was not billed; the call may be made again"),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// How many jobs are read at once.
const PAGE: u32 = 100;

fn list(settings: &Settings) -> anyhow::Result<ExitCode> {
    let found = with_store(settings, async |store| {
        let mut found: Vec<Doubtful> = Vec::new();
        loop {
            let last = found.last().map(|doubtful| doubtful.job.id.clone());
            let page = store.jobs.doubtful(last.as_deref(), PAGE).await?;
            if page.is_empty() {
                return Ok(found);
            }
            found.extend(page);
        }
    })?;
    for Doubtful { job, doubt } in &found {
        print(&format!(
            "{}  {}  {}  up to {} USD in doubt, {} known",
            job.id,
            job.model,
            job.upstream.as_deref().unwrap_or("no upstream"),
            doubt.doubtful,
            doubt.known
        ))?;
    }
    if found.is_empty() {
        print("nothing is in doubt")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `pictor check --ledger`
pub(super) fn audit(settings: &Settings) -> anyhow::Result<ExitCode> {
    let found = with_store(settings, async |store| Ok(store.jobs.audit().await?))?;
    for violation in &found {
        print(&violation.to_string())?;
    }
    if found.is_empty() {
        print("the books agree with the jobs, the keys, the pictures and the receipts")?;
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}
