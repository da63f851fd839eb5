//! The scripted upstream's answers: drawn once, sent in pieces, broken where the script says.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use http::Response;
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use pictor_api::response::{Head, Piece, Usage, images_response};
use pictor_api::{Background, Endpoint, Format, Quality, Size, event};

use crate::pictures;
use crate::received::Received;
use crate::script::{Drawing, Fault, Reply, Step, moderation_envelope};
use crate::socket::Lever;

pub(crate) type Outgoing = UnsyncBoxBody<Bytes, io::Error>;

/// Unix seconds of everything that the upstream draws.
const CREATED: u64 = 1_786_572_410;

/// Before a reset, what was written must have left, or the reset would overtake it.
const LET_IT_LEAVE: Duration = Duration::from_millis(20);

/// The base64 of the pictures drawn so far: drawing is slow, and the benchmark asks for the same ones again.
#[derive(Debug, Default)]
pub(crate) struct Gallery {
    drawn: Mutex<HashMap<(u64, Size, Format, usize), Bytes>>,
}

impl Gallery {
    fn base64(&self, seed: u64, size: Size, format: Format, bytes: usize) -> Bytes {
        let mut drawn = self.drawn.lock().expect("drawing does not panic");
        let draw = || {
            let file = pictures::padded(pictures::file(seed, size, format), bytes);
            Bytes::from(base64_simd::STANDARD.encode_to_string(file))
        };
        drawn.entry((seed, size, format, bytes)).or_insert_with(draw).clone()
    }
}

/// `GET /v1/models`: one model, or the refusal of the key.
pub(crate) fn models(refusal: Option<&Step>) -> Response<Outgoing> {
    if let Some(Step { reply: Reply::Error { status, body }, .. }) = refusal {
        return plain(&Step::ok(), *status, body);
    }
    let model =
        serde_json::json!({ "id": "gpt-image-2", "object": "model", "created": 1, "owned_by": "system" });
    let list = serde_json::json!({ "object": "list", "data": [model] });
    plain(&Step::ok(), 200, &list.to_string())
}

/// An answer that is no picture.
pub(crate) fn plain(step: &Step, status: u16, body: &str) -> Response<Outgoing> {
    let body = Full::new(Bytes::from(body.to_owned())).map_err(|never| match never {}).boxed_unsync();
    response(step, status, "application/json", body)
}

/// Whether an exchange with this step is on the bill: an error event says that it is not, unless it comes after a
/// part of the picture and does not say why.
pub(crate) fn is_paid(step: &Step, received: &Received) -> bool {
    let Reply::Pictures(drawing) = &step.reply else { return false };
    match step.fault.filter(|_| received.wants_stream()) {
        Some(Fault::ErrorEvent) => partials(drawing, received) > 0,
        Some(Fault::OverloadedEvent | Fault::ModerationEvent) => false,
        _ => true,
    }
}

fn partials(drawing: &Drawing, received: &Received) -> usize {
    drawing.partials.or_else(|| received.number("partial_images")).unwrap_or(0)
}

/// The pictures that `received` asks for, with the differences and faults of the script.
pub(crate) fn answer(
    step: &Step,
    drawing: &Drawing,
    received: &Received,
    gallery: &Gallery,
    lever: Lever,
) -> Response<Outgoing> {
    let job = Job::new(drawing, received);
    let (content_type, bytes) = if received.wants_stream() {
        ("text/event-stream; charset=utf-8", job.stream(step.fault, gallery))
    } else {
        ("application/json", job.plain(step.fault, gallery))
    };
    let length: usize = bytes.iter().map(Bytes::len).sum();
    let body = StreamBody::new(stream::unfold((moves(step, bytes), lever), play)).boxed_unsync();
    let mut response = response(step, 200, content_type, body);
    if !step.chunked {
        response.headers_mut().insert("content-length", length.into());
    }
    response
}

fn response(step: &Step, status: u16, content_type: &str, body: Outgoing) -> Response<Outgoing> {
    let mut builder = Response::builder()
        .status(status)
        .header("content-type", content_type)
        .header("openai-version", "2020-10-01")
        .header("x-request-id", "req_testkit");
    for (name, value) in &step.headers {
        builder = builder.header(name, value);
    }
    builder.body(body).expect("scripts use legal headers")
}

/// What is to be drawn for one request.
struct Job {
    endpoint: Endpoint,
    head: Head,
    count: usize,
    partials: usize,
    bytes: usize,
}

impl Job {
    fn new(drawing: &Drawing, received: &Received) -> Self {
        let asked = received.number("n").unwrap_or(1);
        let count = drawing.count.unwrap_or(asked);
        let partials = partials(drawing, received);
        let quality = received.parameter("quality").and_then(|name| Quality::from_name(&name));
        let usage = Usage {
            input_image_tokens: 64 * received.files().len() as u64,
            input_text_tokens: 12,
            output_image_tokens: (196 * count + 100 * partials) as u64,
            output_text_tokens: 0,
        };
        let head = Head {
            created: CREATED,
            background: Background::Opaque,
            format: drawing.format.or_else(|| received.format()).unwrap_or(Format::Png),
            quality: quality.unwrap_or(Quality::Low),
            size: drawing.size.or_else(|| received.size()).unwrap_or(Size::new(1024, 1024)),
            usage: (!drawing.without_usage).then_some(usage),
            safety_identifier: received.parameter("safety_identifier"),
        };
        let endpoint = if received.is_edit() { Endpoint::Edits } else { Endpoint::Generations };
        Self { endpoint, head, count, partials, bytes: drawing.bytes }
    }

