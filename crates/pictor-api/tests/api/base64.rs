//! Base64 and data URLs in pieces of any length.

use base64_simd::STANDARD;
use pictor_api::base64::{Base64Error, DataUrl, DataUrlError, Decoder, Encoder};

use crate::random::Random;

fn decode(text: &[u8], random: &mut Random, longest: u64) -> Result<Vec<u8>, Base64Error> {
    let mut decoder = Decoder::new();
    let mut bytes = Vec::new();
    for piece in random.pieces(text, longest) {
        decoder.decode(piece, &mut bytes)?;
    }
    decoder.finish().map(|()| bytes)
}

#[test]
fn pieces_decode_and_encode_like_the_whole() {
    let mut random = Random::new(1);
    for round in 0..600 {
        let length = random.below(200) as usize;
        let bytes = random.bytes(length);
        let text = STANDARD.encode_to_string(&bytes);
        let longest = 1 + random.below(20);
        assert_eq!(decode(text.as_bytes(), &mut random, longest).as_deref(), Ok(&bytes[..]), "round {round}");
        let mut encoder = Encoder::new();
        let mut encoded = Vec::new();
        for piece in random.pieces(&bytes, longest) {
            encoder.encode(piece, &mut encoded);
        }
        encoder.finish(&mut encoded);
        assert_eq!(encoded, text.as_bytes(), "round {round}");
    }
}

#[test]
fn only_strict_base64_passes() {
    let mut random = Random::new(2);
    let alphabet = Err(Base64Error::Alphabet);
    for (text, expected) in [
        ("", Ok(vec![])),
        ("TQ==", Ok(b"M".to_vec())),
        ("TWE=", Ok(b"Ma".to_vec())),
        ("TWFu", Ok(b"Man".to_vec())),
        ("TWF", Err(Base64Error::Truncated)),
        ("TQ=", Err(Base64Error::Truncated)),
        ("TQ", Err(Base64Error::Truncated)),
        ("TQ==TQ==", alphabet.clone()),
        ("TWE=TWFu", alphabet.clone()),
        ("TWE==", Err(Base64Error::Truncated)),
        ("====", alphabet.clone()),
        ("T===", alphabet.clone()),
        ("TW=u", alphabet.clone()),
        ("TWFu\nTWFu", alphabet.clone()),
        ("TWF ", alphabet.clone()),
        ("TW-_", alphabet.clone()),
        ("TR==", alphabet.clone()),
        ("TWF\u{e9}TWFu", alphabet),
    ] {
        for longest in [1, 2, 3, 5, 100] {
            let got = decode(text.as_bytes(), &mut random, longest);
            match &expected {
                Ok(bytes) => assert_eq!(got.as_ref(), Ok(bytes), "{text}"),
                Err(_) => assert!(got.is_err(), "{text} in pieces of {longest}"),
            }
        }
    }
}

fn read(url: &[u8], random: &mut Random, longest: u64) -> Result<(String, Vec<u8>), DataUrlError> {
    let mut reader = DataUrl::new(100_000);
    let mut bytes = Vec::new();
    for piece in random.pieces(url, longest) {
        reader.read(piece, &mut bytes)?;
    }
    let mime = reader.mime().map(str::to_string);
    reader.finish().map(|()| (mime.expect("a finished URL has a type"), bytes))
}

#[test]
fn data_urls_are_read_in_any_pieces() {
    let mut random = Random::new(3);
    let picture = random.bytes(1000);
    for (header, mime) in [
        ("data:image/png;base64,", "image/png"),
        ("DATA:image/JPEG;Base64,", "image/jpeg"),
        ("data:image/webp;charset=utf-8;base64,", "image/webp"),
        ("data:;base64,", ""),
    ] {
        let url = format!("{header}{}", STANDARD.encode_to_string(&picture));
        for longest in [1, 7, 30, 5000] {
            let (got, bytes) = read(url.as_bytes(), &mut random, longest).unwrap();
            assert_eq!((got.as_str(), &bytes), (mime, &picture));
        }
    }
}

#[test]
fn other_urls_are_told_apart() {
    let long_header = format!("data:image/png;{};base64,TWFu", "x".repeat(300));
    let long_remote = format!("https://example.com/{}", "x".repeat(300));
    let too_long = format!("data:image/png;base64,{}", "A".repeat(100_000));
    let longest_remote = format!("https://example.com/{:x<8172}", "");
    let endless_remote = format!("{longest_remote}x");
    let remote = |url: &str| DataUrlError::Remote(url.to_owned());
    let rows = [
        ("http://example.com/a.png", remote("http://example.com/a.png")),
        ("HTTPS://example.com/a,b.png", remote("HTTPS://example.com/a,b.png")),
        (&long_remote, remote(&long_remote)),
        (&longest_remote, remote(&longest_remote)),
        (&endless_remote, DataUrlError::NotDataUrl),
        ("", DataUrlError::NotDataUrl),
        ("file:///etc/passwd", DataUrlError::NotDataUrl),
        ("data:image/png;base64", DataUrlError::NotDataUrl),
        ("data:image/png,abc", DataUrlError::NotDataUrl),
        ("data:text/plain;charset=base64,abc", DataUrlError::NotDataUrl),
        ("iVBORw0KGgo=", DataUrlError::NotDataUrl),
        (&long_header, DataUrlError::NotDataUrl),
        ("data:image/png;base64,TW", DataUrlError::Base64(Base64Error::Truncated)),
        ("data:image/png;base64,T*Fu", DataUrlError::Base64(Base64Error::Alphabet)),
        (&too_long, DataUrlError::TooLong),
    ];
    let mut random = Random::new(4);
    for (url, expected) in rows {
        for longest in [1, 10, 1_000_000] {
            assert_eq!(read(url.as_bytes(), &mut random, longest).as_ref(), Err(&expected), "{:.60}", url);
        }
    }
}
