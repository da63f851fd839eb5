//! What a crash at each point leaves, and what who asks again is told: a call that nobody is to pay for twice.

use pictor::crash::POINTS;
use pictor_testkit::{Fault, eventually};

use crate::asking::{By, Call};
use crate::house::{House, On, PICTURE, Serving, drawn};

/// What a job has become, when its server has been started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Became {
    /// There is none: nothing was written before the crash.
    Nothing,
    /// It was run, or its pictures were all there.
    Completed { recovered: bool },
    /// It may be sent again, since nothing was sent.
    Retryable,
    /// Nobody knows, and this many of its pictures are kept.
    Unknown { kept: usize },
}

/// A crash of a server that is serving a call whose client waits.
struct Case {
    /// One of its own points, or one of [`MIDDLES`].
    point: &'static str,
    call: Call,
    /// How often the upstream was paid when the server died.
    paid: usize,
    became: Became,
}

const ONE: Call = Call::Pictures { n: 1 };
const THREE: Call = Call::Pictures { n: 3 };

const CASES: &[Case] = &[
    Case { point: "start.before", call: ONE, paid: 0, became: Became::Nothing },
    Case { point: "start.before", call: Call::Edit, paid: 0, became: Became::Nothing },
    Case { point: "start.after", call: ONE, paid: 0, became: Became::Completed { recovered: false } },
    Case { point: "start.after", call: Call::Edit, paid: 0, became: Became::Retryable },
    Case { point: "dispatch.after", call: ONE, paid: 0, became: Became::Unknown { kept: 0 } },
    Case { point: "upstream.sent", call: ONE, paid: 1, became: Became::Unknown { kept: 0 } },
    Case { point: "upstream.half", call: THREE, paid: 1, became: Became::Unknown { kept: 0 } },
    Case { point: "upstream.answered", call: ONE, paid: 1, became: Became::Unknown { kept: 0 } },
    Case { point: "blob.synced", call: THREE, paid: 1, became: Became::Unknown { kept: 0 } },
    Case { point: "blob.linked_one", call: THREE, paid: 1, became: Became::Unknown { kept: 1 } },
    Case { point: "blob.linked_one", call: ONE, paid: 1, became: Became::Completed { recovered: true } },
    Case { point: "blob.linked_all", call: THREE, paid: 1, became: Became::Completed { recovered: true } },
    Case { point: "outbox.put", call: THREE, paid: 1, became: Became::Completed { recovered: true } },
    Case { point: "finish.before", call: THREE, paid: 1, became: Became::Completed { recovered: true } },
    Case { point: "finish.after", call: THREE, paid: 1, became: Became::Completed { recovered: false } },
    Case { point: "finish.after", call: Call::Edit, paid: 1, became: Became::Completed { recovered: false } },
    Case { point: "deliver.half", call: THREE, paid: 1, became: Became::Completed { recovered: false } },
];

/// Points that are not on the way of a call whose client waits; each has a test of its own in `others` or `files`.
const OTHERS: &[&str] =
    &["cancel.after", "sweep.tombstoned", "file.stored", "file.tombstoned", "webhook.sent", "migrate.half"];

/// Where the upstream falls silent, and the server is killed from outside.
const MIDDLES: &[(&str, Fault)] =
    &[("upstream.sent", Fault::StallBeforeHead), ("upstream.half", Fault::StallAt(PICTURE))];

/// Makes the tests of one point: on both databases, asked again in both ways.
macro_rules! crashes {
    ($($name:ident: $point:literal;)*) => {
        const TESTED: &[&str] = &[$($point),*];
        $(mod $name {
            use super::*;
            #[tokio::test]
            async fn by_key_on_sqlite() { crash_at($point, On::Sqlite, By::Key).await; }
            #[tokio::test]
            async fn by_retry_on_sqlite() { crash_at($point, On::Sqlite, By::Retry).await; }
            #[tokio::test]
            async fn by_key_on_postgres() { crash_at($point, On::Postgres, By::Key).await; }
            #[tokio::test]
            async fn by_retry_on_postgres() { crash_at($point, On::Postgres, By::Retry).await; }
        })*
    };
}

/// The same with pictures in a bucket, where that may make a difference.
macro_rules! crashes_with_a_bucket {
    ($($name:ident: $point:literal;)*) => {
        const TESTED_WITH_A_BUCKET: &[&str] = &[$($point),*];
        mod with_a_bucket {
            $(mod $name {
                use super::super::*;
                #[tokio::test]
                async fn by_key_on_sqlite() { crash_at($point, On::SqliteAndBucket, By::Key).await; }
                #[tokio::test]
                async fn by_retry_on_postgres() { crash_at($point, On::PostgresAndBucket, By::Retry).await; }
            })*
        }
    };
}

crashes_with_a_bucket! {
    start_after: "start.after";
    upstream_answered: "upstream.answered";
    blob_synced: "blob.synced";
    blob_linked_one: "blob.linked_one";
    blob_linked_all: "blob.linked_all";
    outbox_put: "outbox.put";
    finish_before: "finish.before";
    finish_after: "finish.after";
    deliver_half: "deliver.half";
}

crashes! {
    start_before: "start.before";
    start_after: "start.after";
    dispatch_after: "dispatch.after";
    upstream_sent: "upstream.sent";
    upstream_half: "upstream.half";
    upstream_answered: "upstream.answered";
    blob_synced: "blob.synced";
    blob_linked_one: "blob.linked_one";
    blob_linked_all: "blob.linked_all";
    finish_before: "finish.before";
    finish_after: "finish.after";
    deliver_half: "deliver.half";
}

