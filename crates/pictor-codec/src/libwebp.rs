//! The only place that calls libwebp, and the only unsafe code of this crate.
#![expect(unsafe_code, reason = "libwebp is a C library")]

use std::io::{self, Read, Write};
use std::ptr;

use libwebp_sys as sys;
use pictor_api::Size;
use sys::VP8StatusCode::{VP8_STATUS_OK, VP8_STATUS_OUT_OF_MEMORY, VP8_STATUS_SUSPENDED};

use crate::decode_error::DecodeError;
use crate::mark::Mark;
use crate::picture::Picture;

/// The longest edge that a WebP picture can have.
pub(crate) const MOST_EDGE: u32 = 16_383;

/// The effort of the lossy coder, 0 to 6: 2 is more than twice as fast as the usual 4 for 4 % more bytes.
pub(crate) const EFFORT: i32 = 2;

/// The least effort.
pub(crate) const LEAST_EFFORT: i32 = 0;

/// How many bytes of a file are handed over at once.
const PIECE: usize = 64 << 10;

/// Decodes a WebP file of one picture, scaling it from its `stored` size to `size`.
pub(crate) fn decode(read: &mut impl Read, stored: Size, size: Size) -> Result<Picture, DecodeError> {
    let length = usize::try_from(size.pixels() * 4).map_err(|_| DecodeError::corrupt("too many pixels"))?;
    let mut pixels = vec![0; length];
    let mut config = sys::WebPDecoderConfig::new().map_err(|()| other("another version of libwebp"))?;
    config.output.colorspace = sys::WEBP_CSP_MODE::MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = sys::WebPRGBABuffer {
        rgba: pixels.as_mut_ptr(),
        stride: (size.width * 4).cast_signed(),
        size: length,
    };
    if size != stored {
        config.options.use_scaling = 1;
        config.options.scaled_width = size.width.cast_signed();
        config.options.scaled_height = size.height.cast_signed();
    }
    // SAFETY: no data is passed yet; `config`, and `pixels` that it points to, outlive `decoder`, which is
    // dropped before them at the end of this function and used nowhere else.
    let decoder = Decoder(unsafe { sys::WebPIDecode(ptr::null(), 0, &raw mut config) });
    if decoder.0.is_null() {
        return Err(other("libwebp refuses to decode"));
    }
    decoder.feed(read)?;
    drop(decoder);
    Ok(Picture::new(size, pixels))
}

/// A decoder of libwebp's that is fed piece by piece.
struct Decoder(*mut sys::WebPIDecoder);

impl Decoder {
    fn feed(&self, read: &mut impl Read) -> Result<(), DecodeError> {
        let mut piece = vec![0; PIECE];
        loop {
            let count = read.read(&mut piece)?;
            if count == 0 {
                return Err(DecodeError::Truncated);
            }
            // SAFETY: the decoder is alive, and `piece` holds `count` bytes, which libwebp copies.
            match unsafe { sys::WebPIAppend(self.0, piece.as_ptr(), count) } {
                VP8_STATUS_OK => return Ok(()),
                VP8_STATUS_SUSPENDED => {}
                VP8_STATUS_OUT_OF_MEMORY => return Err(other("libwebp got no memory")),
                status => return Err(DecodeError::corrupt(format!("{status:?}"))),
            }
        }
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        // SAFETY: it came from `WebPIDecode` (null is fine) and is deleted once.
        unsafe { sys::WebPIDelete(self.0) }
    }
}

fn other(what: &'static str) -> DecodeError {
    DecodeError::Read(io::Error::other(what))
}

/// Codes `picture`, whose edges are at most [`MOST_EDGE`], with the lossy coder at `quality` 0 to 100.
pub(crate) fn encode(
    write: &mut impl Write,
    picture: &Picture,
    (quality, effort): (u8, i32),
    mark: Option<&Mark>,
) -> io::Result<()> {
    let mut config = sys::WebPConfig::new().map_err(|()| io::Error::other("another version of libwebp"))?;
    config.quality = quality.into();
    config.method = effort;
    let mut encoded = Encoded::new(picture)?;
    match encoded.encode(&config) {
        // The first partition is limited to 512 KiB; a large noisy picture needs coarser prediction to fit.
        Err(sys::WebPEncodingError::VP8_ENC_ERROR_PARTITION0_OVERFLOW) => {
            config.partition_limit = 100;
            encoded = Encoded::new(picture)?;
            encoded.encode(&config)
        }
        outcome => outcome,
    }
    .map_err(|error| io::Error::other(format!("{error:?}")))?;
    match mark {
        Some(mark) => mark.write_webp(write, encoded.bytes(), picture),
        None => write.write_all(encoded.bytes()),
    }
}

/// A picture of libwebp's and the bytes that were made of it.
struct Encoded {
    picture: sys::WebPPicture,
    /// Boxed, since `picture` points to it.
    writer: Box<sys::WebPMemoryWriter>,
}

impl Encoded {
    fn new(source: &Picture) -> io::Result<Self> {
        let mut picture =
            sys::WebPPicture::new().map_err(|()| io::Error::other("another version of libwebp"))?;
        picture.width = source.size.width.cast_signed();
        picture.height = source.size.height.cast_signed();
        let stride = picture.width * 4;
        let mut writer =
            Box::new(sys::WebPMemoryWriter { mem: ptr::null_mut(), size: 0, max_size: 0, pad: [0] });
        // SAFETY: the writer is valid for writes and holds no memory yet.
        unsafe { sys::WebPMemoryWriterInit(&raw mut *writer) };
        let mut encoded = Self { picture, writer };
        let pixels = source.pixels.as_ptr();
        // SAFETY: `pixels` holds `height` rows of `stride` bytes (a `Picture` does), which are copied.
        let imported = unsafe {
            if source.is_opaque() {
                sys::WebPPictureImportRGBX(&raw mut encoded.picture, pixels, stride)
            } else {
                sys::WebPPictureImportRGBA(&raw mut encoded.picture, pixels, stride)
            }
        };
        if imported == 0 { Err(io::Error::other("libwebp got no memory")) } else { Ok(encoded) }
    }

    fn encode(&mut self, config: &sys::WebPConfig) -> Result<(), sys::WebPEncodingError> {
        self.picture.writer = Some(sys::WebPMemoryWrite);
        self.picture.custom_ptr = (&raw mut *self.writer).cast();
        // SAFETY: both are initialised; the writer behind `custom_ptr` is the kind that `WebPMemoryWrite` wants
        // and lives as long as the picture.
        match unsafe { sys::WebPEncode(config, &raw mut self.picture) } {
            0 => Err(self.picture.error_code),
            _ => Ok(()),
        }
    }

    fn bytes(&self) -> &[u8] {
        if self.writer.mem.is_null() {
            return &[];
        }
        // SAFETY: libwebp has written `size` bytes at `mem`, which are freed only with `self`.
        unsafe { std::slice::from_raw_parts(self.writer.mem, self.writer.size) }
    }
}

impl Drop for Encoded {
    fn drop(&mut self) {
        // SAFETY: both were initialised by libwebp and are cleared once.
        unsafe {
            sys::WebPPictureFree(&raw mut self.picture);
            sys::WebPMemoryWriterClear(&raw mut *self.writer);
        }
    }
}
