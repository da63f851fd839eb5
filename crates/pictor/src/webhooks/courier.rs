//! Sends what is due, from the start of the process until its last call has ended.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};
use pictor_egress::Limits;
use pictor_relay::describe;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::attempt::{Attempt, Unfit};
use super::claim::{self, Busy, Claimed, Due};
use super::settle::{self, Outcome, Settled};
use super::signing::SigningSecret;
use super::store::{Webhooks, now};
use super::sweep;
use crate::db::{DbError, Durability, Tx};

/// How often is looked for what is due, where nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// So long is waited for others after the first that rings.
const GATHER: Duration = Duration::from_millis(20);

/// How often is looked for what has been kept long enough.
const SWEEP_EVERY: Duration = Duration::from_mins(10);

/// How long a server that stops waits for answers. What is cut off is sent once more, by another or by the next start.
const LAST: Duration = Duration::from_secs(3);

/// Sends until it is told to `stop`. Each delivery is a task of its own that this one waits for, so that a slow receiver
/// holds nobody up.
pub async fn deliver(webhooks: Webhooks, stop: impl Future<Output = ()>) {
    let mut looks = interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut under_way, mut busy, mut stop) = (JoinSet::new(), Busy::new(), pin!(stop));
    let mut swept = webhooks.clock.now();
    loop {
        let stops = tokio::select! {
            () = &mut stop => true,
            Some(done) = under_way.join_next() => {
                leave(&mut busy, done.ok());
                false
            }
            () = rung(&webhooks) => false,
            _ = looks.tick() => false,
        };
        for claimed in webhooks.claim(&busy).await {
            *busy.entry(claimed.host.clone()).or_default() += 1;
            under_way.spawn(webhooks.clone().send(claimed));
        }
        if stops {
            break;
        }
        if webhooks.clock.since(swept) >= SWEEP_EVERY {
            swept = webhooks.clock.now();
            webhooks.sweep().await;
        }
    }
    if timeout(LAST, async { while under_way.join_next().await.is_some() {} }).await.is_err() {
        under_way.shutdown().await;
        webhooks.give_back().await;
    }
}

/// Jobs that end together ring together: one look is enough for all of them.
async fn rung(webhooks: &Webhooks) {
    webhooks.bell.rung().await;
    tokio::time::sleep(GATHER).await;
}

/// One place at a host is free again. A try that panicked leaves its place taken: nobody knows where it was.
fn leave(busy: &mut Busy, host: Option<String>) {
    let Some(host) = host else { return };
    match busy.get_mut(&host) {
        Some(count) if *count > 1 => *count -= 1,
        _ => drop(busy.remove(&host)),
    }
}

impl Webhooks {
    async fn claim(&self, busy: &Busy) -> Vec<Claimed> {
        match self.find_and_claim(busy).await {
            Ok((claimed, due)) => {
                self.metrics.webhooks_due(due.saturating_sub(claimed.len()));
                claimed
            }
            Err(error) => {
                tracing::warn!(error = describe(&error), "cannot look for webhooks that are due");
                Vec::new()
            }
        }
    }

    /// First a glance, since most often nothing is due; then the list, which may be long and must not hold up those who
    /// write; then the claims.
    async fn find_and_claim(&self, busy: &Busy) -> Result<(Vec<Claimed>, usize), DbError> {
        let moment = self.db.moment(&self.clock);
        let glance = {
            let moment = moment.clone();
            move |tx: &mut dyn Tx| {
                let now = now(tx, &moment)?;
                claim::is_due(tx, now)
            }
        };
        if !self.db.read::<bool, DbError, _>(glance).await? {
            return Ok((Vec::new(), 0));
        }
        let (busy, looked) = (busy.clone(), moment.clone());
        let look = move |tx: &mut dyn Tx| {
            let now = now(tx, &looked)?;
            claim::look(tx, &busy, now)
        };
        let (chosen, due): (Vec<Due>, usize) = self.db.scan::<_, DbError, _>(look).await?;
        if chosen.is_empty() {
            return Ok((Vec::new(), due));
        }
        let me = self.owner.clone();
        let claiming = move |tx: &mut dyn Tx| {
            let now = now(tx, &moment)?;
            claim::claim(tx, &me, &chosen, now)
        };
        Ok((self.db.write(Durability::Normal, claiming).await?, due))
    }

