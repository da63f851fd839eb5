//! The webhooks as every other room has them.

use std::sync::Arc;

use pictor_egress::{Address, Egress, FetchError, Limits};

use super::attempt::{Attempt, Unfit};
use super::bell::Bell;
use super::change::{self, Change, NewEndpoint};
use super::claim;
use super::delivery::{self, Delivery, Filter};
use super::endpoint::{self, Endpoint};
use super::event::EventType;
use super::project_secret;
use super::signing::SigningSecret;
use crate::clock::Clock;
use crate::crash::Crash;
use crate::db::{Db, DbError, Durability, ServerSecret, Tx};
use crate::ids;
use crate::metrics::Metrics;

/// All endpoints and deliveries. A handle; clones share it.
#[derive(Clone)]
pub struct Webhooks {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) secret: ServerSecret,
    pub(super) egress: Option<Egress>,
    over_http: bool,
    pub(super) owner: Arc<str>,
    pub(super) crash: Crash,
    pub(super) metrics: Metrics,
    pub(super) bell: Bell,
}

impl Webhooks {
    /// The webhooks in `db`; what is claimed from here on belongs to the process `owner`. Without `egress` nothing is
    /// sent.
    pub fn new(db: Db, clock: Clock, secret: ServerSecret, egress: Option<Egress>, owner: &str) -> Self {
        let (crash, metrics, bell) = (Crash::default(), Metrics::default(), Bell::default());
        let owner = owner.into();
        Self { db, clock, secret, egress, over_http: false, owner, crash, metrics, bell }
    }

    /// Whether anything may be sent in the clear.
    #[must_use]
    pub fn over_http(self, over_http: bool) -> Self {
        Self { over_http, ..self }
    }

    /// Woken by this bell.
    #[must_use]
    pub fn woken_by(self, bell: Bell) -> Self {
        Self { bell, ..self }
    }

    /// Counted there.
    #[must_use]
    pub fn counted(self, metrics: Metrics) -> Self {
        Self { metrics, ..self }
    }

    /// Dies there, in tests.
    #[must_use]
    pub fn crashing(self, crash: Crash) -> Self {
        Self { crash, ..self }
    }

    /// What wakes those who send.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// The address that a text names, if something may be sent there by its form.
    pub(super) fn address(&self, url: &str) -> Result<Address, Unfit> {
        // A URL may be read without them; a row may not be written with them.
        if url.chars().any(char::is_control) {
            return Err(FetchError::Unusable("it is no URL").into());
        }
        let address = Address::parse(url)?;
        if address.is_encrypted() || self.over_http { Ok(address) } else { Err(Unfit::InTheClear) }
    }

    /// Whether something may be sent to an address as it is now found. It is judged again at every try.
    ///
    /// # Errors
    /// Why nothing may.
    pub async fn check(&self, url: &str) -> Result<(), Unfit> {
        let address = self.address(url)?;
        let egress = self.egress.as_ref().ok_or(Unfit::NoTls)?;
        Ok(egress.judge(&address, &Limits::EVENT).await?)
    }

    /// The secret of an endpoint.
    pub fn secret(&self, endpoint: &Endpoint) -> SigningSecret {
        let Endpoint { project, id, generation, .. } = endpoint;
        SigningSecret::derive(&self.secret, project, Some(id), *generation)
    }

    /// The secret of the addresses that single calls of a project name.
    ///
    /// # Errors
    /// The database's.
    pub async fn project_secret(&self, project: &str) -> Result<SigningSecret, DbError> {
        let name = project.to_owned();
        let reading = move |tx: &mut dyn Tx| project_secret::generation(tx, &name);
        let generation = self.db.read::<_, DbError, _>(reading).await?;
        Ok(SigningSecret::derive(&self.secret, project, None, generation))
    }

    /// Gives a project another one; the one before stays good for a day if `keep_old`.
    ///
    /// # Errors
    /// The database's.
    pub async fn rotate_project_secret(
        &self,
        project: &str,
        keep_old: bool,
    ) -> Result<SigningSecret, DbError> {
        let (name, now) = (project.to_owned(), self.clock.unix_millis());
        let rotating = move |tx: &mut dyn Tx| project_secret::rotate(tx, &name, keep_old, now);
        let generation = self.db.write::<_, DbError, _>(Durability::Full, rotating).await?;
        Ok(SigningSecret::derive(&self.secret, project, None, generation))
    }

    /// Makes an endpoint.
    ///
    /// # Errors
    /// The database's.
    pub async fn create(&self, project: &str, new: NewEndpoint) -> Result<Endpoint, DbError> {
        let NewEndpoint { name, url, event_types } = new;
        let now = self.clock.unix_millis();
        let made = Endpoint {
            id: ids::webhook_endpoint_id(),
            project: project.to_owned(),
            name,
            url,
            event_types,
            generation: 1,
            old_secret_until: None,
            created_at: now,
            updated_at: now,
            failing_since: None,
            disabled_at: None,
        };
        let row = made.clone();
        self.db.write(Durability::Full, move |tx: &mut dyn Tx| endpoint::write(tx, &row)).await?;
        Ok(made)
    }

