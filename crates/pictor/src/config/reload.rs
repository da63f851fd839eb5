//! Settings that are read again: what differs from those in force, and what of it a server that runs can change.

use std::fmt;

use toml::{Table, Value};

use super::Config;

/// What the file and the defaults say, to be compared. It may hold keys, and is never shown.
#[derive(Clone)]
pub(super) struct Written(Table);

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Written(..)")
    }
}

impl Written {
    /// Of upstreams more is known than what is written: they are compared by what was read.
    pub(super) fn of(settings: &Table) -> Self {
        let mut settings = settings.clone();
        settings.remove("upstream");
        Self(settings)
    }
}

impl Config {
    /// The keys of the settings that are not as in `other`, but for those of upstreams.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let mut keys = Vec::new();
        differing("", &self.written.0, &other.written.0, &mut keys);
        keys.sort();
        keys
    }

    /// Whether a server that runs can change the setting with this key.
    pub fn changes_at_once(key: &str) -> bool {
        key.starts_with("relay.") || key == "jobs.workers"
    }

    /// Takes from `new` all that a server that runs can change.
    pub fn take_over(&mut self, new: &Self) {
        self.upstreams.clone_from(&new.upstreams);
        self.illustrator.last_resort.clone_from(&new.illustrator.last_resort);
        self.policy.clone_from(&new.policy);
        self.jobs.workers = new.jobs.workers;
        for (section, key) in [("relay", None), ("jobs", Some("workers"))] {
            copy(&mut self.written.0, &new.written.0, section, key);
        }
    }
}

fn differing(prefix: &str, one: &Table, other: &Table, found: &mut Vec<String>) {
    let more = other.keys().filter(|key| !one.contains_key(*key));
    for key in one.keys().chain(more) {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match (one.get(key), other.get(key)) {
            (Some(Value::Table(one)), Some(Value::Table(other))) => differing(&path, one, other, found),
            (one, other) if one != other => found.push(path),
            _ => {}
        }
    }
}

/// Copies a section of settings, or one of its keys.
fn copy(settings: &mut Table, new: &Table, section: &str, key: Option<&str>) {
    let Some(fresh) = new.get(section) else { return };
    match (key, settings.get_mut(section).and_then(Value::as_table_mut)) {
        (Some(key), Some(table)) => {
            if let Some(value) = fresh.get(key) {
                table.insert(key.to_owned(), value.clone());
            }
        }
        _ => drop(settings.insert(section.to_owned(), fresh.clone())),
    }
}
