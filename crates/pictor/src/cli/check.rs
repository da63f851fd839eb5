//! `pictor check`: the settings as they would be used, with secrets masked.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use pictor_egress::Network;
use pictor_relay::{Kind, Models, Secret, Upstream};

use super::arguments::Check;
use super::progress::Progress;
use super::{environment, ledger, print, run};
use crate::app::Rooms;
use crate::blobs::Remote;
use crate::config::{Config, Flags, masked};
use crate::images::fonts::NO_FONT;
use crate::keys;

pub(super) fn check(check: &Check) -> anyhow::Result<ExitCode> {
    if check.ledger {
        return ledger::audit(&check.settings);
    }
    let flags = Flags { listen: check.listen.clone(), ..check.settings.flags() };
    let config = Config::resolve(&flags, &environment)?;
    let scratch = tempfile::tempdir()?;
    // What can only go wrong at the start shall go wrong here, but nothing is left behind.
    keys::check(config.admin_key.as_ref().map(Secret::reveal))?;
    writable(&config.data_dir)?;
    let mut elsewhere = config.clone();
    scratch.path().clone_into(&mut elsewhere.data_dir);
    let rooms = Rooms::open(&elsewhere)?;
    for line in lines(&config, &rooms) {
        print(&line)?;
    }
    look_at_bucket(&config, &rooms, check.probe)?;
    if check.probe { probe(&rooms) } else { Ok(ExitCode::SUCCESS) }
}

/// Asks the bucket, if there is one; with `probe`, everything that a server does there is done once.
fn look_at_bucket(config: &Config, rooms: &Rooms, probe: bool) -> anyhow::Result<()> {
    let Some(bucket) = &config.bucket else { return Ok(()) };
    let remote = Remote::new(bucket, &rooms.spools)?;
    let asked = run(async {
        let _progress = Progress::start("asking the bucket".to_owned());
        if probe { remote.try_out().await } else { remote.look().await }
    })?;
    asked?;
    print(&format!(
        "bucket             {}",
        if probe { "writes, reads, lists and deletes" } else { "answers" }
    ))
}

/// Where pictures are kept.
fn pictures(config: &Config) -> String {
    let Some(bucket) = &config.bucket else { return "in the data directory".to_owned() };
    let service = bucket.endpoint.as_ref().map_or_else(|| "AWS".to_owned(), Clone::clone);
    let way = if bucket.redirect { ", which downloads are sent to" } else { "" };
    format!("s3://{}/{} at {service}{way}", bucket.name, bucket.prefix)
}

/// Whether `serve` could write there: the directory itself, or the nearest one above it that exists.
fn writable(data_dir: &Path) -> anyhow::Result<()> {
    let absolute = std::path::absolute(data_dir)?;
    let existing = absolute.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/"));
    let tried = tempfile::tempfile_in(existing);
    tried.with_context(|| format!("data_dir: cannot write in {}", existing.display()))?;
    Ok(())
}

