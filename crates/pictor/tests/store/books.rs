//! The books: what they tell of balances, costs and receipts, on each database.

use pictor::db::{Db, Durability, Tx};
use pictor::keys::{ADMIN_KEY, Keys};
use pictor::ledger::{Account, Books, Costs, Entry, apply, audit, enter, reserve};
use pictor_api::models::ModelTable;
use pictor_api::money::Nanos;
use pictor_api::receipt::{Facts, Share};
use pictor_api::response::Usage;

use crate::on_both;

const DAY: i64 = 86_400_000;

fn facts(tokens: u64) -> Facts {
    let table = ModelTable::builtin();
    let price = *table.get("gpt-image-2").unwrap().rules().unwrap().dated_price_at(0);
    let usage = Usage { input_text_tokens: 10, output_image_tokens: tokens, ..Usage::default() };
    let share = Share { upstream: "a".into(), pictures: 1, usage, by_formula: false };
    Facts { price, shares: vec![share], digests: Vec::new() }
}

fn account(project: &str) -> Account {
    Account { project: project.into(), key: format!("key_of_{project}"), period: "2026-11".into() }
}

/// Reserves a dollar and settles what the facts say, or something else.
async fn settle(db: &Db, project: &str, job: &str, facts: Facts, cost: Nanos, at: i64) {
    let (account, job) = (account(project), job.to_owned());
    db.write(Durability::Full, move |tx: &mut dyn Tx| {
        let dollar = Nanos(1_000_000_000);
        enter(tx, &account, &job, &Entry::reserve(dollar), at)?;
        reserve(tx, &account, dollar, [None; 4]).map_err(|_| pictor::db::DbError::Busy)?;
        let facts = facts.to_json().to_string();
        let entry = Entry::settle(dollar, cost, Some(&facts));
        enter(tx, &account, &job, &entry, at)?;
        apply(tx, &account, entry.change)
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn costs_are_told_by_span_project_and_item() {
    on_both(|db, _| async move {
        let books = Books::new(db.clone());
        settle(&db, "proj_a", "job_1", facts(100), facts(100).cost(), 5).await;
        settle(&db, "proj_b", "job_2", facts(200), facts(200).cost(), DAY - 1).await;
        settle(&db, "proj_a", "job_3", facts(300), facts(300).cost(), DAY).await;
        let asked = Costs { from: 0, until: 2 * DAY, width: DAY, ..Costs::default() };
        let days = books.costs(asked.clone()).await.unwrap();
        let told: Vec<_> = days.iter().map(|cost| (cost.of.span, cost.amount)).collect();
        assert_eq!(told, [(0, facts(100).cost() + facts(200).cost()), (DAY, facts(300).cost())]);

        let of_a = Costs { projects: vec!["proj_a".into()], by_project: true, by_key: true, ..asked.clone() };
        let of_a = books.costs(of_a).await.unwrap();
        assert_eq!(of_a.len(), 2);
        assert!(of_a.iter().all(|cost| cost.of.key.as_deref() == Some("key_of_proj_a")));

        let items = books.costs(Costs { by_item: true, until: DAY, ..asked }).await.unwrap();
        let told: Vec<_> = items.iter().map(|cost| (cost.of.item.as_deref().unwrap(), cost.tokens)).collect();
        let model = "a model that is forgotten";
        assert_eq!(
            told,
            [
                (format!("{model}, image_output_tokens").as_str(), 300),
                (format!("{model}, text_input_tokens").as_str(), 20)
            ]
        );
        assert_eq!(items.iter().map(|cost| cost.amount).sum::<Nanos>(), days[0].amount);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_that_does_not_add_up_is_found() {
    on_both(|db, _| async move {
        let books = Books::new(db.clone());
        settle(&db, "proj_a", "job_1", facts(100), facts(100).cost(), 5).await;
        settle(&db, "proj_a", "job_2", facts(100), Nanos(7), 6).await;
        let found: Vec<_> =
            db.scan(audit).await.unwrap().into_iter().filter(|found| found.invariant == "I8").collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].what.contains("job_2"), "{}", found[0]);
        let entries = books.entries("job_1").await.unwrap();
        let kinds: Vec<_> = entries.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["reserve", "settle"]);
        assert_eq!(entries[1].facts, Some(facts(100)));
        assert!(books.entries("job_9").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn balances_are_told_by_owner() {
    on_both(|db, clock| async move {
        let books = Books::new(db.clone());
        settle(&db, "proj_a", "job_1", facts(100), Nanos(7), 5).await;
        settle(&db, "proj_b", "job_2", facts(100), Nanos(8), 5).await;
        assert_eq!(books.keys_of("proj_a").await.unwrap(), ["key_of_proj_a"]);
        assert_eq!(books.balances(None).await.unwrap().len(), 8);
        let of_a = books.balances(Some(vec!["proj_a".into()])).await.unwrap();
        let told: Vec<_> = of_a.iter().map(|balance| (balance.period.as_str(), balance.used())).collect();
        assert_eq!(told, [("2026-11", Nanos(7)), ("all", Nanos(7))]);
        assert_eq!(books.balance("proj_a", "all").await.unwrap().settled, Nanos(7));
        assert_eq!(books.balance("proj_c", "all").await.unwrap().used(), Nanos(0));

        let directory = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::open(&db, &clock, directory.path(), Some("sk-admin")).await.unwrap();
        let allowance = keys.allowance(ADMIN_KEY).await.unwrap().unwrap();
        assert_eq!((allowance.project_name.as_str(), allowance.in_flight), ("Default project", 0));
        assert_eq!((allowance.key.budget_month, allowance.key.concurrency), (None, None));
        assert_eq!(keys.allowance("key_none").await.unwrap(), None);
    })
    .await;
}
