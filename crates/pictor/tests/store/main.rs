//! What lasts, on a real database.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod books;
mod contention;
mod database;
mod encrypted;
mod faults;
mod feed;
mod files;
mod house;
mod idempotency;
mod keys;
mod listing;
mod model;
mod pooled;
mod races;
mod recovery;
mod shared;
mod stats;
mod sweeping;
mod webhooks;

use std::future::Future;

use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, Target};
use pictor::jobs::Leaving;
use pictor_relay::Secret;
use pictor_testkit::Postgres;

/// Runs one test on each database.
async fn on_both<F, R>(test: F)
where
    F: Fn(Db, Clock) -> R,
    R: Future<Output = ()>,
{
    let directory = tempfile::tempdir().unwrap();
    for target in [Target::Sqlite(directory.path().join("pictor.db")), postgres()] {
        let clock = Clock::default();
        let db = Db::open(&target, &clock, &Crash::default()).unwrap();
        test(db.clone(), clock).await;
        db.close().await;
    }
}

/// An empty database of the test's own.
fn postgres() -> Target {
    Target::Postgres { url: Secret::new(Postgres::start().database()), connections: 8 }
}

/// Something leaves for an upstream that honours no keys.
fn up() -> Leaving {
    Leaving { upstream: "up".into(), repeatable: false }
}
