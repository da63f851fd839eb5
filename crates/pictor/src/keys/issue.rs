//! Keys: made, shown once, listed, changed and revoked.

use std::time::Duration;

use super::limits::{self, Limits};
use super::{ADMIN_KEY, Keys, Page, Scopes, hint};
use crate::db::{DbError, Durability, Param, Row, Tx};
use crate::ids;

/// A key as it is kept: whoever reads it cannot use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `key_...`
    pub id: String,
    /// Who pays.
    pub project: String,
    /// For people.
    pub name: String,
    /// The last characters of the secret.
    pub hint: String,
    /// What it may do.
    pub scopes: Scopes,
    /// The models that it may name; `None` for every one.
    pub models: Option<Vec<String>>,
    /// How much it may do.
    pub limits: Limits,
    /// In milliseconds since 1970, as all of these.
    pub created_at: i64,
    /// When it ends by itself.
    pub expires_at: Option<i64>,
    /// When it was taken back.
    pub revoked_at: Option<i64>,
    /// When it last started a call.
    pub last_used_at: Option<i64>,
}

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// Who pays.
    pub project: String,
    /// For people.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// The models that it may name; `None` for every one.
    pub models: Option<Vec<String>>,
    /// How much it may do.
    pub limits: Limits,
    /// How long it lasts; `None` for ever.
    pub lasts: Option<Duration>,
}

/// What came of a revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// It opens nothing any more.
    Now,
    /// It was revoked before.
    Before,
    /// It is the admin key, which only the operator's environment or file can change.
    Admin,
    /// There is no such key.
    Unknown,
}

impl Keys {
    /// Makes a key. Its secret is in the answer and nowhere else; `None` where there is no such project, or no more.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn create(&self, new: NewKey) -> Result<Option<(Key, String)>, DbError> {
        let (secret, now) = (ids::secret_key(), self.clock.unix_millis());
        let hash = self.hash(&secret);
        let key = made(new, hint(&secret), now);
        let kept = key.clone();
        let inserted = self.db.write(Durability::Full, move |tx: &mut dyn Tx| {
            let open = "SELECT id FROM projects WHERE id = $1 AND archived_at IS NULL FOR UPDATE";
            if tx.one(open, &[(&kept.project).into()])?.is_none() {
                return Ok::<_, DbError>(false);
            }
            insert(tx, &kept, &hash)?;
            Ok(true)
        });
        Ok(inserted.await?.then_some((key, secret)))
    }

    /// One key of a project.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key(&self, project: &str, id: &str) -> Result<Option<Key>, DbError> {
        let (project, id) = (project.to_owned(), id.to_owned());
        self.db.read(move |tx: &mut dyn Tx| one(tx, &project, &id)).await
    }

    /// A page of the keys that are not revoked, of one project or of all, and whether more follow.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list(&self, project: Option<&str>, page: Page) -> Result<(Vec<Key>, bool), DbError> {
        let project = project.map(str::to_owned);
        let select = move |tx: &mut dyn Tx| {
            let mut params: Vec<Param<'static>> = Vec::new();
            let mut sql = format!("{SELECT} WHERE revoked_at IS NULL");
            if let Some(project) = &project {
                params.push(project.clone().into());
                sql += " AND project_id = $1";
            }
            sql += &page.ending(&mut params);
            let rows: Result<_, DbError> = tx.query(&sql, &params)?.iter().map(read).collect();
            Ok(page.cut(rows?))
        };
        self.db.scan(select).await
    }

    /// Revokes a key, of this project where one is named: what starts after this has returned is refused.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn revoke(&self, project: Option<&str>, id: &str) -> Result<Revoked, DbError> {
        if id == ADMIN_KEY {
            return Ok(Revoked::Admin);
        }
        let (project, id, now) = (project.map(str::to_owned), id.to_owned(), self.clock.unix_millis());
        self.db
            .write(Durability::Full, move |tx: &mut dyn Tx| {
                let find = "SELECT project_id, revoked_at FROM keys WHERE id = $1 FOR UPDATE";
                let Some(row) = tx.one(find, &[(&id).into()])? else { return Ok(Revoked::Unknown) };
                let owner = row.text(0)?;
                if project.as_deref().is_some_and(|project| project != owner) {
                    return Ok(Revoked::Unknown);
                }
                if row.maybe_int(1)?.is_some() {
                    return Ok(Revoked::Before);
                }
                let revoke = "UPDATE keys SET revoked_at = $2 WHERE id = $1";
                tx.execute(revoke, &[(&id).into(), now.into()])?;
                Ok(Revoked::Now)
            })
            .await
    }
}

fn made(new: NewKey, hint: String, now: i64) -> Key {
    let NewKey { project, name, scopes, models, limits, lasts } = new;
    let lasts = lasts.map(|lasts| i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX));
    Key {
        id: ids::key_id(),
        project,
        name,
        hint,
        scopes,
        models,
        limits,
        created_at: now,
        expires_at: lasts.map(|lasts| now.saturating_add(lasts)),
        revoked_at: None,
        last_used_at: None,
    }
}

const SELECT: &str = "SELECT id, project_id, name, hint, scopes, models, created_at, expires_at, revoked_at, \
     last_used_at, rpm, ipm, concurrency, budget_total, budget_month FROM keys";

pub(super) fn one(tx: &mut dyn Tx, project: &str, id: &str) -> Result<Option<Key>, DbError> {
    let sql = format!("{SELECT} WHERE id = $1 AND project_id = $2");
    let row = tx.one(&sql, &[id.into(), project.into()])?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Key, DbError> {
    Ok(Key {
        id: row.text(0)?.to_owned(),
        project: row.text(1)?.to_owned(),
        name: row.text(2)?.to_owned(),
        hint: row.text(3)?.to_owned(),
        scopes: Scopes::read(row.text(4)?),
        models: row.maybe_text(5)?.map(|models| models.split(',').map(str::to_owned).collect()),
        created_at: row.int(6)?,
        expires_at: row.maybe_int(7)?,
        revoked_at: row.maybe_int(8)?,
        last_used_at: row.maybe_int(9)?,
        limits: limits::read(row, 10)?,
    })
}

fn insert(tx: &mut dyn Tx, key: &Key, hash: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO keys (id, project_id, name, hash, hint, scopes, models, created_at, expires_at, rpm, ipm, \
         concurrency, budget_total, budget_month) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let models = key.models.as_ref().map(|models| models.join(","));
    let mut params = vec![
        (&key.id).into(),
        (&key.project).into(),
        (&key.name).into(),
        hash.into(),
        (&key.hint).into(),
        key.scopes.text().into(),
        models.into(),
        key.created_at.into(),
        key.expires_at.into(),
    ];
    params.extend(key.limits.params());
    tx.execute(sql, &params).map(drop)
}