fn probe(rooms: &Rooms) -> anyhow::Result<ExitCode> {
    let probes = {
        let _progress = Progress::start("asking the upstreams".to_owned());
        run(rooms.maker.probe())?
    };
    for probe in &probes {
        let key = probe.key.map_or(String::new(), |index| format!(" with key {}", index + 1));
        let word = probe.problem.as_deref().unwrap_or("ok");
        print(&format!("probe              {}{key}: {word} ({:.2?})", probe.upstream, probe.elapsed))?;
    }
    let all_well = probes.iter().all(|probe| probe.problem.is_none());
    Ok(if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Where rows are kept; of a URL only what is behind its password.
fn database(config: &Config) -> String {
    let Some(postgres) = &config.postgres else { return "SQLite, in the data directory".to_owned() };
    let url = postgres.url.reveal();
    let place = url.rsplit_once('@').map_or("", |(_, place)| place);
    format!("PostgreSQL at {place}, {} connections", postgres.connections)
}

fn lines(config: &Config, rooms: &Rooms) -> Vec<String> {
    let file = config.file.as_ref().map_or("none".to_owned(), |file| file.display().to_string());
    let font = rooms.font.as_ref().map_or_else(|| NO_FONT.to_owned(), |font| font.display().to_string());
    let key = config.admin_key.as_ref().map_or("in the data directory".to_owned(), masked);
    let models = config.models.as_ref().map_or("built in".to_owned(), |path| path.display().to_string());
    let mut lines = vec![
        format!("settings file      {file}"),
        format!("listen             {}", config.listen),
        format!("metrics            {}", metrics(config)),
        format!("data directory     {}", config.data_dir.display()),
        format!("database           {}", database(config)),
        format!("pictures           {}", pictures(config)),
        format!("admin key          {key}"),
        format!("strict             {}", config.strict),
        format!(
            "model table        {models}, {} models",
            rooms.models.served(rooms.clock.unix_seconds()).count()
        ),
        format!("spool budget       {} MiB", config.spool_budget >> 20),
        format!(
            "heartbeat          after {:?}, every {:?}",
            config.http.heartbeat_after, config.http.heartbeat_every
        ),
        format!(
            "clients            {:?} for a head, {:?} of silence, {:?} for a body",
            config.http.header_timeout, config.http.body_idle_timeout, config.http.body_timeout
        ),
        format!(
            "stop               {:?} of grace, then {:?} to drain",
            config.http.drain_grace, config.http.drain_timeout
        ),
        format!("browsers           {}", pages(&config.http.cors_origins)),
        format!("trusted proxies    {}", proxies(&config.http.trusted_proxies)),
        format!("log                {}", config.log_format.name()),
        format!("drawn at once      {}", config.illustrator.concurrency),
        format!("moderation         {}", config.illustrator.moderation),
        format!("Chinese lettering  {font}"),
    ];
    if config.upstreams.is_empty() {
        lines.push("upstreams          none: the built-in illustrator serves every model".to_owned());
    }
    lines.extend(config.upstreams.iter().flat_map(upstream));
    if config.illustrator.last_resort.is_some() {
        lines.push("last resort        the built-in illustrator".to_owned());
    }
    let policy = &config.policy;
    lines.push(format!(
        "rests              {:?} after a refusal, {:?} at most, {:?} for a refused key, {:?} after {} failures",
        policy.cooldown, policy.max_cooldown, policy.key_rest, policy.breaker_rest, policy.breaker_failures
    ));
    lines.push(format!(
        "relay              {} attempts, retry_unknown {}, wrong_size {:?}, {} waiting for {:?} at most",
        policy.max_attempts, policy.retry_unknown, policy.wrong_size, policy.queue, policy.queue_wait
    ));
    lines.push(format!("fetched from       {}", fetched_from(config)));
    lines
}

/// From where pictures may come that an upstream only names.
fn fetched_from(config: &Config) -> String {
    let allowed = config.egress_allow.iter().map(|network| format!(", {network}"));
    format!("public addresses{}", allowed.collect::<String>())
}

fn pages(origins: &[String]) -> String {
    match origins {
        [] => "no page may call".to_owned(),
        _ => format!("pages of {} may call", origins.join(", ")),
    }
}

/// Where the metrics are.
fn metrics(config: &Config) -> String {
    let apart = config.metrics_listen.map(|address| format!("on {address}"));
    apart.unwrap_or_else(|| "at /metrics, on the same address".to_owned())
}

fn proxies(trusted: &[Network]) -> String {
    match trusted {
        [] => "none: the client is whoever connects".to_owned(),
        _ => trusted.iter().map(Network::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::OpenAi => "openai",
        Kind::Azure { .. } => "azure",
        Kind::Compatible(_) => "compatible",
    }
}

fn upstream(upstream: &Upstream) -> Vec<String> {
    let keys: Vec<String> = upstream.keys.iter().map(masked).collect();
    let models = match &upstream.models {
        Models::Every => "every model".to_owned(),
        Models::Named(names) => {
            let pairs: Vec<String> =
                names.iter().map(|(ours, theirs)| format!("{ours} as {theirs}")).collect();
            pairs.join(", ")
        }
    };
    vec![
        format!("upstream           {}, {} at {}", upstream.name, kind(&upstream.kind), upstream.base_url),
        format!("  keys             {}", keys.join(", ")),
        format!("  models           {models}"),
        format!(
            "  priority {}, weight {}, {} at once, timeout {:?}, {:?} of silence",
            upstream.priority,
            upstream.weight,
            upstream.max_in_flight,
            upstream.timeout,
            upstream.idle_timeout
        ),
    ]
}
