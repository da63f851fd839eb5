//! A relay with its spools, calls to send through it, and the check that nothing leaks.

use std::sync::Mutex;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use pictor_api::{Call, Endpoint, Format, Size};
use pictor_egress::Egress;
use pictor_relay::{
    Answer, Attempt, Failure, Input, Inputs, Kind, Observer, Partial, Policy, Relay, Run, Secret, Stop,
    Upcoming, Upstream,
};
use pictor_spool::Spools;
use pictor_testkit::{eventually, pictures};

/// Quick to draw. No model makes it, but sizes are no business of the relay.
pub(crate) const SIZE: Size = Size::new(256, 160);

/// Keeps all that it is shown, and stops the call before the attempt that it is told to stop.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) partials: Mutex<Vec<Partial>>,
    pub(crate) upcoming: Mutex<Vec<Upcoming>>,
    pub(crate) stop_at: Option<u32>,
}

impl Observer for Seen {
    fn sending<'a>(&'a self, to: &'a Upcoming) -> BoxFuture<'a, Result<(), Stop>> {
        self.upcoming.lock().unwrap().push(to.clone());
        let go = if self.stop_at == Some(to.attempt) { Err(Stop) } else { Ok(()) };
        async move { go }.boxed()
    }

    fn partial(&self, partial: Partial) -> BoxFuture<'_, ()> {
        self.partials.lock().unwrap().push(partial);
        async {}.boxed()
    }
}

pub(crate) struct House {
    pub(crate) relay: Relay,
    pub(crate) spools: Spools,
    pub(crate) egress: Egress,
    _directory: tempfile::TempDir,
}

impl House {
    pub(crate) fn new(upstreams: Vec<Upstream>, policy: Policy) -> Self {
        Self::with_budget(upstreams, policy, 1 << 30)
    }

    pub(crate) fn with_budget(upstreams: Vec<Upstream>, policy: Policy, budget: u64) -> Self {
        Self::reaching(&[], upstreams, policy, budget)
    }

    /// A house that may also fetch pictures from these networks.
    pub(crate) fn reaching(networks: &[&str], upstreams: Vec<Upstream>, policy: Policy, budget: u64) -> Self {
        // Another test of this process may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let directory = tempfile::tempdir().unwrap();
        let spools = Spools::new(directory.path().into(), budget);
        let networks = networks.iter().map(|network| network.parse().unwrap()).collect();
        let egress = Egress::new(networks).unwrap();
        let relay = Relay::new(upstreams, policy, spools.clone(), egress.clone()).unwrap();
        Self { relay, spools, egress, _directory: directory }
    }

    pub(crate) async fn send(&self, call: &Call) -> Result<Answer, Failure> {
        self.send_with(call, &Inputs::default()).await
    }

    pub(crate) async fn send_with(&self, call: &Call, inputs: &Inputs) -> Result<Answer, Failure> {
        self.relay.send(call, inputs, Run::Unnamed, &()).await
    }

    /// Sends a call under a name.
    pub(crate) async fn run(&self, call: &Call, run: Run<'_>) -> Result<Answer, Failure> {
        self.relay.send(call, &Inputs::default(), run, &()).await
    }

    /// Sends a stream; gives the partial pictures beside the end.
    pub(crate) async fn stream(&self, call: &Call) -> (Vec<Partial>, Result<Answer, Failure>) {
        let seen = Seen::default();
        let end = self.relay.send(call, &Inputs::default(), Run::Unnamed, &seen).await;
        (seen.partials.into_inner().unwrap(), end)
    }

    /// Everything that a call took is given back: spools, places, connections but the kept ones.
    pub(crate) async fn assert_empty(&self) {
        eventually("all spools are freed", || self.spools.in_use() == 0).await;
        for upstream in self.relay.health().upstreams {
            assert_eq!(upstream.in_flight, 0, "a place at {} leaks", upstream.name);
        }
        assert_eq!(self.relay.health().waiting, 0, "a place in the queue leaks");
    }

    pub(crate) fn input(&self, bytes: Vec<u8>, format: Format, filename: &str) -> Input {
        let size = pictor_codec::header(&mut std::io::Cursor::new(&bytes)).unwrap().size;
        Input { spool: self.spools.from_bytes(bytes).unwrap(), format, size, filename: filename.into() }
    }

    pub(crate) fn picture(&self, seed: u64, size: Size) -> Input {
        self.input(pictures::file(seed, size, Format::Png), Format::Png, &format!("{seed}.png"))
    }
}

/// An upstream of the relay at a scripted one.
pub(crate) fn at(name: &str, scripted: &pictor_testkit::Upstream) -> Upstream {
    of_kind(name, Kind::OpenAi, scripted.base_url())
}

pub(crate) fn of_kind(name: &str, kind: Kind, base_url: String) -> Upstream {
    Upstream { keys: vec![Secret::new(format!("sk-{name}"))], ..Upstream::new(name, kind, base_url) }
}

/// The same, but without patience: for upstreams that stall. Time enough for an upload on a busy machine.
pub(crate) fn impatient(upstream: Upstream) -> Upstream {
    Upstream { timeout: Duration::from_secs(1), idle_timeout: Duration::from_millis(300), ..upstream }
}

pub(crate) fn call() -> Call {
    Call { size: Some(SIZE), ..Call::new(Endpoint::Generations, "gpt-image-2", "a red canoe") }
}

pub(crate) fn stream_call(partial_images: u8) -> Call {
    Call { stream: true, partial_images, ..call() }
}

pub(crate) fn edit_call() -> Call {
    Call { endpoint: Endpoint::Edits, ..call() }
}

/// What the scripted upstream draws as picture `seed` of an answer.
pub(crate) fn drawn(seed: u64) -> Vec<u8> {
    pictures::file(seed, SIZE, Format::Png)
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The fates of all attempts, as `upstream:fate`.
pub(crate) fn fates(attempts: &[Attempt]) -> Vec<String> {
    attempts.iter().map(|attempt| format!("{}:{}", attempt.upstream, attempt.fate.name())).collect()
}
