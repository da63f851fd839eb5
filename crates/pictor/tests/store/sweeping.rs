//! What goes in time, in which order, and what never does.

use std::time::Duration;

use pictor::jobs::{Deleted, End, New, Retention, Started, Status, Within};
use pictor_api::money::Nanos;
use serde_json::{Value, json};

use crate::house::{House, call, completed, keyed, lost};
use crate::on_both;

const DAY: Duration = Duration::from_hours(24);

async fn with_picture(house: &House, new: New) -> String {
    let id = house.fresh(new).await;
    let stored = Some(house.keep(&id, 0, 1).await);
    house.jobs.finish(&id, End { stored, ..completed() }).await.unwrap();
    id
}

async fn pictures(house: &House, id: &str) -> usize {
    let job = house.job(id).await;
    house.blobs.found_here(id, job.created_at).await.unwrap().len()
}

#[tokio::test]
async fn pictures_go_after_thirty_days_and_rows_after_ninety() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let keep = Retention::default();
        let old = with_picture(&house, keyed("old")).await;
        let open = house.fresh(call()).await;
        house.keep(&open, 0, 1).await;
        let doubtful = house.fresh(call()).await;
        house.jobs.finish(&doubtful, lost()).await.unwrap();
        house.clock.advance(29 * DAY);
        assert_eq!(house.jobs.sweep(&keep).await.unwrap().pictures, 0);
        assert_eq!(pictures(&house, &old).await, 1);
        house.clock.advance(2 * DAY);
        assert_eq!(house.jobs.sweep(&keep).await.unwrap().pictures, 1);
        assert_eq!((pictures(&house, &old).await, pictures(&house, &open).await), (0, 1));
        assert!(house.job(&old).await.swept_at.is_some());
        let again = house.jobs.start(keyed("old")).await.unwrap();
        assert!(matches!(again, Started::Same(job) if job.swept_at.is_some()));
        house.audit().await;
        house.clock.advance(60 * DAY);
        assert_eq!(house.jobs.sweep(&keep).await.unwrap().rows, 1);
        assert!(house.jobs.read(&Within::All, &old).await.unwrap().is_none());
        assert_eq!(house.job(&open).await.status, Status::Queued);
        assert_eq!(house.job(&doubtful).await.status, Status::Unknown, "somebody has to decide first");
        let again = house.jobs.start(keyed("old")).await.unwrap();
        assert!(matches!(again, Started::Fresh { .. }), "the key is free");
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_day_without_pictures_is_not_kept() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        with_picture(&house, call()).await;
        assert_eq!(house.days(), 1);
        house.clock.advance(31 * DAY);
        house.jobs.sweep(&Retention::default()).await.unwrap();
        assert_eq!(house.days(), 0);
    })
    .await;
}

#[tokio::test]
async fn over_the_budget_the_oldest_pictures_go() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(with_picture(&house, call()).await);
            house.clock.advance(Duration::from_secs(1));
        }
        let bytes = house.job(&ids[0]).await.stored.unwrap().pictures[0].bytes;
        let keep = Retention { budget: Some(2 * bytes), ..Retention::default() };
        assert_eq!(house.jobs.sweep(&keep).await.unwrap().pictures, 1);
        assert_eq!(house.jobs.sweep(&keep).await.unwrap().pictures, 0);
        let mut left = Vec::new();
        for id in &ids {
            left.push(pictures(&house, id).await);
        }
        assert_eq!(left, [0, 1, 1]);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_sweep_that_died_after_its_tombstone_is_finished_by_the_next() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let id = with_picture(&house, call()).await;
        house.execute(&format!("UPDATE jobs SET swept_at = 1 WHERE id = '{id}'")).await;
        house.jobs.sweep(&Retention::default()).await.unwrap();
        assert_eq!(pictures(&house, &id).await, 0);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn orphans_and_spent_inputs_go_and_those_of_open_jobs_stay() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let open = house.fresh(New { inputs_kept: true, ..call() }).await;
        let ended = house.fresh(New { inputs_kept: true, ..call() }).await;
        for id in [&open, &ended, "job_never"] {
            house.keep_input(id).await;
        }
        house.jobs.finish(&ended, completed()).await.unwrap();
        let swept = house.jobs.sweep(&Retention::default()).await.unwrap();
        assert_eq!((swept.inputs, swept.orphans), (1, 0), "it may belong to a job that is about to start");
        house.clock.advance(Duration::from_mins(61));
        assert_eq!(house.jobs.sweep(&Retention::default()).await.unwrap().orphans, 1);
        let left = house.blobs.older_than(i64::MAX).await.unwrap();
        assert_eq!(left.iter().map(|file| file.job.as_str()).collect::<Vec<_>>(), [open.as_str()]);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_deleted_job_is_gone_for_everybody_but_the_books() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let id = with_picture(&house, keyed("k")).await;
        let created_at = house.job(&id).await.created_at;
        let ours = Within::Project("proj_a".into());
        let stranger = Within::Project("proj_b".into());
        assert_eq!(house.jobs.delete(&stranger, &id).await.unwrap(), Deleted::NotFound);
        assert_eq!(house.jobs.delete(&ours, &id).await.unwrap(), Deleted::Done);
        assert_eq!(house.jobs.delete(&ours, &id).await.unwrap(), Deleted::NotFound);
        assert!(house.jobs.read(&ours, &id).await.unwrap().is_none());
        assert!(house.blobs.found_here(&id, created_at).await.unwrap().is_empty());
        let open = house.fresh(call()).await;
        assert_eq!(house.jobs.delete(&ours, &open).await.unwrap(), Deleted::Open);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn prompts_are_not_kept_where_the_operator_says_so() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let jobs = house.jobs.clone().keep_prompts(false);
        let id = house.fresh(call()).await;
        assert!(house.job(&id).await.request.is_object());
        jobs.finish(&id, completed()).await.unwrap();
        assert!(house.job(&id).await.request.is_null());
        assert_eq!(house.job(&id).await.cost, Some(Nanos(40)));
        for (asked, kept) in [
            (json!({ "prompt": "a fox", "stream": true, "n": 1 }), json!({ "stream": true })),
            (json!({ "prompt": "say \"stream\":true", "stream": false }), Value::Null),
        ] {
            let id = house.fresh(New { request: asked.to_string(), ..call() }).await;
            jobs.finish(&id, completed()).await.unwrap();
            assert_eq!(house.job(&id).await.request, kept);
        }
    })
    .await;
}
