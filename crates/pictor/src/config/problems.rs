//! What is wrong with the settings, all of it at once.

use std::fmt;

/// One setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key's path, such as `upstream[0].base_url`, or the file's name.
    pub key: String,
    /// What is wrong and what to write instead.
    pub mend: String,
}

/// Everything that is wrong with the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes one more.
    pub fn add(&mut self, key: impl Into<String>, mend: impl Into<String>) {
        self.0.push(Problem { key: key.into(), mend: mend.into() });
    }

    /// Takes over the problems of a table inside these settings, which is at `at`.
    pub(super) fn take(&mut self, at: &str, inside: Result<(), Self>) {
        for problem in inside.err().into_iter().flat_map(|inner| inner.0) {
            self.add(format!("{at}.{}", problem.key), problem.mend);
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the settings cannot be used:")?;
        for problem in &self.0 {
            write!(f, "\n  {}: {}", problem.key, problem.mend)?;
        }
        Ok(())
    }
}
