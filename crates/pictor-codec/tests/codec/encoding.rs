//! Compression means what the API says, and sizes that a format cannot say are errors.

use std::io::Cursor;

use pictor_api::{Format, Size};
use pictor_codec::{EncodeError, Limits, Mark, Picture, cover, decode, encode, encode_to, header, resize};

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

/// The places that each format has for it, found by the layouts of their specifications.
#[test]
fn a_mark_stands_where_its_format_has_a_place_for_it() {
    let mark = Mark::new("Drawn by <Pictor>'s \"pen\" & 画", "Pictor 1");
    let marked = |picture: &Picture, format| {
        let mut bytes = Vec::new();
        encode_to(&mut bytes, picture, format, 90, Some(&mark)).unwrap();
        bytes
    };
    for original in [photo(41, 32), faded(40, 33)] {
        for format in [Format::Png, Format::Jpeg, Format::Webp] {
            let (plain, bytes) = (encode(&original, format, 90).unwrap(), marked(&original, format));
            let pixels = |bytes: &[u8]| decode(&mut Cursor::new(bytes), &Limits::default()).unwrap();
            assert!(pixels(&plain) == pixels(&bytes), "{format:?}: the pixels are the same");
            let (a, b) =
                (header(&mut Cursor::new(plain)).unwrap(), header(&mut Cursor::new(&bytes)).unwrap());
            assert_eq!((a.size, a.alpha, a.frames), (b.size, b.alpha, b.frames), "{format:?}");
            let said = texts(&bytes, format);
            match format {
                Format::Png => {
                    assert_eq!(said, ["Description\0Drawn by <Pictor>'s \"pen\" & ?", "Software\0Pictor 1"]);
                }
                Format::Jpeg | Format::Webp => {
                    let [said] = &said[..] else { panic!("one packet: {said:?}") };
                    assert!(said.contains(">Drawn by &lt;Pictor&gt;'s &quot;pen&quot; &amp; ?<"), "{said}");
                    assert!(said.contains("xmp:CreatorTool=\"Pictor 1\""), "{said}");
                }
            }
        }
    }
}

/// What stands in a PNG's chunks tEXt, a JPEG's segments of XMP, a WebP's chunks of XMP.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn texts(bytes: &[u8], format: Format) -> Vec<String> {
    let word = |at: usize| <[u8; 4]>::try_from(&bytes[at..at + 4]).unwrap();
    let mut found = Vec::new();
    let mut at = [8, 2, 12][format as usize];
    let mut keep = |from: usize, to: usize| found.push(String::from_utf8(bytes[from..to].to_vec()).unwrap());
    match format {
        Format::Png => {
            while at < bytes.len() {
                let length = u32::from_be_bytes(word(at)) as usize;
                if &word(at + 4) == b"tEXt" {
                    keep(at + 8, at + 8 + length);
                }
                at += length + 12;
            }
        }
        Format::Jpeg => {
            while bytes[at + 1] != 0xda {
                let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
                let xmp = b"http://ns.adobe.com/xap/1.0/\0";
                if bytes[at + 1] == 0xe1 && bytes[at + 4..].starts_with(xmp) {
                    keep(at + 4 + xmp.len(), at + 2 + length);
                }
                at += 2 + length;
            }
        }
        Format::Webp => {
            assert_eq!(u32::from_le_bytes(word(4)) as usize + 8, bytes.len(), "RIFF says its length");
            assert_eq!((&word(at), bytes[at + 8] & 4), (b"VP8X", 4), "it says that a packet follows");
            while at < bytes.len() {
                let length = u32::from_le_bytes(word(at + 4)) as usize;
                if &word(at) == b"XMP " {
                    keep(at + 8, at + 8 + length);
                }
                at += 8 + length.next_multiple_of(2);
            }
        }
    }
    found
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
        let outcome = pictor_codec::encode_to(&mut Full, &grain(64, 64), format, 90, None);
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
