//! Server-sent events in pieces are what they are line by line.
//!
//! Two things are left out on purpose, since the data are JSON, to which a blank line more or less is nothing: a
//! data line without data adds nothing, and a line that is only `data`, without its colon, is no data line.
#![no_main]

#[path = "../../crates/pictor-relay/src/sse.rs"]
mod sse;

use libfuzzer_sys::fuzz_target;
use pictor_fuzz::{pieces, split};
use sse::{Events, Seen};

fuzz_target!(|input: &[u8]| {
    let (lengths, stream) = split(input);
    assert_eq!(read(pieces(lengths, stream)), by_lines(stream));
});

/// The data of every event, those of an unfinished one at the end.
fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Vec<u8>> {
    let (mut events, mut all) = (Events::default(), vec![Vec::new()]);
    for mut piece in pieces {
        while let Some(seen) = events.next(&mut piece) {
            match (seen, all.last_mut()) {
                (Seen::Data(bytes), Some(last)) => last.extend_from_slice(bytes),
                _ => all.push(Vec::new()),
            }
        }
        assert!(piece.is_empty(), "the piece is used up");
    }
    all
}

fn by_lines(stream: &[u8]) -> Vec<Vec<u8>> {
    let (mut all, mut data) = (Vec::new(), None::<Vec<u8>>);
    let mut rest = stream;
    while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
        let line = &rest[..end];
        if line.is_empty() {
            all.extend(data.take());
        } else {
            add(line, &mut data);
        }
        rest = rest[end..].strip_prefix(b"\r\n").unwrap_or(&rest[end + 1..]);
    }
    add(rest, &mut data);
    all.push(data.unwrap_or_default());
    all
}

fn add(line: &[u8], data: &mut Option<Vec<u8>>) {
    let Some(text) = line.strip_prefix(b"data:").filter(|text| !text.is_empty()) else { return };
    let text = text.strip_prefix(b" ").unwrap_or(text);
    match data {
        Some(data) => {
            data.push(b'\n');
            data.extend_from_slice(text);
        }
        None => *data = Some(text.to_vec()),
    }
}
