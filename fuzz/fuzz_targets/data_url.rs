//! A data URL in pieces says what it says when it is taken apart whole.
#![no_main]

use base64_simd::STANDARD;
use libfuzzer_sys::fuzz_target;
use pictor_api::base64::{DataUrl, DataUrlError};
use pictor_fuzz::{pieces, split};

const MAX_CHARS: u64 = 2000;

fuzz_target!(|input: &[u8]| {
    let (lengths, url) = split(input);
    let ours = read(pieces(lengths, url));
    match (ours, whole(url)) {
        (Ok(ours), theirs) => assert_eq!(Some(ours), theirs),
        (Err(error), Some(_)) => panic!("refused: {error}"),
        (Err(DataUrlError::TooLong), None) => assert!(url.len() as u64 > MAX_CHARS),
        (Err(DataUrlError::Remote(_)), None) => assert!(url[..4].eq_ignore_ascii_case(b"http")),
        (Err(_), None) => {}
    }
});

type Read = (String, Vec<u8>);

fn read<'a>(mut pieces: impl Iterator<Item = &'a [u8]>) -> Result<Read, DataUrlError> {
    let (mut url, mut out) = (DataUrl::new(MAX_CHARS), Vec::new());
    pieces.try_for_each(|piece| url.read(piece, &mut out))?;
    let mime = url.mime().unwrap_or_default().to_owned();
    url.finish()?;
    Ok((mime, out))
}

fn whole(url: &[u8]) -> Option<Read> {
    let comma = url.iter().position(|&byte| byte == b',').filter(|&comma| comma <= 256)?;
    let header = std::str::from_utf8(&url[..comma]).ok()?.to_ascii_lowercase();
    let described = header.strip_prefix("data:")?.strip_suffix(";base64")?;
    let mime = described.split_once(';').map_or(described, |(mime, _)| mime);
    let bytes = STANDARD.decode_to_vec(&url[comma + 1..]).ok()?;
    (url.len() as u64 <= MAX_CHARS).then(|| (mime.to_owned(), bytes))
}
