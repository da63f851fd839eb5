//! The release binary on a data directory and a database that outlive it, and the upstream that counts what was paid.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use pictor::blobs::Blobs;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, Target};
use pictor::jobs::Jobs;
use pictor::ledger::Violation;
use pictor_testkit::{Drawing, Step, Upstream, eventually};

use tempfile::TempDir;

pub(crate) const KEY: &str = "sk-operator-key-0123456789";

/// How long each picture of the upstream is at least: too long to stay in memory.
pub(crate) const PICTURE: usize = 200_000;

/// What the upstream does by default.
pub(crate) fn drawn() -> Step {
    Step::draw(Drawing { bytes: PICTURE, ..Drawing::default() })
}

/// What a server has that is killed and started again.
pub(crate) struct House {
    pub(crate) data_dir: TempDir,
    pub(crate) upstream: Upstream,
}

impl House {
    pub(crate) async fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let upstream = Upstream::start([drawn()]).await;
        Self { data_dir: tempfile::tempdir().unwrap(), upstream }
    }

    /// The binary, with this house's database, before this house's upstream and with more settings.
    pub(crate) fn pictor(&self, program: &[&str], settings: &str) -> Command {
        let file = self.data_dir.path().join("settings.toml");
        let upstream = format!(
            "[[upstream]]\nname = \"main\"\nkind = \"openai\"\nbase_url = \"{}\"\napi_keys = [\"sk-upstream\"]\n\
             max_in_flight = 1\n",
            self.upstream.base_url()
        );
        let upstream = if settings.contains("studio") { String::new() } else { upstream };
        fs::write(&file, format!("{settings}\n{upstream}")).unwrap();
        let words = [program, &[env!("CARGO_BIN_EXE_pictor")]].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env("PICTOR_CONFIG", file).env("PICTOR_ADMIN_KEY", KEY);
        command.env("PICTOR_DATA_DIR", self.data_dir.path());
        for name in ["PICTOR_OPENAI_API_KEY", "PICTOR_OPENAI_BASE_URL", "PICTOR_LOG", "PICTOR_CRASH_AT"] {
            command.env_remove(name);
        }
        command.env_remove("PICTOR_DATABASE_URL");
        command
    }

    /// What a query answers, all of it as text.
    pub(crate) fn sql(&self, sql: &str) -> Vec<Vec<String>> {
        sqlite(&self.data_dir.path().join("pictor.db"), sql)
    }

    /// As [`sql`](Self::sql), for one value.
    pub(crate) fn value(&self, sql: &str) -> String {
        self.sql(sql).first().map_or_else(String::new, |row| row[0].clone())
    }

    /// Makes every file so old that it is swept if it is nobody's.
    pub(crate) fn let_files_age(&self) {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(24);
        for file in self.blobs() {
            // One that the sweep has taken meanwhile needs no age.
            let Ok(file) = fs::File::options().write(true).open(file) else { continue };
            file.set_modified(long_ago).unwrap();
        }
    }

    /// Every file in the blob directories.
    pub(crate) fn blobs(&self) -> Vec<PathBuf> {
        let mut directories = vec![self.data_dir.path().join("blobs")];
        let mut files = Vec::new();
        while let Some(directory) = directories.pop() {
            for entry in fs::read_dir(directory).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() { directories.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    /// What must be so of every house whose jobs have all ended.
    pub(crate) async fn audit(&self, files: usize) {
        self.let_files_age();
        eventually("no file is nobody's", || self.blobs().len() == files).await;
        assert_eq!(
            self.value("SELECT CAST(COALESCE(SUM(reserved), 0) AS TEXT) FROM balances"),
            "0",
            "a reservation is open"
        );
        assert_eq!(
            self.value("SELECT CAST(SUM(in_flight) AS TEXT) FROM keys"),
            "0",
            "a place of the key is taken"
        );
        assert_eq!(self.violations().await, []);
    }

    /// Where rows, ledger and files disagree.
    async fn violations(&self) -> Vec<Violation> {
        let (clock, crash) = (Clock::default(), Crash::default());
        let db = Db::open(&Target::Sqlite(self.data_dir.path().join("pictor.db")), &clock, &crash).unwrap();
        let blobs = Blobs::open(self.data_dir.path(), &crash).unwrap();
        Jobs::new(db, blobs, clock, crash, "proc_audit").audit().await.unwrap()
    }
}

fn sqlite(path: &Path, sql: &str) -> Vec<Vec<String>> {
    let database = rusqlite::Connection::open(path).unwrap();
    database.busy_timeout(Duration::from_secs(5)).unwrap();
    let mut statement = database.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        (0..columns)
            .map(|column| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default))
            .collect()
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// A server that is listening; killed when it is dropped.
pub(crate) struct Serving {
    child: Child,
    log: Arc<Mutex<String>>,
    pub(crate) url: String,
}

impl Serving {
    /// Starts one and waits until it listens.
    pub(crate) async fn start(mut command: Command) -> Self {
        let (child, log) = spawn(&mut command);
        let mut serving = Self { child, log, url: String::new() };
        eventually("it listens or has ended", || {
            let log = serving.log.lock().unwrap().clone();
            let address = |line: &str| {
                line.split_whitespace().find(|word| word.starts_with("http://127")).map(str::to_owned)
            };
            let whole = log.rfind('\n').map_or("", |end| &log[..end]);
            serving.url = whole.lines().find_map(address).unwrap_or_default();
            !serving.url.is_empty() || serving.child.try_wait().unwrap().is_some()
        })
        .await;
        assert!(!serving.url.is_empty(), "it did not start:\n{}", serving.said());
        serving
    }

    pub(crate) fn said(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether it is storing something that is too long for memory.
    pub(crate) fn has_a_spool(&self) -> bool {
        let open = fs::read_dir(format!("/proc/{}/fd", self.pid())).unwrap();
        let file = |entry: io::Result<fs::DirEntry>| fs::read_link(entry.ok()?.path()).ok();
        open.filter_map(file).any(|file| file.to_string_lossy().contains("/spool/"))
    }

    /// Waits until it has killed itself at the point that was named.
    pub(crate) async fn crashed(&mut self, point: &str) {
        let mut ended = None;
        let child = &mut self.child;
        let waiting = async {
            eventually(&format!("a crash at {point}: it is never reached"), || {
                ended = child.try_wait().unwrap();
                ended.is_some()
            })
            .await;
        };
        waiting.await;
        assert_eq!(ended.and_then(|status| status.signal()), Some(9), "{point}:\n{}", self.said());
    }

    /// Asks it to stop, and waits until it has.
    pub(crate) async fn stop(mut self) {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        eventually("it stops", || self.child.try_wait().unwrap().is_some()).await;
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // One that has crashed needs no killing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs one that is to end by itself.
pub(crate) fn run_to_its_end(mut command: Command) -> (ExitStatus, String) {
    let (mut child, log) = spawn(&mut command);
    let status = child.wait().unwrap();
    let said = log.lock().unwrap().clone();
    (status, said)
}

/// What it says is read at once, so that it never waits for its reader.
fn spawn(command: &mut Command) -> (Child, Arc<Mutex<String>>) {
    command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let log = Arc::<Mutex<String>>::default();
    let (mut stderr, kept) = (BufReader::new(child.stderr.take().unwrap()), log.clone());
    thread::spawn(move || {
        let mut line = String::new();
        while stderr.read_line(&mut line).is_ok_and(|length| length > 0) {
            kept.lock().unwrap().push_str(&line);
            line.clear();
        }
    });
    (child, log)
}
