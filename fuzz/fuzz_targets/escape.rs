//! The escapes of a JSON string mean what they mean to `serde_json`.
#![no_main]

#[path = "../../crates/pictor-api/src/scan/escape.rs"]
mod escape;

use escape::Escape;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let quoted = [b"\"", text, b"\""].concat();
    match (serde_json::from_slice::<String>(&quoted), unescaped(text)) {
        (Ok(theirs), ours) => assert_eq!(ours, Some(theirs.into_bytes())),
        (Err(error), Some(_)) => {
            // What is wrong outside of escapes is not for this reader to find.
            let plain = |&byte: &u8| byte >= b' ' && byte != b'"';
            let sound = text.iter().all(plain) && std::str::from_utf8(text).is_ok();
            assert!(!sound, "accepted, though {error}");
        }
        (Err(_), None) => {}
    }
});

fn unescaped(text: &[u8]) -> Option<Vec<u8>> {
    let (mut escape, mut out) = (Escape::None, Vec::new());
    for &byte in text {
        match (escape, byte) {
            (Escape::None, b'\\') => escape = Escape::Backslash { high: None },
            (Escape::None, _) => out.push(byte),
            _ => {
                let (next, letter) = escape.read(byte)?;
                escape = next;
                out.extend(letter.iter().flat_map(|letter| letter.to_string().into_bytes()));
            }
        }
    }
    (escape == Escape::None).then_some(out)
}
