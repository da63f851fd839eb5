//! Every variety of the three formats becomes the same pixels, whole or made smaller.

use std::io::Cursor;

use jpeg_encoder::{ColorType, SamplingFactor};
use pictor_api::{Format, Size};
use pictor_codec::{Limits, Picture, decode, decode_within, encode, header, resize};

use crate::difference;
use crate::pictures::{Jpeg, exif, faded, interlaced, photo, picture, png, smooth};

fn whole(bytes: &[u8]) -> Picture {
    decode(&mut Cursor::new(bytes), &Limits::default()).expect("a good picture")
}

fn within(bytes: &[u8], width: u32, height: u32) -> Picture {
    decode_within(&mut Cursor::new(bytes), &Limits::default(), Size::new(width, height))
        .expect("a good picture")
}

/// An independent box filter: averages over a fine grid of samples.
fn averaged(source: &Picture, size: Size) -> Picture {
    const GRID: u32 = 8;
    picture(size.width, size.height, |x, y| {
        let mut sums = [0_u64; 4];
        for (i, j) in (0..GRID * GRID).map(|n| (n % GRID, n / GRID)) {
            let at = |n: u32, i: u32, from: u32, to: u32| ((2 * (n * GRID + i) + 1) * from) / (2 * GRID * to);
            let [red, green, blue, alpha] = source
                .pixel(at(x, i, source.size.width, size.width), at(y, j, source.size.height, size.height));
            for (sum, channel) in sums.iter_mut().zip([red, green, blue]) {
                *sum += u64::from(channel) * u64::from(alpha);
            }
            sums[3] += u64::from(alpha);
        }
        let colour = |sum: u64| (sum / sums[3].max(1)) as u8;
        [colour(sums[0]), colour(sums[1]), colour(sums[2]), (sums[3] / u64::from(GRID * GRID)) as u8]
    })
}

#[test]
fn a_png_comes_back_bit_by_bit() {
    for original in [photo(61, 47), faded(61, 47), photo(1, 1), faded(2, 300)] {
        let bytes = encode(&original, Format::Png, 100).unwrap();
        assert_eq!(whole(&bytes), original);
        let header = header(&mut Cursor::new(&bytes)).unwrap();
        assert_eq!((header.format, header.size, header.frames), (Format::Png, original.size, 1));
        assert_eq!(header.alpha, !original.is_opaque());
    }
}

#[test]
fn an_interlaced_png_is_the_same_picture() {
    for original in [faded(53, 38), faded(3, 2), photo(1, 9)] {
        assert_eq!(whole(&interlaced(&original)), original);
    }
    let original = faded(200, 100);
    let straight = encode(&original, Format::Png, 100).unwrap();
    assert_eq!(within(&interlaced(&original), 50, 50), within(&straight, 50, 50));
}

#[test]
fn every_kind_of_png_becomes_rgba() {
    use png::BitDepth::{Eight, Four, One, Sixteen, Two};
    use png::ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    type Case = (png::ColorType, png::BitDepth, &'static [u8], &'static [u8], [[u8; 4]; 2]);
    let table: [Case; 12] = [
        (Grayscale, One, &[0b0100_0000], &[], [[0, 0, 0, 255], [255, 255, 255, 255]]),
        (Grayscale, Two, &[0b0110_0000], &[], [[85, 85, 85, 255], [170, 170, 170, 255]]),
        (Grayscale, Four, &[0x1f], &[], [[17, 17, 17, 255], [255, 255, 255, 255]]),
        (Grayscale, Eight, &[9, 200], &[0, 9], [[9, 9, 9, 0], [200, 200, 200, 255]]),
        (Grayscale, Sixteen, &[9, 7, 200, 7], &[], [[9, 9, 9, 255], [200, 200, 200, 255]]),
        (GrayscaleAlpha, Eight, &[9, 1, 200, 2], &[], [[9, 9, 9, 1], [200, 200, 200, 2]]),
        (GrayscaleAlpha, Sixteen, &[9, 0, 1, 0, 200, 0, 2, 0], &[], [[9, 9, 9, 1], [200, 200, 200, 2]]),
        (Rgb, Eight, &[1, 2, 3, 4, 5, 6], &[0, 4, 0, 5, 0, 6], [[1, 2, 3, 255], [4, 5, 6, 0]]),
        (Rgb, Sixteen, &[1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0], &[], [[1, 2, 3, 255], [4, 5, 6, 255]]),
        (Rgba, Sixteen, &[1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0], &[], [[1, 2, 3, 4], [5, 6, 7, 8]]),
        (Indexed, One, &[0b0100_0000], &[], [[1, 2, 3, 255], [4, 5, 6, 255]]),
        (Indexed, Eight, &[1, 0], &[77], [[4, 5, 6, 255], [1, 2, 3, 77]]),
    ];
    for (colour, depth, row, transparency, expected) in table {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        if colour == Indexed {
            encoder.set_palette(&[1, 2, 3, 4, 5, 6][..]);
        }
        if !transparency.is_empty() {
            encoder.set_trns(transparency);
        }
        encoder.write_header().unwrap().write_image_data(row).unwrap();
        assert_eq!(whole(&bytes).pixels, expected.concat(), "{colour:?} {depth:?}");
        let alpha = header(&mut Cursor::new(&bytes)).unwrap().alpha;
        let expected_alpha = matches!(colour, GrayscaleAlpha | Rgba) || !transparency.is_empty();
        assert_eq!(alpha, expected_alpha, "{colour:?} {depth:?}");
    }
}

