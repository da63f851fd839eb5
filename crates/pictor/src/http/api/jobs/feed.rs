//! `GET /images/jobs/events`: how the jobs of a project change, as one stream of server-sent events without an end.
//!
//! An event's id is its place in the feed. Who comes back with it is told of every job that has changed since, by
//! whichever process answers; a job that has changed several times since then stands there once, as it is now.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use pictor_api::event;
use pictor_relay::describe;
use tokio::sync::watch;
use tokio::time::timeout;

use super::object::object;
use super::resume;
use crate::http::answer::{EVENT_STREAM, content_type, unbuffered};
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::links::Links;
use crate::http::{House, auth};
use crate::jobs::Job;

/// How many events are read at once.
const PAGE: u32 = 100;

/// `GET /images/jobs/events`
pub(super) async fn feed(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    auth::authenticate_images(&house, &question.head.headers).await?;
    let seen = resume::seen(&question.head, i64::MAX)?;
    let last = house.images.jobs.place_changes().await.map_err(|cause| question.failed(&cause))?;
    // A place that was never given is one of a database that was set back since.
    let cursor = seen.unwrap_or(last).min(last);
    let mut headers = unbuffered(content_type(EVENT_STREAM));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let next = VecDeque::from([event::connected(cursor.unsigned_abs())]);
    let places = house.images.follow();
    let follower = Follower { house, head: question.head, places, cursor, next };
    Ok((headers, Body::from_stream(follower.frames())).into_response())
}

/// A client who is told of a project.
struct Follower {
    house: Arc<House>,
    /// What it came with: its right is looked up again before it is told more.
    head: Parts,
    /// The last place of all projects.
    places: watch::Receiver<i64>,
    /// All up to here is told.
    cursor: i64,
    /// What it is told next.
    next: VecDeque<String>,
}

impl Follower {
    fn frames(self) -> impl Stream<Item = Result<String, Infallible>> + Send + 'static {
        let stopping = self.house.tasks.stopping();
        let frames = stream::unfold(self, |mut follower| async {
            follower.frame().await.map(|frame| (Ok(frame), follower))
        });
        // The client comes back to another process.
        futures_util::StreamExt::take_until(frames, stopping)
    }

    /// What is told next; `None` at the end.
    async fn frame(&mut self) -> Option<String> {
        loop {
            if let Some(frame) = self.next.pop_front() {
                return Some(frame);
            }
            let cursor = self.cursor;
            let moved = self.places.wait_for(|place| *place > cursor);
            match timeout(resume::patience(&self.house.timeouts), moved)
                .await
                .map(|moved| moved.map(|at| *at))
            {
                Ok(Ok(last)) => self.look(last).await?,
                Ok(Err(_)) => return None,
                Err(_) => {
                    self.project().await?;
                    return Some(event::HEARTBEAT.to_owned());
                }
            }
        }
    }

    /// Reads what has changed up to the place `last`. `None` where the client may hear no more, or comes back for it.
    async fn look(&mut self, last: i64) -> Option<()> {
        let project = self.project().await?;
        let changes = self.house.images.jobs.changes(&project, self.cursor, PAGE).await;
        let changes = changes
            .inspect_err(|error| tracing::warn!(error = describe(error), "cannot read how jobs have changed"))
            .ok()?;
        let is_full = changes.len() >= PAGE as usize;
        let read = changes.last().map_or(last, |(place, _)| *place);
        self.cursor = if is_full { read } else { read.max(last) };
        let links = Links::new(&self.house, &self.head);
        let frame = |(place, job): &(i64, Job)| {
            let object = links.shown(object(job, self.house.keep_pictures));
            event::job(job.status.name(), place.unsigned_abs(), &object)
        };
        self.next.extend(changes.iter().map(frame));
        Some(())
    }

    /// The client's project, as long as it may ask for its pictures.
    async fn project(&self) -> Option<String> {
        let principal = auth::authenticate_images(&self.house, &self.head.headers).await;
        principal.ok().map(|principal| principal.project)
    }
}
