//! The one secret that all servers of a database share, and from which others follow.

use pictor_relay::Secret;

use super::{Db, DbError, Durability, Tx};

/// Signs addresses, sessions and webhooks. Another secret makes those invalid; keys stay as they are.
#[derive(Clone)]
pub struct ServerSecret([u8; 32]);

impl ServerSecret {
    /// What the operator gave (`PICTOR_SECRET`), else what the database keeps; made once, by the first server.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(db: &Db, given: Option<&Secret>) -> Result<Self, DbError> {
        if let Some(given) = given {
            return Ok(Self(blake3::derive_key("pictor 2026 PICTOR_SECRET", given.reveal().as_bytes())));
        }
        let made = blake3::Hash::from(rand::random::<[u8; 32]>()).to_hex().to_string();
        let kept = db.write(Durability::Full, move |tx: &mut dyn Tx| {
            let keep =
                "INSERT INTO settings (name, value) VALUES ('secret', $1) ON CONFLICT (name) DO NOTHING";
            tx.execute(keep, &[(&made).into()])?;
            let row = tx.one("SELECT value FROM settings WHERE name = 'secret'", &[])?;
            row.map(|row| row.text(0).map(str::to_owned)).transpose()
        });
        let kept: Option<String> = kept.await?;
        let secret = kept.and_then(|kept| blake3::Hash::from_hex(kept).ok());
        Ok(Self(*secret.ok_or(DbError::Shape { column: 0 })?.as_bytes()))
    }

    /// The secret for one purpose, such as `"session"` or `"webhook proj_1 whe_2 1"`.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        *blake3::keyed_hash(&self.0, purpose.as_bytes()).as_bytes()
    }
}
