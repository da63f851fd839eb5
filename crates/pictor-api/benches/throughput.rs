//! How fast pictures pass through the scanner and base64: `cargo bench -p pictor-api`.
//!
//! Every figure is the best of several rounds over 64 MiB in chunks of 64 KiB, as a socket would bring them.

#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::print_stdout, reason = "a benchmark's figures are its output")]

use std::hint::black_box;
use std::time::Instant;

use pictor_api::base64::{DataUrl, Decoder, Encoder};
use pictor_api::scan::{Cut, Limits, Scanner};

const CHUNK: usize = 64 << 10;
const CHUNKS: usize = 1 << 10;
const ROUNDS: usize = 7;

fn main() {
    let chunk = vec![b'A'; CHUNK];
    let slashes = b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\\/".repeat(CHUNK / 64);
    report("scan base64", || scan(&chunk));
    report("scan base64, one \\/ in 64 characters", || scan(&slashes));
    report("scan and decode", || scan_and_decode(&chunk));
    report("decode", || decode(&chunk));
    report("data URL", || data_url(&chunk));
    report("encode", || encode(&chunk));
}

/// Prints the rate of the fastest round, in GB of input per second.
fn report(what: &str, mut round: impl FnMut()) {
    let seconds = |round: &mut dyn FnMut()| {
        let start = Instant::now();
        round();
        start.elapsed().as_secs_f64()
    };
    let best = (0..ROUNDS).map(|_| seconds(&mut round)).fold(f64::INFINITY, f64::min);
    println!("{what}: {:.1} GB/s", (CHUNK * CHUNKS) as f64 / best / 1e9);
}

fn scan(chunk: &[u8]) {
    through_scanner(chunk, |text| {
        black_box(text);
    });
}

fn scan_and_decode(chunk: &[u8]) {
    let mut decoder = Decoder::new();
    let mut out = Vec::with_capacity(CHUNK);
    through_scanner(chunk, |text| {
        out.clear();
        decoder.decode(text, &mut out).expect("base64");
        black_box(&out);
    });
}

fn through_scanner(chunk: &[u8], mut each: impl FnMut(&[u8])) {
    let mut scanner = Scanner::new(&["b64_json"], Limits::default());
    let mut sink = |cut: Cut<'_>| {
        if let Cut::Text { text, .. } = cut {
            each(text);
        }
    };
    scanner.feed(b"{\"data\":[{\"b64_json\":\"", &mut sink).expect("a document");
    for _ in 0..CHUNKS {
        scanner.feed(black_box(chunk), &mut sink).expect("a document");
    }
    scanner.feed(b"\"}]}", &mut sink).expect("a document");
    black_box(scanner.finish().expect("a whole document"));
}

fn decode(chunk: &[u8]) {
    let mut decoder = Decoder::new();
    let mut out = Vec::with_capacity(CHUNK);
    for _ in 0..CHUNKS {
        out.clear();
        decoder.decode(black_box(chunk), &mut out).expect("base64");
        black_box(&out);
    }
}

fn data_url(chunk: &[u8]) {
    let mut reader = DataUrl::new(u64::MAX);
    let mut out = Vec::with_capacity(CHUNK);
    reader.read(b"data:image/png;base64,", &mut out).expect("a header");
    for _ in 0..CHUNKS {
        out.clear();
        reader.read(black_box(chunk), &mut out).expect("base64");
        black_box(&out);
    }
}

fn encode(chunk: &[u8]) {
    let mut encoder = Encoder::new();
    let mut out = Vec::with_capacity(2 * CHUNK);
    for _ in 0..CHUNKS {
        out.clear();
        encoder.encode(black_box(chunk), &mut out);
        black_box(&out);
    }
}
