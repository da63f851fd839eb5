//! Memory per call does not grow with its pictures: the peak of the heap is measured by the allocator itself.
//!
//! A test binary of its own, since every allocation of the process is counted.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(unsafe_code, reason = "an allocator can only be wrapped by unsafe functions")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use pictor_api::{Call, Endpoint, Format, Size};
use pictor_egress::Egress;
use pictor_relay::{Input, Inputs, Kind, Policy, Relay, Run, Upstream};
use pictor_spool::Spools;
use pictor_testkit::{Drawing, Step, pictures};

/// The most that one call may take, in bytes: buffers of two sockets, one chunk each way, one reader.
const MOST: usize = 3 << 20;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged; only numbers are kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How far the heap rose above where it was, in bytes.
async fn rise<T>(work: impl Future<Output = T>) -> (usize, T) {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let done = work.await;
    (PEAK.load(Ordering::Relaxed).saturating_sub(before), done)
}

async fn send(relay: &Relay, call: &Call, inputs: &Inputs) -> u64 {
    let answer = relay.send(call, inputs, Run::Unnamed, &()).await.unwrap();
    answer.pictures[0].spool.len()
}

/// One test, so that nothing else allocates meanwhile.
#[tokio::test]
async fn pictures_of_64_mib_pass_in_constant_memory() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let directory = tempfile::tempdir().unwrap();
    let spools = Spools::new(directory.path().into(), 1 << 30);
    let length = 64 << 20;
    let scripted =
        pictor_testkit::Upstream::start([Step::draw(Drawing { bytes: length, ..Drawing::default() })]).await;
    let at = |name: &str, base_url: String| Upstream::new(name, Kind::OpenAi, base_url);
    let relay_of = |upstreams| {
        Relay::new(upstreams, Policy::default(), spools.clone(), Egress::new(Vec::new()).unwrap()).unwrap()
    };
    let relay = relay_of(vec![at("a", scripted.base_url())]);
    let size = Some(Size::new(64, 64));
    let call = Call { size, ..Call::new(Endpoint::Generations, "gpt-image-2", "x") };

    // The first call makes the scripted upstream draw, which is not what is measured.
    let nothing = Inputs::default();
    assert_eq!(send(&relay, &call, &nothing).await, length as u64);
    let (plain, _) = rise(send(&relay, &call, &nothing)).await;
    let streamed = Call { stream: true, ..call.clone() };
    let (stream, _) = rise(send(&relay, &streamed, &nothing)).await;

    let busy = pictor_testkit::Upstream::start([Step::overloaded()]).await;
    let upstreams =
        vec![at("busy", busy.base_url()), Upstream { priority: 1, ..at("a", scripted.base_url()) }];
    let relay = relay_of(upstreams);
    let upload = pictures::padded(pictures::file(1, Size::new(64, 64), Format::Png), length);
    let upload = spools.from_bytes(upload).unwrap();
    let input =
        Input { spool: upload, format: Format::Png, size: Size::new(64, 64), filename: "large.png".into() };
    let inputs = Inputs { images: vec![input; 4], ..Inputs::default() };
    let edit = Call { endpoint: Endpoint::Edits, ..call };
    let (edit, _) = rise(send(&relay, &edit, &inputs)).await;
    assert_eq!((busy.requests(), scripted.requests()), (1, 4), "the edit failed over once");

    for (what, peak) in [("plain", plain), ("stream", stream), ("edit of 4 with failover", edit)] {
        println!("{what}: the heap rose by {peak} bytes");
        assert!(peak < MOST, "{what}: the heap rose by {peak} bytes");
    }
}
