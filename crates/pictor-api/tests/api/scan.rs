//! The scanner against `serde_json`, on random documents cut at random places.

use pictor_api::scan::{Cut, Limits, ScanError, Scanner, marker, marker_text};
use serde_json::{Map, Value, json};

use crate::random::Random;

const KEYS: &[&str] = &["image_url", "b64_json"];

/// The skeleton and the cut texts of a document that comes in these pieces.
fn scan(pieces: &[&[u8]], limits: Limits) -> Result<(Vec<u8>, Vec<Vec<u8>>), ScanError> {
    let mut scanner = Scanner::new(KEYS, limits);
    let mut texts: Vec<Vec<u8>> = Vec::new();
    let mut open = None;
    for piece in pieces {
        scanner.feed(piece, &mut |cut| match cut {
            Cut::Start { number } => {
                assert_eq!((number, open), (texts.len(), None), "cuts start in order");
                open = Some(number);
                texts.push(Vec::new());
            }
            Cut::Text { number, text } => {
                assert_eq!(Some(number), open);
                assert!(!text.is_empty());
                texts[number].extend_from_slice(text);
            }
            Cut::End { number } => assert_eq!(open.take(), Some(number)),
        })?;
    }
    let cuts = scanner.cuts();
    let skeleton = scanner.finish()?;
    assert_eq!((cuts, open), (texts.len(), None));
    Ok((skeleton, texts))
}

fn whole(document: &str) -> Result<(Vec<u8>, Vec<Vec<u8>>), ScanError> {
    scan(&[document.as_bytes()], Limits::default())
}

/// Puts the cut texts back where their markers stand.
fn restored(value: Value, key: Option<&str>, texts: &[Vec<u8>]) -> Value {
    match value {
        Value::String(text) if key.is_some_and(|key| KEYS.contains(&key)) => {
            let number = marker(&text).expect("every string at the keys is a marker");
            String::from_utf8(texts[number].clone()).expect("UTF-8").into()
        }
        Value::Array(items) => items.into_iter().map(|item| restored(item, None, texts)).collect(),
        Value::Object(members) => {
            let restore = |(key, value): (String, Value)| {
                let value = restored(value, Some(&key), texts);
                (key, value)
            };
            members.into_iter().map(restore).collect::<Map<_, _>>().into()
        }
        other => other,
    }
}

fn random_text(random: &mut Random) -> String {
    let letters =
        ['a', '/', '"', '\\', '\n', '\t', '\u{1}', 'é', '字', '🎨', '+', '=', '{', ']', ',', ':', ' '];
    let length = random.below(12) as usize;
    (0..length).map(|_| letters[random.below(letters.len() as u64) as usize]).collect()
}

fn random_value(random: &mut Random, depth: u64) -> Value {
    match random.below(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => (random.below(2) == 0).into(),
        2 => (random.next() as i64 >> random.below(64)).into(),
        3 => (random.below(1_000_000) as f64 / 1024.0).into(),
        4 => random_text(random).into(),
        5 => (0..random.below(4)).map(|_| random_value(random, depth - 1)).collect(),
        _ => {
            let key = |random: &mut Random| match random.below(4) {
                0 => "image_url".to_string(),
                1 => "b64_json".to_string(),
                _ => random_text(random),
            };
            let member = |random: &mut Random| (key(random), random_value(random, depth - 1));
            (0..random.below(5)).map(|_| member(random)).collect::<Map<_, _>>().into()
        }
    }
}

