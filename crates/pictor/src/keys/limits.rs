//! How much a key or a project may do.

use pictor_api::money::Nanos;

use crate::db::{DbError, Param, Row};

/// The limits of a key or a project; `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Calls a minute.
    pub requests: Option<u32>,
    /// Pictures a minute.
    pub images: Option<u32>,
    /// Calls at once; a key's alone.
    pub concurrency: Option<u32>,
    /// Money in all.
    pub budget_total: Option<Nanos>,
    /// Money in a month, by UTC.
    pub budget_month: Option<Nanos>,
}

/// Reads requests, images, concurrency, total and month, in this order.
pub(super) fn read(row: &Row, first: usize) -> Result<Limits, DbError> {
    let count = |column: usize| {
        let value = row.maybe_int(first + column)?;
        Ok::<_, DbError>(value.and_then(|value| u32::try_from(value).ok()))
    };
    Ok(Limits {
        requests: count(0)?,
        images: count(1)?,
        concurrency: count(2)?,
        budget_total: row.maybe_int(first + 3)?.map(Nanos),
        budget_month: row.maybe_int(first + 4)?.map(Nanos),
    })
}

impl Limits {
    /// In the order of [`read`].
    pub(super) fn params(&self) -> [Param<'static>; 5] {
        [
            self.requests.into(),
            self.images.into(),
            self.concurrency.into(),
            self.budget_total.into(),
            self.budget_month.into(),
        ]
    }
}
