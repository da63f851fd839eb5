//! What a poster announces: events, slogans, and what is on offer.

use super::{Draft, is_han};
use crate::intent::Position;

const SLOGANS: &str = include_str!("../slogans.txt");

pub(super) fn slogan(draft: &Draft, start: usize, folded: &str) -> Option<(String, Position)> {
    // Where words are quoted, the others are not asked for unless they stand alone.
    let asked = |s: &str| folded.trim() == s || draft.quotes.is_empty() && folded.contains(s);
    let slogan = SLOGANS.split([',', '\n']).map(str::trim).find(|s| !s.is_empty() && asked(s))?;
    let at = start + folded[..folded.find(slogan)?].chars().count();
    let written = draft.text.as_written(at, at + slogan.chars().count());
    let lower = written.chars().all(|c| !c.is_uppercase());
    Some((if lower { capitals(&written) } else { written }, Position::Subtitle))
}

/// "Summer sale poster", 端午节海报: what the poster announces, where no words are quoted.
pub(super) fn event(draft: &Draft, clause: &str) -> Option<String> {
    let at = ["poster", "flyer", "banner", "海报", "传单", "横幅"].iter().find_map(|word| clause.find(word));
    let before = clause[..at.filter(|_| draft.quotes.is_empty())?].trim();
    if before.chars().any(is_han) {
        let from = before.rfind(['张', '的', '幅']).map_or(0, |p| p + '的'.len_utf8());
        let event = before[from..].trim_end_matches("促销").trim_end_matches("宣传").trim_end_matches("活动");
        let happens =
            ["节", "夜", "会", "展", "季", "赛", "周", "日", "双十一", "双十二", "开业", "招生", "招新"]
                .iter();
        return happens.clone().any(|end| event.ends_with(end)).then(|| event.to_owned());
    }
    let plain = |word: &&str| MANNERS.contains(&word.to_lowercase().as_str());
    let words: Vec<&str> = before.split(' ').skip_while(plain).collect();
    let happens = words.last().is_some_and(|word| EVENTS.contains(&word.to_lowercase().as_str()));
    (happens && words.len() < 5).then(|| capitals(&words.join(" ")))
}

const MANNERS: [&str; 16] = [
    "a",
    "an",
    "the",
    "minimalist",
    "minimal",
    "modern",
    "vintage",
    "retro",
    "simple",
    "cute",
    "colorful",
    "colourful",
    "elegant",
    "website",
    "big",
    "bold",
];

const EVENTS: [&str; 18] = [
    "sale",
    "festival",
    "party",
    "night",
    "fair",
    "market",
    "exhibition",
    "marathon",
    "carnival",
    "conference",
    "workshop",
    "tournament",
    "championship",
    "gala",
    "cup",
    "run",
    "concert",
    "day",
];

pub(super) fn capitals(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// "Up to 50% off", 满300减50, 全场八折: what a sale offers.
pub(super) fn offer(clause: &str) -> Option<String> {
    let lower = clause.to_lowercase();
    if let Some(percent) = lower.find('%') {
        let digits = lower[..percent].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |p| p + 1);
        let digits = lower.ceil_char_boundary(digits);
        let from = lower[..digits].strip_suffix("up to ").map_or(digits, str::len);
        let to = if lower[percent + 1..].starts_with(" off") { percent + 5 } else { percent + 1 };
        return (digits < percent).then(|| clause[from..to].to_uppercase());
    }
    let han = clause.chars().any(is_han);
    let offers = ["折", "满", "减", "买", "元"].iter().any(|sign| clause.contains(sign));
    let counts = clause.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九半".contains(c));
    (han && offers && counts && clause.chars().count() <= 12 && !clause.contains('报'))
        .then(|| clause.to_owned())
}
