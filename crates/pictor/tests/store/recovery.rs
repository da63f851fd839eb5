//! What a crash leaves, row by row of the table, and what becomes of it.

use pictor::jobs::{Closed, Dead, Money, New, Recovered, Route, Started, Status};
use pictor_api::Endpoint;
use pictor_api::money::Nanos;

use crate::house::{House, WORST, call, completed, keyed, price};
use crate::{on_both, up};

async fn recover(house: &House) -> Recovered {
    house.process("proc_2").recover(Dead::AllOthers, &*price()).await.unwrap()
}

#[tokio::test]
async fn a_job_of_which_nothing_was_sent_runs_on_where_it_can() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let edit = New { endpoint: Endpoint::Edits, ..keyed("edit") };
        let generation = house.fresh(call()).await;
        let kept = house.fresh(New { endpoint: Endpoint::Edits, inputs_kept: true, ..call() }).await;
        let gone = house.fresh(edit.clone()).await;
        let recovered = recover(&house).await;
        let taken: Vec<&str> = recovered.taken.iter().map(|job| job.id.as_str()).collect();
        assert_eq!(taken, [&generation, &kept]);
        assert_eq!((recovered.failed, recovered.unknown, recovered.completed), (1, 0, 0));
        let failed = house.job(&gone).await;
        let told = failed.error.unwrap();
        assert_eq!((failed.status, failed.retryable, told.status), (Status::Failed, true, 503));
        // Its old process sends nothing any more; the new one may.
        assert!(!house.jobs.dispatch(&generation, up()).await.unwrap());
        assert!(house.process("proc_2").dispatch(&generation, up()).await.unwrap());
        let again = house.jobs.start(New { id: pictor::ids::job_id(), ..edit }).await.unwrap();
        assert!(matches!(again, Started::Fresh { .. }), "it may be asked for again");
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_job_that_was_sent_is_what_its_pictures_say() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let mut ids = Vec::new();
        for pictures in [0, 1, 2] {
            let id = house.fresh(New { n: 2, ..call() }).await;
            house.jobs.dispatch(&id, up()).await.unwrap();
            house.keep(&id, 0, pictures).await;
            ids.push(id);
        }
        let recovered = recover(&house).await;
        assert_eq!((recovered.taken.len(), recovered.completed, recovered.unknown), (0, 1, 2));

        let nothing = house.job(&ids[0]).await;
        assert_eq!((nothing.status, nothing.money, nothing.cost), (Status::Unknown, Money::Unknown, None));
        assert_eq!(nothing.error.unwrap().should_retry, Some(false));
        let half = house.job(&ids[1]).await;
        let stored = half.stored.unwrap();
        assert_eq!((half.status, stored.pictures.len(), stored.answered), (Status::Unknown, 1, 0));
        let doubtful = house.jobs.doubtful(None, 10).await.unwrap();
        let doubts: Vec<_> = doubtful.iter().map(|one| (one.doubt.known, one.doubt.doubtful)).collect();
        assert_eq!(doubts, [(Nanos(0), WORST), (Nanos(10), Nanos(90))]);
        let whole = house.job(&ids[2]).await;
        assert_eq!((whole.status, whole.recovered, whole.cost), (Status::Completed, true, Some(Nanos(20))));
        let stored = whole.stored.unwrap();
        assert_eq!((stored.answered, stored.pictures.len(), stored.upstream.as_str()), (2, 2, "up"));
        assert!(stored.head.unwrap().created.abs_diff(house.clock.unix_seconds()) < 3_600);
        house.audit().await;
        assert_eq!(recover(&house).await.unknown, 0, "once");
    })
    .await;
}

#[tokio::test]
async fn the_last_of_the_pictures_must_be_among_them() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let id = house.fresh(New { n: 2, ..call() }).await;
        house.jobs.dispatch(&id, up()).await.unwrap();
        house.keep(&id, 1, 2).await;
        recover(&house).await;
        assert_eq!(house.job(&id).await.status, Status::Unknown, "pictures 1 and 2 are not 0 and 1");
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_drawn_here_is_drawn_again() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let studio = New { route: Route::Studio, reserve: Nanos(0), ..call() };
        let drawn = house.fresh(studio.clone()).await;
        house.keep(&drawn, 0, 1).await;
        let edit = New { id: pictor::ids::job_id(), endpoint: Endpoint::Edits, ..studio };
        let edit = house.fresh(edit).await;
        house.keep(&edit, 0, 1).await;
        let recovered = recover(&house).await;
        assert_eq!((recovered.taken.len(), recovered.failed), (1, 1));
        assert!(house.job(&edit).await.retryable);
        for id in [&drawn, &edit] {
            let created_at = house.job(id).await.created_at;
            assert!(house.blobs.found_here(id, created_at).await.unwrap().is_empty());
        }
        let other = house.process("proc_2");
        assert_eq!(other.finish(&drawn, completed()).await.unwrap(), Closed::Now);
        house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_comes_late_is_kept_once() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let id = house.fresh(keyed("late")).await;
        house.jobs.dispatch(&id, up()).await.unwrap();
        recover(&house).await;
        assert_eq!(house.process("proc_2").finish(&id, completed()).await.unwrap(), Closed::Already);
        assert_eq!(house.jobs.finish(&id, completed()).await.unwrap(), Closed::Late);
        assert_eq!(house.jobs.finish(&id, completed()).await.unwrap(), Closed::Already);
        let again = house.jobs.start(keyed("late")).await.unwrap();
        assert!(matches!(again, Started::Same(job) if job.status == Status::Completed));
        house.audit().await;
    })
    .await;
}
