//! PNG: rows of any colour type and depth become rows of RGBA, one at a time.

use std::io::{BufRead, Seek};

use ::png::{ColorType, Decoder, DecodingError, Reader, Transformations};
use pictor_api::Size;

use super::{Limits, within_memory};
use crate::decode_error::DecodeError;
use crate::picture::Picture;
use crate::shrink::Shrink;

/// What the decompressor and a few rows take at most.
const WORKING_MEMORY: usize = 8 << 20;

pub(super) fn decode(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
    size: Size,
) -> Result<Picture, DecodeError> {
    let rows = Rows::open(read, limits, size.pixels() * 4)?;
    if size == rows.size {
        let mut pixels = Vec::with_capacity(size.pixels() as usize * 4);
        rows.read(&mut |row| pixels.extend_from_slice(row))?;
        Ok(Picture::new(size, pixels))
    } else {
        let mut shrink = Shrink::new(rows.size, size);
        rows.read(&mut |row| shrink.push(row))?;
        Ok(shrink.finish())
    }
}

/// An opened PNG, ready to give its rows.
pub(crate) struct Rows<R: BufRead + Seek> {
    pub(crate) size: Size,
    reader: Reader<R>,
}

impl<R: BufRead + Seek> Rows<R> {
    /// `result` is how many bytes the caller will keep of the rows.
    pub(crate) fn open(read: R, limits: &Limits, result: u64) -> Result<Self, DecodeError> {
        let mut decoder = Decoder::new_with_limits(read, ::png::Limits { bytes: WORKING_MEMORY });
        decoder.set_transformations(Transformations::STRIP_16 | Transformations::ALPHA);
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        let reader = decoder.read_info()?;
        let info = reader.info();
        let size = Size::new(info.width, info.height);
        let whole = if info.interlaced { size.pixels() * 4 } else { 0 };
        within_memory(result + whole, limits)?;
        Ok(Self { size, reader })
    }

    /// Hands every row to `push` as RGBA, from the top; an error if the file ends early, even after the pixels.
    pub(crate) fn read(mut self, push: &mut dyn FnMut(&[u8])) -> Result<(), DecodeError> {
        let mut wide = Vec::with_capacity(self.size.width as usize * 4);
        let (colour, _) = self.reader.output_color_type();
        let mut push = |row: &[u8]| match colour {
            ColorType::GrayscaleAlpha => {
                wide.clear();
                wide.extend(row.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]));
                push(&wide);
            }
            _ => push(row),
        };
        if self.reader.info().interlaced {
            let length = self.reader.output_buffer_size().ok_or(DecodeError::Truncated)?;
            let mut whole = vec![0; length];
            self.reader.next_frame(&mut whole)?;
            whole.chunks_exact(length / self.size.height as usize).for_each(&mut push);
        } else {
            for _ in 0..self.size.height {
                let row = self.reader.next_row()?.ok_or(DecodeError::Truncated)?;
                push(row.data());
            }
        }
        Ok(self.reader.finish()?)
    }
}

impl From<DecodingError> for DecodeError {
    fn from(error: DecodingError) -> Self {
        match error {
            DecodingError::IoError(error) => error.into(),
            DecodingError::LimitsExceeded => {
                Self::TooLarge { what: "memory in bytes", limit: WORKING_MEMORY as u64 }
            }
            DecodingError::Format(_) | DecodingError::Parameter(_) => Self::Corrupt(error.to_string()),
        }
    }
}
