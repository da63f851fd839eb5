//! A pooler between, in transaction mode: each transaction may get another connection to the server.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

use futures_util::future::join_all;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Target, Tx};
use pictor::jobs::{Closed, Status};
use pictor_relay::Secret;
use pictor_testkit::{Postgres, eventually};
use tempfile::TempDir;

use crate::house::{House, call, completed};
use crate::up;

/// A pooler with fewer connections to the server than clients have to it. It ends with the thread that started it.
struct Pooler {
    process: Child,
    address: SocketAddr,
    _directory: TempDir,
}

impl Pooler {
    async fn start(server: SocketAddr) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).unwrap();
        let settings = directory.path().join("pgbouncer.ini");
        let text = format!(
            "[databases]\n* = host=127.0.0.1 port={} user=pictor\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\n\
             default_pool_size = 3\n",
            server.port(),
            address.port()
        );
        fs::write(&settings, text).unwrap();
        // It does not run as root, and must read its settings all the same.
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let mut pooler = Command::new("setpriv");
        pooler.args(["--pdeathsig", "KILL"]);
        if rustix::process::geteuid().is_root() {
            pooler.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        }
        pooler.args(["pgbouncer", "--quiet"]).arg(settings).stdin(Stdio::null());
        let process = pooler.spawn().expect("these tests need the packages 'pgbouncer' and 'util-linux'");
        eventually("the pooler listens", || TcpStream::connect(address).is_ok()).await;
        Self { process, address, _directory: directory }
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn open(url: String) -> Result<Db, DbError> {
    let target = Target::Postgres { url: Secret::new(url), connections: 8 };
    let open = move || Db::open(&target, &Clock::default(), &Crash::default());
    tokio::task::spawn_blocking(open).await.unwrap()
}

#[tokio::test]
async fn a_pooler_that_keeps_no_prepared_statements_may_stand_between() {
    let server = Postgres::encrypted("", "");
    let pooler = Pooler::start(server.address()).await;
    let url = server.database().replace(&server.address().to_string(), &pooler.address.to_string());
    let url = url + "?prepared_statements=false";
    let (one, other) = (open(url.clone()).await.unwrap(), open(url).await.unwrap());
    let house = House::open(one.clone(), Clock::default()).await;
    let elsewhere = house.process_on(other.clone(), "proc_2");
    let whole = join_all((0..48).map(|number| {
        let jobs = if number % 2 == 0 { house.jobs.clone() } else { elsewhere.clone() };
        async move {
            let new = call();
            let id = new.id.clone();
            jobs.start(new).await.unwrap();
            assert!(jobs.dispatch(&id, up()).await.unwrap());
            assert_eq!(jobs.finish(&id, completed()).await.unwrap(), Closed::Now);
            id
        }
    }));
    for id in whole.await {
        assert_eq!(house.job(&id).await.status, Status::Completed);
    }
    house.audit().await;
    let kept = "SELECT COUNT(*) FROM pg_prepared_statements";
    let kept: Result<i64, DbError> =
        one.read(move |tx: &mut dyn Tx| tx.one(kept, &[])?.unwrap().int(0)).await;
    assert_eq!(kept, Ok(0), "no statement outlives its transaction");
    one.close().await;
    other.close().await;
}

#[tokio::test]
async fn a_setting_is_true_or_false() {
    let refused = open("postgres://pictor@127.0.0.1/x?prepared_statements=no".into()).await.map(drop);
    assert!(refused.unwrap_err().to_string().contains("prepared_statements"));
}
