//! `GET /images/jobs/{id}/events`: what happens to a job, as server-sent events, until it has ended.
//!
//! Their ids are fixed numbers that only grow: 0 `queued`, 1 `in_progress`, from 2 on the partial pictures, 100 however
//! it ended. So a client goes on from wherever it was, whichever process it finds.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use pictor_api::response::Piece;
use pictor_api::{ApiError, event};
use pictor_spool::Spool;
use tokio::time::timeout;

use super::object::object;
use super::resume;
use crate::http::House;
use crate::http::answer::{EVENT_STREAM, content_type, pieces, unbuffered};
use crate::http::error::Refusal;
use crate::http::exchange::{Inbound, Question};
use crate::http::links::Links;
use crate::jobs::{Entry, Job, Shown, Status, Watch, Within};

const QUEUED: u8 = 0;
const IN_PROGRESS: u8 = 1;

/// `GET /images/jobs/{id}/events`
pub(super) async fn events(house: Arc<House>, inbound: Inbound) -> Result<Response, Refusal> {
    let question = Question::from(inbound);
    let (within, job) = super::find(&house, &question).await?;
    let seen = seen(&question.head)?;
    if seen.is_some_and(|seen| seen >= event::LAST_OF_JOB) {
        // A browser's EventSource comes back after every end but this one.
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let mut headers = unbuffered(content_type(EVENT_STREAM));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let watch = match job.status.is_open() {
        true => Some(house.images.watch(job.clone()).await.map_err(|cause| question.failed(&cause))?),
        false => None,
    };
    let (id, next) = (job.id.clone(), VecDeque::new());
    let mut follower = Follower { house, head: question.head, within, id, watch, seen, next };
    follower.stands(&job);
    Ok((headers, Body::from_stream(follower.frames())).into_response())
}

/// The number of the last event that the client has.
fn seen(head: &Parts) -> Result<Option<u8>, ApiError> {
    Ok(resume::seen(head, u8::MAX.into())?.and_then(|number| u8::try_from(number).ok()))
}

/// One event, or a sign of life.
struct Frame {
    text: Vec<Piece>,
    picture: Option<Spool>,
}

impl Frame {
    fn text(text: String) -> Self {
        Self { text: vec![Piece::Text(text)], picture: None }
    }

    fn bytes(self) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
        pieces(self.text, self.picture.into_iter().collect())
    }
}

/// A client who is told of a job.
struct Follower {
    house: Arc<House>,
    /// What the client asked, and where.
    head: Parts,
    within: Within,
    id: String,
    /// `None` once the job has ended.
    watch: Option<Watch>,
    /// The last event that the client has.
    seen: Option<u8>,
    /// What it is told next.
    next: VecDeque<Frame>,
}

impl Follower {
    fn frames(self) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
        let frames = stream::unfold(self, |mut follower| async {
            follower.frame().await.map(|frame| (frame, follower))
        });
        frames.flat_map(Frame::bytes)
    }

    /// What is told next; `None` at the end.
    async fn frame(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.next.pop_front() {
                return Some(frame);
            }
            let watch = self.watch.as_mut()?;
            let Ok(entry) = timeout(resume::patience(&self.house.timeouts), watch.next()).await else {
                return Some(Frame::text(event::HEARTBEAT.to_owned()));
            };
            self.happened(entry).await;
        }
    }

    async fn happened(&mut self, entry: Option<Entry>) {
        match entry {
            Some(Entry::Sending { .. }) => self.begun().await,
            Some(Entry::Partial(Shown { index, head, picture })) => {
                self.begun().await;
                let text = event::job_partial_image(index, &head);
                self.tell(event::number_of_partial(index), Frame { text, picture: Some(picture) });
            }
            // Where the row does not say so yet, or the server stops in the middle, the client comes back.
            Some(Entry::Ended(_)) | None => {
                self.watch = None;
                self.catch_up().await;
            }
        }
    }

    async fn begun(&mut self) {
        if self.seen < Some(IN_PROGRESS) {
            self.catch_up().await;
        }
    }

    async fn catch_up(&mut self) {
        if let Ok(Some(job)) = self.house.images.jobs.read(&self.within, &self.id).await {
            self.stands(&job);
        }
    }

    /// Tells of each status that the job has reached.
    fn stands(&mut self, job: &Job) {
        self.status(QUEUED, Status::Queued, job);
        if job.started_at.is_some() {
            self.status(IN_PROGRESS, Status::InProgress, job);
        }
        if !job.status.is_open() {
            self.status(event::LAST_OF_JOB, job.status, job);
        }
    }

    fn status(&mut self, number: u8, status: Status, job: &Job) {
        let object = Links::new(&self.house, &self.head).shown(object(job, self.house.keep_pictures));
        self.tell(number, Frame::text(event::job(status.name(), number.into(), &object)));
    }

    /// Each number once, and none that is lower than one before it.
    fn tell(&mut self, number: u8, frame: Frame) {
        if self.seen < Some(number) {
            self.seen = Some(number);
            self.next.push_back(frame);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn read(query: &str, header: Option<&str>) -> Result<Option<u8>, ApiError> {
        let mut request = Request::get(format!("/v1/images/jobs/job_1/events{query}"));
        if let Some(header) = header {
            request = request.header("last-event-id", header);
        }
        seen(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn a_client_goes_on_after_the_last_event_that_it_has() {
        assert_eq!(read("", None), Ok(None));
        assert_eq!(read("?starting_after=0", None), Ok(Some(0)));
        assert_eq!(read("", Some("3")), Ok(Some(3)));
        // A browser that comes back repeats the address it began with.
        assert_eq!(read("?starting_after=1", Some("3")), Ok(Some(3)));
        assert_eq!(read("?starting_after=100", Some("3")), Ok(Some(100)));
    }

    #[test]
    fn what_is_no_event_is_refused_by_its_name() {
        for (query, header, param) in [
            ("?starting_after=x", None, "starting_after"),
            ("?starting_after=256", None, "starting_after"),
            ("?after=1", None, "after"),
            ("", Some("x"), "Last-Event-ID"),
            ("", Some("-1"), "Last-Event-ID"),
        ] {
            assert_eq!(read(query, header).unwrap_err().param.as_deref(), Some(param), "{query} {header:?}");
        }
    }
}
