//! WebP: libwebp reads the file in pieces and scales on the way.

use std::io::{BufRead, Seek};

use pictor_api::Size;

use super::{DecodeError, Limits, within_memory};
use crate::header::Header;
use crate::libwebp;
use crate::picture::Picture;

pub(super) fn decode(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    header: &Header,
    size: Size,
) -> Result<Picture, DecodeError> {
    let mut start = [0; 16];
    read.read_exact(&mut start)?;
    read.rewind()?;
    let mut memory = size.pixels() * 4;
    if &start[12..] != b"VP8 " {
        // Lossless, or perhaps lossless alpha: libwebp keeps all of its pixels in 32 bits.
        memory += header.size.pixels() * 4;
    }
    within_memory(memory, limits)?;
    libwebp::decode(read, header.size, size)
}
