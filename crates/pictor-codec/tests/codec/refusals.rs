//! What is refused, and with which error.

use std::io::Cursor;

use jpeg_encoder::{ColorType, SamplingFactor};
use pictor_api::{Format, Size};
use pictor_codec::{DecodeError, Limits, Mask, decode, decode_within, encode, header};

use crate::pictures::{Jpeg, chunk, faded, interlaced, photo, png};

fn refusal(bytes: &[u8], limits: &Limits) -> DecodeError {
    decode(&mut Cursor::new(bytes), limits).expect_err("must be refused")
}

#[test]
fn what_is_no_picture_is_called_so() {
    for bytes in
        [&b""[..], b"\x89PNG", b"hello, world, this is no picture", b"GIF89a\x01\0\x01\0", &[0; 5000]]
    {
        assert!(matches!(refusal(bytes, &Limits::default()), DecodeError::NotAPicture));
        assert!(matches!(header(&mut Cursor::new(bytes)), Err(DecodeError::NotAPicture)));
    }
}

#[test]
fn half_a_picture_is_refused() {
    let (opaque, faded) = (photo(90, 70), faded(90, 70));
    let files = [
        ("png", encode(&opaque, Format::Png, 100).unwrap()),
        ("png with alpha", encode(&faded, Format::Png, 100).unwrap()),
        ("interlaced png", interlaced(&faded)),
        ("jpeg", encode(&opaque, Format::Jpeg, 90).unwrap()),
        ("jpeg with restarts", Jpeg { restart_interval: 2, ..Jpeg::default() }.encode(&opaque)),
        ("progressive jpeg", Jpeg { progressive: true, ..Jpeg::default() }.encode(&opaque)),
        ("cmyk jpeg", Jpeg { colour: Some(ColorType::Cmyk), ..Jpeg::default() }.encode(&opaque)),
        ("webp", encode(&opaque, Format::Webp, 90).unwrap()),
        ("webp with alpha", encode(&faded, Format::Webp, 90).unwrap()),
    ];
    for (name, bytes) in files {
        let cuts = (0..bytes.len()).step_by(bytes.len() / 150 + 1).chain([bytes.len() - 2, bytes.len() - 1]);
        for cut in cuts {
            let mut half = Cursor::new(&bytes[..cut]);
            assert!(decode(&mut half, &Limits::default()).is_err(), "{name} cut at {cut}");
            let smaller = decode_within(&mut half, &Limits::default(), Size::new(30, 30));
            assert!(smaller.is_err(), "{name} cut at {cut}, made smaller");
        }
    }
}

#[test]
fn several_pictures_in_one_file_are_refused() {
    let mut animation = Vec::new();
    let mut encoder = png::Encoder::new(&mut animation, 2, 2);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[1; 4]).unwrap();
    writer.write_image_data(&[2; 4]).unwrap();
    writer.finish().unwrap();

    // VP8X with the animation bit; 5 x 4 pixels.
    let animated_webp = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x04\0\0\x03\0\0".to_vec();

    let multi_picture = with_mpo_index(0x0002_0002);
    for bytes in [animation, animated_webp, multi_picture] {
        assert_eq!(header(&mut Cursor::new(&bytes)).unwrap().frames, 2);
        assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Animated));
    }

    // The gain map of an Ultra HDR photo (attribute 0) is no second picture.
    let ultra_hdr = with_mpo_index(0);
    assert_eq!(header(&mut Cursor::new(&ultra_hdr)).unwrap().frames, 1);
    assert!(decode(&mut Cursor::new(&ultra_hdr), &Limits::default()).is_ok());
}

/// A JPEG with an MPO index of two pictures, of which the second has this attribute.
fn with_mpo_index(attribute: u32) -> Vec<u8> {
    let mut index = b"MPF\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    index.extend(b"\xb0\x02\0\x07\0\0\0\x20\0\0\0\x1a\0\0\0\0");
    index.extend([0_u8, 3, 0, 0].iter().chain(&[0; 12]));
    index.extend(attribute.to_be_bytes().iter().chain(&[0; 12]));
    let mut bytes = Jpeg::default().encode(&photo(20, 20));
    let mut segment = vec![0xff, 0xe2];
    segment.extend((index.len() as u16 + 2).to_be_bytes());
    segment.extend(index);
    bytes.splice(2..2, segment);
    bytes
}

