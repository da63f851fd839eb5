//! What is due is claimed by one process at a time.

use std::collections::HashMap;
use std::time::Duration;

use crate::db::{DbError, Param, Row, Tx};

/// How many are sent to one host at once.
pub(super) const PER_HOST: usize = 4;

/// How many are sent at once in all.
pub(super) const AT_ONCE: usize = 64;

/// How long a claim holds: longer than any try takes. What is not settled by then is sent by the first that finds it due.
pub(super) const CLAIM: Duration = Duration::from_mins(1);

/// So many of those that are due are looked at.
const LOOKED_AT: i64 = 1_000;

/// How many are being sent to each host.
pub(super) type Busy = HashMap<String, usize>;

/// A delivery that is this process's to send.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub(super) id: String,
    pub(super) project: String,
    /// None where a call named the address.
    pub(super) endpoint: Option<String>,
    /// Which secret it is signed with.
    pub(super) generation: i64,
    /// Until when the one before is good as well.
    pub(super) old_secret_until: Option<i64>,
    pub(super) url: String,
    pub(super) host: String,
    pub(super) event: String,
    pub(super) job: String,
    pub(super) body: String,
    pub(super) tries: i64,
    /// When the claim ends, by which it is known again.
    pub(super) until: i64,
}

/// One that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    id: String,
    /// The endpoint, or the host where a call named the address.
    target: String,
    host: String,
    due_at: i64,
}

/// Whether anything is due.
pub(super) fn is_due(tx: &mut dyn Tx, now: i64) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM deliveries WHERE state = 'waiting' AND due_at <= $1 LIMIT 1";
    Ok(tx.one(sql, &[now.into()])?.is_some())
}

/// What is due and has a place; with it, how many are due at hosts with a place.
pub(super) fn look(tx: &mut dyn Tx, busy: &Busy, now: i64) -> Result<(Vec<Due>, usize), DbError> {
    let due = due(tx, busy, now)?;
    let (count, mut chosen) = (due.len(), choose(due, busy));
    // All who change several rows take them in one order.
    chosen.sort_by(|one, other| one.id.cmp(&other.id));
    Ok((chosen, count))
}

/// Claims for `me` those of `chosen` that nobody has claimed since.
pub(super) fn claim(tx: &mut dyn Tx, me: &str, chosen: &[Due], now: i64) -> Result<Vec<Claimed>, DbError> {
    let until = now + i64::try_from(CLAIM.as_millis()).unwrap_or(i64::MAX);
    let mut claimed = Vec::new();
    for due in chosen {
        let params = [due.id.as_str().into(), due.due_at.into(), until.into(), me.into()];
        if tx.execute(CLAIM_ONE, &params)? > 0 {
            claimed.extend(read(tx, &due.id)?);
        }
    }
    Ok(claimed)
}

/// The time at which it is due tells whether somebody else has claimed it since.
const CLAIM_ONE: &str = "UPDATE deliveries SET due_at = $3, claimed_by = $4 \
     WHERE id = $1 AND due_at = $2 AND state = 'waiting'";

/// Those of hosts with a free place, the longest due first.
fn due(tx: &mut dyn Tx, busy: &Busy, now: i64) -> Result<Vec<Due>, DbError> {
    let mut params: Vec<Param<'_>> = vec![now.into(), LOOKED_AT.into()];
    let mut full = String::new();
    for (host, _) in busy.iter().filter(|(_, count)| **count >= PER_HOST) {
        params.push(host.into());
        full += &format!(" AND host <> ${}", params.len());
    }
    let sql = format!(
        "SELECT id, COALESCE(endpoint_id, host), host, due_at FROM deliveries \
         WHERE state = 'waiting' AND due_at <= $1{full} ORDER BY due_at, id LIMIT $2"
    );
    let text = |row: &Row, column| row.text(column).map(str::to_owned);
    let read = |row: &Row| {
        Ok(Due { id: text(row, 0)?, target: text(row, 1)?, host: text(row, 2)?, due_at: row.int(3)? })
    };
    tx.query(&sql, &params)?.iter().map(read).collect()
}

