//! A store operation on its way to the thread that runs it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::{DbError, Durability, Tx};

/// An operation whose types are forgotten.
pub(super) trait Operation: Send {
    fn durability(&self) -> Durability;

    /// Runs it in a transaction; false when all that it did must be rolled back. It may run again.
    fn run(&mut self, tx: &mut dyn Tx) -> bool;

    /// Tells who waits for it, once it is known whether the transaction was committed.
    fn answer(self: Box<Self>, committed: Result<(), DbError>);
}

/// An operation with its outcome, until that may be told.
pub(super) struct Op<T, E, F> {
    durability: Durability,
    op: F,
    outcome: Option<Result<T, E>>,
    asker: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Op<T, E, F>
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    pub(super) fn asked(
        durability: Durability,
        op: F,
    ) -> (Box<dyn Operation>, oneshot::Receiver<Result<T, E>>) {
        let (asker, answer) = oneshot::channel();
        (Box::new(Self { durability, op, outcome: None, asker }), answer)
    }
}

impl<T, E, F> Operation for Op<T, E, F>
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<DbError> + Send,
{
    fn durability(&self) -> Durability {
        self.durability
    }

    fn run(&mut self, tx: &mut dyn Tx) -> bool {
        let op = AssertUnwindSafe(|| (self.op)(tx));
        let outcome = catch_unwind(op).unwrap_or_else(|_| Err(DbError::Panicked.into()));
        let is_done = outcome.is_ok();
        self.outcome = Some(outcome);
        is_done
    }

    fn answer(self: Box<Self>, committed: Result<(), DbError>) {
        let outcome = match (self.outcome, committed) {
            (Some(Err(own)), _) => Err(own),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (_, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(DbError::Closed.into()),
        };
        // Whoever asked may have left.
        let _ = self.asker.send(outcome);
    }
}
