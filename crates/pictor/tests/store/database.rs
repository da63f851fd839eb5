//! The database itself: transactions, parameters, and what goes wrong.

use futures_util::future::join_all;
use pictor::db::{DbError, Durability, Tx};

use crate::on_both;

const NOTE: &str = "INSERT INTO settings (name, value) VALUES ($1, $2)";
const COUNT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM settings";

#[tokio::test]
async fn one_operation_of_a_batch_fails_alone() {
    on_both(|db, _| async move {
        let notes = (0..100).map(|number| {
            db.write(Durability::Full, move |tx: &mut dyn Tx| {
                tx.execute(NOTE, &[number.to_string().into(), "x".into()])?;
                if number % 10 == 3 { Err(DbError::Busy) } else { Ok(()) }
            })
        });
        let done = join_all(notes).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 90);
        let count = db.scan(|tx: &mut dyn Tx| tx.one(COUNT, &[])?.unwrap().int(0)).await;
        assert_eq!(count, Ok(90));
    })
    .await;
}

#[tokio::test]
async fn parameters_are_bound_by_their_number() {
    on_both(|db, _| async move {
        let sql = "INSERT INTO settings (value, name) VALUES ($2, $1) RETURNING name, value";
        let row = db
            .write(Durability::Normal, move |tx: &mut dyn Tx| tx.one(sql, &["one".into(), "two".into()]))
            .await;
        let row = row.unwrap().unwrap();
        assert_eq!((row.text(0), row.text(1)), (Ok("one"), Ok("two")));
    })
    .await;
}

#[tokio::test]
async fn an_operation_that_panics_harms_no_other() {
    on_both(|db, _| async move {
        let panics = db.write::<(), DbError, _>(Durability::Full, |_: &mut dyn Tx| panic!("as intended"));
        assert_eq!(panics.await, Err(DbError::Panicked));
        let note = |tx: &mut dyn Tx| tx.execute(NOTE, &["a".into(), "b".into()]);
        assert_eq!(db.write(Durability::Full, note).await, Ok(1));
        let twice = db.write(Durability::Full, note).await;
        assert!(matches!(twice, Err(DbError::Statement(_))), "{twice:?}");
    })
    .await;
}
