//! Crashes beside the way of a call whose client waits: of a cancel, a sweep, a migration; of calls nobody waits for,
//! and of the illustrator's.

use pictor_api::models::ModelTable;
use pictor_api::{Quality, Size};
use pictor_testkit::{Fault, Step, eventually};

use crate::asking::{By, Call, get, post};
use crate::house::{House, On, Serving, on_both};

pub(crate) const SWEEP: &str = "[jobs]\nsweep_every = \"100ms\"\n";
const THREE: Call = Call::Pictures { n: 3 };

on_both! {
    a_cancelled_job_stays_cancelled
    swept_pictures_go_and_their_job_stays
    a_migration_runs_again
    an_accepted_job_runs_with_its_uploads
    the_illustrator_draws_again
    a_recovered_answer_tells_what_was_adapted
}

/// The house after a crash, running again and at rest.
pub(crate) async fn started_again(house: &House, settings: &str) -> Serving {
    let serving = Serving::start(house.pictor(&[], settings)).await;
    eventually("no job is open", || {
        house.value("SELECT CAST(COUNT(*) AS TEXT) FROM jobs WHERE status IN ('queued', 'in_progress')")
            == "0"
    })
    .await;
    serving
}

pub(crate) fn crashing(house: &House, point: &str, settings: &str) -> std::process::Command {
    let mut command = house.pictor(&[], settings);
    command.env("PICTOR_CRASH_AT", point);
    command
}

/// Runs a server that comes to the point without being asked anything, maybe before it listens.
pub(crate) async fn crashed_by_itself(house: &House, point: &str, settings: &str) {
    Serving::begin(crashing(house, point, settings)).crashed(point).await;
}

/// The only place at the upstream is taken, so that a second job has to wait, and can be taken back.
async fn a_cancelled_job_stays_cancelled(on: On) {
    let house = House::new(on).await;
    house.upstream.now([Step::fault(Fault::StallBeforeHead)]);
    let mut serving = Serving::start(crashing(&house, "cancel.after", "")).await;
    let hold = [("prefer", "respond-async")];
    let holding = THREE.ask_with(&serving.url, &hold).await.unwrap();
    assert_eq!(holding.status, 202);
    eventually("the place is taken", || house.upstream.in_flight() == 1).await;
    let wait = [("prefer", "respond-async"), ("idempotency-key", "cover-of-issue-12")];
    let waiting = THREE.ask_with(&serving.url, &wait).await.unwrap();
    let id = waiting.json()["id"].as_str().unwrap().to_owned();
    post(&serving.url, &format!("/v1/images/jobs/{id}/cancel")).await.unwrap_err();
    serving.crashed("cancel.after").await;

    let again = started_again(&house, SWEEP).await;
    let job = get(&again.url, &format!("/v1/images/jobs/{id}")).await.json();
    assert_eq!(job["status"], "cancelled");
    let told = THREE.ask(&again.url, By::Key, true).await.unwrap();
    assert_eq!((told.status, told.code().as_str()), (409, "job_cancelled"));
    assert_eq!(told.header("x-should-retry"), "false");
    assert_eq!(house.upstream.paid(), 1, "the job that held the place, and no other");
    house.audit(0).await;
}

async fn swept_pictures_go_and_their_job_stays(on: On) {
    let house = House::new(on).await;
    let first = Serving::start(house.pictor(&[], "")).await;
    let told = THREE.ask(&first.url, By::Key, false).await.unwrap();
    assert!(told.is_whole(3));
    first.stop().await;
    let at_once = format!("{SWEEP}keep_pictures = \"0s\"\n");
    crashed_by_itself(&house, "sweep.tombstoned", &at_once).await;
    assert_eq!(house.blobs().len(), 3, "the tombstone comes first");

    let again = started_again(&house, SWEEP).await;
    let told = THREE.ask(&again.url, By::Key, true).await.unwrap();
    assert_eq!((told.status, told.code().as_str()), (410, "result_expired"));
    assert_eq!(told.header("x-should-retry"), "false");
    assert_eq!(house.upstream.paid(), 1);
    house.audit(0).await;
}

