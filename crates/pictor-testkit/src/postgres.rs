//! A PostgreSQL of the tests' own: one server for a test binary, one database for a test.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Names a running server to use instead, as the URL of a database whose user may make others.
const VARIABLE: &str = "PICTOR_TEST_POSTGRES";

/// Where Debian and its kin keep the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Makes a cluster, runs its server and removes both once nobody holds the other end of its input: that is when the
/// test process has ended, in whatever way. What is lost in a power cut does not matter to tests, so that for them
/// nothing is synced; a benchmark must not leave that out.
const KEEPER: &str = r#"
bin=$1 port=$2 fsync=$3 certificate=$4 key=$5
directory=$(mktemp -d) || exit 1
cd "$directory"
stop() { [ -z "$server" ] || { kill -QUIT "$server"; wait "$server"; }; cd /; rm -rf "$directory"; }
trap stop EXIT
trap '' INT HUP
fail() { cat log >&2; exit 1; }
"$bin/initdb" --no-sync --auth=trust --username=pictor --encoding=UTF8 --locale=C -D data >log 2>&1 </dev/null || fail
if [ -n "$key" ]; then
    umask 077
    echo "$certificate" >data/server.crt
    echo "$key" >data/server.key
    echo 'ssl = on' >>data/postgresql.conf
    sed -i '1i host all guarded all scram-sha-256' data/pg_hba.conf
fi
"$bin/postgres" -D data -p "$port" -h 127.0.0.1 -k "$directory" -c "fsync=$fsync" -c max_connections=200 >>log 2>&1 </dev/null &
server=$!
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; do kill -0 "$server" 2>/dev/null || fail; sleep 0.05; done
echo ready
exec >/dev/null
cat >/dev/null
"#;

/// A running server.
#[derive(Debug)]
pub struct Postgres {
    /// Up to the name of the database.
    base: String,
    address: Option<SocketAddr>,
    /// Holds the keeper's input for as long as the process lives.
    _keeper: Option<Child>,
}

impl Postgres {
    /// The server of this test binary, started by its first user. Blocks for a second or two then.
    ///
    /// # Panics
    /// When PostgreSQL is not installed, or does not start.
    pub fn start() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(|| {
            std::env::var(VARIABLE).map_or_else(|_| Self::own("off", ["", ""]), |url| Self::given(&url))
        })
    }

    /// A server of its own for one test, that ends when it is dropped. It speaks TLS with this certificate and its key,
    /// both PEM, and asks a role named `guarded` for its password.
    ///
    /// # Panics
    /// The same.
    pub fn encrypted(certificate: &str, key: &str) -> Self {
        Self::own("off", [certificate, key])
    }

    /// A server of the caller's own that syncs what it commits, as one in production does. It ends when this is dropped.
    ///
    /// # Panics
    /// As [`start`](Self::start).
    pub fn start_synced() -> Self {
        Self::own("on", ["", ""])
    }

    /// The URL of a new and empty database.
    ///
    /// # Panics
    /// When the server does not make one.
    pub fn database(&self) -> String {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("pictor_{}_{number}", std::process::id());
        let url = format!("{}/postgres", self.base);
        self.command(&url, &format!("CREATE DATABASE {name}"));
        format!("{}/{name}", self.base)
    }

    /// Runs one statement on the database at `url`.
    ///
    /// # Panics
    /// When the database refuses it.
    pub fn command(&self, url: &str, sql: &str) {
        let psql = Command::new(programs().join("psql")).args(["-X", "-q", "-d", url, "-c", sql]).output();
        let psql = psql.expect("psql stands beside the server");
        assert!(psql.status.success(), "{sql}: {}", String::from_utf8_lossy(&psql.stderr));
    }

    /// Where it listens, for a [`Proxy`](crate::Proxy).
    ///
    /// # Panics
    /// When the environment names the server.
    pub fn address(&self) -> SocketAddr {
        self.address.expect("a server of our own")
    }

    fn given(url: &str) -> Self {
        let (base, _) = url.rsplit_once('/').expect("the URL of a database");
        Self { base: base.to_owned(), address: None, _keeper: None }
    }

    fn own(fsync: &str, tls: [&str; 2]) -> Self {
        let programs = programs();
        // Somebody else may take the port before the server does.
        let keeper = (0..5).find_map(|_| keep(&programs, [fsync, tls[0], tls[1]]));
        let (keeper, address) = keeper.expect("PostgreSQL starts; its log is above");
        let base = format!("postgresql://pictor@{address}");
        Self { base, address: Some(address), _keeper: Some(keeper) }
    }
}

/// Starts a server; none when it does not come up.
fn keep(programs: &Path, settings: [&str; 3]) -> Option<(Child, SocketAddr)> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = free.expect("loopback has a free port");
    let mut keeper = shell();
    keeper.args(["-c", KEEPER, "keeper"]).arg(programs).arg(address.port().to_string()).args(settings);
    // A group of its own: what kills the tests' group must leave it alive to clean up.
    keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0).current_dir("/");
    let mut keeper = keeper.spawn().expect("sh runs");
    let mut line = String::new();
    let output = keeper.stdout.take().expect("it is piped");
    BufReader::new(output).read_line(&mut line).expect("the keeper speaks UTF-8");
    (line == "ready\n").then_some((keeper, address))
}

/// A shell that is not root's: PostgreSQL refuses to run as root.
fn shell() -> Command {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    if id.stdout != b"0\n" {
        return Command::new("sh");
    }
    let mut shell = Command::new("setpriv");
    shell.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
    shell
}

/// The programs of the newest version.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir(VERSIONS).into_iter().flatten().flatten();
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|version| version.path()).max_by_key(number).map(|path| path.join("bin"));
    let newest = newest.filter(|bin| bin.join("initdb").exists());
    newest.unwrap_or_else(|| {
        panic!("these tests need PostgreSQL: install the package 'postgresql', or set {VARIABLE} to its URL")
    })
}
