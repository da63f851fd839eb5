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
    let (at, page) = words("sheet").iter().find_map(|word| Some((folded.find(word)?, *word)))?;
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
    // "A fitness challenge Instagram post": where it is put is no part of it.
    let ends = (0..page).rfind(|i| !plain(i));
    let calls = |i: usize, end: usize| has("appeal", &all[i].1.to_lowercase()) && i < end;
    let announced =
        |&(i, end): &(usize, usize)| (lost(i) || calls(i, end) || happens(end, true)) && end - i < 4;
    if let Some((first, end)) = (0..page).find(|i| !plain(i)).zip(ends).filter(announced) {
        return Some(span(first, end));
    }
    let leads = |i: usize| matches!(all[i].1.as_str(), "for" | "of" | "to");
    // "Vintage travel poster of Paris": where one shall go.
    let travels = all[..page].iter().any(|(_, word)| word.eq_ignore_ascii_case("travel"));
    let capital = |i: &usize| all[*i].1.starts_with(char::is_uppercase);
    let run = (page + 2..all.len()).take_while(capital).count();
    if travels && run > 0 && leads(page + 1) {
        return Some(span(page + 2, page + 1 + run));
    }
    let first = (page + 1..all.len()).find(|&i| !plain(&i) && !leads(i))?;
    let led = (page + 1..first).any(leads);
    let last = (first..all.len().min(first + 4)).find(|&i| happens(i, false))?;
    let joins = |word: &str| matches!(word, "with" | "in" | "on" | "at" | "by" | "featuring" | "showing");
    (led && !all[first..last].iter().any(|(_, word)| joins(word))).then(|| span(first, last))
}

/// A clause that is nothing but the name of an event: 草莓音乐节.
pub(super) fn named_event(clause: &Clause) -> Option<Span> {
    let text = clause.text(clause.whole());
    let sure = |end: &str| end.chars().count() > 1 || matches!(end, "节" | "展" | "赛");
    let ends = words("event").iter().any(|end| text.ends_with(end) && sure(end));
    let plain = |c: char| is_han(c) || c.is_ascii_digit();
    let named = text.chars().all(plain) && text.ends_with(is_han) && (4..14).contains(&text.chars().count());
    (named && ends && !clause.is_read() && !text.contains(['的', '人'])).then(|| clause.whole())
}

/// "Happy 60th birthday", 祝妈妈生日快乐: what is wished or said to somebody.
pub(super) fn wish(clause: &Clause) -> Option<Span> {
    let all = clause.words();
    let is = |i: usize, section: &str| has(section, &all[i].1.to_lowercase());
    let happy = (0..all.len()).find(|&i| is(i, "happy"));
    let feast = |from: usize| (from + 1..all.len().min(from + 5)).find(|&i| is(i, "feast"));
    if let Some((from, to)) = happy.and_then(|from| Some((from, feast(from)?))) {
        return Some((all[from].0, all[to].0 + all[to].1.chars().count()));
    }
    let found = slogan(clause, "wish", false)?;
    let whole = clause.folded();
    // 情人节快乐贺卡: the feast is wished, too.
    let begins: String = clause.chars().get(..found.0)?.iter().collect();
    let found = match chinese_start(&begins) {
        start if found.0 - start < 7 && ["节", "加油"].iter().any(|w| whole.contains(w)) => {
            (start, found.1)
        }
        _ => found,
    };
    let alone =
        whole.chars().any(is_han) && clause.len() < 15 && !words("sheet").iter().any(|w| whole.contains(w));
    Some(if alone && !clause.is_read() { clause.whole() } else { found })
}

/// "How to bake bread", 5分钟学会番茄炒蛋: what a video or a post is about.
pub(super) fn topic(clause: &Clause) -> Option<Span> {
    let whole = clause.folded();
    let (from, to) = clause.whole();
    if whole.chars().any(is_han) {
        let about = words("topic").iter().any(|word| whole.contains(word));
        // 健康早餐公众号封面: as far as the page is named.
        let pages = words("sheet").iter().chain(words("platform")).filter_map(|word| whole.find(word));
        let to = pages.min().map_or(to, |at| whole[..at].chars().count());
        let length = to.saturating_sub(from);
        let shows = words("shows").iter().any(|word| whole.trim().starts_with(word));
        return (about && (4..20).contains(&length) && !shows && !clause.is_read()).then_some((from, to));
    }
    let (at, _) = slogan(clause, "topic", false)?;
    let all = clause.words();
    let first = all.iter().rposition(|(place, _)| *place <= at)?;
    // "10 tips": their number belongs to them.
    let number = |i: &usize| all[*i].1.starts_with(|c: char| c.is_ascii_digit());
    let first = (first.saturating_sub(2)..first).find(number).unwrap_or(first);
    let last =
        (first..all.len()).find(|&i| has("beyond a line", &all[i].1.to_lowercase())).unwrap_or(all.len());
    let short = last - first > 1 && last - first < 9;
    short.then(|| (all[first].0, all[last - 1].0 + all[last - 1].1.chars().count()))
}

/// Where a name in Chinese begins that goes on to the end, in characters.
fn chinese_start(before: &str) -> usize {
    let from =
        before.rfind(['张', '的', '幅', '个', '为', ' ']).map_or(0, |p| before.ceil_char_boundary(p + 1));
    before[..from].chars().count()
}

fn chinese(before: &str) -> Option<Span> {
    let before = before.trim_end().trim_end_matches('的');
    let start = chinese_start(before);
    let event: String = before.chars().skip(start).collect();
    let event = event.trim_end_matches("宣传").trim_end_matches("活动").trim();
    let called = before.trim().ends_with("活动") && event.chars().count() < 9;
    let place = event.strip_suffix("旅游").or(event.strip_suffix("旅行")).filter(|place| !place.is_empty());
    if let Some(place) = place.filter(|place| place.chars().count() < 7) {
        return Some((start, start + place.chars().count()));
    }
    let happens = called
        || words("event").iter().any(|end| event.ends_with(end))
        || words("appeal").iter().any(|call| event.starts_with(call));
    let happens = happens && event.chars().count() > 1;
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
    let offers = ["折", "满", "减", "买", "元", "送"].iter().any(|sign| lower.contains(sign));
    // 一块蛋糕 has no price.
    let offers = offers || lower.trim_end().ends_with('块');
    let counts = lower.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九半".contains(c));
    (han && offers && counts && !clause.is_read() && clause.len() <= 14 && !lower.contains('报'))
        .then(|| clause.whole())
}