async fn a_migration_runs_again(on: On) {
    let house = House::new(on).await;
    crashed_by_itself(&house, "migrate.half", "").await;
    let serving = started_again(&house, SWEEP).await;
    assert!(THREE.ask(&serving.url, By::Key, false).await.unwrap().is_whole(3));
    house.audit(3).await;
}

/// Accepted is accepted: the 202 may not even have arrived.
async fn an_accepted_job_runs_with_its_uploads(on: On) {
    for point in ["start.after", "dispatch.after"] {
        let house = House::new(on).await;
        let mut serving = Serving::start(crashing(&house, point, "")).await;
        let headers = [("prefer", "respond-async"), ("idempotency-key", "cover-of-issue-12")];
        // After dispatch the 202 may have been faster than the crash.
        let _ = Call::Edit.ask_with(&serving.url, &headers).await;
        serving.crashed(point).await;
        assert_eq!(house.blobs().len(), 1, "{point}: the upload is kept");

        let again = started_again(&house, SWEEP).await;
        let told = Call::Edit.ask(&again.url, By::Key, true).await.unwrap();
        if point == "start.after" {
            assert!(told.status == 200 && told.is_whole(1), "{told:?}");
            assert_eq!(house.upstream.received().last().unwrap().files().len(), 1);
            assert_eq!(house.upstream.paid(), 1);
            house.audit(1).await;
        } else {
            assert_eq!((told.status, told.code().as_str()), (409, "outcome_unknown"));
            assert_eq!(house.upstream.paid(), 0);
            house.audit(0).await;
        }
    }
}

/// What costs nothing and comes out the same is simply drawn again.
async fn the_illustrator_draws_again(on: On) {
    for (point, call) in [
        ("start.after", Call::Pictures { n: 2 }),
        ("blob.linked_one", Call::Pictures { n: 2 }),
        ("blob.linked_all", Call::Pictures { n: 2 }),
        ("finish.before", Call::Edit),
    ] {
        let mut house = House::new(on).await;
        house.upstreams.clear();
        let mut serving = Serving::start(crashing(&house, point, SWEEP)).await;
        call.ask(&serving.url, By::Key, false).await.unwrap_err();
        serving.crashed(point).await;
        let again = started_again(&house, SWEEP).await;
        let told = call.ask(&again.url, By::Key, true).await.unwrap();
        assert_eq!(told.status, 200, "{point}: {}", String::from_utf8_lossy(&told.body));
        let pictures = told.json()["data"].as_array().unwrap().len();
        house.audit(pictures).await;
        assert_eq!(
            house.value("SELECT CAST(COALESCE(SUM(settled + unknown), 0) AS TEXT) FROM balances"),
            "0"
        );
    }
}

/// Of a process that died the row tells what was made of the request, and the price is still that of what was drawn.
async fn a_recovered_answer_tells_what_was_adapted(on: On) {
    const SETTINGS: &str = "[compat]\nresize = true\n[jobs]\nsweep_every = \"100ms\"\n";
    let house = House::new(on).await;
    let mut serving = Serving::start(crashing(&house, "finish.before", SETTINGS)).await;
    Call::Older.ask(&serving.url, By::Key, false).await.unwrap_err();
    serving.crashed("finish.before").await;
    let again = started_again(&house, SETTINGS).await;
    let told = Call::Older.ask(&again.url, By::Key, true).await.unwrap();
    assert_eq!(told.status, 200, "{}", String::from_utf8_lossy(&told.body));
    assert_eq!(told.json()["size"], "512x512");
    let notes = "model=dall-e-2->gpt-image-2; size=512x512->816x816; resized=816x816->512x512";
    assert_eq!(told.header("x-pictor-adjusted"), notes);
    let models = ModelTable::builtin();
    let rules = models.get("gpt-image-2").unwrap().rules().unwrap();
    let usage = rules.usage(Size::new(816, 816), Quality::Low, 1, 0, "a lake", &[]);
    assert_eq!(told.header("x-pictor-cost-usd"), rules.price_at(u64::MAX).cost(&usage).to_string());
    house.audit(1).await;
}
