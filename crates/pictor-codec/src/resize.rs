//! Resampling with Lanczos3, in premultiplied space where there is alpha.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use pictor_api::Size;

use crate::picture::Picture;

/// The whole picture at another size; the aspect ratio may change.
///
/// # Panics
/// If an edge of `size` is 0.
pub fn resize(picture: &Picture, size: Size) -> Picture {
    if size == picture.size {
        return picture.clone();
    }
    resample(picture, size, ResizeOptions::new())
}

/// The same in a third of the time, for a size that is smaller: sharp enough for a small copy.
pub(crate) fn resize_quickly(picture: &Picture, size: Size) -> Picture {
    if size == picture.size {
        return picture.clone();
    }
    resample_by(FilterType::Hamming, picture, size, ResizeOptions::new())
}

/// The picture at another size, filling it: what sticks out, equally on both sides, is cut off.
///
/// # Panics
/// If an edge of `size` is 0.
pub fn cover(picture: &Picture, size: Size) -> Picture {
    resample(picture, size, ResizeOptions::new().fit_into_destination(None))
}

fn resample(picture: &Picture, size: Size, options: ResizeOptions) -> Picture {
    resample_by(FilterType::Lanczos3, picture, size, options)
}

fn resample_by(filter: FilterType, picture: &Picture, size: Size, options: ResizeOptions) -> Picture {
    let options = options.resize_alg(ResizeAlg::Convolution(filter)).use_alpha(!picture.is_opaque());
    Picture::new(size, convolve::<U8x4>(picture.size, &picture.pixels, size, &options))
}

/// The same for one channel.
pub(crate) fn resize_plane(from: Size, plane: &[u8], to: Size) -> Vec<u8> {
    if from == to {
        return plane.to_vec();
    }
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    convolve::<U8>(from, plane, to, &options)
}

/// `pixels` at another size, in bytes.
///
/// The kind of pixel is a type, because `Resizer::resize` learns it at run time and so compiles all thirteen:
/// half a minute of a core and 2.5 MB of code for two that are used.
fn convolve<P: PixelTrait>(from: Size, pixels: &[u8], to: Size, options: &ResizeOptions) -> Vec<u8> {
    let source = TypedImageRef::<P>::from_buffer(from.width, from.height, pixels)
        .expect("the bytes are those of the pixels");
    let mut bytes = vec![0; to.pixels() as usize * size_of::<P>()];
    let mut target = TypedImage::<P>::from_buffer(to.width, to.height, &mut bytes)
        .expect("the bytes are as many as the pixels need");
    Resizer::new().resize_typed(&source, &mut target, options).expect("what is cut off lies inside");
    bytes
}