#[test]
fn a_png_is_made_smaller_by_averaging_areas() {
    for original in [photo(320, 200), faded(320, 200), faded(333, 77)] {
        let bytes = encode(&original, Format::Png, 100).unwrap();
        for (width, height) in [(160, 100), (40, 25), (319, 199), (97, 300), (1, 1)] {
            let smaller = within(&bytes, width, height);
            assert!(smaller.size.width <= width && smaller.size.height <= height);
            let (mean, most) = difference(&smaller, &averaged(&original, smaller.size));
            assert!(mean < 1.5 && most < 12, "{} to {}: {mean} {most}", original.size, smaller.size);
        }
        assert_eq!(within(&bytes, 1000, 1000), original, "nothing is enlarged");
    }
}

#[test]
fn clear_pixels_do_not_colour_their_neighbours() {
    let original = picture(64, 64, |x, _| if x % 2 == 0 { [255, 0, 0, 255] } else { [0, 255, 0, 0] });
    let bytes = encode(&original, Format::Png, 100).unwrap();
    assert_eq!(within(&bytes, 32, 32), Picture::filled(Size::new(32, 32), [255, 0, 0, 128]));
    let resized = resize(&original, Size::new(32, 32));
    assert!(resized.pixels.chunks_exact(4).all(|pixel| pixel[0] > 250 && pixel[1] < 5));
}

fn jpeg_varieties() -> Vec<Jpeg> {
    use SamplingFactor::{F_1_1, F_1_2, F_2_1, F_2_2, F_4_1};
    let mut varieties: Vec<_> = [F_1_1, F_2_1, F_1_2, F_2_2, F_4_1]
        .map(|sampling| Jpeg { sampling: Some(sampling), ..Jpeg::default() })
        .into();
    for colour in [ColorType::Luma, ColorType::Cmyk, ColorType::CmykAsYcck] {
        varieties.push(Jpeg { colour: Some(colour), sampling: Some(F_1_1), ..Jpeg::default() });
    }
    for (colour, sampling) in
        [(ColorType::Cmyk, F_2_1), (ColorType::Cmyk, F_1_2), (ColorType::CmykAsYcck, F_2_2)]
    {
        varieties.push(Jpeg { colour: Some(colour), sampling: Some(sampling), ..Jpeg::default() });
    }
    varieties.push(Jpeg { restart_interval: 3, ..Jpeg::default() });
    varieties.push(Jpeg { restart_interval: 1, sampling: Some(F_1_1), ..Jpeg::default() });
    // With optimised tables our encoder writes a scan for each component.
    for sampling in [F_1_1, F_2_1, F_4_1] {
        varieties.push(Jpeg { optimized: true, sampling: Some(sampling), ..Jpeg::default() });
    }
    varieties.push(Jpeg { progressive: true, ..Jpeg::default() });
    varieties
}

#[test]
fn every_kind_of_jpeg_becomes_the_same_picture() {
    let original = smooth(163, 121);
    let gray = picture(163, 121, |x, y| {
        let green = original.pixel(x, y)[1];
        [green, green, green, 255]
    });
    for variety in jpeg_varieties() {
        let expected = if variety.colour == Some(ColorType::Luma) { &gray } else { &original };
        let bytes = variety.encode(&original);
        let decoded = whole(&bytes);
        let (mean, _) = difference(&decoded, expected);
        assert!(mean < 1.5, "{variety:?} whole: {mean}");
        for edge in [162, 120, 82, 80, 41, 40, 20, 7, 1] {
            let smaller = within(&bytes, edge, edge);
            assert!(smaller.size.width <= edge && smaller.size.height <= edge);
            let (mean, most) = difference(&smaller, &averaged(&decoded, smaller.size));
            assert!(mean < 1.5 && most < 12, "{variety:?} to {}: {mean} {most}", smaller.size);
        }
    }
}

