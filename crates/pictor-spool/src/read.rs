//! Reading a spool: by position for decoders, in chunks for bodies.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;

use crate::{Contents, Spool};

/// Reads a spool with `Read`, `BufRead` and `Seek`.
pub type SpoolReader = BufReader<Positioned>;

/// A spool and a position in it. Readers of one spool do not disturb each other.
#[derive(Debug)]
pub struct Positioned {
    spool: Spool,
    position: u64,
}

impl Positioned {
    pub(crate) fn new(spool: Spool) -> Self {
        Self { spool, position: 0 }
    }
}

impl Read for Positioned {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.spool.len().saturating_sub(self.position);
        let length = left.min(buffer.len() as u64) as usize;
        if length == 0 {
            return Ok(0);
        }
        self.spool.read_exact_at(&mut buffer[..length], self.position)?;
        self.position += length as u64;
        Ok(length)
    }
}

impl Seek for Positioned {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
            SeekFrom::End(by) => self.spool.len().checked_add_signed(by),
        };
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// The contents of a spool, or a part of them, in chunks.
///
/// A chunk of a file is read on the polling thread: it was written moments ago and is in the page cache.
#[derive(Debug)]
pub struct SpoolStream {
    spool: Spool,
    position: u64,
    end: u64,
}

impl SpoolStream {
    /// The largest chunk, in bytes.
    pub const CHUNK: usize = 64 * 1024;

    /// The range must lie inside the contents.
    pub(crate) fn new(spool: Spool, range: Range<u64>) -> Self {
        debug_assert!(range.start <= range.end && range.end <= spool.len(), "there are no other bytes");
        Self { spool, position: range.start, end: range.end }
    }

    fn next_chunk(&mut self) -> Option<io::Result<Bytes>> {
        let left = self.end - self.position;
        if left == 0 {
            return None;
        }
        let length = left.min(Self::CHUNK as u64) as usize;
        let chunk = match &self.spool.stored.contents {
            Contents::Memory(bytes) => {
                let start = self.position as usize;
                Ok(bytes.slice(start..start + length))
            }
            Contents::File(_) => {
                let mut chunk = vec![0; length];
                self.spool.read_exact_at(&mut chunk, self.position).map(|()| Bytes::from(chunk))
            }
        };
        // After an error the stream ends: the rest would be in the wrong place.
        self.position = if chunk.is_ok() { self.position + length as u64 } else { self.end };
        Some(chunk)
    }
}

impl Stream for SpoolStream {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().next_chunk())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.position) as usize;
        let chunks = left.div_ceil(Self::CHUNK);
        (chunks, Some(chunks))
    }
}
