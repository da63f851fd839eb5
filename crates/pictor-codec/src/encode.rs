//! Pixels to bytes.

use std::io::Write;

use pictor_api::Format;

use crate::libwebp;
use crate::mark::Mark;
use crate::picture::Picture;

/// Why a picture could not be coded.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The format cannot say such a size.
    #[error("a {} picture has edges of at most {most} pixels", .format.name())]
    TooLarge {
        /// The format.
        format: Format,
        /// The longest edge that it allows.
        most: u32,
    },
    /// The writer failed, or memory for the coder was not to be had.
    #[error("the picture could not be written")]
    Write(#[source] std::io::Error),
}

/// Codes `picture`, without a mark; [`encode_to`] says what `compression` means.
///
/// # Errors
/// [`EncodeError::TooLarge`] for an edge above 65,535 in JPEG or 16,383 in WebP.
pub fn encode(picture: &Picture, format: Format, compression: u8) -> Result<Vec<u8>, EncodeError> {
    let mut bytes = Vec::new();
    encode_to(&mut bytes, picture, format, compression, None)?;
    Ok(bytes)
}

/// Codes `picture` into `write`, with what the file shall say of its making.
///
/// `compression` is the `output_compression` of the API, 0 (smallest) to 100 (best; more counts as 100). For
/// JPEG and WebP it is the quality of the lossy coder; PNG is lossless and ignores it. WebP stays lossy at
/// 100: 100 is the API's default, and lossless photos would be several times larger.
/// JPEG has no alpha: the picture is laid on white. An opaque picture becomes a PNG or WebP without alpha.
///
/// # Errors
/// [`EncodeError::TooLarge`] for an edge above 65,535 in JPEG or 16,383 in WebP, or the error of `write`.
pub fn encode_to(
    write: &mut impl Write,
    picture: &Picture,
    format: Format,
    compression: u8,
    mark: Option<&Mark>,
) -> Result<(), EncodeError> {
    let quality = compression.min(100);
    match format {
        Format::Png => png(write, picture, mark),
        Format::Jpeg => jpeg(write, picture, quality, mark),
        Format::Webp => webp(write, picture, quality, mark),
    }
}

fn png(write: &mut impl Write, picture: &Picture, mark: Option<&Mark>) -> Result<(), EncodeError> {
    let mut encoder = png::Encoder::new(write, picture.size.width, picture.size.height);
    let opaque = picture.is_opaque();
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    for (keyword, text) in mark.iter().flat_map(|mark| mark.texts()) {
        encoder.add_text_chunk(keyword.to_owned(), text.to_owned())?;
    }
    let mut writer = encoder.write_header()?;
    if opaque {
        writer.write_image_data(&without_alpha(&picture.pixels))?;
    } else {
        writer.write_image_data(&picture.pixels)?;
    }
    Ok(writer.finish()?)
}

fn without_alpha(rgba: &[u8]) -> Vec<u8> {
    let mut rgb = vec![0; rgba.len() / 4 * 3];
    for (rgb, rgba) in rgb.chunks_exact_mut(3).zip(rgba.chunks_exact(4)) {
        rgb.copy_from_slice(&rgba[..3]);
    }
    rgb
}

fn jpeg(
    write: &mut impl Write,
    picture: &Picture,
    quality: u8,
    mark: Option<&Mark>,
) -> Result<(), EncodeError> {
    let [Ok(width), Ok(height)] = [picture.size.width, picture.size.height].map(u16::try_from) else {
        return Err(EncodeError::TooLarge { format: Format::Jpeg, most: u16::MAX.into() });
    };
    let mut encoder = jpeg_encoder::Encoder::new(write, quality.max(1));
    if let Some(mark) = mark {
        encoder.add_app_segment(1, mark.segment())?;
    }
    let rgba = jpeg_encoder::ColorType::Rgba;
    if picture.is_opaque() {
        encoder.encode(&picture.pixels, width, height, rgba)?;
    } else {
        encoder.encode(&on_white(&picture.pixels), width, height, rgba)?;
    }
    Ok(())
}

fn on_white(rgba: &[u8]) -> Vec<u8> {
    let mut opaque = Vec::with_capacity(rgba.len());
    for pixel in rgba.chunks_exact(4) {
        let alpha = u32::from(pixel[3]);
        let laid = |channel: u8| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        opaque.extend_from_slice(&[laid(pixel[0]), laid(pixel[1]), laid(pixel[2]), 255]);
    }
    opaque
}

fn webp(
    write: &mut impl Write,
    picture: &Picture,
    quality: u8,
    mark: Option<&Mark>,
) -> Result<(), EncodeError> {
    if picture.size.width.max(picture.size.height) > libwebp::MOST_EDGE {
        return Err(EncodeError::TooLarge { format: Format::Webp, most: libwebp::MOST_EDGE });
    }
    libwebp::encode(write, picture, (quality, libwebp::EFFORT), mark).map_err(EncodeError::Write)
}

impl From<png::EncodingError> for EncodeError {
    fn from(error: png::EncodingError) -> Self {
        Self::Write(error.into())
    }
}

impl From<jpeg_encoder::EncodingError> for EncodeError {
    fn from(error: jpeg_encoder::EncodingError) -> Self {
        match error {
            jpeg_encoder::EncodingError::IoError(error) => Self::Write(error),
            other => Self::Write(std::io::Error::other(other)),
        }
    }
}
