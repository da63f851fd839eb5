//! Small copies show what the picture shows, and are never larger.

use std::io::Cursor;

use pictor_api::{Format, Size};
use pictor_codec::{DecodeError, Limits, Picture, ThumbnailError, decode, encode, header, resize, thumbnail};

use crate::difference;
use crate::pictures::{faded, photo};

fn small(bytes: &[u8], width: u32) -> Picture {
    let copy = thumbnail(&mut Cursor::new(bytes), &Limits::default(), width).expect("it has a small copy");
    assert_eq!(header(&mut Cursor::new(&copy)).expect("it is a picture").format, Format::Webp);
    decode(&mut Cursor::new(copy), &Limits::default()).expect("it is whole")
}

#[test]
fn a_copy_is_as_wide_as_asked_and_shows_the_same() {
    for original in [photo(800, 600), photo(600, 800), faded(640, 640)] {
        for format in [Format::Png, Format::Jpeg, Format::Webp] {
            let stored = encode(&original, format, 90).unwrap();
            let copy = small(&stored, 320);
            let height = (320 * original.size.height).div_ceil(original.size.width);
            assert!(copy.size.width == 320 && copy.size.height.abs_diff(height) <= 1, "{}", copy.size);
            assert_eq!(copy.is_opaque(), original.is_opaque() || format == Format::Jpeg, "{format:?}");
            let whole = decode(&mut Cursor::new(&stored), &Limits::default()).unwrap();
            let (mean, _) = difference(&copy, &resize(&whole, copy.size));
            assert!(mean < 4.0, "{format:?} {}: {mean}", original.size);
        }
    }
}

#[test]
fn a_copy_is_never_larger() {
    let stored = encode(&photo(200, 100), Format::Png, 100).unwrap();
    assert_eq!(small(&stored, 1280).size, Size::new(200, 100));
}

/// Decoded row by row: it has more pixels than are decoded whole.
#[test]
fn a_large_picture_has_one_too() {
    let stored =
        encode(&Picture::filled(Size::new(4096, 2304), [200, 30, 90, 255]), Format::Png, 100).unwrap();
    let copy = small(&stored, 320);
    assert_eq!(copy.size, Size::new(320, 180));
    let [red, green, blue, _] = copy.pixel(160, 90);
    assert!(
        red.abs_diff(200) < 6 && green.abs_diff(30) < 6 && blue.abs_diff(90) < 6,
        "{:?}",
        copy.pixel(160, 90)
    );
}

#[test]
fn what_cannot_be_decoded_has_none() {
    let refused = thumbnail(&mut Cursor::new(b"no picture"), &Limits::default(), 320);
    assert!(matches!(refused, Err(ThumbnailError::Decode(_))), "{refused:?}");
    let stored = encode(&photo(200, 100), Format::Png, 100).unwrap();
    let few = Limits { pixels: 1_000, ..Limits::default() };
    let refused = thumbnail(&mut Cursor::new(stored), &few, 320);
    assert!(matches!(refused, Err(ThumbnailError::Decode(DecodeError::TooLarge { .. }))), "{refused:?}");
}
