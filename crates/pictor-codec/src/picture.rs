//! A decoded picture, and the arithmetic of fitting one size into another.

use pictor_api::Size;

/// Pixels in memory: 8-bit sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Both edges are at least 1.
    pub size: Size,
    /// Red, green, blue, alpha of each pixel, row by row from the top left: `width * height * 4` bytes.
    pub pixels: Vec<u8>,
}

impl Picture {
    /// A picture of the given RGBA bytes.
    ///
    /// # Panics
    /// If an edge is 0 or there are not exactly four bytes to a pixel.
    pub fn new(size: Size, pixels: Vec<u8>) -> Self {
        assert!(size.width > 0 && size.height > 0, "a picture has at least one pixel");
        assert_eq!(pixels.len() as u64, size.pixels() * 4, "four bytes to a pixel");
        Self { size, pixels }
    }

    /// A picture of one colour, given as RGBA.
    ///
    /// # Panics
    /// If an edge is 0.
    pub fn filled(size: Size, rgba: [u8; 4]) -> Self {
        let count = usize::try_from(size.pixels()).expect("a picture fits into the address space");
        Self::new(size, rgba.repeat(count))
    }

    /// The RGBA of the pixel in column `x` of row `y`.
    ///
    /// # Panics
    /// If it lies outside of the picture.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        assert!(x < self.size.width && y < self.size.height, "pixel outside of the picture");
        let start = (y as usize * self.size.width as usize + x as usize) * 4;
        self.pixels[start..start + 4].try_into().expect("the slice is four bytes long")
    }

    /// Whether every pixel has alpha 255.
    pub fn is_opaque(&self) -> bool {
        self.pixels.iter().skip(3).step_by(4).all(|&alpha| alpha == 255)
    }
}

/// The largest size inside `within` with the aspect ratio of `size`; never larger than `size`, never 0.
pub fn fit(size: Size, within: Size) -> Size {
    if size.width <= within.width && size.height <= within.height {
        return size;
    }
    let (width, height) = (u64::from(size.width), u64::from(size.height));
    let (most_width, most_height) = (u64::from(within.width.max(1)), u64::from(within.height.max(1)));
    let scaled = |edge: u64, other: u64, other_most: u64| ((edge * other_most + other / 2) / other).max(1);
    let (width, height) = if width * most_height >= height * most_width {
        (most_width, scaled(height, width, most_width).min(most_height))
    } else {
        (scaled(width, height, most_height).min(most_width), most_height)
    };
    let edge = |edge: u64| u32::try_from(edge).expect("no larger than the edges of `within`");
    Size::new(edge(width), edge(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fitting_keeps_the_ratio_and_never_enlarges() {
        let table = [
            ((4000, 3000), (1024, 1024), (1024, 768)),
            ((3000, 4000), (1024, 1024), (768, 1024)),
            ((100, 50), (1024, 1024), (100, 50)),
            ((65535, 1), (1024, 1024), (1024, 1)),
            ((1, 65535), (10, 10), (1, 10)),
            ((1025, 1024), (1024, 1024), (1024, 1023)),
        ];
        for (size, within, expected) in table {
            let [size, within, expected] = [size, within, expected].map(|(w, h)| Size::new(w, h));
            assert_eq!(fit(size, within), expected, "{size} within {within}");
        }
    }

    #[test]
    fn one_clear_pixel_makes_a_picture_not_opaque() {
        let mut picture = Picture::filled(Size::new(3, 2), [1, 2, 3, 255]);
        assert!(picture.is_opaque());
        picture.pixels[4 * 5 + 3] = 254;
        assert!(!picture.is_opaque());
        assert_eq!(picture.pixel(2, 1), [1, 2, 3, 254]);
    }
}
