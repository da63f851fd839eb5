//! Dates and hours: "Saturday May 3rd at 2pm", 2025年10月1日 with the hour that follows.

use super::super::names::days_and_months;

/// Where in those words, whose places are given, a date or an hour stands.
pub(super) fn english(words: &[(usize, String)]) -> Option<(usize, usize)> {
    let month = |i: usize| {
        let next = words.get(i).and_then(|(_, word)| word.get(..3)).map(str::to_lowercase);
        next.is_some_and(|next| days_and_months().skip(7).any(|name| name.starts_with(&next)))
    };
    let near = |i: usize| {
        let number = |i: usize| words.get(i).is_some_and(|(_, word)| is_number(word));
        number(i + 1) || i > 0 && number(i - 1) || month(i + 1) && number(i + 2)
    };
    let strong = |i: usize| {
        let word = words[i].1.to_lowercase();
        let capital = words[i].1.starts_with(char::is_uppercase);
        let named = |full: bool| {
            days_and_months().any(|name| {
                name == word || !full && (word.len() == 3 || word == "sept") && name.starts_with(&word)
            })
        };
        let day = days_and_months().take(7).any(|day| day == word.trim_end_matches('s'));
        // Black Friday is no day of a week.
        let feast =
            i > 0 && ["black", "good", "cyber", "super"].contains(&words[i - 1].1.to_lowercase().as_str());
        // 14.02.2027
        let parts = word
            .split(['.', '/', '-'])
            .filter(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
        parts.count() == 3 && word.len() < 11
            || is_clock(&word) && !word.is_empty()
            || matches!(word.as_str(), "pm" | "am" | "o'clock") && near(i)
            || day && capital && !feast
            || near(i) && (named(true) || capital && named(false))
    };
    let joins =
        |word: &str| matches!(word, "at" | "from" | "to" | "-" | "–" | "of" | "until" | "till" | "&" | "and");
    let weak = |i: usize| is_number(&words[i].1) || joins(&words[i].1.to_lowercase());
    let first = (0..words.len()).find(|&i| strong(i))?;
    let mut from = (0..first).rev().take_while(|&i| weak(i)).last().unwrap_or(first);
    let mut to = (first..words.len()).find(|&i| !strong(i) && !weak(i)).unwrap_or(words.len());
    let holds = |i: usize| strong(i) || is_number(&words[i].1);
    while !holds(from) {
        from += 1;
    }
    while !holds(to - 1) {
        to -= 1;
    }
    if from > 0 && words[from - 1].1.eq_ignore_ascii_case("every") {
        from -= 1;
    }
    let (last, word) = &words[to - 1];
    Some((words[from].0, last + word.chars().count()))
}

/// "13", "13th", "2026", "7:30".
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.len() < 6
        && digits.chars().all(|c| c.is_ascii_digit() || ":-–/.".contains(c))
}

/// "7pm", "7:30-9pm".
fn is_clock(word: &str) -> bool {
    let digits = word.trim_end_matches("pm").trim_end_matches("am");
    (digits.len() < word.len() || digits.contains(':')) && is_number(digits)
        || word.split_once(['-', '–']).is_some_and(|(a, b)| is_clock(a) && is_clock(b))
}

/// The same in Chinese; from its first figure or day of the week.
pub(super) fn chinese(clause: &[char]) -> Option<(usize, usize)> {
    let goes_on = |c: &char| {
        c.is_ascii_digit()
            || "年月日号点时半晚上中午下凌晨傍早周星期每一二三四五六七八九十:-–—~～至到 ".contains(*c)
    };
    let digit = |i: &usize| {
        clause[*i].is_ascii_digit() && clause[*i..].iter().take(6).any(|c| "年月日号点时:".contains(*c))
    };
    let week = |i: &usize| {
        let rest: String = clause[*i..].iter().take(4).collect();
        ["每周", "周", "星期"]
            .iter()
            .any(|w| rest.strip_prefix(w).is_some_and(|r| r.starts_with(|c| "一二三四五六日".contains(c))))
    };
    // 中山路88号 is where, and 号码是23号 is on a shirt, not when.
    let way = |i: &usize| {
        let said: String = clause[..*i].iter().filter(|c| !c.is_ascii_digit()).collect();
        said.ends_with(['路', '街', '巷', '弄', '道', '码'])
            || said.ends_with("号码是")
            || said.ends_with("号码为")
    };
    let first = (0..clause.len()).find(|i| (digit(i) || week(i)) && !way(i))?;
    let before: String = clause[..first].iter().collect();
    let near =
        ["今晚", "明晚", "今天", "明天", "后天", "本周", "下周"].iter().any(|near| before.ends_with(near));
    let from = first - if near { 2 } else { 0 };
    let long = first - from + clause[first..].iter().take_while(|c| goes_on(c)).count();
    let text: String = clause[from..from + long].iter().collect();
    let long = text.trim_end_matches(['到', '至', '上', '中', '下', '早', ' ', '-', '一']).chars().count();
    let ends = text.contains(['月', '点', '周', '期', ':', '号'])
        || text.contains('日') && text.contains('月')
        || text.len() == 7
            && clause.get(from + long).is_some_and(|c| "鼠牛虎兔龙蛇马羊猴鸡狗猪".contains(*c));
    let counted = clause.get(from + long).is_some_and(|c| "元折个只天岁页人".contains(*c));
    (ends && !counted).then_some((from, from + long))
}
