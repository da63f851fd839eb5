//! Who may call, and how much: projects, their keys, and the limits of both.
//!
//! A key is 256 random bits, shown once; the row keeps a keyed hash of it. No right of a key is remembered
//! between requests, so that a revocation holds from the moment at which it is committed.

mod admin_key;
mod allowance;
mod change;
mod count;
mod gcra;
mod issue;
mod limits;
mod page;
mod principal;
mod projects;
mod shield;

use std::path::Path;
use std::sync::Arc;

use subtle::ConstantTimeEq;

use crate::clock::Clock;
use crate::db::{Db, DbError, Durability, Row, Tx};
pub use admin_key::{KeysError, Origin, check};
pub use allowance::Allowance;
pub use count::{Caps, CountError, Refusal, count, uncount};
pub use gcra::HIGHEST_RATE;
pub use issue::{Key, NewKey, Revoked};
pub use limits::Limits;
pub use page::Page;
pub use principal::{Principal, Scopes};
pub use projects::Project;
pub use shield::SIGN_INS;
use shield::Shield;

/// The project of the admin key, and of every key that names no other.
pub const DEFAULT_PROJECT: &str = "proj_default";
/// The row of the admin key.
pub const ADMIN_KEY: &str = "key_admin";

/// All keys. A handle; clones share it.
#[derive(Clone)]
pub struct Keys {
    db: Db,
    clock: Clock,
    secret: [u8; 32],
    shield: Arc<Shield>,
    /// Of those who sign in, by their address.
    sign_ins: Arc<Shield>,
}

impl Keys {
    /// Takes the operator's key, else the one in `data_dir`, else makes one and keeps it there with mode 0600. It is a
    /// row like all others, in a project of its own.
    ///
    /// # Errors
    /// When the key's file cannot be read or written, the key cannot be sent in a header, or the database does not
    /// answer.
    pub async fn open(
        db: &Db,
        clock: &Clock,
        data_dir: &Path,
        given: Option<&str>,
    ) -> Result<(Self, Origin), KeysError> {
        let keys = Self::over(db, clock).await?;
        let (key, origin) = admin_key::open(data_dir, given)?;
        keys.keep_admin(&key).await?;
        Ok((keys, origin))
    }

    /// The keys of a database that a server may be using at the same time; the admin key stays as it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn over(db: &Db, clock: &Clock) -> Result<Self, DbError> {
        let secret = prepare(db, clock.unix_millis()).await?;
        Ok(Self {
            db: db.clone(),
            clock: clock.clone(),
            secret,
            shield: Arc::default(),
            sign_ins: Arc::default(),
        })
    }

    /// The caller who holds `bearer`, if anyone does, and may still use it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn authenticate(&self, bearer: &str) -> Result<Option<Principal>, DbError> {
        let (hash, now) = (self.hash(bearer), self.clock.unix_millis());
        let found = self.db.read(move |tx: &mut dyn Tx| {
            let row = tx.one(FIND, &[(&hash).into(), now.into()])?;
            row.filter(|row| same(row, &hash)).as_ref().map(principal::read).transpose()
        });
        found.await
    }

    /// The caller who holds the key with this id, if it may still be used, for one who has shown it before; and a stamp
    /// that is another with another secret.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn holder(&self, id: &str) -> Result<Option<(Principal, String)>, DbError> {
        let (id, now) = (id.to_owned(), self.clock.unix_millis());
        let found = self.db.read(move |tx: &mut dyn Tx| {
            let row = tx.one(FIND_BY_ID, &[(&id).into(), now.into()])?;
            row.map(|row| Ok((principal::read(&row)?, row.text(5)?.to_owned()))).transpose()
        });
        found.await
    }

    /// The hash that a row has of a key. Fast, since nobody can guess 256 random bits; keyed, so that a stolen database
    /// is of no use without its settings.
    fn hash(&self, bearer: &str) -> String {
        blake3::keyed_hash(&self.secret, bearer.as_bytes()).to_hex().to_string()
    }

    async fn keep_admin(&self, key: &str) -> Result<(), DbError> {
        let (hash, now) = (self.hash(key), self.clock.unix_millis());
        let hint = hint(key);
        self.db
            .write(Durability::Full, move |tx: &mut dyn Tx| {
                let params =
                    [ADMIN_KEY.into(), DEFAULT_PROJECT.into(), (&hash).into(), (&hint).into(), now.into()];
                tx.execute(ADMIN, &params).map(drop)
            })
            .await
    }
}

const FIND: &str = "SELECT k.id, k.project_id, k.name, k.scopes, k.models, k.hash, k.rpm FROM keys k \
     JOIN projects p ON p.id = k.project_id WHERE k.hash = $1 AND k.revoked_at IS NULL AND p.archived_at IS NULL \
     AND (k.expires_at IS NULL OR k.expires_at > $2)";

const FIND_BY_ID: &str = "SELECT k.id, k.project_id, k.name, k.scopes, k.models, k.hash, k.rpm FROM keys k \
     JOIN projects p ON p.id = k.project_id WHERE k.id = $1 AND k.revoked_at IS NULL AND p.archived_at IS NULL \
     AND (k.expires_at IS NULL OR k.expires_at > $2)";

const PROJECT: &str = "INSERT INTO projects (id, name, created_at) VALUES ($1, 'Default project', $2) \
     ON CONFLICT (id) DO NOTHING";

const ADMIN: &str = "INSERT INTO keys (id, project_id, name, hash, hint, scopes, created_at) \
     VALUES ($1, $2, 'admin key', $3, $4, 'images,admin', $5) \
     ON CONFLICT (id) DO UPDATE SET hash = $3, hint = $4";

/// The index has found it; compared once more without telling by the time how much of it is right.
fn same(row: &Row, hash: &str) -> bool {
    row.text(5).is_ok_and(|kept| kept.as_bytes().ct_eq(hash.as_bytes()).into())
}

/// The end of a key, by which its owner knows it again.
fn hint(key: &str) -> String {
    key.get(key.len().saturating_sub(4)..).unwrap_or_default().to_owned()
}

/// The key of the hashes and the default project, made once. Two processes that start at once agree on the one that was first.
async fn prepare(db: &Db, now: i64) -> Result<[u8; 32], DbError> {
    let made: [u8; 32] = rand::random();
    let made = blake3::Hash::from(made).to_hex().to_string();
    let kept = db.write(Durability::Full, move |tx: &mut dyn Tx| {
        let keep = "INSERT INTO settings (name, value) VALUES ('key_hash', $1) ON CONFLICT (name) DO NOTHING";
        tx.execute(keep, &[(&made).into()])?;
        tx.execute(PROJECT, &[DEFAULT_PROJECT.into(), now.into()])?;
        let row = tx.one("SELECT value FROM settings WHERE name = 'key_hash'", &[])?;
        row.map(|row| row.text(0).map(str::to_owned)).transpose()
    });
    let kept: Option<String> = kept.await?;
    let hash = kept.and_then(|kept| blake3::Hash::from_hex(kept).ok());
    Ok(*hash.ok_or(DbError::Shape { column: 0 })?.as_bytes())
}
