//! Many at once: exact limits, one winner, no deadlock.

use futures_util::future::join_all;
use pictor::jobs::{Closed, Dead, New, StartError, Started, Status};

use crate::house::{House, call, completed, keyed, price};
use crate::{on_both, up};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_twins_one_is_started() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let starts = join_all((0..200).map(|_| house.jobs.start(keyed("twin")))).await;
        let fresh = starts.iter().filter(|start| matches!(start, Ok(Started::Fresh { .. }))).count();
        let same = starts.iter().filter(|start| matches!(start, Ok(Started::Same(_)))).count();
        assert_eq!((fresh, same), (1, 199));
        house.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_for_thirty_seven_lets_thirty_seven_through() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        house.execute("UPDATE projects SET budget_month = 3700 WHERE id = 'proj_a'").await;
        let starts = join_all((0..100).map(|_| house.jobs.start(call()))).await;
        let passed = starts.iter().filter(|start| start.is_ok()).count();
        let over = starts.iter().filter(|start| matches!(start, Err(StartError::OverBudget(_)))).count();
        assert_eq!((passed, over), (37, 63));
        house.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_closed_by_its_process_or_by_recovery_and_never_by_both() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let mut ids = Vec::new();
        for _ in 0..20 {
            let id = house.fresh(call()).await;
            house.jobs.dispatch(&id, up()).await.unwrap();
            ids.push(id);
        }
        let other = house.process("proc_2");
        let price = price();
        let finishes = join_all(ids.iter().map(|id| house.jobs.finish(id, completed())));
        let dead = Dead::Process("proc_1".into());
        let (closed, recovered) = tokio::join!(finishes, other.recover(dead, &*price));
        let unknown = recovered.unwrap().unknown;
        let count = |kind| closed.iter().filter(|closed| **closed == Ok(kind)).count();
        // What recovery called unknown, its own process may still complete.
        assert_eq!((count(Closed::Now) + unknown, count(Closed::Late)), (20, unknown));
        for id in &ids {
            assert_eq!(house.job(id).await.status, Status::Completed);
        }
        house.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_starts_nothing_from_the_moment_it_is() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let starts = join_all((0..40).map(|_| house.jobs.start(call())));
        let revoke = house.execute("UPDATE keys SET revoked_at = 1 WHERE id = 'key_a'");
        let (starts, ()) = tokio::join!(starts, revoke);
        let refused = |start: &Result<_, _>| matches!(start, Err(StartError::Limited(_)));
        assert!(starts.iter().all(|start| start.is_ok() || refused(start)));
        assert!(refused(&house.jobs.start(call()).await));
        house.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_keys_of_one_project_do_not_deadlock() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        for key in 0..8 {
            house.add_key(&format!("key_{key}"), "proj_a").await;
        }
        let work = (0..16).map(|worker| {
            let house = &house;
            async move {
                for round in 0..8 {
                    let key = format!("key_{}", (worker + round) % 8);
                    let id = house.fresh(New { key, ..call() }).await;
                    assert!(house.jobs.dispatch(&id, up()).await.unwrap());
                    assert_eq!(house.jobs.finish(&id, completed()).await.unwrap(), Closed::Now);
                }
            }
        });
        join_all(work).await;
        house.audit().await;
    })
    .await;
}
