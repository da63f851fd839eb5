//! How long coding takes: `cargo run --release -p pictor-codec --example speed`.
#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "../tests/pictures/mod.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
mod pictures;

use std::io::Cursor;
use std::time::{Duration, Instant};

use pictor_api::{Format, Size};
use pictor_codec::{Limits, Picture, decode, decode_within, encode, resize, thumbnail};

const ROUNDS: u32 = 5;

/// The result, and the shortest of a few times.
fn timed<T>(mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut once = || {
        let start = Instant::now();
        (work(), start.elapsed())
    };
    let first = once();
    (1..ROUNDS).fold(first, |(_, best), _| {
        let (result, time) = once();
        (result, time.min(best))
    })
}

fn report(name: &str, picture: &Picture) {
    println!("{name} {}", picture.size);
    println!("  coded as      kB   encode ms   decode ms   decode within 1/3 ms");
    for (format, compression) in
        [(Format::Png, 100), (Format::Jpeg, 80), (Format::Jpeg, 100), (Format::Webp, 80), (Format::Webp, 100)]
    {
        let (bytes, encoding) =
            timed(|| encode(picture, format, compression).expect("it is no large picture"));
        let (_, decoding) =
            timed(|| decode(&mut Cursor::new(&bytes), &Limits::default()).expect("it was just encoded"));
        let within = Size::new(picture.size.width / 3, picture.size.height / 3);
        let (_, reducing) = timed(|| {
            decode_within(&mut Cursor::new(&bytes), &Limits::default(), within).expect("it was just encoded")
        });
        let kilobytes = bytes.len() / 1000;
        let [encoding, decoding, reducing] =
            [encoding, decoding, reducing].map(|time| time.as_secs_f64() * 1000.0);
        let name = format.name();
        println!("  {name:4} {compression:3} {kilobytes:8} {encoding:11.1} {decoding:11.1} {reducing:11.1}");
    }
    for width in [320, 640, 1280] {
        thumbnails(picture, width);
    }
    let (_, resizing) = timed(|| resize(picture, Size::new(picture.size.width / 2, picture.size.height / 2)));
    println!("  resize to a half: {:.1} ms", resizing.as_secs_f64() * 1000.0);
}

/// What a small copy of a stored picture costs.
fn thumbnails(picture: &Picture, width: u32) {
    for format in [Format::Png, Format::Jpeg, Format::Webp] {
        let stored = encode(picture, format, 90).expect("it is no large picture");
        let small = || thumbnail(&mut Cursor::new(&stored), &Limits::default(), width);
        let (small, time) = timed(|| small().expect("it was just encoded"));
        let (kilobytes, time) = (small.len() / 1000, time.as_secs_f64() * 1000.0);
        println!("  {width} wide, of {:4}: {kilobytes:4} kB in {time:5.1} ms", format.name());
    }
}

fn main() {
    for size in [Size::new(1024, 1024), Size::new(3840, 2160)] {
        report("smooth", &pictures::smooth(size.width, size.height));
        report("photo", &pictures::photo(size.width, size.height));
        report("faded", &pictures::faded(size.width, size.height));
    }
}
