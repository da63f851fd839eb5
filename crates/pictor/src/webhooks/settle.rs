//! What a try came to is written down: at its delivery, and at its endpoint.

use super::attempt::Attempt;
use super::change::disable;
use super::claim::Claimed;
use super::endpoint::{self, Endpoint};
use super::schedule::wait;
use crate::db::{DbError, Tx};

/// An endpoint that has failed for so long, in milliseconds, is disabled.
const FAILING: i64 = 5 * 24 * 3_600_000;

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// It has arrived.
    Delivered,
    /// It is tried again.
    Again,
    /// It is given up.
    Dead,
    /// Its claim had ended: somebody else sends it.
    Lost,
}

/// What a try came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) settled: Settled,
    /// Whether its endpoint was disabled for it.
    pub(super) disabled: bool,
}

/// Writes down what a try came to; `chance` is between 0 and 1. The endpoint is held first, so that two tries never
/// wait for each other.
pub(super) fn settle(
    tx: &mut dyn Tx,
    claimed: &Claimed,
    attempt: &Attempt,
    chance: f64,
    now: i64,
) -> Result<Outcome, DbError> {
    let mut endpoint = None;
    if let Some(id) = &claimed.endpoint {
        endpoint::hold(tx, id)?;
        endpoint = endpoint::one(tx, &claimed.project, id)?;
    }
    let settled = write(tx, claimed, attempt, chance, now)?;
    let disabled = match endpoint {
        Some(endpoint) if settled != Settled::Lost => note(tx, endpoint, attempt, now)?,
        _ => false,
    };
    Ok(Outcome { settled, disabled })
}

fn write(
    tx: &mut dyn Tx,
    claimed: &Claimed,
    attempt: &Attempt,
    chance: f64,
    now: i64,
) -> Result<Settled, DbError> {
    let tries = claimed.tries + 1;
    let next = usize::try_from(tries).ok().and_then(|tries| wait(tries, attempt.retry_after, chance));
    // An address that a call named has nobody to enable it again.
    let next = next.filter(|_| claimed.endpoint.is_some() || !attempt.is_gone());
    let next = next.map(|wait| now + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    let (settled, state, due_at) = match next {
        _ if attempt.is_success() => (Settled::Delivered, Some("delivered"), None),
        Some(at) => (Settled::Again, None, Some(at)),
        None => (Settled::Dead, Some("dead"), None),
    };
    let params = [
        claimed.id.as_str().into(),
        claimed.until.into(),
        state.into(),
        due_at.into(),
        tries.into(),
        attempt.status.map(u32::from).into(),
        attempt.error.as_deref().into(),
        state.map(|_| now).into(),
    ];
    Ok(if tx.execute(WRITE, &params)? > 0 { settled } else { Settled::Lost })
}

/// One that was held meanwhile stays so, unless it has ended.
const WRITE: &str = "UPDATE deliveries SET state = COALESCE(CAST($3 AS TEXT), state), \
     due_at = COALESCE(CAST($4 AS BIGINT), due_at), claimed_by = NULL, tries = $5, last_status = CAST($6 AS BIGINT), \
     last_error = $7, ended_at = CAST($8 AS BIGINT) WHERE id = $1 AND due_at = $2 AND ended_at IS NULL";

/// Notes at the endpoint how it does; true where it is disabled from here on.
fn note(tx: &mut dyn Tx, mut endpoint: Endpoint, attempt: &Attempt, now: i64) -> Result<bool, DbError> {
    let before = endpoint.clone();
    if attempt.is_success() {
        endpoint.failing_since = None;
    } else {
        let since = *endpoint.failing_since.get_or_insert(now);
        if endpoint.disabled_at.is_none() && (attempt.is_gone() || now - since >= FAILING) {
            disable(tx, &mut endpoint, now)?;
        }
    }
    if endpoint != before {
        endpoint::write(tx, &endpoint)?;
    }
    Ok(endpoint.disabled_at != before.disabled_at)
}
