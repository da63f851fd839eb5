//! Pixels and bytes: headers, limited decoding, encoding, resizing and masks.
//!
//! Pure and on the CPU only: no files, no clock, no threads. Whatever bytes come in, the answer is a picture
//! or an error, never a panic and never more memory than the [`Limits`] allow.

mod decode;
mod decode_error;
mod encode;
mod header;
mod libwebp;
mod mark;
mod mask;
mod picture;
mod resize;
mod shrink;
mod thumbnail;

pub use decode::{Limits, decode, decode_within};
pub use decode_error::DecodeError;
pub use encode::{EncodeError, encode, encode_to};
pub use header::{Header, header, sniff};
pub use mark::Mark;
pub use mask::{MASK_BYTES, Mask, MaskError, check_mask, composite, has_transparent_pixels};
pub use picture::{Picture, fit};
pub use resize::{cover, resize};
pub use thumbnail::{ThumbnailError, thumbnail};
