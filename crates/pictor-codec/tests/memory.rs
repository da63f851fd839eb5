//! How much memory decoding takes, and that no bytes whatsoever make it panic or take more.
#![expect(unsafe_code, reason = "an allocator that counts is written against an unsafe trait")]

mod pictures;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::io::Cursor;

use jpeg_encoder::ColorType;
use pictor_api::{Format, Size};
use pictor_codec::{Limits, Mask, decode, decode_within, encode, header};

use pictures::{Jpeg, Noise, faded, grain, interlaced, photo, png};

const MIB: usize = 1 << 20;

thread_local! {
    /// Bytes allocated by this thread, now and at most. (libwebp's own are C's and not counted.)
    static LIVE: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

struct Counting;

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (live, most) = LIVE.get();
        LIVE.set((live.wrapping_add(layout.size()), most.max(live.wrapping_add(layout.size()))));
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let (live, most) = LIVE.get();
        LIVE.set((live.wrapping_sub(layout.size()), most));
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What `work` gives, and the most bytes that it had allocated at once.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let (before, _) = LIVE.get();
    LIVE.set((before, before));
    let result = work();
    let (_, most) = LIVE.get();
    (result, most - before)
}

fn peak_within(bytes: &[u8], edge: u32) -> usize {
    let (result, peak) = peak(|| {
        decode_within(&mut Cursor::new(bytes), &Limits::default(), Size::new(edge, edge)).map(|_| ())
    });
    result.expect("a good picture");
    peak
}

#[test]
fn a_large_png_is_made_smaller_in_little_memory() {
    let bytes = encode(&grain(4000, 4000), Format::Png, 100).unwrap();
    assert!(bytes.len() > 47_000_000);
    let peak = peak_within(&bytes, 1024);
    assert!(peak < 16 * MIB, "{peak}");
    assert!(peak < 6 * MIB, "the result of 4 MiB and a few rows: {peak}");
}

#[test]
fn a_large_baseline_jpeg_is_made_smaller_in_little_memory() {
    let bytes = encode(&photo(4000, 3000), Format::Jpeg, 90).unwrap();
    let peak = peak_within(&bytes, 1024);
    assert!(peak < 4 * MIB, "the result of 3 MiB and a few rows: {peak}");
}

/// The JPEG with 6.5 MB of colour profiles.
fn with_profiles(mut jpeg: Vec<u8>) -> Vec<u8> {
    let mut segment = b"\xff\xe2\xff\xffICC_PROFILE\0\x01\xff".to_vec();
    segment.resize(2 + 65_535, 0);
    jpeg.splice(2..2, segment.repeat(100));
    jpeg
}

#[test]
fn what_a_jpeg_carries_beside_its_pixels_takes_no_memory_when_it_is_made_smaller() {
    let peak = peak_within(&with_profiles(Jpeg::default().encode(&photo(400, 300))), 200);
    assert!(peak < MIB, "{peak}");
}

#[test]
fn the_memory_limit_is_an_estimate_from_above() {
    let (photo, faded) = (photo(1500, 1000), faded(1500, 1000));
    let files = [
        encode(&photo, Format::Png, 100).unwrap(),
        interlaced(&faded),
        encode(&photo, Format::Jpeg, 90).unwrap(),
        Jpeg { progressive: true, ..Jpeg::default() }.encode(&photo),
        Jpeg { colour: Some(ColorType::Cmyk), ..Jpeg::default() }.encode(&photo),
        with_profiles(Jpeg::default().encode(&photo)),
    ];
    for (index, bytes) in files.iter().enumerate() {
        let fits = |memory| {
            decode(&mut Cursor::new(bytes), &Limits { memory, ..Limits::default() }).map(|_| ()).is_ok()
        };
        let (mut refused, mut enough) = (0, Limits::default().memory);
        while enough - refused > 100_000 {
            let middle = u64::midpoint(refused, enough);
            *if fits(middle) { &mut enough } else { &mut refused } = middle;
        }
        let (_, peak) = peak(|| fits(enough));
        assert!(peak < enough as usize + MIB, "file {index}: {peak} allocated, {enough} allowed");
    }
}

#[test]
fn a_bomb_allocates_nothing() {
    let bomb = png(65_535, 65_535, 2, false, &vec![0; 100_000]);
    let tall = png(1, u32::MAX, 2, false, &[0; 100]);
    let mut jpeg = Jpeg::default().encode(&photo(20, 20));
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    for bytes in [bomb, tall, jpeg] {
        let (refused, peak) = peak(|| decode(&mut Cursor::new(&bytes), &Limits::default()).is_err());
        assert!(refused && peak < 10_000, "{peak}");
    }
}

fn below(noise: &mut Noise, end: usize) -> usize {
    (noise.next() >> 16) as usize % end
}

/// Changes some bytes, cuts the end off, doubles a part, or writes a number that means much.
fn mutate(bytes: &mut Vec<u8>, noise: &mut Noise) {
    for _ in 0..=below(noise, 6) {
        // Half of the changes go to the headers, where they matter most.
        let end = if below(noise, 2) == 0 { bytes.len().min(200) } else { bytes.len() };
        let at = below(noise, end);
        match below(noise, 8) {
            0 => bytes.truncate(at.max(1)),
            1 => {
                let part = bytes[at..(at + below(noise, 64)).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            2 => {
                bytes.drain(at..(at + below(noise, 16)).min(bytes.len() - 1).max(at));
            }
            3 => bytes[at] = [0, 0xff, 0x7f, 0x80][below(noise, 4)],
            4 => bytes[at] ^= 1 << below(noise, 8),
            _ => bytes[at] = noise.next() as u8,
        }
    }
}

#[test]
fn no_bytes_make_it_panic_or_take_much_memory() {
    const ROUNDS: usize = 2000;
    let (opaque, clear) = (photo(61, 47), faded(61, 47));
    let files = [
        encode(&opaque, Format::Png, 100).unwrap(),
        png(61, 1, 6, false, &[0; 245]),
        interlaced(&clear),
        encode(&opaque, Format::Jpeg, 80).unwrap(),
        Jpeg { progressive: true, ..Jpeg::default() }.encode(&opaque),
        Jpeg { restart_interval: 2, ..Jpeg::default() }.encode(&opaque),
        Jpeg { colour: Some(ColorType::Cmyk), ..Jpeg::default() }.encode(&opaque),
        Jpeg { exif: pictures::exif(6, true), ..Jpeg::default() }.encode(&opaque),
        encode(&opaque, Format::Webp, 80).unwrap(),
        encode(&clear, Format::Webp, 80).unwrap(),
    ];
    let limits = Limits { memory: 8 << 20, ..Limits::default() };
    let mut noise = Noise::new(1);
    let (mut accepted, mut refused) = (0, 0);
    for file in &files {
        for _ in 0..ROUNDS {
            let mut bytes = file.clone();
            mutate(&mut bytes, &mut noise);
            let mut edge = || 1 + below(&mut noise, 70) as u32;
            let within = Size::new(edge(), edge());
            let (outcome, peak) = peak(|| {
                let _ = header(&mut Cursor::new(&bytes));
                let _ = Mask::read(&mut Cursor::new(&bytes), &limits);
                let _ = decode(&mut Cursor::new(&bytes), &limits);
                decode_within(&mut Cursor::new(&bytes), &limits, within)
            });
            assert!(peak < 20 * MIB, "{peak} for {bytes:?}");
            match outcome {
                Ok(picture) => {
                    accepted += 1;
                    assert!(picture.size.width <= within.width && picture.size.height <= within.height);
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(accepted > 100 && refused > 1000, "{accepted} accepted, {refused} refused");
}
