//! Memory for what is on its way to a bucket, used again: this process gives freed memory back at once, and fresh pages
//! take longer than what is copied into them.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use pictor_spool::Spool;

/// Bytes of a piece.
const PIECE: usize = 64 * 1024;

/// So many pieces stay, 8 MiB in all: four pictures of 2 MiB.
const STAY: usize = 128;

/// The pieces that nobody uses. A handle; clones share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    free: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Pieces {
    /// The whole contents in pieces, each of which comes back when it was sent. Blocks.
    pub(super) fn read(&self, spool: &Spool) -> io::Result<Vec<Bytes>> {
        let mut reader = spool.reader();
        let mut left = spool.len();
        let mut pieces = Vec::new();
        while left > 0 {
            let mut piece = self.take(left.min(PIECE as u64) as usize);
            reader.read_exact(&mut piece.bytes[..piece.length])?;
            left -= piece.length as u64;
            pieces.push(Bytes::from_owner(piece));
        }
        Ok(pieces)
    }

    fn take(&self, length: usize) -> Piece {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Piece { bytes: free.unwrap_or_else(|| vec![0; PIECE]), length, pieces: self.clone() }
    }
}

struct Piece {
    /// Of [`PIECE`] bytes.
    bytes: Vec<u8>,
    /// How many of them are meant.
    length: usize,
    pieces: Pieces,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        let mut free = self.pieces.free.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < STAY {
            free.push(std::mem::take(&mut self.bytes));
        }
    }
}

#[cfg(test)]
mod tests {
    use pictor_spool::Spools;

    use super::*;

    #[test]
    fn pieces_hold_the_contents_and_are_used_again() {
        let (pieces, spools) = (Pieces::default(), Spools::new(std::env::temp_dir(), 1 << 30));
        let spool = |contents| spools.from_bytes(contents).unwrap();
        for length in [0, 1, PIECE, PIECE + 1, 3 * PIECE] {
            let contents: Vec<u8> = (0..length).map(|index| (index % 251) as u8).collect();
            let read = pieces.read(&spool(contents.clone())).unwrap();
            assert_eq!(read.concat(), contents);
            assert_eq!(read.len(), length.div_ceil(PIECE));
        }
        let free = || pieces.free.lock().unwrap().len();
        assert_eq!(free(), 3, "as many as were in use at once");
        let first = pieces.read(&spool(vec![7; PIECE])).unwrap();
        assert_eq!(free(), 2);
        drop(first);
        let many = pieces.read(&spool(vec![7; 2 * STAY * PIECE])).unwrap();
        drop(many);
        assert_eq!(free(), STAY, "no more than these stay");
    }
}
