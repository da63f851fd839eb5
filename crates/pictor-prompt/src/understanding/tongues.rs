//! The language of a prompt, where it is one that isn't read: better said than guessed at.

use std::sync::LazyLock;

use super::lexicon::concepts;
use super::senses::Sense;
use super::sentence::Sentence;
use super::text::Text;
use super::tokens::TokenKind;
use crate::intent::{Season, Setting, Time};

/// Small words of English that foreign prompts don't have.
const ENGLISH: [&str; 12] = ["the", "a", "an", "of", "with", "and", "on", "at", "is", "for", "from", "to"];

// A pure function of a constant: nothing ever writes to it.
static TONGUES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = include_str!("tongues.txt").lines().filter(|row| !row.starts_with('#'));
    let row = |row: &'static str| row.split_once(" | ").expect("a row has a language and its words");
    rows.map(row).map(|(tongue, words)| (tongue, words.split(' ').collect())).collect()
});

// A pure function of a constant: nothing ever writes to it.
static NOUNS: LazyLock<Vec<(String, Sense)>> = LazyLock::new(|| {
    let rows = include_str!("nouns.txt").lines().filter(|row| !row.starts_with('#'));
    let row = |row: &'static str| {
        let (name, words) = row.split_once(" | ").expect("a row has a meaning and its words");
        let place = || Setting::named(name).map(Sense::Setting);
        let hour = || Time::named(name).map(Sense::Time).or(Season::named(name).map(Sense::Season));
        let thing = || concepts().iter().position(|c| c.name == name).map(Sense::Concept);
        let sense = place().or_else(hour).or_else(thing).expect("the meaning is known");
        words.split(' ').map(move |word| (Text::new(word).folded.iter().collect(), sense)).collect::<Vec<_>>()
    };
    rows.flat_map(row).filter(|(word, _): &(String, _)| word != "|").collect()
});

/// The language of a prompt that is in none of those that are read. Hushes all of it but the simple nouns that are
/// certain.
pub(super) fn foreign(sentence: &mut Sentence) -> Option<&'static str> {
    let tongue = by_script(sentence).or_else(|| by_small_words(sentence))?;
    for i in 0..sentence.len() {
        let token = sentence.token(i);
        let kind = token.kind;
        let noun = noun(sentence.tokens.text.slice(token.start, token.end));
        match (kind, noun) {
            (TokenKind::Word | TokenKind::Han, Some(noun)) => sentence.reinterpret(i, noun),
            // A logo is one in most languages.
            (TokenKind::Word, None) if is_style(sentence, i) => {}
            (TokenKind::Word | TokenKind::Han | TokenKind::Digits, None) => sentence.hush(i),
            _ => {}
        }
    }
    Some(tongue)
}

fn is_style(sentence: &Sentence, i: usize) -> bool {
    matches!(sentence.sense(i), Some(Sense::Style(_))) && sentence.written(i).len() > 3
}

/// What a word says that is, or in a language without spaces begins with, a simple noun.
fn noun(word: &str) -> Option<Sense> {
    let says =
        |(noun, _): &&(String, Sense)| *noun == word || !noun.is_ascii() && word.contains(noun.as_str());
    NOUNS.iter().filter(says).max_by_key(|(noun, _)| noun.len()).map(|(_, sense)| *sense)
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
