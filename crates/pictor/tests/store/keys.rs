//! Keys, projects and their limits.

use std::time::Duration;

use futures_util::future::join_all;
use pictor::clock::Clock;
use pictor::db::{Db, Durability, Tx};
use pictor::keys::{
    ADMIN_KEY, Caps, CountError, DEFAULT_PROJECT, Key, Keys, Limits, NewKey, Page, Refusal, Revoked, Scopes,
    count, uncount,
};

use crate::on_both;

const SCOPES: Scopes = Scopes { images: true, admin: false };

fn new(project: &str, limits: Limits) -> NewKey {
    let (name, project) = ("test".to_owned(), project.to_owned());
    NewKey { project, name, scopes: SCOPES, models: None, limits, lasts: None }
}

async fn made(keys: &Keys, limits: Limits) -> Key {
    keys.create(new(DEFAULT_PROJECT, limits)).await.unwrap().unwrap().0
}

async fn counted(db: &Db, clock: &Clock, key: &str, images: u8) -> Result<Caps, Refusal> {
    let (key, now) = (key.to_owned(), clock.unix_millis());
    let counted = db.write(Durability::Full, move |tx: &mut dyn Tx| count(tx, &key, images, now)).await;
    counted.map_err(|error| match error {
        CountError::Refused(refusal) => refusal,
        CountError::Db(error) => panic!("{error}"),
    })
}

#[tokio::test]
async fn a_key_opens_until_it_is_revoked() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let (key, secret) = keys.create(new(DEFAULT_PROJECT, Limits::default())).await.unwrap().unwrap();
        let found = keys.authenticate(&secret).await.unwrap().unwrap();
        assert_eq!((found.key.as_str(), found.scopes), (key.id.as_str(), SCOPES));
        assert!(secret.ends_with(&key.hint) && key.hint.len() == 4);
        assert_eq!(keys.key(DEFAULT_PROJECT, &key.id).await, Ok(Some(key.clone())));
        assert_eq!(keys.key("proj_other", &key.id).await, Ok(None));
        assert_eq!(keys.authenticate(&key.id).await, Ok(None));

        assert_eq!(keys.revoke(Some("proj_other"), &key.id).await, Ok(Revoked::Unknown));
        assert_eq!(keys.revoke(None, &key.id).await, Ok(Revoked::Now));
        assert_eq!(keys.revoke(None, &key.id).await, Ok(Revoked::Before));
        assert_eq!(keys.revoke(None, ADMIN_KEY).await, Ok(Revoked::Admin));
        assert_eq!(keys.authenticate(&secret).await, Ok(None));
        assert_eq!(counted(&db, &clock, &key.id, 1).await, Err(Refusal::Revoked));
        assert_eq!(keys.list(None, Page::all()).await, Ok((Vec::new(), false)));
    })
    .await;
}

#[tokio::test]
async fn a_key_ends_by_itself() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let lasts = Some(Duration::from_secs(3_600));
        let asked = NewKey { lasts, ..new(DEFAULT_PROJECT, Limits::default()) };
        let (key, secret) = keys.create(asked).await.unwrap().unwrap();
        assert!(keys.authenticate(&secret).await.unwrap().is_some());
        clock.advance(Duration::from_secs(3_601));
        assert_eq!(keys.authenticate(&secret).await, Ok(None));
        assert_eq!(counted(&db, &clock, &key.id, 1).await, Err(Refusal::Expired));
    })
    .await;
}

