//! Base64 in pieces is what it is in one, to the decoder and to the encoder.
#![no_main]

use base64_simd::STANDARD;
use libfuzzer_sys::fuzz_target;
use pictor_api::base64::{Decoder, Encoder};
use pictor_fuzz::{pieces, split};

fuzz_target!(|input: &[u8]| {
    let (lengths, bytes) = split(input);
    assert_eq!(decoded(lengths, bytes), STANDARD.decode_to_vec(bytes).ok());
    let text = encoded(lengths, bytes);
    assert_eq!(text, STANDARD.encode_to_string(bytes).into_bytes());
    assert_eq!(decoded(lengths, &text).as_deref(), Some(bytes));
});

fn decoded(lengths: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let (mut decoder, mut out) = (Decoder::new(), Vec::new());
    pieces(lengths, text).try_for_each(|piece| decoder.decode(piece, &mut out)).ok()?;
    decoder.finish().ok().map(|()| out)
}

fn encoded(lengths: &[u8], bytes: &[u8]) -> Vec<u8> {
    let (mut encoder, mut out) = (Encoder::new(), Vec::new());
    pieces(lengths, bytes).for_each(|piece| encoder.encode(piece, &mut out));
    encoder.finish(&mut out);
    out
}