    /// An endpoint of a project.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(&self, project: &str, id: &str) -> Result<Option<Endpoint>, DbError> {
        if !Endpoint::is_id(id) {
            return Ok(None);
        }
        let (project, id) = (project.to_owned(), id.to_owned());
        self.db.read(move |tx| endpoint::one(tx, &project, &id)).await
    }

    /// A page of the endpoints of a project, and whether more follow.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        project: &str,
        after: Option<String>,
        limit: u32,
        newest_first: bool,
    ) -> Result<(Vec<Endpoint>, bool), DbError> {
        let (project, more) = (project.to_owned(), limit.saturating_add(1));
        let listing =
            move |tx: &mut dyn Tx| endpoint::all(tx, &project, after.as_deref(), more, newest_first);
        let mut found: Vec<Endpoint> = self.db.scan::<_, DbError, _>(listing).await?;
        let follows = found.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok((found, follows))
    }

    /// Changes an endpoint, and tells how it then is.
    ///
    /// # Errors
    /// The database's.
    pub async fn change(&self, project: &str, id: &str, change: Change) -> Result<Option<Endpoint>, DbError> {
        if !Endpoint::is_id(id) {
            return Ok(None);
        }
        let (project, id, moment) = (project.to_owned(), id.to_owned(), self.db.moment(&self.clock));
        let changing = move |tx: &mut dyn Tx| {
            let now = now(tx, &moment)?;
            change::change(tx, &project, &id, &change, now)
        };
        let changed = self.db.write(Durability::Full, changing).await?;
        self.bell.ring();
        Ok(changed)
    }

    /// Gives an endpoint another secret; the one before stays good for a day if `keep_old`.
    ///
    /// # Errors
    /// The database's.
    pub async fn rotate(&self, project: &str, id: &str, keep_old: bool) -> Result<Option<Endpoint>, DbError> {
        if !Endpoint::is_id(id) {
            return Ok(None);
        }
        let (project, id, now) = (project.to_owned(), id.to_owned(), self.clock.unix_millis());
        let rotating = move |tx: &mut dyn Tx| change::rotate(tx, &project, &id, keep_old, now);
        self.db.write(Durability::Full, rotating).await
    }

    /// Deletes an endpoint; false where the project has no such endpoint.
    ///
    /// # Errors
    /// The database's.
    pub async fn delete(&self, project: &str, id: &str) -> Result<bool, DbError> {
        if !Endpoint::is_id(id) {
            return Ok(false);
        }
        let (project, id) = (project.to_owned(), id.to_owned());
        self.db.write(Durability::Full, move |tx: &mut dyn Tx| change::delete(tx, &project, &id)).await
    }

    /// Sends an example to an endpoint, once.
    pub async fn test(&self, endpoint: &Endpoint, kind: EventType) -> Attempt {
        let (event, at) = (ids::event_id(), self.clock.unix_seconds());
        let body = kind.body(&event, "job_test", at);
        let secrets = [self.secret(endpoint)];
        self.attempt(&endpoint.url, &event, &secrets, body).await
    }

    /// The deliveries that a filter lets through, and whether more follow.
    ///
    /// # Errors
    /// The database's.
    pub async fn deliveries(&self, filter: Filter) -> Result<(Vec<Delivery>, bool), DbError> {
        self.db.scan(move |tx| delivery::list(tx, &filter)).await
    }

    /// Sends a delivery once more, and tells how it then is. One that is held or under way stays as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn send_again(&self, id: &str) -> Result<Option<Delivery>, DbError> {
        if !Delivery::is_id(id) {
            return Ok(None);
        }
        let (id, moment) = (id.to_owned(), self.db.moment(&self.clock));
        let sending = move |tx: &mut dyn Tx| {
            let now = now(tx, &moment)?;
            delivery::again(tx, &id, now)?;
            delivery::one(tx, &id)
        };
        let found = self.db.write::<_, DbError, _>(Durability::Full, sending).await?;
        self.bell.ring();
        Ok(found)
    }

    /// Gives back what a process has claimed that is known to be dead; `None`: every one but this.
    ///
    /// # Errors
    /// The database's.
    pub async fn release(&self, process: Option<&str>) -> Result<(), DbError> {
        let (me, process) = (self.owner.clone(), process.map(str::to_owned));
        let moment = self.db.moment(&self.clock);
        let releasing = move |tx: &mut dyn Tx| {
            let now = now(tx, &moment)?;
            claim::release(tx, &me, process.as_deref(), now).map(drop)
        };
        self.db.write(Durability::Normal, releasing).await
    }
}

/// The time in milliseconds, by what [`Db::moment`] gave.
pub(super) fn now(tx: &mut dyn Tx, moment: &str) -> Result<i64, DbError> {
    let row = tx.one(&format!("SELECT {moment}"), &[])?;
    row.ok_or(DbError::Shape { column: 0 })?.int(0)
}
