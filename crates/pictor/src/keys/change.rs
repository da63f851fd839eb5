//! Keys, changed: what starts afterwards is counted by the new limits.

use super::Keys;
use super::issue::{self, Key};
use crate::db::{DbError, Durability, Tx};

impl Keys {
    /// Changes the name, the rights, the limits or the end of a project's key, and tells how it then is; `None` where
    /// there is no such key or it was revoked.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn change<F>(&self, project: &str, id: &str, change: F) -> Result<Option<Key>, DbError>
    where
        F: Fn(&mut Key) + Send + 'static,
    {
        let (project, id) = (project.to_owned(), id.to_owned());
        self.db
            .write(Durability::Full, move |tx: &mut dyn Tx| {
                tx.query("SELECT id FROM keys WHERE id = $1 FOR UPDATE", &[(&id).into()])?;
                let found = issue::one(tx, &project, &id)?.filter(|key| key.revoked_at.is_none());
                let Some(mut key) = found else { return Ok(None) };
                change(&mut key);
                update(tx, &key)?;
                Ok(Some(key))
            })
            .await
    }
}

fn update(tx: &mut dyn Tx, key: &Key) -> Result<(), DbError> {
    let sql = "UPDATE keys SET name = $2, scopes = $3, models = $4, expires_at = $5, rpm = $6, ipm = $7, \
         concurrency = $8, budget_total = $9, budget_month = $10 WHERE id = $1";
    let models = key.models.as_ref().map(|models| models.join(","));
    let mut params = vec![
        (&key.id).into(),
        (&key.name).into(),
        key.scopes.text().into(),
        models.into(),
        key.expires_at.into(),
    ];
    params.extend(key.limits.params());
    tx.execute(sql, &params).map(drop)
}
