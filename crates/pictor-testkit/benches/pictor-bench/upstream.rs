//! The scripted upstream: answers prepared beforehand, sent as fast as the peer takes them.
//!
//! It checks what it is sent as strictly as the load checks what comes back. It ends when its input does, so it
//! does not outlive the benchmark.

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use blake3::Hash;
use bytes::Bytes;
use futures_util::stream;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyDataStream, BodyExt, Full, StreamBody};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::scenario::{Scenario, named};
use crate::sighting::now;
use crate::{Fault, pictures, print};

type Outgoing = UnsyncBoxBody<Bytes, Infallible>;

/// How much of an answer is handed to the connection at once.
const PIECE: usize = 256 * 1024;

#[derive(clap::Args)]
pub(crate) struct Options {
    #[arg(long, value_parser = named)]
    scenario: Scenario,
    /// Answer 503 to every call, after its last byte
    #[arg(long)]
    refuse: bool,
}

struct Shared {
    scenario: Scenario,
    refuse: bool,
    /// By the number of the call, modulo their number.
    answers: Vec<VecDeque<Move>>,
    uploads: HashSet<Hash>,
    /// When the first partial picture of each call began to leave.
    sent: Mutex<HashMap<u64, u64>>,
}

/// One thing that an answer does.
#[derive(Clone)]
enum Move {
    Wait(Duration),
    Note,
    Send(Bytes),
}

/// Serves until the input ends.
pub(crate) async fn run(options: &Options) -> Result<(), Fault> {
    let scenario = options.scenario;
    let uploads = pictures::uploads(&scenario);
    let shared = Arc::new(Shared {
        scenario,
        refuse: options.refuse,
        answers: pictures::answers(&scenario).iter().map(|pictures| script(&scenario, pictures)).collect(),
        uploads: uploads.iter().map(|file| blake3::hash(file)).collect(),
        sent: Mutex::default(),
    });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    print(&listener.local_addr()?.to_string());
    let mut input = tokio::io::stdin();
    let mut end = [0];
    tokio::select! {
        () = accept(listener, shared) => {}
        _ = input.read(&mut end) => {}
    }
    Ok(())
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(serve(stream, Arc::clone(&shared)));
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(exchange(request, &shared).await) }
    });
    // A peer that leaves is counted where its answer is missed.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn exchange(request: Request<Incoming>, shared: &Arc<Shared>) -> Response<Outgoing> {
    if request.method() == "GET" {
        let sent = shared.sent.lock().expect("nobody panics with it").clone();
        return respond(200, serde_json::json!(sent).to_string());
    }
    let call = match receive(request, shared).await {
        Ok(call) => call,
        Err(fault) => return respond(400, error_envelope(&fault.to_string())),
    };
    if shared.refuse {
        return respond(503, error_envelope("The server is overloaded."));
    }
    tokio::time::sleep(shared.scenario.latency).await;
    let moves = shared.answers[(call % shared.answers.len() as u64) as usize].clone();
    let kind = if shared.scenario.partials > 0 { "text/event-stream" } else { "application/json" };
    let body = StreamBody::new(stream::unfold((moves, call, Arc::clone(shared)), play)).boxed_unsync();
    Response::builder().header("content-type", kind).body(body).expect("legal headers")
}

fn respond(status: u16, body: String) -> Response<Outgoing> {
    let body = Full::new(Bytes::from(body)).boxed_unsync();
    let response = Response::builder().status(status).header("content-type", "application/json");
    response.body(body).expect("legal headers")
}

fn error_envelope(message: &str) -> String {
    let error =
        serde_json::json!({ "message": message, "type": "server_error", "param": null, "code": null });
    serde_json::json!({ "error": error }).to_string()
}

/// Hears a call out, checks the pictures that came with it, and says its number.
async fn receive(request: Request<Incoming>, shared: &Shared) -> Result<u64, Fault> {
    let kind = request.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let prompt = if kind.starts_with("multipart/") {
        let boundary = multer::parse_boundary(kind)?;
        receive_form(multer::Multipart::new(BodyDataStream::new(request.into_body()), boundary), shared)
            .await?
    } else {
        let body = request.into_body().collect().await?.to_bytes();
        let call: serde_json::Value = serde_json::from_slice(&body)?;
        call["prompt"].as_str().unwrap_or_default().to_owned()
    };
    Scenario::call_of(&prompt).ok_or_else(|| "the prompt has no number".into())
}

