//! Settings that are read again while the server runs: the upstreams, the pool's policy and the number of workers
//! change at once. What else differs is named, and waits for the next start.

use std::sync::{Arc, Mutex, PoisonError};

use pictor_relay::Upstream;
use pictor_spool::Spools;

use super::{ILLUSTRATOR, Images, UnusableSources};
use crate::config::{Config, Problems};

/// Reads the settings once more, from where they were read at the start. Blocks.
pub type Reread = Arc<dyn Fn() -> Result<Config, Problems> + Send + Sync>;

/// The settings that are in force.
pub struct Settings {
    now: Mutex<Config>,
    reread: Reread,
    spools: Spools,
}

/// What is different since settings were read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reloaded {
    /// Upstreams that are new, by name.
    pub added: Vec<String>,
    /// Upstreams that are asked in another way.
    pub changed: Vec<String>,
    /// Upstreams that get no more calls.
    pub removed: Vec<String>,
    /// Other settings that are in force now.
    pub applied: Vec<String>,
    /// Settings that differ from those in force, and wait for the next start.
    pub needs_restart: Vec<String>,
}

impl Settings {
    /// The settings that a server starts with, and how they are read again.
    pub fn new(config: &Config, reread: Reread, spools: &Spools) -> Self {
        Self { now: Mutex::new(config.clone()), reread, spools: spools.clone() }
    }
}

impl Images {
    /// Reads the settings again, and puts in force what can be while calls run, or nothing at all where anything is
    /// wrong. Blocks.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn reload(&self) -> Result<Reloaded, Problems> {
        let reloaded = self.try_reload();
        match &reloaded {
            Ok(told) => tracing::info!(
                added = listed(&told.added),
                changed = listed(&told.changed),
                removed = listed(&told.removed),
                applied = listed(&told.applied),
                needs_restart = listed(&told.needs_restart),
                "the settings were read again"
            ),
            Err(problems) => {
                for problem in &problems.0 {
                    let (key, mend) = (&problem.key, &problem.mend);
                    tracing::error!(
                        key,
                        problem = mend,
                        "the settings were not changed: they cannot be used"
                    );
                }
            }
        }
        reloaded
    }

    fn try_reload(&self) -> Result<Reloaded, Problems> {
        // One after the other: what is compared and what is put in force are the same.
        let mut now = self.settings.now.lock().unwrap_or_else(PoisonError::into_inner);
        let new = (self.settings.reread)()?;
        self.check(&now, &new)?;
        let sources = self.maker.sources().replaced(&new, &self.settings.spools).map_err(problem)?;
        let told = compare(&now, &new);
        self.maker.replace_sources(sources);
        self.turns.resize(new.workers());
        // What waits for the next start is told again until then.
        now.take_over(&new);
        Ok(told)
    }

    /// What only shows beside the rest of what is in force.
    fn check(&self, now: &Config, new: &Config) -> Result<(), Problems> {
        let mut problems = Problems::default();
        for upstream in &new.upstreams {
            for error in upstream.problems() {
                problems.add(error.key, error.problem);
            }
        }
        if now.models == new.models
            && let Some((name, target)) = new.compat.astray(&self.maker.models)
        {
            problems.add(format!("models.aliases.{name}"), format!("'{target}' is not in the model table"));
        }
        let heartbeat = now.http.heartbeat_after;
        if !new.upstreams.is_empty() && !heartbeat.is_zero() && new.policy.queue_wait >= heartbeat {
            let fault =
                format!("is not shorter than http.heartbeat_after, which is {heartbeat:?} until a restart");
            problems.add("relay.queue_wait", fault);
        }
        if problems.0.is_empty() { Ok(()) } else { Err(problems) }
    }
}

fn compare(now: &Config, new: &Config) -> Reloaded {
    let mut told = Reloaded::default();
    for upstream in &new.upstreams {
        match now.upstreams.iter().find(|old| old.name == upstream.name) {
            None => told.added.push(upstream.name.clone()),
            Some(old) if old != upstream => told.changed.push(upstream.name.clone()),
            Some(_) => {}
        }
    }
    let stays = |old: &&Upstream| new.upstreams.iter().any(|upstream| upstream.name == old.name);
    let gone = now.upstreams.iter().filter(|old| !stays(old));
    told.removed.extend(gone.map(|old| old.name.clone()));
    match (&now.illustrator.last_resort, &new.illustrator.last_resort) {
        (None, Some(_)) => told.added.push(ILLUSTRATOR.to_owned()),
        (Some(_), None) => told.removed.push(ILLUSTRATOR.to_owned()),
        (old, new) if old != new => told.changed.push(ILLUSTRATOR.to_owned()),
        _ => {}
    }
    (told.applied, told.needs_restart) =
        new.differing(now).into_iter().partition(|key| Config::changes_at_once(key));
    told
}

fn problem(error: UnusableSources) -> Problems {
    let mut problems = Problems::default();
    match error {
        UnusableSources::Upstreams(error) => problems.add(error.key, error.problem),
        UnusableSources::Egress(error) => problems.add("upstream", format!("cannot fetch pictures: {error}")),
    }
    problems
}

/// Nothing where there is nothing, so that no empty field is logged.
fn listed(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join(", "))
}
