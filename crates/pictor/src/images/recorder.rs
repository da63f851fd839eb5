//! Looking on while a call is made: its row allows what is sent, its journal tells what comes.

use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use pictor_api::response::Head;
use pictor_api::{Background, Quality};
use pictor_relay::{Attempt, Fate, Observer, Partial, Stop, Upcoming, describe};
use tokio::sync::OnceCell;

use super::made::attempt;
use super::work::{Permission, Work};
use super::{Images, USUAL_SIZE};
use crate::jobs::{Entry, Leaving, Shown};

/// The fate of an attempt that is not known yet.
const SENDING: &str = "sending";

/// Asks the row before the first exchange, and writes down what happens.
pub(super) struct Recorder<'a> {
    images: &'a Images,
    work: &'a Work,
    /// What the row said before the first exchange, and whether that one could be repeated.
    first: OnceCell<(Permission, bool)>,
    /// What the row says of a call that began where it can be repeated, once more is sent elsewhere.
    no_longer_repeatable: OnceCell<Permission>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(images: &'a Images, work: &'a Work) -> Self {
        Self { images, work, first: OnceCell::new(), no_longer_repeatable: OnceCell::new() }
    }

    /// What the row said, if it was asked: before that nothing was sent.
    pub(super) fn permission(&self) -> Option<Permission> {
        self.first.get().map(|(permission, _)| *permission)
    }

    /// Whether the row lets this exchange begin. It is asked before the first one, and once more before the first that
    /// makes the call one that must not be repeated.
    async fn permit(&self, to: &Upcoming) -> Permission {
        let first = self.first.get_or_init(|| async { (self.dispatch(to).await, to.repeatable) });
        let (first, was_repeatable) = *first.await;
        if first != Permission::Given || to.repeatable || !was_repeatable {
            return first;
        }
        *self.no_longer_repeatable.get_or_init(|| self.dispatch(to)).await
    }

    async fn dispatch(&self, to: &Upcoming) -> Permission {
        if self.is_fenced() {
            return Permission::Unknown;
        }
        let leaving = Leaving { upstream: to.upstream.clone(), repeatable: to.repeatable };
        match self.images.jobs.dispatch(&self.work.job, leaving).await {
            Ok(true) => Permission::Given,
            Ok(false) => Permission::Taken,
            Err(error) => {
                tracing::error!(job = self.work.job, error = describe(&error), "nothing is sent");
                Permission::Unknown
            }
        }
    }

    /// Whether others may soon take this process for dead.
    fn is_fenced(&self) -> bool {
        let is_fenced = self.images.jobs.is_fenced();
        if is_fenced {
            tracing::error!(job = self.work.job, "nothing is sent: the database has not heard this process");
        }
        is_fenced
    }

    /// Notes what an attempt came to and that another one begins, so that a crash leaves both for the operator. Whether
    /// it can be noted decides nothing.
    async fn note(&self, after: &Attempt, to: &Upcoming) {
        let next = attempt(to.attempt, &to.upstream, to.pictures, Fate::Unknown, Duration::ZERO);
        let mut rows = self.images.rows(self.work, &[after.clone(), next]);
        if let Some(next) = rows.last_mut() {
            next.fate = SENDING.to_owned();
        }
        if let Err(error) = self.images.jobs.note(&self.work.job, rows).await {
            tracing::warn!(job = self.work.job, error = describe(&error), "cannot note an attempt");
        }
    }

    /// What a partial picture's event says; where its upstream said nothing, what was asked for.
    fn head_of(&self, partial: &Partial) -> Head {
        let call = &self.work.call;
        Head {
            created: partial.created.unwrap_or_else(|| self.images.clock.unix_seconds()),
            background: partial.background.or(call.background).unwrap_or(Background::Opaque),
            format: partial.format.unwrap_or(call.format),
            quality: partial.quality.or(call.quality).unwrap_or(Quality::High),
            size: partial.size.or(call.size).unwrap_or(USUAL_SIZE),
            usage: None,
            safety_identifier: None,
        }
    }
}

impl Observer for Recorder<'_> {
    fn sending<'a>(&'a self, to: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        async move {
            // It may have been paused since the row was asked.
            if self.permit(to).await != Permission::Given || self.is_fenced() {
                return Err(Stop);
            }
            if let Some(after) = &to.after {
                self.note(after, to).await;
            }
            let (attempt, upstream) = (to.attempt, to.upstream.clone());
            self.work.recording.write(Entry::Sending { attempt, upstream });
            Ok(())
        }
        .boxed()
    }

    fn partial(&self, partial: Partial) -> BoxFuture<'_, ()> {
        let index = u8::try_from(partial.index).unwrap_or(u8::MAX);
        let head = self.head_of(&partial);
        self.work.recording.write(Entry::Partial(Shown { index, head, picture: partial.picture }));
        async {}.boxed()
    }
}
