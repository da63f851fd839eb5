//! Whoever looks on while a call is made, and may stop it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use crate::answer::Partial;
use crate::fate::Attempt;

/// Looks on while a call is made. `()` is one that sees nothing and stops nothing.
///
/// Object-safe, since a call holds one of several kinds: hence the boxed futures.
pub trait Observer: Sync {
    /// Called and awaited before any byte of an exchange leaves: what is true after it may be billed.
    /// The shares of a fan-out call it side by side.
    fn sending<'a>(&'a self, to: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>>;

    /// Called with each partial picture, as it comes. The exchange waits for it, so it must not take long.
    fn partial(&self, partial: Partial) -> BoxFuture<'_, ()>;
}

impl Observer for () {
    fn sending<'a>(&'a self, _: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        ready(Ok(())).boxed()
    }

    fn partial(&self, _: Partial) -> BoxFuture<'_, ()> {
        ready(()).boxed()
    }
}

/// The exchange that is about to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// The operator's name for the upstream.
    pub upstream: String,
    /// Which attempt of the call it is, counted from 1 over all shares of a fan-out.
    pub attempt: u32,
    /// What the attempt before it came to, where this one stands in for it.
    pub after: Option<Attempt>,
    /// How many pictures it asks for.
    pub pictures: u8,
    /// Whether the call, with all that was sent of it until now, may be run again at this upstream without being paid
    /// for twice ([`Run::Again`](crate::Run::Again)). Once it is false for a call, it stays so.
    pub repeatable: bool,
}

/// The exchange must not begin, and the call ends as [`Stopped`](crate::FailureKind::Stopped).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;

/// An observer, and what of the call it has seen.
pub(crate) struct Observed<'a> {
    observer: &'a dyn Observer,
    attempts: AtomicU32,
    /// Who was asked first.
    first: OnceLock<String>,
    /// Something was sent that a second run could not ask for under the same key.
    spoilt: AtomicBool,
    /// The first partial picture that it has not seen yet; an earlier one may come again from another attempt.
    next: AtomicU32,
}

impl<'a> Observed<'a> {
    pub(crate) fn by(observer: &'a dyn Observer) -> Self {
        Self {
            observer,
            attempts: AtomicU32::new(0),
            first: OnceLock::new(),
            spoilt: AtomicBool::new(false),
            next: AtomicU32::new(0),
        }
    }

    /// Announces an exchange, and gives its number. `repeatable`: a second run would ask for the same under the same
    /// key. `after`: the attempt that came to nothing before.
    pub(crate) async fn sending(
        &self,
        upstream: &str,
        pictures: u8,
        repeatable: bool,
        after: Option<&Attempt>,
    ) -> Result<u32, Stop> {
        let attempt = self.attempts.fetch_add(1, Ordering::Relaxed) + 1;
        let is_first = self.first.get_or_init(|| upstream.to_owned()) == upstream;
        let spoilt = self.spoilt.fetch_or(!(repeatable && is_first), Ordering::Relaxed);
        let repeatable = repeatable && is_first && !spoilt;
        let (upstream, after) = (upstream.to_owned(), after.cloned());
        self.observer.sending(&Upcoming { upstream, attempt, after, pictures, repeatable }).await?;
        Ok(attempt)
    }

    pub(crate) async fn partial(&self, partial: Partial) {
        let next = partial.index.saturating_add(1);
        if self.next.fetch_max(next, Ordering::Relaxed) < next {
            self.observer.partial(partial).await;
        }
    }
}
