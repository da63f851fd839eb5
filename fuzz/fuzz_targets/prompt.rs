//! A prompt is read and judged without a panic, in time, and twice the same.
//!
//! An input that begins with an odd byte is written with the lexicon's own words, which chance would not find.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pictor_api::Moderation;
use pictor_prompt::moderation::violations;
use pictor_prompt::understanding::{concepts, understand};

/// What holds names together, and what the reader looks out for.
const GLUE: [&str; 64] = [
    "a",
    "the",
    "two",
    "12 ",
    "no",
    "without",
    "and",
    "or",
    "on",
    "in front of",
    "behind",
    "under",
    "with",
    "wearing",
    "holding",
    "red",
    "dark blue",
    "#ff8800",
    "huge",
    "tiny",
    "sad",
    "running",
    ",",
    ". ",
    "!",
    "\n",
    "\n- ",
    ": ",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "'s",
    "that says",
    "called",
    "in the style of",
    "watercolour",
    "at night",
    "in winter",
    "logo of",
    "replace",
    "remove",
    "make it",
    "background",
    "instead of",
    "一只",
    "两个",
    "的",
    "在",
    "上",
    "没有",
    "穿着",
    "红色",
    "和",
    "，",
    "。",
    "写着",
    "水彩",
    "把",
    "换成",
    "去掉",
    "背景",
    "10:30",
];

fuzz_target!(|input: &[u8]| {
    let Some((&kind, rest)) = input.split_first() else { return };
    let prompt = if kind % 2 == 0 { String::from_utf8_lossy(rest).into_owned() } else { written(rest) };
    assert_eq!(understand(&prompt), understand(&prompt));
    let low = violations(&prompt, Moderation::Low);
    let auto = violations(&prompt, Moderation::Auto);
    assert!(low.iter().all(|category| auto.contains(category)), "the lower level refuses no more");
});

fn written(bytes: &[u8]) -> String {
    let names = concepts();
    let words = bytes.chunks(2).map(|pair| match pair {
        &[high, low] if high >= 64 => names[usize::from(u16::from_be_bytes([high, low])) % names.len()].name,
        &[glue, spaced] => [GLUE[usize::from(glue % 64)], ""][usize::from(spaced == 255)],
        _ => "",
    });
    words.collect::<Vec<_>>().join(if bytes.len() % 4 < 3 { " " } else { "" })
}
