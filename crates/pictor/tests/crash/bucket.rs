//! Crashes while pictures go into a bucket: they are read there by another machine, and one that comes back late brings
//! what only its disk has.

use pictor_testkit::eventually;

use crate::asking::{By, Call, get};
use crate::house::{House, On, Serving};
use crate::others::{SWEEP, crashing, started_again};

const CALL: Call = Call::Pictures { n: 2 };

const STATUS: &str = "SELECT status FROM jobs";

/// A server of the same service on another machine: the database and the bucket are the same, the disk is not.
async fn on_another_machine(house: &House, directory: &tempfile::TempDir) -> Serving {
    let mut command = house.pictor(&[], SWEEP);
    command.env("PICTOR_DATA_DIR", directory.path());
    Serving::start(command).await
}

/// A server is killed at the point while it makes what a client asked for.
async fn killed_at(house: &House, point: &'static str) {
    let mut serving = Serving::start(crashing(house, point, "")).await;
    CALL.ask(&serving.url, By::Key, false).await.unwrap_err();
    serving.crashed(point).await;
}

/// Makes the process that had the job look as if it had been silent for long.
async fn taken_for_dead(house: &House) {
    house.run_sql("UPDATE replicas SET seen_at = 0 WHERE id IN (SELECT owner FROM jobs)");
    eventually("the other machine has looked after the job", || house.value(STATUS) != "in_progress").await;
}

#[tokio::test]
async fn what_is_in_the_bucket_is_found_by_another_machine() {
    let house = House::new(On::PostgresAndBucket).await;
    killed_at(&house, "outbox.put").await;
    assert_eq!((house.blobs().len(), house.objects().len()), (2, 2));

    let elsewhere = tempfile::tempdir().unwrap();
    let other = on_another_machine(&house, &elsewhere).await;
    taken_for_dead(&house).await;
    assert_eq!(house.value(STATUS), "completed");
    let told = CALL.ask(&other.url, By::Key, true).await.unwrap();
    assert!(told.status == 200 && told.is_whole(2), "{told:?}");
    assert_eq!(told.header("x-pictor-replayed"), "true");
    // The first machine has the same files: it comes back, and they go.
    let again = started_again(&house, SWEEP).await;
    assert_eq!(house.upstream.paid(), 1);
    house.audit(2).await;
    drop(again);
}

#[tokio::test]
async fn a_machine_that_comes_back_late_completes_what_was_held_lost() {
    let house = House::new(On::PostgresAndBucket).await;
    killed_at(&house, "blob.linked_all").await;
    assert_eq!((house.blobs().len(), house.objects().len()), (2, 0));

    let elsewhere = tempfile::tempdir().unwrap();
    let other = on_another_machine(&house, &elsewhere).await;
    taken_for_dead(&house).await;
    assert_eq!(house.value(STATUS), "unknown");
    let told = CALL.ask(&other.url, By::Key, true).await.unwrap();
    assert_eq!((told.status, told.code().as_str()), (409, "outcome_unknown"));

    let back = Serving::start(house.pictor(&[], SWEEP)).await;
    eventually("its pictures complete the job", || house.value(STATUS) == "completed").await;
    eventually("they are in the bucket", || house.objects().len() == 2).await;
    for server in [&back, &other] {
        let told = CALL.ask(&server.url, By::Key, true).await.unwrap();
        assert!(told.status == 200 && told.is_whole(2), "{told:?}");
    }
    assert_eq!(house.upstream.paid(), 1, "nothing was sent again");
    house.audit(2).await;
}

#[tokio::test]
async fn a_machine_whose_disk_is_lost_finds_its_pictures_in_the_bucket() {
    let house = House::new(On::SqliteAndBucket).await;
    killed_at(&house, "outbox.put").await;
    std::fs::remove_dir_all(house.data_dir.path().join("blobs")).unwrap();

    let again = started_again(&house, SWEEP).await;
    let told = CALL.ask(&again.url, By::Key, true).await.unwrap();
    assert!(told.status == 200 && told.is_whole(2), "{told:?}");
    let job = get(&again.url, &format!("/v1/images/jobs/{}", told.header("x-pictor-job"))).await.json();
    assert_eq!(job["status"], "completed");
    assert_eq!(house.upstream.paid(), 1);
    house.audit(2).await;
}

/// The uploads of a call that nobody waits for came to a machine that is gone: they are in the bucket.
#[tokio::test]
async fn the_uploads_of_an_accepted_job_are_read_by_another_machine() {
    let house = House::new(On::PostgresAndBucket).await;
    let mut serving = Serving::start(crashing(&house, "start.after", "")).await;
    let headers = [("prefer", "respond-async"), ("idempotency-key", "cover-of-issue-12")];
    let _ = Call::Edit.ask_with(&serving.url, &headers).await;
    serving.crashed("start.after").await;
    assert_eq!(house.objects().len(), 1, "the upload");

    let elsewhere = tempfile::tempdir().unwrap();
    let other = on_another_machine(&house, &elsewhere).await;
    house.run_sql("UPDATE replicas SET seen_at = 0 WHERE id IN (SELECT owner FROM jobs)");
    eventually("the other machine runs it", || house.value(STATUS) == "completed").await;
    let told = Call::Edit.ask(&other.url, By::Key, true).await.unwrap();
    assert!(told.status == 200 && told.is_whole(1), "{told:?}");
    assert_eq!(house.upstream.received().last().unwrap().files().len(), 1);
    assert_eq!(house.upstream.paid(), 1);
    // What the first machine still has of it goes when it comes back.
    let _back = started_again(&house, SWEEP).await;
    house.audit(1).await;
}
