//! WebP: libwebp reads the file in pieces and, where there is no alpha, scales on the way.

use std::io::{BufRead, Seek, SeekFrom};

use pictor_api::Size;

use super::{Limits, within_memory};
use crate::decode_error::DecodeError;
use crate::header::Header;
use crate::libwebp;
use crate::picture::Picture;
use crate::shrink::Shrink;

pub(super) fn decode(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    header: &Header,
    size: Size,
) -> Result<Picture, DecodeError> {
    let mut start = [0; 16];
    read.read_exact(&mut start)?;
    let [_, _, _, _, l0, l1, l2, l3, ..] = start;
    let length = u64::from(u32::from_le_bytes([l0, l1, l2, l3]));
    if read.seek(SeekFrom::End(0))? < length + 8 {
        return Err(DecodeError::Truncated); // libwebp can do without the last bytes
    }
    read.rewind()?;
    let (result, stored) = (size.pixels() * 4, header.size.pixels() * 4);
    // libwebp keeps all pixels of a lossless picture, or of a lossless alpha channel, in 32 bits.
    let lossy = &start[12..] == b"VP8 ";
    if header.alpha && size != header.size {
        // libwebp would not weight colours by alpha.
        within_memory(result + stored * 2, limits)?;
        Ok(Shrink::whole(&libwebp::decode(read, header.size, header.size)?, size))
    } else {
        within_memory(if lossy { result } else { result + stored }, limits)?;
        libwebp::decode(read, header.size, size)
    }
}
