//! A prompt that greets, or announces something, and says nothing else: a card or a poster with its words.

use super::{Draft, GENRES, copy, is_han, plain};
use crate::understanding::text::Text;

/// Longer prompts say more, in characters and in words.
const LONGEST: usize = 40;
const MOST: usize = 6;

/// What such a prompt asks for, in plain words: "Happy birthday cake" is a greeting card with the greeting and a cake.
pub(super) fn said(prompt: &str, text: &Text) -> Option<String> {
    let folded = text.slice(0, text.len());
    if says_more(folded, text.len()) {
        return None;
    }
    let draft = Draft::new(Text::new(prompt));
    let paged = GENRES.iter().any(|(_, word)| draft.genre(word).is_some());
    let whole = copy::capitals(prompt.trim());
    let Some(words) = found(folded, "greeting") else {
        // 双十一,红色,礼盒: what is listed is seen.
        let seen = folded.contains(',') && !plain(prompt).subjects.is_empty();
        let notice = found(folded, "notice").filter(|_| !seen).map(|_| format!("poster “{whole}”"));
        return notice.or(found(folded, "slogan").map(|_| format!("poster: {prompt}"))).filter(|_| !paged);
    };
    // 一个女孩说早安 tells of her.
    if copy::words("shows").iter().any(|shows| folded.starts_with(shows)) {
        return None;
    }
    carded(&draft, prompt, words, paged)
}

/// Whether a prompt is too long for a greeting, has marks in it, or says what is quoted.
fn says_more(folded: &str, length: usize) -> bool {
    let chinese = folded.contains(is_han);
    let mark = |c: char| c.is_ascii_punctuation() && !matches!(c, '\'' | '!') && !(chinese && c == ',');
    let long = length >= LONGEST || folded.split(' ').count() > MOST;
    // Cards greet with what is quoted.
    long || folded.contains(mark) || folded.contains(['“', '《', '卡']) || folded.contains("card")
}

/// The card that greets with those words, or the poster, if a page is named; with what else the prompt has.
fn carded(draft: &Draft, prompt: &str, words: &str, paged: bool) -> Option<String> {
    let text = &draft.text;
    let (start, end) = draft.place_of(words, 0)?;
    let year = |c: &&char| **c == ' ' || c.is_ascii_digit();
    let end = end + draft.open.get(end..)?.iter().take_while(year).count();
    let rest = text.as_written(0, start) + " " + &text.as_written(end, text.len());
    let of = plain(&rest);
    let things = of.subjects.iter().any(|s| !s.kind.is_alive()) || of.setting.is_some();
    let banner = of.shape.is_some();
    if !(paged || things || banner || !of.styles.is_empty() || draft.says("图")) {
        return Some(format!("greeting card “{}”", copy::capitals(prompt.trim())));
    }
    let words = copy::capitals(&draft.written(start, end));
    Some(format!("{} “{words}” {rest}", if paged || banner { "poster" } else { "greeting card" }))
}

/// The words of that section with which the prompt begins or ends, or which it wishes.
fn found(folded: &str, section: &str) -> Option<&'static str> {
    let parts = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let begins = |words: &str| folded.strip_prefix(words).is_some_and(|rest| parts(rest.chars().next()));
    let ends = |words: &str| folded.strip_suffix(words).is_some_and(|rest| parts(rest.chars().next_back()));
    let wishes = |words: &str| folded.starts_with('祝') && folded.contains(words);
    copy::words(section).iter().find(|words| begins(words) || ends(words) || wishes(words)).copied()
}
