//! The lines that posters and cards have without being quoted: a date and a place. What they announce or wish is lettered
//! only where it is quoted.

use super::names::days_and_months;
use super::senses::Sense;
use super::sentence::Sentence;
use crate::intent::{Intent, Lettering, Position};

/// Adds the date and the place, as the prompt of a poster or a card gives them.
pub(super) fn add_lines(sentence: &Sentence, intent: &mut Intent) {
    let said = |place: Position| intent.lettering.iter().any(|l| l.place == place);
    if let Some(date) = date(sentence).filter(|_| !said(Position::Subtitle)) {
        push(intent, date, Position::Subtitle);
    }
    if let Some(venue) = proper_after(sentence, &["at"]) {
        push(intent, venue, Position::Caption);
    }
    rank_lines(intent);
}

fn push(intent: &mut Intent, text: String, place: Position) {
    let text: String = text.chars().take(super::letters::LONGEST).collect();
    let known = intent.lettering.iter().any(|l| l.text.eq_ignore_ascii_case(&text));
    if !text.is_empty() && !known && intent.lettering.len() < super::letters::MOST {
        intent.lettering.push(Lettering { text, place, hand: Default::default(), colour: None });
    }
}

/// The first line that nobody placed is the title, the next stands under it.
fn rank_lines(intent: &mut Intent) {
    for place in [Position::Title, Position::Subtitle] {
        if intent.lettering.iter().any(|l| l.place == place) {
            continue;
        }
        if let Some(line) = intent.lettering.iter_mut().find(|l| l.place == Position::Anywhere) {
            line.place = place;
        }
    }
}

/// "Friday 12 July", "8 pm", "7月12日".
fn date(sentence: &Sentence) -> Option<String> {
    let digits = |i: usize| sentence.written(i).chars().next().is_some_and(|c| c.is_ascii_digit());
    let named = |i: usize| {
        let word = sentence.written(i).to_lowercase();
        days_and_months()
            .any(|name| word.starts_with(name) && word.chars().count() <= name.chars().count() + 6)
            && is_title(sentence, i)
    };
    let start = (0..sentence.len()).find(|&i| named(i) || is_chinese_date(sentence, i))?;
    let start = if start > 0 && digits(start - 1) && !sentence.chinese { start - 1 } else { start };
    let token_end = |i: usize| sentence.token(i).end;
    let limit = sentence.clause_end(start).min(start + 10);
    let goes_on = |i: usize| {
        digits(i)
            || named(i)
            || is_word(sentence, i, &["pm", "am", "of", "th"])
            || sentence.chinese && is_date_character(&sentence.written(i))
    };
    let end = (start..limit).find(|&i| !goes_on(i)).unwrap_or(limit);
    (end > start).then(|| sentence.tokens.text.as_written(sentence.token(start).start, token_end(end - 1)))
}

fn is_chinese_date(sentence: &Sentence, i: usize) -> bool {
    let token = sentence.token(i);
    let number = matches!(sentence.sense(i), Some(Sense::Number(_)));
    sentence.chinese && number && sentence.tokens.text.at(token.end) == Some('月')
}

fn is_date_character(word: &str) -> bool {
    word.chars().all(|c| "年月日号点晚上周星期一二三四五六七八九十两零0123456789".contains(c))
}

fn is_title(sentence: &Sentence, i: usize) -> bool {
    sentence.written(i).chars().next().is_some_and(char::is_uppercase)
}

/// The run of capitalised words after one of the given words: a place after "at".
fn proper_after(sentence: &Sentence, words: &[&str]) -> Option<String> {
    let before = |i: usize| i > 0 && is_word(sentence, i - 1, words);
    let is_the = |i: usize| is_word(sentence, i, &["the"]);
    let begins =
        |i: &usize| is_title(sentence, *i) && (before(*i) || *i > 1 && is_the(*i - 1) && before(*i - 1));
    let start = (0..sentence.len()).find(begins)?;
    let end = (start..sentence.clause_end(start))
        .find(|&i| !is_title(sentence, i))
        .unwrap_or(sentence.clause_end(start));
    let start = if is_the(start - 1) { start - 1 } else { start };
    let text = sentence.tokens.text.as_written(sentence.token(start).start, sentence.token(end - 1).end);
    Some(capitalised(&text))
}

fn is_word(sentence: &Sentence, i: usize, words: &[&str]) -> bool {
    words.contains(&sentence.written(i).to_lowercase().as_str())
}

fn capitalised(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