/// The document with some characters written as escapes, and with odd spaces between tokens.
fn disguised(document: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let (mut in_string, mut escaped, mut digits) = (false, false, 0);
    for letter in document.chars() {
        let plain = in_string && !escaped && digits == 0 && letter != '"' && letter != '\\';
        if plain && random.below(5) == 0 {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else if plain && letter == '/' && random.below(2) == 0 {
            out.push_str("\\/");
        } else {
            if !in_string && random.below(4) == 0 && "{}[],:\"".contains(letter) {
                out.push_str([" ", "\n\t ", "\r\n"][random.below(3) as usize]);
            }
            out.push(letter);
        }
        if letter == '"' && !escaped {
            in_string = !in_string;
        }
        digits = if escaped && letter == 'u' { 4 } else { i32::max(digits - 1, 0) };
        escaped = in_string && letter == '\\' && !escaped;
    }
    out
}

#[test]
fn thousands_of_random_documents_agree_with_serde_json() {
    let mut random = Random::new(7);
    let mut cuts = 0;
    for round in 0..4_000 {
        let value: Value = (0..3).map(|_| random_value(&mut random, 5)).collect();
        let document = disguised(&value.to_string(), &mut random);
        assert_eq!(serde_json::from_str::<Value>(&document).unwrap(), value, "the test's own disguise");
        let longest = 1 + random.below(30);
        let (skeleton, texts) = scan(&random.pieces(document.as_bytes(), longest), Limits::default())
            .unwrap_or_else(|error| panic!("round {round}: {error}: {document}"));
        cuts += texts.len();
        let skeleton = serde_json::from_slice(&skeleton).unwrap();
        assert_eq!(restored(skeleton, None, &texts), value, "round {round}: {document}");
    }
    assert!(cuts > 500, "the generator makes strings at the keys: {cuts}");
}

#[test]
fn every_truncation_is_refused() {
    let mut random = Random::new(8);
    for _ in 0..150 {
        let value = json!({ "a": random_value(&mut random, 4), "image_url": random_text(&mut random) });
        let document = disguised(&value.to_string(), &mut random);
        for end in 0..document.len() {
            let cut = &document.as_bytes()[..end];
            // Behind the last bracket only whitespace can follow, which there is none of.
            assert!(scan(&[cut], Limits::default()).is_err(), "{}", String::from_utf8_lossy(cut));
        }
    }
}

/// Whatever bytes come, the scanner neither panics nor accepts what `serde_json` would read differently.
#[test]
fn random_damage_is_never_read_differently() {
    let mut random = Random::new(9);
    for round in 0..6_000 {
        let value = random_value(&mut random, 4);
        let mut document = value.to_string().into_bytes();
        for _ in 0..=random.below(3) {
            let at = random.below(document.len() as u64) as usize;
            document[at] = b"{}[],:\"\\ 1au\x00\xff\n"[random.below(15) as usize];
        }
        let Ok((skeleton, texts)) = scan(&random.pieces(&document, 9), Limits::default()) else {
            let read = serde_json::from_slice::<Value>(&document);
            assert!(read.is_err(), "round {round}: {}", String::from_utf8_lossy(&document));
            continue;
        };
        let raw_control = |text: &Vec<u8>| std::str::from_utf8(text).is_err();
        if texts.iter().any(raw_control) {
            continue;
        }
        if let (Ok(read), Ok(skeleton)) =
            (serde_json::from_slice::<Value>(&document), serde_json::from_slice(&skeleton))
        {
            let restored: Value = restored(skeleton, None, &texts);
            assert_eq!(restored, read, "round {round}: {}", String::from_utf8_lossy(&document));
        }
    }
}

#[test]
fn a_marker_can_not_be_forged() {
    let text = |document: &str| {
        let (skeleton, texts) = whole(document).unwrap();
        let texts: Vec<String> = texts.into_iter().map(|text| String::from_utf8(text).unwrap()).collect();
        (String::from_utf8(skeleton).unwrap(), texts)
    };
    let forged = text(r#"{"image_url":"cut:5","b":"cut:0","image\u005furl":"x"}"#);
    assert_eq!(forged.0, r#"{"image_url":"cut:0","b":"cut:0","image\u005furl":"cut:1"}"#);
    assert_eq!(forged.1, ["cut:5", "x"]);
    // Only a string directly at the key is cut.
    let nested = text(r#"{"image_url":["a",{"image_url":"b"}],"c":{"image_url":null,"d":"image_url"}}"#);
    assert_eq!(
        nested.0,
        r#"{"image_url":["a",{"image_url":"cut:0"}],"c":{"image_url":null,"d":"image_url"}}"#
    );
}

#[test]
fn markers_read_back() {
    for number in [0, 1, 17, 1_000_000] {
        assert_eq!(marker(&marker_text(number)), Some(number));
    }
    for text in ["", "cut:", "cut:x", "cut:-1", "cut:+1", "cut:01", "data:1", "Cut:1"] {
        assert_eq!(marker(text), None, "{text}");
    }
}

#[test]
fn escapes_are_resolved_without_copying_runs() {
    let mut slices = Vec::new();
    let mut scanner = Scanner::new(KEYS, Limits::default());
    let document = br#"{"b64_json":"ab\/cd\u002bef\ud83c\udfa8"}"#;
    scanner
        .feed(document, &mut |cut| {
            if let Cut::Text { text, .. } = cut {
                slices.push(text.to_vec());
            }
        })
        .unwrap();
    let expected = ["ab", "/cd", "+", "ef", "🎨"].map(|text| text.as_bytes().to_vec());
    assert_eq!(slices, expected);
}

#[test]
fn bad_structure_is_refused() {
    for document in [
        "{}}",
        "[}",
        "{]",
        "]",
        "{} x",
        "{}{}",
        "\"a\" 1",
        "1 2",
        "{\"image_url\":\"\\x\"}",
        "{\"image_url\":\"\\ud800x\"}",
        "{\"image_url\":\"\\ud800\"}",
        "{\"image_url\":\"\\udc00\"}",
        "{\"image_url\":\"\\u12g4\"}",
        "1[",
        "1\"\"",
    ] {
        assert!(matches!(whole(document), Err(ScanError::Malformed { .. })), "{document}");
    }
    for document in ["", " ", "{", "[1", "\"a", "{\"image_url\":\"", "{\"image_url\":\"abc\\"] {
        assert_eq!(whole(document), Err(ScanError::Truncated), "{document}");
    }
    assert_eq!(whole("{\"a\": \"12345\" x").unwrap_err(), ScanError::Truncated);
}

#[test]
fn numbers_are_not_joined_over_spaces() {
    let (skeleton, _) = whole("[1 \n\t 2]").unwrap();
    assert!(serde_json::from_slice::<Value>(&skeleton).is_err());
    let (skeleton, _) = whole(" \n [1 , 2 ] \n").unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&skeleton).unwrap(), json!([1, 2]));
}

#[test]
fn limits_hold() {
    let limits = Limits { skeleton: 100, depth: 3 };
    let scan = |document: &str| scan(&[document.as_bytes()], limits).map(|(skeleton, _)| skeleton.len());
    assert_eq!(scan("[[[1]]]"), Ok(7));
    assert_eq!(scan("[[[[1]]]]"), Err(ScanError::TooDeep));
    assert_eq!(scan(&format!("\"{}\"", "x".repeat(98))), Ok(100));
    assert_eq!(scan(&format!("\"{}\"", "x".repeat(99))), Err(ScanError::TooLarge));
    assert_eq!(scan(&format!("{}{{}}{}", " ".repeat(5_000), " ".repeat(5_000))), Ok(3));
    let many = format!("[{}1]", "{\"image_url\":\"x\"},".repeat(20));
    assert_eq!(scan(&many), Err(ScanError::TooLarge));
    assert_eq!(scan(&format!("{{\"image_url\":\"{}\"}}", "x".repeat(1_000_000))), Ok(21));
}

/// What is kept of 64 MiB is as little as of nothing.
#[test]
fn memory_does_not_grow_with_the_picture() {
    let mut scanner = Scanner::new(KEYS, Limits::default());
    let mut bytes = 0;
    let chunk = vec![b'A'; 1 << 20];
    scanner.feed(b"{\"data\":[{\"b64_json\":\"", &mut |_| {}).unwrap();
    for _ in 0..64 {
        scanner
            .feed(&chunk, &mut |cut| {
                if let Cut::Text { text, .. } = cut {
                    bytes += text.len();
                }
            })
            .unwrap();
    }
    scanner.feed(b"\"}]}", &mut |_| {}).unwrap();
    let skeleton = scanner.finish().unwrap();
    assert_eq!(bytes, 64 << 20);
    assert_eq!(skeleton, b"{\"data\":[{\"b64_json\":\"cut:0\"}]}");
    assert!(skeleton.capacity() < 200, "{}", skeleton.capacity());
}
