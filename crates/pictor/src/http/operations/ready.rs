//! `GET /readyz`: whether calls are welcome here now, and what is missing where they are not.
//!
//! Nobody needs a key for it: it says what an operator can act on, and no names, addresses or numbers.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Json;
use axum::http::StatusCode;
use pictor_relay::health::{BreakerHealth, UpstreamHealth};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::http::House;
use crate::http::exchange::Inbound;

/// So long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// So long its answer counts: however often this is asked, the database is not asked more often.
const FRESH: Duration = Duration::from_secs(1);

/// What the database said when it was last asked.
pub(super) struct Readiness {
    turn: Semaphore,
    database: Mutex<Option<(Instant, bool)>>,
}

/// One thing that calls need.
struct Check {
    name: &'static str,
    /// What is wrong with it.
    fault: Option<&'static str>,
    /// Whether calls can be taken all the same.
    is_vital: bool,
}

impl Readiness {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self { turn: Semaphore::new(1), database: Mutex::new(None) })
    }

    /// `GET /readyz`: 200 while new calls are welcome, 503 while they are not, and from the moment that the server is
    /// told to stop.
    pub(super) async fn tell(self: Arc<Self>, house: Arc<House>, _: Inbound) -> (StatusCode, Json<Value>) {
        let checks = self.look(&house).await;
        let unready = checks.iter().any(|check| check.is_vital && check.fault.is_some());
        let lacking = checks.iter().any(|check| check.fault.is_some());
        let (code, status) = match (house.tasks.is_retiring(), unready, lacking) {
            (true, ..) => (StatusCode::SERVICE_UNAVAILABLE, "draining"),
            (_, true, _) => (StatusCode::SERVICE_UNAVAILABLE, "not_ready"),
            (.., true) => (StatusCode::OK, "degraded"),
            _ => (StatusCode::OK, "ready"),
        };
        let checks: Vec<Value> = checks.iter().map(Check::to_json).collect();
        (code, Json(json!({ "status": status, "checks": checks })))
    }

    async fn look(&self, house: &House) -> Vec<Check> {
        let images = &house.images;
        let answers = self.database_answers(house).await;
        let mut checks = vec![
            Check::vital("database", answers, "it does not answer within a second"),
            Check::vital("disk", images.disk.has_room().is_ok(), "less is free than jobs.least_free"),
        ];
        if images.jobs.is_shared() {
            let fault =
                "this server could not say in the database that it lives; it sends nothing until it can";
            checks.push(Check::vital("lease", !images.jobs.is_fenced(), fault));
        }
        if images.blobs.are_shared() {
            let fault = "it does not answer; pictures wait on the disk of this server";
            checks.push(Check::other("bucket", images.blobs.silence().is_none(), fault));
        }
        if let Some(pool) = images.maker.pool().filter(|pool| !pool.upstreams.is_empty()) {
            let fault = "all of them rest; GET /admin/api/upstreams says why";
            checks.push(Check::other("upstreams", !pool.upstreams.iter().all(rests), fault));
        }
        checks
    }

    /// Whether the database answers, or has just done so. Those who ask together get one answer.
    async fn database_answers(&self, house: &House) -> bool {
        let Ok(_turn) = self.turn.acquire().await else { return false };
        if let Some((_, answers)) = self.last().filter(|(asked, _)| house.clock.since(*asked) < FRESH) {
            return answers;
        }
        let answers = timeout(PATIENCE, house.images.jobs.answers()).await.is_ok_and(|asked| asked.is_ok());
        *self.database.lock().unwrap_or_else(PoisonError::into_inner) = Some((house.clock.now(), answers));
        answers
    }

    fn last(&self) -> Option<(Instant, bool)> {
        *self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Check {
    /// Without it no call can be taken.
    fn vital(name: &'static str, holds: bool, fault: &'static str) -> Self {
        Self { name, fault: (!holds).then_some(fault), is_vital: true }
    }

    /// Calls are taken without it, and what they need comes later or is refused with its own words.
    fn other(name: &'static str, holds: bool, fault: &'static str) -> Self {
        Self { is_vital: false, ..Self::vital(name, holds, fault) }
    }

    fn to_json(&self) -> Value {
        let mut check = json!({ "name": self.name, "ok": self.fault.is_none() });
        if let Some(fault) = self.fault {
            check["reason"] = json!(fault);
        }
        check
    }
}

/// Whether nothing can be sent to the upstream now.
fn rests(upstream: &UpstreamHealth) -> bool {
    let is_open = |breaker| matches!(breaker, BreakerHealth::Open { .. });
    upstream.rest.is_some()
        || upstream.keys.iter().all(|key| key.rest.is_some())
        || (is_open(upstream.generations) && is_open(upstream.edits))
}
