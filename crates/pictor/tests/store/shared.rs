//! What happens between a database and those who share it.

use futures_util::future::join_all;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Durability, Target, Tx};
use pictor_relay::Secret;
use pictor_testkit::{Postgres, Proxy};

use crate::postgres;

const NOTE: &str = "INSERT INTO settings (name, value) VALUES ($1, $2)";

fn open(target: &Target) -> Result<Db, DbError> {
    Db::open(target, &Clock::default(), &Crash::default())
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_start_at_once_change_the_tables_once() {
    let directory = tempfile::tempdir().unwrap();
    for target in [Target::Sqlite(directory.path().join("pictor.db")), postgres()] {
        let opening = (0..4).map(|_| {
            let target = target.clone();
            tokio::task::spawn_blocking(move || open(&target))
        });
        for opened in join_all(opening).await {
            opened.unwrap().map(drop).unwrap();
        }
    }
}

#[tokio::test]
async fn tables_of_a_newer_program_are_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    for target in [Target::Sqlite(directory.path().join("pictor.db")), postgres()] {
        let db = open(&target).unwrap();
        let newer = "INSERT INTO migrations (version, digest, at) VALUES (99, 'x', 0)";
        db.write(Durability::Full, move |tx: &mut dyn Tx| tx.execute(newer, &[])).await.unwrap();
        db.close().await;
        let refused = open(&target).map(drop);
        assert!(matches!(refused, Err(DbError::Newer { found: 99, .. })), "{refused:?}");
    }
}

#[tokio::test]
async fn a_server_that_was_gone_is_used_again_when_it_is_back() {
    let server = Postgres::start();
    let proxy = Proxy::start(server.address()).await;
    let url = server.database().replace(&server.address().to_string(), &proxy.address().to_string());
    let target = Target::Postgres { url: Secret::new(url), connections: 2 };
    let db = tokio::task::spawn_blocking(move || open(&target)).await.unwrap().unwrap();
    let note = |name: &'static str| {
        db.write(Durability::Full, move |tx: &mut dyn Tx| tx.execute(NOTE, &[name.into(), "x".into()]))
    };
    assert_eq!(note("before").await, Ok(1));
    proxy.cut();
    let refused = note("while").await;
    assert!(matches!(refused, Err(DbError::Unavailable(_))), "{refused:?}");
    proxy.heal();
    let back = async {
        while note("after").await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), back).await.unwrap();
}
