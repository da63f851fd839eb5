//! Resampling with Lanczos3, in premultiplied space where there is alpha.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
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

/// The picture at another size, filling it: what sticks out, equally on both sides, is cut off.
///
/// # Panics
/// If an edge of `size` is 0.
pub fn cover(picture: &Picture, size: Size) -> Picture {
    resample(picture, size, ResizeOptions::new().fit_into_destination(None))
}

fn resample(picture: &Picture, size: Size, options: ResizeOptions) -> Picture {
    let options =
        options.resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(!picture.is_opaque());
    let source = ImageRef::new(picture.size.width, picture.size.height, &picture.pixels, PixelType::U8x4)
        .expect("a picture has four bytes to a pixel");
    let mut target = Image::new(size.width, size.height, PixelType::U8x4);
    Resizer::new().resize(&source, &mut target, &options).expect("both are pictures of the same kind");
    Picture::new(size, target.into_vec())
}

/// The same for one channel.
pub(crate) fn resize_plane(from: Size, plane: &[u8], to: Size) -> Vec<u8> {
    if from == to {
        return plane.to_vec();
    }
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    let source = ImageRef::new(from.width, from.height, plane, PixelType::U8)
        .expect("a plane has one byte to a pixel");
    let mut target = Image::new(to.width, to.height, PixelType::U8);
    Resizer::new().resize(&source, &mut target, &options).expect("both are planes");
    target.into_vec()
}
