//! The headers of pictures are read without a panic, and those of PNG as the png crate reads them.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use pictor_api::Format;
use pictor_codec::{DecodeError, header, sniff};

fuzz_target!(|input: &[u8]| {
    let sniffed = sniff(&input[..input.len().min(12)]);
    let header = header(&mut Cursor::new(input));
    match &header {
        Ok(header) => {
            assert_eq!(Some(header.format), sniffed);
            assert!(header.size.width > 0 && header.size.height > 0 && header.frames > 0);
        }
        Err(DecodeError::NotAPicture) => assert_eq!(sniffed, None),
        Err(_) => assert!(sniffed.is_some()),
    }
    if sniffed != Some(Format::Png) {
        return;
    }
    let Ok(reader) = png::Decoder::new(Cursor::new(input)).read_info() else { return };
    match header {
        Ok(header) => {
            let info = reader.info();
            assert_eq!((header.size.width, header.size.height), (info.width, info.height));
        }
        // The png crate lets a chunk be longer than the standard does.
        Err(DecodeError::Corrupt(_)) => {}
        Err(error) => panic!("the png crate can read it: {error}"),
    }
});
