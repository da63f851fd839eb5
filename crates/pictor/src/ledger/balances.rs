//! What a key and a project have used, and the budgets that this is held against.

use pictor_api::money::Nanos;

use super::Account;
use super::entries::Change;
use crate::db::{DbError, Tx};

/// Whose budget it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The key's.
    Key,
    /// The project's.
    Project,
}

/// What a budget is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A month of UTC.
    Month,
    /// All time.
    Total,
}

/// A budget that has no room for the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// Whose it is.
    pub owner: Owner,
    /// What it is for.
    pub period: Period,
    /// How much it is.
    pub cap: Nanos,
    /// What is left of it, below zero where it was lowered since.
    pub left: Nanos,
}

/// Why nothing was set aside.
#[derive(Debug, thiserror::Error)]
pub enum ReserveError {
    /// It would go over a budget.
    #[error("over the budget")]
    Over(Over),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// One row, and whose budget holds for it.
struct Balance<'a> {
    owner: Owner,
    period: Period,
    id: &'a str,
    name: &'a str,
}

/// The period of a balance over all time.
const ALL: &str = "all";

/// The four rows, always in this order: two transactions that take rows in the same order cannot wait for each other,
/// and the row that most of them want comes last, so that it is held for the shortest time.
fn balances(account: &Account) -> [Balance<'_>; 4] {
    let row = |owner, period| Balance {
        owner,
        period,
        id: if owner == Owner::Key { &account.key } else { &account.project },
        name: if period == Period::Month { &account.period } else { ALL },
    };
    [
        row(Owner::Key, Period::Month),
        row(Owner::Key, Period::Total),
        row(Owner::Project, Period::Month),
        row(Owner::Project, Period::Total),
    ]
}

/// Sets `amount` aside, all of it or nothing. Nothing passes every budget. `caps` are the budgets, `None` for no limit:
/// the key's in a month and in all, then the project's.
///
/// # Errors
/// The first budget that has no room for it; the transaction must be rolled back then.
pub fn reserve(
    tx: &mut dyn Tx,
    account: &Account,
    amount: Nanos,
    caps: [Option<Nanos>; 4],
) -> Result<(), ReserveError> {
    if amount.0 == 0 {
        return Ok(());
    }
    // The conditions guard rows that are there; the first amount of a new row must fit as well.
    let mut full = caps.iter().position(|cap| cap.is_some_and(|cap| amount > cap));
    if full.is_none() {
        let ids = [&account.key, &account.project, &account.period].map(Into::into);
        let params = [&ids[..], &[amount.into()], &caps.map(Into::into)].concat();
        let taken = tx.query(RESERVE, &params)?;
        let took = |balance: &Balance<'_>| {
            taken.iter().any(|row| row.text(0) == Ok(balance.id) && row.text(1) == Ok(balance.name))
        };
        full = balances(account).iter().position(|balance| !took(balance));
    }
    let Some(at) = full else { return Ok(()) };
    let (balance, cap) = (&balances(account)[at], caps[at].unwrap_or_default());
    let left = cap - used(tx, balance)?;
    let Balance { owner, period, .. } = *balance;
    Err(ReserveError::Over(Over { owner, period, cap, left }))
}

/// All four rows in one exchange, since they are held until the commit: the rows of a VALUES list are taken in its
/// order. It tells the rows whose budget had room.
const RESERVE: &str = "INSERT INTO balances (owner, period, reserved, settled, unknown) \
     VALUES ($1, $3, $4, 0, 0), ($1, 'all', $4, 0, 0), ($2, $3, $4, 0, 0), ($2, 'all', $4, 0, 0) \
     ON CONFLICT (owner, period) DO UPDATE SET reserved = balances.reserved + EXCLUDED.reserved \
     WHERE balances.reserved + balances.settled + balances.unknown + EXCLUDED.reserved <= COALESCE(CASE \
     WHEN balances.owner = $1 AND balances.period = $3 THEN CAST($5 AS BIGINT) \
     WHEN balances.owner = $1 THEN CAST($6 AS BIGINT) \
     WHEN balances.period = $3 THEN CAST($7 AS BIGINT) ELSE CAST($8 AS BIGINT) END, 9223372036854775807) \
     RETURNING owner, period";

fn used(tx: &mut dyn Tx, balance: &Balance<'_>) -> Result<Nanos, DbError> {
    let sql = "SELECT reserved + settled + unknown FROM balances WHERE owner = $1 AND period = $2";
    let row = tx.one(sql, &[balance.id.into(), balance.name.into()])?;
    Ok(Nanos(row.map_or(Ok(0), |row| row.int(0))?))
}

/// Changes the balances as an entry says. No budget holds here: what was spent is booked, whatever it came to.
///
/// # Errors
/// The database's.
pub fn apply(tx: &mut dyn Tx, account: &Account, change: Change) -> Result<(), DbError> {
    let Change { reserved, settled, unknown } = change;
    if change == Change::default() {
        return Ok(());
    }
    let (key, project, period) = (account.key.as_str(), account.project.as_str(), account.period.as_str());
    let mut params = vec![key.into(), project.into(), period.into()];
    params.extend([reserved, settled, unknown].map(Into::into));
    params.extend([reserved, settled, unknown].map(|change| change.max(Nanos(0)).into()));
    tx.send(CHANGE, &params)
}

/// All four rows in one exchange, as [`RESERVE`]. A row that is not there yet belongs to a job for which nothing was
/// reserved, so that none of its changes is below zero; both databases hold their CHECKs against the row to be
/// inserted, also where it is not.
const CHANGE: &str = "INSERT INTO balances (owner, period, reserved, settled, unknown) \
     VALUES ($1, $3, $7, $8, $9), ($1, 'all', $7, $8, $9), ($2, $3, $7, $8, $9), ($2, 'all', $7, $8, $9) \
     ON CONFLICT (owner, period) DO UPDATE SET reserved = balances.reserved + CAST($4 AS BIGINT), \
     settled = balances.settled + CAST($5 AS BIGINT), unknown = balances.unknown + CAST($6 AS BIGINT)";