/// Found by the fuzz target `jpeg`: by zune-jpeg the mean difference is 49.
#[test]
fn zune_scrambles_inks_of_different_sizes() {
    let original = smooth(163, 121);
    let inks =
        Jpeg { colour: Some(ColorType::Cmyk), sampling: Some(SamplingFactor::F_2_2), ..Jpeg::default() };
    let (mean, _) = difference(&whole(&inks.encode(&original)), &original);
    assert!(mean < 2.0, "two of the inks have lost three quarters: {mean}");
}

#[test]
fn a_turned_jpeg_comes_out_upright() {
    // What the upright picture looks like: red at the left end, blue at the right end, a green top edge.
    let upright = |width: u32, height: u32| {
        picture(width, height, move |x, y| match () {
            () if y < 16 => [0, 255, 0, 255],
            () if x < width / 2 => [255, 0, 0, 255],
            () => [0, 0, 255, 255],
        })
    };
    let stored = |orientation: u16| {
        // As T.81 has no orientation, the stored picture is made by inverting what EXIF says of its rows and
        // columns: which edge of the upright picture row 0 and column 0 of the stored one are.
        let (width, height) = if orientation >= 5 { (96, 64) } else { (64, 96) };
        let source = upright(width, height);
        let (stored_width, stored_height) = if orientation >= 5 { (height, width) } else { (width, height) };
        picture(stored_width, stored_height, |column, row| {
            let (x, y) = match orientation {
                1 => (column, row),                          // row 0 top, column 0 left
                2 => (width - 1 - column, row),              // top, right
                3 => (width - 1 - column, height - 1 - row), // bottom, right
                4 => (column, height - 1 - row),             // bottom, left
                5 => (row, column),                          // left, top
                6 => (width - 1 - row, column),              // right, top
                7 => (width - 1 - row, height - 1 - column), // right, bottom
                _ => (row, height - 1 - column),             // left, bottom
            };
            source.pixel(x, y)
        })
    };
    for orientation in 1..=8 {
        let jpeg = Jpeg {
            exif: exif(orientation, orientation % 2 == 0),
            sampling: Some(SamplingFactor::F_1_1),
            ..Jpeg::default()
        };
        let bytes = jpeg.encode(&stored(orientation));
        let expected = if orientation >= 5 { upright(96, 64) } else { upright(64, 96) };
        assert_eq!(header(&mut Cursor::new(&bytes)).unwrap().size, expected.size);
        assert!(difference(&whole(&bytes), &expected).0 < 1.0, "orientation {orientation}");
        let smaller = within(&bytes, 32, 32);
        assert!(
            difference(&smaller, &averaged(&expected, smaller.size)).0 < 3.0,
            "orientation {orientation}"
        );
    }
}

#[test]
fn a_webp_comes_back_much_as_it_was() {
    for original in [photo(163, 121), faded(163, 121)] {
        let bytes = encode(&original, Format::Webp, 100).unwrap();
        let header = header(&mut Cursor::new(&bytes)).unwrap();
        assert_eq!((header.size, header.alpha), (original.size, !original.is_opaque()));
        let decoded = whole(&bytes);
        assert!(difference(&decoded, &original).0 < 5.0);
        for (width, height) in [(100, 100), (41, 30), (1, 1)] {
            let smaller = within(&bytes, width, height);
            assert!(smaller.size.width <= width && smaller.size.height <= height);
            let (mean, _) = difference(&smaller, &averaged(&decoded, smaller.size));
            assert!(mean < 2.5, "to {}: {mean}", smaller.size);
        }
    }
}

#[test]
fn headers_are_found_behind_large_segments() {
    let original = photo(40, 30);
    let mut bytes = Jpeg::default().encode(&original);
    for _ in 0..100 {
        let mut segment = vec![0xff, 0xed, 0xff, 0xff];
        segment.resize(2 + 65_535, 0xff);
        bytes.splice(2..2, segment);
    }
    assert_eq!(header(&mut Cursor::new(&bytes)).unwrap().size, original.size);
    assert_eq!(whole(&bytes).size, original.size);
    assert_eq!(within(&bytes, 20, 20).size, Size::new(20, 15));

    let mut bytes = png(2, 1, 6, false, &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    let mut comment = Vec::new();
    crate::pictures::chunk(&mut comment, b"tEXt", &vec![b'a'; 5_000_000]);
    bytes.splice(33..33, comment);
    assert_eq!(header(&mut Cursor::new(&bytes)).unwrap().size, Size::new(2, 1));
    assert_eq!(whole(&bytes).pixels, [1, 2, 3, 4, 5, 6, 7, 8]);
}
