//! The language of a prompt, where it is one that isn't read: better said than guessed at.

use std::sync::LazyLock;

use super::senses::Sense;
use super::sentence::Sentence;
use super::text::is_han;
use super::tokens::TokenKind;

/// Of a foreign prompt a word shorter than this is more likely a false friend than a loan word.
const LOAN: usize = 5;

/// Small words of English that foreign prompts don't have.
const ENGLISH: [&str; 12] = ["the", "a", "an", "of", "with", "and", "on", "at", "is", "for", "from", "to"];

// A pure function of a constant: nothing ever writes to it.
static TONGUES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = include_str!("tongues.txt").lines().filter(|row| !row.starts_with('#'));
    let row = |row: &'static str| row.split_once(" | ").expect("a row has a language and its words");
    rows.map(row).map(|(tongue, words)| (tongue, words.split(' ').collect())).collect()
});

/// The language of a prompt that is in none of those that are read. Hushes all of it but what is the same everywhere.
pub(super) fn foreign(sentence: &mut Sentence) -> Option<&'static str> {
    let tongue = by_script(sentence).or_else(|| by_small_words(sentence))?;
    for i in 0..sentence.len() {
        let token = sentence.token(i);
        let length = token.end - token.start;
        let han = is_han(sentence.tokens.text.folded[token.start]);
        let loan = if han { length > 1 } else { length >= LOAN };
        let same = matches!(sentence.sense(i), Some(Sense::Concept(_) | Sense::Setting(_) | Sense::Style(_)));
        if !(same && loan) && matches!(token.kind, TokenKind::Word | TokenKind::Han | TokenKind::Digits) {
            sentence.hush(i);
        }
    }
    Some(tongue)
}

fn by_script(sentence: &Sentence) -> Option<&'static str> {
    let script = |c: &char| match c {
        '\u{3040}'..='\u{30ff}' => Some("Japanese"),
        '\u{ac00}'..='\u{d7a3}' => Some("Korean"),
        '\u{400}'..='\u{4ff}' => Some("Russian"),
        '\u{600}'..='\u{6ff}' => Some("Arabic"),
        '\u{900}'..='\u{97f}' => Some("Hindi"),
        '\u{e00}'..='\u{e7f}' => Some("Thai"),
        _ => None,
    };
    let unquoted = sentence.tokens.list.iter().filter(|t| t.kind == TokenKind::Word);
    let mut found =
        unquoted.filter_map(|t| sentence.tokens.text.folded[t.start..t.end].iter().find_map(script));
    let (first, _second) = (found.next()?, found.next()?);
    Some(first)
}

fn by_small_words(sentence: &Sentence) -> Option<&'static str> {
    let words = || sentence.tokens.list.iter().filter(|t| t.kind == TokenKind::Word);
    let written = |t: &super::tokens::Token| sentence.tokens.text.as_written(t.start, t.end);
    let words: Vec<(String, bool)> = words().map(|t| (written(t), t.is_unknown())).collect();
    // A capital amid the prompt begins a name: "La La Land", "Lake Como".
    let small = |i: usize| i == 0 || words[i].0.starts_with(char::is_lowercase);
    let said = |i: usize, list: &[&str]| {
        words[i].0.to_lowercase().split(' ').filter(|word| list.contains(word)).count()
    };
    let hits = |list: &[&str]| (0..words.len()).filter(|&i| small(i)).map(|i| said(i, list)).sum::<usize>();
    // Of equal ones the first counts.
    let (tongue, most) = TONGUES.iter().rev().map(|(t, list)| (*t, hits(list))).max_by_key(|&(_, n)| n)?;
    let unknown = words.iter().filter(|(_, unknown)| *unknown).count();
    (most > hits(&ENGLISH) && (most > 1 || unknown * 2 > words.len()) && unknown > 0).then_some(tongue)
}
