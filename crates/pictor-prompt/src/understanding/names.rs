//! Names and dates: "the Blue Note" is not blue, the "Red Lion" no lion, and "13 June" not thirteen of anything.

use super::senses::Sense;
use super::sentence::Sentence;
use super::tokens::TokenKind;

/// Words after which a run of capitalised words is the name of a place or of somebody.
const BEFORE: [&str; 14] = [
    "at", "in", "of", "from", "to", "near", "for", "called", "named", "by", "outside", "inside", "visit",
    "titled",
];

/// Of these, the ones after which the name says nothing about what is to be seen.
const NAMING: [&str; 5] = ["at", "called", "named", "for", "titled"];

/// What somebody does who is the subject of a sentence, where no verb of an act stands.
const DOES: [&str; 12] =
    ["is", "are", "was", "were", "has", "went", "go", "goes", "wears", "looks", "looking", "wearing"];

/// After these somebody is named.
const CALLED: [&str; 7] = ["called", "named", "名叫", "叫", "叫做", "名为", "名字叫"];

/// In lower case, as prompts are compared.
pub(super) fn days_and_months() -> impl Iterator<Item = &'static str> {
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
     september october november december"
        .split(' ')
}

/// Hushes the words that only belong to a name or a date.
pub(super) fn hush_names(sentence: &mut Sentence) {
    for i in 0..sentence.len() {
        if is_date(sentence, i) {
            hush_date(sentence, i);
        }
    }
    for i in 0..sentence.len() {
        if let Some(who) = somebody(sentence, i) {
            sentence.reinterpret(i, who);
        }
    }
    if in_title_case(sentence) {
        return;
    }
    let called = (1..sentence.len()).find(|&i| CALLED.contains(&sentence.written(i).as_str()));
    if let Some(called) = called {
        christen(sentence, called);
    }
    hush_capitalised(sentence);
}

/// Two words or more with capitals are a name.
fn hush_capitalised(sentence: &mut Sentence) {
    let mut i = 1;
    while i < sentence.len() {
        let end = (i..sentence.len()).find(|&j| !is_capitalised(sentence, j)).unwrap_or(sentence.len());
        if end > i + 1 {
            hush_name(sentence, i, end);
        }
        i = end.max(i + 1);
    }
}

/// "Rose is drinking tea", "Tom and Lily play": who has a given name and does something.
fn somebody(sentence: &Sentence, i: usize) -> Option<Sense> {
    let given = |i: usize| {
        let name = (i < sentence.len() && is_capitalised(sentence, i)).then(|| sentence.written(i))?;
        let mut rows = include_str!("given.txt").lines().filter_map(|row| row.split_once(" | "));
        rows.find(|(_, names)| names.split(' ').any(|n| n == name)).map(|(who, _)| who)
    };
    let word = |i: usize, words: &[&str]| {
        i < sentence.len() && words.contains(&sentence.written(i).to_lowercase().as_str())
    };
    let acts = |i: usize| matches!(sentence.sense(i), Some(Sense::Act(..))) || word(i, &DOES);
    let who = given(i)?;
    let named = i > 0 && word(i - 1, &CALLED);
    let after = i + 1 < sentence.len() && word(i + 1, &["and"]) && given(i + 2).is_some() && acts(i + 3);
    let before = i > 1 && word(i - 1, &["and"]) && given(i - 2).is_some();
    let does = acts(i + 1) || after;
    let index = super::lexicon::concepts().iter().position(|c| c.name == who)?;
    (!named && does && (i == 0 || before || sentence.token(i - 1).is_mark())).then_some(Sense::Concept(index))
}

