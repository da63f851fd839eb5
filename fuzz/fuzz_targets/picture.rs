//! No bytes make decoding panic or give a picture of another size than the header says.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use pictor_api::Size;
use pictor_codec::{Limits, Mask, decode, decode_within, fit, header};

const LIMITS: Limits = Limits { pixels: 1 << 14, edge: 4096, bytes: 1 << 20, memory: 1 << 20 };

fuzz_target!(|input: &[u8]| {
    let Some((&[width, height], bytes)) = input.split_first_chunk::<2>() else { return };
    let within = Size::new(u32::from(width) + 1, u32::from(height) + 1);
    let read = || Cursor::new(bytes);
    let size = header(&mut read()).map(|header| header.size);
    if let Ok(picture) = decode(&mut read(), &LIMITS) {
        assert_eq!(Some(picture.size), size.as_ref().ok().copied());
    }
    if let Ok(picture) = decode_within(&mut read(), &LIMITS, within) {
        assert_eq!(Some(picture.size), size.ok().map(|size| fit(size, within)));
    }
    let _ = Mask::read(&mut read(), &LIMITS);
});
