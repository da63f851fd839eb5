//! Finds the pictures in an answer while it arrives: their digests, and when each was whole.
//!
//! Knows nothing of JSON but the key that matters, and shares no code with the server that it checks.

use blake3::{Hash, Hasher};

const KEY: &[u8] = b"\"b64_json\"";

/// One picture, decoded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sighting {
    /// Of the decoded bytes.
    pub(crate) digest: Hash,
    /// On the clock of [`now`], when its last character was read.
    pub(crate) whole_at: u64,
}

/// Nanoseconds of the system's monotonic clock, which all processes share.
pub(crate) fn now() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Reads an answer, however it is cut.
#[derive(Default)]
pub(crate) struct Lookout {
    place: Place,
    /// Characters that do not make a group of four yet.
    odd: Vec<u8>,
    decoded: Vec<u8>,
    hasher: Hasher,
    seen: Vec<Sighting>,
    spoiled: bool,
}

enum Place {
    /// So much of the key has been matched.
    Outside(usize),
    /// After the key, before the quote that opens the picture.
    Before,
    Inside,
}

impl Default for Place {
    fn default() -> Self {
        Self::Outside(0)
    }
}

impl Lookout {
    /// Takes the next bytes of the answer.
    pub(crate) fn read(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            bytes = match self.place {
                Place::Inside => self.decode(bytes),
                _ => self.step(bytes),
            };
        }
    }

    /// What was seen, or `None` if a picture was cut off or was not base64.
    pub(crate) fn finish(self) -> Option<Vec<Sighting>> {
        (!self.spoiled && matches!(self.place, Place::Outside(_))).then_some(self.seen)
    }

    fn step<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let byte = bytes[0];
        self.place = match self.place {
            Place::Outside(matched) if byte == KEY[matched] && matched + 1 == KEY.len() => Place::Before,
            Place::Outside(matched) if byte == KEY[matched] => Place::Outside(matched + 1),
            Place::Outside(_) => Place::Outside(usize::from(byte == KEY[0])),
            Place::Before if byte == b'"' => Place::Inside,
            Place::Before | Place::Inside => Place::Before,
        };
        &bytes[1..]
    }

    fn decode<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let end = memchr::memchr(b'"', bytes);
        let (mut text, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
        if !self.odd.is_empty() {
            let (missing, others) = text.split_at(text.len().min(4 - self.odd.len()));
            self.odd.extend(missing);
            text = others;
            if self.odd.len() == 4 {
                let group = std::mem::take(&mut self.odd);
                self.digest(&group);
            }
        }
        let (groups, odd) = text.split_at(text.len() / 4 * 4);
        self.digest(groups);
        self.odd.extend(odd);
        if end.is_none() {
            return rest;
        }
        self.spoiled |= !self.odd.is_empty();
        self.seen.push(Sighting { digest: self.hasher.finalize(), whole_at: now() });
        self.hasher.reset();
        self.place = Place::Outside(0);
        &rest[1..]
    }

    fn digest(&mut self, groups: &[u8]) {
        self.decoded.resize(groups.len() / 4 * 3, 0);
        let out = base64_simd::Out::from_slice(&mut self.decoded);
        match base64_simd::STANDARD.decode(groups, out) {
            Ok(bytes) => {
                self.hasher.update(bytes);
            }
            Err(_) => self.spoiled = true,
        }
    }
}
