//! The JSON scanner reads what `serde_json` reads, however the document is cut.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pictor_api::scan::{Cut, Limits, ScanError, Scanner, marker};
use pictor_fuzz::{pieces, split};
use serde_json::Value;

const KEYS: [&str; 2] = ["image", "b64"];

/// A document taken apart.
#[derive(Debug, PartialEq)]
struct Scanned {
    skeleton: Vec<u8>,
    texts: Vec<Vec<u8>>,
}

fuzz_target!(|input: &[u8]| {
    let (lengths, document) = split(input);
    let whole = scan(std::iter::once(document));
    let cut = scan(pieces(lengths, document));
    let kind = |error: &ScanError| std::mem::discriminant(error);
    assert_eq!(whole.as_ref().map_err(kind), cut.as_ref().map_err(kind), "the pieces matter");
    let ours = whole.and_then(|scanned| restored(&scanned).ok_or(ScanError::Malformed { at: 0 }));
    match (serde_json::from_slice::<Value>(document), ours) {
        (Ok(theirs), Ok((ours, _))) => assert_eq!(ours, theirs),
        (Ok(_), Err(ScanError::TooDeep)) | (Err(_), Err(_)) => {}
        (Ok(_), Err(error)) => panic!("refused: {error}"),
        // Control characters in what is cut are for its reader to find.
        (Err(error), Ok((_, clean))) => assert!(!clean, "accepted, though {error}"),
    }
});

fn scan<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Result<Scanned, ScanError> {
    let mut scanner = Scanner::new(&KEYS, Limits::default());
    let (mut texts, mut open) = (Vec::<Vec<u8>>::new(), false);
    for piece in pieces {
        scanner.feed(piece, &mut |cut| match cut {
            Cut::Start { number } => {
                assert!(!open && number == texts.len());
                open = true;
                texts.push(Vec::new());
            }
            Cut::Text { number, text } => {
                assert!(open && number + 1 == texts.len() && !text.is_empty());
                texts[number].extend_from_slice(text);
            }
            Cut::End { number } => {
                assert!(open && number + 1 == texts.len());
                open = false;
            }
        })?;
    }
    assert_eq!(scanner.cuts() + usize::from(open), texts.len());
    Ok(Scanned { skeleton: scanner.finish()?, texts })
}

/// The document with its texts put back, and whether none of them has a control character.
fn restored(scanned: &Scanned) -> Option<(Value, bool)> {
    let mut value = serde_json::from_slice(&scanned.skeleton).ok()?;
    let texts: Option<Vec<String>> =
        scanned.texts.iter().map(|text| String::from_utf8(text.clone()).ok()).collect();
    let texts = texts?;
    put_back(&mut value, &texts);
    let clean = texts.iter().all(|text| text.bytes().all(|byte| byte >= b' '));
    Some((value, clean))
}

fn put_back(value: &mut Value, texts: &[String]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| put_back(item, texts)),
        Value::Object(members) => members.iter_mut().for_each(|(key, member)| match member {
            Value::String(text) if KEYS.contains(&key.as_str()) => {
                let number = marker(text).expect("nothing but a marker can stand here");
                text.clone_from(&texts[number]);
            }
            other => put_back(other, texts),
        }),
        _ => {}
    }
}
