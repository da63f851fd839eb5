//! A process that dies at a named point: how the tests see what a crash leaves behind.
//!
//! It is part of the real binary, since a crash must be tried on what is shipped. Without the variable it compares one
//! empty option at each point.

use std::env;

use rustix::process::{Signal, getpid, kill_process};

/// The variable that names the point.
pub const VARIABLE: &str = "PICTOR_CRASH_AT";

/// Every point, in the order of a call's life. What a crash at each must leave is in the tests of the binary. What an
/// upstream does in the middle needs no point: a scripted one falls silent there, and the server is killed from outside.
pub const POINTS: &[&str] = &[
    "start.before",
    "start.after",
    "dispatch.after",
    "upstream.answered",
    "blob.synced",
    "blob.linked_one",
    "blob.linked_all",
    "outbox.put",
    "finish.before",
    "finish.after",
    "deliver.half",
    "cancel.after",
    "sweep.tombstoned",
    "file.stored",
    "file.tombstoned",
    "webhook.sent",
    "migrate.half",
];

/// Where this process dies, if anywhere. Handed to the rooms, so that two servers in one process are not one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Crash(Option<&'static str>);

/// A point that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{VARIABLE} names no point: '{0}'; there are {points}", points = POINTS.join(", "))]
pub struct UnknownPoint(String);

impl Crash {
    /// At the point that the environment names; nowhere where it names none.
    ///
    /// # Errors
    /// When it names a point that does not exist: a test of a misspelled point would always pass.
    pub fn from_environment() -> Result<Self, UnknownPoint> {
        env::var_os(VARIABLE).map_or(Ok(Self::default()), |name| Self::named(&name.to_string_lossy()))
    }

    fn named(name: &str) -> Result<Self, UnknownPoint> {
        let known = POINTS.iter().find(|point| **point == name);
        known.map(|point| Self(Some(point))).ok_or_else(|| UnknownPoint(name.to_owned()))
    }

    /// Dies here if `point` is the one: at once, by SIGKILL, so that nothing is dropped, flushed or answered.
    ///
    /// # Panics
    /// In debug builds, when `point` is not on the list.
    pub fn at(&self, point: &str) {
        debug_assert!(POINTS.contains(&point), "{point} is not on the list of points");
        if self.0 == Some(point) {
            // A process may always signal itself; a failure shows as a crash that did not come.
            let _ = kill_process(getpid(), Signal::KILL);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, ExitStatus};

    use super::*;

    const INSIDE: &str = "crash::tests::a_process_dies_at_its_point_only";

    /// Runs the test below once more, in a process of its own that has the variable.
    fn run_with(value: &str) -> ExitStatus {
        let mut again = Command::new(env::current_exe().unwrap());
        again.args(["--exact", INSIDE]).env(VARIABLE, value).output().unwrap().status
    }

    #[test]
    fn a_process_dies_at_its_point_only() {
        let Some(_) = env::var_os(VARIABLE) else {
            assert_eq!(run_with("finish.after").signal(), Some(9));
            assert!(run_with("finish.before").success(), "another point is passed");
            assert_eq!(run_with("finish").code(), Some(101), "an unknown point is an error");
            return Crash::from_environment().unwrap().at("finish.after");
        };
        Crash::from_environment().unwrap().at("finish.after");
    }

    #[test]
    fn an_unknown_point_is_an_error_that_lists_them() {
        let error = Crash::named("finish").unwrap_err().to_string();
        assert!(
            error.starts_with("PICTOR_CRASH_AT names no point: 'finish'; there are start.before, "),
            "{error}"
        );
        Crash::named("").unwrap_err();
        for point in POINTS {
            assert_eq!(Crash::named(point).unwrap().0, Some(*point));
        }
    }

    #[test]
    #[should_panic(expected = "is not on the list")]
    fn a_point_that_is_not_on_the_list_is_noticed() {
        Crash::default().at("finsh.after");
    }
}