    fn picture(&self, seed: u64, fault: Option<Fault>, gallery: &Gallery) -> Bytes {
        match fault {
            Some(Fault::NotAPicture) => Bytes::from(base64_simd::STANDARD.encode_to_string([b'x'; 3_000])),
            Some(Fault::SpoilBase64) => {
                let mut text = gallery.base64(seed, self.head.size, self.head.format, self.bytes).to_vec();
                let middle = text.len() / 2;
                text[middle] = b'!';
                Bytes::from(text)
            }
            _ => gallery.base64(seed, self.head.size, self.head.format, self.bytes),
        }
    }

    fn plain(&self, fault: Option<Fault>, gallery: &Gallery) -> Vec<Bytes> {
        let pieces = images_response(&self.head, self.count);
        let mut bytes = fill(pieces, |index| self.picture(index as u64, fault, gallery));
        if fault == Some(Fault::TruncateJson) {
            let tail = bytes.pop().expect("an answer has a tail");
            bytes.push(tail.slice(..tail.len() / 2));
        }
        bytes
    }

    fn stream(&self, fault: Option<Fault>, gallery: &Gallery) -> Vec<Bytes> {
        let mut bytes = Vec::new();
        for index in 0..self.partials {
            let frame = event::partial_image(self.endpoint, index as u8, &self.head);
            bytes.extend(fill(frame, |_| self.picture(100 + index as u64, None, gallery)));
        }
        let last = event::completed(self.endpoint, &self.head);
        match fault {
            Some(Fault::NoCompleted) => {}
            Some(Fault::ErrorEvent) => bytes.push(error_event(&serde_json::json!({
                "type": "image_generation_server_error",
                "code": "image_generation_failed",
                "message": "Image generation failed",
                "param": null,
            }))),
            Some(Fault::OverloadedEvent) => bytes.push(error_event(&serde_json::json!({
                "type": "server_error",
                "code": "server_is_overloaded",
                "message": "The server is overloaded.",
                "param": null,
            }))),
            Some(Fault::ModerationEvent) => bytes.push(error_event(&moderation_envelope()["error"])),
            Some(Fault::TruncateJson) => {
                let whole = fill(last, |_| self.picture(0, None, gallery)).concat();
                bytes.push(Bytes::from(whole).slice(..200));
                bytes.push(Bytes::from_static(b"\n\n"));
            }
            _ => bytes.extend(fill(last, |_| self.picture(0, fault, gallery))),
        }
        bytes
    }
}

fn error_event(error: &serde_json::Value) -> Bytes {
    let event = serde_json::json!({ "type": "error", "error": error });
    Bytes::from(format!("event: error\ndata: {event}\n\n"))
}

fn fill(pieces: Vec<Piece>, picture: impl Fn(usize) -> Bytes) -> Vec<Bytes> {
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Bytes::from(text),
            Piece::Picture(index) => picture(index),
        })
        .collect()
}

/// What happens to the body, one after the other.
enum Move {
    Send(Bytes),
    Pause(Duration),
    Reset,
    Close,
    Stall,
}

/// The body's bytes as moves, up to the fault.
fn moves(step: &Step, bytes: Vec<Bytes>) -> VecDeque<Move> {
    let (limit, end) = match step.fault {
        Some(Fault::ResetAt(at)) => (at, Some(Move::Reset)),
        Some(Fault::CloseAt(at)) => (at, Some(Move::Close)),
        Some(Fault::StallAt(at)) => (at, Some(Move::Stall)),
        Some(Fault::ResetAfterBody) => (usize::MAX, Some(Move::Reset)),
        _ => (usize::MAX, None),
    };
    let mut left = limit;
    let mut moves = VecDeque::new();
    for mut rest in bytes {
        while !rest.is_empty() && left > 0 {
            let piece = rest.split_to(rest.len().min(step.piece).min(left));
            left -= piece.len();
            moves.push_back(Move::Send(piece));
            if !step.pause.is_zero() {
                moves.push_back(Move::Pause(step.pause));
            }
        }
    }
    moves.extend(end);
    moves
}

type Playing = (VecDeque<Move>, Lever);

/// Makes the next move, and says what hyper is to send.
async fn play((mut moves, lever): Playing) -> Option<(io::Result<Frame<Bytes>>, Playing)> {
    loop {
        match moves.pop_front()? {
            Move::Send(piece) => return Some((Ok(Frame::data(piece)), (moves, lever))),
            Move::Pause(time) => tokio::time::sleep(time).await,
            Move::Stall => std::future::pending().await,
            end @ (Move::Reset | Move::Close) => {
                tokio::time::sleep(LET_IT_LEAVE).await;
                if matches!(end, Move::Reset) {
                    lever.reset_on_close();
                }
                return Some((Err(io::Error::other("cut, as the script says")), (moves, lever)));
            }
        }
    }
}
