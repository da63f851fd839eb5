//! Processes that end with this one, and what the system says of them in `/proc`.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::Fault;

/// How long a process may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(5);

/// A process and its children. They end when this is dropped.
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Starts it without input, with its output in the files `out` and `err` of `directory`.
    pub(crate) fn start(command: &mut Command, directory: &Path) -> Result<Self, Fault> {
        let named = |name: &str| fs::File::create(directory.join(name));
        command.stdin(Stdio::null()).stdout(named("out")?).stderr(named("err")?);
        Self::spawn(command)
    }

    /// This program with other arguments and both of its pipes.
    pub(crate) fn again<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Self, Fault> {
        let mut command = Command::new(std::env::current_exe()?);
        Self::spawn(command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()))
    }

    fn spawn(command: &mut Command) -> Result<Self, Fault> {
        let child = command.spawn().map_err(|error| format!("cannot start {command:?}: {error}"))?;
        Ok(Self { child })
    }

    /// Its standard output, once.
    pub(crate) fn output(&mut self) -> std::process::ChildStdout {
        self.child.stdout.take().expect("started with a pipe, and asked once")
    }

    /// Whether it has ended, and how.
    pub(crate) fn ended(&mut self) -> Option<std::process::ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Seconds of processor time so far, in user and kernel mode.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        let ticks: u64 = self.family().iter().map(|pid| ticks(*pid)).sum();
        ticks as f64 / rustix::param::clock_ticks_per_second() as f64
    }

    /// Bytes resident now.
    pub(crate) fn resident(&self) -> u64 {
        self.family().iter().map(|pid| status(*pid, "VmRSS:")).sum()
    }

    /// The most bytes that were resident since [`Process::forget_peak`]; for several processes the sum of their
    /// peaks.
    pub(crate) fn peak(&self) -> u64 {
        self.family().iter().map(|pid| status(*pid, "VmHWM:")).sum()
    }

    /// Begins a new measurement of [`Process::peak`].
    pub(crate) fn forget_peak(&self) {
        for pid in self.family() {
            // proc(5): 5 resets the peak resident set size to what is resident now.
            let _ = fs::write(format!("/proc/{pid}/clear_refs"), "5");
        }
    }

    fn family(&self) -> Vec<u32> {
        let own = self.child.id();
        [own].into_iter().chain(children(own)).collect()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let family = self.family();
        // Whoever waits for the end of its input ends by that.
        drop(self.child.stdin.take());
        send(self.child.id(), Signal::TERM);
        let deadline = Instant::now() + PATIENCE;
        while self.ended().is_none() {
            if Instant::now() > deadline {
                // Not yet waited for, so the ids are still theirs.
                family.iter().for_each(|pid| send(*pid, Signal::KILL));
                let _ = self.child.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn send(pid: u32, signal: Signal) {
    if let Some(pid) = Pid::from_raw(pid as i32) {
        let _ = kill_process(pid, signal);
    }
}

fn children(parent: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| fields(*pid).get(1) == Some(&u64::from(parent))).collect()
}

/// Processor time in clock ticks, that of threads that have ended included.
fn ticks(pid: u32) -> u64 {
    let fields = fields(pid);
    // proc(5): utime and stime are fields 14 and 15, counted from 1.
    fields.get(11).copied().unwrap_or(0) + fields.get(12).copied().unwrap_or(0)
}

/// The fields of `/proc/PID/stat` from the third on (the state, which reads as 0). The second may hold anything.
fn fields(pid: u32) -> Vec<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let Some((_, rest)) = text.rsplit_once(") ") else { return Vec::new() };
    rest.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect()
}

/// A line of `/proc/PID/status` that is given in kB, in bytes.
fn status(pid: u32, name: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
