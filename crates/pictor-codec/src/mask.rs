//! Masks: which pixels of a picture an edit may change.

use std::io::{BufRead, Seek};

use pictor_api::{Format, Size};

use crate::decode::png::Rows;
use crate::decode::{Limits, admit};
use crate::decode_error::DecodeError;
use crate::header::Header;
use crate::picture::Picture;
use crate::resize::resize_plane;

/// The length of a mask's file, which it must stay under.
pub const MASK_BYTES: u64 = 50 << 20;

/// Why a mask cannot be used; the words are for the caller of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MaskError {
    /// Some other format.
    #[error("Invalid mask image format - mask image must be a PNG")]
    NotPng,
    /// Every pixel would be opaque, so that there is nothing to edit.
    #[error("Invalid mask image format - mask image missing alpha channel")]
    NoAlpha,
    /// Not the size of the first picture.
    #[error("Invalid mask image format - mask size does not match image size")]
    WrongSize,
    /// 50 MB or more.
    #[error("Invalid mask image format - mask image must be under 50MB")]
    TooLarge,
}

/// Checks a mask of `bytes` length against the `first` picture, from their headers alone.
///
/// # Errors
/// The first rule that the mask breaks.
pub fn check_mask(mask: &Header, bytes: u64, first: &Header) -> Result<(), MaskError> {
    if mask.format != Format::Png {
        return Err(MaskError::NotPng);
    }
    if bytes >= MASK_BYTES {
        return Err(MaskError::TooLarge);
    }
    if mask.size != first.size {
        return Err(MaskError::WrongSize);
    }
    if !mask.alpha {
        return Err(MaskError::NoAlpha);
    }
    Ok(())
}

/// Whether any pixel of a PNG lets through what lies under it.
///
/// # Errors
/// As [`Mask::read`].
pub fn has_transparent_pixels(
    read: &mut (impl BufRead + Seek),
    limits: &Limits,
) -> Result<bool, DecodeError> {
    let header = admit(read, limits)?;
    if header.format != Format::Png {
        return Err(DecodeError::Unsupported("an overlay that is not a PNG"));
    }
    let mut found = false;
    let rows = Rows::open(read, limits, 0)?;
    rows.read(&mut |row| found = found || row.chunks_exact(4).any(|pixel| pixel[3] < 255))?;
    Ok(found)
}

/// Where a picture is to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Both edges are at least 1.
    pub size: Size,
    /// One byte for each pixel, row by row from the top left: 255 is edited, 0 stays as it is.
    pub coverage: Vec<u8>,
}

impl Mask {
    /// Reads the mask of a PNG: its clear pixels are the ones to edit.
    ///
    /// # Errors
    /// What is wrong with the picture, or which limit it exceeds; [`DecodeError::Unsupported`] if it is no PNG.
    pub fn read(read: &mut (impl BufRead + Seek), limits: &Limits) -> Result<Self, DecodeError> {
        let header = admit(read, limits)?;
        if header.format != Format::Png {
            return Err(DecodeError::Unsupported("a mask that is not a PNG"));
        }
        let rows = Rows::open(read, limits, header.size.pixels())?;
        let mut coverage = Vec::with_capacity(header.size.pixels() as usize);
        rows.read(&mut |row| coverage.extend(row.chunks_exact(4).map(|pixel| 255 - pixel[3])))?;
        Ok(Self { size: header.size, coverage })
    }

    /// The mask at another size, with soft edges.
    ///
    /// # Panics
    /// If an edge of `size` is 0.
    pub fn resize(&self, size: Size) -> Self {
        assert!(size.width > 0 && size.height > 0, "a mask has at least one pixel");
        Self { size, coverage: resize_plane(self.size, &self.coverage, size) }
    }
}

/// `edited` where the mask says so, `original` elsewhere, and a mixture where the mask is soft.
///
/// A pixel with coverage 0 is the original's to the bit, one with 255 the edited one's.
///
/// # Panics
/// If the three are not of one size.
pub fn composite(original: &Picture, edited: &Picture, mask: &Mask) -> Picture {
    assert!(original.size == edited.size && original.size == mask.size, "three of one size");
    let mut pixels = original.pixels.clone();
    for ((pixel, edited), &coverage) in
        pixels.chunks_exact_mut(4).zip(edited.pixels.chunks_exact(4)).zip(&mask.coverage)
    {
        match coverage {
            0 => {}
            255 => pixel.copy_from_slice(edited),
            _ => mix(pixel, edited, coverage),
        }
    }
    Picture::new(original.size, pixels)
}

/// Mixes `coverage` parts of `edited` into `pixel`, weighting colours by alpha.
fn mix(pixel: &mut [u8], edited: &[u8], coverage: u8) {
    let edited_weight = u32::from(coverage) * u32::from(edited[3]);
    let pixel_weight = u32::from(255 - coverage) * u32::from(pixel[3]);
    let weight = edited_weight + pixel_weight;
    for (channel, &edited) in pixel[..3].iter_mut().zip(edited) {
        let sum = u32::from(edited) * edited_weight + u32::from(*channel) * pixel_weight;
        *channel = (sum + weight / 2).checked_div(weight).unwrap_or(0) as u8;
    }
    pixel[3] = ((weight + 127) / 255) as u8;
}