/// Round robin by target, so that none waits for all of another's; no host beyond its places.
fn choose(due: Vec<Due>, busy: &Busy) -> Vec<Due> {
    let mut busy = busy.clone();
    let mut left = AT_ONCE.saturating_sub(busy.values().sum());
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut rounds: Vec<(usize, Due)> = due.into_iter().map(|due| (turn(&mut seen, &due), due)).collect();
    // Stable: within a round the longest due comes first.
    rounds.sort_by_key(|(round, _)| *round);
    let takes = |(_, due): (usize, Due)| {
        let there = busy.entry(due.host.clone()).or_default();
        if left == 0 || *there >= PER_HOST {
            return None;
        }
        *there += 1;
        left -= 1;
        Some(due)
    };
    rounds.into_iter().filter_map(takes).collect()
}

/// How many of its target come before it.
fn turn(seen: &mut HashMap<String, usize>, due: &Due) -> usize {
    let turn = seen.entry(due.target.clone()).or_default();
    *turn += 1;
    *turn - 1
}

fn read(tx: &mut dyn Tx, id: &str) -> Result<Option<Claimed>, DbError> {
    let Some(row) = tx.one(READ, &[id.into()])? else { return Ok(None) };
    let text = |column| row.text(column).map(str::to_owned);
    let Some(url) = row.maybe_text(5)? else {
        // Its endpoint was deleted while the job ended.
        tx.execute("DELETE FROM deliveries WHERE id = $1", &[id.into()])?;
        return Ok(None);
    };
    if row.maybe_int(11)?.is_some() {
        // It was disabled while the job ended.
        let hold = "UPDATE deliveries SET state = 'held', claimed_by = NULL WHERE id = $1";
        tx.execute(hold, &[id.into()])?;
        return Ok(None);
    }
    Ok(Some(Claimed {
        id: text(0)?,
        project: text(1)?,
        endpoint: row.maybe_text(2)?.map(str::to_owned),
        generation: row.int(3)?,
        old_secret_until: row.maybe_int(4)?,
        url: url.to_owned(),
        host: text(6)?,
        event: text(7)?,
        job: text(8)?,
        body: text(9)?,
        tries: row.int(10)?,
        until: row.int(12)?,
    }))
}

const READ: &str = "SELECT d.id, d.project_id, d.endpoint_id, COALESCE(e.generation, s.generation, 1), \
     COALESCE(e.old_secret_until, s.old_secret_until), COALESCE(d.url, e.url), d.host, d.event_id, d.job_id, d.body, \
     d.tries, e.disabled_at, d.due_at FROM deliveries d LEFT JOIN webhook_endpoints e ON e.id = d.endpoint_id \
     LEFT JOIN webhook_secrets s ON s.project_id = d.project_id AND d.endpoint_id IS NULL WHERE d.id = $1";

/// Gives the claims of others back, who are dead: all of them, or those of `process`.
pub(super) fn release(tx: &mut dyn Tx, me: &str, process: Option<&str>, now: i64) -> Result<u64, DbError> {
    let (comparison, who) = process.map_or(("<>", me), |process| ("=", process));
    let sql = format!(
        "UPDATE deliveries SET due_at = $2, claimed_by = NULL WHERE claimed_by {comparison} $1 AND state = 'waiting'"
    );
    tx.execute(&sql, &[who.into(), now.into()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(target: &str, host: &str, number: usize) -> Due {
        Due { id: format!("{target}{number}"), target: target.into(), host: host.into(), due_at: 0 }
    }

    fn ids(chosen: &[Due]) -> Vec<&str> {
        chosen.iter().map(|due| due.id.as_str()).collect()
    }

    #[test]
    fn each_target_has_its_turn() {
        let all =
            (0..9).map(|number| due("a", "one", number)).chain([due("b", "one", 0), due("c", "two", 0)]);
        let chosen = choose(all.collect(), &Busy::new());
        assert_eq!(ids(&chosen), ["a0", "b0", "c0", "a1", "a2"], "four of a host");
    }

    #[test]
    fn what_is_under_way_counts() {
        let busy = Busy::from([("one".into(), PER_HOST), ("two".into(), PER_HOST - 1)]);
        let all = vec![due("a", "one", 0), due("b", "two", 0), due("b", "two", 1)];
        assert_eq!(ids(&choose(all, &busy)), ["b0"]);
    }

    #[test]
    fn there_is_an_end_to_all_of_them() {
        let all = (0..200).map(|number| due(&number.to_string(), &number.to_string(), 0)).collect();
        assert_eq!(choose(all, &Busy::new()).len(), AT_ONCE);
    }
}