/// "A hedgehog called Pip": the name is no thing, and where it comes again it means the hedgehog.
fn christen(sentence: &mut Sentence, called: usize) {
    let name = called + 1;
    let chinese = sentence.token(called).kind == TokenKind::Han;
    let end = sentence.clause_end(name);
    let alive = |i: &usize| sentence.concept(*i).is_some_and(|c| c.kind.is_alive());
    let (end, owner) = if chinese {
        let of = (name..end).find(|&j| sentence.sense(j) == Some(Sense::Possessive));
        (of.unwrap_or(end), of.and_then(|of| (of..end).find(alive)))
    } else {
        let before = sentence.clause_start(called)..called;
        ((name..end).find(|&j| !is_capitalised(sentence, j)).unwrap_or(end), before.rev().find(alive))
    };
    let quoted = |i: usize| matches!(sentence.token(i).kind, TokenKind::Quote(_));
    let owner = owner.filter(|_| name < end && !quoted(name));
    let Some(meaning) = owner.and_then(|owner| sentence.sense(owner)) else { return };
    let words = sentence.phrase(name..end);
    let ends = |sentence: &Sentence, i: usize| {
        (i + 1..sentence.len().min(i + 4) + 1).find(|&end| sentence.phrase(i..end) == words)
    };
    (name..end).for_each(|i| sentence.hush(i));
    for i in end..sentence.len() {
        if let Some(end) = ends(sentence, i) {
            (i..end).for_each(|i| sentence.hush(i));
            sentence.reinterpret(i, meaning);
        }
    }
}

/// Colours and the like in a name describe nothing; after "at" or "called" its nouns name nothing either.
fn hush_name(sentence: &mut Sentence, start: usize, end: usize) {
    // "The Red Lion" may be written with or without the capital of its article.
    let the = |sentence: &Sentence, i: usize| sentence.written(i).eq_ignore_ascii_case("the");
    let first = if the(sentence, start) { start + 1 } else { start };
    let before = if the(sentence, start - 1) { start.saturating_sub(2) } else { start - 1 };
    let word = sentence.written(before).to_lowercase();
    let coloured = first < end && matches!(sentence.sense(first), Some(Sense::Colour(_)));
    if !coloured || !BEFORE.contains(&word.as_str()) {
        return;
    }
    sentence.hush(first);
    let nouns = first + 1..end;
    for i in nouns.filter(|_| NAMING.contains(&word.as_str())) {
        if sentence.concept(i).is_some() || sentence.sense(i).is_none() {
            sentence.hush(i);
        }
    }
}

fn is_date(sentence: &Sentence, i: usize) -> bool {
    let word = sentence.written(i).to_lowercase();
    let clock = matches!(word.as_str(), "am" | "pm" | "o'clock");
    let near_digits = i > 0 && is_numeral(sentence, i - 1) || is_numeral(sentence, i + 1);
    // "May" and "march" are other words too.
    let said = i > 0 && matches!(sentence.written(i - 1).as_str(), "in" | "on" | "of");
    let sure =
        is_capitalised(sentence, i) && (said || !matches!(word.as_str(), "may" | "march")) || near_digits;
    sentence.concept(i).is_none()
        && (clock && near_digits || sure && days_and_months().any(|name| name == word))
}

fn hush_date(sentence: &mut Sentence, i: usize) {
    sentence.hush(i);
    for near in [i.wrapping_sub(1), i + 1] {
        if is_numeral(sentence, near) {
            sentence.hush(near);
        }
    }
}

/// "13", "13th", "2026".
fn is_numeral(sentence: &Sentence, i: usize) -> bool {
    i < sentence.len() && {
        let word = sentence.written(i);
        word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4
    }
}

fn is_capitalised(sentence: &Sentence, i: usize) -> bool {
    sentence.token(i).kind == TokenKind::Word && sentence.written(i).starts_with(char::is_uppercase)
}

/// Where every word is capitalised, capitals say nothing.
fn in_title_case(sentence: &Sentence) -> bool {
    let words = || (0..sentence.len()).filter(|&i| sentence.token(i).kind == TokenKind::Word);
    let capitals = words().filter(|&i| is_capitalised(sentence, i)).count();
    capitals * 3 > words().count() * 2
}
