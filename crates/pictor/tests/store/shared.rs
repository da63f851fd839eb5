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

/// What is sent goes with the COMMIT: where both answers are lost, nobody knows.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_whose_answer_is_lost_is_told_as_unsure() {
    let server = Postgres::start();
    let proxy = Proxy::start(server.address()).await;
    let (url, through) = (server.database(), proxy.address().to_string());
    let at = |url: String| Target::Postgres { url: Secret::new(url), connections: 4 };
    let direct = at(url.clone());
    let proxied = at(url.replace(&server.address().to_string(), &through));
    let direct = tokio::task::spawn_blocking(move || open(&direct)).await.unwrap().unwrap();
    let proxied = tokio::task::spawn_blocking(move || open(&proxied)).await.unwrap().unwrap();
    let first = direct.write(Durability::Full, |tx: &mut dyn Tx| tx.execute(NOTE, &["a".into(), "x".into()]));
    assert_eq!(first.await, Ok(1));
    let change = "UPDATE settings SET value = value || $1 WHERE name = 'a'";
    let (release, released) = std::sync::mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    let (hold, mut held) = tokio::sync::mpsc::unbounded_channel();
    let holding = direct.write::<_, DbError, _>(Durability::Full, move |tx: &mut dyn Tx| {
        tx.execute(change, &["y".into()])?;
        let _ = hold.send(());
        let _ = released.lock().unwrap().recv();
        Ok(())
    });
    let waiting = async {
        held.recv().await.unwrap();
        let waiting = move |tx: &mut dyn Tx| tx.send(change, &["z".into()]);
        proxied.write::<_, DbError, _>(Durability::Full, waiting).await
    };
    let waits = "SELECT CAST(COUNT(*) AS BIGINT) FROM pg_stat_activity \
                 WHERE wait_event_type = 'Lock' AND datname = current_database()";
    let cutting = async {
        let read =
            || direct.read::<_, DbError, _>(move |tx: &mut dyn Tx| tx.one(waits, &[])?.unwrap().int(0));
        while read().await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        proxy.cut();
    };
    let lost = async {
        let (lost, ()) = tokio::join!(waiting, cutting);
        release.send(()).unwrap();
        lost
    };
    let (held, lost) = tokio::join!(holding, lost);
    assert_eq!((held, lost), (Ok(()), Err(DbError::Unsure)));
}
