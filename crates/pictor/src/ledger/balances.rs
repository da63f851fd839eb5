//! What a key and a project have used, and the budgets that this is held against.

use pictor_api::money::Nanos;

use super::Account;
use super::entries::Change;
use crate::db::{DbError, Tx};

/// The most that may be used; `None` for no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// By the key in a month.
    pub key_month: Option<Nanos>,
    /// By the key at all.
    pub key_total: Option<Nanos>,
    /// By the project in a month.
    pub project_month: Option<Nanos>,
    /// By the project at all.
    pub project_total: Option<Nanos>,
}

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

/// One row, and the budget that holds for it.
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

impl Caps {
    fn of(&self, balance: &Balance<'_>) -> Option<Nanos> {
        match (balance.owner, balance.period) {
            (Owner::Key, Period::Month) => self.key_month,
            (Owner::Key, Period::Total) => self.key_total,
            (Owner::Project, Period::Month) => self.project_month,
            (Owner::Project, Period::Total) => self.project_total,
        }
    }
}

/// Sets `amount` aside, all of it or nothing. Nothing passes every budget.
///
/// # Errors
/// The first budget that has no room for it; the transaction must be rolled back then.
pub fn reserve(tx: &mut dyn Tx, account: &Account, amount: Nanos, caps: &Caps) -> Result<(), ReserveError> {
    if amount.0 == 0 {
        return Ok(());
    }
    for balance in balances(account) {
        let cap = caps.of(&balance);
        // The condition guards a row that is there; the first amount of a new row must fit as well.
        let fits = cap.is_none_or(|cap| amount <= cap);
        let params = [balance.id.into(), balance.name.into(), amount.into(), cap.into()];
        if !fits || tx.execute(RESERVE, &params)? == 0 {
            let cap = cap.unwrap_or_default();
            let left = cap - used(tx, &balance)?;
            let Balance { owner, period, .. } = balance;
            return Err(ReserveError::Over(Over { owner, period, cap, left }));
        }
    }
    Ok(())
}

const RESERVE: &str = "INSERT INTO balances (owner, period, reserved, settled, unknown) VALUES ($1, $2, $3, 0, 0) \
     ON CONFLICT (owner, period) DO UPDATE SET reserved = balances.reserved + CAST($3 AS BIGINT) \
     WHERE CAST($4 AS BIGINT) IS NULL \
     OR balances.reserved + balances.settled + balances.unknown + CAST($3 AS BIGINT) <= CAST($4 AS BIGINT)";

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
    for balance in balances(account) {
        let params =
            [balance.id.into(), balance.name.into(), reserved.into(), settled.into(), unknown.into()];
        // Not one statement: both databases hold the CHECKs against the row to be inserted, even if it is not.
        if tx.execute(UPDATE, &params)? == 0 {
            tx.execute(INSERT, &params)?;
        }
    }
    Ok(())
}

const UPDATE: &str = "UPDATE balances SET reserved = reserved + CAST($3 AS BIGINT), \
     settled = settled + CAST($4 AS BIGINT), unknown = unknown + CAST($5 AS BIGINT) WHERE owner = $1 AND period = $2";

/// For a job for which nothing was reserved, and which cost something all the same.
const INSERT: &str = "INSERT INTO balances (owner, period, reserved, settled, unknown) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (owner, period) DO UPDATE SET reserved = balances.reserved + EXCLUDED.reserved, \
     settled = balances.settled + EXCLUDED.settled, unknown = balances.unknown + EXCLUDED.unknown";