#[tokio::test]
async fn an_archived_project_closes_all_of_its_keys() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let project = keys.create_project("books", Limits::default()).await.unwrap();
        let (key, secret) = keys.create(new(&project.id, Limits::default())).await.unwrap().unwrap();
        let renamed = keys.change_project(&project.id, |project| "novels".clone_into(&mut project.name));
        assert_eq!(renamed.await.unwrap().unwrap().name, "novels");
        assert!(keys.archive_project(&project.id).await.unwrap().unwrap().archived_at.is_some());
        assert_eq!(keys.authenticate(&secret).await, Ok(None));
        assert_eq!(counted(&db, &clock, &key.id, 1).await, Err(Refusal::Archived));
        assert!(keys.create(new(&project.id, Limits::default())).await.unwrap().is_none());
        assert_eq!(keys.projects(false, Page::all()).await.unwrap().0.len(), 1);
        assert_eq!(keys.projects(true, Page::all()).await.unwrap().0.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_rate_lets_exactly_its_limit_through() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let limits = Limits { requests: Some(7), images: Some(20), ..Limits::default() };
        let key = made(&keys, limits).await;
        let done = join_all((0..50).map(|_| counted(&db, &clock, &key.id, 1))).await;
        // While they run, no more than a part of a minute comes back: less than one of seven.
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 7);
        let refused = done.into_iter().find_map(Result::err).unwrap();
        let Refusal::Requests { limit: 7, retry_after } = refused else { panic!("{refused:?}") };
        assert!(retry_after <= Duration::from_secs(9), "{retry_after:?}");
        clock.advance(Duration::from_secs(9));
        assert!(counted(&db, &clock, &key.id, 1).await.is_ok());
        clock.advance(Duration::from_secs(60));
        let refused = counted(&db, &clock, &key.id, 21).await.unwrap_err();
        assert!(matches!(refused, Refusal::Images { limit: 20, requested: 21, .. }), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn calls_at_once_are_exact() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let key = made(&keys, Limits { concurrency: Some(3), ..Limits::default() }).await;
        let done = join_all((0..50).map(|_| counted(&db, &clock, &key.id, 1))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 3);
        let full = Err(Refusal::Concurrency { limit: 3 });
        assert_eq!(counted(&db, &clock, &key.id, 1).await, full);
        let id = key.id.clone();
        db.write(Durability::Full, move |tx: &mut dyn Tx| uncount(tx, &id)).await.unwrap();
        assert!(counted(&db, &clock, &key.id, 1).await.is_ok());
        assert_eq!(counted(&db, &clock, &key.id, 1).await, full);
    })
    .await;
}

#[tokio::test]
async fn the_limits_of_a_project_are_those_of_all_its_keys() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        let limits = Limits { requests: Some(2), ..Limits::default() };
        let project = keys.create_project("books", limits).await.unwrap().id;
        let mut done = Vec::new();
        for _ in 0..3 {
            let (key, _) = keys.create(new(&project, Limits::default())).await.unwrap().unwrap();
            done.push(counted(&db, &clock, &key.id, 1).await.is_ok());
        }
        assert_eq!(done, [true, true, false]);
    })
    .await;
}

#[tokio::test]
async fn all_who_start_at_once_hash_alike() {
    on_both(|db, clock| async move {
        let opened = join_all((0..8).map(|_| Keys::over(&db, &clock))).await;
        let opened: Vec<Keys> = opened.into_iter().map(Result::unwrap).collect();
        let (_, secret) = opened[0].create(new(DEFAULT_PROJECT, Limits::default())).await.unwrap().unwrap();
        for keys in &opened {
            assert!(keys.authenticate(&secret).await.unwrap().is_some());
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_by_pages() {
    on_both(|db, clock| async move {
        let keys = Keys::over(&db, &clock).await.unwrap();
        for _ in 0..5 {
            made(&keys, Limits::default()).await;
        }
        let (all, more) = keys.list(Some(DEFAULT_PROJECT), Page::all()).await.unwrap();
        assert_eq!((all.len(), more), (5, false));
        for newest_first in [false, true] {
            let (mut after, mut seen, mut more) = (None, Vec::new(), true);
            while more {
                let page = Page { after: after.clone(), limit: 2, newest_first };
                let (rows, follow) = keys.list(Some(DEFAULT_PROJECT), page).await.unwrap();
                after = rows.last().map(|key| key.id.clone());
                seen.extend(rows);
                more = follow;
            }
            if newest_first {
                seen.reverse();
            }
            assert_eq!(seen, all);
        }
    })
    .await;
}
