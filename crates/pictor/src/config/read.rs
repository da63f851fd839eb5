//! Reads a TOML table key by key, notes every problem, and at the end every key that nobody asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::{Table, Value};

use super::{Problems, units};

/// Settings being read. After a problem it answers with a harmless value and goes on, so that all are found.
pub(super) struct Reader {
    settings: Table,
    asked: BTreeSet<String>,
    pub(super) problems: Problems,
}

impl Reader {
    /// The defaults with the file's settings laid over them.
    pub(super) fn open(defaults: &str, file: Option<&Path>) -> Result<Self, Problems> {
        let mut settings: Table =
            defaults.parse().expect("the built-in defaults are TOML: a test reads them");
        let mut problems = Problems::default();
        if let Some(path) = file {
            match read_file(path) {
                Ok(given) => lay_over(&mut settings, given),
                Err(mend) => problems.add(path.display().to_string(), mend),
            }
        }
        if !problems.0.is_empty() {
            return Err(problems);
        }
        Ok(Self { settings, asked: BTreeSet::new(), problems })
    }

    /// A reader of one table inside these settings, such as one `[[upstream]]`.
    pub(super) fn inside(table: Table) -> Self {
        Self { settings: table, asked: BTreeSet::new(), problems: Problems::default() }
    }

    /// A reader of these settings with others laid over them.
    pub(super) fn under(&self, above: Table) -> Self {
        let mut settings = self.settings.clone();
        lay_over(&mut settings, above);
        Self::inside(settings)
    }

    /// All of them, as they were written.
    pub(super) fn settings(&self) -> &Table {
        &self.settings
    }

    /// Sets a top-level key, where something was given that wins over the file.
    pub(super) fn overlay(&mut self, key: &str, given: Option<String>) {
        if let Some(text) = given {
            self.settings.insert(key.to_owned(), Value::String(text));
        }
    }

    pub(super) fn value(&mut self, path: &str) -> Option<Value> {
        self.asked.insert(path.to_owned());
        let mut keys = path.split('.');
        let first = self.settings.get(keys.next()?)?;
        keys.try_fold(first, |value, key| value.get(key)).cloned()
    }

    /// What the environment gives, else what the file says. The file is asked either way: a setting that the environment
    /// overrides is none that nobody knows.
    pub(super) fn given_or(&mut self, given: Option<String>, path: &str) -> Option<String> {
        let written = self.optional_string(path);
        given.or(written)
    }

    pub(super) fn optional_string(&mut self, path: &str) -> Option<String> {
        match self.value(path)? {
            Value::String(text) => Some(text),
            other => {
                self.problems.add(path, format!("write text in quotes, not {}", other.type_str()));
                None
            }
        }
    }

    /// A file that must be there and readable.
    pub(super) fn file(&mut self, path: &str) -> Option<PathBuf> {
        let file = PathBuf::from(self.optional_string(path)?);
        if let Err(error) = std::fs::File::open(&file) {
            self.problems.add(path, format!("{} cannot be read: {error}", file.display()));
        }
        Some(file)
    }

    pub(super) fn string(&mut self, path: &str) -> String {
        self.optional_string(path).unwrap_or_default()
    }

    pub(super) fn boolean(&mut self, path: &str) -> bool {
        match self.value(path) {
            Some(Value::Boolean(flag)) => flag,
            None => false,
            Some(other) => {
                self.problems.add(path, format!("write true or false, not {other}"));
                false
            }
        }
    }

    pub(super) fn optional_count(&mut self, path: &str) -> Option<usize> {
        let value = self.value(path)?;
        let count = value.as_integer().and_then(|number| usize::try_from(number).ok());
        if count.is_none() {
            self.problems.add(path, format!("write a whole number from 0 up, not {value}"));
        }
        count
    }

    pub(super) fn count(&mut self, path: &str) -> usize {
        self.optional_count(path).unwrap_or_default()
    }

    pub(super) fn small(&mut self, path: &str) -> Option<u32> {
        let count = u32::try_from(self.optional_count(path)?);
        if count.is_err() {
            self.problems.add(path, "is too large");
        }
        count.ok()
    }

    pub(super) fn strings(&mut self, path: &str) -> Option<Vec<String>> {
        let value = self.value(path)?;
        let texts = value.as_array().and_then(|values| {
            values.iter().map(|value| value.as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
        });
        if texts.is_none() {
            self.problems.add(path, "write a list of texts, for example [\"a\", \"b\"]");
        }
        texts
    }

    /// A table of texts.
    pub(super) fn texts(&mut self, path: &str) -> Option<BTreeMap<String, String>> {
        let Value::Table(table) = self.value(path)? else {
            self.problems.add(path, "write a table of texts, for example { \"ours\" = \"theirs\" }");
            return None;
        };
        let mut texts = BTreeMap::new();
        for (name, value) in table {
            match value {
                Value::String(text) => drop(texts.insert(name, text)),
                other => {
                    let mend = format!("write text in quotes, not {}", other.type_str());
                    self.problems.add(format!("{path}.{name}"), mend);
                }
            }
        }
        Some(texts)
    }

    /// A setting that is a table by now: an older file has a text in its place.
    pub(super) fn moved(&mut self, key: &str, mend: &str) {
        if self.settings.get(key).is_some_and(Value::is_str) {
            self.asked.insert(key.to_owned());
            self.problems.add(key, mend);
        }
    }

    pub(super) fn optional_address(&mut self, path: &str) -> Option<SocketAddr> {
        let text = self.optional_string(path)?;
        let address = text.parse();
        if address.is_err() {
            self.problems.add(path, format!("'{text}' is not IP:PORT; write for example \"127.0.0.1:8080\""));
        }
        address.ok()
    }

    pub(super) fn address(&mut self, path: &str) -> SocketAddr {
        self.optional_address(path).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    pub(super) fn optional_duration(&mut self, path: &str) -> Option<Duration> {
        let text = self.optional_string(path)?;
        let duration = units::duration(&text);
        if duration.is_none() {
            self.problems.add(path, format!("'{text}' is no duration; write for example \"30s\" or \"5m\""));
        }
        duration
    }

    pub(super) fn duration(&mut self, path: &str) -> Duration {
        self.optional_duration(path).unwrap_or_default()
    }

    pub(super) fn bytes(&mut self, path: &str) -> u64 {
        let text = self.string(path);
        units::bytes(&text).unwrap_or_else(|| {
            self.problems.add(path, format!("'{text}' is no size; write for example \"64MiB\""));
            0
        })
    }

    /// All problems, those of unknown keys included.
    pub(super) fn finish(mut self) -> Result<(), Problems> {
        let mut known = Vec::new();
        leaves("", &self.settings, &mut known);
        for key in known {
            if !self.asked.iter().any(|asked| key == *asked || key.starts_with(&format!("{asked}."))) {
                self.problems.add(key, "no such setting; config.default.toml lists all of them");
            }
        }
        if self.problems.0.is_empty() { Ok(()) } else { Err(self.problems) }
    }
}

fn read_file(path: &Path) -> Result<Table, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    text.parse().map_err(|error| format!("is not valid TOML: {error}"))
}

/// Lays settings over others: tables member by member, everything else whole.
pub(super) fn lay_over(settings: &mut Table, given: Table) {
    for (key, value) in given {
        match (settings.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                settings.insert(key, value);
            }
        }
    }
}

fn leaves(prefix: &str, table: &Table, found: &mut Vec<String>) {
    for (key, value) in table {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) => leaves(&path, inner, found),
            _ => found.push(path),
        }
    }
}
