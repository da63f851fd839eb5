//! Percentiles and counts of ended jobs, as exact as if each job were looked at.

use pictor::clock::Clock;
use pictor::db::{DbError, Durability, Tx};
use pictor::jobs::{Group, Stats, StatsQuery};
use pictor_api::money::Nanos;

use crate::house::{House, call};
use crate::on_both;

const HOUR: i64 = 3_600_000;

/// Gives a job its end, behind the store's back.
async fn end(house: &House, id: &str, model: &str, at: i64, took: i64, status: &str, error: Option<&str>) {
    let (id, model, status) = (id.to_owned(), model.to_owned(), status.to_owned());
    let error = error.map(str::to_owned);
    let op = move |tx: &mut dyn Tx| {
        let sql = "UPDATE jobs SET status = $2, completed_at = $3, created_at = $4, error = $5, pictures = 2, cost = 7, \
                   model = $6 WHERE id = $1";
        let params = [
            (&id).into(),
            (&status).into(),
            at.into(),
            (at - took).into(),
            error.clone().into(),
            (&model).into(),
        ];
        tx.execute(sql, &params)
    };
    house.db.write::<u64, DbError, _>(Durability::Normal, op).await.unwrap();
}

#[tokio::test]
async fn percentiles_are_those_of_the_jobs_themselves() {
    on_both(|db, clock: Clock| async move {
        let house = House::open(db, clock).await;
        let begin = 500_000 * HOUR;
        // In no order, and twenty of them: the 10th and the 19th count.
        for (index, took) in
            [7, 3, 20, 1, 15, 9, 12, 18, 5, 11, 2, 14, 19, 6, 16, 10, 4, 13, 8, 17].into_iter().enumerate()
        {
            let id = house.fresh(call()).await;
            let model = if index < 5 { "one" } else { "other" };
            end(&house, &id, model, begin + 60 + took, took, "completed", None).await;
        }
        for (error, status) in [
            (r#"{"code":"moderation_blocked","type":"x","message":"a\u0000b"}"#, "failed"),
            (r#"{"code":null,"type":"server_error"}"#, "failed"),
            (r#"{"code":"outcome_unknown","type":"x"}"#, "unknown"),
        ] {
            let id = house.fresh(call()).await;
            end(&house, &id, "one", begin + 2 * HOUR, 1_000, status, Some(error)).await;
        }
        let cancelled = house.fresh(call()).await;
        end(&house, &cancelled, "one", begin + 2 * HOUR, 1, "cancelled", None).await;
        let outside = house.fresh(call()).await;
        end(&house, &outside, "one", begin + 3 * HOUR, 1, "completed", None).await;

        let asked = StatsQuery { from: begin, until: begin + 3 * HOUR, width: HOUR, by: None };
        let stats = house.jobs.stats(asked).await.unwrap();
        let first = Stats {
            count: 20,
            completed: 20,
            pictures: 40,
            cost: Nanos(140),
            p50: Some(10),
            p95: Some(19),
            ..Stats::default()
        };
        assert_eq!(stats[&(begin, None)], first);
        let last = &stats[&(begin + 2 * HOUR, None)];
        assert_eq!((last.count, last.failed, last.unknown, last.cancelled), (4, 2, 1, 1));
        assert_eq!((last.p50, last.p95), (None, None), "only what is completed has a time");
        let failures: Vec<(&str, u64)> =
            last.failures.iter().map(|(code, count)| (code.as_str(), *count)).collect();
        assert_eq!(failures, [("moderation_blocked", 1), ("outcome_unknown", 1), ("server_error", 1)]);
        assert_eq!(stats.len(), 2, "nothing is told of an hour in which nothing ended");

        let by_model = house.jobs.stats(StatsQuery { by: Some(Group::Model), ..asked }).await.unwrap();
        let one = &by_model[&(begin, Some("one".into()))];
        assert_eq!((one.count, one.p50, one.p95), (5, Some(7), Some(20)));
        assert_eq!(by_model[&(begin, Some("other".into()))].count, 15);
    })
    .await;
}
