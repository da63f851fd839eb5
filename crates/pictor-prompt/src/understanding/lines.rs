//! The lines that posters and cards have without being quoted: the event, its date and place, the greeting.

use super::names::days_and_months;
use super::senses::Sense;
use super::sentence::Sentence;
use crate::intent::{Intent, Lettering, Occasion, Position, Style};

/// What kind of picture is asked for, as far as lettering goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// A picture, which letters nothing of itself.
    Picture,
    /// A poster announces.
    Poster,
    /// A card greets.
    Card,
}

/// Adds the lines that the medium and the prompt call for.
pub(super) fn add_lines(sentence: &Sentence, intent: &mut Intent, medium: Medium) {
    match medium {
        Medium::Picture => {}
        Medium::Poster
            if !intent.lettering.iter().any(|l| matches!(l.place, Position::Title | Position::Anywhere)) =>
        {
            if let Some(event) = event(sentence) {
                push(intent, event, Position::Title);
                intent.lettering.rotate_right(1);
            }
        }
        Medium::Card if intent.lettering.is_empty() => {
            if let Some(greeting) = greeting(intent).or_else(|| wish(sentence, intent.chinese)) {
                push(intent, greeting.to_owned(), Position::Title);
            }
        }
        Medium::Poster | Medium::Card => {}
    }
    if medium != Medium::Picture {
        asked_lines(sentence, intent);
        rank_lines(intent);
    }
}

fn push(intent: &mut Intent, text: String, place: Position) {
    let text: String = text.chars().take(super::letters::LONGEST).collect();
    let known = intent.lettering.iter().any(|l| l.text.eq_ignore_ascii_case(&text));
    if !text.is_empty() && !known && intent.lettering.len() < super::letters::MOST {
        intent.lettering.push(Lettering { text, place, hand: Default::default(), colour: None });
    }
}

/// Date, place and name, as the prompt gives them.
fn asked_lines(sentence: &Sentence, intent: &mut Intent) {
    let said = |place: Position| intent.lettering.iter().any(|l| l.place == place);
    if let Some(date) = date(sentence).filter(|_| !said(Position::Subtitle)) {
        push(intent, date, Position::Subtitle);
    }
    if let Some(venue) = proper_after(sentence, &["at"]) {
        push(intent, venue, Position::Caption);
    }
    let name = if intent.occasion.is_some() { proper_after(sentence, &["for", "to", "name"]) } else { None };
    if let Some(name) = name {
        push(intent, name, Position::Subtitle);
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

/// "poster for a jazz night" announces a Jazz Night; 爵士之夜海报 announces 爵士之夜.
fn event(sentence: &Sentence) -> Option<String> {
    let poster = (0..sentence.len()).find(|&i| sentence.sense(i) == Some(Sense::Style(Style::Poster)))?;
    if sentence.chinese { event_before(sentence, poster) } else { event_after(sentence, poster) }
}

fn event_after(sentence: &Sentence, poster: usize) -> Option<String> {
    let limit = sentence.clause_end(poster);
    let start = (poster + 1..limit.min(poster + 4))
        .find(|&i| is_word(sentence, i, &["for", "about", "announcing", "advertising"]))?
        + 1;
    let skip = |i: &usize| matches!(sentence.sense(*i), Some(Sense::Article | Sense::Definite));
    let start = (start..limit).find(|i| !skip(i))?;
    let ends = |i: &usize| {
        matches!(sentence.sense(*i), Some(Sense::With | Sense::Bond(..) | Sense::Act(..) | Sense::And))
            || is_word(sentence, *i, &["at", "on"])
    };
    let end = (start..limit).find(ends).unwrap_or(limit).min(start + 6);
    // A poster for a bakery announces no "Bakery".
    let thing = end == start + 1 && sentence.concept(start).is_some();
    let end = if thing { start } else { end };
    let words: Vec<String> = (start..end).map(|i| capitalised(&sentence.written(i))).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn event_before(sentence: &Sentence, poster: usize) -> Option<String> {
    let ends = |i: usize| matches!(sentence.sense(i), Some(Sense::Possessive));
    let end = if poster > 0 && ends(poster - 1) { poster - 1 } else { poster };
    let from = sentence.clause_start(poster);
    let glue = |i: usize| {
        matches!(sentence.sense(i), Some(Sense::Number(_) | Sense::Measure | Sense::Noise | Sense::Style(_)))
    };
    let of = |i: usize| sentence.written(i) == "的";
    let start = (from..end).rev().find(|&i| glue(i) || of(i)).map_or(from, |i| i + 1);
    let text: String = (start..end).map(|i| sentence.written(i)).collect();
    let announces = ["节", "夜", "会", "展", "日", "赛", "季"].iter().any(|end| text.ends_with(end));
    announces.then_some(text)
}

/// What cards say that no feast calls for.
const WISHES: &[(&str, &str, &str)] = &[
    ("thank", "Thank You", "谢谢你"),
    ("get well", "Get Well Soon", "早日康复"),
    ("congrat", "Congratulations", "恭喜恭喜"),
    ("good luck", "Good Luck", "祝你好运"),
    ("farewell", "Farewell", "一路顺风"),
    ("mother's day", "Happy Mother's Day", "母亲节快乐"),
    ("father's day", "Happy Father's Day", "父亲节快乐"),
    ("母亲节", "Happy Mother's Day", "母亲节快乐"),
    ("父亲节", "Happy Father's Day", "父亲节快乐"),
    ("教师节", "Happy Teachers' Day", "教师节快乐"),
    ("welcome", "Welcome", "欢迎"),
    ("谢", "Thank You", "谢谢你"),
    ("康复", "Get Well Soon", "早日康复"),
    ("恭喜", "Congratulations", "恭喜恭喜"),
];

fn wish(sentence: &Sentence, chinese: bool) -> Option<&'static str> {
    let words: Vec<String> = (0..sentence.len()).map(|i| sentence.written(i).to_lowercase()).collect();
    let text = words.join(if chinese { "" } else { " " });
    let found = WISHES.iter().find(|(sign, ..)| text.contains(sign))?;
    Some(if chinese { found.2 } else { found.1 })
}

fn greeting(intent: &Intent) -> Option<&'static str> {
    let (english, chinese) = match intent.occasion? {
        Occasion::Birthday => ("Happy Birthday", "生日快乐"),
        Occasion::ChineseNewYear => ("Happy New Year", "新春快乐"),
        Occasion::NewYear => ("Happy New Year", "新年快乐"),
        Occasion::MidAutumn => ("Happy Mid-Autumn", "中秋快乐"),
        Occasion::Christmas => ("Merry Christmas", "圣诞快乐"),
        Occasion::Halloween => ("Happy Halloween", "万圣节快乐"),
        Occasion::Valentine => ("Be My Valentine", "情人节快乐"),
        Occasion::Easter => ("Happy Easter", "复活节快乐"),
        Occasion::Graduation => ("Congratulations", "毕业快乐"),
        Occasion::Wedding => ("Wedding Day", "新婚快乐"),
        Occasion::Concert => return None,
    };
    Some(if intent.chinese { chinese } else { english })
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

/// The run of capitalised words after one of the given words: a place after "at", a person after "for".
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
