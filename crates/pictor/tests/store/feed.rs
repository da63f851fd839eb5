//! The feed of a project: each change has its place, and a cursor misses none.

use futures_util::future::join_all;
use pictor::jobs::{New, Status, Within};

use crate::house::{House, call, completed, failed, lost};
use crate::{on_both, up};

/// What a client with this cursor is told, and its cursor afterwards.
async fn told(house: &House, cursor: &mut i64) -> Vec<(String, Status)> {
    let last = house.jobs.place_changes().await.unwrap();
    let changes = house.jobs.changes("proj_a", *cursor, 100).await.unwrap();
    assert!(changes.is_sorted_by(|one, next| one.0 < next.0), "each has its own place");
    assert!(changes.iter().all(|(place, _)| (*cursor + 1..=last).contains(place)));
    *cursor = last;
    changes.into_iter().map(|(_, job)| (job.id, job.status)).collect()
}

#[tokio::test]
async fn a_cursor_is_told_each_change_once_and_the_last_of_several() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let mut cursor = 0;
        assert_eq!(told(&house, &mut cursor).await, []);
        let (one, two) = (house.fresh(call()).await, house.fresh(call()).await);
        house.fresh(New { project: "proj_b".into(), key: "key_b".into(), ..call() }).await;
        let queued = |id: &String| (id.clone(), Status::Queued);
        assert_eq!(told(&house, &mut cursor).await, [queued(&one), queued(&two)]);
        assert_eq!(told(&house, &mut cursor).await, []);
        assert!(house.jobs.dispatch(&two, up()).await.unwrap());
        house.jobs.finish(&two, completed()).await.unwrap();
        house.jobs.cancel(&Within::All, &one).await.unwrap();
        let now = told(&house, &mut cursor).await;
        assert_eq!(now.len(), 2, "{now:?}");
        assert!(now.contains(&(two.clone(), Status::Completed)) && now.contains(&(one, Status::Cancelled)));
        // What is no change of the status is none of the feed.
        house.jobs.star(&Within::All, &two, true).await.unwrap();
        house.jobs.delivered(vec![two.clone()]).await.unwrap();
        assert_eq!(told(&house, &mut cursor).await, []);
        let mut late = 0;
        assert_eq!(told(&house, &mut late).await.len(), 2, "who comes late hears of each job once");
        house.jobs.delete(&Within::All, &two).await.unwrap();
        let mut later = 0;
        assert_eq!(told(&house, &mut later).await.len(), 1, "and not of one that was deleted");
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_is_a_change() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let mut cursor = 0;
        let id = house.fresh(call()).await;
        assert!(house.jobs.dispatch(&id, up()).await.unwrap());
        house.jobs.finish(&id, lost()).await.unwrap();
        assert_eq!(told(&house, &mut cursor).await, [(id.clone(), Status::Unknown)]);
        house.jobs.finish(&id, completed()).await.unwrap();
        assert_eq!(told(&house, &mut cursor).await, [(id, Status::Completed)]);
    })
    .await;
}

/// Two processes look while jobs come and end: whatever each is told, none is missed, and both are told the same.
#[tokio::test(flavor = "multi_thread")]
async fn two_who_look_at_once_are_told_the_same_and_all() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let coming = async {
            let mut ids = Vec::new();
            for round in 0..8 {
                let fresh = join_all((0..5).map(|_| house.fresh(call()))).await;
                let end = if round % 2 == 0 { completed() } else { failed(false) };
                join_all(fresh.iter().map(|id| house.jobs.finish(id, end.clone()))).await;
                ids.extend(fresh);
            }
            ids.sort();
            ids
        };
        let follow = || async {
            let (mut cursor, mut ended) = (0, Vec::new());
            while ended.len() < 40 {
                let last = house.jobs.place_changes().await.unwrap();
                let changes = house.jobs.changes("proj_a", cursor, 1000).await.unwrap();
                cursor = changes.last().map_or(last, |(place, _)| last.max(*place));
                ended.extend(
                    changes
                        .into_iter()
                        .filter(|(_, job)| !job.status.is_open())
                        .map(|(at, job)| (job.id, at)),
                );
                tokio::task::yield_now().await;
            }
            ended.sort();
            ended
        };
        let (ids, one, other) = tokio::join!(coming, follow(), follow());
        assert_eq!(one.iter().map(|(id, _)| id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
        assert_eq!(one, other, "at the same places");
    })
    .await;
}
