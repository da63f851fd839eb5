//! The chunks of a PNG before its pixels: IHDR, tRNS, acTL.

use std::io::{BufRead, Seek};

use pictor_api::Format;

use super::{Header, MOST_SEGMENTS, bytes, size};
use crate::decode_error::DecodeError;

pub(super) fn header(read: &mut (impl BufRead + Seek)) -> Result<Header, DecodeError> {
    let _magic = bytes::<8>(read)?;
    let (length, kind) = chunk(read)?;
    if &kind != b"IHDR" || length != 13 {
        return Err(DecodeError::corrupt("a PNG starts with IHDR"));
    }
    let width = u32::from_be_bytes(bytes(read)?);
    let height = u32::from_be_bytes(bytes(read)?);
    let [_depth, colour_type, _compression, _filter, _interlace] = bytes(read)?;
    let mut header = Header {
        format: Format::Png,
        size: size(width, height)?,
        alpha: matches!(colour_type, 4 | 6),
        frames: 1,
    };
    read.seek_relative(4)?; // the checksum of IHDR
    for _ in 0..MOST_SEGMENTS {
        let (length, kind) = chunk(read)?;
        let mut rest = i64::from(length) + 4;
        match &kind {
            b"IDAT" | b"IEND" => return Ok(header),
            b"tRNS" => header.alpha = true,
            b"acTL" => {
                header.frames = u32::from_be_bytes(bytes(read)?).max(1);
                rest -= 4;
            }
            _ => {}
        }
        read.seek_relative(rest)?;
    }
    Err(DecodeError::corrupt("too many chunks before the pixels"))
}

/// The length and the type of the next chunk.
fn chunk(read: &mut impl BufRead) -> Result<(u32, [u8; 4]), DecodeError> {
    let length = u32::from_be_bytes(bytes(read)?);
    if length > i32::MAX as u32 {
        return Err(DecodeError::corrupt("a chunk longer than 2 GiB"));
    }
    Ok((length, bytes(read)?))
}
