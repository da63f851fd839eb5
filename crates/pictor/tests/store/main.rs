//! What lasts, on a real database.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod database;
mod keys;

use std::future::Future;

use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, Target};

/// Runs one test on each database.
async fn on_both<F, R>(test: F)
where
    F: Fn(Db, Clock) -> R,
    R: Future<Output = ()>,
{
    let directory = tempfile::tempdir().unwrap();
    let clock = Clock::default();
    let target = Target::Sqlite(directory.path().join("pictor.db"));
    let db = Db::open(&target, &clock, &Crash::default()).unwrap();
    test(db.clone(), clock).await;
    db.close().await;
}