    /// Sends a delivery, writes down what came of it, and gives the host back where it was.
    async fn send(self, claimed: Claimed) -> String {
        let (secrets, body) = (self.secrets(&claimed), claimed.body.clone());
        let attempt = self.attempt(&claimed.url, &claimed.event, &secrets, body).await;
        self.crash.at("webhook.sent");
        let (row, noted, chance) = (claimed.clone(), attempt.clone(), rand::random::<f64>());
        let moment = self.db.moment(&self.clock);
        let settling = move |tx: &mut dyn Tx| {
            let now = now(tx, &moment)?;
            settle::settle(tx, &row, &noted, chance, now)
        };
        match self.db.write::<_, DbError, _>(Durability::Full, settling).await {
            Ok(outcome) => self.tell(&claimed, &attempt, outcome),
            Err(error) => {
                let (delivery, error) = (&claimed.id, describe(&error));
                tracing::error!(delivery, error, "cannot note that a webhook was sent: it is sent again");
            }
        }
        claimed.host
    }

    /// What it is signed with: its secret, and the one before while that is good.
    fn secrets(&self, claimed: &Claimed) -> Vec<SigningSecret> {
        let Claimed { project, endpoint, generation, old_secret_until, .. } = claimed;
        let of = |generation| SigningSecret::derive(&self.secret, project, endpoint.as_deref(), generation);
        let old = old_secret_until.is_some_and(|until| until > self.clock.unix_millis());
        let mut secrets = vec![of(*generation)];
        secrets.extend(old.then(|| of(generation - 1)));
        secrets
    }

    /// One try, to an address that is judged now.
    pub(super) async fn attempt(
        &self,
        url: &str,
        event: &str,
        secrets: &[SigningSecret],
        body: String,
    ) -> Attempt {
        let headers = headers(event, self.clock.unix_seconds(), secrets, &body);
        let posted = async {
            let (address, egress) = (self.address(url)?, self.egress.as_ref().ok_or(Unfit::NoTls)?);
            let posted = egress.post(&address, headers, Bytes::from(body), &Limits::EVENT).await;
            posted.map_err(|fault| {
                tracing::info!(host = %address, fault = describe(&fault), "a webhook was not sent");
                Unfit::from(fault)
            })
        };
        posted.await.map_or_else(|unfit| Attempt::failed(&unfit), Attempt::from)
    }

    /// Others need not wait until the claims of this process end.
    async fn give_back(&self) {
        if let Err(error) = self.release(Some(&self.owner)).await {
            tracing::warn!(error = describe(&error), "webhooks that were cut off wait for a minute");
        }
    }

    fn tell(&self, claimed: &Claimed, attempt: &Attempt, outcome: Outcome) {
        let Claimed { id: delivery, host, job, tries, .. } = claimed;
        let (status, error) = (attempt.status, attempt.error.as_deref());
        match outcome.settled {
            Settled::Delivered => self.metrics.webhook("delivered"),
            Settled::Again => self.metrics.webhook("failed"),
            Settled::Dead => {
                self.metrics.webhook("dead");
                tracing::warn!(delivery, host, job, tries, status, error, "a webhook is given up");
            }
            Settled::Lost => self.metrics.webhook("lost"),
        }
        if outcome.disabled {
            let endpoint = claimed.endpoint.as_deref();
            tracing::warn!(endpoint, host, status, error, "a webhook endpoint is disabled");
        }
    }

    /// Takes away what has been kept long enough.
    pub async fn sweep(&self) {
        let moment = self.db.moment(&self.clock);
        loop {
            let moment = moment.clone();
            let sweeping = move |tx: &mut dyn Tx| {
                let now = now(tx, &moment)?;
                sweep::sweep(tx, now)
            };
            match self.db.write::<_, DbError, _>(Durability::Normal, sweeping).await {
                Ok(0) => return,
                Ok(swept) => tracing::info!(swept, "deliveries have gone"),
                Err(error) => {
                    return tracing::error!(error = describe(&error), "cannot sweep deliveries");
                }
            }
        }
    }
}

/// The headers of Standard Webhooks.
fn headers(event: &str, at: u64, secrets: &[SigningSecret], body: &str) -> HeaderMap {
    let signatures: Vec<String> = secrets.iter().map(|secret| secret.sign(event, at, body)).collect();
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value) in [
        ("webhook-id", event.to_owned()),
        ("webhook-timestamp", at.to_string()),
        ("webhook-signature", signatures.join(" ")),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}
