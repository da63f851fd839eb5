//! Compression means what the API says, and sizes that a format cannot say are errors.

use std::io::Cursor;

use pictor_api::{Format, Size};
use pictor_codec::{EncodeError, Limits, Picture, cover, decode, encode, header, resize};

use crate::difference;
use crate::pictures::{faded, grain, photo, picture};

#[test]
fn a_higher_compression_value_is_a_larger_and_better_file() {
    for original in [photo(256, 192), faded(256, 192)] {
        for format in [Format::Jpeg, Format::Webp] {
            let sizes: Vec<_> = [0, 10, 25, 50, 75, 90, 100]
                .map(|compression| encode(&original, format, compression).unwrap().len())
                .into();
            assert!(sizes.is_sorted(), "{format:?}: {sizes:?}");
            assert!(sizes[6] > 3 * sizes[0], "{format:?}: {sizes:?}");
        }
    }
    let original = photo(256, 192);
    for format in [Format::Jpeg, Format::Webp] {
        let distance = |compression| {
            let bytes = encode(&original, format, compression).unwrap();
            difference(&decode(&mut Cursor::new(bytes), &Limits::default()).unwrap(), &original).0
        };
        assert!(distance(100) < distance(50) && distance(50) < distance(0), "{format:?}");
    }
}

#[test]
fn png_ignores_the_compression() {
    let original = photo(64, 64);
    let encoded = [0, 50, 100, 255].map(|compression| encode(&original, Format::Png, compression).unwrap());
    assert!(encoded.iter().all(|bytes| *bytes == encoded[0]));
}

#[test]
fn an_opaque_picture_is_stored_without_alpha() {
    for (original, alpha) in [(photo(32, 32), false), (faded(32, 32), true)] {
        for format in [Format::Png, Format::Webp] {
            let bytes = encode(&original, format, 100).unwrap();
            assert_eq!(header(&mut Cursor::new(bytes)).unwrap().alpha, alpha);
        }
    }
}

#[test]
fn a_jpeg_of_clear_pixels_is_white() {
    let clear = picture(32, 32, |x, _| if x < 16 { [255, 0, 0, 0] } else { [0, 0, 0, 128] });
    let bytes = encode(&clear, Format::Jpeg, 100).unwrap();
    let decoded = decode(&mut Cursor::new(bytes), &Limits::default()).unwrap();
    assert!(decoded.pixel(4, 4).iter().all(|&channel| channel > 252), "{:?}", decoded.pixel(4, 4));
    assert!(decoded.pixel(28, 4)[..3].iter().all(|&channel| channel.abs_diff(127) < 4));
}

#[test]
fn sizes_that_a_format_cannot_say_are_errors() {
    let wide = |width| Picture::filled(Size::new(width, 1), [1, 2, 3, 255]);
    let table = [(Format::Jpeg, 65_535), (Format::Webp, 16_383)];
    for (format, most) in table {
        assert!(encode(&wide(most), format, 50).is_ok(), "{format:?}");
        match encode(&wide(most + 1), format, 50) {
            Err(EncodeError::TooLarge { format: named, most: limit }) => {
                assert_eq!((named, limit), (format, most));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(encode(&wide(65_536), Format::Png, 50).is_ok());
}

#[test]
fn a_writer_that_fails_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in [Format::Png, Format::Jpeg, Format::Webp] {
        let outcome = pictor_codec::encode_to(&mut Full, &grain(64, 64), format, 90);
        assert!(matches!(outcome, Err(EncodeError::Write(_))), "{format:?}");
    }
}

#[test]
fn resizing_keeps_flat_colours_and_fills_the_size() {
    let flat = Picture::filled(Size::new(40, 30), [10, 200, 30, 255]);
    for size in [Size::new(80, 60), Size::new(7, 90), Size::new(1, 1)] {
        assert_eq!(resize(&flat, size), Picture::filled(size, [10, 200, 30, 255]));
        assert_eq!(cover(&flat, size), Picture::filled(size, [10, 200, 30, 255]));
    }
}

#[test]
fn covering_cuts_off_equally_on_both_sides() {
    let sides = picture(300, 100, |x, _| match x {
        0..100 => [255, 0, 0, 255],
        100..200 => [0, 255, 0, 255],
        _ => [0, 0, 255, 255],
    });
    let covered = cover(&sides, Size::new(50, 50));
    assert_eq!(covered.size, Size::new(50, 50));
    assert_eq!(covered.pixel(25, 25), [0, 255, 0, 255]);
    assert!(covered.pixel(3, 25)[1] > 250 && covered.pixel(46, 25)[1] > 250);
}
