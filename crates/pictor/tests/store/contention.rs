//! Many at once on the same rows, and readers beside them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, mpsc};

use futures_util::future::join_all;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Durability, Tx};

use crate::{on_both, postgres};

const NOTE: &str = "INSERT INTO settings (name, value) VALUES ($1, $2)";
const COUNT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM settings";
const ADD: &str = "INSERT INTO balances (owner, period, reserved, settled, unknown) VALUES ($1, 'all', 1, 0, 0) \
                   ON CONFLICT (owner, period) DO UPDATE SET reserved = balances.reserved + 1";

async fn sum(db: &Db) -> i64 {
    let sum = "SELECT CAST(SUM(reserved) AS BIGINT) FROM balances";
    let sum = db.scan::<_, DbError, _>(move |tx: &mut dyn Tx| tx.one(sum, &[])?.unwrap().int(0));
    sum.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_of_the_same_rows_lose_no_change() {
    on_both(|db, _| async move {
        let adds = (0..200).map(|_| {
            db.write(Durability::Full, move |tx: &mut dyn Tx| {
                // All in the same order, so that none waits for one that waits for it.
                ["a", "b"].into_iter().try_for_each(|owner| tx.execute(ADD, &[owner.into()]).map(drop))
            })
        });
        for added in join_all(adds).await {
            assert_eq!(added, Ok::<_, DbError>(()));
        }
        assert_eq!(sum(&db).await, 400);
    })
    .await;
}

/// Our own statements lock in one order; those of others may not.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_wait_for_each_other_one_is_run_again() {
    let db = Db::open(&postgres(), &Clock::default(), &Crash::default()).unwrap();
    let both = Arc::new(Barrier::new(2));
    let is_second = Arc::new(AtomicBool::new(false));
    let writes = [["a", "b"], ["b", "a"]].map(|[one, other]| {
        let (both, is_second, mut met) = (both.clone(), is_second.clone(), false);
        db.write(Durability::Full, move |tx: &mut dyn Tx| {
            tx.execute("SET LOCAL deadlock_timeout = '10ms'", &[])?;
            tx.execute(ADD, &[one.into()])?;
            if met {
                is_second.store(true, Ordering::Relaxed);
            } else {
                met = true;
                both.wait();
            }
            tx.execute(ADD, &[other.into()])
        })
    });
    for written in join_all(writes).await {
        assert_eq!(written, Ok::<_, DbError>(1));
    }
    assert!(is_second.load(Ordering::Relaxed), "nobody had to try again");
    assert_eq!(sum(&db).await, 4);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_waits_for_no_write_and_sees_none_of_it() {
    on_both(|db, _| async move {
        let ((written, begun), (go, going)) = (mpsc::channel(), mpsc::channel::<()>());
        #[expect(clippy::disallowed_methods, reason = "the test waits for it below")]
        let write = tokio::spawn({
            let db = db.clone();
            async move {
                let op = move |tx: &mut dyn Tx| {
                    tx.execute(NOTE, &["a".into(), "b".into()])?;
                    let _ = (written.send(()), going.recv());
                    Ok::<_, DbError>(())
                };
                db.write(Durability::Full, op).await
            }
        });
        tokio::task::spawn_blocking(move || begun.recv()).await.unwrap().unwrap();
        let count = |tx: &mut dyn Tx| tx.one(COUNT, &[])?.unwrap().int(0);
        assert_eq!((db.read(count).await, db.scan(count).await), (Ok(0), Ok::<_, DbError>(0)));
        go.send(()).unwrap();
        write.await.unwrap().unwrap();
        assert_eq!((db.read(count).await, db.scan(count).await), (Ok(1), Ok(1)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_written_reads_it() {
    on_both(|db, _| async move {
        let all = (0..100).map(|number: u32| {
            let db = db.clone();
            let durability = if number.is_multiple_of(2) { Durability::Full } else { Durability::Normal };
            async move {
                let (name, again) = (number.to_string(), number.to_string());
                let note = move |tx: &mut dyn Tx| tx.execute(NOTE, &[(&name).into(), "x".into()]);
                db.write::<_, DbError, _>(durability, note).await.unwrap();
                let mine = "SELECT value FROM settings WHERE name = $1";
                let mine = db.read(move |tx: &mut dyn Tx| tx.one(mine, &[(&again).into()])).await;
                assert!(matches!(mine, Ok::<_, DbError>(Some(_))), "{number}: {mine:?}");
            }
        });
        join_all(all).await;
    })
    .await;
}