#[test]
fn every_point_has_its_test() {
    let mut tested = [TESTED, OTHERS, TESTED_WITH_A_BUCKET].concat();
    let mut points = POINTS.to_vec();
    points.extend(MIDDLES.iter().map(|(name, _)| name));
    tested.sort_unstable();
    tested.dedup();
    points.sort_unstable();
    assert_eq!(tested, points);
    assert!(
        TESTED.iter().chain(TESTED_WITH_A_BUCKET).all(|point| CASES.iter().any(|case| case.point == *point))
    );
}

async fn crash_at(point: &str, on: On, by: By) {
    for case in CASES.iter().filter(|case| case.point == point) {
        case.run(on, by).await;
    }
}

impl Case {
    async fn run(&self, on: On, by: By) {
        let house = House::new(on).await;
        match MIDDLES.iter().find(|(name, _)| *name == self.point) {
            Some((_, fault)) => self.kill_while(*fault, &house, by).await,
            None => self.crash(&house, by).await,
        }
        assert_eq!(house.upstream.paid(), self.paid, "{}: calls paid when it died", self.point);

        let again = Serving::start(house.pictor(&[], "[jobs]\nsweep_every = \"100ms\"\n")).await;
        eventually("no job is open", || house.value(OPEN) == "0").await;
        self.look_at_the_row(&house);
        self.ask_again(&house, &again, by).await;
        house.audit(self.files()).await;
        again.stop().await;
    }

    async fn crash(&self, house: &House, by: By) {
        let mut command = house.pictor(&[], "");
        command.env("PICTOR_CRASH_AT", self.point);
        let mut serving = Serving::start(command).await;
        let cut = self.call.ask(&serving.url, by, false).await;
        assert!(cut.is_err(), "{} is never reached: {cut:?}", self.point);
        serving.crashed(self.point).await;
    }

    async fn kill_while(&self, silent: Fault, house: &House, by: By) {
        house.upstream.now([drawn().ending_in(silent)]);
        let serving = Serving::start(house.pictor(&[], "")).await;
        let url = serving.url.clone();
        let kill = async {
            let has_begun = || silent == Fault::StallBeforeHead || serving.has_a_spool();
            eventually("the upstream is silent", || house.upstream.requests() == 1 && has_begun()).await;
            // It kills the process.
            drop(serving);
            house.upstream.now([drawn()]);
        };
        let (cut, ()) = tokio::join!(self.call.ask(&url, by, false), kill);
        cut.unwrap_err();
    }

    fn pictures(&self) -> usize {
        match self.call {
            Call::Pictures { n } => n,
            Call::Edit | Call::Older => 1,
        }
    }

    /// How many files are left in the end, once the call was asked for again.
    fn files(&self) -> usize {
        match self.became {
            Became::Unknown { kept } => kept,
            Became::Nothing | Became::Completed { .. } | Became::Retryable => self.pictures(),
        }
    }

    fn look_at_the_row(&self, house: &House) {
        let rows = house.sql(ROWS);
        let [status, money, retryable, recovered] = match rows.as_slice() {
            [] => return assert_eq!(self.became, Became::Nothing),
            [row] => [&row[0], &row[1], &row[2], &row[3]],
            _ => panic!("one call and several jobs: {rows:?}"),
        };
        let unknown = house.value(UNKNOWN) != "0";
        let told = (status.as_str(), money.as_str(), unknown);
        match self.became {
            Became::Nothing => panic!("{}: nothing was to be written: {rows:?}", self.point),
            Became::Retryable => assert_eq!((told, retryable.as_str()), (("failed", "closed", false), "1")),
            Became::Unknown { kept } => {
                assert_eq!(told, ("unknown", "unknown", true), "{}", self.point);
                // What is there was paid for: that much is known.
                assert_eq!(house.value(SETTLED) != "0", kept > 0, "{}", self.point);
            }
            Became::Completed { recovered: expected } => {
                assert_eq!(told, ("completed", "closed", false), "{}", self.point);
                assert_eq!(recovered == "1", expected, "{}", self.point);
                assert_ne!(house.value(SETTLED), "0", "{}", self.point);
            }
        }
    }

    async fn ask_again(&self, house: &House, serving: &Serving, by: By) {
        // Twice: what is settled stays so.
        for time in 0..2 {
            let told = self.call.ask(&serving.url, by, true).await.unwrap();
            if let Became::Unknown { .. } = self.became {
                assert_eq!((told.status, told.code().as_str()), (409, "outcome_unknown"), "{}", self.point);
                assert_eq!(told.header("x-should-retry"), "false", "{}", self.point);
                continue;
            }
            assert_eq!(told.status, 200, "{}: {}", self.point, String::from_utf8_lossy(&told.body));
            assert!(
                told.is_whole(self.pictures()),
                "{}: other pictures than those that were drawn",
                self.point
            );
            let is_first = time == 0 && matches!(self.became, Became::Nothing | Became::Retryable);
            assert_eq!(told.header("x-pictor-replayed") == "true", !is_first, "{}", self.point);
        }
        let paid = self.paid.max(usize::from(!matches!(self.became, Became::Unknown { .. })));
        assert_eq!(house.upstream.paid(), paid, "{}: calls paid in all", self.point);
    }
}

const OPEN: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM jobs WHERE status IN ('queued', 'in_progress')";
const ROWS: &str = "SELECT status, money, CAST(retryable AS TEXT), CAST(recovered AS TEXT) FROM jobs";
const UNKNOWN: &str = "SELECT CAST(COALESCE(SUM(unknown), 0) AS TEXT) FROM balances";
const SETTLED: &str = "SELECT CAST(COALESCE(SUM(settled), 0) AS TEXT) FROM balances";
