//! What a database refuses, and that it serves again when the cause has gone.

use std::os::unix::fs::PermissionsExt;

use futures_util::future::join_all;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Durability, Target, Tx};
use tempfile::TempDir;

use crate::{on_both, postgres};

const NOTE: &str = "INSERT INTO settings (name, value) VALUES ($1, $2)";
const COUNT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM settings";

fn sqlite() -> (TempDir, Db) {
    let directory = tempfile::tempdir().unwrap();
    let target = Target::Sqlite(directory.path().join("pictor.db"));
    let db = Db::open(&target, &Clock::default(), &Crash::default()).unwrap();
    (directory, db)
}

async fn note(db: &Db, name: u32, bytes: usize) -> Result<u64, DbError> {
    let (name, value) = (name.to_string(), "x".repeat(bytes));
    db.write(Durability::Full, move |tx: &mut dyn Tx| tx.execute(NOTE, &[(&name).into(), (&value).into()]))
        .await
}

async fn count(db: &Db) -> i64 {
    db.scan::<_, DbError, _>(|tx: &mut dyn Tx| tx.one(COUNT, &[])?.unwrap().int(0)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_undoes_what_was_written_and_no_more() {
    let (_directory, db) = sqlite();
    assert_eq!(note(&db, 0, 10).await, Ok(1));
    // The limit is one of the writer's connection, which is opened again once it has been met.
    let limit = |tx: &mut dyn Tx| tx.one("PRAGMA max_page_count = 1", &[])?.unwrap().int(0);
    assert!(db.write::<_, DbError, _>(Durability::Full, limit).await.unwrap() > 1);
    assert_eq!(note(&db, 1, 1 << 20).await, Err(DbError::Full));
    assert_eq!(count(&db).await, 1);
    assert_eq!(note(&db, 1, 1 << 20).await, Ok(1));
    assert_eq!(count(&db).await, 2);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_batch_hear_why_it_was_undone() {
    let (_directory, db) = sqlite();
    let limit = |tx: &mut dyn Tx| tx.one("PRAGMA max_page_count = 1", &[]).map(drop);
    db.write::<_, DbError, _>(Durability::Full, limit).await.unwrap();
    let notes = join_all((0..60).map(|name| note(&db, name, 64 << 10))).await;
    let done = notes.iter().filter(|note| note.is_ok()).count();
    let full = notes.iter().filter(|note| **note == Err(DbError::Full)).count();
    assert!(full > 0 && done + full == notes.len(), "{notes:?}");
    assert_eq!(count(&db).await, i64::try_from(done).unwrap());
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_after_an_error_writes_nothing() {
    on_both(|db, _| async move {
        let stubborn = |tx: &mut dyn Tx| {
            tx.execute(NOTE, &["a".into(), "b".into()])?;
            let twice = tx.execute(NOTE, &["a".into(), "b".into()]);
            assert!(twice.is_err() && tx.execute(NOTE, &["c".into(), "d".into()]).is_err());
            twice
        };
        assert!(matches!(db.write(Durability::Full, stubborn).await, Err(DbError::Statement(_))));
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_stands_in_its_order_and_fails_the_whole() {
    on_both(|db, _| async move {
        let many = |tx: &mut dyn Tx| {
            for number in 0..40 {
                tx.send(NOTE, &[number.to_string().into(), "sent".into()])?;
                tx.send("UPDATE settings SET value = 'seen' WHERE name = $1", &[number.to_string().into()])?;
            }
            let seen = tx.one("SELECT CAST(COUNT(*) AS BIGINT) FROM settings WHERE value = 'seen'", &[])?;
            tx.send(NOTE, &["last".into(), "sent".into()])?;
            seen.unwrap().int(0)
        };
        assert_eq!(db.write::<_, DbError, _>(Durability::Full, many).await, Ok(40));
        assert_eq!(count(&db).await, 41, "the last one goes with the commit");
        let twice = |tx: &mut dyn Tx| {
            tx.send(NOTE, &["new".into(), "x".into()])?;
            tx.send(NOTE, &["last".into(), "x".into()])
        };
        let refused = db.write(Durability::Full, twice).await;
        assert!(matches!(refused, Err(DbError::Statement(_))), "{refused:?}");
        assert_eq!(count(&db).await, 41);
        let heeded = |tx: &mut dyn Tx| {
            tx.send(NOTE, &["last".into(), "x".into()])?;
            tx.one(COUNT, &[]).map(drop)
        };
        let refused = db.write(Durability::Full, heeded).await;
        assert!(matches!(refused, Err(DbError::Statement(_))), "{refused:?}");
        assert_eq!(note(&db, 99, 1).await, Ok(1), "the connection serves on");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_leaves_nothing_behind() {
    on_both(|db, _| async move {
        let tables = |tx: &mut dyn Tx| {
            tx.execute("CREATE TABLE parents (id BIGINT PRIMARY KEY)", &[])?;
            let late =
                "CREATE TABLE children (parent BIGINT REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)";
            tx.execute(late, &[])
        };
        db.write::<_, DbError, _>(Durability::Full, tables).await.unwrap();
        let orphan = |tx: &mut dyn Tx| {
            tx.execute(NOTE, &["a".into(), "b".into()])?;
            tx.execute("INSERT INTO children (parent) VALUES (7)", &[])
        };
        let refused = db.write(Durability::Full, orphan).await;
        assert!(matches!(refused, Err(DbError::Statement(_))), "{refused:?}");
        assert_eq!(count(&db).await, 0);
        assert_eq!(note(&db, 1, 1).await, Ok(1));
    })
    .await;
}

/// Takes as long as a writer is patient: five seconds.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_others_lock_is_read_and_refuses_writes_until_it_is_free() {
    let (directory, db) = sqlite();
    let other = rusqlite::Connection::open(directory.path().join("pictor.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; INSERT INTO settings (name, value) VALUES ('other', 'x')").unwrap();
    let (refused, seen) = tokio::join!(note(&db, 1, 1), count(&db));
    assert_eq!((refused, seen), (Err(DbError::Busy), 0));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(note(&db, 1, 1).await, Ok(1));
    assert_eq!(count(&db).await, 2);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_commits_in_the_order_of_asking() {
    let (_directory, db) = sqlite();
    let notes = (0..200).map(|_| {
        db.write::<_, DbError, _>(Durability::Full, |tx: &mut dyn Tx| {
            let number = tx.one(COUNT, &[])?.unwrap().int(0)?;
            tx.execute(NOTE, &[number.to_string().into(), "x".into()])?;
            Ok(number)
        })
    });
    let numbers: Result<Vec<_>, _> = join_all(notes).await.into_iter().collect();
    assert_eq!(numbers, Ok((0..200).collect()));
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_are_their_owners_alone() {
    let (directory, db) = sqlite();
    assert_eq!(note(&db, 1, 1).await, Ok(1));
    let files: Vec<_> = directory.path().read_dir().unwrap().map(Result::unwrap).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    db.close().await;
}

/// A pooler gives each transaction another connection, or cleans it; and a migration changes what a row is.
#[tokio::test(flavor = "multi_thread")]
async fn statements_that_the_server_forgot_are_prepared_again() {
    let Target::Postgres { url, .. } = postgres() else { unreachable!() };
    let target = Target::Postgres { url, connections: 2 };
    let db = Db::open(&target, &Clock::default(), &Crash::default()).unwrap();
    let columns = "INSERT INTO settings (name, value) VALUES ($1, 'x') RETURNING *";
    let insert = |name: &'static str| {
        db.write(Durability::Full, move |tx: &mut dyn Tx| tx.one(columns, &[name.into()]).map(drop))
    };
    assert_eq!(insert("a").await, Ok::<_, DbError>(()));
    for meanwhile in ["DEALLOCATE ALL", "ALTER TABLE settings ADD COLUMN more TEXT"] {
        let change = db.write(Durability::Full, move |tx: &mut dyn Tx| tx.execute(meanwhile, &[]).map(drop));
        assert_eq!(change.await, Ok::<_, DbError>(()));
        assert_eq!(insert(meanwhile).await, Ok(()), "after {meanwhile}");
    }
    db.close().await;
}
