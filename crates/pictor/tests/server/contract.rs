//! Every answer of every server in these tests is as its OpenAPI document says: the harness hears them all, whoever
//! asked, and looks at them when the server has stopped.

mod document;

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http_body::{Body as _, Frame, SizeHint};
use serde_json::Value;

pub(crate) use document::Document;

/// One answer, as it left.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// The client took it to its end.
    pub(crate) whole: bool,
}

/// The answers of one server.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    document: Option<Value>,
    answers: Vec<Answer>,
}

impl Answers {
    /// Listens to everything that a router answers.
    pub(crate) fn of(&self, router: Router, document: &Value) -> Router {
        self.with(|heard| heard.document = Some(document.clone()));
        let answers = self.clone();
        router.layer(from_fn(move |request: Request, next: Next| {
            let answers = answers.clone();
            async move {
                let (method, path) = (request.method().clone(), request.uri().path().to_owned());
                answers.hear(method, path, next.run(request).await)
            }
        }))
    }

    fn hear(&self, method: Method, path: String, response: Response) -> Response {
        let (status, headers) = (response.status(), response.headers().clone());
        let answer = Answer { method, path, status, headers, body: Vec::new(), whole: false };
        response.map(|inner| Body::new(Copied { inner, answer, answers: self.clone() }))
    }

    fn with<T>(&self, look: impl FnOnce(&mut Heard) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Fails with each answer that is not.
    pub(crate) fn are_as_documented(&self) {
        let heard = self.with(std::mem::take);
        let Some(document) = heard.document else { return };
        let document = Document::read(&document);
        let faults: BTreeSet<String> =
            heard.answers.iter().filter_map(|answer| document.fault(answer)).collect();
        let faults: Vec<String> = faults.into_iter().collect();
        assert!(faults.is_empty(), "the OpenAPI document does not say so:\n{}", faults.join("\n"));
    }
}

/// A body of which a copy is kept.
struct Copied {
    inner: Body,
    answer: Answer,
    answers: Answers,
}

impl http_body::Body for Copied {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => self.answer.body.extend(frame.data_ref().into_iter().flatten()),
            Some(Err(_)) => {}
            None => self.answer.whole = true,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl Drop for Copied {
    /// A body whose length is known is not asked again after its last byte.
    fn drop(&mut self) {
        let mut answer = self.answer.clone();
        answer.whole |= self.inner.is_end_stream();
        self.answers.with(|heard| heard.answers.push(answer));
    }
}
