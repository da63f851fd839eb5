//! A service that looks like OpenAI's on the wire, draws test pictures, and misbehaves on command.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;

use crate::connections::accept;
use crate::memory::Memory;
use crate::received::{Received, receive};
use crate::reply::{Gallery, Outgoing, answer, is_paid, models, plain};
use crate::script::{Fault, Reply, Step};
use crate::socket::{Lever, with_lever};

/// A scripted upstream on a port of its own. It ends when it is dropped.
#[derive(Debug)]
pub struct Upstream {
    address: SocketAddr,
    shared: Arc<Shared>,
    // Keeps a port that nobody listens on.
    _silent: Option<TcpSocket>,
    tasks: JoinSet<()>,
}

#[derive(Debug, Default)]
struct Shared {
    script: Mutex<VecDeque<Step>>,
    keys: Mutex<HashMap<String, Step>>,
    received: Mutex<Vec<Received>>,
    /// Of one that honours idempotency keys.
    memory: Mutex<Option<Memory>>,
    gallery: Gallery,
    connections: AtomicUsize,
    in_flight: AtomicUsize,
}

impl Upstream {
    /// Listens, and takes one step per request; the last step repeats for ever.
    pub async fn start(script: impl IntoIterator<Item = Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::new(Shared::default());
        shared.script().extend(script);
        let mut tasks = JoinSet::new();
        let serving = Arc::clone(&shared);
        tasks.spawn(accept(listener, move |stream| serve(stream, Arc::clone(&serving))));
        Self { address, shared, _silent: None, tasks }
    }

    /// An address that refuses every connection.
    pub fn refusing() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("loopback has a free port");
        let address = socket.local_addr().expect("a bound socket has an address");
        Self { address, shared: Arc::default(), _silent: Some(socket), tasks: JoinSet::new() }
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The same as a base URL, with `/v1`.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Replaces what is left of the script.
    pub fn now(&self, script: impl IntoIterator<Item = Step>) {
        let mut steps = self.shared.script();
        steps.clear();
        steps.extend(script);
    }

    /// Requests with this key get this step, whatever the script says.
    pub fn for_key(&self, key: &str, step: Step) {
        lock(&self.shared.keys).insert(key.into(), step);
    }

    /// From now on it honours idempotency keys: what was drawn under one is sent again and not paid again.
    pub fn honour_keys(&self) {
        lock(&self.shared.memory).get_or_insert_default();
    }

    /// Ends every connection and refuses new ones.
    pub async fn stop(&mut self) {
        self.tasks.shutdown().await;
    }

    /// Everything that came, in order of arrival.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.shared.received).clone()
    }

    /// How many requests came.
    pub fn requests(&self) -> usize {
        lock(&self.shared.received).len()
    }

    /// How many of them were drawn, and would be on the bill.
    pub fn paid(&self) -> usize {
        lock(&self.shared.received).iter().filter(|received| received.paid).count()
    }

    /// How many requests are being worked on.
    pub fn in_flight(&self) -> usize {
        self.shared.in_flight.load(Ordering::SeqCst)
    }

    /// How many connections are open.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

impl Shared {
    fn script(&self) -> MutexGuard<'_, VecDeque<Step>> {
        lock(&self.script)
    }

    fn step_for_key(&self, received: &Received) -> Option<Step> {
        lock(&self.keys).get(received.key()?).cloned()
    }

    fn next_step(&self, received: &Received) -> Step {
        if let Some(step) = self.step_for_key(received) {
            return step;
        }
        let mut steps = self.script();
        let next = if steps.len() > 1 { steps.pop_front() } else { steps.front().cloned() };
        next.unwrap_or_else(Step::ok)
    }

    /// The next step for the request, and whether it has to be paid for.
    fn treat(&self, received: &Received) -> (Step, bool) {
        let step = self.next_step(received);
        let paid = is_paid(&step, received);
        match lock(&self.memory).as_mut() {
            Some(memory) => memory.honour(received, step, paid),
            None => (step, paid),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no test panics while it holds this")
}

/// One more, until it is dropped.
struct Counted<'a>(&'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(counter: &'a AtomicUsize) -> Self {
        counter.fetch_add(1, Ordering::SeqCst);
        Self(counter)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _open = Counted::new(&shared.connections);
    let _ = stream.set_nodelay(true);
    let (socket, lever) = with_lever(stream);
    let service = service_fn(|request| exchange(request, lever.clone(), Arc::clone(&shared)));
    // A connection that a script broke ends in an error; that is what it was asked to do.
    let _ =
        http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(socket), service).await;
}

/// One request and its answer, as the script has it.
async fn exchange(
    request: Request<Incoming>,
    lever: Lever,
    shared: Arc<Shared>,
) -> Result<Response<Outgoing>, io::Error> {
    let _busy = Counted::new(&shared.in_flight);
    let (head, body) = request.into_parts();
    if shared.script().front().is_some_and(|step| step.fault == Some(Fault::ResetDuringRequest)) {
        return reset_during_request(body, &lever, &shared).await;
    }
    let mut received = receive(head, body).await;
    if received.method == "GET" {
        let refusal = shared.step_for_key(&received);
        lock(&shared.received).push(received);
        return Ok(models(refusal.as_ref()));
    }
    let (step, paid) = shared.treat(&received);
    received.paid = paid;
    lock(&shared.received).push(received.clone());
    tokio::time::sleep(step.latency).await;
    match step.fault {
        Some(Fault::ResetBeforeHead) => {
            lever.reset_on_close();
            Err(io::Error::other("reset, as the script says"))
        }
        Some(Fault::StallBeforeHead) => Ok(never().await),
        _ => Ok(match &step.reply {
            Reply::Error { status, body } => plain(&step, *status, body),
            Reply::Pictures(drawing) => answer(&step, drawing, &received, &shared.gallery, lever),
        }),
    }
}

async fn reset_during_request(
    mut body: Incoming,
    lever: &Lever,
    shared: &Shared,
) -> Result<Response<Outgoing>, io::Error> {
    let _ = http_body_util::BodyExt::frame(&mut body).await;
    let mut steps = shared.script();
    if steps.len() > 1 {
        steps.pop_front();
    }
    lever.reset_on_close();
    Err(io::Error::other("reset, as the script says"))
}

async fn never() -> Response<Outgoing> {
    match std::future::pending::<Infallible>().await {}
}
