//! Who asks again gets the same job, and who may be charged twice never is.

use std::time::Duration;

use pictor::jobs::{Cancelled, Closed, Decision, End, New, Started, Status, Within};
use pictor_api::money::Nanos;

use crate::house::{House, again, call, completed, failed, keyed, lost};
use crate::{on_both, up};

/// What a call with the key of an earlier one comes to.
#[derive(Debug, PartialEq)]
enum Comes {
    Same(Status),
    Anew,
}

async fn ask(house: &House, new: New) -> (Comes, String) {
    let id = new.id.clone();
    match house.jobs.start(new).await.unwrap() {
        Started::Fresh { .. } => (Comes::Anew, id),
        Started::Same(job) => (Comes::Same(job.status), job.id),
        Started::Reused => panic!("the same call"),
    }
}

/// Every row of the table, once with the same call and once with another.
#[tokio::test]
async fn a_key_leads_to_its_job_until_that_may_run_again() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let rows: [(&str, Option<End>, Comes); 6] = [
            ("open", None, Comes::Same(Status::Queued)),
            ("completed", Some(completed()), Comes::Same(Status::Completed)),
            ("failed", Some(failed(false)), Comes::Same(Status::Failed)),
            ("retryable", Some(failed(true)), Comes::Anew),
            ("unknown", Some(lost()), Comes::Same(Status::Unknown)),
            ("partly", Some(End { status: Status::Failed, ..completed() }), Comes::Same(Status::Failed)),
        ];
        for (name, end, comes) in rows {
            let first = house.fresh(keyed(name)).await;
            if let Some(end) = end {
                assert_eq!(house.jobs.finish(&first, end).await.unwrap(), Closed::Now);
            }
            let other = New { fingerprint: "other".into(), ..keyed(name) };
            assert!(matches!(house.jobs.start(other).await.unwrap(), Started::Reused), "{name}");
            let (came, id) = ask(&house, keyed(name)).await;
            assert_eq!((&came, id == first), (&comes, comes != Comes::Anew), "{name}");
            house.audit().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_call_stays_cancelled_and_a_released_one_runs_again() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let all = Within::All;
        let cancelled = house.fresh(keyed("c")).await;
        assert!(matches!(house.jobs.cancel(&all, &cancelled).await.unwrap(), Cancelled::Done(_)));
        assert!(matches!(house.jobs.cancel(&all, &cancelled).await.unwrap(), Cancelled::Ended(_)));
        assert_eq!(ask(&house, keyed("c")).await, (Comes::Same(Status::Cancelled), cancelled));

        let doubtful = house.fresh(keyed("d")).await;
        house.jobs.dispatch(&doubtful, up()).await.unwrap();
        assert!(matches!(house.jobs.cancel(&all, &doubtful).await.unwrap(), Cancelled::AlreadySent(_)));
        house.jobs.finish(&doubtful, lost()).await.unwrap();
        assert!(house.jobs.reconcile(&doubtful, Decision::Release).await.unwrap());
        assert!(!house.jobs.reconcile(&doubtful, Decision::Settle(Nanos(5))).await.unwrap(), "once");
        assert_eq!(ask(&house, keyed("d")).await.0, Comes::Anew);

        let settled = house.fresh(keyed("s")).await;
        house.jobs.finish(&settled, lost()).await.unwrap();
        assert!(house.jobs.reconcile(&settled, Decision::Settle(Nanos(60))).await.unwrap());
        assert_eq!(house.job(&settled).await.cost, Some(Nanos(60)));
        assert_eq!(ask(&house, keyed("s")).await, (Comes::Same(Status::Unknown), settled));
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn the_key_of_one_project_is_nothing_to_another() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let ours = house.fresh(keyed("k")).await;
        let theirs = New { project: "proj_b".into(), key: "key_b".into(), ..keyed("k") };
        assert_eq!(ask(&house, theirs).await.0, Comes::Anew);
        let stranger = Within::Project("proj_b".into());
        assert!(house.jobs.read(&stranger, &ours).await.unwrap().is_none());
        assert!(matches!(house.jobs.cancel(&stranger, &ours).await.unwrap(), Cancelled::NotFound));
        assert_eq!(house.job(&ours).await.status, Status::Queued);
    })
    .await;
}

#[tokio::test]
async fn each_retry_of_two_identical_calls_finds_its_own() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let (first, second) = (house.fresh(call()).await, house.fresh(call()).await);
        let queued = |id: &String| (Comes::Same(Status::Queued), id.clone());
        assert_eq!(ask(&house, again(1)).await, queued(&first), "the oldest first");
        assert_eq!(ask(&house, again(1)).await, queued(&second));
        assert_eq!(ask(&house, again(1)).await, queued(&second), "a proxy repeated the retry");
        assert_eq!(ask(&house, again(2)).await, queued(&first));
        let stranger = New { key: "key_b".into(), project: "proj_b".into(), ..again(2) };
        assert_eq!(ask(&house, stranger).await.0, Comes::Anew);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_retry_runs_where_nothing_was_bought_or_too_much_time_has_passed() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let refused = house.fresh(call()).await;
        house.jobs.finish(&refused, failed(true)).await.unwrap();
        let (came, second) = ask(&house, again(1)).await;
        assert_eq!(came, Comes::Anew);
        house.jobs.finish(&second, completed()).await.unwrap();
        assert_eq!(ask(&house, again(2)).await, (Comes::Same(Status::Completed), second.clone()));
        house.jobs.delivered(vec![second.clone()]).await.unwrap();
        house.clock.advance(Duration::from_mins(9));
        assert_eq!(ask(&house, again(3)).await.1, second);
        house.clock.advance(Duration::from_mins(2));
        let (came, third) = ask(&house, again(3)).await;
        assert_eq!(came, Comes::Anew, "it has been delivered for more than ten minutes");
        house.clock.advance(Duration::from_mins(59));
        assert_eq!(ask(&house, again(4)).await.1, third);
        house.clock.advance(Duration::from_mins(2));
        assert_eq!(ask(&house, again(5)).await.0, Comes::Anew, "it was started more than an hour ago");
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_breaks_nothing() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let first = house.fresh(call()).await;
        house.clock.set_back(Duration::from_hours(1));
        assert_eq!(ask(&house, again(1)).await.1, first);
        assert_eq!(house.jobs.finish(&first, completed()).await.unwrap(), Closed::Now);
        let job = house.job(&first).await;
        assert!(job.completed_at >= Some(job.created_at));
        house.audit().await;
    })
    .await;
}
