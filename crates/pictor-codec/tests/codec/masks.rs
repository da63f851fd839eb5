//! Masks: what is accepted, and that nothing changes outside of them.

use std::io::Cursor;

use pictor_api::{Format, Size};
use pictor_codec::{
    Header, Limits, MASK_BYTES, Mask, MaskError, check_mask, composite, encode, has_transparent_pixels,
};

use crate::pictures::{faded, grain, photo, picture, png};

#[test]
fn a_mask_is_checked_by_its_header() {
    let first = Header { format: Format::Jpeg, size: Size::new(64, 32), alpha: false, frames: 1 };
    let good = Header { format: Format::Png, alpha: true, ..first };
    assert_eq!(check_mask(&good, MASK_BYTES - 1, &first), Ok(()));
    let table = [
        (Header { format: Format::Webp, ..good }, 1, MaskError::NotPng),
        (Header { alpha: false, ..good }, 1, MaskError::NoAlpha),
        (Header { size: Size::new(32, 64), ..good }, 1, MaskError::WrongSize),
        (good, MASK_BYTES, MaskError::TooLarge),
    ];
    for (mask, bytes, expected) in table {
        assert_eq!(check_mask(&mask, bytes, &first), Err(expected));
    }
    assert_eq!(
        MaskError::WrongSize.to_string(),
        "Invalid mask image format - mask size does not match image size"
    );
    assert_eq!(
        MaskError::NoAlpha.to_string(),
        "Invalid mask image format - mask image missing alpha channel"
    );
}

#[test]
fn clear_pixels_of_the_mask_are_the_ones_to_edit() {
    let png = encode(&faded(256, 3), Format::Png, 100).unwrap();
    let mask = Mask::read(&mut Cursor::new(png), &Limits::default()).unwrap();
    assert_eq!(mask.size, Size::new(256, 3));
    let expected: Vec<u8> = (0..=255).rev().collect();
    assert_eq!(mask.coverage, expected.repeat(3));
}

#[test]
fn one_pixel_that_lets_through_is_enough() {
    // RGBA, of which our encoder would leave the alpha out where every pixel is opaque.
    let told = |alpha: u8| {
        let mut raw = [&[0][..], &[255; 4 * 64]].concat().repeat(64);
        *raw.last_mut().unwrap() = alpha;
        has_transparent_pixels(&mut Cursor::new(png(64, 64, 6, false, &raw)), &Limits::default())
    };
    assert_eq!((told(255).unwrap(), told(254).unwrap(), told(0).unwrap()), (false, true, true));
    let jpeg = encode(&photo(8, 8), Format::Jpeg, 90).unwrap();
    assert!(has_transparent_pixels(&mut Cursor::new(jpeg), &Limits::default()).is_err());
}

#[test]
fn outside_of_the_mask_no_bit_changes() {
    let (original, edited) = (grain(64, 64), photo(64, 64));
    let mut original = original;
    original.pixels[3] = 0; // clear, with a colour that must survive
    let disc = picture(64, 64, |x, y| {
        let distance = x.abs_diff(32).pow(2) + y.abs_diff(32).pow(2);
        [0, 0, 0, (distance / 2).min(255) as u8]
    });
    let png = encode(&disc, Format::Png, 100).unwrap();
    let mask = Mask::read(&mut Cursor::new(png), &Limits::default()).unwrap();
    let mixed = composite(&original, &edited, &mask);
    let mut seen = [0; 3];
    for (index, &coverage) in mask.coverage.iter().enumerate() {
        let (x, y) = (index as u32 % 64, index as u32 / 64);
        let [before, after, mixed] = [&original, &edited, &mixed].map(|picture| picture.pixel(x, y));
        match coverage {
            0 => assert_eq!(mixed, before),
            255 => assert_eq!(mixed, after),
            _ => {
                for channel in 0..4 {
                    let (low, high) =
                        (before[channel].min(after[channel]), before[channel].max(after[channel]));
                    assert!((low..=high).contains(&mixed[channel]));
                }
            }
        }
        seen[usize::from(coverage > 0) + usize::from(coverage == 255)] += 1;
    }
    assert!(seen.iter().all(|&count| count > 0), "the mask has all three kinds of pixels: {seen:?}");
}

#[test]
fn a_mask_is_resized_with_its_picture() {
    let half = Mask { size: Size::new(8, 8), coverage: [[0; 4], [255; 4]].concat().repeat(8) };
    let larger = half.resize(Size::new(64, 32));
    assert_eq!((larger.size, larger.coverage.len()), (Size::new(64, 32), 64 * 32));
    assert_eq!((larger.coverage[5], larger.coverage[60]), (0, 255));
    assert_eq!(half.resize(half.size), half);
}
