//! Whether the books agree with themselves, with the jobs and with the keys. It only reads.
//!
//! The one place that looks into tables of other rooms: that they agree with the ledger is what is asked.

use pictor_api::money::Nanos;
use pictor_api::receipt::Facts;

use crate::db::{DbError, Row, Tx};

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which invariant, such as `I1`.
    pub invariant: &'static str,
    /// What is wrong, and where.
    pub what: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

/// Everything that is wrong; empty where the books are right.
///
/// # Errors
/// The database's.
pub fn audit(tx: &mut dyn Tx) -> Result<Vec<Violation>, DbError> {
    let mut found = Vec::new();
    for (invariant, sql) in RULES {
        for row in tx.query(sql, &[])? {
            found.push(Violation { invariant, what: row.text(0)?.to_owned() });
        }
    }
    for row in tx.query(RECEIPTS, &[])? {
        if let Some(what) = differs(&row)? {
            found.push(Violation { invariant: "I8", what });
        }
    }
    Ok(found)
}

/// Where the settled amount of a job is not what its facts come to. What a person decided has none.
fn differs(row: &Row) -> Result<Option<String>, DbError> {
    let (job, settled) = (row.text(0)?, Nanos(row.int(1)?));
    let Some(facts) = row.maybe_text(2)?.filter(|facts| !facts.is_empty()) else { return Ok(None) };
    let facts = serde_json::from_str(facts).ok().and_then(|facts| Facts::from_json(&facts));
    let Some(facts) = facts else { return Ok(Some(format!("the facts of {job} cannot be read"))) };
    let cost = facts.cost();
    Ok((cost != settled).then(|| format!("{job} has settled {settled}, and its receipt says {cost}")))
}

const RECEIPTS: &str = "SELECT job_id, CAST(SUM(settled) AS BIGINT), \
     CASE MAX(CASE kind WHEN 'settle' THEN 1 ELSE 0 END) WHEN 1 \
     THEN MAX(CASE kind WHEN 'settle' THEN facts END) ELSE MAX(facts) END FROM ledger GROUP BY job_id";

/// Each rule as a query that gives one text per violation.
const RULES: [(&str, &str); 6] = [
    ("I1", BALANCES_ARE_THE_SUMS),
    ("I2", NO_BALANCE_IS_BELOW_ZERO),
    ("I3", EVERY_JOB_HAS_ITS_SEQUENCE),
    ("I3", WHAT_IS_CLOSED_HOLDS_NOTHING),
    ("I4", MONEY_FOLLOWS_THE_STATUS),
    ("I5", IN_FLIGHT_COUNTS_OPEN_JOBS),
];

/// Both sides as one list with opposite signs: what does not cancel out differs, whichever side lacks the row.
const BALANCES_ARE_THE_SUMS: &str = "SELECT 'the entries of ' || owner || ' in ' || period || ' differ from its \
     balance by ' || CAST(SUM(reserved) AS BIGINT) || ' reserved, ' || CAST(SUM(settled) AS BIGINT) || ' settled, ' \
     || CAST(SUM(unknown) AS BIGINT) || ' unknown' \
     FROM (SELECT owner, period, reserved, settled, unknown FROM balances \
     UNION ALL SELECT key_id, period, -reserved, -settled, -unknown FROM ledger \
     UNION ALL SELECT key_id, 'all', -reserved, -settled, -unknown FROM ledger \
     UNION ALL SELECT project_id, period, -reserved, -settled, -unknown FROM ledger \
     UNION ALL SELECT project_id, 'all', -reserved, -settled, -unknown FROM ledger) AS sides \
     GROUP BY owner, period HAVING SUM(reserved) <> 0 OR SUM(settled) <> 0 OR SUM(unknown) <> 0";

const NO_BALANCE_IS_BELOW_ZERO: &str = "SELECT 'the balance of ' || owner || ' in ' || period || ' is below zero' \
     FROM balances WHERE reserved < 0 OR settled < 0 OR unknown < 0";

/// As a number for each job: 1 reserve, 10 settle, 100 release, 1000 unknown.
const EVERY_JOB_HAS_ITS_SEQUENCE: &str = "SELECT 'the entries of ' || job_id || ' are ' || CAST(entries AS BIGINT) \
     FROM (SELECT job_id, SUM(CASE kind WHEN 'reserve' THEN 1 WHEN 'settle' THEN 10 WHEN 'release' THEN 100 \
     WHEN 'unknown' THEN 1000 ELSE 5 END) AS entries FROM ledger GROUP BY job_id) AS jobs \
     WHERE entries NOT IN (1, 11, 101, 1001, 1011, 1101)";

const WHAT_IS_CLOSED_HOLDS_NOTHING: &str = "SELECT 'the entries of ' || job_id || ' leave ' \
     || CAST(reserved AS BIGINT) || ' reserved and ' || CAST(unknown AS BIGINT) || ' unknown, settled ' \
     || CAST(settled AS BIGINT) \
     FROM (SELECT job_id, SUM(reserved) AS reserved, SUM(settled) AS settled, SUM(unknown) AS unknown, \
     COUNT(*) AS entries, SUM(CASE WHEN kind IN ('settle', 'release') THEN 1 ELSE 0 END) AS ends \
     FROM ledger GROUP BY job_id) AS jobs \
     WHERE settled < 0 OR (entries > 1 AND reserved <> 0) OR (ends > 0 AND unknown <> 0)";

/// Jobs are compared with their entries, both ways; a row that was swept after its time leaves closed entries only.
const MONEY_FOLLOWS_THE_STATUS: &str = "SELECT id || ' is ' || status || ' and its money ' || money FROM jobs \
     WHERE NOT ((status IN ('queued', 'in_progress') AND money = 'reserved') \
     OR (status IN ('completed', 'failed', 'cancelled') AND money = 'closed') \
     OR (status = 'unknown' AND money IN ('unknown', 'closed'))) \
     UNION ALL SELECT id || ' is ' || money || ' and the ledger says ' || last FROM (SELECT jobs.id AS id, \
     jobs.money AS money, CASE WHEN MAX(CASE WHEN kind IN ('settle', 'release') THEN 1 ELSE 0 END) = 1 \
     THEN 'closed' WHEN MAX(CASE WHEN kind = 'unknown' THEN 1 ELSE 0 END) = 1 THEN 'unknown' \
     WHEN MAX(CASE WHEN kind = 'reserve' THEN 1 ELSE 0 END) = 1 THEN 'reserved' ELSE 'nothing' END AS last \
     FROM jobs LEFT JOIN ledger ON ledger.job_id = jobs.id GROUP BY jobs.id, jobs.money) AS told \
     WHERE money <> last \
     UNION ALL SELECT job_id || ' has money open and no row' FROM (SELECT job_id, COUNT(*) AS entries, \
     SUM(CASE WHEN kind IN ('settle', 'release') THEN 1 ELSE 0 END) AS ends FROM ledger GROUP BY job_id) AS books \
     WHERE ends = 0 AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = books.job_id)";

const IN_FLIGHT_COUNTS_OPEN_JOBS: &str = "SELECT id || ' has ' || in_flight || ' calls in flight and ' || running \
     || ' open jobs' FROM (SELECT keys.id AS id, keys.in_flight AS in_flight, (SELECT COUNT(*) FROM jobs \
     WHERE jobs.key_id = keys.id AND jobs.status IN ('queued', 'in_progress')) AS running FROM keys) AS counted \
     WHERE in_flight <> running";