#[test]
fn each_limit_is_kept() {
    let default = Limits::default();
    let png = encode(&photo(200, 100), Format::Png, 100).unwrap();
    let table = [
        (Limits { pixels: 19_999, ..default }, "number of pixels", 19_999),
        (Limits { edge: 199, ..default }, "edge in pixels", 199),
        (Limits { bytes: 1000, ..default }, "length in bytes", 1000),
        (Limits { memory: 79_999, ..default }, "memory in bytes", 79_999),
    ];
    for (limits, expected, expected_limit) in table {
        match refusal(&png, &limits) {
            DecodeError::TooLarge { what, limit } => assert_eq!((what, limit), (expected, expected_limit)),
            other => panic!("{other}"),
        }
    }
    let exact = Limits { pixels: 20_000, edge: 200, bytes: png.len() as u64, memory: 80_000 };
    assert!(decode(&mut Cursor::new(&png), &exact).is_ok());
    // Made smaller row by row, it needs less.
    let limits = Limits { memory: 20_000, ..default };
    assert!(decode_within(&mut Cursor::new(&png), &limits, Size::new(100, 100)).is_ok());
    // Whole decoding costs more than the result where a format keeps all of it.
    let limits = Limits { memory: 100_000, ..default };
    for bytes in [
        interlaced(&photo(200, 100)),
        Jpeg { progressive: true, ..Jpeg::default() }.encode(&photo(200, 100)),
        encode(&faded(200, 100), Format::Webp, 100).unwrap(),
    ] {
        assert!(matches!(refusal(&bytes, &limits), DecodeError::TooLarge { what: "memory in bytes", .. }));
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let mut bomb = png(65_535, 65_535, 2, false, &vec![0; 100_000]);
    assert!(matches!(
        refusal(&bomb, &Limits::default()),
        DecodeError::TooLarge { what: "number of pixels", .. }
    ));
    bomb[16..24].copy_from_slice(&[0xff; 8]);
    assert!(matches!(
        refusal(&bomb, &Limits::default()),
        DecodeError::TooLarge { what: "edge in pixels", .. }
    ));
    let unlimited = Limits { pixels: u64::MAX, edge: u32::MAX, bytes: u64::MAX, memory: u64::MAX };
    assert!(decode(&mut Cursor::new(&bomb), &unlimited).is_err());

    let mut chunks = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut chunks, b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    for _ in 0..20_000 {
        chunk(&mut chunks, b"aaAa", &[]);
    }
    assert!(matches!(header(&mut Cursor::new(&chunks)), Err(DecodeError::Corrupt(_))));
}

#[test]
fn pictures_without_pixels_are_refused() {
    for (width, height) in [(0, 1), (1, 0), (0, 0)] {
        let bytes = png(width, height, 2, false, &[0; 4]);
        assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Corrupt(_)));
    }
    let mut jpeg = Jpeg::default().encode(&photo(20, 20));
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&[0, 0]);
    assert!(matches!(refusal(&jpeg, &Limits::default()), DecodeError::Unsupported(_)));
}

#[test]
fn a_jpeg_that_would_be_scrambled_is_refused() {
    for sampling in [SamplingFactor::F_2_2, SamplingFactor::F_1_2] {
        let variety = Jpeg { optimized: true, sampling: Some(sampling), ..Jpeg::default() };
        let bytes = variety.encode(&photo(60, 50));
        assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Unsupported(_)));
        let smaller = decode_within(&mut Cursor::new(&bytes), &Limits::default(), Size::new(20, 20));
        assert!(matches!(smaller, Err(DecodeError::Unsupported(_))));
    }
}

/// zune-jpeg panics on such a file; found by the fuzz targets `picture` and `jpeg`.
#[test]
fn zune_panics_where_a_later_component_is_the_finer_one() {
    let cmyk = Jpeg {
        optimized: true,
        colour: Some(ColorType::Cmyk),
        sampling: Some(SamplingFactor::F_2_1),
        ..Jpeg::default()
    };
    let even = Jpeg { optimized: true, sampling: Some(SamplingFactor::F_1_1), ..Jpeg::default() };
    let mut finer = even.encode(&photo(20, 17));
    let frame = finer.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    finer[frame + 17] = 0x41; // the factors of the third component
    for bytes in [cmyk.encode(&photo(61, 49)), finer] {
        assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Unsupported(_)));
        let smaller = decode_within(&mut Cursor::new(&bytes), &Limits::default(), Size::new(15, 15));
        assert!(matches!(smaller, Err(DecodeError::Unsupported(_))));
    }
}

/// zune-jpeg goes through all of them again with each that comes: the square of their number.
#[test]
fn a_jpeg_of_nothing_but_segments_is_refused() {
    let mut bytes = Jpeg::default().encode(&photo(20, 17));
    let scan = bytes.windows(2).position(|marker| marker == [0xff, 0xda]).unwrap();
    let mut segment = b"\xff\xe1\0\x4chttp://ns.adobe.com/xmp/extension/\0".to_vec();
    segment.resize(2 + 0x4c, 7);
    bytes.splice(scan..scan, segment.repeat(20_000));
    assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Corrupt(_)));
}

#[test]
fn zune_scrambles_progressive_inks_of_different_sizes() {
    for sampling in [SamplingFactor::F_2_2, SamplingFactor::F_1_4] {
        let cmyk = Jpeg {
            progressive: true,
            colour: Some(ColorType::Cmyk),
            sampling: Some(sampling),
            ..Jpeg::default()
        };
        let bytes = cmyk.encode(&photo(60, 50));
        assert!(matches!(refusal(&bytes, &Limits::default()), DecodeError::Unsupported(_)));
        let smaller = decode_within(&mut Cursor::new(&bytes), &Limits::default(), Size::new(20, 20));
        assert!(matches!(smaller, Err(DecodeError::Unsupported(_))));
    }
}

#[test]
fn a_mask_must_be_a_png() {
    let jpeg = Jpeg::default().encode(&photo(20, 20));
    assert!(matches!(
        Mask::read(&mut Cursor::new(&jpeg), &Limits::default()),
        Err(DecodeError::Unsupported(_))
    ));
}
