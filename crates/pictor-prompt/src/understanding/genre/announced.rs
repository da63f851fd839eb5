//! What a poster announces: events, slogans, and what is on offer.

use super::clause::{Clause, Span};
use super::copy::{has, words};
use super::is_han;

/// A phrase of posters: alone in its clause, or anywhere where no words are quoted.
pub(super) fn slogan(clause: &Clause, section: &str, alone: bool) -> Option<Span> {
    let folded = clause.folded();
    let found =
        words(section).iter().find(|s| if alone { folded.trim() == **s } else { folded.contains(**s) })?;
    let at = folded[..folded.find(found)?].chars().count();
    Some((at, at + found.chars().count()))
}

/// "Summer sale poster", "a flyer for a yoga class", 端午节海报: what the poster announces.
pub(super) fn event(clause: &Clause) -> Option<Span> {
    let folded = clause.folded();
    let pages = [
        "poster",
        "flyer",
        "banner",
        "leaflet",
        "海报",
        "传单",
        "横幅",
        "宣传单",
        "易拉宝",
        "invitation",
        "invite",
        "邀请函",
        "请柬",
        "post",
    ];
    let (at, page) = pages.iter().find_map(|word| Some((folded.find(word)?, *word)))?;
    if page.chars().all(is_han) {
        return chinese(&folded[..at]);
    }
    let all = clause.words();
    let page = all.iter().position(|(place, _)| *place >= folded[..at].chars().count())?;
    let plain = |i: &usize| has("manner", &all[*i].1.to_lowercase());
    let happens = |i: usize, days: bool| {
        let last = all[i].1.to_lowercase();
        has("event", &last) && (days || last != "day")
    };
    let span = |from: usize, to: usize| (all[from].0, all[to].0 + all[to].1.chars().count());
    let lost = |i: usize| matches!(all[i].1.to_lowercase().as_str(), "lost" | "missing");
    let announced = |i: &usize| (lost(*i) || happens(page - 1, true)) && page - i < 5;
    let before = (0..page).find(|i| !plain(i)).filter(announced);
    if let Some(first) = before.filter(|_| page > 0) {
        return Some(span(first, page - 1));
    }
    let leads = |i: usize| matches!(all[i].1.as_str(), "for" | "of" | "to");
    let first = (page + 1..all.len()).find(|&i| !plain(&i) && !leads(i))?;
    let led = (page + 1..first).any(leads);
    let last = (first..all.len().min(first + 4)).find(|&i| happens(i, false))?;
    let joins = |word: &str| matches!(word, "with" | "in" | "on" | "at" | "by" | "featuring" | "showing");
    (led && !all[first..last].iter().any(|(_, word)| joins(word))).then(|| span(first, last))
}

fn chinese(before: &str) -> Option<Span> {
    let from = before.rfind(['张', '的', '幅', '个', '为']).map_or(0, |p| p + '的'.len_utf8());
    let event = before[from..].trim_end_matches("宣传").trim_end_matches("活动").trim();
    let called = before.trim().ends_with("活动") && event.chars().count() < 9;
    let happens =
        (called || words("event").iter().any(|end| event.ends_with(end))) && event.chars().count() > 1;
    let start = before[..from].chars().count();
    happens.then(|| (start, start + event.chars().count()))
}

/// "Up to 50% off", 满300减50, 全场八折: what a sale offers.
pub(super) fn offer(clause: &Clause) -> Option<Span> {
    let lower = clause.folded();
    let chars = |bytes: usize| lower[..bytes].chars().count();
    if let Some(percent) = lower.find('%') {
        let digits = lower[..percent].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |p| p + 1);
        let digits = lower.ceil_char_boundary(digits);
        let from = lower[..digits].strip_suffix("up to ").map_or(digits, str::len);
        let to = if lower[percent + 1..].starts_with(" off") { percent + 5 } else { percent + 1 };
        return (digits < percent).then(|| (chars(from), chars(to)));
    }
    let han = lower.chars().any(is_han);
    let offers = ["折", "满", "减", "买", "元", "块", "送"].iter().any(|sign| lower.contains(sign));
    let counts = lower.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九半".contains(c));
    (han && offers && counts && !clause.is_read() && clause.len() <= 14 && !lower.contains('报'))
        .then(|| clause.whole())
}