async fn receive_form(mut form: multer::Multipart<'_>, shared: &Shared) -> Result<String, Fault> {
    let (mut prompt, mut files) = (String::new(), 0);
    while let Some(mut field) = form.next_field().await? {
        if field.file_name().is_some() {
            let mut hasher = blake3::Hasher::new();
            while let Some(chunk) = field.chunk().await? {
                hasher.update(&chunk);
            }
            if !shared.uploads.contains(&hasher.finalize()) {
                return Err("an upload is not what was sent".into());
            }
            files += 1;
        } else if field.name() == Some("prompt") {
            prompt = field.text().await?;
        }
    }
    if files == shared.scenario.uploads { Ok(prompt) } else { Err("an upload is missing".into()) }
}

/// The moves of an answer with these pictures: one document, or a stream that ends with the last of them.
fn script(scenario: &Scenario, pictures: &[Vec<u8>]) -> VecDeque<Move> {
    let (last, partials) = pictures.split_last().expect("every answer has a picture");
    let mut moves = VecDeque::new();
    for (index, picture) in partials.iter().enumerate() {
        moves.push_back(Move::Wait(scenario.pause));
        if index == 0 {
            moves.push_back(Move::Note);
        }
        let kind = "image_generation.partial_image";
        let tail = format!(
            r#""created_at":1786572410,"size":"1024x1024","quality":"low","background":"opaque","output_format":"png","partial_image_index":{index}}}"#
        );
        event(&mut moves, kind, picture, &tail);
    }
    if partials.is_empty() {
        send(&mut moves, "{\n  \"created\": 1786572410,\n  \"background\": \"opaque\",\n  \"data\": [\n    {\n      \"b64_json\": \"".into());
        send(&mut moves, base64_simd::STANDARD.encode_to_string(last).into());
        let tail = "\"\n    }\n  ],\n  \"output_format\": \"png\",\n  \"quality\": \"low\",\n  \"size\": \"1024x1024\",\n";
        send(&mut moves, format!("{tail}  \"usage\": {USAGE}\n}}").into());
    } else {
        moves.push_back(Move::Wait(scenario.pause));
        let tail = format!(
            r#""created_at":1786572410,"size":"1024x1024","quality":"low","background":"opaque","output_format":"png","usage":{USAGE}}}"#
        );
        event(&mut moves, "image_generation.completed", last, &tail);
    }
    moves
}

const USAGE: &str = concat!(
    r#"{"input_tokens":13,"input_tokens_details":{"image_tokens":0,"text_tokens":13},"#,
    r#""output_tokens":196,"output_tokens_details":{"image_tokens":196,"text_tokens":0},"total_tokens":209}"#
);

fn event(moves: &mut VecDeque<Move>, kind: &str, picture: &[u8], tail: &str) {
    send(moves, format!("event: {kind}\ndata: {{\"type\":\"{kind}\",\"b64_json\":\"").into());
    send(moves, base64_simd::STANDARD.encode_to_string(picture).into());
    send(moves, format!("\",{tail}\n\n").into());
}

fn send(moves: &mut VecDeque<Move>, mut bytes: Bytes) {
    while !bytes.is_empty() {
        moves.push_back(Move::Send(bytes.split_to(bytes.len().min(PIECE))));
    }
}

type Playing = (VecDeque<Move>, u64, Arc<Shared>);

/// Makes the next moves, up to one that has bytes for the peer.
async fn play((mut moves, call, shared): Playing) -> Option<(Result<Frame<Bytes>, Infallible>, Playing)> {
    loop {
        match moves.pop_front()? {
            Move::Wait(time) => tokio::time::sleep(time).await,
            Move::Note => {
                shared.sent.lock().expect("nobody panics with it").insert(call, now());
            }
            Move::Send(bytes) => return Some((Ok(Frame::data(bytes)), (moves, call, shared))),
        }
    }
}
