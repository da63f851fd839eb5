//! The binary on a data directory and a database that outlive it, and the upstream that counts what was paid.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use pictor_testkit::{Drawing, Postgres, Step, Storage, Upstream, eventually};
use tempfile::TempDir;

pub(crate) const KEY: &str = "sk-operator-key-0123456789";

/// How long each picture of the upstream is at least: too long to stay in memory.
pub(crate) const PICTURE: usize = 200_000;

/// Where rows and pictures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
    SqliteAndBucket,
    PostgresAndBucket,
}

impl On {
    fn has_postgres(self) -> bool {
        matches!(self, Self::Postgres | Self::PostgresAndBucket)
    }

    fn has_bucket(self) -> bool {
        matches!(self, Self::SqliteAndBucket | Self::PostgresAndBucket)
    }
}

/// Makes each function a test on both databases.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod on_sqlite { $(#[tokio::test] async fn $name() { super::$name($crate::house::On::Sqlite).await; })* }
        mod on_postgres { $(#[tokio::test] async fn $name() { super::$name($crate::house::On::Postgres).await; })* }
    };
}
pub(crate) use on_both;

/// What the upstream does by default.
pub(crate) fn drawn() -> Step {
    Step::draw(Drawing { bytes: PICTURE, ..Drawing::default() })
}

/// What a server has that is killed and started again.
pub(crate) struct House {
    pub(crate) data_dir: TempDir,
    pub(crate) upstream: Upstream,
    /// The upstreams of the settings: this house's one, unless a test changes it.
    pub(crate) upstreams: String,
    database: Option<String>,
    pub(crate) bucket: Option<Storage>,
    _bucket: TempDir,
}

/// An upstream of the settings that takes one call at a time.
pub(crate) fn upstream(name: &str, upstream: &Upstream, more: &str) -> String {
    format!(
        "[[upstream]]\nname = \"{name}\"\nbase_url = \"{}\"\napi_keys = [\"sk-upstream\"]\nmax_in_flight = 1\n{more}\n",
        upstream.base_url()
    )
}

impl House {
    pub(crate) async fn new(on: On) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let database = on.has_postgres().then(|| Postgres::start().database());
        let root = tempfile::tempdir().unwrap();
        let bucket = on.has_bucket().then(|| Storage::start(root.path()));
        let main = Upstream::start([drawn()]).await;
        let upstreams = upstream("main", &main, "");
        let data_dir = tempfile::tempdir().unwrap();
        Self { data_dir, upstream: main, upstreams, database, bucket, _bucket: root }
    }

    /// The server, run by `program` where that is not empty, with more settings.
    pub(crate) fn pictor(&self, program: &[&str], settings: &str) -> Command {
        let mut command = self.run(program, settings);
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command
    }

    fn run(&self, program: &[&str], settings: &str) -> Command {
        let file = self.data_dir.path().join("settings.toml");
        fs::write(&file, format!("{settings}\n{}", self.upstreams)).unwrap();
        let words = [program, &[env!("CARGO_BIN_EXE_pictor")]].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env("PICTOR_CONFIG", file).env("PICTOR_ADMIN_KEY", KEY);
        command.env("PICTOR_DATA_DIR", self.data_dir.path());
        for name in ["PICTOR_OPENAI_API_KEY", "PICTOR_OPENAI_BASE_URL", "PICTOR_LOG", "PICTOR_CRASH_AT"] {
            command.env_remove(name);
        }
        match &self.database {
            Some(url) => command.env("PICTOR_DATABASE_URL", url),
            None => command.env_remove("PICTOR_DATABASE_URL"),
        };
        match &self.bucket {
            Some(bucket) => command.envs(bucket.variables()),
            None => command.env_remove("PICTOR_STORAGE_URL"),
        };
        command
    }

    /// What a query answers, all of it as text.
    pub(crate) fn sql(&self, sql: &str) -> Vec<Vec<String>> {
        match &self.database {
            None => ask_sqlite(&self.data_dir.path().join("pictor.db"), sql),
            // Its own small runtime must not run inside another one.
            Some(url) => thread::scope(|scope| scope.spawn(|| ask_postgres(url, sql)).join().unwrap()),
        }
    }

    /// Changes rows behind the servers' backs.
    pub(crate) fn run_sql(&self, sql: &str) {
        let url = self.database.as_ref().expect("only rows that several servers share");
        let run = || postgres::Client::connect(url, postgres::NoTls).unwrap().execute(sql, &[]).unwrap();
        // Its own small runtime must not run inside another one.
        thread::scope(|scope| scope.spawn(run).join().unwrap());
    }

    /// As [`sql`](Self::sql), for one value.
    pub(crate) fn value(&self, sql: &str) -> String {
        self.sql(sql).first().map_or_else(String::new, |row| row[0].clone())
    }

    /// Makes every file so old that it is swept if it is nobody's.
    pub(crate) fn let_files_age(&self) {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(24);
        for file in self.blobs().into_iter().chain(self.objects()) {
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

    /// Every object in the bucket, as the file that it is there.
    pub(crate) fn objects(&self) -> Vec<PathBuf> {
        let all = self
            .bucket
            .iter()
            .flat_map(|bucket| bucket.objects().into_iter().map(|name| bucket.directory().join(name)));
        all.collect()
    }

    /// Whether these are all the files that are left: of a house with a bucket, all of them there.
    fn has_left(&self, files: usize) -> bool {
        match self.bucket {
            None => self.blobs().len() == files,
            Some(_) => self.blobs().is_empty() && self.objects().len() == files,
        }
    }

    /// What must be so of every house whose jobs have all ended.
    pub(crate) async fn audit(&self, files: usize) {
        self.let_files_age();
        eventually("no file is nobody's", || self.has_left(files)).await;
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
        let books = self.run(&[], "").args(["check", "--ledger"]).output().unwrap();
        let said = [books.stdout, books.stderr].concat();
        assert!(books.status.success(), "{}", String::from_utf8_lossy(&said));
    }
}

fn ask_sqlite(path: &Path, sql: &str) -> Vec<Vec<String>> {
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

fn ask_postgres(url: &str, sql: &str) -> Vec<Vec<String>> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let text = |row: &postgres::Row, column| row.get::<_, Option<String>>(column).unwrap_or_default();
    let rows = client.query(sql, &[]).unwrap();
    rows.iter().map(|row| (0..row.len()).map(|column| text(row, column)).collect()).collect()
}

/// A server that is listening; killed when it is dropped.
pub(crate) struct Serving {
    child: Child,
    log: Arc<Mutex<String>>,
    pub(crate) url: String,
}

impl Serving {
    /// Starts one, which may come to its end before it listens.
    pub(crate) fn begin(mut command: Command) -> Self {
        let (child, log) = spawn(&mut command);
        Self { child, log, url: String::new() }
    }

    /// Starts one and waits until it listens.
    pub(crate) async fn start(command: Command) -> Self {
        let mut serving = Self::begin(command);
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

/// What it says is read at once, so that it never waits for its reader.
fn spawn(command: &mut Command) -> (Child, Arc<Mutex<String>>) {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
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
