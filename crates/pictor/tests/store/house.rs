//! A store with two projects, and calls for it.

use pictor::blobs::Blobs;
use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Durability, Tx};
use pictor::jobs::{
    Closing, End, Job, Jobs, Kept, New, Price, Priced, Route, Started, Status, Stored, Within,
};
use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_api::{Background, Endpoint, Format, Quality, Size};
use pictor_spool::Spools;
use tempfile::TempDir;

/// What a call of the tests reserves, and what it costs.
pub(crate) const WORST: Nanos = Nanos(100);
pub(crate) const COST: Nanos = Nanos(40);

/// A store, and this process's view of it.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) blobs: Blobs,
    pub(crate) jobs: Jobs,
    spools: Spools,
    directory: TempDir,
}

impl House {
    pub(crate) async fn open(db: Db, clock: Clock) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(directory.path(), None, &Crash::default()).unwrap();
        let jobs = Jobs::new(db.clone(), blobs.clone(), clock.clone(), Crash::default(), "proc_1");
        let spools = Spools::new(directory.path().into(), 1 << 30);
        let house = Self { db, clock, blobs, jobs, spools, directory };
        for name in ["a", "b"] {
            house
                .execute(&format!(
                    "INSERT INTO projects (id, name, created_at) VALUES ('proj_{name}', '{name}', 0)"
                ))
                .await;
            house.add_key(&format!("key_{name}"), &format!("proj_{name}")).await;
        }
        house
    }

    pub(crate) async fn add_key(&self, key: &str, project: &str) {
        self.execute(&format!(
            "INSERT INTO keys (id, project_id, name, hash, hint, scopes, created_at) \
             VALUES ('{key}', '{project}', 'n', '{key}', 'h', 'images', 0)"
        ))
        .await;
    }

    pub(crate) async fn execute(&self, sql: &str) {
        let sql = sql.to_owned();
        let op = move |tx: &mut dyn Tx| tx.execute(&sql, &[]);
        self.db.write::<u64, DbError, _>(Durability::Normal, op).await.unwrap();
    }

    /// Another process on the same store.
    pub(crate) fn process(&self, name: &str) -> Jobs {
        Jobs::new(self.db.clone(), self.blobs.clone(), self.clock.clone(), Crash::default(), name)
    }

    /// Another process with connections of its own.
    pub(crate) fn process_on(&self, db: Db, name: &str) -> Jobs {
        Jobs::new(db, self.blobs.clone(), self.clock.clone(), Crash::default(), name)
    }

    pub(crate) async fn job(&self, id: &str) -> Job {
        self.jobs.read(&Within::All, id).await.unwrap().unwrap()
    }

    /// Starts `new`, and gives its id.
    pub(crate) async fn fresh(&self, new: New) -> String {
        let id = new.id.clone();
        let started = self.jobs.start(new).await.unwrap();
        assert!(matches!(started, Started::Fresh { .. }), "{started:?}");
        id
    }

    /// Keeps `count` pictures of a job from an index on.
    pub(crate) async fn keep(&self, id: &str, from: usize, count: usize) -> Stored {
        let job = self.job(id).await;
        let file = pictor_testkit::pictures::file(1, Size::new(16, 16), Format::Png);
        let spool = || (self.spools.from_bytes(file.clone()).unwrap(), Format::Png);
        let spools = (0..count).map(|_| spool()).collect();
        let blobs = self.blobs.keep(id, job.created_at, from, spools).await.unwrap();
        let pictures = blobs.into_iter().map(|blob| Kept {
            name: blob.name,
            format: Format::Png,
            size: Size::new(16, 16),
            bytes: blob.bytes,
            digest: blob.digest.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
        });
        let pictures = pictures.collect();
        Stored { head: Some(head(1)), pictures, answered: count, upstream: "up".into(), adjusted: vec![] }
    }

    /// Keeps an upload for a job.
    pub(crate) async fn keep_input(&self, id: &str) {
        let spool = self.spools.from_bytes(b"upload".to_vec()).unwrap();
        self.blobs.keep_inputs(id, vec![("0".into(), spool)]).await.unwrap();
    }

    /// Where its blobs are.
    pub(crate) fn path(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// For how many days there is a directory of pictures.
    pub(crate) fn days(&self) -> usize {
        std::fs::read_dir(self.directory.path().join("blobs/results")).unwrap().count()
    }

    /// Every invariant holds.
    pub(crate) async fn audit(&self) {
        assert_eq!(self.jobs.audit().await.unwrap(), []);
    }
}

pub(crate) fn head(created: u64) -> Head {
    Head {
        created,
        background: Background::Opaque,
        format: Format::Png,
        quality: Quality::Low,
        size: Size::new(16, 16),
        usage: None,
        safety_identifier: None,
    }
}

/// A call for one picture by key `key_a`.
pub(crate) fn call() -> New {
    New {
        id: pictor::ids::job_id(),
        project: "proj_a".into(),
        key: "key_a".into(),
        endpoint: Endpoint::Generations,
        model: "gpt-image-2".into(),
        n: 1,
        idempotency_key: None,
        retry: 0,
        fingerprint: "f".into(),
        request: r#"{"prompt":"A red Fox 100%"}"#.into(),
        inputs_kept: false,
        asynchronous: false,
        route: Route::Relay,
        reserve: WORST,
        webhook_url: None,
    }
}

/// The same with an idempotency key.
pub(crate) fn keyed(key: &str) -> New {
    New { idempotency_key: Some(key.into()), ..call() }
}

/// The same as the SDK sends it the `retry`th time.
pub(crate) fn again(retry: u32) -> New {
    New { retry, ..call() }
}

pub(crate) fn end(status: Status, money: Closing) -> End {
    End {
        status,
        money,
        facts: None,
        stored: None,
        error: None,
        retryable: false,
        upstream: None,
        attempts: vec![],
        recovered: false,
        uploading: false,
        at: None,
    }
}

pub(crate) fn completed() -> End {
    end(Status::Completed, Closing::Settle { cost: COST })
}

pub(crate) fn failed(retryable: bool) -> End {
    End { retryable, ..end(Status::Failed, Closing::Release) }
}

pub(crate) fn lost() -> End {
    end(Status::Unknown, Closing::Unknown { known: Nanos(0), doubtful: WORST })
}

/// Every picture costs 10.
pub(crate) fn price() -> Box<Price> {
    Box::new(|_, kept, written_at| {
        let cost = Nanos(10 * i64::try_from(kept.len()).unwrap());
        let created = u64::try_from(written_at / 1_000).unwrap();
        Priced { head: head(created), cost, facts: String::new() }
    })
}
